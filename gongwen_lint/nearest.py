"""The nearest right word for a wrong one, and the sentence that refuses it."""

from __future__ import annotations

from collections.abc import Collection

_SHOWN = 16
"""so many right values are listed; a longer list helps nobody at a prompt"""


def nearest(word: str, known: Collection[str]) -> str | None:
    """The known word most like ``word``; None where none is alike."""
    from difflib import get_close_matches  # wanted only once something is wrong

    folded = {right.casefold(): right for right in known}
    close = get_close_matches(word.casefold(), folded, 1, 0.4)
    return folded[close[0]] if close else None


def advice(word: str, known: Collection[str]) -> str:
    """What to write instead of ``word``: the nearest known word, and the whole list where it is short."""
    close = nearest(word, known)
    said = f"最接近的是“{close}”。" if close else ""
    return f"{said}可以用：{'、'.join(known)}。" if len(known) <= _SHOWN else said
