"""Where two streams say the same: runs of characters, the same on both sides."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

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
_APART = 2 * _REGION
"""characters between two texts that are laid one behind another"""
_PLACE = 32
"""bits of a number that hold a place in what is laid out"""
_LOW = (1 << _PLACE) - 1


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

    def runs(self, theirs: Sequence[Codes], least: int) -> list[list[Run]]:
        """For each of several texts the runs of at least ``SEED`` characters that do not stand quite alone, by their places here.

        They may overlap. Those in one region of both texts must have ``least`` characters together, for any to be told. The
        texts are laid one behind another, for one long array costs little more than a short one.
        """
        begins = np.cumsum([0, *(-(-len(codes) // _REGION) * _REGION + _APART for codes in theirs)])
        laid = np.zeros(begins[-1], np.uint32)  # no character is 0, so nothing is found from one text into another
        for begin, codes in zip(begins[:-1].tolist(), theirs, strict=True):
            laid[begin:begin + len(codes)] = codes
        mine, placed = self._pairs(laid, begins)
        along = np.sort((placed - mine + len(self._order)) << _PLACE | placed)  # along the diagonals
        breaks = np.flatnonzero(along[1:] != along[:-1] + 1) + 1
        starts = np.concatenate(([0], breaks))[:len(along)]
        sizes = np.diff(starts, append=len(along)) + SEED - 1
        second = along[starts] & _LOW
        first = second + len(self._order) - (along[starts] >> _PLACE)
        kept = np.flatnonzero(_supported(first, second, sizes, least))
        first, second, sizes = first[kept], second[kept], sizes[kept]
        which = np.searchsorted(begins, second, "right") - 1
        order = np.lexsort((second, first, which))
        rows = zip(first[order].tolist(), (second - begins[which])[order].tolist(), sizes[order].tolist(), strict=True)
        made = list(map(Run._make, rows))
        cuts = np.searchsorted(which[order], np.arange(len(theirs) + 1)).tolist()
        return [made[start:end] for start, end in pairwise(cuts)]

    def _pairs(self, laid: Codes, begins: Codes) -> tuple[Codes, Codes]:
        """Places here and there that begin with the same stretch."""
        made = grams(laid, SEED)
        second = np.flatnonzero(self._there[made & np.uint64((1 << _FILTER) - 1)])
        made = made[second]
        low = np.searchsorted(self._sorted, made, "left")
        times = np.minimum(np.searchsorted(self._sorted, made, "right") - low, OFTEN)
        second = np.repeat(second, times)
        ahead = np.arange(len(second)) - np.repeat(np.cumsum(times) - times, times)
        first = self._order[np.repeat(low, times) + ahead]
        text = np.searchsorted(begins, second, "right") - 1
        paired = np.sort((text * len(self._order) + first) << _PLACE | second)
        place = paired >> _PLACE
        paired = paired[np.arange(len(paired)) - np.searchsorted(place, place) < OFTEN]
        return (paired >> _PLACE) % max(1, len(self._order)), paired & _LOW


def _supported(first: Codes, second: Codes, sizes: Codes, least: int) -> Codes:
    """Which runs have ``least`` characters of runs around them in both texts, their own included."""
    region = first // _REGION << _PLACE | second // _REGION
    order = np.argsort(region)
    regions, sums = region[order], np.concatenate(([0], sizes[order].cumsum()))
    rows = region + (np.array([[-1], [0], [1]]) << _PLACE)
    low, high = np.searchsorted(regions, rows - 1), np.searchsorted(regions, rows + 1, "right")
    return (sums[high] - sums[low]).sum(axis=0) >= least
