"""Checkstyle's XML, which code review systems and Jenkins read: each finding an error at its line."""

from __future__ import annotations

from gongwen_lint.renderers import _words as words
from gongwen_lint.renderers._xml import HEAD, attributes
from gongwen_lint.report import DocumentReport, Ended, Finding

_VERSION = "4.3"
"""of Checkstyle, whose form of the file this is"""


class Format:
    """A file element for each document, those without findings included."""

    reads_text = False

    def begin(self) -> str:
        return f"{HEAD}<checkstyle{attributes(version=_VERSION)}>\n"

    def document(self, report: DocumentReport) -> str:
        if report.error:
            inside = _error(0, 1, "error", f"读不了：{words.unread(report)}", report.error.code)
        else:
            inside = "".join(map(_finding, report.findings))
        return f"  <file{attributes(name=report.path)}>\n{inside}  </file>\n"

    def end(self, ended: Ended) -> str:
        return f"{_unfinished(ended)}</checkstyle>\n"


def _unfinished(ended: Ended) -> str:
    """A file that there is not, so that nobody takes a run that was broken off for a whole one."""
    if ended.summary.broken_off is None:
        return ""
    name, _, code = words.UNFINISHED
    return f"  <file{attributes(name=name)}>\n{_error(0, 1, 'error', ended.summary.broken_off, code)}  </file>\n"


def _finding(finding: Finding) -> str:
    column = finding.file_columns[0] if finding.file_columns else finding.column
    told = f"{finding.name}：{finding.message}"
    if finding.suggestion:
        told += f"建议：{finding.suggestion}"
    return _error(finding.line, column, finding.severity, told, finding.rule)


def _error(line: int, column: int, severity: str, message: str, source: str) -> str:
    said = attributes(line=line, column=column, severity=severity, message=message, source=f"gongwen-lint.{source}")
    return f"    <error{said}/>\n"
