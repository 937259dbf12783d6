"""The values of a report as JSON objects, field by field as DESIGN 4 shows them; nothing to say is null, a list empty."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from gongwen_lint.document import Document, Edit, Place
from gongwen_lint.provisions import document_name
from gongwen_lint.renderers._words import PADDING
from gongwen_lint.report import DocumentReport, Finding, Summary
from gongwen_lint.rules.record import Basis, Example, Related, Rule
from gongwen_lint.structure.outline import Block, Outline
from gongwen_lint.verdicts import verdict

if TYPE_CHECKING:
    from gongwen_lint.analysis.padding import Padding
    from gongwen_lint.statistics import Statistics

_FACTS = ("title", "number", "issuers", "addressee", "date", "genre", "kind", "cover", "forwards", "inner_title")
_ISSUER = ("issuer", "documents", "unreadable", "returned", "mended", "passed", "error", "warning", "info", "body")
_COUNTS = ("body", "body_han", "cover", "total", "pages", "pages_from")


def document_object(report: DocumentReport) -> dict[str, Any]:
    """One document; one that could not be read has its error and nothing else to say."""
    error = report.error
    return {
        "path": report.path,
        "format": report.facts.format if report.facts else None,
        "error": {"code": error.code, "message": error.message} if error else None,
        "verdict": verdict(report),
        **{key: getattr(report.facts, key, None) for key in _FACTS},
        "issuers": list(report.facts.issuers) if report.facts else [],
        "profile": report.profile,
        "counts": {key: getattr(report.counts, key, None) for key in _COUNTS},
        "padding": padding_object(report.padding) if report.padding else None,
        "findings": [finding_object(finding) for finding in report.findings],
        "known": report.known,
    }


def padding_object(padding: Padding) -> dict[str, Any]:
    """The padding map: each of its parts in 字数 and as a share of the body, and where it stands."""
    return {
        "body": padding.body,
        **{what: {"words": getattr(padding, what), "share": round(padding.share(what), 3)} for what in (*PADDING, "any")},
        "map": [stretch._asdict() for stretch in padding.map],
    }


def finding_object(finding: Finding) -> dict[str, Any]:
    """One finding."""
    return {
        "rule": finding.rule, "name": finding.name, "severity": finding.severity, "message": finding.message,
        "line": finding.line, "column": finding.column, "end_line": finding.end_line, "end_column": finding.end_column,
        "place": place_object(finding.place, finding.heading),
        "quote": finding.quote, "suggestion": finding.suggestion, "score": finding.score,
        "basis": [basis_object(basis) for basis in finding.basis],
        "related": [related_object(related) for related in finding.related],
        "edits": [_edit_object(edit, *at) for edit, at in zip(finding.edits, finding.edit_places, strict=True)],
    }


def _edit_object(edit: Edit, line: int, column: int) -> dict[str, Any]:
    """A change of a stretch within one line, which becomes ``text``; all numbers from 1, ``end_column`` exclusive."""
    end = column + edit.span.end - edit.span.start
    return {"line": line, "column": column, "end_line": line, "end_column": end, "text": edit.text}


def related_object(related: Related) -> dict[str, Any]:
    """A place that a finding refers to; stretches count characters from 1."""
    told = related._asdict() | {"unlike": _stretches(related.unlike), "unlike_here": _stretches(related.unlike_here)}
    del told["reach"]
    return told


def _stretches(stretches: tuple[tuple[int, int], ...] | None) -> list[list[int]] | None:
    return None if stretches is None else [[start + 1, end + 1] for start, end in stretches]


def basis_object(basis: Basis) -> dict[str, Any]:
    """A provision by its full name."""
    return {"document": document_name(basis.document), "article": basis.article, "binding": basis.binding}


def place_object(place: Place, heading: str | None) -> dict[str, Any]:
    """A place in the file, all numbers from 1, and the heading it stands under."""
    return {
        "page": place.page, "page_line": place.page_line, "paragraph": place.paragraph,
        "table": place.cell._asdict() if place.cell else None, "heading": heading,
    }


def rule_object(rule: Rule) -> dict[str, Any]:
    """Everything a rule's record says."""
    return {
        "code": rule.code, "name": rule.name, "severity": rule.severity, "summary": rule.summary, "why": rule.why,
        "basis": [basis_object(basis) for basis in rule.basis],
        "options": [option._asdict() for option in rule.options],
        "bad": [_example_object(example) for example in rule.bad],
        "good": [_example_object(example) for example in rule.good],
    }


def _example_object(example: Example) -> dict[str, Any]:
    return {
        "text": example.text, "quotes": list(example.quotes), "options": dict(example.options), "profile": example.profile,
        "against": list(example.against), "mended": example.mended,
    }


def line_objects(document: Document, outline: Outline) -> Iterator[dict[str, Any]]:
    """The numbered lines and what they are, each whole and once.

    A heading that text runs on behind has an object of its own directly before its line, with the line's number and
    ``run_in`` true: a line has one role, and such a line is a heading and text.
    """
    run_in: dict[int, list[Block]] = {}
    for number, heading in outline.run_in:
        run_in.setdefault(number, []).append(heading)
    for line, (role, level) in zip(document.lines, outline.roles, strict=True):
        place = place_object(line.place, outline.heading_at(line.start))
        for heading in run_in.get(line.number, ()):
            yield {"line": line.number, "text": heading.text, "role": "heading", "level": heading.level, "run_in": True,
                   "place": place}
        yield {"line": line.number, "text": line.text, "role": role, "level": level, "run_in": False, "place": place}


def summary_object(summary: Summary) -> dict[str, Any]:
    """What the documents add up to."""
    return summary._asdict()


def statistics_object(statistics: Statistics) -> dict[str, Any]:
    """How often each rule spoke, and what the documents of each issuer add up to."""
    return {
        "rules": [rule._asdict() for rule in statistics.rules()],
        "issuers": [
            {key: getattr(one, key) for key in _ISSUER} | {"mean_body": round(one.mean_body)} for one in statistics.issuers()
        ],
    }
