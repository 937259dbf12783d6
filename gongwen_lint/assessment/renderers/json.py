"""The sheet for programs: JSON, version 1 (docs/assess.md, schema/assessment.schema.json)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from gongwen_lint import __version__
from gongwen_lint.assessment.renderers import _words as words
from gongwen_lint.assessment.sheet import CONCLUSIONS, Assessment, Figure, Row
from gongwen_lint.provisions import Limit, document_name
from gongwen_lint.renderers._objects import document_object, finding_object
from gongwen_lint.visible import visible_json

_LEFT_OUT = ("error", "verdict", "padding", "findings", "known")
"""of a document in the report of ``check``: what an assessment has elsewhere or not at all"""


def render(assessment: Assessment) -> Iterator[str]:
    """One JSON object, with a line feed at the end."""
    document = {key: value for key, value in document_object(assessment.report).items() if key not in _LEFT_OUT}
    outline = assessment.report.outline
    counts = {name: len(assessment.numbers(name)) for name in CONCLUSIONS}
    value = {
        "version": 1,
        "tool": {"name": "gongwen-lint", "version": __version__},
        "document": document | {"kind_reason": outline.kind_reason if outline else None},
        "against": [
            {"document": document_name(one.document), "articles": list(one.articles)} for one in assessment.against
        ],
        "items": [_row(row) for row in assessment.rows],
        "summary": {"items": len(assessment.rows), **counts, "next": words.next_step(counts)},
    }
    yield visible_json(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def _row(row: Row) -> dict[str, Any]:
    return {
        "number": row.number, "key": row.item.key, "item": row.item.text, "chapter": row.item.chapter,
        "special": row.item.special,
        "basis": [
            {"document": document_name(document), "articles": list(articles)} for document, articles in row.articles.items()
        ],
        "rules": list(row.item.rules), "conclusion": row.conclusion,
        "unassessed": [one._asdict() for one in row.unassessed],
        "figures": [_figure(figure) for figure in row.figures],
        "findings": [finding_object(finding) for finding in row.findings],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {"measure": figure.measure, "amount": figure.amount, "limit": _limit(figure.limit), "over": figure.over}


def _limit(limit: Limit | None) -> dict[str, Any] | None:
    """A limit of the user's own rests on no document: its document, article and binding are null."""
    if limit is None:
        return None
    return {
        "value": limit.value, "document": document_name(limit.document) if limit.document else None,
        "article": limit.article or None, "binding": limit.binding or None, "reason": limit.reason or None,
    }
