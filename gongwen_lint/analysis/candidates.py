"""Where the patterns of a lexicon may stand in a text, told in one pass over its characters before any word is cut.

A pattern of several fixed parts is a candidate only in a clause that holds its first and, behind it, its last part. Which
patterns these are is kept as the bits of one number, so that a common word costs no more than a rare one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import add

from gongwen_lint.analysis.patterns import Part, first_literals, fixed_literals, fixed_parts, is_plain, parse
from gongwen_lint.analysis.terms import HEAD, MUCH, terms
from gongwen_lint.expressions import Expression
from gongwen_lint.named import NamedTuple

CLAUSE_ENDS = "，。；：！？,;:!?"
"""what a gap never runs across"""
_CLAUSE_END = Expression(f"[{CLAUSE_ENDS}]")
_REACH = 400
"""In so many characters fit two gaps of ten of the longest words, and what stands around them."""


class Candidate(NamedTuple):
    """A place where pattern ``number`` may stand: characters ``start`` to ``end`` (exclusive) are its anchor."""

    start: int
    end: int
    number: int


class Sides(NamedTuple):
    """A pattern as it is searched for: its anchor, and what stands before (the nearest part first) and behind."""

    anchor: frozenset[str]
    before: tuple[Part, ...]
    behind: tuple[Part, ...]
    needs_before: tuple[frozenset[str], ...]
    """the literals of the parts that every hit holds"""
    needs_behind: tuple[frozenset[str], ...]


class Candidates:
    """Patterns made ready for the pass; each is read when a text is first expected to hold it.

    ``frequency`` tells how common a word is: of the parts of a pattern the one that a text holds least often is the anchor.
    The ``protected`` terms are found in the same pass.
    """

    def __init__(self, patterns: Sequence[str], protected: frozenset[str], frequency: Callable[[str], int]) -> None:
        self._patterns, self._protected, self._frequency = patterns, protected, frequency
        self._sides: dict[int, Sides] = {}
        # The numbers of a term's patterns are kept as characters: thousands of lists would cost the garbage collector more
        # time than all the rest.
        self._whole: defaultdict[str, str] = defaultdict(str)
        """the patterns told by one part: those that are plain, and those that may run over several clauses"""
        self._paired: list[int] = []
        """the patterns told by two parts; their places in this list are the bits"""
        self._first: defaultdict[str, str] = defaultdict(str)
        self._last: defaultdict[str, str] = defaultdict(str)
        self._terms = terms(protected).copy()
        self._roles: dict[str, tuple[Sequence[int], int, int, bool]] = {}
        self._seen = 0
        self._unread = set(range(len(patterns)))
        self._begins = [[literal[:HEAD] for literal in first_literals(pattern)] for pattern in patterns]
        """what the first part of each pattern begins with"""

    def expect(self, text: str) -> None:
        """Read the patterns that may stand in a text, before ``within`` is asked about it or about its sentences.

        One document calls for few of them; after much text all are read, and nothing is left to look up.
        """
        if not self._unread:
            return
        self._seen += len(text)
        if self._seen > MUCH:
            called = {number: self._parts(number) for number in self._unread}
        else:
            heads = {*map(add, text, text[1:]), *text}
            begun = [number for number in self._unread if not heads.isdisjoint(self._begins[number])]
            called = {number: parts for number in begun if _ends_in(parts := self._parts(number), heads)}
        self._unread.difference_update(called)
        if not self._unread:
            self._begins.clear()
        new: set[str] = set()
        for number, parts in called.items():
            new.update(*self._read(number, parts))
        self._terms.add(new)
        for term in new:
            self._roles.pop(term, None)

    def _parts(self, number: int) -> list[list[str]]:
        pattern = self._patterns[number]
        return [[pattern]] if is_plain(pattern) else fixed_literals(pattern)

    def _read(self, number: int, parts: list[list[str]]) -> Sequence[Iterable[str]]:
        """Note the parts that tell of a pattern; returns the terms to look for."""
        if len(parts) == 1 or _CLAUSE_END.search(self._patterns[number]):
            anchor = set(parts[0]) if len(parts) == 1 else self.sides(number).anchor
            for choice in anchor:
                self._whole[choice] += chr(number)
            return (*parts, anchor)
        bit = chr(len(self._paired))
        self._paired.append(number)
        for choice in parts[0]:
            self._first[choice] += bit
        for choice in parts[-1]:
            self._last[choice] += bit
        return parts

    def sides(self, number: int) -> Sides:
        """The pattern as it is searched for; one that is plain is nothing but its anchor."""
        sides = self._sides.get(number)
        if sides is None:
            pattern = self._patterns[number]
            if is_plain(pattern):
                sides = Sides(frozenset((pattern,)), (), (), (), ())
            else:
                at, choices = self._rarest(fixed_parts(pattern))
                parts = parse(pattern)
                before, behind = parts[:at][::-1], parts[at + 1:]
                sides = Sides(frozenset(choices), before, behind, _needs(before), _needs(behind))
            self._sides[number] = sides
        return sides

    def _rarest(self, parts: list[tuple[int, list[str]]]) -> tuple[int, list[str]]:
        """The part that a text holds least often: the longest, of equally long ones that with the rarest first literal."""
        longest = max(min(map(len, choices)) for _, choices in parts)
        rest = [part for part in parts if min(map(len, part[1])) == longest]
        return rest[0] if len(rest) == 1 else min(rest, key=lambda part: self._frequency(part[1][0]))

    def within(self, text: str) -> tuple[list[Candidate], list[tuple[int, int]]]:
        """Where patterns may stand in a text that was expected, and where protected terms do."""
        found: list[Candidate] = []
        shielded: list[tuple[int, int]] = []
        here, roles, known = self._terms.found(text), self._roles, self._sides
        ends = [mark.start() for mark in _CLAUSE_END.finditer(text)]
        ends.append(len(text))
        end, clause, begin, seen, pairs = ends[0], 0, 0, 0, 0
        for place, (at, term) in enumerate(here):
            if at > end:
                if pairs:
                    found += self._anchored(pairs, here[begin:place])
                while at > end:
                    clause += 1
                    end = ends[clause]
                begin, seen, pairs = place, 0, 0
            whole, first, last, protected = roles.get(term) or self._role(term)
            for number in whole:
                if _surrounded(known.get(number) or self.sides(number), here, place):
                    found.append(Candidate(at, at + len(term), number))
            if last:
                pairs |= seen & last
            if first:
                seen |= first
            if protected:
                shielded.append((at, at + len(term)))
        if pairs:
            found += self._anchored(pairs, here[begin:])
        return found, shielded

    def _role(self, term: str) -> tuple[Sequence[int], int, int, bool]:
        """The patterns that a term tells of by itself, and those whose first and last part it is; whether it is protected."""
        first, last = _bits(self._first.get(term, "")), _bits(self._last.get(term, ""))
        whole = tuple(map(ord, self._whole.get(term, "")))
        self._roles[term] = role = (whole, first, last, term in self._protected)
        return role

    def _anchored(self, pairs: int, here: Sequence[tuple[int, str]]) -> Iterator[Candidate]:
        """Where in a clause, which holds these terms, the anchors of these patterns stand with all that they need around them."""
        while pairs:
            bit = pairs.bit_length() - 1
            pairs ^= 1 << bit
            number = self._paired[bit]
            sides = self._sides.get(number) or self.sides(number)
            anchor = sides.anchor
            for place, (at, term) in enumerate(here):
                if term in anchor and _surrounded(sides, here, place):
                    yield Candidate(at, at + len(term), number)


def _ends_in(parts: list[list[str]], heads: set[str]) -> bool:
    """Whether the last of several parts has a literal that begins so."""
    return len(parts) == 1 or not heads.isdisjoint([literal[:HEAD] for literal in parts[-1]])


def _bits(numbers: str) -> int:
    """The number that has these bits; made byte by byte, which takes a third of the time that adding powers of two does."""
    if not numbers:
        return 0
    flags = bytearray((ord(max(numbers)) >> 3) + 1)
    for number in map(ord, numbers):
        flags[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(flags, "little")


def _needs(parts: Iterable[Part]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(part.choices) for part in parts if part.choices and not part.optional)


def _surrounded(sides: Sides, here: Sequence[tuple[int, str]], place: int) -> bool:
    """Whether what else a pattern must hold stands before and behind its anchor, the term at this place among those found."""
    return _hold(sides.needs_before, here, place, -1) and _hold(sides.needs_behind, here, place, 1)


def _hold(needs: tuple[frozenset[str], ...], here: Sequence[tuple[int, str]], place: int, way: int) -> bool:
    if not needs:
        return True
    anchor, size = here[place][0], len(here)
    for need in needs:
        while True:
            place += way
            if not 0 <= place < size:
                return False
            at, term = here[place]
            if not -_REACH <= at - anchor <= _REACH:
                return False
            if term in need:
                break
    return True
