"""Tables: ruled ones in the text, and the bare one that holds a joint masthead."""

from __future__ import annotations

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml.ns import qn
from docx.table import Table, _Cell

from gbt9704.sheet import BODY, HEI, WIDTH, Sheet, element, halves, smaller


def grid(sheet: Sheet, rows: list[list[str]]) -> None:
    """A ruled table over the full width. A cell ``<`` is merged with the one on its left, ``^`` with the one above."""
    made = ruled_table(sheet, len(rows), _widths(rows))
    head = 1 + any("^" in row for row in rows[1:2])
    for place, row in enumerate(made.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(element("cantSplit"))
        if place < head:
            properties.append(element("tblHeader"))
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text == "<":
                made.cell(r, c - 1).merge(made.cell(r, c))
            elif text == "^":
                made.cell(r - 1, c).merge(made.cell(r, c))
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text not in ("<", "^"):
                fill(sheet, made.cell(r, c), text, align="center", look=smaller(HEI if r < head else BODY, 12), pitch=20)
    sheet.line(pitch=10)


def ruled_table(sheet: Sheet, rows: int, widths: tuple[float, ...]) -> Table:
    """An empty table of fixed column widths, in points."""
    made = sheet.docx.add_table(rows, len(widths))
    made.style = "Table Grid"
    made.autofit = False
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(made._tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
        column.set(qn("w:w"), str(round(width * 20)))
    for row in made.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = round(width * 12700)
    return made


def fill(sheet: Sheet, cell: _Cell, text: str, **looks: object) -> None:
    """The one paragraph of a cell, in the middle of its height; ``looks`` as ``Sheet.line`` takes them."""
    empty = list(cell.paragraphs)
    sheet.line(text, container=cell, **looks)
    for paragraph in empty:
        paragraph._p.getparent().remove(paragraph._p)
    cell._tc.get_or_add_tcPr().append(element("vAlign", val="center"))


def _widths(rows: list[list[str]]) -> tuple[float, ...]:
    """Points for each column: its longest text, up to six characters, and the room beside it, drawn out to the full width."""
    wanted = []
    for c in range(len(rows[0])):
        texts = [row[c] for row in rows if row[c] not in ("<", "^") and row[c + 1:c + 2] != ["<"]]
        wanted.append(min(6, max(map(halves, texts))) * 12 + 14)
    return tuple(WIDTH * points / sum(wanted) for points in wanted)
