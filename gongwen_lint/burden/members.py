"""How many bodies a sentence makes members of a coordinating body."""

from __future__ import annotations

from gongwen_lint.expressions import Expression
from gongwen_lint.structure.bodies import is_body_name

_MEMBERS = Expression(
    r"由([^。；;]{4,800}?)(?:等[^，,。；;、]{0,10})?(?:组成|参加|为成员)"
    r"|成员单位(?:包括|有|为|由|：|:)+([^。；;]{4,800})",
    needs=("组成", "参加", "成员"),
)
_BETWEEN = Expression(r"[、，,和及]")
_BRACKETS = Expression(r"[（(][^（）()]*[)）]", needs=("（", "("))
_SHORT = ("办", "委", "部", "厅", "局", "院", "会", "联", "行")
"""how short names of members end: 网信办, 发改委, 妇联"""


def members_of(text: str) -> int:
    """The number of bodies named as members; 0 where the sentence names none."""
    found = _MEMBERS.search(text)
    if not found:
        return 0
    names = [name.strip() for name in _BETWEEN.split(_BRACKETS.sub("", found[1] or found[2]))]
    return sum(1 for name in names if 2 <= len(name) <= 24 and (is_body_name(name) or name.endswith(_SHORT)))
