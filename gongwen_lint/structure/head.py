"""The beginning of a document: masthead, number, signer, title, addressee, up to where the body begins."""

from __future__ import annotations

import re

from gongwen_lint.expressions import Expression
from gongwen_lint.named import NamedTuple
from gongwen_lint.structure import dates
from gongwen_lint.structure.bodies import is_body_name
from gongwen_lint.structure.document_number import number_alone
from gongwen_lint.structure.pieces import Piece, is_addressee
from gongwen_lint.structure.tail import signed_and_dated
from gongwen_lint.structure.titles import genre_of, genre_word

LONGEST = 60
"""pieces in which the body must have begun"""
LONGEST_TITLE_LINE = 200
"""characters of the longest line that can be a title, or a part of one"""

# Matched against text without blanks.
_COPY_MARK = Expression(r"(?:份号[:：]?)?[0-9０-９]{6}")
_SECRECY = Expression(
    r"(?:密级[:：]?)?(?:绝密|机密|秘密|内部资料|内部文件)(?:[★*☆].{0,10})?(?:特急|加急|平急"
    r"|特提)?(?:[（(][^）)]*[)）])?",
    needs=("绝密", "机密", "秘密", "内部资料", "内部文件"),
)
_URGENCY = Expression(r"(?:紧急程度[:：]?)?(?:特提|特急|加急|平急|急件)", needs=("特提", "特急", "加急", "平急", "急件"))
_RULE = Expression(r"[-—–─━_=＿*★☆~～·.]{3,}")
_SIGNER = Expression(r"签发人?[:：]", needs=("签发",))
_WEB = Expression(
    r"#[A-Za-z_]+[:：]|（上接.{1,4}版）|(?:发布(?:时间|日期|者|机构|单位)|(?:信息|文章)?来源|时间|索引号|主题分类|组配分类"
    r"|(?:成文|生成|公开|发文)日期|公开时间|有效性|浏览次数|阅读次数|点击数?|字号|字体|作者|责任编辑|编辑|打印|分享"
    r"|当前位置|文号|标题|发文字号|发文机关|所属分类|统一登记号|阅读|浏览)[:：\]】]",
    needs=("#", "上接", "发布", "来源", "时间", "索引号", "分类", "日期", "有效性", "浏览", "阅读", "点击", "字号", "字体",
    "作者", "编辑", "打印", "分享", "当前位置", "文号", "标题", "发文", "统一登记号"),
)
"""what websites and newspapers print around a document"""
_MASTHEAD = Expression(
    r"(?:[^\W\d]|[、（）()·]){2,60}(?:文件|令|公报|简报|信息|专报|动态|纪要|工作通讯)(?:[（(][^）)]{1,10}[)）])?",
    needs=("文件", "令", "公报", "简报", "信息", "专报", "动态", "纪要", "工作通讯"),
)
_ATTACHMENT_MARK = Expression(
    r"[^\W\d]{2}[0-9]{1,2}|附[件录表][一二三四五六七八九十0-9]{0,3}(?:-\d+)?[:：]?(?:[（(]可选[)）])?",
    needs=("附", *"0123456789"),
)
_ISSUE_NO = Expression(r"[（(]?第?[0-9一二三四五六七八九十〇]{1,4}期[)）]?(?:[（(]?总第[^）)]{1,8}期?[)）]?)?", needs=("期",))
_SALUTATION = Expression(
    r"[^。：:]{0,30}(?:同志们|代表们?|委员们?|朋友们|各位[^：:。]{0,16}|女士们|先生们|同学们|老师们|领导"
    r"|来宾)[、，,！!：: \u3000]*(?:[^。：:]{0,30}[:：！!])?",
    needs=("同志们", "代表", "委员", "朋友们", "各位", "女士们", "先生们", "同学们", "老师们", "领导", "来宾"),
)
_KEY_VALUE = Expression(r"[^：:《]{2,10}[：:].", needs=("：", ":"))
_VERSION = Expression(
    r"[（(](?:试行|暂行|草案|[^（）()]{0,8}(?:稿|版|修订|修正)|20\d\d年?(?:[-—–－~～至]{1,2})20\d\d年?)[)）]",
    needs=("试行", "暂行", "草案", "稿", "版", "修订", "修正", "20"),
)
"""a mark in brackets that belongs to the title, also on a line of its own"""
_SUBTITLE = Expression(r"[—–―─-]{1,2}[^—]", needs=tuple("—–―─-"))


