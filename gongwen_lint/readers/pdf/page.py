"""One page read to the end: its printed lines in reading order, and of each what later stages need, which is no characters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gongwen_lint.named import NamedTuple
from gongwen_lint.readers.pdf.chars import Sheet, View, read_sheet
from gongwen_lint.readers.pdf.columns import in_order
from gongwen_lint.readers.pdf.lines import PrintedLine, printed_lines
from gongwen_lint.readers.pdf.rules import Rule, covers, is_drawn, read_rules
from gongwen_lint.readers.pdf.styles import Style
from gongwen_lint.readers.pdf.tables import Spot, find_spots

_OPENING = frozenset("（《〈「『【〔〖“‘([{<")
_CLOSING = frozenset("，。、；：！？）》〉」』】〕〗”’…—％‰,.;:!?)]}>%")
_BREAKABLE = frozenset("-/–")

_STAMPED = 20
"""characters that a scan may have besides its picture: a page number, the mark of the program that made it"""
_EDGE = 0.1
"""part of the page above and below which such marks stand"""
_APART = 1.4
"""parts of the font size; a wider gap divides what stands on its two sides"""

LEADER = re.compile(r"(?:\.{4,}|…{2,}|·{4,}|．{3,}|\. \. \. )[ .…]*[\dA-Za-zⅠ-Ⅻ*]{1,5}$")
"""The end of an entry in a table of contents."""
LABEL = re.compile(
    r"(附件 ?[一二三四五六七八九十\d]{0,2} ?[:：] ?)?"
    r"(?:[（(] ?(?:[一二三四五六七八九十百]{1,4}|\d{1,3}) ?[)）]|[一二三四五六七八九十]{1,3} ?[、.．]"
    r"|第[一二三四五六七八九十百千〇零\d]{1,6}[编章节条款]|\d{1,3} ?[、.．)）](?!\d)|\d{1,2}(?:\.\d{1,2}){1,3}(?= |[^\d.%％])"
    r"|[①-⑳㈠-㈩⑴-⒇⒈-⒛]|[●○■□◆◇▲△★☆※·•]|\[\d{1,3}\]) ?"
    r"|附件 ?[一二三四五六七八九十\d]{0,2} ?[:：] ?|注\d? ?[:：] ?"
)
"""A number, bullet or label that opens a paragraph."""


class Row(NamedTuple):
    """A printed line as later stages see it; points from the upper left corner of its page."""

    page: int
    """from 0"""
    flow: int
    """column on the page, from 0, in reading order"""
    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    bold: bool
    red: bool
    spot: Spot | None
    apart: tuple[int, ...]
    """offsets in the text of blanks that stand for a wide gap between two names or words, not within one"""
    head: float
    """width of what cannot be parted from the first character: what would have had to fit on the line before"""
    hangs: tuple[float, ...]
    """left edges of what stands after a label and a number that open the line; further lines may begin there"""
    aslant: bool = False

    @property
    def top(self) -> float:
        """Upper edge of a Han character of its size."""
        return self.baseline - 0.88 * self.size


class Page(NamedTuple):
    """A page as read."""

    width: float
    height: float
    rows: list[Row]
    rules: list[tuple[float, float, float]]
    """y, left and right end of its level rules"""
    gutters: list[float]
    """x of the spaces between its columns of text"""
    drawn: bool
    """anything at all is printed on it"""
    scanned: bool = False
    """pictures take up half of it, and what is printed besides is no text of its own"""


class Laid(NamedTuple):
    """A page as read with the characters of its rows still at hand, for who has to find them on the page again."""

    page: Page
    lines: list[PrintedLine]
    """one for each of the page's rows"""
    view: View
    runs: list[Style]


def read_page(page: object, text: object | None, number: int, gutters: Sequence[float]) -> Laid:
    """Page ``number`` (from 0) of an open document with its characters; ``gutters`` are those of the page before."""
    sheet = read_sheet(page, text, lambda view: covers(page, view))
    width, height = sheet.view.size
    lines = printed_lines(sheet.glyphs, sheet.runs)
    rules = read_rules(page, sheet.view)
    spots = find_spots(lines, rules)
    rows: list[Row] = []
    flows, gutters = in_order(lines, [spot is not None for spot in spots], sheet.runs, gutters)
    for flow, part in enumerate(flows):
        rows += (_row(line, number, flow, spots[origin]) for line, origin in zip(part.lines, part.origins, strict=True))
    aslant = _aslant(sheet)
    rows += (_row(line, number, -1, None, aslant=True) for line in aslant)
    stamps = sum(len(row.text) for row in rows) <= _STAMPED and all(_at_edge(row, height) for row in rows)
    scanned = stamps and covers(page, sheet.view)
    read = Page(width, height, rows, _level(rules), gutters, bool(rows) or is_drawn(page), scanned)
    return Laid(read, [*(line for part in flows for line in part.lines), *aslant], sheet.view, sheet.runs)


def _at_edge(row: Row, height: float) -> bool:
    return not _EDGE * height < row.baseline < (1 - _EDGE) * height


def _level(rules: list[Rule]) -> list[tuple[float, float, float]]:
    return sorted((rule.at, rule.start, rule.end) for rule in rules if rule.level)


def _aslant(sheet: Sheet) -> list[PrintedLine]:
    """Lines that stand aslant (stamps over the page, writing along its edge), which come after all others."""
    return [line for _, glyphs in sorted(sheet.aslant.items()) for line in printed_lines(glyphs, sheet.runs)]


def _row(line: PrintedLine, page: int, flow: int, spot: Spot | None, aslant: bool = False) -> Row:
    text = line.text.replace("\xad", "-")  # on a page a soft hyphen is one that is printed
    return Row(
        page, flow, text, line.x0, line.x1, line.baseline, line.size, line.bold, line.red, spot, _apart(line), _head(line),
        _hangs(line), aslant,
    )


def _hangs(line: PrintedLine) -> tuple[float, ...]:
    label = LABEL.match(line.text)
    if not label:
        return ()
    ends = {label.end(), label.end(1)}
    after = sorted(end - line.text.count(" ", 0, end) for end in ends if end > 0)
    return tuple(line.glyphs[at][1] for at in after if at < len(line.glyphs))


def _apart(line: PrintedLine) -> tuple[int, ...]:
    """Where a gap is wider than a character and neither side is a single one, as in names that are spaced out."""
    glyphs, wide = line.glyphs, _APART * line.size
    cuts = [0, *(at for at in line.spaced if glyphs[at][1] - glyphs[at - 1][2] > wide), len(glyphs)]
    return tuple(
        at + line.spaced.index(at)
        for before, at, after in zip(cuts, cuts[1:], cuts[2:], strict=False) if at - before > 1 and after - at > 1
    )


def _head(line: PrintedLine) -> float:
    """Width of the first word with what sticks to it: opening marks before, closing marks after, a run of Latin letters."""
    glyphs, spaced = line.glyphs, set(line.spaced)
    at = 0
    while at + 1 < len(glyphs) and glyphs[at][3] in _OPENING:
        at += 1
    if glyphs[at][3] < "\u0250":
        while at + 1 < len(glyphs) and glyphs[at + 1][3] < "\u0250" and at + 1 not in spaced:
            at += 1
            if glyphs[at - 1][3] in _BREAKABLE and glyphs[at][3].isalpha():
                at -= 1
                break
    while at + 1 < len(glyphs) and glyphs[at + 1][3] in _CLOSING:
        at += 1
    return glyphs[at][2] - line.x0
