"""What a document consists of and what it says of itself: the values every rule and every report reads."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from gongwen_lint.document import Paragraph, Span
from gongwen_lint.named import NamedTuple

ROLES = (
    "masthead",
    "number",
    "signer",
    "title",
    "addressee",
    "body",
    "heading",
    "attachment_note",
    "signature",
    "date",
    "note",
    "attachment",
    "imprint",
    "page_number",
    "toc",
    "table",
    "other",
)
"""The roles of lines, as DESIGN 4 names them."""


class Block(NamedTuple):
    """A stretch of one paragraph with one role. A paragraph has several where parts run into each other."""

    role: str
    level: int | None
    """1–4 for headings"""
    paragraph: Paragraph
    start: int
    """first character in ``paragraph.text``, from 0"""
    end: int
    """exclusive"""
    part: str = "main"
    """cover (an issuing or forwarding notice), main (the body that limits apply to), or attachment"""

    @property
    def text(self) -> str:
        """The block's text as read, without line breaks."""
        return self.paragraph.text[self.start : self.end]

    @property
    def span(self) -> Span:
        """The block's place in the document."""
        return self.paragraph.span(self.start, self.end)


class Section(NamedTuple):
    """A heading and what stands under it, up to the next heading of its own or a higher level."""

    level: int
    title: str
    """the heading as printed, with its number, without the text that runs on behind it"""
    heading: Span
    blocks: tuple[Block, ...]
    """the heading and everything under it, lower headings included"""


class Outline(NamedTuple):
    """The parts of a document and the values recognised in it. None or empty where the document has no such thing."""

    blocks: tuple[Block, ...]
    roles: tuple[tuple[str, int | None], ...]
    """role and heading level of each line of the document"""
    sections: tuple[Section, ...]
    """all headings of the body, in order"""
    run_in: tuple[tuple[int, Block], ...] = ()
    """headings that end inside the line they begin in, text running on behind them: number of the line, the heading"""
    title: str | None = None
    title_span: Span | None = None
    number: str | None = None
    issuers: tuple[str, ...] = ()
    addressee: str | None = None
    date: str | None = None
    """YYYY-MM-DD, or YYYY-MM where the day is missing"""
    genre: str | None = None
    direction: str | None = None
    """down (下行文), up (上行文), level (平行文) or public (公布性文件)"""
    level: str | None = None
    """the issuer's: central, province, city, county, township, or unit"""
    kind: str | None = None
    """综合部署, 专项部署, 规范性制度, 规划, 应急预案, 综合报告, 专项报告, 请示批复函, 事务性通知 or 其他"""
    kind_reason: str | None = None
    """how the kind was recognised, as a half sentence in Chinese"""
    cover: str | None = None
    """issue or forward, where the issued or forwarded document stands in the same file"""
    forwards: str | None = None
    """only or own, for a document that forwards"""
    inner_title: str | None = None

    def body(self) -> Iterator[Block]:
        """The blocks the length limits apply to: text, headings and tables of the main part."""
        return (b for b in self.blocks if b.part == "main" and b.role in ("body", "heading", "table"))

    def heading_at(self, offset: int) -> str | None:
        """The heading that a character of the document stands under, or is part of."""
        above = bisect_right(self.sections, offset, key=lambda section: section.heading.start)
        section = self.sections[above - 1] if above else None
        return section.title if section and offset < section.blocks[-1].span.end else None

    def shown_roles(self) -> list[tuple[str, int | None]]:
        """What a reader would call each line: as ``roles``, but a line that a heading begins is a heading, run in or not."""
        shown = list(self.roles)
        for number, heading in reversed(self.run_in):  # of two in one line the first is the higher
            shown[number - 1] = heading.role, heading.level
        return shown

    def of(self, *roles: str) -> Iterator[Block]:
        """The blocks of these roles, wherever they stand."""
        return (b for b in self.blocks if b.role in roles)
