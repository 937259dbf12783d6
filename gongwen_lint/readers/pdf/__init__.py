"""The .pdf reader: printed lines from PDFium's characters, in reading order, joined to paragraphs over lines and pages."""

from __future__ import annotations

from collections.abc import Callable

from gongwen_lint.document import Document
from gongwen_lint.errors import unreadable
from gongwen_lint.readers.limits import Limits, within
from gongwen_lint.readers.pdf import engine
from gongwen_lint.readers.pdf.assembly import assemble
from gongwen_lint.readers.pdf.inflation import check_inflation
from gongwen_lint.readers.pdf.nesting import check_nesting
from gongwen_lint.readers.pdf.page import Laid, Page, read_page

_MOST_ON_A_PAGE = 200_000
"""characters; a page of a newspaper has ten thousand"""


def read_pdf(data: bytes, path: str, name: str = "", *, limits: Limits | None = None) -> Document:
    """The document in the bytes of a .pdf file; ``path`` is what messages call it, ``name`` the file name without ending.

    Raises UnreadableFile ``damaged``, ``encrypted``, ``image-only``, ``empty`` or ``too-large``.
    """
    return assemble(read_pages(data, path, limits or Limits()), path, name)


def _forget(_: Laid) -> None:
    """What reading alone does with the characters of a page."""


def read_pages(data: bytes, path: str, limits: Limits, look: Callable[[Laid], None] = _forget) -> list[Page]:
    """The pages of the file with their printed lines; at least one of them has text. Raises UnreadableFile as ``read_pdf``.

    ``look`` is shown each page while its characters are at hand.
    """
    if not data:
        raise unreadable("empty", path)
    check_inflation(data, path, limits)
    check_nesting(data, path)
    pages: list[Page] = []
    characters = lines = 0
    with engine.LOCK, engine.opened(data, path) as document:
        count = engine.page_count(document)
        within(path, "页数", count, limits.pages)
        for number in range(count):
            with engine.page_of(document, number) as page, engine.text_of(page) as text:
                within(path, "一页的批注数", engine.note_count(page) if page else 0, engine.MOST_NOTES)
                within(path, "一页的字符数", engine.char_count(text), min(limits.characters, _MOST_ON_A_PAGE))
                if page:
                    laid = read_page(page, text, number, pages[-1].gutters if pages else ())
                    look(laid)
                    pages.append(laid.page)
                else:
                    pages.append(Page(0.0, 0.0, [], [], [], False))
            characters += sum(len(row.text) for row in pages[-1].rows)
            lines += len(pages[-1].rows)
            within(path, "字符数", characters, limits.characters)
            within(path, "行数", lines, limits.lines)
    if all(page.scanned or not page.rows for page in pages):
        raise unreadable("image-only" if any(page.drawn for page in pages) else "empty", path)
    return pages
