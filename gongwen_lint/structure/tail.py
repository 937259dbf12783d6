"""The end of a document: attachment note, signature, date, notes, imprint, and where attachments begin."""

from __future__ import annotations

import re

from gongwen_lint.expressions import Expression
from gongwen_lint.named import NamedTuple
from gongwen_lint.structure import dates
from gongwen_lint.structure.bodies import is_body_name
from gongwen_lint.structure.pieces import Piece

# Patterns are matched against text without blanks.
_MARK = r"附[件表录][一二三四五六七八九十0-9]{0,3}(?:-\d+)?[:：]?(?:[（(][^）)]{1,6}[)）])?"
_ATTACHMENT_ALONE = Expression(_MARK, needs=("附",))
_ATTACHMENT = Expression(rf"{_MARK}.{{0,60}}", needs=("附",))
_ATTACHMENT_NOTE = Expression(r"附[件表]?[一二三四五六七八九十0-9]{0,3}[:：.．、]\S|附件[:：]?$|附[:：]$", needs=("附",))
_NOTE = Expression(
    r"[（(](?:[此本][件文]|联系人|信息公开|公开|主动公开|依申请公开|不予公开|发至|传达到|[^）)]{0,12}(?:公开|联系人|删减))"
    r"[^）)]{0,120}[)）]?$",
    needs=("公开", "联系人", "删减", "发至", "传达到", "此件", "本件", "此文", "本文"),
)
_CONTACT = Expression(
    r"(?:联系(?:人|单位|部门|电话|方式)|电话|传真|(?:电子)?邮箱|咨询电话|通讯地址)[^。]{0,8}[:：]",
    needs=("联系", "电话", "传真", "邮箱", "通讯地址"),
)
_PRESENT = Expression(
    r"(?:出席|列席|请假|缺席|参加人员|主持人?|记录人?)[^。：:]{0,4}[:：]",
    needs=("出席", "列席", "请假", "缺席", "参加人员", "主持", "记录"),
)
"""who took part, at the end of 纪要"""
_IMPRINT = Expression(
    r"(?:抄送|抄报|主送|分送|报送|发送|[报送发])[:：]|(?:信息)?公开(?:属性|方式|形式|选项)[:：]|主题词[:：]"
    r"|(?:校对|打字|校核|核稿|编辑|责任编辑)[:：]|[（(]?共印[0-9]+份|(?:主动|依申请|不予)公开$",
    needs=("抄送", "抄报", "主送", "分送", "报送", "发送", "报：", "报:", "送：", "送:", "发：", "发:", "公开", "主题词",
    "校对", "打字", "校核", "核稿", "编辑", "共印"),
)
_PRINTED = ("印发", "印制", "录入", "印")
_WEB = Expression(
    r"(?:更多信息请关注|扫一扫|信息来源|文章来源|来源[:：]|政策解读[:：]|相关链接|相关解读|附件下载|点击下载"
    r"|责任编辑|关闭窗口|打印本页|【?打印】?|上一篇|下一篇|分享到|返回顶部|公开程序|责任部门|https?://)",
    needs=("更多信息", "扫一扫", "来源", "政策解读", "相关", "下载", "责任", "关闭窗口", "打印", "一篇", "分享到", "返回顶部",
    "公开程序", "http"),
)
_PLACEHOLDER_DATE = Expression(
    r"[\[［【〔]?(?:成文|印发)?日期[\]］】〕]|(?:20)?[×xX*＊_\d]{0,4}年[×xX*＊_\d]{0,4}月[×xX*＊_\d]{0,4}日",
    needs=("日",),
)
_LONGEST_DATE = 20
"""characters that a date with something left open has at most"""
_SEAL = Expression(r"[〔（(\[【].{0,12}章[)）〕\]】]", needs=("章",))
_PERSON = Expression(r"(?:代|副)?[省市县区乡镇州]长[ \u3000]+[^\W\d][^\W\d \u3000·]{0,3}(?:[ \u3000]{1,4}[^\W\d])?")
"""who signs a 令 or a 议案: 市长 李明"""
_SENTENCE = Expression(r"[。；！!;]")

_MARKS = "。；：:;！!"


class Tail(NamedTuple):
    """What was found behind the body."""

    roles: tuple[tuple[int, str], ...]
    """piece index → role, for pieces ``body_end`` and after that belong to the tail, and notes inside the last lines"""
    body_end: int
    """index after the last piece of the body"""
    end: int
    """index after the last piece of the tail: attachments or an inner document begin there"""
    date: int | None
    """index of the piece with the date"""
    signature: tuple[int, ...]


