"""Reads the little of TOML that the built-in provisions are written in: a start would spend five times as long on all of it.

That is ``key = "text"``, ``key = 1``, ``key = ["one", "two"]`` over one line or several, ``[[table]]`` and comments. A test
reads the same files with tomllib. A file of the user's own may use all of TOML (``own``).
"""

from __future__ import annotations

Value = str | int | list[str]


def read_plain(text: str) -> dict[str, Value | list[dict[str, Value]]]:
    """What tomllib.loads makes of such a text.

    Raises ValueError where it says anything else.
    """
    whole: dict[str, Value | list[dict[str, Value]]] = {}
    table: dict = whole
    lines = iter(text.splitlines())
    for line in lines:
        if line.startswith("[["):
            table = {}
            whole.setdefault(line[2:-2], []).append(table)
        elif line and line[0] != "#":
            key, _, value = line.partition(" = ")
            while value[0] == "[" and value[-1] != "]":
                value += next(lines).strip()
            table[key] = _value(value)
    return whole


def _value(written: str) -> Value:
    if "\\" in written or "'" in written:
        raise ValueError(written)
    if written[0] == "[":
        return written.split('"')[1::2]
    if written[0] == '"' and written.index('"', 1) == len(written) - 1:
        return written[1:-1]
    return int(written)
