"""Neighbouring sentences that say the same kind of nothing, joined into one passage with what shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from gongwen_lint.analysis.concrete import PAPER, elements
from gongwen_lint.analysis.shields import is_political
from gongwen_lint.counting import count_words
from gongwen_lint.document import Span
from gongwen_lint.expressions import Expression

if TYPE_CHECKING:
    from gongwen_lint.analysis.boilerplate import Phrase
    from gongwen_lint.analysis.prose import Prose
    from gongwen_lint.emptiness.verdict import Verdict

_CLAUSE = Expression(r"[^，；：,;:]+[，；：,;:]*|[，；：,;:]+")
_MARKS = "，；：,;:。！？ "
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
    """clauses that show it: those with most of the lexicons' phrases in them, in the order of the text"""
    political: bool
    """whether a formulation of the Party and the state stands in it, which nobody is to be advised to delete"""


def passages(
    prose: Sequence[Prose], phrases: Sequence[Sequence[Phrase]], verdicts: Sequence[Verdict],
    chance_of: Callable[[Verdict], float | None],
) -> Iterator[Passage]:
    """The passages of sentences for which ``chance_of`` gives a number; one joins the next where nothing stands between them."""
    run: list[int] = []
    chances: list[float] = []
    for at, verdict in enumerate(verdicts):
        chance = chance_of(verdict)
        if run and (chance is None or not prose[at].follows):
            yield _joined([prose[index] for index in run], [phrases[index] for index in run], chances)
            run, chances = [], []
        if chance is not None:
            run.append(at)
            chances.append(chance)
    if run:
        yield _joined([prose[index] for index in run], [phrases[index] for index in run], chances)


def _joined(run: list[Prose], phrases: list[Sequence[Phrase]], chances: list[float]) -> Passage:
    texts = [prose.sentence.text for prose in run]
    clauses = [clause for text, found in zip(texts, phrases, strict=True) for clause in _clauses(text, found)]
    return Passage(
        Span(run[0].sentence.span.start, run[-1].sentence.span.end), len(run), sum(map(count_words, texts)),
        sum(len(clause.text) for clause in clauses if clause.bare) / sum(map(len, texts)), sum(chances) / len(chances),
        _shown(clauses), any(map(is_political, texts)),
    )


class _Clause(NamedTuple):
    text: str
    bare: bool
    """holds nothing concrete"""
    said: int
    """characters of the lexicons' phrases"""


def _clauses(text: str, phrases: Sequence[Phrase]) -> Iterator[_Clause]:
    """The clauses of a sentence; a paper that is only cited is nothing concrete."""
    held = [(element.start, element.end) for element in elements(text) if element.kind != PAPER]
    for clause in _CLAUSE.finditer(text):
        start, end = clause.span()
        said = sum(max(0, min(phrase.end, end) - max(phrase.start, start)) for phrase in phrases)
        yield _Clause(clause[0], not any(first < end and last > start for first, last in held), said)


def _shown(clauses: list[_Clause]) -> tuple[str, ...]:
    found = [(clause.said, bare) for clause in clauses if clause.bare and len(bare := clause.text.strip(_MARKS)) >= _SHORTEST]
    most = sorted(dict.fromkeys(found), key=lambda item: (-item[0], len(item[1])))[:_MOST]
    return tuple(bare for said, bare in dict.fromkeys(found) if (said, bare) in most)
