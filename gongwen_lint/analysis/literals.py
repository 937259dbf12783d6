"""Lexicon entries without gaps or kinds of words, spelled out and found as they stand, without cutting the text into words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from ahocorasick_rs import AhoCorasick, MatchKind

_OPEN = {"(": ")", "[": "]"}


class Literals:
    """Patterns such as 适当 (提高|增加) compiled for searching; of overlapping hits the first, of those the longest."""

    def __init__(self, patterns: Sequence[str]) -> None:
        texts = {text: number for number, pattern in enumerate(patterns) for text in spelled(pattern)}
        self._numbers = list(texts.values())
        self._automaton = AhoCorasick(list(texts), matchkind=MatchKind.LeftmostLongest)

    def search(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Number of the pattern, start and end (exclusive) of each hit, in order."""
        for key, start, end in self._automaton.find_matches_as_indexes(text):
            yield self._numbers[key], start, end


def spelled(pattern: str) -> list[str]:
    """Every text that a pattern of literals stands for: 甲 (乙|丙) [丁] as analysis.patterns writes them, nothing else.

    Raises ValueError where it holds a gap or a kind of word, or a bracket is not closed.
    """
    if "…" in pattern or "<" in pattern:
        raise ValueError(f"“{pattern}”：这里只能写原文、( ) 和 [ ]")
    parts: list[tuple[str, ...]] = []
    at = 0
    while at < len(pattern):
        close = _OPEN.get(pattern[at])
        if close:
            end = pattern.index(close, at)
            choices = tuple(pattern[at + 1:end].split("|"))
            parts.append((*choices, "") if close == "]" else choices)
            at = end
        elif pattern[at] != " ":
            parts.append((pattern[at],))
        at += 1
    return ["".join(one) for one in product(*parts)]
