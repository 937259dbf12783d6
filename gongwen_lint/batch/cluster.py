"""The scan on a cluster of dask.distributed: its workers check each file in a guarded process of their own.

A worker that is lost has its files checked by another; where all of them are gone, or the scheduler is, the scan is broken off.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from distributed import Client, KilledWorker

from gongwen_lint import __version__
from gongwen_lint.batch.frames import packed, unpacked
from gongwen_lint.batch.guard import Guard, GuardedExecutor
from gongwen_lint.batch.remote import ClusterExecutor, Watch
from gongwen_lint.batch.scan import Way, scan
from gongwen_lint.batch.work import Item, Setup, check_files
from gongwen_lint.errors import WrongUsage
from gongwen_lint.named import NamedTuple
from gongwen_lint.report import DocumentReport

SCHEME = "dask://"
PORTION = 16
"""files in one call: a call takes the scheduler some milliseconds"""
AHEAD = 2_000
"""files that are given out ahead"""
_PATIENCE = 20
"""seconds to find the scheduler"""


class Parcel(NamedTuple):
    """The setup of a run as it travels, with what a worker knows it by."""

    run: bytes
    payload: bytes
    guard: Guard


@contextmanager
def cluster(address: str, setup: Setup, guard: Guard) -> Iterator[Way]:
    """The way to the cluster at ``dask://HOST:PORT``.

    Raises WrongUsage where it cannot be reached, has no workers, or has another version of this program.
    """
    try:
        client = Client(f"tcp://{address.removeprefix(SCHEME)}", timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TimeoutError):
        raise _refused(f"连不上集群 {address}。请检查地址，看调度程序是否在运行。") from None
    with ClusterExecutor(client) as executor:
        _same_version(client, address)
        if setup.cache is not None:
            _same_program(client, address)
        parcel = Parcel(os.urandom(16), packed(setup, None), guard)
        # handed over as a task's result, each worker gets it once, and another has it again where one is lost
        handed = client.submit(_itself, parcel, pure=False)
        watch = Watch(client, executor, handed, address)
        try:
            yield Way(executor, check_guarded, handed, PORTION, AHEAD, (KilledWorker,), watch)
        finally:
            executor.leave(partial(_put_away, parcel.run))


def _itself(parcel: Parcel) -> Parcel:
    return parcel


def _same_version(client: Client, address: str) -> None:
    versions = _asked(client, address, _version)
    if not versions:
        raise _refused(f"集群 {address} 上没有工作进程。请先启动。")
    for worker, version in versions.items():
        if version != __version__:
            raise _refused(f"{worker} 上的 gongwen-lint 是 {version}，本机是 {__version__}。请装成同一版。")


def _asked(client: Client, address: str, what: Callable[[], str]) -> dict[str, str]:
    """What each worker answers, by its address."""
    try:
        return client.sync(client.run, what, callback_timeout=_PATIENCE)
    except (OSError, TimeoutError):
        raise _refused(f"集群 {address} 的工作进程没有应答。请看它们是否在运行。") from None
    except Exception as error:  # whatever a worker says that does not have this program
        raise _refused(f"集群 {address} 的机器上没有装 gongwen-lint（{type(error).__name__}）。请先装上。") from None


def _refused(sentence: str) -> WrongUsage:
    return WrongUsage("executor", sentence)


def _version() -> str:
    return __version__


def _same_program(client: Client, address: str) -> None:
    """What is kept is served as ours: it must have been made by the very same program."""
    own = _program()
    for worker, theirs in _asked(client, address, _program).items():
        if theirs != own:
            raise _refused(f"{worker} 上的 Python、程序或所用的库与本机不同，不能共用缓存。请装成一样的，或者不写 --cache。")


def _program() -> str:
    from gongwen_lint.cache.run import program

    return hashlib.blake2b("\n".join(program()).encode("utf-8", "surrogatepass")).hexdigest()


class _Started(NamedTuple):
    """A guarded process, and the setup it was started with."""

    executor: GuardedExecutor
    setup: Setup


_STARTED: dict[tuple[bytes, int], _Started] = {}
"""the guarded processes of this worker, by run and thread; those used last stand last"""
_RUNS = 4
"""runs whose processes a thread keeps: of one that was killed nobody says that it has ended"""


def _put_away(run: bytes) -> None:
    """At the end of a run nothing of it is kept on the cluster; what a process is at is finished first."""
    for key in list(_STARTED):
        if key[0] == run:
            _stop(key)


def _stop(key: tuple[bytes, int]) -> None:
    if started := _STARTED.pop(key, None):
        started.executor.shutdown(wait=False)


def check_guarded(items: Sequence[Item], parcel: Parcel) -> list[DocumentReport]:
    """The reports on a few files, each checked in a process that it may bring down."""
    thread = threading.get_ident()
    key = parcel.run, thread
    started = _STARTED.pop(key, None)
    if started is None:
        setup = unpacked(parcel.payload, None)
        assert isinstance(setup, Setup)
        started = _Started(GuardedExecutor(1, parcel.guard, setup), setup)
        others = [other for other in list(_STARTED) if other[1] == thread]
        for other in others[:max(0, len(others) + 1 - _RUNS)]:
            _stop(other)
    _STARTED[key] = started
    return list(scan(items, started.setup, Way(started.executor, check_files)))
