"""What a .docx tells of the look of its lines, of its pages and of its paper."""

from __future__ import annotations

import pytest
from docx_maker import (
    PAPER,
    RENDERED,
    break_,
    cell,
    char,
    docx,
    field,
    level,
    lists,
    numbered,
    p,
    r,
    row,
    section,
    style,
    table,
    vml_box,
)

from gongwen_lint.document import Document, Layout
from gongwen_lint.readers.docx import read_docx

SONG = '<w:sz w:val="32"/>'
DEFAULTS = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>'


def read(*blocks: str, **parts: object) -> Document:
    return read_docx(docx(*blocks, **parts), "例.docx")  # type: ignore[arg-type]


def look(*blocks: str, **parts: object) -> Layout:
    return read(*blocks, **parts).lines[0].layout


@pytest.mark.parametrize(
    ("value", "align"),
    [("center", "center"), ("right", "right"), ("end", "right"), ("start", "left"), ("both", "justify")],
)
def test_alignment(value: str, align: str) -> None:
    assert look(p("文", says=f'<w:jc w:val="{value}"/>')).align == align
    assert look(p("文")).align is None


def test_size_comes_from_run_style_paragraph_style_and_defaults() -> None:
    sheet = (
        DEFAULTS + style("Normal", default=True) + style("body", f"<w:rPr>{SONG}</w:rPr>", based="Normal")
        + style("big", '<w:rPr><w:sz w:val="44"/></w:rPr>', kind="character")
    )
    body = '<w:pStyle w:val="body"/>'
    assert look(p("文"), styles=sheet).size == 10.5
    assert look(p("文", says=body), styles=sheet).size == 16
    assert look(p(r("文", '<w:rStyle w:val="big"/>'), says=body), styles=sheet).size == 22
    assert look(p(r("文", '<w:rStyle w:val="big"/><w:sz w:val="28"/>'), says=body), styles=sheet).size == 14
    assert look(p("文")).size == 10  # nothing is said anywhere


def test_table_styles_are_passed_over_and_what_follows_them_is_not() -> None:
    tabular = style("grid", f"<w:rPr>{SONG}</w:rPr>", kind="table", default=True)
    sheet = DEFAULTS + tabular + style("body", f"<w:rPr>{SONG}</w:rPr>")
    document = read(p("文", says='<w:pStyle w:val="body"/>'), p("文", says='<w:pStyle w:val="grid"/>'), styles=sheet)
    assert [line.layout.size for line in document.lines] == [16, 10.5]


def test_the_look_is_that_of_most_characters() -> None:
    red, bold = '<w:color w:val="FF0000"/>', "<w:b/>"
    line = look(p(r("某某市文件", red + bold + SONG), r("第", '<w:sz w:val="10"/>')))
    assert (line.size, line.bold, line.red) == (16, True, True)
    line = look(p(r("一、总体要求。", bold), r("各科室要按时报送值班名单。")))
    assert (line.bold, line.red) == (False, False)


@pytest.mark.parametrize(
    ("colour", "red"), [("FF0000", True), ("C00000", True), ("E60012", True), ("FF6600", False), ("auto", False)],
)
def test_red(colour: str, red: bool) -> None:
    assert look(p(r("文", f'<w:color w:val="{colour}"/>'))).red is red


def test_bold_in_both_styles_is_not_bold() -> None:
    sheet = style("h", "<w:rPr><w:b/></w:rPr>") + style("strong", "<w:rPr><w:b/></w:rPr>", kind="character")
    heading, strong = '<w:pStyle w:val="h"/>', '<w:rStyle w:val="strong"/>'
    assert look(p("文", says=heading), styles=sheet).bold
    assert look(p(r("文", strong)), styles=sheet).bold
    assert not look(p(r("文", strong), says=heading), styles=sheet).bold
    assert not look(p(r("文", '<w:b w:val="0"/>'), says=heading), styles=sheet).bold


