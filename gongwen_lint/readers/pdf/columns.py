"""The order in which a page is read: columns of prose one after the other, what runs over them before or after.

Only prose makes columns. Words side by side (forms, tables without rules, signatures) stay on their line: their pieces do
not fill the width between the gutters.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gongwen_lint.named import NamedTuple
from gongwen_lint.readers.pdf.lines import PrintedLine, median
from gongwen_lint.readers.pdf.styles import Style

_LEAST_LINES, _LEAST_ON = 5, 3
"""lines that a column has at least on either side of a gutter; and of one that runs on from the page before"""
_SAME_GUTTER = 6.0
"""points that a gutter moves at most from page to page"""
_FILLED = 0.75
"""part of the column's width that half of its lines fill at least"""
_LEAST_CHARACTERS = 7
"""characters in half of the lines of a column"""
_LOOSEST = 2.2
"""distance of the baselines, in font sizes, beyond which lines side by side are rows of a form"""
_MOST_PIECES = 2_000
"""parts of lines on one page; more are no prose"""
_DEEPEST = 12
"""columns within columns, and bands above and below them"""


class _Piece(NamedTuple):
    """A part of a line between wide gaps: index of the line and range of its characters."""

    line: int
    begin: int
    end: int
    x0: float
    x1: float
    top: float
    bottom: float
    centre: float


class Flow(NamedTuple):
    """Lines that are read one after the other, in one column."""

    lines: list[PrintedLine]
    origins: list[int]
    """for each the index of the line that it is (part of)"""


def in_order(
    lines: Sequence[PrintedLine], fixed: Sequence[bool], runs: list[Style], before: Sequence[float] = (),
) -> tuple[list[Flow], list[float]]:
    """The lines in reading order, split where they run through columns, and the gutters between these.

    ``fixed`` lines (tables) are never split. ``before``: the gutters of the page before; columns often end there after a few
    lines on the next page.
    """
    whole = [Flow(list(lines), list(range(len(lines))))]
    if not before and _side_by_side(lines) < _LEAST_LINES:
        return whole, []
    pieces = [
        _piece(index, line, begin, end)
        for index, line in enumerate(lines)
        for begin, end in ([(0, len(line.glyphs))] if fixed[index] else line.pieces)
    ]
    if len(pieces) > _MOST_PIECES:
        return whole, []
    pieces.sort(key=lambda piece: piece.centre)
    parting = _Parting(before)
    flows = [_flow(leaf, lines, runs) for leaf in parting.leaves(pieces, _DEEPEST)]
    return flows, parting.gutters


def _side_by_side(lines: Sequence[PrintedLine]) -> int:
    """How many lines are parted by wide gaps or stand beside the next, as lines of two columns do."""
    return sum(
        1 for above, below in pairwise((*lines, lines[-1]))
        if (above.spaced and len(above.pieces) > 1)
        or (below.baseline - above.baseline < 0.7 * below.size and (below.x0 >= above.x1 or above.x0 >= below.x1))
    ) if lines else 0


def _piece(index: int, line: PrintedLine, begin: int, end: int) -> _Piece:
    x0, x1 = line.glyphs[begin][1], line.glyphs[end - 1][2]
    return _Piece(index, begin, end, x0, x1, line.top, line.bottom, line.centre)


