"""The .docx as bytes that come out the same every time, with the names under which other machines know the fonts."""

from __future__ import annotations

import io
import zipfile

from docx.document import Document
from lxml import etree

from gbt9704.sheet import FIXED, OFFICE_FONTS, OTHER_NAMES

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pack(document: Document) -> bytes:
    """The document's package, parts in order, dates fixed, without the template's preview picture."""
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[key]
    raw = io.BytesIO()
    document.save(raw)
    made = io.BytesIO()
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            data = old.read(name)
            if name == "word/fontTable.xml":
                data = _font_table()
            new.writestr(zipfile.ZipInfo(name, FIXED.timetuple()[:6]), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _font_table() -> bytes:
    fonts = etree.Element(f"{{{_W}}}fonts", nsmap={"w": _W})
    for key, family in OFFICE_FONTS.items():
        font = etree.SubElement(fonts, f"{{{_W}}}font", {f"{{{_W}}}name": family})
        if key in OTHER_NAMES:
            etree.SubElement(font, f"{{{_W}}}altName", {f"{{{_W}}}val": OTHER_NAMES[key].replace(";", ",")})
    return etree.tostring(fonts, xml_declaration=True, encoding="UTF-8", standalone=True)
