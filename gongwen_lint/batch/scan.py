"""The scan: files are given to an executor, and the reports come back in the order of the files."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from itertools import islice
from typing import Any

from gongwen_lint.batch.trouble import Failed, Stopped
from gongwen_lint.batch.work import Item, Setup, check_files, troubled
from gongwen_lint.named import NamedTuple
from gongwen_lint.report import DocumentReport

AHEAD = 1_000
"""files at most that are given out before the first of them is told: their reports wait in memory"""
_SOON = 0.5
"""seconds after which Ctrl-C is heard at the latest (Windows wakes no one who waits for longer)"""


class Way(NamedTuple):
    """How files are handed to an executor."""

    executor: Executor
    call: Callable[..., list[DocumentReport]] = check_files
    """takes a few files and the setup"""
    setup: Any = None
    """what is handed over in place of the setup"""
    portion: int = 1
    """files in one call"""
    lost: tuple[type[BaseException], ...] = (BrokenExecutor,)
    """what the executor raises where a worker has ended in the middle of a call"""


_Waiting = tuple[Sequence[Item], Future[list[DocumentReport]]]


def scan(files: Iterable[Item | DocumentReport], setup: Setup, way: Executor | Way) -> Iterator[DocumentReport]:
    """The report on each file, in the order of the files whatever the order they are finished in.

    A report among the files stands for itself: of what could not even be found. A file whose call ends otherwise than with
    its report is told with what became of it (errors ``time-limit``, ``memory-limit``, ``crashed``, ``failed``); of several
    in one call each is tried once more for itself.
    """
    way = way if isinstance(way, Way) else Way(way)
    way = way if way.setup is not None else way._replace(setup=setup)
    waiting: deque[_Waiting | DocumentReport] = deque()
    given, rest = 0, iter(files)
    while True:
        while given < AHEAD and (taken := list(islice(rest, way.portion))):
            given += len(taken)
            waiting.extend(_given(taken, way))
        if not waiting:
            return
        first = waiting.popleft()
        if isinstance(first, DocumentReport):
            given -= 1
            yield first
        else:
            given -= len(first[0])
            yield from _told(*first, way, setup)


def _given(files: Sequence[Item | DocumentReport], way: Way) -> Iterator[_Waiting | DocumentReport]:
    """The files as calls that are under way; reports between them stay where they are."""
    items: list[Item] = []
    for file in files:
        if not isinstance(file, DocumentReport):
            items.append(file)
            continue
        if items:
            yield _asked(items, way)
            items = []
        yield file
    if items:
        yield _asked(items, way)


def _asked(items: Sequence[Item], way: Way) -> _Waiting:
    try:
        return items, way.executor.submit(way.call, items, way.setup)
    except way.lost as error:  # for good, as a ProcessPoolExecutor is
        future: Future[list[DocumentReport]] = Future()
        future.set_exception(error)
        return items, future


def _told(items: Sequence[Item], future: Future[list[DocumentReport]], way: Way, setup: Setup) -> Iterator[DocumentReport]:
    try:
        yield from _result(future)
    except Exception as error:  # of the call, or whatever an executor of its own raises where a worker is lost
        if len(items) == 1:
            yield _troubled(items[0].path, error, way, setup)
        else:
            for again in [_asked([item], way) for item in items]:
                yield from _told(*again, way, setup)


def _result(future: Future[list[DocumentReport]]) -> list[DocumentReport]:
    while True:
        try:
            return future.result(_SOON)
        except TimeoutError:
            if future.done():  # the call's own
                raise


def _troubled(path: str, error: Exception, way: Way, setup: Setup) -> DocumentReport:
    if isinstance(error, Stopped):
        return troubled(path, error.code, error.detail, setup)
    if isinstance(error, way.lost):
        return troubled(path, "crashed", type(error).__name__, setup)
    return troubled(path, "failed", (error if isinstance(error, Failed) else Failed.of(error)).detail, setup)
