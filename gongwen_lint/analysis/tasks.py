"""The numbered items of a document, and which of them say who answers for the work and by when it is done.

A note may stand in brackets at the end of an item （责任单位：……）, on a line of its own, or in the words of the item (由……负责).
It covers the item it stands in and everything below that; at the end of the last lower item it covers all of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property

from gongwen_lint.analysis.headings import part_of
from gongwen_lint.analysis.notes import answers_in, times_in
from gongwen_lint.document import Span
from gongwen_lint.expressions import Expression
from gongwen_lint.named import NamedTuple
from gongwen_lint.numerals import number
from gongwen_lint.structure.outline import Block, Outline
from gongwen_lint.tables import table

RANKS = {"cjk": 0, "article": 1, "paren": 2, "digit": 3, "digit_paren": 4}
"""kinds of numbers from the highest to the lowest"""
HEADING = 40
"""characters of an item that tell what it is about, where no full stop ends its heading"""
HABIT = 3
"""items with a mark of which fewer make no habit"""
SINGLY = 2
"""items marked beside their neighbours, to each section with a mark at its very end only, that show that each has its own"""
LEAST = 18
"""characters an item has that says more than a heading"""

_CJK = "一二三四五六七八九十百"
_LABEL = Expression(
    rf"(?:^|(?<=[。；;）)\]】！]))\s*(?:(?P<cjk>[{_CJK}]{{1,4}})\s*、|(?P<digit>\d{{1,2}})[.．、](?!\d)"
    rf"|[（(](?P<digit_paren>\d{{1,2}})[)）]|第(?P<article>[{_CJK}]{{1,4}})条(?![件款例约]))"
    rf"|(?<![第至到按照和与及、])[（(〔](?P<paren>[{_CJK}]{{1,4}})[)）〕]"
)
_BEFORE = Expression(r"[。；;）)\]】！（(〔]")
"""where a number may stand: behind these, or at an opening bracket"""
_TAKES_EFFECT = Expression(r"(?:自|从)[^，。]{1,24}起(?:施|实|执|生)|有效期|由[^，。]{2,30}解释", needs=("起", "有效期", "解释"))
"""a final clause, not a task"""


class Item(NamedTuple):
    """A numbered item: characters ``start`` to ``end`` (exclusive) of ``Tasks.text``, lower items included."""

    rank: int
    number: int
    start: int
    end: int
    parent: int | None
    """index of the item above it"""
    title: str
    """its heading, with the number, without the text behind it"""
    span: Span
    """the heading's place in the document"""


class _Part(NamedTuple):
    """The blocks that may hold tasks, and their text, each block followed by a line feed."""

    blocks: tuple[Block, ...]
    text: str


class Tasks(_Part):
    """The text of one part, its numbered items in order, and where it says who answers and by when; found when asked for."""

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The numbered items, in order."""
        return tuple(_items(self.blocks))

    @cached_property
    def answered(self) -> tuple[int, ...]:
        """Offsets in ``text`` at which a note on responsibility begins."""
        return tuple(sorted(set(answers_in(self.text))))

    @cached_property
    def timed(self) -> tuple[int, ...]:
        """Offsets at which a note on the deadline begins."""
        return tuple(sorted(times_in(self.text)))

    def within(self, item: Item) -> str:
        """The item's text, lower items included."""
        return self.text[item.start:item.end]

    def above(self, item: Item) -> Iterator[Item]:
        """The items above it, the nearest first."""
        at = item.parent
        while at is not None:
            yield self.items[at]
            at = self.items[at].parent


class Habit(NamedTuple):
    """How a document marks its tasks: how many have the mark, and which lack it."""

    tasks: int
    marked: int
    lacking: tuple[Item, ...]


def tasks_of(outline: Outline) -> tuple[Tasks, Tasks]:
    """The numbered items of the main part and those of the attachments.

    Notes that a scrape left in the signature count as the last words of the text.
    """
    main = [block for block in outline.blocks if block.part == "main" and block.role in ("body", "heading", "signature")]
    return _part(main), _part([block for block in outline.of("attachment") if block.paragraph.region != "table"])


