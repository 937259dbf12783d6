"""X008: names of bodies since reformed, and set phrases since replaced."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.document import Edit
from gongwen_lint.rules.record import Basis, Example, Hit, Option, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context


def check(context: Context) -> Iterator[Hit]:
    """One finding for each old name or phrase, at the first place."""
    from gongwen_lint.analysis.superseded import BODY, uses, written  # a lexicon that other rules do without

    text = context.document.text
    month = written(context.outline, text) or (UNDATED if context.option("undated") else None)
    if month is None:
        return
    for use in uses(context.outline, text, month):
        entry = use.entry
        year, number = entry.since.split("-")
        places = f"（共 {use.times} 处）" if use.times > 1 else ""
        what = "机构名称" if entry.kind == BODY else "提法"
        gone = entry.present.startswith("（")
        yield Hit(
            use.span, f"“{entry.term}”{places}是{year}年{int(number)}月以前的{what}：{entry.reason}。",
            suggestion="删去；讲的是当时的事，写明年份。" if gone
            else f"现为{entry.present}，请核对后改；讲的是当时的事，写明年份或者加“原”字。",
            edits=tuple(Edit(span, entry.present) for span in use.spans) if use.replaceable else (),
        )


UNDATED = "9999-12"
"""a document without a date, taken for a new one where the user says so"""

MATTER = "关于做好登记工作的通知\n各乡镇：\n"
SIGNED = "\n青石县人民政府\n2025年3月5日"

RULES = (
    Rule(
        code="X008", name="过时提法", severity="info",
        summary="用了机构改革以前的机构名称，或者已经有新说法的提法。",
        why="旧名称、旧提法多是从旧稿里带过来的：收文的找不到对应的单位，照着办也办不成。词表在 lexicons/superseded.tsv，每条写着"
            "现在的名称、从何时起、依据哪份公开文件。只看成文日期在那以后的文件；没有成文日期的看发文字号、施行日期和所引文件的年份，"
            "都没有就不报。讲废止、清理旧文件的，书名号、引号里的，写明“原”的，讲以前的年份、讲机构改革本身的，比它长的现用名称"
            "（文化和旅游局、农业部门），都不报。每条只在第一处报一次。",
        basis=(Basis("zhejiang", "4", "advice"), Basis("wuwei", "4", "advice")),
        options=(
            Option("undated", 0, "认不出写于何时的文件是否也报（1 报，0 不报）；默认不报，因为旧文件用旧名称没有错"),
        ),
        bad=(
            Example(
                f"{MATTER}请到县工商局、国税局登记，并抄送县环保局。{SIGNED}", ("工商局", "国税局", "环保局"),
                mended=f"{MATTER}请到县市场监督管理局、国税局登记，并抄送县生态环境局。{SIGNED}",
            ),
            Example(
                f"关于登记工作的通知\n县安监局：\n请于3月20日前登记。县安监局要派人到场。{SIGNED}", ("安监局",),
                mended=f"关于登记工作的通知\n县应急管理局：\n请于3月20日前登记。县应急管理局要派人到场。{SIGNED}",
            ),
            Example(
                f"{MATTER}参加新农合的村民，凭暂住证登记。{SIGNED}", ("新农合", "暂住证"),
                mended=f"{MATTER}参加城乡居民基本医疗保险的村民，凭居住证登记。{SIGNED}",
            ),
            Example(
                f"{MATTER}请到县国土资源局登记。", ("国土资源局",), {"undated": 1}, mended=f"{MATTER}请到县自然资源局登记。",
            ),
            Example(
                f"{MATTER}按青政发〔2024〕3号登记，由中国银保监会备案。", ("中国银保监会",),
                mended=f"{MATTER}按青政发〔2024〕3号登记，由国家金融监督管理总局备案。",
            ),
            Example(f"{MATTER}请到县物价局登记。{SIGNED}", ("物价局",)),
        ),
        good=(
            Example(f"{MATTER}请到县市场监督管理局、税务局登记，并抄送市生态环境局、县文化和旅游局。{SIGNED}"),
            Example(f"{MATTER}请到县工商局、国税局登记。\n青石县人民政府\n2015年3月5日"),
            Example(f"{MATTER}请到县国土资源局登记。"),
            Example(
                f"{MATTER}原县工商局发的登记证继续有效，2016年县国税局的登记也一样。按《县环保局登记办法》办，农业部门和“扶贫办”窗口配合。"
                f"机构改革中，县安监局的登记职责划入县应急管理局。{SIGNED}",
            ),
            Example(f"{MATTER}我县如期打赢脱贫攻坚战，贫困村全部摘帽。{SIGNED}"),
        ),
        check=check,
    ),
)
