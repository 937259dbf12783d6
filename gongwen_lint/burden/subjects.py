"""Documents about the very subject that a provision spares (除专门文件外), known by their titles."""

from __future__ import annotations

from gongwen_lint.burden.acts import subject_words
from gongwen_lint.structure.outline import Outline


def is_about(outline: Outline, code: str) -> bool:
    """Whether the document's title, or that of the text it issues, names the subject of the rule ``code``."""
    titles = [title for title in (outline.title, outline.inner_title) if title]
    return any(word in title for word in subject_words().get(code, ()) for title in titles)
