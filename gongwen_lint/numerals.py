"""Chinese and full-width numerals as numbers: 二十三, 二〇二四, ２０２４."""

from __future__ import annotations

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "Ｏ": 0, "O": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}


def cjk_number(text: str) -> int | None:
    """The value of a Chinese numeral, positional (二〇二四) or with units (二十三); None where it is none."""
    if not text or any(char not in DIGITS and char not in _UNITS for char in text):
        return None
    if not any(char in _UNITS for char in text):
        return int("".join(str(DIGITS[char]) for char in text))
    total, digit = 0, 0
    for char in text:
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            digit = DIGITS[char]
    return total + digit


def number(text: str) -> int | None:
    """The value of a numeral in Arabic (also full-width) or Chinese digits."""
    return int(text) if text.isdecimal() else cjk_number(text)
