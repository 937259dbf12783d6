"""The zip written again with some parts changed; every other entry is copied as it is stored, without being unpacked."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from struct import Struct
from zipfile import ZIP_DEFLATED, ZipInfo

from gongwen_lint.errors import unreadable
from gongwen_lint.named import NamedTuple
from gongwen_lint.readers.docx.package import Package

_LOCAL, _CENTRAL, _END, _EXTRA = Struct("<4s5H3L2H"), Struct("<4s6H3L5H2L"), Struct("<4s4H2LH"), Struct("<2H")
_ZIP64 = 1
_DESCRIBED_BEHIND, _UTF8 = 0x0008, 0x0800
"""flags: sizes follow the contents instead of standing before them; the name is in UTF-8"""
_MOST = 0xFFFFFFFF
_VERSION = 20
"""2.0 of the format, the first with folders and deflation"""
_DATE = 0x0021
"""1 January 1980, which Office itself writes"""


class Part(NamedTuple):
    """A part as it is to be: its name, which is compared as ``Package`` does, and its bytes."""

    name: str
    data: bytes


class _Entry(NamedTuple):
    """An entry as both of its headers tell it; ``name`` to ``comment`` as stored."""

    version: int
    made_by: int
    flags: int
    method: int
    time: int
    date: int
    crc: int
    packed: bytes
    size: int
    name: bytes
    local_extra: bytes = b""
    extra: bytes = b""
    comment: bytes = b""
    internal: int = 0
    external: int = 0

    def local(self) -> bytes:
        """What stands before its contents."""
        return _LOCAL.pack(
            b"PK\x03\x04", self.version, self.flags, self.method, self.time, self.date, self.crc, len(self.packed), self.size,
            len(self.name), len(self.local_extra),
        ) + self.name + self.local_extra

    def central(self, at: int) -> bytes:
        """What stands in the directory at the end; ``at`` is where its contents are."""
        return _CENTRAL.pack(
            b"PK\x01\x02", self.made_by, self.version, self.flags, self.method, self.time, self.date, self.crc,
            len(self.packed), self.size, len(self.name), len(self.extra), len(self.comment), 0, self.internal, self.external, at,
        ) + self.name + self.extra + self.comment


def repacked(data: bytes, package: Package, parts: Sequence[Part]) -> bytes:
    """The file ``data``, opened as ``package``, with these parts in the place of its own; new ones come last.

    Raises UnreadableFile ``damaged`` where the entries contradict the file they stand in.
    """
    infos = package.entries()
    changed = {id(entry): part.data for part in parts if (entry := package.entry(part.name.lower())) is not None}
    if sum(info.compress_size for info in infos) > len(data):  # entries that share their contents would make a small file huge
        raise _damaged(package)
    entries = [_changed(info, _stored(data, info, package), changed.get(id(info))) for info in infos]
    entries += [_new(part) for part in parts if package.entry(part.name.lower()) is None]
    written, directory, at = [], [], 0
    for entry in entries:
        directory.append(entry.central(at))
        written += (entry.local(), entry.packed)
        at += len(written[-2]) + len(written[-1])
    index, comment = b"".join(directory), package.comment()
    end = _END.pack(b"PK\x05\x06", 0, 0, len(entries), len(entries), len(index), at, len(comment))
    return b"".join((*written, index, end, comment))


def _stored(data: bytes, info: ZipInfo, package: Package) -> _Entry:
    """An entry as it is."""
    begin = info.header_offset + _LOCAL.size
    header = data[info.header_offset:begin]
    if len(header) < _LOCAL.size or header[:4] != b"PK\x03\x04" or max(info.file_size, info.compress_size) >= _MOST:
        raise _damaged(package)
    _, _, _, _, time, date, _, _, _, named, extra = _LOCAL.unpack(header)
    contents = begin + named + extra
    packed = data[contents:contents + info.compress_size]
    if len(packed) < info.compress_size:
        raise _damaged(package)
    return _Entry(
        info.extract_version | info.reserved << 8, info.create_version | info.create_system << 8,
        info.flag_bits & ~_DESCRIBED_BEHIND, info.compress_type, time, date, info.CRC, packed, info.file_size,
        info.orig_filename.encode("utf-8" if info.flag_bits & _UTF8 else "cp437"),
        _short(data[begin + named:contents]), _short(info.extra), info.comment, info.internal_attr, info.external_attr,
    )


def _changed(info: ZipInfo, entry: _Entry, data: bytes | None) -> _Entry:
    if data is None:
        return entry
    packed = _deflated(data) if info.compress_type == ZIP_DEFLATED else data
    return entry._replace(packed=packed, size=len(data), crc=zlib.crc32(data))


def _new(part: Part) -> _Entry:
    name = part.name.encode()
    flags = 0 if name.isascii() else _UTF8
    return _Entry(
        _VERSION, _VERSION, flags, ZIP_DEFLATED, 0, _DATE, zlib.crc32(part.data), _deflated(part.data), len(part.data), name,
    )


def _deflated(data: bytes) -> bytes:
    squeezed = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return squeezed.compress(data) + squeezed.flush()


def _short(extra: bytes) -> bytes:
    """The fields of an extra block without the sizes for huge files, which would contradict those of the header."""
    kept, at = [], 0
    while at + _EXTRA.size <= len(extra):
        kind, length = _EXTRA.unpack_from(extra, at)
        if kind != _ZIP64:
            kept.append(extra[at:at + _EXTRA.size + length])
        at += _EXTRA.size + length
    return b"".join(kept) + extra[at:]


def _damaged(package: Package) -> Exception:
    return unreadable("damaged", package.path, reason="压缩包自相矛盾")
