"""What the contents of a paragraph consist of: characters, breaks, notes and text boxes."""

from __future__ import annotations

from enum import Enum

from lxml.etree import _Element

from gongwen_lint.named import NamedTuple
from gongwen_lint.readers.docx.styles import Look


class Mark(Enum):
    """What interrupts the characters of a paragraph."""

    LINE = "line break"
    PAGE = "page break"
    RENDERED = "page ended here when last laid out"


class Chars(NamedTuple):
    """Characters of one look."""

    text: str
    look: Look
    source: _Element | None = None
    """the element they stand in, or the formula or field they are all that is seen of; None where no one element has them"""


class Note(NamedTuple):
    """A reference to a footnote or endnote."""

    kind: str
    number: int
    source: _Element | None = None


class Spot(NamedTuple):
    """Where a shape stands, in points from what its frame measures from."""

    frame: object
    """shapes of one frame can be compared: what the offsets are measured from, or the drawing itself"""
    left: float
    top: float
    width: float
    height: float


class Box(NamedTuple):
    """Something with text in a drawing."""

    content: _Element | None
    """the w:txbxContent of a text box"""
    words: str = ""
    """the letters of a WordArt"""
    diagram: str | None = None
    """relationship id of the data of a SmartArt"""
    spot: Spot | None = None
    source: _Element | None = None
    """the part of the drawing that has the letters or the diagram"""


Item = Chars | Mark | Box | Note
