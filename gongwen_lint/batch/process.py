"""A worker process as the scan sees it: asked a call, answering within its time, ended if it does not."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from typing import TYPE_CHECKING, Any

from gongwen_lint.batch.frames import received, unpacked
from gongwen_lint.batch.starting import SECONDS, python
from gongwen_lint.batch.trouble import Stopped
from gongwen_lint.batch.worker import OWN

if TYPE_CHECKING:
    from gongwen_lint.batch.forking import Forked
    from gongwen_lint.batch.guard import Guard

_DAY = 86_400
"""seconds; more than the system waits for at once"""
_GOODBYE = 2
"""seconds that a process has to clean up before it is ended by force"""


def at_hand() -> AbstractContextManager[None]:
    """While this lasts new processes are there in milliseconds; on Linux only. Early on it saves the wait for the first."""
    if sys.platform != "linux":
        return nullcontext()
    from gongwen_lint.batch.forking import kept

    return kept()


def _started(guard: Guard) -> subprocess.Popen[bytes] | Forked:
    if sys.platform == "linux":
        from gongwen_lint.batch.forking import Wanted, forked

        return forked(Wanted(guard.memory, guard.seconds))
    return python(
        "from gongwen_lint.batch.worker import main; main(int(sys.argv[1]), float(sys.argv[2]))",
        [str(guard.memory), str(guard.seconds)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0,
    )


class Process:
    """A worker process and its private folder for temporary files."""

    def __init__(self, hello: bytes, guard: Guard) -> None:
        """Raises Stopped or OSError where there can be none."""
        self._seconds = guard.seconds
        self._folder = ""
        self._popen = _started(guard)
        self._folder = os.fsdecode(self._answer(hello, max(self._seconds, SECONDS)))

    def ask(self, frame: bytes) -> tuple[bool, Any]:
        """The answer; raises Stopped where the process ends before it, or has to be ended."""
        return unpacked(self._answer(frame, self._seconds), None)

    def _answer(self, frame: bytes, seconds: float) -> bytes:
        assert self._popen.stdin and self._popen.stdout
        deadline = _Deadline(self, seconds)
        try:
            deadline.write(self._popen.stdin.fileno(), frame)
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
        if sys.platform != "win32":
            self._popen.terminate()  # which looks whether it has ended

    def kill(self) -> None:
        """End it, and let go of it."""
        self.end()
        self._gone()

    def end(self) -> None:
        """End it, after a moment to clean up; whoever waits for its answer finds that there is none."""
        if sys.platform == "win32":
            subprocess.run(["taskkill", "/T", "/F", "/PID", str(self._popen.pid)], capture_output=True, check=False)
        else:
            self.ask_to_end()
            with suppress(subprocess.TimeoutExpired):
                self._popen.wait(_GOODBYE)
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._popen.pid, signal.SIGKILL)
            self._end_what_it_started()

    def _end_what_it_started(self) -> None:
        """A program in a session of its own outlives the worker; on Linux it is known by the folder for its temporary files."""
        for process in os.listdir("/proc") if sys.platform == "linux" and self._folder else ():
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
        if os.path.basename(self._folder).startswith(OWN):
            shutil.rmtree(self._folder, ignore_errors=True)


class _Deadline:
    """The time by which a call must have been taken and answered."""

    def __init__(self, process: Process, seconds: float) -> None:
        self.passed = False
        self._until = time.monotonic() + seconds
        self._timer = None
        if sys.platform == "win32":  # a pipe cannot be waited on there: the process is ended, and with it the pipe

            def end() -> None:
                self.passed = True
                process.end()

            self._timer = threading.Timer(seconds, end)
            self._timer.start()

    def write(self, descriptor: int, frame: bytes) -> None:
        """Hand over a frame; raises BrokenPipeError where nobody takes it before the time is up."""
        if self._timer is None:
            os.set_blocking(descriptor, False)  # else a frame larger than the pipe waits for ever
        ready, rest = self._waiting(descriptor, "POLLOUT"), memoryview(frame)
        while rest:
            if not ready():
                raise BrokenPipeError
            rest = rest[os.write(descriptor, rest):]

    def reading(self, descriptor: int) -> Callable[[int], bytes]:
        """What reads from a pipe and finds it ended when the time is up."""
        ready = self._waiting(descriptor, "POLLIN")
        return lambda size: os.read(descriptor, size) if ready() else b""

    def _waiting(self, descriptor: int, event: str) -> Callable[[], bool]:
        """What waits until something can be done with a pipe, or is ended, and tells whether that came in time."""
        if self._timer is not None:
            return lambda: True
        import select

        waiting = select.poll()
        waiting.register(descriptor, getattr(select, event))

        def ready() -> bool:
            self.passed = not waiting.poll(min(max(0, self._until - time.monotonic()), _DAY) * 1000)
            return not self.passed

        return ready

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
