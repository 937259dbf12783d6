"""The package around the text: files that Word opens are read, all others are named with what is wrong, and nothing overflows."""

from __future__ import annotations

import random
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest
from docx_maker import (
    NAMESPACES,
    OFFICE,
    break_,
    cell,
    docx,
    level,
    lists,
    numbered,
    p,
    pack,
    r,
    row,
    section,
    style,
    table,
    vml_box,
)

from gongwen_lint.document import Document
from gongwen_lint.errors import UnreadableFile
from gongwen_lint.readers.docx import read_docx
from gongwen_lint.readers.docx.package import PARTS, RATIO_FROM
from gongwen_lint.readers.limits import MEBI, Limits

TEXT = p("各科室：请于周五前报送值班名单。")


def code(data: bytes, **limits: int) -> str:
    with pytest.raises(UnreadableFile) as error:
        read_docx(data, "文稿.docx", limits=Limits(**limits))
    assert error.value.message.startswith("文稿.docx：")
    return error.value.code


def texts(data: bytes) -> list[str]:
    return [line.text for line in read_docx(data, "文稿.docx").lines]


def parts_of(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_relations_to_nothing_are_passed_over() -> None:
    relations = (
        f'<Relationship Id="a" Type="{OFFICE}/image" Target="NULL"/>'
        f'<Relationship Id="b" Type="{OFFICE}/styles" Target="gone.xml"/>'
        f'<Relationship Id="c" Type="{OFFICE}/hyperlink" Target="http://例" TargetMode="External"/>'
        f'<Relationship Id="d" Type="{OFFICE}/numbering" Target="NULL"/><Relationship Id="e"/>'
    )
    blocks = numbered("文"), section('<w:headerReference w:type="default" r:id="d"/><w:footerReference r:id="x"/>')
    assert texts(docx(*blocks, relations=relations)) == ["文"]


@pytest.mark.parametrize("target", ["/word/s/样式.xml", "s/%E6%A0%B7%E5%BC%8F.xml", "../word/s/样式.xml", "S\\样式.XML"])
def test_targets_in_all_spellings(target: str) -> None:
    sheet = f"<w:styles {NAMESPACES}>{style('n', '<w:rPr><w:vanish/></w:rPr>')}</w:styles>"
    data = docx(
        p("藏", says='<w:pStyle w:val="n"/>'), TEXT, parts={"word/s/样式.xml": sheet},
        relations=f'<Relationship Id="a" Type="{OFFICE}/styles" Target="{target}"/>',
    )
    assert len(texts(data)) == 1


def test_the_text_may_be_anywhere() -> None:
    assert len(texts(docx(TEXT, main="文档/正文2.xml"))) == 1
    whole = parts_of(docx(TEXT, main="other/main.xml"))
    assert len(texts(pack({name: data for name, data in whole.items() if name != "_rels/.rels"}))) == 1
    bare = {"word/document.xml": parts_of(docx(TEXT))["word/document.xml"]}
    assert len(texts(pack(bare))) == 1
    assert len(texts(pack({"word\\document.xml": bare["word/document.xml"]}))) == 1


def test_only_the_parts_that_are_needed_are_read() -> None:
    data = docx(TEXT, parts={"word/media/1.png": b"\x89PNG", "word/comments.xml": "<broken", "customXml/item1.xml": "<broken"})
    assert len(texts(data)) == 1


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04",
        docx(TEXT)[:200],
        docx(TEXT)[:-40],
        pack({"xl/workbook.xml": "<workbook/>"}),
        pack({"word/document.xml": "<w:document"}),
        pack({"word/document.xml": ""}),
        pack({"word/document.xml": "<document/>"}),
        pack({"word/document.xml": f"<w:document {NAMESPACES}/>"}),
        docx(TEXT, styles="<broken>"),
        docx(TEXT, parts={"word/document.xml": "\ufeff<w:documen".encode("utf-16")}),
        docx(TEXT, parts={"word/document.xml": b"\xff\xfe\x00"}),
    ],
    ids=range(11),
)
def test_damaged(data: bytes) -> None:
    assert code(data) == "damaged"


