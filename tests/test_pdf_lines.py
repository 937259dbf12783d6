"""Printed lines of a .pdf: as pdfplumber prints them, as a person sees the page, and each character at its place."""

from __future__ import annotations

import io

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_sheets import Sheet, filled_form, make_pdf

from gongwen_lint.document import Document, Span
from gongwen_lint.readers.limits import Limits
from gongwen_lint.readers.pdf import read_pages, read_pdf


def read(*sheets: Sheet) -> Document:
    return read_pdf(make_pdf(*sheets), "文件.pdf", "文件")


def texts(*sheets: Sheet) -> list[str]:
    return [line.text for line in read(*sheets).lines]


def printed(data: bytes) -> list[list[str]]:
    """The printed lines of each page, before anything is mended."""
    return [[row.text for row in page.rows] for page in read_pages(data, "文件.pdf", Limits())]


def plumbed(data: bytes) -> list[list[str]]:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [page.extract_text().split("\n") for page in pdf.pages]


def test_lines_are_those_of_pdfplumber():
    sheet = Sheet()
    sheet.text(80, 100, "关于精简会议的通知", 22)
    sheet.text(80, 140, "各处室：")
    sheet.text(112, 170, "今年召开会议").text(208, 170, "12").text(228, 170, "次，比去年少")  # a gap of 4 points
    sheet.text(80, 200, "三成。").text(140, 200.8, "基线不齐的字").text(250, 199.4, "也在这一行")
    sheet.text(80, 230, "甲 乙 丙").text(300, 230, "丁")
    data = make_pdf(sheet, Sheet().text(80, 100, "Office of the 2 committees"))
    assert printed(data) == plumbed(data)
    assert "次，比去年少" in printed(data)[0][2]


def test_blank_between_slanted_latin_words_set_apart_by_a_gap():
    # A is drawn wider here than its advance width; the gap of 3.5 points behind it is a blank all the same
    sheet = Sheet().text(80, 100, "A", 20).text(93.5, 100, "B", 20)
    assert printed(make_pdf(sheet)) == [["A B"]]


def test_raised_mark_stands_in_its_line():
    sheet = Sheet().text(80, 100, "人口").text(112, 93, "2", 8).text(116, 100, "为一百人")
    assert texts(sheet) == ["人口2为一百人"]


def test_text_printed_twice_is_read_once():
    sheet = Sheet().text(80, 100, "总体要求").text(80.4, 100, "总体要求").text(80, 130, "说说而已")
    assert texts(sheet) == ["总体要求", "说说而已"]


def test_lines_that_stand_over_each_other_are_not_mingled():
    sheet = Sheet().text(80, 100, "上面这一行", 10).text(80, 102.5, "下面那一行", 10)
    assert texts(sheet) == ["上面这一行", "下面那一行"]


def test_digits_set_as_wide_as_han_characters_keep_together():
    sheet = Sheet()
    for at, char in enumerate("到2025年底减少30"):
        sheet.text(80 + 16 * at, 100, char)
    assert texts(sheet) == ["到2025年底减少30"]


@pytest.mark.parametrize("sheet", [
    Sheet(rotate=90).text(100, 700, "第一行", turn=(0, 1, -1, 0)).text(130, 700, "第二行", turn=(0, 1, -1, 0)),
    Sheet().text(100, 700, "第一行", turn=(0, 1, -1, 0)).text(130, 700, "第二行", turn=(0, 1, -1, 0)),
    Sheet(rotate=180).text(400, 200, "第一行", turn=(-1, 0, 0, -1)).text(400, 170, "第二行", turn=(-1, 0, 0, -1)),
    Sheet(rotate=270).text(400, 100, "第一行", turn=(0, -1, 1, 0)).text(370, 100, "第二行", turn=(0, -1, 1, 0)),
])
def test_turned_pages_are_read_upright(sheet):
    assert texts(sheet) == ["第一行", "第二行"]


