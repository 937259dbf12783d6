"""Tables on a page: the grids that its rules form, and rows whose words stand in line below each other."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from gongwen_lint.named import NamedTuple
from gongwen_lint.readers.pdf.lines import PrintedLine
from gongwen_lint.readers.pdf.rules import Rule

_TOUCH = 3.0
"""points within which rules meet or are one"""
_FIELD = 10.0
"""points; the least that a field of a table is wide or high"""
_MOST_RULES = 600
"""rules of one page after joining; more are a drawing"""
_FULL = 0.85
"""part of a line's width that its words take up at most in a table without rules"""
_MOST_FIELDS = 20_000

Spot = tuple[int, int, int]
"""table on the page, row and cell, each from 1"""
_Entry = tuple[int, int, int]
"""index of a line, row and cell"""


def find_spots(lines: Sequence[PrintedLine], rules: list[Rule]) -> list[Spot | None]:
    """For each line the table, the row, and the cell of its first character; None outside tables."""
    tables: list[list[_Entry]] = []
    taken: set[int] = set()

    def keep(found: Iterable[list[_Entry]]) -> None:
        for entries in found:
            if entries:
                tables.append(entries)
                taken.update(line for line, _, _ in entries)

    if rules:
        joined = _join(rules)
        if len(joined) <= _MOST_RULES:
            keep(_inside(grid, lines) for grid in _grids(joined))
            keep(_between_levels(lines, joined, taken))
    keep(_in_rows(lines, rules, taken))
    spots: list[Spot | None] = [None] * len(lines)
    for number, entries in enumerate(sorted(tables), 1):
        for line, row, cell in entries:
            spots[line] = number, row, cell
    return spots


def _join(rules: list[Rule]) -> list[Rule]:
    """Rules with their pieces put together: many programs draw the border of each cell by itself."""
    joined: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (rule.level, round(rule.at), rule.start)):
        last = joined[-1] if joined else None
        if last and last.level == rule.level and abs(last.at - rule.at) <= _TOUCH and rule.start <= last.end + _TOUCH:
            joined[-1] = Rule(last.level, last.at, last.start, max(last.end, rule.end))
        else:
            joined.append(rule)
    return joined


