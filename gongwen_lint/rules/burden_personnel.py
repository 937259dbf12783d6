"""J003 and J017: posts and pay in a document not about them, and staff borrowed from below."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.analysis.limits import SEVERITY, basis_of, limit_in_force
from gongwen_lint.burden.hits import asked_together, hit, hits, prohibited
from gongwen_lint.burden.subjects import is_about
from gongwen_lint.expressions import Expression
from gongwen_lint.numerals import number
from gongwen_lint.rules.record import Basis, Example, Hit, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context
    from gongwen_lint.burden.demands import Demand

_FOR = Expression(
    r"(?:时间|期限|为期|借调|抽调|借用|跟班|锻炼|不少于)[^，。；]{0,12}?(?<!\d)"
    r"(?:(?P<half>半)年|(?P<years>\d|[一二两三])年(?P<more>半)?|(?P<months>\d{1,2}|[一二三四五六七八九十]{1,3})个月)"
    r"(?!行动|计划|规划|来|以来|前)",
    needs=("年", "月"),
)
DISGUISED, BELOW, LONG = "以跟班学习等名义借人", "从下级借调人员", "长期借调人员"
"""names of acts in lexicons/burdens.tsv"""
LOWER = ("县", "区", "乡", "镇", "街道", "村", "基层")
HERE = ("我局", "我厅", "我委", "市局", "省厅", "县局", "省局", "局机关", "厅机关", "委机关", "专班", "领导小组", "指挥部")
"""where one who learns on the job works for those who borrow"""
SPARINGLY = (Basis("central", "11", "should"),)
HIDDEN = (Basis("central", "10", "must"),)


def check_posts(context: Context) -> Iterator[Hit]:
    """One finding a sentence, in documents about something else."""
    if not is_about(context.outline, context.rule.code):
        yield from hits(
            context, "不是专门文件，规定原则上不提这类要求", "删去；确需提的，商机构编制、组织、人力资源社会保障部门另行发文。"
        )


def check_loans(context: Context) -> Iterator[Hit]:
    """One finding a sentence; an error where a loan from below goes by another name."""
    limit = limit_in_force(context.settings.profile, context.outline, "months")
    most = limit.value if limit else None
    for demands in asked_together(context):
        names = {demand.act.kind.name for demand in demands}
        months = months_in(demands[0].sentence.text)
        lasts = f"借调 {months:g} 个月，" if months else ""
        if DISGUISED in names:
            settled = any(_is_sent_up(demand) for demand in demands)
            yield prohibited(
                context, demands, "规定不得以跟班学习等名义变相借调", "删去；确需人手的，从本级、本系统调配。", HIDDEN, settled,
            )
        elif BELOW in names:
            yield hit(demands, f"{lasts}规定原则上不从县及以下借调", "从本级、本系统调配；现有借调人员尽快清退。")
        elif limit and most and months > most:
            yield hit(
                demands, f"{lasts}规定一般不超过 {most:g} 个月", "缩短到规定的期限，写明审批和备案。", basis_of(limit),
                SEVERITY[limit.binding],
            )
        elif names != {LONG}:
            yield hit(demands, "规定借调要从严、经审批", "从本级、本系统调配；确需借调的，写明人数、期限和审批。", SPARINGLY)


def _is_sent_up(demand: Demand) -> bool:
    """Whether the text names a county's or lower body as the one asked, and where above it its staff is to work."""
    return any(word in (demand.who or "") for word in LOWER) and any(word in demand.text for word in HERE)


def months_in(text: str) -> float:
    """How many months a loan lasts that a sentence speaks of; 0 where it does not say."""
    found = _FOR.search(text)
    if not found:
        return 0
    if found["half"]:
        return 6
    if found["years"]:
        return 12 * (number(found["years"]) or 0) + (6 if found["more"] else 0)
    return number(found["months"]) or 0


HEAD = "青石市档案局关于做好登记工作的通知\n各县（区）档案局：\n"

RULES = (
    Rule(
        code="J003", name="涉机构编制待遇", severity="warning",
        summary="不是专门文件，却对机构编制、干部配备、工资福利待遇提具体要求。",
        why="一份业务文件里搭一句“增加编制”“提高津贴”，下级照办越权，不办又说不落实。规定说，除专门文件外，文件原则上不对机构编制、干部配备、"
            "工资福利待遇等事项提出具体要求。标题写的就是编制、人事、工资、教师队伍一类的，是专门文件，不报；说的是企业职工、失业人员待遇的，不报。",
        basis=(Basis("central", "3", "should"),),
        bad=(
            Example(f"{HEAD}各县（区）要为档案局增加人员编制。", ("增加人员编制",)),
            Example(f"{HEAD}各县（区）要配齐登记专职工作人员。", ("配齐登记专职工作人员",)),
            Example(f"{HEAD}各登记站要配备2名专职登记员。", ("配备2名专职",)),
            Example(f"{HEAD}落实登记人员岗位津贴，标准为每人每月200元。", ("岗位津贴",)),
        ),
        good=(
            Example(f"{HEAD}不得要求各县（区）增加人员编制。"),
            Example("关于核定档案局机构编制的通知\n各县（区）档案局：\n各县（区）要核定人员编制。"),
            Example(f"{HEAD}企业要落实职工工资待遇。"),
            Example("关于登记工作的报告\n市人民政府：\n各县增加了人员编制。"),
            Example(f"{HEAD}各县（区）要做好登记规划编制工作，落实失业人员待遇。"),
        ),
        check=check_posts,
    ),
    Rule(
        code="J017", name="借调干部", severity="warning",
        summary="从县及以下单位借调干部，借调超过 6 个月，或者以跟班学习等名义变相借调。",
        why="乡镇、村的干部本来就少，借走一个就少一个办事的人。规定说，上级机关原则上不得从县及以下单位借调干部，不得以工作专班、跟班学习、交流锻炼等"
            "名义变相借调；从市及以上单位借调要从严，一般不超过 6 个月；甘肃、武威规定县以上政府部门一般不得从乡镇借调。"
            "变相借调的报为错误，其他报为警告。",
        basis=(
            Basis("central", "10", "should"), Basis("central", "11", "should"), Basis("gansu", "十四", "should"),
            Basis("wuwei", "19", "should"),
        ),
        bad=(
            Example(f"{HEAD}从乡镇抽调两名干部参加登记。", ("从乡镇抽调",)),
            Example(f"{HEAD}各县（区）选派一名干部到市局跟班学习，时间半年。", ("跟班学习",)),
            Example(f"{HEAD}各市抽调一名骨干到省档案局参加登记，时间一年。", ("抽调一名骨干到",)),
        ),
        good=(
            Example(f"{HEAD}不得从乡镇借调干部。"),
            Example(f"{HEAD}一般不从县（区）抽调人员参加登记。"),
            Example(f"{HEAD}市档案局从机关各科室抽调人员组成登记组。"),
            Example("关于登记工作的报告\n市人民政府：\n去年从乡镇抽调了两名干部。"),
            Example(f"{HEAD}各县（区）要抽调精干力量，按时完成登记。"),
        ),
        check=check_loans,
    ),
)