def _part(blocks: list[Block]) -> Tasks:
    return Tasks(tuple(blocks), "".join(block.text + "\n" for block in blocks))


def _items(blocks: Sequence[Block]) -> list[Item]:
    starts: list[tuple[int, int, int, Block, int]] = []
    last = dict.fromkeys(RANKS, 0)
    offset = 0
    for block in blocks:
        for match in _labels(block.text):
            kind, value = match.lastgroup, number(match[match.lastgroup])
            begins = not block.text[:match.start()].strip()
            if value is None or not (begins or value in (1, last[kind] + 1)):
                continue  # a number inside a line is an item only where it goes on from the last one
            last[kind] = value
            for lower in RANKS:
                if RANKS[lower] > RANKS[kind] and lower != "paren":  # （一） may run on through all chapters
                    last[lower] = 0
            starts.append((RANKS[kind], value, offset + match.start(), block, match.start()))
        offset += len(block.text) + 1
    ends = _ends(starts, offset)
    items: list[Item] = []
    open_items: list[int] = []
    for (rank, value, start, block, at), end in zip(starts, ends, strict=True):
        while open_items and items[open_items[-1]].rank >= rank:
            open_items.pop()
        title, span = _heading(block, at, end - start)
        items.append(Item(rank, value, start, end, open_items[-1] if open_items else None, title, span))
        open_items.append(len(items) - 1)
    return items


def _labels(text: str) -> Iterator[re.Match[str]]:
    """The numbers of items in a text; looked for only where one may stand."""
    done = 0
    if found := _LABEL.match(text):
        yield found
        done = found.end()
    for mark in _BEFORE.finditer(text):
        at = mark.start() if mark[0] in "（(〔" else mark.end()
        if at >= done and (found := _LABEL.match(text, at)):
            yield found
            done = found.end()


def _ends(starts: list[tuple[int, int, int, Block, int]], length: int) -> list[int]:
    ends, open_items = [length] * len(starts), []
    for index, (rank, _, start, _, _) in enumerate(starts):
        while open_items and starts[open_items[-1]][0] >= rank:
            ends[open_items.pop()] = start
        open_items.append(index)
    return ends


def _heading(block: Block, at: int, length: int) -> tuple[str, Span]:
    """The heading of the item that begins at ``at``: up to the first stop, at most ``HEADING`` characters."""
    text = block.text[at:at + length]
    begin = len(text) - len(text.lstrip())
    stop = re.search(r"[。！？；：:\n]", text[begin:begin + HEADING])
    end = begin + (stop.start() if stop else min(HEADING, len(text.rstrip()) - begin))
    return text[begin:end], block.paragraph.span(block.start + at + begin, block.start + at + end)


def habit(tasks: Tasks, marks: Sequence[int]) -> Habit | None:
    """How the document marks its tasks where most of the numbers of one kind carry a mark; None where it has no such habit.

    The tasks are the items of the kind that holds most marks, with those higher ones that have nothing of that kind below;
    a chapter without any mark (总体要求, 保障措施) is none of tasks.
    """
    if len(marks) < HABIT or not tasks.items:
        return None
    starts = [item.start for item in tasks.items]
    held: dict[int, int] = {}
    for mark in marks:
        at = bisect_right(starts, mark) - 1
        if at >= 0:
            held[tasks.items[at].rank] = held.get(tasks.items[at].rank, 0) + 1
    if not held:
        return None
    rank = max(held, key=lambda rank: (held[rank], -rank))
    if rank == RANKS["article"]:
        return None  # provisions name their bodies in the text
    has_lower = {at for item in tasks.items if item.rank == rank for at in _indices_above(tasks, item)}
    leaves = [
        item for at, item in enumerate(tasks.items)
        if item.rank == rank or (item.rank < rank and at not in has_lower)
    ]

    def marked(item: Item) -> bool:
        return bisect_left(marks, item.start) < bisect_left(marks, item.end)

    wanted = [
        item for item in leaves
        if marked(item)
        or (_in_task_chapter(tasks, item, marked) and (is_task(tasks, item) or _among_marked(tasks, item, leaves, marked)))
    ]
    wanted = [item for item in wanted if item.rank == rank or _usual(item.rank, wanted, marked)]
    if sum(map(marked, wanted)) < HABIT:
        return None
    singly = _marks_singly(leaves, marked)
    lacking = [item for item in wanted if not marked(item) and not _covered(tasks, item, marks, leaves, singly)]
    return Habit(len(wanted), len(wanted) - len(lacking), tuple(lacking))


