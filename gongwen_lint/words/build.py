"""Builds the tables beside this module from the dictionary and the model of jieba 0.42.1: ``python -m gongwen_lint.words.build``.

Run once a jieba version, never at run time; the tests build the tables anew and compare. jieba is MIT-licensed (see NOTICE).
"""

from __future__ import annotations

import warnings
from array import array
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import marisa_trie

from gongwen_lint.words.tables import EMISSIONS, FIRST_HAN, FOLDER, FREQUENCIES, LAST_HAN, STATES, TAGS, TRIE, UNSEEN


def dictionary(path: Path) -> Iterator[tuple[str, int, str]]:
    """Word, frequency and part of speech, line by line, of a dictionary in jieba's format."""
    for line in path.read_text(encoding="utf-8").splitlines():
        word, frequency, tag = line.split(" ")
        yield word, int(frequency), tag


def word_tables(path: Path) -> dict[str, bytes]:
    """The trie of words, their frequencies (the sum of all first) and their parts of speech, by file name."""
    rows = list(dictionary(path))
    frequency = {word: number for word, number, _ in rows}  # a word listed twice counts with its last line, as in jieba
    tag = {word: name for word, _, name in rows}
    trie = marisa_trie.Trie(sorted(frequency))
    names = sorted(set(tag.values()))
    numbers, marks = array("I", bytes(4 * (len(trie) + 1))), bytearray(len(trie))
    numbers[0] = sum(number for _, number, _ in rows)
    for word, at in trie.items():
        numbers[at + 1] = frequency[word]
        marks[at] = names.index(tag[word])
    head = " ".join(names).encode() + b"\n"
    return {TRIE: trie.tobytes(), FREQUENCIES: numbers.tobytes(), TAGS: head + bytes(marks)}


def emission_table(emissions: dict[str, dict[str, float]]) -> bytes:
    """The log probability of each Han character in each of the four states, character by character."""
    table = array("d", [UNSEEN]) * (len(STATES) * (LAST_HAN - FIRST_HAN + 1))
    for column, state in enumerate(STATES):
        for char, value in emissions[state].items():
            if FIRST_HAN <= ord(char) <= LAST_HAN:
                table[(ord(char) - FIRST_HAN) * len(STATES) + column] = value
    return table.tobytes()


def build() -> dict[str, bytes]:
    """All tables, from the installed jieba."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # invalid escapes and pkg_resources, both jieba's own
        from jieba.finalseg.prob_emit import P as emissions
    folder = Path(find_spec("jieba").origin).parent
    return {**word_tables(folder / "dict.txt"), EMISSIONS: emission_table(emissions)}


if __name__ == "__main__":
    for name, data in build().items():
        Path(FOLDER, name).write_bytes(data)
