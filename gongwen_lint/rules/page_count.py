"""D002: a policy document of more pages than allowed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.analysis.limits import SEVERITY, basis_of, limit_in_force
from gongwen_lint.analysis.places import title_place
from gongwen_lint.pages import STANDARD_GRID, are_printed
from gongwen_lint.rules.record import Basis, Example, Hit, Option, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context

ITEM = "各科室每周五下班前，把当周办结的事项、未办结的原因和下周的安排报办公室登记。"


def check(context: Context) -> Iterator[Hit]:
    """One finding where the body takes more pages than the limit in force."""
    outline, pages, own = context.outline, context.counts.pages, context.option("limit")
    limit = limit_in_force(context.settings.profile, outline, "pages")
    if pages is None:
        return
    if own:
        if pages > own:
            yield Hit(title_place(outline), f"正文 {pages} 页，超过自定的 {own} 页（{_source(context)}）。", suggestion=ADVICE)
    elif limit and limit.value and pages > limit.value:
        yield Hit(
            title_place(outline),
            f"正文 {pages} 页，超过 {limit.value} 页（{limit.because}本文按{outline.kind}算；{_source(context)}）。",
            suggestion=ADVICE, severity=SEVERITY[limit.binding], basis=basis_of(limit),
        )


def _source(context: Context) -> str:
    """Where the number of pages is from, as a phrase."""
    grid = context.document.page_grid
    if context.counts.pages_from == "pdf":
        return "页数照 PDF"
    if are_printed(context.document, context.outline):
        return "页数照文件里的分页"
    lines, characters = grid or STANDARD_GRID
    return f"页数按{'文件设置的' if grid else '标准版面'}每页 {lines} 行、每行 {characters} 字推算"


ADVICE = "先删背景、意义和重复的话，细节放进附件；类别认得不对，可以用 --kind 指定。"

RULES = (
    Rule(
        code="D002", name="页数超限", severity="warning",
        summary="政策性文件的正文超过规定页数。",
        why="浙江规定，除全会决定、规划纲要、实施方案等外，政策性文件正文原则上控制在 10 页之内。页数照正文的首行到末行算："
            "PDF 照实际页面，.docx 照文件里的分页，没有分页的按文件自己的版面设置推算，"
            "再没有就按国家标准每页 22 行、每行 28 字推算，结果里写明用的是哪一种。所选依据没有页数规定的，不查。",
        basis=(Basis("zhejiang", "5", "should"),),
        options=(Option("limit", 0, "正文页数上限；0 表示用所选依据的限数"),),
        bad=(
            Example(f"关于登记办结事项的意见\n各科室：\n{ITEM * 180}", ("关于登记办结事项的意见",), profile="zhejiang"),
            Example(f"关于登记办结事项的通知\n各科室：\n{ITEM * 30}", ("关于登记办结事项的通知",), {"limit": 1}),
        ),
        good=(
            Example(f"关于登记办结事项的意见\n各科室：\n{ITEM * 120}", profile="zhejiang"),
            Example(f"登记办结事项实施方案\n{ITEM * 180}", profile="zhejiang"),
            Example(f"关于登记办结事项的意见\n各科室：\n{ITEM * 180}"),
        ),
        check=check,
    ),
)
