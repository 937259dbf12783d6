"""How far a scan has come: a bar with the file, the rate and the time left, on a terminal only."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from gongwen_lint.report import DocumentReport
from gongwen_lint.visible import shortened, visible

if TYPE_CHECKING:
    from tqdm import tqdm

    from gongwen_lint.batch.work import Item

_NAME = 24
"""characters of a file's name that are shown"""


class Unseen:
    """No bar: there is one file, or nobody to see it."""

    def shown(self, reports: Iterable[DocumentReport]) -> Iterator[DocumentReport]:
        """The reports as they come."""
        yield from reports

    def tick(self) -> None:
        """Time has passed."""


class Seen:
    """A bar, which stands aside while each report is written."""

    def __init__(self, files: Sequence[Item | DocumentReport], bar: tqdm) -> None:
        self._files, self._bar = files, bar

    def shown(self, reports: Iterable[DocumentReport]) -> Iterator[DocumentReport]:
        """The reports as they come, the bar moving with them."""
        told = iter(reports)
        for file in self._files:
            self._bar.set_description_str(f"在查 {_name(file)}", refresh=False)
            try:
                report = next(told)
            except StopIteration:
                return
            with self._bar.external_write_mode(file=sys.stdout):
                yield report
            self._bar.update()

    def tick(self) -> None:
        """Time has passed: the bar says so, and which file is waited for."""
        self._bar.refresh()


@contextmanager
def progress(files: Sequence[Item | DocumentReport]) -> Iterator[Seen | Unseen]:
    """How far a scan of these files has come."""
    if len(files) < 2 or sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield Unseen()
        return
    from tqdm import tqdm

    class Bar(tqdm):
        """The rate as it is said in Chinese."""

        @property
        def format_dict(self) -> dict[str, object]:
            values = super().format_dict
            passed = values["elapsed"]
            return values | {"each_second": f"每秒 {values['n'] / passed:.0f} 份" if values["n"] and passed else "每秒 ? 份"}

    with Bar(
        total=len(files), unit="份", file=sys.stderr, dynamic_ncols=True, leave=False, mininterval=0.2,
        bar_format="{percentage:3.0f}%|{bar}| {n_fmt}/{total_fmt} 份，{each_second}，剩 {remaining}，{desc}",
    ) as bar:
        yield Seen(files, bar)


def _name(file: Item | DocumentReport) -> str:
    return shortened(visible(os.path.basename(file.path)), _NAME)
