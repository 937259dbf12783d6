"""Where a document begins to say what is to be done: everything before it is lead (整治形式主义规定第2条：开门见山、直奔主题)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gongwen_lint.analysis.headings import RATIONALE, TARGET, part_of
from gongwen_lint.analysis.sentences import Sentence
from gongwen_lint.structure.outline import Block, Outline

_ANNOUNCES = re.compile(
    r"如下[^。，,]{0,24}[：:。；]?$|如下[：:]|以下(?:具体|贯彻|实施|工作|几点|若干|主要)*(?:意见|措施|规定|通知|要求|办法|方案|事项|决定|安排|条款|内容|政策|通告|公告)[^。，,]{0,6}[：:。；]?$|(?:制定|制订|编制|起草|形成|出台|提出)(?:本|此|该|如下|以下)[^。]{0,60}[。：:；]?$"
    r"|(?:通知|公告|通告|通报|报告|批复|函复)如下"
)
"""the sentence that ends the opening: 现将有关事项通知如下, 制定本办法, 提出以下意见"""

_SITUATION = re.compile(
    r"^(?:坚持|坚定不移|高举|全面|深入|认真|始终)?(?:以|学习贯彻|贯彻落实|贯彻)[^。]{0,60}(?:为(?:根本)?(?:指导|指引|统领|引领|遵循)|思想|精神)"
    r"|^(?:近年来?|近期|近日|最近|当前|目前|现阶段|长期以来|多年来|一段时间以来|今年以来|去年以来|随着|伴随|多年|自[^，,。]{2,20}以来|[^，,。]{2,20}以来[，,]|进入)"
    r"|^[“”\w]{2,12}时期[，,]"
    r"|^(?:一|二|三|四|五|六)是[^。]{0,40}(?:不足|不够|不强|不高|不到位|突出|尚|仍|有待|滞后|薄弱|困难|问题)"
    r"|^(?:\d{4}年|今年)[^，,。]{0,16}是[^。]{2,60}(?:之年|一年|关键|重要|起步|开局|收官|周年)"
    r"|^(?:但|然而|同时)[^。]{0,80}(?:问题|不足|差距|矛盾|困难|挑战|压力|薄弱|短板|考验)"
    r"|^[^，,。]{4,60}(?:是|事关|攸关|关乎|关系到|关系着|有利于|有助于|对于?[^，。]{2,60}具有)"
    r"|是[^，。]{0,50}(?:的)?(?:重要|必然|迫切|客观|根本|内在|基本|关键|有效|具体|必由|应有)(?:性|的)?"
    r"(?:举措|手段|途径|要求|选择|内容|保障|组成部分|支柱|基础|任务|抓手|环节|体现|措施|力量|职责|需要|支撑|载体|领域|标志|一环|之路|之义)"
)
"""how sentences on background and guiding thought begin, and the sentence that calls the matter important"""

_SIGNIFICANCE = re.compile(
    r"事关|攸关|关乎|关系(?:到|着|我|国|人民|群众|各)|有利于|有助于|对于?[^。]{2,160}(?:具有|有着|起到?)[^。]{0,24}(?:意义|作用|影响)"
    r"|(?:重要|重大|深远|现实|特殊|积极)的?(?:意义|作用)|意义(?:重大|深远)"
    r"|(?:党中央|国务院|省委|省政府|市委|市政府|总书记)[^，,。]{0,20}(?:高度|十分|非常|历来|始终)(?:重视|关心|关注)"
    r"|取得(?:了)?[^，,。]{0,14}(?:成效|进展|成绩|成果|突破|进步)"
    r"|(?:问题|矛盾|困难|隐患|短板)[^，,。]{0,10}(?:突出|凸显|凸现|明显|严重|较多|存在|显现|加大|艰巨)"
    r"|(?:仍|依然|还|尚)(?:然|旧)?(?:存在|面临|不够|不足|难以|不能)|面临[^，,。]{0,20}(?:考验|挑战|形势|任务|压力)"
)
"""significance and situation, wherever it stands; a measure may name them too"""

_PURPOSE = re.compile(r"^(?:为|为了|为着|根据|按照|依据|依照|遵照|鉴于|针对|经)(?!主|准|辅|期|止|宜|单位)")
"""the opening that names purpose and authority"""

_FACT = re.compile(
    r"已经?[^。]{0,30}(?:同意|批准|审议通过|印发|下发|通过)|(?:印发|下发|制定|制订|出台|发布|转发|起草|公布|召开|提出|编制|对[^。]{2,40}进行)了"
    r"|现[将予]?[^。]{0,60}(?:印发|转发|下发)(?:给|各)?(?:你|各)"
    r"|^(?:以下|下同|下称)|^(?:第[一二三]条)?\s*本[^，,。]{1,8}(?:所称|所指)|(?:是指|系指)"
)
"""what is, was done or is meant, and the sentence that hands the document over"""

_TARGET = re.compile(
    r"(?:^|[，,：:；])(?:力争|争取|确保)?(?:到|至)(?:[\d二][\d〇○零一二三四五六七八九]{3}年|“?十[三四五六]五”?末|本世纪)[^，,。]{0,16}[，,]"
    r"|(?:^|[，,：:；])(?:力争|争取|确保)?20\d\d年(?:底|末|年底|年末|[1-9一二三四五六七八九十]+月底)前?[，,]|目标(?:是|为)[：:，,]?"
)
_DIRECTS = re.compile(
    r"(?:各|有关|相关|县级以上|本)[^，,。；]{1,30}(?:要|应|应当|须|必须|不得|负责)|请(?:各|你|于|将|认真|结合|按|贵|遵照|在)|不得|严禁|禁止|一律"
    r"|(?:^|[，,；。]\s*)(?:一|二|三)?是?要(?!求|素|点|件|看到|是)|应当|必须|(?:由|归)[^，,。]{2,20}负责|可以|自[^，,。]{1,16}起"
)
"""somebody is asked, or something laid down"""


_FORBIDS = re.compile(r"不得|严禁|禁止|一律")
"""lays something down even among principles"""

_ACTS = re.compile(
    r"(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）.．、]\s*|[①-⑳]|(?:一|二|三|四|五|六|七|八)是)?"
    r"(?:支持|鼓励|引导|完善|建立|健全|推进|推动|加强|加快|加大|强化|优化|开展|实施|落实|组织|制定|规范|提高|提升|扩大|深化|培育|建设|探索|推行|推广|允许|取消|调整|设立|明确|统筹|打造|构建|拓展|拓宽|简化|降低|增加)"
    r"(?!了|过|是|的)"
)
"""a measure: an order without a subject"""


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands before the first operative sentence."""

    blocks: tuple[Block, ...]
    """the whole body blocks before it, headings included"""
    sentences: tuple[Sentence, ...]
    """the sentences before it"""
    operative: Sentence | None
    """the first sentence that asks somebody to do something or lays something down; None where none was recognised"""


