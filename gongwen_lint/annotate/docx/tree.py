"""The part with the text as it is to be written: the elements that notes stand at, and what is set around them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set

from lxml.etree import _Element

from gongwen_lint.annotate.docx.marks import Marks
from gongwen_lint.annotate.docx.markup import namespace, paragraph_of, unit
from gongwen_lint.annotate.docx.units import Unit
from gongwen_lint.readers.docx.names import whole
from gongwen_lint.readers.docx.trace import Origin

_COMMENTS = ("commentRangeStart", "commentRangeEnd", "commentReference")


class Tree:
    """The elements of the part that are asked for by their number, and the units of its paragraphs."""

    def __init__(self, root: _Element, first: _Element, wanted: Set[int]) -> None:
        """``first`` is the first paragraph, ``wanted`` are places among all elements in the order of the file, from 0."""
        self.w = w = namespace(root)
        self._first = first
        self.root = root
        self.elements: dict[int, _Element] = {}
        self.in_field: set[int] = set()
        """those of the elements that are part of a field, whose words come anew when it is updated"""
        self.comment_ids: set[int] = set()
        self.ids: set[int] = set()
        """the other numbers that are given, those of changes among them"""
        self._units: dict[_Element, Unit] = {}
        self._whole: defaultdict[_Element, list[int]] = defaultdict(list)
        """comments on whole paragraphs"""
        field, number_of, comments = w + "fldChar", w + "id", {w + name for name in _COMMENTS}
        depth = 0
        for number, element in enumerate(root.iter("*")):
            if element.tag == field:
                depth = max(0, depth + {"begin": 1, "end": -1}.get(element.get(w + "fldCharType") or "", 0))
            if number in wanted:
                self.elements[number] = element
                if depth:
                    self.in_field.add(number)
            given = whole(element.get(number_of))
            if given is not None:
                (self.comment_ids if element.tag in comments else self.ids).add(given)

    def unit(self, number: int) -> Unit | None:
        """The unit around an element; None where that is a whole paragraph or in none."""
        around = unit(self.elements[number], self.w)
        if around is None or around.tag == self.w + "p":
            return None
        found = self._units.get(around)
        if found is None:
            found = self._units[around] = Unit(around, self.w, number)
        found.order = min(found.order, number)
        return found

    def comment(self, number: int, ends: tuple[Origin, Origin] | None, in_line: tuple[Origin, Origin] | None) -> None:
        """Lets a comment reach from one character to another; over a whole paragraph where there are none.

        LibreOffice drops comments that begin in a table or frame and end outside it: they end with their first line,
        ``in_line``.
        """
        if ends is None:
            self._whole[self._first].append(number)
            return
        first, last = in_line if in_line and self._container(ends[0]) != self._container(ends[1]) else ends
        begin, end = self.unit(first.element), self.unit(last.element)
        if begin is None or end is None:
            paragraph = paragraph_of(self.elements[first.element], self.w)
            self._whole[self._first if paragraph is None else paragraph].append(number)
            return
        begin.begins[begin.before(self.elements[first.element], first.offset)].append(number)
        end.ends[end.behind(self.elements[last.element], last.offset)].append(number)

    def _container(self, origin: Origin) -> tuple[object, ...]:
        """The table that a character stands in and the frame that its paragraph does."""
        around = unit(self.elements[origin.element], self.w)
        if around is None:
            return ()
        paragraph = next(around.iterancestors(self.w + "p"), around)
        frame = paragraph.find(f"{self.w}pPr/{self.w}framePr")
        return next(around.iterancestors(self.w + "tbl"), None), () if frame is None else tuple(sorted(frame.items()))

    def write(self, marks: Marks) -> None:
        """Sets everything into the part."""
        for around in sorted(self._units.values(), key=lambda around: around.order):
            around.write(marks)
        for paragraph, comments in self._whole.items():
            properties = paragraph.find(self.w + "pPr")
            begins = list(marks.around((), comments))
            for mark in reversed(begins):
                if properties is None:
                    paragraph.insert(0, mark)
                else:
                    properties.addnext(mark)
            paragraph.extend(marks.around(comments, ()))
