"""Page numbers, running heads and feet, and footnotes: what stands at the edges of a page and is not its text.

A line at an edge is furniture by its form and its number going up with the pages, or by standing there on page after page.
A line that might be text stays text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import TypeVar

from gongwen_lint.named import NamedTuple
from gongwen_lint.readers.pdf.page import Page, Row
from gongwen_lint.readers.pdf.page_numbers import page_number

_Entry = TypeVar("_Entry")
Address = tuple[int, int]
"""page, and row on it, from 0"""

_EDGE_LINES = 4
"""lines from an edge inwards that may be furniture"""
_LOW, _HIGH = 0.75, 0.2
"""parts of the page's height below and above which furniture stands"""
_SAME_PLACE = 5.0
"""points that furniture may move from page to page"""
_NOTE_SIZE = 0.88
"""part of the text's font size that footnotes have at most"""

_TEXT_AFTER_ALL = re.compile(r"附(?:件|表|图|录)|[表图]\d|续表")
"""Openings of lines that may stand at the top of page after page and are text."""
_NOTE_MARK = re.compile(r"\[?\d{1,2}\]?(?![\d.、．年月])|[①-⑳*＊†‡※]")


def find_furniture(pages: Sequence[Page], size: float) -> dict[Address, str]:
    """The region of each line that is not text: header, footer or footnote. ``size``: font size of the text."""
    edges = {(number, low): _edge(page, low) for number, page in enumerate(pages) for low in (False, True)}
    found = _page_numbers(pages, edges, size) | _running(pages, edges, size)
    regions: dict[Address, str] = {}
    for (number, low), rows in edges.items():
        for row in rows:  # from the edge inwards: what stands behind a line of text is text
            if (number, row) not in found:
                break
            regions.setdefault((number, row), "footer" if low else "header")
    for number, page in enumerate(pages):
        regions.update(((number, row), "footnote") for row in _footnotes(page, number, regions, size))
    return regions


def _edge(page: Page, low: bool) -> list[int]:
    """The outermost lines of a page, from the edge inwards."""
    rows = [index for index, row in enumerate(page.rows) if not row.aslant]
    rows.sort(key=lambda index: -page.rows[index].baseline if low else page.rows[index].top)
    limit = page.height * (_LOW if low else _HIGH)
    return list(takewhile(lambda index: (page.rows[index].baseline > limit) == low, rows[:_EDGE_LINES]))


# Page numbers


class _Number(NamedTuple):
    """A line that may be a page number."""

    at: Address
    low: bool
    value: int
    y: float


def _page_numbers(pages: Sequence[Page], edges: dict[Address, list[int]], size: float) -> set[Address]:
    found: set[Address] = set()
    bare: list[_Number] = []
    for (number, low), rows in edges.items():
        for index in rows:
            row = pages[number].rows[index]
            printed = None if row.spot else page_number(row.text)
            if printed and not printed.bare:
                found.add((number, index))
            elif printed and row.size <= 1.1 * size:
                bare.append(_Number((number, index), bool(low), printed.value, row.baseline))
    return found | _going_up(bare, pages, edges)


def _going_up(bare: list[_Number], pages: Sequence[Page], edges: dict[Address, list[int]]) -> set[Address]:
    """Bare numbers that go up with the pages at one place; one alone has to stand off at the very edge and fit its page."""
    offsets: dict[tuple[bool, int], list[_Number]] = defaultdict(list)
    for entry in bare:
        offsets[entry.low, entry.value - entry.at[0]].append(entry)
    found: set[Address] = set()
    for (low, offset), entries in offsets.items():
        for place in _places(entries, lambda entry: entry.y):
            number = place[0].at[0]
            if len(place) > 1 or (offset == 1 and _stands_off(pages[number], edges[number, low], place[0])):
                found.update(entry.at for entry in place)
    return found


def _stands_off(page: Page, edge: list[int], entry: _Number) -> bool:
    if edge[0] != entry.at[1] or not (entry.y > 0.9 * page.height or entry.y < 0.08 * page.height):
        return False
    row = page.rows[entry.at[1]]
    others = [other for index, other in enumerate(page.rows) if index != entry.at[1] and not other.aslant]
    gap = min((abs(other.baseline - row.baseline) for other in others), default=page.height)
    return gap > 2.5 * row.size


# Running heads and feet


