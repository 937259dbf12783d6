"""What is written into a copy, and who is named as its author."""

from __future__ import annotations

from gongwen_lint.document import Span
from gongwen_lint.named import NamedTuple


class Edit(NamedTuple):
    """One change of words."""

    span: Span
    text: str


class Author(NamedTuple):
    """Who the notes are by."""

    name: str = "gongwen-lint"
    initials: str = "公文"
    date: str | None = None
    """ISO 8601, UTC; given by the caller"""


class Note(NamedTuple):
    """One note on a stretch of ``Document.text``."""

    span: Span
    text: str
    edits: tuple[Edit, ...] = ()
    severity: str = "info"
    """error, warning or info"""


class Annotated(NamedTuple):
    """A copy with its notes."""

    data: bytes
    placed: int
    """notes that stand on the very words"""
    elsewhere: int
    """notes that could not, and stand at the top of the page"""
