"""Dates as official documents write them: 2024年3月29日, 二〇二四年三月二十九日, 2024-03-29."""

from __future__ import annotations

import re

from gongwen_lint.structure.numerals import number

_YEAR = r"(?P<year>[12１２][0-9０-９]{3}|[一二][〇零○OＯ一二三四五六七八九]{3})"
_MONTH = r"(?P<month>1[0-2]|0?[1-9]|[０-９]{1,2}|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?P<day>3[01]|[12][0-9]|0?[1-9]|[０-９]{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_BLANK = r"[ \u3000\t]*"
FULL = re.compile(rf"{_YEAR}{_BLANK}年{_BLANK}{_MONTH}{_BLANK}月{_BLANK}{_DAY}{_BLANK}[日号]")
"""a full date in words"""
MONTH = re.compile(rf"{_YEAR}{_BLANK}年{_BLANK}{_MONTH}{_BLANK}月")
"""year and month"""
NUMERIC = re.compile(r"(?P<year>[12]\d{3})(?P<mark>[-./])(?P<month>1[0-2]|0?[1-9])(?P=mark)(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)")
"""2024-03-29, 2024.3.29"""
MONTH_DAY = re.compile(rf"{_MONTH}{_BLANK}月{_BLANK}{_DAY}{_BLANK}日")


def iso(match: re.Match[str]) -> str:
    """YYYY-MM-DD; YYYY-MM where the match has no day, MM-DD where it has no year."""
    groups = match.groupdict()
    parts = [number(groups[name]) for name in ("year", "month", "day") if groups.get(name)]
    return "-".join(f"{part:04d}" if part > 31 else f"{part:02d}" for part in parts)


def find_date(text: str) -> str | None:
    """The first date in a text, else the first year with a month."""
    for pattern in (FULL, NUMERIC, MONTH):
        if match := pattern.search(text):
            return iso(match)
    return None


def is_date(text: str) -> bool:
    """Whether a text is nothing but a date (a month without a day counts where it stands alone)."""
    bare = text.strip(" \u3000\t")
    return any(pattern.fullmatch(bare) for pattern in (FULL, NUMERIC, MONTH))
