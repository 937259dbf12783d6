"""What a w:pPr and a w:rPr say, as far as a reader of text needs it, and how one lies over another."""

from __future__ import annotations

from typing import TypeVar

from lxml.etree import _Element

from gongwen_lint.named import NamedTuple
from gongwen_lint.readers.docx.names import RUN_PROPERTIES, SECTION, VAL, W, on, twips, whole

P = TypeVar("P", bound=tuple)

_ALIGN = {
    "left": "left", "start": "left", "center": "center", "right": "right", "end": "right", "both": "justify",
    "distribute": "justify", "thaiDistribute": "justify", "lowKashida": "justify", "mediumKashida": "justify",
    "highKashida": "justify",
}


class RunProperties(NamedTuple):
    """The look of characters; None where nothing is said."""

    style: str | None = None
    size: float | None = None
    """points"""
    bold: bool | None = None
    red: bool | None = None
    hidden: bool | None = None


class ParagraphProperties(NamedTuple):
    """The look of a paragraph; None where nothing is said. Lengths in twips, ``…_chars`` in hundredths of a character."""

    style: str | None = None
    align: str | None = None
    outline: int | None = None
    """1–9, or 10 for body text"""
    left: int | None = None
    left_chars: int | None = None
    first: int | None = None
    """of the first line, beyond ``left``; negative where it hangs"""
    first_chars: int | None = None
    num: int | None = None
    """number of the list; 0 switches a list off"""
    level: int | None = None
    """level in the list, from 0"""
    page_break: bool | None = None
    spacing: int | None = None
    """height of a line: twips, or 240ths of a line where ``rule`` is auto"""
    rule: str | None = None
    snap: bool | None = None
    """lines keep to the section's grid"""


class Stated(NamedTuple):
    """All that a w:pPr says."""

    properties: ParagraphProperties = ParagraphProperties()
    mark: _Element | None = None
    """look of the paragraph's mark (a w:rPr)"""
    gone: bool = False
    """the mark is deleted, so that what follows runs on in the same paragraph"""
    ends_section: bool = False


NO_RUN = RunProperties()
NO_PARAGRAPH = ParagraphProperties()
NOTHING = Stated()


def over(base: P, above: P) -> P:
    """``base`` with everything that ``above`` says in its stead."""
    return type(base)(*[low if high is None else high for low, high in zip(base, above, strict=True)])


def run_properties(element: _Element | None) -> RunProperties:
    """What a w:rPr says."""
    if element is None:
        return NO_RUN
    style = size = bold = red = hidden = None
    for child in element:
        tag = child.tag
        if tag == _SIZE:
            size = _points(child.get(VAL))
        elif tag == _BOLD:
            bold = on(child)
        elif tag == _COLOUR:
            red = _is_red(child.get(VAL))
        elif tag == _STYLE:
            style = child.get(VAL)
        elif tag == _VANISH:
            hidden = on(child)
    return RunProperties(style, size, bold, red, hidden)


def stated(element: _Element | None) -> Stated:
    """What a w:pPr says, that on the paragraph's mark and on a section's end included."""
    if element is None or not len(element):
        return NOTHING
    style = align = outline = num = level = page_break = spacing = rule = snap = mark = None
    left = left_chars = first = first_chars = None
    gone = ends_section = False
    for child in element:
        tag = child.tag
        if tag == _P_STYLE:
            style = child.get(VAL)
        elif tag == _JC:
            align = _ALIGN.get(child.get(VAL) or "")
        elif tag == _IND:
            left, left_chars, first, first_chars = _indent(child)
        elif tag == _SPACING:
            spacing, rule = twips(child.get(_LINE)), child.get(_RULE)
        elif tag == RUN_PROPERTIES:
            mark = child
            gone = any(change.tag in _REMOVED for change in child)
        elif tag == _OUTLINE:
            value = whole(child.get(VAL))
            outline = value + 1 if value is not None and 0 <= value <= 9 else None
        elif tag == _NUM:
            num, level = _value(child, "numId"), _value(child, "ilvl")
        elif tag == _PAGE_BREAK:
            page_break = on(child)
        elif tag == _SNAP:
            snap = on(child)
        elif tag == SECTION:
            ends_section = True
    properties = ParagraphProperties(
        style, align, outline, left, left_chars, first, first_chars, num, level, page_break, spacing, rule, snap,
    )
    return Stated(properties, mark, gone, ends_section)


def paragraph_properties(element: _Element | None) -> ParagraphProperties:
    """The look that a w:pPr states."""
    return stated(element).properties


def _indent(element: _Element) -> tuple[int | None, int | None, int | None, int | None]:
    get = element.get
    first, first_chars = twips(get(W + "firstLine")), whole(get(W + "firstLineChars"))
    hanging, hanging_chars = twips(get(W + "hanging")), whole(get(W + "hangingChars"))
    return (
        twips(get(W + "left") or get(W + "start")),
        whole(get(W + "leftChars") or get(W + "startChars")),
        first if hanging is None else -hanging,
        first_chars if hanging_chars is None else -hanging_chars,
    )


def _value(parent: _Element, name: str) -> int | None:
    child = parent.find(W + name)
    return None if child is None else whole(child.get(VAL))


def _points(text: str | None) -> float | None:
    """A size in half-points, or in strict files with a unit."""
    if text and text[-2:].isalpha():
        length = twips(text)
        return None if length is None else length / 20
    size = whole(text)
    return size / 2 if size is not None and 0 < size <= 3276 else None


def _is_red(colour: str | None) -> bool:
    """Whether a person calls it red, as the 红头 and the line under it are: FF0000, C00000, E60012."""
    if not colour or len(colour) != 6:
        return False
    try:
        red, green, blue = (int(colour[at:at + 2], 16) for at in (0, 2, 4))
    except ValueError:
        return False
    return red >= 0xB0 and green <= 0x50 and blue <= 0x50


_SIZE, _BOLD, _COLOUR, _STYLE, _VANISH = (W + name for name in ("sz", "b", "color", "rStyle", "vanish"))
_P_STYLE, _JC, _IND, _SPACING, _OUTLINE = (W + name for name in ("pStyle", "jc", "ind", "spacing", "outlineLvl"))
_LINE, _RULE = W + "line", W + "lineRule"
_REMOVED = frozenset((W + "del", W + "moveFrom"))
_NUM, _PAGE_BREAK, _SNAP = (W + name for name in ("numPr", "pageBreakBefore", "snapToGrid"))
