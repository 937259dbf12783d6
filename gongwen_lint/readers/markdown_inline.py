"""Takes the mark-up out of a piece of one line of Markdown, keeping for each character the column it was printed from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gongwen_lint.expressions import Expression

_GUARDED = Expression(
    r"\\(?P<escape>[!-/:-@\[-`{-~])|(?<!`)(?P<ticks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)"
    r"|<(?P<address>[A-Za-z][A-Za-z+.-]+:[^\s<>]+)>|(?P<break><br\s*/?>)|(?P<tag></?[A-Za-z][A-Za-z0-9]*(?:\s+[a-z-]+=[^<>]*)?/?>)"
    r"|&(?P<entity>#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
)
_LINK = Expression(r"(?P<image>!?)\[(?P<text>[^\[\]]*)\]\((?:[^()]|\([^()]*\))*\)|(?P<note>\[\^[^\[\]\s]+\])")
_BOLD = (
    Expression(r"\*\*(?![\s*])(?P<inner>(?:[^*]|\*(?!\*))*[^\s*])\*\*"),
    Expression(r"(?<![\w_])__(?![\s_])(?P<inner>[^_]*(?:_(?!_)[^_]*)*[^\s_])__(?![\w_])"),
)
_LIGHT = (
    Expression(r"~~(?![\s~])(?P<inner>[^~]*[^\s~])~~"),
    # one star or dash marks only whole words: *个, *次 are gaps somebody left to fill in
    Expression(r"(?<![\w*])\*(?![\s*])(?P<inner>[^*]*[^\s*])\*(?![\w*])"),
    Expression(r"(?<![\w_])_(?![\s_])(?P<inner>[^_]*[^\s_])_(?![\w_])"),
)
_MARK = Expression(r"[\\`<&\[*_~]")
_HIDDEN = "\x00"  # stands in the working copy for a character that can no longer be mark-up


@dataclass(frozen=True, slots=True)
class Inline:
    """What is read of a piece."""

    text: str
    columns: tuple[int, ...]
    """column of each character in the source line, from 1"""
    bold: int
    """how many of the visible characters are set bold"""


def unmark(piece: str, before: int = 0) -> Inline:
    """The text of ``piece`` without escapes, code ticks, tags, links and emphasis; ``before`` characters stand before it."""
    if not _MARK.search(piece):
        return Inline(piece, tuple(range(before + 1, before + len(piece) + 1)), 0)
    shown = list(piece)
    work = _links(_guard(piece, shown), shown)
    bold: set[int] = set()
    for pair in (*_BOLD, *_LIGHT):
        copy = list(work)
        for found in pair.finditer(work):
            if pair in _BOLD:
                bold.update(range(*found.span("inner")))
            _hide(found, found.span("inner"), copy, shown)
        work = "".join(copy)
    kept = [(char, column) for column, char in enumerate(shown, before + 1) if char]
    heavy = sum(bool(shown[at].strip()) for at in bold)
    return Inline("".join(char for char, _ in kept), tuple(column for _, column in kept), heavy)


def _hide(found: re.Match[str], inner: tuple[int, int], work: list[str], shown: list[str]) -> None:
    """Takes away what was found but for its inner part."""
    for at in (*range(found.start(), inner[0]), *range(inner[1], found.end())):
        work[at], shown[at] = _HIDDEN, ""


def _guard(piece: str, shown: list[str]) -> str:
    """Escapes, code, tags and entities: what is left of them can no longer be mark-up."""
    work = list(piece)
    for found in _GUARDED.finditer(piece):
        begin, end = found.span()
        name = next((name for name in ("escape", "code", "address") if found[name]), None)
        _hide(found, found.span(name) if name else (end, end), work, shown)
        work[begin:end] = _HIDDEN * (end - begin)
        if found["break"]:
            shown[begin] = "\u3000"
        elif found["entity"]:
            shown[begin:end] = _entity(found[0])
    return "".join(work)


def _entity(source: str) -> list[str]:
    from html import unescape

    char = unescape(source)
    return [char, *[""] * (len(source) - 1)] if len(char) == 1 else list(source)


def _links(work: str, shown: list[str]) -> str:
    copy = list(work)
    for found in _LINK.finditer(work):
        _hide(found, (found.end(), found.end()) if found["note"] or found["image"] else found.span("text"), copy, shown)
    return "".join(copy)
