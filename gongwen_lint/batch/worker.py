"""A worker process: takes one call after the other from the scan, and ends when the scan does."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from time import monotonic

from gongwen_lint.batch.frames import framed, packed, received, unpacked

OWN = "gongwen-lint-"
"""what the name of a worker's folder begins with"""
_TIDY = 50
"""calls after which garbage is looked for"""
_LONG = 1.0
"""seconds of a call after which it is looked for at once"""
_GRACE = 30
"""seconds over its time after which a worker ends itself: the scan, which would have stopped it, is gone"""


def main(memory: int, seconds: float) -> None:
    """Serve until the standard input ends. ``memory`` is what a call may take in bytes, 0 for any amount.

    The first thing it says, before any call, is the name of its own folder for temporary files: from then on the time of calls
    is counted. The folder goes with the worker; the scan removes it too, if it is still there.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # what is under way cleans up: a program it started, a folder
    _end_with_starter()
    _leave_no_image()
    folder = tempfile.mkdtemp(prefix=OWN)
    try:
        os.environ.update(dict.fromkeys(("TMPDIR", "TMP", "TEMP"), folder))
        tempfile.tempdir = folder
        try:
            _serve(folder, memory, seconds)
        finally:  # the input ends and the signal comes at one time where the scan is gone: it may fall in here
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)  # taking apart what was made takes as long as some files


def _serve(folder: str, memory: int, seconds: float) -> None:
    gc.disable()  # a file leaves next to no cycles, and looking for them all the time costs a tenth
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the answers
    shared = _shared()
    _limit(memory)
    answers.write(framed(os.fsencode(folder)))
    answers.flush()
    calls = 0
    while (payload := received(_read)) is not None:
        _alarm(seconds + _GRACE)
        begun = monotonic()
        answers.write(framed(_answer(payload, shared)))
        answers.flush()
        _alarm(0)
        calls += 1
        if calls % _TIDY == 0 or monotonic() - begun > _LONG:
            _give_back()
        if calls == _TIDY:
            gc.freeze()  # what has been loaded by now is there to stay


def _give_back() -> None:
    """What a long document took goes back to the system, as far as it has a way to."""
    gc.collect()
    if sys.platform == "linux":
        import ctypes

        if trim := getattr(ctypes.CDLL(None), "malloc_trim", None):  # glibc has it
            trim(0)


def _read(size: int) -> bytes:
    return os.read(0, size)


def _shared() -> object:
    payload = received(_read)
    return None if payload is None else unpacked(payload, None)


def _answer(payload: bytes, shared: object) -> bytes:
    """The result of the call or what it raised, and which of the two."""
    try:
        function, arguments = unpacked(payload, shared)
        return packed((True, function(*arguments)), None)
    except Exception as error:  # whatever it is, the scan tells it of this file and goes on
        return packed((False, _told(error)), None)


def _told(error: Exception) -> Exception:
    """The error with the place it comes from, as far as it can be handed over."""
    from gongwen_lint.batch.trouble import Failed, Stopped, trouble

    code, detail = trouble(error)
    return Failed(detail) if code == "failed" else Stopped(code, detail)


def _end_with_starter() -> None:
    """On Linux a process can ask to be told when the one that started it is no more."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


def _leave_no_image() -> None:
    """From now on a crash leaves no image of the text."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit(memory: int) -> None:
    """Linux can bound what a process writes to; elsewhere only the time is bounded."""
    if not memory or sys.platform != "linux":
        return
    import resource

    with open("/proc/self/statm", encoding="ascii") as sizes:
        used = int(sizes.read().split()[5]) * resource.getpagesize()
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = used + memory
    resource.setrlimit(resource.RLIMIT_DATA, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


def _no_alarm(seconds: float) -> None:
    """Windows has none."""


def _set_alarm(seconds: float) -> None:
    signal.setitimer(signal.ITIMER_REAL, seconds)


_alarm: Callable[[float], None] = _set_alarm if hasattr(signal, "setitimer") else _no_alarm
