"""The copy of a .pdf with marks on its pages: whether the file allows it, how it is written, and whether it opens again."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pypdf.errors import DependencyError

from gongwen_lint.annotate.pdf_increment import updated
from gongwen_lint.annotate.pdf_marks import Mark
from gongwen_lint.errors import UnreadableFile, unreadable
from gongwen_lint.readers.pdf import engine
from gongwen_lint.readers.pdf.engine import pdfium

_MAY_ANNOTATE = 1 << 5
"""the permission to add notes (ISO 32000-1, table 22)"""


def with_marks(data: bytes, path: str, marks: Mapping[int, Sequence[Mark]]) -> bytes:
    """The file with these marks on its pages (from 0). A file whose structure takes no update is written anew by PDFium first.

    Raises UnreadableFile ``annotation-forbidden`` or ``annotation-failed``.
    """
    with engine.LOCK, engine.opened(data, path) as document:
        if not pdfium.FPDF_GetDocPermissions(document) & _MAY_ANNOTATE:
            raise unreadable("annotation-forbidden", path)
        pages, *annotations = _shape(document, marks)
    wanted = [pages, *(before + len(added) for before, added in zip(annotations, marks.values(), strict=True))]
    try:
        for base in _bases(data, path):
            copy = updated(base, marks)
            if copy and _opens(copy, path, marks, wanted):
                return copy
    except DependencyError:
        raise unreadable("annotation-failed", path, reason="文件用 AES 加密，本机没有装 cryptography") from None
    raise unreadable("annotation-failed", path, reason="PDF 结构有误")


def _bases(data: bytes, path: str) -> Iterator[bytes]:
    yield data
    yield _written_anew(data, path)


def _shape(document: object, marked: Iterable[int]) -> list[int]:
    """How many pages a document has, and how many annotations each of the marked ones."""
    shape = [engine.page_count(document)]
    for number in marked:
        page = pdfium.FPDF_LoadPage(document, number)
        shape.append(pdfium.FPDFPage_GetAnnotCount(page) if page else 0)
        if page:
            pdfium.FPDF_ClosePage(page)
    return shape


def _opens(copy: bytes, path: str, marked: Iterable[int], wanted: list[int]) -> bool:
    """Whether a copy opens with all its pages and annotations: an update hung on a broken file may hide what it had."""
    try:
        with engine.LOCK, engine.opened(copy, path) as document:
            return _shape(document, marked) == wanted
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
