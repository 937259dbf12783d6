"""The elements that are set into the text: where a comment begins and ends, and words that are deleted or inserted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from itertools import pairwise

from lxml import etree
from lxml.etree import _Element

from gongwen_lint.annotate.docx.markup import SPACE, is_empty
from gongwen_lint.annotate.notes import Author
from gongwen_lint.readers.docx.inline import visible_text


class Change:
    """One edit of the text and the marks that were made of it."""

    def __init__(self, words: str, like: _Element) -> None:
        """``words`` are the new ones, ``like`` is the run that they are to look like."""
        self.words = words
        self.like = like
        self.deletions: list[_Element] = []


class Marks:
    """Makes the marks, in the namespace ``w`` of the file, in the order of the text."""

    def __init__(self, w: str, author: Author, ids: Iterator[int], look: str | None) -> None:
        """``ids`` are those of changes; ``look`` is the style of the sign that refers to a comment."""
        self._w = w
        self._author = author
        self._ids = ids
        self._look = look
        self._insertions: list[_Element] = []

    def around(self, ends: Iterable[int], begins: Iterable[int]) -> Iterator[_Element]:
        """The marks of the comments that end and of those that begin at one place."""
        for number in ends:
            yield self.end(number)
            yield self.reference(number)
        for number in begins:
            yield self.begin(number)

    def begin(self, comment: int) -> _Element:
        """Where the words of a comment begin."""
        return self._element("commentRangeStart", id=str(comment))

    def end(self, comment: int) -> _Element:
        """Where they end."""
        return self._element("commentRangeEnd", id=str(comment))

    def reference(self, comment: int) -> _Element:
        """The run, without words, that a comment hangs on."""
        run = self._element("r")
        if self._look:
            etree.SubElement(etree.SubElement(run, self._w + "rPr"), self._w + "rStyle", {self._w + "val": self._look})
        etree.SubElement(run, self._w + "commentReference", {self._w + "id": str(comment)})
        return run

    def delete(self, run: _Element, change: Change) -> None:
        """Marks a run of the text as deleted."""
        deletion = self._revision("del")
        run.addprevious(deletion)
        deletion.append(run)
        change.deletions.append(deletion)
        for text in run.iterchildren(self._w + "t"):
            text.text = visible_text(text)
            text.tag = self._w + "delText"
            text.set(SPACE, "preserve")

    def insertion(self, change: Change) -> _Element:
        """The new words of a change."""
        insertion = self._revision("ins")
        run = etree.SubElement(insertion, self._w + "r")
        look = change.like.find(self._w + "rPr")
        if look is not None:
            run.append(deepcopy(look))
            for former in run[0].findall(self._w + "rPrChange"):
                run[0].remove(former)
        etree.SubElement(run, self._w + "t", {SPACE: "preserve"}).text = change.words
        self._insertions.append(insertion)
        return insertion

    def settle(self, changes: Iterable[Change]) -> None:
        """Makes one mark of the deletions of a change that touch, and takes insertions out of those of somebody else."""
        for change in changes:
            for before, after in pairwise(change.deletions):
                between = before.getnext()
                while between is not None and (between.tag == self._w + "proofErr" or is_empty(between, self._w)):
                    before.append(between)
                    between = before.getnext()
                if between is after:
                    after[:0] = list(before)
                    before.getparent().remove(before)
        for insertion in reversed(self._insertions):
            around = insertion.getparent()
            if around.tag == self._w + "ins":
                self._lift(insertion, around)

    def like(self, run: _Element) -> _Element:
        """An empty run of the same look behind a run, the change of its look included."""
        made = run.makeelement(run.tag, dict(run.attrib))
        run.addnext(made)
        look = run.find(self._w + "rPr")
        if look is not None:
            made.append(deepcopy(look))
            for former in made[0].iterchildren(self._w + "rPrChange"):
                former.set(self._w + "id", str(next(self._ids)))
        return made

    def _lift(self, insertion: _Element, around: _Element) -> None:
        rest = around.makeelement(around.tag, dict(around.attrib))
        rest.set(self._w + "id", str(next(self._ids)))
        behind = list(insertion.itersiblings())
        around.addnext(insertion)
        if behind:
            insertion.addnext(rest)
            rest.extend(behind)
        if next(iter(around), None) is None:  # to count the children takes as long as there are many
            around.getparent().remove(around)

    def _revision(self, name: str) -> _Element:
        says = {"author": self._author.name, **({"date": self._author.date} if self._author.date else {})}
        return self._element(name, id=str(next(self._ids)), **says)

    def _element(self, name: str, **says: str) -> _Element:
        return etree.Element(
            self._w + name, {self._w + key: value for key, value in says.items()}, nsmap={"w": self._w[1:-1]},
        )
