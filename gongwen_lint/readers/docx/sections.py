"""Sections: paper, margins and the grid of lines and characters, and which headers and footers they show."""

from __future__ import annotations

from collections import Counter

from lxml.etree import _Element

from gongwen_lint.named import NamedTuple
from gongwen_lint.readers.docx.names import VAL, R, W, on, twips, whole

_REFERENCES = {W + "headerReference": "header", W + "footerReference": "footer"}
_NATURAL = 1.3  # height of a line of Han characters over their size, in Word with the usual Chinese fonts
_MOST = 200  # lines a page or characters a line beyond which the settings are no page of text


class Reference(NamedTuple):
    """A header or footer that a section shows."""

    region: str
    """header or footer"""
    kind: str
    """default, first or even"""
    relation: str


class Section(NamedTuple):
    """The settings of a section; lengths in twips, None where the file does not say."""

    begins: str = "nextPage"
    height: int | None = None
    """of the text area"""
    width: int | None = None
    grid: str = "default"
    """default (none), lines, linesAndChars or snapToChars"""
    pitch: int = 0
    """height of a line of the grid"""
    extra: int = 0
    """by which a cell of the grid is wider than a character, in 4096ths of a point"""
    title_page: bool = False
    references: tuple[Reference, ...] = ()


class Setting(NamedTuple):
    """How lines are set: what a page grid depends on besides the section."""

    size: float
    spacing: int | None = None
    rule: str | None = None
    snap: bool = True


def section(element: _Element) -> Section:
    """What a w:sectPr says."""
    begins, grid, pitch, extra, title_page = "nextPage", "default", 0, 0, False
    height = width = None
    margins: dict[str, int] = {}
    references = []
    for child in element:
        tag = child.tag
        if tag == W + "type":
            begins = child.get(VAL) or begins
        elif tag == W + "pgSz":
            width, height = twips(child.get(W + "w")), twips(child.get(W + "h"))
        elif tag == W + "pgMar":
            # A negative top or bottom margin is one that the header does not push.
            margins = {side: abs(twips(child.get(W + side)) or 0) for side in ("top", "bottom", "left", "right", "gutter")}
        elif tag == W + "docGrid":
            grid = child.get(W + "type") or grid
            pitch, extra = twips(child.get(W + "linePitch")) or 0, whole(child.get(W + "charSpace")) or 0
        elif tag == W + "titlePg":
            title_page = on(child)
        elif tag in _REFERENCES:
            references.append(Reference(_REFERENCES[tag], child.get(W + "type") or "default", child.get(R + "id") or ""))
    if margins and height and width:
        height -= margins["top"] + margins["bottom"]
        width -= margins["left"] + margins["right"] + margins["gutter"]
    else:
        height = width = None
    return Section(begins, height, width, grid, pitch, extra, title_page, tuple(references))


def grid(of: Section, usage: Counter[Setting], default: Setting) -> tuple[int, int] | None:
    """Lines a page and characters a line of a section whose text is set as ``usage`` says; None without paper or margins."""
    if not of.height or not of.width or of.height < 0 or of.width < 0:
        return None
    setting = max(usage, key=usage.__getitem__) if usage else default
    cell = setting.size * 20
    if of.grid in ("linesAndChars", "snapToChars"):
        cell += of.extra * 20 / 4096
    line = _line_height(of, setting)
    if cell <= 0 or line <= 0:
        return None
    # Rounding errors of a hundredth of a line are the writer's: 22 lines are meant where 21.99 fit.
    lines, characters = int(of.height / line + 0.02), int(of.width / cell + 0.02)
    return (lines, characters) if 1 <= lines <= _MOST and 1 <= characters <= _MOST else None


def _line_height(of: Section, setting: Setting) -> float:
    natural = setting.size * 20 * _NATURAL
    if setting.rule == "exact" and setting.spacing:
        return setting.spacing
    if of.grid != "default" and of.pitch > 0 and setting.snap:
        cells = 1
        while cells * of.pitch < natural and cells < 10:  # what is higher than a line of the grid takes two
            cells += 1
        natural = cells * of.pitch
    if setting.rule == "atLeast":
        return max(natural, setting.spacing or 0)
    return natural * (setting.spacing or 240) / 240
