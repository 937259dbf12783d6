"""Headings of the body: which numbers make headings, how high each stands, and where a run-in heading ends."""

from __future__ import annotations

import re

from gongwen_lint.expressions import Expression
from gongwen_lint.named import NamedTuple
from gongwen_lint.structure.labels import RANKS
from gongwen_lint.structure.pieces import Piece

LEVELS = 4
_CHAPTER = Expression(r"第[^。；，,]{1,8}?[编篇分部章节][^。；，,.…]{1,40}")
"""a chapter heading stands alone; a sentence about chapters does not count, nor an entry with dots"""
_CAPTION = Expression(r"[图表]\s*[0-9一二三四五六七八九十]")
_WORDS_ALONE = Expression(
    r"(?:序\s*言|前\s*言|引\s*言|导\s*言|结\s*语|结束语|后\s*记"
    r"|附\s*则|总\s*则)"
)
_KNOWN = (
    "指导思想", "基本原则", "总体要求", "总体思路", "总体目标", "工作目标", "主要目标", "发展目标", "目标任务", "工作原则",
    "重点任务", "主要任务", "工作任务", "重点工作",
    "主要措施", "工作措施", "保障措施", "组织保障", "组织领导", "加强组织领导", "组织实施", "工作要求", "有关要求",
    "实施步骤", "工作步骤", "进度安排", "时间安排", "责任分工",
    "职责分工", "总体安排", "实施范围", "适用范围", "申报条件", "申报要求", "申报程序", "监督检查", "附则", "具体措施",
    "工作内容", "主要内容", "活动内容",
)
"""words that are headings by themselves"""
_PUNCTUATION = "。；;！!？?"
_PAUSES = "，,"
_NESTING = ("（", "(", "1.", "1．", "1、")
"""one of which a nested number has"""
_OPENING = Expression(
    r"(?<![的和与及、把以对在为将按])(?:(?:19|20)\d{2}年|\d{1,2}月|坚持(?!不)|按照|根据|围绕"
    r"|以(?=[^\W\d]{2,20}为)|近年来|目前|当前|各级|各地|各市|各县|各有关|各单位|各部门"
    r"|各[^\W\d]{1,5}?(?=要|应|须)|全省各|全市各"
    r"|要(?!求|点|素|件|害|领|闻)"
    r"|积极(?=开展|推进|探索|引导|组织|支持|争取|配合)|充分(?=发挥|认识|利用|运用)|认真(?=学习|落实|贯彻|组织"
    r"|做好|总结)|为(?=深入|切实|进一步|全面|加强|确保|贯彻)|通过|依托|严格(?=按照|执行|落实)"
    r"|对于?(?=[^\W\d]{2,16}的)|凡|本[办规细方意]|省[^\W\d]{2,10}[厅局委])"
)
"""how sentences begin that run on behind a heading without a full stop"""
_NESTED = Expression(r"[（(][一二三四五六七八九十]{1,3}[)）]|(?<![\d.])1[.．、](?!\d)")
"""a lower number directly behind a heading"""
LOST = 34
"""a heading with its full stop is shorter than this; where the first one comes later, it was lost"""
LONGEST = 60
"""characters a heading that stands alone may have"""


class Heading(NamedTuple):
    """A heading found in one piece."""

    piece: int
    level: int
    length: int
    """characters of the piece's text that are the heading; the rest runs on behind it"""


def find_headings(pieces: list[Piece], begin: int, end: int) -> list[Heading]:
    """The headings among the pieces ``begin`` to ``end`` (exclusive), levels 1 to 4 by the order of the kinds in use."""
    labelled = [at for at in range(begin, end) if pieces[at].label and pieces[at].region == "main"]
    outlined = [
        at
        for at in range(begin, end)
        if pieces[at].layout.outline_level and pieces[at].region == "main" and len(pieces[at].text) <= LONGEST
    ]
    kinds = _kinds(pieces, labelled)
    headings: list[Heading] = []
    typed = [at for at in labelled if kinds and pieces[at].label.kind == kinds[0]]
    if len(outlined) >= 3 and not set(typed) & set(outlined):
        return _outlined(pieces, outlined)
    if not kinds:
        return _unlabelled(pieces, begin, end)
    levels = {kind: level for level, kind in enumerate(kinds, 1)}
    articled = any(pieces[at].label.kind == "article" for at in labelled)
    below_article = False
    for at in range(begin, end):
        piece, label = pieces[at], pieces[at].label
        if piece.region != "main":
            continue
        if label is None:
            if kinds[0] in ("volume", "part", "chapter") and _WORDS_ALONE.fullmatch(piece.text):
                headings.append(Heading(at, 1, len(piece.text)))
            continue
        if label.kind == "article":
            below_article = True
            continue
        if label.kind in ("volume", "part", "chapter", "section"):
            below_article = False
        level = levels.get(label.kind)
        if label.kind == "decimal" and level is not None:
            level = level + label.depth - 1
        if level is None or level > LEVELS or (articled and below_article):
            continue
        length = heading_length(piece)
        if level > 1 and not _may_head(piece, length):
            continue
        headings.append(Heading(at, level, length))
    return headings


