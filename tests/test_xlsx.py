"""The workbook opens in Excel and WPS with every document and finding in it, ready to filter and print, and runs nothing."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import pytest
from command import NOTICE, Command
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from reports import HOSTILE, broken, finding, hostile, report, whole

from gongwen_lint.renderers import _workbook
from gongwen_lint.report import DocumentReport

NAMES = ["汇总", "问题", "按规则", "按发文机关", "说明"]
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def book(*reports: DocumentReport, notes: tuple[str, ...] = ()) -> Workbook:
    """The workbook as another program reads it."""
    return load_workbook(io.BytesIO(whole("xlsx", reports, notes)))


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    """The rows of a table by the names of its columns."""
    head, *rest = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rest]


def parts(*reports: DocumentReport) -> list[etree._Element]:
    """The XML of the sheets, as it stands in the file."""
    with zipfile.ZipFile(io.BytesIO(whole("xlsx", reports))) as archive:
        return [etree.fromstring(archive.read(name)) for name in archive.namelist() if "worksheets/" in name]


def test_each_document_is_a_row_with_what_to_do_and_why() -> None:
    copied = finding(rule="X002", name="照搬率过高", severity="error", score=0.67)
    numbered = report(copied, finding(), finding(), number="甲政发〔2025〕1号", date="2025-05-01")
    made = book(numbered, report(path="好.txt"), broken())
    assert made.sheetnames == NAMES
    first, third, second = rows(made["汇总"])
    assert first == {
        "文件": "稿.txt", "结论": "建议退回", "主要问题": "X002 照搬率过高、D007 长句（2 处）",
        "错误": 1, "警告": 2, "提示": 0, "已知": 0, "标题": "关于甲的通知",
        "文号": "甲政发〔2025〕1号", "发文机关": "甲县人民政府", "日期": "2025-05-01", "文种": "通知",
        "类别": None, "正文字数": 900, "页数": 2, "水分": None, "照搬率": 0.67,
    }
    assert [second["结论"], second["主要问题"], second["错误"]] == ["可以", None, 0]
    assert third["文件"] == "坏.pdf"
    assert third["结论"] == "读不了"
    assert third["主要问题"] == "文件是空的，没有可检查的文字，请确认没有选错文件。"
    assert set(list(third.values())[3:]) == {None}


def test_the_documents_that_need_attention_most_come_first() -> None:
    grave = finding(severity="error")
    made = book(
        report(path="可以.txt"), report(finding(), path="一处警告.txt"), broken(),
        report(finding(), finding(), path="两处警告.txt"),
        report(grave, finding(), path="错误.txt"), report(grave, path="错误二.txt"), report(path="也可以.txt"),
    )
    assert [row["文件"] for row in rows(made["汇总"])] == [
        "错误.txt", "错误二.txt", "两处警告.txt", "一处警告.txt", "坏.pdf", "可以.txt", "也可以.txt",
    ]


def test_what_a_baseline_holds_is_counted_for_each_document() -> None:
    unread, known = rows(book(report(path="旧.txt")._replace(known=15), broken())["汇总"])
    assert [known["已知"], unread["已知"]] == [15, None]
    assert [known["结论"], known["主要问题"]] == ["可以", "没有新问题（基线里已有 15 处）。"]


def test_each_finding_is_a_row_and_the_other_sheets_add_up() -> None:
    made = book(report(finding(), finding("甲", severity="error", cut=True)), broken(), notes=("另有 3 个文件。",))
    first, second = rows(made["问题"])
    assert first == {
        "文件": "稿.txt", "位置": "第2行", "行": 2, "级别": "警告", "规则": "D007", "名称": "长句",
        "说明": "太长。", "原文": "请办理。", "建议": "断成几句。",
        "依据": "《整治形式主义为基层减负若干规定》第2条（一般）", "来源": None,
    }
    assert second["原文"] == "甲……"
    assert rows(made["按规则"]) == [
        {"规则": "D007", "名称": "长句", "处数": 2, "文件数": 1, "占全部文件": 0.5, "错误": 1, "警告": 1, "提示": 0},
    ]
    assert rows(made["按发文机关"])[0] == {
        "发文机关": "甲县人民政府", "文件数": 1, "建议退回": 1, "建议修改": 0, "可以": 0, "读不了": 0,
        "错误": 1, "警告": 1, "提示": 0, "平均正文字数": 900,
    }
    told = [row[1] for row in made["说明"].iter_rows(values_only=True)]
    assert told[0] == "共 2 份：建议退回 1 份，建议修改 0 份，可以 0 份，读不了 1 份。错误 1 处，警告 1 处，提示 0 处。"
    assert told[1:3] == ["中央规定。", "另有 3 个文件。"]


def test_tables_can_be_filtered_and_printed_and_tell_severities_by_colour() -> None:
    made = book(report(finding(severity="error"), finding("句" * 100)), report(path="好.txt"))
    for name in NAMES[:4]:
        sheet = made[name]
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.freeze_panes[1:] == "2"
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    severities = made["问题"]["C"][1:]
    assert len({cell.fill.start_color.rgb for cell in (*severities, made["汇总"]["B3"])}) == 3
    assert made["问题"].row_dimensions[3].height > 2 * made["问题"].row_dimensions[2].height
    assert made["问题"]["G3"].alignment.wrap_text


def test_what_a_reviewer_reads_is_printed_in_letters_that_can_be_read() -> None:
    made = book(report(finding(severity="error"), finding()), report(path="好.txt"))
    wanted = {
        "汇总": ["文件", "结论", "主要问题", "错误", "警告", "正文字数", "发文机关"],
        "问题": ["文件", "位置", "级别", "规则", "名称", "说明", "原文", "建议"],
    }
    for name, titles in wanted.items():
        sheet = made[name]
        area = sheet.print_area.rpartition("!")[2].replace("$", "")
        head, *others = sheet[area]
        assert [cell.value for cell in head] == titles
        assert len(others) == sheet.max_row - 1
        whole_page = sum(sheet.column_dimensions[cell.column_letter].width for cell in head)
        assert 10 * 109 / whole_page >= 8, "A4 横排照 10 磅放得下 109 个字符宽，再宽就缩到 8 磅以下"
    assert made["按规则"].print_area.endswith("$H$2")


def test_columns_that_hold_nothing_are_hidden_and_come_back_when_they_do() -> None:
    def hidden(*reports: DocumentReport) -> list[str]:
        sheet = book(*reports)["汇总"]
        return [cell.value for cell in sheet[1] if sheet.column_dimensions[cell.column_letter].hidden]

    assert hidden(report(), broken()) == ["已知", "照搬率"]
    assert hidden(report()._replace(known=3)) == ["照搬率"]
    assert hidden(report(finding(rule="X002", score=0.5))) == ["已知"]


def test_a_row_is_as_high_as_its_wrapped_text_in_any_program() -> None:
    sheet = book(report(finding(severity="error", name="规则名" * 30)))["汇总"]
    lines = -(-2 * 95 // int(sheet.column_dimensions["C"].width))
    assert sheet.row_dimensions[2].height >= 14 * lines


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_a_stranger_wrote_is_a_formula_or_breaks_the_file(text: str) -> None:
    for sheet in parts(hostile(text)):
        assert not list(sheet.iter(f"{MAIN}f"))
        for cell in sheet.iter(f"{MAIN}c"):
            assert cell.get("t", "n") in ("inlineStr", "n")
            for number in cell.iter(f"{MAIN}v"):
                float(number.text)
    made = book(hostile(text))
    assert made["问题"].max_row == 2
    for sheet in made:
        for cell in (cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)):
            assert cell.data_type in ("s", "inlineStr"), cell.value
            assert not re.search("[\x00-\x08\x0a-\x1f\u202e\u2066\ud800-\udfff\ufffe\uffff]", cell.value)
            if re.match(r"\s*[=+\-@＝＠]", cell.value):
                assert cell.quotePrefix


def test_an_underscore_code_is_shown_as_it_was_written() -> None:
    assert rows(book(report(finding("_x0041_ 与 _x_")))["问题"])[0]["原文"] == "_x005F_x0041_ 与 _x_"  # Excel shows _x0041_


@pytest.mark.parametrize("char", ["句", "😀"])
def test_a_text_longer_than_a_cell_is_cut_and_says_so(char: str) -> None:
    units = len(char.encode("utf-16-le")) // 2
    fits, over = (rows(book(report(finding(char * count)))["问题"])[0]["原文"] for count in (32_767 // units, 40_000))
    assert fits == char * (32_767 // units)
    assert over.endswith("……（超过一格能放的字数，后面从略）")
    assert 32_760 < len(over.encode("utf-16-le")) // 2 <= 32_767


def test_more_findings_than_a_sheet_holds_go_on_on_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_workbook, "MOST_ROWS", 3)
    made = book(report(*(finding(line=line) for line in range(1, 8))), report(path="二.txt"))
    assert made.sheetnames == ["汇总", "问题", "问题2", "问题3", "问题4", *NAMES[2:]]
    found = [row["行"] for name in made.sheetnames if name.startswith("问题") for row in rows(made[name])]
    assert found == list(range(1, 8))
    assert made["问题4"].print_title_rows == "$1:$1"


@settings(max_examples=15)
@given(st.lists(st.tuples(st.text(max_size=20), st.sampled_from(("error", "warning", "info"))), max_size=6))
def test_every_finding_stands_in_the_workbook_once(found: list[tuple[str, str]]) -> None:
    made = book(report(*(finding(text, severity=severity) for text, severity in found)))
    assert made["问题"].max_row == 1 + len(found)
    [document] = rows(made["汇总"])
    assert document["错误"] + document["警告"] + document["提示"] == len(found)


def test_the_same_documents_make_the_same_bytes_that_say_nothing_of_who_and_when(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    made = whole("xlsx", [report(finding())])
    assert list(tmp_path.iterdir()) == []
    assert made == whole("xlsx", [report(finding())])
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(1980, 1, 1)}
        about = archive.read("docProps/core.xml").decode()
    assert "creator" not in about
    assert set(re.findall(r"\d{4}-\d\d-\d\d", about)) == {"1980-01-01"}


def test_the_command_writes_a_workbook_and_nothing_else_needs_openpyxl(command: Command) -> None:
    command.write("一.txt", NOTICE)
    assert command("check", "一.txt", "--output-format", "xlsx", "-o", "报告.xlsx").status == 0
    assert load_workbook(command.folder / "报告.xlsx").sheetnames == NAMES
    script = (
        "import sys; from gongwen_lint.cli import run; run(['check', '一.txt']);"
        "print([name for name in sys.modules if name.startswith('openpyxl')])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=command.folder, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
