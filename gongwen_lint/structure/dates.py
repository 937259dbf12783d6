"""Dates as official documents write them: 2024年3月29日, 二〇二四年三月二十九日, 2024-03-29."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.expressions import Expression
from gongwen_lint.numerals import number

if TYPE_CHECKING:
    from datetime import date

_WRITTEN = Expression(
    r"(?<!\d)(?P<year>\d{4}|[一二][〇零○OＯ一二三四五六七八九]{3})\s*年\s*(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})\s*月"
    r"(?:\s*(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s*[日号])?"
)
_NUMERIC = Expression(r"(?<!\d)(?P<year>[12]\d{3})(?P<mark>[-./])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)")
_MONTH_DAY = Expression(r"(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日")


def full_dates(text: str) -> Iterator[re.Match[str]]:
    """The dates in words with year, month and day, in order."""
    found = _WRITTEN.finditer(text) if "年" in text else ()
    return (match for match in found if match["day"] and _iso(match))


def closing_date(text: str) -> re.Match[str] | None:
    """The full date that a text ends in."""
    if not text.endswith(("日", "号")):
        return None
    return next((match for match in full_dates(text) if match.end() == len(text)), None)


def find_date(text: str) -> str | None:
    """YYYY-MM-DD of the first full date in a text, else YYYY-MM of the first year with a month.

    A slip of the pen (2025年2月30日) stands where a date stands, but names no day.
    """
    written = [value for match in _WRITTEN.finditer(text) if (value := _iso(match)) and _on_calendar(value)]
    full = next((value for value in written if len(value) == 10), None)
    found = (value for match in _NUMERIC.finditer(text) if (value := _iso(match)) and _on_calendar(value))
    numeric = None if full else next(found, None)
    return full or numeric or (written[0] if written else None)


def month_and_day(text: str) -> str | None:
    """MM-DD of the first day in a text that names no year."""
    return next((value for match in _MONTH_DAY.finditer(text) if (value := _iso(match))), None)


def is_date(text: str) -> bool:
    """Whether a text is nothing but a date (a month without a day counts where it stands alone)."""
    bare = text.strip(" \u3000\t")
    if not bare or (bare[-1] not in "月日号" and not bare[-1].isdecimal()):
        return False
    return any((match := pattern.fullmatch(bare)) and _iso(match) for pattern in (_WRITTEN, _NUMERIC))


def calendar_day(text: str | None) -> date | None:
    """The day that YYYY-MM-DD names; None for a month without a day, and for a day that no calendar has."""
    from datetime import date  # few documents are asked for one

    try:
        return date.fromisoformat(text) if text and len(text) == 10 else None
    except ValueError:
        return None


def _iso(match: re.Match[str]) -> str | None:
    """The parts of a date joined as ISO 8601 joins them; None where it is no date at all."""
    groups = match.groupdict()
    year, month, day = (number(groups[name]) if groups.get(name) else None for name in ("year", "month", "day"))
    if year is not None and not 1900 <= year < 2200:
        return None
    if not month or month > 12 or (day is not None and not 1 <= day <= 31):
        return None
    return "-".join(f"{part:02d}" for part in (year, month, day) if part is not None)


def _on_calendar(value: str) -> bool:
    """Whether YYYY-MM-DD is a day that there was or will be; YYYY-MM always is."""
    year, month, day = (*map(int, value.split("-")), 1)[:3]
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return day <= (28 + leap if month == 2 else 31 - (month in (4, 6, 9, 11)))
