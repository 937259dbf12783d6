"""What drafts are compared with: documents given for one run, or a library of many."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from hashlib import blake2b
from typing import Protocol

from gongwen_lint.copying.candidates import candidates
from gongwen_lint.copying.postings import Postings, build
from gongwen_lint.copying.source import Source
from gongwen_lint.copying.stream import Stream

MANY = 64
"""documents given for one run that a draft is compared with, if there are more; of a library it is fewer (``candidates.MOST``)"""


class References(Protocol):
    """Documents that can be asked which of them a draft may have something from."""

    in_order: bool
    """whether what is later than the draft, or from a body below it, is no source: nobody has chosen them as one"""

    def near(self, draft: Stream) -> list[Source]:
        """The documents to compare the draft with, the most promising first."""

    def state(self) -> bytes:
        """What is other as soon as an answer may be."""


class Given:
    """Documents held in memory."""

    def __init__(self, sources: Sequence[Source], in_order: bool = False) -> None:
        self._sources = sources
        self.in_order = in_order

    @cached_property
    def _postings(self) -> Postings:
        return build(source.stream.codes for source in self._sources)

    def state(self) -> bytes:
        """Made from the texts and what they are called."""
        made = blake2b(digest_size=32)
        for source in self._sources:
            made.update(repr(tuple(source)).encode("utf-8", "backslashreplace"))
        return made.digest() + bytes([self.in_order])

    def near(self, draft: Stream) -> list[Source]:
        """All of them where they are few."""
        if len(self._sources) <= MANY:
            return list(self._sources)
        return [self._sources[number] for _, number in candidates(draft, [self._postings], [None], MANY)]
