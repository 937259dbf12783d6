"""Neighbouring sentences that say the same kind of nothing, joined into one passage with what shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from gongwen_lint.analysis.boilerplate import Phrase
from gongwen_lint.analysis.concrete import AMOUNT, DEADLINE, DOER, elements
from gongwen_lint.analysis.prose import Prose
from gongwen_lint.counting import count_words
from gongwen_lint.document import Span
from gongwen_lint.emptiness.verdict import Verdict

_MISSING = ((DOER, "由谁做"), (AMOUNT, "做到多少"), (DEADLINE, "何时完成"))
_SHOWN, _SHORTEST = 3, 4
"""phrases shown of a passage, and the characters of the shortest"""


class Passage(NamedTuple):
    """One or more sentences in a row."""

    span: Span
    sentences: int
    words: int
    """字数"""
    share: float
    """characters in clauses that lean to being empty, of all; from 0 to 1"""
    chance: float
    """how likely it is that the sentences are of the kind they were joined by, on average"""
    phrases: tuple[str, ...]
    """what shows it: phrases of the lexicons, the longest first, else the clauses"""
    missing: tuple[str, ...]
    """what would make it checkable and is not there"""


def passages(
    prose: Sequence[Prose], phrases: Sequence[Sequence[Phrase]], verdicts: Sequence[Verdict], chance: Callable[[Verdict], float | None],
) -> Iterator[Passage]:
    """The passages of sentences for which ``chance`` gives a number; one joins the next where nothing stands between them."""
    run: list[int] = []
    for at, verdict in enumerate(verdicts):
        if chance(verdict) is None:
            continue
        if run and not (run[-1] == at - 1 and prose[at].follows):
            yield _joined(run, prose, phrases, verdicts, chance)
            run = []
        run.append(at)
    if run:
        yield _joined(run, prose, phrases, verdicts, chance)


def _joined(
    run: list[int], prose: Sequence[Prose], phrases: Sequence[Sequence[Phrase]], verdicts: Sequence[Verdict],
    chance: Callable[[Verdict], float | None],
) -> Passage:
    texts = [prose[at].sentence.text for at in run]
    empty = sum(end - start for at in run for start, end in verdicts[at].clauses)
    held = {element.kind for text in texts for element in elements(text)}
    return Passage(
        Span(prose[run[0]].sentence.span.start, prose[run[-1]].sentence.span.end),
        len(run), sum(map(count_words, texts)), empty / sum(map(len, texts)),
        sum(chance(verdicts[at]) or 0.0 for at in run) / len(run),
        _evidence(run, texts, phrases, verdicts), tuple(words for kind, words in _MISSING if kind not in held),
    )


def _evidence(run: list[int], texts: list[str], phrases: Sequence[Sequence[Phrase]], verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    found = [phrase.text for at in run for phrase in phrases[at] if phrase.end - phrase.start >= _SHORTEST]
    if not found:
        clauses = ((text, clause) for at, text in zip(run, texts, strict=True) for clause in verdicts[at].clauses)
        found = [text[start:end].strip("，；：、。 ") for text, (start, end) in clauses if end - start > _SHORTEST]
    return tuple(sorted(dict.fromkeys(found), key=len, reverse=True)[:_SHOWN])
