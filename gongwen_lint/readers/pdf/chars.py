"""The characters of one page with their places, as a person holding the page upright would see them.

Points, counted from the upper left corner of the visible page: x to the right, y (of the baseline) downwards. A page has
six hundred characters and this is where the time goes: they are asked for in bulk and kept as bare tuples.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections import Counter, deque
from collections.abc import Callable, Iterable
from itertools import repeat
from math import cos, isfinite, isnan, radians, sin

from gongwen_lint.named import NamedTuple
from gongwen_lint.readers.pdf import engine
from gongwen_lint.readers.pdf.engine import pdfium
from gongwen_lint.readers.pdf.styles import Style, Styles

Glyph = tuple[float, float, float, str, int]
"""Baseline, left edge, right edge (left edge and advance width), character, index of its run in ``Sheet.runs``."""

_UTF_16 = "utf-16-le" if sys.byteorder == "little" else "utf-16-be"
_FARTHEST = 1e6
"""points from the origin to which paper is taken to reach; the format allows 14,400"""
_STRIDE = 5
"""characters between two questions for the text object"""
_NO_CHARACTER = re.compile("[\0\ud800-\udfff\ufffe\uffff]")
_MADE = frozenset(" \r\n\t\x02\xad-")
"""characters that PDFium puts in where it guesses at a blank, a line break or a hyphen"""


class View(NamedTuple):
    """The part of a page that is not cropped, and how it is turned: the way from its own coordinates to the visible page."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int
    """quarter turns clockwise"""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points as shown."""
        wide, high = self.right - self.left, self.top - self.bottom
        return (high, wide) if self.turn % 2 else (wide, high)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point as shown."""
        if self.turn == 0:
            return x - self.left, self.top - y
        if self.turn == 1:
            return y - self.bottom, x - self.left
        if self.turn == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x


class Sheet(NamedTuple):
    """One page: how it is shown, its upright characters in the order of the file, and those that stand aslant by direction."""

    view: View
    runs: list[Style]
    glyphs: list[Glyph]
    aslant: dict[int, list[Glyph]]
    """by angle; their baselines and edges are counted along their own direction"""


