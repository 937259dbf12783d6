"""The places that names of bodies and titles speak of, and how high they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from gongwen_lint.expressions import Expression
from gongwen_lint.tables import column

_UNITS = r"(?:自治区|自治州|自治县|自治旗|地区|新区|开发区|街道|[省市州盟县旗]|(?<![老库社校护])区|(?<!城)[镇乡])"
"""units of government; 住房和城乡建设局, 自然保护区 and 革命老区 name none"""
_LEAD = Expression(rf"(?:中共|中国共产党)?([\u4e00-\u9fff]{{2,9}}?{_UNITS})(?![场长民])")
"""the place that the name of a body begins with"""
_PLACE = Expression(rf"[\u4e00-\u9fff]{{2,9}}{_UNITS}")
_RANK = {"省": 1, "自治区": 1, "地区": 2, "自治州": 2, "盟": 2, "县": 3, "旗": 3, "区": 3, "镇": 4, "乡": 4, "街道": 4}


def places(bodies: Iterable[str], *titles: str | None) -> set[str]:
    """The places that names of bodies begin with, and those in titles; of 南宁市武鸣区 both."""
    found: set[str] = set()
    for body in bodies:
        at = 0
        while lead := _LEAD.match(body, at):
            found.add(lead[1])
            at = lead.end()
    for title in filter(None, titles):
        known = {name for name in _prefectures() if name in title}
        found |= known
        for name in sorted(known, key=len, reverse=True):
            title = title.replace(name, "，")
        found.update(_cut(title))
    return found


@cache
def _prefectures() -> frozenset[str]:
    return frozenset(column("prefectures", "name"))


def _cut(text: str) -> Iterator[str]:
    """Names of counties and the like, as words."""
    from gongwen_lint.words import segmenter  # only where something was copied

    words = segmenter()
    cut = list(words.cut(text))
    for at, word in enumerate(cut):
        if len(word) >= 3 and _PLACE.fullmatch(word) and (words.tag(word) or "").startswith("ns"):
            yield word
        elif word in ("省", "市", "县", "区", "旗", "镇", "乡") and at and len(cut[at - 1]) >= 2 and (
            (words.tag(cut[at - 1]) or "").startswith("ns")
        ):
            yield cut[at - 1] + word


def rank(place: str) -> int:
    """1 province, 2 prefecture, 3 county, 4 township."""
    if place in _prefectures():
        return 2
    if place.endswith("市"):
        return 1 if place in ("北京市", "上海市", "天津市", "重庆市") else 3
    return next((rank for end, rank in _RANK.items() if place.endswith(end)), 3)

