"""Grams: hashes of so many characters on end, by which places that say the same are found."""

from __future__ import annotations

from typing import Any

import numpy as np

Codes = np.ndarray[Any, np.dtype[Any]]

_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xBF58476D1CE4E5B9)


def grams(codes: Codes, size: int, step: int = 1) -> Codes:
    """The hash of the ``size`` characters from every ``step``-th place on, as 64-bit numbers of which every bit is good."""
    count = len(codes) - size + 1
    if count <= 0:
        return np.zeros(0, np.uint64)
    wide = codes.astype(np.uint64)
    made = np.zeros(-(-count // step), np.uint64)
    for at in range(size):
        made *= _FACTOR
        made += wide[at:at + count:step]
    made ^= made >> np.uint64(29)
    made *= _MIX
    made ^= made >> np.uint64(32)
    return made
