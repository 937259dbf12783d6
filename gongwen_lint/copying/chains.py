"""Runs that belong together: they follow each other in both texts, but for what was dropped, replaced or moved between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter

from gongwen_lint.copying.runs import Run

GAP = 24
"""characters of the draft that may stand between two runs"""
AHEAD, BACK = 60, 120
"""characters of the source that may be passed over, and gone back to where clauses stand in another order"""
NEAR = 64
"""runs before it that a run is held against, those of the best chains; only in numbered lists and tables there are more"""
_MISSING, _OFF, _MOVED = 0.5, 0.1, 8.0
"""what a chain loses for a character of the draft between two runs, for one that only one text has, and for going back"""

Chain = list[Run]


def chains(found: Sequence[Run]) -> Iterator[Chain]:
    """The runs, given by their places in the draft, in their best chains, the best first; each run is in one of them."""
    scores, befores = _link(found)
    used = [False] * len(found)
    for at in sorted(range(len(found)), key=lambda at: -scores[at]):
        chain: Chain = []
        while at >= 0 and not used[at]:
            used[at] = True
            chain.append(found[at])
            at = befores[at]
        if chain:
            yield chain[::-1]


def _link(found: Sequence[Run]) -> tuple[list[float], list[int]]:
    """The score of the best chain that ends with each run, and the run before it there (-1: none)."""
    scores: list[float] = []
    befores: list[int] = []
    near: list[tuple[int, int, int, float, int]] = []
    for number, (mine, theirs, size) in enumerate(found):
        best, before, still = float(size), -1, []
        end = mine + size
        for entry in near:
            began, ended, theirs_ended, score, index = entry
            gap = mine - ended
            if gap > GAP:
                continue
            still.append(entry)
            if end <= ended or mine <= began:
                continue
            twice = -gap if gap < 0 else 0
            passed = theirs + twice - theirs_ended
            if not -BACK <= passed <= AHEAD:
                continue
            gap += twice
            cost = twice + _MISSING * gap + (_MOVED if passed < 0 else _OFF * abs(passed - gap))
            if score + size - cost > best:
                best, before = score + size - cost, index
        scores.append(best)
        befores.append(before)
        still.append((mine, end, theirs + size, best, number))
        if len(still) > NEAR:
            still.remove(min(still, key=itemgetter(3)))
        near = still
    return scores, befores
