"""What a person sees in a .docx is read once, in reading order; what nobody sees is not."""

from __future__ import annotations

import pytest
from docx_maker import (
    NAMESPACES,
    break_,
    cell,
    char,
    docx,
    drawing,
    field,
    p,
    r,
    row,
    section,
    shape,
    style,
    t,
    table,
    vml_box,
)

from gongwen_lint.document import Cell, Document
from gongwen_lint.readers.docx import read_docx


def read(*blocks: str, **parts: object) -> Document:
    return read_docx(docx(*blocks, **parts), "例.docx", "例")  # type: ignore[arg-type]


def texts(*blocks: str, **parts: object) -> list[str]:
    return [line.text for line in read(*blocks, **parts).lines]


def regions(*blocks: str, **parts: object) -> list[tuple[str, str]]:
    return [(line.region, line.text) for line in read(*blocks, **parts).lines]


def test_one_line_a_paragraph_with_its_number() -> None:
    document = read(p("关于做好汛期值班的通知"), p(), p("各科室：", r("请于"), r("周五前"), r("报名单。")))
    assert [line.text for line in document.lines] == ["关于做好汛期值班的通知", "", "各科室：请于周五前报名单。"]
    assert [line.place.paragraph for line in document.lines] == [1, 2, 3]
    assert (document.format, document.name) == ("docx", "例")


