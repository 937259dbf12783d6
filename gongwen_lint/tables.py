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
    with open(join(FOLDER, f"{name}.tsv"), encoding="utf-8") as file:
        lines = (line for line in file.read().splitlines() if line and line[0] != "#")
        header = next(lines).split("\t")
        return tuple(dict(zip(header, line.split("\t"), strict=True)) for line in lines)
