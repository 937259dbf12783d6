"""The way back from the characters of a .docx as read to the elements of its text that they stand in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from lxml.etree import _Element

from gongwen_lint.document import Document, Line, Span
from gongwen_lint.named import NamedTuple
from gongwen_lint.readers.docx.lines import Draft


class Origin(NamedTuple):
    """A character in the part with the text."""

    element: int
    """place among all elements of the part in the order of the file, from 0"""
    offset: int
    """place among the characters that are seen of the element, from 0"""


class TracedLine(NamedTuple):
    """Where the characters of a line as stored come from."""

    starts: tuple[int, ...]
    """column, from 0 and before mending, at which each piece begins"""
    elements: tuple[int | None, ...]
    """the element that each piece stands in; None where that is none of the part"""
    hangs: int | None
    """the paragraph, table row, drawing or reference of the part that the line belongs to"""


class Traced(NamedTuple):
    """A document and where it comes from; ``lines`` are in the order of its own."""

    document: Document
    lines: tuple[TracedLine, ...]

    def origin(self, at: int) -> Origin | None:
        """Where the character at an offset of ``Document.text`` stands; None for line ends, automatic numbers, other parts."""
        line = self.document.line_at(at)
        column = at - line.start
        if column >= len(line.text):
            return None
        if line.columns is not None:
            column = line.columns[column] - 1
        pieces = self.lines[line.number - 1]
        piece = bisect_right(pieces.starts, column) - 1
        element = pieces.elements[piece] if piece >= 0 else None
        return None if element is None else Origin(element, column - pieces.starts[piece])

    def ends(self, span: Span) -> tuple[Origin, Origin] | None:
        """The first and the last character of a span that stand in the part, in the order of the file; None without any."""
        first = self._first(range(span.start, span.end))
        last = self._first(range(span.end - 1, span.start - 1, -1)) if first else None
        return (min(first, last), max(first, last)) if first and last else None

    def hangs(self, line: Line) -> int | None:
        """The element that a line belongs to."""
        return self.lines[line.number - 1].hangs

    def _first(self, offsets: Iterable[int]) -> Origin | None:
        return next((origin for at in offsets if (origin := self.origin(at))), None)


def traced(document: Document, drafts: Sequence[Draft], root: _Element) -> Traced:
    """The document with the places of what its lines were drafted from, numbered as the elements under ``root``."""
    kept = [draft.sources for draft in drafts if draft.sources]
    wanted = {piece.source for sources in kept for piece in sources.pieces if not isinstance(piece, str)}
    wanted.update(sources.hangs for sources in kept)
    numbers = {element: number for number, element in enumerate(root.iter("*")) if element in wanted}
    return Traced(document, tuple(_line(draft, numbers) for draft in drafts))


def _line(draft: Draft, numbers: dict[_Element, int]) -> TracedLine:
    assert draft.sources is not None
    starts, elements = [], []
    at = 0
    for piece in draft.sources.pieces:
        unwritten = isinstance(piece, str)
        starts.append(at)
        elements.append(None if unwritten or piece.source is None else numbers.get(piece.source))
        at += len(piece if unwritten else piece.text)
    hangs = draft.sources.hangs
    return TracedLine(tuple(starts), tuple(elements), None if hangs is None else numbers.get(hangs))
