"""J007: a department's document that gives orders to lower party committees and governments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.analysis.limits import severity_under
from gongwen_lint.burden.issuer import is_department
from gongwen_lint.expressions import Expression
from gongwen_lint.rules.record import Basis, Example, Hit, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context
    from gongwen_lint.analysis.sentences import Sentence

BASIS = (Basis("central", "1", "must"), Basis("gansu", "三", "must"), Basis("wuwei", "3", "must"))
DIRECTIVES = frozenset({"通知", "意见", "决定", "命令", "令", "方案", "通报"})
"""genres that tell lower bodies what to do"""
_GOVERNMENTS = Expression(
    r"(?:各[^，,；;：:。]{0,24}(?:人民政府|党委和政府|党委、政府|党委|(?<!乡镇)政府)"
    r"|[^\W各]{2,12}[市县区州旗乡镇](?:人民政府|党委|委))(?!办公|部门|各部门|有关部门|组成部门|直属|工作部门)",
    needs=("政府", "党委", "委"),
)
"""lower party committees and governments among the addressees"""
_AGREED = Expression(
    r"经[^。；]{0,20}(?:人民政府|政府|国务院|省委|市委|县委|党委|区委|州委)[^。；]{0,10}(?:同意|批准|审议|授权)", needs=("经",)
)
"""what is said where the government itself has agreed"""
_ORDERS = Expression(
    r"各[^，,。；;]{0,24}(?:政府|党委)[^。；;]{0,40}?(?<![重主需首想])(?:要(?![求素点件])|应当|必须|须|务必|不得)",
    needs=("政府", "党委")
)


def check(context: Context) -> Iterator[Hit]:
    """One finding: at the first sentence that orders a lower government, else at the addressee."""
    outline = context.outline
    if not is_department(outline) or outline.genre not in DIRECTIVES:
        return
    if _AGREED.search(context.document.text):
        return
    addressed = outline.addressee is not None and _GOVERNMENTS.search(outline.addressee) is not None
    order = next((found for sentence in context.sentences if (found := _order(sentence))), None)
    if not addressed or order is None:
        return
    sentence, start, end = order
    yield Hit(
        sentence.part(start, end),
        f"{outline.issuers[0]}不是党委、政府，却主送下级党委、政府并提出指令性要求，规定不允许。",
        suggestion="改为主送下级对口部门；确需下级政府办的，报请本级政府发文，或者写明经本级政府同意。",
        severity=severity_under(context.settings.profile, BASIS),
    )


def _order(sentence: Sentence) -> tuple[Sentence, int, int] | None:
    found = _ORDERS.search(sentence.text)
    return (sentence, *found.span()) if found else None


DEPARTMENT = "\n青石市档案局\n2025年3月5日"
GOVERNMENT = "\n青石市人民政府\n2025年3月5日"
TITLE = "关于做好登记工作的通知\n"
ORDER = "各县（区）人民政府要在6月底前完成登记。"

RULES = (
    Rule(
        code="J007", name="越权指令", severity="error",
        summary="部门、议事协调机构的文件主送下级党委、政府，又向其提出指令性要求。",
        why="部门与下级政府之间没有领导关系。规定说，议事协调机构、部门和单位不得向下级党委和政府发布指令性公文，或者在公文中提出指令性要求；"
            "甘肃、武威也这样规定。党委、政府和它们的办公厅（室）发的文件，写明经本级党委、政府同意的，都不报；函不是指令性公文，也不报。",
        basis=BASIS,
        bad=(
            Example(f"{TITLE}各县（区）人民政府：\n{ORDER}{DEPARTMENT}", ("各县（区）人民政府要",)),
            Example(f"{TITLE}各县（区）党委、政府：\n各县（区）政府必须成立登记站。{DEPARTMENT}", ("各县（区）政府必须",)),
        ),
        good=(
            Example(f"{TITLE}各县（区）人民政府：\n{ORDER}{GOVERNMENT}"),
            Example(f"{TITLE}各县（区）人民政府：\n经市人民政府同意，现就登记工作通知如下。\n{ORDER}{DEPARTMENT}"),
            Example(f"{TITLE}各县（区）档案局：\n各县（区）档案局要在6月底前完成登记。{DEPARTMENT}"),
            Example(f"关于商请做好登记工作的函\n各县（区）人民政府：\n{ORDER}{DEPARTMENT}"),
        ),
        check=check,
    ),
)
