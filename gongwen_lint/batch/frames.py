"""What passes between the scan and a worker process: pickled values, each behind its length."""

from __future__ import annotations

import io
import pickle
import struct
from collections.abc import Callable

_LENGTH = struct.Struct("!Q")
_SHARED = "shared"


def framed(payload: bytes) -> bytes:
    """The bytes as they are sent."""
    return _LENGTH.pack(len(payload)) + payload


def received(read: Callable[[int], bytes]) -> bytes | None:
    """The next payload, from a function that gives at most so many bytes; None where the sender is gone."""
    head = _exactly(read, _LENGTH.size)
    return None if head is None else _exactly(read, _LENGTH.unpack(head)[0])


def _exactly(read: Callable[[int], bytes], size: int) -> bytes | None:
    pieces = []
    while size:
        piece = read(min(size, 1 << 20))
        if not piece:
            return None
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def packed(value: object, shared: object) -> bytes:
    """A value; where ``shared`` stands in it, only that it does: the other side has it already."""
    room = io.BytesIO()
    packer = _Packer(room, pickle.HIGHEST_PROTOCOL)
    packer.shared = shared
    packer.dump(value)
    return room.getvalue()


def unpacked(payload: bytes, shared: object) -> object:
    """The value again."""
    unpacker = _Unpacker(io.BytesIO(payload))
    unpacker.shared = shared
    return unpacker.load()


class _Packer(pickle.Pickler):
    shared: object = None

    def persistent_id(self, item: object) -> str | None:
        return _SHARED if item is self.shared and item is not None else None


class _Unpacker(pickle.Unpickler):
    shared: object = None

    def persistent_load(self, pid: object) -> object:
        return self.shared
