"""What of a document is compared with others: its characters without marks and blanks, each with where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, cached_property

import numpy as np

from gongwen_lint.copying.grams import Codes
from gongwen_lint.copying.runs import Seeds
from gongwen_lint.document import Span
from gongwen_lint.expressions import Expression
from gongwen_lint.named import NamedTuple
from gongwen_lint.structure.outline import Block, Outline

_READ = ("body", "heading", "table", "attachment")
NUMBER = Expression(
    r"[\s\u3000]*(?:第[〇零一二两三四五六七八九十百\d]{1,5}[条章节]|[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、"
    r"|\d{1,2}[.．、)）](?!\d)|[①-⑳])[\s\u3000]*"
)
"""what an item or a heading is numbered with"""
_COMPARED = ((0x3007, 0x3008), (0x3400, 0xA000), (0xF900, 0xFB00), (0x20000, 0x40000))
"""Han characters; of the others letters and figures are compared"""
UNITS = "省市县区州盟旗"
"""units of government that a copyist exchanges: 全省 for 全市"""
_MARKS = frozenset("，。；：！？、,;:!?\n\t")
_OPENS, _CLOSES = "《“‘（(〔【", "》”’）)〕】%％‰℃"
_PRINTED = 20
"""characters of a line that may be a whole one as printed, whose end is not the end of a clause"""
_LAST = 0x110000


class _Made(NamedTuple):
    text: str
    stretches: tuple[tuple[int, int], ...]
    """stretches of ``text`` that are compared, in order and apart, ends exclusive"""


class Stream(_Made):
    """The compared characters of a text, one after another; ``origins`` leads back to the text."""

    @cached_property
    def _kept(self) -> tuple[Codes, Codes]:
        text = self._characters()
        bounds = np.array(self.stretches, np.int64).reshape(-1, 2)
        size = len(text) + 1
        marks = np.bincount(bounds[:, 0], minlength=size) - np.bincount(bounds[:, 1], minlength=size)
        alike = _table()[text]
        origins = np.flatnonzero(np.cumsum(marks[:-1]) * alike)
        return alike[origins], origins

    @property
    def codes(self) -> Codes:
        """The characters as they are compared: in lower case and half width, one for all units of government."""
        return self._kept[0]

    @property
    def origins(self) -> Codes:
        """Where each of them stands in ``text``, from 0."""
        return self._kept[1]

    @cached_property
    def raw(self) -> str:
        """The compared characters as they are in the text."""
        return self._characters()[self.origins].tobytes().decode("utf-32-le", "surrogatepass")

    def _characters(self) -> Codes:
        """The whole text as numbers, which are not kept: they take four times the room."""
        return np.frombuffer(self.text.encode("utf-32-le", "surrogatepass"), np.uint32)

    @cached_property
    def folded(self) -> str:
        """``codes`` as a string."""
        return self.codes.tobytes().decode("utf-32-le", "surrogatepass")

    @cached_property
    def seeds(self) -> Seeds:
        """The compared characters made ready to be looked up, for a draft that several sources are held against."""
        return Seeds(self.codes)

    def ends_clause(self, at: int) -> bool:
        """Whether a clause ends before the compared character ``at``: a mark or a line end stands there."""
        if at <= 0 or at >= len(self.origins):
            return True
        before, behind = int(self.origins[at - 1]) + 1, int(self.origins[at])
        between = self.text[before:behind]
        if between == "\n":  # a printed line may go on in the next one; a short one is a heading
            return before - self.text.rfind("\n", 0, before) <= _PRINTED
        return bool(between) and not _MARKS.isdisjoint(between)

    def span(self, start: int, end: int) -> Span:
        """The stretch of the text from one compared character to another, which is excluded, with the marks around it."""
        first, last = int(self.origins[start]), int(self.origins[end - 1]) + 1
        while first and self.text[first - 1] in _OPENS:
            first -= 1
        while self.text[last:last + 1] in _CLOSES and last < len(self.text):
            last += 1
        return Span(first, last)


def stretches(outline: Outline) -> tuple[tuple[int, int], ...]:
    """What of a document is compared: headings, text, tables and attachments, without the numbers of items."""
    return tuple(piece for block in outline.blocks if block.role in _READ for piece in _pieces(block))


def drafted(outline: Outline) -> tuple[tuple[int, int], ...]:
    """The same of a draft: without what it forwards, which is not its own."""
    forwards = outline.cover == "forward" or outline.forwards is not None
    return tuple(
        piece for block in outline.blocks
        if block.role in _READ and not (forwards and block.part == "attachment") for piece in _pieces(block)
    )


def _pieces(block: Block) -> Iterator[tuple[int, int]]:
    """A block line by line, so that nothing that stands between two pages comes with it."""
    paragraph, start = block.paragraph, block.start
    number = NUMBER.match(paragraph.text, start, block.end)
    if number:
        start = number.end()
    ends = (*paragraph.starts[1:], len(paragraph.text))
    for begin, end, origin in zip(paragraph.starts, ends, paragraph.origins, strict=True):
        first, last = max(begin, start), min(end, block.end)
        if first < last:
            yield origin + first - begin, origin + last - begin


@cache
def _table() -> Codes:
    """For each character the one it is compared as; 0 for what is not compared."""
    table = np.zeros(_LAST, np.uint32)
    for first, last in _COMPARED:
        table[first:last] = np.arange(first, last)
    for first, last in _chars("09", "az"):
        table[first:last] = np.arange(first, last)
        table[first + 0xFEE0:last + 0xFEE0] = np.arange(first, last)
    for base in (ord("A"), ord("A") + 0xFEE0):
        table[base:base + 26] = np.arange(ord("a"), ord("a") + 26)
    table[[ord(unit) for unit in UNITS]] = ord("市")
    return table


def _chars(*ranges: str) -> Iterable[tuple[int, int]]:
    return ((ord(first), ord(last) + 1) for first, last in ranges)
