"""Files read by guarded workers, where what comes of each is not a report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from gongwen_lint.batch.guard import Guard, guarded
from gongwen_lint.batch.order import in_order
from gongwen_lint.batch.trouble import trouble
from gongwen_lint.errors import UnreadableFile, unreadable
from gongwen_lint.readers.limits import Limits

R = TypeVar("R")

_AHEAD = 400
"""files that wait for a process or for us"""


def read_by_workers(
    paths: Sequence[str], answer: type[R], read: Callable[[Sequence[str], Limits], list[R]],
    refused: Callable[[str, UnreadableFile], R], *, limits: Limits, jobs: int, guard: Guard,
) -> Iterator[R]:
    """What ``read`` makes of each file, in the order of the files; of one that ends its worker or takes too much ``refused``."""

    def lost(path: str, error: Exception) -> R:
        code, detail = trouble(error)
        return refused(path, unreadable(code, path, detail=detail))

    with guarded(min(jobs, len(paths)), guard) as executor:
        yield from in_order(
            paths, answer, lambda some: executor.submit(read, some, limits), lost, portion=1, ahead=_AHEAD
        )
