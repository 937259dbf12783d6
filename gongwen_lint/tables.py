"""Reading the tables in ``lexicons/``: tab-separated, a header line, ``#`` for comments."""

from __future__ import annotations

from functools import cache
from os.path import dirname, isdir, join

_PACKAGE = dirname(__file__)
FOLDER = join(_PACKAGE if isdir(join(_PACKAGE, "lexicons")) else dirname(_PACKAGE), "lexicons")
"""inside the package where it is installed, beside it in a checkout"""


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``lexicons/NAME.tsv``, each by the names in its header line."""
    header, *rows = _lines(name)
    names = header.split("\t")
    return tuple(dict(zip(names, row.split("\t"), strict=True)) for row in rows)


def columns(name: str, headings: tuple[str, ...]) -> list[list[str]]:
    """The first columns of ``lexicons/NAME.tsv``, which are called so: a third of the price of ``table`` where it is long."""
    header, *rows = _lines(name)
    width = len(headings)
    if tuple(header.split("\t")[:width]) != headings:
        raise ValueError(f"{name}.tsv: {header}")
    return [row.split("\t", width)[:width] for row in rows]


def column(name: str, heading: str) -> list[str]:
    """One column of ``lexicons/NAME.tsv``, for where a table is long and the rest of it is for people to read."""
    header, *rows = _lines(name)
    at = header.split("\t").index(heading)
    return [row.split("\t", at + 1)[at] for row in rows]


def _lines(name: str) -> list[str]:
    """The header line and the rows."""
    with open(join(FOLDER, f"{name}.tsv"), encoding="utf-8") as file:
        return [line for line in file.read().splitlines() if line and line[0] != "#"]
