"""Clauses that can go whole: what to cut out so that the rest of the sentence still stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from gongwen_lint.expressions import Expression
from gongwen_lint.named import NamedTuple
from gongwen_lint.words import segmenter

Stretch = tuple[int, int]
"""characters of a sentence's text: first and last, the last exclusive"""

_COMMAS, _SEMICOLONS = "，,", "；;"
_CLAUSE = Expression(r"([^，,；;。！？!?]+)([，,；;。！？!?]|$)")
_OBLIGES = ("要", "应", "应当", "须", "必须", "务必", "一是", "二是", "三是", "四是", "五是", "六是")
"""how the words before a first clause end that the next clause can follow as well: 各科室要"""
_LEANS = (
    "使", "让", "令", "从而", "进而", "以", "并", "且", "将其", "把其", "其", "为", "特别是", "尤其", "包括", "如", "即", "也",
    "还", "更", "而", "但", "才", "就", "又", "再", "对此", "此", "这", "该", "因此", "所以", "否则", "不仅", "既", "同时",
    "他", "她", "它", "的", "等", "联合", "会同", "携手", "共同", "带动",
)
"""how a clause begins that leans on the one before"""
_LEADS_UP = (
    "为", "在", "对", "把", "将", "以", "由", "从", "随着", "通过", "按", "根据", "依", "围绕", "针对", "结合", "当", "如",
    "若", "凡", "只有", "只要", "无论", "不管", "虽然", "尽管", "既", "不仅", "不但", "一旦", "经", "自", "与", "同", "于",
    "各", "全", "面对", "立足", "聚焦",
)
"""how a clause begins that only leads up to the next"""
_OPEN = (
    "时", "后", "中", "下", "上", "前", "的", "方面", "要求", "精神", "部署", "原则", "规定", "工作", "部门", "单位", "以来",
    "期间", "之外", "地区", "方式", "形式", "途径", "手段", "办法", "渠道", "契机", "目标", "重点", "载体", "抓手", "导向",
    "核心", "主线", "基础", "依据", "需要", "情况", "因地制宜", "结合实际", "实事求是", "立足实际", "分工", "职责",
)
"""how a clause ends that only leads up to the next"""
_COMES_OF = ("扩大", "促进", "提高", "提升", "增强", "激发", "释放", "拉动", "实现", "确保", "保障", "保证")
"""how a clause begins that says what comes of the one before"""
_LETS = ("确保", "保证", "让", "使", "引导")
"""how a clause begins that names who acts in the next"""
_OBLIGED = Expression(
    r"^[^，,；;。]*?(?:需要|要|应当|应该|应|必须|须|务必)(?=按照|按|根据|依照|依据|围绕|结合|针对|通过|立足|在|对|把|将|以)"
)
"""the words before what a clause that says who has to do it begins with where it only leads up to the next"""
_BELONGS = Expression(r"^(?:作为|当作|当成|列为|列入|纳入|视为|看作|提上|摆上|排上|变为|转化为)")
"""how a clause begins that says what 把 or 将 in the one before makes of something"""
_TOLD = Expression(r"[一二三四五六七八九十两\d](?:个方面|方面|[项条大点](?:[^目]|$))|强调|指出|是指|所称|提出|认为|表示|^[—－-]")
"""the clauses may be counted, told of, or those of a principle's name"""
_OPENED = Expression(r"[：:]|“[^”]*$|‘[^’]*$|^[^\"]*\"[^\"]*$")
"""before a clause: it is one of a list, or quoted"""
_DOER = Expression(r"^有|(?<![需主重不简])要(?![求素点闻])|应当|必须")
"""in a clause that says who has to do it: 有条件的学校要"""
_TIMED = Expression(r"按时|按期|如期|准时|限期|及时|适时|尽快|尽早|提前|同步|定期|职责")
"""in words that say when something has to be done, or that it is a duty"""
_CHARGED = Expression(
    r"(?<!认真)(?<!高度)负责(?![人制任的]|同志)|(?:职责|职能|任务|分工)(?:是|为|有|包括|如下)"
    r"|^[^，,。；;]{0,8}(?:职责|分工)。|^(?:[（(]?[一二三四五六七八九十\d]+[）)、.．])?(?:主要|工作|重点|具体)*任务。"
    r"|(?:成立|组建|设立|设置|组成|抽调)[^，,。；;]{0,30}(?:组|专班|委员会|办公室|指挥部|机构|队伍?|中心)|(?:转发|批转|印发|下发)给?你们"
)
"""before words that say what somebody is there for, or what is asked of those whom a document is handed on to"""
_LEAST = 8
"""characters that a sentence has left at least"""
_LONGEST = 1000
"""characters of what is no sentence but a file without marks"""


class _Clause(NamedTuple):
    start: int
    end: int
    """without its mark"""
    mark: str
    cut: int | None
    """from where on it can go; None where it stays"""

    @property
    def after(self) -> int:
        """The first character behind its mark."""
        return self.end + len(self.mark)


