"""Finds the terms of a long list in a text; the list costs next to nothing to make ready, since few texts need it.

Where a term may begin is told by its first two characters, which are looked up with the lengths of the terms that begin so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

_HEAD = 2


class Terms:
    """A list of terms to be found as they are."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._terms = frozenset(terms)
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for term in self._terms:
            lengths[term[:_HEAD]].add(len(term))
        self._lengths = {head: sorted(found, reverse=True) for head, found in lengths.items()}
        self._widths = {len(head) for head in self._lengths}
        """one only where a term is a single character"""

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where terms stand, start and end (exclusive): of those that begin together, the longest."""
        terms, lengths = self._terms, self._lengths
        for width in self._widths:
            for at in range(len(text) - width + 1):
                for length in lengths.get(text[at:at + width], ()):
                    if text[at:at + length] in terms:
                        yield at, at + length
                        break


@cache
def terms(of: frozenset[str]) -> Terms:
    """The list of these terms, made once."""
    return Terms(of)
