"""Who issues a document: the signature, the title, the masthead, in this order."""

from __future__ import annotations

import re

from gongwen_lint.expressions import Expression
from gongwen_lint.structure import dates
from gongwen_lint.structure.bodies import bare_name, is_body_name, level_of, split_names
from gongwen_lint.structure.parts import Part
from gongwen_lint.structure.pieces import Piece

_LEAD = Expression(
    r"([^\W\d]{2,16}?(?:大学|学院|人民政府办公厅|人民政府办公室|人民政府|委员会"
    r"|[厅局]))(?=[\w（]{4,})(?!的|关于|长)"
)
"""a body's name that a title without 关于 begins with"""


def issuers_of(pieces: list[Piece], part: Part) -> tuple[str, ...]:
    """The issuing bodies of a document, joint ones each by itself."""
    signed = [_without_date(pieces[at].text) for at in part.tail.signature]
    signed = [text for text in signed if is_body_name(text) or _has_names(text)]
    if signed:
        names: list[str] = []
        for text in signed:
            names.extend(split_names(text))
        return tuple(dict.fromkeys(name for name in names if len(name) > 1))
    if part.title and part.title.issuer and not re.search(r"等\w{0,6}部门", part.title.issuer):
        return split_names(part.title.issuer)
    if part.title and (lead := _LEAD.match(part.title.text)):
        return (lead[1],)
    for at, role in part.head.roles:
        text = bare_name(_without_date(pieces[at].text))
        if role == "masthead" and (name := re.match(r"([\w（）()]{4,40}?)(?:办?文件|公报|令)$", text)):
            return split_names(name[1])
        if role == "masthead" and is_body_name(text):
            return split_names(text)
        if role == "signature":
            below = [pieces[i].text for i, kind in part.head.roles if kind == "signature"]
            return tuple(name for text in below for name in split_names(text))
    return ()


def _has_names(text: str) -> bool:
    """Whether a line of several words names a body among them: 市长　李明 names none."""
    words = re.split(r"[\s、]+", text)
    return len(words) > 1 and any(is_body_name(word) for word in words)


def _without_date(text: str) -> str:
    date = dates.closing_date(text)
    return text[: date.start()].strip(" \u3000") if date else text


def level(issuers: tuple[str, ...]) -> str | None:
    """The level of the first issuer whose name tells it."""
    return next((found for name in issuers if (found := level_of(name))), None)
