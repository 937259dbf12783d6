"""The way back from the document of a .pdf to its pages: where each character of a line is printed."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from math import cos, radians, sin

from gongwen_lint.document import Document, Line
from gongwen_lint.named import NamedTuple
from gongwen_lint.readers.limits import Limits
from gongwen_lint.readers.pdf import read_pages
from gongwen_lint.readers.pdf.assembly import assemble
from gongwen_lint.readers.pdf.chars import View
from gongwen_lint.readers.pdf.lines import ASCENT, DESCENT
from gongwen_lint.readers.pdf.page import Laid

Point = tuple[float, float]
"""In the page's own coordinates, as an annotation gives them: points, y upwards, whatever is cropped or turned."""
Quad = tuple[Point, Point, Point, Point]
"""Upper left, upper right, lower left and lower right corner, as a person reading the line sees them."""


class Strip(NamedTuple):
    """Where the characters of one printed line stand."""

    page: int
    """from 0"""
    view: View
    angle: int | None
    """direction of a line that stands aslant, in degrees counter-clockwise; None where it stands upright in the view"""
    blanks: tuple[int, ...]
    """offsets in the printed line of the blanks, which have no place of their own"""
    cuts: tuple[int, ...]
    """indices of the characters that begin its parts, which wide gaps divide"""
    edges: array[float]
    """left, right, upper and lower edge of each character that is no blank, along the line's own direction"""

    def quads(self, begin: int, end: int) -> list[Quad]:
        """What covers columns ``begin`` to ``end`` (from 1, exclusive) of the printed line; empty where only blanks stand."""
        first = begin - 1 - bisect_left(self.blanks, begin - 1)
        last = end - 1 - bisect_left(self.blanks, end - 1)
        if first >= last:
            return []
        starts = [first, *(cut for cut in self.cuts if first < cut < last)]
        return [self._quad(start, stop) for start, stop in zip(starts, [*starts[1:], last], strict=True)]

    def _quad(self, first: int, last: int) -> Quad:
        left, right, top, bottom = (self.edges[4 * first + edge:4 * last:4] for edge in range(4))
        x0, x1, y0, y1 = min(left), max(right), min(top), max(bottom)
        return self._back(x0, y0), self._back(x1, y0), self._back(x0, y1), self._back(x1, y1)

    def _back(self, x: float, y: float) -> Point:
        """The point of the page that is shown at (x, y)."""
        if self.angle is None:
            return on_page(self.view, x, y)
        way = radians(self.angle)
        return x * cos(way) + y * sin(way), x * sin(way) - y * cos(way)


class Traced(NamedTuple):
    """A document as ``read_pdf`` gives it, and for each of its lines the way back to the page."""

    document: Document
    strips: tuple[Strip, ...]

    def strip(self, line: Line) -> Strip:
        """Where a line is printed."""
        return self.strips[line.number - 1]

    def quads(self, line: Line, begin: int, end: int) -> list[Quad]:
        """What covers characters ``begin`` to ``end`` (from 0, exclusive) of a line on its page."""
        if begin >= end:
            return []
        if line.columns is None:
            return self.strip(line).quads(begin + 1, end + 1)
        return self.strip(line).quads(line.columns[begin], line.columns[end - 1] + 1)


def trace_pdf(data: bytes, path: str, name: str = "", *, limits: Limits | None = None) -> Traced:
    """The document in the bytes of a .pdf file and where it stands there. Arguments and errors are those of ``read_pdf``."""
    strips: list[Strip] = []
    pages = read_pages(data, path, limits or Limits(), lambda laid: strips.extend(_strips(laid)))
    return Traced(assemble(pages, path, name), tuple(strips))  # the document has the rows of the pages in their order


def on_page(view: View, x: float, y: float) -> Point:
    """The point of the page that ``View.point`` shows at (x, y)."""
    if view.turn == 0:
        return view.left + x, view.top - y
    if view.turn == 1:
        return view.left + y, view.bottom + x
    if view.turn == 2:
        return view.right - x, view.bottom + y
    return view.right - y, view.top - x


def _strips(laid: Laid) -> Iterator[Strip]:
    for row, line in zip(laid.page.rows, laid.lines, strict=True):
        edges = array("f")
        for baseline, left, right, _, run in line.glyphs:
            size = laid.runs[run].size
            edges.extend((left, max(left, right), baseline - ASCENT * size, baseline + DESCENT * size))
        angle = laid.runs[line.glyphs[0][4]].angle if row.aslant else None
        blanks = tuple(at + before for before, at in enumerate(line.spaced))
        yield Strip(row.page, laid.view, angle, blanks, tuple(begin for begin, _ in line.pieces), edges)
