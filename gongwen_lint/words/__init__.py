"""Words: jieba's segmentation and parts of speech from tables mapped into memory."""

from __future__ import annotations

from functools import cache

from gongwen_lint.words.segmenter import Segmenter


@cache
def segmenter(user: tuple[str, ...] = ()) -> Segmenter:
    """The segmenter that also knows the user's words; made once for each set of them."""
    return Segmenter(user)
