"""S011: results claimed in a report with no figure and no fact."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.rules.record import Basis, Example, Hit, Option, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context

REPORTS = ("综合报告", "专项报告")
GENRES = ("报告", "总结", "汇报", "述职报告", "年报", "情况", "专报", "简报", "快报", "信息")
NOT = ("规范性制度", "应急预案", "请示批复函")
"""documents whose headings may sound like a report's and are none; a 函 reports only where it is one of GENRES"""


def check(context: Context) -> Iterator[Hit]:
    """One finding a sentence."""
    outline = context.outline
    report = outline.kind in REPORTS or outline.genre in GENRES
    if not report and outline.kind in NOT and outline.genre not in ("函", "复函"):
        return
    from gongwen_lint.analysis.claims import bare_claims  # words and patterns, which other documents do without

    for claim in bare_claims(outline, context.sentences, context.option("window"), report=report):
        yield Hit(
            claim.span, f"“{claim.text}”说的是成效，前后找不到数字或事例。", suggestion=f"{claim.reason}；没有的，不写这个评价。",
        )


REPORT = "关于登记工作情况的报告\n县政府：\n"
RULES = (
    Rule(
        code="S011", name="成效无据", severity="warning",
        summary="报告、总结里自报成效，前后没有数字或事例。",
        why="看工作要看实效，报成效就要拿得出数字、事例、时间。“取得明显成效”“水平显著提升”“受到一致好评”这样的话，没有数字和事例，"
            "读的人无从核对。这里看同一句和同一标题下前后 window 句：有数字、日期、奖项、有名字的会议、平台和项目，"
            "同一句和相邻的一句里有印发了什么、建成了什么，都算有据；一段的第一句管一段，一节的第一段和小标题前的概括句看全节有没有数字。"
            "目标和愿望（“力争取得”“确保取得”）、先扬后抑的过渡（“虽然取得了一定成绩，但……”）、讲下一步打算和存在问题的部分不报；"
            "不是报告的文件，只查标题写明“工作回顾”“进展情况”等的部分。"
            "写法和标题用语见 lexicons/claims.tsv。",
        basis=(Basis("wuwei", "4", "should"), Basis("zhejiang", "19", "should")),
        options=(
            Option("window", 2, "前后各看几句；28 份公开的报告里有据的成效，35 句里 32 句的依据在同一句或前后两句之内"),
        ),
        bad=(
            Example(
                f"{REPORT}一、工作开展情况\n我们转变作风，登记工作取得了明显成效。群众办事更方便，服务水平显著提升。",
                ("取得了明显成效", "水平显著提升"),
            ),
            Example(f"{REPORT}窗口人员热情耐心，受到群众一致好评。登记台账保存完好。", ("受到群众一致好评",)),
            Example(
                f"{REPORT}各科室配合密切，人员齐整。登记工作成效显著。大家干劲很足。窗口秩序井然。全年登记1200件。",
                ("成效显著",), {"window": 1},
            ),
            Example(
                "关于做好登记工作的通知\n各科室：\n一、去年工作回顾\n登记工作迈上新台阶。\n二、今年任务\n当日登记。",
                ("迈上新台阶",),
            ),
        ),
        good=(
            Example(f"{REPORT}登记工作取得了明显成效，全年登记1200件，比上年多300件。"),
            Example(f"{REPORT}登记工作取得了明显成效。3月5日起，窗口当日办结。"),
            Example(f"{REPORT}建成了登记档案室并配了专人，服务水平显著提升。"),
            Example(
                f"{REPORT}一、存在问题\n登记工作虽然取得了一定成效，但归档不够及时。\n二、下一步打算\n登记工作取得明显成效。",
            ),
            Example(f"{REPORT}力争明年登记工作取得明显成效。今后要继续努力，确保服务水平显著提升。"),
            Example("关于做好登记工作的通知\n各科室：\n近年来，登记工作取得了明显成效。各科室要当日登记。"),
        ),
        check=check,
    ),
)
