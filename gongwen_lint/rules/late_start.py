"""D003: a document that takes long to come to what is to be done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.analysis.operative import KINDS, lead_of
from gongwen_lint.analysis.places import opening
from gongwen_lint.counting import count_words
from gongwen_lint.document import Span
from gongwen_lint.rules.record import Basis, Example, Hit, Option, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context

LEAD = (
    "近年来，各科室认真履职，登记工作取得了积极成效。随着业务量增加，漏登、迟登的问题仍然存在。"
    "做好登记工作，对于提高办事效率具有重要意义。"
)


def check(context: Context) -> Iterator[Hit]:
    """One finding on the passage before the first operative sentence."""
    if context.outline.kind not in KINDS:
        return
    lead = lead_of(context.outline, context.sentences, context.analysis.parts)
    if lead.operative is None or not lead.sentences:
        return
    words, body = sum(count_words(sentence.text) for sentence in lead.sentences), context.counts.body
    share = words / body if body else 0.0
    if words <= context.option("limit") and not (share > context.option("share") and words > context.option("least")):
        return
    span = Span(lead.sentences[0].span.start, lead.sentences[-1].span.end)
    line = context.document.position(lead.operative.span.start)[0]
    yield Hit(
        span,
        f"到行号 {line} 才说要做什么，前面讲背景、意义、原则用了 {words} 字，占正文的 {share:.0%}。",
        suggestion="第一段用一两句写明依据，接着就写措施。", quote=opening(context.document, lead.sentences[0].span),
        score=round(share, 3),
    )


MATTER = "关于做好登记工作的通知\n各科室：\n"
RULES = (
    Rule(
        code="D003", name="未开门见山", severity="warning",
        summary="正文开头讲背景、意义、形势、原则太多，迟迟不说要做什么。",
        why="文件应当开门见山、直奔主题，形势背景、重要意义、主要原则一般不写，要写也写得简明。这里数的是第一句要求（叫谁做什么、"
            "定下什么、要达到什么）之前的字数，包括“为……，根据……，现就……通知如下”这样的依据句。报告、请示、讲话、规划、"
            "应急预案另有体例，不查。默认值取自 1804 份公开文件中 1116 份 500 字以上的部署类文件，两项合计约报其中的 5%。",
        basis=(Basis("central", "2", "should"),),
        options=(
            Option("limit", 500, "第一句要求之前的字数上限；1116 份部署类文件的第 95 百分位是 467 字"),
            Option("share", 0.2, "第一句要求之前的文字占正文的比例上限；同一批文件的第 90 百分位是 16%，第 95 百分位是 22%"),
            Option("least", 300, "只按比例算时，开头至少有这么多字才报；短文件的依据句占比本来就高"),
        ),
        bad=(
            Example(
                f"{MATTER}{LEAD}现将有关事项通知如下：\n一、及时登记。各科室要在当日登记。", ("近年来，各科室",), {"limit": 60},
            ),
            Example(
                f"{MATTER}为做好登记工作，现通知如下：\n一、重要意义\n登记是办事的基础，事关办事效率。\n"
                "二、基本原则\n坚持便民原则。坚持当日办结。\n三、工作措施\n各科室要在当日登记。",
                ("为做好登记工作",), {"share": 0.5, "least": 20},
            ),
            Example(f"{MATTER}{LEAD * 9}\n各科室要在当日登记。", ("近年来，各科室",)),
        ),
        good=(
            Example(f"{MATTER}为做好登记工作，现通知如下：\n一、及时登记。各科室要在当日登记。", options={"limit": 60}),
            Example(f"关于登记工作情况的报告\n县政府：\n{LEAD * 9}", options={"limit": 60}),
            Example(f"{MATTER}各科室要在当日登记。{LEAD * 9}"),
        ),
        check=check,
    ),
)
