"""Cuts text into words exactly as jieba 0.42.1 does, but without its start-up.

jieba reads half a million strings before its first word; here the same tables are mapped into memory (``tables``).
The tests compare the two word by word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from math import log

from gongwen_lint.words.tables import FIRST_HAN, LAST_HAN, LONGEST, STATES, UNSEEN, emissions, frequencies, tags, trie

# Runs of U+4E00 to U+9FD5 and of jieba's other characters, in UTF-8: a class of that many characters would take
# longer to compile than a page takes to cut.
_RUN = re.compile(
    rb"((?:[a-zA-Z0-9+#&._%\-]+|\xe4[\xb8-\xbf][\x80-\xbf]|[\xe5-\xe8][\x80-\xbf]{2}|\xe9[\x80-\xbe][\x80-\xbf]"
    rb"|\xe9\xbf[\x80-\x95])+)"
)
_BLANK = re.compile(r"(\r\n|\s)")
_HAN = re.compile(r"([^\x00-\x7f]+)")  # within a run whatever is not ASCII is Han
_LATIN = re.compile(r"([a-zA-Z0-9]+(?:\.\d+)?%?)")

_FIRST_HAN, _LAST_HAN = chr(FIRST_HAN), chr(LAST_HAN)

# Log probabilities of jieba's model: a text begins with a word's begin or with a word by itself; B goes on to E or M, and so on.
_B_FIRST, _S_FIRST = -0.26268660809250016, -1.4652633398537678
_B_E, _B_M = -0.510825623765990, -0.916290731874155
_E_B, _E_S = -0.5897149736854513, -0.8085250474669937
_M_E, _M_M = -0.33344856811948514, -1.2603623820268226
_S_B, _S_S = -0.7211965654669841, -0.6658631448798212

_BYTES = 3
"""of a Han character in UTF-8"""
_KEPT = 16_384
"""words whose probability is kept; a document has about a thousand, ten thousand documents nearly all of the dictionary"""


class _Chances(dict[bytes, float]):
    """The log probability of each word of the dictionary, in UTF-8, worked out when it is first asked for."""

    def __init__(self, words: Mapping[bytes, int], frequencies: Sequence[int], total: int) -> None:
        self._words, self._frequencies, self._total = words, frequencies, log(total)

    def __missing__(self, word: bytes) -> float:
        if len(self) >= _KEPT:
            self.clear()
        self[word] = chance = log(self._frequencies[self._words[word] + 1]) - self._total
        return chance


class Segmenter:
    """jieba's dictionary, with the user's own words laid over it.

    A user's word gets the frequency that jieba's ``suggest_freq`` would give it: just enough to stay whole.
    """

    def __init__(self, user: Iterable[str] = ()) -> None:
        self._trie, self._frequencies = trie(), frequencies()
        self._total = self._frequencies[0]
        self._user: dict[str, int] = {}
        self._by_first: dict[str, list[str]] = {}
        self._chances = _Chances(self._trie, self._frequencies, self._total)
        for word in user:
            self._add(word)

    def cut(self, text: str) -> list[str]:
        """The words of a text, in order; blanks and marks are words of their own, so that nothing is lost."""
        if text and min(text) >= _FIRST_HAN and max(text) <= _LAST_HAN:  # a run as it is
            return self._cut_run(text)
        words: list[str] = []
        pieces = _RUN.split(text.encode("utf-8", "surrogatepass"))  # every second piece is a run
        for at, piece in enumerate(pieces):
            part = piece.decode("utf-8", "surrogatepass")
            if at % 2:
                words += self._cut_run(part)
            elif part:
                for mark in _BLANK.split(part):
                    words += [mark] if _BLANK.match(mark) else mark
        return words

    def frequency(self, word: str) -> int:
        """How often the dictionary's makers met the word; 0 for one that is not in the dictionary."""
        if word in self._user:
            return self._user[word]
        at = self._trie.get(word.encode("utf-8", "surrogatepass"))
        return 0 if at is None else self._frequencies[at + 1]

    def tag(self, word: str) -> str | None:
        """The word's part of speech as jieba abbreviates it (n, v, a, d, …); None for a word not in the dictionary."""
        at = self._trie.get(word.encode("utf-8", "surrogatepass"))
        if at is None:
            return None
        names, marks = tags()
        return names[marks[at]]

    def _add(self, word: str) -> None:
        number = 1.0
        for piece in self._route_words(word):
            number *= (self.frequency(piece) or 1) / self._total
        self._user[word] = max(int(number * self._total) + 1, self.frequency(word))
        self._total += self._user[word]
        self._by_first.setdefault(word[0], []).append(word)
        self._chances = _Chances(self._trie, self._frequencies, self._total)

    def _route(self, run: str) -> list[int]:
        """For each character the end of the word that begins there on the most probable way through the run."""
        prefixes, chances, users = self._trie.prefixes, self._chances, self._by_first
        size, total = len(run), log(self._total)
        best, ends = [0.0] * (size + 1), [0] * size
        data = run.encode("utf-8", "surrogatepass")  # asking the trie for a string takes twice as long
        is_han = len(data) == _BYTES * size and max(run, default="") <= "\uffff"
        starts = range(0, len(data), _BYTES) if is_han else list(accumulate(map(_in_bytes, run), initial=0))
        for at in range(size - 1, -1, -1):
            top, end, start = None, at + 1, starts[at]
            for word in prefixes(data[start:start + _BYTES * LONGEST]):
                after = at + (len(word) // _BYTES if is_han else len(word.decode()))
                chance = chances[word] + best[after]
                if top is None or chance >= top:
                    top, end = chance, after
            if users and run[at] in users:
                top, end = self._user_route(run, at, best, top, end)
            best[at] = best[at + 1] - total if top is None else top
            ends[at] = end
        return ends

    def _user_route(self, run: str, at: int, best: list[float], top: float | None, end: int) -> tuple[float | None, int]:
        for word in self._by_first[run[at]]:
            if run.startswith(word, at):
                after = at + len(word)
                chance = log(self._user[word]) - log(self._total) + best[after]
                if top is None or (chance, after) > (top, end):
                    top, end = chance, after
        return top, end

    def _route_words(self, run: str) -> list[str]:
        ends, words, at = self._route(run), [], 0
        while at < len(run):
            words.append(run[at:ends[at]])
            at = ends[at]
        return words

    def _cut_run(self, run: str) -> list[str]:
        ends, words = self._route(run), []
        begin = loose = 0
        """where the next word begins, and where the characters that no word of the dictionary claims do"""
        while begin < len(run):
            end = ends[begin]
            if end - begin > 1:
                if loose < begin:
                    words += self._cut_loose(run[loose:begin])
                words.append(run[begin:end])
                loose = end
            begin = end
        if loose < begin:
            words += self._cut_loose(run[loose:begin])
        return words

    def _cut_loose(self, loose: str) -> Iterable[str]:
        """Characters that no word of the dictionary claims: a name, a new word, or words of one character each."""
        if len(loose) < 2 or self.frequency(loose):
            return loose
        return _guess(loose)


def _in_bytes(char: str) -> int:
    return len(char.encode("utf-8", "surrogatepass"))


def _guess(loose: str) -> Iterator[str]:
    for piece in _HAN.split(loose):
        if _HAN.match(piece):
            begin = 0
            for end in _word_ends(piece):
                yield piece[begin:end]
                begin = end
        else:
            yield from filter(None, _LATIN.split(piece))


def _word_ends(han: str) -> list[int]:
    """Where words end, by the Viterbi way through the four states of jieba's model.

    Each state follows one of two; of two equally likely ones jieba takes the later letter, hence ``>=`` and ``>``.
    """
    table, came = emissions(), []
    at = 4 * (ord(han[0]) - FIRST_HAN)
    begin, middle, end, single = _B_FIRST + table[at], UNSEEN + table[at + 1], UNSEEN + table[at + 2], _S_FIRST + table[at + 3]
    for char in han[1:]:
        at = 4 * (ord(char) - FIRST_HAN)
        b, m, e, s = table[at:at + 4]
        from_s, from_e = single + _S_B + b, end + _E_B + b
        from_m, from_b = middle + _M_M + m, begin + _B_M + m
        out_m, out_b = middle + _M_E + e, begin + _B_E + e
        next_s, next_e = single + _S_S + s, end + _E_S + s
        came.append((
            "S" if from_s >= from_e else "E", "M" if from_m >= from_b else "B",
            "M" if out_m >= out_b else "B", "S" if next_s >= next_e else "E",
        ))
        begin, middle, end, single = max(from_s, from_e), max(from_m, from_b), max(out_m, out_b), max(next_s, next_e)
    state, ends = "S" if single >= end else "E", [len(han)]
    for at in range(len(came), 0, -1):
        state = came[at - 1][STATES.index(state)]
        if state in "ES":
            ends.append(at)
    return ends[::-1]
