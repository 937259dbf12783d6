"""Where grams stand in many documents: sorted arrays that are asked for all grams of a draft at once.

Of each document every ``STRIDE``-th gram is kept, of the draft all are asked, so that any ``SIZE + STRIDE - 1`` characters on
end that both have are found. A key is 32 bits of a gram's hash; its upper bits number a bucket, the rest is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from gongwen_lint.copying.grams import Codes, grams
from gongwen_lint.named import NamedTuple

SIZE = 6
"""characters of a gram"""
STRIDE = 4
"""characters from one kept gram to the next"""
OFTEN = 32
"""documents with one gram that are looked at, the earliest"""
_KEY = 32
_FULL = 3
"""grams in a bucket, as a power of two"""
_FEWEST, _MOST = 8, 24
"""powers of two between which the number of buckets lies"""
_AT_ONCE = 1 << 21
"""grams that are merged at once, which is what merging needs memory for beside its result"""
_ASKED = 32 << 20
"""bytes of the arrays that are asked before ``release`` is called"""
_AROUND = 3 << 16
"""bytes that a system brings in to look up one key, at most: 64 KiB around its place in each of three arrays"""


class Postings(NamedTuple):
    """The kept grams of documents that are numbered from 0. The arrays may be views of a file."""

    first: Codes
    """where the grams of each bucket begin in the arrays below; one entry more than there are buckets"""
    rests: Codes
    """the rest of each key, sorted within its bucket"""
    numbers: Codes
    """the document each gram stands in, once for each key; in order where keys are the same"""
    documents: int
    """how many documents there are"""
    release: Callable[[], None] | None = None
    """gives back the memory in which a file's views are held; they are read anew when they are asked again"""


class Hits(NamedTuple):
    """Grams of a draft that were found: their places in the draft and the documents they stand in."""

    places: Codes
    documents: Codes


def keys(codes: Codes, step: int = 1) -> Codes:
    """The key of the gram at every ``step``-th place of a stream."""
    return (grams(codes, SIZE, step) >> np.uint64(64 - _KEY)).astype(np.uint32)


def kept(codes: Codes) -> Codes:
    """The keys that are kept of a document."""
    return keys(codes, STRIDE)


def build(streams: Iterable[Codes]) -> Postings:
    """The postings of documents, given as streams of compared characters."""
    return arranged([kept(codes) for codes in streams])


def arranged(made: Sequence[Codes]) -> Postings:
    """The postings of documents, given as the keys that are kept of each."""
    numbers = np.repeat(np.arange(len(made), dtype=np.uint64), [len(one) for one in made])
    every = np.concatenate(made) if made else np.zeros(0, np.uint32)
    entries = _distinct(every.astype(np.uint64) << np.uint64(_KEY) | numbers)
    filled = _Filled(len(entries), len(made))
    filled.add(entries)
    return filled.postings()


