"""Notes on who answers for a task and by when it is done, and the words of a text that say it without a note."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gongwen_lint.expressions import Expression
from gongwen_lint.tables import table

LONGEST = 500
"""characters a note in brackets may have: twenty bodies"""
NAMED = 24
"""characters the name of a body may have"""

_BRACKET = Expression(r"[（(\[【〔）)\]】〕]", needs=tuple("（([【〔）)]】〕"))
_OPEN = "（([【〔"
_COLONS = ("：", ":", "∶")
_BLANKS = 2
_BODY = r"(?:[部委局厅办院会行社署室司处科股]|公司|集团|政府|中心|部门|单位|机构|协会|企业|园区|支队|大队|学校)"
_BODIES = (*"部委局厅办院会行社署联处科", "政府", "中心", "公司", "集团", "单位", "部门", "企业", "机构", "区市", "县区", "市县")
_OF_A_PLACE = Expression(r"[省市县区州各国](?!级)\w{2}")
_SHARED = Expression(
    rf"(?:{_BODY}|等|各[市县区地州])[^（）()。]{{0,30}}?(?:(?:牵头|负责|配合|分工|落实)(?![人同的制情])|指导$)",
    needs=("牵头", "负责", "配合", "分工", "落实", "指导"),
)
_SPOKEN = Expression(
    rf"(?:按|按照|根据)(?:各自)?(?:工作)?职[责能](?:分工)?[^，。；]{{0,6}}(?:负责|落实|实施|配合)"
    rf"|由[^，。；]{{2,40}}?(?:负责(?!解释|人)|牵头)"
    rf"|{_BODY}(?:[等和及]?(?:相关|有关)?(?:部门|单位)?)(?:分别|具体|共同|统一|统筹|联合)?(?:负责(?!解释|人)|牵头|会同)"
    r"|另行[^，。；]{0,6}(?:明确|分工|确定)",
    needs=("负责", "职责", "职能", "牵头", "会同", "另行"),
)
"""who answers for it, said in the words of an item"""
_DOER = Expression(
    r"(?:(?<=\w)[局厅委办署]|政府|部门|管委会|科室|处室)(?:主要负责同志|主要负责人)?"
    r"(?:要|应|须|将(?!军)|组织|制定|出台|建立|加强|做好|落实|对|按|根据|结合|每|于|分别)"
    r"|各(?:级|地|市|县|区|州|镇|乡|省|校)[^，。；]{0,12}(?:要|应|须)"
)
"""somebody is named as the one who acts: no note is needed"""
_ANYONE = Expression(
    rf"{_BODY}(?:要|应|须|将|可|负责|牵头|会同|组织|开展|制定|出台|建立|加强|做好|落实|对|按|在|根据|结合|每|于|分别|积极|及时)"
    r"|各(?:级|地|市|县|区|州|镇|乡|省|校)[^，。；]{0,12}(?:要|应|须|可|对|按|结合)"
)
"""anybody at all is named, a company or a school too"""
_TIMED = Expression(
    r"(?<=[（(，,；;：:。、\n])(?:力争|确保|于|在|到)?"
    r"(?:(?:(?:\d{4}年|今年|明年)(?:\d{1,2}月)?|\d{1,2}月)(?:\d{1,2}日|[上中下]旬|[上下]半年|第?[一二三四1-4]季度)?"
    r"|[上下]半年|第?[一二三四]季度|年(?=[底末内]))"
    r"[底末初]?(?:之?前|以前|以?内)?(?:基本|全面|全部)?(?:完成|落实|到位|办结|建成|出台|报送|实现)?(?=[）)。；;\n])"
    r"|(?<=[（(，,；;：:])(?:长期坚持|长期|持续推进|持续实施|持续坚持|常态化推进|立即|即知即改|立行立改|全年|每年|每季度|每月)"
    r"(?=[）)。；;\n])",
)
"""a note on the deadline: （2025年6月底前完成）, （长期坚持）, or a clause that says nothing else"""
_WHEN = Expression(
    r"\d{4}年|\d{1,2}月(?:底|末|份|[上中下]旬|\d{1,2}日)|年[底末内]|[上下]半年|季度|“?十[三四五六]五|\d+个?(?:工作)?[日天月年小][内时]"
    r"|每[年月周日天半]|逐[年月季]|[按定]期|立即|即[日时]|当[日天年月]|次日|长期|常年|常态|全年|持续|同步|期间"
)
"""any word on time: what names one is not called wanting"""
_FOR_ALL = Expression(
    r"以下(?:各项|任务|工作|措施|事项|内容)*均|不再(?:单独|逐一|一一|重复|另行)?(?:列|标|注)|以下同[）)]"
    r"|(?:未|没有)(?:列明|注明|标注|标明|明确)[^。，]{0,12}(?:单位|部门|时限|时间|任务|事项)"
    r"|(?:各项|上述|以上|所有|其余)(?:工作|重点|主要)*(?:任务|措施|工作|事项)[^。；]{0,16}"
    r"(?:均?由|须|应|要|于|在)[^。；]{0,30}(?:负责|牵头|完成)",
    needs=("以下", "不再", "未", "没有", "各项", "上述", "以上", "所有", "其余"),
)
"""one note for all: 以下均由……负责, 以下均含……，不再单独列出, 未注明时限的……"""


def answers_in(text: str) -> Iterator[int]:
    """Where notes on responsibility begin: in brackets, or behind a label of their own.

    A bracket with a single name (（教科院）) is a note where the name stands in other notes too.
    """
    known: set[str] = set()
    doubtful: list[tuple[int, list[str]]] = []
    for begin, inside in _bracketed(text):
        inside = "".join(inside.split())
        names = _names(inside)
        labelled = inside.startswith(("责任单位", "责任部门")) or next(_labels_in(inside, "责任"), None) is not None
        if labelled or _SHARED.search(inside):
            yield begin
        elif _all_bodies(names):
            known.update(names)
            yield begin
        elif len(names) == 1:
            doubtful.append((begin, names))
    yield from (begin for begin, names in doubtful if known.issuperset(names))
    yield from _labels_in(text, "责任")


def _bracketed(text: str) -> Iterator[tuple[int, str]]:
    """Brackets: where each begins and what stands in it."""
    open_at: list[int] = []
    for match in _BRACKET.finditer(text):
        at = match.start()
        if match[0] in _OPEN:
            open_at.append(at)
            continue
        if open_at and at - open_at[0] > LONGEST:  # one that was never closed
            open_at = [begin for begin in open_at if at - begin <= LONGEST]
        if open_at:
            begin = open_at.pop()
            yield begin, text[begin + 1:at]


def _names(text: str) -> list[str]:
    return [name for name in re.split("[、，,；;]", text.removesuffix("等")) if name]


def _all_bodies(names: list[str]) -> bool:
    """Whether a bracket holds nothing but names of bodies: （省教育厅、省财政厅）."""
    bodies = [name for name in names if 2 < len(name) <= NAMED and name.endswith(_BODIES)]
    return len(bodies) * 2 >= len(names) and (len(bodies) > 1 or (bool(bodies) and bool(_OF_A_PLACE.match(names[0]))))


def times_in(text: str) -> set[int]:
    """Where notes on deadlines begin."""
    return {*_labels_in(text, "时限"), *(match.start() for match in _TIMED.finditer(text))}


def _labels_in(text: str, item: str) -> Iterator[int]:
    """Where labels stand that a colon follows, with at most two blanks between; looked for from the colons, which are few."""
    labels = _labels(item)
    for colon in _COLONS:
        at = text.find(colon)
        while at >= 0:
            end = at
            while at - end < _BLANKS and text[end - 1:end].isspace():
                end -= 1
            if text.endswith(labels, 0, end):
                yield from (end - len(word) for word in labels if text.endswith(word, 0, end))
            at = text.find(colon, at + 1)


@cache
def _labels(item: str) -> tuple[str, ...]:
    return tuple(row["pattern"] for row in table("tasks") if row["kind"] == "标签" and row["item"] == item)


def one_for_all(text: str) -> bool:
    """Whether the text says once, for all tasks, who answers or by when."""
    return bool(_FOR_ALL.search(text))


def names_anyone(text: str) -> bool:
    """Whether the words name anybody who is to act."""
    return bool(_ANYONE.search(text))


def divides_work(text: str) -> bool:
    """Whether the words anywhere say who is responsible (由……负责, 按职责分工落实)."""
    return bool(_SPOKEN.search(text))


def names_time(text: str) -> bool:
    """Whether the words say anything on when or how long."""
    return bool(_WHEN.search(text))


def names_doer(text: str) -> bool:
    """Whether the words say who acts or answers for it."""
    return bool(_SPOKEN.search(text) or _DOER.search(text))
