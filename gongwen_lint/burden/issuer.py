"""Whether a document comes from a department, which may not do what a party committee or a government may."""

from __future__ import annotations

from gongwen_lint.expressions import Expression
from gongwen_lint.structure.outline import Outline

_ABOVE = Expression(
    r"人民政府$|政府办公[厅室]$|(?:^|[省市县区州旗])委$|党委$|委员会办公[厅室]$|[省市县区州旗]委办公[厅室]$|中共[^部厅局委]{2,12}委员会$"
    r"|国务院$|国务院办公厅$|中央|人大|人民代表大会"
)
"""party committees, governments, congresses, and their general offices"""
_LINE = Expression(r"(?:[部厅局委署]|委员会|办公[室厅])$")
"""how a department's name ends"""
_COORDINATING = Expression(r"小组|指挥部|联席会议|专班")
"""what the name of a coordinating body holds"""


def is_department(outline: Outline) -> bool:
    """Whether every issuer is a department, a coordinating body or another unit; False where no issuer is known."""
    return bool(outline.issuers) and not any(_ABOVE.search(name) for name in outline.issuers)


def is_line_department(outline: Outline) -> bool:
    """Whether every issuer is a department in the strict sense: no coordinating body, school or company."""
    return is_department(outline) and all(
        _LINE.search(name) is not None and _COORDINATING.search(name) is None for name in outline.issuers
    )
