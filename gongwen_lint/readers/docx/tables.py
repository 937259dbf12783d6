"""Tables: one line a row, the cells set apart by tabs, merged cells once, tables inside tables after the row they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml.etree import _Element

from gongwen_lint.document import Cell
from gongwen_lint.readers.docx.items import Chars
from gongwen_lint.readers.docx.joining import runs_on
from gongwen_lint.readers.docx.lines import Draft, Hung, assemble, cut
from gongwen_lint.readers.docx.looks import layout, prevailing
from gongwen_lint.readers.docx.names import PARAGRAPH, TABLE, VAL, W, flat

if TYPE_CHECKING:
    from gongwen_lint.readers.docx.body import Body, Paragraph, Story

_ROW, _CELL = W + "tr", W + "tc"
_ROW_PROPERTIES, _CELL_PROPERTIES = W + "trPr", W + "tcPr"


class _Row:
    """What the cells of a row come to while they are read."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        """its text, in pieces that are mended each for itself"""
        self.sources: list[str | Chars] = []
        """the same characters by where they stand in the file"""
        self.chars: list[Chars] = []
        self.hung: list[Hung] = []
        self.inner: list[Draft] = []
        self.page: int | None = None
        self.new_page = False

    def put(self, unwritten: str) -> None:
        """Adds characters that stand nowhere in the file."""
        self.pieces.append(unwritten)
        self.sources.append(unwritten)


def table(body: Body, element: _Element, story: Story) -> list[Draft]:
    """The lines of a table and of those inside it."""
    body.deeper(1)
    number = body.next_table()
    drafts: list[Draft] = []
    rows = 0
    for row in flat(element):
        if row.tag == _ROW and not _has(row.find(_ROW_PROPERTIES), "del"):
            rows += 1
            drafts += _row(body, row, story, Cell(number, rows, 1))
    body.deeper(-1)
    return drafts


def _row(body: Body, element: _Element, story: Story, place: Cell) -> list[Draft]:
    row = _Row()
    paragraph = body.next_paragraph(story)
    start = furthest = story.pages.page
    cells = 0
    for cell in flat(element):
        properties = cell.find(_CELL_PROPERTIES) if cell.tag == _CELL else None
        if cell.tag != _CELL or _has(properties, "cellDel") or _merge(properties, "hMerge") == "continue":
            continue
        if cells:
            row.put("\t")
        cells += 1
        if _merge(properties, "vMerge") == "continue":
            body.skip(cell, story)  # the cell above reaches down here and was read there
            continue
        story.pages.rewind(start)
        _cell(body, cell, story, row)
        furthest = max(furthest, story.pages.page)
    story.pages.rewind(furthest)
    drafts: list[Draft] = []
    text, columns = assemble(row.pieces)
    region = "table" if story.region in ("main", "textbox") else story.region
    page = (row.page or start) if story.is_body else story.page
    if text.strip() or (not row.inner and story.is_body):
        look = layout(None, *prevailing(row.chars), None, 0, row.new_page, False, None)
        sources = body.kept(row.sources, story.hung_on(element))
        drafts.append(body.counted(Draft(text, columns, region, page, paragraph, place, False, look, sources)))
    return drafts + body.hung(row.hung, story, paragraph) + row.inner


def _cell(body: Body, element: _Element, story: Story, row: _Row) -> None:
    begun = False
    for block in flat(element):
        if block.tag == PARAGRAPH:
            read = body.read(block, story)
            begun = (_paragraph(read, story, row, begun) if read else False) or begun
        elif block.tag == TABLE:
            row.inner += table(body, block, story)
    left = body.left_over(story)
    if left:
        _paragraph(left, story, row, begun)


def _paragraph(read: Paragraph, story: Story, row: _Row, begun: bool) -> bool:
    """Adds a paragraph to the row; whether there was anything to see. A blank stands between paragraphs of a cell."""
    pieces = cut(read.items, story.pages, labelled=bool(read.label))
    row.hung += (*pieces.before, *pieces.after)
    written, previous = False, ""
    for index, segment in enumerate(pieces.segments):
        label = "" if index else read.label
        text = segment.text
        if not (label or text.strip()):
            continue
        if row.page is None:
            row.page, row.new_page = segment.page, segment.new_page
        if (begun or written) and not runs_on(previous, text, title=False):
            row.put(" ")
        if label:
            row.put(label)
        for place, piece in enumerate(text.split("\t")):
            row.pieces += (" ", piece) if place else (piece,)
        row.sources += segment.chars
        row.chars += segment.chars
        written, previous = True, text
    return written


def _has(properties: _Element | None, name: str) -> bool:
    return properties is not None and properties.find(W + name) is not None


def _merge(properties: _Element | None, name: str) -> str | None:
    """restart, continue (also where no value is given) or None where the cell is not merged that way."""
    merged = None if properties is None else properties.find(W + name)
    return None if merged is None else merged.get(VAL) or "continue"
