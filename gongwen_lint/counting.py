"""Counting characters as Word does (DESIGN 3)."""

from __future__ import annotations

from gongwen_lint.expressions import Expression

_UNSEEN = (
    "\u00ad", "\u180e", *map(chr, range(0x200B, 0x2010)), *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2060, 0x2065)),
    *map(chr, range(0xFE00, 0xFE10)), "\ufeff",
)
"""What takes no room: soft hyphens, joiners, direction marks, variation selectors. They do not end the word they stand in."""

_RUN = Expression("[!-~\u00a1-\u00a6\u00a8-\u00af\u00b2-\u00b6\u00b8-\u00d6\u00d8-\u00f6\u00f8-\u06ff\u2010-\u2013]+")
"""Letters and digits of the scripts that Word counts by the word, with the half-width marks among them. All other characters
count one each: Han, full-width marks, and marks such as “ ” — … § ° ± · × ÷ ℃ ① that a Chinese font sets full-width. The
class is small because a large one takes longer to compile than a document takes to count."""

_HAN_PAGES = bytes([*range(0x34, 0xA0), 0xF9, 0xFA])
"""high bytes of the code points that are Han characters: extension A, the main block, the compatibility block"""


def count_words(text: str) -> int:
    """字数: each Han character or full-width mark one, each unbroken run of other visible characters one, blanks none."""
    text = _seen(text)
    runs = _RUN.findall(text)
    return len("".join(text.split())) - sum(map(len, runs)) + len(runs)


def count_han(text: str) -> int:
    """汉字 alone."""
    pages = text.encode("utf-16-be", "surrogatepass")[::2]
    beyond = sum("\U00020000" <= char <= "\U0003ffff" for char in text) if b"\xd8" in pages else 0
    return len(pages) - len(pages.translate(None, _HAN_PAGES)) + beyond + text.count("々") + text.count("〇")


def count_visible(text: str) -> int:
    """Characters without blanks."""
    return len("".join(_seen(text).split()))


def width(text: str) -> float:
    """Room on the line, in full-width characters: runs of Latin letters, digits and blanks take half each."""
    narrow = sum(map(len, _RUN.findall(text))) + text.count(" ")
    return len(text) - narrow / 2


def _seen(text: str) -> str:
    for mark in _UNSEEN:
        if mark in text:
            text = text.replace(mark, "")
    return text
