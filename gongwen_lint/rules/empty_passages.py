"""S002, S003, S005: passages that only say formulas, only pass on, or name work that nobody could check."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from gongwen_lint.expressions import Expression
from gongwen_lint.rules.record import Basis, Example, Hit, Option, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context
    from gongwen_lint.analysis.passages import Passage
    from gongwen_lint.emptiness.verdict import Verdict

GENERAL = ("规范性制度", "规划")
"""papers that speak of principles and directions by their nature: there an empty passage is only pointed out"""
_MAKES_RULES = Expression(r"制定本(?:办法|规定|条例|细则|规则|规程|准则)", needs=("制定本",))
"""the first article of a regulation names what it rests on, and has to"""
_TELLING = 0.5
"""the share from which it is worth showing"""
_MAINLY = 0.5
"""the share of clauses with formulations from which a passage is mainly made of them, and only pointed out"""
_QUOTED = 24
"""characters of a clause that are shown"""
_DIRECTIONS = "写明谁、做什么、做到什么程度、何时完成。"
_PRINCIPLES = f"写宗旨、原则、方向的照体例可以保留；其余的{_DIRECTIONS}"
"""advice in papers that speak of them by their nature"""
_JOINED = "并成一句，接着写本地由谁做、做什么、何时完成。"
"""advice on what stands beside formulations and says nothing"""
_ONCE = "依据写一句就够，接着写本地由谁做、做什么、何时完成。"
"""advice on what a superior said"""
_CHECKABLE = "写出单位、对象、数量、期限、办法中的一两样。"
_SUPERIOR = Expression(r"党中央|中共中央|总书记|中央(?:关于|部署|决策|要求|精神|和[省市])", needs=("中央", "总书记"))
"""whom nobody is to be advised to leave out"""


def _check(
    choose: Callable[[Verdict, float], float | None], message: Callable[[Passage], str], advice: str, beside: str,
) -> Callable[[Context], Iterator[Hit]]:
    def check(context: Context) -> Iterator[Hit]:
        """One finding a passage; a short one is only pointed out."""
        from gongwen_lint.analysis.passages import passages  # words and weights, which other rules do without
        from gongwen_lint.analysis.tact import sparing

        general = context.outline.kind in GENERAL
        chance, least = context.option("chance"), context.option("least")
        for passage in passages(context.judged, lambda verdict: choose(verdict, chance), context.settings.protected):
            text = context.document.quote(passage.span)
            required = _MAKES_RULES.search(text)
            fixed = not passage.plain or passage.fixed >= _MAINLY
            pointed_out = general or required or passage.words < least or fixed
            if passage.kept:
                suggestion = sparing(_DIRECTIONS if general else beside, passage.political)
            else:
                suggestion = _PRINCIPLES if general else _apart_from_superiors(advice, text)
            yield Hit(
                passage.span, message(passage), suggestion=suggestion, score=round(passage.chance, 3),
                severity="info" if pointed_out else None,
            )

    return check


def _apart_from_superiors(advice: str, text: str) -> str:
    from gongwen_lint.analysis.tact import DELETE

    return _ONCE if DELETE in advice and _SUPERIOR.search(text) else advice


def _boilerplate(verdict: Verdict, chance: float) -> float | None:
    return verdict.said if verdict.says_nothing(chance) and verdict.boilerplate >= verdict.passed_on else None


def _passed_on(verdict: Verdict, chance: float) -> float | None:
    return verdict.said if verdict.says_nothing(chance) and verdict.passed_on > verdict.boilerplate else None


def _vague(verdict: Verdict, chance: float) -> float | None:
    return verdict.empty if verdict.is_vague(chance) else None


def _size(passage: Passage) -> str:
    return f"这 {passage.sentences} 句" if passage.sentences > 1 else "这句话"


def _shown(passage: Passage) -> str:
    from gongwen_lint.visible import shortened

    return f"，如{'、'.join(f'“{shortened(text, _QUOTED)}”' for text in passage.shown)}" if passage.shown else ""


def _says_boilerplate(passage: Passage) -> str:
    return f"{_size(passage)} {passage.words} 字多是表态、意义、号召一类的话{_lacks(passage)}{_shown(passage)}。"


def _says_passed_on(passage: Passage) -> str:
    return f"{_size(passage)} {passage.words} 字引述上级的精神和要求{_lacks(passage)}{_shown(passage)}。"


def _says_vague(passage: Passage) -> str:
    return f"{_size(passage)} {passage.words} 字说的是工作方向，做没做到无从检查{_lacks(passage)}{_shown(passage)}。"


def _lacks(passage: Passage) -> str:
    """The share of it, where that says something."""
    if passage.share < _TELLING:
        return ""
    share = "全部" if passage.share > 0.995 else f"其中 {passage.share:.0%} "
    return f"，{share}没有写到可以核对的单位、数量、期限和办法"


HEAD = "关于做好登记工作的通知\n各科室：\n登记表于3月5日前报办公室。\n"
TOLD = "登记员王某于3月5日前把120份登记表录入系统，逾期的由窗口负责人书面说明。"

RULES = (
    Rule(
        code="S002", name="套话段", severity="warning",
        summary="整句、整段主要是套话：讲意义、表态度、喊口号，删去后不少一件事。",
        why="一个套语不算毛病，整句整段都是就是穿靴戴帽。判断看两边：一边是套语有多少、像不像到处都能用的话，"
            "一边是有没有实在的东西——哪个单位、做什么、多少、何时、凭什么办。每个特征的权重从标注过的句子学得"
            "（见 docs/emptiness.md），相邻的句子并成一段报，写明其中多少字没有落到单位、数量、期限、办法上。"
            "有固定政治表述、本单位保护的提法或者提到党中央、总书记的，不建议删。定义、条件、禁止、程式用语不算。"
            "字数不到 least 的、规章制度和规划里的、句句都有固定表述的、一半以上是固定表述所在分句的，只作提示。",
        basis=(Basis("wuwei", "4", "should"), Basis("central", "2", "should")),
        options=(
            Option("chance", 0.4, "判为套话或照转的把握在多少以上才报，0 到 1；取标注句子上准确率和查全率相当的地方"),
            Option("least", 60, "一段至少多少字算警告，不到的只作提示；1804 份公开文件里查出的 1692 段，中位数是 60 字"),
        ),
        bad=(
            Example(
                f"{HEAD}各科室要高度重视，充分认识做好登记工作的重要意义，切实加强组织领导，形成工作合力，确保各项任务落到实处、取得实效。\n{TOLD}",
                ("各科室要高度重视",),
            ),
            Example(
                f"{HEAD}{TOLD}\n要提高政治站位，统一思想认识，增强责任感和使命感。要营造良好氛围，凝聚各方力量，开创登记工作新局面。",
                ("要提高政治站位，统一思想认识，增强责任感和使命感。要营造良好氛围",),
            ),
        ),
        good=(
            Example(f"{HEAD}{TOLD}"),
            Example(
                "登记工作规定\n第一条　本规定所称登记，是指将房屋权属和其他法定事项记载于登记簿的行为。\n"
                "第二条　本规定自2025年3月1日起施行。"
            ),
            Example(
                "关于印发《加强组织领导提高政治站位工作办法》的通知\n各科室：\n现将《加强组织领导提高政治站位工作办法》印发给你们，请认真贯彻执行。"
            ),
        ),
        check=_check(_boilerplate, _says_boilerplate, "删去，或者并成一句，写明谁、做什么、何时完成。", _JOINED),
    ),
    Rule(
        code="S003", name="照转段落", severity="warning",
        summary="整句、整段只是引述上级的精神、部署和要求，没有本地的措施。",
        why="文件要写本地怎么办。只说“认真学习贯彻某某精神”“按照某某部署要求”，没有谁、做什么、何时、多少，等于把上级的话再传一遍。"
            "开头交代依据的一句也算，但一般不长，只作提示；字数到 least 的才作警告。判断的办法同 S002。",
        basis=(Basis("central", "2", "should"), Basis("gansu", "二", "should"), Basis("wuwei", "2", "should")),
        options=(
            Option("chance", 0.4, "判为套话或照转的把握在多少以上才报，0 到 1；取标注句子上准确率和查全率相当的地方"),
            Option("least", 160, "一段至少多少字算警告，不到的只作提示；1804 份公开文件里查出的 1200 段，第 75 百分位是 160 字"),
        ),
        bad=(
            Example(
                "关于做好登记工作的通知\n各科室：\n"
                "各科室要深入学习贯彻党的二十大精神和全省登记工作会议精神，认真落实省委、省政府决策部署和市委、市政府工作要求。\n"
                f"一、登记时限\n{TOLD}",
                ("各科室要深入学习贯彻党的二十大精神",),
            ),
            Example(
                "关于做好登记工作的意见\n各科室：\n一、指导思想\n以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大精神，"
                f"认真落实党中央、国务院决策部署和省委、省政府工作要求，推动登记工作高质量发展。\n二、登记时限\n{TOLD}",
                ("以习近平新时代中国特色社会主义思想为指导",),
            ),
        ),
        good=(
            Example(f"{HEAD}{TOLD}"),
            Example(
                "关于做好登记工作的通知\n各科室：\n根据《不动产登记暂行条例》第十条，登记机构收到申请后，应当在3个工作日内书面告知申请人是否受理。"
            ),
        ),
        check=_check(_passed_on, _says_passed_on, _ONCE, _JOINED),
    ),
    Rule(
        code="S005", name="措施空泛", severity="warning",
        summary="措施只有工作方向，没有单位、对象、数量、期限和办法，无从检查。",
        why="“完善工作机制，加大推进力度，不断提升水平”这样的措施，做没做、做到没有，谁也说不清，没有可操作性。写出哪个单位、用什么办法、对什么人或"
            "什么事、做到多少、何时完成中的一两样，就查得出来。判断的办法同 S002；字数到 least 的才作警告，短的只作提示。",
        basis=(Basis("wuwei", "4", "should"),),
        options=(
            Option("chance", 0.5, "判为空泛的把握在多少以上才报，0 到 1；取标注句子上准确率和查全率相当的地方"),
            Option("least", 110, "一段至少多少字算警告，不到的只作提示；1804 份公开文件里查出的 9746 段，第 75 百分位是 109 字"),
        ),
        bad=(
            Example(
                f"{HEAD}不断完善登记工作机制，加大改革创新力度，大力提升服务水平，推动登记工作再上新台阶。\n{TOLD}",
                ("不断完善登记工作机制",),
            ),
            Example(
                f"{HEAD}{TOLD}\n加强登记队伍建设，优化人才结构，提高综合素质。深化部门协作，推进信息共享，健全协调机制。",
                ("加强登记队伍建设，优化人才结构，提高综合素质。深化部门协作",),
            ),
        ),
        good=(
            Example(f"{HEAD}{TOLD}"),
            Example(f"{HEAD}县财政局每年安排登记经费50万元，用于购置自助终端和培训登记员。"),
            Example("登记工作规定\n第一条　申请人提交的材料不齐全的，登记机构应当一次告知需要补正的全部内容。"),
        ),
        check=_check(_vague, _says_vague, _CHECKABLE, _CHECKABLE),
    ),
)
