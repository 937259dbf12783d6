"""D007: sentences too long to take in at one reading."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.counting import count_words
from gongwen_lint.expressions import Expression
from gongwen_lint.rules.record import Basis, Example, Hit, Option, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context

_CLAUSE = Expression(r"[^；;]+[；;]?")


def check(context: Context) -> Iterator[Hit]:
    """Each sentence, or part of one up to a semicolon, over the limit."""
    limit = context.option("limit")
    for sentence in context.sentences:
        if len(sentence.text) <= limit:
            continue
        for part in _CLAUSE.finditer(sentence.text):
            length = count_words(part[0])
            if length > limit:
                span = sentence.part(part.start(), part.end())
                yield Hit(
                    span, f"这句话 {length} 字，超过 {limit} 字，一口气读不完。", suggestion="一句说一件事，断成几句。",
                    score=round(length / limit, 2),
                )


PAPERS = "关于报送材料的通知\n各科室：\n"
RULES = (
    Rule(
        code="D007", name="长句", severity="info",
        summary="一句话过长。",
        why="一口气读不完的句子，读的人抓不住要点。一句说一件事，能断就断。分号隔开的各项分别算。默认值取自 1804 份公开文件中"
            "排版完整的 1091 份：6 万多句里，第 99 百分位是 159 字。",
        basis=(Basis("central", "2", "advice"),),
        options=(Option("limit", 160, "一句话的字数上限，分号隔开的各项分别算；6 万多句的第 99 百分位是 159 字"),),
        bad=(
            Example(f"{PAPERS}请各科室于周五前报送材料，并同时报送电子版。", ("请各科室",), {"limit": 10}),
            Example(f"{PAPERS}请报送材料；请于周五下班以前同时报送电子版。好。", ("请于周五",), {"limit": 10}),
        ),
        good=(
            Example(f"{PAPERS}请报送材料。请同时报送电子版。", options={"limit": 10}),
            Example(f"{PAPERS}请报送材料；请同时报送电子版。", options={"limit": 10}),
            Example(f"{PAPERS}请各科室于周五前报送材料。"),
        ),
        check=check,
    ),
)
