"""发文字号: 国办发〔2024〕16号 in all its bracket forms."""

from __future__ import annotations

import re

from gongwen_lint.expressions import Expression

NUMBER = Expression(
    r"(?P<code>(?:[^\W\d_]|×){1,24}?)\s*"
    r"(?:[〔﹝\[［【（(〈<]\s*(?P<year>(?:19|20)\d{2}|[×xX]{2,4}"
    r"|20[×xX]{2})\s*年?\s*[〕﹞\]］】）)〉>])\s*"
    r"(?:第\s*)?(?P<serial>\d{1,5}|[×xX]{1,4})(?:[-－之]\d{1,3})?\s*号",
    needs=("号",),
)
"""the code of the body, the year in brackets, the serial number"""
YEAR_FIRST = Expression(
    r"(?P<code>[^\W\d_]{0,12})(?P<year>(?:19"
    r"|20)\d{2})\s*年\s*第\s*(?P<serial>\d{1,4})\s*号",
    needs=("号",),
)
"""公告 and 令: 2022年第29号"""
ORDER = Expression(r"第\s*(?P<serial>\d{1,4}|[一二三四五六七八九十百〇零]{1,6})\s*号", needs=("号",))
"""令 alone on its line: 第12号"""
_NO_CODE = Expression(r"〔(?:19|20)\d{2}〕\s*(?:第\s*)?\d{1,4}\s*号", needs=("〔",))
"""纪要 under a masthead that names the body: 〔2025〕14号"""


def number_alone(text: str) -> str | None:
    """The 发文字号 of a line that holds nothing else (brackets around it and a signer behind it aside)."""
    bare = re.sub(r"\s*签发人[:：].*$", "", text).strip(" \u3000\t")
    if len(bare) > 1 and bare[0] in "（(" and bare[-1] in "）)":
        bare = bare[1:-1]
    for pattern in (NUMBER, YEAR_FIRST, ORDER, _NO_CODE):
        if pattern.fullmatch(bare):
            return re.sub(r"\s+", "", bare)
    return None