def read_tail(pieces: list[Piece], begin: int, stop: int) -> Tail:
    """The end of the document whose body begins at ``begin``; nothing from ``stop`` on belongs to it."""
    date = _closing_date(pieces, begin, stop)
    if date is not None:
        return _signed(pieces, begin, stop, date)
    return _unsigned(pieces, begin, stop)


def is_attachment_start(pieces: list[Piece], index: int) -> bool:
    """Whether an attachment begins at a piece: 附件1 alone on its line, or with its title at the top of a page."""
    piece = pieces[index]
    if not piece.whole and piece.start:
        return False
    if _ATTACHMENT_ALONE.fullmatch(piece.bare):
        following = pieces[index + 1].text if index + 1 < len(pieces) else ""
        return not re.match(r"[1１一][.．、]", following) or piece.layout.new_page
    return bool(piece.layout.new_page and _ATTACHMENT.fullmatch(piece.bare) and not _SENTENCE.search(piece.text))


def _closing_date(pieces: list[Piece], begin: int, stop: int) -> int | None:
    """The first line that is a date and closes the document, with who signs before it or the end behind it."""
    for index in range(begin, stop):
        piece = pieces[index]
        if piece.region == "table":
            continue
        if signed_and_dated(piece):
            return index
        if not (dates.is_date(piece.text) or (len(piece.bare) <= _LONGEST_DATE and _PLACEHOLDER_DATE.fullmatch(piece.bare))):
            continue
        before = pieces[index - 1].text if index > begin else ""
        signed = index > begin and (is_body_name(before) or _PERSON.fullmatch(before) is not None)
        right = piece.layout.align == "right" or (piece.layout.indent or 0) > 8
        if (
            right
            or signed
            or index + 1 >= stop
            or piece.gap
            or before[-1:] in "。）)"
            or _is_end(pieces, index + 1)
        ):
            return index
    return None


def signed_and_dated(piece: Piece) -> bool:
    """Whether a body and a date stand on one line and nothing else."""
    date = dates.closing_date(piece.text) if len(piece.text) < 90 else None
    return date is not None and is_body_name(piece.text[: date.start()])


def _is_end(pieces: list[Piece], index: int) -> bool:
    text = pieces[index].bare
    return bool(_NOTE.match(text) or _IMPRINT.match(text) or _ATTACHMENT_ALONE.fullmatch(text) or _WEB.search(text))


def _signed(pieces: list[Piece], begin: int, stop: int, date: int) -> Tail:
    roles: dict[int, str] = {date: "date"}
    index, signature = date - 1, []
    if signed_and_dated(pieces[date]):
        roles[date] = "signature"
        signature.append(date)
    while index >= begin and date - index <= 24 and _may_sign(pieces[index]):
        roles[index] = "signature"
        signature.append(index)
        index -= 1
    body_end = _before_signature(pieces, begin, index + 1, roles)
    end = _after_date(pieces, date + 1, stop, roles)
    return Tail(tuple(sorted(roles.items())), body_end, end, date, tuple(reversed(signature)))


def _may_sign(piece: Piece) -> bool:
    text = piece.text
    if len(text) > 64 or piece.label or piece.region == "table" or text.startswith("附") or any(mark in text for mark in _MARKS):
        return False
    if is_body_name(text) or re.fullmatch(r"[xX×*＊_]{3,}", text):
        return True
    if _SEAL.fullmatch(text):
        return True
    bodies = [part for part in re.split(r"[ \u3000、]+", text) if part]
    if len(bodies) > 1 and all(is_body_name(part) or len(part) <= 4 for part in bodies):
        return True
    right = piece.layout.align == "right" or (piece.layout.indent or 0) > 8
    return right and len(text) <= 30


def _before_signature(pieces: list[Piece], begin: int, index: int, roles: dict[int, str]) -> int:
    """Attachment notes, contacts and notes between the body and the signature."""
    while index > begin and (
        (_CONTACT.match(pieces[index - 1].bare) and len(pieces[index - 1].text) < 80) or _notes(pieces[index - 1])
    ):
        index -= 1
        roles[index] = "note"
    for start in range(max(begin, index - 40), index):
        if _ATTACHMENT_NOTE.match(pieces[start].bare) and all(_may_be_noted(pieces[at]) for at in range(start, index)):
            roles.update((at, "attachment_note") for at in range(start, index))
            return start
    return index


def _notes(piece: Piece) -> bool:
    return bool((_NOTE.match(piece.bare) and len(piece.bare) < 160) or _PRESENT.match(piece.bare))


def _may_be_noted(piece: Piece) -> bool:
    """Whether a line may be an entry of the attachment note: a title, numbered or not, never a sentence."""
    return (
        len(piece.text) <= 90
        and not _SENTENCE.search(piece.text.rstrip("。；"))
        and piece.region != "table"
        and (piece.label is None or piece.label.kind in ("digit", "circle", "digit_paren", "decimal"))
    )


