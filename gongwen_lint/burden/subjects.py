"""Documents about the very subject that a provision spares (除专门文件外), known by their titles."""

from __future__ import annotations

from functools import cache

from gongwen_lint.burden.acts import SUBJECT
from gongwen_lint.structure.outline import Outline
from gongwen_lint.tables import columns


@cache
def _words(code: str) -> tuple[str, ...]:
    rows = columns("burdens", ("code", "name", "who", "where", "pattern"))
    return tuple(word for row in rows if row[0] == SUBJECT and row[1] == code for word in row[4].strip("()").split("|"))


def is_about(outline: Outline, code: str) -> bool:
    """Whether the document's title, or that of the text it issues, names the subject of the rule ``code``."""
    titles = [title for title in (outline.title, outline.inner_title) if title]
    return any(word in title for word in _words(code) for title in titles)
