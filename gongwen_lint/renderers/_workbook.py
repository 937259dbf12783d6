"""What a workbook for an office is made of: tables to sort, filter and print, and cells that are never formulas."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from gongwen_lint.cli.columns import width
from gongwen_lint.expressions import Expression
from gongwen_lint.named import NamedTuple
from gongwen_lint.renderers._rows import Value, formula_like
from gongwen_lint.visible import storable

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

MOST_ROWS = 1_048_576
"""of a sheet, the heading included"""
MOST_UNITS = 32_767
"""of a cell, counted in UTF-16"""
_CUT = "……（超过一格能放的字数，后面从略）"
_A4 = 9
_FONT, _SIZE = "宋体", 10
_LINE_HEIGHT, _LEADING = 13.0, 3.0
"""points of a line in that size, and of a row besides its lines"""
_MOST_LINES, _LOOKED_AT = 12, 600
"""lines that a row shows at most, and characters from which they are counted"""
_HEAD, _LINE = "44546A", "BFBFBF"
_TINTS = {
    "错误": "F8CBAD", "建议退回": "F8CBAD", "警告": "FFE699", "建议修改": "FFE699", "提示": "DDEBF7",
    "可以": "E2EFDA", "读不了": "D9D9D9",
}
"""the ground of a cell by what it says; also told apart in grey, and the words say it anyway"""
_CODED = Expression("_(?=x[0-9A-Fa-f]{4}_)")
"""what a spreadsheet would read as the code of a character"""
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""the first moment a zip archive can hold: the file says nothing of when it was made"""


class Column(NamedTuple):
    """A column of a table."""

    title: str
    width: float
    """in characters, of which a Han character takes two"""
    format: str = "General"
    """of its numbers"""


def workbook(title: str) -> Workbook:
    """An empty workbook that says nothing of who made it and when."""
    book = Workbook(write_only=True)
    about = book.properties
    about.title, about.creator, about.language = title, None, "zh-CN"
    about.created = about.modified = datetime(*_EPOCH)  # openpyxl cannot leave them out
    return book


