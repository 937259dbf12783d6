"""What is in a library: its documents, and its figures."""

from __future__ import annotations

import os
from os.path import join

from gongwen_lint.library import catalogue
from gongwen_lint.library.failures import VERSION
from gongwen_lint.library.records import decoded, described
from gongwen_lint.named import NamedTuple


class Entry(NamedTuple):
    """A document of a library."""

    id: int
    """its number, never given to another"""
    path: str
    """the real path of the file it was read from"""
    title: str | None
    number: str | None
    issuers: tuple[str, ...]
    date: str | None
    """YYYY-MM-DD, or YYYY-MM"""


class Facts(NamedTuple):
    """The figures of a library."""

    format: int
    """its version"""
    created: str
    """YYYY-MM-DD"""
    documents: int
    text_bytes: int
    """of all texts in UTF-8"""
    disk_bytes: int
    """of all its files"""
    segments: int


def documents(library: str) -> list[Entry]:
    """The documents in the order in which they were added. Raises WrongUsage."""
    with catalogue.reading(library) as connection:
        rows = connection.execute("SELECT id, path, about FROM documents ORDER BY id").fetchall()
    return [_entry(*row) for row in rows]


def facts(library: str) -> Facts:
    """The figures. Raises WrongUsage."""
    with catalogue.reading(library) as connection:
        count, size = connection.execute("SELECT count(*), coalesce(sum(size), 0) FROM documents").fetchone()
        segments = connection.execute("SELECT count(*) FROM segments").fetchone()[0]
        created = connection.execute("SELECT created FROM facts").fetchone()[0]
        disk = sum(os.path.getsize(join(library, name)) for name in os.listdir(library) if os.path.isfile(join(library, name)))
    return Facts(VERSION, created, count, size, disk, segments)


def _entry(id: int, path: bytes, about: bytes) -> Entry:
    title, number, issuers, _, date = described(about)
    return Entry(id, decoded(path), title, number, issuers, date)
