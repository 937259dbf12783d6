"""Strangers' text on a terminal: nothing in it may move the cursor, colour the screen or turn the line around."""

from __future__ import annotations

from gongwen_lint.expressions import Expression

_HIDDEN = Expression("[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_NOT_XML = Expression("[\ud800-\udfff\ufffe\uffff]")
_HIDDEN_IN_JSON = Expression("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""those that JSON does not escape of itself"""


def visible(text: str) -> str:
    """The text with control characters and marks of direction written as \\n, \\x1b, \\u202e; tabs stay."""
    if text.isprintable():
        return text
    return _HIDDEN.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)


def storable(text: str) -> str:
    """The same, and written out as well what no XML file can hold."""
    return _NOT_XML.sub(lambda match: f"\\u{ord(match[0]):04x}", visible(text))


def visible_json(written: str) -> str:
    """The same for JSON that is written out: escaped within its strings, so that they read back whole."""
    if written.isascii():
        return written
    return _HIDDEN_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


def shortened(text: str, most: int) -> str:
    """At most ``most`` characters of a text: its beginning and its end with …… between, words and numbers left whole."""
    if len(text) <= most:
        return text
    head = (most - 2) * 3 // 5
    tail = len(text) - (most - 2 - head)
    while head > most // 3 and _inside_word(text, head):
        head -= 1
    while tail < len(text) - most // 5 and _inside_word(text, tail):
        tail += 1
    return f"{text[:head]}……{text[tail:]}"


def _inside_word(text: str, at: int) -> bool:
    return all(char.isascii() and char.isalnum() for char in text[at - 1:at + 1])
