"""Whatever the command prints as JSON is as the schemas in the package say, with every key, for good and bad files alike."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from command import LONG, NOTICE, Command

from gongwen_lint.rules.record import BINDINGS, SEVERITIES
from gongwen_lint.schema import FOLDER, schema
from gongwen_lint.settings import COVERS
from gongwen_lint.structure.outline import ROLES
from gongwen_lint.verdicts import VERDICTS

SAMPLES = Path(__file__).parent.parent / "samples"
TABLE = f"# 关于报送材料的通知\n\n各科室：\n\n一、要求\n\n{LONG}\n\n| 科室 | 时间 |\n|---|---|\n| 甲 | 5日 |\n"


def conforms(name: str, value: object) -> Any:
    whole = schema(name)
    jsonschema.Draft202012Validator.check_schema(whole)
    jsonschema.validate(value, whole, cls=jsonschema.Draft202012Validator)
    return value


def documents(command: Command, *args: str) -> list[dict[str, Any]]:
    done = command("check", *args, "--output-format", "json", "--fail-on", "never")
    return conforms("report", json.loads(done.out))["documents"]


def test_reports_of_all_samples_conform(command: Command) -> None:
    found = documents(command, str(SAMPLES))
    assert {document["format"] for document in found} >= {"txt", "md"}
    assert all(document["error"] is None for document in found)
    assert any(document["findings"] for document in found)


def test_a_document_that_could_not_be_read_has_every_key(command: Command) -> None:
    good, bad = documents(command, command.write("一.txt", NOTICE), "没有.txt")
    assert good.keys() == bad.keys()
    assert good["counts"].keys() == bad["counts"].keys()
    assert bad["error"].keys() == {"code", "message"}
    assert [bad["issuers"], bad["findings"], bad["title"]] == [[], [], None]


def test_each_document_has_its_verdict_and_what_a_baseline_holds(command: Command) -> None:
    old, new = command.write("旧.txt", NOTICE), command.write("新.txt", NOTICE.replace("材料", "档案"))
    command("baseline", "create", "基线.jsonl", old)
    found = documents(command, old, new, "没有.txt", "--baseline", "基线.jsonl")
    told = {document["path"]: (document["verdict"], document["known"] > 0, len(document["findings"]) > 0) for document in found}
    assert told[old] == ("pass", True, False)
    assert told[new][1:] == (False, True)
    assert told["没有.txt"] == ("unreadable", False, False)


def test_jsonl_rows_are_the_documents_of_the_report(command: Command) -> None:
    command.write("一.txt", NOTICE)
    command.write("二.md", TABLE)
    rows = [json.loads(row) for row in command("check", ".", "--output-format", "jsonl", "--fail-on", "never").out.splitlines()]
    assert rows == documents(command, ".")


def test_the_text_of_all_samples_conforms_and_has_each_line_once(command: Command) -> None:
    command.write("表.md", TABLE)
    for file in (command.folder / "表.md", *sorted(SAMPLES.iterdir())):
        if file.suffix in (".docx", ".pdf", ".txt", ".md"):
            lines = conforms("text", json.loads(command("text", str(file), "--output-format", "json").out))["lines"]
            whole = [line["line"] for line in lines if not line["run_in"]]
            assert whole == list(range(1, len(whole) + 1))


def test_the_quote_is_the_text_at_the_place(command: Command) -> None:
    command.write("表.md", TABLE)
    for file in (command.folder / "表.md", *sorted(SAMPLES.iterdir())):
        if file.suffix not in (".docx", ".txt", ".md"):
            continue
        listed = json.loads(command("text", str(file), "--output-format", "json").out)["lines"]
        lines = [line["text"] for line in listed if not line["run_in"]]
        for finding in documents(command, str(file))[0]["findings"]:
            if finding["line"] == finding["end_line"]:
                text = lines[finding["line"] - 1][finding["column"] - 1:finding["end_column"] - 1]
                assert text.startswith(finding["quote"])


def test_the_other_subcommands_conform(command: Command) -> None:
    command.write("一.txt", NOTICE)
    command.write("gongwen-lint.toml", '[rules.D007]\nlimit = 99\n[per-file-ignores]\n"附件" = ["D"]')
    assert conforms("rules", json.loads(command("rule", "--all", "--output-format", "json").out))["rules"]
    assert conforms("rules", json.loads(command("rule", "D007", "--output-format", "json").out))["rules"][0]["code"] == "D007"
    assert conforms("config", json.loads(command("config", "--issuer", "甲", "--output-format", "json").out))["values"]
    for profile in ("central", "zhejiang"):
        conforms("stats", json.loads(command("stats", "一.txt", "--profile", profile, "--output-format", "json").out))


def test_the_schemas_know_the_values_of_the_code() -> None:
    report, text = schema("report")["$defs"], schema("text")
    assert report["finding"]["properties"]["severity"]["enum"] == list(SEVERITIES)
    assert report["basis"]["properties"]["binding"]["enum"] == list(BINDINGS)
    assert report["document"]["properties"]["cover"]["enum"] == [*COVERS, None]
    assert text["properties"]["lines"]["items"]["properties"]["role"]["enum"] == list(ROLES)
    assert report["document"]["properties"]["verdict"]["enum"] == list(VERDICTS)
    from gongwen_lint.provisions import KINDS

    assert report["document"]["properties"]["kind"]["enum"] == [*KINDS, None]


def test_a_value_has_the_same_keys_wherever_it_is_printed() -> None:
    report = schema("report")["$defs"]
    for name in sorted(file.name.removesuffix(".schema.json") for file in FOLDER.glob("*.json")):
        shared = schema(name).get("$defs", {}).keys() & report.keys() - {"document"}  # a document in a sheet has less to say
        assert {part: schema(name)["$defs"][part] for part in shared} == {part: report[part] for part in shared}, name


def test_an_assessment_of_a_copied_draft_conforms_and_shows_findings_as_a_check_does(command: Command) -> None:
    said = (
        "登记簿放在一楼窗口的二号柜里，钥匙由当天的值班员保管，下班前放回三楼办公室的抽屉。"
        "谁借阅谁签名，写明哪一天借、哪一天还，超过五天没有还的由档案室打电话催。"
    )
    command.write("上.txt", f"市档案局关于登记簿存放的通知\n各科室：\n{said}\n市档案局\n2024年3月5日\n")
    name = command.write("稿.txt", f"县档案局关于登记簿存放的通知\n各科室：\n{said}\n县档案局\n2025年3月5日\n")
    done = command("assess", name, "--against", "上.txt", "--output-format", "json")
    sheet = conforms("assessment", json.loads(done.out))
    found = [finding for item in sheet["items"] for finding in item["findings"] if finding["related"]]
    assert found
    assert [finding for finding in documents(command, name, "--against", "上.txt")[0]["findings"] if finding in found] == found


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.json")), ids=lambda file: file.name)
def test_nothing_may_be_left_out_and_nothing_added(file: Path) -> None:
    def closed(part: object) -> None:
        if isinstance(part, dict):
            if part.get("type") == "object" and "properties" in part:
                assert part["additionalProperties"] is False
                assert set(part["required"]) == set(part["properties"])
            for inner in part.values():
                closed(inner)
        elif isinstance(part, list):
            for inner in part:
                closed(inner)

    closed(json.loads(file.read_text(encoding="utf-8")))
