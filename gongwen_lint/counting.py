"""Counting characters as Word does (DESIGN 3)."""

from __future__ import annotations

import re

_BLANK = "\\s\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff"
"""Blanks, and what takes no room: soft hyphens, joiners, direction marks, variation selectors."""
_WIDE = (
    # CJK scripts, their marks, full-width forms
    "\u1100-\u11ff\u2e80-\u303f\u3040-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe6f\uff00-\uffef"
    "\U00020000-\U0003ffff"
    # marks of ambiguous width, which a Chinese font sets full-width: “ ” ‘ ’ — … · § ° ± × ÷ ‰ ′ ※ ℃ № Ⅰ → ≤ ① ─ ■ ★
    "\u00a7\u00b0\u00b1\u00b7\u00d7\u00f7\u2014-\u2016\u2018-\u201f\u2020-\u2027\u2030-\u203b\u2103\u2109\u2116\u2160-\u217f"
    "\u2190-\u23ff\u2460-\u27bf\u2b00-\u2bff"
)
_RUN = re.compile(f"[^{_BLANK}{_WIDE}]+")
_NOTHING = re.compile(f"[{_BLANK}]+")
_JOINERS = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_HAN = re.compile("[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")


def count_words(text: str) -> int:
    """字数: each Han character or full-width mark one, each unbroken run of other visible characters one, blanks none."""
    if _JOINERS.search(text):  # invisible: a soft hyphen does not end the word it stands in
        text = _JOINERS.sub("", text)
    runs = _RUN.findall(text)
    return count_visible(text) - sum(map(len, runs)) + len(runs)


def count_han(text: str) -> int:
    """汉字 alone."""
    return sum(map(len, _HAN.findall(text)))


def count_visible(text: str) -> int:
    """Characters without blanks."""
    return len(_NOTHING.sub("", text))


def width(text: str) -> float:
    """Room on the line, in full-width characters: runs of Latin letters, digits and blanks take half each."""
    narrow = sum(map(len, _RUN.findall(text))) + text.count(" ")
    return len(text) - narrow / 2
