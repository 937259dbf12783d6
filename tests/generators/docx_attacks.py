"""Files made to hurt whoever opens a .docx, and what no drafting program writes: one file each."""

from __future__ import annotations

import struct
import zipfile
from random import Random

from generators.archive import CENTRAL, END, LOCAL, pack, patch, unpack, with_parts

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
XML = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MEBI = 1 << 20


def entity_bomb(rng: Random, data: bytes) -> bytes:
    """Ten levels of entities, ten of each: 10,000,000,000 characters."""
    levels = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, 11))
    return _document(data, b"<w:p><w:r><w:t>&e10;</w:t></w:r></w:p>", b'<!DOCTYPE x [<!ENTITY e0 "a">' + levels + b"]>")


def entity_long(rng: Random, data: bytes) -> bytes:
    """One long entity, asked for very often."""
    doctype = b'<!DOCTYPE x [<!ENTITY e "' + b"a" * 100_000 + b'">]>'
    return _document(data, b"<w:p><w:r><w:t>" + b"&e;" * 20_000 + b"</w:t></w:r></w:p>", doctype)


def entity_file(rng: Random, data: bytes) -> bytes:
    """An entity that stands for a file of the machine."""
    doctype = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    return _document(data, "<w:p><w:r><w:t>正文&e;</w:t></w:r></w:p>".encode(), doctype)


def entity_remote(rng: Random, data: bytes) -> bytes:
    """A document type that stands on another machine."""
    return _document(data, b"<w:p/>", b'<!DOCTYPE x SYSTEM "http://192.0.2.1/x.dtd">')


def bomb_text(rng: Random, data: bytes) -> bytes:
    """160 MiB of blanks in 160 KiB."""
    return with_parts(data, document=_wrap(b"<w:p><w:r><w:t>" + b" " * (160 * MEBI) + b"</w:t></w:r></w:p>"))


def bomb_styles(rng: Random, data: bytes) -> bytes:
    """The same in a part that is read on the side."""
    return with_parts(data, styles=XML + f'<w:styles xmlns:w="{W}">'.encode() + b" " * (160 * MEBI) + b"</w:styles>")


def bomb_many(rng: Random, data: bytes) -> bytes:
    """16 headers of 10 MiB each."""
    parts = unpack(data)
    return pack(parts | {f"word/header{n}.xml": b" " * (10 * MEBI) for n in range(16)})


def many_parts(rng: Random, data: bytes) -> bytes:
    """20,000 parts."""
    return pack(unpack(data) | {f"word/x{n}.xml": b"<x/>" for n in range(20_000)})


def nested_package(rng: Random, data: bytes) -> bytes:
    """A .docx in a .docx in a .docx, where the text should be."""
    for _ in range(3):
        data = with_parts(data, document=data)
    return data


def nested_file(rng: Random, data: bytes) -> bytes:
    """A zip that holds only the .docx."""
    return pack({"文稿.docx": data}, zipfile.ZIP_STORED)


def size_declared(rng: Random, data: bytes) -> bytes:
    """Every part says that it unpacks to 4 GiB."""
    return patch(patch(data, LOCAL, 22, "<I", 0xFFFFFFFE, every=True), CENTRAL, 24, "<I", 0xFFFFFFFE, every=True)


def size_denied(rng: Random, data: bytes) -> bytes:
    """Every part says that it unpacks to one byte."""
    return patch(data, CENTRAL, 24, "<I", 1, every=True)


def bomb_denied(rng: Random, data: bytes) -> bytes:
    """160 MiB that declare themselves to be one byte."""
    return size_denied(rng, bomb_text(rng, data))


def encrypted_flag(rng: Random, data: bytes) -> bytes:
    """Every part says that it is encrypted."""
    return patch(patch(data, LOCAL, 6, "<H", 1, every=True), CENTRAL, 8, "<H", 1, every=True)


def unknown_method(rng: Random, data: bytes) -> bytes:
    """Compressed in a way nobody knows."""
    return patch(patch(data, LOCAL, 8, "<H", 77, every=True), CENTRAL, 10, "<H", 77, every=True)


def wrong_crc(rng: Random, data: bytes) -> bytes:
    """No part matches its check sum."""
    return patch(data, CENTRAL, 16, "<I", 12345, every=True)


def no_directory(rng: Random, data: bytes) -> bytes:
    """The directory is missing."""
    return data[:data.find(CENTRAL)]


def directory_far(rng: Random, data: bytes) -> bytes:
    """The directory is said to stand far behind the end."""
    return patch(data, END, 16, "<I", 0x7FFFFFFF)


def zip64_lie(rng: Random, data: bytes) -> bytes:
    """A 64-bit directory of impossible size."""
    record = b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, 2**63, 2**63, 2**63, 2**63)
    locator = b"PK\x06\x07" + struct.pack("<IQI", 0, data.rfind(END), 1)
    at = data.rfind(END)
    return data[:at] + record + locator + patch(data[at:], END, 16, "<I", 0xFFFFFFFF)


