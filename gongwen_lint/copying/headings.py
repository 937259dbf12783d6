"""The same headings in the same order: how much of a draft's structure is another document's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from gongwen_lint.analysis.headings import part_of
from gongwen_lint.copying.source import Source
from gongwen_lint.copying.stream import NUMBER, UNITS
from gongwen_lint.document import Span
from gongwen_lint.expressions import Expression
from gongwen_lint.named import NamedTuple
from gongwen_lint.structure.outline import Outline

_MARKS = Expression(r"\W+")
_ALIKE = str.maketrans(UNITS, "市" * len(UNITS))
_LONGEST = 40
"""characters of a heading that are compared"""
_SHORTEST = 4
"""characters of one that says something of its own"""
_LIKE = 85
"""from which likeness on, of 100, two headings are the same"""


class Parallel(NamedTuple):
    """Headings of a draft that a source has too, in the same order."""

    own: int
    """headings of the draft that are its own matter, not 总体要求 and the like"""
    same: tuple[tuple[Span, str], ...]
    """those of them that the source has, each with the source's; in order"""


def parallel(outline: Outline, source: Source) -> Parallel:
    """The longest row of headings that follow each other in both."""
    mine = [
        (block.span, bare) for block in outline.blocks
        if block.role == "heading" and "\t" not in block.text and (bare := _bare(block.text))
    ]
    theirs = [
        (text, bare) for _, start, end in source.headings if (bare := _bare(text := source.text[start:end].strip()))
    ]
    places = _places([bare for _, bare in mine], [bare for _, bare in theirs])
    chosen = _rising(places)
    return Parallel(len(mine), tuple((mine[at][0], theirs[places[at]][0]) for at in chosen))


def _bare(heading: str) -> str:
    """What a heading says, without its number and marks; empty for one that any document may have."""
    said = _MARKS.sub("", heading[number.end():] if (number := NUMBER.match(heading)) else heading)[:_LONGEST]
    return "" if len(said) < _SHORTEST or part_of(said) else said.translate(_ALIKE)


def _places(mine: Sequence[str], theirs: Sequence[str]) -> list[int]:
    """For each heading of the draft the first of the source's that is the same; -1 where none is."""
    from rapidfuzz import fuzz, process  # compiled

    known = {said: at for at, said in reversed(list(enumerate(theirs)))}
    found = []
    for said in mine:
        near = (said, 100, known[said]) if said in known else process.extractOne(
            said, theirs, scorer=fuzz.ratio, score_cutoff=_LIKE
        ) if theirs else None
        found.append(near[2] if near else -1)
    return found


def _rising(places: Sequence[int]) -> list[int]:
    """The longest choice of places that rise; as indices."""
    tails: list[int] = []
    ends: list[int] = []
    before = [-1] * len(places)
    for at, place in enumerate(places):
        if place < 0:
            continue
        length = bisect_left(tails, place)
        before[at] = ends[length - 1] if length else -1
        tails[length:length + 1] = [place]
        ends[length:length + 1] = [at]
    chosen, at = [], ends[-1] if ends else -1
    while at >= 0:
        chosen.append(at)
        at = before[at]
    return chosen[::-1]
