"""A change of a library: one transaction, the removal of documents in it, and the files that are deleted when it is done."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from os.path import join
from sqlite3 import Connection

from gongwen_lint.library import segments


def begin(folder: str, connection: Connection) -> None:
    """Clear away what a crash has left behind."""
    segments.sweep(folder, connection)


def take_out(connection: Connection, id: int) -> None:
    """Remove a document; its grams stay in their segment, marked as gone, until that is merged."""
    connection.execute("DELETE FROM documents WHERE id = ?", (id,))
    connection.execute("DELETE FROM bodies WHERE id = ?", (id,))
    connection.execute("INSERT INTO gone VALUES (?)", (id,))


def finish(folder: str, stale: Iterable[str]) -> None:
    """Delete segments that were merged away; what a reader on Windows has open goes with the next change."""
    for name in stale:
        with suppress(PermissionError, FileNotFoundError):
            os.unlink(join(folder, name))