def _among_marked(tasks: Tasks, item: Item, leaves: list[Item], marked: Callable[[Item], bool]) -> bool:
    """Whether most of its neighbours under one heading carry a mark: then it is a task whatever its heading says."""
    if item.parent is None or not _says_something(item):
        return False
    neighbours = [marked(leaf) for leaf in leaves if leaf.parent == item.parent]
    return sum(neighbours) > 1 and sum(neighbours) * 2 > len(neighbours)


def _usual(rank: int, leaves: list[Item], marked: Callable[[Item], bool]) -> bool:
    """Whether most items of a rank that have nothing below carry a mark: else a chapter without is another matter."""
    same = [marked(item) for item in leaves if item.rank == rank]
    return sum(same) > 1 and sum(same) * 2 > len(same)


def _indices_above(tasks: Tasks, item: Item) -> Iterator[int]:
    at = item.parent
    while at is not None:
        yield at
        at = tasks.items[at].parent


def _in_task_chapter(tasks: Tasks, item: Item, marked: Callable[[Item], bool]) -> bool:
    return all(map(marked, tasks.above(item)))


def _marks_singly(leaves: list[Item], marked: Callable[[Item], bool]) -> bool:
    """Whether the document marks each item: then one at the end of the last item of a section is that item's own."""
    sections: dict[int | None, list[bool]] = {}
    for leaf in leaves:
        sections.setdefault(leaf.parent, []).append(marked(leaf))
    several = [section for section in sections.values() if len(section) > 1]
    own = sum(sum(section[:-1]) for section in several)
    joint = sum(section[-1] and not any(section[:-1]) for section in several)
    return own >= SINGLY * joint


def _covered(tasks: Tasks, item: Item, marks: Sequence[int], leaves: list[Item], singly: bool) -> bool:
    """Whether a mark on an item above covers this one."""
    at = item.parent
    while at is not None:
        above = tasks.items[at]
        below = [leaf for leaf in leaves if above.start <= leaf.start < above.end]
        first, last = below[0], below[-1]
        inside = [mark for mark in marks if above.start <= mark < above.end]
        if any(mark < first.start for mark in inside):
            return True
        if not singly and inside and all(mark >= last.start for mark in inside) and len(below) > 1:
            return True
        at = above.parent
    return False


def is_task(tasks: Tasks, item: Item) -> bool:
    """Whether the item lays down work: no heading from it upwards announces groundwork, safeguards or scope."""
    if not _says_something(item):
        return False
    words = _no_task_words()
    return not any(part_of(heading.title) or words.search(heading.title) for heading in (item, *tasks.above(item)))


def _says_something(item: Item) -> bool:
    return item.end - item.start >= LEAST and not _TAKES_EFFECT.search(item.title)


@cache
def _no_task_words() -> Expression:
    words = [row["pattern"] for row in table("tasks") if row["kind"] == "非任务"]
    return Expression("|".join(map(re.escape, words)), needs=tuple(words))


def lowest_tasks(tasks: Tasks) -> list[Item]:
    """The tasks that have no numbered items below them."""
    parents = {item.parent for item in tasks.items}
    return [
        item for at, item in enumerate(tasks.items)
        if at not in parents and item.rank != RANKS["article"] and is_task(tasks, item)
    ]
