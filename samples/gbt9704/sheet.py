"""The sheet of paper: measures of GB/T 9704-2012, fonts, and paragraphs written onto it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import docx
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

# 5.1, 5.2: A4, 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm, 22 lines of 28 characters.
PAGE, TOP, LEFT, CORE = (210, 297), 37, 28, (156, 225)
MM = 72 / 25.4
"""points in a millimetre"""
PITCH = 28.9
"""points from line to line: 225 mm over 22 lines"""
WIDTH = 442.0
"""points of a full line: 156 mm"""
EM = 16.0
"""points of a 3号 character"""
GRID = f'<w:docGrid {nsdecls("w")} w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/>'
"""28 characters in 156 mm leave 15.79 points for each: 849/4096 less than their own size"""

FIXED = dt.datetime(2025, 1, 1)
"""stands in every made file instead of the clock, so that making twice gives the same"""

OFFICE_FONTS = {
    "song": "宋体", "title": "方正小标宋简体", "fang": "仿宋_GB2312", "kai": "楷体_GB2312", "hei": "黑体",
    "latin": "Times New Roman",
}
"""what offices have; the .docx names these and, as alternatives, those that follow"""
OTHER_NAMES = {
    "title": "方正小标宋_GBK;FZXiaoBiaoSong-B05S;华文中宋;STZhongsong",
    "fang": "仿宋;FangSong;FandolFang;方正仿宋_GBK",
    "kai": "楷体;KaiTi;FandolKai;方正楷体_GBK",
    "hei": "SimHei;FandolHei;Noto Sans CJK SC",
    "song": "SimSun;FandolSong;Noto Serif CJK SC",
}


_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "numPr", "pBdr", "tabs", "spacing", "ind", "jc",
    "outlineLvl", "rPr",
)
"""the order in which the schema wants the properties of a paragraph that are used here"""


@dataclass(frozen=True)
class Look:
    """How a run looks: a font of OFFICE_FONTS, its size in points, colour and width in percent."""

    font: str = "fang"
    size: float = EM
    bold: bool = False
    red: bool = False
    width: int = 100


BODY = Look()
HEI = Look("hei")
KAI = Look("kai")
BOLD = Look(bold=True)
TITLE = Look("title", 22)
FINE = Look(size=14)
"""4号, for the imprint"""


class Sheet:
    """A document under construction."""

    def __init__(self, fonts: dict[str, tuple[str, bool]], *, top: float = TOP) -> None:
        """``fonts``: family and whether it is to be set bold, for each key of OFFICE_FONTS; ``top`` in millimetres."""
        self.fonts = fonts
        self.docx = docx.Document()
        self.body = self.docx.element.body
        for child in list(self.body)[:-1]:
            self.body.remove(child)
        section = self.docx.sections[0]
        section.page_width, section.page_height = (Mm(side) for side in PAGE)
        section.left_margin, section.right_margin = Mm(LEFT), Mm(PAGE[0] - LEFT - CORE[0])
        section.top_margin, section.bottom_margin = Mm(top), Mm(PAGE[1] - TOP - CORE[1])
        section.header_distance, section.footer_distance = Mm(15), Mm(23)
        for old in section._sectPr.findall(qn("w:docGrid")):
            section._sectPr.remove(old)
        section._sectPr.append(parse_xml(GRID))
        self._defaults()

    def _defaults(self) -> None:
        normal = self.docx.styles["Normal"]
        normal.font.size = Pt(EM)
        normal.font.name = self.fonts["latin"][0]
        normal.element.rPr.rFonts.set(qn("w:eastAsia"), self.fonts["fang"][0])
        for language in self.docx.styles.element.iter(qn("w:lang")):
            language.set(qn("w:eastAsia"), "zh-CN")
        # LibreOffice gives a 16-point character two cells of the 15.79-point grid: so the text does without the grid
        # and comes to 28 characters a line by a quarter of a point less between them, in every program.
        normal.element.get_or_add_pPr().append(element("snapToGrid", val=0))
        properties = self.docx.core_properties
        properties.author = properties.last_modified_by = "示例"
        properties.created = properties.modified = FIXED
        properties.revision, properties.comments, properties.keywords = 1, "", ""

    def line(
        self, *runs: str | tuple[str, Look], align: str = "left", look: Look = BODY, indent: float = 0, left: float = 0,
        right: float = 0, pitch: float = PITCH, before: float = 0, new_page: bool = False, container: object = None,
    ) -> Paragraph:
        """One paragraph. ``indent`` (first line), ``left``, ``right`` in 3号 characters; ``pitch``, ``before`` in points."""
        paragraph = (container or self.docx).add_paragraph()
        if new_page:
            mark(paragraph, element("pageBreakBefore"))
        mark(paragraph, element("spacing", before=round(before * 20), after=0, line=round(pitch * 20), lineRule="exact"))
        if indent or left or right:
            sides = {}
            for key, value in (("firstLine" if indent > 0 else "hanging", abs(indent)), ("left", left), ("right", right)):
                if value:
                    sides |= {f"{key}Chars": round(value * 100), key: round(value * EM * 20)}
            mark(paragraph, element("ind", **sides))
        mark(paragraph, element("jc", val=align))
        for run in runs:
            text, own = run if isinstance(run, tuple) else (run, look)
            self.run(paragraph, text, own)
        if not runs:
            self.run(paragraph, "", look)
        return paragraph

    def run(self, paragraph: Paragraph, text: str, look: Look) -> None:
        """``text`` at the paragraph's end; a line feed in it becomes a manual line break, a tab a tab."""
        family, heavy = self.fonts[look.font]
        run = paragraph.add_run()
        properties = run._r.get_or_add_rPr()
        latin = self.fonts["latin"][0] if look.font == "fang" else family
        properties.append(element("rFonts", ascii=latin, hAnsi=latin, eastAsia=family, hint="eastAsia"))
        if look.bold or heavy:
            properties.append(element("b"))
        if look.red:
            properties.append(element("color", val="FF0000"))
        if look.size == EM:
            properties.append(element("spacing", val=-5))
        if look.width != 100:
            properties.append(element("w", val=look.width))
        properties.append(element("sz", val=round(look.size * 2)))
        for number, line in enumerate(text.split("\n")):
            if number:
                run.add_break(WD_BREAK.LINE)
            for place, piece in enumerate(line.split("\t")):
                if place:
                    run.add_tab()
                if piece:
                    run.add_text(piece)

    def blank(self, lines: int = 1) -> None:
        """Empty lines, as drafters set them."""
        for _ in range(lines):
            self.line()

    def rule(self, paragraph: Paragraph, **sides: tuple[str, float, float]) -> None:
        """Rules at a paragraph's sides: kind, thickness in points, distance in points; red unless the kind ends in ``black``."""
        border = element("pBdr")
        for side in ("top", "bottom"):
            if side in sides:
                kind, thick, space = sides[side]
                colour = "000000" if kind.endswith("black") else "FF0000"
                border.append(element(
                    side, val=kind.removesuffix("-black"), sz=round(thick * 8), space=round(space), color=colour,
                ))
        mark(paragraph, border)

    def tab_right(self, paragraph: Paragraph, points: float) -> None:
        """A right-aligned tab stop, ``points`` from the left edge of the text."""
        tabs = element("tabs")
        tabs.append(element("tab", val="right", pos=round(points * 20)))
        mark(paragraph, tabs)


def smaller(look: Look, size: float) -> Look:
    """The look at another size."""
    return replace(look, size=size)


def halves(text: str) -> float:
    """Width in characters: Latin letters and digits are half as wide."""
    return sum(0.5 if char.isascii() else 1 for char in text)


def element(name: str, **attributes: object) -> object:
    """An element of WordprocessingML with its attributes."""
    marks = "".join(f' w:{key}="{value}"' for key, value in attributes.items())
    return parse_xml(f"<w:{name} {nsdecls('w')}{marks}/>")


def mark(paragraph: Paragraph, child: object) -> None:
    """Adds a paragraph property where the schema wants it."""
    properties = paragraph._p.get_or_add_pPr()
    place = _ORDER.index(child.tag.rpartition("}")[2])
    for other in properties:
        if _ORDER.index(other.tag.rpartition("}")[2]) > place:
            other.addprevious(child)
            return
    properties.append(child)
