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
MOST = 24
"""documents that are looked at for a draft"""


def candidates(draft: Stream, library: Sequence[Postings], live: Sequence[Codes | None], most: int = MOST) -> list[tuple[int, int]]:
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
    if not places or not base:
        return []
    ranked = _ranked(np.concatenate(places), np.concatenate(documents), base)[:most]
    firsts = np.cumsum([0, *(postings.documents for postings in library)])
    return [(at := int(np.searchsorted(firsts, number, "right")) - 1, int(number - firsts[at])) for number in ranked]


def _ranked(places: Codes, documents: Codes, count: int) -> Codes:
    """The documents by how much they share, those left out that are outdone wherever they share something."""
    once = np.unique(places * count + documents)
    places, documents = once // count, once % count
    times = np.bincount(places)
    weights = 1 / np.log2(1 + times[places])
    tiles = places // TILE
    pairs, at = np.unique(tiles * count + documents, return_inverse=True)
    numbers, shares = np.bincount(at), np.bincount(at, weights)
    tiles, documents = pairs // count, pairs % count
    beside = np.searchsorted(pairs, pairs + count)
    beside[beside == len(pairs)] = 0
    next_to = pairs[beside] == pairs + count
    together = numbers + np.where(next_to, numbers[beside], 0)
    before = np.zeros_like(together)
    before[beside[next_to]] = numbers[next_to]
    enough = np.maximum(together, numbers + before) >= TOGETHER
    tiles, documents, shares = tiles[enough], documents[enough], shares[enough]
    order = np.lexsort((-shares, tiles))
    rank = np.arange(len(order)) - np.searchsorted(tiles[order], tiles[order])
    best = order[rank < BEST]
    found, at = np.unique(documents[best], return_inverse=True)
    return found[np.argsort(-np.bincount(at, shares[best]), kind="stable")] if len(found) else found
