"""What a reviewer is advised to do with a document: the gravest finding on it decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongwen_lint.rules.record import SEVERITIES

if TYPE_CHECKING:
    from gongwen_lint.report import DocumentReport

VERDICTS = {"return": "建议退回", "mend": "建议修改", "pass": "可以", "unreadable": "读不了"}
ATTENTION = ("return", "mend", "unreadable", "pass")
"""them in the order in which they need somebody's attention"""


def attention(report: DocumentReport) -> tuple[int, ...]:
    """By what documents are put in the order in which they need attention: the verdict, then how much of each severity."""
    found = [finding.severity for finding in report.findings]
    return ATTENTION.index(verdict(report)), *(-found.count(severity) for severity in SEVERITIES)


def verdict(report: DocumentReport) -> str:
    """A key of ``VERDICTS``: an error is what a provision forbids and sends the document back, a warning is to be mended."""
    if report.error:
        return "unreadable"
    found = {finding.severity for finding in report.findings}
    return "return" if "error" in found else "mend" if "warning" in found else "pass"
