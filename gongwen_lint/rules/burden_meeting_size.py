"""J010: a meeting that takes longer, or more people, than allowed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.analysis.limits import SEVERITY, basis_of, limit_in_force
from gongwen_lint.rules.record import Basis, Example, Hit, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context
    from gongwen_lint.burden.meeting_size import Size
    from gongwen_lint.structure.outline import Outline

SAYS = {
    "meeting_days": ("会期 {} 天", "{} 天"), "meeting_hours": ("开会 {} 小时", "{} 小时"),
    "meeting_people": ("参会 {} 人", "{} 人"), "speakers": ("发言 {} 人", "{} 人"),
}
ADVICE = "压缩会期、人数和发言；能开视频会、能并会的，不单独开。"
SINGLE = ("专项", "专题")
"""what the title of a meeting on one matter says"""


def check(context: Context) -> Iterator[Hit]:
    """One finding for each measure over the limit in force, in notices that call a meeting."""
    outline = context.outline
    title = outline.title or ""
    if "会" not in title:
        return
    from gongwen_lint.burden.meeting_size import calls_meeting, has_groups, sizes  # most documents call no meeting
    from gongwen_lint.polarity.stances import QUOTE, REPORT, governing, stances

    if not calls_meeting(title):
        return
    groups = has_groups(context.document.text)
    for sentence in context.sentences:
        found = list(sizes(sentence.text))
        stretches = stances(sentence.text) if found else ()
        for size in found:
            if governing(stretches, size.start, size.end).stance in (REPORT, QUOTE):
                continue
            limit = limit_in_force(context.settings.profile, outline, _measure(size, outline, groups, title))
            if limit and limit.value and size.value > limit.value:
                said, most = SAYS[size.measure]
                yield Hit(
                    sentence.part(size.start, size.end),
                    f"{said.format(f'{size.value:g}')}，{limit.reason}一般不超过 {most.format(f'{limit.value:g}')}。",
                    suggestion=ADVICE, severity=SEVERITY[limit.binding], basis=basis_of(limit),
                    score=round(size.value / limit.value, 2),
                )


def _measure(size: Size, outline: Outline, groups: bool, title: str) -> str:
    """The name of the limit that speaks of the measure."""
    if size.measure == "meeting_days" and groups:
        return "meeting_days_with_groups"
    if size.measure == "meeting_hours" and not any(word in title for word in SINGLE):
        return "meeting_hours_otherwise"
    if size.measure == "meeting_people" and not any("政府" in name for name in outline.issuers):
        return "meeting_people_of_departments"
    return size.measure


TITLE = "青石市档案局关于召开全市登记工作会议的通知"
HEAD = f"{TITLE}\n各县（区）档案局：\n"

RULES = (
    Rule(
        code="J010", name="会议超限", severity="warning",
        summary="会议通知里的会期、人数、发言人数超过限数。",
        why="规定要求开短会：安排分组讨论的会议原则上不超过 1 天半，其他会议一般在半天以内。甘肃、武威还限定参会人数和发言人数："
            "省政府的会 300 人、部门的会 200 人，市政府的会 200 人、部门的会 100 人，发言一般 5 人以内，专项会一般 1 小时。"
            "只看召开会议的通知；限数随 --profile，可在自己的限数文件里改。",
        basis=(Basis("central", "6", "should"),),
        bad=(
            Example(f"{HEAD}会议时间：3月5日至6日，会期2天。", ("会议时间：3月5日至6日", "会期2天")),
            Example(f"{HEAD}会期一天半，在市档案馆召开。", ("会期一天半",)),
            Example(f"{HEAD}会期3天，安排分组讨论。", ("会期3天",)),
            Example(f"{HEAD}参会人员共120人。安排六个县作交流发言。", ("参会人员共120人", "六个县作交流发言"), profile="wuwei"),
        ),
        good=(
            Example(f"{HEAD}会期半天，在市档案馆召开。"),
            Example(f"{HEAD}会期一天半，安排分组讨论。"),
            Example(f"{HEAD}参会人员共九十人，安排3个县作交流发言。", profile="wuwei"),
            Example("青石市档案局会议管理办法\n会期一般不超过1天，参会人员一般不超过300人。"),
        ),
        check=check,
    ),
)
