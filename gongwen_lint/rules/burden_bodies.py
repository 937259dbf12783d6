"""J016: task forces, leading groups, joint conferences and offices set up or demanded by a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.burden.hits import asked_together, hit, prohibited
from gongwen_lint.burden.members import members_of
from gongwen_lint.rules.record import Basis, Example, Hit, Option, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context

EVERYWHERE = "对口成立相应机构"
"""the kind of act in the lexicon that wants one body at each lower level"""
ORDINARY = (Basis("gansu", "十三", "should"), Basis("wuwei", "18", "should"), Basis("zhejiang", "23", "should"))
AT_EACH_LEVEL, IN_VILLAGES = (Basis("zhejiang", "23", "should"),), (Basis("central", "17", "must"),)
VILLAGES = ("村", "社区")
SIZE = (Basis("zhejiang", "23", "should"),)
ADVICE = "本部门职责内、按正常机制能推进的，不再成立；确需成立的，写明批准依据、牵头单位和撤销时间。"


def check(context: Context) -> Iterator[Hit]:
    """One finding a sentence; where the members are named, with their number."""
    most = context.option("members")
    for demands in asked_together(context):
        number = members_of(demands[0].sentence.text)
        if number > most:
            yield prohibited(context, demands, f"列了 {number} 个成员单位，规定一般控制在 {most} 个以内", ADVICE, SIZE)
        elif any(demand.act.kind.name == EVERYWHERE for demand in demands):
            village = any(word in demand.text for demand in demands for word in VILLAGES)
            yield hit(demands, "规定不硬性要求下级一一对应成立机构", ADVICE, IN_VILLAGES if village else AT_EACH_LEVEL)
        else:
            yield hit(demands, "规定要求减少专班和议事协调机构", ADVICE)


HEAD = "青石市档案局关于做好登记工作的通知\n各县（区）档案局：\n"
MEMBERS = "市发展改革委、市教育局、市科技局、市公安局、市民政局、市司法局、市财政局、市水利局、市商务局、市卫生健康委、市审计局"

RULES = (
    Rule(
        code="J016", name="设立专班机构", severity="warning",
        summary="成立领导小组、专班、联席会议一类机构，或者要求下级对口成立。",
        why="多一个领导小组，就多一套会议、文件和报表。甘肃、武威规定，属于本部门职责的、按正常机制能推进的，不再成立工作专班；浙江规定"
            "原则上不新增议事协调机构，成员单位一般在 10 个以内，不硬性要求市县一一对应成立；"
            "中央规定未经省级批准，不得要求村级设领导小组等机构。有没有经过批准，文中常看不出来，所以报为警告。已有机构的职责、基金和项目的管理机构，不报。",
        basis=ORDINARY,
        options=(Option("members", 10, "成员单位超过几个就报；浙江第23条的数"),),
        bad=(
            Example(f"{HEAD}成立登记工作领导小组，办公室设在市档案局。", ("成立登记工作领导小组",)),
            Example(f"{HEAD}各县（区）要参照成立相应机构。", ("参照成立相应机构",)),
            Example(f"{HEAD}建立由{MEMBERS}组成的登记工作联席会议。", ("组成的登记工作联席会议",)),
        ),
        good=(
            Example(f"{HEAD}不再成立登记工作专班。"),
            Example(f"{HEAD}各县（区）不需对口成立机构，原则上不新增领导小组。"),
            Example(f"{HEAD}市登记工作领导小组各成员单位要按时登记。"),
            Example("关于登记工作的报告\n市人民政府：\n去年成立了登记工作领导小组。"),
        ),
        check=check,
    ),
)
