"""Regular expressions that are compiled when they are first needed, so that a run pays only for those its document needs."""

from __future__ import annotations

import re
from collections.abc import Callable

_NOTHING: dict[str, Callable[[], object]] = {
    "match": lambda: None, "fullmatch": lambda: None, "search": lambda: None, "finditer": lambda: iter(()),
    "findall": list,
}
"""what a method returns where nothing matches"""
_METHODS = (*_NOTHING, "sub", "split")


class Expression:
    """A pattern with the methods of a compiled one, which are the compiled one's own where ``needs`` is empty.

    Compiling is the largest single cost of starting: an expression with wide character sets takes up to 1 ms. ``needs`` are
    words of which at least one stands in every text that has a match: a text without them is answered without compiling and
    without searching, which for an expression that may begin with one of many things takes ten times as long as looking for
    a few words.
    """

    __slots__ = ("_pattern", "flags", "needs", "pattern", *_METHODS)

    def __init__(self, pattern: str | bytes, flags: int = 0, *, needs: tuple[str, ...] = ()) -> None:
        self.pattern = pattern
        self.flags = flags
        self.needs = needs
        self._pattern: re.Pattern | None = None

    def __getattr__(self, name: str) -> Callable[..., object]:
        if name not in _METHODS:
            raise AttributeError(name)
        # split is not asked of expressions with needs
        method = self._compiled(name) if not self.needs else self._sub if name == "sub" else self._guarded(name)
        setattr(self, name, method)
        return method

    def _compiled(self, name: str) -> Callable[..., object]:
        if self._pattern is None:
            self._pattern = re.compile(self.pattern, self.flags)
        return getattr(self._pattern, name)

    def _guarded(self, name: str) -> Callable[..., object]:
        needs, nothing = self.needs, _NOTHING[name]
        compiled: Callable[..., object] | None = None

        def method(text: str, *bounds: int) -> object:
            nonlocal compiled
            if bounds and compiled:  # a piece of a long text: to look through all of it for each piece would take for ever
                return compiled(text, *bounds)
            for word in needs:
                if word in text:
                    if compiled is None:
                        compiled = self._compiled(name)
                    return compiled(text, *bounds)
            return nothing()

        return method

    def _sub(self, replacement: str, text: str) -> object:
        return self._compiled("sub")(replacement, text) if any(word in text for word in self.needs) else text
