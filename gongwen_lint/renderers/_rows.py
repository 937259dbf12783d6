"""A report as rows of a table, for spreadsheets: one row a document, one row a finding."""

from __future__ import annotations

from gongwen_lint.renderers import _words as words
from gongwen_lint.report import DocumentReport, Finding
from gongwen_lint.verdicts import VERDICTS, verdict

Value = str | int | float | None
FORMULA = tuple("=+-@＝＋－＠")
"""what a spreadsheet may take for the beginning of a formula; Chinese and Japanese editions know the wide forms too"""


def formula_like(text: str) -> bool:
    """Whether a spreadsheet could take a text for a formula, blanks before it left aside."""
    return text.lstrip().startswith(FORMULA)


def name_of(report: DocumentReport) -> str:
    """What the document is called in a table."""
    return "标准输入" if report.path == "-" else report.path


def document_row(report: DocumentReport) -> tuple[Value, ...]:
    """文件, 结论, 主要问题, 错误, 警告, 正文字数, 发文机关, 提示, 已知, 标题, 文号, 日期, 文种, 类别, 页数, 水分, 照搬率."""
    facts, counts = report.facts, report.counts
    found = [finding.severity for finding in report.findings]
    error, warning, info = (None,) * 3 if report.error else map(found.count, words.SEVERITIES)
    return (
        name_of(report), VERDICTS[verdict(report)], words.troubles(report) or (words.known(report) if report.known else ""),
        error, warning, counts.body if counts else None, "、".join(facts.issuers) if facts else None,
        info, None if report.error else report.known,
        *((facts.title, facts.number, facts.date, facts.genre, facts.kind) if facts else (None,) * 5),
        counts.pages if counts else None,
        report.padding.share("any") if report.padding else None, words.copied(report),
    )


def finding_row(report: DocumentReport, finding: Finding) -> tuple[Value, ...]:
    """文件, 位置, 行, 级别, 规则, 名称, 说明, 原文, 建议, 依据, 来源."""
    return (
        name_of(report), words.where(finding, report.facts.format if report.facts else ""), finding.line,
        words.SEVERITIES[finding.severity], finding.rule, finding.name, finding.message,
        finding.quote + ("……" if finding.cut else ""), finding.suggestion, words.bases(finding),
        "；".join(f"{words.related_apart(related)}，{related.message}".rstrip("。") for related in finding.related),
    )
