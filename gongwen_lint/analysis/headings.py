"""What a heading announces: mere groundwork (意义、形势、原则), safeguards (领导、责任、保障), a target, or something to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from operator import add

from gongwen_lint.counting import count_words
from gongwen_lint.expressions import Expression
from gongwen_lint.structure.outline import Block, Outline, Section
from gongwen_lint.tables import table

RATIONALE, SAFEGUARDS, ATTENDANT, TARGET = "rationale", "safeguards", "attendant", "target"

HEADING = 30
"""characters in which a heading says what it is about; where the full stop behind it was lost, its text runs on"""


_RULES = Expression(r"\d[%％]|不足\d", needs=("%", "％", "不足"))
"""a share or a number below which something happens"""


_HEAD = 2
"""characters by which a phrase is looked up"""


@cache
def _vocabulary() -> dict[str, list[tuple[str, str]]]:
    """The phrases, each with its part, by what they begin with; of those that begin alike the parts in their order."""
    rows, found = table("headings"), dict[str, list[tuple[str, str]]]()
    for part in dict.fromkeys(row["part"] for row in rows):
        for row in rows:
            if row["part"] == part:
                found.setdefault(row["phrase"][:_HEAD], []).append((row["phrase"], part))
    return found


def _phrases(text: str) -> Iterator[tuple[str, str]]:
    """The phrases in a text and their parts, none within another."""
    end = 0
    for at, entries in enumerate(map(_vocabulary().get, map(add, text, text[1:]))):
        if entries and at >= end:
            for entry in entries:
                if text.startswith(entry[0], at):
                    yield entry
                    end = at + len(entry[0])
                    break


@lru_cache(maxsize=256)  # several rules ask about the same headings
def part_of(heading: str, subject: str = "") -> str | None:
    """The part that the heading's words announce, as ``lexicons/headings.tsv`` names it; None for all other headings.

    A heading that names a target beside groundwork (指导思想和工作目标) lays something down and is no mere groundwork.
    Words that stand in ``subject``, the document's title, name its business there (督导检查情况的通报) and say nothing.
    """
    found = {part for phrase, part in _phrases(_bare(heading)[:HEADING]) if not subject or phrase not in _bare(subject)}
    return next((part for part in (TARGET, RATIONALE, SAFEGUARDS, ATTENDANT) if part in found), None)


Parts = Mapping[tuple[int, int], str | None]
"""what the nearest heading announces, for each body block by its place"""


def parts_of(outline: Outline) -> Parts:
    """What the nearest heading announces, for each body block by its place; one that says nothing goes by the one above it."""
    found: dict[tuple[int, int], str | None] = {}
    above: list[tuple[int, str | None]] = []
    for block in outline.body():
        if block.role == "heading":
            level = block.level or 1
            above = [entry for entry in above if entry[0] < level]
            above.append((level, part_of(block.text) or (above[-1][1] if above else None)))
        found[place_of(block)] = above[-1][1] if above else None
    return found


def place_of(block: Block) -> tuple[int, int]:
    """What tells a block from all others of its document."""
    return block.paragraph.lines[0], block.start


def words_of(outline: Outline, section: Section) -> int:
    """字数 that a section of groundwork or safeguards spends on it."""
    return sum(count_words(block.text) for block in counted(outline, section))


def counted(outline: Outline, section: Section) -> Iterator[Block]:
    """The blocks of a section of groundwork or safeguards that are that.

    What stands under lower headings counts only where they do not turn to something else: under 总体要求 a target (主要目标),
    under 保障措施 a measure (支持企业上市). A principle with a figure in it (报到不足50%的停招) lays something down.
    """
    subject, whole = outline.title or "", part_of(section.title, outline.title or "")
    lower = min((b.level or 1 for b in section.blocks[1:] if b.role == "heading"), default=0)
    counts = True
    for block in section.blocks:
        if block.role == "heading" and block.level == lower:
            here = part_of(block.text, subject)
            counts = here != TARGET and (whole == RATIONALE or here is not None)
        if counts and not (whole == RATIONALE and _RULES.search(block.text)):
            yield block


def outermost(outline: Outline, part: str) -> list[Section]:
    """The sections of that part that do not stand inside another of them, in order."""
    found: list[Section] = []
    end = -1
    for section in outline.sections:
        if section.heading.start >= end and part_of(section.title, outline.title or "") == part:
            found.append(section)
            end = section.blocks[-1].span.end
    return found


def _bare(text: str) -> str:
    return "".join(text.split())
