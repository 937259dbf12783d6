"""D012: a speech or main report that takes longer than allowed."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import TYPE_CHECKING

from gongwen_lint.analysis.limits import basis_of, limit_in_force
from gongwen_lint.analysis.places import title_place
from gongwen_lint.expressions import Expression
from gongwen_lint.rules.record import Basis, Example, Hit, Option, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context
    from gongwen_lint.structure.outline import Outline

_SPEECH = Expression(
    r"(?:(?:讲话|发言)(?:稿|提纲)?|致辞|致词|会(?:议)?上的报告|政府工作报告)(?:[（(][^（）()]*[）)])*$",
    needs=("讲话", "发言", "致辞", "致词", "报告"),
)
_AUDIENCE = Expression(r"(?:同志们|各位(?:代表|委员|领导|同志)|女士们)[^。]{0,12}[：:!！]", needs=("同志们", "各位", "女士们"))

OPENING = 10
"""blocks among which the salutation stands: below the title, the date and the speaker's name"""


def is_spoken(outline: Outline) -> bool:
    """Whether the text is to be spoken at a meeting: its title says so, or it addresses an audience at the start."""
    if _SPEECH.search(outline.title or "") or outline.genre in ("讲话", "致辞", "发言"):
        return True
    head = outline.blocks[:OPENING]
    return any(_AUDIENCE.match(block.text.lstrip()) for block in head if block.role in ("addressee", "other", "body"))


def check(context: Context) -> Iterator[Hit]:
    """One finding where the speaking time is over the limit in force."""
    limit = limit_in_force(context.settings.profile, context.outline, "minutes")
    most = context.option("minutes") or (limit.value if limit else None)
    if not most or not is_spoken(context.outline):
        return
    words, rate = context.counts.body, context.option("rate")
    minutes = words / rate
    if minutes > most:
        yield Hit(
            title_place(context.outline),
            f"全文 {words} 字，按每分钟 {rate} 字约讲 {ceil(minutes)} 分钟，超过 {most} 分钟。",
            suggestion=f"压到 {most * rate} 字以内，已发文件的内容不再念。", score=round(minutes / most, 2),
            basis=basis_of(limit) if limit and not context.option("minutes") else (),
        )


TITLE = "在登记工作会议上的讲话"
TALK = "同志们：\n今天开会，部署登记工作。要当日登记，不得拖延。"
ITEM = "登记要当日办结，漏登的要补登。"

RULES = (
    Rule(
        code="D012", name="讲话超时", severity="warning",
        summary="讲话或者会议主报告超过 1 小时。",
        why="中央规定，主要负责同志讲话或者会议主报告不超过 1 小时。时间按正文字数推算，默认每分钟 200 字；语速因人而异，"
            "讲话人是不是主要负责同志也看不出来，所以只作警告。题为讲话、致辞、发言、会议上的报告、政府工作报告，或者开头称呼“同志们”“各位代表”的，"
            "按讲话算。",
        basis=(Basis("central", "6", "must"),),
        options=(
            Option("rate", 200, "每分钟讲多少字；念稿常见语速"),
            Option("minutes", 0, "讲话时间上限（分钟）；0 表示用所选依据的限数，中央规定为 60"),
        ),
        bad=(
            Example(f"{TITLE}\n{TALK}", (TITLE,), {"minutes": 2, "rate": 10}),
            Example(f"{TITLE}\n{TALK}{ITEM * 860}", (TITLE,)),
            Example(f"青石县政府工作报告\n各位代表：\n{ITEM * 10}", ("青石县政府工作报告",), {"rate": 2}),
        ),
        good=(
            Example(f"{TITLE}\n{TALK}{ITEM * 600}"),
            Example(f"关于做好登记工作的通知\n各科室：\n{ITEM * 10}", options={"rate": 2}),
            Example(f"关于召开登记工作会议的报告\n县政府：\n{ITEM * 10}", options={"rate": 2}),
        ),
        check=check,
    ),
)
