"""S009: runs of parallel slogans."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.document import Edit
from gongwen_lint.rules.record import Basis, Example, Hit, Option, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context
    from gongwen_lint.analysis.slogans import Run

ADVICE = "留一句就够，或者都删去；要人做的，写明谁、做什么、何时完成。"


def check(context: Context) -> Iterator[Hit]:
    """One finding a run, from its first slogan to its last."""
    if context.outline.kind == "规范性制度":
        return
    from gongwen_lint.analysis.slogans import slogan_runs  # a lexicon that regulations do without

    for run in slogan_runs(context.sentences, context.option("run"), context.settings.protected):
        message = f"连用 {run.count} 个并列的口号，没有写出一件具体的事、一个人或者一个数。"
        yield Hit(run.span, message, suggestion=ADVICE, edits=_cut(run))


def _cut(run: Run) -> tuple[Edit, ...]:
    """Set phrases go with their clauses; a frame such as 以……为抓手 says of what, which the drafter has to weigh."""
    if run.form:
        return ()
    from gongwen_lint.analysis.clauses import cuts  # few documents have a run

    sentence = run.sentence
    before = sentence.block.paragraph.text[:sentence.start]
    return tuple(Edit(sentence.part(*cut)) for cut in cuts(sentence.text, ((run.start, run.end),), before))


HEAD = "关于做好登记工作的通知\n各科室：\n"

RULES = (
    Rule(
        code="S009", name="口号排比", severity="info",
        summary="几个四字口号或者同一句式的口号连着用，没有写要办的事。",
        why="“统一思想、凝聚共识、鼓舞干劲”念着顺口，办文的人读完仍不知道要做什么；排比越长，离措施越远。"
            "只报有口号意味的：连着 run 个以上，字数相同，都是表态度的词，或者同用“在……上下功夫”“更加……”“以……为抓手”一类句式，"
            "而且其中没有数字、标题、名称。机关、货物、工种、材料、程序的并列，“公开、公平、公正”一类原则，申报、评选的条件，"
            "政治表述和引号里的名称都不报；办法、规定不查。词表在 lexicons/slogans.tsv，套话词表中的四字口号也算。",
        basis=(Basis("wuwei", "4", "should"),),
        options=(
            Option("run", 3, "连着几个才报；两个并列是平常的对举，三个才成排比，1804 份公开文件中约 2% 有三个以上的"),
        ),
        bad=(
            Example(
                f"{HEAD}各科室要统一思想、凝聚共识、鼓舞干劲，做好登记。", ("统一思想、凝聚共识、鼓舞干劲",),
                mended=f"{HEAD}各科室要做好登记。",
            ),
            Example(f"{HEAD}做到守土有责、守土负责、守土尽责。", ("守土有责、守土负责、守土尽责",)),
            Example(
                f"{HEAD}在抓早上下功夫、在抓小上下功夫、在抓实上下功夫。\n以便民为宗旨。以登记为抓手、以改革为动力、以效率为目标，做好工作。",
                ("在抓早上下功夫、在抓小上下功夫、在抓实上下功夫", "以登记为抓手、以改革为动力、以效率为目标"),
            ),
            Example(f"{HEAD}采取更加有力的措施，作出更加有效的安排，形成更加浓厚的风气。", ("采取更加有力的措施",)),
        ),
        good=(
            Example(f"{HEAD}请准备申报材料、评审程序、公示结果。\n登记坚持公开、公平、公正。\n由县档案局、县财政局、县民政局办理。"),
            Example(f"{HEAD}登记册分为红色、蓝色、绿色。\n收购小麦、玉米、大豆、花生。\n培训电工、焊工、钳工。"),
            Example(f"{HEAD}要统一思想、提高认识。\n各科室当日登记、次日核对、每周归档。"),
            Example(f"{HEAD}增强“四个意识”、坚定“四个自信”、做到“两个维护”。\n树立政治意识、大局意识、核心意识、看齐意识。"),
            Example(f"{HEAD}推荐对象应当爱岗敬业、真抓实干、开拓进取。\n开展“真抓实干、埋头苦干、攻坚克难”活动。"),
            Example("登记管理办法\n第一条　登记人员应当真抓实干、埋头苦干、攻坚克难。"),
            Example(f"{HEAD}以登记簿为依据，以来件为单位，以日为期，逐件登记。"),
        ),
        check=check,
    ),
)
