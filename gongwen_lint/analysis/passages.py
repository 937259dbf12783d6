"""Neighbouring sentences that say the same kind of nothing, joined into one passage with what shows it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from gongwen_lint.analysis.concrete import MEANS, PAPER, STEP, Element, elements
from gongwen_lint.counting import count_words
from gongwen_lint.document import Span
from gongwen_lint.expressions import Expression

if TYPE_CHECKING:
    from gongwen_lint.analysis.boilerplate import Phrase
    from gongwen_lint.analysis.prose import Prose
    from gongwen_lint.emptiness.verdict import Verdict

_CLAUSE = Expression(r"[^，；：,;:]+[，；：,;:]*|[，；：,;:]+")
_MARKS = "，；：,;:。.！!？? \u3000\""
_WORDS = (MEANS, STEP)
"""kinds of elements that are single words of the lexicon, which a phrase may hold too"""
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

    def joined() -> Passage:
        return _joined([prose[at] for at in run], [phrases[at] for at in run], chances)

    for at, verdict in enumerate(verdicts):
        chance = chance_of(verdict)
        if run and (chance is None or not prose[at].follows):
            yield joined()
            run, chances = [], []
        if chance is not None:
            run.append(at)
            chances.append(chance)
    if run:
        yield joined()


def _joined(run: list[Prose], phrases: list[Sequence[Phrase]], chances: list[float]) -> Passage:
    texts = [prose.sentence.text for prose in run]
    bare = [clause for text, held in zip(texts, phrases, strict=True) for clause in _bare_clauses(text, held)]
    found = [phrase.text for held in phrases for phrase in held if phrase.end - phrase.start >= _SHORTEST]
    return Passage(
        Span(run[0].sentence.span.start, run[-1].sentence.span.end), len(run), sum(map(count_words, texts)),
        sum(map(len, bare)) / sum(map(len, texts)), sum(chances) / len(chances), _longest(found or map(_whole, bare)),
    )


def _bare_clauses(text: str, phrases: Sequence[Phrase]) -> Iterator[str]:
    """The clauses that hold nothing concrete.

    A paper that is only cited is nothing concrete, whatever its title names, nor is a word for a means or a step within a phrase
    that is shown as saying nothing (不断完善登记工作机制).
    """
    clauses = [(clause.start(), clause[0]) for clause in _CLAUSE.finditer(text)]
    starts = [start for start, _ in clauses]
    said = [(phrase.start, phrase.end) for phrase in phrases]
    found = tuple(elements(text))
    papers = [(element.start, element.end) for element in found if element.kind == PAPER]
    held: set[int] = set()
    for element in found:
        if not (_within(element, papers, len(text)) or (element.kind in _WORDS and _within(element, said, len(text)))):
            held.update(range(bisect_right(starts, element.start) - 1, bisect_left(starts, element.end)))
    return (clause for at, (_, clause) in enumerate(clauses) if at not in held)


def _within(element: Element, spans: Sequence[tuple[int, int]], length: int) -> bool:
    before = bisect_right(spans, (element.start, length))
    return before > 0 and element.end <= spans[before - 1][1]


def _whole(clause: str) -> str:
    """A clause without what lies beyond a bracket that the pauses cut through, and without half a pair of quotation marks."""
    for opened, closed in ("（）", "()"):
        if clause.count(opened) != clause.count(closed):
            clause = clause.rpartition(closed)[2].partition(opened)[0]
    return clause.strip("“”") if clause.count("“") != clause.count("”") else clause


def _longest(texts: Iterable[str]) -> tuple[str, ...]:
    bare = dict.fromkeys(text.strip(_MARKS) for text in texts)
    return tuple(sorted((text for text in bare if len(text) >= _SHORTEST), key=len, reverse=True)[:_SHOWN])
