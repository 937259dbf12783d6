"""Suggestions that delete or replace words stand in the copy as tracked changes, each to accept or reject by itself."""

from __future__ import annotations

import random
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as open_docx
from docx_maker import break_, docx, drawing, field, level, lists, numbered, p, r, row, shape, t, table, vml_box
from lxml import etree
from revisions import W, clicks, parts, settled

from gongwen_lint.annotate.docx import annotate_docx
from gongwen_lint.annotate.notes import Annotated, Author, Note
from gongwen_lint.document import Edit, Span
from gongwen_lint.readers.docx import read_docx

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.docx"))
AUTHOR = Author(date="2026-01-31T08:00:00Z")
MAIN = "word/document.xml"
OTHER = 'w:id="5" w:author="李" w:date="2025-01-01T00:00:00Z"'


def text(data: bytes) -> str:
    """What is read of a file."""
    return read_docx(data, "例.docx").text


def edit(data: bytes, words: str, to: str) -> Edit:
    """The change of words, which stand once in a file."""
    at = text(data).index(words)
    return Edit(Span(at, at + len(words)), to)


def suggested(data: bytes, *edits: Edit) -> Annotated:
    """The copy with a note for each edit."""
    return annotate_docx(data, "例.docx", [Note(edit.span, "建议", (edit,)) for edit in edits], AUTHOR, revisions=True)


def changes(data: bytes, by: str = AUTHOR.name) -> list[tuple[str, str]]:
    """What is deleted (-) and inserted (+) in a file by somebody, in its order."""
    root = etree.fromstring(parts(data)[MAIN])
    return [
        ("+" if change.tag == W + "ins" else "-", "".join(words.text or "" for words in change.iter(W + "t", W + "delText")))
        for change in root.iter(W + "ins", W + "del") if change.get(W + "author") == by
    ]


def mended(before: str, *edits: Edit) -> str:
    """A text with edits made, which are in order."""
    for change in reversed(edits):
        before = before[:change.span.start] + change.text + before[change.span.end:]
    return before


def test_words_are_deleted_and_replaced_and_still_commented_on() -> None:
    data = docx(p("各科室要", r("高度", "<w:b/>"), "重视", "登记，切实落实。"))
    edits = (edit(data, "高度重视", "抓好"), edit(data, "切实", ""))
    copy = suggested(data, *edits)
    assert changes(copy.data) == [("-", "高度重视"), ("+", "抓好"), ("-", "切实")]
    assert text(copy.data) == text(settled(copy.data, accept=True, by=AUTHOR.name)) == "各科室要抓好登记，落实。"
    assert text(settled(copy.data, accept=False, by=AUTHOR.name)) == text(data)
    assert [comment.text for comment in open_docx(BytesIO(copy.data)).comments] == ["建议", "建议"]
    root = etree.fromstring(parts(copy.data)[MAIN])
    (inserted,) = root.iter(W + "ins")
    assert inserted.find(f"{W}r/{W}rPr/{W}b") is not None
    assert [(change.get(W + "author"), change.get(W + "date")) for change in root.iter(W + "del")] == [
        (AUTHOR.name, AUTHOR.date),
    ] * 2
    assert [etree.QName(child).localname for child in root[0][0]][1:6] == [
        "commentRangeStart", "del", "ins", "commentRangeEnd", "r",
    ]


def test_without_revisions_edits_are_left_to_the_comment() -> None:
    data = docx(p("切实落实"))
    copy = annotate_docx(data, "例.docx", [Note(Span(0, 2), "可删", (Edit(Span(0, 2)),))], AUTHOR)
    assert changes(copy.data) == []
    assert text(copy.data) == "切实落实"


