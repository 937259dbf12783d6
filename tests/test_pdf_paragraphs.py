"""Printed lines of a .pdf are joined to the paragraphs that they were broken from, over lines, pages and columns."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_sheets import Sheet, make_pdf

from gongwen_lint.document import Document
from gongwen_lint.readers.pdf import read_pdf

LEFT, TOP, SIZE, PITCH, CHARS, LINES = 78.0, 130.0, 16.0, 28.0, 28, 22
NO_START = "，。；：、）》”"


def broken(text: str, chars: int = CHARS, indent: int = 2) -> list[tuple[float, str]]:
    """The lines that a word processor breaks a paragraph into: x of the first character and text; no closing mark opens one,
    no opening mark ends one."""
    lines, room, at = [], chars - indent, 0
    while at < len(text):
        end = at + room
        while end < len(text) and (text[end] in NO_START or text[end - 1] in "（《“"):
            end -= 1
        lines.append((LEFT + (indent * SIZE if not lines else 0), text[at:end]))
        at, room = end, chars
    return lines


def put(lines: list[tuple[float, str]]) -> list[Sheet]:
    """Pages of these lines, with page numbers."""
    sheets = []
    for number in range(0, len(lines), LINES):
        sheet = Sheet().text(280, 800, f"— {number // LINES + 1} —", 14)
        for at, (x, text) in enumerate(lines[number:number + LINES]):
            sheet.text(x, TOP + PITCH * at, text, SIZE)
        sheets.append(sheet)
    return sheets


def read(*sheets: Sheet) -> Document:
    return read_pdf(make_pdf(*sheets), "文件.pdf")


def paragraphs(*sheets: Sheet) -> list[str]:
    return [paragraph.text for paragraph in read(*sheets).paragraphs]


WORDS = [*"为进一步减少会议文件数量各地要认真落实，；、", "《会议办法》", "（试行）", "“两不误”"]
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=6, max_size=150).map(
    lambda words: "各" + "".join(words).strip("，；、") + "。"
)


@settings(max_examples=60)
@given(st.lists(SENTENCE, min_size=4, max_size=30))
def test_indented_paragraphs_come_back_whole(texts):
    # enough prose for the margins to show, as in any document
    texts = [*texts, "为改进文风，减少会议，各单位要把时间用在办实事上，不得层层加码，也不得以会议落实会议。" * 3]
    assert paragraphs(*put([line for text in texts for line in broken(text)])) == texts


@settings(max_examples=40)
@given(st.lists(SENTENCE, min_size=4, max_size=20))
def test_paragraphs_at_the_margin_end_where_a_line_is_short(texts):
    texts.append("为改进文风，减少会议，各单位要把时间用在办实事上，不得层层加码，也不得以会议落实会议。" * 3)
    # a last line that is full to the margin tells nothing where paragraphs begin at the margin
    texts = [text for text in texts if len(broken(text, indent=0)[-1][1]) < CHARS - 1]
    assert paragraphs(*put([line for text in texts for line in broken(text, indent=0)])) == texts


FILL = broken("各单位要按照职责分工抓好落实，办公室负责督促检查，每季度通报一次，年底一并考。" * 2) * 3


def test_title_over_several_lines_is_one_and_its_neighbours_are_not():
    sheet = Sheet().text(203, 100, "县教育局文件", 30, colour="1 0 0").text(240, 150, "县教发〔2025〕6号")
    sheet.text(143, 220, "关于进一步精简中小学会议和", 24).text(215, 256, "材料报送的通知", 24).text(LEFT, 300, "各学校：")
    for at, (x, text) in enumerate(FILL):
        sheet.text(x, 330 + PITCH * at, text)
    document = read(sheet)
    assert [paragraph.text for paragraph in document.paragraphs][:4] == [
        "县教育局文件", "县教发〔2025〕6号", "关于进一步精简中小学会议和材料报送的通知", "各学校：",
    ]
    assert [line.layout.align for line in document.lines[:5]] == ["center"] * 4 + ["left"]


def test_names_below_each_other_are_not_joined():
    names = ["县教育局", "县财政局", "县人力资源和社会保障局"]
    sheet = Sheet()
    for at, (x, text) in enumerate(FILL):
        sheet.text(x, TOP + PITCH * at, text)
    for at, text in enumerate([*names, "2025年3月1日"]):
        width = sum(SIZE if char > "\x7f" else SIZE / 2 for char in text)
        sheet.text(LEFT + 26 * SIZE - width, 420 + PITCH * at, text)
    document = read(sheet)
    assert [paragraph.text for paragraph in document.paragraphs][-4:] == [*names, "2025年3月1日"]
    assert {line.layout.align for line in document.lines[-4:]} == {"right"}


def test_long_word_that_did_not_fit_does_not_end_a_paragraph():
    sheet = Sheet()
    for at, (x, text) in enumerate(FILL):
        sheet.text(x, TOP + PITCH * at, text)
    sheet.text(LEFT + 32, 400, "请于月底前把材料电子版发送到电子邮箱：").text(LEFT, 428, "bangongshi2025@example.com，逾期不候。")
    assert paragraphs(sheet)[-1] == "请于月底前把材料电子版发送到电子邮箱：bangongshi2025@example.com，逾期不候。"


@pytest.mark.parametrize(("above", "below"), [
    ("一、加强组织领导", "各单位主要负责人要亲自过问。"),
    ("附件：1.任务分工表", "2.联系人名单"),
    ("联系人：张三", "电话：12345678"),
])
def test_short_lines_are_paragraphs_of_their_own(above, below):
    lines = [*FILL, (LEFT + 2 * SIZE, above), (LEFT + 2 * SIZE, below)]
    assert paragraphs(*put(lines))[-2:] == [above, below]


def test_hanging_item_keeps_its_lines():
    x = LEFT + 5 * SIZE
    lines = [
        *FILL, (LEFT + 2 * SIZE, "附件：1.县级部门精简会议和文件工作任务分工以及其完成"), (x, "时限一览表"),
        (x, "2.联系人名单"),
    ]
    assert paragraphs(*put(lines))[-2:] == ["附件：1.县级部门精简会议和文件工作任务分工以及其完成时限一览表", "2.联系人名单"]


def test_bracket_left_open_is_closed_in_the_same_paragraph():
    x = LEFT + 5 * SIZE
    lines = [*FILL, (x, "2.精简会议情况统计表（一式"), (x, "三份）"), (x, "3.联系人名单")]
    assert paragraphs(*put(lines))[-2:] == ["2.精简会议情况统计表（一式三份）", "3.联系人名单"]


def test_number_at_the_margin_in_the_middle_of_a_paragraph():
    # run-in numbers: where no item opens a paragraph at the margin, one that happens to stand there goes on
    text = "要做到以下几点：（一）少开会，开短会，开有用会；（二）少发文，发短文，发管用的文件；（三）少要材料，不搞填表。"
    lines = broken(text)
    assert any(line.startswith("（") for _, line in lines[1:])
    assert paragraphs(*put([*FILL, *lines]))[-1] == text


@pytest.mark.parametrize("below", ["抄送：市委办公室，市人大常委会。", "附件：任务分工表", "（联系人：李明；电话：5566778）"])
def test_line_of_the_end_begins_behind_a_full_line(below):
    lines = broken(f"各单位要按照职责分工抓好落实，{'办公室负责督促检查，' * 2}每个季度都通报一次，年底一并考核评优。")
    assert len(lines[-1][1]) == CHARS  # nothing but the words tells that the paragraph ends
    assert paragraphs(*put([*FILL, *lines, (LEFT, below)]))[-1] == below


def test_entries_of_a_table_of_contents_are_lines_of_their_own():
    entries = [f"第{number}章{'总体要求和工作目标'[:4 + at]}" for at, number in enumerate("一二三")]
    lines = [(LEFT, f"{entry}{'…' * (26 - len(entry))}{at * 5}") for at, entry in enumerate(entries, 1)]
    document = read(*put([*FILL, *lines]))
    assert [paragraph.text for paragraph in document.paragraphs][-3:] == [text for _, text in lines]
    assert [line.layout.toc for line in document.lines[-4:-1]] == [True] * 3


def test_page_break_is_told_where_the_page_before_ends_early():
    full, short = put((FILL * 5)[:2 * LINES]), put(FILL[:6])
    document = read(*full, *short, *put(FILL[:3]))
    assert [line.place.page for line in document.lines if line.layout.new_page] == [4]


def test_centred_note_in_brackets_over_two_lines_is_one():
    above, below = "（2025年4月18日青溪县第八届委员会第十次全体会议第三次大会", "讨论通过）"
    sheet = Sheet().text(LEFT + 8, 100, above, SIZE).text(255, 128, below, SIZE)
    for at, (x, text) in enumerate(FILL):
        sheet.text(x, 170 + PITCH * at, text)
    assert paragraphs(sheet)[0] == above + below


def test_names_that_sign_begin_behind_a_full_line():
    lines = broken(f"各单位要按照职责分工抓好落实，{'办公室负责督促检查，' * 2}每个季度都通报一次，年底一并考核评优。")
    sheets = put([*FILL, *lines])
    y = TOP + PITCH * len([*FILL, *lines])
    sheets[-1].text(LEFT, y, "县委组织部").text(LEFT + 8 * SIZE, y, "县人力资源和社会保障局")
    assert paragraphs(*sheets)[-1] == "县委组织部 县人力资源和社会保障局"
