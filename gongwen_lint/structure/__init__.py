"""From lines to parts: what each line is, and what the document is."""

from __future__ import annotations

from gongwen_lint.document import Document
from gongwen_lint.settings import Stated
from gongwen_lint.structure.outline import Block, Outline


def analyse(document: Document, stated: Stated) -> Outline:
    """The outline of a document; a stated value replaces the recognised one."""
    paragraphs = document.paragraphs
    blocks = tuple(
        Block("title" if index == 0 else "body", None, paragraph, 0, len(paragraph.text))
        for index, paragraph in enumerate(paragraphs)
    )
    roles = ["other"] * len(document.lines), None
    by_line: list[tuple[str, int | None]] = [("other", None)] * len(roles[0])
    for block in blocks:
        for index in block.paragraph.lines:
            by_line[index] = (block.role, block.level)
    title = stated.title or (paragraphs[0].text if paragraphs else None)
    return Outline(blocks, tuple(by_line), (), title=title, genre=stated.genre, kind=stated.kind)
