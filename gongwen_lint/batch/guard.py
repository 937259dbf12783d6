"""An executor whose workers may hang, crash or take all memory: each costs its own call and nothing else.

Each worker is a process of its own, served by a thread. A call that takes longer than its time, or more memory, ends with
``Stopped``; the next one gets a new process.
"""

from __future__ import annotations

import errno
import os
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
from gongwen_lint.errors import BrokenOff
from gongwen_lint.named import NamedTuple

_IDLE = 60
"""seconds with nothing to do after which a process is ended"""
_SHORTAGE, _AGAIN = 5, 0.2
"""seconds for which a process is tried to be had, and between two tries"""
_GOODBYE = 5
"""seconds that stopping waits for a slot"""
_Call = tuple[Future[Any], bytes]

class Guard(NamedTuple):
    """What a call may take."""

    seconds: float = 60
    memory: int = 1 << 30
    """bytes; 0 for any amount. Only on Linux"""


class GuardedExecutor(Executor):
    """So many worker processes; ``shared`` is handed to each once and stands for itself in the arguments of every call."""

    def __init__(self, workers: int, guard: Guard, shared: object = None) -> None:
        self._shared, hello = shared, framed(packed(shared, None))
        self._owner, self._stopping = os.getpid(), False
        self._crew = _Crew()
        self._slots: list[_Slot] = []
        for _ in range(workers):
            try:
                self._slots.append(_Slot(self._crew, hello, guard))
            except RuntimeError as error:  # no more threads
                if not self._slots:
                    raise _none_to_be_had(error) from None

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """The call, whose result comes when a worker has made it; arguments by name are not taken."""
        if kwargs:
            raise TypeError("arguments by place only")
        if self._stopping:
            raise RuntimeError("no calls after shutdown")
        future: Future[Any] = Future()
        self._crew.calls.put((future, framed(packed((fn, args), self._shared))))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """No more calls; what is under way is finished, what waits is finished or with ``cancel_futures`` given up."""
        if cancel_futures:
            self._drop()
        if not self._stopping:
            self._stopping = True
            self._crew.calls.put(None)
        if wait:
            for slot in self._slots:
                slot.thread.join()

    def stop(self) -> None:
        """Give up everything at once, what is under way too."""
        if os.getpid() != self._owner:  # forked from the process whose workers these are
            return
        for slot in self._slots:
            slot.given_up = True
        self.shutdown(wait=False, cancel_futures=True)
        for slot in self._slots:
            slot.ask_to_end()
        for slot in self._slots:
            slot.give_up()
        for slot in self._slots:
            slot.thread.join(_GOODBYE)  # one that waits for its process to come up does not hold up the others

    def _drop(self) -> None:
        """Give up what waits."""
        ended = False
        while True:
            try:
                call = self._crew.calls.get_nowait()
            except queue.Empty:
                break
            ended |= call is None
            if call:
                call[0].cancel()
        if ended:
            self._crew.calls.put(None)


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


class _Crew:
    """The slots at work, and the calls they take."""

    def __init__(self) -> None:
        self.calls: queue.SimpleQueue[_Call | None] = queue.SimpleQueue()
        """behind the last of them stands None, as soon as there will be no more"""
        self._lock = threading.Lock()
        self._count = 0

    def start(self, thread: threading.Thread) -> None:
        """One more. Raises RuntimeError where the system lets no more threads be."""
        with self._lock:
            thread.start()
            self._count += 1

    def left_to_others(self, call: _Call) -> bool:
        """One less, whose call another takes; False where there is no other."""
        with self._lock:
            self._count -= 1
            if self._count:
                self.calls.put(call)
            return self._count > 0

    def ended(self) -> bool:
        """One less, now that no call is left; False where one has been left to it."""
        with self._lock:
            self.calls.put(None)
            last = self.calls.qsize() == 1
            self._count -= last
            return last


class _Slot:
    """The place of one worker: a thread that hands it the calls and starts it anew where it has ended."""

    def __init__(self, crew: _Crew, hello: bytes, guard: Guard) -> None:
        """Raises RuntimeError where the system lets no more threads be."""
        self._crew, self._hello, self._guard = crew, hello, guard
        self._process: Process | None = None
        self.given_up = False
        """no more calls, not even those that wait"""
        self.thread = threading.Thread(target=self._serve, daemon=True)
        crew.start(self.thread)

    def ask_to_end(self) -> None:
        """The process cleans up, if it can; the other workers need not wait for that."""
        if process := self._process:
            process.ask_to_end()

    def give_up(self) -> None:
        """The call under way ends with ``Stopped``."""
        if process := self._process:
            process.end()

    def _serve(self) -> None:
        with at_hand():
            while (call := self._next()) is not None:
                future, frame = call
                if self.given_up:
                    future.cancel()
                elif not self._process and (error := self._start()):
                    if not self._crew.left_to_others(call):
                        self._decline(call, error)
                    return
                if future.set_running_or_notify_cancel():
                    self._answer(future, frame)
            self._let_go()

    def _next(self) -> _Call | None:
        """The next call; None where there will be no more. A process that has had nothing to do for long is ended meanwhile."""
        while True:
            try:
                call = self._crew.calls.get(timeout=_IDLE)
            except queue.Empty:
                self._let_go()
                continue
            if call is not None or self._crew.ended():
                return call

    def _let_go(self) -> None:
        if self._process:
            self._process.close()
            self._process = None

    def _start(self) -> Exception | None:
        """Have a process; what has gone wrong, where there is none to be had for some time."""
        until = time.monotonic() + _SHORTAGE
        while True:
            try:
                self._process = Process(self._hello, self._guard)
                if self.given_up:
                    self._let_go()
                return None
            except (OSError, Stopped) as error:
                if self.given_up or time.monotonic() > until:
                    return error
            time.sleep(_AGAIN)

    def _decline(self, call: _Call, error: Exception) -> None:
        """No worker can be had any more: this call and all that wait, now and later, come to nothing."""
        waiting: _Call | None = call
        while waiting is not None:
            if waiting[0].set_running_or_notify_cancel():
                waiting[0].set_exception(_none_to_be_had(error))
            waiting = self._crew.calls.get()

    def _answer(self, future: Future[Any], frame: bytes) -> None:
        try:
            good, value = self._asked(frame)
        except Exception as error:  # whatever it is, whoever waits for the call must hear of it
            good, value = False, error
        if good:
            future.set_result(value)
        else:
            future.set_exception(value)

    def _asked(self, frame: bytes) -> tuple[bool, Any]:
        """The answer to a call. A process that just ends gets it a second time: something else may have ended it."""
        again = True
        while self._process:
            begun = time.monotonic()
            try:
                good, value = self._process.ask(frame)
            except Stopped as stopped:
                self._process = None
                late = time.monotonic() - begun > self._guard.seconds / 2  # it would cost more than its time
                if not again or stopped.code != "crashed" or self.given_up or late or self._start():
                    raise
                again = False
                continue
            if not good and isinstance(value, Stopped):  # out of memory: what it holds is given back with the process
                self._let_go()
            return good, value
        raise Stopped("crashed", "given up")


def _none_to_be_had(error: Exception) -> BrokenOff:
    why = errno.errorcode.get(error.errno or 0, "") if isinstance(error, OSError) else getattr(error, "detail", "")
    return BrokenOff(
        "no-workers", f"起不了工作进程（{why or type(error).__name__}）：本机的内存、进程数、可打开的文件数或者临时文件夹不够用。"
        "请关掉一些程序、清理临时文件夹，或者用 --jobs 1 再查。",
    )
