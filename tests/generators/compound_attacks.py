"""OLE2 files (.doc, .wps) whose tables lead in circles, outside the file, or to sizes no disk holds."""

from __future__ import annotations

import struct

_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def table_in_a_circle() -> bytes:
    """The directory's chain of sectors comes back to itself."""
    return _compound([_TABLE, 1, *[_FREE] * 126])


def table_outside() -> bytes:
    """The directory goes on in a sector behind the end of the file."""
    return _compound([_TABLE, 0x7FFFFFFF, *[_FREE] * 126])


def table_of_tables_in_a_circle() -> bytes:
    """The list of tables goes on in itself."""
    return _compound([_TABLE, _END, *[_FREE] * 126], more=0)


def directory_in_a_circle() -> bytes:
    """Each name stands beside the other, both ways."""
    return _compound([_TABLE, _END, *[_FREE] * 126], siblings=((1, 1), (1, 1)))


def directory_far() -> bytes:
    """Names stand beside entries that are not there."""
    return _compound([_TABLE, _END, *[_FREE] * 126], siblings=((0x7FFFFFFF, 0xFFFFFFF0), (9, 9)))


def sectors_of_absurd_size() -> bytes:
    """Sectors of 2 ** 65,535 bytes."""
    return _compound([_TABLE, _END], power=65_535)


def names_of_absurd_length() -> bytes:
    """A name of 65,535 bytes."""
    return _compound([_TABLE, _END, *[_FREE] * 126], length=65_535)


def only_marks() -> bytes:
    """Nothing but the first eight bytes, and with a mebibyte of 0xFF behind them."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * (1 << 20)


def tables_full() -> bytes:
    """50 MiB in which every sector leads to the next: a chain of 100,000."""
    sectors = 100_000
    chain = struct.pack(f"<{sectors}I", *range(1, sectors), _END)
    return _header(9, 1, 0, range(109)) + chain + b"\0" * (512 * sectors - len(chain))


def _header(power: int, directory: int, more: int, tables: range | list[int]) -> bytes:
    listed = [*tables, *[_FREE] * 109][:109]
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + struct.pack(
        "<16xHHHHH6x9I109I", 0x3E, 3, 0xFFFE, power, 6, 0, 1, directory, 0, 4096, _END, 0, more, 0, *listed,
    )


def _compound(
    table: list[int], *, power: int = 9, more: int = _END, siblings: tuple[tuple[int, int], ...] = ((_FREE, _FREE),) * 2,
    length: int = 26,
) -> bytes:
    """A file with a table of sectors, a directory with a root and two streams, and nothing in them."""
    names = ("Root Entry", "WordDocument", "1Table")
    entries = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0")
        + struct.pack("<HBBII", length, 2 if at else 5, 1, *(siblings[at - 1] if at else (_FREE, _FREE)))
        + struct.pack("<I", _FREE if at else 1)
        + struct.pack("<36xIQ", 2, 4096)
        for at, name in enumerate(names)
    )
    packed = struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff")
    return _header(power, 1, more, [0]) + packed + entries.ljust(512, b"\0") + b"\0" * 8192
