"""What one run says of one document, as frozen values that every renderer reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongwen_lint.document import Document, Edit, Place, Span
from gongwen_lint.errors import UnreadableFile
from gongwen_lint.named import NamedTuple
from gongwen_lint.rules.record import SEVERITIES, Basis, Related
from gongwen_lint.structure.outline import Outline

if TYPE_CHECKING:
    from gongwen_lint.analysis.padding import Padding
    from gongwen_lint.annotate.notes import Annotated


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
    end_place: Place = Place()
    """where its last line stands"""
    region: str = "main"
    """of its first line: main, table, textbox, footnote, header or footer"""
    cut: bool = False
    """the quote is only the beginning of the passage"""
    file_columns: tuple[int, int] | None = None
    """column and end column in the file itself, where mending the lines has moved them"""
    edits: tuple[Edit, ...] = ()
    """the changes that mend it where a program can make them: in order, apart, each within one line"""
    edit_places: tuple[tuple[int, int], ...] = ()
    """line and column at which each of them begins"""
    role: str = "body"
    """of its first line (``structure.outline.ROLES``)"""
    elsewhere: bool = False
    """what it rests on binds others: no provision of the profile says it"""


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


class Facts(NamedTuple):
    """What was recognised of a document, as the outline has it (``structure.outline.Outline``)."""

    format: str
    """docx, pdf, txt or md"""
    title: str | None = None
    number: str | None = None
    issuers: tuple[str, ...] = ()
    addressee: str | None = None
    date: str | None = None
    genre: str | None = None
    kind: str | None = None
    cover: str | None = None
    forwards: str | None = None
    inner_title: str | None = None


class TextLine(NamedTuple):
    """A line of the document as a report shows it."""

    number: int
    text: str
    role: str
    level: int | None
    """1–4 for headings"""
    region: str = "main"
    continues: bool = False
    """goes on the paragraph of the line before"""


class DocumentReport(NamedTuple):
    """All that is said of one file; ``facts`` and ``counts`` are None where it could not be read."""

    path: str
    error: UnreadableFile | None = None
    facts: Facts | None = None
    counts: Counts | None = None
    profile: str = "central"
    findings: tuple[Finding, ...] = ()
    padding: Padding | None = None
    """None where no rule of the run judges how empty sentences are"""
    lines: tuple[TextLine, ...] = ()
    """the document's own, where a report shows them"""
    known: int = 0
    """findings left out because a baseline holds them"""
    annotated: Annotated | UnreadableFile | None = None
    """where one was asked for, the copy with the findings written into it, or why there is none"""
    document: Document | None = None
    outline: Outline | None = None
    """both only in the process that has read the file"""

    def with_lines(self) -> DocumentReport:
        """The same with the lines of the document."""
        if self.document is None or self.outline is None:
            return self
        shown = zip(self.document.lines, self.outline.shown_roles(), strict=True)
        return self._replace(lines=tuple(
            TextLine(line.number, line.text, role, level, line.region, line.continues) for line, (role, level) in shown
        ))

    def alone(self) -> DocumentReport:
        """The same without the document: what is handed from one process to another."""
        return self._replace(document=None, outline=None)


class Summary(NamedTuple):
    """What the reports of a run add up to."""

    documents: int = 0
    """those that could not be read included"""
    unreadable: int = 0
    error: int = 0
    warning: int = 0
    info: int = 0
    known: int = 0
    """findings left out because a baseline holds them"""
    unchecked: int = 0
    """documents that the run, broken off, did not come to"""

    def plus(self, report: DocumentReport) -> Summary:
        """The summary with one report more."""
        found = [finding.severity for finding in report.findings]
        more = {severity: getattr(self, severity) + found.count(severity) for severity in SEVERITIES}
        return self._replace(
            documents=self.documents + 1, unreadable=self.unreadable + (report.error is not None),
            known=self.known + report.known, **more,
        )

    @property
    def broken_off(self) -> str | None:
        """What there is to say of a run that did not come to all of its documents."""
        if not self.unchecked:
            return None
        return f"检查中断了：查完 {self.documents} 份，还有 {self.unchecked} 份没有查。"

    def exit_status(self, fail_on: str) -> int:
        """2 where a document could not be read, 1 where a finding is at or over ``fail_on`` (never: none is), else 0."""
        grave = SEVERITIES[:SEVERITIES.index(fail_on) + 1] if fail_on in SEVERITIES else ()
        return 2 if self.unreadable else int(any(getattr(self, severity) for severity in grave))


class Ended(NamedTuple):
    """What there is to say once all documents have been told."""

    summary: Summary
    notes: tuple[str, ...] = ()
    """what there is to say of the run as a whole, in sentences"""
    asides: tuple[str, ...] = ()
    """of them those that tell of nothing that was left undone"""
