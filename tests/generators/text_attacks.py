"""Text files that are far too much of one thing, or no text: for every reader of characters and every expression behind it."""

from __future__ import annotations

import codecs
from random import Random

LONGEST = 990_000
"""characters: within what is read"""
NOTICE = "关于报送材料的通知\n各科室：\n请于12月5日前把材料送到办公室。\n"


def empty_lines() -> bytes:
    """1,000,000 empty lines and one with text."""
    return b"\n" * 1_000_000 + NOTICE.encode()


def short_lines() -> bytes:
    """1,000,000 lines of one character."""
    return ("字\n" * 1_000_000).encode()


def short_lines_most() -> bytes:
    """As many lines of one character as are read."""
    return ("字\n" * 99_000).encode()


def long_line() -> bytes:
    """One line of 990,000 characters."""
    return ("字" * LONGEST).encode()


def long_line_over() -> bytes:
    """One line of 3,000,001 characters: more than is read."""
    return ("字" * 3_000_001).encode()


def long_prose() -> bytes:
    """990,000 characters of the same sentence."""
    return ("各地要切实加强领导，不得要求基层重复报送材料。" * (LONGEST // 23)).encode()


def nothing_but_nul() -> bytes:
    """A million NULs."""
    return b"\0" * 1_000_000


def nul_in_text() -> bytes:
    """NULs within a text."""
    return NOTICE.replace("材", "\0").encode() * 100


def controls_few() -> bytes:
    """A few of every control character within a long text."""
    return (NOTICE * 400).encode() + bytes(range(1, 32)) + "\x7f\x80\x85\u2028\u2029".encode()


def garbage_gb18030() -> bytes:
    """Bytes that are GB18030 by chance here and there."""
    chance = Random(1)
    return NOTICE.encode("gb18030") + bytes(chance.randrange(0x81, 0xFF) for _ in range(100_000))


def garbage_four_bytes() -> bytes:
    """Four-byte characters of GB18030 up to the end of Unicode and beyond."""
    return NOTICE.encode("gb18030") * 100 + b"\xe3\x32\x9a\x35\xe3\x32\x9a\x36\xfe\x39\xfe\x39\x84\x31\xa4\x37"


def surrogates_utf16() -> bytes:
    """UTF-16 with halves of pairs."""
    return codecs.BOM_UTF16_LE + NOTICE.encode("utf-16-le") + b"\x00\xd8\x00\xd8\x00\xdc"


def surrogates_utf8() -> bytes:
    """UTF-8 of surrogates, of NUL in two bytes, and beyond Unicode."""
    return NOTICE.encode() + b"\xed\xa0\x80\xc0\x80\xf4\x90\x80\x80"


def surrogates_utf32() -> bytes:
    """UTF-32 beyond Unicode."""
    return codecs.BOM_UTF32_LE + NOTICE.encode("utf-32-le") + b"\xff\xff\xff\xff\x00\xd8\x00\x00"


def marks_many() -> bytes:
    """Byte order marks, one behind the other."""
    return codecs.BOM_UTF8 * 100_000 + NOTICE.encode()


def directions() -> bytes:
    """Marks of direction, opened and never closed."""
    return ("\u202e\u2066\u2067\u202a关于文件的通知" * 10_000).encode()


def joined_characters() -> bytes:
    """A base with 500,000 accents, and 100,000 faces joined to one."""
    return (NOTICE + "e" + "\u0301" * 500_000 + "\n" + "\U0001f468\u200d" * 100_000).encode()


def compatibility() -> bytes:
    """Characters that normalisation makes eighteen of."""
    return ("\ufdfa" * 300_000 + "\u3300" * 300_000).encode()


def titles_that_script() -> bytes:
    """Titles that are formulas, mark-up and commands."""
    return ("=cmd|'/c calc'!A0\n<script>alert(1)</script>\n@SUM(1+1)\n-2+3\n+1\n::set-output name=x::y\n" + NOTICE).encode()


def line_ends_mixed() -> bytes:
    """Every kind of line end, by chance."""
    chance = Random(2)
    ends = ("\n", "\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\x1c")
    return "".join("文件" + chance.choice(ends) for _ in range(200_000)).encode()


def markdown_quotes() -> bytes:
    """100,000 quotations in each other."""
    return (">" * 100_000 + " 正文\n").encode()


def markdown_lists() -> bytes:
    """20,000 lists in each other, each a blank deeper."""
    return "".join(" " * min(n, 300) + "- 项\n" for n in range(20_000)).encode()


def markdown_stars() -> bytes:
    """Stars, underscores, back quotes, brackets and other marks that nothing closes, 40,000 of a kind in a line."""
    kinds = ("*", "**a", "_", "__a", "`", "``a", "[", "![", "[a](", "<", "<a ", "~~", "\\", "&", "$", "[^", "|", "]", ")")
    return ("# 标题\n# 又\n**粗**\n" + "".join(kind * 40_000 + "\n" for kind in kinds)).encode()


def markdown_links() -> bytes:
    """50,000 links in each other."""
    return ("# 标题\n# 又\n**粗**\n" + "[" * 50_000 + "文" + "](x)" * 50_000).encode()


def markdown_emphasis() -> bytes:
    """Emphasis in emphasis, well formed, 50,000 deep."""
    return ("# 标题\n# 又\n" + "*a **b " * 50_000 + "c** d*" * 50_000).encode()


def markdown_tables() -> bytes:
    """A table of one row of 200,000 cells, its line of dashes as long."""
    return ("# 标题\n# 又\n**粗**\n" + "|a" * 200_000 + "|\n" + "|-" * 200_000 + "|\n" + "|b" * 200_000 + "|\n").encode()


def markdown_tables_most() -> bytes:
    """The same with as many cells as are read."""
    return ("# 标题\n# 又\n**粗**\n" + "|a" * 160_000 + "|\n" + "|-" * 160_000 + "|\n" + "|b" * 160_000 + "|\n").encode()


def markdown_fences() -> bytes:
    """100,000 fences of growing length, comments and front matter that never end."""
    return ("---\na: b\n" + "".join("`" * (3 + n % 500) + "\n" for n in range(100_000)) + "<!--\n" * 100_000).encode()
