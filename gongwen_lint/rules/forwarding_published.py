"""X007: forwarding, without a measure of one's own, what everybody can read already."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.analysis.places import title_place
from gongwen_lint.expressions import Expression
from gongwen_lint.rules.record import Basis, Example, Hit, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context
    from gongwen_lint.structure.outline import Outline

BASIS = (Basis("gansu", "二", "must"), Basis("wuwei", "2", "must"))
_PUBLISHED = Expression(r"此件(?:主动)?公开(?:发布)?|公开(?:属性|方式|类别|选项|形式)[:：]\s*主动公开", needs=("公开",))
_NOT_PUBLISHED = Expression(r"此件(?:不予公开|不公开|依申请公开|内部|发至)")
_STATE_COUNCIL = Expression(
    r"国务院(?:办公厅)?(?:关于|印发|批转|转发|令)|(?<!\w)国(?:办)?[发规][〔\[﹝（(【]\d{4}",
    needs=("国务院", "国发", "国办发", "国规", "国办规"),
)
"""papers of the State Council and its general office: published in its gazette unless they are telegrams or letters"""
_TELEGRAM = Expression(r"明电|内部|密电|国函|国办函")
_COUNTY = Expression(r"各县|[、（(，]县[、）)（(市区级]|县（市、区）|县级人民政府|县区人民政府|各区县|各区、县|团级|县团级")
_ADDRESSES = Expression(r"^[^。；《》]{2,160}[:：]")
_PASSES_ON = Expression(r"转发|批转|转给", needs=("转发", "批转", "转给"))
_DATE = Expression(r"(?:(?:19|20)\d{2}|[一二][〇○零九][〇○零一二三四五六七八九]{2})年.{1,3}月.{1,3}日")


def check(context: Context) -> Iterator[Hit]:
    """One finding at the title."""
    outline = context.outline
    if outline.forwards != "only":
        return
    forwarded = _forwarded(context)
    handed = next((s.text for s in context.sentences[:8] if _PASSES_ON.search(s.text)), "")
    named = f"{outline.inner_title or ''} {handed}" if handed else f"{outline.title or ''} {outline.inner_title or ''}"
    if _STATE_COUNCIL.search(re.sub(r"^.{0,30}?转发", "", named)) and not _TELEGRAM.search(named):
        message = "所转发的是国务院或国务院办公厅的文件，已经公开发布，转发时没有加措施。"
    elif _PUBLISHED.search(forwarded) and not _NOT_PUBLISHED.search(forwarded):
        message = "所转发的文件注明公开发布，转发时没有加措施。"
    elif _to_counties(outline, forwarded):
        message = "所转发的文件已经直接发到县级，转发时没有加措施。"
    else:
        return
    yield Hit(title_place(outline), message, suggestion="不再转发，请各单位直接按原件办；要补充的，只写本地的措施。", basis=BASIS)


def _forwarded(context: Context) -> str:
    """The text of the forwarded document where it stands in the file: behind the date of the notice, or alone."""
    text = context.document.text
    if not any(_PASSES_ON.search(sentence.text) for sentence in context.sentences[:8]):
        return text
    handed = _PASSES_ON.search(text, context.outline.title_span.end if context.outline.title_span else 0)
    dated = _DATE.search(text, handed.end()) if handed else None
    behind = text[dated.end():] if dated else ""
    # the notice's own mark stands right behind its date
    return re.sub(r"^\s*(?:[（(][^（）()]{0,30}[)）]\s*)+", "", behind)


def _to_counties(outline: Outline, forwarded: str) -> bool:
    """Whether the forwarded document names the counties among those it goes to."""
    for line in forwarded.split("\n")[:16]:
        addressee = _ADDRESSES.match(line.strip())
        if addressee and addressee[0].rstrip("：:") != outline.addressee and len(line.strip()) > 4:
            return _COUNTY.search(addressee[0]) is not None and addressee[0].startswith(("各", "省", "市", "县"))
    return False


STATE = "国务院关于规范登记工作的意见"
PAPER = "省档案局关于规范登记工作的通知"
HANDED = "请认真贯彻执行。\n青石县档案局\n2025年3月5日"
OWN = "并提出如下要求。\n一、各乡镇4月底前补齐2024年的登记表。\n二、县档案局5月抽查5个乡镇。\n青石县档案局\n2025年3月5日"

RULES = (
    Rule(
        code="X007", name="转发公开件", severity="info",
        summary="转发的是已经公开发布或者已经直接发到县级的文件，又没有加自己的措施。",
        why="甘肃规定公开发布或由省级直接发至县团级的文件不再转发，武威规定严禁层层转发、多头转发。原件谁都看得到，再转一遍只是多一份"
            "文件。国务院、国务院办公厅的文件（明电、函除外）在公报上公开发布；其他文件要在所附原文里看到“此件公开发布”“此件主动公开”，"
            "或者原文的主送机关里有县级，才算。提出了自己的措施的，不报；通篇照转另见 S004。",
        basis=BASIS,
        bad=(
            Example(
                f"关于转发《{STATE}》的通知\n各乡镇：\n现将《{STATE}》（国发〔2025〕3号）转发给你们，{HANDED}",
                ("关于转发《国务院",),
            ),
            Example(
                f"关于转发《{PAPER}》的通知\n各乡镇：\n现将《{PAPER}》转发给你们，{HANDED}\n"
                f"{PAPER}\n各市档案局：\n登记表当日归档。\n省档案局\n2025年2月1日\n（此件公开发布）", ("关于转发《省档案局",),
            ),
            Example(
                f"关于转发《{PAPER}》的通知\n各乡镇：\n现将《{PAPER}》转发给你们，{HANDED}\n"
                f"{PAPER}\n各市、县（市、区）档案局：\n登记表当日归档。\n省档案局\n2025年2月1日", ("关于转发《省档案局",),
            ),
        ),
        good=(
            Example(f"关于转发《{STATE}》的通知\n各乡镇：\n现将《{STATE}》（国发〔2025〕3号）转发给你们，{OWN}"),
            Example(f"关于转发《{PAPER}》的通知\n各乡镇：\n现将《{PAPER}》转发给你们，{HANDED}\n（此件公开发布）"),
            Example(
                "关于转发《国务院办公厅关于放假的通知》的通知\n各科室：\n"
                f"现将《国务院办公厅关于放假的通知》（国办发明电〔2024〕12号）转发给你们，{HANDED}",
            ),
            Example(
                f"关于转发《{PAPER}》的通知\n各乡镇：\n现将《{PAPER}》转发给你们，{HANDED}\n"
                f"{PAPER}\n各市档案局：\n为落实《{STATE}》，登记表当日归档。\n省档案局\n2025年2月1日",
            ),
        ),
        check=check,
    ),
)
