"""An executor whose workers may hang, crash or take all memory: each costs its own call and nothing else.

Each worker is a process of its own, served by a thread. A call that takes longer than its time, or more memory, ends with
``Stopped``; the next one gets a new process.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from typing import Any

from gongwen_lint.batch.frames import framed, packed
from gongwen_lint.batch.process import Process, at_hand
from gongwen_lint.batch.trouble import Stopped
from gongwen_lint.named import NamedTuple


class Guard(NamedTuple):
    """What a call may take."""

    seconds: float = 60
    memory: int = 1 << 30
    """bytes; 0 for any amount. Only on Linux"""


class GuardedExecutor(Executor):
    """So many worker processes; ``shared`` is handed to each once and stands for itself in the arguments of every call."""

    def __init__(self, workers: int, guard: Guard, shared: object = None) -> None:
        self._calls: queue.SimpleQueue[tuple[Future[Any], bytes] | None] = queue.SimpleQueue()
        self._shared, hello = shared, framed(packed(shared, None))
        self._stopping = False
        self._slots = [_Slot(self._calls, hello, guard) for _ in range(workers)]

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """The call, whose result comes when a worker has made it; arguments by name are not taken."""
        if kwargs:
            raise TypeError("arguments by place only")
        if self._stopping:
            raise RuntimeError("no calls after shutdown")
        future: Future[Any] = Future()
        self._calls.put((future, framed(packed((fn, args), self._shared))))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """No more calls; what is under way is finished, what waits is finished or with ``cancel_futures`` given up."""
        self._stopping = True
        if cancel_futures:
            self._drop()
        for _ in self._slots:
            self._calls.put(None)
        if wait:
            for slot in self._slots:
                slot.thread.join()

    def stop(self) -> None:
        """Give up everything at once, what is under way too."""
        self._stopping = True
        for slot in self._slots:
            slot.given_up = True
        self._drop()
        for slot in self._slots:
            slot.ask_to_end()
        for slot in self._slots:
            slot.give_up()
        self.shutdown()

    def _drop(self) -> None:
        """Give up what waits."""
        while True:
            try:
                call = self._calls.get_nowait()
            except queue.Empty:
                return
            if call:
                call[0].cancel()


@contextmanager
def guarded(workers: int, guard: Guard, shared: object = None) -> Iterator[GuardedExecutor]:
    """An executor for as long as it is needed. Where the run is broken off, what is under way is given up at once."""
    executor = GuardedExecutor(max(1, workers), guard, shared)
    try:
        yield executor
    except BaseException:
        executor.stop()
        raise
    executor.shutdown()


class _Slot:
    """The place of one worker: a thread that hands it the calls and starts it anew where it has ended."""

    def __init__(self, calls: queue.SimpleQueue[tuple[Future[Any], bytes] | None], hello: bytes, guard: Guard) -> None:
        self._calls, self._hello, self._guard = calls, hello, guard
        self._process: Process | None = None
        self.given_up = False
        """no more calls, not even those that wait"""
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def ask_to_end(self) -> None:
        """The process cleans up, if it can; the other workers need not wait for that."""
        if process := self._process:
            process.ask_to_end()

    def give_up(self) -> None:
        """The call under way ends with ``Stopped``."""
        if process := self._process:
            process.kill()

    def _serve(self) -> None:
        with at_hand():
            self._serve_calls()

    def _serve_calls(self) -> None:
        while (call := self._calls.get()) is not None:
            future, frame = call
            if self.given_up:
                future.cancel()
            if not future.set_running_or_notify_cancel():
                continue
            try:
                good, value = self._asked(frame)
            except Exception as error:  # whatever it is, whoever waits for the call must hear of it
                good, value = False, error
            if good:
                future.set_result(value)
            else:
                future.set_exception(value)
        if self._process:
            self._process.close()

    def _asked(self, frame: bytes) -> tuple[bool, Any]:
        """The answer to a call. A process that just ends gets it a second time: something else may have ended it."""
        for again in (True, False):
            if self._process is None:
                self._process = Process(self._hello, self._guard)
            if self.given_up:
                self._process.kill()
                raise Stopped("crashed", "given up")
            begun = time.monotonic()
            try:
                good, value = self._process.ask(frame)
            except Stopped as stopped:
                self._process = None
                late = time.monotonic() - begun > self._guard.seconds / 2  # it would cost more than its time
                if not again or stopped.code != "crashed" or self.given_up or late:
                    raise
                continue
            if not good and isinstance(value, Stopped):  # out of memory: what it holds is given back with the process
                self._process.close()
                self._process = None
            return good, value
        raise AssertionError
