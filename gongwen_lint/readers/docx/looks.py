"""What a line looks like, for ``Layout``: the look most of its characters have, and what its paragraph says."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from gongwen_lint.document import PLAIN, Layout
from gongwen_lint.readers.docx.items import Chars
from gongwen_lint.readers.docx.properties import ParagraphProperties

BODY_TEXT = 10
"""the outline level that says a paragraph is no heading"""


def prevailing(chars: Sequence[Chars]) -> tuple[float | None, bool, bool]:
    """Size in points, bold and red of most of the characters."""
    if not chars:
        return None, False, False
    first = chars[0].look
    if len(chars) == 1 or all(piece.look is first for piece in chars):
        return first.size, first.bold, first.red
    sizes: dict[float, int] = {}
    bold = red = total = 0
    for text, look, _ in chars:
        count = len(text)
        sizes[look.size] = sizes.get(look.size, 0) + count
        bold += count * look.bold
        red += count * look.red
        total += count
    return max(sizes, key=sizes.__getitem__), bold * 2 > total, red * 2 > total


def indent(properties: ParagraphProperties, size: float | None, *, first: bool) -> float | None:
    """Indent in characters of ``size`` of a paragraph's first line, or of the others; None where none is stated."""
    if properties[_INDENT] == (None,) * 4:
        return None
    wide = (size or 10.5) * 20
    left = properties.left_chars / 100 if properties.left_chars else (properties.left or 0) / wide
    if first:
        left += properties.first_chars / 100 if properties.first_chars else (properties.first or 0) / wide
    return round(left, 2)


@lru_cache(maxsize=1024)
def layout(
    align: str | None, size: float | None, bold: bool, red: bool, outline: int | None, label: int, new_page: bool, toc: bool,
    indented: float | None,
) -> Layout:
    """The Layout with these values; the same object for the many lines that look alike."""
    made = Layout(align, size, bold, red, outline, label, new_page, toc, indented)
    return PLAIN if made == PLAIN else made


_INDENT = slice(ParagraphProperties._fields.index("left"), ParagraphProperties._fields.index("first_chars") + 1)
