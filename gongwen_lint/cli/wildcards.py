"""Wildcards on Windows, whose shells hand them on as they are."""

from __future__ import annotations

from collections.abc import Iterable
from glob import glob


def expanded(args: Iterable[str]) -> list[str]:
    """The arguments, each pattern replaced by the paths that fit it; one that none fits stays, to be named as missing."""
    return [path for arg in args for path in (sorted(glob(arg)) if set(arg) & set("*?") else ()) or (arg,)]
