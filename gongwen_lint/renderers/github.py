"""Workflow commands of GitHub Actions: each finding an annotation at its place in the file."""

from __future__ import annotations

from gongwen_lint.renderers import _words as words
from gongwen_lint.report import DocumentReport, Ended, Finding
from gongwen_lint.visible import shortened, visible

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_QUOTE = 80
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


class Format:
    """One command a line."""

    reads_text = False

    def begin(self) -> str:
        return ""

    def document(self, report: DocumentReport) -> str:
        if report.error:
            return _command("error", report.error.message, file=_slashed(report), title="读不了")
        return "".join(_annotation(report, finding) for finding in report.findings)

    def end(self, ended: Ended) -> str:
        return "".join(_command("notice", note) for note in ended.notes)


def _annotation(report: DocumentReport, finding: Finding) -> str:
    message = f"{finding.message}\n原文：“{shortened(finding.quote, _QUOTE)}”"
    if finding.suggestion:
        message += f"\n建议：{finding.suggestion}"
    for related in finding.related:
        message += f"\n参见：{words.related(related)}，{related.message}"
    if finding.basis:
        message += f"\n依据：{words.bases(finding)}"
    columns = {}
    if finding.line == finding.end_line:  # GitHub takes columns only within one line
        columns = dict(zip(("col", "endColumn"), finding.file_columns or (finding.column, finding.end_column), strict=True))
    return _command(
        _COMMANDS[finding.severity], message, file=_slashed(report), line=finding.line, endLine=finding.end_line, **columns,
        title=f"{finding.rule} {finding.name}",
    )


def _slashed(report: DocumentReport) -> str:
    return report.path.replace("\\", "/")


def _command(name: str, message: str, **properties: object) -> str:
    told = ",".join(f"{key}={visible(str(value).translate(_PROPERTY))}" for key, value in properties.items())
    said = visible(message.translate(_DATA))
    return f"::{name} {told}::{said}\n" if told else f"::{name}::{said}\n"
