"""J018 and J019: work handed to villages and communities, and responsibility passed down layer by layer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.burden.hits import hits
from gongwen_lint.rules.record import Basis, Example, Hit, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context


def check_villages(context: Context) -> Iterator[Hit]:
    """One finding a sentence that gives villages or communities something to do, set up or certify."""
    return hits(
        context, "村和社区不是上级部门的办事机构",
        "由乡镇（街道）或者部门自己办；确需村和社区协助的，列入依法协助的清单，并给经费。",
    )


def check_passed_on(context: Context) -> Iterator[Hit]:
    """One finding a sentence that passes tasks or responsibility down."""
    return hits(
        context, "规定不允许用这类办法把任务和责任转给下级",
        "写明本级、本部门自己承担什么；确需下级承担的，写明事项、依据和保障。",
    )


HEAD = "青石市档案局关于做好登记工作的通知\n各县（区）档案局：\n"

RULES = (
    Rule(
        code="J018", name="村级负担", severity="warning",
        summary="给村和社区派任务、设机构、配人员、要证明。",
        why="村民委员会、居民委员会是自治组织，人少事多。规定不把村和社区作为执法、招商等事务的责任主体；未经省级批准，不得要求村级"
            "设立工作机构、挂牌、配人；不得要求村级开没有法定依据的证明。有没有批准、依据，文中常看不出来，所以报为警告。"
            "建在社区的卫生、养老、商业一类设施，不是给村和社区派活，不报。",
        basis=(Basis("central", "15", "must"), Basis("central", "17", "must")),
        bad=(
            Example(f"{HEAD}各行政村要设立登记服务站，配备登记专职委员。", ("各行政村要设立登记服务站",)),
            Example(f"{HEAD}补登的，由村委会出具居住证明。", ("由村委会出具居住证明",)),
            Example(f"{HEAD}网格员要逐户排查未登记的住户。", ("网格员要逐户排查",)),
        ),
        good=(
            Example(f"{HEAD}不得要求各行政村设立登记服务站。"),
            Example(f"{HEAD}登记时不再要求村委会出具居住证明。"),
            Example(f"{HEAD}加强社区卫生服务中心的登记设备。"),
            Example(f"{HEAD}鼓励村委会组织开展登记宣传。"),
            Example("青石市档案局关于登记工作的报告\n市人民政府：\n各行政村已经设立登记服务站。"),
        ),
        check=check_villages,
    ),
    Rule(
        code="J019", name="转嫁责任", severity="warning",
        summary="用层层分解、属地管理、包保责任、制度上墙等办法把任务和责任往下转。",
        why="“层层压实责任”压到最后，压的是乡镇和村。规定说，不得以属地管理、责任状、分解下达指标、考核验收、制度上墙等方式把任务"
            "转给乡镇（街道）和村（社区）；浙江要求厘清属地管理的职责边界，不得借责任状把本级的责任甩给下级。是不是转嫁要人来定，所以报为警告。"
            "属地受理、属地管辖一类办事规则，企业的主体责任，都不报。",
        basis=(Basis("central", "16", "must"), Basis("zhejiang", "22", "must"), Basis("zhejiang", "33", "should")),
        bad=(
            Example(f"{HEAD}各县（区）档案局要层层分解登记任务。", ("层层分解",)),
            Example(f"{HEAD}登记任务要逐级分解到乡镇和村。", ("逐级分解",)),
            Example(f"{HEAD}各县（区）要落实属地责任，按时完成登记。", ("落实属地责任",)),
            Example(f"{HEAD}实行登记包保责任制，登记流程要统一上墙。", ("包保责任制",)),
        ),
        good=(
            Example(f"{HEAD}不得把登记任务层层分解。"),
            Example(f"{HEAD}严禁以属地管理名义，层层压实责任、签订责任书等转嫁责任的做法。"),
            Example(f"{HEAD}登记按照属地管理原则，由县级档案局受理。"),
            Example(f"{HEAD}压实企业主体责任。"),
            Example(f"{HEAD}去年各县（区）层层分解了登记任务。"),
        ),
        check=check_passed_on,
    ),
)
