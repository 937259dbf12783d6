"""Highlights and plain notes as a .pdf holds them (ISO 32000-1, 12.5.6), each with its own look: no viewer has to make one up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import chain

from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

from gongwen_lint.annotate.notes import Author
from gongwen_lint.named import NamedTuple
from gongwen_lint.readers.pdf.chars import View
from gongwen_lint.readers.pdf.trace import Point, Quad, on_page

_COLOURS = {"error": (1.0, 0.66, 0.66), "warning": (1.0, 0.87, 0.45), "info": (0.7, 0.86, 1.0)}
"""red, green and blue by severity; black letters stay as readable as on paper"""
_LINES = {"error": (0.8, 0.1, 0.1), "warning": (0.7, 0.45, 0.0), "info": (0.1, 0.35, 0.8)}
"""the same for lines, which are seen on the colours"""
_PRINTED = 4
"""the flag of annotations that are printed with the page"""
_SIDE, _STEP, _MARGIN = 18.0, 22.0, 12.0
"""points: how large the picture of a plain note is, from one to the next, and from the edges of the page"""
_THICK, _ROWS = 0.05, 3
"""of the height of the words: a line under them; and how many of them there are one above the other"""


class Signed(NamedTuple):
    """Who a mark is by, and what it is called."""

    author: Author
    name: str
    """unlike that of any other mark on the page"""


class Mark(NamedTuple):
    """An annotation and its look, which the file keeps apart."""

    entries: DictionaryObject
    look: DecodedStreamObject


class Piece(NamedTuple):
    """What is drawn of a highlight in one place."""

    quad: Quad
    below: int
    """the number of highlights that are seen there before this one"""


def highlight(quads: Sequence[Quad], pieces: Sequence[Piece], text: str, severity: str, signed: Signed) -> Mark:
    """A highlight over ``quads`` that says ``text``: its colour where it is the first, a line where another's colour is."""
    points = list(chain.from_iterable(chain.from_iterable(quads)))
    xs, ys = points[0::2], points[1::2]
    box = min(xs), min(ys), max(xs), max(ys)
    lines = [_line(piece) for piece in pieces if piece.below]
    fills = [_shape(piece.quad, 0, 1) for piece in pieces if not piece.below]
    drawn = [_numbers(_LINES[severity]) + " rg", *lines, "f"] if lines else []
    drawn += ["/Lit gs", _numbers(_COLOURS[severity]) + " rg", *fills, "f"] if fills else []
    entries = _entries("/Highlight", box, _COLOURS[severity], text, signed)
    entries[NameObject("/QuadPoints")] = _array(points)
    return Mark(entries, _look("\n".join(drawn), box))


def _line(piece: Piece) -> str:
    """A line along the lower edge; lines of several highlights stand one above the other."""
    row = (piece.below - 1) % _ROWS
    return _shape(piece.quad, 1 - _THICK * (1.5 * row + 1), 1 - _THICK * 1.5 * row)


def _shape(quad: Quad, top: float, bottom: float) -> str:
    """The way round the part of a quad between two heights, from its upper edge 0 to its lower 1."""
    left, right, low_left, low_right = quad
    corners = _between(left, low_left, top), _between(right, low_right, top), _between(right, low_right, bottom)
    first, *rest = (_numbers(corner) for corner in (*corners, _between(left, low_left, bottom)))
    return f"{first} m {' l '.join(rest)} l h"


def _between(one: Point, other: Point, share: float) -> Point:
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share


def sticker(view: View, place: int, text: str, severity: str, signed: Signed) -> Mark:
    """A plain note that says ``text`` at the top of a page, the ``place``-th there (from 0)."""
    row = max(1, int((view.size[0] - 2 * _MARGIN) // _STEP))
    x, y = _MARGIN + place % row * _STEP, _MARGIN + place // row * _STEP
    (x0, y0), (x1, y1) = on_page(view, x, y), on_page(view, x + _SIDE, y + _SIDE)
    box = min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
    colour = _COLOURS[severity]
    left, bottom = box[:2]
    lines = [f"{_numbers((left + 5, bottom + up))} 8 1.2 re" for up in (4.5, 8.4, 12.3)]
    drawn = [_numbers(colour) + " rg", _numbers((left, bottom, _SIDE, _SIDE)) + " re f", "0.35 g", *lines, "f"]
    entries = _entries("/Text", box, colour, text, signed)
    entries[NameObject("/Name")] = NameObject("/Note")
    return Mark(entries, _look("\n".join(drawn), box))


def _entries(kind: str, box: Sequence[float], colour: Sequence[float], text: str, signed: Signed) -> DictionaryObject:
    entries: dict[str, PdfObject] = {
        "/Type": NameObject("/Annot"),
        "/Subtype": NameObject(kind),
        "/Rect": _array(box),
        "/C": _array(colour),
        "/F": NumberObject(_PRINTED),
        "/Contents": TextStringObject(text),
        "/T": TextStringObject(signed.author.name),
        "/NM": TextStringObject(signed.name),
    }
    if signed.author.date:
        entries["/M"] = entries["/CreationDate"] = TextStringObject(_date(signed.author.date))
    return DictionaryObject({NameObject(key): value for key, value in entries.items()})


def _date(date: str) -> str:
    """``2024-05-20T16:30:00+08:00`` as a .pdf says it: ``D:20240520083000Z``."""
    return f"{datetime.fromisoformat(date).astimezone(UTC):D:%Y%m%d%H%M%SZ}"


def _look(drawn: str, box: Sequence[float]) -> DecodedStreamObject:
    """The form that draws a mark: what is ``Lit`` lets the letters below show through."""
    look = DecodedStreamObject()
    multiply = DictionaryObject({NameObject("/Type"): NameObject("/ExtGState"), NameObject("/BM"): NameObject("/Multiply")})
    states = DictionaryObject({NameObject("/Lit"): multiply})
    look.update({
        NameObject("/Type"): NameObject("/XObject"),
        NameObject("/Subtype"): NameObject("/Form"),
        NameObject("/BBox"): _array(box),
        NameObject("/Resources"): DictionaryObject({NameObject("/ExtGState"): states}),
    })
    look.set_data(drawn.encode("ascii"))
    return look


def _array(values: Sequence[float] | chain[float]) -> ArrayObject:
    return ArrayObject(FloatObject(f"{value:.2f}") for value in values)


def _numbers(values: Sequence[float]) -> str:
    return " ".join(f"{value:.2f}" for value in values)
