"""The parts of a file: a cover notice, the document itself, its attachments; each with its head, body and tail."""

from __future__ import annotations

import re

from gongwen_lint.expressions import Expression
from gongwen_lint.named import NamedTuple
from gongwen_lint.structure.head import Head, read_head
from gongwen_lint.structure.labels import label_at
from gongwen_lint.structure.pieces import Piece
from gongwen_lint.structure.tail import Tail, is_attachment_start, last_imprint, read_tail
from gongwen_lint.structure.titles import Title, genre_of, take_apart

_HANDS_ON = Expression(
    r"(?:印发|转发|批转|下发|发布|公布|颁布|颁发|予以)(?:给你们|你们|执行|实施|，请|施行|。|,请)|现(?:予|将|印|转"
    r"|批|下)|请(?:认真|遵照|结合|贯彻)"
)
_PROMULGATES = Expression(r"《(?P<title>[^《》]{4,80})》[^。]{0,120}?(?:现予|予以|现将其)?(?:公布|发布)", needs=("公布", "发布"))
_TOC_HEAD = Expression(r"目\s*[录次]")
_TOC_ENTRY = Expression(
    r".{1,80}?(?:\.{3,}|…+|·{3,}|\s+|-{3,}"
    r"|(?<=[^\W\d]|[）)]))\s*[-—(（]?\s*\d{1,4}\s*[-—)）]?"
)


class Part(NamedTuple):
    """One document in the file: a cover notice or the document proper."""

    head: Head
    tail: Tail
    title: Title | None
    begin: int
    body_end: int


class Parts(NamedTuple):
    """How the pieces of a file divide."""

    first: Part
    """the notice, or the document where there is no cover"""
    inner: Part | None
    """the issued document, where it stands in the file"""
    cover: str | None
    attachments: int
    """index of the first piece of the attachments; the number of pieces where there are none"""
    imprint: int
    """index of the first piece of the imprint at the end of the file; the number of pieces where there is none"""
    inner_title: str | None
    toc: tuple[int, ...]


def divide(pieces: list[Piece], stated_cover: str | None = None) -> Parts:
    """Find the parts of a file."""
    toc = _toc(pieces)
    inside = set(toc)
    begin = next((at for at in range(len(pieces)) if at not in inside), 0)
    stop = len(pieces)
    head = read_head(pieces, begin)
    if toc and head.body <= toc[-1] and head.body >= toc[0] - 1:
        body = toc[-1] + 1
        again = read_head(pieces, body) if body < stop else head
        if not head.title or (again.title and again.body - body <= 12 and _repeats(pieces, head, again)):
            head = Head(
                (*head.roles, *again.roles),
                again.title or head.title,
                head.number or again.number,
                head.addressee or again.addressee,
                again.body,
            )
        else:
            head = Head(head.roles, head.title, head.number, head.addressee, body)
    title = _title(pieces, head)
    tail = read_tail(pieces, head.body, stop)
    first = Part(head, tail, title, begin, tail.body_end)
    act, inner_title = title.act if title else None, _quoted_inner(pieces, first)
    if title and title.genre == "令" and (promulgated := _promulgated(pieces, first)):
        act, inner_title = "issue", promulgated
    inner_at = _inner_start(pieces, first, inner_title or title.inner) if act else None
    if inner_at is None:
        return Parts(first, None, None, tail.end, last_imprint(pieces, tail.end), inner_title, toc)
    cover = stated_cover or act
    if cover == "forward":
        begin = tail.end if tail.date is not None else inner_at  # 附件 and a number of its own may stand before its title
        return Parts(first, None, "forward", begin, last_imprint(pieces, begin), inner_title, toc)
    inner_head = read_head(pieces, inner_at, inner_title or (title.inner if title else None))
    inner_tail = read_tail(pieces, inner_head.body, stop)
    inner = Part(inner_head, inner_tail, _title(pieces, inner_head), inner_at, inner_tail.body_end)
    end = inner_tail.end
    return Parts(first, inner, "issue", end, last_imprint(pieces, end), inner_title, toc)


def _title(pieces: list[Piece], head: Head) -> Title | None:
    text = "".join(pieces[at].text for at in head.title)
    if not text:  # an order is called by its masthead: 云川市人民政府令
        marks = (pieces[at].bare for at, role in head.roles if role == "masthead")
        text = next((mark for mark in marks if mark.endswith("令") and len(mark) > 3), "")
    return take_apart(text) if text else None


def _promulgated(pieces: list[Piece], part: Part) -> str | None:
    """What an order makes public: 《…》已经…通过，现予公布."""
    text = "".join(piece.text for piece in pieces[part.head.body : part.head.body + 3])[:400]
    found = _PROMULGATES.search(text)
    return found["title"] if found else None


def _repeats(pieces: list[Piece], head: Head, again: Head) -> bool:
    mine, other = ("".join(pieces[at].text for at in h.title) for h in (head, again))
    return bool(other) and (other in mine or mine in other)


