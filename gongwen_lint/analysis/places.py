"""Where a finding on the whole document points, and what it quotes."""

from __future__ import annotations

from gongwen_lint.document import Document, Span
from gongwen_lint.rules.record import Related
from gongwen_lint.structure.outline import Outline, Section

QUOTED = 60
"""characters quoted of a passage too long to quote whole"""


def title_place(outline: Outline) -> Span:
    """The title; without one the beginning of the body, without that the beginning of the text."""
    if outline.title_span:
        return outline.title_span
    first = next(outline.body(), None) or next(iter(outline.blocks), None)
    return first.paragraph.span(first.start, min(first.end, first.start + QUOTED)) if first else Span(0, 0)


def heading_place(document: Document, section: Section) -> Span:
    """A section's heading without the blanks before it."""
    span = section.heading
    text = document.text[span.start:span.end]
    return Span(span.end - len(text.lstrip()), span.end)


def opening(document: Document, span: Span) -> str:
    """The beginning of a passage, to quote it by."""
    return document.quote(Span(span.start, min(span.end, span.start + QUOTED)))


def line_of(path: str, line: int, end_line: int | None = None) -> str:
    """A line, or lines, of another document: of a text file as it is, else as ``gongwen-lint text`` numbers them."""
    lines = str(line) if end_line in (None, line) else f"{line}至{end_line}"
    return f"第{lines}行" if path.lower().endswith((".txt", ".md")) else f"行号{lines}"


def related(document: Document, span: Span, message: str) -> Related:
    """A passage of a document as what a finding refers to, quoted by its beginning."""
    line, end_line = (document.position(offset)[0] for offset in (span.start, max(span.start, span.end - 1)))
    return Related(document.path, line, end_line, opening(document, span), message)
