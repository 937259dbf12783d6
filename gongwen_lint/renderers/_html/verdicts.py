"""Whether a document goes back, as far as a report can say it: it does where anything is worse than a hint."""

from __future__ import annotations

from gongwen_lint.named import NamedTuple
from gongwen_lint.report import DocumentReport


class Verdict(NamedTuple):
    """What is said of a document as a whole."""

    key: str
    name: str


BACK, UNREAD, FINE = Verdict("back", "建议退回"), Verdict("unread", "读不了"), Verdict("fine", "可以")
VERDICTS = (BACK, UNREAD, FINE)
"""in the order in which they need somebody's attention"""


def verdict(report: DocumentReport) -> Verdict:
    """The verdict on a document."""
    if report.error:
        return UNREAD
    return BACK if any(finding.severity != "info" for finding in report.findings) else FINE
