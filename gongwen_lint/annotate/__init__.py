"""Copies of files with the findings written into them as notes on the quoted words; the files themselves stay as they are."""

from __future__ import annotations

from gongwen_lint.annotate.notes import Annotated, Author, notes_of
from gongwen_lint.errors import unreadable
from gongwen_lint.named import NamedTuple
from gongwen_lint.readers.limits import Limits
from gongwen_lint.readers.sniff import sniff
from gongwen_lint.report import DocumentReport

FORMS = ("comments", "revisions")
"""notes alone, or notes and, where a finding has edits, tracked changes as well"""
_TEXT = "纯文本"
"""what has no mark of any kind"""


class Manner(NamedTuple):
    """How copies are made."""

    author: Author = Author()
    form: str = FORMS[0]


def annotate(data: bytes, report: DocumentReport, manner: Manner, limits: Limits) -> Annotated:
    """A copy of the .docx or .pdf in ``data`` with the findings of its report, which still has its document.

    Raises UnreadableFile: ``annotation-unsupported`` for other files, else what the format's own function raises.
    """
    kind = sniff(data, report.path)
    if kind.reader == "docx":
        from gongwen_lint.annotate.docx import annotate_docx

        revisions = manner.form == "revisions"
        return annotate_docx(data, report.path, notes_of(report), manner.author, revisions=revisions, limits=limits)
    if kind.reader == "pdf":
        from gongwen_lint.annotate.pdf import annotate_pdf

        return annotate_pdf(data, report.path, notes_of(report), manner.author, limits)
    raise unreadable("annotation-unsupported", report.path, kind=kind.label or _TEXT)
