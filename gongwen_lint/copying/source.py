"""A document that drafts are compared with: what it is called, its text, and what of it is compared."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from gongwen_lint.copying.stream import Stream, stretches
from gongwen_lint.document import Document, Span
from gongwen_lint.named import NamedTuple
from gongwen_lint.structure.outline import Outline


class _Recorded(NamedTuple):
    path: str
    text: str
    """``Document.text``: lines joined by line feeds"""
    stretches: tuple[tuple[int, int], ...]
    """what of the text is compared (copying.stream)"""
    headings: tuple[tuple[int, int, int], ...] = ()
    """level, start and end in ``text`` of each heading"""
    title: str | None = None
    number: str | None = None
    issuers: tuple[str, ...] = ()
    level: str | None = None
    """the issuer's, as ``Outline.level`` names it"""
    date: str | None = None
    """YYYY-MM-DD, or YYYY-MM"""


class Source(_Recorded):
    """A document as it is kept to compare with; all that is ever asked of it, whether it was read just now or long ago."""

    @cached_property
    def stream(self) -> Stream:
        """Its compared characters."""
        return Stream(self.text, self.stretches)

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        while (at := self.text.find("\n", starts[-1])) >= 0:
            starts.append(at + 1)
        return starts

    def lines(self, span: Span) -> tuple[int, int]:
        """The first and the last line of a stretch of the text, from 1."""
        return bisect_right(self._starts, span.start), bisect_right(self._starts, max(span.start, span.end - 1))

    def quote(self, span: Span) -> str:
        """A stretch of the text as a reader would quote it, without line breaks and what stands between two pages."""
        first = bisect_right(self.stretches, (span.start, len(self.text)))
        pieces: list[str] = []
        at = span.start
        for start, end in self.stretches[max(0, first - 1):]:
            if start >= span.end:
                break
            if end > at:
                before = self.text[at:start].rpartition("\n")[2]  # an item's number; what is between two pages has its own line
                pieces.append(before + self.text[max(at, start):min(end, span.end)])
                at = min(end, span.end)
        return "".join(pieces)

    @property
    def name(self) -> str:
        """What to call it: its title, else the name of its file."""
        return self.title or self.path.replace("\\", "/").rpartition("/")[2]


def source_of(document: Document, outline: Outline) -> Source:
    """A document that was read, as one to compare with."""
    headings = tuple((block.level or 1, *block.span) for block in outline.blocks if block.role == "heading")
    return Source(
        document.path, document.text, stretches(outline), headings, outline.title, outline.number, outline.issuers,
        outline.level, outline.date,
    )
