"""J006, J014 and J020: inspections and appraisals set up, rankings and circulars, and petitions counted against a place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.analysis.limits import severity_under
from gongwen_lint.burden.hits import asked_together, hit
from gongwen_lint.burden.issuer import is_department
from gongwen_lint.rules.record import Basis, Example, Hit, Rule
from gongwen_lint.structure.titles import is_speech

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context
    from gongwen_lint.burden.demands import Demand

SET_UP = "督查检查考核"
"""the kind of act in the lexicon that sets up an inspection or an appraisal, and does not only speak of stepping it up"""
NOT_HERE = (Basis("central", "7", "must"),)
RANKED = (Basis("central", "8", "must"),)
OFTEN = ("月", "季", "周")
IN_ORDER = ("排名", "排序", "排位", "末位", "千分制", "一票否决")


def check_inspections(context: Context) -> Iterator[Hit]:
    """One finding a sentence; an error where a department's document or a speech sets up what article 7 keeps out of it."""
    kept_out = is_department(context.outline) or is_speech(context.outline.genre)
    for demands in asked_together(context):
        if kept_out and any(demand.act.kind.name == SET_UP for demand in demands):
            yield hit(
                demands, "规定不在部门文件、领导讲话里设定督查检查考核", "删去；列入年度计划、报经批准的，写明计划或者批准文件。",
                NOT_HERE, severity_under(context.settings.profile, NOT_HERE),
            )
        else:
            yield hit(demands, "规定督查检查考核要有计划、须备案",
                "写明列入了哪个计划；能合并的合并，能用数据、暗访了解的不另设。")


def check_rankings(context: Context) -> Iterator[Hit]:
    """One finding a sentence; an error where it ranks by the month or quarter, or marks out of a thousand."""
    for demands in asked_together(context):
        hard = any(_is_ranked(demand) for demand in demands)
        yield hit(
            demands, "规定不允许频繁排名通报或者变相考核", "删去；确需通报的，只通报结果和问题，不排名，不按月按季。",
            severity=severity_under(context.settings.profile, RANKED) if hard else None,
        )


def _is_ranked(demand: Demand) -> bool:
    text = demand.text
    return "千分制" in text or (any(word in text for word in IN_ORDER) and any(word in text for word in OFTEN))


def check_petitions(context: Context) -> Iterator[Hit]:
    """One finding a sentence; an error where places are ranked by petitions."""
    basis = context.rule.basis
    for demands in asked_together(context):
        hard = any(word in demand.text for demand in demands for word in IN_ORDER)
        yield hit(
            demands, "规定不以信访数量评价基层", "改为看初次信访办理、矛盾化解的情况。",
            severity=severity_under(context.settings.profile, basis) if hard else None,
        )


HEAD = "青石市档案局关于做好登记工作的通知\n各县（区）档案局：\n"
GOVERNMENT = "青石市人民政府关于做好登记工作的通知\n各县（区）人民政府：\n"

RULES = (
    Rule(
        code="J006", name="设定督查检查考核", severity="warning",
        summary="在文件、讲话里给下级设督查、检查、考核。",
        why="每份文件都带一项考核，基层就天天迎检。规定说，督查检查考核按年度计划进行，未经报备不得开展，不在部门文件、领导讲话等中设定"
            "督查检查考核事项，不得工作刚部署就安排督查检查考核，不得以调研之名行督查检查考核之实。部门文件、领导讲话设定具体督查考核的，报为错误；"
            "党委、政府的文件，以及只写加强督导的，报为警告。对企业的执法检查、对人员和技能的考核、项目评审，不报。",
        basis=(Basis("central", "7", "must"), Basis("central", "8", "must"), Basis("wuwei", "9", "must")),
        bad=(
            Example(f"{HEAD}登记工作纳入各县（区）年度考核。", ("纳入各县（区）年度考核",)),
            Example(f"{GOVERNMENT}市政府对各县（区）登记工作情况开展督导检查。", ("对各县（区）登记工作情况开展督导检查",)),
            Example(f"{HEAD}各县（区）档案局要加强督导检查，按时完成登记。", ("加强督导检查",)),
        ),
        good=(
            Example(f"{HEAD}不得将登记数纳入各县（区）考核。"),
            Example(f"{HEAD}减少督查检查，取消登记考核。"),
            Example(f"{HEAD}对企业登记情况开展执法检查。"),
            Example(f"{HEAD}登记员经职业技能考核合格后上岗。"),
            Example("关于登记工作的报告\n市人民政府：\n我局对各县登记工作开展了督导检查。"),
        ),
        check=check_inspections,
    ),
    Rule(
        code="J014", name="排名通报", severity="warning",
        summary="对下级定期排名、通报，用第三方评估、满意度测评、挂牌督办等变相考核。",
        why="月月排名、季季通报，逼着基层做数。规定说，不得按月度、季度频繁搞排名通报，不得以通报排名的形式变相进行考核，不搞“千分制”，"
            "不得通过第三方评估、满意度测评、挂牌督办等方式变相设置考核事项；浙江不提倡按数量、办结率考核排名。按月、按季排名和千分制报为错误，其他报为警告。"
            "通报违法案件、单位之间互通信息，不报。",
        basis=(Basis("central", "8", "must"), Basis("zhejiang", "29", "advice")),
        bad=(
            Example(f"{HEAD}市档案局对各县（区）登记数每月排名并通报。", ("排名",)),
            Example(f"{HEAD}定期通报各县（区）登记进展情况。", ("通报各县（区）登记进展情况",)),
            Example(f"{HEAD}对登记工作成效开展第三方评估。", ("第三方评估",)),
        ),
        good=(
            Example(f"{HEAD}不得对各县（区）登记数按月排名通报。"),
            Example(f"{HEAD}不再开展第三方评估和满意度测评。"),
            Example(f"{HEAD}发现违法案件的，及时通报公安机关。"),
            Example("关于登记工作的报告\n市人民政府：\n我局定期通报了各县登记进展情况。"),
        ),
        check=check_rankings,
    ),
    Rule(
        code="J020", name="信访排名", severity="warning",
        summary="按信访数量给下级排名、考核、问责。",
        why="按信访数量排名，逼着基层压信访、销账，问题还在。规定说，不得简单以信访数量的多少评价基层信访工作，对已经复核、依法终结的事项"
            "不进行排名、通报、考核、问责。写明排名的报为错误，其他报为警告。",
        basis=(Basis("central", "18", "must"),),
        bad=(
            Example(f"{HEAD}按信访总量对各县（区）进行排名。", ("信访总量",)),
            Example(f"{HEAD}登记引发的信访数量纳入年度考核。", ("信访数量",)),
        ),
        good=(
            Example(f"{HEAD}不得以信访数量对各县（区）排名、考核。"),
            Example(f"{HEAD}信访事项按规定期限办结。"),
            Example(f"{HEAD}不再对信访总量进行通报、排名。"),
        ),
        check=check_petitions,
    ),
)
