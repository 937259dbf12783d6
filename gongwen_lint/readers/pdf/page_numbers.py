"""The printed forms of page numbers: — 1 —, 第1页 共3页, 1/3, Ⅳ, 十二."""

from __future__ import annotations

import re
from unicodedata import normalize

from gongwen_lint.named import NamedTuple
from gongwen_lint.numerals import cjk_number

_DASHES = "-—–―‐‑−─·•∙.~～_|"
_BRACKETS = "()（）[]【】<>〈〉"
_LONGEST = 20
"""characters of a page number with all that is printed around it"""
_OF = re.compile(r"第(.+?)页(?:[，,/]?共.+页)?|共.+页[，,/]?第(.+?)页|[Pp]age(.+?)(?:of.+)?")
_ALONE = re.compile(r"(.+?)[/∕]\d+|[Pp]\.?(.+)|(.+)页")

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


class PageNumber(NamedTuple):
    """What a line that may be a page number says."""

    value: int
    bare: bool
    """nothing around the number says that it is one: it may as well be text"""


def page_number(text: str) -> PageNumber | None:
    """The page number that a line consists of; None where it is something else."""
    text = normalize("NFKC", text.replace(" ", "")) if len(text) <= 2 * _LONGEST else text
    if not text or len(text) > _LONGEST:
        return None
    inner = text.strip(_DASHES)
    if text[0] == text[-1] == "一" and text.strip("一").isdigit():
        inner = text.strip("一")  # the numeral set as a dash
    framed = inner != text and text[0] != inner[:1] and text[-1] != inner[-1:]
    match = _OF.fullmatch(inner)
    word = next(group for group in match.groups() if group) if match else inner
    value = _value(word)
    if value is not None and (framed or match):
        return PageNumber(value, False)
    if inner != text:
        return None
    match = _ALONE.fullmatch(text)
    value = _value(next(group for group in match.groups() if group) if match else text.strip(_BRACKETS))
    return None if value is None else PageNumber(value, True)


def _value(word: str) -> int | None:
    """The value of digits, Roman or Chinese numerals; None for anything else."""
    if word.isascii() and word.isdigit():
        return int(word) if len(word) <= 4 else None
    if word and len(word) <= 7 and (word.isupper() or word.islower()) and set(word.upper()) <= _ROMAN.keys():
        values = [_ROMAN[letter] for letter in word.upper()]
        return sum(-one if one < then else one for one, then in zip(values, [*values[1:], 0], strict=True))
    return cjk_number(word) if len(word) <= 5 else None
