"""The assessment as a Word file: what stands in it, that every program opens it, and that it tells nothing of who made it."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from test_assess import CLEAN, LONG, finding, row, sheet

from gongwen_lint.assessment import Assessment
from gongwen_lint.assessment.renderers import _words as words
from gongwen_lint.assessment.renderers.docx import render
from gongwen_lint.readers import read, read_bytes
from gongwen_lint.readers.office import find_libreoffice
from gongwen_lint.report import DocumentReport

needs_libreoffice = pytest.mark.skipif(find_libreoffice() is None, reason="LibreOffice is not installed on this machine")
HEADS = ["序号", "评估事项", "依据", "结论", "涉及的文字（位置、问题和原文）", "办理意见\n（说明理由）"]


def filed(made: Assessment) -> bytes:
    return b"".join(render(made))


def opened(made: Assessment):
    return Document(io.BytesIO(filed(made)))


def rows(made: Assessment) -> list[list[str]]:
    """The rows of the table of items, without those that name a part of the regulation."""
    cells = [[cell.text for cell in one.cells] for one in opened(made).tables[1].rows]
    return [one for one in cells if len(set(one)) > 1]


def test_each_item_has_its_row_with_an_empty_cell_for_the_office() -> None:
    made = sheet(LONG)
    heads, *found = rows(made)
    assert heads == HEADS
    assert [one[0] for one in found] == [str(one.number) for one in made.rows]
    assert found[1] == [
        "2", "正文篇幅是否超过上限", "规定第2条", "涉及，\n需说明理由",
        "正文 4620 字，限 4000 字，超出 620 字（部署专项工作或者具体任务的文件）。", "",
    ]
    assert {one[5] for one in found} == {""}


def test_passages_stand_with_their_place_and_quote() -> None:
    first, second = finding("J001", "error", ("central", "3")), finding("J001", "warning", ("central", "3"), line=4)
    made = sheet(CLEAN, "wuwei", first, second)
    found = rows(made)[row(made, "reporting").number]
    assert found[3:5] == [
        "不一致",
        "（1）第3行：此处有某事。原文：“登记簿放在一楼窗口，由值班员保管。”\n（2）第4行：此处有某事。原文：“青石县档案局”",
    ]
    assert rows(made)[row(made, "implementing").number][2] == "规定第3条\n甘肃第二条\n武威第2条"


def test_particulars_come_first_and_signatures_last() -> None:
    particulars, _, signed = opened(sheet()).tables
    told = {one.cells[at].text: one.cells[at + 1].text for one in particulars.rows for at in (0, 2)}
    assert told["文件标题"] == "青石县档案局关于登记簿存放的通知"
    assert told["发文机关"] == "青石县档案局"
    assert told["正文字数"] == "17 字（其中汉字 15）"
    assert told["评估依据"].endswith("第1至21条")
    assert told["文件名"] == "例.txt"  # without its folder
    assert [cell.text for cell in signed.rows[0].cells][::2] == ["起草单位", "承办人", "审核人", "日期"]
    assert signed.rows[0].cells[7].text.split() == ["年", "月", "日"]  # blank, to be written by hand
    assert signed.rows[1].cells[0].text == "办公厅（室）核文意见"


def test_the_table_is_made_for_paper() -> None:
    made = opened(sheet(LONG))
    section, table = made.sections[0], made.tables[1]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    head = table.rows[0]._tr.trPr
    assert head.find(qn("w:tblHeader")) is not None
    assert all(one._tr.trPr.find(qn("w:cantSplit")) is not None for one in table.rows)
    room = section.page_width.mm - section.left_margin.mm - section.right_margin.mm
    for one in made.tables:
        assert sum(column.width.mm for column in one.columns) == pytest.approx(room, abs=0.5)
    assert section.footer.paragraphs[0].text == "—  —"  # the number itself is a field
    assert "PAGE" in section.footer._element.xml
    title = made.paragraphs[0].runs[0]._element.rPr
    assert title.rFonts.get(qn("w:eastAsia")) == "方正小标宋简体"
    assert title.sz_val.pt == 22


def test_a_row_with_much_in_it_may_break_between_its_passages() -> None:
    many = [finding("J001", "error", ("central", "3"), line=line) for line in (3, 4, 5)] * 6
    made = sheet(CLEAN, "central", *many)
    broken = [one for one in opened(made).tables[1].rows if one._tr.trPr.find(qn("w:cantSplit")) is None]
    assert [one.cells[0].text for one in broken] == [str(row(made, "reporting").number)]
    assert all(paragraph.paragraph_format.keep_together for paragraph in broken[0].cells[4].paragraphs)


def test_the_same_draft_makes_the_same_bytes() -> None:
    assert filed(sheet(LONG)) == filed(sheet(LONG))


def test_nothing_tells_who_made_it_or_when() -> None:
    data = filed(sheet())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in package.namelist() if "thumbnail" in name or "app.xml" in name or "customXml" in name]
        core = etree.fromstring(package.read("docProps/core.xml"))
        assert {etree.QName(child).localname: child.text for child in core} == {
            "title": words.TITLE, "subject": "青石县档案局关于登记簿存放的通知", "language": "zh-CN",
        }


def test_what_a_file_cannot_hold_is_written_out() -> None:
    bad = "甲\x00\x1b[2J\u202e乙\ud800\ufffe"
    made = sheet(CLEAN, "central", finding("J001", "error", ("central", "3"))._replace(message=bad, quote=bad, heading=bad))
    outline = made.report.outline
    assert outline
    report: DocumentReport = made.report._replace(path=bad, outline=outline._replace(title=bad, number=bad))
    shown = "".join(cell.text for one in opened(made._replace(report=report)).tables for cell in one._cells)
    assert "甲\\x00\\x1b[2J\\u202e乙\\ud800\\ufffe" in shown
    assert not set(shown) & set("\x00\x1b\u202e\ufffe")


def test_our_own_reader_reads_it() -> None:
    document = read_bytes(filed(sheet(LONG)), "评估表.docx")
    assert document.lines[0].text == words.TITLE
    assert any(line.text.startswith("2\t正文篇幅是否超过上限\t规定第2条\t") for line in document.lines)


@needs_libreoffice
def test_an_office_program_opens_and_prints_it(tmp_path: Path) -> None:
    file = tmp_path / "评估表.docx"
    many = [finding("J011", "error", ("central", "8"), line=line) for line in (3, 4, 5)] * 10
    file.write_bytes(filed(sheet(LONG, "wuwei", *many)))
    program = str(find_libreoffice())
    subprocess.run(
        [program, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "pdf", "--outdir",
         str(tmp_path), str(file)], capture_output=True, timeout=120, check=True,
    )
    shutil.rmtree(tmp_path / "profile", ignore_errors=True)
    document = read(str(tmp_path / "评估表.pdf"))
    assert document.pages
    pages: dict[int | None, str] = {}
    for line in document.lines:
        pages[line.place.page] = pages.get(line.place.page, "") + line.text.replace(" ", "").replace("\t", "")
    assert words.TITLE in pages[1]
    assert all(f"—{number}—" in text for number, text in pages.items())
    heads = [number for number, text in pages.items() if "评估事项" in text]
    assert heads == list(range(1, len(heads) + 1))  # the head of the table stands on every page that the table is on
    assert len(heads) >= document.pages - 1
    assert "核文意见" in pages[document.pages]
