"""A library that is open to be asked. It sees what others add and remove meanwhile, and never half of it."""

from __future__ import annotations

import os
import sqlite3
import zlib
from hashlib import blake2b

from gongwen_lint.copying.candidates import candidates
from gongwen_lint.copying.grams import Codes
from gongwen_lint.copying.source import Source
from gongwen_lint.copying.stream import Stream
from gongwen_lint.library import catalogue, failures, segments
from gongwen_lint.library.merging import gone_of
from gongwen_lint.library.records import restored
from gongwen_lint.library.segments import Segment
from gongwen_lint.named import NamedTuple

_LOOKS = 20
"""times that the catalogue is read again because another program has merged segments away meanwhile"""


class _State(NamedTuple):
    """A library at one time."""

    version: int
    """as sqlite counts the changes that others make"""
    segments: tuple[Segment, ...]
    live: tuple[Codes | None, ...]


class Library:
    """The documents of a library, as References to compare with."""

    in_order = True
    """nobody has looked at each of them"""

    def __init__(self, path: str, connection: sqlite3.Connection) -> None:
        self._path, self._connection = path, connection
        with catalogue.refusing(path):
            self._state = _look(path, connection)

    @classmethod
    def open(cls, path: str) -> Library:
        """The library in a folder. Raises WrongUsage."""
        return cls(path, catalogue.opened(path))

    def close(self) -> None:
        """Let go of the files."""
        self._connection.close()
        self._state = _State(-1, (), ())

    def state(self) -> bytes:
        """Made from its place and what its files look like from outside."""
        made = blake2b(self._path.encode("utf-8", "surrogateescape"), digest_size=32)
        with os.scandir(self._path) as files:
            for name, size, time in sorted((file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in files):
                made.update(f"{name!r} {size} {time}\n".encode("utf-8", "surrogateescape"))
        return made.digest()

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return Library.open, (self._path,)  # another process opens it for itself

    def near(self, draft: Stream) -> list[Source]:
        """The documents to compare the draft with, the most promising first. Raises WrongUsage where the library is damaged."""
        with catalogue.refusing(self._path):
            if self._state.version != _version(self._connection):
                self._state = _look(self._path, self._connection)
            state = self._state
            try:
                found = candidates(draft, [segment.postings for segment in state.segments], state.live)
            except (IndexError, ValueError):  # numbers that lead nowhere
                if all(map(segments.sound, state.segments)):
                    raise
                raise failures.damaged(self._path, "索引内容有变") from None
            ids = [int(state.segments[at].ids[number]) for at, number in found]
            return [source for id in ids for source in _fetched(self._path, self._connection, id)]


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def _look(path: str, connection: sqlite3.Connection) -> _State:
    for _ in range(_LOOKS):
        connection.execute("BEGIN")  # segments and what is gone of one moment
        try:
            names = [name for name, in connection.execute("SELECT file FROM segments ORDER BY first")]
            gone, version = gone_of(connection), _version(connection)
        finally:
            connection.execute("COMMIT")
        try:
            found = tuple(segments.read(path, name) for name in names)
        except FileNotFoundError as error:
            missing = error
            if version == _version(connection):
                break
        else:
            return _State(version, found, tuple(segment.live(gone) for segment in found))
    raise failures.damaged(path, f"缺少 {missing.filename}")


def _fetched(path: str, connection: sqlite3.Connection, id: int) -> list[Source]:
    """The document, none where it was removed meanwhile."""
    rows = connection.execute("SELECT path, about, body FROM documents JOIN bodies USING (id) WHERE id = ?", (id,)).fetchall()
    try:
        return [restored(*row) for row in rows]
    except (zlib.error, ValueError):
        raise failures.damaged(path, f"第 {id} 号文件读不出来") from None
