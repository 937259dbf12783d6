"""Cutting paragraphs where parts run into each other, as they do in pasted texts that lost their line breaks."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator

from gongwen_lint.document import Document, Layout, Paragraph
from gongwen_lint.expressions import Expression
from gongwen_lint.marks import part_start
from gongwen_lint.named import NamedTuple
from gongwen_lint.structure import dates
from gongwen_lint.structure.document_number import NUMBER
from gongwen_lint.structure.labels import Label, label_at

LONG = 100
"""characters from which a paragraph may be several that lost their breaks; single headings and addressees are shorter"""

_BREAK = Expression(r"(?:[ \t]*\u3000){2,}\s*|[ \t]{4,}")
_SPACED = Expression(r"[总附序前引结]\s+[则言语]")
"""words that are printed with blanks inside"""
_BEFORE = "。；！？!?;：:）)》”\u3000 "
_INLINE = Expression(
    r"第[一二三四五六七八九十百0-9]{1,4}[章节编篇]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]"
)
_ADDRESSEE = Expression(r"[^。；！？!?：:《》]{2,400}?[：:]", needs=("：", ":"))
_FRONT = Expression(
    r"#?[ \t]*(?:title|docno|标题|文号|发文字号)[ \t]*[:：][ \t]*", needs=("title", "docno", "标题", "文号", "发文字号"),
)
"""what web pages and those who collect them put before a title or a number"""
_TITLE_ENDS = ("通知", "意见", "公告", "决定", "通报", "办法", "批复")
_TITLE_END = Expression(
    r"的(?:通知|意见|决定|通报|通告|公告|函)(?=各[^。；：:]{3,300}[：:])",
    needs=("的通知各", "的意见各", "的决定各", "的通报各", "的通告各", "的公告各", "的函各"),
)
"""a title with the addressee directly behind it"""
_FORWARDING_TITLE = Expression(
    r"(?:[【\[][^】\]]{2,40}[】\]])?[^，。；：《》]{0,40}(?:转发|批转)(?:[^，。；：《》]{0,40}《[^《》]{4,120}(?:[〈<《][^《》]{4,120}[〉>》][^《》]{0,20})?》(?:的通知)?"
    r"|[^，。；：《》]{8,120}?的(?:通知|公告|意见)(?=为|根据|按照|经|现|近|随着|各))",
    needs=("转发", "批转"),
)
"""a title at the beginning of a file that the text runs on behind"""
_WEB_TAIL = Expression(
    r"更多信息请关注|扫一扫|信息来源[:：]|文章来源[:：]|公开程序[:：]|政策解读[:：]|相关解读[:：]|附件下载"
    r"|打印本页|责任编辑[:：]",
    needs=("更多信息请关注", "扫一扫", "来源", "公开程序", "解读", "附件下载", "打印本页", "责任编辑"),
)
_SIGNATURE = Expression(
    r"[^!-'*-~。；：！？，“”《》]{1,259}(?:人民政府|办公厅|办公室|委员会|管委会|党组|厅|局|部|委|院|署"
    r"|会|办|处|科|行|中心|大学|学院|公司|集团|单位|关|社)(?:[（(]章[)）])?"
)
"""names and nothing else, the last one ending as names of bodies do"""
_NOT_CLOSING = tuple("，、,）)起前至的在—-以印召之后上下。")
"""what follows a date inside a sentence"""
_PERSON = Expression(
    r"(?!各位|尊敬)[^，、\d]{2,20}(?:书记|主席|主任|总经理|[省市县区州镇乡厅局部处科院校]长|(?<![各位])同志|领导|(?<![各位])(?:委员|代表))",
    needs=("书记", "主席", "主任", "总经理", "长", "同志", "领导", "委员", "代表"),
)
"""a leader addressed in person: a name with an office"""
_NO_ADDRESSEE = ("。", "；", "？", "?", "《", "》", "如下", "以下", "关于", "通知")
"""what stands in other lines that end in a colon"""
_KEYS = (
    "附", "抄送", "抄报", "联系", "电话", "注", "其中", "说明", "责任", "备注", "来源", "时间", "地址", "邮箱", "日期",
    "主送机关",
)
"""how other lines begin that end in a colon"""
_CALLS = (*"为是了即按应须", "同志", "同志们", "代表", "代表们")
_ADDRESSES = ("包括", "先生们", "朋友们")
_BODIES = (
    "政府", "党委", "党组", "委", "会", "局", "厅", "室", "部门", "单位", "机关", "机构", "团体", "企业", "公司", "集团",
    "学校", "大学",
    "院校", "院", "部", "办", "署", "处", "科", "股", "所", "站", "中心", "组", "行", "社", "队", "库", "关", "镇", "乡",
    "街道", "村",
    "社区", "县", "区", "市", "省", "高校", "人", "会员",
)
"""how names of bodies and of those who belong to them end"""
_EACH = Expression(r"各[^，、]{1,12}等?$", needs=("各",))


class Piece(NamedTuple):
    """A whole paragraph, or a stretch of one where several parts run into each other."""

    paragraph: Paragraph
    start: int
    end: int
    text: str
    """without the blanks at both ends"""
    bare: str
    """without any blanks"""
    layout: Layout
    region: str
    page: int | None
    """page it begins on, where the file tells"""
    gap: int
    """blank lines before it; at least 1 where it begins a page by a page break"""
    label: Label | None
    whole: bool
    """whether the piece is its whole paragraph"""


def pieces(document: Document) -> list[Piece]:
    """All pieces of a document in reading order."""
    found: list[Piece] = []
    last, before = -1, ""
    for paragraph in document.paragraphs:
        first = document.lines[paragraph.lines[0]]
        between = document.lines[last + 1 : paragraph.lines[0]] if last >= 0 else ()
        gap = sum([not line.text.strip() for line in between]) if between else 0
        last = paragraph.lines[-1]
        cuts = sorted(_cuts(paragraph.text, before)) if paragraph.region == "main" else []
        before = paragraph.text
        bounds = [0, *cuts, len(paragraph.text)]
        for start, end in itertools.pairwise(bounds):
            text = paragraph.text[start:end].strip(" \u3000\t")
            if text:
                layout = first.layout if start == 0 else Layout()
                gap_here = (gap + first.layout.new_page) if start == 0 else 0
                bare = "".join(text.split())
                found.append(
                    Piece(
                        paragraph,
                        start,
                        end,
                        text,
                        bare,
                        layout,
                        paragraph.region,
                        first.place.page,
                        gap_here,
                        label_at(text),
                        not cuts,
                    )
                )
    return found


def _cuts(text: str, before: str) -> set[int]:
    """Where a paragraph has to be cut, as offsets into its text; ``before`` is the paragraph before it."""
    if front := _FRONT.match(text):
        return {cut for cut in (front.end(), *_behind_title(text, front.end())) if cut < len(text)}
    if len(text) <= LONG:
        if "号" not in text:
            return set()
        return {cut for cut in _behind_title(text, 0) if 0 < cut < len(text)}
    cuts: set[int] = set()
    if "\u3000" in text or "\t" in text or "    " in text:
        cuts.update(match.end() for match in _BREAK.finditer(text) if not _SPACED.match(text, match.start() - 1))
    begin = len(before) if len(before) > 10 and text.startswith(before) else 0
    cuts.update((begin, *_heads(text, begin, cuts), *_labels(text), *_closings(text)))
    cuts.update(match.end() for match in _TITLE_END.finditer(text, 0, 600))
    if not before and (title := _FORWARDING_TITLE.match(text)):
        cuts.add(title.end())
    if (tail := _WEB_TAIL.search(text, max(0, len(text) - 200))) is not None:
        cuts.add(tail.start())
    return {cut for cut in cuts if 0 < cut < len(text)}


def _heads(text: str, begin: int, breaks: Iterable[int]) -> Iterator[int]:
    """Behind a 发文字号 and behind an addressee at the beginning of the text."""
    while begin < len(text) and text[begin] in " \u3000\t":
        begin += 1
    number = NUMBER.match(text, begin)
    if number and number.end() - begin < 30:
        yield number.end()
        begin = number.end()
    for cut in _behind_title(text, begin):
        yield cut
        begin = cut
    match = _ADDRESSEE.match(text, begin)
    if match and is_addressee(match[0]) and not any(begin < cut < match.end() for cut in breaks):
        yield match.end()


def _behind_title(text: str, begin: int) -> Iterator[int]:
    """Before and behind a 发文字号 that follows a title on the same line."""
    if text.find("号", begin, begin + 200) < 0:
        return
    for behind in NUMBER.finditer(text, begin, begin + 200):
        # the code of the body is Han too: the title ends with the last of these words
        code = behind["code"]
        start = max((behind.start() + code.rfind(end) + len(end) for end in _TITLE_ENDS if end in code), default=-1)
        if start < 0 and behind.start() > begin and text[behind.start() - 1] in "》）)":
            start = behind.start()
        if start > begin and not re.search(r"[。，,；]", text[begin:start]):
            yield start
            yield behind.end()
        return


def _labels(text: str) -> Iterator[int]:
    """Before headings that run on from the sentence before them: 。一、 or 。（二）, counted up from the last of their kind."""
    last: dict[str, int] = {}
    for match in _INLINE.finditer(text):
        at = match.start()
        label = label_at(text, at)
        if label is None or label.kind not in ("volume", "part", "chapter", "section", "cjk", "cjk_paren"):
            continue
        before = text[at - 1] if at else "。"
        expected = label.number == last.get(label.kind, 0) + 1 or label.number == 1
        fresh = before in _BEFORE or (label.kind != "cjk_paren" and expected and label.number > 1 and before not in "第（(、")
        if label.kind == "cjk_paren" and before not in _BEFORE:
            fresh = expected = _follows_heading(text, at)
        if fresh and expected:
            last[label.kind] = label.number
            if label.kind != "cjk_paren":
                last.pop("cjk_paren", None)
            if at:
                yield at


def _follows_heading(text: str, at: int) -> bool:
    """Whether （一） stands directly behind a short heading: 三、保障措施（一）…"""
    earliest = max(0, at - 41)
    begin = part_start(text, "。；！？", at, earliest)
    if begin == earliest > 0:
        return False
    return label_at(text, begin) is not None


def _closings(text: str) -> Iterator[int]:
    """Before the signature, before the date and behind it, where a date closes a text."""
    for date in dates.full_dates(text):
        begin = max(0, date.start() - 260)
        stop = max(text.rfind(mark, begin, date.start()) for mark in "。！；：")
        if stop < 0 or text[date.end() : date.end() + 1] in _NOT_CLOSING:
            continue
        who = text[stop + 1 : date.start()].strip(" \u3000")
        if "）" in who[:-4] and not _SIGNATURE.fullmatch(who):
            stop += who.rfind("）", 0, -4) + 1
            who = text[stop + 1 : date.start()].strip(" \u3000")
        if not (_SIGNATURE.fullmatch(who) if who else len(text) - date.end() <= 40):
            continue
        if who:
            yield stop + 1
        yield date.start()
        yield date.end()


def is_addressee(text: str) -> bool:
    """Whether a line ending in a colon names the bodies a document goes to."""
    if not text.rstrip().endswith(("：", ":")):
        return False
    bare = "".join(text.split())
    if len(bare) < 3 or len(bare) > 420 or any(sign in bare for sign in _NO_ADDRESSEE):
        return False
    bare = bare[:-1]
    if (bare[0] in "[［【" and "主送" in bare) or not bare.strip("_＿×"):
        return True
    if label_at(bare) or bare.startswith(_KEYS) or bare.endswith(_CALLS) or any(word in bare for word in _ADDRESSES):
        return False
    if _PERSON.fullmatch(bare):
        return True
    plain = re.sub(r"[（(][^（）()]*[)）]", "", bare)
    return plain.removesuffix("等").endswith(_BODIES) or _EACH.search(plain) is not None
