"""Reading documents for a library, which is most of the work of adding them: in this process, or in several of their own."""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from gongwen_lint.copying.source import source_of
from gongwen_lint.errors import UnreadableFile, unreadable
from gongwen_lint.library.records import Record, record
from gongwen_lint.named import NamedTuple
from gongwen_lint.readers import read
from gongwen_lint.readers.limits import Limits
from gongwen_lint.structure import analyse

_FILES, _BYTES = 64, 1 << 18
"""files and bytes that a process is given at once"""
_AHEAD = 6
"""such portions a process that wait for it or for us"""
_FEW = 1 << 20
"""bytes of files for which no process is worth its start"""
_GARBAGE = 50_000
"""new objects after which Python looks for garbage: a document makes few that wait for it"""


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
    """The files as they are read, in no certain order; a file that kills its process is told as damaged."""
    portions = _portions(paths)
    if processes <= 1 or sum(map(_size, paths)) < _FEW or len(portions) < 2:
        for path in paths:
            yield _prepare(path, limits)
        return
    lost: list[str] = []
    waiting = deque(portions)
    while waiting:
        yield from _in_processes(waiting, limits, min(processes, len(waiting)), lost)
    for path in lost:  # one of a portion has killed its process: each on its own shows which
        yield from _alone(path, limits)


def _in_processes(waiting: deque[list[str]], limits: Limits, processes: int, lost: list[str]) -> Iterator[Prepared]:
    """Takes from ``waiting`` until it is empty or a process dies; what was under way then is put into ``lost``."""
    pool = _pool(processes)
    running: dict[Future[list[Prepared]], list[str]] = {}
    try:
        while waiting or running:
            while waiting and len(running) < _AHEAD * processes:
                portion = waiting.popleft()
                try:
                    running[_submitted(pool, portion, limits)] = portion
                except BrokenProcessPool:
                    waiting.appendleft(portion)
                    break
            if not running:
                return
            first = next(iter(running))
            try:
                yield from first.result()
            except BrokenProcessPool:
                lost += [path for portion in running.values() for path in portion]
                return
            del running[first]
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _alone(path: str, limits: Limits) -> Iterator[Prepared]:
    with _pool(1) as pool:
        try:
            yield from _submitted(pool, [path], limits).result()
        except BrokenProcessPool:
            error = unreadable("damaged", path, reason="读取时程序意外中止")
            yield Prepared(path, None, error=(error.code, error.message))


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


def _portions(paths: Sequence[str]) -> list[list[str]]:
    portions: list[list[str]] = []
    room = 0
    for path in paths:
        size = _size(path)
        if not portions or room < size or len(portions[-1]) >= _FILES:
            portions.append([])
            room = _BYTES
        portions[-1].append(path)
        room -= size
    return portions


def _pool(processes: int) -> ProcessPoolExecutor:
    # started afresh, not forked: a fork of a process with threads may hang
    from multiprocessing import get_context

    return ProcessPoolExecutor(processes, get_context("spawn"), _begin)


def _submitted(pool: ProcessPoolExecutor, portion: list[str], limits: Limits) -> Future[list[Prepared]]:
    """The portion given to a process, which may be started for it: with Ctrl-C held back, as a process inherits that."""
    if not hasattr(signal, "pthread_sigmask"):
        return pool.submit(_prepare_all, portion, limits)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        return pool.submit(_prepare_all, portion, limits)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)  # one that came meanwhile comes now


def _begin() -> None:
    """What a process does first: leave Ctrl-C to the one that started it, and end when that one is no more."""
    from multiprocessing import parent_process

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_GARBAGE)
    parent = parent_process()

    def follow() -> None:
        if parent:
            parent.join()
            os._exit(1)

    threading.Thread(target=follow, daemon=True).start()
