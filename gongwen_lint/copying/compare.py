"""A draft held against other documents: what it has from each, and which of them each of its passages is closest to."""

from __future__ import annotations

from collections.abc import Sequence
from os.path import abspath

import numpy as np

from gongwen_lint.copying.kinship import Kinship, is_passed_on, is_same, kinship
from gongwen_lint.copying.passages import Passage, passages
from gongwen_lint.copying.references import References
from gongwen_lint.copying.source import Source
from gongwen_lint.copying.spared import counted
from gongwen_lint.copying.stream import Stream, drafted
from gongwen_lint.document import Document, Span
from gongwen_lint.named import NamedTuple
from gongwen_lint.structure.outline import Outline

LEAST = 36
"""characters that must be the same, for a passage to be one"""
_NEXT = 4
"""characters of the draft between two passages that are told as one"""


class Copy(NamedTuple):
    """A passage of the draft that stands in a source."""

    span: Span
    """in ``Document.text``"""
    theirs: Span
    """in the source's text"""
    same: int
    """compared characters (Han, letters and figures) that are the same"""
    size: int
    """compared characters of the passage in the draft"""
    passages: tuple[Passage, ...]
    """what it is made of, by the places in the draft"""


class Comparison(NamedTuple):
    """A draft and one source."""

    source: Source
    kinship: Kinship
    copies: tuple[Copy, ...]
    """by their places in the draft"""
    mine: float
    """share of the draft's compared characters that stand in these"""
    theirs: float
    """share of the source's"""


class Copies(NamedTuple):
    """All that a draft has from others."""

    draft: Stream
    comparisons: tuple[Comparison, ...] = ()
    """one for each source that it has anything from, the most first"""
    credited: tuple[tuple[Copy, Comparison], ...] = ()
    """each copied passage of the draft once, with the source it is closest to, in order"""
    looked_at: tuple[tuple[Source, Kinship], ...] = ()
    """all documents that it was held against, those too that it has nothing from"""


def compare(document: Document, outline: Outline, references: Sequence[References], protected: tuple[str, ...]) -> Copies:
    """Hold a draft against the documents that it may have something from.

    The document itself and the document that it forwards are no sources, nor, where nobody has chosen a document to compare
    with, what is later or from a body below.
    """
    draft = Stream(document.text, drafted(outline))
    if len(draft.codes) < LEAST:
        return Copies(draft)
    near = list({
        abspath(source.path): (source, kin) for place in references for source in place.near(draft)
        if not is_same(document, outline, source) and not is_passed_on(outline, source)
        and not (place.in_order and source.text == document.text)  # kept twice under two names
        and not (((kin := kinship(outline, source)).later or kin.subordinate) and place.in_order)
    }.values())
    together = passages(draft, [source.stream for source, _ in near], counted(draft, protected), LEAST)
    found = [
        _comparison(draft, source, kin, pieces) for (source, kin), pieces in zip(near, together, strict=True) if pieces
    ]
    found.sort(key=lambda one: (-one.mine, one.source.date or "", one.source.path))
    return Copies(draft, tuple(found), tuple(_credited(draft, found)), tuple(near))


def _comparison(draft: Stream, source: Source, kin: Kinship, pieces: Sequence[Passage]) -> Comparison:
    pieces = sorted(pieces, key=lambda piece: piece.mine)
    copies = tuple(_copy(draft, source, group) for group in _grouped(pieces))
    mine = _covered(len(draft.codes), [piece.mine for piece in pieces])
    theirs = _covered(len(source.stream.codes), [(run.theirs, run.theirs + run.size) for piece in pieces for run in piece.runs])
    return Comparison(source, kin, copies, mine, theirs)


def _covered(length: int, stretches: Sequence[tuple[int, int]]) -> float:
    there = np.zeros(length, bool)
    for start, end in stretches:
        there[start:end] = True
    return float(there.mean())


def _grouped(pieces: Sequence[Passage]) -> list[list[Passage]]:
    """Passages that follow each other closely in both texts are one."""
    groups: list[list[Passage]] = []
    for piece in pieces:
        last = groups[-1][-1] if groups else None
        if last and piece.mine[0] - last.mine[1] <= _NEXT and -_NEXT <= piece.theirs[0] - last.theirs[1] <= _NEXT:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _copy(draft: Stream, source: Source, group: Sequence[Passage]) -> Copy:
    mine = min(piece.mine[0] for piece in group), max(piece.mine[1] for piece in group)
    theirs = min(piece.theirs[0] for piece in group), max(piece.theirs[1] for piece in group)
    same = sum(piece.size for piece in group)
    return Copy(draft.span(*mine), source.stream.span(*theirs), same, mine[1] - mine[0], tuple(group))


def _credited(draft: Stream, found: Sequence[Comparison]) -> list[tuple[Copy, Comparison]]:
    """Each place of the draft goes to the source that it has most from there; of equals to the superior, then to the earliest."""
    ranked = sorted(
        ((copy, one) for one in found for copy in one.copies),
        key=lambda pair: (-pair[0].same, not pair[1].kinship.superior, pair[1].source.date or "9", pair[1].source.path),
    )
    kept: list[tuple[Copy, Comparison]] = []
    taken = np.zeros(len(draft.text) + 1, bool)
    for copy, one in ranked:
        place = taken[copy.span.start:copy.span.end]
        if 2 * int(place.sum()) < len(place):
            taken[copy.span.start:copy.span.end] = True
            kept.append((copy, one))
    return sorted(kept, key=lambda pair: pair[0].span)
