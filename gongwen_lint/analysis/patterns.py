"""How a phrase of a lexicon is written: from the line an official can read to the parts the search works on.

    高度重视                        plain characters
    切实 (加强|强化) 组织领导        one of these; a blank only separates
    [进一步] 压实责任               may be missing
    以 …3 为 (指导|引领)            up to three words between, never across a comma, stop or figure (… alone: up to five)
    推动 <名词> 再上新台阶           a word of that kind
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from gongwen_lint.expressions import Expression
from gongwen_lint.named import NamedTuple

KINDS = {
    "名词": ("n", "vn", "an", "j"), "动词": ("v",), "形容词": ("a", "b"), "副词": ("d", "ad"), "数词": ("m",), "地名": ("ns",),
}
"""The kinds of words a pattern may name, by the beginnings of jieba's abbreviations for parts of speech."""
GAP, MOST_GAP, MOST_GAPS = 5, 10, 2
"""How many words … stands for, the most it may, and how many a pattern may have: what keeps the search linear."""

_WIDE = str.maketrans("（）［］｜〈〉＜＞", "()[]|<><>")
_WIDE_SIGNS = Expression(r"[（）［］｜〈〉＜＞]")
_PART = Expression(
    r"\s*(?:(…+(\d*))|<([^<>]*)>|\(([^()]*)\)|\[([^\[\]]*)\]|([^\s…<>()\[\]|]+))"
)
_GLANCE = Expression(r"…+\d*|<[^<>]*>|\[([^\[\]]*)\]|\(([^()]*)\)|([^\s…<>()\[\]|]+)")
_FIRST = Expression(r"(?:\s|…+\d*|<[^<>]*>|\[[^\[\]]*\])*(?:\(([^()（）｜]*)\)|([^\s…<>()\[\]|（）［］｜〈〉＜＞]+))")


class WrongPattern(ValueError):
    """A pattern that cannot be read; the message says in Chinese what is wrong."""


class Part(NamedTuple):
    """One part of a pattern: a choice of literals, a word of some kinds, or (with neither) a gap."""

    choices: tuple[str, ...] = ()
    """longest first"""
    kinds: tuple[str, ...] = ()
    most: int = 1
    """words in a gap, at most"""
    optional: bool = False


def is_plain(pattern: str) -> bool:
    """Whether a pattern is nothing but characters to be found as they are."""
    found = _FIRST.match(pattern)
    return found is not None and found[2] == pattern


def fixed_parts(pattern: str) -> list[tuple[int, list[str]]]:
    """The parts that every hit holds, by their place in ``parse(pattern)``, each as the literals of which it is one."""
    parts = enumerate(_GLANCE.findall(_narrow(pattern)))
    return [(at, (one or plain).replace(" ", "").split("|")) for at, (_, one, plain) in parts if one or plain]


def fixed_literals(pattern: str) -> list[list[str]]:
    """The parts that every hit holds, in order, each as the literals of which it is one.

    A glance that costs a fifth of ``parse``: what there is to look for, before anything is found.
    """
    return [(one or plain).replace(" ", "").split("|") for _, one, plain in _GLANCE.findall(_narrow(pattern)) if one or plain]


def first_literals(pattern: str) -> list[str]:
    """The first part that every hit holds, as the literals of which it is one: a glance that costs a third of that at all."""
    found = _FIRST.match(pattern)
    if not found:
        return fixed_literals(pattern)[0]
    one, plain = found.groups()
    return [plain] if plain else one.replace(" ", "").split("|")


def _narrow(pattern: str) -> str:
    return pattern.translate(_WIDE) if _WIDE_SIGNS.search(pattern) else pattern


def forms(pattern: str) -> Iterator[str]:
    """Every text that a pattern stands for, such as ``parse`` can read; one with gaps or kinds of words has no end of them.

    Raises WrongPattern.
    """
    parts = []
    for may, one, plain in _GLANCE.findall(_narrow(pattern)):
        choices = [plain] if plain else (may or one).replace(" ", "").split("|")
        if not all(choices):
            raise WrongPattern("这里不能用“…”和“<名词>”一类")
        parts.append([*choices, ""] if may else choices)
    return map("".join, product(*parts))


def parse(pattern: str) -> tuple[Part, ...]:
    """The parts of a pattern, in order.

    Raises WrongPattern.
    """
    text, at, parts = _narrow(pattern.strip()), 0, []
    while at < len(text):
        found = _PART.match(text, at)
        if not found:
            at = len(text) - len(text[at:].lstrip())
            raise WrongPattern(f"第{at + 1}个字“{text[at]}”处：括号不成对，或“|”不在括号里")
        at = found.end()
        parts.append(_part(*found.groups()))
    _check(parts)
    return tuple(parts)


def _part(gap: str | None, most: str | None, kind: str | None, one: str | None, may: str | None, plain: str) -> Part:
    if gap:
        words = int(most or GAP)
        if not 1 <= words <= MOST_GAP:
            raise WrongPattern(f"“{gap}”：间隔的词数应为1至{MOST_GAP}")
        return Part(most=words)
    if kind is not None:
        if kind not in KINDS:
            raise WrongPattern(f"“<{kind}>”：没有这类词，可用 {'、'.join(KINDS)}")
        return Part(kinds=KINDS[kind])
    if one is not None or may is not None:
        choices = [choice.replace(" ", "") for choice in (one if one is not None else may).split("|")]
        if not all(choices):
            raise WrongPattern(f"“{f'[{may}]' if one is None else f'({one})'}”：括号里有空的一项")
        return Part(tuple(sorted(sorted(set(choices)), key=len, reverse=True)), optional=may is not None)
    return Part((plain,))


def _check(parts: list[Part]) -> None:
    fixed = [at for at, part in enumerate(parts) if part.choices and not part.optional]
    gaps = [at for at, part in enumerate(parts) if not part.choices and not part.kinds]
    if not fixed:
        raise WrongPattern("除了可有可无的部分，至少要有一处写明的词")
    if gaps and (all(part.optional for part in parts[:gaps[0]]) or all(part.optional for part in parts[gaps[-1] + 1:])):
        raise WrongPattern("“…”的前后都要有写明的词")
    if len(gaps) > MOST_GAPS:
        raise WrongPattern(f"“…”最多{MOST_GAPS}处")
