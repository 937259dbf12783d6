"""The copy of a .pdf with the findings in it: a highlight on the very words, and nothing else changed."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from pdf_looks import annotations, changed_outside, colours, covered, darkest, quads
from pdf_sheets import Sheet, make_pdf

from gongwen_lint.annotate.notes import Annotated, Author, Note
from gongwen_lint.annotate.pdf import annotate_pdf
from gongwen_lint.document import Span
from gongwen_lint.readers.pdf import read_pdf
from gongwen_lint.readers.pdf.trace import trace_pdf

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.pdf"))
WHO = Author("审稿人", "审", "2024-05-20T16:30:00+08:00")
UP = (0, 1, -1, 0)


def annotated(data: bytes, *quotes: str, severity: str = "info") -> Annotated:
    text = read_pdf(data, "稿子.pdf").text
    spans = [Span(text.index(quote), text.index(quote) + len(quote)) for quote in quotes]
    return annotate_pdf(data, "稿子.pdf", [Note(span, f"说{at}", (), severity) for at, span in enumerate(spans)], WHO)


def two_columns() -> Sheet:
    sheet = Sheet()
    for row in range(12):
        sheet.text(60, 100 + 24 * row, f"左栏文字一行接一行排到{row:02}")
        sheet.text(320, 100 + 24 * row, f"右栏也有文字接着往下到{row:02}")
    return sheet


def table() -> Sheet:
    sheet = Sheet().box(60, 80, 500, 200).rule(60, 120, 500, 120).rule(60, 160, 500, 160)
    sheet.rule(200, 80, 200, 200).rule(350, 80, 350, 200)
    for row in range(3):
        for column, x in enumerate((70, 210, 360)):
            sheet.text(x, 108 + 40 * row, f"格{row}{column}子")
    return sheet


PAGES = {
    "plain": (Sheet().text(80, 100, "关于切实加强管理的通知").text(80, 130, "请遵照执行"), "加强管理"),
    "printed sideways on a turned page": (Sheet(rotate=90).text(100, 700, "第一行切实加强", turn=UP), "切实"),
    "turned with upright text": (Sheet(rotate=90).text(100, 300, "侧排的切实加强"), "切实"),
    "printed sideways": (Sheet().text(100, 700, "第一行切实加强", turn=UP), "切实"),
    "upside down": (Sheet(rotate=180).text(400, 200, "第一行切实加强", turn=(-1, 0, 0, -1)), "切实"),
    "turned left": (Sheet(rotate=270).text(400, 100, "第一行切实加强", turn=(0, -1, 1, 0)), "切实"),
    "cropped": (Sheet(crop=(50, 60, 500, 700)).text(80, 200, "看得见的切实加强"), "切实"),
    "cropped and turned": (Sheet(crop=(50, 60, 500, 700), rotate=90).text(300, 700, "看见的切实加强", turn=UP), "切实"),
    "larger units": (Sheet(unit=2).text(80, 100, "关于切实加强管理的通知"), "加强管理"),
    "right column": (two_columns(), "右栏也有文字接着往下到03"),
    "cell": (table(), "格11子"),
    "aslant": (
        Sheet().text(80, 100, "一行字在这里").text(200, 500, "样稿切实", 30, turn=(0.7071, 0.7071, -0.7071, 0.7071)), "切实",
    ),
    "blanks mended": (Sheet().text(80, 130, "到 2024 年 7 月为止"), "2024年7月"),
    "raised mark": (Sheet().text(80, 100, "人口").text(112, 93, "2", 8).text(116, 100, "为一百人"), "人口2为"),
}


@pytest.mark.parametrize(("sheet", "quote"), PAGES.values(), ids=PAGES)
def test_highlight_stands_on_the_quoted_words_and_changes_nothing_else(sheet: Sheet, quote: str):
    data = make_pdf(sheet)
    copy = annotated(data, quote)
    assert (copy.placed, copy.elsewhere) == (1, 0)
    assert covered(copy.data).replace(" ", "") == quote
    assert changed_outside(data, copy.data) == 0
    assert read_pdf(copy.data, "稿子.pdf") == read_pdf(data, "稿子.pdf")


def test_text_written_downwards():
    data = make_pdf(Sheet().text(300, 100, "竖排文字")).replace(b"UCS2-H", b"UCS2-V")
    copy = annotate_pdf(data, "稿子.pdf", [Note(Span(2, 5), "说")], WHO)  # each character is a line
    assert covered(copy.data) == "排文"


@pytest.mark.parametrize("severity", ["error", "warning", "info"])
def test_letters_under_a_highlight_stay_dark(severity: str):
    data = make_pdf(Sheet().text(80, 100, "加强管理", 40))
    assert darkest(annotated(data, "加强管理", severity=severity).data) <= darkest(data) + 5


def stacked(*severities: str) -> bytes:
    """A page of one line with a note of each severity on all of it."""
    data = make_pdf(Sheet().text(80, 100, "关于切实加强管理的通知", 20))
    return annotate_pdf(data, "稿子.pdf", [Note(Span(0, 11), severity, (), severity) for severity in severities], WHO).data


def test_words_with_several_notes_have_the_colour_of_the_gravest_alone():
    line = (80, 82, 300, 104)
    alone = {severity: colours(stacked(severity), line)[0] for severity in ("error", "warning", "info")}
    assert len(set(alone.values())) == 3
    for severities in (("info", "warning", "error"), ("warning", "info"), ("info", "info", "info"), ("error", "info", "warning")):
        gravest = next(severity for severity in alone if severity in severities)
        assert colours(stacked(*severities), line)[0] == alone[gravest]


def test_notes_below_others_are_underlined_one_above_the_other_and_can_be_clicked():
    line = (80, 82, 300, 104)
    seen = {number: set(colours(stacked(*["info"] * number), line)) for number in (1, 2, 3)}
    assert any(blue - red > 120 for red, _, blue in seen[2]) and not any(blue - red > 120 for red, _, blue in seen[1])
    three = stacked("info", "warning", "error")
    assert sorted(entry["/Contents"] for entry in annotations(three)) == ["error", "info", "warning"]
    assert len({tuple(entry["/QuadPoints"]) for entry in annotations(three)}) == 1


def test_a_note_partly_below_another_has_its_colour_on_the_rest_and_short_ones_lie_on_long_ones():
    data = make_pdf(Sheet().text(80, 100, "关于切实加强管理的通知", 20))
    notes = [Note(Span(2, 4), "短"), Note(Span(0, 11), "长", (), "warning"), Note(Span(9, 11), "错", (), "error")]
    copy = annotate_pdf(data, "稿子.pdf", notes, WHO).data
    assert [entry["/Contents"] for entry in annotations(copy)] == ["长", "短", "错"]
    assert colours(copy, (82, 82, 238, 104))[0] == colours(stacked("warning"), (82, 82, 238, 104))[0]
    assert colours(copy, (262, 82, 298, 104))[0] == colours(stacked("error"), (262, 82, 298, 104))[0]


def test_short_notes_lie_on_long_ones_that_begin_where_they_do_or_behind():
    data = make_pdf(Sheet().text(80, 100, "关于切实加强管理的通知", 20))
    spans = {"短": Span(0, 2), "中": Span(1, 6), "长": Span(0, 11), "尾": Span(8, 11)}
    copy = annotate_pdf(data, "稿子.pdf", [Note(span, name) for name, span in spans.items()], WHO).data
    assert [entry["/Contents"] for entry in annotations(copy)] == ["长", "中", "尾", "短"]


def test_lines_of_notes_on_the_same_words_stand_one_above_the_other_in_three_rows():
    copy = stacked(*["info"] * 5)
    first, *lines = (entry["/AP"]["/N"].get_data() for entry in annotations(copy))
    heights = [float(line.split()[line.split().index(b"m") - 1]) for line in lines]
    assert b"/Lit gs" in first and not any(b"/Lit gs" in line for line in lines)
    assert heights[0] < heights[1] < heights[2] and heights[3] == heights[0]


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.name)
def test_any_words_of_a_real_file(file: Path):
    data = file.read_bytes()
    document = read_pdf(data, file.name)
    chance = random.Random(6)
    for _ in range(12):
        start = chance.randrange(len(document.text) - 40)
        span = Span(start, start + chance.randrange(1, 40))
        copy = annotate_pdf(data, file.name, [Note(span, "说")], WHO)
        pages = {document.line_at(at).place.page for at in range(span.start, span.end)}
        quote = document.quote(span).replace(" ", "").replace("\u3000", "")
        assert "".join(covered(copy.data, page - 1) for page in sorted(pages)).replace(" ", "").replace("\u3000", "") == quote
        assert read_pdf(copy.data, file.name) == document


def test_note_tells_who_says_what():
    entry, = annotations(annotated(make_pdf(Sheet().text(80, 100, "切实加强")), "切实", severity="error").data)
    assert (entry["/Subtype"], entry["/T"], entry["/Contents"]) == ("/Highlight", "审稿人", "说0")
    assert entry["/M"] == entry["/CreationDate"] == "D:20240520083000Z"
    red, green, blue = entry["/C"]
    assert red > green and red > blue


def test_every_mark_has_a_name_of_its_own():
    copy = annotated(make_pdf(Sheet().text(80, 100, "切实加强")), "切实", "加强").data
    again = annotated(copy, "切实", "加强").data
    assert len({entry["/NM"] for entry in annotations(again)}) == 4


def test_one_highlight_a_page_without_the_page_number_between():
    first = Sheet().text(80, 700, "要切实加强对这项工作的组织领导各单位都要把它摆上").text(280, 800, "- 1 -", 14)
    second = Sheet().text(80, 100, "重要日程来抓。").text(280, 800, "- 2 -", 14)
    data = make_pdf(first, second)
    text = read_pdf(data, "稿子.pdf").text
    copy = annotate_pdf(data, "稿子.pdf", [Note(Span(1, text.index("来抓")), "太空")], WHO)
    assert copy.placed == 1
    assert [len(annotations(copy.data, page)) for page in (0, 1)] == [1, 1]
    assert covered(copy.data, 0) == "切实加强对这项工作的组织领导各单位都要把它摆上"
    assert covered(copy.data, 1) == "重要日程"
    assert [annotations(copy.data, page)[0]["/Contents"] for page in (0, 1)] == ["太空", "（接上页）太空"]


def test_one_piece_a_line_and_none_over_a_wide_gap():
    data = make_pdf(Sheet().text(80, 100, "张三").text(300, 100, "李四").text(80, 130, "王五"))
    assert len(quads(annotated(data, "张三 李四\n王五").data)) == 3


def test_notes_that_part_at_a_blank_are_drawn_around_it():
    data = make_pdf(Sheet().text(80, 100, "Tel 12345"))
    text = read_pdf(data, "稿子.pdf").text
    blank = text.index(" ")
    notes = [Note(Span(0, blank + 1), "前", (), "error"), Note(Span(blank, len(text)), "后")]
    copy = annotate_pdf(data, "稿子.pdf", [*notes, Note(Span(blank, blank + 1), "空")], WHO)
    assert (copy.placed, copy.elsewhere) == (2, 1)
    assert [entry["/Contents"] for entry in annotations(copy.data)] == ["后", "前", "空"]


def test_note_on_no_words_stands_at_the_top_of_its_page():
    data = make_pdf(Sheet().text(80, 100, "第一页"), Sheet().text(80, 100, "第二页"))
    notes = [Note(Span(4, 4), "缺日期"), Note(Span(4, 4), "缺署名"), Note(Span(0, 2), "说")]
    copy = annotate_pdf(data, "稿子.pdf", notes, WHO)
    assert (copy.placed, copy.elsewhere) == (1, 2)
    one, other = annotations(copy.data, 1)
    assert (one["/Subtype"], one["/Contents"], other["/Contents"]) == ("/Text", "缺日期", "缺署名")
    assert one["/Rect"] != other["/Rect"] and float(one["/Rect"][3]) > 800
    assert read_pdf(copy.data, "稿子.pdf") == read_pdf(data, "稿子.pdf")


def test_without_notes_the_copy_is_the_file():
    data = make_pdf(Sheet().text(80, 100, "没有问题"))
    assert annotate_pdf(data, "稿子.pdf", [], WHO) == Annotated(data, 0, 0)


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.name)
def test_places_come_with_the_document_that_reading_gives(file: Path):
    data = file.read_bytes()
    traced = trace_pdf(data, file.name, file.stem)
    assert traced.document == read_pdf(data, file.name, file.stem)
    assert [strip.page + 1 for strip in traced.strips] == [line.place.page for line in traced.document.lines]
