"""The rules (straight lines) and pictures drawn on a page, from PDFium's path objects."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from itertools import repeat
from math import isfinite

from gongwen_lint.named import NamedTuple
from gongwen_lint.readers.pdf import engine
from gongwen_lint.readers.pdf.chars import View
from gongwen_lint.readers.pdf.engine import pdfium

_THIN = 3.0
"""points; a path that is thinner is a rule, whether drawn as a line or as a filled bar"""
_SHORT = 9.0
"""points; what is shorter is a dash, a dot or part of a letter"""
_SEGMENTS = 400
"""a path of more is a drawing"""
_OBJECTS = 20_000
"""objects of one page that are looked at; a map or a plan has more, and no table"""
_DEPTH = 4
"""forms within forms"""

Matrix = tuple[float, float, float, float, float, float]
_STILL: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Rule(NamedTuple):
    """A straight line along an edge of the page, in points as shown: ``at`` is its y (level) or x (upright)."""

    level: bool
    at: float
    start: float
    end: float


def read_rules(page: object, view: View) -> list[Rule]:
    """The level and upright rules on a page."""
    found: list[Rule] = []
    for thing, kind, matrix in _objects(page):
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            found.extend(_path(thing, matrix, view))
    return found


def covers(page: object, view: View) -> bool:
    """Whether pictures take up half of the page: it is a scan then, and text without ink is what was recognised on it."""
    wide, high = view.size
    area = 0.0
    for thing, kind, matrix in _objects(page):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE and (box := _bounds(thing, matrix)):
            area += (box[2] - box[0]) * (box[3] - box[1])
    return area * 2 >= wide * high


def is_drawn(page: object) -> bool:
    """Whether anything at all is printed on a page."""
    return any(True for _ in _objects(page))


def _objects(page: object) -> Iterator[tuple[int, int, Matrix]]:
    """The objects of a page that are not text, also those in forms: address, type and matrix of the form that they stand in."""
    handle = engine.address(page)
    count = min(_OBJECTS, max(0, pdfium.FPDFPage_CountObjects(page)))
    left = _OBJECTS - count
    waiting: deque[tuple[list[int], Matrix, int]] = deque()
    waiting.append((list(map(engine.page_object, repeat(handle), range(count))), _STILL, 0))
    while waiting:
        things, matrix, depth = waiting.popleft()
        for thing, kind in zip(things, map(engine.object_type, things), strict=True):
            if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
                inside = min(left, max(0, engine.form_objects(thing)))
                left -= inside  # forms may stand in forms many times over
                waiting.append((
                    list(map(engine.form_object, repeat(thing), range(inside))), _joined(_matrix(thing), matrix), depth + 1,
                ))
            elif kind != pdfium.FPDF_PAGEOBJ_TEXT:
                yield thing, kind, matrix


def _matrix(thing: int) -> Matrix:
    values, at = engine.space("f", 6)
    return tuple(values) if engine.object_matrix(thing, at) else _STILL


def _joined(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _bounds(thing: int, matrix: Matrix) -> tuple[float, float, float, float] | None:
    values, at = engine.space("f", 4)
    if not engine.object_bounds(thing, at, at + 4, at + 8, at + 12):
        return None
    left, bottom, right, top = values
    corners = [_apply(matrix, x, y) for x in (left, right) for y in (bottom, top)]
    return (
        min(x for x, _ in corners), min(y for _, y in corners), max(x for x, _ in corners), max(y for _, y in corners),
    )


def _path(thing: int, matrix: Matrix, view: View) -> Iterator[Rule]:
    box = _bounds(thing, matrix)
    if box is None:
        return
    left, bottom, right, top = box
    wide, high = right - left, top - bottom
    if max(wide, high) < _SHORT:
        return
    mode, at = engine.space("i", 2)
    if not engine.draw_mode(thing, at, at + 4) or not (mode[0] or mode[1]):
        return
    if min(wide, high) <= _THIN:
        yield from _rule(left, bottom, right, top, view)
    elif mode[1] and engine.path_segments(thing) <= _SEGMENTS:
        yield from _segments(thing, _joined(_matrix(thing), matrix), view)


def _rule(x0: float, y0: float, x1: float, y1: float, view: View) -> Iterator[Rule]:
    (ax, ay), (bx, by) = view.point(x0, y0), view.point(x1, y1)
    wide, high = abs(bx - ax), abs(by - ay)
    if max(wide, high) < _SHORT or not isfinite(wide + high):
        return
    if high <= _THIN:
        yield Rule(True, (ay + by) / 2, min(ax, bx), max(ax, bx))
    elif wide <= _THIN:
        yield Rule(False, (ax + bx) / 2, min(ay, by), max(ay, by))


def _segments(thing: int, matrix: Matrix, view: View) -> Iterator[Rule]:
    """The straight pieces of a stroked path: boxes and whole grids are drawn in one."""
    values, at = engine.space("f", 2)
    begin = here = None
    for index in range(engine.path_segments(thing)):
        segment = engine.path_segment(thing, index)
        if not segment or not engine.segment_point(segment, at, at + 4):
            return
        point = _apply(matrix, *values)
        kind = engine.segment_type(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            begin = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO and here is not None:
            yield from _rule(*here, *point, view)
        here = point
        if engine.segment_closes(segment) and begin is not None:
            yield from _rule(*here, *begin, view)
            here = begin