def read_sheet(page: object, text: object | None, is_scan: Callable[[View], bool]) -> Sheet:
    """The page's characters. ``is_scan`` is asked only where there is text without ink: over a picture of the page such text
    is what was recognised on it and stays; anywhere else nobody sees it and it goes."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    view = View(*map(_bounded, (box.left, box.bottom, box.right, box.top)), pdfium.FPDFPage_GetRotation(page) % 4)
    count = engine.char_count(text)
    return _sheet(engine.address(text), count, view, is_scan) if count else Sheet(view, [], [], {})


def _sheet(text: int, count: int, view: View, is_scan: Callable[[View], bool]) -> Sheet:
    chars = _chars(text, count)
    objects = _objects(text, count)
    first = dict(zip(reversed(objects), range(count - 1, -1, -1), strict=True))  # the first character of each text object
    first.pop(None, None)
    styles = Styles(text, first)
    runs = styles.runs
    number = dict(zip(first, range(len(first)), strict=True))
    places = [number[thing] if char and thing else -1 for char, thing in zip(chars, objects, strict=True)]
    if not all(style.seen for style in runs) and not is_scan(view):
        places = [run if run < 0 or runs[run].seen else -1 for run in places]

    origins, at = engine.space("d", 2 * count)
    _call(map(engine.char_origin, repeat(text), range(count), range(at, at + 16 * count, 16), range(at + 8, at + 16 * count, 16)))
    if view.turn or any(style.angle for style in runs):
        return _turned(text, chars, places, origins, view, styles)
    left, top = view.left, view.top
    xs, ys = origins[0::2], origins[1::2]
    ends = _right_edges(text, chars, places, xs, runs)
    glyphs = [
        (top - y, x - left, x1 - left, char, run)
        for char, run, x, y, x1 in zip(chars, places, xs, ys, ends, strict=True) if run >= 0
    ]
    beyond = not isfinite(sum(origins) + sum(ends))  # some place is no number, which compares with nothing
    if beyond or min(xs) < left or max(ends) > view.right or min(ys) < view.bottom or max(ys) > top:
        glyphs = _within(glyphs, view)
    return Sheet(view, runs, styles.without_overhang(glyphs), {})


def _chars(text: int, count: int) -> list[str]:
    """The characters of the page; empty for what is none, and for what PDFium put in itself."""
    units, at = engine.space("H", count + 1)
    whole = engine.whole_text(text, 0, count, at) - 1 == count
    string = units.tobytes()[:-2].decode(_UTF_16, "surrogatepass") if whole else ""
    if len(string) == count and not _NO_CHARACTER.search(string):  # one unit for each character, none left out
        chars = list(string)
    else:
        chars = _each(list(map(engine.char_code, repeat(text), range(count))))
    for index in [index for index, char in enumerate(chars) if char in _MADE]:
        if engine.char_generated(text, index):
            chars[index] = ""
    return chars


def _objects(text: int, count: int) -> list[int | None]:
    """The text object of each character. Its characters follow each other: where two stand in one, those between do."""
    objects: list[int | None] = []
    ask = engine.char_object
    here = ask(text, 0)
    for begin in range(0, count, _STRIDE):
        end = min(begin + _STRIDE, count)
        then = ask(text, end) if end < count else None
        if here and here == then:
            objects += [here] * (end - begin)
        else:
            objects.append(here)
            objects += map(ask, repeat(text), range(begin + 1, end))
        here = then
    return objects


def _right_edges(text: int, chars: list[str], places: list[int], xs: list[float], runs: list[Style]) -> list[float]:
    """Left edge and advance width of each character. Han characters of one style are all as wide as the first of them."""
    box, at = engine.space("f", 4)
    widths: dict[Style, float] = {}
    ends: list[float] = []
    for index, (char, run, x) in enumerate(zip(chars, places, xs, strict=True)):
        if "\u4e00" <= char <= "\u9fff" and run >= 0:
            width = widths.get(runs[run])
            if width is None:
                engine.char_box(text, index, at)
                width = widths[runs[run]] = box[2] - x
            ends.append(x + width)
        else:
            ends.append(box[2] if run >= 0 and engine.char_box(text, index, at) else x)
    return ends


def _turned(
    text: int, chars: list[str], places: list[int], origins: array[float], view: View, styles: Styles,
) -> Sheet:
    """The sheet where the page is turned or some of its text is."""
    runs = styles.runs
    view = _upright(view, Counter(runs[run].angle for run in places if run >= 0))
    glyphs: list[Glyph] = []
    aslant: dict[int, list[Glyph]] = {}
    box, at = engine.space("f", 4)
    for index, (char, run) in enumerate(zip(chars, places, strict=True)):
        if run < 0:
            continue
        x, y, angle = origins[2 * index], origins[2 * index + 1], runs[run].angle
        if angle == view.turn * 90:
            engine.char_box(text, index, at)
            x0, baseline = view.point(x, y)
            x1 = max(view.point(box[0], box[1])[0], view.point(box[2], box[3])[0])
            glyphs.append((baseline, x0, x1, char, run))
        else:
            way = radians(angle)
            along, across = x * cos(way) + y * sin(way), x * sin(way) - y * cos(way)
            wide = runs[run].size * (0.5 if char < "\x7f" else 1)
            if isfinite(across + along + wide):
                aslant.setdefault(angle, []).append((across, along, along + wide, char, run))
    return Sheet(view, runs, styles.without_overhang(_within(glyphs, view)), aslant)


def _bounded(place: float) -> float:
    return 0.0 if isnan(place) else max(-_FARTHEST, min(_FARTHEST, place))


def _call(calls: Iterable[object]) -> None:
    deque(calls, 0)


def _each(codes: list[int]) -> list[str]:
    """The character of each code; empty for what is none. Where characters have 16 bits, two codes may stand for one."""
    if max(codes) < 0xD800:
        return list(map(chr, codes)) if min(codes) else [chr(code) if code else "" for code in codes]
    chars = [
        chr(code) if 0 < code < 0xD800 or 0xE000 <= code < 0xFFFE or 0xFFFF < code < 0x110000 else "" for code in codes
    ]
    for at in range(len(codes) - 1):
        high, low = codes[at], codes[at + 1]
        if 0xD800 <= high < 0xDC00 <= low < 0xE000:
            chars[at] = chr(0x10000 + (high - 0xD800 << 10) + low - 0xDC00)
    return chars


def _within(glyphs: list[Glyph], view: View) -> list[Glyph]:
    """The characters that stand on the visible page."""
    width, height = view.size
    return [glyph for glyph in glyphs if -1 <= (glyph[1] + glyph[2]) / 2 <= width + 1 and -1 <= glyph[0] <= height + 1]


def _upright(view: View, directions: Counter[int]) -> View:
    """The view turned so that most of the text stands upright: a person turns a page whose text was printed sideways."""
    angle, share = directions.most_common(1)[0] if directions else (view.turn * 90, 0)
    if angle % 90 or angle == view.turn * 90 or share * 2 <= directions.total():
        return view
    return View(view.left, view.bottom, view.right, view.top, angle // 90)