class Table:
    """A table that is written row by row; what does not fit on one sheet goes on on the next, which is called 问题2."""

    def __init__(self, book: Workbook, title: str, columns: Sequence[Column], fixed: int) -> None:
        """``fixed`` columns stay in sight."""
        self._book = book
        self._title = title
        self._columns = tuple(columns)
        self._fixed = fixed
        self._begun = 0
        self._begin()

    def add(self, values: Sequence[Value]) -> None:
        """One row more."""
        if self._rows == MOST_ROWS:
            self._begin()
        self._rows += 1
        # no program makes rows as high as wrapped text needs when it opens a file; forgotten once written, there may be a million
        self._sheet.row_dimensions[self._rows].height = self._height(values)
        self._sheet.append([self._cell(column, value) for column, value in enumerate(values)])
        del self._sheet.row_dimensions[self._rows]
        self._sheet.auto_filter.ref = f"A1:{get_column_letter(len(self._columns))}{self._rows}"

    def _begin(self) -> None:
        after = self._book.index(self._sheet) + 1 if self._begun else None
        self._begun += 1
        name = self._title if self._begun == 1 else f"{self._title}{self._begun}"
        self._sheet = sheet(self._book, name, [column.width for column in self._columns], after)
        self._sheet.freeze_panes = f"{get_column_letter(self._fixed + 1)}2"
        self._sheet.print_title_rows = "1:1"
        self._cells: dict[tuple[int, bool, str | None, bool], WriteOnlyCell] = {}
        self._sheet.append([_head(self._sheet, column.title) for column in self._columns])
        self._rows = 1

    def _cell(self, column: int, value: Value) -> WriteOnlyCell:
        """The cell of a column with that look, used again for each row: to style a cell costs more than to write it."""
        text = isinstance(value, str)
        key = column, text, _TINTS.get(value) if text else None, text and formula_like(value)
        if key not in self._cells:
            self._cells[key] = _styled(self._sheet, self._columns[column].format, *key[1:])
        return put(self._cells[key], value)

    def _height(self, values: Sequence[Value]) -> float:
        """Points that the longest text of a row needs, up to what can be read at a glance."""
        lines = max(
            -(-width(value[:_LOOKED_AT]) // int(column.width - 1)) if isinstance(value, str) else 1
            for value, column in zip(values, self._columns, strict=True)
        )
        return _LINE_HEIGHT * max(1, min(lines, _MOST_LINES)) + _LEADING


def sheet(book: Workbook, name: str, widths: Sequence[float], at: int | None = None) -> WriteOnlyWorksheet:
    """An empty sheet that prints on A4 landscape, as wide as the paper."""
    made = book.create_sheet(name, at)
    for number, wide in enumerate(widths, 1):
        made.column_dimensions[get_column_letter(number)].width = wide
    made.page_setup.orientation, made.page_setup.paperSize = "landscape", _A4
    made.page_setup.fitToWidth, made.page_setup.fitToHeight = 1, 0
    made.sheet_properties.pageSetUpPr.fitToPage = True
    for side, inches in (("left", 0.4), ("right", 0.4), ("top", 0.5), ("bottom", 0.75), ("footer", 0.35)):
        setattr(made.page_margins, side, inches)
    made.oddFooter.center.text = "&A　第 &P 页，共 &N 页"
    return made


def written(made: WriteOnlyWorksheet, text: str, bold: bool = False) -> WriteOnlyCell:
    """A text on a sheet that is no table."""
    cell = WriteOnlyCell(made)
    cell.font = Font(_FONT, _SIZE, b=bold)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    return put(cell, text)


def put(cell: WriteOnlyCell, value: Value) -> WriteOnlyCell:
    """Set what stands in a cell: a text stays a text, whatever it looks like."""
    if isinstance(value, str):
        cell.value = _fitted(_CODED.sub("_x005F_", storable(value)))
        cell.data_type = "s"
    else:
        cell.value = value
    return cell


def packed(book: Workbook) -> bytes:
    """The file: the same bytes whenever and wherever it is written."""
    out = io.BytesIO()
    ExcelWriter(book, _Timeless(out, "w", zipfile.ZIP_DEFLATED)).save()
    return out.getvalue()


class _Timeless(zipfile.ZipFile):
    """An archive whose entries all bear the same date."""

    def writestr(self, name: str, data: str | bytes) -> None:  # type: ignore[override]
        super().writestr(_entry(name), data)

    def write(self, file: str, name: str) -> None:  # type: ignore[override]
        with open(file, "rb") as source, self.open(_entry(name), "w", force_zip64=True) as target:
            shutil.copyfileobj(source, target)


def _entry(name: str) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name, _EPOCH)
    made.compress_type, made.create_system = zipfile.ZIP_DEFLATED, 0
    return made


def _fitted(text: str) -> str:
    """As much of a text as a cell holds; says so where it is not all."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MOST_UNITS:
        return text
    return units[:2 * (MOST_UNITS - len(_CUT))].decode("utf-16-le", "ignore") + _CUT


def _head(made: WriteOnlyWorksheet, title: str) -> WriteOnlyCell:
    cell = _styled(made, "General", True, _HEAD, False)
    cell.font = Font(_FONT, _SIZE, b=True, color="FFFFFF")
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    return put(cell, title)


def _styled(made: WriteOnlyWorksheet, format: str, text: bool, tint: str | None, guarded: bool) -> WriteOnlyCell:
    """A cell for a text or a number; ``guarded`` stays a text also when somebody edits it."""
    cell = WriteOnlyCell(made)
    cell.font = Font(_FONT, _SIZE)
    cell.alignment = Alignment(None if text else "right", "top", wrap_text=text, indent=0 if text else 1)
    cell.border = Border(*(Side("thin", _LINE) for _ in range(4)))
    cell.number_format = format
    if tint:
        cell.fill = PatternFill("solid", tint)
    cell.quotePrefix = guarded
    return cell
