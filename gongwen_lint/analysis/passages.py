"""Neighbouring sentences that say the same kind of nothing, joined into one passage with what shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from gongwen_lint.analysis.concrete import PAPER, elements
from gongwen_lint.counting import count_words
from gongwen_lint.document import Span
from gongwen_lint.expressions import Expression

if TYPE_CHECKING:
    from gongwen_lint.analysis.boilerplate import Phrase
    from gongwen_lint.analysis.prose import Prose
    from gongwen_lint.emptiness.verdict import Verdict

_CLAUSE = Expression(r"[^，；：,;:]+[，；：,;:]*|[，；：,;:]+")
_SHOWN, _SHORTEST = 3, 4
"""phrases shown of a passage, and the characters of the shortest"""


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
    """what shows it: phrases of the lexicons, the longest first; where there are none, clauses that hold nothing concrete"""


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
            yield _joined([prose[index] for index in run], [phrase for index in run for phrase in phrases[index]], chances)
            run, chances = [], []
        if chance is not None:
            run.append(at)
            chances.append(chance)
    if run:
        yield _joined([prose[index] for index in run], [phrase for index in run for phrase in phrases[index]], chances)


def _joined(run: list[Prose], phrases: list[Phrase], chances: list[float]) -> Passage:
    texts = [prose.sentence.text for prose in run]
    bare = [clause for text in texts for clause in _bare_clauses(text)]
    found = [phrase.text for phrase in phrases if phrase.end - phrase.start >= _SHORTEST]
    return Passage(
        Span(run[0].sentence.span.start, run[-1].sentence.span.end), len(run), sum(map(count_words, texts)),
        sum(map(len, bare)) / sum(map(len, texts)), sum(chances) / len(chances), _longest(found or bare),
    )


def _bare_clauses(text: str) -> Iterator[str]:
    """The clauses that hold nothing concrete; a paper that is only cited is nothing concrete."""
    held = [(element.start, element.end) for element in elements(text) if element.kind != PAPER]
    for clause in _CLAUSE.finditer(text):
        if not any(start < clause.end() and end > clause.start() for start, end in held):
            yield clause[0]


def _longest(texts: Iterable[str]) -> tuple[str, ...]:
    bare = dict.fromkeys(text.strip("，；：,;:。 ") for text in texts)
    return tuple(sorted((text for text in bare if len(text) >= _SHORTEST), key=len, reverse=True)[:_SHOWN])
