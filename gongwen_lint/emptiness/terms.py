"""The terms of a sentence that have a weight: words and pairs of words, found by their characters in one pass."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import marisa_trie

LONGEST = 10
"""characters of the longest term"""
_SAME = str.maketrans(",:;()!?０１２３４５６７８９123456789", "，：；（）！？" + "0" * 19)
"""marks in half width and digits, which a text writes now so, now so; characters stay where they are"""


def fold(text: str) -> str:
    """The text as terms are looked up in it, character by character."""
    return text.translate(_SAME)


def terms(folded: str, known: marisa_trie.Trie) -> Iterator[list[str]]:
    """For each character of a text that ``fold`` has seen, the terms that begin there."""
    prefixes = known.prefixes
    return (prefixes(folded[at:at + LONGEST]) for at in range(len(folded)))
