"""J001, J011, J012 and J024: reports, forms, paper beside files, and no time to return them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.analysis.limits import severity_under
from gongwen_lint.burden.hits import asked_together, hit, hits
from gongwen_lint.burden.parties import LOWER
from gongwen_lint.rules.record import Basis, Example, Hit, Option, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context
    from gongwen_lint.burden.demands import Demand

TWICE = (Basis("central", "12", "must"),)
ON_PAPER = ("纸质", "纸制", "书面", "一式", "原件", "公章")
AS_FILE = ("电子", "邮箱", "光盘", "PDF", "扫描件")
HANDED_IN = ("报送", "上报", "报至", "报我", "报省", "报市", "报县", "报厅", "报局", "报部", "提交", "寄送", "送至", "报备")
OTHERS_OWN = ("申报", "申请", "推荐", "参赛", "参评", "评审", "评选", "呈报表", "招生简章")
"""words by which the material may be that of applicants, candidates or contestants"""
TIME = "留出三个以上工作日，避开周末和节假日；确属紧急的，写明紧急的原因。"


def check_reports(context: Context) -> Iterator[Hit]:
    """One finding a sentence."""
    return hits(context, "规定一般不提这类要求", "删去；确需掌握进展的，从已有的系统、报表里取数，或者由本机关派人去看。")


def check_forms(context: Context) -> Iterator[Hit]:
    """One finding a sentence."""
    return hits(context, "规定不允许频繁要求基层填表报数", "删去，或者改为按季、按年报；能从系统取数、共享取数的，不再要求报。")


def check_paper(context: Context) -> Iterator[Hit]:
    """One finding a sentence; an error where a lower body is told by name to hand in the same thing on paper and as a file."""
    for demands in asked_together(context):
        yield hit(
            demands, "规定报过电子材料的不再要纸质", "只留一种；能通过系统报送的，不再要纸质。",
            severity=severity_under(context.settings.profile, TWICE) if any(map(_is_settled, demands)) else None,
        )


def _is_settled(demand: Demand) -> bool:
    """Whether a lower body with a clear name hands in its own material: what applicants bring and it passes on may need paper."""
    text = demand.sentence.text
    is_named = demand.asked is not None and demand.asked.side == LOWER and demand.who is not None
    is_twice = all(any(word in text for word in words) for words in (ON_PAPER, AS_FILE, HANDED_IN))
    return is_named and is_twice and not any(word in text for word in OTHERS_OWN)


def check_haste(context: Context) -> Iterator[Hit]:
    """One finding a sentence that leaves less than the working days of the option."""
    yield from hits(context, "没有留足办理的时间", TIME)
    if not context.outline.date:
        return
    from gongwen_lint.burden.deadlines import short_deadlines  # asks the calendar

    told = {demand.sentence.span for demand in context.demands if demand.code == context.rule.code}
    sentences = [prose.sentence for prose in context.prose if prose.sentence.span not in told]
    for found in short_deadlines(context.outline, sentences, context.option("days")):
        yield Hit(
            found.span, f"成文是 {found.issued}，要求 {found.due} 前报送，中间只有 {found.days} 个工作日。",
            suggestion=TIME,
        )


HEAD = "青石市档案局关于做好登记工作的通知\n各县（区）档案局：\n"
SIGNED = "\n青石市档案局\n2025年3月7日"

RULES = (
    Rule(
        code="J001", name="要求报送落实情况", severity="warning",
        summary="要求下级报送贯彻落实文件的情况、进展或者总结。",
        why="一份文件要一次落实情况，十份文件基层就要写十份材料。规定说，制发文件一般不提出报送贯彻落实情况的要求。"
            "听取汇报、公开年度报告不报；上行文、函、公告不是要求下级，不报。",
        basis=(Basis("central", "3", "should"),),
        bad=(
            Example(f"{HEAD}各县（区）档案局要及时将登记工作落实情况报送市档案局。", ("登记工作落实情况报送",)),
            Example(f"{HEAD}请各单位于年底前上报登记工作总结。", ("登记工作总结",)),
            Example(f"{HEAD}登记中遇到的问题，请及时报告市档案局。", ("及时报告",)),
        ),
        good=(
            Example(f"{HEAD}不得要求各乡镇报送登记工作落实情况。"),
            Example(f"{HEAD}企业应当于年底前报送登记工作情况。"),
            Example(f"{HEAD}各县（区）档案局可以不报送登记工作总结。"),
            Example("关于登记工作的报告\n市人民政府：\n我局已将登记工作进展情况报送省档案局。"),
        ),
        check=check_reports,
    ),
    Rule(
        code="J011", name="频繁填报", severity="warning",
        summary="要求下级按月、按周、按日填表报数，或者把同样的数报给几家。",
        why="每月、每周、每天都要报，基层就把精力花在填表上。规定说，不得频繁要求基层填表格报材料，不得随意向基层要数据材料，"
            "能自动生成、共享获取的不再要求报送，同类材料最多报一次；武威、浙江也要求不重复填报、按规定频次填报。"
            "法定的统计、应急时的信息报告另有规定；企业申报、按月发放补贴一类不报。",
        basis=(
            Basis("central", "8", "must"), Basis("central", "12", "must"), Basis("wuwei", "11", "must"),
            Basis("zhejiang", "18", "must"),
        ),
        bad=(
            Example(f"{HEAD}各县（区）档案局每月5日前向市档案局报送登记数据。", ("每月5日前",)),
            Example(f"{HEAD}实行登记周报告制度。", ("周报告制度",)),
            Example(f"{HEAD}登记数按月报市档案局汇总。", ("按月报",)),
        ),
        good=(
            Example(f"{HEAD}不再要求各县（区）每月报送登记表。"),
            Example(f"{HEAD}登记表由按月报送改为共享取数，取消月报制度。"),
            Example(f"{HEAD}补助按月发放给登记员。"),
            Example(f"{HEAD}解决登记员重复填报、多头录入的问题。"),
            Example(f"{HEAD}企业应当每月报送经营数据。"),
        ),
        check=check_forms,
    ),
    Rule(
        code="J012", name="重复报送", severity="warning",
        summary="同一份材料既要电子的，又要纸质的。",
        why="规定说，填表报数交材料要推动共享，实现同类材料“最多报一次”，不得再要求重复报送纸质材料。写明由哪一级下级机关报的，报为错误；"
            "看不出由谁报的，或者报的是申请人、参评人的申报材料，报为警告。盖章扫描件是电子的，不算纸质。",
        basis=TWICE,
        bad=(
            Example(f"{HEAD}各县（区）档案局要报送纸质登记表一式三份，并将电子版发至邮箱。", ("纸质登记表一式三份",)),
            Example(f"{HEAD}登记表以书面形式报送，同时报电子版。", ("书面形式报送，同时报电子版",)),
        ),
        good=(
            Example(f"{HEAD}登记表通过系统报送，不再要求报纸质和电子版。"),
            Example(f"{HEAD}登记表只报电子版。"),
            Example(f"{HEAD}登记表的盖章扫描件和电子版发至邮箱。"),
            Example(f"{HEAD}申请人可以提交纸质申请表，也可以提交电子版。"),
        ),
        check=check_paper,
    ),
    Rule(
        code="J024", name="时限过短", severity="warning",
        summary="要求下级在两个工作日以内报送、反馈，或者当天要、过个周末就要。",
        why="周五发文、周一要材料，基层只能加班应付。规定要求留足时间。文中写“当日”“两日内”的报；写了日期的，"
            "按成文日期算到期限之间的工作日（不含周末，不认调休），不超过 days 天的报。突发事件的信息报告，"
            "群众和企业办事的时限，不报。",
        basis=(Basis("central", "8", "must"),),
        options=(Option("days", 2, "几个工作日以内算太短；2025 年以来的通报点名过两天内反馈的做法"),),
        bad=(
            Example(f"{HEAD}请各县（区）档案局于当日下班前反馈登记数。", ("当日下班前反馈",)),
            Example(f"{HEAD}接到通知后，两个工作日内报送登记名单。", ("两个工作日内报送",)),
            Example(f"{HEAD}请于3月10日前将登记名单报送市档案局。{SIGNED}", ("3月10日前将登记名单报送",)),
        ),
        good=(
            Example(f"{HEAD}请于3月20日前将登记名单报送市档案局。{SIGNED}"),
            Example(f"{HEAD}发生突发事件的，应当在24小时内报告。"),
            Example(f"{HEAD}不得要求各县（区）当日报送。"),
            Example(f"{HEAD}申请人应当在两日内提交补正材料。"),
        ),
        check=check_haste,
    ),
)
