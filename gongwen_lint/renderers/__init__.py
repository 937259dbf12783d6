"""The output formats of ``check``, one module each with ``render(run, colour)``; a module added here is a format added.

Modules that begin with an underscore hold what several formats share.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Protocol

from gongwen_lint.modules import modules_in
from gongwen_lint.report import Run


class Renderer(Protocol):
    """A module of this package."""

    def render(self, run: Run, colour: bool) -> Iterator[str]:
        """The report in pieces, each as soon as it can be said; ``colour`` only where a terminal shows it."""


def formats() -> tuple[str, ...]:
    """The names of all formats, the one for people first."""
    return tuple(sorted(modules_in(__path__), key=lambda name: (name != "text", name)))


def renderer(name: str) -> Renderer:
    """The module that writes a format."""
    return import_module(f"{__name__}.{name}")