class _Grid(NamedTuple):
    """A ruled table: the positions of its rules, and the cell that each field between them belongs to."""

    ys: list[float]
    xs: list[float]
    cells: list[list[tuple[int, int]]]
    """row and cell, each from 1, by row and column of fields"""

    def at(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and cell at a point; None outside."""
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        if 0 <= row < len(self.ys) - 1 and 0 <= column < len(self.xs) - 1:
            return self.cells[row][column]
        return None


def _grids(rules: list[Rule]) -> Iterable[_Grid]:
    """The grids of rules that meet, each of at least two cells; a frame around a text is none."""
    level = [rule for rule in rules if rule.level]
    upright = [rule for rule in rules if not rule.level]
    group = list(range(len(rules)))  # union of rules that meet

    def root(at: int) -> int:
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    for i, across in enumerate(level):
        for j, down in enumerate(upright, len(level)):
            if (across.start - _TOUCH <= down.at <= across.end + _TOUCH
                    and down.start - _TOUCH <= across.at <= down.end + _TOUCH):
                group[root(i)] = root(j)
    parts: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for i, rule in enumerate((*level, *upright)):
        parts[root(i)][0 if rule.level else 1].append(rule)
    for across, down in parts.values():
        if len(across) >= 2 and down:
            down += _open_sides(across, down, level=False)
        if len(down) >= 2 and across:
            across += _open_sides(down, across, level=True)
        ys, xs = _levels(rule.at for rule in across), _levels(rule.at for rule in down)
        if len(ys) >= 2 and len(xs) >= 2 and 2 < len(ys) * len(xs) <= _MOST_FIELDS:
            grid = _Grid(ys, xs, _cells(ys, xs, across, down))
            if len({cell for row in grid.cells for cell in row}) >= 2:
                yield grid


def _open_sides(along: list[Rule], sides: list[Rule], level: bool) -> list[Rule]:
    """The outer rules that a table without a frame leaves out: its other rules end where they would stand."""
    start, end = min(rule.start for rule in along), max(rule.end for rule in along)
    from_, to = min(rule.at for rule in along), max(rule.at for rule in along)
    added = []
    if min(rule.at for rule in sides) - start > _FIELD:
        added.append(Rule(level, start, from_, to))
    if end - max(rule.at for rule in sides) > _FIELD:
        added.append(Rule(level, end, from_, to))
    return added


def _levels(places: Iterable[float]) -> list[float]:
    merged: list[float] = []
    for place in sorted(places):
        if not merged or place > merged[-1] + _TOUCH:
            merged.append(place)
    return merged


def _cells(ys: list[float], xs: list[float], across: list[Rule], down: list[Rule]) -> list[list[tuple[int, int]]]:
    """Row and cell of each field: fields with no rule between them are one cell, counted in the row that it begins in."""
    below, beside = _covered(ys, xs, across), _covered(xs, ys, down)
    wide = len(xs) - 1
    owner = list(range((len(ys) - 1) * wide))

    def root(at: int) -> int:
        while owner[at] != at:
            owner[at] = owner[owner[at]]
            at = owner[at]
        return at

    for row in range(len(ys) - 1):
        for column in range(wide):
            here = row * wide + column
            if column + 1 < wide and (column + 1, row) not in beside:
                owner[max(root(here), root(here + 1))] = min(root(here), root(here + 1))
            if row + 2 < len(ys) and (row + 1, column) not in below:
                owner[max(root(here), root(here + wide))] = min(root(here), root(here + wide))
    named: dict[int, tuple[int, int]] = {}
    cells: list[list[tuple[int, int]]] = []
    for row in range(len(ys) - 1):
        seen: list[int] = []
        for column in range(wide):
            cell = root(row * wide + column)
            if cell not in seen:
                seen.append(cell)
            named.setdefault(cell, (row + 1, len(seen)))
        cells.append([named[root(row * wide + column)] for column in range(wide)])
    return cells


def _covered(positions: list[float], others: list[float], rules: list[Rule]) -> set[tuple[int, int]]:
    """Which pieces of the grid's lines are drawn: index of the position, index of the interval along it."""
    drawn = set()
    for rule in rules:
        at = min(range(len(positions)), key=lambda index: abs(positions[index] - rule.at))
        for index, (start, end) in enumerate(pairwise(others)):
            if rule.start <= (start + end) / 2 <= rule.end:
                drawn.add((at, index))
    return drawn


def _inside(grid: _Grid, lines: Sequence[PrintedLine]) -> list[_Entry]:
    """The lines that stand in a grid; all but a small part of a line has to."""
    entries = []
    for index, line in enumerate(lines):
        if not grid.ys[0] < line.centre < grid.ys[-1] or line.x1 < grid.xs[0] or line.x0 > grid.xs[-1]:
            continue
        spots = [grid.at((x0 + x1) / 2, line.centre) for _, x0, x1, _, _ in line.glyphs]
        inside = [spot for spot in spots if spot]
        if len(inside) >= 0.8 * len(spots):
            entries.append((index, *inside[0]))
    return entries


def _between_levels(lines: Sequence[PrintedLine], rules: list[Rule], taken: set[int]) -> Iterable[list[_Entry]]:
    """Tables with level rules alone: at least three of one width, and rows of words between them.

    The imprint at the end of a document stands between such rules too, with at most three words a line.
    """
    widths: dict[tuple[int, int], list[float]] = defaultdict(list)
    for rule in rules:
        if rule.level and rule.end - rule.start > 100:
            widths[round(rule.start / 6), round(rule.end / 6)].append(rule.at)
    for ys in widths.values():
        levels = _levels(ys)
        if len(levels) < 3:
            continue
        for first, last in _tight(levels, lines):
            within = [
                index for index, line in enumerate(lines) if levels[first] < line.centre < levels[last] and index not in taken
            ]
            words = [len(lines[index].pieces) for index in within]
            if any(count >= 4 for count in words) or sum(count > 1 for count in words) >= max(3, 0.6 * len(words)):
                yield [(index, bisect_right(levels, lines[index].centre) - first, 1) for index in within]


def _tight(levels: list[float], lines: Sequence[PrintedLine]) -> Iterable[tuple[int, int]]:
    """Ranges of level rules, first and last, that belong to one table: between two rules no line of prose runs on."""
    first = 0
    for at in range(1, len(levels)):
        between = [line for line in lines if levels[at - 1] < line.centre < levels[at]]
        prose = sum(len(line.pieces) == 1 and len(line.glyphs) > 25 for line in between)
        if prose > 0.3 * len(between):
            if at - 1 - first >= 2:
                yield first, at - 1
            first = at
    if len(levels) - 1 - first >= 2:
        yield first, len(levels) - 1


def _in_rows(lines: Sequence[PrintedLine], rules: list[Rule], taken: set[int]) -> Iterable[list[_Entry]]:
    """Tables without rules between the rows: three lines or more below each other, each of three words or more that stand
    in line; with the head above them where a rule closes it off."""
    run: list[int] = []
    edges: list[tuple[float, float]] = []
    for index in range(len(lines) + 1):
        line = lines[index] if index < len(lines) else None
        pieces = line.pieces if line and line.spaced and index not in taken else []
        here = [(line.glyphs[begin][1], line.glyphs[end - 1][2]) for begin, end in pieces] if line else []
        if line and sum(x1 - x0 for x0, x1 in here) > _FULL * (line.x1 - line.x0):
            here = []  # columns of prose side by side
        if line and run and len(here) >= 3 and _in_line(edges, here, line.size):
            run.append(index)
        else:
            if len(run) >= 3:
                whole = [*_head(lines, run[0], rules, taken), *run]
                yield [(at, row, 1) for row, at in enumerate(whole, 1)]
            run = [index] if len(here) >= 3 else []
        edges = here


def _head(lines: Sequence[PrintedLine], first: int, rules: list[Rule], taken: set[int]) -> range:
    """The lines of words, at most four, between the first row and the nearest rule over its table."""
    row = lines[first]
    over = [
        rule.at for rule in rules
        if rule.level and rule.start <= row.x0 + row.size and rule.end >= row.x1 - row.size and rule.at < row.centre
    ]
    above = first
    while over and above and lines[above - 1].centre > max(over) and above - 1 not in taken:
        above -= 1
        if len(lines[above].pieces) == 1 and len(lines[above].glyphs) > 8:
            return range(0)  # a line of text under the table before
    return range(above, first) if first - above <= 4 else range(0)


def _in_line(above: list[tuple[float, float]], below: list[tuple[float, float]], size: float) -> bool:
    """Whether most words share the left edge, the right edge or the middle with a word above."""
    def near(one: float, other: float) -> bool:
        return abs(one - other) < 0.6 * size

    hits = sum(
        any(near(x0, a0) or near(x1, a1) or near(x0 + x1, a0 + a1) for a0, a1 in above) for x0, x1 in below
    )
    return len(above) >= 3 and hits >= 0.7 * len(below)