def _running(pages: Sequence[Page], edges: dict[Address, list[int]], size: float) -> set[Address]:
    """Lines that stand at one place on page after page: the same text, or the same but for the number of the page."""
    groups: dict[tuple[bool, str, int | None], list[tuple[Address, float]]] = defaultdict(list)
    for (number, low), rows in edges.items():
        for index in rows:
            row = pages[number].rows[index]
            text = row.text.replace(" ", "")
            if row.spot or row.size > 1.1 * size or _TEXT_AFTER_ALL.match(text):
                continue
            groups[bool(low), text, None].append(((number, index), row.baseline))
            for numeral in re.findall(r"(?<!\S)\d+(?!\S)|(?<=第)\d+(?=页)|(?<=[-—–])\d+(?=[-—–])", row.text):
                groups[bool(low), text.replace(numeral, "#", 1), int(numeral) - number].append(((number, index), row.baseline))
    found: set[Address] = set()
    twice: list[tuple[bool, list[Address]]] = []
    inside = _inside(pages, edges)
    for (low, text, _), entries in groups.items():
        if inside[text] >= len(entries):
            continue
        for place in _places(entries, lambda entry: entry[1]):
            on = {at[0] for at, _ in place}
            if len(on) >= 3 and len(on) * 3 >= max(on) - min(on) + 1:
                found.update(at for at, _ in place)
            elif len(on) == 2 and max(on) - min(on) <= 2:
                twice.append((low, [at for at, _ in place]))
    for low, group in twice:
        if all(_set_apart(pages[number], index, size) for number, index in group) and (
            len(pages) == 2 or _outside(pages, group, low, found)
        ):
            found.update(group)
    return found


def _inside(pages: Sequence[Page], edges: dict[Address, list[int]]) -> Counter[str]:
    """How often each line stands amid the text: what the text itself repeats, as forms do, is no running head."""
    at_edges = {(number, index) for (number, _), rows in edges.items() for index in rows}
    return Counter(
        row.text.replace(" ", "")
        for number, page in enumerate(pages) for index, row in enumerate(page.rows) if (number, index) not in at_edges
    )


def _outside(pages: Sequence[Page], group: list[Address], low: bool, found: set[Address]) -> bool:
    """Whether lines stand farther out than the text of any page does."""
    furniture = found | set(group)
    out = min(pages[number].rows[index].baseline * (1 if low else -1) for number, index in group)
    return all(
        row.baseline * (1 if low else -1) < out
        for number, page in enumerate(pages) for index, row in enumerate(page.rows)
        if (number, index) not in furniture and not row.aslant and not page_number(row.text)
    )


def _places(entries: list[_Entry], y: Callable[[_Entry], float]) -> list[list[_Entry]]:
    """The entries parted by the height that they stand at."""
    places: list[list[_Entry]] = []
    for entry in sorted(entries, key=y):
        if not places or y(entry) > y(places[-1][0]) + _SAME_PLACE:
            places.append([])
        places[-1].append(entry)
    return places


def _set_apart(page: Page, index: int, size: float) -> bool:
    """Whether a line is printed smaller than the text or a rule divides it from it."""
    row = page.rows[index]
    return row.size < 0.9 * size or any(
        row.x0 >= start - size and row.x1 <= end + size and abs(y - row.baseline + 0.4 * row.size) < 1.5 * row.size
        for y, start, end in page.rules
    )


# Footnotes


def _footnotes(page: Page, number: int, regions: dict[Address, str], size: float) -> list[int]:
    """The lines of the footnotes: small print at the foot of a column, below a short rule or opened by a mark."""
    found: list[int] = []
    for flow in sorted({row.flow for row in page.rows if not row.aslant}):
        rows = [
            index for index, row in enumerate(page.rows) if row.flow == flow and not row.aslant and (number, index) not in regions
        ]
        first = len(rows)
        while first and page.rows[rows[first - 1]].size <= _NOTE_SIZE * size and not page.rows[rows[first - 1]].spot:
            first -= 1
        found += _below_rule(page, rows, first) or _marked(page, rows, first)
    return found


def _below_rule(page: Page, rows: list[int], first: int) -> list[int]:
    text = [page.rows[index] for index in rows]
    if not text:
        return []
    left, wide = min(row.x0 for row in text), max(row.x1 for row in text) - min(row.x0 for row in text)
    for y, start, end in page.rules:
        at = next((at for at in range(first, len(rows)) if page.rows[rows[at]].baseline > y), len(rows))
        if (first <= at < len(rows) and at and page.rows[rows[at - 1]].baseline < y and y > page.height / 3
                and abs(start - left) < 2 * text[at].size and 30 < end - start < 0.6 * wide):
            return rows[at:]
    return []


def _marked(page: Page, rows: list[int], first: int) -> list[int]:
    for at in range(max(first, 1), len(rows)):
        row, above = page.rows[rows[at]], page.rows[rows[at - 1]]
        if _NOTE_MARK.match(row.text) and row.baseline - above.baseline > 1.6 * above.size and row.baseline > page.height / 2:
            return rows[at:]
    return []


def opens_note(row: Row) -> bool:
    """Whether a line of the footnotes begins one."""
    return bool(_NOTE_MARK.match(row.text))
