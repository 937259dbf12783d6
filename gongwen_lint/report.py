"""What one run says of one document, as frozen values that every renderer reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from gongwen_lint.document import Document, Place, Span
from gongwen_lint.errors import UnreadableFile
from gongwen_lint.named import NamedTuple
from gongwen_lint.rules.record import SEVERITIES, Basis, Related
from gongwen_lint.structure.outline import Outline

if TYPE_CHECKING:
    from gongwen_lint.analysis.padding import Padding


class Finding(NamedTuple):
    """One finding. Lines and columns count from 1, ``end_column`` is exclusive."""

    rule: str
    name: str
    severity: str
    message: str
    span: Span
    line: int
    column: int
    end_line: int
    end_column: int
    place: Place
    heading: str | None
    quote: str
    suggestion: str | None
    score: float | None
    basis: tuple[Basis, ...]
    related: tuple[Related, ...] = ()


class Counts(NamedTuple):
    """字数 as Word counts it, but for ``body_han``, which is Han characters alone (DESIGN 3)."""

    body: int
    body_han: int
    cover: int
    total: int
    pages: int | None
    """pages from the first to the last line of the body"""
    pages_from: str | None
    """pdf, layout or grid"""


class DocumentReport(NamedTuple):
    """All that is said of one file; ``document``, ``outline`` and ``counts`` are None where it could not be read."""

    path: str
    error: UnreadableFile | None = None
    document: Document | None = None
    outline: Outline | None = None
    counts: Counts | None = None
    profile: str = "central"
    findings: tuple[Finding, ...] = ()
    padding: Padding | None = None
    """None where no rule of the run judges how empty sentences are"""


class Summary(NamedTuple):
    """What the reports of a run add up to."""

    documents: int = 0
    """those that could not be read included"""
    unreadable: int = 0
    error: int = 0
    warning: int = 0
    info: int = 0

    def plus(self, report: DocumentReport) -> Summary:
        """The summary with one report more."""
        found = [finding.severity for finding in report.findings]
        more = {severity: getattr(self, severity) + found.count(severity) for severity in SEVERITIES}
        return self._replace(documents=self.documents + 1, unreadable=self.unreadable + (report.error is not None), **more)

    def exit_status(self, fail_on: str) -> int:
        """2 where a document could not be read, 1 where a finding is at or over ``fail_on`` (never: none is), else 0."""
        grave = SEVERITIES[:SEVERITIES.index(fail_on) + 1] if fail_on in SEVERITIES else ()
        return 2 if self.unreadable else int(any(getattr(self, severity) for severity in grave))


class Run:
    """The reports of one run as they come; ``summary`` holds what those that came so far add up to."""

    def __init__(self, reports: Iterable[DocumentReport], notes: tuple[str, ...] = ()) -> None:
        self.notes = notes
        """what there is to say of the run as a whole, in sentences"""
        self.summary = Summary()
        self._reports = reports

    def __iter__(self) -> Iterator[DocumentReport]:
        for report in self._reports:
            self.summary = self.summary.plus(report)
            yield report