def test_outline_levels_and_heading_styles() -> None:
    sheet = style("a", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>') + style("b", called="heading 3") + style("c", based="b")
    assert [look(p("文", says=f'<w:pStyle w:val="{name}"/>'), styles=sheet).outline_level for name in "abc"] == [2, 3, 3]
    assert look(p("文", says='<w:outlineLvl w:val="0"/>')).outline_level == 1
    assert look(p("文", says='<w:pStyle w:val="b"/><w:outlineLvl w:val="9"/>'), styles=sheet).outline_level is None


def test_indents_are_in_characters_of_the_line() -> None:
    def indent(says: str) -> float | None:
        return look(p(r("文", SONG), says=f"<w:ind {says}/>")).indent

    assert indent('w:firstLine="640"') == 2
    assert indent('w:firstLineChars="200" w:firstLine="640"') == 2
    assert indent('w:left="640" w:hanging="320"') == 1
    assert indent('w:leftChars="100" w:firstLineChars="200"') == 3
    assert look(p("文")).indent is None
    listed = lists(level(0, "%1.", more='<w:pPr><w:ind w:left="640" w:hanging="320"/></w:pPr>'))
    assert look(numbered("文"), numbering=listed).indent == 1.6
    lines = read(p(r("甲，", SONG), break_(), r("乙", SONG), says='<w:ind w:left="320" w:firstLine="640"/>')).lines
    assert [line.layout.indent for line in lines] == [3, 1]


def test_tables_of_contents_are_marked_by_style_field_or_control() -> None:
    sheet = style("t1", called="toc 1") + style("th", called="TOC Heading")
    assert look(p("一、总则\t1", says='<w:pStyle w:val="t1"/>'), styles=sheet).toc
    assert look(p("目录", says='<w:pStyle w:val="th"/>'), styles=sheet).toc
    begin = char("begin") + '<w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r>' + char("separate")
    entries = p(begin, "一"), p("二", field("PAGEREF a", "2")), p(char("end"))
    document = read(p("题"), *entries, p("文"), p(field("TOC", "无")), p("完"))
    assert [line.layout.toc for line in document.lines] == [False, True, True, True, False, True, False]
    gallery = '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    document = read(f"{gallery}<w:sdtContent>{p('目录')}{p('一')}</w:sdtContent></w:sdt>", p("文"))
    assert [line.layout.toc for line in document.lines] == [True, True, False]


def test_a_contents_field_that_never_ends_is_not_the_whole_text() -> None:
    open_field = char("begin") + "<w:r><w:instrText>TOC</w:instrText></w:r>" + char("separate")
    document = read(p(open_field, "目录"), p("文"), p("完"))
    assert [line.layout.toc for line in document.lines] == [False, False, False]


def test_table_rows_have_the_look_of_their_cells() -> None:
    line = read(table(row(cell(p(r("序号", "<w:b/>" + SONG))), cell(p(r("事项", "<w:b/>" + SONG)))))).lines[0]
    assert (line.layout.size, line.layout.bold) == (16, True)


def test_pages_from_the_marks_word_left() -> None:
    document = read(p("甲"), p("乙上", RENDERED, "乙下"), p("丙"), p(RENDERED, "丁"))
    assert (document.pages, document.pages_from) == (3, "layout")
    assert [(line.place.page, line.layout.new_page) for line in document.lines] == [(1, False), (1, False), (2, False), (3, True)]


def test_a_page_the_author_broke_is_counted_once() -> None:
    before = "<w:pageBreakBefore/>"
    document = read(
        p("甲", break_("page")), p(RENDERED, "乙"), p(break_("page")), p(), p(RENDERED, "丙"), p(RENDERED, "丁", says=before),
        p("戊", says=section()), p(RENDERED, "己"), section(),
    )
    assert document.pages == 5
    assert [(line.text, line.place.page, line.layout.new_page) for line in document.lines] == [
        ("甲", 1, False), ("乙", 2, True), ("", 2, False), ("", 3, False), ("丙", 3, True), ("丁", 4, True), ("戊", 4, False),
        ("己", 5, True),
    ]


def test_page_breaks_within_a_paragraph_begin_lines() -> None:
    document = read(p("甲", break_("page"), "乙", break_("page")), p("丙", break_("column"), "丁"))
    assert [(line.text, line.layout.new_page) for line in document.lines] == [("甲", False), ("乙", True), ("丙丁", True)]


def test_page_breaks_before_paragraphs_and_sections() -> None:
    before, off = "<w:pageBreakBefore/>", '<w:pageBreakBefore w:val="0"/>'
    running = section('<w:type w:val="continuous"/>')
    assert read(p("甲", says=section()), p(RENDERED, "乙"), section('<w:type w:val="oddPage"/>')).pages == 3
    document = read(
        p("甲", says=before), p("乙", says=before), p("丙", says=off), p("丁", says=section()), p("戊", says=running), p("己"),
        section('<w:type w:val="oddPage"/>'),
    )
    assert [line.text for line in document.lines if line.layout.new_page] == ["乙", "己"]


def test_without_marks_the_pages_are_not_known() -> None:
    document = read(p("甲", break_("page")), p("乙"))
    assert (document.pages, document.pages_from) == (None, None)
    assert [(line.place.page, line.layout.new_page) for line in document.lines] == [(None, False), (None, True)]


def test_the_saved_page_count_is_believed_only_if_saved_for_this_text() -> None:
    text = p("一" * 50), p("二" * 50)
    kept = read(*text, app="<Pages>2</Pages><Characters>100</Characters>")
    assert (kept.pages, kept.pages_from, kept.lines[0].place.page) == (2, "layout", None)
    assert read(*text, app="<Pages>1</Pages><Characters>0</Characters>").pages is None
    assert read(*text, app="<Pages>1</Pages>").pages is None
    broken = read(p("一" * 50, break_("page")), text[1], app="<Pages>2</Pages><Characters>100</Characters>")
    assert [line.place.page for line in broken.lines] == [1, 2]


def test_rows_that_run_over_a_page() -> None:
    split = row(cell(p("甲", RENDERED, "乙")), cell(p("丙", RENDERED, "丁")))
    document = read(table(row("头"), split, row("尾")))
    assert [line.place.page for line in document.lines] == [1, 1, 2]
    assert document.pages == 2


def test_text_boxes_and_notes_are_on_the_page_that_holds_them() -> None:
    note = f'<w:footnote w:id="1">{p("注")}</w:footnote>'
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    document = read(p("甲"), p(RENDERED, "乙", mark, vml_box("框"), RENDERED, "丙"), p("丁"), footnotes=note)
    assert [(line.text, line.place.page) for line in document.lines] == [("甲", 1), ("乙丙", 2), ("框", 2), ("丁", 3), ("注", 2)]


def test_breaks_of_pages_and_lines_together() -> None:
    listed = lists(level(0, "%1."))
    blocks = p("甲"), numbered("", says="<w:pageBreakBefore/>"), p(RENDERED, "乙", break_(), break_(), "丙")
    document = read(*blocks, numbering=listed)
    assert [(line.text, line.place.page, line.layout.new_page) for line in document.lines] == [
        ("甲", 1, False), ("1.", 2, True), ("乙", 3, True), ("", 3, False), ("丙", 3, False),
    ]


@pytest.mark.parametrize(
    ("settings", "says", "grid"),
    [
        ("", '<w:spacing w:line="579" w:lineRule="exact"/>', (22, 27)),
        ('<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/>', "", (22, 28)),
        ('<w:docGrid w:type="lines" w:linePitch="312"/>', "", (20, 27)),  # a line of 16 points takes two lines of the grid
        ('<w:docGrid w:type="lines" w:linePitch="312"/>', '<w:snapToGrid w:val="0"/>', (30, 27)),
        ('<w:docGrid w:linePitch="312"/>', '<w:spacing w:line="360"/>', (20, 27)),
        ("", '<w:spacing w:line="600" w:lineRule="atLeast"/>', (21, 27)),
    ],
)
def test_the_grid_of_the_page(settings: str, says: str, grid: tuple[int, int]) -> None:
    document = read(p(r("正文" * 20, SONG), says=says), p("题"), section(PAPER + settings))
    assert document.page_grid == grid


def test_the_grid_is_that_of_the_section_with_the_text() -> None:
    exact = '<w:spacing w:line="579" w:lineRule="exact"/>'
    wide = PAPER.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906"')
    document = read(p(r("正文" * 20, SONG), says=exact + section()), p(r("附表", SONG), says=exact), section(wide))
    assert document.page_grid == (22, 27)
    assert read(p("无纸张设置")).page_grid is None
