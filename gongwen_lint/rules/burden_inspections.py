"""J006, J014 and J020: inspections and appraisals set up, rankings and circulars, and petitions counted against a place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.analysis.limits import severity_under
from gongwen_lint.burden.hits import asked_together, hit, prohibited
from gongwen_lint.burden.issuer import is_line_department
from gongwen_lint.burden.subjects import is_about
from gongwen_lint.expressions import Expression
from gongwen_lint.rules.record import Basis, Example, Hit, Rule
from gongwen_lint.structure.titles import is_speech

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context
    from gongwen_lint.burden.demands import Demand

SET_UP = "督查检查考核"
"""the kind of act in the lexicon that sets up an inspection or appraisal of bodies it names"""
MISUSED = "用调研结果考核问责"
GROUNDS = {
    MISUSED: ("规定调研结果不得作为考核问责的依据", "删去；调研只用来了解情况、改进工作。", "7", "must"),
    "借调研督查检查": (
        "规定不得以调研之名行督查检查考核之实", "是督查就列入计划、写明是督查；是调研就只写调研。", "7", "must",
    ),
    "刚部署就督查检查": ("规定不得工作刚部署就安排督查检查考核", "留足落实的时间，到期看结果。", "8", "must"),
    "召开督查的动员会和反馈会": (
        "规定督查检查考核原则上不召开动员会、反馈会", "不开会；结果用书面、面谈等方式反馈。", "8", "should",
    ),
}
"""kinds of acts of which a provision says more, the first the gravest: what it says, what to do, its article and binding"""
NOT_HERE = (Basis("central", "7", "must"),)
_PLANNED = Expression(
    r"(?:督查|检查|考核)[^，。；]{0,8}(?:计划|备案)|年度计划|报批|报备|经[^，。；]{1,20}(?:批准|同意)"
)
"""what says that an inspection is planned, or approved apart from the plan"""
RANKED = (Basis("central", "8", "must"),)
BY_MONTH = ("按月按季排名", "千分制考核")
"""kinds of acts that article 8 forbids whatever the circumstances"""
IN_ORDER = ("排名", "排序", "排位", "末位", "一票否决")


def check_inspections(context: Context) -> Iterator[Hit]:
    """One finding a sentence; an error where a department's document or a speech sets up what article 7 keeps out of it."""
    kept_out = _keeps_out(context)
    for demands in asked_together(context):
        names = {demand.act.kind.name for demand in demands}
        if said := next((name for name in GROUNDS if name in names), None):
            ground, advice, article, binding = GROUNDS[said]
            basis = (Basis("central", article, binding),)
            yield prohibited(context, _of(demands, said), ground, advice, basis, settled=said == MISUSED)
        elif kept_out and SET_UP in names and not _PLANNED.search(demands[0].sentence.text):
            yield prohibited(
                context, _of(demands, SET_UP), "规定不在部门文件、领导讲话里设定督查检查考核",
                "删去；列入年度计划、报经批准的，写明计划或者批准文件。", NOT_HERE,
            )
        else:
            yield hit(
                _of(demands, SET_UP), "规定督查检查考核要有计划、须备案",
                "写明列入了哪个计划；能合并的合并，能用数据、暗访了解的不另设。",
            )


def _keeps_out(context: Context) -> bool:
    """Whether article 7 keeps inspections out of the document; one about an inspection carries out a plan, and standing
    rules may have been approved."""
    outline = context.outline
    if outline.kind in ("应急预案", "规范性制度") or is_about(outline, context.rule.code):
        return False
    return is_line_department(outline) or is_speech(outline.genre)


def _of(demands: list[Demand], *names: str) -> list[Demand]:
    """The demands of the kinds that the finding rests on, or all where there are none."""
    return [demand for demand in demands if demand.act.kind.name in names] or demands


def check_rankings(context: Context) -> Iterator[Hit]:
    """One finding a sentence; an error where it ranks by the month or quarter, or marks out of a thousand."""
    for demands in asked_together(context):
        if any(demand.act.kind.name in BY_MONTH for demand in demands):
            yield prohibited(
                context, _of(demands, *BY_MONTH), "规定不得按月度、季度频繁搞排名通报，不搞“千分制”",
                "删去；确需通报的，只通报结果和问题。", RANKED,
            )
        else:
            yield hit(demands, "规定不允许频繁排名通报或者变相考核", "删去；确需通报的，只通报结果和问题，不排名，不按月按季。")


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
            "党委、政府和协调机构的文件，制度、预案和专讲督查考核的文件，写明列入计划或者报经批准的，以及只写加强督导的，报为警告。"
            "督查检查考核原则上不开动员会、反馈会；调研结果不得作为考核问责的依据，写了的报为错误。"
            "对企业、市场的执法检查，对银行、专家、人员和技能的考核，项目和专项资金的监督评估，政策评估，不报。",
        basis=(Basis("central", "7", "must"), Basis("central", "8", "must"), Basis("wuwei", "9", "must")),
        bad=(
            Example(f"{HEAD}登记工作纳入各县（区）年度考核。", ("纳入各县（区）年度考核",)),
            Example(f"{GOVERNMENT}市政府对各县（区）登记工作情况开展督导检查。", ("对各县（区）登记工作情况开展督导检查",)),
            Example(f"{HEAD}各县（区）档案局要加强督导检查，按时完成登记。", ("加强督导检查",)),
            Example(f"{HEAD}登记督查召开动员会和反馈会，各县（区）档案局参加。", ("登记督查召开动员会",)),
            Example(f"{HEAD}登记调研结果作为考核各县（区）的依据。", ("调研结果作为考核",)),
            Example(f"{HEAD}登记数低于全市平均的，在年度目标考核中扣分。", ("目标考核中扣分",)),
        ),
        good=(
            Example(f"{HEAD}不得将登记数纳入各县（区）考核。"),
            Example(f"{HEAD}减少督查检查，取消登记考核。"),
            Example(f"{HEAD}各县（区）可以对登记工作进行考核。"),
            Example(f"{HEAD}登记口径见《青石市登记工作考核办法》。"),
            Example(f"{HEAD}登记员的年度考核结果由本人签字。"),
            Example(f"{HEAD}对企业登记情况开展执法检查。"),
            Example(f"{HEAD}完善干部政绩考核评价机制。"),
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
            Example(f"{HEAD}登记工作考核实行千分制。", ("千分制",)),
            Example(f"{HEAD}对登记工作推进不力的县（区）予以通报。", ("予以通报",)),
        ),
        good=(
            Example(f"{HEAD}不得对各县（区）登记数按月排名通报。"),
            Example(f"{HEAD}不再开展第三方评估和满意度测评。"),
            Example(f"{HEAD}发现违法案件的，及时通报公安机关。"),
            Example(f"{HEAD}健全信息安全通报机制。"),
            Example(f"{HEAD}抓好第三方评估反馈问题的整改。"),
            Example(f"{HEAD}各县（区）可以委托第三方评估登记质量。"),
            Example(f"{HEAD}登记机构按综合排名前十的企业名单上门服务。"),
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
