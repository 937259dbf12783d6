"""The font that PDFium gets for every one that a file names and does not hold, instead of what the machine happens to have.

PDFium asks for a font to learn how far the glyphs reach, and takes text that reaches nowhere for none: without a Chinese font
on the machine what is set in 宋体 character by character would be lost, and with one PDFium reads it whole, some 50 MB. This one
has a glyph for every character, in less than a kilobyte. How wide characters are is said in the file.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import pypdfium2_raw as pdfium

_EM = 1_000
_ASCENT, _DESCENT = 880, -120
_NARROW, _WIDE = (500, 200), (1_000, 950)
"""advance and reach; the narrow reach is that of an i, so that no letter seems to stand in the blank after it"""
_FIRST_WIDE = 0x2E80
_LAST = 0x10FFFF
_FONT = 1
"""what PDFium calls it: anything but nothing"""


@contextmanager
def only_stand_in() -> Iterator[None]:
    """PDFium without the fonts of the machine. A program that draws pages itself has them back afterwards."""
    pdfium.FPDF_SetSystemFontInfo(_FONTS)
    while _given_back:
        pdfium.FPDF_FreeDefaultSystemFontInfo(_given_back.pop())
    try:
        yield
    finally:
        _given_back.append(pdfium.FPDF_GetDefaultSystemFontInfo())
        pdfium.FPDF_SetSystemFontInfo(_given_back[-1])


_given_back: list[object] = []
"""the way to the machine's fonts, which PDFium uses and does not own"""


def _chosen(*_: object) -> int:
    return _FONT


def _copied(_info: object, _font: object, table: int, room: object, size: int) -> int:
    """How many bytes the font has, written into ``room`` where they fit; a table by itself is never given."""
    if table:
        return 0
    data = stand_in()
    if room and size >= len(data):
        ctypes.memmove(room, data, len(data))
    return len(data)


_KINDS = dict(pdfium.FPDF_SYSFONTINFO._fields_)
_FONTS = pdfium.FPDF_SYSFONTINFO(version=1, MapFont=_KINDS["MapFont"](_chosen), GetFontData=_KINDS["GetFontData"](_copied))


@cache
def stand_in() -> bytes:
    """The font, as a TrueType file: glyph 0 and 1 are narrow boxes, 2 is a wide one."""
    glyphs = [_box(reach) for _, reach in (_NARROW, _NARROW, _WIDE)]
    starts = [sum(map(len, glyphs[:at])) for at in range(len(glyphs) + 1)]
    return _file({
        b"cmap": _characters(),
        b"glyf": b"".join(glyphs),
        b"head": struct.pack(
            ">IIIIHHqqhhhhHHhhh", 0x10000, 0, 0, 0x5F0F3CF5, 0, _EM, 0, 0, 0, _DESCENT, _WIDE[1], _ASCENT, 0, 8, 2, 1, 0,
        ),
        b"hhea": struct.pack(">IhhhHhhhhhhhhhhhH", 0x10000, _ASCENT, _DESCENT, 0, _WIDE[0], 0, 0, _WIDE[1], 1, *[0] * 7, 3),
        b"hmtx": struct.pack(">HhHhHh", _NARROW[0], 0, _NARROW[0], 0, _WIDE[0], 0),
        b"loca": struct.pack(">4I", *starts),
        b"maxp": struct.pack(">IH13H", 0x10000, len(glyphs), 4, 1, 0, 0, 1, *[0] * 8),
    })


def _box(reach: int) -> bytes:
    """A glyph of four corners as high as a line."""
    corners = ((0, _DESCENT), (0, _ASCENT - _DESCENT), (reach, 0), (0, _DESCENT - _ASCENT))  # each from the one before
    xs, ys = zip(*corners, strict=True)
    return struct.pack(">hhhhhHH4B4h4h", 1, 0, _DESCENT, reach, _ASCENT, 3, 0, 1, 1, 1, 1, *xs, *ys)


def _characters() -> bytes:
    """Every character of Unicode by ranges that share a glyph (format 13)."""
    groups = ((1, _FIRST_WIDE - 1, 1), (_FIRST_WIDE, _LAST, 2))
    ranges = b"".join(struct.pack(">III", *group) for group in groups)
    return struct.pack(">HHHHIHHIII", 0, 1, 3, 1, 12, 13, 0, 16 + len(ranges), 0, len(groups)) + ranges


def _file(tables: dict[bytes, bytes]) -> bytes:
    """The tables with the directory before them."""
    at = 12 + 16 * len(tables)
    directory, bodies = [], []
    for name, table in tables.items():
        directory.append(name + struct.pack(">III", 0, at, len(table)))
        bodies.append(table + bytes(-len(table) % 4))
        at += len(bodies[-1])
    return struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, 48) + b"".join(directory) + b"".join(bodies)
