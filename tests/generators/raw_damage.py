"""Damage to the bytes of a file, whatever it is: what bad disks, cut transfers and careless tools do."""

from __future__ import annotations

from random import Random


def flip_one(rng: Random, data: bytes) -> bytes:
    """One bit flipped."""
    return _flip(rng, data, 1)


def flip_many(rng: Random, data: bytes) -> bytes:
    """Up to 200 bits flipped."""
    return _flip(rng, data, rng.randint(2, 200))


def flip_in_head(rng: Random, data: bytes) -> bytes:
    """Bits flipped in the first 2,000 bytes."""
    return _flip(rng, data[:2000], rng.randint(1, 20)) + data[2000:]


def flip_in_tail(rng: Random, data: bytes) -> bytes:
    """Bits flipped in the last 2,000 bytes, where both formats keep their directory."""
    return data[:-2000] + _flip(rng, data[-2000:], rng.randint(1, 20))


def cut_end(rng: Random, data: bytes) -> bytes:
    """The file breaks off."""
    return data[:rng.randrange(1, len(data))]


def cut_start(rng: Random, data: bytes) -> bytes:
    """The beginning is missing."""
    return data[rng.randrange(1, len(data) // 2):]


def lose_block(rng: Random, data: bytes) -> bytes:
    """A block in the middle is missing."""
    begin = rng.randrange(len(data))
    return data[:begin] + data[begin + rng.randint(1, 5000):]


def blank_block(rng: Random, data: bytes) -> bytes:
    """A block is full of zeros, as after a crash."""
    begin, length = rng.randrange(len(data)), rng.randint(1, 5000)
    return data[:begin] + bytes(len(data[begin:begin + length])) + data[begin + length:]


def repeat_block(rng: Random, data: bytes) -> bytes:
    """A block stands there twice."""
    begin = rng.randrange(len(data))
    end = begin + rng.randint(1, 5000)
    return data[:end] + data[begin:]


def swap_blocks(rng: Random, data: bytes) -> bytes:
    """Two halves in the wrong order, but for the first bytes that tell the type."""
    cut = rng.randrange(100, len(data))
    return data[:50] + data[cut:] + data[50:cut]


def insert_noise(rng: Random, data: bytes) -> bytes:
    """Random bytes in the middle."""
    begin = rng.randrange(len(data))
    return data[:begin] + rng.randbytes(rng.randint(1, 3000)) + data[begin:]


def line_ends(rng: Random, data: bytes) -> bytes:
    """Sent as text: one kind of line end made another."""
    old, new = rng.choice(((b"\n", b"\r\n"), (b"\r\n", b"\n"), (b"\r", b"\n"), (b"\n", b"\r")))
    return data.replace(old, new)


def only_ascii(rng: Random, data: bytes) -> bytes:
    """Sent over a line of seven bits, from some byte on."""
    begin = rng.randrange(len(data))
    return data[:begin] + bytes(byte & 0x7F for byte in data[begin:])


def appended(rng: Random, data: bytes) -> bytes:
    """Something stands behind the end: noise, or the whole file again."""
    return data + rng.choice((rng.randbytes(3000), data, b"\0" * 3000))


def _flip(rng: Random, data: bytes, times: int) -> bytes:
    made = bytearray(data)
    for _ in range(times):
        made[rng.randrange(len(made))] ^= 1 << rng.randrange(8)
    return bytes(made)