def test_a_part_with_a_wrong_checksum_is_damaged() -> None:
    plain = BytesIO()
    with ZipFile(plain, "w") as file:  # stored, so that the text can be changed in place
        for name, content in parts_of(docx(TEXT)).items():
            file.writestr(name, content)
    assert code(plain.getvalue().replace("名单".encode(), "各单".encode())) == "damaged"


def test_other_compressions_are_damage_to_word_too() -> None:
    data = BytesIO()
    with ZipFile(data, "w", ZIP_BZIP2) as file:
        for name, content in parts_of(docx(TEXT)).items():
            file.writestr(name, content)
    assert code(data.getvalue()) == "damaged"


def test_encrypted_entries() -> None:
    data = bytearray(docx(TEXT))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 1)
    assert code(bytes(data)) == "encrypted"


def test_empty_and_image_only() -> None:
    graphic = "<a:graphic><a:graphicData><pic:pic><a:blip/></pic:pic></a:graphicData></a:graphic>"
    picture = f"<w:r><w:drawing><wp:inline>{graphic}</wp:inline></w:drawing></w:r>"
    assert code(docx(p(), p(" "))) == "empty"
    assert code(docx(p(picture))) == "image-only"
    assert code(docx(p('<w:r><w:pict><v:shape><v:imagedata r:id="x"/></v:shape></w:pict></w:r>'))) == "image-only"
    assert code(docx(table(row(cell(p(picture)))))) == "image-only"
    assert texts(docx(p(picture, "有字"))) == ["有字"]
    assert code(docx(p("<w:del><w:r><w:delText>删去</w:delText></w:r></w:del>"))) == "empty"
    footer = {"f": p("— 1 —")}
    assert code(docx(p(picture), section('<w:footerReference w:type="default" r:id="f"/>'), footers=footer)) == "image-only"


def test_an_embedded_file_in_place_of_text_is_refused_and_not_skipped() -> None:
    assert code(docx(TEXT, '<w:altChunk r:id="a"/>')) == "unsupported-type"


def test_document_types_are_refused() -> None:
    bomb = f'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document {NAMESPACES}><w:body>&b;</w:body></w:document>'
    assert code(docx(parts={"word/document.xml": bomb})) == "damaged"
    assert code(docx(parts={"word/document.xml": bomb.encode("utf-16")})) == "damaged"
    declared = f'<?xml version="1.0" encoding="UTF-16LE"?>{bomb.replace("&b;", "<w:p><w:r><w:t>文</w:t></w:r></w:p>")}'
    assert code(docx(parts={"word/document.xml": declared.encode("utf-16-le")})) == "damaged"


def test_bombs_are_too_large() -> None:
    assert code(docx(parts={"word/document.xml": " " * (RATIO_FROM + 1)})) == "too-large"
    assert code(docx(p("字" * 3 * MEBI))) == "too-large"
    assert code(docx(TEXT), inflated_bytes=500) == "too-large"
    assert code(docx(*[TEXT] * 10), characters=100) == "too-large"
    assert code(pack({f"{number}.xml": "" for number in range(PARTS + 1)})) == "too-large"
    stored = BytesIO()
    with ZipFile(stored, "w") as file:
        file.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body>{'<w:p/>' * 7_000_000}</w:body></w:document>")
    assert code(stored.getvalue()) == "too-large"


def test_a_part_is_never_inflated_beyond_what_it_promises() -> None:
    data = bytearray(docx(p("甲" * 100_000)))
    at = data.find(b"PK\x01\x02", data.find(b"word/document.xml", data.find(b"PK\x01\x02")) - 60)
    data[at + 24:at + 28] = (2_000).to_bytes(4, "little")
    assert code(bytes(data)) == "damaged"


def nested(opening: str, closing: str, times: int) -> bytes:
    return docx(opening * times + p("底") + closing * times)


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:p><w:r><w:pict><v:textbox><w:txbxContent>", "</w:txbxContent></v:textbox></w:pict></w:r></w:p>"),
        ("<w:p><w:ins>", "</w:ins></w:p>"),
        ("<w:p><w:r><w:ruby><w:rubyBase>", "</w:rubyBase></w:ruby></w:r></w:p>"),
        ("<mc:AlternateContent><mc:Choice>", "</mc:Choice></mc:AlternateContent>"),
    ],
)
@pytest.mark.parametrize("times", [30, 60, 120, 600, 5_000])
def test_deep_nesting_is_no_danger(opening: str, closing: str, times: int) -> None:
    try:
        read_docx(nested(opening, closing, times), "文稿.docx")
    except UnreadableFile as error:
        assert error.code in ("damaged", "empty")


