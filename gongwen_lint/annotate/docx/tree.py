"""The part with the text as it is to be written: the elements that notes stand at, and what is set around them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Set

from lxml.etree import _Element

from gongwen_lint.annotate.docx.controls import begun, behind
from gongwen_lint.annotate.docx.marks import Marks
from gongwen_lint.annotate.docx.markup import container, namespace, outermost, unit
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
        self._before: defaultdict[_Element, list[int]] = defaultdict(list)
        """comments that begin before a control"""
        self._ending: defaultdict[_Element, list[int]] = defaultdict(list)
        """comments that end where a paragraph begins"""
        self._points: defaultdict[_Element, list[int]] = defaultdict(list)
        """comments that begin and end where a paragraph begins"""
        self._controls: dict[_Element, _Element | None] = {}
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

    def beside(self, ends: tuple[Origin, Origin] | None) -> bool:
        """Whether a comment on these characters, or on the first paragraph, would have to stand in the first of a control."""
        return self._begun(self._paragraph(ends[0] if ends else None)) is not None

    def comment(self, number: int, ends: tuple[Origin, Origin] | None, in_line: tuple[Origin, Origin] | None) -> None:
        """Lets a comment reach from one character to another; over a whole paragraph where there are none.

        LibreOffice drops comments that begin in a table or frame and end outside it: they end with their first line,
        ``in_line``. It drops words where they stand in a paragraph that a control begins with: they stand around that.
        """
        if ends and in_line and (self._container(ends[0]) != self._container(ends[1]) or self._in_begun(ends[1])):
            ends = in_line
        paragraph = self._paragraph(ends[0] if ends else None)
        control = self._begun(paragraph)
        if control is not None:
            self._stand_around(control, paragraph, number)
            return
        begin, end = (self.unit(ends[0].element), self.unit(ends[1].element)) if ends else (None, None)
        if ends is None or begin is None or end is None or self._in_begun(ends[1]):
            self._whole[paragraph].append(number)
            return
        first, last = ends
        begin.begins[begin.before(self.elements[first.element], first.offset)].append(number)
        end.ends[end.behind(self.elements[last.element], last.offset)].append(number)

    def write(self, marks: Marks) -> None:
        """Sets everything into the part."""
        for around in sorted(self._units.values(), key=lambda around: around.order):
            around.write(marks)
        for paragraph, comments in self._whole.items():
            self._open(paragraph, marks.around((), comments))
            paragraph.extend(marks.around(comments, ()))
        for control, comments in self._before.items():
            for mark in marks.around((), comments):
                control.addprevious(mark)
        for paragraph, comments in self._ending.items():
            self._open(paragraph, marks.around(comments, ()))
        for paragraph, comments in self._points.items():
            self._open(paragraph, (*marks.around((), comments), *marks.around(comments, ())))

    def _stand_around(self, control: _Element, paragraph: _Element, number: int) -> None:
        """A comment from before a control to the next paragraph, or at the very beginning of its own, which loses nothing."""
        after = behind(paragraph, control, self.w)
        if after is None:
            self._points[paragraph].append(number)
        else:
            self._before[control].append(number)
            self._ending[after].append(number)

    def _paragraph(self, origin: Origin | None) -> _Element:
        """The outermost paragraph around a character, or the first of the table row or the like that stands for it."""
        if origin is None:
            return self._first
        element = self.elements[origin.element]
        around = outermost(element, self.w)
        return next(element.iter(self.w + "p"), self._first) if around is None else around

    def _begun(self, paragraph: _Element) -> _Element | None:
        """The control that begins with a paragraph, looked for once."""
        if paragraph not in self._controls:
            self._controls[paragraph] = begun(paragraph, self.w)
        return self._controls[paragraph]

    def _in_begun(self, origin: Origin) -> bool:
        return self._begun(self._paragraph(origin)) is not None

    def _container(self, origin: Origin) -> tuple[object, ...]:
        return container(self._paragraph(origin), self.w)

    def _open(self, paragraph: _Element, begins: Iterable[_Element]) -> None:
        """Sets marks before all that is in a paragraph."""
        properties = paragraph.find(self.w + "pPr")
        for mark in reversed(tuple(begins)):
            if properties is None:
                paragraph.insert(0, mark)
            else:
                properties.addnext(mark)
