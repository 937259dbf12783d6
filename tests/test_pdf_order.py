"""Columns of a .pdf are read one after the other, tables and forms row by row."""

from __future__ import annotations

from pdf_sheets import Sheet, make_pdf

from gongwen_lint.document import Cell
from gongwen_lint.readers.pdf import read_pdf

STORY = "清晨的县城刚下过雨街边的早点铺已经开门赶早市的人们提着篮子走过石桥说起今年的收成"


def column(sheet: Sheet, x: float, y: float, *, chars: int, lines: int, size: float = 11, pitch: float = 18, seed: int = 0):
    """Puts a column of two-line paragraphs; returns its lines."""
    put = []
    for at in range(lines):
        first = at % 2 == 0
        text = "".join(STORY[(seed * 7 + at * 5 + k) % len(STORY)] for k in range(chars - 2))
        sheet.text(x + (2 * size if first else 0), y + pitch * at, text if first else text + "。", size)
        put.append(text if first else text + "。")
    return put


def lines(sheet: Sheet) -> list[str]:
    return [line.text for line in read_pdf(make_pdf(sheet), "报.pdf").lines]


def test_two_columns_under_a_title():
    sheet = Sheet().text(150, 80, "横跨两栏的标题", 28)
    left = column(sheet, 60, 130, chars=20, lines=20)
    right = column(sheet, 310, 130, chars=20, lines=18, seed=3)
    assert lines(sheet) == ["横跨两栏的标题", *left, *right]


def test_paragraph_goes_on_in_the_next_column():
    sheet = Sheet()
    left = column(sheet, 60, 130, chars=20, lines=19)
    sheet.text(310, 130, "这句话从左栏接过来。", 11)
    column(sheet, 310, 148, chars=20, lines=12, seed=3)
    document = read_pdf(make_pdf(sheet), "报.pdf")
    assert f"{left[-1]}这句话从左栏接过来。" in [paragraph.text for paragraph in document.paragraphs]


def test_columns_whose_lines_stand_at_other_heights():
    sheet = Sheet()
    three = [column(sheet, 40 + 170 * at, 130 + 2 * at, chars=15, lines=20, size=10, pitch=14, seed=at) for at in range(3)]
    assert lines(sheet) == [text for part in three for text in part]


def test_heading_over_two_of_three_columns():
    sheet = Sheet().text(60, 80, "压在左边两栏上的标题", 26)
    left = column(sheet, 40, 130, chars=15, lines=16, size=10, pitch=14)
    middle = column(sheet, 210, 130, chars=15, lines=16, size=10, pitch=14, seed=2)
    right = column(sheet, 380, 80, chars=15, lines=20, size=10, pitch=14, seed=4)
    assert lines(sheet) == ["压在左边两栏上的标题", *left, *middle, *right]


def test_two_stories_one_above_the_other():
    sheet = Sheet()
    upper = column(sheet, 60, 100, chars=20, lines=10) + column(sheet, 310, 100, chars=20, lines=10, seed=2)
    sheet.text(120, 320, "下面一篇的大标题", 24)
    lower = column(sheet, 60, 360, chars=20, lines=10, seed=3) + column(sheet, 310, 360, chars=20, lines=10, seed=4)
    assert lines(sheet) == [*upper, "下面一篇的大标题", *lower]


def test_columns_that_end_after_a_few_lines_on_the_next_page():
    full, last = Sheet(), Sheet()
    lines_put = column(full, 60, 130, chars=20, lines=20) + column(full, 310, 130, chars=20, lines=20, seed=3)
    lines_put += column(last, 60, 130, chars=20, lines=4, seed=5) + column(last, 310, 130, chars=20, lines=3, seed=6)
    assert [line.text for line in read_pdf(make_pdf(full, last), "报.pdf").lines] == lines_put


def test_form_is_not_taken_for_columns():
    sheet = Sheet()
    for at in range(10):
        sheet.text(80, 100 + 24 * at, f"项目{'名' * (at % 5)}{at}", 14).text(320, 100 + 24 * at, f"经办人{at}", 14)
    assert lines(sheet) == [f"项目{'名' * (at % 5)}{at} 经办人{at}" for at in range(10)]