def merge(parts: Sequence[tuple[Postings, Codes | None]]) -> Postings:
    """The postings of the documents of several, numbered on from one to the next.

    With each part comes what tells of each of its documents whether it is still there, None for all; the others are
    left out, and those behind them take their numbers.
    """
    moved, base = [], 0
    for part, live in parts:
        there = np.ones(part.documents, bool) if live is None else live
        moved.append((np.cumsum(there) - 1 + base).astype(np.uint64))
        base += int(np.count_nonzero(there))
    size = sum(len(part.numbers) if live is None else np.count_nonzero(live[part.numbers]) for part, live in parts)
    filled = _Filled(int(size), base)
    bits = min(_FEWEST, int(size // _AT_ONCE).bit_length())
    for at in range(1 << bits):
        pieces = []
        for (part, live), numbers in zip(parts, moved, strict=True):
            made, mine = _stretch(part, at, bits)
            known = slice(None) if live is None else live[mine]
            pieces.append(made[known] << np.uint64(_KEY) | numbers[mine[known]])
            if part.release:
                part.release()
        entries = np.concatenate(pieces) if pieces else np.zeros(0, np.uint64)
        entries.sort()
        filled.add(entries)
    return filled.postings()


def ask(postings: Postings, wanted: Codes) -> Hits:
    """Where grams with these keys stand, in at most ``OFTEN`` documents each.

    A key of one in some hundred grams is found by chance.
    """
    size = postings.first.nbytes + postings.rests.nbytes + postings.numbers.nbytes
    pieces = min(-(-size // _ASKED), -(-len(wanted) * _AROUND // _ASKED)) if postings.release else 1
    if pieces <= 1:
        return _ask(postings, wanted)
    # in the order of the keys each piece touches a stretch of the arrays of its own
    order = np.argsort(wanted)
    found = []
    for piece in np.array_split(order, pieces):
        hits = _ask(postings, wanted[piece])
        found.append(Hits(piece[hits.places], hits.documents))
        if postings.release:
            postings.release()
    return Hits(np.concatenate([hits.places for hits in found]), np.concatenate([hits.documents for hits in found]))


def _ask(postings: Postings, wanted: Codes) -> Hits:
    bits = (len(postings.first) - 1).bit_length() - 1
    bucket = wanted >> np.uint32(_KEY - bits)
    rest = (wanted & np.uint32((1 << (_KEY - bits)) - 1)).astype(np.int64)
    low, high = postings.first[bucket].astype(np.int64), postings.first[bucket.astype(np.int64) + 1].astype(np.int64)
    begin = _search(postings.rests, low, high, rest)
    there = np.flatnonzero(begin < high)
    there = there[postings.rests[begin[there]] == rest[there]]
    begin, rest = begin[there], rest[there]
    end = _search(postings.rests, begin, np.minimum(high[there], begin + OFTEN), rest + 1)
    times = end - begin
    places = np.repeat(there, times)
    ahead = np.arange(len(places)) - np.repeat(np.cumsum(times) - times, times)
    return Hits(places, postings.numbers[np.repeat(begin, times) + ahead].astype(np.int64))


def _search(values: Codes, low: Codes, high: Codes, wanted: Codes) -> Codes:
    """For each of the stretches of sorted values the first place that is not below what is wanted there."""
    low, high = low.copy(), high.copy()
    open_ = np.flatnonzero(low < high)
    while len(open_):
        middle = (low[open_] + high[open_]) >> 1
        below = values[middle] < wanted[open_]
        low[open_[below]] = middle[below] + 1
        high[open_[~below]] = middle[~below]
        open_ = open_[low[open_] < high[open_]]
    return low


def _distinct(entries: Codes) -> Codes:
    entries.sort()
    return entries[np.concatenate(([True], entries[1:] != entries[:-1]))] if len(entries) else entries


def _stretch(part: Postings, at: int, bits: int) -> tuple[Codes, Codes]:
    """Key and document of the grams whose keys begin with the ``bits`` bits of ``at``."""
    own = (len(part.first) - 1).bit_length() - 1
    begin, end = at << (own - bits), (at + 1) << (own - bits)
    first = part.first[begin:end + 1].astype(np.int64)
    buckets = np.repeat(np.arange(begin, end, dtype=np.uint64), np.diff(first))
    return buckets << np.uint64(_KEY - own) | part.rests[first[0]:first[-1]], part.numbers[first[0]:first[-1]]


class _Filled:
    """Postings that are filled in the order of their keys, from entries with the key in the upper half."""

    def __init__(self, size: int, documents: int) -> None:
        self._bits = min(_MOST, max(_FEWEST, size.bit_length() - _FULL))
        self._times = np.zeros((1 << self._bits) + 1, np.uint32)
        self._rests = np.empty(size, np.uint16 if self._bits >= _KEY - 16 else np.uint32)
        self._numbers = np.empty(size, np.uint16 if documents <= 1 << 16 else np.uint32)
        self._documents, self._at = documents, 0

    def add(self, entries: Codes) -> None:
        made, end = entries >> np.uint64(_KEY), self._at + len(entries)
        buckets = made >> np.uint64(_KEY - self._bits)
        if len(buckets):
            low = int(buckets[0])
            times = np.bincount((buckets - np.uint64(low)).astype(np.int64))
            self._times[low + 1:low + 1 + len(times)] += times.astype(np.uint32)
        self._rests[self._at:end] = made & np.uint64((1 << (_KEY - self._bits)) - 1)
        self._numbers[self._at:end] = entries & np.uint64((1 << _KEY) - 1)
        self._at = end

    def postings(self) -> Postings:
        return Postings(np.cumsum(self._times, dtype=np.uint32), self._rests, self._numbers, self._documents)
