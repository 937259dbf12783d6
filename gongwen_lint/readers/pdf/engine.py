"""PDFium through its C interface: the library loaded once, documents and pages opened and always closed again.

The functions asked once a character are bound anew here. ``PYFUNCTYPE`` keeps the interpreter lock over a call, and plain
addresses spare a pointer object each: 0.25 µs instead of 0.7 µs a call, which is most of the time a page takes.
"""

from __future__ import annotations

import ctypes
import threading
from array import array
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2_raw as pdfium  # the bindings alone: the package around them takes three times as long to load

from gongwen_lint.errors import unreadable
from gongwen_lint.readers.pdf.stand_in import only_stand_in

LOCK = threading.RLock()
"""PDFium keeps state of its own that no two threads may touch at once; whoever calls it holds this lock."""

_ADDRESS, _INT, _UINT, _DOUBLE = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint, ctypes.c_double


def _bind(function: object, result: type, *arguments: type):
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, _ADDRESS).value)


char_code = _bind(pdfium.FPDFText_GetUnicode, _UINT, _ADDRESS, _INT)
char_box = _bind(pdfium.FPDFText_GetLooseCharBox, _INT, _ADDRESS, _INT, _ADDRESS)
char_origin = _bind(pdfium.FPDFText_GetCharOrigin, _INT, _ADDRESS, _INT, _ADDRESS, _ADDRESS)
char_object = _bind(pdfium.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _INT)
char_matrix = _bind(pdfium.FPDFText_GetMatrix, _INT, _ADDRESS, _INT, _ADDRESS)
char_size = _bind(pdfium.FPDFText_GetFontSize, _DOUBLE, _ADDRESS, _INT)
char_generated = _bind(pdfium.FPDFText_IsGenerated, _INT, _ADDRESS, _INT)
whole_text = _bind(pdfium.FPDFText_GetText, _INT, _ADDRESS, _INT, _INT, _ADDRESS)
text_font = _bind(pdfium.FPDFTextObj_GetFont, _ADDRESS, _ADDRESS)
text_mode = _bind(pdfium.FPDFTextObj_GetTextRenderMode, _INT, _ADDRESS)
font_name = _bind(pdfium.FPDFFont_GetBaseFontName, ctypes.c_size_t, _ADDRESS, _ADDRESS, ctypes.c_size_t)
font_advance = _bind(pdfium.FPDFFont_GetGlyphWidth, _INT, _ADDRESS, ctypes.c_uint32, ctypes.c_float, _ADDRESS)
fill_colour = _bind(pdfium.FPDFPageObj_GetFillColor, _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
page_object = _bind(pdfium.FPDFPage_GetObject, _ADDRESS, _ADDRESS, _INT)
form_object = _bind(pdfium.FPDFFormObj_GetObject, _ADDRESS, _ADDRESS, ctypes.c_ulong)
form_objects = _bind(pdfium.FPDFFormObj_CountObjects, _INT, _ADDRESS)
object_type = _bind(pdfium.FPDFPageObj_GetType, _INT, _ADDRESS)
object_bounds = _bind(pdfium.FPDFPageObj_GetBounds, _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
object_matrix = _bind(pdfium.FPDFPageObj_GetMatrix, _INT, _ADDRESS, _ADDRESS)
draw_mode = _bind(pdfium.FPDFPath_GetDrawMode, _INT, _ADDRESS, _ADDRESS, _ADDRESS)
path_segments = _bind(pdfium.FPDFPath_CountSegments, _INT, _ADDRESS)
path_segment = _bind(pdfium.FPDFPath_GetPathSegment, _ADDRESS, _ADDRESS, _INT)
segment_point = _bind(pdfium.FPDFPathSegment_GetPoint, _INT, _ADDRESS, _ADDRESS, _ADDRESS)
segment_type = _bind(pdfium.FPDFPathSegment_GetType, _INT, _ADDRESS)
segment_closes = _bind(pdfium.FPDFPathSegment_GetClose, _INT, _ADDRESS)


def space(code: str, count: int) -> tuple[array, int]:
    """Room for ``count`` values of an array type code, and its address. (A ctypes array would be a new type for each size.)"""
    room = array(code, bytes(count * array(code).itemsize))
    return room, room.buffer_info()[0]


def address(handle: object) -> int:
    """The bare address of a PDFium handle, as the functions bound above take it."""
    return ctypes.cast(handle, _ADDRESS).value or 0


_ERRORS = {pdfium.FPDF_ERR_PASSWORD: "encrypted", pdfium.FPDF_ERR_SECURITY: "encrypted"}


@contextmanager
def opened(data: bytes, path: str) -> Iterator[object]:
    """The document in ``data``, closed afterwards; the caller holds ``LOCK``. A password that only forbids changes is none.

    Raises UnreadableFile ``encrypted`` or ``damaged``.
    """
    pdfium.FPDF_InitLibraryWithConfig(pdfium.FPDF_LIBRARY_CONFIG(version=2))  # does nothing the second time
    with only_stand_in():
        document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not document:
            code = _ERRORS.get(pdfium.FPDF_GetLastError(), "damaged")
            raise unreadable(code, path, reason="PDF 结构读不通")
        try:
            yield document
        finally:
            pdfium.FPDF_CloseDocument(document)


def page_count(document: object) -> int:
    """How many pages the document says it has."""
    return max(0, pdfium.FPDF_GetPageCount(document))


MOST_NOTES = 10_000
"""notes and fields of a page up to which they are printed onto it: the time for that grows with the square of their number"""


def note_count(page: object) -> int:
    """How many notes and fields a page has."""
    return max(0, pdfium.FPDFPage_GetAnnotCount(page))


@contextmanager
def page_of(document: object, index: int) -> Iterator[object | None]:
    """Page ``index`` (from 0), closed afterwards; None where the file names a page that cannot be read."""
    page = pdfium.FPDF_LoadPage(document, index)
    try:
        # what is filled in stands in annotations: print them onto the page as a viewer does
        if page and note_count(page) <= MOST_NOTES and _shows_fields(page):
            pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
            pdfium.FPDF_ClosePage(page)
            page = pdfium.FPDF_LoadPage(document, index)
        yield page or None
    finally:
        if page:
            pdfium.FPDF_ClosePage(page)


@contextmanager
def text_of(page: object | None) -> Iterator[object | None]:
    """The characters of a page, closed afterwards; None where there is none."""
    text = pdfium.FPDFText_LoadPage(page) if page else None
    try:
        yield text or None
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)


def char_count(text: object | None) -> int:
    """How many characters ``text_of`` gave."""
    return max(0, pdfium.FPDFText_CountChars(text)) if text else 0


_PRINTED_NOTES = frozenset({pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT})


def _shows_fields(page: object) -> bool:
    for index in range(note_count(page)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        pdfium.FPDFPage_CloseAnnot(note)
        if kind in _PRINTED_NOTES:
            return True
    return False
