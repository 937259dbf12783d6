"""The count of lists through a story: which number comes next on which level."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongwen_lint.readers.docx.numbering import List

LEVELS = 9


class Counter:
    """Counts the lists through one story (body, text boxes, footnotes: each has its own count)."""

    def __init__(self) -> None:
        self._values: dict[int, list[int | None]] = {}
        self._begun: set[tuple[int, int]] = set()

    def label(self, listed: List, at: int) -> str:
        """The number before the next paragraph on level ``at`` (from 0), with the blank that sets it off; empty for none."""
        values = self._values.setdefault(listed.abstract, [None] * LEVELS)
        current = values[at]
        if at in listed.starts and (listed.number, at) not in self._begun:
            self._begun.add((listed.number, at))
            current = None
        values[at] = listed.first(at) if current is None else current + 1
        for higher in range(at):
            if values[higher] is None:  # a level that was left out counts as begun
                values[higher] = listed.first(higher)
        for lower in range(at + 1, LEVELS):
            restart = listed.level(lower).restart
            if restart is None or at < restart:
                values[lower] = None
        return listed.printed(at, values)
