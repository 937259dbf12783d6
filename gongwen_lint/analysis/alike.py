"""Stretches of one text that stand in it twice, alike or nearly: pairs of places with what is the same in both.

Of the stretches of ``SEED`` characters behind a mark or a common particle each that occurs again is looked up among the earlier
ones, and from it the two places are compared outwards over small differences. Work grows with the length of the text, not with
its square, however often the text repeats itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TypeVar

from gongwen_lint.expressions import Expression
from gongwen_lint.named import NamedTuple

SEED = 10
"""characters that must be the same somewhere in two places for them to be compared"""
GAP, RESUME = 8, 5
"""characters that may differ at one point, and those behind them that must be the same again"""
EARLIER = 3
"""earlier places that a stretch is compared with, the first ones"""
OFTEN = 8
"""times that a stretch stands in a text until it is a formula and no more looked up"""
START, PACE = 10, 100
"""steps of comparing that may come to nothing, and characters of text for each one more: where the same frames stand all over
a text, they are not compared everywhere; what comes to something pays for as many more"""
WALL = "\x01"
"""a character that nothing is compared across"""

_ANCHORS = "，。；：！？、,;:“”的在把将对和与及为是按由了要" + WALL
_SEED = Expression(rf"[{_ANCHORS}](?=([^{WALL}]{{{SEED}}}))")
"""where stretches are taken: every passage of some length has a few of these, and both places have them at the same points"""
_WINDOW, _LOW = GAP + RESUME, RESUME - 1
_PIECE = 4 * 32
"""bytes compared at once at first"""


Found = TypeVar("Found")


class Run(NamedTuple):
    """``size`` characters that are the same at two offsets of the text."""

    first: int
    later: int
    size: int


def alike(text: str, least: int, judge: Callable[[list[Run]], Found | None]) -> Iterator[Found]:
    """What ``judge`` makes of pairs of places with at least ``least`` characters in common, given as runs in order.

    The later places do not overlap.
    """
    seeds = _SEED.findall(text)
    if len(set(seeds)) == len(seeds):
        return
    again = {seed for seed, times in Counter(seeds).items() if times > 1}
    compare = _Comparison(text).runs
    places: dict[str, list[int]] = {}
    at = done = steps = 0
    for seed in seeds:
        if seed not in again:
            continue
        at = _next(text, seed, at)
        earlier = places.setdefault(seed, [])
        if earlier and at >= done and steps < START + at // PACE:
            compared = []
            for place in earlier[:EARLIER]:
                compared.append(compare(place, at))
                if len(compared[-1]) == 1 and _is_all(text, compared[-1][0]):
                    break
            runs = max(compared, key=_common)
            if _common(runs) < least:
                done = max([run.later + run.size for run in runs if run.later <= at]) - SEED + 1
                made = None
            else:
                done = runs[-1].later + runs[-1].size - SEED + 1
                made = judge(runs)
            cost = 1 + sum(map(len, compared)) - len(compared)
            steps += cost if made is None else -cost
            if made is not None:
                yield made
        earlier.append(at)
        if len(earlier) == OFTEN:
            again.discard(seed)


def _next(text: str, seed: str, at: int) -> int:
    """Where a seed stands next behind an anchor: sooner found so than by keeping the places of all that stand only once."""
    while True:
        at = text.find(seed, at + 1)
        if text[at - 1] in _ANCHORS:
            return at


def _is_all(text: str, run: Run) -> bool:
    """Whether there is nothing more to compare: the later place is a whole paragraph."""
    return text[run.later - 1:run.later] in WALL and text[run.later + run.size:run.later + run.size + 1] in WALL


def _common(runs: list[Run]) -> int:
    return sum([size for _, _, size in runs])


class _Comparison:
    """A text whose places are compared, several characters at once: as numbers of four bytes a character."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._bytes = text.encode("utf-32", "surrogatepass")[4:]  # without the mark; no module need be loaded for this one

    def runs(self, first: int, later: int) -> list[Run]:
        """The runs around two places that begin with the same seed; the first place ends before the later one begins."""
        text, ahead = self._text, list[Run]()
        a, b = first, later
        while True:
            size = self._same_ahead(a, b, later - a)
            ahead.append(Run(a, b, size))
            a, b = a + size, b + size
            step = _resume(text[a:min(a + _WINDOW, later)], text[b:b + _WINDOW])
            if step is None:
                break
            a, b = a + step[0], b + step[1]
        floor, (a, b, size) = a, ahead[0]
        back: list[Run] = []
        while True:
            before = self._same_back(a, b, b - floor)
            a, b, size = a - before, b - before, size + before
            if size:
                back.append(Run(a, b, size))
            step = _resume(text[max(0, a - _WINDOW):a][::-1], text[max(floor, b - _WINDOW):b][::-1])
            if step is None:
                return [*reversed(back), *ahead[1:]]
            a, b, size = a - step[0], b - step[1], 0

    def _same_ahead(self, a: int, b: int, most: int) -> int:
        """How many characters from two places on are the same, up to a wall."""
        data, size, piece = self._bytes, 0, _PIECE
        while True:
            here, there = 4 * (a + size), 4 * (b + size)
            one, other = data[here:here + piece], data[there:there + piece]
            if one != other or len(other) < piece or self._text.find(WALL, a + size, a + size + piece // 4) >= 0:
                break
            size += piece // 4
            piece *= 2
        unlike = int.from_bytes(one, "little") ^ int.from_bytes(other[:len(one)], "little")
        size += ((unlike & -unlike).bit_length() - 1) // 32 if unlike else len(other) // 4
        size = min(size, most)
        wall = self._text.find(WALL, a, a + size)
        return size if wall < 0 else wall - a

    def _same_back(self, a: int, b: int, most: int) -> int:
        """As ``_same_ahead``, towards the beginning: how many characters before two places."""
        data, size, piece = self._bytes, 0, _PIECE
        most = min(most, a)
        while True:
            here, there = 4 * (a - size), 4 * (b - size)
            one, other = data[max(0, here - piece):here], data[max(0, there - piece):there]
            if one != other or len(one) < piece or self._text.find(WALL, a - size - piece // 4, a - size) >= 0:
                break
            size += piece // 4
            piece *= 2
        unlike = int.from_bytes(one, "little") ^ int.from_bytes(other[len(other) - len(one):], "little")
        size += (len(one) * 8 - unlike.bit_length()) // 32
        size = min(size, most)
        wall = self._text.rfind(WALL, a - size, a)
        return size if wall < 0 else a - wall - 1


def _resume(here: str, there: str) -> tuple[int, int] | None:
    """How many characters of each of two windows to pass over until they go on alike, the fewest; None if they do not.

    A glance first: what goes on in a window so short has one of two characters of it, which the other must have too.
    """
    if not (
        (here[_LOW:_LOW + 1] in there or here[GAP:GAP + 1] in there)
        and (there[_LOW:_LOW + 1] in here or there[GAP:GAP + 1] in here)
    ):
        return None
    here, there = here.partition(WALL)[0], there.partition(WALL)[0]
    best: tuple[int, int] | None = None
    for passed in range(len(there) - RESUME + 1):
        if best and passed >= sum(best):
            break
        at = here.find(there[passed:passed + RESUME])
        if at >= 0 and (best is None or at + passed < sum(best)):
            best = at, passed
    return best
