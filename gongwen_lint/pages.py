"""How many pages the body takes: as the file says where it does, else laid out on a grid."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from math import ceil

from gongwen_lint.counting import width
from gongwen_lint.document import Document
from gongwen_lint.structure.outline import Block, Outline

STANDARD_GRID = (22, 28)
"""Lines a page and characters a line, GB/T 9704-2012, 5.2.3."""

INDENT = 2
"""Characters by which the first line of a paragraph is set in."""


def body_pages(document: Document, outline: Outline) -> tuple[int, str] | tuple[None, None]:
    """Pages from the first to the last line of the body, and where that is from.

    ``pdf``: the printed pages; ``layout``: the page marks that the word processor left in the file or, without them, a
    count on the file's own section settings; ``grid``: a count on the standard grid. None where there is no body.
    """
    blocks = tuple(outline.body())
    if not blocks:
        return None, None
    if document.pages_from and (pages := _printed(document, blocks)):
        return pages, document.pages_from
    if document.page_grid:
        return grid_pages(blocks, document.page_grid), "layout"
    return grid_pages(blocks, STANDARD_GRID), "grid"


def are_printed(document: Document, outline: Outline) -> bool:
    """Whether the pages of the body are those that the file itself tells, not a count on a grid."""
    return bool(document.pages_from and _printed(document, tuple(outline.body())))


def _printed(document: Document, blocks: tuple[Block, ...]) -> int | None:
    first, last = _page(document, blocks[0], 0), _page(document, blocks[-1], -1)
    return None if first is None or last is None else max(1, last - first + 1)


def grid_pages(blocks: Iterable[Block], grid: tuple[int, int]) -> int:
    """Pages that the blocks fill on a grid of lines a page × characters a line; table rows share the line among their cells."""
    a_page, a_line = grid
    lines = 0
    for paragraph, pieces in groupby(blocks, key=lambda block: block.paragraph):
        blocks_here = tuple(pieces)
        text = paragraph.text[blocks_here[0].start:blocks_here[-1].end]  # a heading that runs into its text shares the line
        if blocks_here[0].role == "table":
            cells = text.split("\t")
            lines += max(ceil(width(cell) / max(1, a_line // len(cells))) for cell in cells) or 1
        else:
            lines += ceil((width(text.strip()) + INDENT) / a_line)
    return max(1, ceil(lines / a_page))


def _page(document: Document, block: Block, which: int) -> int | None:
    """Page of the first (0) or last (-1) character of a block."""
    span = block.span
    return document.line_at(span.start if which == 0 else span.end - 1).place.page
