"""Small .docx files for the tests, written as mark-up so that each test shows the construction it is about."""

from __future__ import annotations

from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": OFFICE,
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "v": "urn:schemas-microsoft-com:vml",
}.items())
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/{main}" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
PAPER = (  # A4 with the margins of GB/T 9704
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:gutter="0"/>'
)


def t(text: str) -> str:
    """A w:t that keeps its blanks."""
    return f'<w:t xml:space="preserve">{escape(text, quote=False)}</w:t>'


def r(text: str, look: str = "") -> str:
    """A run."""
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{t(text)}</w:r>"


def p(*contents: str, says: str = "") -> str:
    """A paragraph: runs (anything that begins with <) or plain texts; ``says`` is the inside of its w:pPr."""
    inside = "".join(piece if piece.startswith("<") else r(piece) for piece in contents)
    return f"<w:p>{f'<w:pPr>{says}</w:pPr>' if says else ''}{inside}</w:p>"


def numbered(text: str, number: int = 1, level: int = 0, says: str = "") -> str:
    """A paragraph in a list."""
    return p(text, says=f'{says}<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def cell(*blocks: str, says: str = "") -> str:
    """A cell of paragraphs (plain texts become one) and tables."""
    inside = "".join(block if block.startswith("<") else p(block) for block in blocks)
    return f"<w:tc>{f'<w:tcPr>{says}</w:tcPr>' if says else ''}{inside}</w:tc>"


def row(*cells: str, says: str = "") -> str:
    """A row of cells (plain texts become one each)."""
    inside = "".join(piece if piece.startswith("<") else cell(piece) for piece in cells)
    return f"<w:tr>{f'<w:trPr>{says}</w:trPr>' if says else ''}{inside}</w:tr>"


def table(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def vml_box(*blocks: str, style: str = "width:100pt;height:30pt") -> str:
    """A run with an old-style text box."""
    inside = "".join(block if block.startswith("<") else p(block) for block in blocks)
    shape = f'<v:shape style="{style}"><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape>'
    return f"<w:r><w:pict>{shape}</w:pict></w:r>"


def shape(*blocks: str, x: int = 0, y: int = 0, width: int = 1000, height: int = 1000) -> str:
    """A wps:wsp text box at a place of its group."""
    inside = "".join(block if block.startswith("<") else p(block) for block in blocks)
    return (
        f'<wps:wsp><wps:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></wps:wsp>"
    )


def drawing(inside: str) -> str:
    """A w:drawing that floats at an offset from its paragraph."""
    return (
        '<w:drawing><wp:anchor><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>-100</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="9000" cy="9000"/><a:graphic><a:graphicData>{inside}</a:graphicData></a:graphic></wp:anchor></w:drawing>'
    )


def field(code: str, result: str | None) -> str:
    """The runs of a complex field; without a result where that is None."""
    parts = [char("begin"), f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>']
    if result is not None:
        parts += [char("separate"), result if result.startswith("<") else r(result)]
    return "".join((*parts, char("end")))


def char(kind: str) -> str:
    """A run with the mark of a field: begin, separate or end."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def break_(kind: str = "") -> str:
    """A run with a break: a line break, or a page or column."""
    return f'<w:r><w:br{f" w:type={chr(34)}{kind}{chr(34)}" if kind else ""}/></w:r>'


RENDERED = "<w:r><w:lastRenderedPageBreak/></w:r>"


def section(inside: str = PAPER) -> str:
    """The settings of a section."""
    return f"<w:sectPr>{inside}</w:sectPr>"


def level(at: int, text: str, kind: str = "decimal", start: int = 1, more: str = "") -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def lists(*levels: str, more: str = "") -> str:
    """The contents of numbering.xml: list 1 with these levels, and ``more``."""
    return (
        f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{"".join(levels)}</w:abstractNum>'
        f'{more}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )


def style(
    name: str, inside: str = "", *, kind: str = "paragraph", based: str = "", default: bool = False, called: str = "",
) -> str:
    """A style with the id ``name``."""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"{" w:default=" + chr(34) + "1" + chr(34) if default else ""}>'
        f'<w:name w:val="{called or name}"/>{f"<w:basedOn w:val={chr(34)}{based}{chr(34)}/>" if based else ""}{inside}</w:style>'
    )


def docx(
    *blocks: str, styles: str = "", numbering: str = "", footnotes: str = "", endnotes: str = "", settings: str = "",
    headers: dict[str, str] | None = None, footers: dict[str, str] | None = None, app: str = "", main: str = "word/document.xml",
    parts: dict[str, str | bytes] | None = None, relations: str = "",
) -> bytes:
    """A .docx file. Headers and footers by relationship id; ``parts`` add to or replace the parts of the zip."""
    properties = ("app", "extended-properties", "docProps/app.xml")
    written: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES.format(main=main),
        "_rels/.rels": _relations(("main", "officeDocument", main), *([properties] if app else [])),
        main: f"<w:document {NAMESPACES}><w:body>{''.join(blocks)}</w:body></w:document>",
    }
    own: list[tuple[str, str, str]] = []
    for name, inside, root in (
        ("styles", styles, "styles"), ("numbering", numbering, "numbering"), ("footnotes", footnotes, "footnotes"),
        ("endnotes", endnotes, "endnotes"), ("settings", settings, "settings"),
    ):
        if inside:
            written[f"word/{name}.xml"] = f"<w:{root} {NAMESPACES}>{inside}</w:{root}>"
            own.append((name, name, f"{name}.xml"))
    for kind, root, given in (("header", "hdr", headers), ("footer", "ftr", footers)):
        for name, inside in (given or {}).items():
            written[f"word/{name}.xml"] = f"<w:{root} {NAMESPACES}>{inside}</w:{root}>"
            own.append((name, kind, f"{name}.xml"))
    if app:
        written["docProps/app.xml"] = f'<Properties xmlns="{OFFICE[:-13]}extended-properties">{app}</Properties>'
    folder, _, file = main.rpartition("/")
    written[f"{folder}/_rels/{file}.rels".lstrip("/")] = _relations(*own, more=relations)
    return pack({**written, **(parts or {})})


def pack(parts: dict[str, str | bytes]) -> bytes:
    """A zip of these parts."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return file.getvalue()


def _relations(*entries: tuple[str, str, str], more: str = "") -> str:
    inside = "".join(f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{to}"/>' for name, kind, to in entries)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}{more}</Relationships>'
