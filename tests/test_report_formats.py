"""Tables, build servers and review systems get every finding once, whatever strangers wrote into the documents."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree, html
from openpyxl import load_workbook
from reports import HOSTILE, broken, finding, hostile, report, whole

from gongwen_lint.cache.codec import packed, restored
from gongwen_lint.kernel import examine
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.renderers._words import troubles
from gongwen_lint.report import DocumentReport, Finding
from gongwen_lint.rules.record import Related
from gongwen_lint.settings import Settings
from gongwen_lint.verdicts import VERDICTS, verdict

FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
texts = st.one_of(
    st.sampled_from(HOSTILE), st.text(max_size=10), st.text("=+-@\t\r\n\"',;<&]\x00\x85\u2028", max_size=10),
)


def rows(*reports: DocumentReport) -> list[dict[str, str]]:
    """The rows of the CSV as a program reads them, by the names of the columns."""
    text = whole("csv", reports)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def tree(form: str, *reports: DocumentReport) -> etree._Element:
    """The XML as a strict parser reads it."""
    return etree.fromstring(whole(form, reports).encode("utf-8"))


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    text = draw(texts)
    severity = draw(st.sampled_from(("error", "warning", "info")))
    rule = draw(st.sampled_from((("D007", "长句"), ("S001", "套话"))))
    return finding(text, severity=severity, message=text, suggestion=draw(st.none() | texts), rule=rule[0], name=rule[1])


read = st.builds(lambda found, path: report(*found, path=path or "x", title=path), st.lists(findings(), max_size=4), texts)
unread = st.builds(lambda path: broken(path or "x"), texts)
documents = st.lists(read | unread, max_size=4)


# what is to be done with a document


@pytest.mark.parametrize(("severities", "told"), [
    ((), "可以"), (("info",) * 9, "可以"), (("info", "warning"), "建议修改"), (("warning", "error"), "建议退回"),
])
def test_the_gravest_finding_decides_what_becomes_of_a_document(severities: tuple[str, ...], told: str) -> None:
    assert VERDICTS[verdict(report(*(finding(severity=severity) for severity in severities)))] == told


@pytest.mark.parametrize("role", ["masthead", "number", "title", "addressee", "signature", "date"])
def test_a_document_that_does_not_say_who_to_whom_and_when_is_to_be_mended(role: str) -> None:
    left = finding(severity="info", rule="S012", name="未填占位", role=role)
    assert VERDICTS[verdict(report(left, left))] == "建议修改"
    assert rows(report(left, left))[0]["结论"] == "建议修改"
    assert troubles(report(left, left)) == "2 处未填"
    assert troubles(report(left, finding(), finding(severity="error", rule="J012"))) == "J012 长句、1 处未填、D007 长句"
    assert VERDICTS[verdict(report(left._replace(role="body")))] == "可以"
    assert VERDICTS[verdict(report(left._replace(rule="S001")))] == "可以"


def test_a_finding_knows_what_its_line_is_also_when_it_was_kept() -> None:
    text = "关于做好登记工作的通知\n[主送单位]：\n请××科室于5日前登记。\n青溪县登记局\n20XX年X月X日\n"
    made = examine(read_plain(text.encode(), "稿.txt"), Settings(select=("S012",)))
    kept = restored(packed(made.alone()), "稿.txt")
    assert kept and [found.role for found in kept.findings] == ["addressee", "body", "date"]
    assert verdict(kept) == "mend"
    assert {found.severity for found in kept.findings} == {"info"}


def test_a_document_that_could_not_be_read_is_never_called_clean() -> None:
    assert VERDICTS[verdict(broken())] == "读不了"


# CSV


def test_csv_opens_in_excel_with_a_row_for_each_finding_and_each_document_without() -> None:
    read = rows(report(finding(), finding("甲", line=3, severity="error")), report(path="好.txt"), broken())
    assert [(row["文件"], row["结论"], row["级别"], row["规则"], row["原文"]) for row in read] == [
        ("稿.txt", "建议退回", "警告", "D007", "请办理。"), ("稿.txt", "建议退回", "错误", "D007", "甲"),
        ("好.txt", "可以", "", "", ""), ("坏.pdf", "读不了", "读不了", "empty", ""),
    ]
    assert read[0]["依据"] == "《整治形式主义为基层减负若干规定》第2条（一般）"
    assert [row["说明"] for row in read[2:]] == ["没有发现问题。", "文件是空的，没有可检查的文字，请确认没有选错文件。"]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_of_the_csv_is_a_formula_and_no_row_is_broken(text: str) -> None:
    raw = whole("csv", [hostile(text), hostile(text)])
    assert raw.count("\r\n") == 3
    assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\u202e\u2066\ud800-\udfff]", raw)
    for row in rows(hostile(text)):
        assert len(row) == 17
        assert None not in row
        assert not any(FORMULA.match(cell) for cell in row.values())


# what a baseline holds


KNOWN = report(path="旧.txt")._replace(known=15)
BOTH = report(finding(), path="新.txt")._replace(known=2)


def test_a_document_full_of_known_findings_is_not_called_free_of_any() -> None:
    text = whole("text", [KNOWN, BOTH, report()])
    assert "旧.txt\n  没有新问题（基线里已有 15 处）。\n" in text
    assert text.count("  另有 2 处在基线里。\n") == 1
    assert text.count("没有发现问题。") == 1


def test_the_csv_counts_known_findings_in_a_column() -> None:
    assert [(row["文件"], row["说明"], row["已知"]) for row in rows(KNOWN, BOTH, report(), broken())] == [
        ("旧.txt", "没有新问题（基线里已有 15 处）。", "15"), ("新.txt", "太长。", "2"), ("稿.txt", "没有发现问题。", "0"),
        ("坏.pdf", "文件是空的，没有可检查的文字，请确认没有选错文件。", ""),
    ]


def test_junit_says_how_many_findings_a_baseline_holds() -> None:
    hinted = report(finding(severity="info"))._replace(known=1)
    assert [suite.findtext("system-out") for suite in tree("junit", KNOWN, BOTH, hinted, report())] == [
        "没有新问题（基线里已有 15 处）。", "另有 2 处在基线里。",
        "提示 第2行 D007 长句：太长。原文：“请办理。”建议：断成几句。\n另有 1 处在基线里。", None,
    ]


# sources


def test_tables_that_are_passed_on_name_the_source_without_its_folders_and_programs_get_its_path() -> None:
    place = Related("/home/王/往年/上级.docx", 4, 5, "请办理。", "与此相同", "关于甲的通知", (), ())
    found = report(finding(related=(place, place._replace(path="往年\\下级.txt", unlike=None))))
    assert rows(found)[0]["来源"] == "上级.docx 行号4至5，与此相同；下级.txt，与此相同"
    book = load_workbook(io.BytesIO(whole("xlsx", [found])))
    told = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any("上级.docx" in text for text in told) and not any("往年" in text for text in told)
    for form in ("json", "jsonl", "github", "text"):
        assert place.path in whole(form, [found]), form


# Checkstyle


def test_checkstyle_names_every_file_and_each_finding_at_its_place() -> None:
    moved = finding(line=5, column=3, file_columns=(7, 9), severity="info")
    found = tree("checkstyle", report(finding(), moved), report(path="好.txt"), broken())
    assert [file.get("name") for file in found] == ["稿.txt", "好.txt", "坏.pdf"]
    told = [[error.get(name) for name in ("line", "column", "severity", "source", "message")] for error in found.iter("error")]
    assert told == [
        ["2", "1", "warning", "gongwen-lint.D007", "长句：太长。建议：断成几句。"],
        ["5", "7", "info", "gongwen-lint.D007", "长句：太长。建议：断成几句。"],
        ["0", "1", "error", "gongwen-lint.empty", "读不了：文件是空的，没有可检查的文字，请确认没有选错文件。"],
    ]


# JUnit


def test_junit_has_a_failed_test_for_each_rule_and_an_error_for_what_could_not_be_read() -> None:
    twice = (finding(), finding("又", severity="error", message="更长。"))
    found = tree("junit", report(*twice, finding(rule="S001", name="套话", severity="info")), report(path="好.txt"), broken())
    suites = found.findall("testsuite")
    assert [(suite.get("name"), suite.get("tests"), suite.get("failures"), suite.get("errors")) for suite in suites] == [
        ("稿.txt", "2", "1", "0"), ("好.txt", "1", "0", "0"), ("坏.pdf", "1", "0", "1"),
    ]
    assert {suite.get("skipped") for suite in suites} == {"0"}
    failure = suites[0].find("testcase/failure")
    assert failure.getparent().attrib == {"classname": "稿.txt", "name": "D007 长句"}
    assert failure.attrib == {"type": "error", "message": "更长。（共 2 处）"}
    assert failure.text.splitlines() == [
        "警告 第2行 D007 长句：太长。原文：“请办理。”建议：断成几句。", "错误 第2行 D007 长句：更长。原文：“又”建议：断成几句。",
    ]
    assert suites[0].findtext("system-out") == "提示 第2行 S001 套话：太长。原文：“请办理。”建议：断成几句。"
    assert suites[2].find("testcase/error").get("type") == "empty"


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(documents)
def test_the_counts_of_junit_are_those_of_its_tests(reports: list[DocumentReport]) -> None:
    for suite in tree("junit", *reports):
        assert int(suite.get("tests")) == len(suite.findall("testcase"))
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("errors")) == len(suite.findall("testcase/error"))
        assert int(suite.get("skipped")) == len(suite.findall("testcase/skipped"))
        names = [(case.get("classname"), case.get("name")) for case in suite.iter("testcase")]
        assert len(set(names)) == len(names)


# a run that was broken off

STOPPED = "检查中断了：查完 1 份，还有 3 份没有查。"


def test_the_csv_of_a_run_that_was_broken_off_says_so_in_its_last_row() -> None:
    *_, last = csv.DictReader(io.StringIO(whole("csv", [report()], unchecked=3)[1:], newline=""))
    assert {name: value for name, value in last.items() if value} == {
        "文件": "（本次检查）", "级别": "没有查完", "规则": "interrupted", "说明": STOPPED,
    }


def test_build_servers_see_an_error_where_a_run_was_broken_off() -> None:
    junit = etree.fromstring(whole("junit", [report()], unchecked=3).encode())
    assert [(suite.get("name"), suite.get("tests"), suite.get("errors")) for suite in junit] == [
        ("稿.txt", "1", "0"), ("（本次检查）", "1", "1"),
    ]
    assert junit[-1].find("testcase").attrib == {"classname": "（本次检查）", "name": "没有查完"}
    assert junit[-1].find("testcase/error").attrib == {"type": "interrupted", "message": STOPPED}
    checkstyle = etree.fromstring(whole("checkstyle", [report()], unchecked=3).encode())
    assert [file.get("name") for file in checkstyle] == ["稿.txt", "（本次检查）"]
    assert checkstyle[-1][0].get("severity") == "error"
    assert checkstyle[-1][0].get("message") == STOPPED


# all of them


@pytest.mark.parametrize("form", ["checkstyle", "junit"])
@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_stranger_wrote_ends_no_element(form: str, text: str) -> None:
    made, plain = tree(form, hostile(text)), tree(form, hostile("平常"))
    assert [element.tag for element in made.iter()] == [element.tag for element in plain.iter()]
    assert not re.search("[\x00-\x08\x0b-\x1f\u202e\u2066]", etree.tostring(made, encoding="unicode"))


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(documents)
def test_every_finding_and_every_document_stands_in_each_table_once(reports: list[DocumentReport]) -> None:
    total = sum(len(one.findings) for one in reports)
    in_csv = rows(*reports)
    assert sum(row["级别"] in ("错误", "警告", "提示") for row in in_csv) == total
    assert len(in_csv) == total + sum(not one.findings for one in reports)
    checkstyle = tree("checkstyle", *reports)
    assert len(checkstyle) == len(reports)
    assert len(list(checkstyle.iter("error"))) == total + sum(one.error is not None for one in reports)
    junit = tree("junit", *reports)
    assert len(junit) == len(reports)
    assert sum(len(part.text.split("\n")) for part in junit.iter("failure", "system-out")) == total


def test_workbook_and_web_page_put_the_documents_in_one_order() -> None:
    grave, warning, slight = (finding(severity=severity) for severity in ("error", "warning", "info"))
    some = [
        report(path="甲.txt"), report(slight, path="乙.txt"), broken("丙.pdf"), report(warning, slight, path="丁.txt"),
        report(warning, warning, path="戊.txt"), report(grave, path="己.txt"), report(grave, warning, path="庚.txt"),
        report(slight, path="辛.txt"),
    ]
    sheet = load_workbook(io.BytesIO(whole("xlsx", some)))["汇总"]
    in_sheet = [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)]
    page = html.document_fromstring(whole("html", some))
    in_page = [row.find("th").text_content() for row in page.xpath("//table[@id='files']/tbody/tr")]
    assert in_sheet == in_page == ["庚.txt", "己.txt", "戊.txt", "丁.txt", "丙.pdf", "乙.txt", "辛.txt", "甲.txt"]
