"""Neighbouring sentences that say the same kind of nothing, joined into one passage with what shows it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, TypeVar

from gongwen_lint.analysis.concrete import PAPER
from gongwen_lint.analysis.prose import LABEL
from gongwen_lint.analysis.shields import formulations, holds_formulation
from gongwen_lint.counting import count_words
from gongwen_lint.document import Span, within
from gongwen_lint.expressions import Expression
from gongwen_lint.lexicons import OWN
from gongwen_lint.named import NamedTuple

if TYPE_CHECKING:
    from gongwen_lint.analysis.boilerplate import Phrase
    from gongwen_lint.analysis.concrete import Element
    from gongwen_lint.emptiness.verdict import Judged, Verdict

T = TypeVar("T")
_CLAUSE = Expression(r"[^，；：,;:]+[，；：,;:]*|[，；：,;:]+")
_MARKS = "，；：,;:。.！!？? \u3000\""
_OWN_FIRST = 10_000
"""characters that a phrase of the unit's own list counts more: the unit wants to see it"""
_MOST, _SHORTEST = 3, 4
"""clauses shown of a passage, and the characters of the shortest"""


class Passage(NamedTuple):
    """One or more sentences in a row."""

    span: Span
    sentences: int
    words: int
    """字数"""
    share: float
    """characters in clauses that hold nothing concrete, of all; from 0 to 1"""
    chance: float
    """how likely the sentences are of the kind they were joined by, on average"""
    shown: tuple[str, ...]
    """clauses that show it: those with most of the lexicons' phrases in them, in the order of the text; none with what is kept"""
    kept: bool
    """whether a formulation of the Party and the state or the unit's own stands in it, which nobody is to be advised to delete"""
    political: bool
    """whether one of the Party and the state does"""
    plain: bool
    """whether a sentence without such a formulation is among them"""
    fixed: float
    """characters in clauses with such a formulation, of all; from 0 to 1"""


def runs(judged: Sequence[Judged], sort_of: Callable[[Judged], T | None]) -> Iterator[tuple[T, list[Judged]]]:
    """The sentences of one sort that follow each other with nothing between them; those of no sort are left out."""
    run: list[Judged] = []
    before = None
    for sentence in judged:
        sort = sort_of(sentence)
        if run and not (sort == before and sentence.prose.follows):
            yield before, run
            run = []
        if sort is not None:
            run.append(sentence)
        before = sort
    if run:
        yield before, run


def passages(
    judged: Sequence[Judged], chance_of: Callable[[Verdict], float | None], protected: tuple[str, ...] = (),
) -> Iterator[Passage]:
    """The passages of sentences for which ``chance_of`` gives a number; one joins the next where nothing stands between them.

    ``protected`` are the unit's own formulations.
    """
    for _, run in runs(judged, lambda sentence: None if chance_of(sentence.verdict) is None else True):
        yield _joined(run, [chance_of(sentence.verdict) or 0.0 for sentence in run], protected)


def _joined(run: list[Judged], chances: list[float], protected: tuple[str, ...]) -> Passage:
    texts = [sentence.prose.sentence.text for sentence in run]
    said = [list(_clauses(sentence, protected)) for sentence in run]
    clauses, kept = [clause for several in said for clause in several], [any(clause.kept for clause in one) for one in said]
    length = sum(map(len, texts))
    return Passage(
        Span(run[0].prose.sentence.span.start, run[-1].prose.sentence.span.end), len(run), sum(map(count_words, texts)),
        sum(len(clause.text) for clause in clauses if clause.bare) / length, sum(chances) / len(chances),
        _shown(clauses), any(kept), any(map(holds_formulation, texts)) if protected else any(kept), not all(kept),
        sum(len(clause.text) for clause in clauses if clause.kept) / length,
    )


class _Clause(NamedTuple):
    text: str
    bare: bool
    """holds nothing concrete"""
    said: int
    """characters of the lexicons' phrases"""
    kept: bool
    """holds a formulation, or a part of one, that nobody is to be advised to delete"""


def _clauses(sentence: Judged, protected: tuple[str, ...]) -> Iterator[_Clause]:
    """The clauses of a sentence; what stands within a paper's title or a phrase of the lexicons makes none of them concrete."""
    clauses = _CLAUSE.findall(sentence.prose.sentence.text)
    starts = list(accumulate(map(len, clauses), initial=0))
    said, held, kept = [0] * len(clauses), [False] * len(clauses), [False] * len(clauses)
    for phrase in sentence.phrases:
        for at in _touched(starts, phrase):
            said[at] += min(phrase.end, starts[at + 1]) - max(phrase.start, starts[at])
            said[at] += _OWN_FIRST if phrase.entry.category == OWN else 0
    papers = [(element.start, element.end) for element in sentence.elements if element.kind == PAPER]
    phrases = [(phrase.start, phrase.end) for phrase in sentence.phrases]
    for element in sentence.elements:
        if not any(within((element.start, element.end), stretches) for stretches in (papers, phrases)):
            for at in _touched(starts, element):
                held[at] = True
    for span in formulations(sentence.prose.sentence.text, protected):
        for at in _touched(starts, Span(*span)):
            kept[at] = True
    return (_Clause(clause, not holds, *rest) for clause, holds, *rest in zip(clauses, held, said, kept, strict=True))


def _touched(starts: Sequence[int], stretch: Element | Phrase | Span) -> range:
    """The clauses that a stretch of the sentence reaches into."""
    return range(bisect_right(starts, stretch.start) - 1, bisect_left(starts, stretch.end))


def _whole(clause: str) -> str:
    """A clause without its number, what lies beyond a bracket that the pauses cut through, and half a pair of quotation marks."""
    if label := LABEL.match(clause):
        clause = clause[label.end():]
    for opened, closed in ("（）", "()"):
        if clause.count(opened) != clause.count(closed):
            clause = clause.rpartition(closed)[2].partition(opened)[0]
    return clause.strip("“”") if clause.count("“") != clause.count("”") else clause


def _shown(clauses: list[_Clause]) -> tuple[str, ...]:
    bare = ((clause.said, _whole(clause.text).strip(_MARKS)) for clause in clauses if clause.bare and not clause.kept)
    found = [(said, text) for said, text in bare if len(text) >= _SHORTEST]
    most = sorted(dict.fromkeys(found), key=lambda item: (-item[0], len(item[1])))[:_MOST]
    return tuple(text for said, text in dict.fromkeys(found) if (said, text) in most)
