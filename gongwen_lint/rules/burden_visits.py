"""J021: visits of investigation that cost those visited more than they bring."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.analysis.limits import basis_of, limit_in_force
from gongwen_lint.burden.hits import asked_together, hit, prohibited
from gongwen_lint.expressions import Expression
from gongwen_lint.numerals import number
from gongwen_lint.rules.record import Basis, Example, Hit, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context

_COMPANIONS = Expression(
    r"陪同[^。，；]{0,12}?(?P<many>\d{1,2}|[一二三四五六七八九十两]{1,3})\s*(?:至|到|—|－|-|～)?\s*(?P<to>\d{1,2}|[一二三四五六七八九十两]{1,3})?\s*[名人位]"
    r"|(?P<then>\d{1,2}|[一二三四五六七八九十两]{1,3})\s*[名人位][^。，；]{0,16}?陪同",
    needs=("陪同",),
)
BY = {
    "代写调研报告或者备材料": (Basis("gansu", "九", "must"), Basis("wuwei", "13", "must")),
    "陪同调研": (Basis("zhejiang", "25", "must"), Basis("gansu", "八", "must"), Basis("wuwei", "12", "must")),
    "节假日调研": (Basis("gansu", "八", "must"), Basis("wuwei", "12", "must")),
    "走固定的调研路线": (Basis("zhejiang", "25", "must"),),
}
"""the provision that speaks of each kind of act in the lexicon"""


def check(context: Context) -> Iterator[Hit]:
    """One finding a sentence."""
    limit = limit_in_force(context.settings.profile, context.outline, "companions")
    for demands in asked_together(context):
        basis, people = BY[demands[0].act.kind.name], companions(demands[0].sentence.text)
        if limit and limit.value and people > limit.value:
            yield hit(
                demands, f"安排 {people} 人陪同，规定只安排 {limit.value:g} 人以内",
                "减到规定的人数，由对口业务部门负责同志陪同。", basis_of(limit),
            )
        elif not people or not limit:
            yield prohibited(context, demands, "规定调研要轻车简从、不扰基层", "删去；要素材的，自己到现场看、线上取。", basis)


def companions(text: str) -> int:
    """The most people that a sentence has accompany a visit; 0 where it names no number."""
    found = _COMPANIONS.search(text)
    return (number(found["to"] or found["many"] or found["then"]) or 0) if found else 0


HEAD = "青石市档案局关于开展登记工作调研的通知\n各县（区）档案局：\n"

RULES = (
    Rule(
        code="J021", name="调研扰民", severity="warning",
        summary="调研要基层陪同、代写报告、备材料，放在节假日，走固定路线。",
        why="调研是去看实情的。甘肃、武威规定不得要求基层代写调研报告，原则上不在节假日到基层调研，部门调研只安排 "
            "1—2 名对口业务部门负责同志陪同，市县政府领导不陪同；浙江规定不得要求主要负责同志出面接待，不走“经典路线”。"
            "在这些地方报为错误，其他地方报为警告；陪同人数随 --profile。",
        basis=(Basis("gansu", "八", "must"), Basis("wuwei", "12", "must"), Basis("zhejiang", "25", "must")),
        bad=(
            Example(f"{HEAD}请各县（区）档案局代写调研报告。", ("代写调研报告",)),
            Example(f"{HEAD}请各县主要领导陪同调研。", ("主要领导陪同",)),
            Example(f"{HEAD}请安排四名负责同志陪同调研。", ("负责同志陪同",), profile="gansu"),
            Example(f"{HEAD}调研组将于国庆期间赴各县开展调研。", ("国庆期间赴",)),
        ),
        good=(
            Example(f"{HEAD}不得要求基层代写调研报告。"),
            Example(f"{HEAD}请安排1—2名负责同志陪同调研。", profile="gansu"),
            Example(f"{HEAD}原则上不在节假日开展调研。"),
            Example(f"{HEAD}不走“经典路线”，县政府领导不陪同。"),
        ),
        check=check,
    ),
)