class Head(NamedTuple):
    """What was found before the body."""

    roles: tuple[tuple[int, str], ...]
    """piece index → role"""
    title: tuple[int, ...]
    """indices of the pieces that make up the title, in order"""
    number: str | None
    addressee: str | None
    body: int
    """index of the first piece of the body"""


def read_head(pieces: list[Piece], begin: int, known_title: str | None = None) -> Head:
    """The head that begins at piece ``begin``; ``known_title`` is what a cover notice calls the document."""
    roles: dict[int, str] = {}
    number, addressee = None, None
    titles: list[list[int]] = [[]]
    index, number_at, date_page = begin, None, None
    keys: list[int] = []
    for index in range(begin, min(len(pieces), begin + LONGEST)):
        piece = pieces[index]
        text = piece.text
        if piece.page and date_page and piece.page > date_page:
            break
        role = _mark(piece, text, titles)
        if role is None and not any(titles) and _KEY_VALUE.match(text) and not genre_word(text) and not is_addressee(text):
            role = "other"
            keys.append(index)
        if role:
            roles[index] = role
            if role == "date":
                date_page = piece.page
            if role == "number":
                number = number or number_alone(text)
                number_at = index if number_at is None else number_at
            if role != "other" or titles[-1]:
                titles.append([])
            continue
        if is_addressee(text) and (any(titles) or number) and piece.region != "table":
            roles[index] = "addressee"
            addressee = _names(text)
            index += 1
            if (more := _second_addressee(pieces, index)) is not None:
                roles[index] = "addressee"
                addressee += "、" + _names(more)
                index += 1
            break
        wrapped = _wrapped_addressee(pieces, index) if any(titles) else None
        if wrapped:
            for at in range(index, wrapped):
                roles[at] = "addressee"
            addressee = _names("".join(pieces[at].text for at in range(index, wrapped)))
            index = wrapped
            break
        if _SALUTATION.fullmatch(text) and any(titles) and len(text) < 60:
            roles[index] = "other"
            index += 1
            break
        if _starts_body(pieces, index, titles, known_title):
            break
        if titles[-1] and _new_title(pieces, titles[-1], piece):
            titles.append([])
        titles[-1].append(index)
    else:
        index += 1
    if keys and not any(titles):  # a form without a title: its first lines are the body
        return Head((), (), None, None, keys[0])
    return _settle(pieces, begin, index, roles, [group for group in titles if group], number, number_at, addressee, known_title)


def _mark(piece: Piece, text: str, titles: list[list[int]]) -> str | None:
    """The role of a line that is a fixed mark of the head, told by its form."""
    bare = piece.bare
    if number_alone(text):
        return "number"
    if _SIGNER.match(bare):
        return "signer"
    if _COPY_MARK.fullmatch(bare) or _SECRECY.fullmatch(bare) or _URGENCY.fullmatch(bare) or _ISSUE_NO.fullmatch(bare):
        return "masthead"
    if _RULE.fullmatch(bare) or _WEB.match(bare) or _ATTACHMENT_MARK.fullmatch(bare):
        return "other"
    if titles[-1] and _VERSION.fullmatch(bare):
        return None
    if bare[0] in "（(" and bare[-1] in "）)" and any(titles) and (dates.find_date(bare) or len(bare) < 60) and "〔" not in bare:
        return "other"
    if dates.is_date(text) and any(titles):
        return "date"
    if not any(titles) and signed_and_dated(piece):
        return "masthead"
    if _MASTHEAD.fullmatch(bare) and "关于" not in bare and len(bare) <= 50 and not any(titles):
        return "masthead"
    if bare == "文件":
        return "masthead"
    if piece.layout.red and len(bare) <= 60 and not any(titles) and not genre_word(bare):
        return "masthead"
    return None


