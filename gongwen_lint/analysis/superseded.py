"""Names of bodies since reformed and set phrases since replaced, where a document uses them as if they were still in use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from gongwen_lint.analysis.renamed import fits
from gongwen_lint.analysis.terms import Terms
from gongwen_lint.document import Span
from gongwen_lint.expressions import Expression
from gongwen_lint.marks import part_start
from gongwen_lint.named import NamedTuple
from gongwen_lint.structure.outline import Block, Outline
from gongwen_lint.tables import column, table

BODY, PHRASE = "机构", "提法"
ROLES = ("title", "addressee", "heading", "body", "table")

_QUOTED = Expression(
    r"《[^《》]*(?:《[^《》]*》[^《》]*)*》?|“[^“”]{0,80}”|\"[^\"]{0,80}\"|「[^」]{0,80}」", needs=("《", "“", '"', "「")
)
_ENDS = "。；！？\n"
_FORMER = Expression(
    r"(?<![还复高平草])原(?![则因料来材始油文告件定有创点貌])[^，。；《》]{0,14}$|[（(]原[^（）()]{0,60}$|(?:前身(?:为|是)?|曾[任为在]|时任|历任)[^，。；]{0,24}$"
)
_REFORMED = Expression(
    r"更名|改名|组建|整合|划入|划归|划转|合并|并入|撤销|撤并|不再保留|机构改革|职责调整|转隶|以前|过去|当年|当时|废止|停止执行|失效|历史|旧证|沿用"
)
"""a sentence that tells of the change itself, or of the time before"""
_DONE = Expression(
    r"(?:已|已经|取得|如期|圆满|胜利)(?:[^，。]{0,12})(?:胜利|完成|实现|消除|摘帽|出列|脱贫|建成|打赢|成果|成就|成效|取消|停止|退出|终止|转换|整合)"
    r"|全面(?:消除|脱贫|摘帽|胜利)|以来|时期|期间|基础上|历史性|收官|表彰|总结|转为|转变|转向|改为|取消|不再|衔接|换发|替代|取代|代替|原有"
)
_WROTE = Expression(
    r"(?:办公厅|办公室)?(?:、[^，。；：、《》]{2,20})*(?:等[^，。；：《》]{0,8})?(?:联合)?(?:印发|制定|发布|下发|出台)?[了的]?《"
)
"""a body named as the maker of a document keeps the name it had then: 县工商局、县财政局《登记办法》"""
_YEAR = Expression(r"(?<!\d)((?:19|20)\d{2})(?=年|[〕\]﹞）)】])")
_IN_FORCE = Expression(
    r"本(?:通知|办法|意见|规定|细则|措施|方案|规则|政策|公告)[^。]{0,16}自(20\d{2})年(\d{1,2})月(?:\d{1,2}日)?起(?:施行|实施|执行|生效)"
)
_REPEALS = Expression(r"废止|失效|清理结果|文件.{0,4}清理|关于修改|沿革|大事记|年鉴")
"""a document about older documents names their makers as they were then"""
_CITED = Expression(r"[〔\[﹝【]((?:19|20)\d{2})[〕\]﹞】]", needs=tuple("〔[﹝【"))


_BEGINS = {"办": tuple("法理事案学好"), "局": tuple("面势限部促"), "部": tuple("门分署际位件队落长"), "委": tuple("托派")}
"""with what the last character of a body's name makes another word"""


class Entry(NamedTuple):
    """One old name or phrase."""

    term: str
    kind: str
    present: str
    since: str
    """YYYY-MM from which it is out of use"""
    reason: str
    longer: tuple[str, ...]
    """words that hold it and are none of it: 文化和旅游局 for 旅游局"""


class Use(NamedTuple):
    """An old name or phrase in a document: where it first stands, and how often."""

    entry: Entry
    spans: tuple[Span, ...]
    """each place, in order"""
    replaceable: bool
    """whether the present name can stand in all of them"""

    @property
    def span(self) -> Span:
        """The first place."""
        return self.spans[0]

    @property
    def times(self) -> int:
        """The number of places."""
        return len(self.spans)


@cache
def entries() -> tuple[Entry, ...]:
    """The lexicon, in its order."""
    return tuple(
        Entry(
            row["term"], row["kind"], row["present"], row["since"], row["reason"],
            tuple(row["unless"].split("|")) if row["unless"] != "-" else (),
        )
        for row in table("superseded")
    )


