"""Vague words in measures: a doer, a deadline, an amount or a degree that is not said where it could be."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from gongwen_lint.analysis.literals import Literals
from gongwen_lint.analysis.measures import is_measure
from gongwen_lint.analysis.sentences import Sentence, found_in
from gongwen_lint.analysis.shields import shields
from gongwen_lint.document import Span
from gongwen_lint.marks import part_start
from gongwen_lint.named import NamedTuple
from gongwen_lint.structure.outline import Outline
from gongwen_lint.tables import table
from gongwen_lint.words import segmenter

KINDS = ("主体", "时限", "程度", "数量")
"""what is left unsaid; the rows of ``lexicons/vague.tsv`` of another kind are uses of the words that say enough"""

_NUMERALS = frozenset("0123456789一二三四五六七八九十两半几数")
_TIMES = (
    "当日", "当天", "当月", "当年", "次日", "即日", "即时", "立即", "每年", "每季", "每月", "每周", "每半", "每学", "每个",
    "每一", "年度", "季度", "月度", "按年", "按季", "按月", "按周", "逐月", "逐年",
)
"""says when, or how often, without a figure"""
_TIME_UNITS, _BETWEEN = "年月日天周时", "个小工作 "
"""units of time, and what may stand between a figure and one of them: 5个工作日, 24小时"""
_UNITS = "个名项家年倍成次万亿级"
"""what is counted"""
_FIGURES = ("百分之", "翻番")
_SPELLS_OUT = ("其中", "具体", "即")
"""how the next sentence begins that gives the figures"""
_LEFT_OPEN = (
    "具体由", "另行", "按规定", "按照规定", "按有关规定", "按相关规定", "按国家规定", "按照有关规定", "按照相关规定",
    "按照国家规定", "依法", "依规", "不得", "不予", "不再", "不宜", "不超", "不低", "不高", "不少", "防止", "避免", "严禁",
    "具体标准", "具体比例", "具体数额", "具体金额", "具体人数", "具体办法", "具体额度", "具体数量", "具体细则", "具体幅度",
    "确定。", "规定。", "制定。", "决定。", "确定，", "规定，",
)
"""the amount is laid down elsewhere, or the sentence forbids"""
_GIVEN = ("根据", "按照", "依据", "依照", "依", "结合", "视", "随", "符合", "条件")
"""what it depends on is named before it"""
_WISH = (
    "帮助", "助力", "促进", "让", "使", "争取", "满足", "有利于", "缓解", "支撑", "推动政策", "确保政策", "推动措施", "确保措施",
)
"""what others are to reach by it is a wish, not a deadline"""
_EVENT = (
    "情况", "问题", "遇", "发现", "出现", "如有", "如遇", "若", "凡", "后，", "后,", "时，", "时,", "的，", "的,", "变动", "变更",
    "变化", "新经验", "意见", "结果", "线索", "完毕", "完成",
)
"""a report that is due when something happens has its time"""
_EXCEPTS = (
    "除", "适用于", "确需", "确有", "确因", "特殊", "例外", "但", "如需", "如有", "如确", "另有", "严格", "严控", "至少", "最低",
    "最高", "最多", "最少", "以内", "以上", "以下", "每", "一律", "均",
)
"""what limits and exceptions say beside 原则上: it is the usual word there"""
_DOES = (
    "要", "应", "须", "必须", "负责", "可", "按", "依", "根据", "结合", "加强", "做好", "协同", "协助", "协调", "密切", "配合",
    "各", "抓", "落实", "组织", "开展", "建立", "完善", "制定", "研究", "给予", "予以",
)
"""how it goes on behind the one who acts"""
_TASK_NOTE = ("责任单位", "牵头单位", "责任部门", "牵头部门", "配合单位", "负责）", "负责)", "牵头）", "牵头)")
_SUFFIX = ("委员会", "总局", "部", "署", "局", "委")
"""what tells a ministry from its field"""
_NEAR = 150
"""characters on either side in which a vague word may be made good; a sentence can be as long as a document"""
_LEAD = 12
"""characters before a doer that may be its number or a word such as 由"""
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
        return self.sentence.part(self.start, self.end)


def vague_words(outline: Outline, sentences: tuple[Sentence, ...], protected: tuple[str, ...]) -> Iterator[Vague]:
    """The vague words in the measures of a document, in order."""
    searched, entries = _lexicon()
    words = segmenter()
    doers: bool | None = None
    for at, hits in found_in(sentences, searched.search):
        sentence, text = sentences[at], sentences[at].text
        found = [(start, end, entries[number]) for number, start, end in hits if entries[number].kind in KINDS]
        if not found or not is_measure(text, words):
            continue
        held = shields(text, protected)
        for start, end, entry in found:
            if held.touch(start, end):
                continue
            behind = sentences[at + 1].text if at + 1 < len(sentences) else ""
            if entry.kind != "主体":
                if not (_is_told(text, start, end, entry) or (entry.kind == "数量" and _spells_out(behind))):
                    yield Vague(sentence, start, end, entry)
            elif _is_doer(text, start, end, behind[:_LEAD]) and not _is_addressed(outline, text[start:end]):
                doers = _names_bodies(outline, sentences) if doers is None else doers
                if doers:
                    yield Vague(sentence, start, end, entry)


@cache
def _lexicon() -> tuple[Literals, tuple[Entry, ...]]:
    entries = tuple(Entry(row["pattern"], row["kind"], row["reason"]) for row in table("vague"))
    return Literals([entry.pattern for entry in entries]), entries


def _is_doer(text: str, start: int, end: int, behind: str) -> bool:
    """Whether the unnamed body is the one that acts, and stands alone: 有关部门要……, not 财政局等有关部门, 会同有关部门.

    A note on who is responsible names it, in the sentence or at the beginning of what stands behind.
    """
    end += text.startswith(("也", "都"), end)
    if not text.startswith(_DOES, end) or _any(_TASK_NOTE, text[max(0, start - _NEAR):end + _NEAR] + behind):
        return False
    before = text[max(0, start - _LEAD):start].rstrip()
    for word in ("交由", "应由", "由", "请"):
        before = before.removesuffix(word)
    number = before.rstrip("）)、.．是")
    return before[-1:] in ("", *_MARKS) or (number != before and number[-1:] in _NUMERALS)


def _is_addressed(outline: Outline, word: str) -> bool:
    """Whether the document is addressed to these bodies, or its title names them: then the reader knows who is meant."""
    return word.removeprefix("各") in f"{outline.addressee or ''}\n{outline.title or ''}"


def _names_bodies(outline: Outline, sentences: tuple[Sentence, ...]) -> bool:
    """Whether the document names a body anywhere, and so could name this one."""
    text = "\n".join((outline.addressee or "", *(sentence.text for sentence in sentences)))
    return any(_names_body(text, field) for field in _bodies())


@cache
def _bodies() -> tuple[str, ...]:
    """The fields of ministries and their like, from the names in ``lexicons/bodies.tsv``: 财政, 民政."""
    names = (row["term"].removeprefix("国家") for row in table("bodies") if row["kind"] == "中央")
    stems = {name.removesuffix(next((end for end in _SUFFIX if name.endswith(end)), name)) for name in names}
    return tuple(sorted(stem for stem in stems if len(stem) > 1 and "中央" not in stem))


def _names_body(text: str, field: str) -> bool:
    """Whether a body of that field is named: 县财政局, 财政部门, but not 财政补贴."""
    at = text.find(field)
    while at >= 0:
        if text.startswith(("局", "厅", "部", "委", "行政部门", "主管部门"), at + len(field)):
            return True
        at = text.find(field, at + 1)
    return False


def _is_told(text: str, start: int, end: int, entry: Entry) -> bool:
    """Whether the words around it say when, how much or on what condition."""
    word, before, around = text[start:end], text[max(0, start - _NEAR):start], text[max(0, start - _NEAR):end + _NEAR]
    if entry.kind == "时限":
        clause = before[part_start(before, _MARKS, len(before)):]
        if _says_time(around) or _any(_WISH, clause):
            return True
        if word.startswith("及时"):
            return _any(_EVENT, around)
        return word.startswith(("适", "择")) and _any(_GIVEN, before)
    if _says_amount(around):
        return True
    if word == "原则上":
        return _any(_EXCEPTS, around) or "不" in around.replace("不断", "")
    return _any(_LEFT_OPEN, around)


def _spells_out(text: str) -> bool:
    return text.startswith(_SPELLS_OUT) and _says_amount(text[:_NEAR])


def _any(words: tuple[str, ...], text: str) -> bool:
    return any(word in text for word in words)


def _says_time(text: str) -> bool:
    return _any(_TIMES, text) or any(
        char in _TIME_UNITS and text[:at].rstrip(_BETWEEN)[-1:] in _NUMERALS for at, char in enumerate(text) if at
    )


def _says_amount(text: str) -> bool:
    return _any(_FIGURES, text) or any(
        char.isdigit() or (char in _UNITS and text[at - 1:at] in _NUMERALS) for at, char in enumerate(text)
    )
