"""What Word prints for fields whose result is not stored in the file."""

from __future__ import annotations

import re

from gongwen_lint.expressions import Expression

_PAGES = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"})
_ENCLOSED = Expression(r"\\o\s*(?:\\a[lcrd]\s*)?\((.*)\)\s*\Z", re.IGNORECASE | re.DOTALL)
_RAISED = Expression(r"\\s\s*(?:\\(?:up|do|ai|di)\s*-?\d*\s*)*\([^()]*\)", re.IGNORECASE)
_RINGS = "○〇◯□△◇⃝⃞"
_LONGEST = 2_000  # characters of an instruction that are looked at


def unstored(code: str) -> str:
    """What Word prints for a field without a stored result, as far as that can be told without laying out pages."""
    code = code[:_LONGEST].strip()
    name, _, rest = code.partition(" ")
    name = name.upper()
    if name in _PAGES:
        return "1"
    if name == "MACROBUTTON":
        return rest.strip().partition(" ")[2].strip()
    return _equation(rest.strip()) if name == "EQ" else ""


def _equation(code: str) -> str:
    """EQ fields as Word writes them for 带圈字符 (○ over 1) and 拼音指南 (a reading raised over a character)."""
    laid_over = _ENCLOSED.search(code)
    if not laid_over:
        return ""
    parts = [part.strip() for part in re.split("[,;，]", _RAISED.sub("", laid_over[1]))]
    seen = "".join(part for part in parts if part not in _RINGS)
    if seen.isdecimal() and 1 <= int(seen) <= 20 and any(part and part in _RINGS for part in parts):
        return chr(ord("①") + int(seen) - 1)
    return seen
