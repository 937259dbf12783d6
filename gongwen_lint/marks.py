"""Parts of a text between marks."""

from __future__ import annotations

from collections.abc import Iterable


def part_start(text: str, marks: Iterable[str], at: int, least: int = 0) -> int:
    """Where the part begins that ``at`` stands in: behind the last mark from ``least`` on, or at ``least`` where none stands."""
    return max(least, *(text.rfind(mark, least, at) + 1 for mark in marks))
