"""J023: a paper for superiors addressed to a person, or over the head of the next level."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.analysis.limits import severity_under
from gongwen_lint.expressions import Expression
from gongwen_lint.rules.record import Basis, Example, Hit, Rule
from gongwen_lint.structure.bodies import level_of

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context
    from gongwen_lint.document import Span
    from gongwen_lint.structure.outline import Block, Outline

LEVELS = ("central", "province", "city", "county", "township")
NAMES = {"central": "中央", "province": "省级", "city": "市级", "county": "县级", "township": "乡级"}
UPWARD = frozenset({"请示", "报告", "意见", "专报", "汇报", "签报"})
_SEPARATORS = Expression(r"[、，,；;：:\s]+|并|及(?=\w{2,4}(?:书记|[省市县区州镇乡]长|同志))")
_PERSON = Expression(
    r"(?!各位)(?:尊敬的)?(?:\w{1,16}同志|\w{0,8}?(?:第一|常务)?副?"
    r"(?:书记|总理|主席|[省市县区州盟旗镇乡]长|专员|[部厅局校院行]长|主任|秘书长)(?:[^\W办会联扩]\w{1,2}(?<![会室部处]))?"
    r"|\w{0,8}(?:首长|领导|领导同志))"
)
"""a person by name or office; an office may be followed by a name, but 主任办公会 and 县长专题会议 are no persons"""
_ASSIGNED = Expression(r"交办|(?:按照|根据|遵照|落实|依据|您)[^。]{0,24}(?:批示|指示|要求报告|安排报告)")
"""what a person assigned is reported to the person; 请批示 at the end assigns nothing"""
PERSON = (Basis("wuwei", "2", "must"), Basis("zhejiang", "6", "must"))
LEAP = (Basis("zhejiang", "6", "must"),)


def check(context: Context) -> Iterator[Hit]:
    """One finding at the addressee."""
    outline = context.outline
    block = _addressed(outline)
    if block is None or not _upward(outline, block.text):
        return
    names = [name for name in _SEPARATORS.split(block.text) if name]
    person = next((name for name in names if _PERSON.fullmatch(name)), None)
    if person is None:
        yield from _over_the_head(context, names, block.span)
    elif not _ASSIGNED.search(context.document.text):
        yield Hit(
            block.span, f"主送写的是“{person}”，这是个人，不是机关。",
            suggestion="主送上级机关；领导直接交办的事项，文中写明交办。",
            severity=severity_under(context.settings.profile, PERSON), basis=PERSON,
        )


def _addressed(outline: Outline) -> Block | None:
    """The block that names the addressee; to the outline a person is none, so a short line with a colon in its place counts."""
    for block in outline.blocks:
        if block.role == "addressee":
            return block
        if block.role in ("other", "body") and len(block.text) <= 30 and block.text.rstrip().endswith(("：", ":")):
            return block
        if block.role == "body":
            return None
    return None


def _upward(outline: Outline, addressee: str) -> bool:
    """Whether the paper goes up; 意见 go up only where they are not for all lower bodies (各县、各科室)."""
    return outline.genre in UPWARD and not (outline.genre == "意见" and "各" in addressee)


def _over_the_head(context: Context, names: list[str], place: Span) -> Iterator[Hit]:
    own = context.outline.level
    if own not in LEVELS:
        return
    for name in names:
        to = level_of(name)
        if to in LEVELS and LEVELS.index(own) - LEVELS.index(to) >= 2:
            yield Hit(
                place, f"{NAMES[own]}机关直接向{NAMES[to]}的“{name}”行文，越过了上一级。",
                suggestion="报上一级机关；确需越级的，同时抄送被越过的机关。",
                severity=severity_under(context.settings.profile, LEAP), basis=LEAP,
            )
            return


MATTER = "关于购置登记设备的请示"
ASKED = "现有设备已不够用，拟购置三台，请批准。"
BUREAU, COUNTY = "青石县档案局\n2025年3月5日", "青石县人民政府\n2025年3月5日"

RULES = (
    Rule(
        code="J023", name="报文对象不当", severity="warning",
        summary="请示、报告写给领导个人，或者越级上报。",
        why="公文是机关对机关的。武威规定除领导直接交办的事项外，不得以机关或者机关负责人名义向领导同志个人报文；浙江规定不得随意越级上报，"
            "不得以简报专报等形式向领导个人报送请示类材料。用这两套限数时报为错误，其他地方报为警告。文中写明交办、批示的，不报。",
        basis=PERSON,
        bad=(
            Example(f"{MATTER}\n王市长：\n{ASKED}\n{BUREAU}", ("王市长",)),
            Example(f"{MATTER}\n李青山同志：\n{ASKED}\n{BUREAU}", ("李青山同志",), profile="wuwei"),
            Example(f"{MATTER}\n省人民政府：\n{ASKED}\n{COUNTY}", ("省人民政府",)),
        ),
        good=(
            Example(f"{MATTER}\n市人民政府：\n{ASKED}\n{COUNTY}"),
            Example(f"关于登记设备情况的报告\n王市长：\n您交办的登记设备一事，现报告如下。\n{BUREAU}"),
            Example(f"关于做好登记工作的通知\n各乡镇党委书记：\n请做好登记。\n{BUREAU}"),
            Example(f"{MATTER}县长办公会议、局长专题会：\n{ASKED}\n{BUREAU}"),
            Example(f"登记工作报告\n各位领导：\n现将登记工作报告如下。\n{BUREAU}"),
        ),
        check=check,
    ),
)
