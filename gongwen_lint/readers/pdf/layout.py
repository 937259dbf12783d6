"""What a line looks like on its page, as hints for the recognition of its role: alignment, indent, page breaks."""

from __future__ import annotations

from collections.abc import Sequence

from gongwen_lint.document import Layout
from gongwen_lint.readers.pdf.margins import Column
from gongwen_lint.readers.pdf.page import LEADER, Row


def alignments(rows: Sequence[Row], columns: dict[tuple[int, int], Column], size: float) -> list[str]:
    """left, center or right for each line, against its text column; ``size``: font size of the text."""
    sides = [_side(row, columns[row.page, row.flow], size) for row in rows]
    for at, (row, side) in enumerate(zip(rows, sides, strict=True)):
        if side != "left" and any(_share_left(row, rows[near]) for near in (at - 1, at + 1) if 0 <= near < len(rows)):
            sides[at] = "left"
    return sides


def _side(row: Row, column: Column, size: float) -> str:
    left, right = row.x0 - column.left, column.right - row.x1
    em = row.size
    larger = em > 1.15 * size
    even = abs(left - right) <= max(em, 0.03 * column.width) and (larger or min(left, right) > 1.2 * em)
    # centred, and moved in as the first line of a paragraph by mistake: off by half of these two characters
    even = even or (0 < left - right <= 3.2 * size and min(left, right) > (1.5 if larger else 2.5) * em)
    # a heading of the text's size, two characters in, may end two characters before the margin by chance
    if even and (larger or row.bold or abs(left - 2 * em) > 0.3 * em):
        return "center"
    if left > max(3 * em, 0.18 * column.width) and left > 1.5 * right and right < 8 * em:
        return "right"
    return "left"


def _share_left(one: Row, other: Row) -> bool:
    """Whether two lines below each other begin, but do not end, at one place: they are set from the left then."""
    return (
        (one.page, one.flow) == (other.page, other.flow) and abs(one.size - other.size) < 0.1 * one.size
        and abs(one.baseline - other.baseline) < 3 * one.size
        and abs(one.x0 - other.x0) < 0.2 * one.size and abs(one.x1 - other.x1) > one.size
    )


def layout(row: Row, column: Column, alignment: str, new_page: bool) -> Layout:
    """The hints of one line."""
    return Layout(
        align=None if row.spot else alignment, size=row.size, bold=row.bold, red=row.red, new_page=new_page,
        toc=bool(LEADER.search(row.text)),
        indent=round((row.x0 - column.left) / row.size, 1) if row.size else None,
    )


def after_break(rows: Sequence[Row], pitch: float) -> list[bool]:
    """For each line of the text whether a page break was set before it: the page before it ends early, by two lines or more."""
    feet: dict[int, float] = {}
    for row in rows:
        feet[row.page] = max(feet.get(row.page, 0.0), row.baseline)
    usual = sorted(feet.values())[-1 - len(feet) // 8] if feet else 0.0
    found, before = [], None
    for row in rows:
        found.append(
            before is not None and row.page != before
            and (row.page > before + 1 or feet[before] + 2.5 * max(pitch, row.size) < usual)
        )
        before = row.page
    return found
