"""Stretches of a text that no rule touches: protected formulations, titles in 《》 and names in “”."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache

from gongwen_lint.analysis.terms import Terms, terms
from gongwen_lint.expressions import Expression
from gongwen_lint.lexicons import political_terms, protected_terms

_TITLE = r"《[^《》]*(?:《[^《》]*》[^《》]*)*》"
TITLE = Expression(_TITLE, needs=("》",))
NAMED = Expression(rf"{_TITLE}|“[^“”。！？；]{{1,30}}”")
"""a title or a name; a longer quotation is text like any other"""
_RESOLVE = (
    "坚决|坚定不移|坚定|毫不动摇|始终不渝|始终|全面|深入|完整|准确|自觉|牢牢|牢固|忠实|严格|旗帜鲜明|一以贯之|一如既往|有力|有效"
)
_DEGREE = "切实|扎实|进一步|不断|持续|大力|全力|着力|努力|积极|认真|继续|主动|长期|更加"
_COMMITS = (
    "贯彻", "坚持", "维护", "捍卫", "拥护", "遵循", "遵守", "恪守", "奉行", "践行", "树立", "增强", "坚定", "巩固", "保持",
    "掌握", "执行", "服从", "忠于", "做到", "反对", "遏制", "走",
)
_LEADS = Expression(
    rf"(?:(?:{_RESOLVE}|{_DEGREE})[地、和]?)*"
    rf"(?:(?:学习|宣传)*(?:{'|'.join(_COMMITS)})(?:[和与并、]?(?:{'|'.join(_COMMITS)}|落实|加强|完善|发展))*"
    rf"|(?:{_RESOLVE})地?(?:落实|推进))[了着好]?(?:党的|我国)?“?$",
    needs=(*_COMMITS, "落实", "推进"),
)
"""what leads up to a formulation and is as fixed as it is: the verb of commitment and the words of resolve before it"""
_LONGEST = 24
"""characters of such a lead, at most"""


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
    return Shields([*led(text, terms), *named(text)])


def named(text: str) -> Iterator[tuple[int, int]]:
    """Where titles and names stand in a text."""
    return (found.span() for found in NAMED.finditer(text))


def led(text: str, stretches: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches of protected terms; a formulation of the Party and the state with the words that lead up to it: 坚决维护."""
    political = political_terms()
    for start, end in stretches:
        if text[start:end] in political and (lead := _LEADS.search(text[max(0, start - _LONGEST):start])):
            yield start - len(lead[0]), end
        else:
            yield start, end


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
