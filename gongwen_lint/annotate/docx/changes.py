"""Edits as tracked changes: which of them can be made in the file exactly as the text has them."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from itertools import pairwise

from lxml.etree import _Element

from gongwen_lint.annotate.docx.controls import begun, is_fixed, is_locked
from gongwen_lint.annotate.docx.marks import Change
from gongwen_lint.annotate.docx.markup import is_empty, is_open
from gongwen_lint.annotate.docx.tree import Tree
from gongwen_lint.annotate.docx.units import Unit
from gongwen_lint.document import Edit
from gongwen_lint.named import NamedTuple
from gongwen_lint.readers.docx.names import MC
from gongwen_lint.readers.docx.trace import Origin, Traced

_PASSED = frozenset((
    "proofErr", "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd", "smartTagPr",
    "customXmlPr",
))
"""what may stand between words that go without going itself and without making two changes of one"""
_PARTING = frozenset(("ins", "sdt"))
"""what programs do not let one change reach into from outside"""


class _Stretch(NamedTuple):
    """Characters of one unit, by position, end exclusive."""

    unit: Unit
    begin: int
    end: int


class Changes:
    """The changes that are made so far."""

    def __init__(self, traced: Traced, tree: Tree) -> None:
        self.made: list[Change] = []
        self.locked = False
        """whether one was left out because a control does not let its words be changed"""
        self._traced = traced
        self._tree = tree
        self._taken: list[tuple[int, int]] = []
        self._deleted: list[list[_Stretch]] = []
        self._open: dict[_Element, bool] = {}
        """whether a paragraph takes changes"""

    def make(self, edits: Sequence[Edit]) -> bool:
        """Makes all of the edits, which are apart, as changes; none of them, and False, where one cannot be made exactly."""
        found = [self._stretches(edit) for edit in edits]
        overlap = any(before.span.end > after.span.start for before, after in pairwise(edits))
        if not edits or not all(found) or overlap or any(map(self._is_taken, edits)):
            return False
        for edit, stretches in zip(edits, found, strict=True):
            change = Change(edit.text, stretches[0].unit.element)
            self.made.append(change)
            insort(self._taken, tuple(edit.span))
            self._deleted.append(stretches)
            for unit, begin, end in stretches:
                if end > begin:
                    unit.deleted.append((begin, end, change))
            if edit.text:
                unit, _, end = stretches[-1]
                unit.inserted[end].append(change)
        return True

    def cover(self) -> None:
        """Lets comments that begin or end inside words that go cover them whole: a sign between would make two changes of one."""
        for stretches in self._deleted:
            head, tail = stretches[0], stretches[-1]
            for stretch in stretches:
                first, last = stretch is head, stretch is tail
                begun = _taken_out(stretch.unit.begins, stretch.begin + first, stretch.end - last)
                ended = _taken_out(stretch.unit.ends, stretch.begin + first, stretch.end - last)
                head.unit.begins[head.begin] += begun
                tail.unit.ends[tail.end] += ended

    def _is_taken(self, edit: Edit) -> bool:
        """Whether an edit shares a character with one that is made, or touches it: programs make one change of two that touch."""
        at = bisect_left(self._taken, edit.span)
        start, end = edit.span
        return any(begin <= end and start <= taken_end for begin, taken_end in self._taken[max(0, at - 1):at + 1])

    def _stretches(self, edit: Edit) -> list[_Stretch]:
        """The characters of an edit, those between them that nobody sees included; none where it cannot be made."""
        start, end = edit.span
        if not all(char.isprintable() or char == "\u3000" for char in edit.text):
            return []
        if start == end:
            return self._point(start) if edit.text else []
        found: list[_Stretch] = []
        for origin in map(self._traced.origin, range(start, end)):
            unit = self._unit(origin)
            if origin is None or unit is None:
                return []
            element = self._tree.elements[origin.element]
            begin, behind = unit.before(element, origin.offset), unit.behind(element, origin.offset)
            if found and found[-1].unit is unit:
                found[-1] = found[-1]._replace(end=behind)
            elif not found or self._adjoin(found[-1].unit.element, unit.element):
                found.append(_Stretch(unit, begin, behind))
            else:
                return []
        # What is left out between two characters, as soft hyphens are, goes with them.
        found[:-1] = [stretch._replace(end=stretch.unit.total) for stretch in found[:-1]]
        found[1:] = [stretch._replace(begin=0) for stretch in found[1:]]
        return found if all(unit.only_text(begin, behind) for unit, begin, behind in found) else []

    def _point(self, at: int) -> list[_Stretch]:
        """The place of words that are only inserted: behind the character before it, or before the first of its line."""
        line = self._traced.document.line_at(at)
        origin = self._traced.origin(at - 1 if at > line.start else at)
        unit = self._unit(origin)
        if origin is None or unit is None:
            return []
        element = self._tree.elements[origin.element]
        place = (unit.behind if at > line.start else unit.before)(element, origin.offset)
        return [_Stretch(unit, place, place)]

    def _unit(self, origin: Origin | None) -> Unit | None:
        """The run of a character that can be changed; None for one of a field, a formula, a text box, a move …"""
        if origin is None or origin.element in self._tree.in_field:
            return None
        w, text = self._tree.w, self._tree.elements[origin.element]
        unit = self._tree.unit(origin.element)
        if unit is None or text.tag != w + "t" or len(text) or text.getparent() is not unit.element:
            return None
        if unit.element.tag != w + "r":
            return None
        around = unit.element.getparent()
        around = around.getparent() if around.tag == w + "ins" else around
        while around.tag != w + "p":
            if around.tag in (w + "ins", w + "moveTo"):
                return None
            around = around.getparent()
        if is_locked(unit.element, w):
            self.locked = True
            return None
        return unit if self._takes_changes(around) else None

    def _takes_changes(self, paragraph: _Element) -> bool:
        """Whether changes in a paragraph come out as they are written: of frames and controls LibreOffice drops other words."""
        if paragraph not in self._open:
            w = self._tree.w
            self._open[paragraph] = (
                next(paragraph.iterancestors(MC + "AlternateContent"), None) is None
                and paragraph.find(f"{w}pPr/{w}framePr") is None
                and begun(paragraph, w) is None and not is_fixed(paragraph, w)
            )
        return self._open[paragraph]

    def _adjoin(self, before: _Element, after: _Element) -> bool:
        """Whether nothing that a person sees stands between two runs, and no paragraph ends there."""
        w, node = self._tree.w, before
        ends = {w + "p", *(w + name for name in _PARTING)}
        while True:
            while node.getnext() is None:
                node = node.getparent()
                if node is None or node.tag in ends:
                    return False
            node = node.getnext()
            while is_open(node, w) and node.tag not in ends and (inner := next(iter(node), None)) is not None:
                node = inner
            if node is after:
                return True
            if not isinstance(node.tag, str):
                continue
            open_ = is_open(node, w) and node.tag not in ends
            if node.tag.removeprefix(w) not in _PASSED and not open_ and not is_empty(node, w):
                return False


def _taken_out(comments: dict[int, list[int]], first: int, last: int) -> list[int]:
    """Takes out the comments at positions from the first to the last, in their order."""
    return [number for at in sorted(at for at in comments if first <= at <= last) for number in comments.pop(at)]
