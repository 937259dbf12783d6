"""S006: vague words where a measure needs the precise one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from gongwen_lint.analysis.measures import is_deployment
from gongwen_lint.document import Span
from gongwen_lint.rules.record import Basis, Example, Hit, Option, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context
    from gongwen_lint.analysis.vague import Vague

ADVICE = {
    "主体": "写明单位名称", "时限": "写明年月日、几日内或者多久一次",
    "程度": "写明标准、上限或者条件", "数量": "写明数目或者比例",
}


def check(context: Context) -> Iterator[Hit]:
    """One finding a sentence, from its first vague word to its last."""
    if not is_deployment(context.outline):
        return
    from gongwen_lint.analysis.vague import vague_words  # a lexicon that other documents do without

    found = list(vague_words(context.outline, context.sentences, context.settings.protected))
    words = context.counts.body + context.counts.cover
    habit = len(found) >= context.option("least") and len(found) * 1000 > context.option("density") * words
    for _, group in groupby(found, key=lambda word: id(word.sentence)):
        together = list(group)
        if habit or len(together) >= context.option("together"):
            yield _hit(together)


def _hit(words: list[Vague]) -> Hit:
    said = "，".join(dict.fromkeys(f"“{word.text}”{word.entry.reason}" for word in words))
    kinds = dict.fromkeys(word.entry.kind for word in words)
    advice = "；".join(map(ADVICE.__getitem__, kinds))
    return Hit(Span(words[0].span.start, words[-1].span.end), f"{said}。", suggestion=f"{advice}；定不下来的，写明由谁定。")


HEAD = "关于做好登记工作的通知\n各科室：\n"
EVERY = {"density": 0.0, "least": 1}
FILL = "登记簿每页记二十件，逐件写明名称、来处、日期和经手人，不得空行。"

RULES = (
    Rule(
        code="S006", name="模糊用语", severity="info",
        summary="措施里该写明谁、何时、多少、到什么程度的，用了“有关部门”“适时”“若干”“适当”一类的词。",
        why="照着文件办事的人要知道谁来办、哪天办完、办多少。“有关部门要……”“尽快完成”“给予适当补助”没有一样查得出来。"
            "偶尔一处难免，所以只作提示；成了习惯才逐处报：整篇至少 least 处、每千字又超过 density 处，"
            "或者一句话里有 together 处以上。只看通知、意见、方案一类部署工作的文件，只看要人做事的句子；"
            "办法、规定里的“有关部门”是法定用语，不报。句中写了日期、频次、数目、条件或者由谁定的，不报；"
            "“原则上不超过……”是正常写法，不报；“有关部门”就是主送机关的，或者全文没有写出一个单位名称的，也不报。"
            "书名号里的标题、引号里的名称从不报。词表在 lexicons/vague.tsv。",
        basis=(Basis("wuwei", "4", "should"),),
        options=(
            Option(
                "density", 1.0,
                "整篇每千字超过几处才逐处报；733 份 500 字以上的部署类文件，第 90 百分位是 0.8 处，第 95 百分位是 1.1 处",
            ),
            Option("least", 3, "按每千字算时，整篇至少有几处才报；短文件里有一两处不算习惯"),
            Option("together", 2, "整篇不多时，一句话里有几处以上才报；有这类词的句子里不到二十分之一有两处以上"),
        ),
        bad=(
            Example(f"{HEAD}各科室要适时开展检查，定期通报结果。\n{FILL * 30}", ("适时开展检查，定期",)),
            Example(
                f"{HEAD}登记表由县财政局印制。有关部门要做好衔接。\n各科室要尽快补登。\n对登记员给予适当补助。",
                ("有关部门", "尽快", "给予适当"),
            ),
            Example(f"{HEAD}原则上由经办科室登记。\n增加若干登记窗口。", ("原则上", "若干"), EVERY),
        ),
        good=(
            Example(f"{HEAD}各科室要尽快补登。\n{FILL * 30}"),
            Example(
                f"{HEAD}各科室要尽快补登，最迟不超过3月5日。\n对登记员给予适当补助，每人每月最高200元。\n"
                "登记用时原则上不超过2天。", options=EVERY,
            ),
            Example(f"{HEAD}县财政局等有关部门要做好衔接。\n县档案局会同有关部门检查登记簿。", options=EVERY),
            Example("关于做好登记工作的通知\n县直有关部门：\n登记表由县财政局印制。有关部门要做好衔接。", options=EVERY),
            Example("登记管理办法\n第一条　有关部门应当及时报送登记表。\n第二条　可以适当延长登记时间。", options=EVERY),
            Example(f"{HEAD}现将《关于适当延长登记时间的若干意见》发给你们。\n开展“尽快登记”活动。", options=EVERY),
        ),
        check=check,
    ),
)