def ruled(sheet: Sheet, xs: list[float], ys: list[float]) -> Sheet:
    for y in ys:
        sheet.rule(xs[0], y, xs[-1], y)
    for x in xs:
        sheet.rule(x, ys[0], x, ys[-1])
    return sheet


def test_ruled_table_has_places_and_its_prose_is_not_split():
    sheet = ruled(Sheet(), [60, 300, 540], [100 + 20 * at for at in range(13)])
    for at in range(12):
        sheet.text(66, 114 + 20 * at, STORY[at:at + 20], 11).text(306, 114 + 20 * at, STORY[at + 3:at + 22], 11)
    sheet.text(80, 400, "表后的正文一行。", 11)
    document = read_pdf(make_pdf(sheet), "表.pdf")
    assert [line.text for line in document.lines[:2]] == [f"{STORY[at:at + 20]} {STORY[at + 3:at + 22]}" for at in range(2)]
    assert [line.place.cell for line in document.lines] == [*(Cell(1, row, 1) for row in range(1, 13)), None]
    assert [line.region for line in document.lines] == ["table"] * 12 + ["main"]
    assert not any(line.continues for line in document.lines)


def test_merged_cells_are_counted_once():
    sheet = Sheet().box(60, 100, 360, 160)
    sheet.rule(60, 130, 160, 130).rule(260, 130, 360, 130)  # the middle column is one cell over both rows
    sheet.rule(160, 100, 160, 160).rule(260, 100, 260, 160)
    sheet.text(70, 120, "甲", 12).text(270, 150, "乙", 12).text(180, 134, "丙", 8)
    cells = {line.text: line.place.cell for line in read_pdf(make_pdf(sheet), "表.pdf").lines}
    assert cells == {"甲": Cell(1, 1, 1), "丙": Cell(1, 1, 2), "乙": Cell(1, 2, 3)}


def test_table_without_outer_rules():
    sheet = Sheet().rule(60, 100, 500, 100).rule(60, 130, 500, 130).rule(60, 160, 500, 160).rule(280, 100, 280, 160)
    sheet.text(80, 120, "检查比例").text(320, 120, "结果").text(80, 150, "三成").text(320, 150, "通过")
    found = {line.text: line.place.cell for line in read_pdf(make_pdf(sheet), "表.pdf").lines}
    assert found == {"检查比例 结果": Cell(1, 1, 1), "三成 通过": Cell(1, 2, 1)}


def test_rows_of_words_in_line_are_a_table_and_a_signature_is_none():
    sheet = Sheet()
    for at in range(4):
        for x, text in ((80, f"区县{at}"), (220, f"{at}12.5"), (360, f"9{at}.4")):
            sheet.text(x, 100 + 24 * at, text, 12)
    sheet.text(80, 300, "编号", 12).text(240, 300, "签发人：", 12).text(360, 300, "李四", 12)
    document = read_pdf(make_pdf(sheet), "表.pdf")
    assert [line.region for line in document.lines] == ["table"] * 4 + ["main"]


def test_frame_around_a_page_is_no_table():
    sheet = Sheet().box(40, 40, 555, 800).text(80, 100, "会议通知", 22).text(80, 150, "请准时参加。")
    assert {line.region for line in read_pdf(make_pdf(sheet), "表.pdf").lines} == {"main"}


def test_imprint_between_rules_is_no_table():
    sheet = Sheet().text(80, 100, "会议通知", 22).rule(78, 700, 520, 700).rule(78, 735, 520, 735).rule(78, 770, 520, 770)
    sheet.text(90, 722, "抄送：县委办公室。", 14).text(90, 756, "县政府办公室", 14).text(380, 756, "2025年3月1日印发", 14)
    assert {line.region for line in read_pdf(make_pdf(sheet), "表.pdf").lines} == {"main"}
