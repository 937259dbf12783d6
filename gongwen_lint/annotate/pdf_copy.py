"""The copy of a .pdf with marks on its pages: whether the file allows it, how it is written, and whether it opens again."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping, Sequence

from pypdf.errors import DependencyError

from gongwen_lint.annotate.pdf_increment import updated
from gongwen_lint.annotate.pdf_marks import Mark
from gongwen_lint.errors import UnreadableFile, unreadable
from gongwen_lint.named import NamedTuple
from gongwen_lint.readers.pdf import engine
from gongwen_lint.readers.pdf.engine import pdfium

_MAY_ANNOTATE = 1 << 5
"""the permission to add notes (ISO 32000-1, table 22)"""


class _Held(NamedTuple):
    """How much there is on a page."""

    characters: int
    annotations: int


def with_marks(data: bytes, path: str, marks: Mapping[int, Sequence[Mark]]) -> bytes:
    """The file with these marks on its pages (from 0). A file whose structure takes no update is written anew by PDFium first.

    Raises UnreadableFile ``annotation-forbidden`` or ``annotation-failed``.
    """
    with engine.LOCK, engine.opened(data, path) as document:
        if not pdfium.FPDF_GetDocPermissions(document) & _MAY_ANNOTATE:
            raise unreadable("annotation-forbidden", path)
        wanted = [
            _Held(held.characters, held.annotations + len(marks.get(number, ()))) for number, held in enumerate(_held(document))
        ]
    try:
        for base in _bases(data, path):
            copy = updated(base, marks)
            if copy and _holds(copy, path, wanted):
                return copy
    except DependencyError:
        raise unreadable("annotation-failed", path, reason="文件用 AES 加密，本机没有装 cryptography") from None
    raise unreadable("annotation-failed", path, reason="PDF 结构有误")


def _bases(data: bytes, path: str) -> Iterator[bytes]:
    yield data
    yield _written_anew(data, path)


def _held(document: object) -> list[_Held]:
    """What each page of a document holds."""
    pages: list[_Held] = []
    for number in range(engine.page_count(document)):
        page = pdfium.FPDF_LoadPage(document, number)
        with engine.text_of(page) as text:
            pages.append(_Held(engine.char_count(text), pdfium.FPDFPage_GetAnnotCount(page) if page else 0))
        if page:
            pdfium.FPDF_ClosePage(page)
    return pages


def _holds(copy: bytes, path: str, wanted: list[_Held]) -> bool:
    """Whether a copy opens and has on each page what it should: an update hung on a broken file may hide what it had."""
    try:
        with engine.LOCK, engine.opened(copy, path) as document:
            return _held(document) == wanted
    except UnreadableFile:
        return False


def _written_anew(data: bytes, path: str) -> bytes:
    """The file as PDFium writes it: the same objects in a sound structure, under the same protection."""
    written = bytearray()

    def take(_: object, block: object, size: int) -> int:
        written.extend(ctypes.string_at(block, size))
        return 1

    writer = pdfium.FPDF_FILEWRITE(version=1)
    writer.WriteBlock = type(writer.WriteBlock)(take)
    with engine.LOCK, engine.opened(data, path) as document:
        pdfium.FPDF_SaveAsCopy(document, writer, pdfium.FPDF_NO_INCREMENTAL)
    return bytes(written)
