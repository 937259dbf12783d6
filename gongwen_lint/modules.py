"""Finding the modules of a package by looking, so that no list of them is kept; what pkgutil does, without what it imports."""

from __future__ import annotations

from collections.abc import Iterable
from os import listdir


def modules_in(folders: Iterable[str]) -> list[str]:
    """The names, in order, of the modules in a package's ``__path__`` that do not begin with an underscore."""
    files = (name for folder in folders for name in listdir(folder))
    return sorted(name.removesuffix(".py") for name in files if name.endswith(".py") and not name.startswith("_"))
