"""Where a document begins to say what is to be done: everything before it is lead (整治形式主义规定第2条：开门见山、直奔主题)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, islice

from gongwen_lint.analysis.headings import RATIONALE, TARGET, Parts, parts_of, place_of
from gongwen_lint.analysis.sentences import Sentence, spoken_headings
from gongwen_lint.expressions import Expression
from gongwen_lint.named import NamedTuple
from gongwen_lint.structure.outline import Outline

KINDS = ("综合部署", "专项部署", "规范性制度", "事务性通知")
"""documents whose business is measures; reports, requests, plans and speeches have other openings"""
_PAPERS = "办法|方案|意见|规定|细则|措施|要点|计划|规划|指南|规范|条例|制度|通知|预案|纲要|标准|规程|规则|政策|公告"
_MAKES = ("制定", "制订", "编制", "起草", "形成", "出台", "提出")
_LISTED = "条件|情形|程序|材料|资料|标准|步骤|流程|行为|公式"
_DETAILS = rf"{_LISTED}|办法(?:计算|申报|执行|办理)"
"""what a provision lists, not what an opening announces: 应具备如下条件"""
_ANNOUNCES = (
    Expression(rf"(?<!{_LISTED})如下(?!{_DETAILS})(?:[^，。]{{0,24}}\W?$|[：:])", needs=("如下",)),
    Expression(
        rf"以下(?:具体|贯彻|实施|工作|几点|若干|主要)*(?!{_DETAILS})(?:{_PAPERS}|要求|事项|决定|安排|条款|内容)[^，。]{{0,6}}\W?$",
        needs=("以下",),
    ),
    Expression(
        rf"(?:{'|'.join(_MAKES)})(?:本|此|该)(?:实施|工作|行动|若干|管理|暂行|具体)*(?:{_PAPERS})[^。]{{0,12}}\W?$",
        needs=tuple(word + which for word in _MAKES for which in "本此该"),
    ),
)
"""the sentence that ends the opening: 现将有关事项通知如下, 制定本办法, 提出以下意见"""

_LISTS = Expression(r"([^：:]{0,400}如下[：:])[^。]{12,}")
"""an opening that runs on into what it announces: the members of a group, the points of a list"""

_PURPOSES = ("为", "根据", "按照", "依据", "依照", "遵照", "鉴于", "针对", "经")
"""how the opening begins that names purpose and authority"""
_NO_PURPOSE = ("主", "准", "辅", "期", "止", "宜", "单位")
"""what makes another phrase of it: 为主, 为准"""

_SITUATION = (
    Expression(
        r"^(?:坚持|坚定不移|高举|全面|深入|认真|始终)?(?:以|学习贯彻|贯彻落实|贯彻)[^。]{0,60}"
        r"(?:为(?:根本)?(?:指导|指引|统领|引领|遵循)|思想|精神)",
        needs=("指导", "指引", "统领", "引领", "遵循", "思想", "精神"),
    ),
    Expression(
        r"^(?:近年|近期|近日|最近|当前|目前|现阶段|长期以来|一段时间以来|随着|伴随|多年|进入|[^，。]{2,20}以来\W)",
        needs=("近", "当前", "目前", "现阶段", "以来", "随着", "伴随", "多年", "进入"),
    ),
    Expression(r"^[“”\w]{2,12}时期\W", needs=("时期",)),
    Expression(r"^(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?[，,]", needs=("月",)),
    Expression(
        r"^\w是[^。]{0,40}(?:不足|不够|不强|不高|不到位|突出|尚|仍|有待|滞后|薄弱|困难|问题)",
        needs=("不足", "不够", "不强", "不高", "不到位", "突出", "尚", "仍", "有待", "滞后", "薄弱", "困难", "问题"),
    ),
    Expression(
        r"^(?:\d{4}年|今年)[^，。]{0,16}是[^。]{2,60}(?:之年|一年|关键|重要|起步|开局|收官|周年)",
        needs=("之年", "一年", "关键", "重要", "起步", "开局", "收官", "周年"),
    ),
    Expression(
        r"^(?:但|然而|同时)[^。]{0,80}(?:问题|不足|差距|矛盾|困难|挑战|压力|薄弱|短板|考验)",
        needs=("问题", "不足", "差距", "矛盾", "困难", "挑战", "压力", "薄弱", "短板", "考验"),
    ),
    Expression(
        r"^[^，。]{4,60}(?:是|事关|攸关|关乎|关系到|关系着|有利于|有助于|对[^，。]{2,60}具有)",
        needs=("是", "事关", "攸关", "关乎", "关系到", "关系着", "有利于", "有助于", "具有"),
    ),
    Expression(
        r"是[^，。]{0,50}(?:重要|必然|迫切|客观|根本|内在|基本|关键|有效|具体|必由|应有)(?:性|的)?"
        r"(?:举措|手段|途径|要求|选择|内容|保障|组成部分|支柱|基础|任务|抓手|环节|体现|措施|力量|职责|需要|支撑|载体|领域|标志|一环|之路|之义)",
        needs=("重要", "必然", "迫切", "客观", "根本", "内在", "基本", "关键", "有效", "具体", "必由", "应有"),
    ),
)
"""how sentences on background and guiding thought begin, and the sentence that calls the matter important"""

_SIGNIFICANCE = (
    Expression(
        r"事关|攸关|关乎|关系(?:到|着|我|国|人民|群众|各)|有利于|有助于",
        needs=("事关", "攸关", "关乎", "关系", "有利于", "有助于"),
    ),
    Expression(r"对[^。]{2,160}(?:具有|有着|起到?)[^。]{0,24}(?:意义|作用|影响)", needs=("意义", "作用", "影响")),
    Expression(r"(?:重要|重大|深远|现实|特殊|积极)的?(?:意义|作用)|意义(?:重大|深远)", needs=("意义", "作用")),
    Expression(
        r"(?:党中央|国务院|省委|省政府|市委|市政府|总书记)[^，。]{0,20}(?:高度|十分|非常|历来|始终)(?:重视|关心|关注)",
        needs=("重视", "关心", "关注"),
    ),
    Expression(r"取得了?[^，。]{0,14}(?:成效|进展|成绩|成果|突破|进步)", needs=("取得",)),
    Expression(
        r"(?:问题|矛盾|困难|隐患|短板)[^，。]{0,10}(?:突出|凸显|凸现|明显|严重|较多|存在|显现|加大|艰巨)",
        needs=("问题", "矛盾", "困难", "隐患", "短板"),
    ),
    Expression(
        r"(?:仍|依然|还|尚)(?:然|旧)?(?:存在|面临|不够|不足|难以|不能)|面临[^，。]{0,20}(?:考验|挑战|形势|任务|压力)",
        needs=("存在", "面临", "不够", "不足", "难以", "不能"),
    ),
)
"""significance and situation, wherever it stands; a measure may name them too"""

_HANDS_OVER = Expression(
    r"现[^。]{0,200}(?:印发|转发|下发|批转)(?:给|各|你)", needs=("发给", "发各", "发你", "转给", "转各", "转你"),
)
"""the sentence that hands a document over: 现印发给你们, with the set phrase that asks to carry it out"""

_DEFINES = Expression(r"本[^，。]{1,8}所[称指]")
"""a provision that says what its words mean lays something down"""

_FACT = (
    Expression(r"已经?[^。]{0,30}(?:同意|批准|审议通过|印发|下发|通过)", needs=("已",)),
    Expression(
        r"(?:印发|下发|制定|制订|出台|发布|转发|起草|公布|召开|提出|编制|提供|明确|对[^。]{2,40}进行)了|作出了?[^，。]{0,10}(?:部署|规定|安排|指示)",
        needs=("了", "作出"),
    ),
    Expression(
        r"^(?:以下|下同|下称)|(?:是指|系指)", needs=("以下", "下同", "下称", "是指", "系指"),
    ),
)
"""what is, was done or is meant"""

_TARGET = Expression(
    r"(?:^|\W)(?:力争|争取|确保)?(?:到|至)(?:[\d二][\d〇○零一二三四五六七八九]{3}年|“?十\w五”?末|本世纪)[^，。]{0,16}\W"
    r"|(?:^|\W)(?:力争|争取|确保)?20\d\d年(?:年?[底末]|\d+月底)前?\W|目标(?:是|为)",
    needs=("年", "末", "本世纪", "目标"),
)
"""what is to be reached, and by when"""

_FORBIDS = ("不得", "严禁", "禁止", "一律")
"""lays something down even among principles"""

_DIRECTS = Expression(
    r"(?:各|有关|相关|县级以上|本)[^，。]{1,30}(?:要|应|须|不得|负责)|请(?:各|你|于|将|认真|结合|按|贵|遵照|在)"
    r"|(?:^|\W\s*)(?:一|二|三)?是?要(?!求|素|点|件|看到|是)|应当|必须|(?:由|归)[^，。]{2,20}负责|可以|自[^，。]{1,16}起"
)
"""somebody is asked, or something laid down"""

_ACTS = Expression(
    r"(?:[①-⑳]|[一二三四五六七八]是)?"
    r"(?:支持|鼓励|引导|完善|建立|健全|推进|推动|加强|加快|加大|强化|优化|开展|实施|落实|组织|制定|规范|提高|提升|扩大|深化|培育"
    r"|建设|探索|推行|推广|允许|取消|调整|设立|明确|统筹|打造|构建|拓展|拓宽|简化|降低|增加)(?!了|过|是|的)"
)
"""a measure: an order without a subject"""

_LABEL = Expression(r"(?:第\w{1,3}条|（\w{1,3}）|\w{1,3}[.．、])\s*")
"""the number before a provision"""

_OPENING = 12
"""sentences in which an opening announces what follows, else it is none"""


class Lead(NamedTuple):
    """What stands before the first operative sentence."""

    sentences: tuple[Sentence, ...]
    """the sentences before it"""
    operative: Sentence | None
    """the first sentence that asks somebody to do something or lays something down; None where none was recognised"""


def lead_of(outline: Outline, sentences: Sequence[Sentence], parts: Parts | None = None) -> Lead:
    """The lead of the document's main part; ``parts`` are ``parts_of(outline)`` where they are known."""
    whole = [sentence for sentence in sentences if sentence.block.part == "main"]
    if spoken := spoken_headings(outline):
        whole = sorted([*whole, *spoken], key=lambda sentence: sentence.span.start)
    pieces = (
        piece for sentence in whole for piece in (_cut(sentence) if sentence.block.role == "body" else (sentence,))
    )  # mostly a few are enough
    main = list(islice(pieces, _OPENING))
    begin = _behind_opening(outline, main)
    if parts is None:
        parts = parts_of(outline)
    for at in count(begin):
        main.extend(islice(pieces, at + 1 - len(main)) if at >= len(main) else ())
        if at >= len(main):
            break
        if _operative(main[at].text, parts.get(place_of(main[at].block))):
            return Lead(tuple(main[:at]), main[at])
    first = next((at for at, sentence in enumerate(main) if _HANDS_OVER.search(sentence.text)), None)
    if first is None:  # a notice that only hands on has nothing else to say
        return Lead(tuple(main), None)
    return Lead(tuple(main[:first]), main[first])


