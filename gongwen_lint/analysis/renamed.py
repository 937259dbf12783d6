"""Whether the present name of a body or a matter can be written where the old one stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

from gongwen_lint.expressions import Expression

if TYPE_CHECKING:
    from gongwen_lint.analysis.superseded import Entry

_SEVERAL = Expression("[、（或多归]")
"""a present name that depends on the place or on the matter"""
_BECAME = r"(?:^|[，年])(?:改为|合并为|(?:在其基础上)?组建|(?:职责)?[并划]入)"
"""how a reason goes on to tell the present name"""
_RENAMED = ("改为{}", "改称{}", "统一称{}", "改提“{}”", "已经整合为{}", "已经合并为{}")
"""reasons that say the phrase has another name and means what it meant"""
_NATIONAL = ("国家", "国务院", "中央", "中国", "全国")
"""how the names of bodies begin that there is one of"""
_NEAR = 5
"""characters before an old name in which the beginning of the present one may already stand: 国家卫生部, 永久性基本农田"""

_LONGEST = 1000
"""characters of what is no sentence but a list or a file without marks"""


def renamed(entry: Entry) -> bool:
    """Whether there is one present name, whatever the place and the matter, and it is of the same kind as the old one."""
    term, present, reason = entry.term, entry.present, entry.reason
    if _SEVERAL.search(present) or _SEVERAL.search(reason):
        return False
    if entry.kind == "提法":
        return reason in ("更名", *(form.format(present) for form in _RENAMED))
    if reason not in ("更名", "改为委员会") and not re.search(f"{_BECAME}{re.escape(present)}$", reason):
        return False
    if term.startswith(_NATIONAL):
        return present.startswith(_NATIONAL) or present.endswith("部")
    return term[-1] == present[-1] or term.endswith(("总局", "监会"))


def fits(entry: Entry, text: str, at: int, sentence: tuple[int, int], said: Sequence[tuple[Entry, int]]) -> bool:
    """Whether the present name can stand for the old one at a place of a text.

    ``sentence`` is where the sentence around it begins and ends, ``said`` are all old names in the text, in order:
    in a list of bodies that became one the drafter has to strike the others out, and so where the present name is there too.
    """
    begin, end = sentence
    if end - begin > _LONGEST or not renamed(entry):
        return False
    near = said[bisect_left(said, begin, key=itemgetter(1)):bisect_left(said, end, key=itemgetter(1))]
    others = any(one.present == entry.present and one != entry for one, _ in near)
    head, tail, behind = entry.present[:2], entry.present[-2:], at + len(entry.term)
    begun = head in text[max(begin, at - _NEAR):at] and not entry.term.startswith(head)
    doubled = begun or text.endswith("国家", 0, at) or text.startswith(tail, behind)  # 新冠肺炎|感染者
    return not (others or doubled or entry.present in text[begin:end])