def cuts(text: str, stretches: Sequence[Stretch], before: str = "") -> tuple[Stretch, ...]:
    """What to cut out so that these stretches, which are in order, go with the clauses that they fill; nothing where some cannot.

    A clause goes with one of the marks beside it. What stays is a sentence: words such as 各科室要 before a clause that
    goes must be able to stand before the next, and the last clause that stays must not lead up to what is gone. Words that
    tell a time or somebody's duty stay; ``before`` is what the paragraph says before the sentence.
    """
    if not stretches or len(text) > _LONGEST or _TOLD.search(text) or any(_OPENED.search(text[:at]) for at, _ in stretches):
        return ()
    if any(_TIMED.search(text[start:end]) for start, end in stretches) or _is_charged(text, before, stretches):
        return ()
    clauses = [_clause(found.start(1), found.end(1), found[2], text, stretches) for found in _CLAUSE.finditer(text)]
    gone = [clause for clause in clauses if clause.cut is not None]
    told = all(any(clause.start <= start and start < clause.end for clause in gone) for start, _ in stretches)
    if not told or len(gone) == len(clauses):
        return ()
    found = [_run(text, clauses, *run) for run in _gone(clauses)]
    made = tuple(cut for cut in found if cut)
    left = len(text) - sum(end - start for start, end in made)
    return made if all(found) and left >= _LEAST else ()


def _is_charged(text: str, before: str, stretches: Sequence[Stretch]) -> bool:
    """Whether the sentence, or the one before, has said by then that a duty comes."""
    former = before[before.rfind("。", 0, max(0, len(before) - 1)) + 1:].strip()
    return bool(stretches) and bool(_CHARGED.search(former) or _CHARGED.search(text[:stretches[-1][0]]))


def _clause(start: int, end: int, mark: str, text: str, stretches: Sequence[Stretch]) -> _Clause:
    """A clause with whether the stretches fill it, but for words that the next clause can follow as well."""
    own = [(max(first, start), min(last, end)) for first, last in stretches if first < end and last > start]
    at = own[0][0] if own else end
    lead = text[start:at].strip()
    whole = bool(own) and (not lead or lead.endswith(_OBLIGES)) and not _BELONGS.search(text[at:end].strip())
    for first, last in own:
        whole = whole and text[at:first] in ("", "、")
        at = last
    return _Clause(start, end, mark, own[0][0] if whole and at == end else None)


def _gone(clauses: Sequence[_Clause]) -> Iterator[tuple[int, int]]:
    """The first and the last of the clauses in a row that go, by their number."""
    for goes, group in groupby(range(len(clauses)), key=lambda number: clauses[number].cut is not None):
        if goes:
            numbers = list(group)
            yield numbers[0], numbers[-1]


def _run(text: str, clauses: Sequence[_Clause], first: int, last: int) -> Stretch | None:
    """What to cut out for clauses in a row; None where the rest would not stand."""
    begin, end = clauses[first], clauses[last]
    before = clauses[first - 1] if first else None
    behind = clauses[last + 1] if last + 1 < len(clauses) else None
    led = bool(text[begin.start:begin.cut].strip())
    if any(text[clause.start:clause.cut].strip() for clause in clauses[first + 1:last + 1]):
        return None
    if behind and text[behind.start:behind.end].strip().startswith(_LEANS):
        return None
    if led or not before or (before.mark in _SEMICOLONS and end.mark in _COMMAS):
        fits = behind and end.mark and end.mark in _COMMAS and (not led or _follows(text, clauses[last + 1:]))
        bereft = behind and not led and not before and (
            text[begin.start:].lstrip().startswith(_LETS) or text[behind.start:].lstrip().startswith(_COMES_OF)
        )
        return (begin.cut or 0, behind.start) if fits and behind and not bereft else None
    goes_on = behind and end.mark in _COMMAS
    return (before.end, end.end) if goes_on or _stands(text[before.start:before.end]) else None


def _follows(text: str, clauses: Sequence[_Clause]) -> bool:
    """Whether these clauses can stand behind 各科室要: one that leads up to the next does if that one names nobody else."""
    first, then = clauses[0], clauses[1] if len(clauses) > 1 else None
    leads = text[first.start:first.end].strip().startswith(_LEADS_UP) and then
    return _acts(text[first.start:first.end]) and not (leads and then and _DOER.search(text[then.start:then.end]))


def _acts(clause: str) -> bool:
    """Whether a clause begins with what is done, and so can stand behind 各科室要."""
    words, bare = segmenter(), clause.strip()
    first = words.cut(bare[:12])[0]
    return (words.tag(first) or "").startswith(("v", "d", "p", "ad")) and not _DOER.search(bare)


def _stands(clause: str) -> bool:
    """Whether a clause says what is done by itself."""
    bare = clause.strip()
    bare = bare[found.end():] if (found := _OBLIGED.search(bare)) else bare
    return len(bare) > 5 and not bare.startswith(_LEADS_UP) and not bare.endswith(_OPEN)
