"""Tables that divide work: which column names the body responsible or the deadline, and which rows leave it empty."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from gongwen_lint.document import Span
from gongwen_lint.named import NamedTuple
from gongwen_lint.structure.outline import Outline
from gongwen_lint.tables import table

_BESIDE = ("配合", "协办", "参与", "参加")
"""a column of bodies that only help may be empty"""


class Column(NamedTuple):
    """A column of a table of tasks."""

    heading: str
    filled: int
    """rows with an entry in it"""
    empty: tuple[Span, ...]
    """the rows without one"""


def columns(outline: Outline, item: str, *, merges: bool) -> Iterator[Column]:
    """The columns headed by a label for ``item`` (责任 or 时限), in every table of the document.

    ``merges`` tells that the file may merge cells downwards: an empty cell under a filled one then belongs to it.
    """
    words = {row["pattern"] for row in table("tasks") if row["kind"] == "标签" and row["item"] == item}
    words = {word for word in words if not word.startswith(_BESIDE)}
    for in_table, run in groupby(outline.blocks, key=lambda block: block.paragraph.region == "table"):
        if in_table:
            rows = [block.paragraph for block in run]
            yield from _columns([(row.text.split("\t"), row.whole) for row in rows], words, merges)


def _columns(rows: list[tuple[list[str], Span]], words: set[str], merges: bool) -> Iterator[Column]:
    place: tuple[int, int, str] | None = None
    filled, empty = 0, []
    for cells, span in rows:
        names = ["".join(cell.split()) for cell in cells]
        head = next((at for at, name in enumerate(names) if name.split("（")[0].split("(")[0] in words), None)
        if head is not None:  # a table of its own, or the heading of the next page
            if place and (len(names), head) != place[:2]:
                yield Column(place[2], filled, tuple(empty))
                filled, empty = 0, []
            place = len(names), head, names[head]
        elif place and len(names) == place[0] and sum(map(bool, names)) > 1:
            if names[place[1]]:
                filled += 1
            elif not (merges and filled):
                empty.append(span)
    if place:
        yield Column(place[2], filled, tuple(empty))
