"""J022: marks of urgency and secrecy that the text does not bear out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.document import Span
from gongwen_lint.expressions import Expression
from gongwen_lint.rules.record import Basis, Example, Hit, Option, Rule
from gongwen_lint.structure.dates import calendar_day

if TYPE_CHECKING:
    from datetime import date

    from gongwen_lint.analysis.context import Context
    from gongwen_lint.structure.outline import Block

_URGENCY = Expression(r"(?<!\w)(?:特\s*提|特\s*急|加\s*急|平\s*急|急\s*件)(?!\w)")
_SECRECY = Expression(r"(?<!\w)(?:绝\s*密|机\s*密|秘\s*密)(?!\w)")
_PUBLIC = Expression(
    r"此件(?:主动)?公开|公开(?:属性|方式|类别|形式)[：:\s]*(?:主动公开|全文公开|公开)|(?<!不)主动公开[）)]"
)
_PRESSING = Expression(
    r"立即|紧急|迅即|火速|即刻|马上|从速|限时|[当今明]日|[今明当]天|今晚|即日"
    r"|小时(?:内|以内|之内)|(?:\d|[一二两三四五六七八九十])个?(?:工作日|日|天)(?:内|以内|之内)"
    r"|应急(?:响应|处置)|险情|灾情|疫情|汛情|洪水|台风|暴雨|暴雪|寒潮|冰冻|地震|山火|抢险|抢修|突发|警报|救援|遇险|泄漏"
)
_DAY = Expression(r"(?:(20\d\d)年)?(\d{1,2})月(\d{1,2})日")
HEAD = frozenset({"masthead", "number", "signer", "other", "body", "addressee"})
FIRST = 8
"""blocks of the file in which marks stand"""
BASIS = (Basis("gansu", "三", "must"), Basis("wuwei", "3", "must"))


def check(context: Context) -> Iterator[Hit]:
    """A mark of urgency without anything urgent, and a mark of secrecy on what is public."""
    text = context.document.text
    for block, mark in _marks(context, _URGENCY):
        rest = text[:block.span.start] + text[block.span.end:]  # 紧急程度：特急 is the mark itself
        if not _PRESSING.search(rest) and not _due_soon(context, text):
            yield Hit(
                _span(block, mark), f"标了“{_bare(mark)}”，文中却没有紧急事项，也没有 {context.option('days')} 天以内的期限。",
                suggestion="不急的不标；确实急的，写明期限。",
            )
    for block, mark in _marks(context, _SECRECY):
        if public := _PUBLIC.search(text):
            yield Hit(
                _span(block, mark), f"标了密级“{_bare(mark)}”，文中又写着“{public[0].strip('（()）')}”。",
                suggestion="核定密级：能公开的去掉密级，应保密的去掉公开字样。",
            )


def _marks(context: Context, pattern: re.Pattern[str]) -> Iterator[tuple[Block, re.Match[str]]]:
    """The mark, which stands on a line of its own, or with the copy number, above the title or in the head."""
    title = context.outline.title_span
    for block in context.outline.blocks[:FIRST]:
        if title and block.span.start > title.start:
            return
        mark = pattern.search(block.text) if block.role in HEAD and len(block.text) <= 40 else None
        if mark:
            yield block, mark
            return


def _span(block: Block, mark: re.Match[str]) -> Span:
    return block.paragraph.span(block.start + mark.start(), block.start + mark.end())


def _bare(mark: re.Match[str]) -> str:
    return re.sub(r"\s", "", mark[0])


def _due_soon(context: Context, text: str) -> bool:
    """Whether a day named in the text falls within the option's days after the document's date; without a date any day may."""
    issued = calendar_day(context.outline.date)
    days = [found for match in _DAY.finditer(text) if (found := _day(match, issued))]
    if issued is None:
        return bool(days)
    return any(0 < (day - issued).days <= context.option("days") for day in days)


def _day(match: re.Match[str], issued: date | None) -> date | None:
    """The day; one without a year is the next after the document's date."""
    year = int(match[1]) if match[1] else issued.year if issued else 2000
    if issued and not match[1] and (int(match[2]), int(match[3])) < (issued.month, issued.day):
        year += 1
    return calendar_day(f"{year}-{match[2]:0>2}-{match[3]:0>2}")


HEADER = "青石县人民政府办公室文件\n青政办发〔2025〕3号\n"
MATTER = f"{HEADER}关于做好登记工作的通知\n各乡镇：\n"
SIGNED = "\n青石县人民政府办公室\n2025年3月5日"

RULES = (
    Rule(
        code="J022", name="标注失准", severity="info",
        summary="标了特急、加急却没有急事，或者给公开的文件标了密级。",
        why="发文的定密、范围、缓急必须精准，能公开的要公开，非紧急事项不得随意标注为急件。急件要有急事：写着立即、紧急、险情之类，或者期限"
            "就在成文日期后几天。看不出成文日期、文中又写了期限的，不报。",
        basis=BASIS,
        options=(Option("days", 10, "期限在成文日期后这么多天以内的算急；没有规定数字，按一周多一点取"),),
        bad=(
            Example(f"特急\n{MATTER}请于年底前完成登记。{SIGNED}", ("特急",)),
            Example(f"机密★1年\n{MATTER}请做好登记。{SIGNED}\n（此件公开发布）", ("机密",)),
        ),
        good=(
            Example(f"特急\n{HEADER}关于防御台风的通知\n各乡镇：\n请立即转移危房里的住户。{SIGNED}"),
            Example(f"加急\n{MATTER}请于3月10日前报送名单。{SIGNED}"),
            Example(f"加急\n{MATTER}请于3月31日前报送名单。\n青石县人民政府办公室\n2025年3月25日"),
            Example(f"加急\n{MATTER}请于1月5日前报送名单。\n青石县人民政府办公室\n2025年12月29日"),
            Example(f"加急\n{MATTER}请于3月2日前报送名单。\n青石县人民政府办公室\n2025年2月30日"),
            Example(f"机密★1年\n{MATTER}请做好登记。{SIGNED}"),
        ),
        check=check,
    ),
)
