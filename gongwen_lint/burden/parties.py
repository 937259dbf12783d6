"""Who is asked: the nearest body before an act that can be its subject, and which side it stands on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from operator import attrgetter

from ahocorasick_rs import AhoCorasick, MatchKind

from gongwen_lint.analysis.literals import spelled
from gongwen_lint.expressions import Expression
from gongwen_lint.marks import part_start
from gongwen_lint.named import NamedTuple
from gongwen_lint.tables import columns

LOWER, OUTSIDE = "下级", "外"
"""lower bodies and the departments at work under the document; companies, citizens and who applies for something"""
SUPERIOR, NOBODY = "上级", "非"
"""the ministries of the centre, of whom nothing is a burden to lower bodies; words that only end like the name of a body"""

_STOPS = "。；;！!？?\n"
_CLAUSE = "，,：:。；;！!？?\n"
_ABOUT = (
    "对", "为", "向", "把", "将", "与", "给", "针对", "面向",
    "关于", "按", "在", "从", "以", "用", "经", "被", "涉及", "支撑", "服务",
)
"""what a clause begins with that speaks of a body and does not ask it"""
_HANDS = ("由", "请", "要求", "督促", "指导", "引导", "推动", "责成", "委托", "指定", "鼓励", "支持", "倒逼", "帮助", "监督")
"""what stands directly before a body that is to act, wherever in the clause it stands"""
_ON = (
    "建立健全", "建立", "健全", "完善", "加强", "强化", "发挥", "形成", "纳入", "依托", "联合", "会同", "坚持", "结合", "夯实",
    "组建", "深化", "听取", "落实", "通过", "参照", "做好", "同意", "加快推进", "建设", "本", "其", "报", "抄送",
)
"""what stands directly before a body that is only what something is done to or with, or part of who acts: 结合本部门实际"""
_TO = ("向", "报送", "上报", "报至", "送至", "送交", "提交", "发至")
"""what stands before a body that something is handed in to"""
_TOLD = Expression(r"(?<![重主需首想纲])要(?![求素点件领])|必须|务必|须|应当")
"""that somebody has been told to act before"""
_WHICH = ("的", "各", "有关", "相关", "该", "所有", "全体", "凡", "本", "其", "房地产", "承担", "申报", "申请")
"""what may stand between the beginning of a clause and an outsider that is its subject"""
_LABEL = "（(一二三四五六七八九十0123456789）)、.．第条章 \u3000"
"""what a clause is numbered with"""
_FAR = 60
"""characters before a body within which its clause is taken to begin"""
_OWNED = (
    "的", "内部", "之间", "以外", "反映", "诉求",
    "毕业生", "规章", "满意", "需求", "名单", "名录", "信息", "数量", "上市", "数据", "资料", "资格",
)
"""what follows a body that is only part of another noun"""


class Party(NamedTuple):
    """A body that is asked: characters ``start`` to ``end`` (exclusive) of the text."""

    start: int
    end: int
    side: str


@cache
def _table() -> tuple[AhoCorasick, list[str]]:
    sides = {name: side for side, _, names in columns("parties", ("side", "kind", "names")) for name in spelled(names)}
    return AhoCorasick(list(sides), matchkind=MatchKind.LeftmostLongest), list(sides.values())


class Parties(NamedTuple):
    """The bodies in a text that can be subjects, and where its parts end, both in order."""

    found: tuple[Party, ...]
    stops: tuple[int, ...]

    def asked(self, at: int) -> Party | None:
        """Who is asked for the act at ``at``: the nearest subject before it up to the last stop, else the first of the text."""
        before = bisect_right(self.found, at, key=attrgetter("end"))
        if not before:
            return None
        stop = bisect_left(self.stops, at)
        nearest = self.found[before - 1]
        return nearest if not stop or nearest.start > self.stops[stop - 1] else self.found[0]


def parties(text: str) -> Parties:
    """The bodies in a text that can be asked."""
    automaton, sides = _table()
    named = automaton.find_matches_as_indexes(text)
    found = (Party(start, end, sides[number]) for number, start, end in named if sides[number] != NOBODY)
    return Parties(
        tuple(party for party in found if _is_subject(text, party)), tuple(at for at, char in enumerate(text) if char in _STOPS)
    )


def _is_subject(text: str, party: Party) -> bool:
    if text.startswith(_OWNED, party.end):
        return False
    far = max(0, party.start - _FAR)
    before = text[part_start(text, _CLAUSE, party.start, far):party.start].lstrip(_LABEL)
    if before.endswith(_HANDS):
        return True
    if before.startswith(_ABOUT) or before.endswith((*_ABOUT, *_ON)):
        return False
    if party.side == LOWER:
        return not any(word in before for word in _TO) and _TOLD.search(before) is None
    return not before or before.endswith(_WHICH if party.side == OUTSIDE else "、")
