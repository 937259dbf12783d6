"""J002: asking lower bodies for plans, rules and measures of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.burden.hits import hits
from gongwen_lint.rules.record import Basis, Example, Hit, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context


def check(context: Context) -> Iterator[Hit]:
    """One finding a sentence."""
    return hits(
        context, "规定一般不要求制定配套文件", "把要做的事直接写进本文件；确需下级细化的，写明细化哪一条、为什么。"
    )


HEAD = "青石市档案局关于做好登记工作的通知\n各县（区）档案局：\n"

RULES = (
    Rule(
        code="J002", name="要求制定配套文件", severity="warning",
        summary="要求下级、有关部门另订实施方案、细则、办法。",
        why="上面发一份，下面层层配套，文件越发越多。规定说，制发文件一般不提出制定配套文件的要求；甘肃规定配套文件原则上只由省级制定；"
            "浙江要求整治层层配套。本文件自己的说明（“制定本方案”），一家一户的帮扶方案，企业的方案，都不报。",
        basis=(Basis("central", "3", "should"), Basis("gansu", "二", "should"), Basis("zhejiang", "4", "should")),
        bad=(
            Example(f"{HEAD}各县（区）档案局要结合实际制定具体实施方案。", ("制定具体实施方案",)),
            Example(f"{HEAD}登记的具体办法由各县（区）另行制定。", ("具体办法由各县（区）另行制定",)),
            Example(f"{HEAD}各单位要在3月底前将工作方案报市档案局备案。", ("工作方案报市",)),
            Example(f"{HEAD}各县（区）档案局要细化实施方案，抓好落实。", ("细化实施方案",)),
            Example(
                "青石市登记管理办法\n第一条　各县（区）人民政府应当依据本办法制定登记实施细则。", ("依据本办法制定登记实施细则",),
            ),
        ),
        good=(
            Example(f"{HEAD}为做好登记工作，制定本方案。"),
            Example(f"{HEAD}各县（区）一般不再制定配套文件和实施方案。"),
            Example(f"{HEAD}各县（区）档案局可以结合实际制定实施细则。"),
            Example(f"{HEAD}企业应当制定登记工作方案。"),
            Example(f"{HEAD}根据《青石市登记工作实施方案》办理登记。"),
            Example(f"{HEAD}登记窗口为行动不便的群众制定个性化帮办方案。"),
            Example(f"{HEAD}具体标准各县（区）可以根据实际另行制定。"),
            Example("关于登记工作的报告\n市人民政府：\n各县（区）制定了实施方案。"),
        ),
        check=check,
    ),
)
