"""Lists as the file defines them, and their numbers as Word prints them. Loaded only for a text that uses lists."""

from __future__ import annotations

import re

from lxml.etree import _Element

from gongwen_lint.expressions import Expression
from gongwen_lint.named import NamedTuple
from gongwen_lint.readers.docx.counter import LEVELS
from gongwen_lint.readers.docx.names import PROPERTIES, RUN_PROPERTIES, VAL, W, flat, on, whole
from gongwen_lint.readers.docx.numerals import numeral
from gongwen_lint.readers.docx.package import Package
from gongwen_lint.readers.docx.properties import NO_PARAGRAPH, ParagraphProperties, paragraph_properties
from gongwen_lint.readers.docx.styles import Styles

_LONGEST = 255  # characters of a level's text; what lies beyond Word does not print either
_PLACE = Expression(r"%([1-9])")
_ENCLOSED = (0x2460, 0x2500), (0x2776, 0x2794), (0x3220, 0x3248), (0x3280, 0x32B1)  # ① ❶ ㈠ ㊀ and their kin
_CLOSED = frozenset("、，,.．。·:：;；)）]］】〕》」』") | {chr(code) for begin, end in _ENCLOSED for code in range(begin, end)}


class Level(NamedTuple):
    """One level of a list."""

    start: int = 1
    kind: str = "decimal"
    pattern: str = ""
    """first items of a custom kind"""
    text: str = ""
    """what is printed; %1 … %9 stand for the numbers of the levels"""
    joined: bool = False
    """nothing stands between the number and the text"""
    restart: int | None = None
    """after which level (from 1) the count begins anew; None for any higher one, 0 for never"""
    legal: bool = False
    """all numbers of this level are printed in digits"""
    style: str | None = None
    hidden: bool = False
    paragraph: ParagraphProperties = NO_PARAGRAPH


NO_LEVEL = Level()


class List(NamedTuple):
    """A list as paragraphs refer to it: the levels, with what this list changes of its abstract one."""

    number: int
    abstract: int
    """lists of one abstract list count on together"""
    levels: dict[int, Level]
    starts: dict[int, int]
    """level → number at which this list begins anew, once"""
    single: bool
    """there is one level only"""

    def level(self, at: int) -> Level:
        """The level ``at``, from 0."""
        return self.levels.get(at, NO_LEVEL)

    def first(self, at: int) -> int:
        """The number a level begins with."""
        return self.starts.get(at, self.level(at).start)

    def printed(self, at: int, values: list[int | None]) -> str:
        """The number of a paragraph on level ``at`` with the blank that sets it off; ``values`` are those of all levels."""
        level = self.level(at)
        if level.hidden:
            return ""

        def number(match: re.Match[str]) -> str:
            shown = min(int(match[1]) - 1, at)
            source = self.level(shown)
            kind = "decimal" if level.legal and source.kind not in ("none", "decimalZero") else source.kind
            return numeral(values[shown] or 0, kind, source.pattern)

        label = (level.text if level.kind == "bullet" else _PLACE.sub(number, level.text)).strip("\t")
        bare = label.rstrip(" ")
        if not bare or bare[-1] in _CLOSED:
            return bare
        # Before the text stands a tab or a blank. After a closing mark nobody types one; elsewhere it keeps 1.1 from 2024.
        return label if level.joined else bare + " "


