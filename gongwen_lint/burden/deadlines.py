"""Deadlines for returns that leave hardly a working day after the document's own date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from gongwen_lint.analysis.sentences import Sentence
from gongwen_lint.burden.parties import OUTSIDE, parties
from gongwen_lint.burden.reach import NOTHING, reach_of
from gongwen_lint.document import Span
from gongwen_lint.expressions import Expression
from gongwen_lint.named import NamedTuple
from gongwen_lint.polarity.stances import IMPOSE, governing, stances
from gongwen_lint.structure.dates import calendar_day
from gongwen_lint.structure.outline import Outline

_DUE = Expression(
    r"(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:[（(][^（）()]{1,6}[)）])?"
    r"(?:上午|下午|中午|下班|\d{1,2}[:：时点]\d{0,2})*(?:之?前|以前)[^。；;]{0,40}?(?:报送|上报|反馈|回复|报我|报省|报市|报县|报厅|报局|报至|函复|提交|返回)",
    needs=("月",),
)
_OWN = ("将于", "将在", "将")
"""what the issuer says of its own doing"""
_WEEKEND = 5
"""Saturday, as date.weekday counts"""


class Short(NamedTuple):
    """One such deadline."""

    span: Span
    issued: str
    due: str
    days: int
    """working days after the day of issue, the day before the deadline included"""


def short_deadlines(outline: Outline, sentences: Sequence[Sentence], least: int) -> Iterator[Short]:
    """The deadlines that leave no more than ``least`` working days; none where the document's day is not known."""
    issued = calendar_day(outline.date)
    if issued is None or reach_of(outline) == NOTHING:
        return
    for sentence in sentences:
        for found in _DUE.finditer(sentence.text):
            due = calendar_day(f"{found['year'] or issued.year}-{int(found['month']):02}-{int(found['day']):02}")
            if due is None or due < issued or (days := working_days(issued, due)) > least:
                continue
            party = parties(sentence.text).asked(found.start())
            if (party and party.side == OUTSIDE) or sentence.text[:found.start()].endswith(_OWN):
                continue
            if governing(stances(sentence.text), *found.span()).stance == IMPOSE:
                yield Short(sentence.part(*found.span()), _said(issued), _said(due), days)


def working_days(issued: date, due: date) -> int:
    """Working days (Monday to Friday) from the day after ``issued`` to ``due``, that included."""
    whole, rest = divmod((due - issued).days, 7)
    return whole * 5 + sum(1 for day in range(1, rest + 1) if (issued + timedelta(day)).weekday() < _WEEKEND)


def _said(day: date) -> str:
    return f"{day.month}月{day.day}日"
