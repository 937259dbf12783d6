"""Finds the phrases of a lexicon in sentences: candidates in one pass over the characters, then each by words.

Every hit begins and ends where words do, and none touches a protected formulation with its lead, a title in 《》 or a name in “”.
Only the clauses that a candidate reaches into are cut into words (``cuts``).
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import islice

from gongwen_lint.analysis.candidates import CLAUSE_ENDS, Candidates
from gongwen_lint.analysis.cuts import Cut
from gongwen_lint.analysis.patterns import Part
from gongwen_lint.analysis.shields import Shields, led, named
from gongwen_lint.named import NamedTuple
from gongwen_lint.words.segmenter import Segmenter


class Match(NamedTuple):
    """One hit: characters ``start`` to ``end`` (exclusive) of the text searched, and which pattern."""

    start: int
    end: int
    pattern: int


class PhraseIndex:
    """Patterns compiled for searching, such as ``patterns.parse`` can read.

    Hits of the ``minor`` patterns (by number) give way to those of the others.
    """

    def __init__(
        self, patterns: Sequence[str], protected: Iterable[str], words: Segmenter, minor: Container[int] = (),
    ) -> None:
        self._words, self._minor = words, minor
        self._candidates = Candidates(patterns, frozenset(protected), words.frequency)

    def search(self, text: str) -> list[Match]:
        """The hits in a sentence, in order; of overlapping ones the first, and of those that begin together the longest."""
        return next(self.search_all([text]))

    def search_all(self, texts: Sequence[str]) -> Iterator[list[Match]]:
        """The same for many sentences, one after another."""
        self._candidates.expect("\n".join(texts))
        return map(self._search, texts)

    def matches(self, text: str) -> set[Match]:
        """Every hit in a sentence, also those within others."""
        self._candidates.expect(text)
        return self._matches(text)

    def _search(self, text: str) -> list[Match]:
        found = sorted(self._matches(text), key=lambda match: (match.start, -match.end, match.pattern))
        kept = _apart(match for match in found if match.pattern not in self._minor)
        if len(kept) == len(found):
            return kept
        taken = Shields([match[:2] for match in kept])
        rest = (match for match in found if match.pattern in self._minor and not taken.touch(match.start, match.end))
        return sorted([*kept, *_apart(rest)])

    def _matches(self, text: str) -> set[Match]:
        candidates, shielded = self._candidates.within(text)
        if not candidates:
            return set()
        shields = Shields([*led(text, shielded), *named(text)])
        cut = Cut(text, self._words, shields)
        found = set()
        for start, end, number in candidates:
            if not shields.touch(start, end):
                span = self._span(number, start, end, cut)
                if span and not shields.touch(*span) and cut.may_start(span[0]) and cut.is_bound(span[1]):
                    found.add(Match(*span, number))
        return found

    def _span(self, number: int, start: int, end: int, cut: Cut) -> tuple[int, int] | None:
        """The whole stretch around the anchor of a pattern, found at ``start`` to ``end``; None if the rest is missing."""
        _, before, behind, *_ = self._candidates.sides(number)
        first = _follow(before, start, cut, -1) if before else start
        if first is None:
            return None
        last = _follow(behind, end, cut, 1) if behind else end
        return None if last is None else (first, last)


def _apart(matches: Iterable[Match]) -> list[Match]:
    """Of hits in order, those that do not begin within one kept before."""
    kept: list[Match] = []
    for match in matches:
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept


def _follow(parts: Sequence[Part], at: int, cut: Cut, way: int) -> int | None:
    """The offset at which these parts end when they go on, forwards or backwards, from offset ``at``; None if they do not."""
    if not parts:
        return at
    part, rest = parts[0], parts[1:]
    if part.choices:
        text = cut.text  # one look at all the choices first: most places hold none of them
        if text.endswith(part.choices, 0, at) if way < 0 else text.startswith(part.choices, at):
            for choice in part.choices:
                start = at - len(choice) if way < 0 else at
                if start >= 0 and text.startswith(choice, start):
                    end = _follow(rest, at + way * len(choice), cut, way)
                    if end is not None:
                        return end
        return _follow(rest, at, cut, way) if part.optional else None
    if part.kinds:
        word = cut.word(at, way)
        tag = cut.words.tag(word)
        return _follow(rest, at + way * len(word), cut, way) if tag and tag.startswith(part.kinds) else None
    return _over_gap(part.most, rest, at, cut, way)


def _over_gap(most: int, rest: Sequence[Part], at: int, cut: Cut, way: int) -> int | None:
    text, choices = cut.text, () if rest[0].optional else rest[0].choices
    stands = text.startswith if way > 0 else text.endswith
    if not choices or (stands(choices, at) if way > 0 else stands(choices, 0, at)):
        end = _follow(rest, at, cut, way)
        if end is not None:
            return end
    if not cut.is_bound(at):
        return None
    for bound in islice(cut.bounds(at, way), most):
        first = text[at if way > 0 else bound]
        if first.isdigit() or (first in CLAUSE_ENDS and abs(bound - at) == 1):  # a phrase must not hold a date or a number
            return None
        at = bound
        if not choices or (stands(choices, at) if way > 0 else stands(choices, 0, at)):
            end = _follow(rest, at, cut, way)
            if end is not None:
                return end
    return None
