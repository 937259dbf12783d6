"""The text column of each page: its left and right margin, as its lines show them, the usual font size and line pitch."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from gongwen_lint.named import NamedTuple
from gongwen_lint.readers.pdf.lines import median
from gongwen_lint.readers.pdf.page import Page, Row

_LIKE = 0.1
"""how much, as a part, the size of a line of the text differs from the text's"""
_CLOSE = 0.4
"""parts of the font size within which edges are one"""
_LEFT_SHARE, _RIGHT_SHARE = 0.04, 0.12
"""part of the lines that a left or right edge needs to be a margin: a list of short items has few lines at its left margin"""
_FEW = 8
"""lines that do not tell a margin by themselves"""


class Column(NamedTuple):
    """A column of text on a page; points."""

    left: float
    right: float

    @property
    def width(self) -> float:
        """Between the margins."""
        return self.right - self.left


def text_size(pages: Sequence[Page]) -> float:
    """The font size of most characters, in points."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for row in page.rows:
            sizes[round(row.size * 2) / 2] += len(row.text)
    return sizes.most_common(1)[0][0] if sizes else 16.0


def line_pitch(rows: Sequence[Row], size: float) -> float:
    """The usual distance between the baselines of two lines of the text, in points."""
    steps = [
        round(below.baseline - above.baseline, 1)
        for above, below in pairwise(rows)
        if above.page == below.page and above.flow == below.flow and _is_text(above, size) and _is_text(below, size)
        and size < below.baseline - above.baseline < 4 * size
    ]
    return median(steps) if steps else 1.75 * size


def text_columns(pages: Sequence[Page], rows: Sequence[Row], size: float) -> dict[tuple[int, int], Column]:
    """The column that each flow of each page stands in, by page and flow; ``rows`` are the lines of the text alone.

    Left-hand and right-hand pages may have margins of their own. A page of few lines takes those of its like.
    """
    flows: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for row in rows:
        flows[row.page, row.flow].append(row)
    counts = Counter(page for page, _ in flows)
    kinds = {
        key: (round(pages[key[0]].width), round(pages[key[0]].height), counts[key[0]], key[1]) for key in flows
    }
    alike: dict[tuple[int, ...], list[Row]] = defaultdict(list)
    for key, found in flows.items():
        text = [row for row in found if _is_text(row, size)]
        alike[kinds[key]] += text
        alike[(*kinds[key], key[0] % 2)] += text
    sides = {(*kinds[key], key[0] % 2) for key in flows}
    by_side = {side: _left(alike[side], alike[side[:-1]], size) for side in sides}
    lefts = {key: by_side[(*kinds[key], key[0] % 2)] for key in flows}
    reaches: dict[tuple[int, ...], list[float]] = defaultdict(list)
    for key, found in flows.items():
        left = lefts[key]
        reaches[kinds[key]] += [left - row.x1 for row in found if left is not None and _is_text(row, size)]
    widths = {kind: _reach(found, size) for kind, found in reaches.items()}
    return {key: _column(found, lefts[key], widths[kinds[key]], pages[key[0]].width, size) for key, found in flows.items()}


def _is_text(row: Row, size: float) -> bool:
    return row.spot is None and abs(row.size - size) <= _LIKE * size


def _left(side: list[Row], alike: list[Row], size: float) -> float | None:
    """The left margin of pages alike; of those on the same side of the sheet where they tell."""
    return _edge((row.x0 for row in (side if len(side) >= _FEW else alike)), size, _LEFT_SHARE)


def _reach(shortfalls: list[float], size: float) -> tuple[float, bool] | None:
    """How far the lines reach from the left margin, and whether so many end there that it is the right margin."""
    least = _edge(shortfalls, size, _RIGHT_SHARE)
    if least is None:
        return None
    full = sum(abs(shortfall - least) <= _CLOSE * size for shortfall in shortfalls)
    return -least, full >= max(_FEW, 0.25 * len(shortfalls))


def _column(own: list[Row], left: float | None, reach: tuple[float, bool] | None, paper: float, size: float) -> Column:
    """The column of one flow: that of its like, moved where all of its own lines are (a section with another margin)."""
    if left is None or reach is None:
        return Column(min(row.x0 for row in own), max(row.x1 for row in own))
    width, certain = reach
    even = paper - 2 * left
    if not certain and own[0].flow == 0 and 2.5 * size < even - width:
        width = even  # too few full lines to tell: margins alike on both sides
    text = [row for row in own if _is_text(row, size)]
    if len(text) >= _FEW and not any(abs(row.x0 - left) <= _CLOSE * size for row in text):
        moved = _edge((row.x0 for row in text), size, _LEFT_SHARE) or left
        if sum(abs(row.x1 - moved - width) <= _CLOSE * size for row in text) >= 2:
            left = moved
    return Column(left, left + width)


def _edge(places: Iterable[float], size: float, share: float) -> float | None:
    """The outermost (least) place that enough lines share; None where there are no lines."""
    ordered = sorted(places)
    least = max(2, share * len(ordered))
    cluster: list[float] = []
    for place in ordered:
        if cluster and place - cluster[0] > _CLOSE * size:
            if len(cluster) >= least:
                break
            cluster = []
        cluster.append(place)
    return median(cluster) if len(cluster) >= least else (ordered[0] if ordered else None)
