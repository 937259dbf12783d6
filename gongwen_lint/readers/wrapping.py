"""Tells a text that was cut into lines of one width (mail, newspaper columns, copied .pdf) from one paragraph a line."""

from __future__ import annotations

from collections.abc import Sequence

from gongwen_lint.expressions import Expression
from gongwen_lint.named import NamedTuple

_FULL = 0.75
"""share of the usual width from which a line counts as full: an indent taken off and a long number that did not fit leave that"""
_AROUND = 6
"""lines on either side that show the width just there: columns of one newspaper page differ"""
_WIDTHS = range(20, 121)
"""usual widths in columns (a Han character takes two) that come from wrapping: 10 Han characters to 120 Latin letters"""
_LEAST_LINES = 8
_LEAST_FULL = 0.35
"""share of full lines; a short notice has many headings, names and last lines besides"""
_MOST_ENDED = 0.35
"""share of full lines that may end a sentence; where each line is a paragraph nearly all do"""
_LEAST_INSIDE = 0.1
"""sentences that end within a line, to each full line; prose of 60 characters a sentence cut at 18 has 0.3, lists have none"""

_OVER, _MOST_OVER = 6, 0.04
"""columns a line may stand out (hanging marks, spaced brackets), and the share of lines that may stand out further"""

_END = Expression(r"[。！？；：!?;:][”’」』）)]*\s*\Z")
_INSIDE = Expression("[。！？；](?=[”’」』）)]*[^”’」』）)\\s])")
_INDENTED = Expression("\u3000|[ \t]{2}")
_PAGE_NUMBER = Expression(r"\s*[-—–―－]\s?\d{1,4}\s?[-—–―－]?\s*\Z")
_ITEM = Expression(
    r"\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+(?:[.．、](?!\d)|[）)])|[①-⑳⑴-⒇㈠-㈩]"
    r"|第[〇零一二三四五六七八九十百\d]+[编章节条]|附[件表图]|[-*•●◆■□○])"
)


class Wrapping(NamedTuple):
    """What of a text belongs together; indices of lines from 0. Both empty where lines were not cut from longer paragraphs."""

    continuing: frozenset[int]
    """lines that go on the paragraph of the line before them that is no page number"""
    page_numbers: frozenset[int]


def wrapping(texts: Sequence[str], apart: frozenset[int] = frozenset()) -> Wrapping:
    """Which lines run on. Lines whose index is in ``apart`` (headings, table rows) join nothing and are joined by nothing;
    nor is a blank line, or one that opens with an item's number or mark.
    """
    candidates = [(index, text) for index, text in enumerate(texts) if text.strip() and index not in apart]
    width = _usual_width([text for _, text in candidates])
    if not width:
        return Wrapping(frozenset(), frozenset())
    numbers = frozenset(index for index, text in candidates if _PAGE_NUMBER.match(text))
    full = _full(candidates, width) - numbers
    separated = _separated(texts, candidates, full)
    on = set()
    for index, text in candidates:
        before = index - 1
        while before in numbers:
            before -= 1
        fresh = index in numbers or _ITEM.match(text) or _INDENTED.match(text)
        if before in full and not fresh and (separated or not _END.search(texts[before])):
            on.add(index)
    return Wrapping(frozenset(on), numbers)


def _columns(text: str) -> int:
    shown = text.rstrip()
    # what is not Latin-1 is set as wide as a Han character, near enough
    return 2 * len(shown) - len(shown.encode("latin-1", "ignore"))


def _full(candidates: list[tuple[int, str]], width: int) -> set[int]:
    """Indices of the lines that reach the width usual around them."""
    widths = [min(width, _columns(text)) for _, text in candidates]
    return {
        index for at, (index, _) in enumerate(candidates)
        if widths[at] >= _FULL * max(width * _FULL, *widths[max(0, at - _AROUND):at + _AROUND + 1])
    }


def _usual_width(texts: list[str]) -> int:
    """The width in columns the lines were cut at; 0 where they were not."""
    widths = sorted(map(_columns, texts))
    if len(widths) < _LEAST_LINES or widths[len(widths) * 95 // 100] not in _WIDTHS:
        return 0
    width = widths[len(widths) * 95 // 100]
    full = [text for text in texts if _columns(text) >= _FULL * width]
    if len(full) < _LEAST_FULL * len(texts) or sum(_columns(text) > width + _OVER for text in texts) > _MOST_OVER * len(texts):
        return 0
    ended = sum(bool(_END.search(text)) for text in full)
    inside = sum(len(_INSIDE.findall(text)) for text in full)
    return width if ended <= _MOST_ENDED * len(full) and inside >= max(2, _LEAST_INSIDE * len(full)) else 0


def _separated(texts: Sequence[str], candidates: list[tuple[int, str]], full: set[int]) -> bool:
    """Whether the text sets its paragraphs apart by blank lines or indents, so that a full line ending in 。 need not end one."""
    indented = sum(bool(_INDENTED.match(text)) for _, text in candidates)
    if 0.05 * len(candidates) <= indented <= 0.6 * len(candidates):
        return True
    short = [index for index, _ in candidates if index not in full]
    last = sum(index + 1 == len(texts) or not texts[index + 1].strip() for index in short)
    return bool(short) and last >= 0.6 * len(short)
