"""D008: paragraphs too long to find one's way in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.analysis.places import opening
from gongwen_lint.counting import count_words
from gongwen_lint.rules.record import Basis, Example, Hit, Option, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context


def check(context: Context) -> Iterator[Hit]:
    """Each paragraph of the body or the cover notice over the limit."""
    limit = context.option("limit")
    for block in context.outline.of("body"):
        if block.part == "attachment" or len(block.text) <= limit:
            continue
        length = count_words(block.text)
        if length > limit:
            yield Hit(
                block.span, f"这一段 {length} 字，超过 {limit} 字，不便阅读。", suggestion="一段说一层意思，分成几段或加小标题。",
                score=length / limit, quote=opening(context.document, block.span),
            )


RULES = (
    Rule(
        code="D008", name="长段", severity="info",
        summary="一段话过长。",
        why="一大段看不出层次，要办的事淹没在里面。一段说一层意思，或者加上小标题。"
            "默认值取自 1804 份公开文件中排版完整的 1026 份："
            "2.8 万段里，第 98 百分位是 352 字，第 99 百分位是 425 字。",
        basis=(Basis("central", "2", "advice"),),
        options=(Option("limit", 400, "一段话的字数上限；在 2.8 万段的第 98 与第 99 百分位之间"),),
        bad=(
            Example("关于报送材料的通知\n各科室：\n请各科室报送材料。请同时报送电子版。", ("请各科室报送材料",), {"limit": 15}),
            Example(f"关于报送材料的通知\n各科室：\n{'请各科室报送材料。' * 50}\n联系人：办公室。", ("请各科室报送材料",)),
        ),
        good=(
            Example("关于报送材料的通知\n各科室：\n请各科室报送材料。\n请同时报送电子版。", options={"limit": 15}),
            Example(f"关于报送材料的通知\n各科室：\n{'请各科室报送材料。' * 40}"),
        ),
        check=check,
    ),
)