@pytest.mark.parametrize(
    ("inside", "seen"),
    [
        ("<w:ins>" + r("加上的") + "</w:ins>", "加上的"),
        ("<w:moveTo>" + r("移来的") + "</w:moveTo>", "移来的"),
        ("<w:del><w:r><w:delText>删去的</w:delText></w:r></w:del>", ""),
        ("<w:moveFrom>" + r("移走的") + "</w:moveFrom>", ""),
        ("<w:ins><w:del>" + r("加了又删") + "</w:del></w:ins>", ""),
        ("<w:hyperlink>" + r("链接") + "</w:hyperlink>", "链接"),
        ("<w:smartTag>" + r("标记") + "</w:smartTag>", "标记"),
        ("<w:customXml>" + r("数据") + "</w:customXml>", "数据"),
        ("<w:bdo>" + r("方向") + "</w:bdo>", "方向"),
        ("<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>" + r("控件") + "</w:sdtContent></w:sdt>", "控件"),
        (r("隐藏", "<w:vanish/>"), ""),
        (r("不隐藏", '<w:vanish w:val="0"/>'), "不隐藏"),
        ("<w:r><w:ruby><w:rt>" + r("yì") + "</w:rt><w:rubyBase>" + r("弈") + "</w:rubyBase></w:ruby></w:r>", "弈"),
        ("<w:r>" + t("甲") + "<w:noBreakHyphen/>" + t("乙") + "<w:softHyphen/>" + t("丙") + "</w:r>", "甲-乙丙"),
        ("<w:r>" + t("甲") + "<w:tab/>" + t("乙") + "<w:ptab/>" + t("丙") + "</w:r>", "甲\t乙\t丙"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="00A3"/></w:r>', "□"),
        ('<w:r><w:sym w:font="宋体" w:char="5E02"/></w:r>', "市"),
        ('<w:r><w:sym w:font="Webdings" w:char="F061"/></w:r>', "•"),
        ('<w:r><w:sym w:font="宋体"/></w:r>', ""),
        ("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", "a+b"),
        ("<m:oMathPara><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></m:oMathPara>", "x=1"),
        ('<w:r><w:drawing><wp:inline><wp:docPr descr="替代文字"/></wp:inline></w:drawing></w:r>', ""),
        ("<w:r><w:t>  无保留  </w:t></w:r>", "无保留"),
        ("<w:r><w:t>多\n行</w:t></w:r>", "多 行"),
    ],
)
def test_inside_a_paragraph(inside: str, seen: str) -> None:
    assert texts(p("前", inside, "后")) == [f"前{seen}后"]


def test_fields_show_their_result_only() -> None:
    nested = char("begin") + "<w:r><w:instrText>IF </w:instrText></w:r>" + field("DOCPROPERTY x", "条件") + char("separate")
    assert texts(p("甲", field("REF a", "结果"), "乙")) == ["甲结果乙"]
    assert texts(p(nested, r("成立"), char("end"))) == ["成立"]
    assert texts(p('<w:fldSimple w:instr="AUTHOR">' + r("作者") + "</w:fldSimple>")) == ["作者"]


def test_fields_without_a_stored_result_print_what_word_computes() -> None:
    assert texts(p("第", field("PAGE", None), "页")) == ["第1页"]
    assert texts(p("共", '<w:fldSimple w:instr=" NUMPAGES "/>', "页")) == ["共1页"]
    assert texts(p(field(r"EQ \o\ac(○,3)", None), "范围")) == ["③范围"]
    assert texts(p(field(r"EQ \* jc2 \o\ad(\s\up 9(zhōng),中)", None), "国")) == ["中国"]
    assert texts(p(field("MACROBUTTON NoMacro [请填写]", None))) == ["[请填写]"]


def test_a_field_that_lost_its_end_does_not_swallow_the_text() -> None:
    broken = char("begin") + "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    assert texts(p("甲", broken), p("乙"), p("丙")) == ["甲", "乙", "丙"]
    assert texts(p("甲", char("separate"), char("end"), "乙")) == ["甲乙"]
    assert texts(p(char("begin"), "<w:r><w:instrText>IF </w:instrText></w:r>", field("PAGE", None), char("end"), "乙")) == ["乙"]
    assert texts(p(field("EQ", None), "乙")) == ["乙"]


def test_a_deleted_paragraph_mark_joins_the_paragraphs() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    document = read(p("上半句", says=gone), p("下半句。"), p("另一段。"))
    assert [(line.text, line.place.paragraph) for line in document.lines] == [("上半句下半句。", 1), ("另一段。", 2)]
    assert texts(p("段落", says="<w:rPr><w:moveFrom/></w:rPr>"), table(row("表"))) == ["段落", "表"]
    assert texts(table(row(cell(p("上"), p("下", says=gone)), "旁"))) == ["上 下\t旁"]


def test_a_hidden_paragraph_is_not_a_line() -> None:
    hidden = p(r("看不见", "<w:vanish/>"), says="<w:rPr><w:vanish/></w:rPr>")
    assert texts(p("看得见"), hidden, p("也看得见")) == ["看得见", "也看得见"]


def test_hidden_by_style() -> None:
    sheet = style("z", "<w:rPr><w:vanish/></w:rPr>", called="z-窗体底端")
    assert texts(p("表单", says='<w:pStyle w:val="z"/>'), p("正文"), styles=sheet) == ["正文"]


def test_content_controls_around_paragraphs_rows_and_cells() -> None:
    def control(inside: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    body = control(p("段")) + table(control(row("甲", "乙")), f"<w:tr>{control(cell('丙'))}{cell('丁')}</w:tr>")
    assert texts(body) == ["段", "甲\t乙", "丙\t丁"]


def test_a_row_is_one_line_and_merged_cells_count_once() -> None:
    document = read(
        p("表前"),
        table(
            row(cell("跨两列", says='<w:gridSpan w:val="2"/>'), "丙"),
            row(cell("纵", says='<w:vMerge w:val="restart"/>'), "一", "二"),
            row(cell("不见", says="<w:vMerge/>"), "三", cell("四", "五")),
            row(cell("左", says='<w:hMerge w:val="restart"/>'), cell("右", says="<w:hMerge/>"), "末"),
        ),
        p("表后"),
    )
    lines = [(line.region, line.text, line.place.paragraph, line.place.cell) for line in document.lines]
    assert lines == [
        ("main", "表前", 1, None),
        ("table", "跨两列\t丙", 2, Cell(1, 1, 1)),
        ("table", "纵\t一\t二", 4, Cell(1, 2, 1)),
        ("table", "\t三\t四 五", 7, Cell(1, 3, 1)),
        ("table", "左\t末", 11, Cell(1, 4, 1)),
        ("main", "表后", 13, None),
    ]


def test_deleted_rows_and_cells() -> None:
    body = table(row("甲"), row("乙", says="<w:del/>"), row("丙", cell("丁", says="<w:cellDel/>")))
    assert texts(body) == ["甲", "丙"]


def test_a_table_in_a_table_follows_its_row() -> None:
    inner = table(row("内一"), row("内二"))
    document = read(table(row(cell("外", inner), "旁"), row("下")))
    assert [(line.text, line.place.cell) for line in document.lines] == [
        ("外\t旁", Cell(1, 1, 1)), ("内一", Cell(2, 1, 1)), ("内二", Cell(2, 2, 1)), ("下", Cell(1, 2, 1)),
    ]
    assert texts(table(row(cell(inner, p())))) == ["内一", "内二"]


def test_tabs_inside_a_cell_do_not_look_like_cells() -> None:
    assert texts(table(row(cell(p("甲", "<w:r><w:tab/></w:r>", "乙")), "丙"))) == ["甲 乙\t丙"]


def test_blanks_between_cell_paragraphs_are_not_mended_away() -> None:
    document = read(table(row(cell("男", "女"), "共 2 人")))
    assert document.lines[0].text == "男 女\t共2人"
    assert document.lines[0].columns == (1, 2, 3, 4, 5, 7, 9)


def test_text_boxes_stand_where_they_are_anchored() -> None:
    assert regions(p("段前"), p(vml_box("框一", "框二"), "带框的段"), p("后", vml_box("框三"))) == [
        ("main", "段前"), ("textbox", "框一"), ("textbox", "框二"), ("main", "带框的段"), ("main", "后"), ("textbox", "框三"),
    ]


def test_a_box_under_its_paragraph_is_read_after_it() -> None:
    below = "position:absolute;margin-left:9pt;margin-top:20pt;width:99pt;height:20pt"
    above = "position:absolute;margin-left:9pt;margin-top:-20pt;width:99pt;height:20pt"
    assert texts(p(vml_box("框", style=below), "段")) == ["段", "框"]
    assert texts(p(vml_box("框", style=above), "段")) == ["框", "段"]


def test_alternate_content_is_taken_once() -> None:
    modern = drawing(shape("新框"))
    old = '<w:pict><v:shape><v:textbox><w:txbxContent>' + p("旧框") + "</w:txbxContent></v:textbox></v:shape></w:pict>"
    choices = f'<mc:Choice Requires="wps">{modern}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
    known = f"<w:r><mc:AlternateContent>{choices}</mc:AlternateContent></w:r>"
    assert texts(p(known, "段")) == ["新框", "段"]
    assert texts(p(known.replace('"wps"', '"w99"'), "段")) == ["旧框", "段"]
    assert texts(p(known.replace('"wps"', '"w99"').replace("mc:Fallback", "mc:Other"), "段")) == ["段"]
    grouped = f'<mc:AlternateContent><mc:Choice Requires="wps">{shape("组中")}</mc:Choice></mc:AlternateContent>'
    assert texts(p(f"<w:r>{drawing(f'<wpg:wgp>{grouped}<mc:AlternateContent/></wpg:wgp>')}</w:r>", "段")) == ["组中", "段"]


def test_a_flow_chart_reads_from_top_to_bottom_and_left_to_right() -> None:
    group = (
        '<wpg:wgp><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9000" cy="9000"/><a:chOff x="0" y="0"/>'
        '<a:chExt cx="9000" cy="9000"/></a:xfrm></wpg:grpSpPr>'
        + shape("三", y=5000) + shape("二", x=4000, y=0) + shape("一", y=300) + "</wpg:wgp>"
    )
    assert texts(p(f"<w:r>{drawing(group)}</w:r>")) == ["一", "二", "三", ""]
    old = "".join(
        f'<v:rect style="left:{x};top:{y};width:90;height:90"><v:textbox><w:txbxContent>{p(text)}</w:txbxContent></v:textbox>'
        "</v:rect>"
        for text, x, y in (("丙", 0, 500), ("乙", 300, 0), ("甲", 0, 20))
    )
    grouped = f'<v:group style="position:absolute;width:500pt;height:500pt" coordsize="1000,1000">{old}</v:group>'
    assert texts(p(f"<w:r><w:pict>{grouped}</w:pict></w:r>")) == ["甲", "乙", "丙", ""]


def test_tables_and_boxes_inside_boxes() -> None:
    body = p(vml_box(table(row("甲", "乙")), p(vml_box("里"), "外")))
    assert regions(body) == [("table", "甲\t乙"), ("textbox", "里"), ("textbox", "外"), ("main", "")]


def test_word_art_and_smart_art_are_text() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="机密"/></v:shape></w:pict></w:r>'
    smart = "<w:r>" + drawing('<dgm:relIds r:dm="d1"/>') + "</w:r>"
    data = f"<dgm:dataModel {NAMESPACES}><a:p><a:r><a:t>受</a:t></a:r><a:r><a:t>理</a:t></a:r></a:p><a:p/></dgm:dataModel>"
    relation = '<Relationship Id="d1" Type="http://x/diagramData" Target="diagrams/data1.xml"/>'
    assert texts(p(art, smart, "段"), parts={"word/diagrams/data1.xml": data}, relations=relation) == ["机密", "受理", "段"]


def test_footnotes_follow_the_text_in_the_order_they_are_referred_to() -> None:
    def note(kind: str, number: int, text: str, more: str = "") -> str:
        return f'<w:{kind} w:id="{number}"{more}>{p(text)}</w:{kind}>'

    def mark(kind: str, number: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'

    separator = note("footnote", 0, "分隔", ' w:type="separator"')
    document = read(
        p("甲", mark("endnote", 1), mark("footnote", 3)), p("乙", mark("footnote", 2)),
        footnotes=separator + note("footnote", 2, "脚注二") + note("footnote", 3, "脚注一") + note("footnote", 9, "无人引用"),
        endnotes=note("endnote", 1, "尾注"),
    )
    assert [(line.region, line.text, line.place.paragraph) for line in document.lines] == [
        ("main", "甲", 1), ("main", "乙", 2), ("footnote", "脚注一", 1), ("footnote", "脚注二", 2), ("footnote", "尾注", 1),
    ]


def test_headers_come_first_and_footers_last_each_once() -> None:
    def references(kind: str, *names: tuple[str, str]) -> str:
        return "".join(f'<w:{kind}Reference w:type="{which}" r:id="{name}"/>' for which, name in names)

    one = references("header", ("default", "h1")) + references("footer", ("default", "f1"), ("first", "f2"))
    two = references("header", ("default", "h2"), ("even", "h3")) + references("footer", ("default", "f1"))
    document = read(
        p("一", says=section(one)), p("二"), section(two),
        headers={"h1": p("内部资料") + p(), "h2": p("内部资料"), "h3": p("偶数页")},
        footers={"f1": p("— ", field("PAGE", "2"), " —"), "f2": p("首页")},
    )
    assert [(line.region, line.text, line.place.paragraph) for line in document.lines] == [
        ("header", "内部资料", None), ("main", "一", 1), ("main", "二", 2), ("footer", "— 2 —", None),
    ]


def test_first_and_even_pages_have_furniture_of_their_own_where_the_file_says_so() -> None:
    reference = '<w:headerReference w:type="first" r:id="h1"/><w:headerReference w:type="even" r:id="h2"/><w:titlePg/>'
    shown = texts(
        p("文"), section(reference), headers={"h1": p("首页"), "h2": p("偶数页")}, settings="<w:evenAndOddHeaders/>",
    )
    assert shown == ["首页", "偶数页", "文"]


def test_soft_breaks_begin_lines_that_go_on_where_the_sentence_does() -> None:
    def lines(*pieces: str, says: str = "") -> list[bool]:
        contents = [part for piece in pieces for part in (break_(), piece)][1:]
        return [line.continues for line in read(p(*contents, says=says)).lines]

    centre = '<w:jc w:val="center"/>'
    assert lines("关于做好", "值班工作的通知", says=centre) == [False, True]
    assert lines("关于印发《值班", "制度》的通知", "（2024年3月5日）", says=centre) == [False, True, False]
    assert lines("办公室《值班", "制度》") == [False, True]
    assert lines("说明：一次报齐。", "来源：办公室") == [False, False]
    assert lines("1.材料要全", "2.时间要准") == [False, False]
    assert lines("请各科室于周五下班前，", "报送名单。") == [False, True]
    assert lines("请各科室把值班名单和联系电话在本周五下班之前一并", "报到办公室。") == [False, True]
    assert lines("办公室", "2024年3月5日") == [False, False]
    assert lines("张三", "李四") == [False, False]
    assert lines("甲", "", "乙", says=centre) == [False, False, False]
    assert texts(p("甲", "<w:r><w:cr/></w:r>", "乙")) == ["甲", "乙"]


def test_soft_breaks_join_in_paragraphs() -> None:
    document = read(p("关于做好值班", break_(), "工作的通知", says='<w:jc w:val="center"/>'), p("各科室："))
    assert [paragraph.text for paragraph in document.paragraphs] == ["关于做好值班工作的通知", "各科室："]


def test_normalised_lines_keep_their_columns() -> None:
    line = read(p("共 5 项")).lines[0]
    assert (line.text, line.columns) == ("共5项", (1, 3, 5))
    assert read(p("共5项")).lines[0].columns is None


def test_strict_open_xml() -> None:
    strict = docx(parts={
        "word/document.xml": (
            '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>'
            '<w:p><w:pPr><w:jc w:val="end"/><w:spacing w:line="28pt"/></w:pPr><w:r><w:rPr><w:sz w:val="16pt"/></w:rPr>'
            "<w:t>严格格式</w:t></w:r></w:p></w:body></w:document>"
        ),
    })
    line = read_docx(strict, "例.docx").lines[0]
    assert (line.text, line.layout.align, line.layout.size) == ("严格格式", "right", 16)


def test_utf16_parts_and_other_prefixes() -> None:
    source = (
        '<?xml version="1.0" encoding="UTF-16"?><x:document xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<x:body><x:p><x:r><x:t>文</x:t></x:r></x:p></x:body></x:document>"
    )
    data = docx(parts={"word/document.xml": source.encode("utf-16")})
    assert [line.text for line in read_docx(data, "例.docx").lines] == ["文"]
