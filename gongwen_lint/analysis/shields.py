"""Stretches of a text that no rule touches: protected formulations, titles in 《》 and names in “”."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from gongwen_lint.analysis.terms import Terms, terms
from gongwen_lint.expressions import Expression
from gongwen_lint.lexicons import political_terms, protected_terms

_TITLE = r"《[^《》]*(?:《[^《》]*》[^《》]*)*》"
TITLE = Expression(_TITLE, needs=("》",))
NAMED = Expression(rf"{_TITLE}|“[^“”。！？；]{{1,30}}”")
"""a title or a name; a longer quotation is text like any other"""


class Shields:
    """Stretches that no hit may touch, in order and without overlaps."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted(spans):
            if self.ends and start <= self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], end)
            else:
                self.starts.append(start)
                self.ends.append(end)

    def touch(self, start: int, end: int) -> bool:
        """Whether a stretch shares a character with one of these."""
        at = bisect_right(self.ends, start)
        return at < len(self.starts) and self.starts[at] < end

    def hold(self, offset: int) -> bool:
        """Whether an offset lies between two characters of one of these."""
        at = bisect_right(self.ends, offset)
        return at < len(self.starts) and self.starts[at] < offset


def shields(text: str, protected: tuple[str, ...] = ()) -> Shields:
    """What is protected in a text; ``protected`` are the unit's own formulations."""
    terms = ((at, at + len(term)) for at, term in _protected(protected).found(text))
    return Shields([*terms, *(found.span() for found in NAMED.finditer(text))])


def formulations(text: str, protected: tuple[str, ...] = ()) -> list[tuple[int, int]]:
    """Where formulations of the Party and the state stand in a text, and the unit's own (``protected``), in order."""
    return list(_formulations(protected).apart(text))


def holds_formulation(text: str, protected: tuple[str, ...] = ()) -> bool:
    """Whether such a formulation stands in a text."""
    return next(_formulations(protected).apart(text), None) is not None


@cache
def _formulations(own: tuple[str, ...]) -> Terms:
    return terms(political_terms().union(own))


@cache
def _protected(own: tuple[str, ...]) -> Terms:
    return terms(protected_terms().union(own))
