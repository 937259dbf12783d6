"""Two passages that say nearly the same, side by side: in two columns of a screen, what is other in 〔〕, or pair by pair."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from unicodedata import east_asian_width

from gongwen_lint.named import NamedTuple
from gongwen_lint.visible import visible

COLUMN = 34
"""columns on the screen that each side takes; a Han character takes two"""
ROWS = 30
"""rows that are shown of a long passage"""
_READ = 4 * COLUMN * ROWS
"""characters of each side that are laid beside each other; more than fit into the rows"""
_CLOSES, _ENDS = "，。；：！？,;:!?", "。；！？;!?"
"""marks behind which a clause ends, and a sentence"""
_HANGS, _OPENS = "，。；：、！？〕）》”", "〔（《“"
"""marks that do not begin a line, and those that do not end one"""
_BRACKETS = ("(", "（", "〔", "《", "“")
_SHOWN = 40
"""characters at least that are shown before the first difference"""
_NEAR = 12
"""characters up to which a mark that stands behind other words goes with the one before it"""
Stretches = Sequence[Sequence[int]]
Pair = tuple[tuple[int, int], tuple[int, int]]
"""a stretch of the one text and what stands beside it in the other"""


class Rows(NamedTuple):
    """Rows of both columns."""

    rows: list[tuple[str, str]]
    before: bool
    """there is more before, where both say the same"""
    behind: bool
    """there is more behind"""


def beside(mine: str, theirs: str, unlike_mine: Stretches, unlike_theirs: Stretches) -> Rows:
    """The rows that are shown: from shortly before the first difference.

    The clauses of both sides stand beside each other: what is the same follows in both in the same order.
    """
    rows: list[tuple[str, str]] = []
    here, there = _lead(mine, theirs, unlike_mine, unlike_theirs)
    unlike_mine, unlike_theirs = _shifted(unlike_mine, here), _shifted(unlike_theirs, there)
    mine, theirs, before = mine[here:][:_READ], theirs[there:][:_READ], here > 0
    for mine_part, their_part in _pairs(mine, theirs, _behind(mine, _CLOSES), COLUMN // 4):
        left = list(_wrapped(_marked(mine, unlike_mine, *mine_part)))
        right = list(_wrapped(_marked(theirs, unlike_theirs, *their_part)))
        for number in range(max(len(left), len(right))):
            rows.append((left[number] if number < len(left) else "", right[number] if number < len(right) else ""))
        if len(rows) > ROWS:
            return Rows(rows[:ROWS], before, True)
    return Rows(rows, before, False)


def paired(mine: str, theirs: str, starts: Sequence[int]) -> Iterator[Pair]:
    """The whole of both passages, sentence beside sentence; ``starts`` are the places of ``mine`` where a paragraph begins."""
    here = there = 0
    while here < len(mine) or there < len(theirs):
        left, right = mine[here:here + _READ], theirs[there:there + _READ]
        ends = {*_behind(left, _ENDS), *(start - here for start in starts if 0 < start - here < len(left))}
        found = list(_pairs(left, right, sorted(ends), 2))
        if here + len(left) < len(mine) or there + len(right) < len(theirs):
            found = found[:max(1, len(found) * 3 // 4)]  # what goes with the end of a part may stand behind the other's
        for (start, end), (first, last) in found:
            yield (here + start, here + end), (there + first, there + last)
        here, there = here + found[-1][0][1], there + found[-1][1][1]


def _lead(mine: str, theirs: str, unlike_mine: Stretches, unlike_theirs: Stretches) -> tuple[int, int]:
    """How much of either side need not be shown, for both say the same there: up to the last clause but one or so."""
    first = min([stretch[0] for stretch in (*unlike_mine[:1], *unlike_theirs[:1])], default=0)
    cut = next((at for at in range(first - _SHOWN, 0, -1) if mine[at - 1] in _CLOSES), 0)
    count = sum(map(str.isalnum, mine[:cut]))
    at = 0
    while at < len(theirs) and (count or not theirs[at].isalnum()) and cut:
        count -= theirs[at].isalnum()
        at += 1
    return cut, at


def _shifted(stretches: Stretches, by: int) -> Stretches:
    return [(start - by, end - by) for start, end in stretches]


def _behind(text: str, marks: str) -> list[int]:
    """The places behind the marks, of several together behind the last; none at the end."""
    return [at for at, char in enumerate(text[:-1], 1) if char in marks and text[at] not in _CLOSES]


def _pairs(mine: str, theirs: str, ends: Sequence[int], least: int) -> Iterator[Pair]:
    """The stretches of both sides that go together, cut at some of the ``ends``; one of both is ``least`` characters or more."""
    place = _places(mine, theirs)
    cuts = [(0, 0)]
    for at in ends:
        there = place(at)
        if there >= cuts[-1][1] and max(at - cuts[-1][0], there - cuts[-1][1]) >= least:
            cuts.append((at, there))
    cuts.append((len(mine), len(theirs)))
    for before, behind in pairwise(cuts):
        yield (before[0], behind[0]), (before[1], behind[1])


def _places(mine: str, theirs: str) -> Callable[[int], int]:
    """For a place of one text the place of the other behind what goes with all that is before it."""
    from rapidfuzz.distance import Indel  # compiled

    steps = [step for step in Indel.opcodes(mine, theirs) if step.src_end > step.src_start]
    ends = [step.src_end for step in steps]

    def place(at: int) -> int:
        step = steps[bisect_left(ends, at)]
        there = step.dest_start + (at - step.src_start if step.tag == "equal" else 0)
        if step.tag != "equal" and mine[at - 1] not in _CLOSES:  # the end of a paragraph without a mark: nor is one looked for
            return there - (theirs[:there][-1:] in _BRACKETS)
        close = next((number for number in range(there, len(theirs)) if theirs[number] in _CLOSES), len(theirs))
        return close + 1 if step.tag != "equal" and close - there <= _NEAR else there

    return place


def _marked(text: str, unlike: Stretches, start: int, end: int) -> str:
    """A stretch of the text, what is other in it in 〔〕."""
    pieces, at = [], start
    for first, last in unlike:
        first, last = max(first, start), min(last, end)
        if first < last:
            pieces += [text[at:first], "〔", text[first:last], "〕"]
            at = last
    return visible("".join([*pieces, text[at:end]]).replace("\t", " "))


def _wrapped(text: str) -> Iterator[str]:
    """The text in lines of ``COLUMN`` columns, behind which one closing mark may hang; none ends with an opening mark."""
    line, width = "", 0
    for char in text:
        wide = 2 if east_asian_width(char) in "WFA" else 1
        if width + wide > COLUMN + (2 if char in _HANGS else 0):
            whole = line.rstrip(_OPENS) or line
            yield whole
            line = line[len(whole):]
            width = 2 * len(line)
        line, width = line + char, width + wide
    if line:
        yield line
