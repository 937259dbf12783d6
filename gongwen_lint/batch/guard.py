"""An executor whose workers may hang, crash or take all memory: each costs its own call and nothing else.

Each worker is a process of its own, served by a thread. A call that takes longer than its time, or more memory, ends with
``Stopped``; the next one gets a new process.
"""

from __future__ import annotations

import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager, suppress
from typing import Any

from gongwen_lint.batch.frames import framed, packed, received, unpacked
from gongwen_lint.batch.trouble import Stopped
from gongwen_lint.batch.worker import OWN
from gongwen_lint.named import NamedTuple

_START = (
    "import sys; sys.path[:] = sys.argv[4:]; from gongwen_lint.batch.worker import main; "
    "main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))"
)
_START_SECONDS = 60
"""that a process may take until it is ready"""
_DAY = 86_400
"""seconds; more than the system waits for at once"""
_GOODBYE = 2
"""seconds that a process has to clean up before it is ended by force"""


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
        self._process: _Process | None = None
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
                self._process = _Process(self._hello, self._guard)
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


class _Process:
    """A worker process and its private folder for temporary files."""

    def __init__(self, hello: bytes, guard: Guard) -> None:
        self._seconds = guard.seconds
        self._folder = tempfile.mkdtemp(prefix=OWN)
        folders = dict.fromkeys(("TMPDIR", "TMP", "TEMP"), self._folder)
        self._popen = subprocess.Popen(
            # -P and the parent's own search path: never a module that lies in the folder the command is called in
            [sys.executable, "-P", "-c", _START, self._folder, str(guard.memory), str(guard.seconds), *filter(None, sys.path)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={**os.environ, **folders},
            start_new_session=True,  # Ctrl-C is for the scan, which tells its workers
            **({"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP} if sys.platform == "win32" else {}),
        )
        self._hello: bytes | None = hello

    def ask(self, frame: bytes) -> tuple[bool, Any]:
        """The answer; raises Stopped where the process ends before it, or has to be ended."""
        if self._hello is not None:
            self._answer(self._hello, max(self._seconds, _START_SECONDS))
            self._hello = None
        return unpacked(self._answer(frame, self._seconds), None)

    def _answer(self, frame: bytes, seconds: float) -> bytes:
        assert self._popen.stdin and self._popen.stdout
        deadline = _Deadline(self, seconds)
        try:
            self._popen.stdin.write(frame)
            self._popen.stdin.flush()
            payload = received(deadline.reading(self._popen.stdout.fileno()))
        except (BrokenPipeError, ConnectionError):
            payload = None
        finally:
            deadline.over()
        if payload is not None:
            return payload
        self.kill()
        if deadline.passed:
            raise Stopped("time-limit", f"{seconds:g}")
        raise Stopped("crashed", _how(self._popen.returncode))

    def ask_to_end(self) -> None:
        """Tell it to end; on Windows nothing can be told."""
        if sys.platform != "win32" and self._popen.poll() is None:
            self._popen.terminate()

    def kill(self) -> None:
        """End it, after a moment to clean up."""
        if sys.platform == "win32":
            subprocess.run(["taskkill", "/T", "/F", "/PID", str(self._popen.pid)], capture_output=True, check=False)
        else:
            self.ask_to_end()
            with suppress(subprocess.TimeoutExpired):
                self._popen.wait(_GOODBYE)
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._popen.pid, signal.SIGKILL)
            self._end_what_it_started()
        self._gone()

    def _end_what_it_started(self) -> None:
        """A program in a session of its own outlives the worker; on Linux it is known by the folder for its temporary files."""
        for process in os.listdir("/proc") if sys.platform == "linux" else ():
            with suppress(OSError):
                if process.isdecimal() and os.fsencode(self._folder) in _environment(process):
                    os.kill(int(process), signal.SIGKILL)

    def close(self) -> None:
        """Let it end by itself: its input does."""
        assert self._popen.stdin
        with suppress(OSError):
            self._popen.stdin.close()
        try:
            self._popen.wait(_GOODBYE)
        except subprocess.TimeoutExpired:
            self.kill()
        self._gone()

    def _gone(self) -> None:
        self._popen.wait()
        for stream in (self._popen.stdin, self._popen.stdout):
            if stream:
                with suppress(OSError):
                    stream.close()
        shutil.rmtree(self._folder, ignore_errors=True)


class _Deadline:
    """The time by which an answer must be there."""

    def __init__(self, process: _Process, seconds: float) -> None:
        self.passed = False
        self._until = time.monotonic() + seconds
        self._timer = None
        if sys.platform == "win32":  # a pipe cannot be waited on there: the process is ended, and with it the pipe

            def end() -> None:
                self.passed = True
                process.kill()

            self._timer = threading.Timer(seconds, end)
            self._timer.start()

    def reading(self, descriptor: int) -> Callable[[int], bytes]:
        """What reads from a pipe and finds it ended when the time is up."""
        if self._timer is not None:
            return lambda size: os.read(descriptor, size)
        from select import POLLHUP, POLLIN, poll

        waiting = poll()
        waiting.register(descriptor, POLLIN | POLLHUP)

        def read(size: int) -> bytes:
            if not waiting.poll(min(max(0, self._until - time.monotonic()), _DAY) * 1000):
                self.passed = True
                return b""
            return os.read(descriptor, size)

        return read

    def over(self) -> None:
        """There is no need to wait any more."""
        if self._timer is not None:
            self._timer.cancel()


def _environment(process: str) -> bytes:
    with open(f"/proc/{process}/environ", "rb") as file:
        return file.read()


def _how(status: int | None) -> str:
    """How a process has ended, in words."""
    if status is not None and status < 0:
        with suppress(ValueError):
            return signal.Signals(-status).name
    return f"状态 {status}"
