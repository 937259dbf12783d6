"""The report an official reads: file, place, quote, one sentence, provision, and a closing summary."""

from __future__ import annotations

from collections.abc import Iterable

from gongwen_lint.provisions import documents
from gongwen_lint.report import DocumentReport


def render(reports: Iterable[DocumentReport]) -> str:
    """The report as lines of text."""
    names, out = documents(), []
    for report in reports:
        out.append(report.path)
        if report.error:
            out.append(f"  读不了：{report.error.message}")
        for finding in report.findings:
            out.append(f"  第{finding.line}行 {finding.rule} {finding.name}：{finding.message}")
            out.append(f"    “{finding.quote[:60]}”")
            out.extend(f"    依据：{names[basis.document]}第{basis.article}条" for basis in finding.basis)
    return "\n".join(out) + "\n"