def lead_of(outline: Outline, sentences: Sequence[Sentence]) -> Lead:
    """The lead of the document's main part."""
    main = sorted([s for s in sentences if s.block.part == "main"] + _spoken_headings(outline), key=lambda s: s.span.start)
    parts = _parts(outline)
    begin = _behind_opening(outline, main)
    first = next((at for at in range(begin, len(main)) if _operative(main[at], parts.get(_key(main[at].block)))), None)
    if first is None:
        return Lead((), tuple(main), None)
    sentence = main[first]
    before = (block for block in outline.body() if block.span.start < sentence.block.span.start)
    return Lead(tuple(before), tuple(main[:first]), sentence)


def _spoken_headings(outline: Outline) -> list[Sentence]:
    """Headings that are sentences of their own: numbered provisions without a title."""
    blocks = (block for block in outline.body() if block.role == "heading")
    return [Sentence(b.text.strip(), b, b.start) for b in blocks if len(b.text) > 30 and re.search(r"[，,；].*[。；]?$", b.text)]


def _behind_opening(outline: Outline, main: list[Sentence]) -> int:
    """Index of the first sentence behind the one that announces what follows; 0 where the text before the headings has none."""
    heading = next((section.heading.start for section in outline.sections), None)
    announced = 0
    for at, sentence in enumerate(main[:_OPENING]):
        if heading is not None and sentence.span.start > heading:
            break
        if _ANNOUNCES.search(sentence.text):
            announced = at + 1
            if heading is None:
                break
    return announced


_OPENING = 12
"""sentences in which an opening announces what follows, else it is none"""


def _operative(sentence: Sentence, part: str | None) -> bool:
    text = sentence.text
    if _TARGET.search(text) or part == TARGET:
        return not _PURPOSE.match(text)
    if part == RATIONALE:
        return _FORBIDS.search(text) is not None
    if _ACTS.match(text) and not _SITUATION.search(text):
        return True
    if _ANNOUNCES.search(text) and (_PURPOSE.match(text) or len(text) < 40):
        return False
    directs = _DIRECTS.search(text) is not None
    if _FACT.search(text) and not directs:
        return False
    if _PURPOSE.match(text) and not directs and re.search(r"(?:制定|提出|如下)[^。]{0,40}。?$", text):
        return False
    return directs or not (_SITUATION.search(text) or _SIGNIFICANCE.search(text))


def _parts(outline: Outline) -> dict[tuple[int, int], str | None]:
    """What the nearest heading announces, for each body block; a heading that says nothing goes by the one above it."""
    found: dict[tuple[int, int], str | None] = {}
    above: list[tuple[int, str | None]] = []
    for block in outline.body():
        if block.role == "heading":
            level = block.level or 1
            above = [entry for entry in above if entry[0] < level]
            above.append((level, part_of(block.text) or (above[-1][1] if above else None)))
        found[_key(block)] = above[-1][1] if above else None
    return found


def _key(block: Block) -> tuple[int, int]:
    return block.paragraph.lines[0], block.start
