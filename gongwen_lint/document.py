"""The document as every later stage sees it: numbered lines, the paragraphs they form, and where each character stood.

Offsets count Unicode characters of ``Document.text`` from 0, ends exclusive. Lines and columns, as users see them, count
from 1; ``end_column`` is exclusive.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from operator import itemgetter

from gongwen_lint.named import NamedTuple

FURNITURE = frozenset({"header", "footer"})
"""Regions that repeat on every page; sentences run across them and never through them."""


class Span(NamedTuple):
    """A stretch of ``Document.text``: offsets from 0, end exclusive."""

    start: int
    end: int


class Edit(NamedTuple):
    """A change that mends a finding: the stretch of ``Document.text`` becomes ``text`` (nothing: it is deleted)."""

    span: Span
    text: str = ""


def within(span: tuple[int, int], stretches: Sequence[tuple[int, int]]) -> bool:
    """Whether one of the stretches, which are in order and apart, holds the whole of a span (ends exclusive)."""
    before = bisect_right(stretches, span[0], key=itemgetter(0))
    return before > 0 and span[1] <= stretches[before - 1][1]


class Cell(NamedTuple):
    """A place in a table: table, row and cell, each counted from 1 (merged cells once)."""

    table: int
    row: int
    cell: int


class Place(NamedTuple):
    """Where a line stands in its file, as the reader of that file would look it up; all counted from 1."""

    page: int | None = None
    page_line: int | None = None
    paragraph: int | None = None
    cell: Cell | None = None


class Layout(NamedTuple):
    """What a line looks like on the page, as far as its format tells; every field is a hint and may be absent."""

    align: str | None = None
    """left, center, right or justify"""
    size: float | None = None
    """font size of most of its characters, in points"""
    bold: bool = False
    red: bool = False
    outline_level: int | None = None
    """1–9 where the file itself calls the line a heading"""
    label: int = 0
    """length of the automatic number printed before the text, in characters (it is part of the line's text)"""
    new_page: bool = False
    """a page break stands directly before the line"""
    toc: bool = False
    """the file marks the line as an entry of a table of contents"""
    indent: float | None = None
    """indent of the first character, in characters of the line's own size"""


PLAIN = Layout()


class Line(NamedTuple):
    """One line as DESIGN 2 numbers them: a printed line (.pdf), a paragraph or table row (.docx), a line of a text file."""

    number: int
    start: int
    text: str
    place: Place = Place()
    region: str = "main"
    """main, table, textbox, footnote, header or footer"""
    continues: bool = False
    """goes on the paragraph of the last line before it that is not page furniture"""
    layout: Layout = PLAIN
    columns: tuple[int, ...] | None = None
    """column in the source line of each character, from 1; None where the text is the source line unchanged"""

    @property
    def end(self) -> int:
        """Offset after the last character of the line in ``Document.text``."""
        return self.start + len(self.text)


class Paragraph(NamedTuple):
    """Lines joined into the text that a person reads as one paragraph, with the way back to the lines."""

    lines: tuple[int, ...]
    """indices into ``Document.lines``, from 0"""
    text: str
    starts: tuple[int, ...]
    """offset in ``text`` at which each of the lines begins"""
    origins: tuple[int, ...]
    """offset in ``Document.text`` at which each of the lines begins"""
    region: str = "main"

    def span(self, start: int, end: int) -> Span:
        """The stretch of the document for characters ``start`` to ``end`` (exclusive) of this paragraph's text."""
        if end <= start:
            at = self.offset(start)
            return Span(at, at)
        return Span(self.offset(start), self.offset(end - 1) + 1)

    def offset(self, at: int) -> int:
        """Where character ``at`` of the paragraph stands in ``Document.text``."""
        piece = bisect_right(self.starts, at) - 1
        return self.origins[piece] + at - self.starts[piece]

    @property
    def whole(self) -> Span:
        """The stretch from the first to the last character."""
        return self.span(0, len(self.text))


class _Read(NamedTuple):
    """What a reader tells of a file."""

    path: str
    format: str
    """docx, pdf, txt or md"""
    lines: tuple[Line, ...]
    pages: int | None = None
    pages_from: str | None = None
    """pdf, layout (the file's own page marks) or None where the file does not tell its pages"""
    page_grid: tuple[int, int] | None = None
    """lines a page and characters a line from the file's own section settings, where it has them"""
    name: str = ""
    """file name without folder and ending; empty for stdin"""


class Document(_Read):
    """A file as read: lines in reading order. Immutable, built by a reader; what follows from the lines is computed once."""

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(line.start for line in self.lines)

    @cached_property
    def text(self) -> str:
        """All lines joined by line feeds; every span is a stretch of it."""
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs in reading order, without blank lines and page furniture."""
        return _join(self.lines)

    def line_at(self, offset: int) -> Line:
        """The line that holds the character at ``offset``."""
        return self.lines[max(0, bisect_right(self._starts, offset) - 1)]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of the character at ``offset``."""
        line = self.line_at(offset)
        return line.number, offset - line.start + 1

    def quote(self, span: Span) -> str:
        """The text of a span as a reader would quote it: without line breaks and without the page furniture it runs over."""
        first, last = self._range(span)
        if first == last >= 0:
            line = self.lines[first]
            return line.text[span.start - line.start:max(0, span.end - line.start)]
        pieces: list[str] = []
        for line, begin, end in self.quoted(span):
            piece = line.text[begin:end]
            pieces.append(_glue(pieces[-1], piece) if pieces else piece)
        return "".join(pieces)

    def quoted(self, span: Span) -> Iterator[tuple[Line, int, int]]:
        """The lines that ``quote`` takes the text of a span from, each with the range of its own characters (end exclusive)."""
        first, last = self._range(span)
        for index in range(max(0, first), last + 1):
            line = self.lines[index]
            aside = (line.region == "footnote") != (self.lines[first].region == "footnote")
            if index > first and (aside or line.region in FURNITURE or not line.text.strip()):
                continue
            yield line, max(0, span.start - line.start), max(0, min(span.end - line.start, len(line.text)))

    def _range(self, span: Span) -> tuple[int, int]:
        """The indices of the lines that the first and the last character of a span stand in; -1 before the first line."""
        first = bisect_right(self._starts, span.start) - 1
        return first, bisect_right(self._starts, max(span.start, span.end - 1)) - 1


def build(path: str, format: str, lines: list[Line], **facts: object) -> Document:
    """A document from lines whose ``number`` and ``start`` are not yet set; sets both."""
    at, placed = 0, []
    for number, line in enumerate(lines, 1):
        placed.append(Line(number, at, line.text, line.place, line.region, line.continues, line.layout, line.columns))
        at += len(line.text) + 1
    return Document(path, format, tuple(placed), **facts)  # type: ignore[arg-type]


def _latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _glue(before: str, after: str) -> str:
    """``after`` as it follows ``before`` when a line break between them is undone: Latin words keep a blank."""
    return " " + after if before and after and _latin(before[-1]) and _latin(after[0]) else after


def _join(lines: tuple[Line, ...]) -> tuple[Paragraph, ...]:
    groups: list[list[int]] = []
    last: dict[bool, list[int]] = {}  # footnotes stand at the foot of a page in the middle of a paragraph: each goes on its own
    for index, line in enumerate(lines):
        if line.region in FURNITURE or not line.text.strip():
            continue
        group = last.get(line.region == "footnote")
        if line.continues and group and lines[group[-1]].region == line.region:
            group.append(index)
        else:
            group = last[line.region == "footnote"] = [index]
            groups.append(group)
    return tuple(_paragraph(lines, group) for group in groups)


def _paragraph(lines: tuple[Line, ...], group: list[int]) -> Paragraph:
    text, starts, origins = [], [], []
    length = 0
    for index in group:
        line = lines[index]
        piece = _glue(text[-1], line.text) if text else line.text
        length += len(piece) - len(line.text)  # a blank that glues Latin words stands for the line feed before the line
        starts.append(length)
        origins.append(line.start)
        text.append(piece)
        length += len(line.text)
    return Paragraph(tuple(group), "".join(text), tuple(starts), tuple(origins), lines[group[0]].region)
