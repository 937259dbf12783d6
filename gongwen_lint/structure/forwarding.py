"""Whether a notice only passes on what others wrote, or adds something of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from gongwen_lint.expressions import Expression
from gongwen_lint.structure import dates
from gongwen_lint.structure.bodies import is_body_name, split_names
from gongwen_lint.structure.parts import Parts
from gongwen_lint.structure.pieces import Piece

_SENTENCE = Expression(r"[^。！？]+[。！？]?")
_CLAUSE = Expression(r"[^，；：。！？,;:]+")
_QUOTED = Expression(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》|[（(][^（）()]*[)）]|“[^“”]*”", needs=("》", "）", ")", "”"))
_FORWARDS = Expression(
    r"(?:转发|批转|印发)(?:给|你们|各|，?请|,请|。|，供|，望|，希)|转[给你各]|现[^。]{0,200}?(?:转发|批转|印发)",
    needs=("转", "印发"),
)
"""the sentence by which a notice with 转发 in its title hands the document on"""
_HANDS_ON = Expression(
    r"现[^。]{0,240}(?<!不再)(?<!不得)(?<!不予)(?:转发|批转|转)(?:给)?(?:你们|各[^，。]{1,12})(?=[，。,；]|请|$)",
    needs=("发你们", "给你们", "转你们", "给各", "发各", "转各"),
)
"""the same in a notice whose title does not say so"""
_BEHIND = Expression(r"(?:转发|批转|印发|转)(?:给)?(?:你们|各[^，。]{1,12})?[，。,；]?")
_ITEM = Expression(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,2}[)）]|\d{1,2}[.．、](?!\d)|[一二三四五六七八]是)"
)
_ADDS = Expression(
    r"(?:提出|制定|作出)[^。]{0,12}(?:如下|以下)|(?:如下|以下)[^，。]{0,12}(?:意见|要求|措施|事项|规定|补充)"
    r"|(?:有关|补充)[^，。]{0,8}(?:通知|规定|要求)如下",
    needs=("如下", "以下"),
)
_DEMAND = Expression(
    r"(?<![重主需首紧想只纲])要(?![求素点件领旨闻])|应|须|请|不得|严禁|务必|一律|负责|必须|由|可以|自[^，。]{1,16}起|废止|停止|(?:^|，)[望希](?!望)"
)
_ORGANISES = Expression(
    r"(?:问题|情况|意见|建议|困难)[^。]{0,24}(?:反馈|报告|反映|联系|函告|报送|告知)"
    r"|^\W*(?:特此|附件?[:：]|附[:：]|联系|电话|邮箱|传真|地址)|联系(?:人|电话|方式)"
)
"""a sentence that lays nothing on anybody: whom to ask, where to send what turns up"""
_DEADLINE = Expression(
    r"[日底末时之]前[^，。]{0,30}(?:报|反馈|回复|函复|提交|送)|(?:报送|上报|报[至到省市县区我各])",
    needs=("报", "反馈", "回复", "函复", "提交", "送"),
)
"""by when to answer"""
_FORMULA = Expression(
    r"高度重视|(?:提高|增强|强化|统一).{0,10}(?:认识|站位|意识|责任感|使命感|紧迫感|自觉性?|思想)|充分认识|重要(?:意义|性)|艰巨性|紧迫性"
    r"|(?:认真|深入|积极|全面|深刻|严格|准确|抓紧|迅速|及时)(?:地)?(?:学习|领会|贯彻|组织|执行|研究|抓好|落实|做好|填报|申报|参加|参与|部署|实施|把握|理解|遵照|按照|对照|宣传|配合|推进|安排)"
    r"|(?:加强|强化|切实加强)(?:对[^，。]{2,20}的)?(?:组织|工作)?(?:领导|协调|统筹|协作|配合|沟通|衔接|联系|宣传|督促|督导|指导|监督|检查|保障|落实|督查)"
    r"|切实|抓好|抓实|狠抓|贯彻|遵照|参照|照此|研究参考|学习借鉴|参考"
    r"|(?:确保|保证|以保).{0,24}(?:到位|落实|落地|实效|实处|顺利|完成|见效|成效)|结合.{0,10}实际|议事日程|重要日程|周密|精心|(?:密切|积极|通力)(?:配合|协作)|传达"
    r"|(?:确保|保证|坚决防范|坚决遏制|坚决防止)[^\d，]{0,30}$|压紧压实|底线思维|红线意识"
    r"|各司其职|各负其责|齐抓共管|(?:明确|落实|压实|细化)(?:工作)?(?:职责|责任|分工|任务)|形成.{0,8}合力|(?:营造|形成).{0,16}氛围|大力支持|作为.{0,12}任务"
    r"|(?:落|见)到?(?:实处|实效)|落地见效|一并|不折不扣|广泛宣传|加大.{0,8}力度|学习.{0,30}精神|把思想|(?:按照?|根据|依照).{0,20}(?:要求|规定|精神|部署)$"
)
"""set phrases: what could stand in any notice"""
_EFFECT = Expression(r"^(?:充分发挥|以?促进|推动|不断|努力|为[^，。]{2,40}(?:贡献|保障|支撑|基础))")
"""what a document is to bring about, in the sentence that hands it on"""
_HARD = Expression(r"[\d一二三四五六七八九十百]+(?:%|％|年|月|日|个|名|次|万|元|人|家|项|所|天)|不得|严禁|废止|立即|停止|一律")
"""what can be checked: a number, a day, a ban"""
OWN, HARD = 40, 25
"""characters of demands beyond the set phrases from which a notice adds something; what a checkable clause counts more"""
LISTED = 20
"""the same where it announces requirements of its own and numbers them"""
OPENING = 8
"""sentences among which a notice hands the document on"""
SHORT = 700
"""characters of a notice that may be nothing but an appeal to study and carry out"""
_APPEALS = Expression(
    r"(?:学习|贯彻|传达|落实)[^。]{0,80}(?:精神|讲话|指示|批示|部署|《)|《[^。]{2,80}》[^。]{0,60}(?:学习|贯彻|传达|落实)",
    needs=("学习", "贯彻", "传达", "落实"),
)
_FOLLOWED = Expression(r"情况|报告|总结|信息|体会|心得|材料|问题|意见|建议")
"""what an appeal asks to be told of"""
_ISSUES = Expression(
    r"(?:现|予以?)[^。]{0,60}(?:印发|下发|发布|公布|颁布)|附件", needs=("印发", "下发", "发布", "公布", "颁布", "附件"),
)
"""a cover hands over what its own body wrote"""
_STATES = Expression(r"^(?:为|根据|按照|依据|经|鉴于)|(?:印发|下发|发布|召开|公布|出台)了|作出了?.{0,8}(?:指示|批示|部署)|如下")
"""why and on what ground a notice is issued"""
_ATTACHED = Expression(r"\s*附件?\s*(?:[:：]|[1一][.．、:：])")
_ENTITY = Expression(r"&[A-Za-z]{1,8};", needs=("&",))
_HAN_DATE = Expression(r"[一二][〇○零九]")


def forwards_of(pieces: list[Piece], parts: Parts) -> str | None:
    """only, own, or None for a document that passes nothing on."""
    title = parts.first.title
    act = title.act if title else None
    opening = list(islice(_sentences(pieces, parts), OPENING))  # all that is asked of most documents
    hands_on = _FORWARDS if act == "forward" else _HANDS_ON
    first = next((at for at, text in enumerate(opening) if hands_on.search(text)), None)
    if first is not None:
        sentences = list(_sentences(pieces, parts))
        return _judge(_notice(sentences, first, parts.inner_title or (title.inner if title else None)), first, hands_on)
    if act == "forward":
        return "own" if _speaks_of(opening[:3], title.inner or "") else "only"
    return "only" if act is None and title and title.genre == "通知" and _appeals(list(_sentences(pieces, parts))) else None


def _sentences(pieces: list[Piece], parts: Parts) -> Iterator[str]:
    for piece in pieces[parts.first.head.body : parts.first.body_end]:
        if piece.region != "table":
            yield from (text for text in _SENTENCE.findall(piece.text) if text.strip())


def _notice(sentences: list[str], handed: int, inner: str | None) -> list[str]:
    """The sentences of the notice itself: up to 附件, its signature and date, or the title of what it forwards."""
    mine = re.sub(r"\W|的", "", inner or "")[:40]
    for at in range(handed + 1, len(sentences)):
        text = re.sub(r"\W|的", "", sentences[at][:80])
        if _ATTACHED.match(sentences[at]) or _signed(sentences[at]) or (len(mine) >= 8 and text.startswith(mine)):
            return sentences[:at]
    return sentences


def _signed(sentence: str) -> bool:
    """Whether a sentence begins with the date of the notice, or with who signs and the date."""
    text = _ENTITY.sub("", sentence.lstrip())
    date = next(dates.full_dates(text[:120]), None)
    if date is None:
        return False
    if who := text[: date.start()].strip(" \u3000"):
        return all(map(is_body_name, split_names(who)))
    return bool(_HAN_DATE.match(text)) or text[date.end() :].lstrip()[:1] in ("", "（", "(")


def _judge(notice: list[str], first: int, hands_on: Expression) -> str:
    last = max(at for at, text in enumerate(notice[:OPENING]) if hands_on.search(text))
    before = [text for text in notice[:first] if _ITEM.match(text) or _DEMAND.search(text)]
    behind = notice[last + 1 :]
    rest = _BEHIND.split(_QUOTED.sub("", notice[last]))[-1]
    weight = sum(_weight(text, demanded=bool(_ITEM.match(text))) for text in (*before, *behind))
    asked = [clause for clause in _CLAUSE.findall(rest) if not _EFFECT.search(clause)]
    weight += sum(_weight(clause, demanded=True) // (1 if _HARD.search(clause) else 2) for clause in asked)
    items = sum(1 for text in behind if _ITEM.match(text))
    enough = LISTED if items > 1 and any(_ADDS.search(text) for text in notice[first : last + 3]) else OWN
    return "own" if weight >= enough else "only"


def _weight(sentence: str, *, demanded: bool) -> int:
    """Characters of a sentence that ask for more than set phrases do; more for what can be checked."""
    text = _QUOTED.sub("", sentence)
    if _ORGANISES.search(text) or not (demanded or _DEMAND.search(text)):
        return 0
    return sum(map(_weight_of_part, text.split("；")))


def _weight_of_part(text: str) -> int:
    if deadline := _DEADLINE.search(text):
        text = text[: max(0, text.rfind("，", 0, deadline.start()))]
    clauses = [clause for clause in _CLAUSE.findall(text) if not _FORMULA.search(clause)]
    return sum(len(clause.strip()) + (HARD if _HARD.search(clause) else 0) for clause in clauses)


def _speaks_of(sentences: list[str], inner: str) -> bool:
    """Whether a notice names what it forwards and announces something of its own, without a word of handing it on."""
    mine = re.sub(r"\W|的", "", inner)
    named = any(
        len(name) > 7 and name in mine
        for text in sentences for quoted in re.findall(r"《([^《》]+)》", text) if (name := re.sub(r"\W|的", "", quoted))
    )
    return named and any(_ADDS.search(text) for text in sentences)


def _own_deadline(sentence: str) -> bool:
    """Whether something is to be handed in by a day, other than a report on how the appeal was followed."""
    return _DEADLINE.search(sentence) is not None and _HARD.search(sentence) is not None and not _FOLLOWED.search(sentence)


def _appeals(sentences: list[str]) -> bool:
    """Whether a notice is nothing but an appeal to study and carry out what superiors said."""
    if sum(map(len, sentences)) > SHORT or not any(_APPEALS.search(text) for text in sentences):
        return False
    if any(_ISSUES.search(text) or _own_deadline(text) for text in sentences):
        return False
    rest = [text for text in sentences if not _STATES.search(text.strip())]
    return bool(rest) and sum(_weight(text, demanded=True) for text in rest) < OWN
