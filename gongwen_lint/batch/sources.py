"""Reading the documents that drafts are compared with; several in guarded processes, as the drafts themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gongwen_lint.errors import UnreadableFile
from gongwen_lint.named import NamedTuple
from gongwen_lint.readers import read
from gongwen_lint.readers.limits import Limits

if TYPE_CHECKING:
    from gongwen_lint.batch.guard import Guard
    from gongwen_lint.copying.source import Source

class Read(NamedTuple):
    """A document to compare with, or why there is none."""

    path: str
    source: Source | None
    error: UnreadableFile | None = None


def sources(paths: Sequence[str], limits: Limits, jobs: int, guard: Guard) -> Iterator[Read]:
    """The documents in files, in the order of the files."""
    from gongwen_lint.batch.reading import read_by_workers

    return read_by_workers(
        paths, Read, read_all, lambda path, error: Read(path, None, error), limits=limits, jobs=jobs, guard=guard
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
