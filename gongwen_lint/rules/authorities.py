"""D004: an opening that piles up authorities before it says what is to be done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.analysis.places import opening
from gongwen_lint.rules.record import Basis, Example, Hit, Option, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context

KINDS = ("综合部署", "专项部署", "事务性通知")
"""regulations must name every law they rest on; reports, replies and plans have other openings"""


def check(context: Context) -> Iterator[Hit]:
    """One finding for each opening over the limit: that of the cover and that of the document itself."""
    if context.outline.kind not in KINDS:
        return
    from gongwen_lint.analysis.authorities import openings  # other kinds of documents do without

    limit = context.option("limit")
    for told in openings(context.sentences):
        total = len(told.authorities)
        if total <= limit:
            continue
        papers = sum(name.startswith("《") for name in told.authorities)
        parts = [f"文件 {papers} 件"] * (papers > 0) + [f"会议、讲话、部署 {total - papers} 项"] * (total > papers)
        yield Hit(
            told.span, f"开头列了 {total} 项依据（{'，'.join(parts)}），超过 {limit} 项。",
            suggestion="只写最直接的一两件依据，接着写要做什么。", score=float(total), quote=opening(context.document, told.span),
        )


MATTER = "关于做好登记工作的通知\n各科室：\n"
PILE = (
    "为贯彻落实省档案工作会议精神和市政府关于便民服务的决策部署，按照县政府工作要求，根据《登记管理工作条例》、"
    "《窗口服务规范（试行）》（县发〔2025〕3号）和《关于规范登记工作的意见》，"
)
TASK = "一、及时登记。各科室要在当日登记。"

RULES = (
    Rule(
        code="D004", name="依据堆砌", severity="warning",
        summary="开头的依据列得太多，一长串文件、会议、部署之后才说要做什么。",
        why="文件应当开门见山、直奔主题。依据写最直接的一两件就够，上位文件的上位文件、每次会议的精神不必都列。这里数的是“现将……通知"
            "如下”“制定本方案”一类的话和它前面的依据句：书名号里的文件（括注里的、只作简称的不算，所印发的文件本身不算），点了名的"
            "会议、讲话、指示，上级的部署、要求、精神。规章制度应当写明所依据的每一部法律，不查；报告、请示、规划另有体例，也不查。"
            "默认值取自 1804 份公开文件：部署类文件里有依据的开头 315 处，依据的中位数是 1 项，第 90 百分位是 3 项，"
            "第 95 百分位是 4 项。",
        basis=(Basis("central", "2", "should"),),
        options=(Option("limit", 4, "开头的依据最多几项；部署类文件 315 处有依据的开头的第 95 百分位是 4 项"),),
        bad=(
            Example(f"{MATTER}{PILE}现将有关事项通知如下：\n{TASK}", ("为贯彻落实省档案工作会议精神",)),
            Example(
                f"{MATTER}根据《登记条例实施细则》、《窗口服务规范》和《登记表填写说明》，制定本方案。\n{TASK}",
                ("根据《登记条例",), {"limit": 2},
            ),
            Example(f"{MATTER}登记是办事的基础。{PILE}结合工作实际，提出以下意见。\n{TASK}", ("为贯彻落实省档案",)),
        ),
        good=(
            Example(f"{MATTER}根据《登记管理工作条例》，现将有关事项通知如下：\n{TASK}", options={"limit": 1}),
            Example(
                f"{MATTER}根据《登记管理工作条例》（以下简称《条例》，原《登记管理暂行条例》同时废止）和《条例》要求，县档案局制定了"
                "《登记工作三年行动方案》，现印发给你们，请认真贯彻执行。", options={"limit": 1},
            ),
            Example(f"登记管理办法\n第一条　{PILE}制定本办法。\n第二条　登记应当当日办结。"),
            Example(
                f"{MATTER}为做好登记工作，现通知如下：\n一、学习文件。学习《登记条例全文》《窗口服务规范》《登记表填写说明》。",
                options={"limit": 1},
            ),
        ),
        check=check,
    ),
)
