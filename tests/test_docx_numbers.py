"""The numbers of lists are part of the text, as Word prints them."""

from __future__ import annotations

import pytest
from docx_maker import cell, docx, level, lists, numbered, p, row, section, style, table, vml_box

from gongwen_lint.document import Document
from gongwen_lint.readers.docx import read_docx
from gongwen_lint.readers.docx.numerals import numeral

TITLED = '<w:pStyle w:val="{}"/>'


def read(*blocks: str, **parts: str) -> Document:
    return read_docx(docx(*blocks, **parts), "例.docx")


def texts(*blocks: str, **parts: str) -> list[str]:
    return [line.text for line in read(*blocks, **parts).lines]


def override(number: int, inside: str, abstract: int = 0) -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{inside}</w:num>'


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("decimal", {0: "0", 1: "1", 12: "12"}),
        ("decimalZero", {1: "01", 10: "10"}),
        ("upperRoman", {1: "I", 4: "IV", 1999: "MCMXCIX", 40_000: "40000"}),
        ("lowerRoman", {9: "ix"}),
        ("upperLetter", {1: "A", 26: "Z", 27: "AA", 28: "BB"}),
        ("lowerLetter", {2: "b"}),
        ("ordinal", {1: "1st", 2: "2nd", 3: "3rd", 11: "11th", 22: "22nd"}),
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一○○"}),
        ("chineseCountingThousand", {10: "十", 21: "二十一", 100: "一百", 101: "一百零一", 110: "一百一十", 1001: "一千零一"}),
        ("chineseCountingThousand", {10_000: "一万", 10_010: "一万零一十", 120_000: "十二万"}),
        ("chineseLegalSimplified", {3: "叁", 10: "壹拾", 105: "壹佰零伍"}),
        ("ideographLegalTraditional", {2: "貳", 12: "壹拾貳"}),
        ("taiwaneseCounting", {12: "十二", 120: "一二○"}),
        ("taiwaneseCountingThousand", {120: "一百二十", 10_000: "一萬"}),
        ("taiwaneseDigital", {10: "一○"}),
        ("japaneseCounting", {10: "十", 100: "百", 111: "百十一"}),
        ("ideographDigital", {10: "一〇", 25: "二五"}),
        ("ideographTraditional", {1: "甲", 3: "丙", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥"}),
        ("ideographZodiacTraditional", {1: "甲子", 60: "癸亥"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
        ("decimalEnclosedCircleChinese", {2: "②"}),
        ("decimalEnclosedParen", {1: "⑴"}),
        ("decimalEnclosedFullstop", {1: "⒈"}),
        ("ideographEnclosedCircle", {1: "㈠", 10: "㈩", 11: "11"}),
        ("decimalFullWidth", {12: "１２"}),
        ("decimalHalfWidth", {12: "12"}),
        ("numberInDash", {3: "- 3 -"}),
        ("hex", {255: "FF"}),
        ("none", {1: ""}),
        ("unheardOf", {7: "7"}),
    ],
)
def test_number_formats(kind: str, values: dict[int, str]) -> None:
    assert {value: numeral(value, kind) for value in values} == values


def test_custom_formats_pad_with_zeros() -> None:
    assert numeral(7, "custom", "001, 002, 003, ...") == "007"
    newer = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    at = f'<w:lvl w:ilvl="0"><w:start w:val="1"/>{newer}<w:lvlText w:val="%1"/></w:lvl>'
    assert texts(numbered("项"), numbering=lists(at)) == ["001 项"]


def test_levels_of_a_chinese_outline() -> None:
    outline = lists(
        level(0, "%1、", "chineseCountingThousand"), level(1, "（%2）", "chineseCountingThousand"), level(2, "%3.", "decimal"),
        level(3, "（%4）", "decimal"), level(4, "%5", "decimalEnclosedCircleChinese"),
    )
    document = read(
        numbered("总体要求"), numbered("目标", level=1), numbered("任务", level=2), numbered("分工", level=2),
        numbered("措施", level=1), numbered("时限", level=2), numbered("范围", level=3), numbered("对象", level=4),
        numbered("保障"), numbered("经费", level=1), numbering=outline,
    )
    assert [line.text for line in document.lines] == [
        "一、总体要求", "（一）目标", "1.任务", "2.分工", "（二）措施", "1.时限", "（1）范围", "①对象", "二、保障", "（一）经费",
    ]
    assert [line.layout.label for line in document.lines] == [2, 3, 2, 2, 3, 2, 3, 1, 2, 3]


def test_several_levels_in_one_number() -> None:
    decimal = lists(level(0, "%1"), level(1, "%1.%2"), level(2, "%1.%2.%3"))
    items = numbered("甲"), numbered("乙", level=1), numbered("丙", level=2), numbered("2024年", level=1), numbered("项目概况")
    assert texts(*items, numbering=decimal) == ["1 甲", "1.1 乙", "1.1.1 丙", "1.2 2024年", "2 项目概况"]


def test_a_left_out_level_counts_as_begun() -> None:
    decimal = lists(level(0, "%1"), level(1, "%1.%2"))
    items = numbered("甲", level=1), numbered("乙", level=1), numbered("丙")
    assert texts(*items, numbering=decimal) == ["1.1 甲", "1.2 乙", "2 丙"]


def test_legal_numbers_are_digits() -> None:
    articles = lists(level(0, "第%1章", "chineseCountingThousand"), level(1, "%1.%2", "decimal", more="<w:isLgl/>"))
    assert texts(numbered("总则"), numbered("范围", level=1), numbering=articles) == ["第一章 总则", "1.1 范围"]


@pytest.mark.parametrize(
    ("text", "more", "seen"),
    [
        ("%1、", "", "1、项"),
        ("%1.", '<w:suff w:val="space"/>', "1.项"),
        ("第%1条", '<w:suff w:val="space"/>', "第1条 项"),
        ("第%1条", '<w:suff w:val="nothing"/>', "第1条项"),
        ("第%1条　", '<w:suff w:val="nothing"/>', "第1条　项"),
        ("%1.", "<w:rPr><w:vanish/></w:rPr>", "项"),
        ("", "", "项"),
    ],
)
def test_what_stands_between_number_and_text(text: str, more: str, seen: str) -> None:
    assert texts(numbered("项"), numbering=lists(level(0, text, more=more))) == [seen]


@pytest.mark.parametrize(
    ("mark", "font", "seen"),
    [
        ("●", "", "● 项"), ("—", "", "— 项"), ("\uf0b7", "Symbol", "• 项"), ("l", "Wingdings", "• 项"), ("\uf06c", "", "• 项"),
        ("", "", "项"),
    ],
)
def test_bullets_are_printed_where_they_are_characters(mark: str, font: str, seen: str) -> None:
    look = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>' if font else ""
    assert texts(numbered("项"), numbering=lists(level(0, mark, "bullet", more=look))) == [seen]


def test_start_and_restart() -> None:
    begun = lists(level(0, "%1.", start=5), level(1, "%2)", more='<w:lvlRestart w:val="0"/>'))
    assert texts(numbered("a"), numbered("b", level=1), numbered("c"), numbered("d", level=1), numbering=begun) == [
        "5.a", "1)b", "6.c", "2)d",
    ]
    third = lists(level(0, "%1"), level(1, "%2"), level(2, "%3)", more='<w:lvlRestart w:val="1"/>'))
    order = (0, 1, 2, 1, 2, 0, 2)
    printed = texts(*(numbered("项", level=at) for at in order), numbering=third)
    assert [text for text in printed if ")" in text] == ["1)项", "2)项", "1)项"]


def test_lists_of_one_abstract_list_count_on_unless_they_say_where_to_begin() -> None:
    shared = lists(level(0, "%1.")) + override(2, "") + override(
        3, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>',
    )
    assert texts(*(numbered("项", number) for number in (1, 1, 2, 3, 3, 1)), numbering=shared) == [
        "1.项", "2.项", "3.项", "1.项", "2.项", "3.项",
    ]


def test_a_list_may_define_a_level_of_its_own() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "（%1）", "chineseCounting")}</w:lvlOverride>'
    assert texts(numbered("甲", 2), numbering=lists(level(0, "%1.")) + override(2, own)) == ["（一）甲"]


