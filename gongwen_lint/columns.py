"""Columns on a screen where Chinese characters take two places."""

from __future__ import annotations

from unicodedata import east_asian_width


def width(text: str) -> int:
    """Places that a text takes on the screen."""
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


def padded(text: str, places: int) -> str:
    """The text with blanks behind it up to so many places."""
    return text + " " * (places - width(text))
