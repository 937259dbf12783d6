"""The sheet as the Word file that an office fills in, signs and files with the draft."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from gongwen_lint.assessment.renderers import _words as words
from gongwen_lint.assessment.renderers._word_file import (
    BOTTOM,
    ERHAO,
    GAP,
    HEITI,
    RIGHT,
    XIAOBIAOSONG,
    landscape,
    packed,
    row,
    say,
    shade,
    table,
)
from gongwen_lint.assessment.sheet import Assessment, Row
from gongwen_lint.rules import all_rules

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table, _Cell

    from gongwen_lint.report import Finding

_PARTICULARS = (24, 102.5, 24, 102.5)
_ITEMS = (11, 60, 37, 24, 87, 34)
_HEADS = ("序号", "评估事项", "依据", "结论", "涉及的文字（位置、问题和原文）", "办理意见\n（说明理由）")
_SIGNED = (26, 43, 20, 38, 20, 38, 16, 52)
"""widths of columns in millimetres; each table is as wide as the others"""
_WIDE = ("文件标题", "所附文件", "评估依据")
"""particulars with a row to themselves"""
_WHOLE = 300
"""characters up to which a row of the table stays on one page; a longer one would leave half a page empty, and breaks
between its passages"""
_DATE = "　　年　　月　　日"


def render(assessment: Assessment) -> Iterator[bytes]:
    """The file, in one piece."""
    outline = assessment.report.outline
    document = landscape(words.TITLE, outline.title if outline and outline.title else "")
    heading = say(document.add_paragraph(), words.TITLE, XIAOBIAOSONG, ERHAO, centre=True)
    heading.paragraph_format.space_after = GAP
    _particulars(document, assessment)
    _paragraph(document, "".join(words.summary(assessment)), HEITI)
    _items(document, assessment)
    _paragraph(document, f"{words.NOTE}{words.LINES}{words.key_to_basis(assessment)}", together=True)
    _signatures(document)
    yield packed(document)


def _paragraph(document: WordDocument, text: str, *font: str, together: bool = False) -> None:
    paragraph = say(document.add_paragraph(), text, *font, together=together)
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = GAP


def _particulars(document: WordDocument, assessment: Assessment) -> None:
    made = table(document, _PARTICULARS)
    half: _Cell | None = None
    for label, value in words.particulars(assessment):
        if not value:
            continue
        if half is None or label in _WIDE:
            cells = row(made, _PARTICULARS).cells
            name, place = cells[0], cells[1].merge(cells[3]) if label in _WIDE else cells[1]
            half = None if label in _WIDE else cells[2]
        else:
            name, place, half = half, cells[3], None
        say(name.paragraphs[0], label, HEITI, centre=True)
        say(place.paragraphs[0], value)


def _items(document: WordDocument, assessment: Assessment) -> None:
    made = table(document, _ITEMS)
    for cell, text in zip(row(made, _ITEMS, repeated=True, height=9).cells, _HEADS, strict=True):
        _lines(cell, text.split("\n"), HEITI, centre=True)
        shade(cell)
    names, first = {rule.code: rule.name for rule in all_rules()}, words.first_rows(assessment)
    chapter = None
    for one in assessment.rows:
        if one.item.chapter != chapter:
            chapter = one.item.chapter
            cells = row(made, _ITEMS).cells
            say(cells[0].merge(cells[-1]).paragraphs[0], chapter, HEITI, together=True)
        _item(made, one, list(_found(one, assessment, names, first)))


def _found(one: Row, assessment: Assessment, names: Mapping[str, str], first: Mapping[Finding, int]) -> Iterator[str]:
    yield from words.remarks(one, names)
    yield from words.told(one, assessment, first)


def _item(made: Table, one: Row, found: Sequence[str]) -> None:
    cells = row(made, _ITEMS, whole=sum(map(len, found)) <= _WHOLE, height=7.5).cells
    say(cells[0].paragraphs[0], str(one.number), centre=True)
    say(cells[1].paragraphs[0], words.item(one))
    _lines(cells[2], words.bases(one))
    _lines(cells[3], words.conclusion(one).replace("，", "，\n").split("\n"), *_loud(one), centre=True)
    _lines(cells[4], found)


def _lines(cell: _Cell, texts: Sequence[str], *font: str, centre: bool = False) -> None:
    """A paragraph for each text, none of them broken over pages."""
    for number, text in enumerate(texts):
        paragraph = say(cell.add_paragraph() if number else cell.paragraphs[0], text, *font, centre=centre)
        paragraph.paragraph_format.keep_together = True


def _loud(one: Row) -> tuple[str, ...]:
    """The font of a conclusion that somebody has to answer."""
    return (HEITI,) if one.conclusion in ("inconsistent", "explain") else ()


def _signatures(document: WordDocument) -> None:
    made = table(document, _SIGNED)
    cells = row(made, _SIGNED, height=11).cells
    for at, label in enumerate(words.SIGNED):
        say(cells[2 * at].paragraphs[0], label, HEITI, centre=True, together=True)
        if label == "日期":
            say(cells[2 * at + 1].paragraphs[0], _DATE, centre=True)
    cells = row(made, _SIGNED, height=26).cells
    say(cells[0].paragraphs[0], words.OFFICE, HEITI, centre=True)
    opinion = cells[1].merge(cells[-1])
    opinion.vertical_alignment = BOTTOM
    say(opinion.paragraphs[0], f"核文人：　　　　　　　　{_DATE}　　").alignment = RIGHT
