"""Finds the phrases of a lexicon in sentences: all patterns in one pass over the characters, then each candidate by words.

Every hit begins and ends where words do, and none touches a protected formulation, a title in 《》 or a name in “”.
A sentence without a candidate is not cut into words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from gongwen_lint.analysis.patterns import Part, fixed_parts, is_plain, parse
from gongwen_lint.analysis.shields import NAMED, Shields
from gongwen_lint.analysis.terms import terms
from gongwen_lint.words.segmenter import Segmenter

_CLAUSE_ENDS = frozenset("，。；：！？,;:!?")
_REACH = 400
"""In so many characters fit two gaps of ten of the longest words, and what stands around them."""
_WHOLE = -1
"""stands for the place of the anchor where the pattern is nothing else"""


class Match(NamedTuple):
    """One hit: characters ``start`` to ``end`` (exclusive) of the text searched, and which pattern."""

    start: int
    end: int
    pattern: int


class PhraseIndex:
    """Patterns compiled for searching; a token pattern is looked for where its rarest fixed part stands.

    The patterns must be such as ``patterns.parse`` can read; each is read when its rarest part first turns up.
    Hits of the ``minor`` patterns (by number) give way to those of the others.
    """

    def __init__(
        self, patterns: Sequence[str], protected: Iterable[str], words: Segmenter, minor: Container[int] = (),
    ) -> None:
        self._words, self._patterns, self._minor = words, patterns, minor
        self._sides: dict[int, tuple[tuple[Part, ...], tuple[Part, ...]]] = {}
        by_anchor: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, pattern in enumerate(patterns):
            at, choices = (_WHOLE, [pattern]) if is_plain(pattern) else self._rarest(fixed_parts(pattern))
            for choice in choices:
                by_anchor[choice].append((number, at))
        self._anchored = list(by_anchor.values())
        self._automaton = AhoCorasick(list(by_anchor))
        self._protected = terms(frozenset(protected))

    def _rarest(self, parts: list[tuple[int, list[str]]]) -> tuple[int, list[str]]:
        """The part that a text holds least often: the longest, of equally long ones that with the rarest first literal."""
        longest = max(min(map(len, choices)) for _, choices in parts)
        rest = [part for part in parts if min(map(len, part[1])) == longest]
        return rest[0] if len(rest) == 1 else min(rest, key=lambda part: self._words.frequency(part[1][0]))

    def search(self, text: str) -> list[Match]:
        """The hits in a sentence, in order; of overlapping ones the first, and of those that begin together the longest."""
        found = sorted(self.matches(text), key=lambda match: (match.start, -match.end, match.pattern))
        kept = _apart(match for match in found if match.pattern not in self._minor)
        if len(kept) == len(found):
            return kept
        taken = Shields([match[:2] for match in kept])
        rest = (match for match in found if match.pattern in self._minor and not taken.touch(match.start, match.end))
        return sorted([*kept, *_apart(rest)])

    def matches(self, text: str) -> set[Match]:
        """Every hit in a sentence, also those within others."""
        candidates = [
            (start, end, *pattern)
            for key, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True)
            for pattern in self._anchored[key] if self._may_stand(*pattern, text, start, end)
        ]
        if not candidates:
            return set()
        shields = Shields([*self._protected.spans(text), *(found.span() for found in NAMED.finditer(text))])
        candidates = [found for found in candidates if not shields.touch(found[0], found[1])]
        if not candidates:
            return set()
        cut = _Cut(text, self._words, shields)
        return {
            Match(*span, number)
            for start, end, number, at in candidates
            if (span := self._span(number, at, start, end, cut))
            and cut.may_start(span[0]) and span[1] in cut.places and not shields.touch(*span)
        }

    def _may_stand(self, number: int, at: int, text: str, start: int, end: int) -> bool:
        """Whether what else a pattern must hold stands somewhere around its part ``at``: asked before the text is cut."""
        if at == _WHOLE:
            return True
        if number not in self._sides:
            parts = parse(self._patterns[number])
            self._sides[number] = parts[:at][::-1], parts[at + 1:]
        before, behind = self._sides[number]
        return _holds(text, before, max(0, start - _REACH), start) and _holds(text, behind, end, end + _REACH)

    def _span(self, number: int, at: int, start: int, end: int, cut: _Cut) -> tuple[int, int] | None:
        """The whole stretch around part ``at`` of a pattern, found at ``start`` to ``end``; None if the rest is missing."""
        if at == _WHOLE:
            return start, end
        before, behind = self._sides[number]
        first = _follow(before, start, cut, -1)
        last = None if first is None else _follow(behind, end, cut, 1)
        return None if first is None or last is None else (first, last)


def _holds(text: str, parts: Sequence[Part], start: int, end: int) -> bool:
    """Whether a stretch of text holds one of the choices of each of these parts, in whatever order."""
    for part in parts:
        if part.choices and not part.optional:
            for choice in part.choices:
                if text.find(choice, start, end) >= 0:
                    break
            else:
                return False
    return True


def _apart(matches: Iterable[Match]) -> list[Match]:
    """Of hits in order, those that do not begin within one kept before."""
    kept: list[Match] = []
    for match in matches:
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept


class _Cut:
    """A text cut into words: the offsets at which words begin and end, a protected stretch being one word."""

    def __init__(self, text: str, words: Segmenter, shields: Shields) -> None:
        self.text, self.words = text, words
        bounds = set(accumulate(map(len, words.cut(text)), initial=0))
        bounds.difference_update(*(range(start + 1, end) for start, end in zip(shields.starts, shields.ends, strict=True)))
        self.bounds = sorted(bounds)
        self.places = {offset: at for at, offset in enumerate(self.bounds)}

    def word(self, offset: int, way: int) -> str:
        """The word that begins (way 1) or ends (way -1) at an offset; empty where none does."""
        at = self.places.get(offset)
        if at is None or not 0 <= at + way < len(self.bounds):
            return ""
        return self.text[min(offset, self.bounds[at + way]):max(offset, self.bounds[at + way])]

    def may_start(self, offset: int) -> bool:
        """Whether a phrase may begin here: where a word does, or at the second half of one such as 切实加强, which is two."""
        if offset in self.places:
            return True
        at = bisect_left(self.bounds, offset)
        start, end = self.bounds[at - 1], self.bounds[at]
        return (
            offset - start > 1 and end - offset > 1
            and all(map(self.words.frequency, (self.text[start:offset], self.text[offset:end])))
        )


def _follow(parts: Sequence[Part], at: int, cut: _Cut, way: int) -> int | None:
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


def _over_gap(most: int, rest: Sequence[Part], at: int, cut: _Cut, way: int) -> int | None:
    for _ in range(most + 1):
        end = _follow(rest, at, cut, way)
        if end is not None:
            return end
        word = cut.word(at, way)
        if not word or word in _CLAUSE_ENDS or word[0].isdigit():  # a date or a number is what a phrase must not hold
            return None
        at += way * len(word)
    return None
