"""SARIF 2.1.0 (OASIS), which code scanning services and editors read: results as they come, the rules they name behind them."""

from __future__ import annotations

import json
from typing import Any

from gongwen_lint import __version__
from gongwen_lint.renderers import _words as words
from gongwen_lint.renderers._objects import basis_object
from gongwen_lint.renderers._sarif_results import LEVELS, artifact, located, results
from gongwen_lint.report import DocumentReport, Ended
from gongwen_lint.rules import all_rules
from gongwen_lint.rules.record import Rule
from gongwen_lint.verdicts import VERDICTS, verdict

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


class Format:
    """One run. Keeps a line for each document, so that those without results are listed too."""

    reads_text = False

    def __init__(self) -> None:
        self._before = "\n"
        self._rules = {rule.code: number for number, rule in enumerate(all_rules())}
        self._documents: dict[str, dict[str, Any]] = {}
        self._notifications: list[dict[str, Any]] = []

    def begin(self) -> str:
        return f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{"columnKind": "unicodeCodePoints", "results": ['

    def document(self, report: DocumentReport) -> str:
        self._documents[report.path] = _document(report)
        if report.error:
            self._notifications.append({
                "descriptor": {"id": report.error.code}, "level": "error", "message": {"text": words.unread(report)},
                "locations": [located(report.path)],
            })
        return "".join(map(self._result, results(report, self._rules)))

    def _result(self, result: dict[str, Any]) -> str:
        before, self._before = self._before, ",\n"
        return before + _written(result)

    def end(self, ended: Ended) -> str:
        summary = ended.summary
        noted = [
            {"level": "error" if note == summary.broken_off else "note", "message": {"text": note}} for note in ended.notes
        ]
        behind = {
            "tool": {"driver": {
                "name": "gongwen-lint", "version": __version__, "language": "zh-CN", "rules": list(map(_rule, all_rules())),
            }},
            "invocations": [{
                "executionSuccessful": not (summary.unreadable or summary.unchecked),
                "toolExecutionNotifications": self._notifications + noted,
            }],
            "artifacts": list(self._documents.values()),
            "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "运行 gongwen-lint 时所在的文件夹"}}},
        }
        members = ",\n".join(f'"{name}": {_written(value)}' for name, value in behind.items())
        return f"\n],\n{members}}}]}}\n"


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _document(report: DocumentReport) -> dict[str, Any]:
    judged = verdict(report)
    properties = {"verdict": judged, "verdictText": VERDICTS[judged], "known": report.known}
    return {"location": artifact(report.path), "roles": ["analysisTarget"], "properties": properties}


def _rule(rule: Rule) -> dict[str, Any]:
    """A rule with its page as help."""
    from gongwen_lint.rules_page import FAMILIES, page

    return {
        "id": rule.code, "name": rule.name, "shortDescription": {"text": f"{rule.name}：{rule.summary}"},
        "fullDescription": {"text": rule.why}, "help": {"text": page(rule), "markdown": page(rule)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": [FAMILIES[rule.code[0]]], "basis": [basis_object(basis) for basis in rule.basis]},
    }
