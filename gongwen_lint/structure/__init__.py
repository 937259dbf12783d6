"""From lines to parts: what each line is, and what the document is."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable

from gongwen_lint.document import FURNITURE, Document
from gongwen_lint.expressions import Expression
from gongwen_lint.settings import Stated
from gongwen_lint.structure.headings import Heading, find_headings
from gongwen_lint.structure.outline import Block, Outline, Section
from gongwen_lint.structure.particulars import particulars
from gongwen_lint.structure.parts import Parts, divide
from gongwen_lint.structure.pieces import Piece, pieces

_PAGE_NUMBER = Expression(r"[\s\-—–―－·~第页共/of|０-９0-9IVXLCivxlc]+")


def analyse(document: Document, stated: Stated | None = None) -> Outline:
    """The outline of a document; a stated value replaces the recognised one."""
    stated = stated or Stated()
    found, aside = [], []
    for piece in pieces(document):
        (aside if piece.region == "footnote" else found).append(piece)
    notes = tuple(Block("other", None, piece.paragraph, piece.start, piece.end) for piece in aside)
    if not found:
        return _state(Outline(notes, _line_roles(document, notes, ()), ()), stated)
    parts = divide(found, stated.cover)
    main = parts.inner or parts.first
    headings = find_headings(found, main.head.body, main.body_end)
    blocks = _blocks(found, parts, headings)
    if notes:
        blocks = tuple(sorted((*blocks, *notes), key=lambda block: block.span.start))
    values = particulars(document, found, parts, stated)
    run_in = tuple(_run_in(document, blocks))
    outline = Outline(blocks, _line_roles(document, blocks, run_in), tuple(_sections(blocks)), run_in, **values)
    return _state(outline, stated)


def _blocks(found: list[Piece], parts: Parts, headings: list[Heading]) -> tuple[Block, ...]:
    """Every piece with its role, cut behind run-in headings."""
    by_piece = {heading.piece: heading for heading in headings}
    roles: dict[int, str] = {}
    for part in (parts.first, parts.inner):
        if part:
            roles.update(part.tail.roles)
            roles.update(part.head.roles)
    roles.update(dict.fromkeys(parts.toc, "toc"))
    begin = (parts.inner or parts.first).begin
    blocks: list[Block] = []
    for at, piece in enumerate(found):
        name = "cover" if parts.inner and at < begin else "attachment" if at >= parts.attachments else "main"
        role = roles.get(at)
        if role is None and at >= parts.attachments:
            role = "imprint" if at >= parts.imprint else "attachment"
        if role is None:
            role = "table" if piece.region == "table" else "body"
        heading = by_piece.get(at) if role == "body" else None
        if heading is None:
            blocks.append(Block(role, None, piece.paragraph, piece.start, piece.end, name))
            continue
        lead = len(piece.paragraph.text[piece.start : piece.end]) - len(
            piece.paragraph.text[piece.start : piece.end].lstrip(" \u3000\t")
        )
        middle = min(piece.end, piece.start + lead + heading.length)
        blocks.append(Block("heading", heading.level, piece.paragraph, piece.start, middle, name))
        rest = piece.paragraph.text[middle : piece.end]
        if rest.strip(" \u3000\t。：:；;"):
            skip = len(rest) - len(rest.lstrip(" \u3000\t。"))
            blocks.append(Block("body", None, piece.paragraph, middle + skip, piece.end, name))
    return tuple(blocks)


def _sections(blocks: tuple[Block, ...]) -> Iterable[Section]:
    main = [block for block in blocks if block.part == "main" and block.role in ("body", "heading", "table")]
    heads = [at for at, block in enumerate(main) if block.role == "heading"]
    ends: dict[int, int] = {}
    open_: list[int] = []
    for at in heads:
        while open_ and (main[open_[-1]].level or 0) >= (main[at].level or 0):
            ends[open_.pop()] = at
        open_.append(at)
    ends.update((at, len(main)) for at in open_)
    for at in heads:
        block = main[at]
        yield Section(block.level or 1, block.text.strip(" \u3000\t"), block.span, tuple(main[at : ends[at]]))


def _run_in(document: Document, blocks: tuple[Block, ...]) -> Iterable[tuple[int, Block]]:
    """Headings at the beginning of a line with text behind them on the same line."""
    at_start = -1
    for block, behind in itertools.pairwise(blocks):
        if block.role != "heading" or behind.paragraph is not block.paragraph:
            continue
        begin, end = document.line_at(block.span.start), document.line_at(behind.span.start)
        first = len(begin.text) - len(begin.text.lstrip(" \u3000\t")) + begin.start
        if begin.number == end.number and (block.span.start <= first or at_start == block.span.start):
            at_start = behind.span.start
            yield begin.number, block


def _line_roles(
    document: Document, blocks: tuple[Block, ...], run_in: tuple[tuple[int, Block], ...]
) -> tuple[tuple[str, int | None], ...]:
    """The role of each line: that of the block most of it belongs to; a heading's level stands on its first line only.

    The text of an issuing notice is no body, for the issued document is (DESIGN 3): its lines are ``other``.
    A line that goes on behind a heading run into it is body text; the heading is in ``Outline.run_in``.
    """
    roles: list[tuple[str, int | None]] = [("other", None)] * len(document.lines)
    shares = [0] * len(document.lines)
    for index, line in enumerate(document.lines):
        if line.region in FURNITURE and line.text.strip() and _PAGE_NUMBER.fullmatch(line.text.strip()):
            roles[index] = ("page_number", None)
    for block in blocks:
        paragraph = block.paragraph
        first = max(0, bisect_right(paragraph.starts, block.start) - 1)
        for position in range(first, len(paragraph.lines)):
            start = paragraph.starts[position]
            stop = paragraph.starts[position + 1] if position + 1 < len(paragraph.starts) else len(paragraph.text)
            if start >= block.end:
                break
            share = min(stop, block.end) - max(start, block.start)
            index = paragraph.lines[position]
            if share > shares[index]:
                shares[index] = share
                roles[index] = (block.role, block.level if start <= block.start else None)
                if block.part == "cover" and block.role in ("body", "heading", "table"):
                    roles[index] = ("other", None)
    for number, _ in run_in:
        roles[number - 1] = ("body", None)
    return tuple(roles)


def _state(outline: Outline, stated: Stated) -> Outline:
    """The outline with the user's own values in place of the recognised ones."""
    given = {name: value for name in Stated._fields if (value := getattr(stated, name)) is not None}
    if "kind" in given:
        given["kind_reason"] = "由用户指定"
    return outline._replace(**given) if given else outline
