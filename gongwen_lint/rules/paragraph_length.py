"""D008: paragraphs too long to find one's way in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.analysis.places import opening
from gongwen_lint.counting import count_words
from gongwen_lint.rules.record import Basis, Example, Hit, Option, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context
    from gongwen_lint.document import Document


def check(context: Context) -> Iterator[Hit]:
    """Each paragraph of the body or the cover notice over the limit."""
    limit = context.option("limit")
    if _lost_its_breaks(context.document):
        return
    for block in context.outline.of("body"):
        if block.part == "attachment" or len(block.text) <= limit:
            continue
        length = count_words(block.text)
        if length > limit:
            yield Hit(
                block.span, f"这一段 {length} 字，超过 {limit} 字，不便阅读。", suggestion="一段说一层意思，分成几段或加小标题。",
                score=round(length / limit, 2), quote=opening(context.document, block.span),
            )


def _lost_its_breaks(document: Document) -> bool:
    """Whether a pasted text came without its line breaks: then nobody can tell where its paragraphs ended."""
    longest = max((len(line.text) for line in document.lines), default=0)
    return document.format in ("txt", "md") and longest > max(RUN_ON, len(document.text) / 2)


RUN_ON = 1500
"""characters on one line that no drafter writes as one paragraph"""

PAPERS = "关于报送材料的通知\n各科室：\n"
ONE = "请各科室报送材料。"
RULES = (
    Rule(
        code="D008", name="长段", severity="info",
        summary="一段话过长。",
        why="一大段看不出层次，要办的事淹没在里面。一段说一层意思，或者加上小标题。从网上粘来、整篇没有换行的文字，看不出原来怎样分段，"
            "不查。默认值取自 1804 份公开文件中排版完整的 1091 份：3 万段里，第 98 百分位是 347 字，第 99 百分位是 418 字。",
        basis=(Basis("central", "2", "advice"),),
        options=(Option("limit", 400, "一段话的字数上限；在 3 万段的第 98 百分位（347 字）与第 99 百分位（418 字）之间"),),
        bad=(
            Example(f"{PAPERS}{ONE}请同时报送电子版。", ("请各科室报送材料",), {"limit": 15}),
            Example(f"{PAPERS}{ONE * 50}\n联系人：办公室。", ("请各科室报送材料",)),
        ),
        good=(
            Example(f"{PAPERS}{ONE}\n请同时报送电子版。", options={"limit": 15}),
            Example(f"{PAPERS}{ONE * 40}"),
            Example(f"{PAPERS}{ONE * 200}"),
        ),
        check=check,
    ),
)
