"""D007: sentences too long to take in at one reading."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.counting import count_words
from gongwen_lint.rules.record import Basis, Example, Hit, Option, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context


def check(context: Context) -> Iterator[Hit]:
    """Each sentence over the limit."""
    limit = context.option("limit")
    for sentence in context.sentences:
        length = count_words(sentence.text)
        if length > limit:
            yield Hit(sentence.span, f"这句话 {length} 字，超过 {limit} 字，不便阅读。", suggestion="一句一事，断成几句。")


RULES = (
    Rule(
        code="D007", name="长句", severity="info",
        summary="一句话过长。",
        why="一口气读不完的句子，读的人抓不住要点。一句说一件事，能断就断。",
        basis=(Basis("central", "2", "advice"),),
        options=(Option("limit", 160, "一句话的字数上限"),),
        bad=(
            Example("通知\n请各科室于周五前报送材料，并同时报送电子版。", ("请各科室",), {"limit": 10}),
            Example("通知\n请各科室于周五前报送材料和电子版，逾期不候。好。", ("请各科室",), {"limit": 10}),
        ),
        good=(
            Example("通知\n请报送材料。请同时报送电子版。", options={"limit": 10}),
            Example("通知\n请各科室于周五前报送材料。"),
        ),
        check=check,
    ),
)
