"""X003: the same headings in the same order as another document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.analysis.places import title_place
from gongwen_lint.rules.record import Basis, Example, Hit, Option, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context


def check(context: Context) -> Iterator[Hit]:
    """One finding at the title for each source whose structure it has."""
    copies = context.copies
    if copies is None:
        return
    from gongwen_lint.copying.headings import parallel
    from gongwen_lint.copying.told import called, whole

    least, share = context.option("least"), context.option("share")
    for source, kinship in copies.looked_at:
        found = parallel(context.outline, source)
        if len(found.same) < least or len(found.same) < share * found.own:
            continue
        first = context.document.quote(found.same[0][0]).strip()
        yield Hit(
            title_place(context.outline),
            f"{found.own} 个标题里有 {len(found.same)} 个与{called(source)}相同，先后也一样，如“{first}”。",
            suggestion=OWN_ADVICE if kinship.own else ADVICE,
            score=round(len(found.same) / found.own, 3),
            related=(whole(source, "标题：" + "；".join(theirs for _, theirs in found.same[:SHOWN]) + "。"),),
        )


ADVICE = "按本地要办的事重排，那份文件有而本地没有措施的，不必设标题。"
OWN_ADVICE = "今年没有新措施的部分，不必再设标题。"
SHOWN = 8
"""headings that are told"""
MATTERS = ("规范窗口受理", "压缩登记时限", "推行上门办理", "整理历史档案", "清理重复收费")
OWN = (
    "青石镇中心每周二开门", "三个窗口由两人轮值，中午不关", "登记员当日录入，次日把底册交档案员", "柳林村的旧册子六月底前装订完",
    "原来收的两元工本费从四月起停收",
)
THEIRS = (
    "各市登记机构要统一窗口标识", "全省登记时限压缩到五个工作日", "对行动不便的群众推行上门服务",
    "一九九八年以前的纸质档案全部扫描",
    "取消登记资料查询费和复印费",
)


def _paper(title: str, matters: tuple[str, ...], said: tuple[str, ...], end: str) -> str:
    items = "\n".join(f"{number}、{matter}\n{text}。" for number, matter, text in zip("一二三四五", matters, said, strict=True))
    return f"{title}\n各单位：\n{items}\n{end}"


SHARED = "登记机构应当在办事大厅设立咨询窗口，向申请人发放一次性告知单，写明需要提交的材料、办理时限和收费标准"
UPPER = _paper("东岭省自然资源厅关于规范登记工作的通知", MATTERS, (*THEIRS[:4], SHARED), "东岭省自然资源厅\n2025年3月5日")
TITLE = "青溪县自然资源局关于规范登记工作的通知"
END = "青溪县自然资源局\n2025年5月6日"

RULES = (
    Rule(
        code="X003", name="结构雷同", severity="info",
        summary="标题和先后次序与给出的文件相同。",
        why="标题照着上位文件一个个列下来，正文多半也只是换了说法；本地没有那件事的，还要凑一段。这里比各级标题：去掉序号和标点，改动一两个字、"
            "换了省市县的也算相同；总体要求、组织领导、保障措施一类哪里都有的标题不算。用库比对时，只比与本稿有几处用字相同的文件。",
        basis=(Basis("central", "2", "advice"), Basis("wuwei", "4", "advice")),
        options=(
            Option("least", 4, "至少有这么多标题相同才报"),
            Option("share", 0.6, "相同的标题占本稿标题的比例，到了才报"),
        ),
        bad=(
            Example(_paper(TITLE, MATTERS, (*OWN[:4], SHARED), END), ("关于规范登记工作的通知",), against=(UPPER,)),
            Example(
                _paper(TITLE, (*MATTERS[:4], "晒出办事指南"), (*OWN[:4], SHARED), END),
                ("关于规范登记工作的通知",), against=(UPPER,),
            ),
        ),
        good=(
            Example(_paper(TITLE, MATTERS[::-1], (*OWN[:4], SHARED), END), against=(UPPER,)),
            Example(
                _paper(TITLE, ("开门办公", "轮值受理", "当日录入", "装订旧册", "停收工本费"), (*OWN[:4], SHARED), END),
                against=(UPPER,),
            ),
            Example(_paper(TITLE, MATTERS, (*OWN[:4], SHARED), END)),
        ),
        check=check,
    ),
)
