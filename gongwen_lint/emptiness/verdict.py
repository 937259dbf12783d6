"""The verdict on a sentence: how likely it only says formulas, only passes on, or names a line of work nobody could check."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import exp, sqrt
from typing import TYPE_CHECKING

from gongwen_lint.analysis.boilerplate import THANKS
from gongwen_lint.analysis.concrete import AMOUNT, CONDITION, Element, elements
from gongwen_lint.emptiness.signs import signs
from gongwen_lint.emptiness.tables import WIDTH, known_terms, sign_weights, term_numbers
from gongwen_lint.emptiness.terms import Finder, fold
from gongwen_lint.expressions import Expression
from gongwen_lint.named import NamedTuple

if TYPE_CHECKING:
    from gongwen_lint.analysis.boilerplate import Phrase
    from gongwen_lint.analysis.prose import Prose

SHORTEST = 8
"""characters below which nothing can be told of a sentence"""
_HANDS_ON = ("给你们", "现予", "现将")
_FIXED = (
    "起施行", "起实施", "起执行", "起生效", "有效期", "负责解释", "特此", "予以废止", "同时废止", "是指", "所称", "下列",
    "以下", "如下",
)
_ASKS = ("请", "望", "希")
_FORMULAS = (
    Expression(
        r"(?:印发|转发|批转|下发|公布|发布)给你们"
        r"|现(?:予|将)[^。]{0,60}(?:印发|公布|发布|转发|(?:通知|报告|汇报|通报|函告|函复|答复)如下)",
        needs=_HANDS_ON,
    ),
    Expression(
        r"自[^。]{1,20}起(?:施行|实施|执行|生效)|有效期(?:至|为|\w{0,2}年)|负责解释|特此(?:通知|公告|报告|批复|函复|通报)"
        r"|予以废止|同时废止|是指|本\w{2,6}所称|下列(?:情形|条件|材料|行为)|[以如]下(?:几点|几个方面|几方面|目标)[^，。]{0,6}[。：:]?$",
        needs=_FIXED,
    ),
    Expression(
        r"^(?:以上[^。]{0,12}，)?[请望希](?:你|各|一并|结合|认真|按照|按|遵|参|抓)[^。]{0,24}"
        r"(?:执行|落实|办理|实施|组织|审[议示批]|批复|知照)[^，。]{0,6}。?$",
        needs=_ASKS,
    ),
)
"""formulas of the genre, definitions and conditions: never empty, whatever words they are made of"""
_PURPOSE = Expression(r"^(?:第\w{1,3}条\s*)?为了?[^。]*制定(?:本|如下|以下|此)[^，。]{2,12}[。：:]?$", needs=("制定",))
_SUPERIOR = ("贯彻", "精神", "部署", "根据", "按照", "落实", "《")
"""an opening that says what a paper is for is a formula, unless it passes on what a superior said"""
_FORBIDS = Expression(
    r"(?<![来舍少恨由])不得(?!不)|严禁|禁止|不许|不准(?!确)|不允许|一律",
    needs=("不得", "严禁", "禁止", "不许", "不准", "不允许", "一律"),
)
"""lays down, whatever it is made of"""
_SURE = 50.0
"""where the exponential stops to matter"""
SAID, EMPTY = 0.4, 0.5
"""chances from which a sentence counts as saying nothing of its own, and as empty: where precision and recall on labelled
sentences are about the same (docs/quality.md)"""


class Verdict(NamedTuple):
    """How likely each is, from 0 to 1; the rest is substance."""

    boilerplate: float = 0.0
    """套话: formula, attitude, significance"""
    passed_on: float = 0.0
    """照转: what a superior said, and nothing else"""
    vague: float = 0.0
    """空泛: a line of work, and nothing that could be checked"""

    @property
    def said(self) -> float:
        """How likely the sentence says nothing of its own: formulas or what a superior said."""
        return self.boilerplate + self.passed_on

    @property
    def empty(self) -> float:
        """How likely it holds nothing that could be checked."""
        return self.boilerplate + self.passed_on + self.vague

    def says_nothing(self, chance: float = SAID) -> bool:
        """Whether the sentence says nothing of its own, with at least that chance."""
        return self.said >= chance

    def is_vague(self, chance: float = EMPTY) -> bool:
        """Whether it names a line of work that nobody could check: empty with at least that chance, and not the above."""
        return self.empty >= chance and self.vague >= self.said and not self.says_nothing()


SUBSTANCE = Verdict()


class Judged(NamedTuple):
    """A sentence with what was found in it and the verdict."""

    prose: Prose
    phrases: tuple[Phrase, ...]
    elements: tuple[Element, ...]
    verdict: Verdict


def judge(
    prose: Prose, phrases: tuple[Phrase, ...], kind: str | None, protected: tuple[str, ...] = (), spoken: bool = False,
) -> Judged:
    """A sentence judged, given the lexicons' phrases in it, the kind of its document and the unit's own formulations.

    What is spoken (讲话) has words that written papers, of which the weights were learnt, do not have: there a sentence is
    judged only where a phrase of the lexicons stands in it.
    """
    found = tuple(elements(prose.sentence.text))
    if spoken and all(phrase.frame for phrase in phrases):
        return Judged(prose, phrases, found, SUBSTANCE)
    return Judged(prose, phrases, found, _verdict(prose, phrases, found, kind, protected))


def _verdict(
    prose: Prose, phrases: Sequence[Phrase], found: Sequence[Element], kind: str | None, protected: tuple[str, ...],
) -> Verdict:
    text = prose.sentence.text
    if len(text) < SHORTEST or is_formula(text) or lays_down(phrases, found):
        return SUBSTANCE
    folded = fold(text, protected)
    if len(folded) < SHORTEST:  # what is left when the formulations are taken out
        return SUBSTANCE
    boilerplate, passed_on, vague = _weigh(folded)
    table = sign_weights()
    for name in {"", *signs(prose, phrases, found, kind)}:
        if name in table:
            a, b, c = table[name]
            boilerplate, passed_on, vague = boilerplate + a, passed_on + b, vague + c
    odds = [exp(min(weight, _SURE)) for weight in (boilerplate, passed_on, vague)]
    whole = 1.0 + sum(odds)
    return Verdict(*(chance / whole for chance in odds))


def is_formula(text: str) -> bool:
    """Whether a sentence is a formula of the genre, a definition, a list of conditions or a prohibition."""
    if _FORBIDS.search(text) or THANKS.search(text) or any(formula.search(text) for formula in _FORMULAS):
        return True
    return _PURPOSE.search(text) is not None and not any(word in text for word in _SUPERIOR)


def lays_down(phrases: Sequence[Phrase], found: Sequence[Element]) -> bool:
    """Whether a sentence without any phrase names an amount or a case: a figure, a provision, a procedure is never empty."""
    return not phrases and any(element.kind in (AMOUNT, CONDITION) for element in found)


def _weigh(folded: str) -> tuple[float, float, float]:
    """What the terms weigh together: their weights, by the length of their rarities as a vector."""
    values = _values()
    found = [values[number] for number in find_terms()(folded)]
    if not found:
        return 0.0, 0.0, 0.0
    squares, *weights = map(sum, zip(*found, strict=True))
    length = sqrt(squares)
    return weights[0] / length, weights[1] / length, weights[2] / length


class _Values(dict[int, tuple[float, ...]]):
    """Square of the rarity, and weights, of the terms met so far, by their ids."""

    def __missing__(self, number: int) -> tuple[float, ...]:
        rarity, *weights = term_numbers()[WIDTH * number:WIDTH * (number + 1)]
        self[number] = rarity * rarity, *weights
        return self[number]


@cache
def _values() -> _Values:
    return _Values()


@cache
def find_terms() -> Finder:
    """What finds the terms that have a weight."""
    return Finder(known_terms())


def forget() -> None:
    """Drop what was read of the weights, for a program that changes them."""
    _values.cache_clear()
    find_terms.cache_clear()
