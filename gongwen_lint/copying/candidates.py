"""Which of many documents a draft may have something from: those that share rare grams with a short stretch of it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gongwen_lint.copying.grams import Codes
from gongwen_lint.copying.postings import Postings, ask, keys
from gongwen_lint.copying.stream import Stream

TILE = 40
"""characters of the draft for which documents vie"""
TOGETHER = 3
"""grams that a document must share with two neighbouring tiles"""
BEST = 4
"""documents that are looked at for a tile"""
MOST = 16
"""documents that are looked at for a draft"""
_AGAIN = 0.5
"""how much a stretch counts for a document when another that has it too was chosen"""


def candidates(
    draft: Stream, library: Sequence[Postings], live: Sequence[Codes | None], most: int = MOST,
) -> list[tuple[int, int]]:
    """The documents to compare the draft with, the most promising first: number in ``library``, number of the document there.

    ``live`` tells of each document whether it is still there; None for all.
    """
    wanted = keys(draft.codes)
    places, documents, base = [], [], 0
    for postings, there in zip(library, live, strict=True):
        hits = ask(postings, wanted)
        known = slice(None) if there is None else there[hits.documents]
        places.append(hits.places[known])
        documents.append(hits.documents[known].astype(np.int64) + base)
        base += postings.documents
    if not sum(map(len, places)):
        return []
    ranked = _ranked(np.concatenate(places), np.concatenate(documents), base, most)
    firsts = np.cumsum([0, *(postings.documents for postings in library)])
    return [(at := int(np.searchsorted(firsts, number, "right")) - 1, number - int(firsts[at])) for number in ranked]


def _ranked(places: Codes, documents: Codes, count: int, most: int) -> list[int]:
    """The documents by how much they share that those before them do not, without those outdone wherever they share something."""
    times = np.bincount(places)
    weights = 1 / np.log2(1 + times.clip(1))
    # sorted with the place in the lowest digits, so that nothing has to be sorted along
    every = np.sort((places // TILE * count + documents) * TILE + places % TILE)
    keyed = every // TILE
    begins = np.flatnonzero(np.concatenate(([True], keyed[1:] != keyed[:-1])))
    pairs = keyed[begins]
    numbers = np.diff(begins, append=len(keyed))
    shares = np.add.reduceat(weights[pairs.repeat(numbers) // count * TILE + every % TILE], begins)
    beside = np.searchsorted(pairs, pairs + count)
    beside[beside == len(pairs)] = 0
    next_to = pairs[beside] == pairs + count
    behind, before = np.where(next_to, numbers[beside], 0), np.zeros_like(numbers)
    before[beside[next_to]] = numbers[next_to]
    enough = numbers + np.maximum(behind, before) >= TOGETHER
    tiles, documents, shares = pairs[enough] // count, pairs[enough] % count, shares[enough]
    order = np.lexsort((-shares, tiles))
    rank = np.arange(len(order)) - np.searchsorted(tiles[order], tiles[order])
    best = order[rank < BEST]
    return _chosen(tiles[best], documents[best], shares[best], most)


def _chosen(tiles: Codes, documents: Codes, shares: Codes, most: int) -> list[int]:
    """The document that shares most, again and again; what one has shares half as much for the others.

    So the near-copies of one document do not crowd out what the draft has from elsewhere.
    """
    found, at = np.unique(documents, return_inverse=True)
    order = np.argsort(at, kind="stable")  # the tiles of each document together
    ends = np.cumsum(np.bincount(at))
    shares = shares.copy()
    taken = np.zeros(int(tiles.max(initial=0)) + 1, bool)
    chosen: list[int] = []
    while len(chosen) < min(most, len(found)):
        best = int(np.argmax(np.bincount(at, shares)))
        mine = order[ends[best - 1] if best else 0:ends[best]]
        chosen.append(int(found[best]))
        taken[tiles[mine]] = True
        shares[taken[tiles]] *= _AGAIN
        taken[tiles[mine]] = False
        shares[mine] = 0
    return chosen
