"""Adding documents to a library: portion by portion, each kept when it is told of, so that an interruption loses little."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from sqlite3 import Connection
from time import monotonic
from typing import TYPE_CHECKING

import numpy as np

from gongwen_lint.copying.postings import arranged
from gongwen_lint.copying.source import Source
from gongwen_lint.library import catalogue, changes
from gongwen_lint.library.merging import Fresh, settle
from gongwen_lint.library.reading import Prepared, prepared, stamp
from gongwen_lint.library.records import Record, decoded, encoded, record
from gongwen_lint.named import NamedTuple
from gongwen_lint.readers.limits import Limits

if TYPE_CHECKING:
    from gongwen_lint.batch.guard import Guard

PORTION = 8 << 20
"""bytes of text that are kept at once"""
_SOURCES = 512
"""documents given in memory that are kept at once"""
_SECONDS = 10.0
"""after so long what was read is kept, however little"""


class Done(NamedTuple):
    """What came of one document."""

    path: str
    """as it was named"""
    what: str
    """added, replaced (its content has changed), moved (the file it was read from is no more), same, twice (another has the
    same content) or unreadable"""
    other: str | None = None
    """the path of that other"""
    error: tuple[str, str] | None = None
    """code and message of why it could not be read"""


def add(library: str, sources: Iterable[Source]) -> Iterator[Done]:
    """Add documents, or put them in the place of those with the same path.

    What is told of is kept; what was not asked for is not added. Raises WrongUsage.
    """
    rest = iter(sources)
    while portion := list(islice(rest, _SOURCES)):
        yield from _commit(library, [(source.path, record(source), None, None) for source in portion])


def add_files(
    library: str, paths: Sequence[str], limits: Limits | None = None, processes: int = 0,
    seen: Callable[[int], None] | None = None, guard: Guard | None = None,
) -> Iterator[Done]:
    """The same for files; those that have not changed since they were added are not read again.

    ``processes`` read them, each file within ``guard``; with 0 they are read in this process, where nothing bounds them.
    ``seen`` is called with the number of files dealt with. Raises WrongUsage.
    """
    changed, known = _changed(library, paths)
    yield from known
    count, size, begun, portion = len(known), 0, monotonic(), []
    for one in prepared(changed, limits or Limits(), processes, guard):
        count += 1
        if seen:
            seen(count)
        if one.record is None:
            yield Done(one.path, "unreadable", error=one.error)
            continue
        portion.append(_item(one, one.record))
        size += one.record.size
        if size >= PORTION or monotonic() - begun > _SECONDS:
            yield from _commit(library, portion)
            size, begun, portion = 0, monotonic(), []
    if portion:
        yield from _commit(library, portion)


_Item = tuple[str, Record, int | None, int | None]
"""path as named, the document, and the file's size and time"""


def _item(one: Prepared, made: Record) -> _Item:
    return one.path, made, one.file_size, one.file_time


def _changed(library: str, paths: Sequence[str]) -> tuple[list[str], list[Done]]:
    """Which files have to be read, and what is to be said of the others."""
    changed, known = [], []
    with catalogue.writing(library) as connection:  # a library that cannot be written is refused before anything is read
        changes.begin(library, connection)
    with catalogue.reading(library) as connection:
        for path in paths:
            row = connection.execute(
                "SELECT file_size, file_time FROM documents WHERE path = ?", (encoded(os.path.realpath(path)),)
            ).fetchone()
            if row and row == stamp(path):
                known.append(Done(path, "same"))
            else:
                changed.append(path)
    return changed, known


def _commit(library: str, items: Sequence[_Item]) -> list[Done]:
    """Keep documents, all or none."""
    done, ids, made = [], [], []
    with catalogue.writing(library) as connection:
        changes.begin(library, connection)
        for item in items:
            told, id = _place(connection, item)
            done.append(told)
            if id is not None:
                ids.append(id)
                made.append(item[1].keys)
        stale = settle(library, connection, Fresh(np.array(ids, np.uint32), arranged(made)))
    changes.finish(library, stale)
    return done


def _place(connection: Connection, item: _Item) -> tuple[Done, int | None]:
    """Put a document into the catalogue; its id where its grams are not in a segment yet."""
    shown, made, file_size, file_time = item
    path = encoded(made.path)
    old = connection.execute("SELECT id, digest FROM documents WHERE path = ?", (path,)).fetchone()
    twin = connection.execute("SELECT id, path FROM documents WHERE digest = ?", (made.digest,)).fetchone()
    if old and twin and old[0] == twin[0]:
        return Done(shown, "same" if _same(connection, old[0], made) else "replaced"), _renew(connection, old[0], item)
    if old:
        changes.take_out(connection, old[0])
    if twin:
        other = decoded(twin[1])
        if file_time is not None and not os.path.lexists(other):
            return Done(shown, "moved", other), _renew(connection, twin[0], item)
        return Done(shown, "twice", other), None
    id = connection.execute(
        "INSERT INTO documents (path, digest, file_size, file_time, size, about) VALUES (?, ?, ?, ?, ?, ?)",
        (path, made.digest, file_size, file_time, made.size, made.about),
    ).lastrowid
    connection.execute("INSERT INTO bodies VALUES (?, ?)", (id, made.body))
    return Done(shown, "replaced" if old else "added"), id


def _same(connection: Connection, id: int, made: Record) -> bool:
    row = connection.execute("SELECT about, body FROM documents JOIN bodies USING (id) WHERE id = ?", (id,)).fetchone()
    return row == (made.about, made.body)


def _renew(connection: Connection, id: int, item: _Item) -> None:
    """Other words about the same compared characters: its grams stay as they are."""
    _, made, file_size, file_time = item
    connection.execute(
        "UPDATE documents SET path = ?, file_size = ?, file_time = ?, size = ?, about = ? WHERE id = ?",
        (encoded(made.path), file_size, file_time, made.size, made.about, id),
    )
    connection.execute("UPDATE bodies SET body = ? WHERE id = ?", (made.body, id))
