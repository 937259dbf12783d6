"""The catalogue of a library: an sqlite file that says which documents and which files of postings there are.

What it does not name does not exist; what changes the library is one transaction on it. The journal is of the kind that
is rolled back, not a write-ahead log, so that a library can lie on a shared drive or in a folder that cannot be written.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from os.path import abspath, isdir, isfile, join

from gongwen_lint.library import failures
from gongwen_lint.system import reason

NAME = "catalogue.sqlite"
_APPLICATION = 0x67776C62
"""marks the file as a library's; sqlite keeps it in the file's header, as it does the version"""
WAIT = 60.0
"""seconds that a program waits for another that writes"""
_PAGE = 16384
"""bytes: some eight texts to a page, so that little of it stays empty"""

_TABLES = """
CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT, path BLOB NOT NULL UNIQUE, digest BLOB NOT NULL UNIQUE,
    file_size INTEGER, file_time INTEGER, size INTEGER NOT NULL, about BLOB NOT NULL
);
CREATE TABLE bodies (id INTEGER PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE segments (file TEXT PRIMARY KEY, first INTEGER NOT NULL, documents INTEGER NOT NULL, grams INTEGER NOT NULL);
CREATE TABLE gone (id INTEGER PRIMARY KEY);
CREATE TABLE facts (created TEXT NOT NULL);
INSERT INTO facts VALUES (strftime('%Y-%m-%d', 'now', 'localtime'));
"""
"""``documents`` without its texts is read from end to end; ``gone`` are those removed that still stand in a segment"""


@contextmanager
def refusing(path: str) -> Iterator[None]:
    """What sqlite and the system say of a library, as what the user is told. Raises WrongUsage."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", "")
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise failures.busy(path, WAIT) from None
        if name.startswith("SQLITE_FULL"):
            raise failures.unusable(path, "磁盘已满") from None
        if name.startswith(("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_CANTOPEN")):
            raise failures.unusable(path, "没有权限") from None
        if name.startswith("SQLITE_IOERR"):
            raise failures.unusable(path, "磁盘出错") from None
        raise failures.damaged(path, "目录读不出来") from None
    except OSError as error:
        raise failures.unusable(path, reason(error)) from None


def opened(path: str) -> sqlite3.Connection:
    """The catalogue of a library that is there, to be read. Raises WrongUsage."""
    if not isdir(path):
        raise failures.no_library(path) if isfile(path) else failures.missing(path)
    if not isfile(join(path, NAME)):
        raise failures.no_library(path)
    with refusing(path):
        connection = _connected(path)
        try:
            connection.execute("BEGIN")  # one look at all: the library may be made at this very moment
            made = _is_made(path, connection)
            connection.execute("COMMIT")
            if not made:
                raise failures.empty(path)
        except BaseException:
            connection.close()
            raise
        return connection


@contextmanager
def reading(path: str) -> Iterator[sqlite3.Connection]:
    """The same for as long as it is needed."""
    with closing(opened(path)) as connection, refusing(path):
        yield connection


@contextmanager
def writing(path: str) -> Iterator[sqlite3.Connection]:
    """A transaction that no other can write beside, kept if its block ends well; the library is made if it is not there.

    Raises WrongUsage.
    """
    make(path)
    with refusing(path), closing(_connected(path)) as connection:
        if connection.execute("PRAGMA page_count").fetchone()[0] == 0:
            connection.execute(f"PRAGMA page_size = {_PAGE}")
            connection.execute("PRAGMA auto_vacuum = FULL")  # what is removed takes no room
        connection.execute("PRAGMA cache_spill = OFF")  # readers are kept out for the commit alone
        connection.execute("PRAGMA secure_delete = ON")  # what is removed is not to be read in the file any more
        connection.execute("BEGIN IMMEDIATE")
        try:
            if not _is_made(path, connection):
                for statement in _TABLES.split(";"):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {_APPLICATION}")
                connection.execute(f"PRAGMA user_version = {failures.VERSION}")
            yield connection
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")


def make(path: str) -> None:
    """See to it that there is a private folder with a catalogue, be it empty. Raises WrongUsage where it holds other things."""
    if isfile(join(path, NAME)):
        return
    with refusing(path):
        if isfile(path) or (isdir(path) and any(not name.startswith(".") for name in os.listdir(path))):
            # another program may have begun the very same between the two looks
            if isfile(join(path, NAME)):
                return
            raise failures.no_library(path)
        os.makedirs(path, mode=0o700, exist_ok=True)
        os.chmod(path, 0o700)
        os.close(os.open(join(path, NAME), os.O_CREAT | os.O_RDWR, 0o600))  # sqlite gives its journal the same permissions


def _connected(path: str) -> sqlite3.Connection:
    # a thread of a server may ask what another has opened; sqlite itself takes them one by one
    return sqlite3.connect(os.fsencode(abspath(join(path, NAME))), timeout=WAIT, isolation_level=None, check_same_thread=False)


def _is_made(path: str, connection: sqlite3.Connection) -> bool:
    """Whether the tables are there; not so after a crash in the very beginning. Raises WrongUsage for what is not ours."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application == _APPLICATION:
        if version != failures.VERSION:
            raise failures.other_version(path, version)
        return True
    if application or version or connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise failures.no_library(path)
    return False
