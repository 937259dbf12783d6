"""Columns on a screen where Chinese characters take two places."""

from __future__ import annotations

from unicodedata import east_asian_width

_LEFT_OUT = "……"


def width(text: str) -> int:
    """Places that a text takes on the screen."""
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


def fitted(text: str, places: int) -> str:
    """The text where it fits into so many places, else its beginning and its end with …… between."""
    if width(text) <= places:
        return text
    left = places - width(_LEFT_OUT)
    head, tail = _fitting(text, left * 2 // 5), _fitting(text[::-1], left - left * 2 // 5)[::-1]
    return f"{head}{_LEFT_OUT}{tail}"


def _fitting(text: str, places: int) -> str:
    """As much of the beginning of a text as fits."""
    count = 0
    while count < len(text) and (places := places - width(text[count])) >= 0:
        count += 1
    return text[:count]


def padded(text: str, places: int) -> str:
    """The text with blanks behind it up to so many places."""
    return text + " " * (places - width(text))
