"""X005: what a template site leaves in a text that was taken from it: its name, its address, its page furniture."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from gongwen_lint.document import FURNITURE, Document, Edit, Span
from gongwen_lint.expressions import Expression
from gongwen_lint.rules.record import Basis, Example, Hit, Rule
from gongwen_lint.tables import table

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context

_APART = 20
"""traces at most so many characters from each other are one finding"""


_SMALL = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")
"""addresses are written in either case; str.lower would change the length of some texts"""


@cache
def _marks() -> tuple[str, ...]:
    return tuple(row["mark"] for row in table("template_sites"))


_NAME = r"[^\W\d_]{0,6}"
_SITES = (
    (
        r"(?:范文|文秘|老秘|笔杆[儿子]?|公文写作|公文资源|工作总结|心得体会|讲话稿|演讲稿|述职报告)(?:写作|资源|范文|材料)?"
        r"(?:网(?![络上址站点格民信办页友])|之家|大全)",
        ("范文", "文秘", "老秘", "笔杆", "公文写作", "公文资源", "工作总结", "心得体会", "讲话稿", "演讲稿", "述职报告"),
    ),
    (
        r"(?<![a-z0-9.@-])(?:https?://)?(?:[a-z0-9-]{1,30}\.){0,4}[a-z0-9-]{0,30}(?:fanwen|wenmi|gongwen|bigan|xiezuo|wenku|zongjie)"
        r"[a-z0-9-]{0,30}(?!\.gov)(?:\.[a-z]{2,8}){1,3}(?![a-z0-9.-]*gov)",
        ("fanwen", "wenmi", "gongwen", "bigan", "xiezuo", "wenku", "zongjie"),
    ),
    (r"更多[^。！？\n]{0,12}(?:范文|公文|总结|讲话稿|心得)(?=请|尽在|可|欢迎|，请|关注|下载)", ("更多",)),
    (
        r"本文(?:由|来自|来源于|摘自|转自|出自)[^。\n]{0,12}(?:整理|收集|网[^。\n]{0,4}(?:提供|发布)|网)",
        ("本文由", "本文来", "本文摘自", "本文转自", "本文出自"),
    ),
    (r"[（(](?:精选|通用|最新|优秀|合集|热门|推荐|最新精选)\s*[0-9一二三四五六七八九十]{1,3}\s*篇[)）]", ("篇)", "篇）")),
    (r"(?:范文|篇)[一二三四五六七八九十]{1,2}[：:]", ("范文", "篇")),
    (r"内容(?:来源于|来自于?)(?:网络|互联网)", ("内容来",)),
)
"""how what a site leaves is written, each with words that such a trace holds; before the first may stand the site's name"""
_EACH = tuple(Expression(pattern, needs=needs) for pattern, needs in _SITES)
_REGULAR = Expression(
    _NAME + "|".join(pattern for pattern, _ in _SITES), needs=tuple({word: None for _, needs in _SITES for word in needs}),
)


def check(context: Context) -> Iterator[Hit]:
    """One finding for traces that stand together; what repeats in headers and footers is told once."""
    document = context.document
    whole = document.text.replace("\n", "").lower()  # a name may run over a printed line's end
    marks = [mark for mark in _marks() if mark in whole]
    if not marks and not any(trace.search(whole) for trace in _EACH):
        return
    for text, place in _pieces(document):
        for start, end, names in _together(text, marks):
            told = "、".join(f"“{name}”" for name in dict.fromkeys(names))
            yield Hit(
                place(start, end), f"留有范文网站的痕迹：{told}。",
                suggestion="删去；这一部分如果取自范文，按本单位的实际情况改写，逐个核对单位、时间和数字。",
                edits=(Edit(place(start, end)),) if _apart(text, start, end, names) else (),
            )


def _apart(text: str, start: int, end: int, names: list[str]) -> bool:
    """Whether nothing but traces stands there, in brackets or behind the last sentence: the rest stands without it."""
    if end - start > sum(map(len, names)):
        return False
    before, behind = text[:start].rstrip(), text[end:].strip()
    return text[start] in "（(" or (not behind and before.endswith(("。", "！", "？", "；", "）", ")")))


def _pieces(document: Document) -> Iterator[tuple[str, Callable[[int, int], Span]]]:
    """Each text with the way from its characters to the document: paragraphs, then different headers and footers."""
    for paragraph in document.paragraphs:
        yield paragraph.text, paragraph.span
    seen: set[str] = set()
    for line in document.lines:
        if line.region in FURNITURE and line.text not in seen:
            seen.add(line.text)
            yield line.text, lambda start, end, line=line: Span(line.start + start, line.start + end)


def _together(text: str, marks: list[str]) -> Iterator[tuple[int, int, list[str]]]:
    """Start, end (exclusive) and names of the traces in a text, neighbours joined."""
    small = text.translate(_SMALL)
    spans = [match.span() for match in _REGULAR.finditer(small)]
    for mark in marks:
        at = small.find(mark)
        while at >= 0:
            spans.append((at, at + len(mark)))
            at = small.find(mark, at + len(mark))
    joined: list[tuple[int, int, list[str]]] = []
    last = -1
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if end <= last:
            continue
        if joined and start - joined[-1][1] <= _APART:
            first, _, names = joined[-1]
            joined[-1] = (first, end, [*names, text[start:end]])
        else:
            joined.append((start, end, [text[start:end]]))
        last = end
    yield from joined


RULES = (
    Rule(
        code="X005", name="范文痕迹", severity="warning",
        summary="文稿里留有范文网站的名称、网址或网页字样。",
        why="这是从网上的范文改成的文稿，没有写本单位的实际情况；范文里的单位、时间和数字也常常跟着留下来。"
            "武威市规定防止照搬照转，要求突出针对性。网站的名称、网址和常见字样在 lexicons/template_sites.tsv；"
            "名称带“范文网”“文秘网”“公文写作网”等字的，以及“更多范文请……”“本文由……整理”“（精选5篇）”一类，按规律认。"
            "政府网站的网址和“更多信息请关注官方微信”不算。",
        basis=(Basis("wuwei", "4", "should"),),
        bad=(
            Example(
                "登记工作报告\n县政府：\n全年登记1200件。千笔文秘网www.qianbifanwen.example\n下一步改进登记台。",
                ("千笔文秘网www.qianbifanwen",), mended="登记工作报告\n县政府：\n全年登记1200件。\n下一步改进登记台。",
            ),
            Example(
                "登记工作总结（精选5篇）\n县政府：\n篇一：全年登记1200件。\n更多工作总结范文请关注本站，转载请注明。",
                ("（精选5篇）", "篇一：", "更多工作总结范文"),
                mended="登记工作总结\n县政府：\n篇一：全年登记1200件。\n更多工作总结范文请关注本站，转载请注明。",
            ),
            Example("登记工作报告\n县政府：\n全年登记1200件。\n点击下载文档", ("点击下载文档",)),
        ),
        good=(
            Example("登记工作报告\n县政府：\n登记表可在县政府网站（www.qingxi.gov.cn）下载，更多信息请关注官方微信。"),
            Example("登记工作简报\n登记表可在县政府网站点击下载。本文由青石县档案局提供。"),
            Example("关于范文管理的通知\n各科室：\n起草文件不得照搬网上的范文，公文网络传输按规定办理。"),
        ),
        check=check,
    ),
)
