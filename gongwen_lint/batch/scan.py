"""The scan: files are given to an executor, and the reports come back in the order of the files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from typing import Any

from gongwen_lint.batch.order import in_order, unwatched
from gongwen_lint.batch.trouble import trouble
from gongwen_lint.batch.work import Item, Setup, check_files, troubled
from gongwen_lint.named import NamedTuple
from gongwen_lint.report import DocumentReport


class Way(NamedTuple):
    """How files are handed to an executor."""

    executor: Executor
    call: Callable[..., list[DocumentReport]] = check_files
    """takes a few files and the setup"""
    setup: Any = None
    """what is handed over in place of the setup"""
    portion: int = 1
    """files in one call"""
    ahead: int = 1_000
    """files at most that are given out before the first of them is told: their reports wait in memory"""
    lost: tuple[type[BaseException], ...] = (BrokenExecutor,)
    """what the executor raises where a worker has ended in the middle of a call, or all of them are gone"""
    watch: Callable[[], None] = unwatched
    """raises BrokenOff where no report will come any more"""


def scan(files: Iterable[Item | DocumentReport], setup: Setup, way: Executor | Way) -> Iterator[DocumentReport]:
    """The report on each file, in the order of the files whatever the order they are finished in.

    A report among the files stands for itself: of what could not even be found. A file whose call ends otherwise than with
    its report is told with what became of it (errors ``time-limit``, ``memory-limit``, ``crashed``, ``failed``); of several
    in one call each is tried once more for itself. Raises BrokenOff where nobody is left to check the rest.
    """
    way = way if isinstance(way, Way) else Way(way)
    handed = setup if way.setup is None else way.setup

    def ask(items: Sequence[Item]) -> Future[list[DocumentReport]]:
        try:
            return way.executor.submit(way.call, items, handed)
        except Exception as error:  # for good, as a ProcessPoolExecutor is that has lost a worker, or a cluster that is gone
            future: Future[list[DocumentReport]] = Future()
            future.set_exception(error)
            return future

    def lost(item: Item, error: Exception) -> DocumentReport:
        if isinstance(error, way.lost):
            return troubled(item.path, "crashed", type(error).__name__, setup)
        return troubled(item.path, *trouble(error), setup)

    return in_order(files, DocumentReport, ask, lost, portion=way.portion, ahead=way.ahead, watch=way.watch)
