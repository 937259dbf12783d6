"""Results that a text claims, and whether it gives a figure or a fact for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from gongwen_lint.analysis.phrases import PhraseIndex
from gongwen_lint.analysis.sentences import Sentence
from gongwen_lint.document import Span
from gongwen_lint.expressions import Expression
from gongwen_lint.lexicons import protected_terms
from gongwen_lint.named import NamedTuple
from gongwen_lint.structure.outline import Block, Outline, Section
from gongwen_lint.tables import table
from gongwen_lint.words import segmenter

OVERVIEW = 2
"""sentences with figures in the sections below that bear out a claim made for all of them"""

LONGEST = 40
"""characters of a claim that are quoted"""
WHOLE = 5
"""the same for a claim made before the first heading, for all of the report"""
_FIGURE = Expression(
    r"(?<![\d第〔\[.])\d+(?:[.,]\d+)*[多余几]?\s?(?:%|％|‰|℃|(?!周年|个?工作日|人大|[\d.,年月日号条款章节届时分])\w)"
    r"|百分之|[两三四五六七八九十百千][多余几]?(?:个(?!意识|自信|全面|维护|确立|方面|面向|聚焦|服务|必须|着力|结合)"
    r"|项(?!规定|制度)|次(?!全会|会议|党代会)|[件人名户家批期场篇所份倍成座处台套吨亩])"
    r"|翻[一两]番|首[家创]|[全国省市]首[个批次]|第一[名位]|[位名]列|排名第|全覆盖|清零"
)
_AWAITED = Expression(
    r"[*＊×]{1,4}[多余]?(?:%|％|[万亿千百]?[个项件次人名户家批期场篇所份倍成座处台套吨亩条元])|[×X_]{2,}",
    needs=("*", "＊", "×", "X", "_"),
)
"""a figure still to be filled in"""
_HONOUR = Expression(
    r"\d{1,2}月(?:\d{1,2}日|份|底)?|荣获|获评|被[评授确认列]|通报表[扬彰]|受到[^，。]{2,20}表彰|典型案例"
    r"|(?:主办|举办|承办|召开|出席)[^，。；]{2,30}(?:会议|峰会|大会|论坛|博览会|洽谈会|比赛|竞赛|培训班|现场会)"
    r"|“[^“”]{2,20}”(?:平台|系统|专栏|工程|专项|行动|模式|项目|机制|工作法|应用|窗口)"
)
"""a date, an award, an event or a project with a name"""
_DONE = Expression(
    r"(?:制定|制订|印发|出台|建成|建立|开通|上线|开发|研发|设立|成立|组建|修订|举办|召开|编印|编制|编写|开设|配备|配齐|搭建|签订|清退|取消"
    r"|查处|办结|增加|新增|减少|压减|完善)(?:了[^，。；]{4,}|[^，。；]{0,10}《)"
)
"""something done that can be looked up; bears out a claim of its own sentence or the next"""
_GOAL = Expression(
    r"力[争促求]|争取|努力|确保(?!了)|务求|以求|以期|希望|期望|预计|有望|为目标|目标是|旨在|争创|必须|须"
    r"|(?<![适相效反供响对])应(?!急|用|对)|(?<![重主首紧简概纪摘扼只])要(?!求|素|点|闻)|将(?!.{0,12}了)|(?<![供必急刚内])需(?!求)"
    r"|(?:认真|切实|尽快|早日)$|有待|尚|没有|未(?!来)|不[够足]|难以|如何|是否"
)
"""in the clause of a claim: a goal, a wish, a demand or a denial"""
_AHEAD = Expression(
    r"^\W*(?:[一二三四五六七八九十]是)?(?:下一?步|今后|接下来|明年|新的一年|到\d{4}年|到“?十|要|请|希望|各[^，。]{1,12}[要应须]|今年[^，。]{0,6}[要将])"
)
"""how sentences on what is to come begin"""
_CONCEDED = Expression(r"虽|尽管")
_BUT = Expression(r"(?:但|然而|不过)[^。]{0,60}(?:存在|不足|问题|差距|短板|薄弱|有待|困难|不够)", needs=("但", "然而", "不过"))
_OF_A_NOUN = Expression(r"^[^，。；]{0,16}的(?!$|[，。；])")
"""成效显著的单位: a condition, not a claim"""
_CLAUSE = Expression(r"[，,；;：:。]")


class Claim(NamedTuple):
    """A claim of success for which nothing nearby gives evidence."""

    sentence: Sentence
    span: Span
    text: str
    reason: str


@cache
def _index() -> tuple[PhraseIndex, tuple[str, ...]]:
    rows = [row for row in table("claims") if row["kind"] == "成效"]
    return PhraseIndex([row["pattern"] for row in rows], protected_terms(), segmenter()), tuple(row["reason"] for row in rows)


@cache
def words(kind: str) -> tuple[str, ...]:
    """The plain words of one kind in ``lexicons/claims.tsv``."""
    return tuple(row["pattern"] for row in table("claims") if row["kind"] == kind)


def bare_claims(outline: Outline, sentences: Sequence[Sentence], window: int, *, report: bool) -> Iterator[Claim]:
    """The first bare claim of each sentence that tells of work done: all of a report, elsewhere the parts headed so.

    Evidence may stand up to ``window`` sentences away under the same heading; the first sentence of a paragraph speaks for
    the whole paragraph, one before lower headings for all that stands under them.
    """
    parts = _parts(outline)
    if not report and not any(parts.values()):
        return
    index, reasons = _index()
    for at, sentence in enumerate(sentences):
        told = parts.get(outline.heading_at(sentence.span.start) or "")
        if told is False or (told is None and not report) or _AHEAD.search(sentence.text):
            continue
        for match in index.search(sentence.text):
            if _is_none(sentence.text, match.start, match.end):
                continue
            if not _supported(outline, sentences, at, window):
                end = _whole(sentence.text, match.start, match.end)
                span = sentence.part(match.start, end)
                yield Claim(sentence, span, sentence.text[match.start:end], reasons[match.pattern])
            break


def _whole(text: str, start: int, end: int) -> int:
    """Where the claim ends: one that stops at 了 goes on to what was reached."""
    if not text.startswith("了", end - 1):
        return end
    rest = _CLAUSE.search(text, end)
    return min(rest.start() if rest else len(text), start + LONGEST)


def _parts(outline: Outline) -> dict[str, bool]:
    """For each heading whether it tells of work done (True) or of work to be done, demands or faults (False).

    A heading that says nothing goes by the one above it.
    """
    found: dict[str, bool] = {}
    above: list[tuple[int, bool | None]] = []
    for section in outline.sections:
        above = [entry for entry in above if entry[0] < section.level]
        here = _tells(section.title)
        if here is None or (above and above[-1][1] is False):
            here = above[-1][1] if above else None
        above.append((section.level, here))
        if here is not None:
            found[section.title] = here
    return found


def _tells(heading: str) -> bool | None:
    if any(word in heading for word in words("打算章节")):
        return False
    return True if any(word in heading for word in words("成绩章节")) else None


def _is_none(text: str, start: int, end: int) -> bool:
    """Whether the words say what shall be, what is not, or what a "but" takes back."""
    if not text.startswith("了", end - 1) and _OF_A_NOUN.search(text[end:]):
        return True
    clause = text[start - len(_CLAUSE.split(text[:start])[-1]):start]
    if clause.startswith("为") and "了" not in text[start:end]:
        return True
    return bool(_GOAL.search(clause) or _CONCEDED.search(text[:start]) or _BUT.search(text[end:]))


def _supported(outline: Outline, sentences: Sequence[Sentence], at: int, window: int) -> bool:
    here = outline.heading_at(sentences[at].span.start)
    last = at + window
    if at == 0 or sentences[at - 1].block is not sentences[at].block:  # the first of a paragraph speaks for all of it
        while last + 1 < len(sentences) and sentences[last + 1].block is sentences[at].block:
            last += 1
    near = sentences[max(0, at - window):last + 1]
    near = [sentence for sentence in near if outline.heading_at(sentence.span.start) == here]
    if any(_DONE.search(sentence.text) for sentence in sentences[max(0, at - 1):at + 2] if sentence in near):
        return True
    if any(is_evidence(sentence.text) for sentence in near):
        return True
    section = _overviewed(outline, sentences[at])
    if section is not None:
        return _figures(section.blocks) >= OVERVIEW
    before_all = bool(outline.sections) and sentences[at].span.start < outline.sections[0].heading.start
    return before_all and _figures(outline.body()) >= WHOLE


def _figures(blocks: Iterable[Block]) -> int:
    """Sentences with figures."""
    return sum(1 for block in blocks for part in re.split("[。；]", block.text) if _FIGURE.search(part))


def _overviewed(outline: Outline, sentence: Sentence) -> Section | None:
    """The section that the sentence introduces: it stands in its first paragraph, or before the first lower heading."""
    place = sentence.span.start
    around = [section for section in outline.sections if section.heading.start <= place < section.blocks[-1].span.end]
    if not around:
        return None
    inner = around[-1]
    first = next((block for block in inner.blocks if block.role == "body"), None)
    lower = next((block for block in inner.blocks[1:] if block.role == "heading"), None)
    return inner if sentence.block is first or (lower is not None and place < lower.span.start) else None


def is_evidence(text: str) -> bool:
    """Whether a sentence gives a figure, if only a place for one, a date, an award or a project by its name."""
    return bool(_FIGURE.search(text) or _HONOUR.search(text) or _AWAITED.search(text))
