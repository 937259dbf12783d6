"""JSON, version 1 (DESIGN 4): one object a call."""

from __future__ import annotations

import json
from collections.abc import Iterable

from gongwen_lint import __version__
from gongwen_lint.document import Place
from gongwen_lint.provisions import documents
from gongwen_lint.report import DocumentReport, Finding


def render(reports: Iterable[DocumentReport]) -> str:
    """The whole report as one JSON object, with a line feed at the end."""
    reports = list(reports)
    found = [finding.severity for report in reports for finding in report.findings]
    summary = {
        "documents": len(reports), "unreadable": sum(report.error is not None for report in reports),
        **{severity: found.count(severity) for severity in ("error", "warning", "info")},
    }
    value = {
        "version": 1, "tool": {"name": "gongwen-lint", "version": __version__},
        "documents": [document_object(report) for report in reports], "summary": summary,
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def document_object(report: DocumentReport) -> dict:
    """One document as DESIGN 4 shows it; a field with nothing to say is null, a list empty."""
    outline, counts, error = report.outline, report.counts, report.error
    return {
        "path": report.path,
        "format": report.document.format if report.document else None,
        "error": {"code": error.code, "message": error.message} if error else None,
        **{
            key: getattr(outline, key) if outline else None
            for key in ("title", "number", "addressee", "date", "genre", "kind", "cover", "forwards", "inner_title")
        },
        "issuers": list(outline.issuers) if outline else [],
        "profile": report.profile,
        "counts": {
            key: getattr(counts, key) for key in ("body", "body_han", "cover", "total", "pages", "pages_from")
        } if counts else None,
        "findings": [finding_object(finding) for finding in report.findings],
    }


def finding_object(finding: Finding) -> dict:
    """One finding as DESIGN 4 shows it."""
    names = documents()
    return {
        "rule": finding.rule, "name": finding.name, "severity": finding.severity, "message": finding.message,
        "line": finding.line, "column": finding.column, "end_line": finding.end_line, "end_column": finding.end_column,
        "place": {**place_object(finding.place), "heading": finding.heading},
        "quote": finding.quote, "suggestion": finding.suggestion, "score": finding.score,
        "basis": [
            {"document": names[basis.document], "article": basis.article, "binding": basis.binding} for basis in finding.basis
        ],
        "related": [
            {"path": r.path, "line": r.line, "end_line": r.end_line, "quote": r.quote, "message": r.message}
            for r in finding.related
        ],
    }


def place_object(place: Place) -> dict:
    """A place in the file; all numbers from 1."""
    cell = place.cell
    return {
        "page": place.page, "page_line": place.page_line, "paragraph": place.paragraph,
        "table": {"table": cell.table, "row": cell.row, "cell": cell.cell} if cell else None,
    }