def test_each_change_can_be_accepted_alone() -> None:
    data = docx(p("切实加强、进一步加强、大力加强。"))
    edits = [edit(data, words, "") for words in ("切实", "进一步", "大力")]
    copy = suggested(data, *edits).data
    numbers = [change.get(W + "id") for change in etree.fromstring(parts(copy)[MAIN]).iter(W + "del")]
    assert len(set(numbers)) == 3
    second = settled(copy, accept=True, by=AUTHOR.name, only=numbers[1:2])
    assert text(settled(second, accept=False, by=AUTHOR.name)) == "切实加强、加强、大力加强。"


ONE = {
    "a comment ends in it": p("要高度重视，密切配合，集中发出。"),
    "over several runs": p("要高度", r("重视", "<w:b/>"), "，密切", r("配合，", "<w:i/>"), "集中发出。"),
    "over spelling marks and empty runs": p(
        "要高度", '<w:proofErr w:type="spellStart"/>', r("重视"), '<w:proofErr w:type="spellEnd"/>', "<w:r/>",
        "，密切配合，集中发出。",
    ),
}
BESIDE = {
    "over a bookmark": p(
        "要高度", '<w:bookmarkStart w:id="7" w:name="a"/>', "重视，密切配合，集中", '<w:bookmarkEnd w:id="7"/>', "发出。",
    ),
    "over a smart tag": p("要高度", f'<w:smartTag w:element="a">{r("重视")}</w:smartTag>', "，密切配合，集中发出。"),
    "over places that some may edit": p(
        "要高度", '<w:permStart w:id="7" w:edGrp="everyone"/>', "重视，密切配合，集中", '<w:permEnd w:id="7"/>', "发出。",
    ),
    "over the beginning of somebody's comment": p(
        "要高度", '<w:commentRangeStart w:id="7"/>', "重视，密切配合，集", '<w:commentRangeEnd w:id="7"/>',
        '<w:r><w:commentReference w:id="7"/></w:r>', "中发出。",
    ),
    "over the end of somebody's comment, its sign behind": p(
        '<w:commentRangeStart w:id="7"/>', "要高度", '<w:commentRangeEnd w:id="7"/>', "重视，密切配合，集",
        '<w:r><w:commentReference w:id="7"/></w:r>', "中发出。",
    ),
    "over a link": p("要高度", f'<w:hyperlink w:anchor="a">{r("重视")}</w:hyperlink>', "，密切配合，集中发出。"),
}


def quoted(data: bytes) -> bytes:
    """The copy with three notes: one that takes a mark behind its words too, one on words that go and one that begins in them."""
    first = Note(Span(1, 10), "套话", (Edit(Span(1, 11)),))
    notes = [first, Note(Span(3, 5), "重视"), Note(Span(6, 13), "起"), Note(Span(13, 15), "改", (Edit(Span(13, 15), "报送"),))]
    return annotate_docx(data, "例.docx", notes, AUTHOR, revisions=True).data


@pytest.mark.parametrize("paragraph", [*ONE.values(), *BESIDE.values()], ids=[*ONE, *BESIDE])
def test_each_edit_is_accepted_with_one_click(paragraph: str) -> None:
    data = docx(paragraph)
    copy = quoted(docx(paragraph))
    assert text(data) == "要高度重视，密切配合，集中发出。"
    assert [sign for sign, _ in changes(copy)][-2:] == ["-", "+"]
    gone, old, new = clicks(copy, AUTHOR.name)
    for accepted, left in (
        (gone, "要集中发出。"), (old, "要高度重视，密切配合，集中。"), (new, "要高度重视，密切配合，集中发出报送。"),
        ((*old, *new), "要高度重视，密切配合，集中报送。"), ((*gone, *old, *new), "要集中报送。"), ((), text(data)),
    ):
        some = settled(copy, accept=True, by=AUTHOR.name, only=accepted)
        assert text(settled(some, accept=False, by=AUTHOR.name)) == left
    assert len(list(open_docx(BytesIO(copy)).comments)) == 4