def test_numbers_come_from_the_style_and_what_it_is_based_on() -> None:
    sheet = style("list", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>') + style("item", based="list")
    items = p("甲", says=TITLED.format("list")), p("乙", says=TITLED.format("item"))
    assert texts(*items, styles=sheet, numbering=lists(level(0, "%1."))) == ["1.甲", "2.乙"]


def test_a_level_names_its_style() -> None:
    sheet = style("h1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', called="heading 1") + style(
        "h2", '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>', called="heading 2",
    )
    named = lists(
        level(0, "%1、", "chineseCounting", more='<w:pStyle w:val="h1"/>'),
        level(1, "（%2）", "chineseCounting", more='<w:pStyle w:val="h2"/>'),
    )
    document = read(*(p("标题", says=TITLED.format(name)) for name in ("h1", "h2", "h2", "h1")), styles=sheet, numbering=named)
    assert [line.text for line in document.lines] == ["一、标题", "（一）标题", "（二）标题", "二、标题"]
    assert [line.layout.outline_level for line in document.lines] == [1, 2, 2, 1]


def test_number_zero_switches_a_list_off() -> None:
    sheet = style("list", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    off = p("乙", says=TITLED.format("list") + '<w:numPr><w:numId w:val="0"/></w:numPr>')
    blocks = p("甲", says=TITLED.format("list")), off, p("丙", says=TITLED.format("list"))
    assert texts(*blocks, styles=sheet, numbering=lists(level(0, "%1."))) == ["1.甲", "乙", "2.丙"]


def test_a_list_may_leave_its_levels_to_a_numbering_style() -> None:
    linked = (
        '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="outline"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="8"><w:styleLink w:val="outline"/>{level(0, "%1）", "upperLetter")}</w:abstractNum>'
    ) + override(5, "", 7) + override(6, "", 8)
    assert texts(numbered("甲", 5), numbered("乙", 6), numbering=linked) == ["A）甲", "B）乙"]
    by_style = linked.replace('<w:styleLink w:val="outline"/>', "")
    sheet = style("outline", '<w:pPr><w:numPr><w:numId w:val="6"/></w:numPr></w:pPr>', kind="numbering")
    assert texts(numbered("甲", 5), styles=sheet, numbering=by_style) == ["A）甲"]


def test_a_single_level_list_has_one_level() -> None:
    single = lists(level(0, "%1.")).replace('"multilevel"', '"singleLevel"')
    assert texts(numbered("甲", level=0), numbered("乙", level=1), numbering=single) == ["1.甲", "2.乙"]


def test_what_is_not_seen_is_not_counted() -> None:
    deleted = numbered("", says="<w:rPr><w:del/></w:rPr>")
    hidden = numbered("藏", says="<w:rPr><w:vanish/></w:rPr>").replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")
    ending = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' + section() + "</w:pPr></w:p>"
    items = numbered("甲"), deleted, hidden, ending, numbered("乙")
    assert texts(*items, numbering=lists(level(0, "%1."))) == ["1.甲", "", "2.乙"]


def test_empty_items_are_numbered_as_word_does() -> None:
    document = read(numbered("甲"), numbered(""), numbered("丙"), numbering=lists(level(0, "%1.")))
    assert [line.text for line in document.lines] == ["1.甲", "2.", "3.丙"]


def test_text_boxes_and_cells_are_numbered_too() -> None:
    body = numbered("甲"), table(row("序", "事"), row(cell(numbered("")), "办")), p(vml_box(numbered("框"), numbered("框")))
    shown = texts(*body, numbered("乙"), numbering=lists(level(0, "%1.")))
    assert shown == ["1.甲", "序\t事", "2.\t办", "1.框", "2.框", "", "3.乙"]


def test_number_and_text_are_mended_as_one_line() -> None:
    line = read(numbered("总 则 共 3 章"), numbering=lists(level(0, "第%1章", "chineseCounting"))).lines[0]
    assert (line.text, line.layout.label) == ("第一章 总则共3章", 4)
    assert line.columns is not None
    assert line.columns[4:] == (5, 7, 9, 11, 13)


def test_unknown_lists_and_levels_print_nothing() -> None:
    assert texts(numbered("甲", 9), numbered("乙", level=3), numbering=lists(level(0, "%1."))) == ["甲", "乙"]
    assert texts(numbered("甲")) == ["甲"]
