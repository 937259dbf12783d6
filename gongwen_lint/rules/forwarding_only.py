"""S004: a document that passes on what others wrote and adds nothing of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.analysis.limits import severity_under
from gongwen_lint.analysis.places import title_place
from gongwen_lint.expressions import Expression
from gongwen_lint.rules.record import Basis, Example, Hit, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context
    from gongwen_lint.structure.outline import Outline

BASIS = (Basis("gansu", "二", "must"), Basis("wuwei", "2", "must"))
OFFICE = (Basis("wuwei", "3", "must"), *BASIS)
_OFFICE = Expression(r"(?:人民政府|政府|管委会)(?:办公厅|办公室)?$")
_OWN_DEPARTMENT = Expression(
    r"(?:转发|批转|由|^)(?:[省市县区州旗盟]|自治区)[^，。《》]{1,24}?(?:厅|局|委|办|部门|中心)(?:办公室)?(?:等[^，。《》]{0,6}(?:部门|单位))?(?:关于|制定|制订|拟订|报送|上报|提出|《|的)"
)
"""a department of the same government, named without the place: 转发市档案局关于…, 市档案局制定的《…》"""
_PASSES_ON = Expression(r"转发|批转|转给", needs=("转发", "批转", "转给"))
ADVICE = "写明本地谁做、做什么、何时完成；没有要补充的，不再发文，把原件直接送到。"


def check(context: Context) -> Iterator[Hit]:
    """One finding at the title."""
    outline = context.outline
    if outline.forwards != "only":
        return
    handed = next((s.text for s in context.sentences[:8] if _PASSES_ON.search(s.text)), "")
    title = outline.title or ""
    if not handed and not _PASSES_ON.search(title):
        message, basis = "通篇只要求学习贯彻上级精神，没有写本单位自己要做的事。", BASIS
    elif _for_its_department(outline, handed):
        message, basis = "以政府或其办公室的名义转发本级部门的文件，没有加一条措施。", OFFICE
    else:
        message, basis = "通篇只把别的机关的文件转发下去，没有加一条本单位的措施。", BASIS
    severity = severity_under(context.settings.profile, basis)
    yield Hit(title_place(outline), message, suggestion=ADVICE, severity=severity, basis=basis)


def _for_its_department(outline: Outline, handed: str) -> bool:
    """Whether a government or its office forwards what its own department wrote."""
    if not any(_OFFICE.search(name) for name in outline.issuers):
        return False
    return _OWN_DEPARTMENT.search(outline.title or "") is not None or _OWN_DEPARTMENT.search(handed) is not None


MATTER = "省档案局关于规范登记工作的通知"
TITLE = f"关于转发《{MATTER}》的通知"
HANDED = f"各乡镇：\n现将《{MATTER}》转发给你们"
SIGNED = "青石县档案局\n2025年3月5日"
OWN = "一、各乡镇4月底前把2024年的登记表补齐。\n二、县档案局5月抽查5个乡镇，漏登的当场补登。"

RULES = (
    Rule(
        code="S004", name="通篇照转", severity="warning",
        summary="只把别的机关的文件转发下去，自己一条措施也没有加。",
        why="照转一遍，下级多收一份文件，内容一个字没变。甘肃、武威规定严禁传达贯彻文件层层转发、多头转发；武威还规定应当由部门发的文，"
            "不以政府或其办公室的名义印发转发。用这两套限数时报为错误，其他地方报为警告。“请认真贯彻执行”“加强领导、抓好落实”一类的话、"
            "联系人、报送材料的期限，都不算自己的措施；提出了谁做什么、何时完成的，不报。印发本单位自己的文件，所附的就是正文，不报。"
            "标题没有“转发”二字，正文只说“现将……转发给你们”，或者通篇只要求学习贯彻某精神的通知，也报。",
        basis=BASIS,
        bad=(
            Example(f"{TITLE}\n{HANDED}，请认真贯彻执行。\n{SIGNED}", ("关于转发《省档案局",)),
            Example(
                f"{TITLE}\n{HANDED}，请结合实际，认真抓好落实。各乡镇要高度重视，加强领导，确保各项工作落到实处。"
                f"执行中的问题，请及时向县档案局反馈。\n{SIGNED}", ("关于转发《省档案局",), profile="gansu",
            ),
            Example(
                "青石县人民政府办公室转发县档案局关于规范登记工作意见的通知\n各乡镇：\n县档案局《关于规范登记工作的意见》已经县政府同意，"
                "现转发给你们，请认真贯彻执行。\n青石县人民政府办公室\n2025年3月5日",
                ("青石县人民政府办公室转发县档案局",), profile="wuwei",
            ),
            Example(f"关于登记工作的通知\n{HANDED}，请遵照执行。\n{SIGNED}", ("关于登记工作的通知",)),
            Example(
                "关于学习贯彻全省登记工作会议精神的通知\n各乡镇：\n全省登记工作会议召开了。各乡镇要认真学习贯彻会议精神，提高认识，"
                f"加强领导，狠抓落实。\n{SIGNED}", ("关于学习贯彻全省登记工作会议",),
            ),
        ),
        good=(
            Example(f"{TITLE}\n{HANDED}，并提出如下要求，请一并贯彻执行。\n{OWN}\n{SIGNED}"),
            Example(f"{TITLE}\n{HANDED}，请认真贯彻执行。各乡镇4月底前把2024年的登记表补齐，漏登的由乡镇长签字说明。\n{SIGNED}"),
            Example(f"关于印发《登记工作办法》的通知\n各乡镇：\n现将《登记工作办法》印发给你们，请认真贯彻执行。\n{SIGNED}"),
            Example(f"关于做好登记工作的通知\n各乡镇：\n为贯彻《{MATTER}》，现通知如下：\n{OWN}\n{SIGNED}"),
            Example(
                f"关于学习贯彻全省登记工作会议精神的通知\n各乡镇：\n各乡镇要认真学习贯彻会议精神。4月底前，每个村至少办一次登记培训，"
                f"培训名单由乡镇存档，县档案局5月到5个乡镇抽查培训情况。\n{SIGNED}",
            ),
        ),
        check=check,
    ),
)
