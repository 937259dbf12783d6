"""Looking after processes that tests start or that what they test has started."""

from __future__ import annotations

import os
import time
from pathlib import Path


def our_env() -> dict[str, str]:
    """An environment in which this program and the tests' own modules are found."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent.parent), str(Path(__file__).parent)])}


def when_written(file: Path) -> bool:
    """Wait until a line has been written to a file."""
    until = time.monotonic() + 30
    while not (file.exists() and file.read_text().count("\n")):
        assert time.monotonic() < until
        time.sleep(0.02)
    return True


def gone(process: int, within: float = 20) -> None:
    """Wait until a process has ended; it must within so many seconds."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return
        stat = Path(f"/proc/{process}/stat")
        if stat.exists() and ") Z " in stat.read_text():  # ended; whoever adopted it has not looked yet
            return
        time.sleep(0.05)
    raise AssertionError("still there")
