"""Path patterns as in .gitignore: * and ? within a name, ** over folders; a folder that fits covers all that is in it."""

from __future__ import annotations

from fnmatch import fnmatchcase
from os.path import normcase
from unicodedata import normalize


def fits(pattern: str, path: str) -> bool:
    """Whether the path (relative, with / between names) fits; a pattern without / may stand at any depth."""
    wanted = _parts(pattern)
    if "/" not in pattern.rstrip("/"):
        wanted.insert(0, "**")
    return _fits(wanted, _parts(path))


def _parts(path: str) -> list[str]:
    """The names on the way, composed alike whatever the file system does (macOS keeps accents apart)."""
    return [normcase(name) for name in normalize("NFC", path).split("/") if name not in ("", ".")]


def _fits(pattern: list[str], parts: list[str]) -> bool:
    if not pattern:
        return True
    if pattern[0] == "**":
        return any(_fits(pattern[1:], parts[skipped:]) for skipped in range(len(parts) + 1))
    return bool(parts) and fnmatchcase(parts[0], pattern[0]) and _fits(pattern[1:], parts[1:])
