"""How the places of the report's pages are named, so that each can be linked to."""

from __future__ import annotations

OVERVIEW = "overview"


def page(document: int) -> str:
    """A document's page; documents, findings and lines count from 1."""
    return f"d{document}"


def line(document: int, number: int) -> str:
    """A line of its text."""
    return f"d{document}l{number}"


def mark(document: int, finding: int) -> str:
    """Where a finding begins in the text."""
    return f"d{document}m{finding}"


def card(document: int, finding: int) -> str:
    """What is said of it."""
    return f"d{document}f{finding}"


def provision(document: int, number: int) -> str:
    """One of the lists of provisions under the text."""
    return f"d{document}p{number}"


def passage(document: int, finding: int) -> str:
    """A copied passage beside its source."""
    return f"d{document}x{finding}"
