"""The acts that burden lower bodies, found in a text by the patterns of ``lexicons/burdens.tsv``."""

from __future__ import annotations

from functools import cache

from gongwen_lint.analysis.literals import spelled
from gongwen_lint.analysis.shields import Shields
from gongwen_lint.analysis.terms import Terms
from gongwen_lint.burden.patterns import ends, heads, parse, tails
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


class _Table(NamedTuple):
    """The patterns, and what tells where they may stand: sets of their numbers are kept as the bits of one number."""

    literals: Terms
    begun: dict[str, int]
    """the patterns that begin with a literal"""
    ended: dict[str, int]
    """the patterns that end with it"""
    patterns: list[str]
    kinds: list[Kind]


@cache
def _table() -> _Table:
    rows = [row for row in _rows() if row[0] != SUBJECT]
    begun, ended = dict[str, int](), dict[str, int]()
    for number, row in enumerate(rows):
        bit = 1 << number
        for head in heads(row[4]):
            begun[head] = begun.get(head, 0) | bit
        for tail in tails(row[4]):
            ended[tail] = ended.get(tail, 0) | bit
    kinds = [Kind(code, name, who, where == STANDING) for code, name, who, where, _ in rows]
    return _Table(Terms({**begun, **ended}), begun, ended, [row[4] for row in rows], kinds)


_parsed = cache(parse)
"""patterns as they are first needed: most documents need a few of them"""


def acts(text: str) -> list[Act]:
    """The acts in a text, in order, without those that stand within an innocent wording of the same code (or of none)."""
    literals, begun, ended, patterns, kinds = _table()
    found = set[Act]()
    ending = 0
    for start, literal in reversed(literals.found(text)):
        ending |= ended.get(literal, 0)
        numbers = begun.get(literal, 0) & ending  # most patterns that begin in a sentence do not end in it
        while numbers:
            number = numbers.bit_length() - 1
            numbers ^= 1 << number
            if (end := ends(_parsed(patterns[number]), text, start)) is not None:
                found.add(Act(start, end, kinds[number]))
    if not found:
        return []
    innocent = [act for act in found if act.kind.code == INNOCENT]
    spared = {code: _innocent(innocent, code) for code in {act.kind.code for act in found} - {INNOCENT}}
    return sorted(act for act in found if act.kind.code != INNOCENT and not _is_spared(act, spared[act.kind.code]))


def _innocent(words: list[Act], code: str) -> Shields:
    """The stretches of innocent wording that speak of a code: ``who`` names those they spare."""
    return Shields([(act.start, act.end) for act in words if act.kind.who == ANYBODY or code in act.kind.who])


def _is_spared(act: Act, innocent: Shields) -> bool:
    """Whether the act begins or ends in innocent wording."""
    return innocent.touch(act.start, act.start + 1) or innocent.touch(act.end - 1, act.end)