def _names(text: str) -> str:
    """An addressee line without its colon and 主送."""
    return re.sub(r"^主送(?:机关)?[:：]", "", text.strip(" \u3000\t")).rstrip("：: \u3000")


def _second_addressee(pieces: list[Piece], index: int) -> str | None:
    if index < len(pieces) and pieces[index].gap == 0 and is_addressee(pieces[index].text) and pieces[index].text[0] == "各":
        return pieces[index].text
    return None


def _wrapped_addressee(pieces: list[Piece], index: int) -> int | None:
    """The end of an addressee broken over several lines, where it begins at ``index``."""
    text = ""
    for at in range(index, min(index + 4, len(pieces))):
        text += pieces[at].text
        if pieces[at].text[-1] in "：:":
            return (
                at + 1
                if at > index and is_addressee(text) and re.match(r"各|[^\W\d]{2,20}(?:政府|部|委|厅|局|办)", text)
                else None
            )
        if pieces[at].text[-1] not in "，、,）)室局委部厅办会司县区市" or len(pieces[at].text) < 12 or genre_word(text):
            return None
    return None


def _starts_body(pieces: list[Piece], index: int, titles: list[list[int]], known_title: str | None) -> bool:
    piece, text = pieces[index], pieces[index].text
    if piece.region == "table":
        return any(titles) or len(text) > 60
    if known_title and _same(known_title, text):
        return False
    if piece.label and (any(titles) or piece.label.kind not in ("digit", "decimal")):
        return True
    so_far = "".join(pieces[at].text for at in titles[-1]) if titles[-1] else ""
    if len(text) > LONGEST_TITLE_LINE or (len(text) > 90 and not genre_word(text)):
        return True
    if text[-1] in "。；;！!" or text[-1] in "：:":
        return not (re.search(r"[》”]?的?通知[。]$", text) and not so_far)
    if _KEY_VALUE.match(text) and not genre_word(text):
        return True
    if "。" in text and len(text) > 30 and not re.search(r"[.…。]{2,}", text):
        return True
    if so_far and genre_word(so_far) and _balanced(so_far):
        if is_body_name(text) or dates.is_date(text) or _SUBTITLE.match(text) or _VERSION.fullmatch(piece.bare):
            return False
        centered = piece.layout.align == "center" or (piece.layout.size or 0) >= 18
        return not (
            centered or _wraps(pieces[titles[-1][-1]], piece) or _site_copy(so_far, text) or (genre_word(text) and len(text) < 80)
        )
    return (
        bool(so_far)
        and not genre_word(so_far + text)
        and len(so_far) > 10
        and (
            len(text) > 46
            or (piece.gap > 0 and pieces[titles[-1][-1]].layout.align == "center" and piece.layout.align != "center")
        )
    )


def _new_title(pieces: list[Piece], group: list[int], piece: Piece) -> bool:
    """Whether a line begins another title rather than going on with the one before it."""
    so_far = "".join(pieces[at].text for at in group)
    last = pieces[group[-1]]
    if re.match(r"[》〉>的]|通知|意见", piece.text) or _VERSION.fullmatch(piece.bare):
        return False
    if last.layout.size and piece.layout.size and abs(last.layout.size - piece.layout.size) >= 3 and len(so_far) > 6:
        return True
    if is_body_name(so_far) and re.match(r"关于|印发|转发|批转|[^。]{0,30}关于", piece.text):
        return False
    if not piece.gap and _wraps(last, piece):
        return False
    return bool(
        genre_word(so_far)
        and _balanced(so_far)
        and not so_far.endswith(("《", "情况"))
        and (
            is_body_name(piece.text) or _SUBTITLE.match(piece.text) or genre_word(piece.text) or "关于" in piece.text or piece.gap
        )
    )


def _wraps(last: Piece, piece: Piece) -> bool:
    """Whether a line goes on a title that filled the line before it, though that one could have ended there."""
    return (
        last.layout.align == piece.layout.align
        and last.layout.size == piece.layout.size
        and "关于" not in piece.text
        and len(piece.text) <= len(last.text) + 2
        and len(last.text) >= 12
        and not _VERSION.fullmatch(last.bare)
        and not is_body_name(piece.text)
        and not _SUBTITLE.match(piece.text)
        and genre_word(piece.text) is not None
    )


