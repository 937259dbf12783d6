"""Passages: stretches of a draft that stand, the same or lightly edited, together in one place of a source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from gongwen_lint.copying.chains import Chain, chains
from gongwen_lint.copying.grams import Codes
from gongwen_lint.copying.runs import Run
from gongwen_lint.copying.stream import Stream
from gongwen_lint.named import NamedTuple

EDIT = 5
"""characters of the draft that may be other than the source's at one point of a passage"""
CUT = 12
"""characters of the source that may be left out at one point"""
ALIKE = 0.7
"""how much of a passage is the source's"""
LONG = 8
"""characters on end that are the same somewhere in a passage"""
_DROP = 20
"""a passage ends where it has lost so many characters"""
_PIECE = 2
"""characters on end that are the same between two runs, for them to count; one alone is chance"""
_CLAUSE = 3
"""a clause is taken whole where less than one in so many of its characters is beyond the passage, else left out"""
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


def passages(draft: Stream, source: Stream, counts: Codes, least: int) -> list[Passage]:
    """The passages with at least ``least`` characters the same, best first, apart from each other in the draft.

    ``counts`` tells of each compared character of the draft whether it counts: a quotation that the source has too
    does not make a passage, nor does it break one.
    """
    weights = [0, *counts.cumsum(dtype=int).tolist()]
    found = [
        Passage(mine, theirs, tuple(piece))
        for chain in chains(draft.seeds.runs(source.codes, least // 2))
        if sum([run.size for run in chain]) >= least // 2
        for piece in _pieces(_filled(chain, draft.folded, source.folded), weights)
        if _weight(piece, weights) >= least and _is_alike(piece)
        for mine, theirs in [_whole_clauses(draft, source, piece)]
        if mine[1] - mine[0] >= least // 2
    ]
    return _apart(found)


def _filled(chain: Chain, draft: str, source: str) -> Chain:
    """The chain without overlaps, and with what is the same between its runs."""
    from rapidfuzz.distance import Indel  # compiled, and needed only where something was copied

    filled: Chain = []
    for run in chain:
        if filled:
            last = filled[-1]
            twice = max(0, last.mine + last.size - run.mine)
            if twice >= run.size - 1:
                continue
            run = Run(run.mine + twice, run.theirs + twice, run.size - twice)
            mine, theirs = last.mine + last.size, last.theirs + last.size
            if run.mine > mine and run.theirs > theirs:
                for step in Indel.opcodes(draft[mine:run.mine], source[theirs:run.theirs]):
                    if step.tag == "equal" and step.src_end - step.src_start >= _PIECE:
                        filled.append(Run(mine + step.src_start, theirs + step.dest_start, step.src_end - step.src_start))
        filled.append(run)
    return filled


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
                other = weights[run.mine] - weights[last.mine + last.size]
                if other > EDIT or missing.between(last.theirs + last.size, run.theirs) > CUT:
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


def _whole_clauses(draft: Stream, source: Stream, piece: Chain) -> tuple[tuple[int, int], tuple[int, int]]:
    """The stretches of both texts, each from the beginning to the end of a clause."""
    last = piece[-1]
    mine = _clauses(draft, piece[0].mine, last.mine + last.size)
    theirs = min([run.theirs for run in piece]), max([run.theirs + run.size for run in piece])
    return mine, _clauses(source, *theirs)


def _clauses(stream: Stream, start: int, end: int) -> tuple[int, int]:
    ends = stream.ends_clause
    if not ends(start):
        before = next((at for at in range(start - 1, max(-1, start - _BEYOND), -1) if ends(at)), start - _BEYOND)
        behind = next((at for at in range(start, end) if ends(at)), end)
        start = before if _CLAUSE * (start - before) <= behind - start else behind
    if not ends(end):
        behind = next((at for at in range(end + 1, end + _BEYOND) if ends(at)), end + _BEYOND)
        before = next((at for at in range(end - 1, start, -1) if ends(at)), start)
        end = behind if _CLAUSE * (behind - end) <= end - before else before
    return start, end


def _apart(found: list[Passage]) -> list[Passage]:
    """The best of those that share most of their place in the draft."""
    kept: list[Passage] = []
    for passage in sorted(found, key=lambda passage: (-passage.size, passage.mine)):
        start, end = passage.mine
        shared = sum([max(0, min(end, other.mine[1]) - max(start, other.mine[0])) for other in kept])
        if 2 * shared < end - start:
            kept.append(passage)
    return kept
