"""Where two streams say the same: runs of characters, the same on both sides."""

from __future__ import annotations

import numpy as np

from gongwen_lint.copying.grams import Codes, grams
from gongwen_lint.named import NamedTuple

SEED = 5
"""characters that must be the same for two places to be compared"""
OFTEN = 12
"""places of either side that a stretch of the other is compared with; a phrase that stands there more often is a formula"""
_FILTER = 16
"""bits of a hash by which most places are seen to have no like"""
_REGION = 64
"""characters of either side in which runs support each other"""


class Run(NamedTuple):
    """``size`` characters that are the same at two places of two streams."""

    mine: int
    theirs: int
    size: int


class Seeds:
    """The draft's stretches of ``SEED`` characters, made ready to be looked up."""

    def __init__(self, codes: Codes) -> None:
        made = grams(codes, SEED)
        self._order = np.argsort(made, kind="stable")
        self._sorted = made[self._order]
        self._there = np.zeros(1 << _FILTER, bool)
        self._there[made & np.uint64((1 << _FILTER) - 1)] = True

    def runs(self, theirs: Codes, least: int) -> list[Run]:
        """All runs of at least ``SEED`` characters that do not stand quite alone, by their places in the draft; they may overlap.

        Those in one region of both texts must have ``least`` characters together, for any of them to be told.
        """
        made = grams(theirs, SEED)
        second = np.flatnonzero(self._there[made & np.uint64((1 << _FILTER) - 1)])
        made = made[second]
        low = np.searchsorted(self._sorted, made, "left")
        times = np.minimum(np.searchsorted(self._sorted, made, "right") - low, OFTEN)
        second = np.repeat(second, times)
        ahead = np.arange(len(second)) - np.repeat(np.cumsum(times) - times, times)
        first = self._order[np.repeat(low, times) + ahead]
        by_place = np.lexsort((second, first))
        first, second = first[by_place], second[by_place]
        few = np.arange(len(first)) - np.searchsorted(first, first) < OFTEN
        first, second = first[few], second[few]
        by_diagonal = np.lexsort((first, first - second))
        first, second = first[by_diagonal], second[by_diagonal]
        breaks = np.flatnonzero((np.diff(first) != 1) | (np.diff(second) != 1)) + 1
        starts = np.concatenate(([0], breaks))[:len(first)]
        sizes = np.diff(np.concatenate((starts, [len(first)]))) + SEED - 1
        found = np.stack((first[starts], second[starts], sizes), axis=1)
        found = found[_supported(found, least)]
        return [Run(*row) for row in found[np.lexsort((found[:, 1], found[:, 0]))].tolist()]


def _supported(found: Codes, least: int) -> Codes:
    """Which runs have ``least`` characters of runs around them in both texts, their own included."""
    width = 1 << 32
    region = found[:, 0] // _REGION * width + found[:, 1] // _REGION
    regions, at = np.unique(region, return_inverse=True)
    sizes = np.bincount(at, found[:, 2])
    around = np.zeros(len(regions))
    for beside in (a * width + b for a in (-1, 0, 1) for b in (-1, 0, 1)):
        near = np.searchsorted(regions, regions + beside)
        near[near == len(regions)] = 0
        around += np.where(regions[near] == regions + beside, sizes[near], 0) if len(regions) else 0
    return around[at] >= least
