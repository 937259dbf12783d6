"""A paragraph cut into lines: at manual line and page breaks, with the text as a reader sees it and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml.etree import _Element

from gongwen_lint.document import PLAIN, Cell, Layout
from gongwen_lint.named import NamedTuple
from gongwen_lint.readers.docx.items import Box, Chars, Item, Mark, Note
from gongwen_lint.readers.docx.pages import PageCounter
from gongwen_lint.readers.normalise import normalise

_BY_PARAGRAPH = ("/text", "/paragraph", "/line")


class Sources(NamedTuple):
    """Where the characters of a line come from."""

    pieces: Sequence[str | Chars]
    """what its text was mended from, in order: characters of the file, and such as stand nowhere in it (numbers, what sets
    cells apart)"""
    hangs: _Element | None
    """the paragraph, table row, drawing or reference that the line belongs to"""


def forgotten(pieces: Sequence[str | Chars], hangs: _Element | None) -> Sources | None:
    """None: to read a file is not to trace it, and the elements of a long one take much memory."""
    return None


class Draft(NamedTuple):
    """A line before it is known whether the pages are."""

    text: str
    columns: tuple[int, ...] | None
    region: str
    page: int | None
    paragraph: int | None
    cell: Cell | None = None
    continues: bool = False
    layout: Layout = PLAIN
    sources: Sources | None = None
    """kept where it is to be traced"""


class Segment(NamedTuple):
    """What stands between two breaks of a paragraph."""

    chars: list[Chars]
    page: int
    new_page: bool
    """a page began directly before it"""

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(piece.text for piece in self.chars)


class Hung(NamedTuple):
    """A text box or note that hangs on a paragraph, and the page of its place there."""

    item: Box | Note
    page: int


class Cut(NamedTuple):
    """A paragraph in pieces."""

    segments: list[Segment]
    """at least one; those of a paragraph with nothing to see hold no characters"""
    before: list[Hung]
    """what hangs on the paragraph before its first character"""
    after: list[Hung]


def cut(items: Iterable[Item], pages: PageCounter, *, labelled: bool) -> Cut:
    """The pieces of a paragraph; ``labelled`` where a number is printed before it. Moves ``pages`` on."""
    segments: list[Segment] = []
    before: list[Hung] = []
    after: list[Hung] = []
    below: list[Hung] = []
    chars: list[Chars] = []
    seen = page_ended = False
    page, new_page = pages.page, False
    for item in items:
        if isinstance(item, Chars):
            if not chars or not seen:
                page, new_page = pages.page, pages.fresh
            chars.append(item)
            if not item.text.isspace():
                seen = True
                pages.wrote(seen=True)
            page_ended = False
        elif item is Mark.LINE:
            segments.append(Segment(chars, page if chars else pages.page, new_page and seen and bool(chars)))
            chars, page_ended = [], False
        elif item is Mark.PAGE:
            if chars:
                segments.append(Segment(chars, page, new_page))
                chars = []
            pages.break_here()
            page_ended = True
        elif item is Mark.RENDERED:
            pages.rendered()
        elif seen:
            after.append(Hung(item, pages.page))
        else:
            (below if isinstance(item, Box) and _hangs_below(item) else before).append(Hung(item, pages.page))
    if not segments or not page_ended:
        # The mark of a paragraph that ends with a page break stays on the page before it.
        begins = new_page if chars else labelled and not seen and pages.fresh
        segments.append(Segment(chars, page if chars or page_ended else pages.page, begins))
    if not seen and not page_ended:
        pages.wrote(seen=labelled)
    return Cut(segments, before, below + after) if seen or labelled else Cut(segments, before + below, after)


def _hangs_below(box: Box) -> bool:
    """Whether a box stands beside or under the paragraph it hangs on, so that the paragraph is read first."""
    spot = box.spot
    return spot is not None and isinstance(spot.frame, str) and spot.frame.endswith(_BY_PARAGRAPH) and spot.top >= 0


def assemble(pieces: Iterable[str]) -> tuple[str, tuple[int, ...] | None]:
    """The pieces, each mended for itself, in one line, and the columns of its characters as ``normalise`` tells them."""
    texts: list[str] = []
    mended: list[tuple[int, int, tuple[int, ...] | None]] = []
    at, changed = 0, False
    for piece in pieces:
        text, columns = normalise(piece)
        texts.append(text)
        mended.append((at, len(piece), columns))
        changed = changed or columns is not None
        at += len(piece)
    if not changed:
        return "".join(texts), None
    places: list[int] = []
    for begin, length, columns in mended:
        places += range(begin + 1, begin + length + 1) if columns is None else [begin + column for column in columns]
    return "".join(texts), tuple(places)
