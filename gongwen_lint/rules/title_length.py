"""D009: titles too long to take in at a glance."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.counting import count_words
from gongwen_lint.rules.record import Basis, Example, Hit, Option, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context


def check(context: Context) -> Iterator[Hit]:
    """One finding where the title has too many characters or lines."""
    title, span = context.outline.title, context.outline.title_span
    if not title or not span:
        return
    words, most, rows = count_words(title), context.option("limit"), context.option("lines")
    lines = context.document.position(max(span.start, span.end - 1))[0] - context.document.position(span.start)[0] + 1
    if words > most:
        yield Hit(span, f"标题 {words} 字，超过 {most} 字。", suggestion=ADVICE, score=round(words / most, 2))
    elif lines > rows:
        yield Hit(span, f"标题排了 {lines} 行，超过 {rows} 行。", suggestion=ADVICE, score=round(lines / rows, 2))


ADVICE = "删去修饰语，事由只写一件；转发的只写原文件名。"
LONG = "青石县人民政府办公室关于进一步做好全县各乡镇各部门各单位今年下半年来文来电来访来信办结事项登记汇总分析和反馈工作的通知"

RULES = (
    Rule(
        code="D009", name="标题过长", severity="info",
        summary="标题字数或行数过多。",
        why="标题要让人一眼看出谁、为什么事、发什么文。字数默认值取自 1804 份公开文件的标题：中位数 25 字，第 95 百分位 47 字，"
            "第 98 百分位 58 字。行数默认值按国家标准的版面：二号字一行约 20 字，三行足够。层层转发的题目另见 X006。",
        basis=(Basis("central", "2", "advice"),),
        options=(
            Option("limit", 50, "标题的字数上限；在 1804 份公开文件标题的第 95 百分位（47 字）与第 98 百分位（58 字）之间"),
            Option("lines", 3, "标题的行数上限；二号字一行约 20 字，三行能排下 50 多字"),
        ),
        bad=(
            Example("关于进一步做好今年下半年登记工作的通知\n各科室：\n请当日登记。", ("关于进一步",), {"limit": 15}),
            Example(f"{LONG}\n各科室：\n请当日登记。", ("青石县人民政府办公室",)),
        ),
        good=(
            Example("关于做好登记工作的通知\n各科室：\n请当日登记。", options={"limit": 15}),
            Example("青石县人民政府办公室关于做好办结事项登记工作的通知\n各科室：\n请当日登记。"),
        ),
        check=check,
    ),
)
