"""Edits: making them in a text, choosing those that go together, and letting through only what a program may make."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from gongwen_lint.document import FURNITURE, Document, Edit, Line, Paragraph, Span
from gongwen_lint.expressions import Expression

if TYPE_CHECKING:
    from gongwen_lint.analysis.shields import Shields
    from gongwen_lint.report import Finding

_TORN = Expression(r"[，、；：。！？,;:][，、；：。！？,;:]|[\n（“《]\s?[，、；：。！？,;:]")
"""marks that nothing stands between, or nothing before"""
_BESIDE = 2
"""characters on either side of an edit in which it may leave such marks"""


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with these edits made, which are given in order.

    Raises ValueError where two of them overlap.
    """
    out, at = [], 0
    for (start, end), put in edits:
        if start < at:
            raise ValueError(f"edits overlap at {start}")
        out += (text[at:start], put)
        at = end
    return "".join((*out, text[at:]))


def together(findings: Iterable[Finding]) -> tuple[Edit, ...]:
    """The edits of as many findings as go together, in order; of two that would change the same words the first stays."""
    taken: list[Edit] = []
    for finding in findings:
        if not any(_meets(edit, taken) for edit in finding.edits):
            for edit in finding.edits:
                insort(taken, edit)
    return tuple(taken)


def _meets(edit: Edit, taken: list[Edit]) -> bool:
    """Whether an edit shares a character with one of those taken, which are in order, or ends where one begins."""
    at = bisect_left(taken, edit)
    beside = taken[max(0, at - 1):at + 1]
    return any(other.span.start <= edit.span.end and edit.span.start <= other.span.end for other in beside)


class Guard:
    """What may be changed in a document; ``protected`` are the unit's own formulations."""

    def __init__(self, document: Document, protected: tuple[str, ...] = ()) -> None:
        self._document, self._protected = document, protected
        self._held: dict[int, Shields] = {}
        """by the number of a paragraph's first line"""

    def sound(self, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
        """The edits of one finding, in order and each within a line; none where one of them may not be made.

        What runs over a printed line's end is changed line by line, page furniture between left alone. None may touch a protected
        formulation, a title, a name or a number that the file sets by itself, none join two cells, leave a paragraph empty or
        two marks side by side.
        """
        pieces = [piece for edit in sorted(edits) for piece in self._pieces(edit)]
        inside: dict[int, tuple[Paragraph, list[Edit]]] = {}
        for line, (span, put) in pieces:
            paragraph = self._paragraph(line)
            at = paragraph.starts[bisect_left(paragraph.lines, line.number - 1)] + span.start - line.start
            own = Edit(Span(at, at + span.end - span.start), put)
            if span.start - line.start < line.layout.label or "\t" in line.text[span.start - line.start:span.end - line.start]:
                return ()
            inside.setdefault(paragraph.lines[0], (paragraph, []))[1].append(own)
        if all(self._keeps(paragraph, own) for paragraph, own in inside.values()):
            return tuple(edit for _, edit in pieces)
        return ()

    def _pieces(self, edit: Edit) -> Iterator[tuple[Line, Edit]]:
        """The edit line by line, what it puts in on the first."""
        (start, end), put = edit
        first = self._document.line_at(start)
        for line in self._document.lines[first.number - 1:self._document.line_at(max(start, end - 1)).number]:
            aside = line.region in FURNITURE or (line.region == "footnote") != (first.region == "footnote")
            if line is first or not (aside or not line.text.strip()):
                yield line, Edit(Span(max(start, line.start), min(end, line.end)), put)
                put = ""

    def _paragraph(self, line: Line) -> Paragraph:
        paragraphs, number = self._document.paragraphs, line.number - 1
        if line.region in FURNITURE:
            return Paragraph((number,), line.text, (0,), (line.start,), line.region)
        at = bisect_right(paragraphs, number, key=lambda paragraph: paragraph.lines[0]) - 1
        while not _has(paragraphs[at], number):  # footnotes stand within the lines of another paragraph
            at -= 1
        return paragraphs[at]

    def _keeps(self, paragraph: Paragraph, edits: list[Edit]) -> bool:
        from gongwen_lint.analysis.shields import shields  # most documents have nothing to mend

        key = paragraph.lines[0]
        if key not in self._held:
            self._held[key] = shields(paragraph.text, self._protected)
        held, text = self._held[key], paragraph.text
        for edit in edits:
            start, end = _changed(text, edit)
            if held.touch(start, end) or _tears(text, edit):
                return False
        most = sum(end - start for (start, end), _ in edits) * 4 > len(text)
        return not most or bool(apply(text, edits).strip())


def _has(paragraph: Paragraph, number: int) -> bool:
    at = bisect_left(paragraph.lines, number)
    return at < len(paragraph.lines) and paragraph.lines[at] == number


def _changed(text: str, edit: Edit) -> Span:
    """The stretch of an edit without what it puts back as it was: 中央 where 中央编译局 becomes 中央党史和文献研究院."""
    (start, end), put = edit
    start += (same := _shared(text[start:end], put))
    return Span(start, end - _shared(text[start:end][::-1], put[same:][::-1]))


def _shared(one: str, other: str) -> int:
    """The number of characters in which two texts begin alike."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _tears(text: str, edit: Edit) -> bool:
    """Whether an edit leaves two marks side by side, or one at the beginning, where none were."""
    (start, end), put = edit
    before, behind = ("" if start > _BESIDE else "\n") + text[max(0, start - _BESIDE):start], text[end:end + _BESIDE]
    return bool(_TORN.search(before + put + behind)) and not _TORN.search(before + text[start:end] + behind)
