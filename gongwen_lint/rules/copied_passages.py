"""X001: passages that stand, the same or lightly edited, in a document that the draft is held against."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.rules.record import Basis, Example, Hit, Option, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context
    from gongwen_lint.copying.kinship import Kinship

BASIS = (
    Basis("central", "2", "must"), Basis("wuwei", "4", "should"), Basis("gansu", "三", "should"),
    Basis("zhejiang", "4", "should"),
)


def check(context: Context) -> Iterator[Hit]:
    """One finding for each copied passage, with the source it is closest to."""
    copies = context.copies
    if copies is None or not copies.credited:
        return
    from gongwen_lint.copying.told import called, lines, related

    least, plain = context.option("least"), context.option("warn")
    for copy, one in copies.credited:
        if copy.same < least:
            continue
        yield Hit(
            copy.span,
            f"这段 {copy.size} 个字里有 {copy.same} 个与{called(one.source)}{lines(one.source, copy)}相同"
            f"（{int(100 * copy.same / copy.size)}%）。",
            suggestion=advice(one.kinship), score=round(copy.same / copy.size, 3),
            severity="warning" if copy.same >= plain and not one.kinship.own else "info",
            related=(related(context.document, copies.draft, copy, one),),
        )


def advice(kinship: Kinship) -> str:
    """What to write in its place."""
    if kinship.own:
        return "没有变的不再重写，注明见哪份文件；有变化的只写变化。"
    already = "上位文件" if kinship.superior else "那份文件"
    return f"{already}已有的不再重写，直接写本地谁做、做什么、何时完成；确需引用的，写明文件名和条款。"


TITLE = "关于规范房屋登记工作的通知"
WINDOW = "登记机构应当在办事大厅设立咨询窗口，向申请人发放一次性告知单，写明需要提交的材料、办理时限和收费标准"
ARCHIVE = "登记档案实行电子化管理，纸质材料扫描后三日内上传，档案室每季度抽查一次并把漏扫的名单报分管负责人"
LIGHT = "各登记机构应在办事大厅设立咨询窗口，向申请人发放告知单，写明需提交的材料、办理时限和收费标准"
OWN = "青石镇便民中心每周二、周四到新开村和柳林村上门登记，由镇司法所派两人，年底前登记六百户"
UPPER = (
    f"东岭省自然资源厅{TITLE}\n各市自然资源局：\n一、优化服务\n{WINDOW}。\n二、管好档案\n{ARCHIVE}。\n东岭省自然资源厅\n2025年3月5日"
)
HEAD = f"青溪县自然资源局{TITLE}\n各乡镇：\n"
END = "\n青溪县自然资源局\n2025年5月6日"
QUOTING = f"省厅通知要求：“{WINDOW}。”"

RULES = (
    Rule(
        code="X001", name="照搬上位文件", severity="warning",
        summary="一段话与给出的文件相同，或者只改了个别字词。",
        why="下级已经看得到上位文件，照抄一遍只添篇幅，本地谁做、做什么反而找不到。这条只在用 --against、--library、"
            "--compare-within 给出可比的文件时查，逐段指出与哪份文件第几行相同、差在哪里；删词、换词、换地名机关名、"
            "调换分句的也认。书名号里的标题、引号里的原文、制定依据、法定定义、责任单位的括注、固定的政治表述和通用条款（lexicons/formulas.tsv）不计；转发、印发上级原文的不查所附原文。"
            "几份文件都有的，报最像的一份。字数只数汉字、字母和数字。引用多少算合适，由办文的人定：短的只作提示，同本机关旧稿相同的也"
            "只作提示（另见 X004）。",
        basis=BASIS,
        options=(
            Option("least", 30, "两头取整到分句以后，至少有这么多字相同才报（取整以前总要有 36 字）；再短的多是套语和名称"),
            Option("warn", 120, "有这么多字相同就报为警告，不到的报为提示；120 字约为一个自然段"),
        ),
        bad=(
            Example(f"{HEAD}一、优化服务\n{WINDOW}。\n二、上门登记\n{OWN}。{END}", ("登记机构应当在办事大厅",), against=(UPPER,)),
            Example(f"{HEAD}一、优化服务\n{LIGHT}。\n二、上门登记\n{OWN}。{END}", ("登记机构应在办事大厅",), against=(UPPER,)),
            Example(
                f"{HEAD}一、档案\n{ARCHIVE}。\n二、上门登记\n{OWN}。\n三、服务\n{WINDOW}。{END}",
                ("登记档案实行电子化管理", "登记机构应当在办事大厅"), against=(UPPER,),
            ),
        ),
        good=(
            Example(f"{HEAD}一、上门登记\n{OWN}。{END}", against=(UPPER,)),
            Example(f"{HEAD}一、优化服务\n{QUOTING}\n二、上门登记\n{OWN}。{END}", against=(UPPER,)),
            Example(f"{HEAD}一、优化服务\n{WINDOW}。{END}"),
            Example(
                f"青溪县自然资源局关于转发《东岭省自然资源厅{TITLE}》的通知\n各乡镇：\n现转发给你们，请执行。\n{OWN}。{END}\n附件\n{UPPER}",
                against=(UPPER,),
            ),
        ),
        check=check,
    ),
)
