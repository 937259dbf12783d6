"""The bare streams and objects of a .pdf file, found without PDFium: what is looked at before it is let near the file."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from gongwen_lint.named import NamedTuple

_CHUNK = 1 << 16
_DICTIONARY = 4_096
"""bytes before a stream in which its dictionary is looked for"""
_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
_ELSEWHERE = re.compile(rb"/Filter\s+\d+\s+\d+\s+R\b")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_NUMBER = re.compile(rb"(\d+)\s+\d+\s+$")


class Stream(NamedTuple):
    """One stream: its object's number (0 where that is unknown), its dictionary, and its bytes as they are packed."""

    number: int
    dictionary: bytes
    begin: int
    end: int

    @property
    def filters(self) -> int:
        """How many times its bytes are deflated; once where an object elsewhere says so."""
        said = self.dictionary
        if b"#" in said:  # names may be spelt with escapes
            said = _ESCAPED.sub(lambda match: bytes([int(match[1], 16)]), said)
        return len(_FLATE.findall(said)) or bool(_ELSEWHERE.search(said))


def streams(data: bytes) -> Iterator[Stream]:
    """The streams of a file, in the order in which they stand there."""
    at = data.find(b"stream")
    while at >= 0:
        begin = at + len(b"stream")
        if data[begin:begin + 1] in (b"\r", b"\n") and data[at - 3:at] != b"end":
            end = data.find(b"endstream", begin)
            end = len(data) if end < 0 else end
            least = max(0, at - _DICTIONARY)
            head = data.rfind(b"obj", least, at)
            number = _NUMBER.search(data, max(0, head - 24), head) if head > 0 else None
            begin += 2 if data[begin:begin + 2] == b"\r\n" else 1
            yield Stream(int(number[1]) if number else 0, data[max(head, least):at], begin, end)
            begin = end + len(b"endstream")
        at = data.find(b"stream", begin)


def unpacked(packed: bytes, filters: int) -> Iterator[bytes]:
    """What comes out at the end of the filters, piece by piece; a broken stream ends early."""
    pieces: Iterator[bytes] = iter([packed])
    for _ in range(filters):
        pieces = _inflated(pieces)
    return pieces


def content(data: bytes, stream: Stream, most: int) -> bytes:
    """The first ``most`` bytes of a stream, unpacked."""
    found = bytearray()
    for piece in unpacked(data[stream.begin:stream.end], stream.filters):
        found += piece
        if len(found) >= most:
            break
    return bytes(found[:most])


def _inflated(pieces: Iterator[bytes]) -> Iterator[bytes]:
    unpack = zlib.decompressobj()
    for piece in pieces:
        rest = piece
        while rest and not unpack.eof:
            try:
                out = unpack.decompress(rest, _CHUNK)
            except zlib.error:
                return  # what came before the break is all that PDFium takes
            yield out
            rest = unpack.unconsumed_tail
