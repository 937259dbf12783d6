"""Findings as SARIF's results: where they stand, what they refer to, how to mend them and by what to know them again."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import PureWindowsPath
from typing import Any
from urllib.parse import quote

from gongwen_lint.renderers import _words as words
from gongwen_lint.renderers._objects import basis_object, place_object
from gongwen_lint.report import DocumentReport, Finding
from gongwen_lint.rules.record import Related

LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_TEXTS = ("txt", "md")
"""formats whose lines are the file's own, so that a program may mend them"""
_FINGERPRINT = "gongwenLint/v1"


def results(report: DocumentReport, rules: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    """The results of a document; ``rules`` tells where each rule stands in the list of rules."""
    if report.facts is None:
        return
    seen: Counter[tuple[str, str]] = Counter()
    for finding in report.findings:
        seen[finding.rule, finding.quote] += 1
        yield _result(report, report.facts.format, finding, rules, seen[finding.rule, finding.quote])


def _result(
    report: DocumentReport, format: str, finding: Finding, rules: Mapping[str, int], time: int
) -> dict[str, Any]:
    made = {
        "ruleId": finding.rule, "level": LEVELS[finding.severity], "message": {"text": _message(finding)},
        "locations": [_location(report, format, finding)],
        "partialFingerprints": {_FINGERPRINT: _fingerprint(finding, time)},
        "properties": {
            "suggestion": finding.suggestion, "score": finding.score, "basis": [basis_object(one) for one in finding.basis],
        },
    }
    if finding.rule in rules:
        made["ruleIndex"] = rules[finding.rule]
    if finding.related:
        made["relatedLocations"] = [_related(number, related) for number, related in enumerate(finding.related, 1)]
    if fix := _fix(report, format, finding):
        made["fixes"] = [fix]
    return made


def artifact(path: str) -> dict[str, str]:
    """Where a file is: as it was named, relative to where the program ran."""
    windows = PureWindowsPath(path)
    escaped = quote(path.replace("\\", "/") if windows.drive or "\\" in path else path, errors=sys.getfilesystemencodeerrors())
    if windows.drive:
        return {"uri": f"file:///{escaped.replace('%3A', ':', 1)}"}
    if path.startswith("/"):
        return {"uri": f"file://{escaped}"}
    return {"uri": escaped, "uriBaseId": "%SRCROOT%"}


def located(path: str, **more: Any) -> dict[str, Any]:
    """A location in a file, or the file."""
    return {"physicalLocation": {"artifactLocation": artifact(path), **more}}


def _message(finding: Finding) -> str:
    told = f"{finding.message}建议：{finding.suggestion}" if finding.suggestion else finding.message
    return _unlinked(told)


def _unlinked(text: str) -> str:
    """The text without what viewers would make a link of: [words](address)."""
    return text.replace("[", "\\[").replace("]", "\\]") if "](" in text else text


def _location(report: DocumentReport, format: str, finding: Finding) -> dict[str, Any]:
    first, last = finding.file_columns or (finding.column, finding.end_column)
    region = _region(finding.line, first, finding.end_line, last)
    return {
        **located(report.path, region={**region, "snippet": {"text": finding.quote}} if finding.quote else region),
        "logicalLocations": [{"name": finding.heading or "", "fullyQualifiedName": words.where(finding, format)}],
        "properties": place_object(finding.place, finding.heading),
    }


def _region(line: int, column: int, end_line: int, end_column: int) -> dict[str, int]:
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _related(number: int, related: Related) -> dict[str, Any]:
    region = {"startLine": related.line, "endLine": related.end_line, "snippet": {"text": related.quote}}
    return {"id": number, **located(related.path, region=region), "message": {"text": _unlinked(related.message)}}


def _fingerprint(finding: Finding, time: int) -> str:
    """The same wherever the passage stands: the rule, the words, and which of several alike it is."""
    return sha256(f"{finding.rule}\n{finding.quote}\n{time}".encode("utf-8", "backslashreplace")).hexdigest()[:32]


def _fix(report: DocumentReport, format: str, finding: Finding) -> dict[str, Any] | None:
    """The finding's changes; none where the columns in the file are others than those of the lines."""
    if format not in _TEXTS or finding.file_columns or not finding.edits:
        return None
    replacements = [
        {
            "deletedRegion": _region(line, column, line, column + edit.span.end - edit.span.start),
            "insertedContent": {"text": edit.text},
        }
        for edit, (line, column) in zip(finding.edits, finding.edit_places, strict=True)
    ]
    change = {"artifactLocation": artifact(report.path), "replacements": replacements}
    return {"description": {"text": _unlinked(finding.suggestion or finding.message)}, "artifactChanges": [change]}