class _Parting:
    """Parts the pieces of a page at its gutters, and keeps those."""

    def __init__(self, before: Sequence[float]) -> None:
        self._before = before
        self.gutters: list[float] = []

    def leaves(self, pieces: list[_Piece], depth: int) -> list[list[_Piece]]:
        """The pieces (from top to bottom) parted into columns and what stands between them, in reading order."""
        best = self._best_gutter(pieces) if depth else None
        if best is None:
            return [pieces] if pieces else []
        gutter, begin, end = best
        self.gutters.append(gutter)
        band = pieces[begin:end]
        left, right = [piece for piece in band if piece.x1 <= gutter], [piece for piece in band if piece.x1 > gutter]
        columns = [*self.leaves(left, depth - 1), *self.leaves(right, depth - 1)] if right else [left]
        return [*self.leaves(pieces[:begin], depth - 1), *columns, *self.leaves(pieces[end:], depth - 1)]

    def _best_gutter(self, pieces: list[_Piece]) -> tuple[float, int, int] | None:
        """The gutter with the most lines beside it: its x, and the range of pieces (from top to bottom) that stand beside it."""
        best: tuple[float, int, int] | None = None
        for gutter in (*_candidates(pieces), *self._before):
            known = any(abs(gutter - other) <= _SAME_GUTTER for other in self._before)
            least = _LEAST_ON if known else _LEAST_LINES
            crossing = [at for at, piece in enumerate(pieces) if piece.x0 < gutter < piece.x1]
            for before, end in pairwise([-1, *crossing, len(pieces)]):
                begin = before + 1
                if end - begin < least or (best and end - begin <= best[2] - best[1]):
                    continue
                left = [piece for piece in pieces[begin:end] if piece.x1 <= gutter]
                right = [piece for piece in pieces[begin:end] if piece.x0 >= gutter]
                if _are_columns(left, least) and (_beside(left, right, least) or (known and not right)):
                    best = gutter, begin, end
        return best


def _beside(left: list[_Piece], right: list[_Piece], least: int) -> bool:
    return _are_columns(right, least) and _abreast(left, right)


def _candidates(pieces: list[_Piece]) -> list[float]:
    """Places where gutters may run: the middles of the gaps between pieces side by side, those within a few points once."""
    found: list[float] = []
    middles = sorted(
        (min(one.x1, other.x1) + max(one.x0, other.x0)) / 2
        for one, other in pairwise(pieces)
        if one.x1 <= other.x0 or other.x1 <= one.x0
    )
    for middle in middles:
        if not found or middle > found[-1] + 3:
            found.append(middle)
    return found


def _are_columns(pieces: list[_Piece], least: int) -> bool:
    """Whether the pieces on one side of a gutter are columns of prose, one or more, but for headings over several of them."""
    narrow = sorted(pieces, key=lambda piece: piece.x1 - piece.x0)[:len(pieces) - len(pieces) // 6]
    columns: list[list[_Piece]] = []
    reach = float("-inf")
    for piece in sorted(narrow, key=lambda piece: piece.x0):
        if piece.x0 > reach:
            columns.append([])
        columns[-1].append(piece)
        reach = max(reach, piece.x1)
    found = [column for column in columns if _is_column(column, least)]
    return bool(found) and sum(map(len, found)) >= 0.9 * len(narrow)


def _is_column(pieces: list[_Piece], least: int) -> bool:
    if len(pieces) < least:
        return False
    width = max(piece.x1 for piece in pieces) - min(piece.x0 for piece in pieces)
    centres = sorted(piece.centre for piece in pieces)
    pitch = median(below - above for above, below in pairwise(centres))
    return (
        median(piece.x1 - piece.x0 for piece in pieces) >= _FILLED * width
        and median(piece.end - piece.begin for piece in pieces) >= _LEAST_CHARACTERS
        and 0 < pitch <= _LOOSEST * median(piece.bottom - piece.top for piece in pieces)
    )


def _abreast(left: list[_Piece], right: list[_Piece]) -> bool:
    """Whether the two stand beside each other for most of the shorter one's height."""
    top = max(min(piece.top for piece in left), min(piece.top for piece in right))
    bottom = min(max(piece.bottom for piece in left), max(piece.bottom for piece in right))
    heights = [max(piece.bottom for piece in side) - min(piece.top for piece in side) for side in (left, right)]
    return bottom - top >= 0.6 * min(heights)


def _flow(leaf: list[_Piece], lines: Sequence[PrintedLine], runs: list[Style]) -> Flow:
    """The pieces of one leaf put together to lines again."""
    ranges: dict[int, tuple[int, int]] = {}
    for piece in leaf:
        begin, end = ranges.get(piece.line, (piece.begin, piece.end))
        ranges[piece.line] = min(begin, piece.begin), max(end, piece.end)
    made = []
    for index, (begin, end) in ranges.items():
        line = lines[index]
        made.append((line if end - begin == len(line.glyphs) else line.part(begin, end, runs), index))
    made.sort(key=lambda pair: (pair[0].centre, pair[0].x0))
    return Flow([line for line, _ in made], [index for _, index in made])
