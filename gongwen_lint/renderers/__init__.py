"""The output formats of ``check``, one module each with ``render(run, colour)``; a module added here is a format added.

Modules that begin with an underscore hold what several formats share.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol

from gongwen_lint.report import Run


class Renderer(Protocol):
    """A module of this package."""

    def render(self, run: Run, colour: bool) -> Iterator[str]:
        """The report in pieces, each as soon as it can be said; ``colour`` only where a terminal shows it."""


def formats() -> tuple[str, ...]:
    """The names of all formats, the one for people first."""
    names = (module.name for module in iter_modules(__path__) if not module.name.startswith("_"))
    return tuple(sorted(names, key=lambda name: (name != "text", name)))


def renderer(name: str) -> Renderer:
    """The module that writes a format."""
    return import_module(f"{__name__}.{name}")
