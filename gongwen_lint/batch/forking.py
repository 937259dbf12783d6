"""Workers forked from a process that has loaded all they need: the scan's end of the fork server."""

from __future__ import annotations

import os
import pickle
import select
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from io import FileIO

from gongwen_lint.batch.starting import SECONDS, python
from gongwen_lint.batch.trouble import Stopped
from gongwen_lint.named import NamedTuple

REQUEST = 65_536
"""bytes of a request or its answer at most"""
_OFTEN, _MOMENT = 0.05, 0.001
"""seconds between two looks whether a process has ended: while it is at work, and when it is about to end"""


class Wanted(NamedTuple):
    """A worker to be forked; the values are those of ``worker.main``."""

    memory: int
    seconds: float


class ForkServer:
    """The process that workers are forked from (``forkserver``), with one question at a time."""

    def __init__(self) -> None:
        self._channel, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            try:
                self._popen = python(
                    f"from gongwen_lint.batch.forkserver import main; main({theirs.fileno()})", pass_fds=[theirs.fileno()],
                    stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                )
            except OSError:
                self._channel.close()
                raise
        self._channel.settimeout(SECONDS)
        self._lock = threading.Lock()

    @property
    def serves(self) -> bool:
        """Whether it can be asked."""
        return self._popen.poll() is None

    def fork(self, wanted: Wanted, descriptors: tuple[int, int]) -> int:
        """The number of a new worker that reads its calls from the first descriptor and answers on the second.

        Raises Stopped where the server has ended, OSError where the system lets no more processes be.
        """
        number = self._asked(wanted, descriptors)
        if number is None:
            raise Stopped("crashed", "fork server")
        return number

    def status(self, number: int) -> int | None:
        """The exit status of a worker that has ended. With the server its workers end."""
        return self._asked(number) if self.serves else -signal.SIGTERM

    def _asked(self, request: Wanted | int, descriptors: tuple[int, ...] = ()) -> int | None:
        try:
            with self._lock:
                socket.send_fds(self._channel, [pickle.dumps(request)], descriptors)
                answer = self._channel.recv(REQUEST)
        except OSError:  # it has ended, does not answer, or another thread has found that before
            answer = b""
        if not answer:
            self.close()
            return None
        value = pickle.loads(answer)
        if isinstance(value, OSError):
            raise value
        return value

    def let_go(self) -> None:
        """Close this end only."""
        self._channel.close()

    def close(self) -> None:
        """End it; the workers have ended before, or end now."""
        self._channel.close()
        self._popen.kill()
        self._popen.wait()


class Forked:
    """A worker process, with as much of the interface of ``subprocess.Popen`` as is needed."""

    def __init__(self, server: ForkServer, wanted: Wanted) -> None:
        self._server = server
        self._lock = threading.Lock()
        self.returncode: int | None = None
        with ExitStack() as ours, ExitStack() as theirs:
            calls, given = os.pipe()
            self.stdin = ours.enter_context(FileIO(given, "wb"))
            theirs.callback(os.close, calls)
            answered, answers = os.pipe()
            self.stdout = ours.enter_context(FileIO(answered, "rb"))
            theirs.callback(os.close, answers)
            self.pid = server.fork(wanted, (calls, answers))
            ours.pop_all()

    def poll(self) -> int | None:
        """The exit status as soon as it has ended."""
        with self._lock:
            return self._status()

    def _status(self) -> int | None:
        if self.returncode is None:  # it is told once only; from then on the number may be another's
            self.returncode = self._server.status(self.pid)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """The exit status when it has ended; raises subprocess.TimeoutExpired."""
        until = None if timeout is None else time.monotonic() + timeout
        while (status := self.poll()) is None:
            if until is not None and time.monotonic() > until:
                raise subprocess.TimeoutExpired("worker", timeout or 0)
            if self._closed(_OFTEN):
                time.sleep(_MOMENT)
        return status

    def _closed(self, seconds: float) -> bool:
        """Wait until it has closed its end of the answers: it ends then."""
        closed = select.poll()
        closed.register(self.stdout, 0)  # asks for nothing but that, which is always told
        return bool(closed.poll(seconds * 1000))

    def terminate(self) -> None:
        """Ask it to end."""
        with self._lock, suppress(ProcessLookupError):
            if self._status() is None:
                os.kill(self.pid, signal.SIGTERM)


class _Running:
    """The fork server of this process, and how many need it."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.needed = 0
        self.server: ForkServer | None = None

    def serving(self) -> ForkServer:
        """The server; a new one where there is none, or none any more."""
        with self.lock:
            if self.server and not self.server.serves:
                self._end()
            if not self.server:
                self.server = ForkServer()
            return self.server

    def need(self, more: int) -> None:
        """So many more, or with a negative number fewer, need it."""
        with self.lock:
            self.needed += more
            if not self.needed:
                self._end()

    def _end(self) -> None:
        if self.server:
            self.server.close()
            self.server = None

    def forget(self) -> None:
        """In a process that was forked from this one there is none, and what this one holds is not held there."""
        if self.server:
            self.server.let_go()
        self.lock, self.needed, self.server = threading.Lock(), 0, None


_RUNNING = _Running()
os.register_at_fork(after_in_child=_RUNNING.forget)


@contextmanager
def kept() -> Iterator[None]:
    """A fork server is started, where there is none, and kept while this lasts."""
    owner = os.getpid()
    _RUNNING.need(1)
    try:
        with suppress(OSError):  # told to whoever wants a worker
            _RUNNING.serving()
        yield
    finally:
        if os.getpid() == owner:
            _RUNNING.need(-1)


def forked(wanted: Wanted) -> Forked:
    """A new worker, while a server is ``kept``. Raises Stopped or OSError where there can be none."""
    try:
        return Forked(_RUNNING.serving(), wanted)
    except Stopped:  # something has ended the server: a new one may do
        return Forked(_RUNNING.serving(), wanted)
