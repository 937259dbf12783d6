"""The names of the mark-up that carries text and its look, and how its values are spelled."""

from __future__ import annotations

from collections.abc import Container, Iterator

from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPG = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
V = "{urn:schemas-microsoft-com:vml}"

VAL = W + "val"
PARAGRAPH = W + "p"
TABLE = W + "tbl"
RUN = W + "r"
PROPERTIES = W + "pPr"
RUN_PROPERTIES = W + "rPr"
SECTION = W + "sectPr"
CONTENT_CONTROL = W + "sdt"
TEXTBOX = W + "txbxContent"
ALTERNATE = MC + "AlternateContent"

WRAPPERS = frozenset(
    W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink", "fldSimple", "dir", "bdo")
)
"""Elements that only wrap what a person sees; deletions (del, moveFrom) are not among them, so their text is passed over."""

UNDERSTOOD = frozenset({
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "http://schemas.microsoft.com/office/word/2010/wordml",
    "http://schemas.microsoft.com/office/word/2012/wordml",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "http://schemas.openxmlformats.org/drawingml/2006/picture",
    M[1:-1],
})
"""Namespaces whose alternative (mc:Choice) this reader can read, as Word 2010 and later do."""

_OFF = frozenset({"0", "false", "off", "none"})
_TWIPS = {"pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54, "pc": 240.0, "pi": 240.0}
_MOST = 1 << 31


def on(element: _Element) -> bool:
    """Whether an on/off property is on; it is when its value is left out."""
    value = element.get(VAL)
    return value is None or value not in _OFF


def whole(text: str | None) -> int | None:
    """A whole number as the mark-up spells it; None where there is none or it is beyond 32 bits."""
    if not text or len(text) > 12:
        return None
    try:
        number = int(float(text)) if "." in text else int(text)
    except (ValueError, OverflowError):
        return None
    return number if -_MOST < number < _MOST else None


def twips(text: str | None) -> int | None:
    """A length in twentieths of a point; strict files write it with a unit, as in ``2.54cm``."""
    if text and text[-2:] in _TWIPS:
        try:
            return round(min(1e6, max(-1e6, float(text[:-2]))) * _TWIPS[text[-2:]])
        except ValueError:
            return None
    return whole(text)


def chosen(alternate: _Element) -> _Element | None:
    """The one alternative that is shown: the first choice whose namespaces are understood, else the fallback."""
    for option in alternate:
        if option.tag == MC + "Choice":
            needs = (option.get("Requires") or "").split()
            if all(option.nsmap.get(prefix) in UNDERSTOOD for prefix in needs):
                return option
        elif option.tag == MC + "Fallback":
            return option
    return None


def flat(parent: _Element, opened: Container[str] = WRAPPERS) -> Iterator[_Element]:
    """The children of ``parent`` in order, with those of ``opened`` elements in their stead and one alternative of several.

    Goes down without recursion, so the depth of a file is no danger.
    """
    stack = [iter(parent)]
    while stack:
        for child in stack[-1]:
            tag = child.tag
            if tag in opened and len(child):
                stack.append(iter(child))
                break
            if tag == ALTERNATE:
                option = chosen(child)
                if option is not None:
                    stack.append(iter(option))
                    break
                continue
            yield child
        else:
            stack.pop()
