"""The numbered items of a document, and which of them say who answers for the work and by when it is done.

A note may stand in brackets at the end of an item （责任单位：……）, on a line of its own, or in the words of the item (由……负责).
It covers the item it stands in and everything below that; at the end of the last lower item it covers all of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from gongwen_lint.analysis.headings import part_of
from gongwen_lint.document import Span
from gongwen_lint.expressions import Expression
from gongwen_lint.numerals import number
from gongwen_lint.structure.outline import Block, Outline
from gongwen_lint.tables import table

RANKS = {"cjk": 0, "article": 1, "paren": 2, "digit": 3, "digit_paren": 4}
"""kinds of numbers from the highest to the lowest"""
LONGEST = 500
"""characters a note in brackets may have: twenty bodies"""
HEADING = 40
"""characters of an item that tell what it is about, where no full stop ends its heading"""
LEAST = 30
"""characters an item has that says more than a heading"""
NAMED = 24
"""characters the name of a body may have"""

_CJK = "一二三四五六七八九十百"
_LABEL = Expression(
    rf"(?:^|(?<=[。；;）)\]】！]))\s*(?:(?P<cjk>[{_CJK}]{{1,4}})\s*、|(?P<digit>\d{{1,2}})[.．、](?!\d)"
    rf"|[（(](?P<digit_paren>\d{{1,2}})[)）]|第(?P<article>[{_CJK}]{{1,4}})条(?![件款例约]))"
    rf"|(?<![第至到按照和与及、])[（(〔](?P<paren>[{_CJK}]{{1,4}})[)）〕]"
)
_BRACKET = Expression(r"[（(\[【〔）)\]】〕]")
_OPEN = "（([【〔"
_BODY = r"(?:[部委局厅办院会行社署室司处科股]|公司|集团|政府|中心|部门|单位|机构|协会|企业|园区|支队|大队|学校)"
_BODIES = tuple("部委局厅办院会行社署联处科") + ("政府", "中心", "公司", "集团", "单位", "部门", "企业", "机构", "区市", "县区", "市县")
_OF_A_PLACE = Expression(r"[省市县区州各国](?!级)\w{2}")
_SHARED = Expression(
    rf"(?:{_BODY}|等|各[市县区地州])[^（）()。]{{0,30}}?(?:(?:牵头|负责|配合|分工|落实)(?![人同的制情])|指导$)",
    needs=("牵头", "负责", "配合", "分工", "落实", "指导"),
)
_SPOKEN = Expression(
    rf"(?:按|按照|根据)(?:各自)?(?:工作)?职[责能](?:分工)?[^，。；]{{0,6}}(?:负责|落实|实施|配合)"
    rf"|由[^，。；]{{2,40}}?(?:负责(?!解释|人)|牵头)"
    rf"|{_BODY}(?:[等和及]?(?:相关|有关)?(?:部门|单位)?)(?:分别|具体|共同|统一|统筹|联合)?(?:负责(?!解释|人)|牵头|会同)",
    needs=("负责", "职责", "职能", "牵头", "会同"),
)
"""who answers for it, said in the words of an item"""
_DOER = Expression(
    rf"{_BODY}(?:主要负责同志|主要负责人)?(?:要|应|须|将(?!军)|可(?!以?由)|组织|开展|制定|出台|建立|加强|做好|落实|对|按|在|根据|结合|每|于|分别|积极|及时)"
    rf"|各(?:级|地|市|县|区|州|镇|乡|省|校)[^，。；]{{0,12}}(?:要|应|须|可|对|按|结合)"
)
"""somebody is named as the one who acts: no note is needed"""


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


class Tasks(NamedTuple):
    """The text of the main part, its numbered items in order, and where responsibility is noted."""

    text: str
    items: tuple[Item, ...]
    notes: tuple[int, ...]
    """offsets in ``text`` at which a note on responsibility begins"""

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


def tasks_of(outline: Outline) -> Tasks:
    """The numbered items of the main part; notes that a scrape left in the signature count as its last words."""
    blocks = [block for block in outline.blocks if block.part == "main" and block.role in ("body", "heading", "signature")]
    text = "".join(block.text + "\n" for block in blocks)
    return Tasks(text, tuple(_items(blocks, text)), tuple(sorted(set(_notes(text)))))


def _items(blocks: list[Block], text: str) -> list[Item]:
    starts: list[tuple[int, int, int, Block, int]] = []
    last = dict.fromkeys(RANKS, 0)
    offset = 0
    for block in blocks:
        for match in _LABEL.finditer(block.text):
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
    ends = _ends(starts, len(text))
    items: list[Item] = []
    open_items: list[int] = []
    for (rank, value, start, block, at), end in zip(starts, ends, strict=True):
        while open_items and items[open_items[-1]].rank >= rank:
            open_items.pop()
        title, span = _heading(block, at, end - start)
        items.append(Item(rank, value, start, end, open_items[-1] if open_items else None, title, span))
        open_items.append(len(items) - 1)
    return items


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


def _notes(text: str) -> Iterator[int]:
    """Where notes on responsibility begin: in brackets, or behind a label of their own."""
    labels = _labels("责任")
    for begin, inside in _bracketed(text):
        inside = re.sub(r"\s", "", inside)
        if labels.search(inside) or inside.startswith(("责任单位", "责任部门")) or _SHARED.search(inside) or _names_bodies(inside):
            yield begin
    for match in labels.finditer(text):
        yield match.start()


def _bracketed(text: str) -> Iterator[tuple[int, str]]:
    """Brackets: where each begins and what stands in it."""
    open_at: list[int] = []
    for match in _BRACKET.finditer(text):
        at = match.start()
        if match[0] in _OPEN:
            open_at.append(at)
            continue
        if open_at and at - open_at[0] > LONGEST:  # one that was never closed
            open_at = [begin for begin in open_at if at - begin <= LONGEST]
        if open_at:
            begin = open_at.pop()
            yield begin, text[begin + 1:at]


def _names_bodies(text: str) -> bool:
    """Whether a bracket holds nothing but names of bodies: （省教育厅、省财政厅）."""
    names = [name for name in re.split("[、，,；;]", text.removesuffix("等")) if name]
    bodies = [name for name in names if 2 < len(name) <= NAMED and name.endswith(_BODIES)]
    return len(bodies) * 2 >= len(names) and (len(bodies) > 1 or (bool(bodies) and bool(_OF_A_PLACE.match(text))))


@cache
def _labels(item: str) -> Expression:
    words = [row["pattern"] for row in table("tasks") if row["kind"] == "标签" and row["item"] == item]
    return Expression(rf"(?:{'|'.join(map(re.escape, words))})\s*[：:∶]", needs=tuple(words))


_TAKES_EFFECT = Expression(r"(?:自|从)[^，。]{1,24}起(?:施|实|执|生)|有效期|由[^，。]{2,30}解释", needs=("起", "有效期", "解释"))


def names_doer(text: str) -> bool:
    """Whether the words say who acts or answers for it."""
    return bool(_SPOKEN.search(text) or _DOER.search(text))


def habit(tasks: Tasks, marks: list[int]) -> Habit | None:
    """How the document marks its tasks where most of the numbers of one kind carry a mark; None where it has no such habit.

    The tasks are the items of the kind that holds most marks, with those higher ones that have nothing of that kind below;
    a chapter without any mark (总体要求, 保障措施) is none of tasks.
    """
    if not marks or not tasks.items:
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

    leaves = [item for item in leaves if _in_task_chapter(tasks, item, marked) and is_task(tasks, item)]
    leaves = [item for item in leaves if item.rank == rank or _usual(item.rank, leaves, marked)]
    lacking = [item for item in leaves if not marked(item) and not _covered(tasks, item, marks, leaves)]
    return Habit(len(leaves), len(leaves) - len(lacking), tuple(lacking))


def _usual(rank: int, leaves: list[Item], marked: Callable[[Item], bool]) -> bool:
    """Whether most items of a rank that have nothing below carry a mark: where one or two do, a chapter without is another matter."""
    same = [marked(item) for item in leaves if item.rank == rank]
    return sum(same) > 1 and sum(same) * 2 > len(same)


def _indices_above(tasks: Tasks, item: Item) -> Iterator[int]:
    at = item.parent
    while at is not None:
        yield at
        at = tasks.items[at].parent


def _in_task_chapter(tasks: Tasks, item: Item, marked: Callable[[Item], bool]) -> bool:
    chapters = [above for above in tasks.above(item)]
    return all(marked(above) for above in chapters)


def _covered(tasks: Tasks, item: Item, marks: list[int], leaves: list[Item]) -> bool:
    """Whether a mark on an item above covers this one."""
    at = item.parent
    while at is not None:
        above = tasks.items[at]
        below = [leaf for leaf in leaves if above.start <= leaf.start < above.end]
        first, last = below[0], below[-1]
        inside = [mark for mark in marks if above.start <= mark < above.end]
        if any(mark < first.start for mark in inside):
            return True
        if inside and all(mark >= last.start for mark in inside) and len(below) > 1:
            return True
        at = above.parent
    return False


def is_task(tasks: Tasks, item: Item) -> bool:
    """Whether the item lays down work: neither it nor a heading above it announces groundwork, safeguards, scope or final clauses."""
    if item.end - item.start < LEAST or _TAKES_EFFECT.search(item.title):
        return False
    words = _no_task_words()
    return not any(part_of(heading.title) or words.search(heading.title) for heading in (item, *tasks.above(item)))


@cache
def _no_task_words() -> Expression:
    words = [row["pattern"] for row in table("tasks") if row["kind"] == "非任务"]
    return Expression("|".join(map(re.escape, words)), needs=tuple(words))
