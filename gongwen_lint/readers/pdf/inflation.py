"""How much the compressed parts of a .pdf unpack to, before PDFium unpacks them."""

from __future__ import annotations

import re

from gongwen_lint.readers.limits import Limits, within
from gongwen_lint.readers.pdf.streams import streams, unpacked

_MOST = 1_032
"""times that deflate shrinks its input at most"""
_ORDERS = 8
"""times that PDFium takes more room for drawing orders than for a font of the same size, at least"""
_PICTURE = re.compile(rb"/Subtype\s*/Image")
_FONT = re.compile(rb"/Length1\b|/Subtype\s*/(?:Type1C|CIDFontType0C|OpenType)\b")


def check_inflation(data: bytes, path: str, limits: Limits) -> None:
    """Nothing where no part that a reader of text needs (all but pictures) unpacks to more than the limit; orders to draw
    a page, of which PDFium keeps each one apart, to an eighth of it.

    Raises UnreadableFile ``too-large``.
    """
    for stream in streams(data):
        filters = stream.filters
        packed = stream.end - stream.begin
        most = limits.inflated_bytes if _FONT.search(stream.dictionary) else limits.inflated_bytes // _ORDERS
        if packed * _MOST ** filters <= most or _PICTURE.search(stream.dictionary):
            continue
        total = 0
        for piece in unpacked(data[stream.begin:stream.end], filters):
            total += len(piece)
            within(path, "解压后的字节数", total, most)
