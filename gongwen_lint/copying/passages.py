"""Passages: stretches of a draft that stand, the same or lightly edited, together in one place of a source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from gongwen_lint.copying.chains import Chain, chains
from gongwen_lint.copying.grams import Codes
from gongwen_lint.copying.runs import Run
from gongwen_lint.copying.stream import Stream
from gongwen_lint.named import NamedTuple

EDIT = 4
"""characters of the draft that may be other than the source's at one point of a passage"""
REPLACED, _NEARLY = 7, 2
"""the same where they stand for as many characters of the source, give or take so many"""
SPARED = 10
"""the same, where what is other does not count: a note on who answers for a measure, a title"""
CUT = 8
"""characters of the source that may be left out at one point"""
ALIKE = 0.7
"""how much of a passage is the source's"""
OWN = 0.6
"""share of the least length that must count; the rest may be titles, quotations, set formulations"""
LONG = 8
"""characters on end that are the same somewhere in a passage"""
_DROP = 20
"""a passage ends where it has lost so many characters"""
_PIECE = 2
"""characters on end that are the same between and beside runs, for them to count; one alone is chance"""
_BESIDE = 24
"""characters before the first and behind the last run of a chain in which such pieces are looked for"""
KEPT, LONGER = 5 / 6, 5 / 4
"""times the least length that must be left of a passage without the clauses it has only a part of; what is longer than the
latter and has nothing left is told as it is"""
_CLAUSE = 3
"""a clause is taken whole where at least so many times as much of it is in the passage as beyond, else left out"""
_BEYOND = 40
"""characters up to which the end of a clause is looked for"""


class Passage(NamedTuple):
    """A passage by the compared characters of draft and source; ends exclusive."""

    mine: tuple[int, int]
    theirs: tuple[int, int]
    runs: tuple[Run, ...]
    """what is the same, by the places in the draft"""

    @property
    def size(self) -> int:
        """Characters that are the same."""
        return sum([run.size for run in self.runs])