def test_styles_and_lists_in_circles_end() -> None:
    circle = style("a", based="b") + style("b", based="a") + style("c", based="c")
    linked = "".join(
        f'<w:abstractNum w:abstractNumId="{own}"><w:numStyleLink w:val="s{other}"/><w:styleLink w:val="s{own}"/></w:abstractNum>'
        for own, other in ((0, 1), (1, 0))
    ) + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    blocks = p("文", says='<w:pStyle w:val="a"/>'), numbered("项"), p("完", says='<w:pStyle w:val="c"/>')
    assert texts(docx(*blocks, styles=circle, numbering=linked)) == ["文", "项", "完"]


def test_absurd_numbers_are_harmless() -> None:
    absurd = lists(level(0, "%1", "upperLetter", start=2_000_000_000), level(1, "%2" * 9_000, "upperRoman", start=32_000))
    deep = f'<w:ind w:left="{"9" * 5_000}" w:firstLineChars="1e308"/><w:outlineLvl w:val="x"/>'
    look = f'<w:sz w:val="{"9" * 30}"/><w:color w:val="GGGGGG"/><w:rStyle/>'
    data = docx(
        numbered("甲"), numbered("乙", level=1), p(r("丙", look), says=deep), numbering=absurd,
        styles=style("a", '<w:rPr><w:sz w:val="1.2.3pt"/></w:rPr>', default=True),
    )
    assert texts(data)[2] == "丙"


def whole() -> bytes:
    """A document with most constructions."""
    note = f'<w:footnote w:id="1">{p("注释。")}</w:footnote>'
    return docx(
        p("关于做好值班", break_(), "工作的通知", says='<w:jc w:val="center"/>'), numbered("总体要求"), numbered("目标", level=1),
        p("正文。", "<w:ins>" + r("补充。") + "</w:ins>", '<w:r><w:footnoteReference w:id="1"/></w:r>', vml_box("框")),
        table(row("序号", "事项"), row("1", cell("甲", "乙"))), p(break_("page"), "附件"),
        section('<w:headerReference w:type="default" r:id="h"/><w:footerReference w:type="default" r:id="f"/>'),
        styles=style("a", '<w:pPr><w:jc w:val="center"/></w:pPr>', default=True), footnotes=note,
        numbering=lists(level(0, "%1、", "chineseCounting"), level(1, "（%2）", "chineseCounting")),
        headers={"h": p("内部")}, footers={"f": p("— 1 —")}, app="<Pages>2</Pages><Characters>40</Characters>",
    )


def mutant(seed: int) -> bytes:
    """A file with bytes flipped, its end cut off, a part changed or removed."""
    chance = random.Random(seed)
    data = whole()
    kind = seed % 5
    if kind == 0:
        changed = bytearray(data)
        for _ in range(chance.randrange(1, 12)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        return bytes(changed)
    if kind == 1:
        return data[:chance.randrange(len(data))]
    parts = parts_of(data)
    name = chance.choice(sorted(parts))
    if kind == 2:
        del parts[name]
        return pack(parts)
    content = bytearray(parts[name])
    if kind == 3:
        for _ in range(chance.randrange(1, 6)):
            content[chance.randrange(len(content))] = chance.choice(b'<>/"=& w:0123abc\x00\xff')
    else:  # a tag or attribute goes, so that the mark-up often stays sound but means something else
        pieces = bytes(content).split(b"<")
        del pieces[chance.randrange(len(pieces))]
        content = bytearray(b"<".join(pieces))
    parts[name] = bytes(content)
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as file:
        for entry, inside in parts.items():
            file.writestr(entry, inside)
    return packed.getvalue()


@pytest.mark.parametrize("seed", range(200))
def test_mutants_give_a_document_or_a_named_error(seed: int) -> None:
    try:
        document = read_docx(mutant(seed), "文稿.docx")
    except UnreadableFile as error:
        assert error.code in ("damaged", "encrypted", "empty", "image-only", "too-large")
    else:
        assert isinstance(document, Document)
        assert any(line.text.strip() for line in document.lines)
