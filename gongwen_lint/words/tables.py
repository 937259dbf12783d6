"""The tables of words and characters: files mapped into memory, of which a run loads only what it asks for."""

from __future__ import annotations

import mmap
from functools import cache
from os.path import dirname, join

import marisa_trie

FOLDER = dirname(__file__)
TRIE, FREQUENCIES, TAGS, EMISSIONS = "jieba.marisa", "jieba.frequencies", "jieba.tags", "jieba.emissions"
STATES = "BMES"
"""A character begins a word, stands inside, ends it, or is a word by itself."""
FIRST_HAN, LAST_HAN = 0x4E00, 0x9FD5
"""The characters that the model speaks of."""
UNSEEN = -3.14e100
"""The log probability of what the model has never seen."""
LONGEST = 16
"""The longest word of the dictionary, in characters."""


@cache
def trie() -> marisa_trie.BinaryTrie:
    """The words of the dictionary, in UTF-8; each has an id, which is its place in the other tables."""
    return marisa_trie.BinaryTrie().mmap(join(FOLDER, TRIE))


@cache
def frequencies() -> memoryview:
    """The sum of all frequencies, then each word's, at its id + 1."""
    return _mapped(FREQUENCIES).cast("I")


@cache
def tags() -> tuple[tuple[str, ...], memoryview]:
    """The names of the parts of speech, and the number of each word's, at its id."""
    data = _mapped(TAGS)
    end = bytes(data[:512]).index(b"\n")
    return tuple(bytes(data[:end]).decode().split(" ")), data[end + 1:]


@cache
def emissions() -> memoryview:
    """Log probabilities: four, in the order of STATES, for each character from FIRST_HAN on."""
    return _mapped(EMISSIONS).cast("d")


def _mapped(name: str) -> memoryview:
    with open(join(FOLDER, name), "rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
