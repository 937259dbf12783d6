"""What makes a sentence checkable: amounts, deadlines, doers, papers, conditions, means and steps, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from gongwen_lint.analysis.terms import Terms
from gongwen_lint.document import within
from gongwen_lint.expressions import Expression
from gongwen_lint.named import NamedTuple
from gongwen_lint.tables import columns

AMOUNT, DEADLINE, DOER, PAPER, CONDITION, MEANS, STEP, PROJECT = "数量", "期限", "单位", "文件", "条件", "手段", "程序", "项目"
KINDS = (AMOUNT, DEADLINE, DOER, PAPER, CONDITION, MEANS, STEP, PROJECT)
"""What a concrete element is, as a finding names it."""

_DOERS = (
    "部门", "行政部门", "主管部门", "行政主管部门", "厅", "局", "委", "部", "委员会", "办", "管理局", "中心", "机构", "总局",
)
"""what follows a field of work (教育, 财政) in the name of who answers for it"""
_UNITS = (
    "%|％|‰|[万亿千百]|元|个|项|家|户|人|名|位|件|份|次|所|条|套|台|辆|栋|幢|间|座|处|米|平方|公里|亩|吨|斤|升|天|日|周|小时|分|秒|岁|倍|度|届|批|期|级"
    "|门|学时|课时|学分|种|类|部|篇|场|轮|步|村|镇|县|市|年(?!代)"
)
_AMOUNT = Expression(
    rf"\d[\d,.，．]{{0,20}}(?:[—–~～至-]\d[\d.]{{0,20}})?\s?[余多]?(?:{_UNITS})", needs=tuple("0123456789０１２３４５６７８９"),
)
_COUNTED = Expression(
    r"(?:[二三四五六七八九两][十百千万]|[二三四五六七八九十两]|百分之)[一二三四五六七八九十百千万亿]{0,6}"
    r"(?:个月|个工作日|工作日|日|天|小时|倍|成|名|家|次|周|年(?!代)|类|种|级|批|期|元|件|份|人(?!民|才))",
    needs=(*"二三四五六七八九十两", "百分之"),
)
"""numerals in Han characters, with the units that no set phrase counts in"""
_DATE = Expression(r"[12１２]\d{3}年(?:度|底|末|\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月(?:\d{1,2}日|底|末)", needs=("年", "月"))
_PAPER = Expression(r"《(?:[^《》]{2,80}|[^《》〈〉]*(?:〈[^〈〉]*〉[^《》〈〉]*)+)》", needs=("》",))
_CASE = Expression(r"[的者][，,](?=\w)|[^目为]的[；;。]$", needs=("的，", "的,", "者，", "者,", "的。", "的；", "的;"))
"""who or what a provision is about: 逾期不报的，…"""
_CALLED = Expression(
    r"“[^“”]{2,20}”(?:[^\W工行计项活制改平模专]{0,4})"
    r"(?:工程|行动|计划|项目|活动|制度|机制|改革|平台|模式|专项|品牌|试点)",
    needs=("”",),
)
"""a project by its name: “阳光窗口”行动"""
_NAMED = Expression(r"“[^“”]{1,30}”|《[^《》]*》", needs=("”", "》"))
"""names and titles: numerals in them count nothing"""
_FIGURES = ((AMOUNT, _AMOUNT), (AMOUNT, _COUNTED), (DEADLINE, _DATE))
_PATTERNS = ((PAPER, _PAPER), (CONDITION, _CASE), (PROJECT, _CALLED))


class Element(NamedTuple):
    """One concrete element of a text: which of KINDS it is, and its characters ``start`` to ``end`` (exclusive)."""

    kind: str
    start: int
    end: int


def elements(text: str) -> Iterator[Element]:
    """The concrete elements of a sentence; a figure within a name or title (“两个维护”, 《规划（2021—2025年）》) is none."""
    names = [match.span() for match in _NAMED.finditer(text)]
    for kind, expression in _FIGURES:
        for match in expression.finditer(text):
            if not within((match.start(), match.start() + 1), names):
                yield Element(kind, *match.span())
    for kind, expression in _PATTERNS:
        for match in expression.finditer(text):
            yield Element(kind, *match.span())
    terms, kinds = _vocabulary()
    for start, end in terms.apart(text):
        yield Element(kinds[text[start:end]], start, end)


@cache
def _vocabulary() -> tuple[Terms, dict[str, str]]:
    """What finds the terms, and the kind of each."""
    terms: dict[str, str] = {}
    for term, kind in columns("concrete", ("term", "kind")):
        terms.update(dict.fromkeys([term + doer for doer in _DOERS] if kind == DOER else [term], kind))
    return Terms(terms), terms
