"""What a reviewer is advised to do with a document: the gravest finding on it decides, and places nobody has filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongwen_lint.rules.record import SEVERITIES

if TYPE_CHECKING:
    from gongwen_lint.report import DocumentReport, Finding

VERDICTS = {"return": "建议退回", "mend": "建议修改", "pass": "可以", "unreadable": "读不了"}
ATTENTION = ("return", "mend", "unreadable", "pass")
"""them in the order in which they need somebody's attention"""
_UNFILLED = "S012"
_TELLING = ("masthead", "number", "title", "addressee", "signature", "date")
"""roles of the lines that tell one document from another: with a place left open there it cannot go out"""


def attention(report: DocumentReport) -> tuple[int, ...]:
    """By what documents are put in the order in which they need attention: the verdict, then how much of each severity."""
    found = [finding.severity for finding in report.findings]
    return ATTENTION.index(verdict(report)), *(-found.count(severity) for severity in SEVERITIES)


def verdict(report: DocumentReport) -> str:
    """A key of ``VERDICTS``: an error is what a provision forbids and sends the document back.

    A warning is to be mended, and so is who issues it to whom, when and about what, where that is not filled in.
    """
    if report.error:
        return "unreadable"
    found = {finding.severity for finding in report.findings}
    return "return" if "error" in found else "mend" if "warning" in found or unfilled(report) else "pass"


def unfilled(report: DocumentReport) -> tuple[Finding, ...]:
    """The findings on places left open in masthead, number, title, addressee, signature or date."""
    return tuple(finding for finding in report.findings if finding.rule == _UNFILLED and finding.role in _TELLING)