@pytest.mark.parametrize("paragraph", ONE.values(), ids=ONE)
def test_accepting_one_change_leaves_a_whole_sentence(paragraph: str) -> None:
    copy = quoted(docx(paragraph))
    assert changes(copy) == [("-", "高度重视，密切配合，"), ("-", "发出"), ("+", "报送")]
    numbers = [change.get(W + "id") for change in etree.fromstring(parts(copy)[MAIN]).iter(W + "del", W + "ins")]
    first = settled(copy, accept=True, by=AUTHOR.name, only=numbers[:1])
    assert text(settled(first, accept=False, by=AUTHOR.name)) == "要集中发出。"


def test_changes_of_others_stay_theirs() -> None:
    data = docx(p(
        "甲", f"<w:ins {OTHER}>{r('新增很好的话')}</w:ins>", f"<w:del {OTHER}><w:r><w:delText>旧</w:delText></w:r></w:del>",
        "乙丙",
    ))
    edits = (edit(data, "很好", "好"), edit(data, "话", "言"))
    copy = suggested(data, *edits).data
    assert changes(copy) == [("-", "很好"), ("+", "好"), ("-", "话"), ("+", "言")]
    assert text(copy) == "甲新增好的言乙丙"
    assert "".join(words for _, words in changes(copy, "李")) == "新增很好的话旧"
    root = etree.fromstring(parts(copy)[MAIN])
    assert not [change for change in root.iter(W + "ins") if next(change.iterancestors(W + "ins"), None) is not None]
    numbers = [change.get(W + "id") for change in root.iter(W + "ins", W + "del")]
    assert len(set(numbers)) == len(numbers) - 1  # the two that the file itself gave the same
    assert text(settled(copy, accept=False, by=AUTHOR.name)) == text(data)
    original = settled(settled(copy, accept=False, by=AUTHOR.name), accept=False, by="李")
    assert text(original) == "甲旧乙丙"


def test_words_that_take_two_clicks_to_delete_are_only_commented_on() -> None:
    gone = f"<w:del {OTHER}><w:r><w:delText>旧</w:delText></w:r></w:del>"
    sign = '<w:r><w:commentReference w:id="3"/></w:r>'
    data = docx(p("甲", f"<w:ins {OTHER}>{r('话')}</w:ins>", "乙", gone, "丙", sign, "丁"))
    for words in ("甲话", "话乙", "乙丙", "丙丁"):
        assert changes(suggested(data, edit(data, words, "")).data) == []


def test_words_at_the_beginning_and_between_can_be_inserted() -> None:
    data = docx(p("登记工作"))
    edits = (Edit(Span(0, 0), "抓好"), Edit(Span(2, 2), "归档"))
    copy = suggested(data, *edits).data
    assert changes(copy) == [("+", "抓好"), ("+", "归档")]
    assert text(copy) == "抓好登记归档工作"


def test_unseen_characters_between_go_with_the_words() -> None:
    data = docx(p("要切", r("\u00ad实落\u200b"), r("实好"), "。"))
    copy = suggested(data, edit(data, "切实落实", "做")).data
    assert text(copy) == "要做好。"
    assert "\u00ad" not in text(settled(copy, accept=True, by=AUTHOR.name))
    letters = etree.fromstring(parts(settled(copy, accept=True, by=AUTHOR.name))[MAIN]).iter(W + "t")
    assert "".join(words.text or "" for words in letters) == "要做好。"


