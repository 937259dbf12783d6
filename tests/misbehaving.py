"""Calls that do to their process what a hostile file may do to it, for the tests of the guarded workers."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from gongwen_lint.batch.work import Item, Setup, check_files
from gongwen_lint.report import DocumentReport


def behave(items: Sequence[Item], setup: Setup) -> list[DocumentReport]:
    """Checks the files; one whose contents name a misdeed has it done instead."""
    for item in items:
        deed, _, argument = (item.data or b"").decode().partition(" ")
        if deed in _DEEDS:
            _DEEDS[deed](argument)
    return check_files(items, setup)


def shout(argument: str) -> None:
    """Prints where the answers go."""
    print(argument, flush=True)
    os.write(1, argument.encode())


def die_once(argument: str) -> None:
    """Is ended from outside, the first time."""
    file = Path(argument)
    if not file.exists():
        file.write_text("", encoding="utf-8")
        os._exit(9)


def note_process(argument: str) -> None:
    """Writes the number of its process and the folder for its temporary files, and then takes its time."""
    import tempfile

    Path(argument).write_text(f"{os.getpid()}\n{tempfile.gettempdir()}", encoding="utf-8")
    time.sleep(60)


def start_another(argument: str) -> None:
    """Starts a program in a session of its own, as LibreOffice is, writes down its number, and hangs."""
    import subprocess

    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], start_new_session=True)
    Path(argument).write_text(f"{child.pid}\n", encoding="utf-8")
    spin("")


def start_nameless(argument: str) -> None:
    """Starts a program in its own session without any environment, writes down its number, and hangs."""
    import subprocess

    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], env={})
    Path(argument).write_text(f"{child.pid}\n", encoding="utf-8")
    spin("")


def crash_late(argument: str) -> None:
    """Crashes after so many seconds."""
    time.sleep(float(argument))
    os.abort()


def fail(argument: str) -> None:
    """Raises what it should not."""
    raise KeyError(argument)


def fill(argument: str) -> None:
    """Takes so many MiB."""
    assert bytearray(int(argument) << 20)


def spin(argument: str) -> None:
    """Never comes back, and holds the interpreter's lock."""
    import re

    re.match("(a*)*b", "a" * 64)


_DEEDS = {
    "crash": lambda _: os.abort(), "sleep": lambda seconds: time.sleep(float(seconds)),
    "exit": lambda status: sys.exit(int(status)), "shout": shout, "die-once": die_once, "note-process": note_process,
    "start-another": start_another, "start-nameless": start_nameless, "crash-late": crash_late, "fail": fail, "fill": fill,
    "spin": spin,
}
