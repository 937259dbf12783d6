"""The scan on a cluster of dask.distributed: its workers check each file in a guarded process of their own.

A worker that is lost has its files checked by another; where all of them are gone, or the scheduler is, the scan is broken off.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

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

    digest: bytes
    payload: bytes
    guard: Guard


@contextmanager
def cluster(address: str, setup: Setup, guard: Guard) -> Iterator[Way]:
    """The way to the cluster at ``dask://HOST:PORT``.

    Raises WrongUsage where it cannot be reached, has no workers, or has another version of this program.
    """
    try:
        client = Client(f"tcp://{address.removeprefix(SCHEME)}", timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise _refused(f"连不上集群 {address}（{type(error).__name__}）。请检查地址，看调度程序是否在运行。") from None
    with ClusterExecutor(client) as executor:
        _same_version(client, address)
        if setup.cache is not None:
            _same_program(client)
        payload = packed(setup, None)
        parcel = Parcel(hashlib.blake2b(payload, digest_size=16).digest(), payload, guard)
        # handed over as a task's result, each worker gets it once, and another has it again where one is lost
        handed = client.submit(_itself, parcel, pure=False)
        watch = Watch(client, executor, handed, address)
        try:
            yield Way(executor, check_guarded, handed, PORTION, AHEAD, (KilledWorker,), watch)
        finally:
            executor.leave(_put_away)


def _itself(parcel: Parcel) -> Parcel:
    return parcel


def _same_version(client: Client, address: str) -> None:
    try:
        versions = client.run(_version)
    except Exception as error:  # whatever a worker says that does not have this program
        raise _refused(f"集群 {address} 的机器上没有装 gongwen-lint（{type(error).__name__}）。请先装上。") from None
    if not versions:
        raise _refused(f"集群 {address} 上没有工作进程。请先启动。")
    for worker, version in versions.items():
        if version != __version__:
            raise _refused(f"{worker} 上的 gongwen-lint 是 {version}，本机是 {__version__}。请装成同一版。")


def _refused(sentence: str) -> WrongUsage:
    return WrongUsage("executor", sentence)


def _version() -> str:
    return __version__


def _same_program(client: Client) -> None:
    """What is kept is served as ours: it must have been made by the very same program."""
    own = _program()
    for worker, theirs in client.run(_program).items():
        if theirs != own:
            raise _refused(f"{worker} 上的 Python、程序或所用的库与本机不同，不能共用缓存。请装成一样的，或者不写 --cache。")


def _program() -> str:
    from gongwen_lint.cache.run import program

    return hashlib.blake2b("\n".join(program()).encode("utf-8", "surrogatepass")).hexdigest()


_STARTED: list[GuardedExecutor] = []
"""the guarded processes of this worker's threads"""


def _put_away() -> None:
    """At the end of a run nothing of it is kept on the cluster; what a process is at is finished first."""
    while _STARTED:
        _STARTED.pop().shutdown(wait=False)


class _Own(threading.local):
    """The guarded process of each thread of a cluster's worker, and the setup it was started with."""

    digest = b""
    executor: GuardedExecutor | None = None
    setup: Setup | None = None


_OWN = _Own()


def check_guarded(items: Sequence[Item], parcel: Parcel) -> list[DocumentReport]:
    """The reports on a few files, each checked in a process that it may bring down."""
    if _OWN.executor not in _STARTED or _OWN.digest != parcel.digest:
        if _OWN.executor in _STARTED:
            _STARTED.remove(_OWN.executor)
            _OWN.executor.shutdown()
        setup = unpacked(parcel.payload, None)
        assert isinstance(setup, Setup)
        _OWN.digest, _OWN.setup = parcel.digest, setup
        _OWN.executor = GuardedExecutor(1, parcel.guard, setup)
        _STARTED.append(_OWN.executor)
    assert _OWN.executor is not None and _OWN.setup is not None
    return list(scan(items, _OWN.setup, Way(_OWN.executor, check_files)))
