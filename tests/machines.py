"""A cluster of dask.distributed whose scheduler and workers are processes that a test may kill, and the command on it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

LONGEST = 120
"""seconds after which a test fails that waits for anything: no more than a few are needed"""
_LISTEN = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from gongwen_lint.batch import remote
remote.NOBODY, remote._LOOK = int(sys.argv.pop(1)), int(sys.argv.pop(1))
from gongwen_lint.cli import main
main()
"""


class Machines:
    """A scheduler and two workers."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._processes: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        """Start them."""
        file = self._folder / "调度"
        self.scheduler = self._start("scheduler", "--port", "0", "--scheduler-file", str(file))
        until(lambda: file.exists() and file.read_text(encoding="utf-8").endswith("}"))
        self._address: str = json.loads(file.read_text(encoding="utf-8"))["address"]
        self.workers = [self.worker(), self.worker()]

    def worker(self) -> subprocess.Popen[bytes]:
        """One worker more."""
        return self._start("worker", self._address, "--nthreads", "1", "--no-nanny", "--local-directory", str(self._folder))

    def address(self) -> str:
        """Where the scheduler is found, once both workers are there."""
        from distributed import Client

        with Client(self._address, timeout=LONGEST, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=LONGEST)
        return self._address.replace("tcp://", "dask://")

    def _start(self, *args: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-m", "dask", *args, "--host", "127.0.0.1", "--no-dashboard"], cwd=self._folder,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_env(),
        )
        self._processes.append(process)
        return process

    def end(self) -> None:
        """Nothing is left of it."""
        for process in self._processes:
            process.kill()
        for process in self._processes:
            process.wait(LONGEST)


@contextmanager
def machines(folder: Path) -> Iterator[Machines]:
    """A cluster of processes for as long as it is needed."""
    made = Machines(folder)
    try:
        made.start()
        yield made
    finally:
        made.end()


class Run:
    """The command as a process, which gives up a cluster without anybody after ``patience``, each look of ``look`` seconds."""

    def __init__(self, folder: Path, patience: int, look: int, *args: str) -> None:
        self._out, self._err = folder / "出", folder / "错"
        with open(self._out, "wb") as out, open(self._err, "wb") as err:
            self._process = subprocess.Popen(
                [sys.executable, "-c", _LISTEN, str(patience), str(look), *args], cwd=folder, stdout=out, stderr=err, env=_env(),
            )

    def begun(self) -> None:
        """Wait for the first report."""
        until(lambda: b"\n" in self._out.read_bytes())

    def interrupt(self) -> None:
        """Ctrl-C."""
        self._process.send_signal(signal.SIGINT)

    def ended(self) -> tuple[int, list[str], str]:
        """Exit status, lines of output, and what was said; fails where it does not end."""
        try:
            status = self._process.wait(LONGEST)
        finally:
            self._process.kill()
        return status, self._out.read_text(encoding="utf-8").splitlines(), self._err.read_text(encoding="utf-8")


def send(name: str, processes: Sequence[subprocess.Popen[bytes]]) -> None:
    """The signal of that name to all of them at once."""
    for process in processes:
        process.send_signal(signal.Signals[name])


def until(there: object) -> None:
    """Wait until it is so; fails where it does not come about."""
    assert callable(there)
    latest = time.monotonic() + LONGEST
    while not there():
        assert time.monotonic() < latest
        time.sleep(0.05)


def _env() -> dict[str, str]:
    here = Path(__file__).parent
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(here.parent), str(here)])}
