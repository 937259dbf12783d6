"""How a .pdf looks with its annotations, by PDFium: what marks cover, and which points of a page they change."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pypdfium2
import pypdfium2_raw as pdfium
from pypdf import PdfReader

from gongwen_lint.readers.pdf import engine

Corners = tuple[tuple[float, float], ...]


def annotations(data: bytes, page: int = 0) -> list[dict]:
    """The annotations of a page (from 0)."""
    return [entry.get_object() for entry in PdfReader(io.BytesIO(data)).pages[page].get("/Annots", ())]


def quads(data: bytes, page: int = 0) -> list[Corners]:
    """The corners of the pieces of all highlights on a page, going round each."""
    found = []
    for entry in annotations(data, page):
        points = [float(value) for value in entry.get("/QuadPoints", ())]
        for at in range(0, len(points), 8):
            x0, y0, x1, y1, x2, y2, x3, y3 = points[at:at + 8]
            found.append(((x0, y0), (x1, y1), (x3, y3), (x2, y2)))
    return found


def covered(data: bytes, page: int = 0) -> str:
    """The characters of a page whose middle a highlight covers, in the order of the file."""
    shapes, text = quads(data, page), []
    with _page(data, page) as handle, engine.text_of(handle) as chars:
        box = pdfium.FS_RECTF()
        for index in range(engine.char_count(chars)):
            if pdfium.FPDFText_IsGenerated(chars, index) or not pdfium.FPDFText_GetLooseCharBox(chars, index, box):
                continue
            middle = np.array([[(box.left + box.right) / 2, (box.bottom + box.top) / 2]])
            if any(_inside(middle, shape, 0)[0] for shape in shapes):
                text.append(chr(pdfium.FPDFText_GetUnicode(chars, index)))
    return "".join(text)


def changed_outside(before: bytes, after: bytes, page: int = 0) -> int:
    """How many points of a page look otherwise though they stand under no highlight (by a point and a half at least)."""
    one, other = _rendered(before, page), _rendered(after, page)
    assert one.shape == other.shape
    ys, xs = np.nonzero((one != other).any(axis=2))
    assert len(xs)
    points = _on_page(after, page, one.shape, list(zip(xs.tolist(), ys.tolist(), strict=True)))
    under = np.zeros(len(points), bool)
    for shape in quads(after, page):
        under |= _inside(points, shape, 1.5)
    return int((~under).sum())


def darkest(data: bytes, page: int = 0) -> int:
    """How dark the letters of a page are at most, from 0."""
    return int(_rendered(data, page).max(axis=2).min())


def colours(data: bytes, area: tuple[float, float, float, float], page: int = 0) -> list[tuple[int, ...]]:
    """The colours (red, green, blue) between left, upper, right and lower edge, in points from above, the most common first."""
    left, top, right, bottom = (round(edge) for edge in area)
    found, counts = np.unique(_rendered(data, page)[top:bottom, left:right, ::-1].reshape(-1, 3), axis=0, return_counts=True)
    return [tuple(map(int, colour)) for colour in found[np.argsort(-counts)]]


def _inside(points: np.ndarray, shape: Corners, slack: float) -> np.ndarray:
    corners = np.array(shape)
    inward = []
    for at in range(4):
        edge = corners[(at + 1) % 4] - corners[at]
        normal = np.array([-edge[1], edge[0]]) / np.hypot(*edge)
        if (corners.mean(axis=0) - corners[at]) @ normal < 0:
            normal = -normal
        inward.append((points - corners[at]) @ normal)
    return np.min(inward, axis=0) >= -slack


@contextmanager
def _page(data: bytes, page: int) -> Iterator[object]:
    with engine.LOCK, pypdfium2.PdfDocument(data) as document:  # the reader would open it without the machine's fonts
        handle = pdfium.FPDF_LoadPage(document.raw, page)
        yield handle
        pdfium.FPDF_ClosePage(handle)


def _rendered(data: bytes, page: int) -> np.ndarray:
    with _page(data, page) as handle:
        wide, high = round(pdfium.FPDF_GetPageWidthF(handle)), round(pdfium.FPDF_GetPageHeightF(handle))
        bitmap = pdfium.FPDFBitmap_CreateEx(wide, high, pdfium.FPDFBitmap_BGRx, None, 0)
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, handle, 0, 0, wide, high, 0, pdfium.FPDF_ANNOT)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        raw = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * high)
        pdfium.FPDFBitmap_Destroy(bitmap)
    return np.frombuffer(raw, np.uint8).reshape(high, stride // 4, 4)[:, :wide, :3].copy()


def _on_page(data: bytes, page: int, shape: tuple[int, ...], points: list[tuple[int, int]]) -> np.ndarray:
    across, up, found = ctypes.c_double(), ctypes.c_double(), []
    with _page(data, page) as handle:
        for x, y in points:
            pdfium.FPDF_DeviceToPage(handle, 0, 0, shape[1], shape[0], 0, x, y, across, up)
            found.append((across.value, up.value))
    return np.array(found)
