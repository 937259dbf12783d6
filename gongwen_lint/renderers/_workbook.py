"""What a workbook for an office is made of: tables to sort, filter and print, and the same bytes for the same content."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from gongwen_lint.renderers._cells import Column, Look, row, text
from gongwen_lint.renderers._rows import Value

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

MOST_ROWS = 1_048_576
"""of a sheet, the heading included"""
_IN_MEMORY = 16_000_000
"""bytes of a sheet up to which it needs no file of its own"""
_A4 = 9
_FONT, _SIZE = "宋体", 10
_HEAD, _LINE = "44546A", "BFBFBF"
_TINTS = {
    "错误": "F8CBAD", "建议退回": "F8CBAD", "警告": "FFE699", "建议修改": "FFE699", "提示": "DDEBF7", "可以": "E2EFDA",
    "读不了": "D9D9D9",
}
"""the ground of a cell by what it says; also told apart in grey, and the words say it anyway"""
_TOLD = frozenset(_TINTS)
_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.75, "footer": 0.35}
"""inches"""
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""the first moment a zip archive can hold: the file says nothing of when it was made"""


class Book:
    """A workbook that says nothing of who made it and when."""

    def __init__(self, title: str) -> None:
        self._book = Workbook(write_only=True)
        about = self._book.properties
        about.title, about.creator, about.language = title, None, "zh-CN"
        about.created = about.modified = datetime(*_EPOCH)  # openpyxl cannot leave them out
        self._styles: dict[Look, int] = {}
        self.rows: dict[WriteOnlyWorksheet, IO[bytes]] = {}
        """of each table's sheets, those behind the heading"""
        self.printed: dict[WriteOnlyWorksheet, int] = {}
        """of each table's sheets, how many columns are printed"""

    def sheet(self, name: str, widths: Iterable[float], place: int | None = None) -> WriteOnlyWorksheet:
        """An empty sheet that prints on A4 landscape, as wide as the paper; the last one, or at a place from 0."""
        made = self._book.create_sheet(name, place)
        for number, width in enumerate(widths, 1):
            made.column_dimensions[get_column_letter(number)].width = width
        made.page_setup.orientation, made.page_setup.paperSize = "landscape", _A4
        made.page_setup.fitToWidth, made.page_setup.fitToHeight = 1, 0
        made.sheet_properties.pageSetUpPr.fitToPage = True
        for side, inches in _MARGINS.items():
            setattr(made.page_margins, side, inches)
        made.oddFooter.center.text = "&A　第 &P 页，共 &N 页"
        return made

    def page(self, name: str, widths: Iterable[float], lines: Iterable[tuple[str, str]]) -> None:
        """A sheet to read: headwords and what there is to say of each."""
        made = self.sheet(name, widths)
        for headword, said in lines:
            made.append([_written(made, headword, Font(_FONT, _SIZE, b=True)), _written(made, said, Font(_FONT, _SIZE))])

    def behind(self, sheet: WriteOnlyWorksheet) -> int:
        """The place right behind another sheet."""
        return self._book.index(sheet) + 1

    def style(self, look: Look) -> int:
        """The number of a look in the file."""
        if look not in self._styles:
            self._styles[look] = _styled(next(iter(self.rows)), look).style_id
        return self._styles[look]

    def packed(self) -> bytes:
        """The file: the same bytes whenever and wherever it is written."""
        for sheet, columns in self.printed.items():
            last = (sheet.auto_filter.ref or "1").rpartition(":")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
            sheet.print_area = f"A1:{get_column_letter(columns)}{last}"
        out = io.BytesIO()
        archive = _Archive(out, "w", zipfile.ZIP_DEFLATED)
        archive.rows = self.rows
        ExcelWriter(self._book, archive).save()
        return out.getvalue()


class Table:
    """A table that is written row by row; what does not fit on one sheet goes on on the next, which is called 问题2."""

    def __init__(
        self, book: Book, title: str, columns: Sequence[Column], fixed: int, printed: int, place: int | None = None
    ) -> None:
        """``fixed`` columns stay in sight, ``printed`` ones are printed; ``place`` as in ``Book.sheet``."""
        self._book = book
        self._title = title
        self._columns = tuple(columns)
        self._fixed = fixed
        self._begun = 0
        self._printed = printed
        self._begin(place)

    def add(self, values: Sequence[Value]) -> None:
        """One row more."""
        if self._count == MOST_ROWS:
            self._begin(self._book.behind(self._sheet))
        self._count += 1
        self._rows.write(row(self._count, self._columns, values, self._book.style, _TOLD).encode())
        self._sheet.auto_filter.ref = f"A1:{get_column_letter(len(self._columns))}{self._count}"

    def _begin(self, place: int | None) -> None:
        self._begun += 1
        name = self._title if self._begun == 1 else f"{self._title}{self._begun}"
        self._sheet = self._book.sheet(name, [column.width for column in self._columns], place)
        for number, column in enumerate(self._columns, 1):
            self._sheet.column_dimensions[get_column_letter(number)].hidden = column.hidden
        self._book.printed[self._sheet] = self._printed
        self._sheet.freeze_panes = f"{get_column_letter(self._fixed + 1)}2"
        self._sheet.print_title_rows = "1:1"
        self._sheet.append([_head(self._sheet, column.title) for column in self._columns])
        self._rows = self._book.rows[self._sheet] = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 (ends with the book)
        self._count = 1


class _Archive(zipfile.ZipFile):
    """An archive whose entries all bear the same date, and whose tables get their rows behind the heading."""

    rows: Mapping[WriteOnlyWorksheet, IO[bytes]]

    def writestr(self, name: str, data: str | bytes) -> None:  # type: ignore[override]
        super().writestr(_entry(name), data)

    def write(self, file: str, name: str) -> None:  # type: ignore[override]
        with open(file, "rb") as source:
            before, end, behind = source.read().partition(b"</sheetData>")  # only a heading, or a page to read
        with self.open(_entry(name), "w", force_zip64=True) as target:
            target.write(before)
            for rows in (rows for sheet, rows in self.rows.items() if sheet.path == f"/{name}"):
                rows.seek(0)
                shutil.copyfileobj(rows, target)
            target.write(end + behind)


def _entry(name: str) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name, _EPOCH)
    made.compress_type, made.create_system = zipfile.ZIP_DEFLATED, 0
    return made


def _written(made: WriteOnlyWorksheet, said: str, font: Font) -> WriteOnlyCell:
    """A cell that holds a text, whatever it looks like."""
    cell = WriteOnlyCell(made, text(said))
    cell.data_type = "s"
    cell.font = font
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    return cell


def _head(made: WriteOnlyWorksheet, title: str) -> WriteOnlyCell:
    cell = _written(made, title, Font(_FONT, _SIZE, b=True, color="FFFFFF"))
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    cell.fill = PatternFill("solid", _HEAD)
    cell.border = _border()
    return cell


def _styled(made: WriteOnlyWorksheet, look: Look) -> WriteOnlyCell:
    cell = WriteOnlyCell(made)
    cell.font = Font(_FONT, _SIZE)
    cell.alignment = Alignment(None if look.text else "right", "top", wrap_text=look.text, indent=0 if look.text else 1)
    cell.border = _border()
    cell.number_format = look.format
    if look.says:
        cell.fill = PatternFill("solid", _TINTS[look.says])
    cell.quotePrefix = look.guarded
    return cell


def _border() -> Border:
    return Border(*(Side("thin", _LINE) for _ in range(4)))
