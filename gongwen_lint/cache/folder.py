"""The folder of the cache: for its owner alone, told by its tag, and nothing in it is touched but what the cache wrote."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from os.path import join
from time import time

from gongwen_lint.errors import WrongUsage
from gongwen_lint.expressions import Expression
from gongwen_lint.system import reason

TAG = "CACHEDIR.TAG"
TEXT = b"""Signature: 8a477f597d28d172789f06886806bc55
# gongwen-lint cache, https://bford.info/cachedir/
"""
"""the tag that programs which make backups know; what they see of it they leave out"""

DAY = 24 * 3600
KEPT = 30 * DAY
"""seconds for which an entry is kept that no run uses"""

_SHELF, _ENTRY = Expression("[0-9a-f]{2}", re.A), Expression("[0-9a-f]{38}", re.A)
_UNFINISHED = Expression(r"\.[0-9A-Za-z.]{2,40}\.[0-9a-f]{16}", re.A)


def check_folder(folder: str) -> None:
    """Make the folder ready: made where it is not there, tagged where it is empty, for its owner alone.

    Raises WrongUsage where it holds anything else, or cannot be written in.
    """
    try:
        os.makedirs(folder, 0o700, exist_ok=True)
        tagged = _is_tagged(folder)
        if not tagged and not all(map(_UNFINISHED.fullmatch, os.listdir(folder))):
            raise WrongUsage("cache", f"{folder}：这个文件夹里有别的文件，不能用来存缓存。请另写一个空的或者还没有的文件夹。")
        _close(folder)
        if tagged:
            _try(folder)
        else:
            _write(folder, TAG, TEXT)
    except FileExistsError:
        raise WrongUsage("cache", f"{folder}：这是文件，不是文件夹。请另写一个文件夹存缓存。") from None
    except OSError as error:
        raise WrongUsage("cache", f"{folder}：这里不能存缓存（{reason(error)}）。请检查权限和磁盘，或换一个文件夹。") from None


def load(folder: str, name: str) -> bytes | None:
    """The entry of that name, which counts as used; None where there is none or it cannot be read."""
    path = _path(folder, name)
    try:
        with open(path, "rb") as file:
            sealed = file.read()
            unused = time() - os.fstat(file.fileno()).st_mtime
    except OSError:
        return None
    if unused > DAY:
        with suppress(OSError):  # used all the same
            os.utime(path)
    return sealed


def store(folder: str, name: str, sealed: bytes) -> None:
    """The entry under its name, whole or not at all: a disk that is full costs the entry and nothing else."""
    shelf = join(folder, name[:2])
    with suppress(OSError):
        with suppress(FileExistsError):
            os.mkdir(shelf, 0o700)  # never the folder itself, which somebody may have removed meanwhile
        _write(shelf, name[2:], sealed)


def sweep(folder: str) -> None:
    """Remove the entries that were not used for so long, and what a killed process left half written; once a day."""
    now, tag = time(), join(folder, TAG)
    with suppress(OSError):  # another process sweeps as well, or the folder is gone
        if not _is_tagged(folder) or now - os.stat(tag).st_mtime < DAY:
            return
        os.utime(tag)
        for shelf in os.listdir(folder):
            if _SHELF.fullmatch(shelf):
                _sweep(join(folder, shelf), now)


def _sweep(shelf: str, now: float) -> None:
    with os.scandir(shelf) as entries:
        for entry in entries:
            kept = KEPT if _ENTRY.fullmatch(entry.name) else DAY if _UNFINISHED.fullmatch(entry.name) else None
            if kept is None or not entry.is_file(follow_symlinks=False):
                continue
            with suppress(OSError):
                if now - entry.stat(follow_symlinks=False).st_mtime > kept:
                    os.unlink(entry.path)


def _path(folder: str, name: str) -> str:
    return join(folder, name[:2], name[2:])


def _is_tagged(folder: str) -> bool:
    try:
        with open(join(folder, TAG), "rb") as file:
            return file.read(len(TEXT) + 1) == TEXT
    except OSError:
        return False


def _close(folder: str) -> None:
    """For the owner alone; a disk that knows no owners, or has the folder as ours anyhow, is left as it is."""
    try:
        os.chmod(folder, 0o700)
    except PermissionError:
        if os.name == "posix" and os.stat(folder).st_uid != os.geteuid():
            raise


def _try(folder: str) -> None:
    """Write a file and remove it."""
    beside = _beside(folder, TAG)
    _write(folder, os.path.basename(beside), TEXT)
    os.unlink(beside)


def _beside(folder: str, name: str) -> str:
    """A path for a file that is not yet whole."""
    return join(folder, f".{name}.{os.urandom(8).hex()}")


def _write(folder: str, name: str, data: bytes) -> None:
    beside = _beside(folder, name)
    file = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with open(file, "wb") as stream:
            stream.write(data)
        os.replace(beside, join(folder, name))
    except OSError:
        with suppress(OSError):
            os.unlink(beside)
        raise
