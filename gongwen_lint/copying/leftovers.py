"""What was left over from the document a draft was made from: its places, its bodies, 我市 in a paper of a county."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from gongwen_lint.copying.compare import Comparison, Copies
from gongwen_lint.copying.places import places
from gongwen_lint.copying.places import rank as rank_of
from gongwen_lint.copying.source import Source
from gongwen_lint.document import Span
from gongwen_lint.expressions import Expression
from gongwen_lint.named import NamedTuple
from gongwen_lint.structure.outline import Outline

_OURS = Expression(
    r"(?<![自大基根样资成日版文标])[我本](省|市|县|区|州|盟|旗|镇|乡)(?![级长委场民容直区]|政府|行政|(?<=区)[域间别])"
)
"""a place that speaks of itself; 根本区别, 基本县情 and 本区域 speak of none"""
_BODY = 4
"""characters that the name of a body has at least, to be looked for"""
_NEAR = 2
"""characters before and behind a name that the source must have as well"""
_SHARE = 0.1
"""share of the draft that must be from a source, for its names to be left over from it"""
_OUTSIDE = Expression(r"《[^《》]*》|“[^“”]*”")


class Leftover(NamedTuple):
    """A name that is not the draft's own."""

    span: Span
    """where it stands first"""
    name: str
    times: int
    comparison: Comparison
    ours: bool
    """it is 我市, 本省 or the like"""


def leftovers(text: str, outline: Outline, copies: Copies) -> Iterator[Leftover]:
    """The names left over from each source that the draft has much from, each at its first place."""
    mine = places(outline.issuers, outline.title, outline.inner_title)
    rank = max(map(rank_of, mine), default=0)
    units = {place[-1] for place in mine if rank_of(place) == rank}
    told: set[str] = set()
    for one in copies.comparisons:
        if one.mine < _SHARE or one.kinship.own:
            continue
        names = () if one.kinship.superior else _names(text, outline, one.source, mine, rank)
        ours = _ours(text, one, units) if units else ()
        for name, spans, self_named in (*((*found, False) for found in names), *((*found, True) for found in ours)):
            if name not in told:
                told.add(name)
                yield Leftover(spans[0], name, len(spans), one, self_named)


def _ours(text: str, one: Comparison, units: Collection[str]) -> Iterator[tuple[str, list[Span]]]:
    """Where copied passages speak of themselves as of another sort of place than the draft's."""
    found: dict[str, list[Span]] = {}
    for copy in one.copies:
        for said in _OURS.finditer(text, copy.span.start, copy.span.end):
            if said[1] not in units and said[0] in one.source.text:
                found.setdefault(said[0], []).append(Span(*said.span()))
    yield from found.items()


def _names(text: str, outline: Outline, source: Source, mine: set[str], rank: int) -> Iterator[tuple[str, list[Span]]]:
    """The source's own places and bodies that stand in the draft, outside of titles and quotations.

    A place above the draft's is where its orders come from, one below may be its own, and neither is left over. What the
    draft says of a place in words of its own is not left over either.
    """
    others = {
        place for place in places(source.issuers, source.title) - mine
        if rank and rank_of(place) == rank and not any(place in own or own in place for own in mine)
    }
    bodies = {body for body in source.issuers if len(body) >= _BODY and body not in outline.issuers}
    if not others and not bodies:
        return
    aside = [found.span() for found in _OUTSIDE.finditer(text)]
    begins = next((block.span.start for block in outline.blocks if block.role in ("body", "heading", "table")), 0)
    for name in sorted(bodies | others, key=lambda name: (-len(name), name)):
        spans = [
            span for span in _found(text, name, begins)
            if text[max(begins, span.start - _NEAR):span.end + _NEAR] in source.text
            and not any(a <= span.start < b for a, b in aside)
        ]
        aside += spans  # the place that a body's name begins with is told with it
        if spans:
            yield name, spans


def _found(text: str, name: str, at: int) -> Iterator[Span]:
    while (at := text.find(name, at)) >= 0:
        yield Span(at, at + len(name))
        at += len(name)
