"""Merging: a library that grew in many steps has few segments, and what was removed from it takes no room for long."""

from __future__ import annotations

from sqlite3 import Connection

import numpy as np

from gongwen_lint.copying.grams import Codes
from gongwen_lint.copying.postings import Postings, merge
from gongwen_lint.library import failures, segments
from gongwen_lint.named import NamedTuple

SMALL = 1 << 16
"""grams of a segment that is written anew with whatever is added"""
MOST_GRAMS, MOST_DOCUMENTS = 1 << 25, 1 << 16
"""a segment does not grow beyond: memory that merging takes, and documents that two bytes can number"""
_REMOVED = 0.25
"""a segment is written anew where so many of its documents are gone"""


class Fresh(NamedTuple):
    """Documents that are not in a segment yet."""

    ids: Codes
    postings: Postings


class _Row(NamedTuple):
    file: str
    first: int
    documents: int
    grams: int


def settle(folder: str, connection: Connection, fresh: Fresh | None = None) -> list[str]:
    """Bring new documents into a segment and leave out those that are gone; the files that are of no more use.

    These may be deleted when the transaction has ended well. A new segment takes in those before it that are no larger, so
    that each is larger than all behind it together and a document is written again only as often as its segment doubles.
    """
    rows = [_Row(*row) for row in connection.execute("SELECT file, first, documents, grams FROM segments ORDER BY first")]
    gone = gone_of(connection)
    stale = []
    taken = _taken(rows, fresh) if fresh and len(fresh.ids) else 0
    for row in rows[:len(rows) - taken]:
        if len(gone) and _removed(rows, row, gone) >= max(1, _REMOVED * row.documents):
            stale.append(_rewritten(folder, connection, [row], None, gone))
    if fresh and len(fresh.ids):
        stale.append(_rewritten(folder, connection, rows[len(rows) - taken:], fresh, gone))
    return [file for files in stale for file in files]


def gone_of(connection: Connection) -> Codes:
    """The ids of removed documents that still stand in a segment, ascending."""
    return np.array([id for id, in connection.execute("SELECT id FROM gone ORDER BY id")], np.uint32)


def _taken(rows: list[_Row], fresh: Fresh) -> int:
    """How many of the last segments the new documents are merged with."""
    grams, documents = len(fresh.postings.rests), len(fresh.ids)
    for taken, row in enumerate(reversed(rows)):
        grams_then, documents_then = grams + row.grams, documents + row.documents
        if row.grams > max(grams, SMALL) or grams_then > MOST_GRAMS or documents_then > MOST_DOCUMENTS:
            return taken
        grams, documents = grams_then, documents_then
    return len(rows)


def _removed(rows: list[_Row], row: _Row, gone: Codes) -> int:
    """How many documents of a segment are gone; ids ascend from segment to segment."""
    begin, end = np.searchsorted(gone, [row.first, _end(rows, row)])
    return int(end - begin)


def _end(rows: list[_Row], row: _Row) -> int:
    return min((other.first for other in rows if other.first > row.first), default=1 << 32)


def _rewritten(folder: str, connection: Connection, rows: list[_Row], fresh: Fresh | None, gone: Codes) -> list[str]:
    """One segment in place of these and of the new documents; the files of these."""
    parts, ids = [], []
    for row in rows:
        segment = segments.read(folder, row.file)
        if not segments.sound(segment):
            raise failures.damaged(folder, f"{row.file} 内容有变")
        parts.append((segment.postings, segment.live(gone)))
        ids.append(segment.ids)
    if fresh:
        new = segments.Segment(fresh.ids, fresh.postings, "", 0)
        parts.append((new.postings, new.live(gone)))
        ids.append(new.ids)
    kept = np.concatenate([mine if live is None else mine[live] for mine, (_, live) in zip(ids, parts, strict=True)])
    everyone = np.concatenate(ids)
    postings = parts[0][0] if len(parts) == 1 and parts[0][1] is None else merge(parts)
    connection.executemany("DELETE FROM segments WHERE file = ?", [(row.file,) for row in rows])
    connection.executemany("DELETE FROM gone WHERE id = ?", [(int(id),) for id in everyone[np.isin(everyone, gone)]])
    if len(kept):
        row = segments.write(folder, kept, postings), int(kept[0]), len(kept), len(postings.rests)
        connection.execute("INSERT INTO segments (file, first, documents, grams) VALUES (?, ?, ?, ?)", row)
    return [row.file for row in rows]
