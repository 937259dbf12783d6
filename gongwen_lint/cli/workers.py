"""The scan as the command makes it: who checks the files, a bar on the terminal, and Ctrl-C that leaves what is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from os.path import abspath, isfile

from gongwen_lint.batch.guard import Guard, guarded
from gongwen_lint.batch.scan import Way, scan
from gongwen_lint.batch.work import Item, Setup
from gongwen_lint.cli.guarding import guard, jobs
from gongwen_lint.cli.interrupts import Patience
from gongwen_lint.cli.progress import progress
from gongwen_lint.config import Configuration
from gongwen_lint.errors import UnreadableFile, WrongUsage
from gongwen_lint.readers import contents
from gongwen_lint.readers.limits import Limits
from gongwen_lint.report import DocumentReport

_SENT = 128
"""files that are sent ahead with their contents, which wait in memory"""


def scanned(
    files: Sequence[Item | DocumentReport], setup: Setup, configuration: Configuration, send: bool
) -> Iterator[DocumentReport]:
    """The reports on the files, which with ``send`` go to the cluster with their contents.

    Raises KeyboardInterrupt, between two of them, where the run is broken off.
    """
    address = configuration.value("scan.executor")[0]
    if address is None:
        way, given = _workers(min(len(files), jobs(configuration)), guard(configuration), setup), files
    else:
        way, given = _cluster(address, setup, guard(configuration)), _for_others(files, setup.limits, send)
    with way as opened, Patience() as patience, progress(files) as bar:
        if send:
            opened = opened._replace(ahead=_SENT)

        def watch() -> None:
            opened.watch()
            bar.tick()

        yield from bar.shown(patience.heeding(scan(given, setup, opened._replace(watch=watch))))


@contextmanager
def _workers(count: int, each: Guard, setup: Setup) -> Iterator[Way]:
    with guarded(count, each, setup) as executor:
        yield Way(executor)


@contextmanager
def _cluster(address: str, setup: Setup, each: Guard) -> Iterator[Way]:
    import logging

    try:
        from gongwen_lint.batch.cluster import cluster
    except ImportError:
        raise WrongUsage("executor", "要在集群上检查，先安装 dask.distributed：pip install distributed。") from None
    before = logging.root.manager.disable
    logging.disable()  # what becomes of the cluster is told once, by us
    try:
        with cluster(address, setup, each) as way:
            yield way
    finally:
        logging.disable(before)


def _for_others(files: Iterable[Item | DocumentReport], limits: Limits, send: bool) -> Iterator[Item | DocumentReport]:
    """The files as another machine can read them: by the whole path, or with their contents."""
    for file in files:
        if isinstance(file, DocumentReport) or file.data is not None:
            yield file
        elif not (send and isfile(file.path)):  # what is no file might never come to an end here
            yield file._replace(file=abspath(file.path))
        else:
            try:
                yield file._replace(data=contents(file.path, limits))
            except UnreadableFile as error:
                yield DocumentReport(file.path, error)
