"""Reading documents for a library, which is most of the work of adding them: in this process, or in several of their own."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gongwen_lint.copying.source import source_of
from gongwen_lint.errors import UnreadableFile
from gongwen_lint.library.records import Record, record
from gongwen_lint.named import NamedTuple
from gongwen_lint.readers import read
from gongwen_lint.readers.limits import Limits
from gongwen_lint.structure import analyse

if TYPE_CHECKING:
    from gongwen_lint.batch.guard import Guard



class Prepared(NamedTuple):
    """A file that was read, or why it could not be."""

    path: str
    """as it was named"""
    record: Record | None
    """its path is the file's real one"""
    file_size: int = 0
    file_time: int = 0
    """size in bytes and time of change in nanoseconds, by which it is known again"""
    error: tuple[str, str] | None = None
    """code and message of the UnreadableFile, which itself cannot be sent from process to process"""


def prepared(paths: Sequence[str], limits: Limits, processes: int, guard: Guard | None = None) -> Iterator[Prepared]:
    """The files as they are read, in their order.

    Where ``processes`` read them, one that ends its own, or takes more than ``guard`` allows, is told; 0 reads in this process.
    """
    if not processes:
        for path in paths:
            yield _prepare(path, limits)
        return
    from gongwen_lint.batch.guard import Guard
    from gongwen_lint.batch.reading import read_by_workers

    yield from read_by_workers(
        paths, Prepared, _prepare_all, _refused, limits=limits, jobs=processes, guard=guard or Guard()
    )


def _refused(path: str, error: UnreadableFile) -> Prepared:
    return Prepared(path, None, error=(error.code, error.message))


def _prepare_all(paths: Sequence[str], limits: Limits) -> list[Prepared]:
    return [_prepare(path, limits) for path in paths]


def _prepare(path: str, limits: Limits) -> Prepared:
    try:
        size, time = stamp(path)  # before it is read: what is changed meanwhile is read again next time
        document = read(path, limits)
    except UnreadableFile as error:
        return _refused(path, error)
    source = source_of(document, analyse(document))
    return Prepared(path, record(source._replace(path=os.path.realpath(path))), size, time)


def stamp(path: str) -> tuple[int, int]:
    """Size and time of change of a file; noughts where there is none, as its reader will say."""
    try:
        found = os.stat(path)
    except OSError:
        return 0, 0
    return found.st_size, found.st_mtime_ns
