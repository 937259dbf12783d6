"""Page numbers, running heads, footnotes and stamps of a .pdf are told from its text, and no line of text is taken for them."""

from __future__ import annotations

import pytest
from pdf_sheets import Sheet, make_pdf

from gongwen_lint.document import Document, Span
from gongwen_lint.readers.pdf import read_pdf

BODY = "各单位要按照职责分工抓好落实，办公室负责督促，"


def page(number: int, *, lines: int = 12, start: int = 0) -> Sheet:
    """A page of full lines; the text of each is its own."""
    sheet = Sheet()
    for at in range(lines):
        sheet.text(80, 120 + 28 * at, f"{BODY}第{start + number * 100 + at}处", 16)
    return sheet


def read(*sheets: Sheet) -> Document:
    return read_pdf(make_pdf(*sheets), "文件.pdf")


def regions(document: Document) -> dict[str, str]:
    return {line.text: line.region for line in document.lines if line.region != "main"}


@pytest.mark.parametrize("form", [
    "— {} —", "― {} ―", "―{}―", "- {} -", "–– {} ––", "·{}·", "－{}－", "~{}~", "第{}页", "第 {} 页 共 3 页", "{}/3", "{}",
    "Page {} of 3",
])
def test_page_numbers_in_all_printed_forms(form):
    sheets = [page(number).text(280, 790, form.format(number), 14) for number in (1, 2, 3)]
    document = read(*sheets)
    assert [line.region for line in document.lines if line.place.page_line == 13] == ["footer"] * 3
    assert sum(line.region == "main" for line in document.lines) == 36


@pytest.mark.parametrize("numbers", [
    ("Ⅰ", "Ⅱ", "Ⅲ"), ("i", "ii", "iii"), ("IV", "V", "VI"), ("一", "二", "三"), ("十九", "二十", "二十一"), ("１", "２", "３"),
])
def test_numerals_that_go_up_with_the_pages(numbers):
    document = read(*(page(at).text(290, 790, number, 12) for at, number in enumerate(numbers, 1)))
    assert [line.region for line in document.lines if line.place.page_line == 13] == ["footer"] * 3


def test_outer_edges_of_left_and_right_pages():
    sheets = [page(number).text(480 if number % 2 else 80, 790, f"— {number} —", 14) for number in (1, 2, 3, 4)]
    assert set(regions(read(*sheets)).values()) == {"footer"}
    assert len(regions(read(*sheets))) == 4


def test_bare_number_of_a_single_page():
    assert regions(read(page(1).text(290, 800, "1", 12))) == {"1": "footer"}


def test_number_that_belongs_to_the_text_stays():
    # right under the last line, and not the number of its page
    assert regions(read(page(1).text(80, 120 + 28 * 12, "1200", 16))) == {}
    assert regions(read(page(1, lines=24).text(80, 120 + 28 * 24, "7", 16))) == {}


def test_running_heads_alternate():
    heads = {1: "会议费管理办法", 0: "县政府办公室编"}
    sheets = [page(number).text(250, 60, heads[number % 2], 10).text(290, 790, str(number), 10) for number in range(1, 7)]
    found = regions(read(*sheets))
    assert {text for text, region in found.items() if region == "header"} == set(heads.values())


def test_running_head_of_a_short_section():
    sheets = [page(number) for number in (1, 2, 3)] + [page(number).text(80, 60, "第二部分 支出", 10) for number in (4, 5)]
    assert list(regions(read(*sheets)).values()) == ["header"]
    below = [page(number) for number in (1, 2, 3)] + [page(number).text(400, 100, "单位：万元", 10) for number in (4, 5)]
    below[0].text(80, 90, "这一行正文比那两行更高")
    assert regions(read(*below)) == {}


def test_running_head_with_the_number_in_it():
    sheets = [page(number).text(80, 60, f"督查专报 第{number}页", 10) for number in range(1, 5)]
    assert list(regions(read(*sheets)).values()) == ["header"] * 4


def test_attachments_that_open_page_after_page_are_text():
    sheets = [page(number, lines=6).text(80, 60, f"附件{number}", 16) for number in range(1, 6)]
    assert regions(read(*sheets)) == {}


def test_title_that_opens_page_after_page_is_text():
    sheets = [page(number, lines=6).text(200, 80, "承诺书", 22) for number in range(1, 5)]
    assert regions(read(*sheets)) == {}


def test_paragraph_runs_over_furniture_and_footnote():
    first = Sheet().text(80, 640, "各单位要按照职责分工抓好落实，办公室负责督促检", 16).rule(80, 700, 220, 700)
    first.text(80, 720, "① 分工见附件。", 9).text(280, 790, "— 1 —", 14)
    for at in range(18):
        first.text(80, 120 + 28 * at, "各单位要按照职责分工抓好落实，办公室负责督促检", 16)
    second = Sheet().text(80, 120, "查，每季度通报一次。", 16).text(280, 790, "— 2 —", 14)
    document = read(first, second)
    assert regions(document) == {"① 分工见附件。": "footnote", "— 1 —": "footer", "— 2 —": "footer"}
    whole = document.paragraphs[0]
    assert whole.text.endswith("办公室负责督促检查，每季度通报一次。")
    assert document.paragraphs[1].text == "① 分工见附件。"
    at = whole.text.index("督促检查，每")
    span = whole.span(at, at + 6)
    assert document.quote(span) == "督促检查，每"
    assert document.quote(Span(document.text.index("① 分工"), document.text.index("见附件") + 3)) == "① 分工见附件"


def test_imprint_between_rules_is_no_footnote():
    sheet = page(1, lines=14).rule(80, 700, 515, 700).text(80, 720, "抄送：县委办公室。", 14).rule(80, 730, 515, 730)
    sheet.text(80, 750, "县政府办公室", 14).text(380, 750, "2025年3月1日印发", 14).rule(80, 760, 515, 760)
    assert regions(read(sheet)) == {}


def test_stamp_over_every_page_is_furniture_and_one_alone_a_text_box():
    aslant = (0.7, 0.7, -0.7, 0.7)
    stamped = [page(number).text(150, 600, "内部资料", 40, turn=aslant) for number in (1, 2)]
    assert regions(read(*stamped)) == {"内部资料": "header"}
    assert regions(read(page(1).text(150, 600, "征求意见稿", 40, turn=aslant))) == {"征求意见稿": "textbox"}


def test_lines_that_the_text_repeats_are_no_running_heads():
    lines = [f"{BODY}一处不漏，件件见底，事事有人管", f"{BODY}把账交清", "月底办结，年终评比时核对"]
    sheets = [Sheet() for _ in range(9)]
    for at in range(9 * 22):  # three lines on and on: each page begins with the second, the third or the first
        sheets[at // 22].text(80, 120 + 28 * (at % 22), lines[at % 3], 16)
    assert not regions(read(*sheets))
    sheets = [sheet.text(80, 60, "县教育局通知", 16) for sheet in sheets]
    assert regions(read(*sheets)) == {"县教育局通知": "header"}
