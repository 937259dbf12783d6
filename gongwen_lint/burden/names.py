"""The name of a body that is asked, as a message quotes it: the whole of it and nothing of the sentence around it."""

from __future__ import annotations

from gongwen_lint.expressions import Expression

_LONGEST, _WHOLE = 36, 3
"""characters that may stand before the part of a name that the lexicon has; characters of a name that is whole by itself"""
_LEAD = Expression(r"(?:[^\W\d]{1,20}[（(][^（）()]{1,12}[)）]|(?:[^\W\d]{0,3}[省市县区乡镇]、)+)?[^\W\d]{0,24}$")
_PLACE = Expression(r"各?[省市州县区旗](?:[（(][^（）()]{1,12}[)）])?$")
"""what stands before a name that is whole but for its place: 各县（市、区）商务局"""
_OTHER = Expression(
    r"第[一二三四五六七八九十百零\d]{1,5}[条章款项]|[一二三四五]是|阶段|政策(?!研究|法规)|工作(?![部办委组站局领])|活动|任务|情况|方式|机制|制度|体系"
    r"|作用|(?<![重主需首])要(?![素点])|应[当由]|必须|务必|须|将(?!军)|把|每(?!年)|对照|对(?![口外])|面向|向|从(?!业)|请|由|于|使|让|为"
    r"|以及|以(?![上下])|的|了|是|或(?!者)|并|在|按|被|给|与|(?:和|及)(?=[各其省市县区乡]|有关|相关|地方|政府|人民)|及时|根据|依[据照]|参照|比照|结合"
    r"|会同|联合(?![会国])|协同|配合|建立|健全|完善|建设(?![部局厅委单])|加强|强化|加快|加大|推进(?![办会委中组])|推动|促进(?![局会委中])|深化|深入|落实"
    r"|夯实|发挥|形成|纳入|依托|通过|坚持|提出|听取|找准|组建|构建|开展|转发|做好|切实|充分|进一步|高度|重视|合理|确定|制定|研究(?![院所])"
    r"|组织(?![部单])|指导(?![委中组])|督促|引导|鼓励|支持|同意|保存|收集|整理|定期|汇总|报送|上报|申报(?!单位)|送[至交]|推荐(?!单位)|拟|正式|行文"
    r"|责任到|所|其中|凡|本(?![级市省县区])|其(?!他)|我|经(?![济贸信营])|至|到|好|有(?!关)|个|[年月日](?=[各省市县])"
)
"""words that are no part of the name of a body"""
_JOINS = tuple("和与及或")
"""what joins a name to the one before"""
_BEHIND = Expression(
    r"(?:（[^（）]{1,12}）)?(?:[^\W\d]{0,8}?"
    r"(?:委员会|居委会|村委会|局|站|厅|委(?![员会托])|办(?:公室)?(?![法理公事结])|部门|政府|单位|中心|学校|党委|科室|分局|支队))?"
)
"""the rest of a name that the lexicon has only the beginning of"""
_VAGUE = 1
"""characters of what is no name: 局、厅"""


def name_start(text: str, start: int, end: int) -> int:
    """Where the name begins that characters ``start`` to ``end`` of a text are a part of."""
    is_whole = end - start >= _WHOLE
    if text[start] == "各" or text[start - 1:start] in _JOINS:
        return start
    lead = (_PLACE if is_whole else _LEAD).search(text, max(0, start - _LONGEST), start)
    if not lead:
        return start
    begin = max((word.end() for word in _OTHER.finditer(text, lead.start(), start)), default=lead.start())
    if begin == lead.start() > 0 and not is_whole and text[begin - 1].isalpha():
        return start  # the name goes on before: half of it is none
    while begin < start and text[begin] in (*_JOINS, "、"):
        begin += 1
    if text[begin] in "（(":
        begin = next((at + 1 for at in range(begin, start) if text[at] in "）)"), start)
    return begin


def name_of(text: str, start: int, end: int) -> str | None:
    """The name; None where what stands there is hardly one."""
    begin, rest = name_start(text, start, end), _BEHIND.match(text, end)
    until = end if rest is None or _OTHER.search(text, end, rest.end()) else rest.end()
    return text[begin:until] if until - begin > _VAGUE else None