def odd_names(rng: Random, data: bytes) -> bytes:
    """Parts named to climb out of the folder, with back slashes, in capitals, without a name."""
    names = ("../../../../tmp/x", "/etc/x", "word\\document.xml", "WORD/DOCUMENT.XML", "", "a" * 60_000)
    return pack(unpack(data) | dict.fromkeys(names, b"x"))


def deep_tables(rng: Random, data: bytes) -> bytes:
    """5,000 tables, each in a cell of the one before."""
    return _deep(data, b"<w:tbl><w:tr><w:tc>", b"</w:tc></w:tr></w:tbl>", 5_000)


def deep_controls(rng: Random, data: bytes) -> bytes:
    """20,000 content controls in each other."""
    return _deep(data, b"<w:sdt><w:sdtContent>", b"</w:sdtContent></w:sdt>", 20_000)


def deep_boxes(rng: Random, data: bytes) -> bytes:
    """3,000 text boxes in each other."""
    return _deep(data, b"<w:p><w:r><w:pict><w:txbxContent>", b"</w:txbxContent></w:pict></w:r></w:p>", 3_000)


def deep_few(rng: Random, data: bytes) -> bytes:
    """60 tables in each other: within what XML parsers allow, beyond what people read."""
    return _deep(data, b"<w:tbl><w:tr><w:tc>", b"</w:tc></w:tr></w:tbl>", 60)


def deep_unknown(rng: Random, data: bytes) -> bytes:
    """100,000 elements of no known name in each other."""
    return _deep(data, b"<w:x>", b"</w:x>", 100_000)


def style_cycle(rng: Random, data: bytes) -> bytes:
    """Styles that stand on each other in a ring."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % 5}"/><w:link w:val="s{n}"/></w:style>'
        for n in range(5)
    )
    body = '<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>正文</w:t></w:r></w:p>'
    return with_parts(data, styles=_styles(styles), document=_wrap(body.encode()))


def style_chain(rng: Random, data: bytes) -> bytes:
    """20,000 styles, each standing on the next."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>' for n in range(20_000)
    )
    body = '<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>正文</w:t></w:r></w:p>'
    return with_parts(data, styles=_styles(styles), document=_wrap(body.encode()))


def numbering_cycle(rng: Random, data: bytes) -> bytes:
    """Lists that refer to each other in a ring through styles."""
    numbering = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="l"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="l"/><w:numStyleLink w:val="l"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="9"/></w:num>'
        "</w:numbering>"
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="l"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    return with_parts(data, numbering=XML + numbering.encode(), styles=_styles(styles), document=_wrap(_items(("1", "2"))))


