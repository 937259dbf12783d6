"""What is written into a copy, and who is named as its author."""

from __future__ import annotations

import re

from gongwen_lint.analysis.places import line_of
from gongwen_lint.document import Edit, Span
from gongwen_lint.named import NamedTuple
from gongwen_lint.renderers import _words as words
from gongwen_lint.report import DocumentReport, Finding
from gongwen_lint.rules.record import Related


class Author(NamedTuple):
    """Who the notes are by."""

    name: str = "gongwen-lint"
    initials: str = "公文"
    date: str | None = None
    """ISO 8601, the time of day here and how far it is from UTC, as in 2026-01-31T16:00:00+08:00; given by the caller"""


class Note(NamedTuple):
    """One note on a stretch of ``Document.text``."""

    span: Span
    text: str
    """its paragraphs, separated by line feeds"""
    edits: tuple[Edit, ...] = ()
    """changes that do what it suggests: all of them together or none"""
    severity: str = "info"
    """error, warning or info"""


class Annotated(NamedTuple):
    """A copy with its notes."""

    data: bytes
    placed: int
    """notes that stand on the very words"""
    elsewhere: int
    """notes that could not, and stand at the nearest place the format allows"""
    signed: bool = False
    """the file has a digital signature, which the copy makes invalid"""
    hindrance: str = ""
    """a sentence on what the file's own protection keeps its reader from doing with the notes"""
    changes: int = 0
    """edits that are tracked changes in it"""


def notes_of(report: DocumentReport) -> list[Note]:
    """A note for each finding on a document that was read: what is wrong, what to do, what it refers to and rests on."""
    return [Note(finding.span, _said(finding, report), finding.edits, finding.severity) for finding in report.findings]


def _said(finding: Finding, report: DocumentReport) -> str:
    """Its paragraphs; a line feed inside one would make two."""
    said = [f"[{words.SEVERITIES[finding.severity]}] {finding.rule} {finding.name}：{finding.message}"]
    if finding.suggestion:
        said.append(f"建议：{finding.suggestion}")
    said += [f"参见：{_where(related, report)}，{related.message}" for related in finding.related]
    if finding.basis:
        said.append(f"依据：{words.bases(finding)}")
    return "\n".join(paragraph.replace("\n", " ") for paragraph in said)


def _where(related: Related, report: DocumentReport) -> str:
    """Other files without their folders: the copy goes to others, whom the folders of this machine do not concern."""
    if related.path == report.path and report.document:
        return f"本文{words.spot(report.document.lines[related.line - 1])}"
    name = re.split(r"[\\/]", related.path)[-1]
    return name if related.title and related.unlike is None else f"{name} {line_of(related.path, related.line)}"
