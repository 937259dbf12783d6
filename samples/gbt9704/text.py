"""The text proper: headings by their numbers, paragraphs with a two-character indent, tables."""

from __future__ import annotations

import re

from gbt9704.numbering import Numbering
from gbt9704.sheet import BOLD, HEI, KAI, Sheet, element, mark
from gbt9704.table import grid

# 7.3.3: 一级黑体、二级楷体、三级仿宋（加粗）；办法的章名居中，条号用黑体。
LEVELS = (
    (re.compile(r"[一二三四五六七八九十]+、"), HEI),
    (re.compile(r"（[一二三四五六七八九十]+）"), KAI),
    (re.compile(r"\d+．"), BOLD),
)
LOOKS = tuple(look for _, look in LEVELS)
_CHAPTER = re.compile(r"第[一二三四五六七八九十]+章　")
_ARTICLE = re.compile(r"第[一二三四五六七八九十]+条　")
_RUN_IN = 20
"""characters: a first sentence that is longer, or has a comma, is text and not a heading"""


def write(sheet: Sheet, body: tuple[str, ...], *, numbering: Numbering | None = None, outline: bool = False) -> None:
    """Writes paragraphs and tables; with ``numbering`` the numbers of headings are Word's own."""
    rows: list[str] = []
    for line in (*body, ""):
        if line.startswith("|"):
            rows.append(line)
            continue
        if rows:
            grid(sheet, [[cell.strip() for cell in row.strip("|").split("|")] for row in rows])
            rows = []
        if line:
            paragraph(sheet, line, numbering, outline)


def paragraph(sheet: Sheet, line: str, numbering: Numbering | None, outline: bool) -> None:
    """One paragraph of the text; the heading at its beginning gets the look of its level."""
    if _CHAPTER.match(line):
        mark(sheet.line(line, align="center", look=HEI, before=6), element("keepNext"))
        return
    if article := _ARTICLE.match(line):
        sheet.line((article.group(), HEI), line[article.end():], align="both", indent=2)
        return
    for level, (number, look) in enumerate(LEVELS):
        if found := number.match(line):
            head, rest = _head(line[found.end():])
            if not numbering:
                head, rest = (found.group() + head, rest) if head else ("", found.group() + rest)
            made = sheet.line(*([(head, look)] if head else []), *([rest] if rest else []), align="both", indent=2)
            if not rest:
                mark(made, element("keepNext"))
            if numbering:
                numbering.apply(made, level)
            if outline and level == 0:
                mark(made, element("outlineLvl", val=0))
            return
    sheet.line(line, align="both", indent=2)


def _head(line: str) -> tuple[str, str]:
    """The heading, if the line begins with one, and the text behind it."""
    end = line.find("。")
    if end < 0 and not line.endswith(("；", "，", "：")):
        return line, ""
    if end < 0 or end == len(line) - 1 or end > _RUN_IN or "，" in line[:end]:
        return "", line
    return line[:end + 1], line[end + 1:]