def passages(draft: Stream, sources: Sequence[Stream], counts: Codes, least: int) -> list[list[Passage]]:
    """For each source the passages with at least ``least`` characters the same, best first, apart from each other in the draft.

    ``counts`` tells of each compared character of the draft whether it counts: a quotation that the source has too
    does not make a passage, nor does it break one.
    """
    weights = [0, *counts.cumsum(dtype=int).tolist()]
    together = draft.seeds.runs([source.codes for source in sources], least // 2)
    return [
        _apart(source, _found(draft, source, found, weights, least), weights, least // 2)
        for source, found in zip(sources, together, strict=True)
    ]


def _found(draft: Stream, source: Stream, runs: Sequence[Run], weights: Sequence[int], least: int) -> Iterator[Passage]:
    for chain in chains(runs):
        if sum([run.size for run in chain]) < least // 2:
            continue
        for loose in _pieces(_filled(chain, draft.folded, source.folded), weights):
            piece = _clipped(loose, weights)
            size = sum([run.size for run in piece])
            if size >= least and _weight(piece, weights) >= OWN * least and _is_alike(piece):
                passage = _whole_clauses(draft, source, piece, least)
                if passage.size >= KEPT * least:
                    yield passage


def _filled(chain: Chain, draft: str, source: str) -> Chain:
    """The chain without overlaps, and with what is the same between its runs and beside them."""
    first = chain[0]
    before = min(_BESIDE, first.mine, first.theirs)
    filled = _same(draft, source, Run(first.mine - before, first.theirs - before, 0), first)
    filled.append(first)
    for run in chain[1:]:
        last = filled[-1]
        twice = max(0, last.mine + last.size - run.mine)
        if twice >= run.size - 1:
            continue
        run = Run(run.mine + twice, run.theirs + twice, run.size - twice)
        filled += _same(draft, source, last, run)
        filled.append(run)
    last = filled[-1]
    return filled + _same(draft, source, last, Run(last.mine + last.size + _BESIDE, last.theirs + last.size + _BESIDE, 0))


def _same(draft: str, source: str, last: Run, run: Run) -> Chain:
    """What is the same between one run and another; nothing where the source goes back."""
    from rapidfuzz.distance import Indel  # compiled, and needed only where something was copied

    mine, theirs = last.mine + last.size, last.theirs + last.size
    if run.mine <= mine or run.theirs <= theirs:
        return []
    return [
        Run(mine + step.src_start, theirs + step.dest_start, step.src_end - step.src_start)
        for step in Indel.opcodes(draft[mine:run.mine], source[theirs:run.theirs])
        if step.tag == "equal" and step.src_end - step.src_start >= _PIECE
    ]


def _pieces(filled: Chain, weights: Sequence[int]) -> Iterator[Chain]:
    """The parts of a chain between which too much was changed, each without loose ends."""
    missing = _Missing(filled)
    begin = 0
    while begin < len(filled):
        score = best = 0
        stop = begin
        for at in range(begin, len(filled)):
            run = filled[at]
            if at > begin:
                last = filled[at - 1]
                end = last.mine + last.size
                other = weights[run.mine] - weights[end]
                left_out = missing.between(last.theirs + last.size, run.theirs)
                most = REPLACED if abs(other - left_out) <= _NEARLY else EDIT
                if other > most or run.mine - end > SPARED or left_out > CUT:
                    break
                score -= other
            if score < max(0, best - _DROP):
                break
            score += weights[run.mine + run.size] - weights[run.mine]
            if score > best:
                best, stop = score, at + 1
        if stop > begin:
            yield filled[begin:stop]
        begin = max(stop, begin + 1)


def _clipped(piece: Chain, weights: Sequence[int]) -> Chain:
    """The piece from the first to the last character that counts."""
    first, last = piece[0], piece[-1]
    start = bisect_right(weights, weights[first.mine]) - 1
    end = bisect_left(weights, weights[last.mine + last.size])
    return list(_within(piece, start, end))


def _within(piece: Chain, start: int, end: int) -> Iterator[Run]:
    """The runs as far as they stand in a stretch of the draft."""
    for run in piece:
        before, behind = max(0, start - run.mine), max(0, run.mine + run.size - end)
        if before + behind < run.size:
            yield Run(run.mine + before, run.theirs + before, run.size - before - behind)


class _Missing:
    """What of the source stands nowhere in a chain."""

    def __init__(self, chain: Chain) -> None:
        self._first = min([run.theirs for run in chain])
        there = bytearray(max([run.theirs + run.size for run in chain]) - self._first)
        for _, theirs, size in chain:
            there[theirs - self._first:theirs - self._first + size] = b"\1" * size
        self._counts = [0, *accumulate(there)]

    def between(self, start: int, end: int) -> int:
        """How many characters of this stretch the chain does without; none where it goes back."""
        if end <= start:
            return 0
        return end - start - self._counts[end - self._first] + self._counts[start - self._first]


def _weight(piece: Chain, weights: Sequence[int]) -> int:
    return sum([weights[run.mine + run.size] - weights[run.mine] for run in piece])


def _is_alike(piece: Chain) -> bool:
    last = piece[-1]
    return (
        sum([run.size for run in piece]) >= ALIKE * (last.mine + last.size - piece[0].mine)
        and max([run.size for run in piece]) >= LONG
    )


def _whole_clauses(draft: Stream, source: Stream, piece: Chain, least: int) -> Passage:
    """The passage from the beginning to the end of a clause; of the source, whatever clauses it is from.

    Where too little would be left of a long stretch in the middle of a clause, it stays as it is.
    """
    last = piece[-1]
    start, end = _clauses(draft, piece[0].mine, last.mine + last.size)
    kept = tuple(_within(piece, start, end))
    if sum([run.size for run in kept]) < KEPT * least and (not kept or sum([run.size for run in piece]) >= LONGER * least):
        start, end, kept = piece[0].mine, last.mine + last.size, tuple(piece)
    return _passage(source, start, end, kept)


def _passage(source: Stream, start: int, end: int, kept: Iterable[Run]) -> Passage:
    """The passage at a place of the draft, with the clauses of the source that its runs are from."""
    kept = tuple(kept)
    first, behind = min([run.theirs for run in kept]), max([run.theirs + run.size for run in kept])
    return Passage((start, end), (_back(source, first), _ahead(source, behind)), kept)


def _clauses(stream: Stream, start: int, end: int) -> tuple[int, int]:
    """The stretch with its first and its last clause whole, where most of them is in it; else without them."""
    before, behind = _back(stream, start), _ahead(stream, start)
    if before < start:
        start = before if _CLAUSE * (start - before) <= min(behind, end) - start else min(behind, end)
    before, behind = _back(stream, end), _ahead(stream, end)
    if behind > end:
        end = behind if _CLAUSE * (behind - end) <= end - max(before, start) else max(before, start)
    return start, end


def _back(stream: Stream, at: int) -> int:
    """The beginning of the clause that a character stands in."""
    least = max(0, at - _BEYOND)
    while at > least and not stream.ends_clause(at):
        at -= 1
    return at


def _ahead(stream: Stream, at: int) -> int:
    """The end of the clause that the character before stands in."""
    most = min(len(stream.codes), at + _BEYOND)
    while at < most and not stream.ends_clause(at):
        at += 1
    return at


def _apart(source: Stream, found: Iterable[Passage], weights: Sequence[int], least: int) -> list[Passage]:
    """The best of those that share most of their place in the draft; of the others what no better one has."""
    kept: list[Passage] = []
    for passage in sorted(found, key=lambda passage: (-passage.size, passage.mine)):
        start, end = passage.mine
        for first, last in [other.mine for other in kept]:
            if first <= start < last:
                start = last
            if first < end <= last:
                end = first
        if 2 * (end - start) > passage.mine[1] - passage.mine[0]:
            kept.append(passage if (start, end) == passage.mine else _part(source, passage, start, end, weights))
    return [passage for passage in kept if passage.size >= least]


def _part(source: Stream, passage: Passage, start: int, end: int, weights: Sequence[int]) -> Passage:
    """What of a passage counts in a stretch of the draft."""
    runs = list(_within(list(passage.runs), start, end))
    if not runs or not _weight(runs, weights):
        return Passage((start, end), passage.theirs, ())
    piece = _clipped(runs, weights)
    if start > passage.mine[0]:
        start = piece[0].mine
    if end < passage.mine[1]:
        end = piece[-1].mine + piece[-1].size
    return _passage(source, start, end, piece)
