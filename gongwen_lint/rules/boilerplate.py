"""S001: phrases that could be deleted without a single thing being done differently."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.document import Edit, Span
from gongwen_lint.expressions import Expression
from gongwen_lint.rules.record import Basis, Example, Hit, Option, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.boilerplate import Phrase
    from gongwen_lint.analysis.context import Context

ADVICE = "删去，或者写明谁、做什么、何时完成。"
WHOLE = frozenset({"表态", "领导与责任", "落实", "氛围与宣传", "结尾号召", "口号四字格"})
"""categories of phrases that make a clause of their own; the others are rather part of what the sentence says"""
_ACTS = Expression(
    r"^(?:广泛|深入|积极)?(?:建立|健全|完善|制定|出台|总结|推广|开展|细化|成立|明确|创新|整合)"
    r"|督|检查|调度|研究|衔接|对接|沟通|培训|宣传|推送|协同|协调|监管|执法|分析|举措|资源|指导|服务|管理|考核|约束|激励|配齐|配强|负总责|提炼|挖掘"
    r"|总结|讲好|报道|推出|选树|鼓励|引导|回应|探索|典型|经验|做法|模式|队伍|人员|目标|主体责任|属地责任|完成.*任务"
    r"|^(?:切实|认真|全面|坚决|全力|大力|着力|扎实|积极|不断|持续|进一步|努力)*"
    r"(?:抓好|抓实|抓紧|做好|推动|推进|落实|压实|压紧|找准|选准|完成|加快|提供)(?!.*(?:走深走实|上水平))"
    r"|^(?:坚决|大胆|勇于|敢于)?(?:打破|冲破|突破|破除|摆脱|跳出|革除)"
    r"|(?:发挥|强化)(?:了|好|其|在.*的)?(?!示范|引领|带动|辐射|带头|榜样|表率|模范|先锋|标杆|骨干|党员).+作用"
    r"|他们|她们|大家|、[^，。]*等"
)
"""a phrase that tells something to do, however vaguely, or says who does it, or what is to come of it: not for a program to
take away"""


def check(context: Context) -> Iterator[Hit]:
    """One finding a sentence, from its first phrase to its last."""
    statute = context.outline.kind == "规范性制度"
    found = [
        _spoken(phrases, statute) for prose, phrases in zip(context.prose, context.phrases, strict=True)
        if prose.sentence.block.part != "attachment"
    ]
    habit = sum(map(len, found)) * 1000 > context.option("density") * (context.counts.body + context.counts.cover)
    for phrases in found:
        if phrases and (habit or len(phrases) >= context.option("together")):
            yield _hit(phrases, () if statute else _cut(phrases))  # what a regulation says is not for a program to shorten


def _spoken(phrases: tuple[Phrase, ...], statute: bool) -> list[Phrase]:
    """The phrases to report: no frames, none in the statutory wording of a regulation, none that the sentence forbids."""
    said = [phrase for phrase in phrases if not (phrase.frame or (statute and "应当" in phrase.sentence.text))]
    if not said:
        return []
    from gongwen_lint.polarity.stances import LIMIT, PROHIBIT, governing, may_forbid, stances  # few sentences have any

    if not may_forbid(said[0].sentence.text):
        return said
    stretches = stances(said[0].sentence.text)
    return [phrase for phrase in said if governing(stretches, phrase.start, phrase.end).stance not in (PROHIBIT, LIMIT)]


def _hit(phrases: list[Phrase], edits: tuple[Edit, ...]) -> Hit:
    first, last = phrases[0], phrases[-1]
    sentence = first.sentence
    share = sum(phrase.end - phrase.start for phrase in phrases) / len(sentence.text)
    if len(phrases) == 1:
        message = f"“{first.text}”是套话（{first.entry.category}）：{first.entry.reason}。"
    else:
        message = f"这句话有 {len(phrases)} 处套话：{'、'.join(f'“{phrase.text}”' for phrase in phrases)}。"
    return Hit(Span(first.span.start, last.span.end), message, suggestion=ADVICE, score=round(share, 3), edits=edits)


def _cut(phrases: list[Phrase]) -> tuple[Edit, ...]:
    """Clauses that the phrases fill go; where one of the phrases would stay the drafter has to write the sentence anew."""
    if not all(phrase.entry.category in WHOLE and not _ACTS.search(phrase.text) for phrase in phrases):
        return ()
    from gongwen_lint.analysis.clauses import cuts  # most documents have no such clauses

    sentence = phrases[0].sentence
    before = sentence.block.paragraph.text[:sentence.start]
    found = cuts(sentence.text, [(phrase.start, phrase.end) for phrase in phrases], before)
    return tuple(Edit(sentence.part(*cut)) for cut in found)


RULES = (
    Rule(
        code="S001", name="套话", severity="info",
        summary="有删去后不少一件事、一个人、一个数的话。",
        why="“高度重视”“加强组织领导”“落到实处”这样的话放进哪份文件都合适，办文的人读完仍不知道要做什么。"
            "删去它，或者换成谁、做什么、何时完成。单独一句不算毛病，规定自己也这样写，所以只作提示；"
            "整句、整段空的由 S002、S003、S005 整段报，这里不重复；其余的成了习惯才逐处报："
            "整篇每千字超过 density 处，或者一句话里有 together 处以上。词表在 lexicons/boilerplate.tsv，"
            "本单位的用语可用 --lexicon 增加或保护。书名号里的标题、引号里的名称、政治表述、机关名称、法定用语和"
            "“请认真贯彻执行”一类程式用语从不报；规章制度中写“应当”的句子是法定用语，也不报；文件禁止的，不报。",
        basis=(Basis("wuwei", "4", "should"),),
        options=(
            Option(
                "density", 3.8,
                "整篇每千字超过几处才逐处报；1804 份公开文件中 500 字以上的 1533 份，中位数是 1.1 处，第 75 百分位是 3.8 处，"
                "超过它的算习惯",
            ),
            Option("together", 2, "整篇不多时，一句话里有几处以上才报；有套话的句子里四分之一有两处以上"),
        ),
        bad=(
            Example(
                "关于做好登记工作的通知\n各科室：\n请于3月5日前报送登记表。"
                "各科室要高度重视，切实加强组织领导，形成工作合力，确保各项任务落到实处。",
                ("高度重视，切实加强组织领导，形成工作合力，确保各项任务落到实处",),
            ),
            Example("关于登记工作的报告\n县政府：\n登记工作取得了明显成效。全年登记1200件。", ("取得了明显成效",)),
            Example(
                "关于做好登记工作的通知\n各科室：\n做好登记工作具有十分重要的意义。\n登记表于3月5日前报办公室。",
                ("具有十分重要的意义",),
            ),
            Example(
                "关于做好登记工作的通知\n各科室：\n各科室要高度重视，核对登记表并于3月5日前报办公室，形成工作合力。",
                ("高度重视，核对登记表并于3月5日前报办公室，形成工作合力",),
                mended="关于做好登记工作的通知\n各科室：\n各科室要核对登记表并于3月5日前报办公室。",
            ),
        ),
        good=(
            Example("关于做好登记工作的通知\n各科室：\n登记表于3月5日前报办公室，逾期的由科室负责人说明原因。"),
            Example(
                "关于印发《关于加强组织领导的若干规定》的通知\n各科室：\n现印发给你们，请认真贯彻执行。\n"
                "开展“高度重视安全”主题活动。", options={"density": 0.0},
            ),
            Example("登记工作规定\n第一条　各科室应当加强组织领导，建立健全工作机制。\n第二条　登记表应当当日归档。"),
            Example("关于做好登记工作的通知\n各科室：\n各科室要高度重视。登记表于3月5日前报办公室。", options={"density": 50.0}),
            Example("关于做好登记工作的通知\n各科室：\n加强窗口队伍建设。推进登记档案共享。", options={"density": 0.0}),
            Example(
                "关于做好登记工作的通知\n各科室：\n不得用高度重视、加强组织领导一类的空话代替登记。", options={"density": 0.0},
            ),
        ),
        check=check, gives_way=("S002", "S003", "S005"),
    ),
)
