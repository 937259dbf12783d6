"""Numbers as Word prints them in lists: every kind of w:numFmt that Chinese documents use, others as plain digits.

The sequences are those of ECMA-376 Part 1, 17.18.59, and [MS-DOCX] 2.4. Beyond the end of a sequence Word prints digits.
"""

from __future__ import annotations

from collections.abc import Callable

_HAN = "零一二三四五六七八九"
_SIMPLIFIED = "零壹贰叁肆伍陆柒捌玖"
_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def numeral(value: int, kind: str, pattern: str = "") -> str:
    """``value`` in the number format ``kind``; ``pattern`` is how a custom format begins: ``001, 002, ...``."""
    if kind == "custom":
        return _custom(value, pattern)
    make = _KINDS.get(kind, str)
    return make(value) if value > 0 or make in (str, _two_digits) else str(value)


def _custom(value: int, pattern: str) -> str:
    first = pattern.split(",")[0].strip()
    return str(value).zfill(min(len(first), 10)) if first.isascii() and first.isdigit() else str(value)


def _two_digits(value: int) -> str:
    return str(value).zfill(2)


def _roman(value: int) -> str:
    if value > 32_767:
        return str(value)
    digits = []
    for worth, letters in _ROMAN:
        count, value = divmod(value, worth)
        digits.append(letters * count)
    return "".join(digits)


def _letter(value: int) -> str:
    """A … Z, AA, BB …: the letter is repeated, not counted on."""
    times, letter = divmod(value - 1, 26)
    return chr(65 + letter) * (times + 1) if times < 30 else str(value)


def _ordinal(value: int) -> str:
    last = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{last}"


def _counted(digits: str, units: str, groups: str, *, bare: bool) -> Callable[[int], str]:
    """Numbers spelled with units, as 一百零一; ``bare`` leaves out the 一 of a leading 一十."""
    def spell(value: int) -> str:
        if value >= 10 ** 12:
            return str(value)
        text, zero = "", False
        for power in range(11, -1, -1):
            digit = value // 10 ** power % 10
            group, unit = divmod(power, 4)
            if digit:
                text += (digits[0] if zero else "") + digits[digit] + ("", *units)[unit]
                zero = False
            elif text:
                zero = True
            if not unit and group and value // 10 ** power % 10_000:
                text += groups[group - 1]
        return text[1:] if bare and text.startswith(digits[1] + units[0]) else text

    return spell


def _japanese(value: int) -> str:
    """一 … 十一, 百一: no zero, and no 一 before a unit."""
    if value >= 10_000:
        return str(value)
    text = ""
    for power, unit in ((3, "千"), (2, "百"), (1, "十"), (0, "")):
        digit = value // 10 ** power % 10
        if digit:
            text += ("" if digit == 1 and unit else _HAN[digit]) + unit
    return text


def _positional(zero: str) -> Callable[[int], str]:
    """Digit by digit, as 一〇一."""
    table = str.maketrans("0123456789", zero + _HAN[1:])
    return lambda value: str(value).translate(table)


def _short(zero: str) -> Callable[[int], str]:
    """Counted up to 九十九, digit by digit from 一○○ on."""
    counted, positional = _counted(_HAN, "十百千", "万亿", bare=True), _positional(zero)
    return lambda value: counted(value) if value < 100 else positional(value)


def _enclosed(first: str, last: int) -> Callable[[int], str]:
    return lambda value: chr(ord(first) + value - 1) if value <= last else str(value)


def _turning(last: int, *wheels: str) -> Callable[[int], str]:
    """甲, 乙 … or with two wheels 甲子, 乙丑 …, up to the number at which they would begin again."""
    return lambda value: "".join(wheel[(value - 1) % len(wheel)] for wheel in wheels) if value <= last else str(value)


_KINDS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": _two_digits,
    "decimalFullWidth": lambda value: str(value).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda value: str(value).translate(_FULL_WIDTH),
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda value: _letter(value).lower(),
    "ordinal": _ordinal,
    "hex": lambda value: f"{value:X}",
    "numberInDash": lambda value: f"- {value} -",
    "none": lambda value: "",
    "chineseCounting": _short("○"),
    "chineseCountingThousand": _counted(_HAN, "十百千", "万亿", bare=True),
    "chineseLegalSimplified": _counted(_SIMPLIFIED, "拾佰仟", "万亿", bare=False),
    "taiwaneseCounting": _short("○"),
    "taiwaneseCountingThousand": _counted(_HAN, "十百千", "萬億", bare=True),
    "taiwaneseDigital": _positional("○"),
    "ideographLegalTraditional": _counted(_TRADITIONAL, "拾佰仟", "萬億", bare=False),
    "ideographDigital": _positional("〇"),
    "japaneseDigitalTenThousand": _positional("〇"),
    "japaneseCounting": _japanese,
    "ideographTraditional": _turning(10, _STEMS),
    "ideographZodiac": _turning(12, _BRANCHES),
    "ideographZodiacTraditional": _turning(60, _STEMS, _BRANCHES),
    "decimalEnclosedCircle": _enclosed("①", 20),
    "decimalEnclosedCircleChinese": _enclosed("①", 20),
    "decimalEnclosedParen": _enclosed("⑴", 20),
    "decimalEnclosedFullstop": _enclosed("⒈", 20),
    "ideographEnclosedCircle": _enclosed("㈠", 10),  # its name says circle; Word and [MS-DOCX] 2.4 print ㈠
}
