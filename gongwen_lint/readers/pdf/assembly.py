"""From the pages of a .pdf to the Document: what is text and what is furniture, paragraphs, places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from gongwen_lint.document import Cell, Document, Layout, Line, Place, build
from gongwen_lint.readers.normalise import normalise
from gongwen_lint.readers.pdf.furniture import find_furniture, opens_note
from gongwen_lint.readers.pdf.layout import after_break, alignments, layout
from gongwen_lint.readers.pdf.margins import line_pitch, text_columns, text_size
from gongwen_lint.readers.pdf.page import Page, Row
from gongwen_lint.readers.pdf.paragraphs import Setting, continuations, is_first_line

_INDENTED = 0.08
"""part of the lines that begin two characters in where paragraphs are set so"""


def assemble(pages: Sequence[Page], path: str, name: str) -> Document:
    """The document of these pages."""
    size = text_size(pages)
    regions = find_furniture(pages, size)
    regions |= _stamps(pages)
    text = [
        row for number, page in enumerate(pages) for index, row in enumerate(page.rows) if (number, index) not in regions
    ]
    hints = dict(zip(map(id, text), _text_hints(pages, text, size), strict=True))
    lines: list[Line] = []
    tables = 0
    for number, page in enumerate(pages):
        for index, row in enumerate(page.rows):
            region = regions.get((number, index))
            goes_on, shape = hints.get(id(row), (False, Layout(size=row.size, bold=row.bold, red=row.red)))
            if region == "footnote":
                before = regions.get((number, index - 1))
                goes_on = before == "footnote" and not opens_note(row)
            mended, columns = _mended(row)
            lines.append(Line(
                0, 0, mended, _place(row, index, tables), region or ("table" if row.spot else "main"), goes_on, shape, columns,
            ))
        tables += max((row.spot[0] for row in page.rows if row.spot), default=0)
    return build(path, "pdf", lines, pages=len(pages), pages_from="pdf", name=name)


def _mended(row: Row) -> tuple[str, tuple[int, ...] | None]:
    """The line as ``normalise`` mends it, but for the blanks that stand for wide gaps: those are none of its stray ones."""
    if not row.apart:
        return normalise(row.text)
    pieces: list[str] = []
    columns: list[int] = []
    for begin, end in zip((0, *(at + 1 for at in row.apart)), (*row.apart, len(row.text)), strict=True):
        mended, own = normalise(row.text[begin:end])
        if begin:
            pieces.append(" ")
            columns.append(begin)
        pieces.append(mended)
        columns += [begin + column for column in own or range(1, len(mended) + 1)]
    text = "".join(pieces)
    return (text, None) if text == row.text else (text, tuple(columns))


def _place(row: Row, index: int, tables: int) -> Place:
    cell = Cell(tables + row.spot[0], row.spot[1], row.spot[2]) if row.spot else None
    return Place(page=row.page + 1, page_line=index + 1, cell=cell)


def _stamps(pages: Sequence[Page]) -> dict[tuple[int, int], str]:
    """What stands aslant: on several pages a mark over them, else a text box."""
    aslant = [((number, index), row) for number, page in enumerate(pages) for index, row in enumerate(page.rows) if row.aslant]
    often = Counter(row.text for _, row in aslant)
    return {at: "header" if often[row.text] > 1 else "textbox" for at, row in aslant}


def _text_hints(pages: Sequence[Page], text: Sequence[Row], size: float) -> list[tuple[bool, Layout]]:
    """For each line of the text whether it goes on the line before, and what it looks like."""
    columns = text_columns(pages, text, size)
    pitch = line_pitch(text, size)
    aligns = alignments(text, columns, size)
    breaks = after_break(text, pitch)
    first = sum(
        side == "left" and is_first_line(row, columns[row.page, row.flow]) for row, side in zip(text, aligns, strict=True)
    )
    setting = Setting(size, pitch, indented=first > max(1, _INDENTED * len(text)))
    goes_on = continuations(text, columns, aligns, setting)
    return [
        (on, layout(row, columns[row.page, row.flow], side, page_break))
        for row, on, side, page_break in zip(text, goes_on, aligns, breaks, strict=True)
    ]