def test_what_nobody_sees_is_not_read():
    assert texts(Sheet().text(80, 100, "看得见").text(80, 130, "没有墨", mode=3)) == ["看得见"]
    assert texts(Sheet().text(80, 100, "看得见").text(80, 130, "针尖大", 0.5)) == ["看得见"]
    cropped = Sheet(crop=(50, 50, 500, 700)).text(80, 200, "看得见").text(80, 100, "裁掉了").text(520, 300, "在外边")
    assert texts(cropped) == ["看得见"]


def test_text_recognised_on_a_scan_is_read_though_it_has_no_ink():
    assert texts(Sheet().picture(0, 0, 595, 842).text(80, 100, "识别出来的字", mode=3)) == ["识别出来的字"]


def test_what_is_filled_into_a_form_is_read():
    data = filled_form()
    assert [line.text for line in read_pdf(data, "表.pdf").lines] == ["姓名", "张三"]


def test_characters_beyond_sixteen_bits():
    assert texts(Sheet().text(80, 100, "𠮷林")) == ["𠮷林"]


def test_places_layout_and_pages():
    first = Sheet().text(150, 100, "工作报告", 22, colour="1 0 0", font="F2").text(80, 150, "各位代表：")
    document = read(first, Sheet().text(80, 100, "谢谢大家。"))
    assert (document.format, document.pages, document.pages_from, document.name) == ("pdf", 2, "pdf", "文件")
    assert [(line.place.page, line.place.page_line) for line in document.lines] == [(1, 1), (1, 2), (2, 1)]
    title, address = document.lines[0].layout, document.lines[1].layout
    assert (title.size, title.bold, title.red) == (22, True, True)
    assert (address.size, address.bold, address.red) == (16, False, False)


def test_wide_gap_between_two_names_stays_a_blank():
    sheet = Sheet().text(80, 100, "办公室").text(300, 100, "2025年3月1日印发")
    assert texts(sheet) == ["办公室 2025年3月1日印发"]


def test_mended_line_knows_its_columns():
    line = read(Sheet().text(80, 100, "用⼈单位 （试行）")).lines[0]
    assert line.text == "用人单位（试行）"
    assert line.columns == (1, 2, 3, 4, 6, 7, 8, 9)


HAN = st.text(st.sampled_from("为进一步减少会议文件数量各地要认真落实，。；（）《》“”、12345AbcXy"), min_size=1, max_size=24)


@settings(max_examples=60)
@given(st.lists(st.lists(HAN, min_size=1, max_size=12), min_size=1, max_size=3), st.data())
def test_text_at_every_place_is_the_quote(pages, data):
    sheets = []
    for lines in pages:
        sheet = Sheet()
        for at, text in enumerate(lines):
            sheet.text(80, 200 + 30 * at, text)  # away from the edges: bare digits there may be page numbers
        sheets.append(sheet)
    document = read(*sheets)
    shown = {(line.place.page, line.place.page_line): line for line in document.lines}
    for page, lines in enumerate(pages, 1):
        for number, text in enumerate(lines, 1):
            assert shown[page, number].text == text
    start = data.draw(st.integers(0, len(document.text) - 1))
    end = data.draw(st.integers(start + 1, len(document.text)))
    line, column = document.position(start)
    last, last_column = document.position(end - 1)
    quote = document.quote(Span(start, end))
    assert "".join(quote.split()) in "".join("".join(lines) for lines in pages)
    if line == last:
        assert quote == document.lines[line - 1].text[column - 1:last_column]


def test_full_width_marks_do_not_make_each_character_be_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_: object) -> int:
        raise AssertionError("one call tells the characters of a page")

    monkeypatch.setattr("gongwen_lint.readers.pdf.engine.char_code", asked)
    assert texts(Sheet().text(80, 100, "各处室：会议要少开，开短会。")) == ["各处室：会议要少开，开短会。"]
