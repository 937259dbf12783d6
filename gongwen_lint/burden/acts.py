"""The acts that burden lower bodies, found in a text by the patterns of ``lexicons/burdens.tsv``."""

from __future__ import annotations

from functools import cache

from ahocorasick_rs import AhoCorasick

from gongwen_lint.analysis.literals import spelled
from gongwen_lint.analysis.shields import Shields
from gongwen_lint.burden.patterns import ends, heads, parse
from gongwen_lint.named import NamedTuple
from gongwen_lint.tables import columns

STANDING = "各类"
"""where an act counts: in documents of every kind; any other word: in those that set lower bodies to work"""
ANYBODY, ANY_DOER = "任", "自"
"""of whom an act must be asked to be a burden: of anybody but outsiders; it does not matter; any other word: of a lower body"""
INNOCENT, SUBJECT = "非", "题"
"""codes of rows that are no acts: wording that looks like one and is none, and words by which a title shows that the document is
about the very subject"""


class Kind(NamedTuple):
    """One row of the table: what is asked, the code it counts for, and of whom it must be asked to count."""

    code: str
    name: str
    who: str
    """下级: only where the text names the body and it is a lower one; 任: any but outsiders; 自: whoever does it"""
    standing: bool
    """whether it counts in regulations as well, where most duties are standing ones"""


class Act(NamedTuple):
    """One hit: characters ``start`` to ``end`` (exclusive) of the text, and what it asks."""

    start: int
    end: int
    kind: Kind


@cache
def subject_words() -> dict[str, list[str]]:
    """The words by which a title shows that a document is about the very subject of a rule, by the rule's code."""
    return {name: spelled(pattern) for code, name, _, _, pattern in _rows() if code == SUBJECT}


@cache
def _rows() -> list[list[str]]:
    return columns("burdens", ("code", "name", "who", "where", "pattern"))


@cache
def _table() -> tuple[AhoCorasick, list[list[int]], list[str], list[Kind]]:
    rows = [row for row in _rows() if row[0] != SUBJECT]
    by_head = dict[str, list[int]]()
    for number, row in enumerate(rows):
        for head in heads(row[4]):
            by_head.setdefault(head, []).append(number)
    kinds = [Kind(code, name, who, where == STANDING) for code, name, who, where, _ in rows]
    return AhoCorasick(list(by_head)), list(by_head.values()), [row[4] for row in rows], kinds


_parsed = cache(parse)
"""patterns as they are first needed: most documents need a few of them"""


def acts(text: str) -> list[Act]:
    """The acts in a text, in order, without those that stand within an innocent wording of the same code (or of none)."""
    automaton, numbers, patterns, kinds = _table()
    found = set[Act]()
    may_end = dict[int, bool]()  # most patterns that begin in a sentence do not end in it
    for head, start, _ in automaton.find_matches_as_indexes(text, overlapping=True):
        for number in numbers[head]:
            parts = _parsed(patterns[number])
            if number not in may_end:
                may_end[number] = any(choice in text for choice in parts[-1].choices)
            if may_end[number] and (end := ends(parts, text, start)) is not None:
                found.add(Act(start, end, kinds[number]))
    innocent = [act for act in found if act.kind.code == INNOCENT]
    spared = {code: _innocent(innocent, code) for code in {act.kind.code for act in found} - {INNOCENT}}
    return sorted(act for act in found if act.kind.code != INNOCENT and not _is_spared(act, spared[act.kind.code]))


def _innocent(words: list[Act], code: str) -> Shields:
    """The stretches of innocent wording that speak of a code: ``who`` names those they spare."""
    return Shields([(act.start, act.end) for act in words if act.kind.who == ANYBODY or code in act.kind.who])


def _is_spared(act: Act, innocent: Shields) -> bool:
    """Whether the act begins or ends in innocent wording."""
    return innocent.touch(act.start, act.start + 1) or innocent.touch(act.end - 1, act.end)
