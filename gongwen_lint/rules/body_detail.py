"""D013: detail in the body of a document that is over its limit."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from gongwen_lint.analysis.limits import limit_in_force
from gongwen_lint.analysis.places import opening
from gongwen_lint.counting import count_words
from gongwen_lint.document import Span
from gongwen_lint.expressions import Expression
from gongwen_lint.rules.record import Basis, Example, Hit, Option, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context
    from gongwen_lint.structure.outline import Block

_FIGURE = Expression(r"\d(?<![\d第〔\[（(年月]\d)[\d.,]*\s?(?:%|％|℃|\w)")
"""what may not stand before is looked at behind the first digit: sooner than at every character"""
_DIGITS = Expression(r"\d+")
_ORDINAL = Expression(r"\d[年月日号条款章项时分]")
LISTED = 8
"""names with a mark behind each before the last, at least"""
_ITEMS = Expression(rf"(?:[^、，。；：,;:\s]{{2,16}}、){{{LISTED},}}[^、，。；：,;:\s]{{2,16}}")
"""a run of names between 顿号; each name is bounded, so the search stays linear"""

_STRETCH = Expression(r"[^，。；：,;:\s]+")
"""what such a run stands in"""
_BODIES = Expression(r"[厅局委办部院会](?=、|$)")
_SHARED = Expression(r"[^。；]{0,40}(?:负责|牵头|分工|配合|参与|参加|共同)|\w*[)）]")
"""the bodies that share a task belong beside it, in words or in brackets"""

DENSE = 20
"""characters to a figure: a paragraph with fewer is a table in words, one with more is a measure with its conditions"""


def check(context: Context) -> Iterator[Hit]:
    """Long tables, long lists of names and paragraphs full of figures, where the body is over its limit."""
    own = context.option("limit")
    limit = limit_in_force(context.settings.profile, context.outline, "body")
    most = own or (limit.value if limit else None)
    if not most or context.counts.body <= most:
        return
    over, least = f"而正文 {context.counts.body} 字，超限 {context.counts.body - most} 字", context.option("rows")
    for is_table, run in groupby(context.outline.body(), key=lambda block: block.role == "table"):
        blocks = tuple(run)
        if is_table and len(blocks) >= least:
            yield _table(context, blocks, over)
        for block in blocks:
            if block.role == "body":
                yield from _text(context, block, over)


def _table(context: Context, rows: tuple[Block, ...], over: str) -> Hit:
    words = sum(count_words(row.text) for row in rows)
    return Hit(
        Span(rows[0].span.start, rows[-1].span.end), f"正文里的表格有 {len(rows)} 行、{words} 字，{over}。",
        suggestion=ADVICE, quote=opening(context.document, rows[0].span),
    )


def _may_list(text: str, most: int) -> bool:
    """A glance: whether enough names stand in a row, long or short."""
    return text.count("、") >= most - 1 and any(part.count("、") >= LISTED for part in _STRETCH.findall(text))


def _text(context: Context, block: Block, over: str) -> Iterator[Hit]:
    most = context.option("names")
    for names in _ITEMS.finditer(block.text) if _may_list(block.text, most) else ():
        count = names[0].count("、") + 1
        shared = _SHARED.match(block.text, names.start() + names[0].rindex("、")) or len(_BODIES.findall(names[0])) > count / 2
        if count >= most and not shared:
            span = block.paragraph.span(block.start + names.start(), block.start + names.end())
            yield Hit(
                span, f"正文里一口气列了 {count} 个名称、{count_words(names[0])} 字，{over}。",
                suggestion=ADVICE, quote=opening(context.document, span),
            )
            return
    wanted = max(context.option("figures"), len(block.text) / DENSE)
    if len(_DIGITS.findall(block.text)) < wanted:
        return
    figures = sum(1 for figure in _FIGURE.finditer(block.text) if not _ORDINAL.match(figure[0][-2:]))
    if figures >= context.option("figures") and len(block.text) <= figures * DENSE:
        yield Hit(
            block.span, f"这一段列了 {figures} 个数据、{count_words(block.text)} 字，{over}。",
            suggestion=ADVICE, quote=opening(context.document, block.span),
        )


ADVICE = "改作附件，正文只留一句话。"
PLACES = "关于登记地点的通知\n各科室：\n登记地点设在"
ROOMS = "、".join(f"登记{number}室" for number in "一二三四五六七八九十甲乙")
FIGURES = "关于登记情况的通知\n各科室：\n一月登记12件，办结9件，退回3件；二月登记15件，办结15件，退回0件。"

RULES = (
    Rule(
        code="D013", name="宜列附件", severity="info",
        summary="篇幅超限的文件，正文里还有长表格、长名单和成串的数据。",
        why="情况复杂、确有必要详细说明的，以附件形式反映。正文没有超限的不查；几个部门共同负责一件事的名单，写在事情旁边，也不报。"
            "名称和数据个数的默认值取自 1804 份公开文件中排版完整的 1040 份：2.9 万段里，"
            "一段列 15 个以上名称的占千分之一，列 12 个以上数据、平均 20 字就有一个的占千分之一点五。",
        basis=(Basis("wuwei", "4", "should"), Basis("gansu", "三", "should")),
        options=(
            Option("limit", 0, "正文字数上限；0 表示用所选依据的限数"),
            Option("rows", 8, "表格至少有这么多行才报；标准版面一页 22 行，八行已占三分之一"),
            Option("names", 15, "一口气列出至少这么多个名称才报；2.9 万段里占千分之一"),
            Option("figures", 12, "一段里至少有这么多个数据、平均 20 字就有一个才报；2.9 万段里占千分之一点五"),
        ),
        bad=(
            Example(f"{PLACES}{ROOMS}。", ("登记一室",), {"limit": 10, "names": 10}),
            Example(FIGURES, ("一月登记12件",), {"limit": 10, "figures": 6}),
        ),
        good=(
            Example(f"{PLACES}{ROOMS}。", options={"names": 10}),
            Example(f"{PLACES}一室、二室。2025年3月5日起，按第6条登记。", options={"limit": 10, "figures": 3}),
            Example(f"关于登记分工的通知\n各科室：\n登记工作由{ROOMS}共同负责。", options={"limit": 10, "names": 10}),
        ),
        check=check,
    ),
)