def numbering_odd(rng: Random, data: bytes) -> bytes:
    """Numbers that start at the end of the integers, formats and level texts that make no sense."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (start, kind, text) in enumerate((
            ("99999999999", "chineseCountingThousand", "%1%2%3%9%0%"), ("-5", "upperRoman", "第%2条"),
            ("2000000000", "upperRoman", "%3"), ("2147483647", "lowerLetter", "%4%4"), ("x", "none", "%5"),
            ("0", "ideographEnclosedCircle", "%6"),
        ))
    )
    numbering = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    return with_parts(data, numbering=XML + numbering.encode(), document=_wrap(_items(("1",) * 3, range(-1, 12))))


def wide_cells(rng: Random, data: bytes) -> bytes:
    """A cell that spans two thousand million columns."""
    row = '<w:tr><w:trPr><w:gridBefore w:val="2000000000"/></w:trPr>' \
          '<w:tc><w:tcPr><w:gridSpan w:val="2000000000"/><w:vMerge/></w:tcPr><w:p><w:r><w:t>格</w:t></w:r></w:p></w:tc></w:tr>'
    return with_parts(data, document=_wrap(f"<w:tbl>{row * 50}</w:tbl>".encode()))


def odd_page(rng: Random, data: bytes) -> bytes:
    """Paper without size, margins wider than the paper, lines without height."""
    section = '<w:sectPr><w:pgSz w:w="0" w:h="0"/><w:pgMar w:top="99999" w:bottom="-99999" w:left="x" w:right=""/>' \
              '<w:cols w:num="0"/><w:docGrid w:type="linesAndChars" w:linePitch="0" w:charSpace="-999999999"/></w:sectPr>'
    return with_parts(data, document=_wrap(f"<w:p><w:r><w:t>正文。</w:t></w:r></w:p>{section}".encode()))


def fields_open(rng: Random, data: bytes) -> bytes:
    """Fields that begin and never end, end without beginning, and stand in each other."""
    kinds = ["begin"] * 300 + ["separate", "end", "end", "separate"] * 200
    rng.shuffle(kinds)
    runs = "".join(
        f'<w:r><w:fldChar w:fldCharType="{kind}"/><w:t>字</w:t><w:instrText> PAGE </w:instrText></w:r>' for kind in kinds
    )
    return with_parts(data, document=_wrap(f"<w:p>{runs}</w:p><w:p><w:r><w:t>正文</w:t></w:r></w:p>".encode()))


def endless_paragraph(rng: Random, data: bytes) -> bytes:
    """A sentence of 400,000 characters without a stop."""
    return with_parts(data, document=_wrap(("<w:p><w:r><w:t>" + "严禁各地报送材料和" * 45_000 + "</w:t></w:r></w:p>").encode()))


def brackets(rng: Random, data: bytes) -> bytes:
    """100,000 opening brackets and quotation marks, none closed."""
    text = "".join(rng.choice("《（“〔〈【((一、1．第") for _ in range(100_000))
    return with_parts(data, document=_wrap(f"<w:p><w:r><w:t>关于转发{text}</w:t></w:r></w:p>".encode()))


def many_lines(rng: Random, data: bytes) -> bytes:
    """30,000 short paragraphs, each like a heading, a date or a number."""
    texts = ("一、", "（一）", "1．", "2025年1月1日", "〔2025〕1号", "附件：", "抄送：", "第一条", "——", "：", "。")
    body = "".join(f"<w:p><w:r><w:t>{rng.choice(texts)}</w:t></w:r></w:p>" for _ in range(30_000))
    return with_parts(data, document=_wrap(body.encode()))


def odd_characters(rng: Random, data: bytes) -> bytes:
    """Characters nobody types: private, unassigned, joined, turned round, without width."""
    odd = "\u200b\u200d\u202e\u2066\ufeff\ufffd\ue000\U000f0000\U0001f468\u0301\u0300\u2fff\u2f00\u3000\u00ad\u2028\u2029\x85"
    text = "".join(rng.choice(odd + "文件〔2025〕") for _ in range(20_000))
    return with_parts(data, document=_wrap(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>".encode()))


def other_encoding(rng: Random, data: bytes) -> bytes:
    """The text in UTF-16 that says it is UTF-8, and a declared encoding nobody knows in the styles."""
    parts = unpack(data)
    text = parts["word/document.xml"].decode("utf-8")
    return with_parts(data, document=text.encode("utf-16"), styles=b'<?xml version="1.0" encoding="klingon"?><x/>')


def links_odd(rng: Random, data: bytes) -> bytes:
    """Relationships to nowhere, to other machines, to the part itself and up out of the package."""
    targets = (
        "NULL", "", "http://192.0.2.1/x", "../../../../etc/passwd", "document.xml", "/word/document.xml", "styles.xml#x", "%00",
    )
    kinds = ("styles", "numbering", "footnotes", "header", "image", "settings")
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    rows = "".join(
        f'<Relationship Id="r{n}" Type="{base}{kinds[n % len(kinds)]}" Target="{target}"/>'
        for n, target in enumerate(targets * 3)
    )
    links = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'
    return with_parts(data, links=XML + links.encode())


def no_types(rng: Random, data: bytes) -> bytes:
    """Neither the list of types nor the first relationships are there."""
    return with_parts(data, types=None, rels=None)


def not_wordprocessing(rng: Random, data: bytes) -> bytes:
    """The text part is XML of another kind."""
    return with_parts(data, document=XML + b'<html xmlns="http://www.w3.org/1999/xhtml"><body>text</body></html>')


def changes_everywhere(rng: Random, data: bytes) -> bytes:
    """Every run inserted, deleted, moved or in an alternative, in each other."""
    wraps = ("ins", "del", "moveFrom", "moveTo", "smartTag", "hyperlink")
    text = "".join(
        f'<w:{one}><w:{two}><w:r><w:t>字</w:t><w:delText>删</w:delText></w:r></w:{two}></w:{one}>'
        for one in wraps for two in wraps
    )
    return with_parts(data, document=_wrap(f"<w:p>{text}</w:p>".encode()))


def _deep(data: bytes, start: bytes, end: bytes, times: int) -> bytes:
    inner = "<w:p><w:r><w:t>正文</w:t></w:r></w:p>".encode()
    return with_parts(data, document=_wrap(start * times + inner + end * times))


def _items(lists: tuple[str, ...], levels: range = range(2)) -> bytes:
    return "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
        "<w:r><w:t>项</w:t></w:r></w:p>"
        for number in lists for level in levels
    ).encode()


def _styles(styles: str) -> bytes:
    return XML + f'<w:styles xmlns:w="{W}">{styles}</w:styles>'.encode()


def _wrap(body: bytes, doctype: bytes = b"") -> bytes:
    return XML + doctype + f'<w:document xmlns:w="{W}"><w:body>'.encode() + body + b"</w:body></w:document>"


def _document(data: bytes, body: bytes, doctype: bytes) -> bytes:
    return with_parts(data, document=_wrap(body, doctype))
