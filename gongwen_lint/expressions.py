"""Regular expressions that are compiled when they are first used, so that a run pays only for those its document needs."""

from __future__ import annotations

import re

_METHODS = ("match", "fullmatch", "search", "finditer", "findall", "sub", "split")


class Expression:
    """A pattern with the methods of a compiled one; after its first use they are the compiled one's own.

    Compiling is the largest single cost of starting: an expression with wide character sets takes up to 1 ms.
    """

    __slots__ = ("flags", "pattern", *_METHODS)

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> object:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(self, name)
