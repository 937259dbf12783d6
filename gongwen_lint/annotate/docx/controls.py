"""Content controls around whole paragraphs: where comments may not stand in them, and whose words may not be changed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml.etree import _Element

from gongwen_lint.annotate.docx.markup import container, is_closed

_BUILT = ("docPartObj", "docPartList")
"""what LibreOffice reads as an index or the like instead of a control"""
_LOCKED = ("contentLocked", "sdtContentLocked")
_NEAR = 20
"""paragraphs behind a control in which its comment may end"""


def begun(paragraph: _Element, w: str) -> _Element | None:
    """The outermost control that begins with a paragraph; None where no control does.

    LibreOffice 7.4 loses what stands in such a paragraph before the last mark of a comment, wherever the control is but
    around table rows.
    """
    found, inner = None, paragraph
    for around in paragraph.iterancestors():
        if around.tag == w + "sdt" and inner.tag == w + "sdtContent":
            if _has(around, w, *_BUILT):
                break
            if inner.find(w + "tr") is None:
                found = around
        elif next(around.iter(w + "p"), None) is not paragraph:
            break
        inner = around
    return found


def behind(paragraph: _Element, control: _Element, w: str) -> _Element | None:
    """The next paragraph in which a comment may end that begins before the control of this one; None where none is near."""
    place = container(control, w)
    if container(paragraph, w)[1]:
        return None
    for other in islice(_following(paragraph, w), _NEAR):
        if container(other, w) == place and next(other.iterancestors(w + "p"), None) is None and begun(other, w) is None:
            return other
    return None


def is_fixed(element: _Element, w: str) -> bool:
    """Whether a control around an element, be it around many pages, shows one value or takes its words from elsewhere."""
    return any(is_closed(control, w) for control in element.iterancestors(w + "sdt"))


def is_locked(element: _Element, w: str) -> bool:
    """Whether a control around an element does not let its words be changed."""
    locks = (lock for control in element.iterancestors(w + "sdt") for lock in control.iterfind(f"{w}sdtPr/{w}lock"))
    return any(lock.get(w + "val") in _LOCKED for lock in locks)


def _has(control: _Element, w: str, *names: str) -> bool:
    return any(control.find(f"{w}sdtPr/{w}{name}") is not None for name in names)


def _following(element: _Element, w: str) -> Iterator[_Element]:
    """The paragraphs behind an element, in the order of the file."""
    node: _Element | None = element
    while node is not None:
        after = node.getnext()
        if after is None:
            node = node.getparent()
        else:
            yield from after.iter(w + "p")
            node = after
