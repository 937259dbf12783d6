"""Damage to a .pdf as objects, streams and numbers: another result for each draw."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from random import Random

_STREAM = re.compile(rb"(?s)(?<!end)stream\r?\n(.+?)\r?\nendstream")
_NUMBERS = (b"0", b"-1", b"1", b"65536", b"2147483647", b"-2147483648", b"99999999999999999999", b"0.0000000001", b"1e9", b"null")
_NAMES = tuple(b"/" + name for name in (
    b"Type Pages Kids Parent Contents Font Length Filter Root ToUnicode Subtype Resources Widths FirstChar MediaBox FlateDecode "
    b"Catalog Page Count"
).split())


def number_odd(rng: Random, data: bytes) -> bytes:
    """Numbers of dictionaries overwritten."""
    return _replace(rng, data, rb"(?<=[ \[])-?\d+(?:\.\d+)?(?=[ /\]>])", lambda old: rng.choice(_NUMBERS))


def number_odd_same_length(rng: Random, data: bytes) -> bytes:
    """Digits exchanged without moving anything, so that the directory still holds."""
    return _replace(rng, data, rb"\d+", lambda old: bytes(rng.choice(b"0123456789") for _ in old))


def name_odd(rng: Random, data: bytes) -> bytes:
    """Names exchanged for others."""
    return _replace(rng, data, rb"/[A-Z][A-Za-z]+", lambda old: rng.choice(_NAMES))


def name_spoilt_same_length(rng: Random, data: bytes) -> bytes:
    """Names spelt wrong, without moving anything."""
    return _replace(rng, data, rb"/[A-Z][A-Za-z]+", lambda old: old[:-1] + bytes([rng.choice(b"xX#(")]))


def reference_other(rng: Random, data: bytes) -> bytes:
    """References lead to other objects."""
    numbers = re.findall(rb"(\d+) 0 obj", data)
    return _replace(rng, data, rb"\d+(?= 0 R)", lambda old: rng.choice(numbers))


def object_gone(rng: Random, data: bytes) -> bytes:
    """Objects blotted out."""
    return _replace(rng, data, rb"(?s)\d+ 0 obj.*?endobj", lambda old: b" " * len(old), most=4)


def object_twice(rng: Random, data: bytes) -> bytes:
    """An object stands a second time under another number."""
    numbers = re.findall(rb"(\d+) 0 obj", data)
    def double(old: bytes) -> bytes:
        return old + b"\n" + re.sub(rb"^\d+", rng.choice(numbers), old)
    return _replace(rng, data, rb"(?s)\d+ 0 obj.*?endobj", double, most=3)


def stream_cut(rng: Random, data: bytes) -> bytes:
    """Streams shorter than they say."""
    return _streams(rng, data, lambda old: old[:rng.randrange(len(old))])


def stream_noise(rng: Random, data: bytes) -> bytes:
    """Streams of random bytes."""
    return _streams(rng, data, lambda old: rng.randbytes(len(old)))


def stream_other(rng: Random, data: bytes) -> bytes:
    """Streams in each other's place."""
    streams = [match.group(1) for match in _STREAM.finditer(data)]
    return _streams(rng, data, lambda old: rng.choice(streams))


def text_spoilt(rng: Random, data: bytes) -> bytes:
    """The drawing orders of pages and the tables of fonts changed and packed again."""
    def spoil(old: bytes) -> bytes:
        try:
            made = bytearray(zlib.decompress(old))
        except zlib.error:
            return old
        for _ in range(rng.randint(1, 40)):
            made[rng.randrange(len(made))] = rng.choice(b"[]()<>/ 0-9.TJqQ\0\xff")
        return zlib.compress(bytes(made))
    return _streams(rng, data, spoil, most=6)


def directory_odd(rng: Random, data: bytes) -> bytes:
    """The directory at the end points elsewhere."""
    at = data.rfind(b"\nxref\n")
    return data[:at] + _replace(
        rng, data[at:], rb"\d{10}(?= 00000 n)", lambda old: b"%010d" % rng.randrange(len(data) * 2), most=40,
    )


def word_gone(rng: Random, data: bytes) -> bytes:
    """A word that holds the file together is gone everywhere."""
    word = rng.choice(b"endobj endstream stream startxref trailer xref %%EOF %PDF- obj >> <<".split())
    return data.replace(word, b" " * len(word))


def spliced(rng: Random, data: bytes) -> bytes:
    """A newer version that contradicts the older one is appended."""
    objects = re.findall(rb"(?s)\d+ 0 obj.*?endobj", data)
    picked = b"\n".join(rng.sample(objects, min(5, len(objects))))
    return data + b"\n" + picked + b"\ntrailer<</Size 9/Root %d 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF" % (
        rng.randint(0, 40), rng.randrange(len(data)), rng.randrange(len(data)),
    )


def _replace(rng: Random, data: bytes, pattern: bytes, new: Callable, most: int = 30) -> bytes:
    """Some of the matches of ``pattern`` outside streams replaced."""
    inside = [match.span() for match in _STREAM.finditer(data)]
    found = [
        match for match in re.finditer(pattern, data)
        if not any(begin < match.start() and match.end() < end for begin, end in inside)
    ]
    return _exchange(rng, data, [match.span() for match in found], new, most)


def _streams(rng: Random, data: bytes, spoil: Callable, most: int = 3) -> bytes:
    """The content of some streams replaced."""
    return _exchange(rng, data, [match.span(1) for match in _STREAM.finditer(data)], spoil, most)


def _exchange(rng: Random, data: bytes, spans: list[tuple[int, int]], new: Callable, most: int) -> bytes:
    for begin, end in sorted(rng.sample(spans, min(len(spans), rng.randint(1, most))), reverse=True):
        data = data[:begin] + new(data[begin:end]) + data[end:]
    return data
