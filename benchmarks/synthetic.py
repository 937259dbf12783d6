"""Made-up documents by the ten thousand: sentences of real texts put together anew, with a fifth of their words exchanged.

As they are, the sentences of 15 MB would each stand some thirty times in 400 MB, and no gram of them would be rare. So of the
Han words a fifth are exchanged for others with the same part of speech and as many characters, each drawn as often as it occurs
in the texts. What stays is what matters to an index: sentences of natural length, formulas, common words that are common and
grams of which some are everywhere and most are nowhere. A chain of words drawn one after another would not keep the formulas,
templates would be too much alike. Whole arrays of words are exchanged at once, so that 400 MB are made in a minute.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import numpy as np

from gongwen_lint.words import segmenter

CHARACTERS = 1_333
"""of a document, 4 KB in UTF-8"""
EXCHANGED = 0.2
"""share of the Han words: so a document has 0.16 of its grams in common with 4 MB of others, and 0.28 with 13 MB; of the real
ones that they are made from, one has 0.20 and about 0.3"""
_SENTENCE = re.compile(r"[^。！？\s]{8,120}[。！？]")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_AT_ONCE = 500
"""documents that are made together"""


class Maker:
    """Makes documents from the sentences of texts; the same ones for the same seed."""

    def __init__(self, texts: Iterable[str]) -> None:
        cut, tag = segmenter().cut, segmenter().tag
        words: dict[str, int] = {}
        flat, counts = [], []
        for text in texts:
            for sentence in _SENTENCE.findall(text):
                numbers = [words.setdefault(word, len(words)) for word in cut(sentence)]
                flat += numbers
                counts.append(len(numbers))
        self._flat = np.array(flat)
        self._ends = np.cumsum(counts)
        self._counts = np.array(counts)
        sorts: dict[tuple[object, int], int] = {}
        every = list(words)
        # what is not Han is of a sort of its own and so exchanged for itself
        sort = np.array([
            sorts.setdefault((tag(word) if _HAN.fullmatch(word) else word, len(word)), len(sorts)) for word in every
        ])
        self._sizes = np.array([len(word) for word in every])
        self._begins = np.cumsum(self._sizes) - self._sizes
        self._characters = np.frombuffer("".join(every).encode("utf-32-le"), np.uint32)
        of = sort[self._flat]
        self._pool = self._flat[np.argsort(of, kind="stable")]
        times = np.bincount(of, minlength=len(sorts))
        self._times, self._first = times[sort], (np.cumsum(times) - times)[sort]

    def documents(self, number: int, seed: int, characters: int = CHARACTERS) -> Iterator[str]:
        """So many documents of about so many characters."""
        rng = np.random.default_rng(seed)
        while number > 0:
            for text in self._made(min(number, _AT_ONCE), characters, rng):
                yield text
                number -= 1

    def copies(self, text: str, number: int, seed: int, exchanged: float = 0.05) -> Iterator[str]:
        """So many near-copies of a text, each with its own words exchanged for others of the texts."""
        rng = np.random.default_rng(seed)
        words = segmenter().cut(text)
        han = np.array([bool(_HAN.fullmatch(word)) for word in words])
        for _ in range(number):
            changed = list(words)
            for at in np.flatnonzero(han & (rng.random(len(words)) < exchanged)).tolist():
                changed[at] = self._word(int(rng.choice(self._pool)))
            yield "".join(changed)

    def _word(self, number: int) -> str:
        begin = self._begins[number]
        return self._characters[begin:begin + self._sizes[number]].tobytes().decode("utf-32-le")

    def _made(self, number: int, characters: int, rng: np.random.Generator) -> Iterator[str]:
        sentences = rng.integers(0, len(self._counts), number * (characters // 8 + 1))
        words = self._flat[_ranges(self._ends[sentences] - self._counts[sentences], self._counts[sentences])]
        words = words[:np.searchsorted(np.cumsum(self._sizes[words]), number * characters, "right")]
        exchanged = rng.random(len(words)) < EXCHANGED
        drawn = self._first[words] + (rng.random(len(words)) * self._times[words]).astype(np.int64)
        words = np.where(exchanged, self._pool[drawn], words)
        made = self._characters[_ranges(self._begins[words], self._sizes[words])].tobytes().decode("utf-32-le")
        for at in range(number):
            yield made[at * characters:(at + 1) * characters]


def _ranges(begins: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """The numbers of stretches, one stretch after another."""
    return np.repeat(begins - (np.cumsum(sizes) - sizes), sizes) + np.arange(sizes.sum())
