"""How copies are told: the passages as places that a finding refers to, and what the source is called."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count, pairwise

from gongwen_lint.analysis.places import line_of
from gongwen_lint.copying.compare import Comparison, Copy
from gongwen_lint.copying.source import Source
from gongwen_lint.copying.stream import Stream
from gongwen_lint.document import Document, Span
from gongwen_lint.rules.record import Related
from gongwen_lint.structure.titles import in_marks


def called(source: Source) -> str:
    """The source's title in 《》, or the name of its file where none was recognised."""
    return in_marks(source.title) if source.title else f"“{source.name}”"


def lines(source: Source, copy: Copy) -> str:
    """The lines of the source that a passage stands in."""
    return line_of(source.path, *source.lines(copy.theirs))


def related(document: Document, draft: Stream, copy: Copy, comparison: Comparison) -> Related:
    """The passage in the source, with what is other in both."""
    source = comparison.source
    first, last = source.lines(copy.theirs)
    quote = source.quote(copy.theirs)
    mine = copy.passages[0].mine[0], max(passage.mine[1] for passage in copy.passages)
    theirs = min(passage.theirs[0] for passage in copy.passages), max(passage.theirs[1] for passage in copy.passages)
    here, there = draft.raw[slice(*mine)], source.stream.raw[slice(*theirs)]
    same_here, same_there = [False] * len(here), [False] * len(there)
    for run in (run for passage in copy.passages for run in passage.runs):
        for first_at, other_at in zip(range(run.mine - mine[0], run.mine - mine[0] + run.size), count(run.theirs - theirs[0])):
            if here[first_at] == there[other_at]:  # 全省 and 全市 are the same only when copies are looked for
                same_here[first_at] = same_there[other_at] = True
    return Related(
        source.path, first, last, quote, f"{called(source)}这样写。", source.name,
        unlike(source.stream, copy.theirs, quote, theirs[0], same_there),
        unlike(draft, copy.span, document.quote(copy.span), mine[0], same_here),
        (copy.theirs.start / len(source.text), copy.theirs.end / len(source.text)),
    )


def unlike(stream: Stream, span: Span, quote: str, first: int, same: Sequence[bool]) -> tuple[tuple[int, int], ...]:
    """The stretches of a quoted passage, from 0, that are not the same in the other text.

    ``same`` tells of the compared characters from ``first`` on which of them are.
    """
    places = _quoted(stream.text, span, quote)
    offsets = stream.origins[first:first + len(same)].tolist()
    return _stretches(quote, [places[at] for at, alike in zip(offsets, same, strict=True) if not alike and at in places])


def _quoted(text: str, span: Span, quote: str) -> dict[int, int]:
    """Where in the quote the characters of the text stand; some of them the quote leaves out, and it may have more blanks."""
    places: dict[int, int] = {}
    at = 0
    for offset in range(span.start, span.end):
        char = text[offset]
        while char != " " and quote[at:at + 1] == " ":
            at += 1
        if quote[at:at + 1] == char:
            places[offset] = at
            at += 1
    return places


def _stretches(quote: str, places: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Places as stretches; marks between two of them are in the stretch."""
    if not places:
        return ()
    stretches = [(places[0], places[0] + 1)]
    for before, place in pairwise(places):
        if not any(char.isalnum() for char in quote[before + 1:place]):
            stretches[-1] = stretches[-1][0], place + 1
        else:
            stretches.append((place, place + 1))
    return tuple(stretches)


def whole(source: Source, message: str) -> Related:
    """The source as a whole."""
    return Related(source.path, 1, source.text.count("\n") + 1, source.name, message, source.name)