def _balanced(text: str) -> bool:
    return text.count("《") == text.count("》") and text.count("〈") == text.count("〉") and text.count("“") == text.count("”")


def _plain(text: str) -> str:
    return re.sub(r"[^\w]|[的]", "", text)


def _same(title: str, text: str) -> bool:
    mine, other = _plain(title), _plain(text)
    return (
        bool(mine)
        and len(other) >= 4
        and (mine == other or mine.startswith(other) or (mine in other and len(other) < len(mine) + 16))
    )


def _site_copy(title: str, text: str) -> bool:
    return title[0] in "【[" and len(text) > 6 and _plain(text)[:8] in _plain(title)


def _settle(
    pieces: list[Piece],
    begin: int,
    body: int,
    roles: dict[int, str],
    titles: list[list[int]],
    number: str | None,
    number_at: int | None,
    addressee: str | None,
    known_title: str | None,
) -> Head:
    """Which of the lines left over are the title, and what the others are."""
    chosen = _choose(pieces, titles, number_at, known_title)
    for group in titles:
        for index in group:
            if group is chosen or (_SUBTITLE.match(pieces[index].text) and chosen and index > chosen[-1]):
                roles[index] = "title"
            elif chosen and index < chosen[0]:
                roles[index] = "masthead" if number_at is not None and index < number_at else "other"
            else:
                roles[index] = "signature" if is_body_name(pieces[index].text) else "other"
    if chosen and not known_title and not _prominent(pieces, chosen, begin, roles):
        chosen, body = [], chosen[0]
        roles = {at: role for at, role in roles.items() if at < body}
    return Head(tuple(sorted(roles.items())), tuple(chosen), number, addressee, body)


def _prominent(pieces: list[Piece], chosen: list[int], begin: int, roles: dict[int, str]) -> bool:
    """Whether lines without a genre word look like a title: by their layout where the file has one, else by their place."""
    text = "".join(pieces[at].text for at in chosen)
    if genre_of(text):
        return True
    piece = pieces[chosen[0]]
    if piece.region == "textbox":
        return False
    if any(other.layout.align or other.layout.size for other in pieces[begin : begin + 30]):
        behind = pieces[chosen[-1] + 1].layout if chosen[-1] + 1 < len(pieces) else piece.layout
        return (
            piece.layout.align == "center"
            or (piece.layout.size or 0) > (behind.size or 0)
            or piece.layout.outline_level == 1
            or (piece.layout.bold and not behind.bold)
        )
    return chosen[0] == begin or piece.gap > 0 or any(at < chosen[0] and role == "masthead" for at, role in roles.items())


def _choose(pieces: list[Piece], titles: list[list[int]], number_at: int | None, known_title: str | None) -> list[int]:
    def text(group: list[int]) -> str:
        return "".join(pieces[at].text for at in group)

    if not titles:
        return []
    if known_title:
        for group in titles:
            if _same(known_title, text(group)):
                return group
    groups = [group for group in titles if not _SUBTITLE.match(text(group)) and not is_body_name(text(group))] or titles
    if number_at is not None:
        behind = [group for group in groups if group[0] > number_at]
        if behind and genre_of(text(behind[0])):
            return behind[0]
    named = [group for group in groups if genre_of(text(group))]
    if len(named) > 1:  # a web page gives its own short title first
        first = _plain(re.sub(r"^[【\[][^】\]]*[】\]]", "", text(named[0])))
        near = named[1:] if text(named[0])[0] in "【[" else [group for group in named[1:2] if group[0] == named[0][-1] + 1]
        fuller = [group for group in near if first in _plain(text(group))]
        if fuller:
            return fuller[0]
    if named:
        return named[0]
    sizes = [max((pieces[at].layout.size or 0) for at in group) for group in groups]
    if max(sizes) > min(sizes):
        return groups[sizes.index(max(sizes))]
    return next((group for group in groups if number_at is not None and group[0] > number_at), groups[0])
