"""What is set around and into one part of a paragraph: marks of comments, and changes of its words; a run is split for them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from lxml.etree import _Element

from gongwen_lint.annotate.docx.marks import Change, Marks
from gongwen_lint.annotate.docx.markup import SPACE
from gongwen_lint.readers.docx.inline import visible_text

_UNSEEN = ("lastRenderedPageBreak",)


class Unit:
    """A run or another part of a paragraph. Positions count characters of its texts, and one for each other thing in it."""

    def __init__(self, element: _Element, w: str, order: int) -> None:
        """``order`` grows with the units in the order of the file."""
        self.element = element
        self.total = 0
        """the last position"""
        self.order = order
        self.begins: defaultdict[int, list[int]] = defaultdict(list)
        """the comments that begin at a position"""
        self.ends: defaultdict[int, list[int]] = defaultdict(list)
        self.deleted: list[tuple[int, int, Change]] = []
        """stretches apart from each other, ends exclusive"""
        self.inserted: defaultdict[int, list[Change]] = defaultdict(list)
        self._w = w
        self._unseen = {w + name for name in _UNSEEN}
        self._starts: dict[_Element, int] = {}
        for child in element if element.tag == w + "r" else ():
            if child.tag != w + "rPr":
                self._starts[child] = self.total
                self.total += self._length(child)
        self.total = self.total or 1
        self._children, self._positions = list(self._starts), list(self._starts.values())

    def before(self, inner: _Element, offset: int) -> int:
        """The position before a character of an element in it; before the whole of what cannot be split."""
        child = self._child(inner)
        return self._starts.get(child, 0) + (offset if child is inner and self._is_text(child) else 0)

    def behind(self, inner: _Element, offset: int) -> int:
        """The position behind a character of an element in it."""
        child = self._child(inner)
        if child not in self._starts:
            return self.total
        return self._starts[child] + (offset + 1 if child is inner and self._is_text(child) else self._length(child))

    def only_text(self, begin: int, end: int) -> bool:
        """Whether all that stands between two positions are texts."""
        positions = self._positions
        return all(
            self._is_text(child) or child.tag in self._unseen
            for child in self._children[bisect_left(positions, begin):bisect_left(positions, end)]
        )

    def write(self, marks: Marks) -> None:
        """Sets all of it into the file."""
        stops = {0, self.total, *self.begins, *self.ends, *self.inserted}
        stops.update(stop for begin, end, _ in self.deleted for stop in (begin, end))
        positions = sorted(stops)
        pieces = self._split(positions[1:-1], marks)
        deletions = sorted(self.deleted, key=lambda deletion: deletion[:2], reverse=True)
        for begin, piece in zip(positions, pieces, strict=False):
            while deletions and deletions[-1][1] <= begin:
                deletions.pop()
            for change in self.inserted.get(begin, ()):
                piece.addprevious(marks.insertion(change))
            for mark in marks.around(self.ends.get(begin, ()), self.begins.get(begin, ())):
                piece.addprevious(mark)
            if deletions and deletions[-1][0] <= begin:
                marks.delete(piece, deletions[-1][2])
        last = pieces[-1].getparent() if deletions and deletions[-1][1] >= self.total else pieces[-1]
        closing = map(marks.insertion, self.inserted.get(self.total, ()))
        for mark in (*closing, *marks.around(self.ends.get(self.total, ()), ())):
            last.addnext(mark)
            last = mark

    def _child(self, inner: _Element) -> _Element:
        while inner not in self._starts and inner is not self.element:
            inner = inner.getparent()
        return inner

    def _is_text(self, child: _Element) -> bool:
        return child.tag == self._w + "t" and not len(child)

    def _length(self, child: _Element) -> int:
        if self._is_text(child):
            return len(visible_text(child))
        return 0 if not isinstance(child.tag, str) or child.tag in self._unseen else 1

    def _split(self, cuts: list[int], marks: Marks) -> list[_Element]:
        """The run in as many pieces as the cuts, which are in order and inside it, make; all look like it."""
        pieces = [self.element]
        left = cuts[::-1]
        for child, start in self._starts.items() if cuts else ():
            while left and left[-1] <= start:
                left.pop()
                pieces.append(marks.like(pieces[-1]))
            if len(pieces) > 1:
                pieces[-1].append(child)
            inside, end = [], start + self._length(child) if left else 0
            while left and left[-1] < end:
                inside.append(left.pop() - start)
            for rest in _parted(child, inside) if inside else ():
                pieces.append(marks.like(pieces[-1]))
                pieces[-1].append(rest)
        return pieces


def _parted(text: _Element, cuts: Sequence[int]) -> list[_Element]:
    """Cuts a text after so many characters each and returns all parts but the first, which it keeps; blanks stay seen."""
    seen = visible_text(text)
    parts = [text, *(text.makeelement(text.tag, dict(text.attrib)) for _ in cuts)]
    for part, (begin, end) in zip(parts, pairwise((0, *cuts, len(seen))), strict=True):
        part.text = seen[begin:end]
        if part.text != part.text.strip():
            part.set(SPACE, "preserve")
    return parts[1:]
