"""Numbers before headings and items: 第一章, 一、, （一）, 1., （1）, ①, 1.1, and what rank they have."""

from __future__ import annotations

import re

from gongwen_lint.expressions import Expression
from gongwen_lint.named import NamedTuple
from gongwen_lint.numerals import number

_CJK, _DIGITS = "一二三四五六七八九十百零〇", "0123456789０１２３４５６７８９"
_NUMBER = rf"[{_CJK}]{{1,5}}|\d{{1,3}}"
_BLANKS, _STOPS = " \u3000\t", ("、", ".", "．")

_UNIT = "[年月日号时点分秒个名人项家次件条篇字元万亿千百倍吨米克升度级类种岁周天期届批位户亩所处台套门座只辆余多至、与和或]"
"""what follows a plain quantity; such a number is no label"""

RANKS = ("volume", "part", "chapter", "section", "cjk", "cjk_paren", "digit", "digit_paren", "circle")
"""Kinds of labels from the highest to the lowest, as GB/T 9704 and the making of rules order them."""

_ORDINAL = Expression(rf"第\s*(?P<n>{_NUMBER})\s*(?P<unit>编|篇|部分|章|节|条)")
_UNITS = {"编": "volume", "篇": "part", "部分": "part", "章": "chapter", "节": "section", "条": "article"}
_NOT_BEHIND = {"编": "制写号", "篇": "章幅", "部分": "", "章": "程", "节": "假日约能", "条": "件款例约"}
"""characters that make another word of the unit: 第一编制, 第一条例"""
_PATTERNS = {
    "（(〔": (
        ("cjk_paren", Expression(rf"[（(〔]\s*(?P<n>[{_CJK}]{{1,4}})\s*[)）〕][、.．,，]?")),
        ("digit_paren", Expression(r"[（(](?P<n>\d{1,2})[)）][、.．]?")),
    ),
    _CJK: (("cjk", Expression(rf"(?P<n>[{_CJK}]{{1,4}})\s*[、.．](?!\s*[{_CJK}]{{1,3}}[、.．])")),),
    _DIGITS: (
        ("decimal", Expression(
            rf"(?P<n>\d{{1,2}})(?:[.．]\d{{1,2}}){{1,4}}[.．、]?(?=\s|(?!{_UNIT})[^\W\d_]|[“《★])",
            needs=tuple(dot + digit for dot in ".．" for digit in _DIGITS),
        )),
        ("digit_paren", Expression(r"(?P<n>\d{1,2})[)）]")),
        ("digit", Expression(r"(?P<n>\d{1,2})(?:\s*[、．]|\.)(?!\d)")),
        ("decimal", Expression(r"(?P<n>\d{1,2})\s+(?=(?![年月日时个名项次件万亿千百])[^\W\d_]|★)")),
    ),
}
"""what a label may be, by its first character"""
_BY_FIRST = {first: patterns for start, patterns in _PATTERNS.items() for first in start}
_CIRCLES = {chr(base + i): i + 1 for base, size in ((0x2460, 20), (0x2776, 10), (0x3220, 10), (0x3280, 10)) for i in range(size)}


class Label(NamedTuple):
    """A number at the start of a text."""

    kind: str
    """one of RANKS, or article, or decimal"""
    number: int
    end: int
    """first character after the label and the blanks behind it"""
    depth: int = 1
    """for decimal labels (1.2.3): how many numbers it has"""


def label_at(text: str, at: int = 0) -> Label | None:
    """The label that begins at ``at`` (blanks before it skipped), or None."""
    while at < len(text) and text[at] in _BLANKS:
        at += 1
    first = text[at : at + 1]
    if not first:
        return None
    if first in _CIRCLES:
        return Label("circle", _CIRCLES[first], _behind(text, at + 1 + (text[at + 1 : at + 2] in _STOPS)))
    if first == "第":
        match = _ORDINAL.match(text, at)
        if match is None or text[match.end() : match.end() + 1] in tuple(_NOT_BEHIND[match["unit"]]):
            return None
        return _label(_UNITS[match["unit"]], match, text)
    for kind, pattern in _BY_FIRST.get(first, ()):
        if match := pattern.match(text, at):
            return _label(kind, match, text)
    return None


def _label(kind: str, match: re.Match[str], text: str) -> Label | None:
    value = number(match["n"])
    depth = len(re.findall(r"\d+", match[0])) if kind == "decimal" else 1
    return None if value is None else Label(kind, value, _behind(text, match.end()), depth)


def _behind(text: str, at: int) -> int:
    while at < len(text) and text[at] in _BLANKS:
        at += 1
    return at
