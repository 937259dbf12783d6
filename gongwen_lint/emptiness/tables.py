"""The learnt weights: ``weights.tsv`` as a person reads it, and the same as files mapped into memory, which take no time to load.

    python -m gongwen_lint.emptiness.tables        builds the files from weights.tsv

A term's row holds its rarity and three weights, for 套话, 照转 and 空泛 each against a sentence of substance; a sign's row the
three weights. benchmarks/train_emptiness.py writes the table; a test compares it with the files.
"""

from __future__ import annotations

import mmap
from array import array
from functools import cache
from os.path import dirname, join

import marisa_trie

FOLDER = dirname(__file__)
TABLE, TRIE, NUMBERS = "weights.tsv", "terms.marisa", "terms.weights"
COLUMNS = ("what", "name", "rarity", "套话", "照转", "空泛")
TERM, SIGN = "term", "sign"
WIDTH = 4
"""numbers a term: rarity and three weights"""

Weights = tuple[float, float, float]
"""for 套话, 照转 and 空泛, each against a sentence of substance"""


@cache
def known_terms() -> marisa_trie.Trie:
    """The terms that have a weight; each has an id, which is its place in ``term_numbers``."""
    return marisa_trie.Trie().mmap(join(FOLDER, TRIE))


@cache
def term_numbers() -> memoryview:
    """Rarity and weights of each term: WIDTH numbers from its id × WIDTH on."""
    with open(join(FOLDER, NUMBERS), "rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)).cast("f")


@cache
def sign_weights() -> dict[str, Weights]:
    """The weights of the signs; the sign with the empty name is always there."""
    found: dict[str, Weights] = {}
    with open(join(FOLDER, TABLE), encoding="utf-8") as file:
        for line in file:  # the signs stand before the terms
            what, *rest = line.rstrip("\n").split("\t")
            if what == TERM:
                break
            if what == SIGN:
                found[rest[0]] = tuple(map(float, rest[2:]))
    return found


def compiled(rows: list[tuple[str, float, Weights]]) -> dict[str, bytes]:
    """The files for terms with their rarity and weights, by name."""
    trie = marisa_trie.Trie(sorted(name for name, _, _ in rows))
    numbers = array("f", bytes(4 * WIDTH * len(rows)))
    for name, rarity, weights in rows:
        at = trie[name] * WIDTH
        numbers[at:at + WIDTH] = array("f", (rarity, *weights))
    return {TRIE: trie.tobytes(), NUMBERS: numbers.tobytes()}


def term_rows() -> list[tuple[str, float, Weights]]:
    """The terms of the table."""
    with open(join(FOLDER, TABLE), encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file]
    return [(row[1], float(row[2]), tuple(map(float, row[3:]))) for row in rows if row[0] == TERM]


def build() -> None:
    """Write the files beside the table."""
    for name, data in compiled(term_rows()).items():
        with open(join(FOLDER, name), "wb") as file:
            file.write(data)


if __name__ == "__main__":
    build()
