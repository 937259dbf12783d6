"""Numbers before headings and items: 第一章, 一、, （一）, 1., （1）, ①, 1.1, and what rank they have."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gongwen_lint.structure.numerals import number

_CJK = "一二三四五六七八九十百零〇"
_NUMBER = rf"[{_CJK}]{{1,5}}|[0-9０-９]{{1,3}}"

_UNIT = "[年月日号时点分秒个名人项家次件条篇字元万亿千百倍吨米克升度级类种岁周天期届批位户亩所处台套门座只辆余多至、与和或]"
"""what follows a plain quantity; such a number is no label"""

RANKS = ("volume", "part", "chapter", "section", "cjk", "cjk_paren", "digit", "digit_paren", "circle")
"""Kinds of labels from the highest to the lowest, as GB/T 9704 and the making of rules order them."""

_PATTERNS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("volume", rf"第(?P<n>{_NUMBER})[ \u3000]*编(?![制写号])"),
        ("part", rf"第(?P<n>{_NUMBER})[ \u3000]*(?:篇|部分)(?![章幅])"),
        ("chapter", rf"第(?P<n>{_NUMBER})[ \u3000]*章(?!程)"),
        ("section", rf"第(?P<n>{_NUMBER})[ \u3000]*节(?![假日约能])"),
        ("article", rf"第(?P<n>{_NUMBER})[ \u3000]*条(?![件款例约])"),
        ("cjk_paren", rf"[（(〔][ \u3000]*(?P<n>[{_CJK}]{{1,4}})[ \u3000]*[)）〕][、.．,，]?"),
        ("cjk", rf"(?P<n>[{_CJK}]{{1,4}})[ \u3000]*[、.．](?![ \u3000]*[{_CJK}]{{1,3}}[、.．])"),
        ("decimal", rf"(?P<n>\d{{1,2}})(?:[.．]\d{{1,2}}){{1,4}}[.．、]?(?=[ \u3000\t]|(?!{_UNIT})(?:[^\W\d_]|[“《★]))"),
        ("digit_paren", r"[（(](?P<n>[0-9０-９]{1,2})[)）][、.．]?|(?P<m>\d{1,2})[)）]"),
        ("digit", r"(?P<n>[0-9０-９]{1,2})(?:[ \u3000]*[、．]|\.)(?!\d)"),
        ("decimal", r"(?P<n>\d{1,2})[ \u3000\t]+(?=(?![年月日时个名项次件万亿千百])(?:[^\W\d_]|★))"),
        ("circle", r"(?P<n>[\u2460-\u2473\u2776-\u277f\u3220-\u3229\u3280-\u3289])[、.．]?"),
    )
)
_CIRCLES = {chr(base + i): i + 1 for base, size in ((0x2460, 20), (0x2776, 10), (0x3220, 10), (0x3280, 10)) for i in range(size)}


@dataclass(frozen=True, slots=True)
class Label:
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
    while at < len(text) and text[at] in " \u3000\t":
        at += 1
    for kind, pattern in _PATTERNS:
        match = pattern.match(text, at)
        if match:
            digits = match.groupdict().get("n") or match.groupdict().get("m")
            value = _CIRCLES.get(digits) or number(digits)
            if value is None:
                continue
            end = match.end()
            while end < len(text) and text[end] in " \u3000\t":
                end += 1
            return Label(
                kind, value, end, match[0].rstrip(".．、").count(".") + match[0].count("．") + 1 if kind == "decimal" else 1
            )
    return None