@cache
def _terms() -> Terms:
    """Finds the terms in one pass over a text: asking for 400 one by one takes longer than reading the document."""
    return Terms(column("superseded", "term"))


def written(outline: Outline, text: str) -> str | None:
    """YYYY-MM in which a document was written at the earliest; None where nothing in it tells.

    Its date counts, unless its number is years older, as on web pages that give the day they were put up. Without a date
    its number counts, without that the day from which it is in force, or the latest 〔year〕 of the documents it cites.
    """
    number = _CITED.search(outline.number or "")
    if outline.date and not (number and int(number[1]) + 1 < int(outline.date[:4])):
        return outline.date[:7]
    if number:
        return f"{number[1]}-01"
    if force := _IN_FORCE.search(text):
        return f"{force[1]}-{int(force[2]):02d}"
    cited = [found[1] for found in _CITED.finditer(text)]
    return f"{max(cited)}-01" if cited else None


def uses(outline: Outline, text: str, month: str) -> Iterator[Use]:
    """The entries that a document written in ``month`` (YYYY-MM) uses as if they were in force, in the order of the text."""
    found = {term for _, term in _terms().found(text)}
    if not found or _REPEALS.search(outline.title or ""):
        return
    there = [entry for entry in entries() if entry.term in found]
    own = "、".join(outline.issuers)
    wanted = {entry.term for entry in there if entry.since <= month and entry.term not in own}
    if not wanted:
        return
    places: dict[str, list[tuple[Span, bool]]] = defaultdict(list)
    for block in outline.blocks:
        if block.role in ROLES and block.part != "attachment":
            said = list(_in_block(block, there))
            for entry, start in said:
                if entry.term in wanted:
                    span = block.paragraph.span(block.start + start, block.start + start + len(entry.term))
                    places[entry.term].append((span, fits(entry, block.text, start, _sentence(block.text, start), said)))
    found = [
        Use(entry, tuple(span for span, _ in places[entry.term]), all(fits for _, fits in places[entry.term]))
        for entry in there if entry.term in places
    ]
    yield from sorted(found, key=lambda use: use.span.start)


def matches(text: str, known: list[Entry] | tuple[Entry, ...]) -> list[tuple[Entry, int]]:
    """Every entry that stands in a text as a word of its own, with its first character; of overlapping ones the longest."""
    spans: list[tuple[int, int, Entry | None]] = []
    for entry in known:
        spans.extend((at, end, entry) for at in _all(text, entry.term) if not _goes_on(text, end := at + len(entry.term)))
    if not spans:
        return []
    for word in {word for _, _, entry in spans if entry for word in entry.longer}:
        spans.extend((at, at + len(word), None) for at in _all(text, word))
    return sorted(
        ((entry, start) for start, end, entry in spans if entry and not _held(start, end, spans)), key=lambda found: found[1],
    )


def _goes_on(text: str, end: int) -> bool:
    """Whether the last character of a name rather begins the next word: 农业部|门, 扶贫办|法, 环保局|面."""
    return text[end : end + 1] in _BEGINS.get(text[end - 1], ())


def _held(start: int, end: int, spans: list[tuple[int, int, Entry | None]]) -> bool:
    """Whether a longer word holds these characters."""
    return any(a <= start and end <= b and b - a > end - start for a, b, _ in spans)


def _all(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


def _in_block(block: Block, known: list[Entry]) -> Iterator[tuple[Entry, int]]:
    text = block.text
    found = matches(text, known)
    if not found:
        return
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    for entry, start in found:
        cut_off = start == 0 and any(word.endswith(entry.term) for word in entry.longer)  # 住房和城 in the line before
        if not cut_off and not any(a <= start < b for a, b in quoted) and not _of_the_past(text, start, entry):
            yield entry, start


def _sentence(text: str, at: int) -> tuple[int, int]:
    ends = [found for mark in _ENDS if (found := text.find(mark, at)) >= 0]
    return part_start(text, _ENDS, at), min(ends, default=len(text))


def _of_the_past(text: str, start: int, entry: Entry) -> bool:
    """Whether the sentence speaks of the time before the change, or of the change."""
    begin, end = _sentence(text, start)
    sentence = text[begin:end]
    if _FORMER.search(text[begin:start]) or _REFORMED.search(sentence):
        return True
    if entry.kind == BODY and _WROTE.match(text, start + len(entry.term)):
        return True
    if entry.kind == PHRASE and _DONE.search(sentence):
        return True
    return any(year[1] < entry.since[:4] for year in _YEAR.finditer(sentence))
