"""What ``stats`` shows of a document: its 字数 by section, what is counted apart, its pages, and the limit in force."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint.analysis.context import Analysis
from gongwen_lint.analysis.limits import limit_in_force
from gongwen_lint.analysis.padding import Padding, padding_of
from gongwen_lint.counting import count_visible, count_words
from gongwen_lint.document import Document
from gongwen_lint.kernel import count
from gongwen_lint.named import NamedTuple
from gongwen_lint.provisions import Limit, Profile
from gongwen_lint.settings import Settings
from gongwen_lint.stretches import texts
from gongwen_lint.structure.outline import Block, Outline

OPENING = "开头"
"""what the text before the first heading is called"""


class Share(NamedTuple):
    """A section of the body: from a first-level heading to the next, or the text before the first."""

    title: str
    line: int
    """where it begins, from 1"""
    words: int
    """字数, the heading and the lower headings included"""
    share: float
    """of the body, 0 to 1"""


class Stats(NamedTuple):
    """The counts of one document. 字数 as Word counts it, where not said otherwise; the parts add up to the total."""

    body: int
    body_han: int
    """汉字 alone"""
    body_visible: int
    """characters without blanks"""
    cover: int
    """text and headings of the notice that issues the document"""
    attachments: int
    """everything in the attachments; for a forwarding notice, the forwarded document"""
    other: int
    """head, signature, notes, imprint, page furniture, contents and whatever else is printed"""
    total: int
    sections: tuple[Share, ...]
    pages: int | None
    """pages from the first to the last line of the body"""
    pages_from: str | None
    """pdf, layout or grid"""
    kind: str | None
    kind_reason: str | None
    limit: Limit | None
    """字数 of the body; None where no provision speaks of such a document, ``value`` None where it is exempt"""
    page_limit: Limit | None
    """pages of the body, likewise"""
    padding: Padding
    """how much of the body is lead, groundwork, safeguards and empty sentences"""


def stats(document: Document, outline: Outline, profile: Profile) -> Stats:
    """The counts of a document, and the limits that the profile has for it."""
    counts = count(document, outline)
    visible = sum(map(count_visible, texts(outline.body())))
    attachments = sum(map(count_words, texts(block for block in outline.blocks if block.part == "attachment")))
    return Stats(
        counts.body, counts.body_han, visible, counts.cover, attachments,
        max(0, counts.total - counts.body - counts.cover - attachments), counts.total,
        tuple(_shares(document, outline, counts.body)), counts.pages, counts.pages_from,
        outline.kind, outline.kind_reason, limit_in_force(profile, outline, "body"), limit_in_force(profile, outline, "pages"),
        padding_of(Analysis(document, outline, counts, Settings(profile))),
    )


def _shares(document: Document, outline: Outline, body: int) -> Iterator[Share]:
    """The body cut at its highest headings; a body without headings is one section."""
    highest = min((section.level for section in outline.sections), default=0)
    blocks = tuple(outline.body())
    groups: list[tuple[str, Block, int]] = []
    for block, text in zip(blocks, texts(blocks), strict=True):
        words = count_words(text)
        if block.role == "heading" and block.level == highest:
            groups.append((block.text.strip(" \u3000\t"), block, words))
        else:
            title, first, before = groups.pop() if groups else (OPENING, block, 0)
            groups.append((title, first, before + words))
    for title, first, words in groups:
        yield Share(title, document.position(first.span.start)[0], words, words / body if body else 0.0)
