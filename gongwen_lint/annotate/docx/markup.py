"""The mark-up as the file itself writes it: which part of a paragraph holds an element, and what can be opened to reach it."""

from __future__ import annotations

from lxml.etree import _Element

from gongwen_lint.expressions import Expression
from gongwen_lint.visible import visible

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_OPEN = frozenset(("hyperlink", "ins", "moveTo", "smartTag", "customXml", "sdtContent", "dir", "bdo"))
_CLOSED_CONTROLS = frozenset((
    "text", "dataBinding", "comboBox", "dropDownList", "date", "checkbox", "picture", "equation", "citation", "bibliography",
))
"""content controls that hold no more than the one value they show"""
_WORDLESS = frozenset(("rPr", "lastRenderedPageBreak"))
"""what a run without words consists of"""
_UNWRITABLE = Expression("[\ud800-\udfff\ufffe\uffff]")


def writable(text: str) -> str:
    """A text as XML can hold it: what it cannot, and what nobody sees, written as \\x1b, \\u202e."""
    return _UNWRITABLE.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), visible(text))


def namespace(element: _Element) -> str:
    """The namespace of an element, as names are prefixed with it: ``{…}``; strict files have another than usual ones."""
    return element.tag[:element.tag.index("}") + 1] if element.tag[0] == "{" else ""


def is_open(element: _Element, w: str) -> bool:
    """Whether marks may stand between the children of an element of a paragraph as they do in the paragraph itself."""
    if not isinstance(element.tag, str) or not element.tag.startswith(w):
        return False
    name = element.tag[len(w):]
    return not is_closed(element, w) if name == "sdt" else name in _OPEN


def is_closed(control: _Element, w: str) -> bool:
    """Whether a content control holds no more than one value, or words that come from elsewhere."""
    says = control.find(w + "sdtPr")
    return says is not None and any(
        isinstance(child.tag, str) and child.tag.rpartition("}")[2] in _CLOSED_CONTROLS for child in says
    )


def is_empty(element: _Element, w: str) -> bool:
    """Whether an element is a run that holds nothing to see."""
    return element.tag == w + "r" and all(
        not isinstance(child.tag, str) or child.tag.removeprefix(w) in _WORDLESS for child in element
    )


def unit(element: _Element, w: str) -> _Element | None:
    """The part of the outermost paragraph around an element that marks can be set around: a run, or what cannot be opened.

    The paragraph itself where ``element`` is that; None where it is in no paragraph.
    """
    way = [element, *element.iterancestors()]
    paragraph = next((at for at in range(len(way) - 1, -1, -1) if way[at].tag == w + "p"), None)
    if not paragraph:
        return None if paragraph is None else element
    at = paragraph - 1
    while at and is_open(way[at], w):
        at -= 1
    return way[at]


def outermost(element: _Element, w: str) -> _Element | None:
    """The outermost paragraph that an element is or stands in."""
    around = [element, *element.iterancestors()]
    return next((one for one in reversed(around) if one.tag == w + "p"), None)


def container(element: _Element, w: str) -> tuple[object, ...]:
    """The table that an element stands in, and the frame that it is where it is a paragraph in one."""
    frame = element.find(f"{w}pPr/{w}framePr")
    return next(element.iterancestors(w + "tbl"), None), () if frame is None else tuple(sorted(frame.items()))


def in_text_box(element: _Element, w: str) -> bool:
    """Whether an element is part of a text box."""
    return next(element.iterancestors(w + "txbxContent"), None) is not None
