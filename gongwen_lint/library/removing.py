"""Removing documents from a library."""

from __future__ import annotations

from collections.abc import Iterable

from gongwen_lint.library import catalogue, changes
from gongwen_lint.library.merging import settle


def remove(library: str, ids: Iterable[int]) -> int:
    """Remove documents by their numbers (``Entry.id``), all at once; how many of them there were. Raises WrongUsage."""
    catalogue.opened(library).close()  # a library is not made to remove something from it
    removed = 0
    with catalogue.writing(library) as connection:
        changes.begin(library, connection)
        for id in dict.fromkeys(ids):
            if connection.execute("SELECT 1 FROM documents WHERE id = ?", (id,)).fetchone():
                changes.take_out(connection, id)
                removed += 1
        stale = settle(library, connection)
    changes.finish(library, stale)
    return removed
