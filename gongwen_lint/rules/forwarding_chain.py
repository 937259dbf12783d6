"""X006: forwarding what was itself a forwarding."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.analysis.limits import severity_under
from gongwen_lint.analysis.places import title_place
from gongwen_lint.document import Span
from gongwen_lint.expressions import Expression
from gongwen_lint.rules.record import Basis, Example, Hit, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context
    from gongwen_lint.structure.outline import Outline

_PASSES_ON = Expression(
    r"(?<!层层)(?<!多头)(?<![流运周翻扭好旋逆])(?:转发|批转)(?!展(?!改革|和改革))(?!\W?(?:文件|公文)?(?:管理|工作|制度|规定|规范|办法|要求|程序|行为))",
    needs=("转发", "批转"),
)
"""a document about forwarding (转发工作, 层层转发) forwards nothing by that; 流转发展 is two other words"""
_HANDS_ON = Expression(
    r"现[^。]{0,200}(?<!不再)(?<!不得)(?<!不予)(?:转发|批转)(?:给|各|你)", needs=("发给", "发各", "发你", "转给", "转各", "转你"),
)
_MARKS = Expression(r"\W")
BASIS = (Basis("gansu", "二", "must"), Basis("wuwei", "2", "must"))


def check(context: Context) -> Iterator[Hit]:
    """One finding: at the title, or at the sentence that hands the forwarded notice on."""
    outline = context.outline
    severity = severity_under(context.settings.profile, BASIS)
    if _depth(outline.title, outline.inner_title) > 1:
        yield Hit(title_place(outline), "要转发的文件本身就是转发件。", suggestion=ADVICE, severity=severity, basis=BASIS)
        return
    if outline.cover == "forward" and (place := _attached(outline)):
        yield Hit(place, "所附的被转发文件本身就是转发件。", suggestion=ADVICE, severity=severity, basis=BASIS)
        return
    for sentence in context.sentences[:SEARCHED]:
        if not _HANDS_ON.search(sentence.text):
            continue
        for start, end in _quoted(sentence.text):
            if _PASSES_ON.search(sentence.text, start, end):
                span = sentence.part(start, end)
                yield Hit(span, "要转发的文件本身就是转发件。", suggestion=ADVICE, severity=severity, basis=BASIS)
                return


def _depth(title: str | None, inner: str | None) -> int:
    """How many times the title forwards; the forwarded document's own title counts where the title does not repeat it."""
    title, inner = _MARKS.sub("", title or ""), _MARKS.sub("", inner or "")
    depth = len(_PASSES_ON.findall(title))
    return depth + len(_PASSES_ON.findall(inner)) if depth and inner not in title else depth


def _attached(outline: Outline) -> Span | None:
    """The title of the forwarded document in the file, where that is a forwarding itself."""
    from gongwen_lint.structure.titles import take_apart

    shown = [block for block in outline.blocks if block.part == "attachment" and block.role == "attachment"][:TITLE_LINES]
    lines = [block.text.strip() for block in shown]
    for end in range(1, len(lines) + 1):
        text = "".join(lines[:end])
        if len(text) > LONGEST or "。" in text:
            return None
        title = take_apart(text)
        if title.genre and title.act:
            return Span(shown[0].span.start, shown[end - 1].span.end) if title.act == "forward" else None
    return None


def _quoted(text: str) -> Iterator[tuple[int, int]]:
    """Start and end (exclusive) of each outermost 《…》."""
    depth = start = 0
    for at, char in enumerate(text):
        if char == "《":
            start = at if depth == 0 else start
            depth += 1
        elif char == "》" and depth:
            depth -= 1
            if depth == 0:
                yield start, at + 1


TITLE_LINES, LONGEST = 4, 160
"""lines and characters that the title of a forwarded document fills at most"""
SEARCHED = 6
"""a notice hands the document on in its first sentences"""
ADVICE = "直接转发最初的文件并写出本地的措施；原件已公开或已直接发到县级的，不再转发。"

MATTER = "省档案局关于规范登记工作的通知"
HANDED = "各乡镇：\n现转发给你们，请遵照执行。"

RULES = (
    Rule(
        code="X006", name="层层转发", severity="warning",
        summary="转发的文件本身就是转发件。",
        why="一份文件一级一级照转，到基层时内容没变，只多了几层封面。甘肃、武威规定严禁传达贯彻文件层层转发、多头转发；用这两套限数时报为"
            "错误，其他地方报为警告。转发上级的印发通知（“转发《关于印发……的通知》的通知”）"
            "只转了一次，是正常做法，不报；标题太长另见 D009。",
        basis=BASIS,
        bad=(
            Example(f"关于转发《市档案局关于转发〈{MATTER}〉的通知》的通知\n{HANDED}", ("关于转发《市档案局",)),
            Example(
                f"关于做好登记工作的通知\n各乡镇：\n现将《市档案局转发{MATTER}》转发给你们，请遵照执行。",
                ("《市档案局转发省档案局",),
            ),
            Example(f"县档案局转发市档案局转发{MATTER}\n{HANDED}", ("县档案局转发",), profile="wuwei"),
        ),
        good=(
            Example(f"关于转发《{MATTER}》的通知\n{HANDED}"),
            Example(f"关于转发《省档案局关于印发〈登记工作规范〉的通知》的通知\n{HANDED}"),
            Example(f"关于转发《关于规范公文转发工作的通知》的通知\n{HANDED}"),
            Example("关于精简发文的通知\n各乡镇：\n《关于转发文件的规定》要求，公开发布的文件不再转发给各村。"),
        ),
        check=check,
    ),
)
