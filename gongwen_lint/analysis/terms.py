"""Finds the terms of a long list in a text; the list costs next to nothing to make ready, since few texts need it.

Where a term may begin is told by its first two characters, which are looked up with the lengths of the terms that begin so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from operator import add

_HEAD = 2


class Terms:
    """A list of terms to be found as they are."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._terms = frozenset(terms)
        self._heads: dict[str, int] = {}
        """the lengths of the terms that begin so, as the bits of a number: what is quickest to add to"""
        heads = self._heads
        for term in self._terms:
            head = term[:_HEAD]
            heads[head] = heads.get(head, 0) | 1 << len(term)
        self._single = any(len(head) < _HEAD for head in heads)

    def found(self, text: str) -> list[tuple[int, str]]:
        """Every term that stands in a text, with its place, in order; also those within others."""
        terms = self._terms
        return [
            (at, term) for at, lengths in self._places(text) for length in _lengths(lengths)
            if (term := text[at:at + length]) in terms
        ]

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where terms stand, start and end (exclusive): of those that begin together, the longest."""
        terms = self._terms
        for at, lengths in self._places(text):
            for length in _lengths(lengths):
                if text[at:at + length] in terms:
                    yield at, at + length
                    break

    def _places(self, text: str) -> list[tuple[int, int]]:
        """Where terms may begin, and how long those are."""
        heads = self._heads
        places = [place for place in enumerate(map(heads.get, map(add, text, text[1:]))) if place[1]]
        if self._single:
            places += [(at, 1 << 1) for at, char in enumerate(text) if char in heads]
            places.sort()
        return places


@cache
def _lengths(bits: int) -> tuple[int, ...]:
    """The longest first."""
    return tuple(length for length in range(bits.bit_length() - 1, 0, -1) if bits >> length & 1)


@cache
def terms(of: frozenset[str]) -> Terms:
    """The list of these terms, made once."""
    return Terms(of)
