"""What a Word file of an office is made of: paper, fonts, table cells, page numbers, and the same bytes for the same content."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from gongwen_lint.visible import storable

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.section import Section
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph

XIAOBIAOSONG, FANGSONG, HEITI, SONGTI = "方正小标宋简体", "仿宋_GB2312", "黑体", "宋体"
_LATIN = "Times New Roman"
_INSTEAD = {XIAOBIAOSONG: "方正小标宋_GBK,华文中宋", FANGSONG: "仿宋,FangSong", HEITI: "SimHei", SONGTI: "SimSun"}
"""what Word is to take where a font is not installed"""

ERHAO, SIHAO, WUHAO = 22, 14, 10.5
"""points"""

GAP = Pt(6)
"""between what stands under each other"""
BOTTOM = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
RIGHT = WD_ALIGN_PARAGRAPH.RIGHT
_CENTRE, _LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT
_UNWANTED = (RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.CUSTOM_XML, RELATIONSHIP_TYPE.THUMBNAIL)
"""parts of python-docx's template that say of another program and another paper what they are"""
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""the first moment a zip archive can hold: the file says nothing of when it was made"""


def plain(text: str) -> str:
    """The text with everything written out that a Word file cannot hold or that would turn the line around."""
    return storable(text).replace("\t", " ")


def landscape(title: str, subject: str) -> WordDocument:
    """An empty A4 landscape document in 仿宋 五号, page numbers at its foot, and nothing in it of who made it."""
    document = Document()
    package = document.part.package
    for owner, unwanted in ((package, _UNWANTED), (document.part, _UNWANTED)):
        for key in [key for key, relation in owner.rels.items() if relation.reltype in unwanted]:
            del owner.rels[key]
    about = document.core_properties
    for child in list(about._element):
        about._element.remove(child)
    about.title, about.subject, about.language = title[:255], plain(subject)[:255], "zh-CN"
    _fonts(document)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin, section.bottom_margin = Mm(20), Mm(19)
    section.header_distance, section.footer_distance = Mm(10), Mm(9)
    _page_numbers(section)
    return document


def say(
    paragraph: Paragraph, text: str, font: str = FANGSONG, size: float = WUHAO, *, centre: bool = False, together: bool = False
) -> Paragraph:
    """Add text to a paragraph; ``together`` keeps it on one page with the paragraph (in a table, the row) after it."""
    _set(paragraph.add_run(plain(text))._element, font, size)
    paragraph.alignment = _CENTRE if centre else _LEFT
    paragraph.paragraph_format.keep_with_next = together
    return paragraph


def table(document: WordDocument, widths: Sequence[float]) -> Table:
    """A table with borders, without rows; its columns are that many millimetres wide, whatever stands in them."""
    made = document.add_table(rows=0, cols=len(widths), style="Table Grid")
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
    margins = parse_xml(
        f'<w:tblCellMar {nsdecls("w")}><w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
    )
    made._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)  # Word wants them in this order
    return made


def row(made: Table, widths: Sequence[float], *, whole: bool = True, repeated: bool = False, height: float = 0) -> _Row:
    """One row more. ``whole`` does not break over pages, ``repeated`` stands at the head of each; ``height`` at least, in mm."""
    added = made.add_row()
    for cell, width in zip(added.cells, widths, strict=True):
        cell.width = Mm(width)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    properties = added._tr.get_or_add_trPr()
    if whole:
        properties.append(OxmlElement("w:cantSplit"))
    if height:
        added.height = Mm(height)
    if repeated:
        properties.append(OxmlElement("w:tblHeader"))
    return added


def shade(cell: _Cell) -> None:
    """A light grey ground, which also a copier leaves light."""
    ground = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="EDEDED"/>')
    cell._tc.get_or_add_tcPr().find(qn("w:vAlign")).addprevious(ground)  # Word wants them in this order


def packed(document: WordDocument) -> bytes:
    """The file: the same bytes whenever and wherever it is written."""
    loose, tight = io.BytesIO(), io.BytesIO()
    document.save(loose)
    with zipfile.ZipFile(loose) as source, zipfile.ZipFile(tight, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(entry, source.read(name))
    return tight.getvalue()


def _fonts(document: WordDocument) -> None:
    """The body's font in the style of all text, and in the font table what stands in for fonts that are not installed."""
    normal = document.styles["Normal"]
    _set(normal.element, FANGSONG, WUHAO)
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    told = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{instead}"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>'
        for name, instead in _INSTEAD.items()
    )
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.FONT_TABLE:
            relation.target_part._blob = (
                f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts {nsdecls("w")}>{told}</w:fonts>'
            ).encode()


def _set(element: object, font: str, size: float) -> None:
    """Font and size of a run or a style; marks that Latin and Chinese share are set as Chinese."""
    properties = element.get_or_add_rPr()  # type: ignore[attr-defined]
    fonts = properties.get_or_add_rFonts()
    for name, value in (("hint", "eastAsia"), ("ascii", _LATIN), ("hAnsi", _LATIN), ("eastAsia", font), ("cs", _LATIN)):
        fonts.set(qn(f"w:{name}"), value)
    properties.sz_val = Pt(size)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")
    properties.append(language)


def _page_numbers(section: Section) -> None:
    """— 1 — in the middle of the foot, as GB/T 9704 prints them."""
    paragraph = section.footer.paragraphs[0]
    say(paragraph, "— ", SONGTI, SIHAO, centre=True)
    for kind in ("begin", None, "end"):
        run = paragraph.add_run()
        _set(run._element, SONGTI, SIHAO)
        if kind is None:
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = " PAGE "
            run._element.append(instruction)
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._element.append(mark)
    say(paragraph, " —", SONGTI, SIHAO, centre=True)
