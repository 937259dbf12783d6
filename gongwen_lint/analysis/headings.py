"""What a heading announces: mere groundwork (意义、形势、原则), safeguards (领导、责任、保障), a target, or something to do."""

from __future__ import annotations

import re
from functools import cache

from gongwen_lint.structure.outline import Section
from gongwen_lint.tables import table

RATIONALE, SAFEGUARDS, TARGET = "rationale", "safeguards", "target"


@cache
def _vocabulary() -> re.Pattern[str]:
    groups: dict[str, list[str]] = {}
    for row in table("headings"):
        groups.setdefault(row["part"], []).append(re.escape(row["phrase"]))
    return re.compile("|".join(f"(?P<{part}>{'|'.join(phrases)})" for part, phrases in groups.items()))


def part_of(title: str) -> str | None:
    """``rationale``, ``safeguards`` or ``target`` where the heading's words say so; None for all others.

    A heading that names a target beside groundwork (指导思想和工作目标) lays something down and is no mere groundwork.
    """
    found = {match.lastgroup for match in _vocabulary().finditer(re.sub(r"\s", "", title))}
    return next((part for part in (TARGET, RATIONALE, SAFEGUARDS) if part in found), None)


def outermost(sections: tuple[Section, ...], part: str) -> list[Section]:
    """The sections of that part that do not stand inside another of them, in order."""
    found: list[Section] = []
    for section in sections:
        if part_of(section.title) == part and not (found and section.heading.start < found[-1].blocks[-1].span.end):
            found.append(section)
    return found
