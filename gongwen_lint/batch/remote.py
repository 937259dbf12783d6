"""Calls to a cluster of dask.distributed, the watch over it while they are waited for, and leaving it.

A client waits for ever where the workers are gone, where the scheduler has said goodbye, and where an answer is lost on its
way: its own executor passes on none of that, so there is one here.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextlib import suppress
from time import monotonic
from typing import Any

from distributed import Client
from distributed import Future as Call

from gongwen_lint.errors import BrokenOff

NOBODY = 25
"""seconds without a word from the scheduler, or without one worker: a worker that its machine starts anew is there in less"""
_OFTEN = 2
"""seconds from one look at the cluster to the next"""
_LOOK = 5
"""seconds that a look may take"""
_GOODBYE = 5
"""seconds that each step of leaving may take; the cluster does the rest without us"""


class ClusterExecutor(Executor):
    """Calls on the cluster; each answer, or what went wrong with it, is brought here as soon as it is there."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._calls: set[Call] = set()
        self.heard = 0.0
        """when the last answer came"""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """The call, which is made again where the worker that makes it is lost."""
        answer: Future[Any] = Future()
        call = self._client.submit(fn, *args, pure=False, **kwargs)
        self._calls.add(call)
        self._client.loop.add_callback(self._bring, call, answer)
        return answer

    async def _bring(self, call: Call, answer: Future[Any]) -> None:
        try:
            value = await call
        except Exception as error:  # whatever it is, whoever waits for the call must hear of it
            answer.set_exception(error)
        else:
            self.heard = monotonic()
            answer.set_result(value)
        self._calls.discard(call)

    def leave(self, last: Callable[[], None]) -> None:
        """What is not finished is given up, and ``last`` is done by each worker, as far as there is still anybody."""
        if self._client.status == "running":
            with suppress(OSError, TimeoutError):
                self._client.cancel(list(self._calls))
                self._client.sync(self._client.run, last, on_error="ignore", callback_timeout=_GOODBYE)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """The client is closed, and with it what is under way is given up."""
        with suppress(TimeoutError):
            self._client.close(_GOODBYE)


class Watch:
    """Looks every now and then whether there is anybody to wait for."""

    def __init__(self, client: Client, executor: ClusterExecutor, held: Call, address: str) -> None:
        """``held`` is a call whose answer is wanted to the end: it is called off for good where the connection is lost."""
        self._client, self._executor, self._held, self._address = client, executor, held, address
        self._scheduler = client.scheduler_info()["id"]
        self._looked = 0.0
        self._nobody_since: float | None = None

    def __call__(self) -> None:
        """Raises BrokenOff where the connection is lost or has been, or nobody was there for too long."""
        if self._client.status != "running" or self._held.cancelled():
            raise self._gone("同它的连接断了")
        begun = monotonic()
        if begun - self._looked < _OFTEN:
            return
        what = self._missing()
        self._looked = monotonic()
        if what is None:
            self._nobody_since = None
        elif self._nobody_since is None:
            self._nobody_since = begun
        elif self._looked - max(self._nobody_since, self._executor.heard) > NOBODY:
            raise self._gone(f"{what}，等了 {NOBODY} 秒")

    def _missing(self) -> str | None:
        """What is not there now."""
        try:
            found = self._client.sync(self._client.scheduler.identity, callback_timeout=_LOOK)
        except (OSError, TimeoutError):
            return "调度程序没有应答"
        if found["id"] != self._scheduler:  # started anew, it knows nothing of us
            return "调度程序换了一个"
        return None if found["workers"] else "一个工作进程也没有了"

    def _gone(self, why: str) -> BrokenOff:
        return BrokenOff("cluster-gone", f"集群 {self._address} 没有了：{why}。请查看集群和网络，再查没有查的。")
