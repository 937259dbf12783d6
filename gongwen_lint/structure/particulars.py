"""What a document says of itself: title, number, issuers, addressee, date, genre and what follows from them."""

from __future__ import annotations

import re
from typing import Any

from gongwen_lint.document import Document, Span
from gongwen_lint.expressions import Expression
from gongwen_lint.settings import Stated
from gongwen_lint.structure import dates
from gongwen_lint.structure.bodies import all_open, names_one
from gongwen_lint.structure.forwarding import forwards_of
from gongwen_lint.structure.issuers import issuers_of, level
from gongwen_lint.structure.kind import kind_of
from gongwen_lint.structure.parts import Part, Parts
from gongwen_lint.structure.pieces import Piece
from gongwen_lint.structure.titles import genre_of, genres, take_apart

_SAYS_ITSELF = Expression(r"(?:现|特)?[^。；，,]{0,24}?(?P<genre>通知|通报|报告|汇报|请示|公告|通告|函告|函复|批复)如下")
_OPEN_DATE = Expression(r"[年月]\s*\d?[×XxＸ*＊_＿]")
_GENRE_SAID = {"汇报": "报告", "函告": "函", "函复": "函"}


def particulars(document: Document, found: list[Piece], parts: Parts, stated: Stated) -> dict[str, Any]:
    """The values of an outline by name; what depends on a value the user states follows the stated one.

    A title or date that a draft has left open is none; the names of issuers and addressees are told as they are written.
    """
    first = parts.first
    if stated.title:
        first = first._replace(title=take_apart(stated.title))
    title, at = first.title, first.head.title
    genre = stated.genre or (title.genre if title else None) or _genre_elsewhere(document, found, first)
    issuers = issuers_of(found, first)
    addressee = stated.addressee or first.head.addressee
    main = parts.inner or parts.first
    ending = "".join(piece.text for piece in found[max(main.head.body, main.body_end - 3) : main.body_end])[-600:]
    named = title and title.text and not all_open(title.text)
    kind, reason = kind_of(title, genre, parts.cover, parts.inner_title, ending)
    return {
        "title": title.text if named else None,
        "title_span": _between(found[at[0]], found[at[-1]]) if at and named else None,
        "number": first.head.number,
        "issuers": tuple(name for name in issuers if names_one(name)),
        "addressee": addressee,
        "date": _date(found, first, title.text if title else None),
        "genre": genre,
        "direction": _direction(genre, addressee),
        "level": level(stated.issuers or issuers),
        "kind": kind,
        "kind_reason": reason,
        "cover": parts.cover,
        "inner_title": parts.inner_title,
        "forwards": forwards_of(found, parts._replace(first=first)),
    }


def _genre_elsewhere(document: Document, found: list[Piece], part: Part) -> str | None:
    """The genre where the title names none: the masthead's (简报); without a title what the text or the file name says."""
    masthead = [genre_of(found[at].bare) for at, role in part.head.roles if role == "masthead"]
    if genre := next((genre for genre in masthead if genre), None):
        return genre
    if part.title:
        return None
    for piece in found[part.head.body : part.head.body + 2]:
        if said := _SAYS_ITSELF.search(piece.text[:300]):
            return _GENRE_SAID.get(said["genre"], said["genre"])
    return genre_of(re.sub(r"[_\d.\-]+$", "", document.name))


def _direction(genre: str | None, addressee: str | None) -> str | None:
    """down, up, level or public by the genre; an 意见 to one body alone goes up to it."""
    if genre == "意见" and addressee and not re.search(r"各|[，、,]", addressee):
        return "up"
    return genres().get(genre or "", {}).get("direction")


def _between(first: Piece, last: Piece) -> Span:
    return Span(first.paragraph.span(first.start, first.end).start, last.paragraph.span(last.start, last.end).end)


def _date(found: list[Piece], part: Part, title: str | None) -> str | None:
    """The date under the signature; else the one in the head: on a line of its own, in brackets, or in the subtitle."""
    if part.tail.date is not None:
        date = found[part.tail.date].text
        return None if _OPEN_DATE.search(date) else dates.find_date(date)
    head = [(at, role) for at, role in part.head.roles if role in ("date", "masthead", "other", "title")]
    for at, role in head:
        text = found[at].text
        if (role in ("date", "masthead") or (text[0] in "（(" and role == "other")) and (date := dates.find_date(found[at].bare)):
            return date
    year = re.match(r"\D{0,20}?((?:19|20)\d{2})年", title or "")
    for at, role in head:
        if role == "title" and at not in part.head.title and year and (day := dates.month_and_day(found[at].text)):
            return f"{year[1]}-{day}"
    return None
