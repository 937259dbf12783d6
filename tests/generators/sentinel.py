"""What a process that reads hostile files must not do, and how much room it may take: told by audit hooks and by the system."""

from __future__ import annotations

import ctypes
import gc
import os
import sys
import sysconfig
from pathlib import Path

import gongwen_lint

_OURS = tuple(
    os.path.realpath(folder) + os.sep
    for folder in (
        *sysconfig.get_paths().values(), Path(gongwen_lint.__file__).parent, Path(gongwen_lint.__file__).parents[1] / "lexicons",
    )
)
"""folders from which modules and lexicons are loaded when they are first needed"""
_FORBIDDEN = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.startfile", "os.remove",
    "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.putenv", "os.chdir", "pty.spawn",
    "shutil.", "tempfile.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.", "winreg.", "sqlite3.", "pickle.",
)


_LIBC = ctypes.CDLL(None)


class Escaped(BaseException):
    """Reading a file did what reading never does; no ``except Exception`` may hide it."""


def watch() -> None:
    """From now on this process raises Escaped where it opens what is not its own, writes, connects, or starts something."""
    sys.addaudithook(_hook)


def limit_memory(spare: int) -> None:
    """At most ``spare`` bytes of address space beyond what is taken now; where the system cannot bound it, no limit."""
    if sys.platform == "linux":
        import resource

        most = 1024 * _status("VmSize") + spare
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def forget_peak() -> None:
    """What is free goes back to the system, and the peak of memory is measured anew from now on."""
    gc.collect()
    if sys.platform == "linux":
        _LIBC.malloc_trim(0)
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def memory() -> int:
    """Bytes of memory in use; 0 where the system does not tell."""
    return 1024 * _status("VmRSS")


def peak() -> int:
    """Bytes of memory in use at the most since ``forget_peak``; 0 where the system does not tell."""
    return 1024 * _status("VmHWM")


def _status(field: str) -> int:
    if sys.platform != "linux":
        return 0
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith(field + ":"))


def _hook(event: str, args: tuple[object, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise Escaped(f"{event} {args!r:.300}")
    if event != "open":
        return
    path, mode, flags = args
    if isinstance(path, int):
        return
    shown = os.fsdecode(path) if isinstance(path, (str, bytes, os.PathLike)) else repr(path)
    if shown == "/proc/self/clear_refs" or shown == "/proc/self/status":
        return
    writes = any(letter in str(mode or "") for letter in "wax+") or (isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR))
    if writes or not os.path.realpath(shown).startswith(_OURS):
        raise Escaped(f"open {shown!r:.300} {mode} {flags}")
