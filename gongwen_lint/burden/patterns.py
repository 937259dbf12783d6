"""How an act of ``lexicons/burdens.tsv`` is written, and finding it: the search counts characters, since acts span phrases.

    (制定|出台) …20 (方案|细则)      one of these, then up to 20 characters that cross no comma or stop, then one of those
    传达 [学习] 精神                 may be missing
    每月 ……30 报送                   up to 30 characters, commas included, never a stop or semicolon
"""

from __future__ import annotations

from itertools import pairwise

from gongwen_lint.expressions import Expression
from gongwen_lint.named import NamedTuple

MOST_GAP = 90
"""characters a gap may span, at most: what keeps the search linear"""

_PART = Expression(r"\s*(?:(…{1,2})(\d+)|\(([^()]*)\)|\[([^\[\]]*)\]|([^\s…()\[\]|]+))")
_CLAUSE_END = Expression("[，,。；;！!？?：:\n]")
_SENTENCE_END = Expression("[。；;！!？?\n]")


class WrongPattern(ValueError):
    """A pattern that cannot be read; the message says in Chinese what is wrong."""


class Part(NamedTuple):
    """One part of a pattern: a choice of literals, or (without any) a gap."""

    choices: tuple[str, ...] = ()
    """longest first"""
    gap: int = 0
    """characters, at most"""
    commas: bool = False
    """whether the gap may cross a comma"""
    optional: bool = False


def parse(pattern: str) -> tuple[Part, ...]:
    """The parts of a pattern, in order; the first and the last are literals that every hit holds.

    Raises WrongPattern.
    """
    parts, at, text = list[Part](), 0, pattern.strip()
    while at < len(text):
        found = _PART.match(text, at)
        if not found:
            raise WrongPattern(f"第{at + 1}个字起看不懂：{text[at:]}")
        at = found.end()
        dots, most, one, may, plain = found.groups()
        if dots:
            if not 0 < int(most) <= MOST_GAP:
                raise WrongPattern(f"“{dots}{most}”：间隔应为1至{MOST_GAP}字")
            parts.append(Part(gap=int(most), commas=len(dots) > 1))
            continue
        choices = [plain] if plain else [choice.replace(" ", "") for choice in (one if one is not None else may).split("|")]
        if not all(choices):
            raise WrongPattern("括号里有空的一项")
        parts.append(Part(tuple(sorted(set(choices), key=lambda choice: (-len(choice), choice))), optional=may is not None))
    if not parts or any(not end.choices or end.optional for end in (parts[0], parts[-1])):
        raise WrongPattern("开头和结尾都应是写明的词")
    if any(not part.choices and not behind.choices for part, behind in pairwise(parts)):
        raise WrongPattern("两处间隔之间应有写明的词")
    return tuple(parts)


def heads(pattern: str) -> list[str]:
    """The literals that a hit begins with, without parsing the rest."""
    first = pattern[1:pattern.index(")")].split("|") if pattern[0] == "(" else [pattern.split(" ", 1)[0]]
    return [head.replace(" ", "") for head in first]


def tails(pattern: str) -> list[str]:
    """The literals that a hit ends with, likewise."""
    last = pattern[pattern.rindex("(") + 1:-1].split("|") if pattern[-1] == ")" else [pattern.rsplit(" ", 1)[-1]]
    return [tail.replace(" ", "") for tail in last]


def ends(parts: tuple[Part, ...], text: str, at: int) -> int | None:
    """Where a hit ends (exclusive) whose first part begins at ``at``; None if there is none."""
    return _follow(parts, 0, text, at)


def _follow(parts: tuple[Part, ...], which: int, text: str, at: int) -> int | None:
    if which == len(parts):
        return at
    part = parts[which]
    if part.choices:
        if text.startswith(part.choices, at):
            for choice in part.choices:
                if text.startswith(choice, at) and (end := _follow(parts, which + 1, text, at + len(choice))) is not None:
                    return end
        return _follow(parts, which + 1, text, at) if part.optional else None
    behind, last = parts[which + 1], min(at + part.gap, len(text) - 1)
    stop = (_SENTENCE_END if part.commas else _CLAUSE_END).search(text, at, last)
    for here in range(at, (stop.start() if stop else last) + 1):
        may_stand = behind.optional or text.startswith(behind.choices, here)
        if may_stand and (end := _follow(parts, which + 1, text, here)) is not None:
            return end
    return None
