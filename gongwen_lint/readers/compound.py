"""The top of an OLE2 compound file ([MS-CFB]): names of its streams and the first bytes of one, enough to tell what it is."""

from __future__ import annotations

import struct

_ENTRY = 128
_MARKS = 0xFFFFFFFA  # sector numbers from here on are marks (end of chain, free …), not sectors


class DamagedCompound(ValueError):
    """The file begins like a compound file, and its directory cannot be followed."""


class Compound:
    """Streams and storages directly under the root; those of embedded objects stand deeper and do not count."""

    def __init__(self, data: bytes) -> None:
        """Reads the directory. Raises DamagedCompound."""
        self._data = data
        try:
            (power,) = struct.unpack_from("<H", data, 30)
            if power not in (9, 12):
                raise DamagedCompound(f"sector size 2 ** {power}")
            self._size = 1 << power
            self._fat = self._fat_sectors()
            self.starts = self._children(self._directory())
        except (struct.error, IndexError) as error:
            raise DamagedCompound(str(error)) from error

    def head(self, name: str, length: int) -> bytes:
        """The first ``length`` bytes (within one sector) of a stream of 4 KiB or more under the root; empty without it."""
        sector = self.starts.get(name, _MARKS)
        return self._bytes(sector)[:length] if sector < _MARKS else b""

    def _bytes(self, sector: int) -> bytes:
        return self._data[(sector + 1) * self._size:(sector + 2) * self._size]

    def _fat_sectors(self) -> list[int]:
        """Numbers of the sectors that hold the table of chains: 109 in the header, the rest in a chain of their own."""
        sectors = list(struct.unpack_from("<109I", self._data, 76))
        (more,) = struct.unpack_from("<I", self._data, 68)
        each, seen = self._size // 4 - 1, set()
        while more < _MARKS and more not in seen:
            seen.add(more)
            *listed, following = struct.unpack_from(f"<{each + 1}I", self._bytes(more))
            sectors += listed
            more = following
        return sectors

    def _next(self, sector: int) -> int:
        which, at = divmod(sector, self._size // 4)
        return struct.unpack_from("<I", self._bytes(self._fat[which]), at * 4)[0]

    def _directory(self) -> bytes:
        (sector,) = struct.unpack_from("<I", self._data, 48)
        pieces, seen = [], set()
        while sector < _MARKS and sector not in seen:
            seen.add(sector)
            pieces.append(self._bytes(sector))
            sector = self._next(sector)
        return b"".join(pieces)

    @staticmethod
    def _children(directory: bytes) -> dict[str, int]:
        """First sector of every entry in the root's tree of names."""
        starts: dict[str, int] = {}
        waiting, met = [struct.unpack_from("<I", directory, 76)[0]], set()
        while waiting:
            number = waiting.pop()
            at = number * _ENTRY
            if number in met or at + _ENTRY > len(directory):
                continue
            met.add(number)
            (length,) = struct.unpack_from("<H", directory, at + 64)
            name = directory[at:at + max(0, min(64, length) - 2)].decode("utf-16-le", "replace")
            (starts[name],) = struct.unpack_from("<I", directory, at + 116)
            waiting += struct.unpack_from("<2I", directory, at + 68)
        return starts
