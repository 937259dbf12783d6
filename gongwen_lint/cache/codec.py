"""A report as bytes and back, exactly: its values as JSON lists in the order of their fields, which can do nothing when read."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from typing import Any

from gongwen_lint.document import Cell, Edit, Place, Span
from gongwen_lint.report import Counts, DocumentReport, Facts, Finding, TextLine
from gongwen_lint.rules.record import Basis, Related

_LEVEL = 1
_MOST = 1 << 28
"""bytes that an entry may unpack to"""


def packed(report: DocumentReport) -> bytes:
    """The report without its path and its document."""
    rows = (
        report.facts, report.counts, report.profile,
        [finding._replace(related=[_without(report.path, one) for one in finding.related]) for finding in report.findings],
        report.padding, report.lines,
    )
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def restored(packed: bytes, path: str) -> DocumentReport | None:
    """The report under the name ``path``; None for bytes that are none. What stands behind its end is not looked at."""
    try:
        text = zlib.decompressobj().decompress(packed, _MOST).decode("utf-8", "surrogatepass")
        facts, counts, profile, findings, padding, lines = json.loads(text)
        return DocumentReport(
            path, None, _optional(_facts)(facts), _optional(Counts._make)(counts), profile,
            tuple(_finding(row, path) for row in findings), _optional(_padding)(padding), tuple(map(TextLine._make, lines)),
        )
    except (zlib.error, ValueError, TypeError, RecursionError):  # sealed by who holds the document, and not by us
        return None


def _without(path: str, related: Related) -> Related:
    """Nothing stands for the path of the document itself, which may be called otherwise by then."""
    return related._replace(path=None) if related.path == path else related  # type: ignore[arg-type]


def _optional(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else read(value)


def _facts(row: list[Any]) -> Facts:
    facts = Facts._make(row)
    return facts._replace(issuers=tuple(facts.issuers))


def _finding(row: list[Any], path: str) -> Finding:
    found = Finding._make(row)
    return found._replace(
        span=Span._make(found.span), place=_place(found.place), end_place=_place(found.end_place),
        basis=tuple(map(Basis._make, found.basis)), related=tuple(_related(one, path) for one in found.related),
        file_columns=_optional(tuple)(found.file_columns),
        edits=tuple(Edit(Span._make(span), text) for span, text in found.edits), edit_places=tuple(map(tuple, found.edit_places)),
    )


def _place(row: list[Any]) -> Place:
    *before, cell = row
    return Place._make((*before, _optional(Cell._make)(cell)))


def _related(row: list[Any], path: str) -> Related:
    related = Related._make(row)
    return related._replace(
        path=path if related.path is None else related.path,
        unlike=_stretches(related.unlike), unlike_here=_stretches(related.unlike_here), reach=_optional(tuple)(related.reach),
    )


def _stretches(rows: Any) -> tuple[tuple[int, int], ...] | None:
    return None if rows is None else tuple((start, end) for start, end in rows)


def _padding(row: list[Any]) -> Any:
    from gongwen_lint.analysis.padding import Padding, Stretch

    padding = Padding._make(row)
    return padding._replace(map=tuple(map(Stretch._make, padding.map)))
