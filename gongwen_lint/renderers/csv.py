"""CSV for spreadsheets and databases: one row a finding, and one for each document that has none or could not be read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from gongwen_lint.renderers import _words as words
from gongwen_lint.renderers._rows import Value, finding_row, formula_like, name_of
from gongwen_lint.report import DocumentReport, Ended
from gongwen_lint.verdicts import VERDICTS, verdict
from gongwen_lint.visible import storable

COLUMNS = (
    "文件", "结论", "标题", "文号", "发文机关", "日期",
    "位置", "行", "级别", "规则", "名称", "说明", "原文", "建议", "依据", "来源",
    "已知",
)
_BEHIND = len(COLUMNS) - 7
"""columns that tell of a finding"""


class Format:
    """RFC 4180 in UTF-8 with the mark by which Excel and WPS know it."""

    reads_text = False

    def begin(self) -> str:
        return "\ufeff" + _lines([COLUMNS])

    def document(self, report: DocumentReport) -> str:
        facts = report.facts
        known = (facts.title, facts.number, "、".join(facts.issuers), facts.date) if facts else (None,) * 4
        head = (name_of(report), VERDICTS[verdict(report)], *known)
        if report.error:
            rest = (None, None, VERDICTS["unreadable"], report.error.code, None, words.unread(report))
        else:
            rest = (None, None, None, None, None, words.known(report))
        rows = [finding_row(report, finding)[1:] for finding in report.findings] or [(*rest, *(None,) * (_BEHIND - len(rest)))]
        return _lines((*head, *row, None if report.error else report.known) for row in rows)

    def end(self, ended: Ended) -> str:
        if ended.summary.broken_off is None:
            return ""
        name, severity, code = words.UNFINISHED
        told = dict.fromkeys(COLUMNS) | {"文件": name, "级别": severity, "规则": code, "说明": ended.summary.broken_off}
        return _lines([told.values()])


def _lines(rows: Iterable[Iterable[Value]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerows([_guarded(value) for value in row] for row in rows)
    return out.getvalue()


def _guarded(value: Value) -> Value:
    """A text as a spreadsheet shows it and never runs it: an apostrophe before what could be a formula (OWASP)."""
    if not isinstance(value, str):
        return value
    text = storable(value).replace("\t", " ")
    return f"'{text}" if formula_like(text) else text
