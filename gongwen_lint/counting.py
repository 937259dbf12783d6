"""Counting characters as Word does (DESIGN 3)."""

from __future__ import annotations

import re

_WIDE = (
    "\u1100-\u11ff\u2018\u2019\u201c\u201d\u2014\u2015\u2026\u00b7\u2e80-\u303f\u3040-\u30ff\u3100-\u312f\u3130-\u318f"
    "\u3190-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\u2460-\u24ff\u25a0-\u25ff\u2600-\u266f\U00020000-\U0003ffff"
)
_UNIT = re.compile(f"[{_WIDE}]|[^\\s{_WIDE}]+")
_HAN = re.compile("[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def count_words(text: str) -> int:
    """字数: each Han character or full-width mark one, each unbroken run of other visible characters one, blanks none."""
    return sum(1 for _ in _UNIT.finditer(text.replace("\u3000", " ")))


def count_han(text: str) -> int:
    """汉字 alone."""
    return sum(1 for _ in _HAN.finditer(text))


def count_visible(text: str) -> int:
    """Characters without blanks."""
    return sum(not char.isspace() for char in text)
