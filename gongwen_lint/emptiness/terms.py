"""The terms of a sentence that have a weight: words and pairs of words, found by their characters in one pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongwen_lint.analysis.shields import TITLE, formulations
from gongwen_lint.analysis.terms import MUCH
from gongwen_lint.expressions import Expression

if TYPE_CHECKING:
    import marisa_trie
    from ahocorasick_rs import AhoCorasick

LONGEST = 10
"""characters of the longest term"""
_SAME = str.maketrans(",:;()!?０１２３４５６７８９123456789", "，：；（）！？" + "0" * 19)
"""marks in half width and digits, which a text writes now so, now so"""
_SIGNS = Expression(r"[,:;()!?\d]")


def fold(text: str, protected: tuple[str, ...] = ()) -> str:
    """The text as terms are looked up in it: without the words of titles, which are nobody's own, and without formulations.

    The formulations of the Party and the state, and those of the unit (``protected``), are never scored.
    """
    for start, end in reversed(formulations(text, protected)):
        text = text[:start] + text[end:]
    return TITLE.sub("《》", text.translate(_SAME) if _SIGNS.search(text) else text)


class Finder:
    """Finds the terms of a trie, by their ids, in texts that ``fold`` has seen: each term once, those within others too."""

    def __init__(self, trie: marisa_trie.Trie) -> None:
        self._trie, self._read = trie, 0
        self._automaton: AhoCorasick | None = None
        self._ids: dict[str, int] = {}
        """of the terms met so far"""

    def __call__(self, folded: str) -> set[int]:
        self._read += len(folded)
        if self._read <= MUCH:
            prefixes, ids = self._trie.prefixes, self._ids
            found = {term for at in range(len(folded)) for term in prefixes(folded[at:at + LONGEST])}
            ids.update((term, self._trie[term]) for term in found.difference(ids))
            return set(map(ids.__getitem__, found))
        if self._automaton is None:
            from ahocorasick_rs import AhoCorasick  # one document does without

            self._automaton = AhoCorasick(map(self._trie.restore_key, range(len(self._trie))))
            self._ids.clear()
        return {number for number, _, _ in self._automaton.find_matches_as_indexes(folded, overlapping=True)}
