"""How large a meeting is that a notice calls: its days, hours, people and speakers, as the notice writes them."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint.expressions import Expression
from gongwen_lint.named import NamedTuple
from gongwen_lint.numerals import number

_N = r"(?<!\d)(?:\d{1,4}(?:\.5)?|[一二三四五六七八九十百千两]{1,6})"
_CALLS = Expression(
    r"(?:召开|举行|举办|参加|出席|收听收看)[^。]{0,60}(?:会议|大会|例会|工作会|推进会|部署会|动员会|现场会|调度会|交流会|"
    r"表彰会)", needs=("会",)
)
_DAYS = Expression(
    rf"(?:会期|会议时间|会议安排|时间安排|会议开)[^。，,；;月日\d]{{0,12}}?(?:(?P<half>半)\s*[天日]|(?P<days>{_N})\s*(?P<unit>天半|个半天|天|日))",
    needs=("会期", "会议", "时间安排"),
)
_RANGE = Expression(
    r"(?:会议时间|会期|时间)[^。；;\n]{0,16}?(?:(?P<month>\d{1,2})月)?(?P<from>\d{1,2})日(?:[（(][^（）()]{1,8}[)）])?"
    r"(?:上午|下午|全天|晚)?\s*(?:至|到|—|－|-|~|～|—{2})\s*(?:(?P<other>\d{1,2})月)?(?P<to>\d{1,2})日",
    needs=("日",),
)
_HOURS = Expression(rf"(?:会议|会期|时长|时间)[^。，,；;]{{0,12}}?(?P<hours>{_N}|半)\s*个?(?P<half>半)?\s*小时", needs=("小时",))
_PEOPLE = Expression(
    rf"(?:参会|与会|会议|出席|参加会议|会议规模|参加)(?:人员|人数|规模|代表)?[^。；;]{{0,24}}?(?P<people>{_N})\s*(?:余|"
    rf"多)?(?:人|名(?:代表|同志)?)", needs=("人", "名"),
)
_SPEAKERS = Expression(
    rf"(?P<many>{_N})\s*(?:个|位|名|家)?(?:单位|同志|代表|县|市|部门|企业|乡镇|人)?[^。，,；;]{{0,12}}?(?:作|做|进行)?(?:大会|典型|经验|交流|表态|书面)*(?:交流发言|典型发言|表态发言|大会发言|发言)"
    rf"|(?:交流发言|典型发言|表态发言|大会发言|发言)[^。；;]{{0,12}}?(?P<then>{_N})\s*(?:人|位|名|个单位|个)",
    needs=("发言",),
)
_GROUPS = ("分组讨论", "分组审议", "分组会议")


class Size(NamedTuple):
    """One measure of a meeting: characters ``start`` to ``end`` (exclusive) of the text, what is counted and how much of it."""

    start: int
    end: int
    measure: str
    """meeting_days, meeting_hours, meeting_people or speakers"""
    value: float


def calls_meeting(title: str) -> bool:
    """Whether a document of this title calls a meeting."""
    return _CALLS.search(title) is not None


def has_groups(text: str) -> bool:
    """Whether the meeting discusses in groups."""
    return any(word in text for word in _GROUPS)


def sizes(text: str) -> Iterator[Size]:
    """The measures that a text gives."""
    for found in _DAYS.finditer(text):
        days = 0.5 if found["half"] else _value(found["days"])
        if days is not None:
            days = {"个半天": days / 2, "天半": days + 0.5}.get(found["unit"], days)
            yield Size(*found.span(), "meeting_days", days)
    for found in _RANGE.finditer(text):
        days = _between(found["month"], found["from"], found["other"], found["to"])
        if days:
            yield Size(*found.span(), "meeting_days", days)
    for found in _HOURS.finditer(text):
        hours = 0.5 if found["hours"] == "半" else _value(found["hours"])
        if hours is not None:
            yield Size(*found.span(), "meeting_hours", hours + (0.5 if found["half"] else 0))
    for found in _PEOPLE.finditer(text):
        if (people := _value(found["people"])) is not None:
            yield Size(*found.span(), "meeting_people", people)
    for found in _SPEAKERS.finditer(text):
        if (many := _value(found["many"] or found["then"])) is not None:
            yield Size(*found.span(), "speakers", many)


def _value(text: str) -> float | None:
    return float(text) if "." in text else number(text)


def _between(month: str | None, first: str, other: str | None, last: str) -> int:
    """Days from one day to another, both included; 0 where the months do not tell."""
    if other and month != other:
        return 0
    return max(0, int(last) - int(first) + 1)
