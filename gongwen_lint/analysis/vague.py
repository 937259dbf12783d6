"""Vague words in measures: a doer, a deadline, an amount or a degree that is not said where it could be."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from gongwen_lint.analysis.literals import Literals
from gongwen_lint.analysis.measures import is_measure
from gongwen_lint.analysis.sentences import Sentence
from gongwen_lint.analysis.shields import shields
from gongwen_lint.document import Span
from gongwen_lint.expressions import Expression
from gongwen_lint.structure.outline import Outline
from gongwen_lint.tables import table
from gongwen_lint.words import segmenter

KINDS = ("主体", "时限", "程度", "数量")
"""what is left unsaid; the rows of ``lexicons/vague.tsv`` of another kind are uses of the words that say enough"""

_TIME = Expression(
    r"\d+\s*(?:年|月|日|天|小时|个?工作日|周)|[一二三四五六七八九十两半]+个?(?:年|月|日|天|小时|工作日|季度|周)"
    r"|当[日天月年]|次日|即[日时]|立即|每[个一]?(?:年|季|月|周|半|学)|年度|季度|按[年季月周]|月度|逐[月年]"
)
"""says when, or how often"""
_AMOUNT = Expression(r"\d|百分之|[一二三四五六七八九十两]+(?:个|名|项|家|年|倍|成|次|批|万|亿|级|性)|翻番")
_SPELLS_OUT = Expression(r"(?:其中|具体|即)[，,：:]?[^。]{0,40}\d")
"""how the next sentence begins that gives the figures"""
_LEFT_OPEN = Expression(
    r"具体[^，。；]{0,12}(?:由|另|见|按)|另行|由[^，。；]{2,24}(?:确定|规定|制定|决定)|按[照]?(?:有关|相关|国家)?规定|依[法规]"
    r"|不[得予再宜超低高少]|防止|避免|严禁"
)
"""the amount is laid down elsewhere, or the sentence forbids"""
_GIVEN = Expression(r"根据|按照|依据|依照|依|结合|视|随|对[^，。；]{2,30}的$|符合|条件")
"""what it depends on is named before it"""
_WISH = Expression(r"帮助|助力|促进|让|使|争取|满足|有利于|缓解|支撑|(?:推动|确保)[^，。；]{0,10}(?:政策|措施)")
"""what others are to reach by it is a wish, not a deadline"""
_EVENT = Expression(
    r"情况|问题|遇|发现|出现|如[有遇]|若|凡|后[，,]|时[，,]|的[，,]|变[动更化]|新经验|意见|结果|线索|完[毕成]"
)
"""a report that is due when something happens has its time"""
_EXCEPTS = Expression(
    r"除|适用于|确需|确有|确因|特殊|例外|但|如[需有确]|另有|不(?!断)|严[格控]|至少|最[低高多少]|以[内上下]|每|一律|均"
)
"""what limits and exceptions say beside 原则上: it is the usual word there"""
_DOES = Expression(
    r"(?:也|都)?(?:要|应|须|必须|负责|可|按|依|根据|结合|加强|做好|协[同助调]|密切|配合|各|抓|落实|组织|开展|建立|完善"
    r"|制定|研究|给予|予以)"
)
_BEFORE_DOER = Expression(
    r"(?:^|[，。；：,;:])\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）、.．]\s*)?(?:[一二三四五六七八九十]是)?"
    r"(?:由|请|交由|应由)?$"
)
_TASK_NOTE = Expression(r"责任单位|牵头单位|责任部门|牵头部门|配合单位|[（(][^（）()]{2,60}(?:负责|牵头)")

_SUFFIX = Expression(r"(?:部|署|总局|局|委|委员会)$")
"""what tells a ministry from its field"""


_NEAR = 150
"""characters on either side in which a vague word may be made good; a sentence can be as long as a document"""
_MARKS = "，。；：,;:"


class Entry(NamedTuple):
    """One row of the lexicon."""

    pattern: str
    kind: str
    reason: str


class Vague(NamedTuple):
    """One vague word: characters ``start`` to ``end`` (exclusive) of the sentence's text."""

    sentence: Sentence
    start: int
    end: int
    entry: Entry

    @property
    def text(self) -> str:
        """The word as it stands in the document."""
        return self.sentence.text[self.start:self.end]

    @property
    def span(self) -> Span:
        """Its place in the document."""
        return self.sentence.block.paragraph.span(self.sentence.start + self.start, self.sentence.start + self.end)


