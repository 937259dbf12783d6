"""J004 and J005: contests for titles and targets, and pledges and vetoes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.analysis.limits import severity_under
from gongwen_lint.burden.hits import asked_together, hit, prohibited
from gongwen_lint.burden.subjects import is_about
from gongwen_lint.rules.record import Basis, Example, Hit, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context
    from gongwen_lint.burden.demands import Demand

LOW = ("city", "county", "township")
"""levels at which nobody starts a contest for titles"""
ABOVE = ("国家", "全国", "中央", "省级", "全省", "省里")
"""words by which a contest may be one that superiors have approved"""
SPARED = ("乡镇", "街道", "村", "社区", "学校", "校园")
RANKED, CHARGED, MOOD = "给创建结果排名", "借创建收费", "营造创建氛围"
"""names of acts in lexicons/burdens.tsv that are forbidden in documents about contests as well"""
PLEDGE = "签订承诺书"
DECREED = ("中央", "国务院", "法律", "法规")
"""words by which a pledge may rest on what the centre has laid down"""
_NEAR = 20
"""characters before an act in which its object stands"""
NO_CONTESTS = (Basis("central", "19", "must"),)
NO_FEES = (Basis("central", "20", "must"),)
NO_TARGETS = (Basis("central", "21", "must"),)
UNPERMITTED = (Basis("central", "3", "should"), Basis("central", "19", "must"), Basis("zhejiang", "11", "should"))
PLEDGED = (Basis("zhejiang", "21", "must"), Basis("zhejiang", "22", "must"))


def check_contests(context: Context) -> Iterator[Hit]:
    """One finding a sentence; a document about contests may still not rank, charge or ask for a show."""
    is_subject = is_about(context.outline, context.rule.code)
    for demands in asked_together(context):
        by_name = {demand.act.kind.name: demand for demand in demands}
        contests = [demand for demand in demands if demand.act.kind.name not in (RANKED, CHARGED, MOOD)]
        if CHARGED in by_name:
            ground = "规定创建示范不得收费，也不得变相收费"
            yield prohibited(context, [by_name[CHARGED]], ground, "删去；经费列入本级预算。", NO_FEES)
        elif RANKED in by_name:
            yield prohibited(context, [by_name[RANKED]], "规定不搞创建结果排名", "删去；只说哪些做成了。", NO_CONTESTS)
        elif contests and not is_subject:
            yield _contest(context, contests)
        elif MOOD in by_name:
            yield hit([by_name[MOOD]], "规定创建示范不对氛围营造提要求", "删去。", NO_FEES)


def _contest(context: Context, demands: list[Demand]) -> Hit:
    """An error where the level of the issuer or the object settles it."""
    if any(_sets_targets_below(demand) for demand in demands):
        return prohibited(context, demands, "规定不得开展以乡镇、村社区、学校为对象的达标活动", "删去。", NO_TARGETS)
    advice = "删去；参加上级已批准的创建，写明批准的项目名称。"
    if context.outline.level in LOW and any("创建" in demand.text for demand in demands):
        ground = "规定市县机关和乡镇不开展创建示范活动"
        if any(word in demands[0].sentence.text for word in ABOVE):
            return hit(demands, ground, advice, NO_CONTESTS)
        return prohibited(context, demands, ground, advice, NO_CONTESTS)
    return hit(demands, "规定未经批准不新增创建示范、达标和命名", "删去；已批准的，写明批准的项目名称。", UNPERMITTED)


def _sets_targets_below(demand: Demand) -> bool:
    act = demand.act
    return "达标" in demand.text and any(word in demand.sentence.text[max(0, act.start - _NEAR):act.end] for word in SPARED)


def check_pledges(context: Context) -> Iterator[Hit]:
    """One finding a sentence, in documents about something else; an error where the profile forbids any new pledge."""
    if is_about(context.outline, context.rule.code):
        return
    for demands in asked_together(context):
        listed = [demand for demand in demands if demand.act.kind.name != PLEDGE]
        if not listed:
            yield hit(demands, "规定不得通过签订承诺书变相设置考核", "删去；该谁做的，写明谁做、何时做完。")
            continue
        decreed = any(word in demands[0].sentence.text for word in DECREED)
        yield hit(
            listed, "规定不得随意设置一票否决、签订责任状", "删去；中央、省里有明文的，写明依据。",
            severity="warning" if decreed else severity_under(context.settings.profile, PLEDGED),
        )


HEAD = "青石省档案局关于做好登记工作的通知\n各市档案局：\n"
CITY = "关于做好登记工作的通知\n各县（区）档案局：\n"
SIGNED = "\n青石市档案局\n2025年3月5日"

RULES = (
    Rule(
        code="J004", name="创建示范达标", severity="warning",
        summary="不是专门文件，却要求开展创建示范、达标、命名；创建中搞排名、收费、造声势。",
        why="名堂多了，基层就围着牌子转。规定说，未经批准不得新增创建示范和达标活动以及“城市”“之乡”“基地”等授牌命名；市县级机关和乡镇（街道）"
            "不开展创建示范活动，不搞创建结果排名；不得开展以乡镇（街道）、村（社区）、学校为对象的达标活动；专门文件以外，原则上不提创建示范、达标要求。"
            "创建活动不得收费，不对氛围营造提要求。市县、乡镇的文件要求创建的，以乡村学校为对象达标的，给创建排名、收费的，报为错误；"
            "其他有没有批准看不出来，报为警告。标题写的就是创建、评选的，是专门文件，只报排名、收费、造声势；"
            "企业、项目的示范称号，支持下级申报、参加已批准的创建，不报。",
        basis=UNPERMITTED,
        bad=(
            Example(f"{HEAD}各市要创建一批登记示范县。", ("创建一批登记示范县",)),
            Example(f"{CITY}各县（区）要开展登记示范创建。{SIGNED}", ("开展登记示范创建",)),
            Example(f"{HEAD}在乡镇、村开展登记达标活动。", ("开展登记达标活动",)),
            Example(
                "青石省档案局关于开展登记示范县创建工作的通知\n各市档案局：\n各市要对创建工作按季度排名，向创建单位收取服务费用。",
                ("收取服务费用",),
            ),
        ),
        good=(
            Example(f"{HEAD}不得开展登记示范创建和达标活动。"),
            Example("青石省档案局关于开展登记示范县创建工作的通知\n各市档案局：\n各市要创建一批登记示范县。"),
            Example(f"{HEAD}支持有条件的县创建登记示范县。"),
            Example(f"{HEAD}建设一批登记示范项目。"),
            Example(f"{HEAD}各市要组织企业开展登记示范企业创建。"),
        ),
        check=check_contests,
    ),
    Rule(
        code="J005", name="一票否决与责任状", severity="warning",
        summary="要下级签责任状、责任书、承诺书，或者设一票否决。",
        why="责任状层层一签，责任就到了最底下。规定说，不得随意设置“一票否决”和签订责任状事项，不得通过签订承诺书变相设置考核事项；专门文件以外，"
            "原则上不提这类要求；浙江规定除中央有明文外一律不得新设，不得借责任状把责任甩给下级。用浙江的规定而文中没有写明中央依据的，报为错误；其他报为警告。"
            "对科研、职称、企业诚信的一票否决，申请人、企业的承诺书，不报。",
        basis=(Basis("central", "8", "must"), Basis("central", "3", "should"), *PLEDGED),
        bad=(
            Example(f"{HEAD}各市要与各县签订登记责任状。", ("签订登记责任状",)),
            Example(f"{HEAD}登记工作实行“一票否决”。", ("一票否决",)),
            Example(f"{HEAD}各单位要签订登记承诺书。", ("签订登记承诺书",), profile="zhejiang"),
            Example(f"{HEAD}未按期登记的，年度考核“一票否决”。", ("一票否决",)),
        ),
        good=(
            Example(f"{HEAD}不得签订责任状，不设“一票否决”。"),
            Example(f"{HEAD}申请人应当签署承诺书。"),
            Example("青石省档案局关于清理责任状的通知\n各市档案局：\n各市保留的责任状，由市政府统一签订责任状。"),
            Example(f"{HEAD}科研诚信实行“一票否决”。"),
            Example(f"{HEAD}各市要巩固责任状清理成果。"),
        ),
        check=check_pledges,
    ),
)