def _kinds(pieces: list[Piece], labelled: list[int]) -> list[str]:
    """The kinds of labels that make headings here, from the highest down."""
    count: dict[str, list[int]] = {}
    for at in labelled:
        count.setdefault(pieces[at].label.kind, []).append(at)
    chapters = any(kind in count for kind in ("volume", "part", "chapter"))
    found: list[str] = []
    for kind in (*RANKS, "decimal"):
        places = count.get(kind, [])
        if kind in ("volume", "part", "chapter", "section"):
            places = [at for at in places if _CHAPTER.fullmatch(pieces[at].text)]
        if not places:
            continue
        if not found and not _heads_document(pieces, kind, places):
            continue
        if chapters and "article" in count and kind not in ("volume", "part", "chapter", "section"):
            continue
        if not chapters and "article" in count and len(count["article"]) > 3 and not found:
            continue
        found.append(kind)
    return found


def _heads_document(pieces: list[Piece], kind: str, places: list[int]) -> bool:
    """Whether the highest kind of label makes headings: chapters and 一、 always, lower kinds only with heading-like words."""
    if kind in ("volume", "part", "chapter", "section"):
        return True
    numbers = [pieces[at].label.number for at in places]
    if 1 not in numbers or len(places) < 2:
        return kind == "cjk" and 1 in numbers and len(places) == 1 and len(pieces[places[0]].text) <= 30
    if kind == "cjk":
        return True
    like = sum(_may_head(pieces[at], heading_length(pieces[at])) for at in places)
    return like >= max(2, 0.7 * len(places))


def heading_length(piece: Piece) -> int:
    """Characters of a labelled piece that are its heading.

    All of it where the heading stands alone, else up to the first full stop. In pasted texts the full stop may be lost too:
    then a heading ends behind words known as headings, or where a sentence obviously begins.
    """
    text, begin = piece.text, piece.label.end if piece.label else 0
    stop = min((at for mark in _PUNCTUATION if (at := text.find(mark, begin)) >= 0), default=None)
    known = next((begin + len(words) for words in _KNOWN if text.startswith(words, begin)), None)
    if known and text[known : known + 1] not in ("", *"。：:（(、和与及，的；"):
        return known
    near = text[begin + 2 : begin + LOST]
    nested = _NESTED.search(text, begin + 2, begin + LOST) if any(mark in near for mark in _NESTING) else None
    if nested and (stop is None or nested.start() < stop):
        return nested.start()
    if stop is None:
        colon = re.search(r"[：:]", text)
        return colon.end() if colon and colon.end() < len(text) and colon.start() <= 40 else len(text)
    if stop - begin > LOST and (start := _OPENING.search(text, begin + 4, min(stop, begin + LOST))) \
            and text[start.start() - 1] not in _PAUSES:  # behind one it is a clause of the same sentence
        return len(text[: start.start()].rstrip("，,、 "))
    return stop + (text[stop] in "？?")


def _may_head(piece: Piece, length: int) -> bool:
    """Whether the words behind a label read as a heading: short, one phrase, not a whole clause of a list."""
    words = piece.text[piece.label.end if piece.label else 0 : length]
    if not words:
        return False
    alone = length >= len(piece.text.rstrip("。；"))
    if alone and piece.text[-1] in "。；;":
        return words in _KNOWN and piece.text.endswith("。")
    if words.endswith(("：", ":")) and len(words) > 20:
        return False
    return len(words) <= (40 if alone else 34) and sum(map(words.count, "，,、")) <= (3 if alone else 2)


def _is_prose(text: str) -> bool:
    return len(text) > LONGEST or (len(text) > LONGEST // 2 and text[-1] in "。；")


def _outlined(pieces: list[Piece], places: list[int]) -> list[Heading]:
    """Headings by the file's own heading styles."""
    used = sorted({pieces[at].layout.outline_level for at in places})
    return [
        Heading(at, used.index(pieces[at].layout.outline_level) + 1, len(pieces[at].text))
        for at in places
        if used.index(pieces[at].layout.outline_level) < LEVELS
    ]


def _unlabelled(pieces: list[Piece], begin: int, end: int) -> list[Heading]:
    """Headings without numbers: short lines that stand out from the text by size or weight, the largest highest."""
    body = [pieces[at] for at in range(begin, end) if pieces[at].region == "main" and _is_prose(pieces[at].text)]
    short = [
        at
        for at in range(begin, end)
        if pieces[at].region == "main"
        and len(pieces[at].text) <= 30
        and not re.search(r"[。；，,！!]", pieces[at].text)
        and not _CAPTION.match(pieces[at].text)
    ]
    if not body:
        titled = [at for at in short if at + 1 < end and pieces[at + 1].region == "table"]
        return [Heading(at, 1, len(pieces[at].text)) for at in titled] if len(titled) >= 2 else []
    sizes = sorted(piece.layout.size or 0 for piece in body)
    usual = sizes[len(sizes) // 2]
    bold = sum(piece.layout.bold for piece in body) * 2 > len(body)
    large = [at for at in short if usual and (pieces[at].layout.size or 0) >= usual + 1.4]
    heavy = [at for at in short if pieces[at].layout.bold and not bold and at not in large]
    groups = [group for group in (large, heavy) if len(group) >= 2]
    return sorted(
        (Heading(at, level, len(pieces[at].text)) for level, group in enumerate(groups, 1) for at in group),
        key=lambda heading: heading.piece,
    )
