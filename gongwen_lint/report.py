"""What one run says of one document, as frozen values that every renderer reads."""

from __future__ import annotations

from dataclasses import dataclass

from gongwen_lint.document import Document, Place, Span
from gongwen_lint.errors import UnreadableFile
from gongwen_lint.rules.record import Basis
from gongwen_lint.structure.outline import Outline


@dataclass(frozen=True, slots=True)
class Related:
    """A place in another document that a finding refers to; lines from 1."""

    path: str
    line: int
    end_line: int
    quote: str
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
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


@dataclass(frozen=True, slots=True)
class Counts:
    """字数 as Word counts it, but for ``body_han``, which is Han characters alone (DESIGN 3)."""

    body: int
    body_han: int
    cover: int
    total: int
    pages: int | None
    """pages from the first to the last line of the body"""
    pages_from: str | None
    """pdf, layout or grid"""


@dataclass(frozen=True)
class DocumentReport:
    """All that is said of one file; ``document``, ``outline`` and ``counts`` are None where it could not be read."""

    path: str
    error: UnreadableFile | None = None
    document: Document | None = None
    outline: Outline | None = None
    counts: Counts | None = None
    profile: str = "central"
    findings: tuple[Finding, ...] = ()