def vague_words(outline: Outline, sentences: tuple[Sentence, ...], protected: tuple[str, ...]) -> Iterator[Vague]:
    """The vague words in the measures of a document, in order."""
    searched, entries = _lexicon()
    words = segmenter()
    doers: bool | None = None
    for at, sentence in enumerate(sentences):
        text = sentence.text
        found = [(start, end, entries[number]) for start, end, number in searched.search(text)]
        found = [hit for hit in found if hit[2].kind in KINDS]
        if not found or not is_measure(text, words):
            continue
        held = shields(text, protected)
        for start, end, entry in found:
            if held.touch(start, end):
                continue
            if entry.kind != "主体":
                behind = sentences[at + 1].text if at + 1 < len(sentences) else ""
                if not (_is_told(text, start, end, entry) or (entry.kind == "数量" and _SPELLS_OUT.match(behind))):
                    yield Vague(sentence, start, end, entry)
            elif _is_doer(text, start, end) and not _is_addressed(outline, text[start:end]):
                doers = _names_bodies(outline, sentences) if doers is None else doers
                if doers:
                    yield Vague(sentence, start, end, entry)


@cache
def _lexicon() -> tuple[Literals, tuple[Entry, ...]]:
    entries = tuple(Entry(row["pattern"], row["kind"], row["reason"]) for row in table("vague"))
    return Literals([entry.pattern for entry in entries]), entries


def _is_doer(text: str, start: int, end: int) -> bool:
    """Whether the unnamed body is the one that acts, and stands alone: 有关部门要……, not 财政局等有关部门, 会同有关部门."""
    acts = _BEFORE_DOER.search(text[max(0, start - 12):start]) and _DOES.match(text, end)
    return bool(acts) and not _TASK_NOTE.search(text, max(0, start - _NEAR), end + _NEAR)


def _is_addressed(outline: Outline, word: str) -> bool:
    """Whether the document is addressed to these bodies, or its title names them: then the reader knows who is meant."""
    return word.removeprefix("各") in f"{outline.addressee or ''}\n{outline.title or ''}"


def _names_bodies(outline: Outline, sentences: tuple[Sentence, ...]) -> bool:
    """Whether the document names a body anywhere, and so could name this one."""
    named = _bodies()
    return any(named.search(text) for text in (outline.addressee or "", *(sentence.text for sentence in sentences)))


@cache
def _bodies() -> Expression:
    """A ministry or its like at any level, from the names in ``lexicons/bodies.tsv``: 财政部, 省财政厅, 财政部门."""
    names = (row["term"].removeprefix("国家") for row in table("bodies") if row["kind"] == "中央")
    stems = {_SUFFIX.sub("", name) for name in names if "中央" not in name and _SUFFIX.search(name)}
    stems = {stem for stem in stems if len(stem) > 1}
    return Expression(f"(?:{'|'.join(sorted(stems))})(?:[局厅部委]|(?:行政|主管)?部门)")


def _is_told(text: str, start: int, end: int, entry: Entry) -> bool:
    """Whether the words around it say when, how much or on what condition."""
    word, before, around = text[start:end], text[max(0, start - _NEAR):start], text[max(0, start - _NEAR):end + _NEAR]
    if entry.kind == "时限":
        clause = before[max(before.rfind(mark) for mark in _MARKS) + 1:]
        if _TIME.search(around) or _WISH.search(clause):
            return True
        if word.startswith("及时"):
            return _EVENT.search(around) is not None
        return word.startswith(("适", "择")) and _GIVEN.search(before) is not None
    if _AMOUNT.search(around):
        return True
    return (_EXCEPTS if word == "原则上" else _LEFT_OPEN).search(around) is not None
