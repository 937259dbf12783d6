"""Characters of symbol fonts, which Word stores by their place in the font, as the ordinary characters they look like."""

from __future__ import annotations

import re

from gongwen_lint.expressions import Expression

# Microsoft's tables of the fonts Wingdings, Wingdings 2 and Symbol; only what forms and lists use. The rest is a •.
_WINGDINGS = {
    0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x73: "◆", 0x74: "◆", 0x75: "◆",
    0x76: "❖", 0x77: "◆", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA2: "○", 0xA3: "○", 0xA4: "◎", 0xA7: "▪", 0xA8: "□",
    0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "←", 0xF0: "→", 0xF1: "↑", 0xF2: "↓",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    **{0x80 + number: chr(ord("①") + number - 1) for number in range(1, 11)}, 0x80: "⓪",
    **{0x8B + number: chr(ord("❶") + number - 1) for number in range(1, 11)}, 0x8B: "⓿",
}
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x98: "●", 0x99: "○", 0xA2: "■", 0xA3: "□", 0xAE: "◆",
    **{0x69 + number: chr(ord("①") + number - 1) for number in range(1, 11)},
    **{0x74 + number: chr(ord("❶") + number - 1) for number in range(1, 11)},
}
_SYMBOL = {
    0x61: "α", 0x62: "β", 0x63: "χ", 0x64: "δ", 0x65: "ε", 0x66: "φ", 0x67: "γ", 0x68: "η", 0x6C: "λ", 0x6D: "μ", 0x6E: "ν",
    0x70: "π", 0x71: "θ", 0x72: "ρ", 0x73: "σ", 0x74: "τ", 0x77: "ω", 0x78: "ξ", 0x44: "Δ", 0x53: "Σ", 0x57: "Ω",
    0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xA5: "∞",
    0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0x2D: "−", 0xD6: "√", 0xCE: "∈", 0xC5: "⊕",
}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}
_SYMBOL_FONT = Expression(r"wingdings|webdings|symbol|marlett", re.IGNORECASE)
_PRIVATE = range(0xE000, 0xF900)


def is_symbol_font(font: str) -> bool:
    """Whether the letters of this font are pictures."""
    return bool(_SYMBOL_FONT.search(font))


def symbol(code: str | None, font: str | None) -> str:
    """The character that a w:sym prints; ``code`` in hexadecimal. • for a picture that has no ordinary character."""
    try:
        number = int(code or "", 16)
    except ValueError:
        return ""
    named = (font or "").lower()
    if is_symbol_font(named) or number in _PRIVATE:
        return _FONTS.get(named, _WINGDINGS).get(number & 0xFF, "•")
    return chr(number) if 0x20 <= number < 0x110000 and not 0xD800 <= number < 0xE000 else ""


def bullet(text: str, font: str) -> str:
    """The mark of a list as it is printed: letters of a symbol font as •, visible characters as they are."""
    pictured = is_symbol_font(font) or any(ord(char) in _PRIVATE for char in text)
    return "•" if text.strip() and pictured else text