class Numbering:
    """The lists of a document."""

    def __init__(self, package: Package, part: str | None, styles: Styles) -> None:
        """``part`` is read only when a paragraph asks for a list."""
        self._package = package
        self._part = part
        self._styles = styles
        self._abstract: dict[int, _Element] = {}
        self._numbers: dict[int, _Element] = {}
        self._by_style: dict[str, int] = {}
        self._lists: dict[int, List | None] = {}

    def find(self, number: int | None) -> List | None:
        """The list of this number; None where there is none (0 is none by definition)."""
        if not number:
            return None
        if self._part:
            self._load(self._package.root(self._part))
            self._part = None
        if number not in self._lists:
            self._lists[number] = self._read(number) if number in self._numbers else None
        return self._lists[number]

    def of(self, own: ParagraphProperties, styled: ParagraphProperties, chain: tuple[str, ...]) -> tuple[List, int] | None:
        """The list and level of a paragraph with the properties ``own`` in a style with ``styled`` and ``chain``."""
        found = self.find(own.num if own.num is not None else styled.num)
        if found is None:
            return None
        level = own.level
        if level is None and own.num is None:
            # A level names the style it belongs to; that link counts, not the level the style names.
            linked = (at for style in chain for at, known in found.levels.items() if known.style == style)
            level = next(linked, styled.level)
        level = 0 if level is None or found.single else level
        return (found, level) if 0 <= level < LEVELS else None

    def _load(self, root: _Element | None) -> None:
        for child in root if root is not None else ():
            if child.tag == W + "abstractNum":
                number = whole(child.get(W + "abstractNumId"))
                if number is not None:
                    self._abstract.setdefault(number, child)
                    linked = child.find(W + "styleLink")
                    if linked is not None:
                        self._by_style.setdefault(linked.get(VAL) or "", number)
            elif child.tag == W + "num":
                number = whole(child.get(W + "numId"))
                if number is not None:
                    self._numbers.setdefault(number, child)

    def _read(self, number: int) -> List | None:
        element = self._numbers[number]
        reference = element.find(W + "abstractNumId")
        abstract = self._follow(None if reference is None else whole(reference.get(VAL)))
        if abstract is None:
            return None
        root = self._abstract[abstract]
        levels = dict(_level(child) for child in root if child.tag == W + "lvl")
        starts: dict[int, int] = {}
        for change in element.iterchildren(W + "lvlOverride"):
            at = whole(change.get(W + "ilvl"))
            if at is None:
                continue
            for child in change:
                if child.tag == W + "startOverride":
                    begin = whole(child.get(VAL))
                    starts[at] = 0 if begin is None else begin
                elif child.tag == W + "lvl":
                    levels[at] = _level(child)[1]
        kind = root.find(W + "multiLevelType")
        return List(number, abstract, levels, starts, kind is not None and kind.get(VAL) == "singleLevel")

    def _follow(self, abstract: int | None) -> int | None:
        """The abstract list with the levels: one may leave them to a numbering style, whose list another one defines."""
        seen: set[int] = set()
        while abstract is not None and abstract in self._abstract and abstract not in seen:
            seen.add(abstract)
            link = self._abstract[abstract].find(W + "numStyleLink")
            if link is None:
                return abstract
            style = link.get(VAL) or ""
            if style in self._by_style:
                abstract = self._by_style[style]
                continue
            element = self._numbers.get(self._styles.list_of(style) or 0)
            reference = None if element is None else element.find(W + "abstractNumId")
            abstract = None if reference is None else whole(reference.get(VAL))
        return None


def _level(element: _Element) -> tuple[int, Level]:
    """Level (from 0) and definition of a w:lvl."""
    start, kind, pattern, text = 0, "decimal", "", ""
    joined, restart, legal, style, paragraph = False, None, False, None, NO_PARAGRAPH
    for child in flat(element):
        tag, value = child.tag, child.get(VAL)
        if tag == W + "start":
            start = whole(value) or 0
        elif tag == W + "numFmt":
            kind, pattern = value or "decimal", child.get(W + "format") or ""
        elif tag == W + "lvlText":
            text = (value or "")[:_LONGEST]
        elif tag == W + "suff":
            joined = value == "nothing"
        elif tag == W + "lvlRestart":
            restart = whole(value)
        elif tag == W + "isLgl":
            legal = on(child)
        elif tag == W + "pStyle":
            style = value
        elif tag == PROPERTIES:
            paragraph = paragraph_properties(child)
    level = Level(start, kind, pattern, text, joined, restart, legal, style, False, paragraph)
    return whole(element.get(W + "ilvl")) or 0, _seen(level, element.find(RUN_PROPERTIES))


def _seen(level: Level, look: _Element | None) -> Level:
    """The level as it is seen: hidden numbers are not, and letters of a symbol font are pictures."""
    if look is not None:
        vanish = look.find(W + "vanish")
        if vanish is not None and on(vanish):
            return level._replace(hidden=True)
    if level.kind != "bullet":
        return level
    from gongwen_lint.readers.docx.symbols import bullet

    fonts = look.find(W + "rFonts") if look is not None else None
    return level._replace(text=bullet(level.text, " ".join(fonts.attrib.values()) if fonts is not None else ""))
