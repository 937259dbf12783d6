"""The style sheet: what a paragraph or character style comes to, everything it is based on included."""

from __future__ import annotations

from lxml import etree

from gongwen_lint.errors import UnreadableFile
from gongwen_lint.named import NamedTuple
from gongwen_lint.readers.docx.names import PROPERTIES, RUN_PROPERTIES, VAL, W
from gongwen_lint.readers.docx.package import Package
from gongwen_lint.readers.docx.properties import (
    NO_PARAGRAPH,
    NO_RUN,
    ParagraphProperties,
    RunProperties,
    over,
    paragraph_properties,
    run_properties,
)

_UNSTATED_SIZE = 10.0  # ECMA-376 Part 1, 17.3.2.38: what an absent size means
_DEEPEST = 64  # styles a chain remembers; Word itself allows fewer


class Style(NamedTuple):
    """A style with all it inherits."""

    paragraph: ParagraphProperties = NO_PARAGRAPH
    run: RunProperties = NO_RUN
    heading: int | None = None
    """1–9 by the built-in name, whatever the outline level says"""
    toc: bool = False
    chain: tuple[str, ...] = ()
    """ids of the style and of those it is based on, nearest first"""


_PLAIN = Style()


class Look(NamedTuple):
    """How a run's characters look in the end."""

    size: float
    bold: bool
    red: bool
    hidden: bool


class Styles:
    """The styles of a document, resolved on demand."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._resolved: dict[str, Style] = {}
        self._looks: dict[tuple[str | None, RunProperties], Look] = {}
        self._default: str | None = None
        paragraph, run = NO_PARAGRAPH, NO_RUN
        for child in root if root is not None else ():
            if child.tag == W + "style":
                self._elements.setdefault(child.get(W + "styleId") or "", child)
                if child.get(W + "type") == "paragraph" and child.get(W + "default") in ("1", "true", "on"):
                    self._default = child.get(W + "styleId")
            elif child.tag == W + "docDefaults":
                paragraph = paragraph_properties(child.find(f"{W}pPrDefault/{PROPERTIES}"))
                run = run_properties(child.find(f"{W}rPrDefault/{RUN_PROPERTIES}"))
        self.base = Style(paragraph, run)

    def paragraph(self, style: str | None) -> Style:
        """The paragraph style of this id, else the default one, over the document's defaults."""
        return self._resolve(style if style in self._elements else self._default)

    def look(self, style: str | None, properties: RunProperties) -> Look:
        """The look of a run with these properties in a paragraph of the style ``style``."""
        known = self._looks.get((style, properties))
        if known is None:
            known = self._looks[style, properties] = self._look(self.paragraph(style).run, properties)
        return known

    def list_of(self, style: str) -> int | None:
        """The list number of a numbering style."""
        return self._resolve(style).paragraph.num

    def _look(self, around: RunProperties, own: RunProperties) -> Look:
        character = self._own(own.style) if own.style in self._elements else NO_RUN
        merged = over(over(around, character), own)
        # Bold and hidden toggle: bold in the paragraph's and in the character's style means not bold (17.7.3).
        bold = own.bold if own.bold is not None else bool(around.bold) != bool(character.bold)
        hidden = own.hidden if own.hidden is not None else bool(around.hidden) != bool(character.hidden)
        return Look(merged.size or _UNSTATED_SIZE, bold, bool(merged.red), hidden)

    def _own(self, style: str | None) -> RunProperties:
        """A character style without the document's defaults."""
        return self._resolve(style).run

    def _resolve(self, style: str | None) -> Style:
        chain: dict[str, None] = {}  # in order, and quick to ask
        while style in self._elements and style not in self._resolved and style not in chain:
            chain[style] = None
            based = self._elements[style].find(W + "basedOn")
            style = None if based is None else based.get(VAL)
        known = self._resolved.get(style or "")
        for name in reversed(chain):
            known = self._resolved[name] = self._derive(name, known)
        return known or self.base

    def _derive(self, name: str, parent: Style | None) -> Style:
        element = self._elements[name]
        is_character = element.get(W + "type") == "character"
        under = parent or (_PLAIN if is_character else self.base)
        title = element.find(W + "name")
        kind, _, which = (title.get(VAL) or "" if title is not None else "").strip().lower().partition(" ")
        is_level = len(which) == 1 and which in "123456789"
        return Style(
            over(under.paragraph, paragraph_properties(element.find(PROPERTIES))),
            over(under.run, run_properties(element.find(RUN_PROPERTIES))),
            int(which) if kind == "heading" and is_level else under.heading,
            (kind == "toc" and (is_level or which == "heading")) or under.toc,
            (name, *under.chain[:_DEEPEST]),
        )


def read_styles(package: Package, part: str | None) -> Styles:
    """The style sheet in ``part``. Raises UnreadableFile where it is damaged."""
    data = package.read(part) if part else None
    if data is None or part is None:
        return Styles(None)
    try:
        return Styles(package.parse(_without_table_styles(data), part))
    except UnreadableFile:  # cut in the wrong place, or damaged: the whole sheet tells
        return Styles(package.parse(data, part))


def _without_table_styles(data: bytes) -> bytes:
    """The sheet without its table styles, nine tenths of many a sheet, which say nothing that this reader asks for."""
    kept, at = [], 0
    while (begin := data.find(b"<w:style ", at)) >= 0:
        end = data.find(b"</w:style>", begin)
        if end < 0:
            break
        if b'w:type="table"' in data[begin:data.find(b">", begin)]:
            kept.append(data[at:begin])
        else:
            kept.append(data[at:end + len(b"</w:style>")])
        at = end + len(b"</w:style>")
    return b"".join((*kept, data[at:]))
