"""Stretches of one text that stand in it twice, alike or nearly: pairs of places with what is the same in both.

Of the stretches of ``SEED`` characters behind a mark or a common particle each that occurs again is looked up among the earlier
ones, and from it the two places are compared outwards over small differences. Work grows with the length of the text, not with
its square.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from gongwen_lint.expressions import Expression

SEED = 10
"""characters that must be the same somewhere in two places for them to be compared"""
GAP, RESUME = 8, 5
"""characters that may differ at one point, and those behind them that must be the same again"""
EARLIER = 3
"""earlier places that a stretch is compared with; what stands in a text more often is a formula"""
WALL = "\x01"
"""a character that nothing is compared across"""

_ANCHOR = Expression(rf"[，。；：！？、,;:“”的在把将对和与及为是按由了要{WALL}]")
"""where stretches are taken: every passage of some length has a few of these, and both places have them at the same points"""


class Run(NamedTuple):
    """``size`` characters that are the same at two offsets of the text."""

    first: int
    later: int
    size: int


def alike(text: str, least: int) -> Iterator[tuple[Run, ...]]:
    """Pairs of places with at least ``least`` characters in common, as runs in order; later places do not overlap."""
    ends = [found.end() for found in _ANCHOR.finditer(text)]
    seeds = [text[at:at + SEED] for at in ends]
    times = Counter(seeds)
    if len(times) == len(seeds):
        return
    places: dict[str, list[int]] = {}
    done = 0
    for at, seed in zip(ends, seeds, strict=True):
        if times[seed] == 1 or WALL in seed or len(seed) < SEED:
            continue
        earlier = places.setdefault(seed, [])
        if earlier and at >= done:
            runs = max((_compare(text, place, at) for place in earlier), key=_common)
            if _common(runs) >= least:
                yield tuple(runs)
                done = runs[-1].later + runs[-1].size - SEED + 1
            else:
                done = max(run.later + run.size for run in runs if run.later <= at) - SEED + 1
        if len(earlier) < EARLIER:
            earlier.append(at)


def _common(runs: list[Run]) -> int:
    return sum(run.size for run in runs)


def _compare(text: str, first: int, later: int) -> list[Run]:
    """The runs around two places that begin with the same seed; the first place ends before the later one begins."""
    runs: list[Run] = []
    a, b = first, later
    while True:
        size = 0
        while a + size < later and b + size < len(text) and text[a + size] == text[b + size] != WALL:
            size += 1
        runs.append(Run(a, b, size))
        a, b = a + size, b + size
        step = _ahead(text, a, b, later)
        if step is None:
            break
        a, b = a + step[0], b + step[1]
    floor = runs[-1].first + runs[-1].size
    a, b = first, later
    while True:
        size = 0
        while a > size and b - size > floor and text[a - size - 1] == text[b - size - 1] != WALL:
            size += 1
        if size:
            joined = runs.pop(0).size if (runs[0].first, runs[0].later) == (a, b) else 0
            runs.insert(0, Run(a - size, b - size, size + joined))
        a, b = a - size, b - size
        step = _back(text, a, b, floor)
        if step is None:
            return runs
        a, b = a - step[0], b - step[1]


def _ahead(text: str, a: int, b: int, limit: int) -> tuple[int, int] | None:
    """How many characters to pass over at each place until they go on alike, the fewest; None if they do not soon."""
    best: tuple[int, int] | None = None
    near = text[a:min(a + GAP + RESUME, limit)].partition(WALL)[0]
    for passed in range(GAP + 1):
        wanted = text[b + passed:b + passed + RESUME]
        if len(wanted) < RESUME or WALL in text[b:b + passed + RESUME]:
            break
        at = near.find(wanted)
        if at >= 0 and (best is None or at + passed < sum(best)):
            best = at, passed
    return best


def _back(text: str, a: int, b: int, floor: int) -> tuple[int, int] | None:
    """As ``_ahead``, towards the beginning."""
    best: tuple[int, int] | None = None
    near = text[max(0, a - GAP - RESUME):a].rpartition(WALL)[2]
    for passed in range(GAP + 1):
        start = b - passed - RESUME
        if start < floor or WALL in text[start:b]:
            break
        at = near.rfind(text[start:start + RESUME])
        skipped = len(near) - at - RESUME
        if at >= 0 and (best is None or skipped + passed < sum(best)):
            best = skipped, passed
    return best
