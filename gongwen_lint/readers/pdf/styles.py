"""How the runs of characters on a page are printed: size, direction, weight, colour, asked for in bulk."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from itertools import repeat
from math import atan2, degrees, hypot, isfinite

from gongwen_lint.named import NamedTuple
from gongwen_lint.readers.pdf import engine
from gongwen_lint.readers.pdf.engine import pdfium

_SMALLEST = 1.0
"""points; nobody reads smaller print, it is there for machines"""
_BOLD = (b"bold", b"heavy", b"black", b"demi")
_WITHOUT_INK = frozenset({pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP})

_Glyph = tuple[float, float, float, str, int]


class Style(NamedTuple):
    """How runs of characters are printed; one object for all runs of a page that are printed alike, known by itself."""

    __hash__ = object.__hash__  # asked for every character
    __eq__ = object.__eq__

    size: float
    """height of the font in points"""
    bold: bool
    red: bool
    angle: int
    """direction of writing in the page's own coordinates: degrees counter-clockwise, 0 is to the right"""
    seen: bool
    """printed with ink and large enough for a person"""
    font: int
    """PDFium's address of the font, while the page is open"""
    spread: float
    """points to which one unit of the font's width is stretched"""


class Styles:
    """The styles of the text objects of one page, in the order in which ``first`` names them."""

    def __init__(self, text: int, first: Mapping[int, int]) -> None:
        """``first``: the address of each text object and the index of its first character."""
        count = len(first)
        sizes = map(engine.char_size, repeat(text), first.values())
        modes = map(engine.text_mode, first)
        fonts = map(engine.text_font, first)
        colours, at = engine.space("I", 4 * count)
        ends = range(at, at + 16 * count, 16), range(at + 4, at + 16 * count, 16), range(at + 8, at + 16 * count, 16)
        deque(map(engine.fill_colour, first, *ends, range(at + 12, at + 16 * count, 16)), 0)
        matrices, at = engine.space("f", 6 * count)
        deque(map(engine.char_matrix, repeat(text), first.values(), range(at, at + 24 * count, 24)), 0)
        self._bold: dict[int | None, bool] = {}
        self._advances: dict[tuple[int, str], float] = {}
        known: dict[tuple[float, ...], Style] = {}
        keys = zip(
            sizes, modes, fonts, colours[0::4], colours[1::4], colours[2::4], colours[3::4],
            matrices[0::6], matrices[1::6], matrices[2::6], matrices[3::6], strict=True,
        )
        self.runs = [known.get(key) or known.setdefault(key, self._style(*key)) for key in keys]

    def _style(
        self, size: float, mode: int, font: int | None, red: int, green: int, blue: int, alpha: int,
        a: float, b: float, c: float, d: float,
    ) -> Style:
        if not isfinite(size * (abs(a) + abs(b) + abs(c) + abs(d))):  # beyond all numbers: nobody sees it
            size, a, b, c, d = 0.0, 1.0, 0.0, 0.0, 1.0
        height = abs(size) * hypot(c, d)
        way = atan2(b, a) if size >= 0 else atan2(-b, -a)
        return Style(
            size=round(height, 2),
            bold=self._is_bold(font) or mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE,
            red=red > 150 and green < 100 and blue < 100,
            angle=round(degrees(way)) % 360,
            seen=mode not in _WITHOUT_INK and alpha > 0 and height > _SMALLEST,
            font=font or 0,
            spread=abs(size) * hypot(a, b),
        )

    def _is_bold(self, font: int | None) -> bool:
        bold = self._bold.get(font)
        if bold is None:
            name, at = engine.space("B", 256)
            engine.font_name(font, at, len(name))
            lowered = name.tobytes().lower()
            bold = self._bold[font] = any(word in lowered for word in _BOLD)
        return bold

    def without_overhang(self, glyphs: list[_Glyph]) -> list[_Glyph]:
        """The characters with the right edges of Latin letters by the font's own advance width: PDFium's boxes take in what
        hangs over it, which hides the blank after a slanted letter."""
        for at in [at for at, glyph in enumerate(glyphs) if "A" <= glyph[3] <= "z"]:
            baseline, x0, x1, char, run = glyphs[at]
            style = self.runs[run]
            unit = self._advances.get((style.font, char))
            if unit is None:
                width, at_width = engine.space("f", 1)
                known = engine.font_advance(style.font, ord(char), 1.0, at_width)
                unit = self._advances[style.font, char] = width[0] if known else 0.0
            if unit and x0 + unit * style.spread < x1:
                glyphs[at] = baseline, x0, x0 + unit * style.spread, char, run
        return glyphs