UNCHANGEABLE = {
    "result of a field": (docx(p("前", field("REF a", "很好"), "后")), "很好", ""),
    "simple field": (docx(p("前", f'<w:fldSimple w:instr="REF a">{r("很好")}</w:fldSimple>')), "很", ""),
    "formula": (docx(p("前", "<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>")), "x", ""),
    "text box": (docx(p("前", vml_box("框里很好"))), "很好", ""),
    "control that holds a value": (
        docx(p(f'<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{r("很好")}</w:sdtContent></w:sdt>')), "很好", "",
    ),
    **{f"control around paragraphs: {name}": (
        docx(p("前文"), f"<w:sdt><w:sdtPr>{says}</w:sdtPr><w:sdtContent>{p('首段')}{p('很好')}</w:sdtContent></w:sdt>", p("后")),
        "很好", "",
    ) for name, says in {
        "one value": "<w:text/>", "bound to data": '<w:dataBinding w:xpath="/a"/>', "locked": '<w:lock w:val="contentLocked"/>',
        "locked as a whole": '<w:lock w:val="sdtContentLocked"/>',
    }.items()},
    "locked control around a table": (
        docx('<w:sdt><w:sdtPr><w:lock w:val="contentLocked"/></w:sdtPr><w:sdtContent>' + table(row("首格", "很好"))
             + "</w:sdtContent></w:sdt>"), "很好", "",
    ),
    "locked control in the line": (
        docx(p("前", '<w:sdt><w:sdtPr><w:lock w:val="contentLocked"/></w:sdtPr><w:sdtContent>' + r("很好")
               + "</w:sdtContent></w:sdt>")), "很好", "",
    ),
    "first paragraph of a control": (
        docx(p("前文"), f"<w:sdt><w:sdtPr/><w:sdtContent>{p('很好')}{p('次段')}</w:sdtContent></w:sdt>", p("后")), "很好", "",
    ),
    "frame": (docx(p("前文"), p("很好", says='<w:framePr w:w="5000" w:wrap="around"/>')), "很好", ""),
    "alternatives": (
        docx(p(f'<mc:AlternateContent><mc:Choice Requires="w14">{r("很好")}</mc:Choice></mc:AlternateContent>')), "很好", "",
    ),
    "moved words": (docx(p(f'<w:moveTo {OTHER}>{r("很好")}</w:moveTo>')), "很好", ""),
    "end of a paragraph": (docx(p("前很"), p("好后")), "很\n好", ""),
    "line break": (docx(p("前很", break_(), "好后")), "很\n好", ""),
    "cells": (docx(table(row("前很", "好后"))), "很\t好", ""),
    "automatic number": (docx(numbered("很好"), numbering=lists(level(0, "%1、"))), "1、很", ""),
    "hidden words between": (docx(p("很", r("暗", "<w:vanish/>"), "好")), "很好", ""),
    "footnote between": (docx(p("很", '<w:r><w:footnoteReference w:id="2"/></w:r>', "好")), "很好", ""),
    "drawing in the run": (docx(p("<w:r>" + t("很") + drawing(shape("框")) + t("好") + "</w:r>")), "很好", ""),
    "words of several lines": (docx(p("很好")), "很好", "甲\n乙"),
    "words that XML cannot hold": (docx(p("很好")), "很好", "甲\x00"),
}


@pytest.mark.parametrize(("data", "words", "to"), UNCHANGEABLE.values(), ids=UNCHANGEABLE)
def test_what_cannot_be_changed_exactly_is_only_commented_on(data: bytes, words: str, to: str) -> None:
    copy = suggested(data, edit(data, words, to))
    assert changes(copy.data) == []
    assert text(copy.data) == text(data)
    assert len(list(open_docx(BytesIO(copy.data)).comments)) == 1


def test_a_control_that_can_be_written_in_takes_changes_but_in_its_first_paragraph() -> None:
    says = '<w:sdtPr><w:lock w:val="sdtLocked"/></w:sdtPr>'
    data = docx(p("前文"), f"<w:sdt>{says}<w:sdtContent>{p('首段')}{p('很好')}</w:sdtContent></w:sdt>", p("后"))
    copy = suggested(data, edit(data, "很好", ""))
    assert (changes(copy.data), copy.hindrance) == ([("-", "很好")], "")


def test_a_locked_control_whose_words_stay_is_told_of() -> None:
    locked = f'<w:sdt><w:sdtPr><w:lock w:val="contentLocked"/></w:sdtPr><w:sdtContent>{r("认真")}</w:sdtContent></w:sdt>'
    data = docx(p("切实", locked, "登记"))
    told = "原文件有锁定了内容的控件，副本照旧：里面的修改建议只写成批注，没有写成修订。"
    assert suggested(data, edit(data, "认真", "")).hindrance == told
    assert suggested(data, edit(data, "切实", "")).hindrance == ""
    note = Note(Span(2, 4), "建议", (edit(data, "认真", ""),))
    assert annotate_docx(data, "例.docx", [note], AUTHOR).hindrance == ""


