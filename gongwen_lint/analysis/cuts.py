"""A text cut into words only where it is asked about: clause by clause, since no word runs over a mark."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate

from gongwen_lint.analysis.shields import Shields
from gongwen_lint.expressions import Expression
from gongwen_lint.words.segmenter import Segmenter

_MARK = Expression(r"[，。；：！？、,;:!?（）《》“”]")
"""characters that are words of their own wherever they stand, as the segmenter cuts; there are others"""


class Cut:
    """The offsets at which words begin and end, a protected stretch being within one word."""

    def __init__(self, text: str, words: Segmenter, shields: Shields) -> None:
        self.text, self.words, self._shields = text, words, shields
        edges = {0, len(text)}
        for mark in _MARK.finditer(text):
            edges.update(mark.span())
        self._edges = sorted(edges)
        """where the stretches between marks, and the marks, begin and end"""
        self._bounds: list[list[int] | None] = [None] * (len(edges) - 1)

    def is_bound(self, offset: int) -> bool:
        """Whether a word begins or ends at an offset."""
        at = bisect_left(self._edges, offset)
        if self._edges[at] == offset:
            return not self._shields.hold(offset)
        bounds = self._within(at - 1)
        place = bisect_left(bounds, offset)
        return place < len(bounds) and bounds[place] == offset

    def word(self, offset: int, way: int) -> str:
        """The word that begins (way 1) or ends (way -1) at an offset; empty where none does."""
        other = next(self.bounds(offset, way), offset) if self.is_bound(offset) else offset
        return self.text[min(offset, other):max(offset, other)]

    def may_start(self, offset: int) -> bool:
        """Whether a phrase may begin here: where a word does, or at the second half of one such as 切实加强, which is two."""
        if self.is_bound(offset):
            return True
        start, end = next(self.bounds(offset, -1)), next(self.bounds(offset, 1))
        return (
            offset - start > 1 and end - offset > 1
            and all(map(self.words.frequency, (self.text[start:offset], self.text[offset:end])))
        )

    def bounds(self, offset: int, way: int) -> Iterator[int]:
        """The bounds behind an offset (way 1), or those before it from the nearest on (way -1)."""
        if way > 0:
            for at in range(bisect_right(self._edges, offset) - 1, len(self._bounds)):
                bounds = self._within(at)
                yield from map(bounds.__getitem__, range(bisect_right(bounds, offset), len(bounds)))
                offset = self._edges[at + 1]
        else:
            for at in range(bisect_left(self._edges, offset) - 1, -1, -1):
                bounds = self._within(at)
                yield from map(bounds.__getitem__, range(bisect_left(bounds, offset) - 1, -1, -1))
                offset = self._edges[at]

    def _within(self, at: int) -> list[int]:
        """The bounds in one stretch, with its own begin and end."""
        bounds = self._bounds[at]
        if bounds is None:
            start, end = self._edges[at:at + 2]
            bounds = [start, end]
            if end - start > 1:
                bounds = [*accumulate(map(len, self.words.cut(self.text[start:end])), initial=start)]
            if self._shields.starts:
                bounds = [bound for bound in bounds if not self._shields.hold(bound)]
            self._bounds[at] = bounds
        return bounds
