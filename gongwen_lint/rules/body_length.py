"""D001: a body longer than the regulations allow for its kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.analysis.limits import SEVERITY, basis_of, limit_in_force
from gongwen_lint.analysis.places import title_place
from gongwen_lint.rules.record import Basis, Example, Hit, Option, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context

ITEM = "各科室每周五下班前，把当周办结的事项、未办结的原因和下周的安排报办公室登记。"
CLEARED = "今年清理办公用房十二间，已全部交回。"


UNKNOWN = (None, "其他")
"""what cannot be told for a document that arranges work may not be one: mentioned, not warned of"""


def check(context: Context) -> Iterator[Hit]:
    """One finding where the body is over the limit in force."""
    outline, words, own = context.outline, context.counts.body, context.option("limit")
    limit = limit_in_force(context.settings.profile, outline, "body")
    if own:
        if words > own:
            yield Hit(title_place(outline), f"正文 {words} 字，超过自定的 {own} 字。", suggestion=ADVICE)
    elif limit and limit.value and words > limit.value:
        how = f"，{outline.kind_reason}" if outline.kind_reason else ""
        yield Hit(
            title_place(outline),
            f"正文 {words} 字，超过 {limit.value} 字（{limit.because}本文按{outline.kind or '一般文件'}算{how}）。",
            suggestion=ADVICE, severity="info" if outline.kind in UNKNOWN else SEVERITY[limit.binding], basis=basis_of(limit),
        )


ADVICE = "先删背景、意义和重复的话，细节放进附件；类别认得不对，可以用 --kind 指定。"

RULES = (
    Rule(
        code="D001", name="篇幅超限", severity="warning",
        summary="正文字数超过该类文件的上限。",
        why="文件越长，读的人越难抓住要办的事。上限按文件类别和所选依据取：中央规定部署综合性工作的不限，部署专项工作或者具体任务的"
            "一般不超过 4000 字，其余一般不超过 5000 字；甘肃、武威的政策性文件和综合类报告控制在 5000 字以内，"
            "专项报告 3000 字以内，工作规划、应急预案等特定体式除外。两级都有规定的，从严的算；地方写明除外的，按除外算。"
            "类别有疑问的从宽：规划安排一个领域一个时期的全面工作，按综合性部署对待；法律、法规、规章和讲话、解读、名单之类不限；"
            "看不出是什么文件的，只作提示。中央规定管的是地方和部门文件，中共中央、国务院及其办公厅的文件不查。"
            "字数是正文的字数，不含版头、标题、主送、附件说明、署名、附注、版记和附件；印发通知算所印发的文件，转发通知算通知本身。",
        basis=(Basis("central", "2", "should"), Basis("gansu", "三", "should"), Basis("wuwei", "4", "should")),
        options=(Option("limit", 0, "正文字数上限；0 表示用所选依据的限数"),),
        bad=(
            Example(f"关于登记办结事项的通知\n各科室：\n{ITEM * 120}", ("关于登记办结事项的通知",)),
            Example(f"关于办公用房清理情况的汇报\n市政府：\n{CLEARED * 180}", ("关于办公用房",), profile="gansu"),
            Example(f"关于办公用房清理情况的报告\n市政府：\n{CLEARED}", ("关于办公用房",), {"limit": 15}),
        ),
        good=(
            Example(f"关于登记办结事项的通知\n各科室：\n{ITEM * 90}"),
            Example(f"青石县办公用房应急预案\n{'各科室发现险情，立即报办公室。' * 420}", profile="gansu"),
            Example(f"青石县登记条例\n{ITEM * 150}"),
            Example("关于登记办结事项的通知\n各科室：\n每周五前登记。", options={"limit": 15}),
        ),
        check=check,
    ),
)
