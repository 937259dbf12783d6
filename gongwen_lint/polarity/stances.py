"""The stance a sentence takes to each stretch of it, and how strongly (RULES.md, the paragraph above the tables).

Most of what burdens lower bodies is named in official documents to forbid it: 严禁…、…等行为, 不得…, 除…外不再…. A word of
``lexicons/polarity.tsv`` decides from its place on: over its clause, over a list, or until another word decides.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import takewhile
from operator import attrgetter

from gongwen_lint.expressions import Expression
from gongwen_lint.marks import part_start
from gongwen_lint.named import NamedTuple
from gongwen_lint.polarity.markers import CLAUSE, COMMA, DOUBLE, LIST, MODAL, SENTENCE, WORD, Marker, markers

IMPOSE, PROHIBIT, LIMIT, ALLOW, ENCOURAGE, REPORT, QUOTE, CONDITION = (
    "impose", "prohibit", "limit", "allow", "encourage", "report", "quote", "condition",
)
_STANCES = {
    "要求": IMPOSE, "禁止": PROHIBIT, "限制": LIMIT, "允许": ALLOW, "鼓励": ENCOURAGE, "报告": REPORT, "引述": QUOTE,
    "条件": CONDITION,
}
_SOFT = ("一般", "原则上", "尽量", "尽可能", "力争")
"""says should; every other word that decides says must"""
_NAMED = Expression(
    r"《[^《》]*(?:《[^《》]*》[^《》]*)*》|“[^“”]{20,}”(?![^，。；]{0,4}(?:机制|制度|要求|原则))", needs=("》", "”")
)
"""titles and quotations; a few words in “” are a name that the sentence uses itself"""
_SOLVED = Expression(
    r"(?:解决|破解|化解|扭转|改变|克服|消除|针对|减轻|梳理)(?:好|了|部分|一些|一批|突出)?([^，,。；;：:！!？?《》“”]{2,40}?)"
    r"(?:的|等)?(?:突出|实际|现实|具体|各类)?(?:问题|现象|难题|状况|局面|做法|弊端|负担|困境)",
    needs=("解决", "破解", "化解", "扭转", "改变", "克服", "消除", "针对", "减轻", "梳理"),
)
"""a fault that is to be put right: what it consists of is asked of nobody"""
_EXCEPTED = Expression(r"[（(，,。；;：:]?([^（(，,。；;：:）)]*)除外", needs=("除外",))
"""what a rule does not hold for: 纳入台账的除外"""
_CLAUSE = Expression(r"[^，,；;：:。！!？?\n]*[，,；;：:。！!？?\n]*")
_STOPS = frozenset("；;。！!？?\n")
_BREAKS = "，,；;：:。！？\n"
"""what ends the clause before one that a closing word is alone in"""
_LISTED = Expression(
    r"等(?:[^，,。；;、]{0,6})?"
    r"(?:行为|问题|现象|做法|方式|形式|名义|倾向|情形|情况|手段|活动|内容|资料|要求|标准|事项|工作)"
)
"""how a list ends that one word governs from afar"""
_GOES_ON = (
    "层层", "动辄", "频繁", "反复", "随意", "多头", "重复", "过度", "变相", "一味", "盲目",
    "或", "以及", "和", "与", "更不", "也不", "甚至", "尤其是", "特别是", "并",
)
"""how a clause begins that goes on with what the clause before forbade"""
_MEANS = (
    "以", "通过", "借", "利用", "在", "对", "向", "因", "凭", "用", "将", "把", "为", "就", "按", "违反", "超出", "超越",
    "擅自", "随意",
)
"""how what is forbidden begins with its means, so that the verb follows behind a comma"""
_ANEW = (
    "各", "由", "请", "但", "而", "同时", "确保", "切实", "今后", "下一步", "现就", "应", "要", "须", "其中", "将其", "并将",
    "及时", "认真", "具体办法", "加强", "做好", "落实", "强化", "定期", "对", "每", "于",
)
"""how a clause begins that no longer belongs to what was reported or encouraged"""
_FAR = 160
"""characters behind a comma within which a list ends that one word governs"""
_EMPTY_VERBS = (
    "", "开展", "设置", "设立", "进行", "实施", "召开", "组织", "出现", "安排", "举办", "新增", "增加", "再开展", "再设",
)
"""what may follow a closing 不得: 未报备的检查一律不得开展"""
_BOUND = 8
"""characters behind 不超过 that are only the number and its unit"""
_FIGURES = frozenset("0123456789一二三四五六七八九十两半")
_TIME = 9
"""characters of a clause that only says when"""
_CLOSING = 4
"""characters before a closing 取消 that only lead to it: 予以、一律、应予"""
_LEAN = frozenset("，,。；;、：:和与等）)”")
"""what follows 支持 or 引导 where it is a noun"""
_LABEL = "（(一二三四五六七八九十0123456789）)、.．第条 \u3000"
_BY = ("按照", "依照", "根据", "依据", "遵照")
"""what a clause begins with that names a ground"""
_ASKING = ("组织", "制定", "报")
"""what a clause holds that begins with its ground and goes on to what is asked"""
_NOT_CONDITION = ("目的", "标的", "是的", "似的", "有的")
"""how a clause ends in 的 that is no condition"""


class Stretch(NamedTuple):
    """A stretch of a sentence with one stance: characters ``start`` to ``end`` (exclusive)."""

    start: int
    end: int
    stance: str
    force: str | None
    """must, should, or None where no word says"""
    marker: tuple[int, int] | None
    """where the word stands that decides"""


class _State(NamedTuple):
    """What governs at a place."""

    stance: str
    force: str | None = None
    marker: tuple[int, int] | None = None
    reach: str = SENTENCE


def stances(text: str, heading: bool = False, reports: bool = False) -> tuple[Stretch, ...]:
    """The stretches of one sentence, in order and without gaps.

    ``heading``: a heading that no word decides names a matter and asks for nothing. ``reports``: the document as a whole
    reports, so that what no word decides has been done.
    """
    start = _State(CONDITION if heading else REPORT if reports else IMPOSE)
    found, out, state, held, at = markers(text), list[Stretch](), start, start, 0
    for clause in _CLAUSE.finditer(text):
        begin, end = clause.span()
        if begin == end:
            continue
        here = []
        while at < len(found) and found[at].start < end:
            here.append(found[at])
            at += 1
        state = _through(text, begin, end, here, state, start, out)
        if text[end - 1] in "：:" and state.stance in (PROHIBIT, LIMIT):
            held = state  # 严禁下列行为：…；…；
        elif text[end - 1] in _STOPS:
            held = held if text[end - 1] in "；;" else start
            state = held
    return tuple(_with_spoken_of(text, _joined(out)))


def may_forbid(text: str) -> bool:
    """Whether a word in a sentence forbids or limits: without one no stretch of it has such a stance."""
    return any(_STANCES[marker.stance] in (PROHIBIT, LIMIT) for marker in markers(text))


def governing(stretches: Sequence[Stretch], start: int, end: int) -> Stretch:
    """The stretch that decides over characters ``start`` to ``end``: where they begin, unless what they end in is forbidden.

    A phrase that begins in a title or a quotation is quoted; one that only holds such is decided by the words around it.
    """
    first = bisect_right(stretches, start, key=attrgetter("start")) - 1
    over = list(takewhile(lambda stretch: stretch.start < end, stretches[max(0, first):first + 1 + end - start]))
    own = [stretch for stretch in over if stretch.stance != QUOTE]
    if not own or over[0].stance == QUOTE:
        return over[0]
    last = own[-1]
    if last.stance in (PROHIBIT, LIMIT) and last.marker and last.marker[0] < end and last.end >= end and last.marker[0] >= start:
        return last
    if own[0].stance == CONDITION and last.stance == IMPOSE:  # 获得批示的，…加分: one act with its condition
        return last
    return own[0]


def _through(
    text: str, begin: int, end: int, here: list[Marker], state: _State, start: _State, out: list[Stretch],
) -> _State:
    """Add the stretches of one clause; returns what governs at the beginning of the next."""
    bare = text[begin:end].rstrip("，,；;：:。！!？?\n")
    state = _carried(text, begin, state, start)
    if _is_condition(bare) or (text[end - 1] in "，," and _is_ground(bare, here)):
        out.append(Stretch(begin, end, CONDITION, None, (begin + len(bare) - 1, begin + len(bare))))
        return state if state.stance != CONDITION else start
    place = begin
    if (until := _spoken_of(text, begin, end)) and not any(marker.start < until for marker in here):
        out.append(Stretch(begin, until, CONDITION, None, (begin, begin + 1)))
        place = until
    for marker in here:
        if not _decides(text, begin, end, marker, state):
            continue
        mine = _State(_STANCES[marker.stance], _force(text, marker), (marker.start, marker.end), marker.reach)
        if marker.reach == WORD:
            if begin + len(bare) - marker.end <= _BOUND:  # 督查每年不超过1次: the bound is all the clause says
                place = _take_back(text, out, begin, None)
                out.append(Stretch(place, end, *mine[:3]))
                return start
            continue
        rest = text[marker.end:begin + len(bare)]
        closes = rest in _EMPTY_VERBS or (mine.stance == LIMIT and rest[:1] in _FIGURES)
        if mine.stance in (PROHIBIT, LIMIT, ALLOW) and closes:
            place = _take_back(text, out, begin, marker)
            out.append(Stretch(place, end, *mine[:3]))
            return start
        if marker.start > place:
            out.append(Stretch(place, marker.start, *state[:3]))
        place, state = max(place, marker.start), mine
    if place < end:
        out.append(Stretch(place, end, *state[:3]))
    return state


def _take_back(text: str, out: list[Stretch], begin: int, marker: Marker | None) -> int:
    """Where what a closing 取消 means begins: with its clause, or with the clause before where its own says nothing else."""
    alone = marker is not None and marker.start - begin <= _CLOSING and begin > 0 and text[begin - 1] in "，,"
    alone = alone and bool(out) and out[-1].marker != (begin - 2, begin - 1)  # 未经批准的，一律停止: a condition stays one
    if alone:
        far = max(0, begin - _FAR)
        begin = part_start(text, _BREAKS, begin - 1, far)
    while out and out[-1].start >= begin:
        out.pop()
    if out and out[-1].end > begin:
        out[-1] = out[-1]._replace(end=begin)
    return begin


def _decides(text: str, begin: int, end: int, marker: Marker, state: _State) -> bool:
    """Whether a word decides where it stands."""
    if state.stance == QUOTE:
        return False
    if marker.reach == COMMA:
        return marker.end - marker.start > 1 or not text[begin:marker.start].strip(_LABEL)
    if text[marker.start] == "》":  # what another text says; 按照《…》规定 only goes by it
        return text[begin:begin + _FAR].lstrip(_LABEL).startswith("《")
    if marker.stance == "鼓励":
        return text[marker.end:marker.end + 1] not in _LEAN
    if marker.reach == MODAL and state.reach == LIST and state.marker and state.marker[0] >= begin:
        return False  # 不得要求…应当…: still within what is forbidden
    return not (marker.stance == "报告" and state.stance in (PROHIBIT, LIMIT))


def _force(text: str, marker: Marker) -> str:
    near = text[max(0, marker.start - 4):marker.end]
    return "should" if any(word in near for word in _SOFT) else "must"


def _carried(text: str, begin: int, state: _State, start: _State) -> _State:
    """What governs at the beginning of a clause, from what governed at the end of the clause before."""
    if state.marker is None or state.reach in (MODAL, DOUBLE):
        return state if state.stance == IMPOSE else start
    bare = text[begin:begin + _FAR].lstrip(_LABEL)
    if state.reach == LIST:
        return state if _goes_on(text, begin, state, bare) else start
    if state.reach in (CLAUSE, COMMA):
        return state if state.reach == CLAUSE and text[begin - 1] in "：:" else start
    if state.stance == QUOTE:
        return state
    alone = state.marker[0] >= begin - _TIME and state.stance == REPORT  # 近年来，各县…: the time is all the clause says
    return start if bare.startswith(_ANEW) and not alone else state


def _goes_on(text: str, begin: int, state: _State, bare: str) -> bool:
    """Whether a list that is forbidden goes on behind a comma or a colon."""
    if text[begin - 1] in "：:":
        return True
    if bare.startswith(_GOES_ON):
        return True
    rest = text[begin:begin + _FAR].split("。", 1)[0].split("；", 1)[0]
    listed = _LISTED.search(rest)
    if listed and not any(marker.reach in (MODAL, DOUBLE) for marker in markers(rest[:listed.start()])):
        return True
    governed = text[state.marker[1]:begin - 1]
    return governed.startswith(_MEANS) and "，" not in governed and "," not in governed and len(governed) <= 24


def _is_condition(bare: str) -> bool:
    """Whether a clause is only a condition: 逾期不报的, 除应急情况外, 未经批准."""
    if bare.endswith("的") and not bare.endswith(_NOT_CONDITION) and len(bare) <= 60:
        return True
    head = bare.lstrip(_LABEL)
    if head.startswith("在") and head.endswith("时"):
        return True
    return (head.startswith("除") and head.endswith(("外", "以外", "之外"))) or (
        head.startswith("未经") and len(head) <= 20 and "不" not in head
    )


def _is_ground(bare: str, here: list[Marker]) -> bool:
    """Whether a clause only names what the rest goes by: 按照…的要求."""
    head = bare.lstrip(_LABEL)
    return head.startswith(_BY) and not any(word in head for word in _ASKING) and all(marker.reach != MODAL for marker in here)


def _spoken_of(text: str, begin: int, end: int) -> int:
    """The end of what a clause such as 对成立专班的县， says of those it speaks of; 0 where it is no such clause."""
    if not text.startswith("对", begin) or text[end - 1] not in "，,":
        return 0
    last = text.rfind("的", begin, end - 2)
    return last + 1 if last > begin else 0


def _joined(stretches: list[Stretch]) -> list[Stretch]:
    """Neighbours with one stance from one word as one."""
    out: list[Stretch] = []
    for stretch in stretches:
        if out and out[-1][2:] == stretch[2:]:
            out[-1] = out[-1]._replace(end=stretch.end)
        else:
            out.append(stretch)
    return out


def _with_spoken_of(text: str, stretches: list[Stretch]) -> list[Stretch]:
    """The same with titles, quotations, faults to be put right and exceptions cut out of them."""
    spans = [(*found.span(), QUOTE) for found in _NAMED.finditer(text)]
    spans += [(*found.span(1), CONDITION) for fault in (_SOLVED, _EXCEPTED) for found in fault.finditer(text)]
    if not spans:
        return stretches
    out: list[Stretch] = []
    done = number = 0
    spans.sort()
    for stretch in stretches:
        at = stretch.start
        while number < len(spans) and spans[number][0] < stretch.end:
            start, end = max(spans[number][0], at, done), min(spans[number][1], stretch.end)
            if at < start:
                out.append(stretch._replace(start=at, end=start))
            if start < end:
                out.append(Stretch(start, end, spans[number][2], None, None))
                at = done = end
            if spans[number][1] > stretch.end:
                break
            number += 1
        if at < stretch.end:
            out.append(stretch._replace(start=at))
    return out
