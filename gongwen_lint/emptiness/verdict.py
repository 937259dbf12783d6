"""The verdict on a sentence: how likely it only says formulas, only passes on, or names a line of work nobody could check."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, sqrt
from typing import NamedTuple

from gongwen_lint.analysis.boilerplate import Phrase
from gongwen_lint.analysis.prose import Prose
from gongwen_lint.emptiness.signs import signs
from gongwen_lint.emptiness.tables import WIDTH, known_terms, sign_weights, term_numbers
from gongwen_lint.emptiness.terms import fold, terms
from gongwen_lint.expressions import Expression

BOILERPLATE, PASSED_ON, VAGUE = "套话", "照转", "空泛"
SHORTEST = 8
"""characters below which nothing can be told of a sentence"""
_PAUSE = Expression(r"[^，；：、]+[，；：、]?|[，；：、]")

_FORMULAS = (
    Expression(r"(?:印发|转发|批转|下发|公布|发布)给?你们|现(?:予|将)[^。]{0,60}(?:印发|公布|发布|转发|通知如下)", needs=("给你们", "现予", "现将")),
    Expression(r"自[^。]{1,20}起(?:施行|实施|执行|生效)|有效期(?:至|为|\w{0,2}年)|负责解释|特此(?:通知|公告|报告|批复|函复|通报)|予以废止|同时废止",
               needs=("起", "有效期", "负责解释", "特此", "废止")),
    Expression(r"是指|本\w{2,6}所称|下列(?:情形|条件|材料|行为)|以下简称", needs=("是指", "所称", "下列")),
)
"""formulas of the genre, definitions and conditions: never empty, whatever words they are made of"""


class Verdict(NamedTuple):
    """How likely each is, from 0 to 1; the rest is substance."""

    boilerplate: float = 0.0
    passed_on: float = 0.0
    vague: float = 0.0
    clauses: tuple[tuple[int, int], ...] = ()
    """the clauses that lean to being empty: characters of the sentence, start to end (exclusive)"""

    @property
    def said(self) -> float:
        """How likely the sentence says nothing of its own: formulas or what a superior said."""
        return self.boilerplate + self.passed_on

    @property
    def empty(self) -> float:
        """How likely it holds nothing that could be checked."""
        return self.boilerplate + self.passed_on + self.vague


SUBSTANCE = Verdict()


def judge(prose: Prose, phrases: Sequence[Phrase], kind: str | None) -> Verdict:
    """The verdict on a sentence, given the lexicons' phrases in it and the kind of its document."""
    text = prose.sentence.text
    if len(text) < SHORTEST or any(formula.search(text) for formula in _FORMULAS):
        return SUBSTANCE
    folded = fold(text)
    found = terms(folded, known_terms())
    weights, leanings = _weigh(found)
    table = sign_weights()
    for name in ("", *signs(prose, phrases, kind)):
        for at, weight in enumerate(table.get(name, ())):
            weights[at] += weight
    odds = [exp(min(weight, 50.0)) for weight in weights]
    whole = 1.0 + sum(odds)
    return Verdict(*(chance / whole for chance in odds), _leaning(folded, leanings))


def _weigh(found: list[tuple[int, int]]) -> tuple[list[float], list[tuple[int, float]]]:
    """What the terms weigh together, and how far each leans to being empty, by the character it begins at."""
    numbers, seen = term_numbers(), {}
    leanings = []
    for number, at in found:
        values = seen.get(number)
        if values is None:
            begin = number * WIDTH
            values = seen[number] = numbers[begin:begin + WIDTH].tolist()
        leanings.append((at, max(values[1:])))
    length = sqrt(sum(values[0] * values[0] for values in seen.values())) or 1.0
    return [sum(values[at] for values in seen.values()) / length for at in (1, 2, 3)], leanings


def _leaning(text: str, leanings: list[tuple[int, float]]) -> tuple[tuple[int, int], ...]:
    """The clauses whose terms lean to being empty."""
    found, at = [], 0
    for clause in _PAUSE.finditer(text):
        total = 0.0
        while at < len(leanings) and leanings[at][0] < clause.end():
            total += leanings[at][1]
            at += 1
        if total > 0:
            found.append(clause.span())
    return tuple(found)
