"""What was left over from the document a draft was made from: its places, its bodies, 我市 in a paper of a county."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache

from gongwen_lint.copying.compare import Comparison, Copies
from gongwen_lint.copying.source import Source
from gongwen_lint.document import Span
from gongwen_lint.expressions import Expression
from gongwen_lint.named import NamedTuple
from gongwen_lint.structure.outline import Outline
from gongwen_lint.tables import column

_UNITS = r"(?:自治区|自治州|自治县|自治旗|地区|新区|开发区|街道|[省市州盟县旗]|(?<![老库社校护])区|(?<!城)[镇乡])"
"""units of government; 住房和城乡建设局, 自然保护区 and 革命老区 name none"""
_LEAD = Expression(rf"(?:中共|中国共产党)?([\u4e00-\u9fff]{{2,9}}?{_UNITS})(?![场长民])")
"""the place that the name of a body begins with"""
_PLACE = Expression(rf"[\u4e00-\u9fff]{{2,9}}{_UNITS}")
_OURS = Expression(
    r"(?<![自大基根样资成日版文标])[我本](省|市|县|区|州|盟|旗|镇|乡)(?![级长委场民容直区]|政府|行政|(?<=区)[域间别])"
)
"""a place that speaks of itself; 根本区别, 基本县情 and 本区域 speak of none"""
_RANK = {"省": 1, "自治区": 1, "地区": 2, "自治州": 2, "盟": 2, "县": 3, "旗": 3, "区": 3, "镇": 4, "乡": 4, "街道": 4}
_BODY = 4
"""characters that the name of a body has at least, to be looked for"""
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
    rank = max(map(_rank, mine), default=0)
    units = {place[-1] for place in mine if _rank(place) == rank}
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

    A place above the draft's is where its orders come from, one below may be its own, and neither is left over.
    """
    others = {
        place for place in places(source.issuers, source.title) - mine
        if rank and _rank(place) == rank and not any(place in own or own in place for own in mine)
    }
    bodies = {body for body in source.issuers if len(body) >= _BODY and body not in outline.issuers}
    if not others and not bodies:
        return
    aside = [found.span() for found in _OUTSIDE.finditer(text)]
    begins = next((block.span.start for block in outline.blocks if block.role in ("body", "heading", "table")), 0)
    for name in sorted(bodies | others, key=lambda name: (-len(name), name)):
        spans = [span for span in _found(text, name, begins) if not any(a <= span.start < b for a, b in aside)]
        aside += spans  # the place that a body's name begins with is told with it
        if spans:
            yield name, spans


def _found(text: str, name: str, at: int) -> Iterator[Span]:
    while (at := text.find(name, at)) >= 0:
        yield Span(at, at + len(name))
        at += len(name)


def places(bodies: Iterable[str], *titles: str | None) -> set[str]:
    """The places that names of bodies begin with, and those in titles; of 南宁市武鸣区 both."""
    found: set[str] = set()
    for body in bodies:
        at = 0
        while lead := _LEAD.match(body, at):
            found.add(lead[1])
            at = lead.end()
    for title in filter(None, titles):
        known = {name for name in _prefectures() if name in title}
        found |= known
        for name in sorted(known, key=len, reverse=True):
            title = title.replace(name, "，")
        found.update(_cut(title))
    return found


@cache
def _prefectures() -> frozenset[str]:
    return frozenset(column("prefectures", "name"))


def _cut(text: str) -> Iterator[str]:
    """Names of counties and the like, as words."""
    from gongwen_lint.words import segmenter  # only where something was copied

    words = segmenter()
    cut = list(words.cut(text))
    for at, word in enumerate(cut):
        if len(word) >= 3 and _PLACE.fullmatch(word) and (words.tag(word) or "").startswith("ns"):
            yield word
        elif word in ("省", "市", "县", "区", "旗", "镇", "乡") and at and len(cut[at - 1]) >= 2 and (
            (words.tag(cut[at - 1]) or "").startswith("ns")
        ):
            yield cut[at - 1] + word


def _rank(place: str) -> int:
    """1 province, 2 prefecture, 3 county, 4 township."""
    if place in _prefectures():
        return 2
    if place.endswith("市"):
        return 1 if place in ("北京市", "上海市", "天津市", "重庆市") else 3
    return next((rank for end, rank in _RANK.items() if place.endswith(end)), 3)

