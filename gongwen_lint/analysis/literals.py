"""Lexicon entries without gaps or kinds of words, spelled out and found as they stand, without cutting the text into words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from ahocorasick_rs import AhoCorasick, MatchKind

from gongwen_lint.analysis.patterns import is_plain, parse


class Literals:
    """Patterns such as 适当 (提高|增加) compiled for searching; of overlapping hits the first, of those the longest."""

    def __init__(self, patterns: Sequence[str]) -> None:
        texts = {text: number for number, pattern in enumerate(patterns) for text in spelled(pattern)}
        self._numbers = list(texts.values())
        self._automaton = AhoCorasick(list(texts), matchkind=MatchKind.LeftmostLongest)

    def search(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Start, end (exclusive) and number of the pattern of each hit, in order."""
        for key, start, end in self._automaton.find_matches_as_indexes(text):
            yield start, end, self._numbers[key]


def spelled(pattern: str) -> list[str]:
    """Every text that a pattern of literals stands for.

    Raises ValueError where it holds a gap or a kind of word.
    """
    if is_plain(pattern):
        return [pattern]
    parts = parse(pattern)
    if not all(part.choices for part in parts):
        raise ValueError(f"“{pattern}”：这里只能写原文、( ) 和 [ ]")
    return ["".join(one) for one in product(*((*part.choices, "") if part.optional else part.choices for part in parts))]
