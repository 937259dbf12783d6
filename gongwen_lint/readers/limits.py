"""How much of a stranger's file is read at all, so that a bomb or a mistake costs an error and not the machine."""

from __future__ import annotations

from gongwen_lint.errors import unreadable
from gongwen_lint.named import NamedTuple

MEBI = 1 << 20


class Limits(NamedTuple):
    """What a reader refuses to go beyond; each breach is the error ``too-large``, which says which limit it was."""

    file_bytes: int = 100 * MEBI
    """size of the file itself; a draft full of photographs stays under it, a film or a disk image does not"""
    inflated_bytes: int = 128 * MEBI
    """bytes a compressed part (or all text parts of a .docx together) may unpack to; the text parts of 500,000 characters
    with the mark-up of WPS take about 50 MiB"""
    pages: int = 2_000
    """pages of a .pdf; a collected volume has some hundreds"""
    characters: int = 1_000_000
    """characters of the text that is read; a five-year plan has 70,000"""
    lines: int = 100_000
    """lines of the text that is read, empty ones too; a collected volume of 2,000 pages has 60,000"""


def within(path: str, what: str, amount: int, most: int) -> None:
    """Nothing where ``amount`` is at most ``most``; ``what`` names the amount with its unit, as in ``页数``.

    Raises UnreadableFile ``too-large``.
    """
    if amount > most:
        raise unreadable("too-large", path, what=what, amount=f"{amount:,}", most=f"{most:,}")