def test_edits_of_a_note_are_made_together_or_not_at_all() -> None:
    data = docx(p("既很好又", field("REF a", "很快"), "办。"))
    both = Note(Span(0, 4), "两处", (edit(data, "既", ""), edit(data, "很快", "快")))
    assert changes(annotate_docx(data, "例.docx", [both], AUTHOR, revisions=True).data) == []


def test_of_two_changes_of_the_same_words_the_first_is_made() -> None:
    data = docx(p("要切实加强各类管理"))
    wanted = (("切实加强", "加强"), ("切实", ""), ("加强各", ""), ("管理", "办"))
    copy = suggested(data, *(edit(data, words, to) for words, to in wanted))
    assert [words for sign, words in changes(copy.data) if sign == "+"] == ["加强", "办"]
    assert "".join(words for sign, words in changes(copy.data) if sign == "-") == "切实加强管理"
    assert text(copy.data) == "要加强各类办"


def test_changes_never_touch_because_programs_would_make_one_of_two() -> None:
    data = docx(p("要切实认真登记"))
    assert changes(suggested(data, edit(data, "切实", ""), edit(data, "认真", "")).data) == [("-", "切实")]


def test_numbers_of_changes_fit_in_where_those_of_the_file_are_the_highest_there_are() -> None:
    data = docx(p("很好很好", '<w:bookmarkStart w:id="2147483647" w:name="a"/>', '<w:bookmarkEnd w:id="0"/>'))
    copy = suggested(data, Edit(Span(1, 2)), Edit(Span(3, 4))).data
    assert [change.get(W + "id") for change in etree.fromstring(parts(copy)[MAIN]).iter(W + "del")] == ["1", "2"]


def test_numbers_of_changes_follow_those_of_the_file() -> None:
    former = '<w:rPrChange w:id="40" w:author="李"><w:rPr/></w:rPrChange>'
    data = docx(p(r("很好很好", former), '<w:bookmarkStart w:id="70" w:name="a"/>', '<w:bookmarkEnd w:id="70"/>'))
    copy = suggested(data, Edit(Span(1, 2)), Edit(Span(3, 4))).data
    given = [element.get(W + "id") for element in etree.fromstring(parts(copy)[MAIN]).iter(W + "del", W + "rPrChange")]
    assert len(given) == len(set(given)) and min(map(int, given)) == 40
    assert sum(int(number or 0) > 70 for number in given) == len(given) - 1


@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_rejecting_all_gives_the_file_and_accepting_all_the_edited_text(path: Path) -> None:
    data = path.read_bytes()
    before = text(data)
    draw = random.Random(path.stem)
    edits, at = [], 0
    while (start := at + draw.randrange(1, 80)) + 8 < len(before):
        at = start + draw.choice((1, 2, 4, 8))
        if before[start - 1:at + 1].isalpha():  # a blank that comes to stand elsewhere is read as a stray one
            edits.append(Edit(Span(start, at), draw.choice(("", "改为这样"))))
    document = read_docx(data, "例.docx")
    lines = [document.line_at(change.span.start) for change in edits]
    framed = {
        "".join(words.text or "" for words in frame.getparent().getparent().iter(W + "t"))
        for frame in etree.fromstring(parts(data)[MAIN]).iter(W + "framePr")
    }
    edits = [
        change for change, line in zip(edits, lines, strict=True)
        if line.region in ("main", "table") and not line.layout.label and line.text.replace("\t", "") not in framed
    ]
    assert edits
    copy = suggested(data, *edits).data
    assert text(settled(copy, accept=False, by=AUTHOR.name)) == before
    assert text(settled(copy, accept=True, by=AUTHOR.name)) == text(copy) == mended(before, *edits)