def _after_date(pieces: list[Piece], index: int, stop: int, roles: dict[int, str]) -> int:
    """Notes, a late attachment note and the imprint behind the date; returns where something else begins."""
    while index < stop:
        text = pieces[index].bare
        if _NOTE.match(text) or _CONTACT.match(text):
            roles[index] = "note"
        elif _is_imprint(pieces, index) or (index > 0 and roles.get(index - 1) == "imprint" and _goes_on(pieces, index)):
            roles[index] = "imprint"
        elif _SEAL.fullmatch(text):
            roles[index] = "signature"
        elif (
            _ATTACHMENT_NOTE.match(text)
            and not is_attachment_start(pieces, index)
            and index + 1 <= stop
            and _listed(pieces, index, stop)
        ) or (
            roles.get(index - 1) == "attachment_note"
            and pieces[index].label
            and pieces[index].label.kind == "digit"
            and len(text) < 90
        ):
            roles[index] = "attachment_note"
        elif _WEB.search(text) and len(text) < 120:
            roles[index] = "other"
        elif re.fullmatch(r"[-—–─━_=\s]{3,}", text):
            roles[index] = "imprint"
        else:
            return index
        index += 1
    return index


def _listed(pieces: list[Piece], index: int, stop: int) -> bool:
    """Whether 附件：… behind the date only names attachments: on one line with the name, not the mark above their text."""
    return not _ATTACHMENT_ALONE.fullmatch(pieces[index].bare) or index + 1 == stop


def last_imprint(pieces: list[Piece], begin: int) -> int:
    """Where the imprint at the very end of the file begins, behind the attachments; the number of pieces without one."""
    at = len(pieces)
    for index in range(len(pieces) - 1, max(begin, len(pieces) - 12) - 1, -1):
        if _is_imprint(pieces, index):
            at = index
    return at


def _is_imprint(pieces: list[Piece], index: int) -> bool:
    text = pieces[index].bare
    if pieces[index].label or len(text) > 300:
        return False
    return bool(_IMPRINT.match(text) or (text.endswith(_PRINTED) and dates.find_date(text) and len(text) < 80))


def _goes_on(pieces: list[Piece], index: int) -> bool:
    """Whether a line goes on the imprint line before it: a list of bodies, or the printing line broken in two."""
    text = pieces[index].text
    before = pieces[index - 1].text
    return (
        (before[-1] in "，、,;；" and len(text) < 200)
        or (is_body_name(text) and index + 1 < len(pieces) and dates.find_date(pieces[index + 1].text) is not None)
        or bool(dates.find_date(text) and text.endswith(_PRINTED))
    )


def _unsigned(pieces: list[Piece], begin: int, stop: int) -> Tail:
    """No date: the body ends where an attachment, an imprint, a note or a website's own lines begin, or with the text."""
    roles: dict[int, str] = {}
    end = stop
    for index in range(begin + 1, stop):
        if is_attachment_start(pieces, index) and index > begin + 1:
            end = index
            break
    body_end = end
    while body_end > begin + 1:
        text = pieces[body_end - 1].bare
        if _is_imprint(pieces, body_end - 1):
            roles[body_end - 1] = "imprint"
        elif _notes(pieces[body_end - 1]) or (_CONTACT.match(text) and len(text) < 60):
            roles[body_end - 1] = "note"
        elif _WEB.match(text) and len(text) < 120:
            roles[body_end - 1] = "other"
        elif _signs_undated(pieces, body_end - 1, begin):
            roles[body_end - 1] = "signature"
        else:
            break
        body_end -= 1
    signature = tuple(at for at, role in sorted(roles.items()) if role == "signature")
    body_end = _before_signature(pieces, begin + 1, body_end, roles)
    if end < stop and re.match(r"附件[:：]?$", pieces[end].bare) and _is_note_list(pieces, end, stop):
        roles.update((at, "attachment_note") for at in range(end, stop))
        end = stop
    return Tail(tuple(sorted(roles.items())), body_end, end, None, signature)


def _is_note_list(pieces: list[Piece], begin: int, stop: int) -> bool:
    return stop - begin <= 20 and all(_may_be_noted(pieces[at]) for at in range(begin + 1, stop))


def _signs_undated(pieces: list[Piece], index: int, begin: int) -> bool:
    piece = pieces[index]
    if not is_body_name(piece.text) or piece.label or index <= begin or len(piece.text) > 40:
        return False
    placed = piece.layout.align == "right" or (piece.layout.indent or 0) > 8 or piece.gap > 0
    return placed or pieces[index - 1].text[-1] in "。！"
