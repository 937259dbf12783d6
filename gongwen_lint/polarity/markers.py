"""The words that decide the polarity of what follows them, found in one pass by ``lexicons/polarity.tsv``."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from gongwen_lint.named import NamedTuple
from gongwen_lint.tables import columns

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

LIST, CLAUSE, SENTENCE, COMMA, WORD, MODAL, DOUBLE, NONE = "列举", "句段", "到句末", "到逗号", "词", "语气", "反语", "免"
"""how far a word governs; the head of the table says what each means"""


class Marker(NamedTuple):
    """One such word: characters ``start`` to ``end`` (exclusive) of the text."""

    start: int
    end: int
    stance: str
    """as the table names it: 要求, 禁止, 限制, 允许, 鼓励, 报告, 引述, 条件"""
    reach: str


@cache
def _table() -> tuple[AhoCorasick, list[tuple[str, str]]]:
    from ahocorasick_rs import AhoCorasick, MatchKind  # few documents need it

    rows = columns("polarity", ("form", "stance", "reach"))
    return AhoCorasick([form for form, _, _ in rows], matchkind=MatchKind.LeftmostLongest), [(s, r) for _, s, r in rows]


def markers(text: str) -> list[Marker]:
    """The words in a text that decide, in order; wording that only looks like one is left out."""
    automaton, rows = _table()
    found = []
    for number, start, end in automaton.find_matches_as_indexes(text):
        stance, reach = rows[number]
        if reach != NONE:
            found.append(Marker(start, end, stance, reach))
    return found