def _toc(pieces: list[Piece]) -> tuple[int, ...]:
    """The table of contents: what the file marks as one, or entries with page numbers below 目录."""
    marked = [at for at, piece in enumerate(pieces) if piece.layout.toc]
    for at, piece in enumerate(pieces[:60]):
        if not _TOC_HEAD.fullmatch(piece.text):
            continue
        entries = at + 1
        while (
            entries < len(pieces)
            and len(pieces[entries].text) <= 90
            and (_TOC_ENTRY.fullmatch(pieces[entries].text) or pieces[entries].layout.toc)
        ):
            entries += 1
        if entries - at <= 2:
            entries = _plain_entries(pieces, at + 1)
        if entries - at > 2:
            return tuple(sorted({*marked, *range(at, entries)}))
    return tuple(marked)


def _plain_entries(pieces: list[Piece], begin: int) -> int:
    """Entries without page numbers: headings listed one after the other that come again below."""
    later = {re.sub(r"\W", "", piece.text)[:20]: at for at, piece in enumerate(pieces)}
    at = begin
    while at < len(pieces) and len(pieces[at].text) <= 60 and later.get(re.sub(r"\W", "", pieces[at].text)[:20], at) > at:
        at += 1
    return at


def _quoted_inner(pieces: list[Piece], part: Part) -> str | None:
    """The inner title as the notice quotes it; the title's own words where it does not."""
    title = part.title
    if title is None:
        return None
    if title.inner is None:
        wanted = re.search(r"征求.{0,6}《(.+?)》", title.text)
        return wanted[1] if wanted else None
    nested = re.findall(r"[<〈]([^<>〈〉]+)[>〉]", title.inner)
    if len(nested) > 1:
        return "；".join(nested)
    quoted = []
    for piece in pieces[part.head.body : min(part.tail.end, part.head.body + 4)]:
        quoted.extend(_quotations(piece.text[:1200]))
    mine = _letters(title.inner)
    best = None
    for text in quoted:
        other = _letters(text)
        if (
            len(other) >= 6
            and (
                other == mine
                or (other in mine and (len(other) * 2 >= len(mine) or text.startswith("关于")))
                or other.startswith(mine.rstrip(".…"))
                or (mine in other and len(other) < len(mine) + 12)
            )
            and (best is None or abs(len(other) - len(mine)) < abs(len(_letters(best)) - len(mine)))
        ):
            best = text
    return best or (title.inner if title.quoted else _plain_inner(title.inner))


def _quotations(text: str) -> list[str]:
    """The titles in 《》, nested ones whole."""
    found, depth, begin = [], 0, 0
    for at, char in enumerate(text):
        if char == "《":
            if depth == 0:
                begin = at + 1
            depth += 1
        elif char == "》" and depth:
            depth -= 1
            if depth == 0:
                found.append(text[begin:at])
    return found


def _letters(text: str) -> str:
    return re.sub(r"[^\w]|的|_", "", text)


def _plain_inner(inner: str) -> str:
    """An inner title that the outer one names without 《》: 民政部关于…意见 → 关于…意见."""
    about = inner.find("关于")
    if 0 < about <= 24 and genre_of(inner) and "《" not in inner and not inner.endswith(("通知", "公告")):
        return inner[about:]
    return inner


def _inner_start(pieces: list[Piece], part: Part, inner: str | None) -> int | None:
    """Where the issued or forwarded document begins behind the notice."""
    begin = part.tail.end
    if part.tail.date is None and part.title and part.title.act:
        begin = part.head.body + 1
    if begin >= len(pieces) or not inner:
        return None
    handed_on = any(_HANDS_ON.search(piece.text[-400:]) for piece in pieces[part.head.body : part.tail.end])
    if not handed_on:
        return None
    mine = _letters(re.sub(r"[（(][^（）()]*[)）]", "", inner))
    for at in range(begin, min(len(pieces), begin + 40)):
        if len(pieces[at].text) > 120 and part.tail.date is None:
            continue
        text = ""
        for behind in range(at, min(at + 4, len(pieces))):
            text += _letters(re.sub(r"[（(][^（）()]*[)）]", "", pieces[behind].text))
            if text and (
                text == mine
                or (len(text) >= 8 and mine.endswith(text) and text[:2] == "关于")
                or (mine in text and len(text) < len(mine) + 24)
            ):
                return at
            if not mine.startswith(text):
                break
    if part.tail.date is None:
        return None
    return _unnamed_inner(pieces, part, begin)


def _unnamed_inner(pieces: list[Piece], part: Part, begin: int) -> int | None:
    """A document behind the notice under another name: a title followed by text, not an attachment of its own."""
    if part.title.act == "forward" or is_attachment_start(pieces, begin):
        return None
    if sum(len(piece.text) for piece in pieces[begin:]) < 200:
        return None
    head = read_head(pieces, begin)
    text = "".join(pieces[at].text for at in head.title)
    if head.title and genre_of(text):
        return begin
    return begin if label_at(pieces[begin].text) and pieces[begin].label.number == 1 else None
