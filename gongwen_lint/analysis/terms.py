"""Finds the terms of a long list in a text; the list costs next to nothing to make ready, since few texts need it.

Where a term may begin is told by its first two characters, which are looked up with the lengths of the terms that begin so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from operator import add
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

HEAD = 2
"""characters by which a term is looked up"""
MUCH = 40_000
"""Characters of text from which on an automaton is worth its building, which costs as much as looking these through."""


class Terms:
    """A list of terms to be found as they are."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._terms: set[str] = set()
        self._heads: dict[str, int] = {}
        """the lengths of the terms that begin so, as the bits of a number: what is quickest to add to"""
        self._single = False
        self._read = 0
        self._automaton: tuple[AhoCorasick, list[str]] | None = None
        self._apart: AhoCorasick | None = None
        self.add(terms)

    def copy(self) -> Terms:
        """The same list, to be added to; much cheaper than to make it anew."""
        copied = Terms(())
        copied._terms, copied._heads, copied._single = self._terms.copy(), self._heads.copy(), self._single
        return copied

    def add(self, terms: Iterable[str]) -> None:
        """Look for these as well."""
        heads = self._heads
        for term in terms:
            head = term[:HEAD]
            heads[head] = heads.get(head, 0) | 1 << len(term)
            if len(head) < HEAD:
                self._single = True
        self._terms.update(terms)
        self._automaton = self._apart = None

    def found(self, text: str) -> list[tuple[int, str]]:
        """Every term that stands in a text, with its place, also those within others: in order of their begins or their ends."""
        self._read += len(text)
        if self._read > MUCH and self._terms:
            if not self._automaton:
                from ahocorasick_rs import AhoCorasick  # one document does without

                ordered = list(self._terms)
                self._automaton = AhoCorasick(ordered), ordered
            automaton, ordered = self._automaton
            return [(at, ordered[number]) for number, at, _ in automaton.find_matches_as_indexes(text, overlapping=True)]
        terms = self._terms
        return [
            (at, term) for at, lengths in self._places(text) for length in _lengths(lengths)
            if (term := text[at:at + length]) in terms and len(term) == length  # at the end of a text it may be shorter
        ]

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where terms stand, start and end (exclusive): of those that begin together, the longest."""
        terms = self._terms
        for at, lengths in self._places(text):
            for length in _lengths(lengths):
                term = text[at:at + length]
                if term in terms and len(term) == length:
                    yield at, at + length
                    break

    def apart(self, text: str) -> Iterator[tuple[int, int]]:
        """Where terms stand, start and end (exclusive): of overlapping ones the first, of those the longest."""
        self._read += len(text)
        if self._read > MUCH and self._terms:
            if not self._apart:
                from ahocorasick_rs import AhoCorasick, MatchKind

                self._apart = AhoCorasick(list(self._terms), matchkind=MatchKind.LeftmostLongest)
            for _, start, end in self._apart.find_matches_as_indexes(text):
                yield start, end
            return
        last = 0
        for start, end in self.spans(text):
            if start >= last:
                yield start, end
                last = end

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
