"""Markdown: what a person sees of each line once the mark-up is gone, with columns that point into the source line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongwen_lint.document import PLAIN, Cell, Document, Layout, Line, Place, build
from gongwen_lint.expressions import Expression
from gongwen_lint.readers.markdown_inline import unmark
from gongwen_lint.readers.normalise import normalise
from gongwen_lint.readers.plain import joined, split_lines

_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")
_HEADING = Expression(r" {0,3}(?P<marks>#{1,6})(?:[ \t]+|(?=[^\x00-\xff])|$)")
_TYPED_HEADING = Expression(r"^#{1,6} +\S", re.M)
_TYPED_BOLD = Expression(r"\*\*[^\s*][^*\n]*\*\*")
_UNDERLINE = Expression(r" {0,3}(?:(?P<first>=+)|-{2,})[ \t]*$")
_RULE = Expression(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE = Expression(r" {0,3}(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)$")
_OPENING = Expression(r"[ \t]*(?:>[ \t]?)*[ \t]*(?:[-*+][ \t]+(?!\s*$))?")
_FOOTNOTE = Expression(r" {0,3}\[\^[^\[\]\s]+\]:[ \t]*")
_DELIMITERS = Expression(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_BAR = Expression(r"(?<!\\)\|")
_LONGEST_TITLE = 40
"""characters above which a line with --- under it is a paragraph before a rule, not a heading"""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Part of a source line that is read, and what its block says of it."""

    start: int
    """offset in the source line"""
    text: str
    region: str = "main"
    level: int | None = None
    raw: bool = False
    """code: no mark-up inside"""
    cell: Cell | None = None
    apart: bool = False
    """never part of a wrapped paragraph"""


_NOTHING = _Piece(0, "", apart=True)


def is_markdown(text: str, suffix: str) -> bool:
    """Whether a text is Markdown: by its file's ending, or because it has both headings and bold typed in Markdown's way."""
    return suffix.lower() in _SUFFIXES or (len(_TYPED_HEADING.findall(text)) >= 2 and bool(_TYPED_BOLD.search(text)))


def markdown_document(text: str, path: str, name: str = "") -> Document:
    """The document in decoded Markdown: one line a source line, mark-up without text being a blank line."""
    sources = split_lines(text)
    pieces = list(_blocks(sources))
    lines = [_line(piece) for piece in pieces]
    apart = frozenset(at for at, piece in enumerate(pieces) if piece.apart)
    return build(path, "md", joined(lines, apart), name=name)


def _line(piece: _Piece) -> Line:
    if piece.region == "table":
        text, columns, bold = _row(piece)
    elif piece.raw:
        text, columns, bold = piece.text, tuple(range(piece.start + 1, piece.start + len(piece.text) + 1)), 0
    else:
        inline = unmark(piece.text, piece.start)
        text, columns, bold = inline.text, inline.columns, inline.bold
    mended, kept = normalise(text)
    if kept is not None:
        columns = tuple(columns[column - 1] for column in kept)
    visible = sum(not char.isspace() for char in mended)
    layout = Layout(bold=bold * 2 > visible, outline_level=piece.level) if piece.level or bold * 2 > visible else PLAIN
    unchanged = columns == tuple(range(1, len(mended) + 1))
    return Line(0, 0, mended, Place(cell=piece.cell), piece.region, layout=layout, columns=None if unchanged else columns)


def _row(piece: _Piece) -> tuple[str, tuple[int, ...], int]:
    """The cells of a table row, joined by tabs that stand for the bars between them."""
    body = piece.text.rstrip()
    inner = len(body) - len(body.lstrip(" \t|")) if body.lstrip(" \t").startswith("|") else 0
    inner = body.index("|") + 1 if inner else 0
    stop = len(body) - 1 if body.endswith("|") and not body.endswith("\\|") and len(body) > inner else len(body)
    text, columns, bold, begin = [], [], 0, inner
    for end in [*(bar.start() for bar in _BAR.finditer(body, inner, stop)), stop]:
        cell = body[begin:end]
        lead = len(cell) - len(cell.lstrip())
        inline = unmark(cell.strip(), piece.start + begin + lead)
        if begin > inner:
            text.append("\t")
            columns.append(piece.start + begin)
        text.append(inline.text)
        columns += inline.columns
        bold += inline.bold
        begin = end + 1
    return "".join(text), tuple(columns), bold


