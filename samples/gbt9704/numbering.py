"""Word's own numbers for headings: 一、 （一） 1． as a multilevel list."""

from __future__ import annotations

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

from gbt9704.sheet import Look, Sheet, element, mark

_LEVELS = (("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3．"))
_ID = 90
"""of the list; clear of those in the template"""


class Numbering:
    """A multilevel list in a document."""

    def __init__(self, sheet: Sheet, looks: tuple[Look, ...]) -> None:
        """``looks``: of the numbers, for each level."""
        levels = []
        for level, ((kind, text), look) in enumerate(zip(_LEVELS, looks, strict=True)):
            family = sheet.fonts[look.font][0]
            fonts = f'w:ascii="{family}" w:hAnsi="{family}" w:eastAsia="{family}"'
            levels.append(
                f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:suff w:val="nothing"/>'
                f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
                f'<w:pPr><w:ind w:left="0" w:firstLine="640"/></w:pPr>'
                f'<w:rPr><w:rFonts {fonts} w:hint="eastAsia"/></w:rPr></w:lvl>'
            )
        numbering = sheet.docx.part.numbering_part.element
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{_ID}"><w:multiLevelType w:val="multilevel"/>'
            f'{"".join(levels)}</w:abstractNum>'
        )
        first = next(child for child in numbering if child.tag.endswith("}num"))
        first.addprevious(abstract)
        numbering.append(parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{_ID}"><w:abstractNumId w:val="{_ID}"/></w:num>'
        ))

    def apply(self, paragraph: Paragraph, level: int) -> None:
        """Makes the paragraph an item of the list; ``level`` from 0."""
        properties = element("numPr")
        properties.append(element("ilvl", val=level))
        properties.append(element("numId", val=_ID))
        mark(paragraph, properties)