def announces(text: str) -> bool:
    """Whether a sentence announces what follows: 现将有关事项通知如下, 制定本办法, or the hand-over 现印发给你们."""
    return _any(_ANNOUNCES, text) or bool(_HANDS_OVER.search(text))


def _cut(sentence: Sentence) -> Iterator[Sentence]:
    """The sentence; an opening that runs on into what it announces is two."""
    listed = _LISTS.match(sentence.text)
    cut = listed.end(1) if listed else len(sentence.text)
    yield Sentence(sentence.text[:cut], sentence.block, sentence.start)
    if listed:
        yield Sentence(sentence.text[cut:], sentence.block, sentence.start + cut)


def _behind_opening(outline: Outline, main: list[Sentence]) -> int:
    """Index of the first sentence behind the one that announces what follows; 0 where the text before the headings has none."""
    heading = next((section.heading.start for section in outline.sections), None)
    announced = 0
    for at, sentence in enumerate(main[:_OPENING]):
        if heading is not None and sentence.span.start > heading:
            break
        if _any(_ANNOUNCES, sentence.text):
            announced = at + 1
            if heading is None:
                break
    return announced


def _operative(text: str, part: str | None) -> bool:
    """Whether the sentence is operative; ``part`` is what its heading announces."""
    label = _LABEL.match(text)
    if label:
        text = text[label.end():]
    purpose = _names_purpose(text)
    if label and label[0].startswith("第"):  # an article lays something down unless it only says what for or by what spirit
        return not (purpose or _any(_ANNOUNCES, text) or _SITUATION[0].search(text))
    if part == TARGET or _TARGET.search(text):
        return not purpose
    if part == RATIONALE:
        return _forbids(text)
    if _ACTS.match(text) and not _any(_SITUATION, text):
        return True
    if _HANDS_OVER.search(text) or (_any(_ANNOUNCES, text) and (purpose or len(text) < 40)):
        return False
    if _forbids(text) or _DIRECTS.search(text):
        return True
    if _DEFINES.match(text):
        return True
    if _any(_FACT, text) or (purpose and re.search(r"(?:制定|提出|如下)[^。]{0,40}\W?$", text)):
        return False
    return not (_any(_SITUATION, text) or _any(_SIGNIFICANCE, text))


def _any(expressions: Iterable[Expression], text: str) -> bool:
    return any(expression.search(text) for expression in expressions)


def _names_purpose(text: str) -> bool:
    begin = next((word for word in _PURPOSES if text.startswith(word)), None)
    return begin is not None and not text.startswith(_NO_PURPOSE, len(begin))


def _forbids(text: str) -> bool:
    return any(word in text for word in _FORBIDS)
