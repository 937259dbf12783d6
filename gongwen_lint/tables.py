"""Reading the tables in ``lexicons/``: tab-separated, a header line, ``#`` for comments."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent
FOLDER = _PACKAGE / "lexicons" if (_PACKAGE / "lexicons").is_dir() else _PACKAGE.parent / "lexicons"
"""inside the package where it is installed, beside it in a checkout"""


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``lexicons/NAME.tsv``, each by the names in its header line."""
    lines = (line for line in (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines() if line and line[0] != "#")
    header = next(lines).split("\t")
    return tuple(dict(zip(header, line.split("\t"), strict=True)) for line in lines)
