"""X009: names of other places and bodies left over from the document that the draft was made from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.rules.copied_passages import ARCHIVE, END, HEAD, OWN, TITLE, WINDOW
from gongwen_lint.rules.record import Basis, Example, Hit, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context
    from gongwen_lint.copying.compare import Comparison


def check(context: Context) -> Iterator[Hit]:
    """One finding for each name, at the first place."""
    copies = context.copies
    if copies is None or not copies.comparisons:
        return
    from gongwen_lint.copying.leftovers import leftovers
    from gongwen_lint.copying.told import called, whole

    for left in leftovers(context.document.text, context.outline, copies):
        source = called(left.comparison.source)
        times = f"（共 {left.times} 处）" if left.times > 1 else ""
        yield Hit(
            left.span,
            f"“{left.name}”{times}是{source}里的自称，与本机关的级别不合。" if left.ours
            else f"“{left.name}”{times}是{source}的{_what(left.name, left.comparison)}，本文其他段落也与它相同，可能是改漏的。",
            suggestion="请核对：应当是本地、本机关的，改过来；确实说的是那里，不必改。",
            related=(whole(left.comparison.source, f"本文有 {left.comparison.mine:.0%} 与它相同。"),),
        )


def _what(name: str, comparison: Comparison) -> str:
    return "发文机关" if name in comparison.source.issuers else "发文地"


MEASURES = f"一、优化服务\n{WINDOW}。\n二、管好档案\n{ARCHIVE}"
PEER = f"柳河县自然资源局{TITLE}\n各乡镇：\n{MEASURES}，并在柳河县政务网公开。\n柳河县自然资源局\n2025年4月2日"
CITY = f"定西市自然资源局{TITLE}\n各县自然资源局：\n{MEASURES}，我市档案馆每年验收。\n定西市自然资源局\n2025年4月2日"
LEFT = f"{HEAD}{MEASURES}，并在柳河县政务网公开。\n{OWN}。{END}"

RULES = (
    Rule(
        code="X009", name="他地残留", severity="warning",
        summary="照着别处的文件改写时，没有改掉的地名、机关名和自称。",
        why="留着别处的地名，收文的一看就知道文件是照抄来的，也不知道该由谁办。只看与给出的文件有一成以上相同的文稿：那份文件的发文机关，"
            "和它的机关名、标题里的同级地名出现在本文正文里的；县里的文件与它相同的段落里自称“我市”“本省”的。上级的地名本来就会写到，不算；书名号、引号里的不算。"
            "地级的市、州、地区、盟见 lexicons/prefectures.tsv。每个名称只在第一处报一次。",
        basis=(Basis("central", "2", "must"), Basis("zhejiang", "4", "should")),
        bad=(
            Example(LEFT, ("柳河县",), against=(PEER,)),
            Example(f"{HEAD}{MEASURES}，我市档案馆每年验收。\n{OWN}。{END}", ("我市",), against=(CITY,)),
            Example(
                f"青溪师范学院{TITLE}\n各系：\n{MEASURES}，由东岭大学保卫处备案。\n{OWN}。\n青溪师范学院\n2025年5月6日",
                ("东岭大学",), against=(f"东岭大学{TITLE}\n各系：\n{MEASURES}，由东岭大学保卫处备案。\n东岭大学\n2025年4月2日",),
            ),
        ),
        good=(
            Example(LEFT.replace("柳河县", "青溪县"), against=(PEER,)),
            Example(f"{HEAD}一、上门登记\n{OWN}，并学习柳河县的做法。{END}", against=(PEER,)),
            Example(LEFT.replace("柳河县政务网", "定西市政务网"), against=(CITY,)),
            Example(LEFT),
        ),
        check=check,
    ),
)
