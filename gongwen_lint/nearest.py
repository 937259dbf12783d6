"""The nearest right word for a wrong one, and the sentences that refuse it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

_SHOWN = 16
"""so many right values are listed; a longer list helps nobody at a prompt"""


def nearest(word: str, known: Collection[str]) -> str | None:
    """The known word most like ``word``; None where none is alike."""
    from difflib import get_close_matches  # wanted only once something is wrong

    folded = {right.casefold(): right for right in known}
    close = get_close_matches(word.casefold(), folded, 1, 0.4)
    return folded[close[0]] if close else None


def advice(word: str, known: Collection[str], meant: Mapping[str, str] = MappingProxyType({})) -> str:
    """What to write instead of ``word``: the nearest known word, and the whole list where it is short.

    ``meant`` are known words by what somebody says who means them: the first that stands in ``word`` goes before any alike.
    """
    folded = word.casefold()
    close = next((right for part, right in meant.items() if part in folded), None) or nearest(word, known)
    said = f"最接近的是“{close}”。" if close else ""
    return f"{said}可以用：{'、'.join(known)}。" if len(known) <= _SHOWN else said


def shown(value: object) -> str:
    """What TOML or JSON can hold as it stands behind 是 in a Chinese sentence: a number has a blank before it."""
    if isinstance(value, str):
        return f"“{value}”"
    if isinstance(value, (list, tuple)):
        return f"一列（{'、'.join(shown(item).strip() for item in value)}）" if value else "空的一列"
    if isinstance(value, dict):
        return "一张表"
    return "空的" if value is None else f" {str(value).lower() if isinstance(value, bool) else value}"
