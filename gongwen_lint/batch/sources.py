"""Reading the documents that drafts are compared with; several in guarded processes, as the drafts themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gongwen_lint.batch.trouble import trouble
from gongwen_lint.errors import UnreadableFile, unreadable
from gongwen_lint.named import NamedTuple
from gongwen_lint.readers import read
from gongwen_lint.readers.limits import Limits

if TYPE_CHECKING:
    from gongwen_lint.batch.guard import Guard
    from gongwen_lint.copying.source import Source

AHEAD = 400
"""files that wait for a process or for us"""


class Read(NamedTuple):
    """A document to compare with, or why there is none."""

    path: str
    source: Source | None
    error: UnreadableFile | None = None


def sources(paths: Sequence[str], limits: Limits, jobs: int, guard: Guard) -> Iterator[Read]:
    """The documents in files, in the order of the files."""
    from gongwen_lint.batch.guard import guarded
    from gongwen_lint.batch.order import in_order

    with guarded(min(jobs, len(paths)), guard) as executor:
        yield from in_order(
            paths, Read, lambda some: executor.submit(read_all, some, limits), _lost, portion=1, ahead=AHEAD
        )


def read_all(paths: Sequence[str], limits: Limits) -> list[Read]:
    """The documents in files, read in this process."""
    return [_read(path, limits) for path in paths]


def _read(path: str, limits: Limits) -> Read:
    from gongwen_lint.copying.source import source_of
    from gongwen_lint.structure import analyse

    try:
        document = read(path, limits)
    except UnreadableFile as error:
        return Read(path, None, error)
    return Read(path, source_of(document, analyse(document)))


def _lost(path: str, error: Exception) -> Read:
    code, detail = trouble(error)
    return Read(path, None, unreadable(code, path, detail=detail))
