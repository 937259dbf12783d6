"""Reading documents for a library, which is most of the work of adding them: in this process, or in several of their own."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from gongwen_lint.copying.source import source_of
from gongwen_lint.errors import UnreadableFile, unreadable
from gongwen_lint.library.records import Record, record
from gongwen_lint.named import NamedTuple
from gongwen_lint.readers import read
from gongwen_lint.readers.limits import Limits
from gongwen_lint.structure import analyse

_FILES = 4
"""files that a process is given at once"""
_AHEAD = 400
"""files that wait for a process or for us"""
_FEW = 1 << 20
"""bytes of files for which no process is worth its start"""


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


def prepared(paths: Sequence[str], limits: Limits, processes: int) -> Iterator[Prepared]:
    """The files as they are read, in their order; where several processes read, one that ends its own, or never ends, is told."""
    if processes <= 1 or len(paths) < 2 or sum(map(_size, paths)) < _FEW:
        for path in paths:
            yield _prepare(path, limits)
        return
    from gongwen_lint.batch.guard import Guard, guarded
    from gongwen_lint.batch.order import in_order

    with guarded(min(processes, len(paths)), Guard()) as executor:
        yield from in_order(
            paths, Prepared, lambda some: executor.submit(_prepare_all, list(some), limits), _lost, portion=_FILES, ahead=_AHEAD
        )


def _lost(path: str, error: Exception) -> Prepared:
    from gongwen_lint.batch.trouble import trouble

    code, detail = trouble(error)
    told = unreadable(code, path, detail=detail)
    return Prepared(path, None, error=(told.code, told.message))


def _prepare_all(paths: list[str], limits: Limits) -> list[Prepared]:
    return [_prepare(path, limits) for path in paths]


def _prepare(path: str, limits: Limits) -> Prepared:
    try:
        size, time = stamp(path)  # before it is read: what is changed meanwhile is read again next time
        document = read(path, limits)
    except UnreadableFile as error:
        return Prepared(path, None, error=(error.code, error.message))
    source = source_of(document, analyse(document))
    return Prepared(path, record(source._replace(path=os.path.realpath(path))), size, time)


def stamp(path: str) -> tuple[int, int]:
    """Size and time of change of a file; noughts where there is none, as its reader will say."""
    try:
        found = os.stat(path)
    except OSError:
        return 0, 0
    return found.st_size, found.st_mtime_ns


def _size(path: str) -> int:
    return stamp(path)[0]
