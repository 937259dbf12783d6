"""The rows of a spreadsheet as they stand in its file: texts that stay texts, numbers, and rows as high as what is in them.

openpyxl could write them too, but takes ten times as long.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from gongwen_lint.columns import width
from gongwen_lint.expressions import Expression
from gongwen_lint.named import NamedTuple
from gongwen_lint.renderers._rows import Value, formula_like
from gongwen_lint.renderers._xml import escaped
from gongwen_lint.visible import storable

MOST_UNITS = 32_767
"""of a cell, counted in UTF-16"""
_CUT = "……（超过一格能放的字数，后面从略）"
_CODED = Expression("_(?=x[0-9A-Fa-f]{4}_)")
"""what a spreadsheet would read as the code of a character"""
_LINE_HEIGHT, _LEADING = 14.5, 3.0
"""points of a line in 10 points, in the tallest of the fonts that stand in for each other, and of a row besides its lines"""
_FILLED = 0.9
"""of a line that text fills: words and marks are not parted"""
_MOST_LINES, _LOOKED_AT = 12, 600
"""lines that a row shows at most, and characters from which they are counted"""


class Column(NamedTuple):
    """A column of a table."""

    title: str
    width: float
    """in characters, of which a Han character takes two"""
    format: str = "General"
    """of its numbers"""
    hidden: bool = False
    """is there and can be shown, but holds nothing"""


class Look(NamedTuple):
    """What a cell looks like."""

    format: str
    text: bool
    """a text, not a number"""
    says: str | None = None
    """where its ground is coloured by what it says"""
    guarded: bool = False
    """stays a text also when somebody edits it"""


def row(
    number: int, columns: Sequence[Column], values: Sequence[Value], style: Callable[[Look], int], told: frozenset[str]
) -> str:
    """A row of a sheet; ``style`` gives the number of a look in the file, ``told`` are the texts that have a colour."""
    cells = "".join(_cells(number, columns, values, style, told))
    return f'<row r="{number}" ht="{_height(columns, values)}" customHeight="1">{cells}</row>'


def text(value: str) -> str:
    """A text as a cell holds it: on one line, no more than fits, said so where it is cut."""
    whole = _CODED.sub("_x005F_", storable(value))
    if len(whole) <= MOST_UNITS // 2:
        return whole
    units = whole.encode("utf-16-le")
    if len(units) <= 2 * MOST_UNITS:
        return whole
    return units[:2 * (MOST_UNITS - len(_CUT))].decode("utf-16-le", "ignore") + _CUT


def _cells(
    number: int, columns: Sequence[Column], values: Sequence[Value], style: Callable[[Look], int], told: frozenset[str]
) -> Iterator[str]:
    for letter, column, value in zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", columns, values, strict=False):
        if value and isinstance(value, str):
            look = Look(column.format, True, value if value in told else None, formula_like(value))
            inside = f'<is><t xml:space="preserve">{escaped(text(value))}</t></is>'
            yield f'<c r="{letter}{number}" s="{style(look)}" t="inlineStr">{inside}</c>'
        else:
            inside = "" if value in (None, "") else f"<v>{value}</v>"
            yield f'<c r="{letter}{number}" s="{style(Look(column.format, False))}">{inside}</c>'


def _height(columns: Sequence[Column], values: Sequence[Value]) -> float:
    """Points that the longest text of a row needs, up to what can be read at a glance.

    No program makes rows as high as wrapped text needs when it opens a file.
    """
    lines = 1
    for value, column in zip(values, columns, strict=True):
        if isinstance(value, str) and 2 * len(value) >= column.width:
            lines = max(lines, -(-width(value[:_LOOKED_AT]) // int(column.width * _FILLED - 1)))
    return _LINE_HEIGHT * min(lines, _MOST_LINES) + _LEADING
