"""What a title says: genre, what is issued or forwarded, and by whom."""

from __future__ import annotations

import re
from functools import cache

from gongwen_lint.expressions import Expression
from gongwen_lint.named import NamedTuple
from gongwen_lint.tables import table

_SITE = Expression(r"^[【\[][^】\]]{2,40}[】\]][ \u3000:：]*", needs=("】", "]"))
"""the mark a website puts before a title it shows"""
_FORWARDED = Expression(r"^[【\[（(]?(转发|批转)[】\]）)]?[：:]?(?=[^】\]）)：:])", needs=("转发", "批转"))
"""how forums and offices mark what they pass on: 【转发】关于…, 转发：关于…"""
_NEWSPAPER = Expression(r"（(?:上接|下转)[^（）]{1,6}版）", needs=("上接", "下转"))
_TAIL = Expression(
    r"(?:[（(〔\[][^（）()]{1,40}[)）〕\]]|[》〉>”\"’。.…]|\d{6,8}$|[-—–－]{1,2}.{0,8}$)+$",
    needs=tuple("）)〕]》〉>”\"’。.…-—–－0123456789０１２３４５６７８９"),
)
"""what may stand behind the genre word: (试行), closing brackets, a dash with a part number"""
_OPEN, _CLOSE = "《〈<（(“", "》〉>）)”"
_COVER_VERBS = ("印发", "转发", "批转", "下发", "发布", "公布", "颁布", "颁发")


_PART_OF_WORD = Expression(r"[流运周翻扭好旋逆]转发|.?转发展(?!改革|和改革)", needs=("转发",))
"""流转发展, 好转发布: 转发 there belongs to two words"""
_MATTER = Expression(r"做好|开展|规范|加强|推进|深化|支持|促进|公开|限制|贯彻|落实")
"""what a 印发 or 转发 behind it is the object of: 关于规范公文转发的通知"""


class Title(NamedTuple):
    """A title taken apart."""

    text: str
    genre: str | None
    act: str | None
    """issue (印发) or forward (转发, 批转), where the title says so"""
    inner: str | None
    """title of the issued or forwarded document"""
    quoted: bool
    """whether the inner title stands in brackets of its own"""
    issuer: str
    """what stands before 关于, 印发 or 转发; empty where the title begins with the matter"""
    depth: int
    """how many 转发 and 批转 stand in the title"""


def in_marks(title: str) -> str:
    """A title as a text refers to it: in 《》, those within it as 〈〉."""
    return title if title.startswith("《") and title.endswith("》") else f"《{title.replace('《', '〈').replace('》', '〉')}》"


@cache
def genres() -> dict[str, dict[str, str]]:
    """Every known genre word with its row."""
    return {row["genre"]: row for row in table("genres")}


def is_speech(genre: str | None) -> bool:
    """Whether documents of that genre are spoken: 讲话, 发言, 致辞."""
    return genres().get(genre or "", {}).get("class") == "讲话"


def take_apart(text: str) -> Title:
    """The parts of a title given as one line."""
    bare = _NEWSPAPER.sub("", _SITE.sub("", _FORWARDED.sub(r"\1", re.sub(r"\s+", "", text))))
    if bare[:1] == "《" and bare[-1:] == "》" and bare.count("《") == bare.count("》") and "》" not in bare[1:-1].split("《")[0]:
        bare = bare[1:-1]
    act, inner, quoted, before = None, None, False, ""
    verb = _cover_verb(bare)
    if verb is not None:
        act = "forward" if bare.startswith(("转发", "批转"), verb) else "issue"
        before = bare[:verb]
        inner, quoted = _inner(bare, verb)
        if not inner:
            act = None
    issuer = before if act else _before_about(bare)
    issuer = re.sub(r"(?:关于)?(?:重新|修订|联合)?$", "", issuer)
    return Title(bare, genre_of(bare), act, inner or None, quoted, issuer, len(re.findall("转发|批转", bare)))


def genre_of(title: str) -> str | None:
    """The genre word at the end of a title, else the one its act implies: what is 印发 or 转发 is a 通知."""
    bare = re.sub(r"\s+", "", title)
    return genre_word(bare) or ("通知" if re.search(r"^[^《]{0,40}?(?:印发|转发|批转)", bare) else None)


def genre_word(title: str) -> str | None:
    """The genre word a title ends in, brackets and marks behind it skipped."""
    ends = [re.sub(r"\s+", "", title)[-120:]]
    while (shorter := _TAIL.sub("", ends[-1])) != ends[-1] and shorter:
        ends.append(shorter)
    for end in reversed(ends):
        for length in (4, 3, 2):
            if end[-length:] in genres() and len(end) >= length:
                return _canonical(end[-length:])
    for end in reversed(ends):
        if end[-1:] in ("函", "令") or (end[-1:] == "法" and not end.endswith(("方法", "做法", "想法", "说法"))):
            return _canonical(end[-1])
    return None


def _canonical(genre: str) -> str:
    return {"情况": "报告", "新政": "政策"}.get(genre, genre)


def _cover_verb(bare: str) -> int | None:
    """Where the title's own 印发 or 转发 begins: outside every bracket, and the act of the title itself."""
    if not any(verb in bare for verb in _COVER_VERBS):
        return None
    depth = 0
    for match in re.finditer(rf"[{_OPEN}]|[{_CLOSE}]|{'|'.join(_COVER_VERBS)}", bare):
        if match[0] in _OPEN:
            depth += 1
        elif match[0] in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and not _PART_OF_WORD.match(bare, max(0, match.start() - 1)):
            before = bare[: match.start()]
            about = before.endswith("关于")
            if not about and ("的" in before[-8:] or _MATTER.search(before[-14:])):
                return None
            if match[0] in ("发布", "公布", "颁布") and not bare[match.end() :].startswith(("《", "〈", "<")):
                return None
            return match.start()
    return None


def _inner(bare: str, verb: int) -> tuple[str, bool]:
    """The title of what is issued or forwarded, and whether it stands in brackets; empty where there is none."""
    rest = bare[verb + 2 :]
    for opening, closing in ("《》", "<>", "〈〉"):
        quoted = re.match(rf"(?P<head>[^{opening}]{{0,60}}?){opening}(?P<title>.+){closing}[^{closing}]*$", rest)
        if quoted and not quoted["head"].endswith("的通知"):
            return quoted["title"], True
    if unclosed := re.match(r"[^《]{0,40}《(?P<title>.+?)(?:的通知)?$", rest):
        return unclosed["title"], True
    rest = re.sub(r"[（(][^（）()]{1,12}[)）]$", "", rest)
    shorter = re.sub(r"的?(?:通知|函|通报|公告)$", "", rest)
    if not genre_word(shorter) and bare[verb : verb + 2] in ("转发", "批转"):
        return rest, False
    return shorter, False


def _before_about(bare: str) -> str:
    at = bare.find("关于")
    return bare[:at] if at > 0 and not any(mark in bare[:at] for mark in "《<〈“") else ""
