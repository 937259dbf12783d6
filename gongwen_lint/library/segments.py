"""Segments: the files of a library that hold where grams stand. They are written once, never changed, and read as they lie."""

from __future__ import annotations

import mmap
import os
import struct
import zlib
from contextlib import suppress
from os.path import join
from sqlite3 import Connection

import numpy as np

from gongwen_lint.copying.grams import Codes
from gongwen_lint.copying.postings import Postings
from gongwen_lint.library import failures
from gongwen_lint.named import NamedTuple

ENDING = ".grams"
_HEAD = struct.Struct("<8sIIQIII28x")
"""mark; buckets and documents; grams; bytes of a rest and of a number; check sum of what follows"""
_MARK = b"gwgrams1"


class Segment(NamedTuple):
    """A segment that is open."""

    ids: Codes
    """the catalogue's ids of its documents, ascending"""
    postings: Postings
    file: str
    """its name in the folder"""
    check: int
    """the check sum that its file should have"""

    def live(self, gone: Codes) -> Codes | None:
        """Which of its documents are still there, where ``gone`` are the ids, ascending, of those removed; None for all."""
        there = np.isin(self.ids, gone, assume_unique=True, invert=True) if len(gone) else None
        return None if there is None or there.all() else there


def write(folder: str, ids: Codes, postings: Postings) -> str:
    """Write a segment, safe on the disk when this returns; its name in the folder."""
    arrays = [
        ids.astype("<u4"), postings.first.astype("<u4"), _little(postings.rests), _little(postings.numbers),
    ]
    check = 0
    for array in arrays:
        check = zlib.crc32(array, check)
    head = _HEAD.pack(
        _MARK, len(postings.first) - 1, postings.documents, len(postings.rests),
        postings.rests.itemsize, postings.numbers.itemsize, check,
    )
    name = f"{os.urandom(8).hex()}{ENDING}"
    beside = join(folder, f"{name}.new")
    with open(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600), "wb") as file:
        file.write(head)
        for array in arrays:
            file.write(array)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, join(folder, name))
    _keep_names(folder)
    return name


def read(folder: str, name: str) -> Segment:
    """The segment in a file, as views of it.

    Raises FileNotFoundError where another program has merged it away, WrongUsage where it is damaged.
    """
    with open(join(folder, name), "rb") as file:
        size = os.fstat(file.fileno()).st_size
        if size < _HEAD.size:
            raise failures.damaged(folder, f"{name} 不完整")
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    mark, buckets, documents, grams, rest, number, check = _HEAD.unpack_from(mapped)
    if mark != _MARK or size != _HEAD.size + 4 * documents + 4 * (buckets + 1) + (rest + number) * grams:
        raise failures.damaged(folder, f"{name} 不完整")
    at, arrays = _HEAD.size, []
    for count, width in ((documents, 4), (buckets + 1, 4), (grams, rest), (grams, number)):
        arrays.append(np.frombuffer(mapped, f"<u{width}", count, at))
        at += count * width

    def release() -> None:
        mapped.madvise(mmap.MADV_DONTNEED)

    ids, first, rests, numbers = arrays
    if int(first[0]) or int(first[-1]) != grams:
        raise failures.damaged(folder, f"{name} 内容有变")
    postings = Postings(first, rests, numbers, documents, release if hasattr(mmap, "MADV_DONTNEED") else None)
    return Segment(ids, postings, name, check)


def sound(segment: Segment) -> bool:
    """Whether the file holds what was written; reads all of it."""
    check = 0
    for array in (segment.ids, segment.postings.first, segment.postings.rests, segment.postings.numbers):
        check = zlib.crc32(array, check)
    return check == segment.check


def sweep(folder: str, connection: Connection) -> None:
    """Delete what a crash or a merge has left behind: files that the catalogue does not name.

    Only for who writes, for another's file is named only when its transaction ends. Windows keeps what a reader has open:
    it goes another time.
    """
    named = {name for name, in connection.execute("SELECT file FROM segments")}
    for name in os.listdir(folder):
        if name.removesuffix(".new").endswith(ENDING) and name not in named:
            with suppress(PermissionError, FileNotFoundError):
                os.unlink(join(folder, name))


def _little(array: Codes) -> Codes:
    return np.ascontiguousarray(array, array.dtype.newbyteorder("<"))


def _keep_names(folder: str) -> None:
    """Have the folder itself written to the disk, where the system lets folders be opened."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