def _blocks(sources: list[str]) -> Iterator[_Piece]:
    """A piece for each source line."""
    at, table = _front_matter(sources), 0
    yield from [_NOTHING] * at
    fence, comment = "", False
    while at < len(sources):
        source = sources[at]
        marks = _FENCE.match(source)
        if fence:
            closes = marks is not None and marks["fence"].startswith(fence) and not marks["info"].strip()
            fence = "" if closes else fence
            yield _NOTHING if closes else _Piece(0, source, raw=True, apart=True)
        elif marks and not comment:
            fence = marks["fence"]
            yield _NOTHING
        elif comment or "<!--" in source:
            source, comment = _without_comments(source, comment)
            yield _plain(source, sources, at)
        elif _is_table(sources, at):
            table += 1
            rows = _rows(sources, at, table)
            yield from rows
            at += len(rows)
            continue
        else:
            yield _plain(source, sources, at)
        at += 1


def _front_matter(sources: list[str]) -> int:
    """How many lines at the head are settings for a program: from --- to --- with ``key: value`` between."""
    if sources and sources[0].rstrip() == "---":
        for at, source in enumerate(sources[1:100], 1):
            if source.rstrip() in ("---", "..."):
                return at + 1
            if source.strip() and not re.match(r"[\w-]+:|[ \t]|#|- ", source):
                return 0
    return 0


def _without_comments(source: str, inside: bool) -> tuple[str, bool]:
    """The line with comments blanked out, and whether it ends inside one."""
    shown, at = [], 0
    while at < len(source):
        mark = "-->" if inside else "<!--"
        found = source.find(mark, at)
        end = len(source) if found < 0 else found + (len(mark) if inside else 0)
        shown.append("\u200b" * (end - at) if inside else source[at:end])  # keeps the columns; nobody sees it
        at = end
        inside = inside if found < 0 else not inside
    return "".join(shown), inside


def _plain(source: str, sources: list[str], at: int) -> _Piece:
    """A line that is no code and no table."""
    heading = _HEADING.match(source)
    if heading:
        text = source[heading.end():].rstrip()
        closed = text.rstrip("#")  # # 标题 #
        text = closed.rstrip() if closed[-1:] in ("", " ", "\t") else text
        return _Piece(heading.end(), text, level=len(heading["marks"]), apart=True)
    if _RULE.match(source) or (_UNDERLINE.match(source) and _is_underlined(sources, at - 1)):
        return _NOTHING
    if note := _FOOTNOTE.match(source):
        return _Piece(note.end(), source[note.end():], region="footnote", apart=True)
    opening = _OPENING.match(source)
    start = opening.end() if opening else 0
    underline = _UNDERLINE.match(sources[at + 1]) if at + 1 < len(sources) else None
    if underline and _is_underlined(sources, at):
        return _Piece(start, source[start:], level=1 if underline["first"] else 2, apart=True)
    listed = opening is not None and opening[0].strip(" \t>") != ""
    return _Piece(start, source[start:].rstrip(" \t\\") if source.endswith("\\") else source[start:], apart=listed)


def _is_underlined(sources: list[str], at: int) -> bool:
    """Whether the line is text that the marks in the next line can make a heading."""
    text = sources[at].strip() if at >= 0 else ""
    return bool(text) and len(text) <= _LONGEST_TITLE and text[-1] not in "。；：，|" and not _RULE.match(text)


def _is_table(sources: list[str], at: int) -> bool:
    return (
        at + 1 < len(sources) and "|" in sources[at] and "|" in sources[at + 1] and _DELIMITERS.match(sources[at + 1]) is not None
    )


def _rows(sources: list[str], at: int, table: int) -> list[_Piece]:
    """The rows of the table whose head stands in line ``at``; its delimiter line shows nothing."""
    end = at + 2
    while end < len(sources) and "|" in sources[end]:
        end += 1
    numbers = {line: row for row, line in enumerate([at, *range(at + 2, end)], 1)}
    return [
        _NOTHING if line == at + 1 else _Piece(0, sources[line], "table", cell=Cell(table, numbers[line], 1), apart=True)
        for line in range(at, end)
    ]
