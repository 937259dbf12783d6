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
    """A pattern with the methods of a compiled one; once it is compiled they are the compiled one's own.

    Compiling is the largest single cost of starting: an expression with wide character sets takes up to 1 ms. ``needs`` are
    words of which at least one stands in every text that has a match: a text without them is answered without compiling.
    """

    __slots__ = ("flags", "needs", "pattern", *_METHODS)

    def __init__(self, pattern: str | bytes, flags: int = 0, *, needs: tuple[str, ...] = ()) -> None:
        self.pattern = pattern
        self.flags = flags
        self.needs = needs

    def __getattr__(self, name: str) -> Callable[..., object]:
        if name not in _METHODS:
            raise AttributeError(name)
        if not self.needs:
            return self._compiled(name)
        method = self._sub if name == "sub" else self._guarded(name)  # split is not asked of such expressions
        setattr(self, name, method)
        return method

    def _compiled(self, name: str) -> Callable[..., object]:
        compiled = re.compile(self.pattern, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(self, name)

    def _guarded(self, name: str) -> Callable[..., object]:
        def method(text: str, *bounds: int) -> object:
            for word in self.needs:
                if word in text:
                    return self._compiled(name)(text, *bounds)
            return _NOTHING[name]()

        return method

    def _sub(self, replacement: str, text: str) -> object:
        return self._compiled("sub")(replacement, text) if any(word in text for word in self.needs) else text
