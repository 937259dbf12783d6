"""``--annotate``: a copy of each file with the findings written into it, in a folder of the user's choice."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from os.path import abspath, basename, commonpath, dirname, isdir, join, realpath, relpath
from pathlib import Path

from gongwen_lint.annotate import FORMS, Manner
from gongwen_lint.annotate.notes import Annotated, Author
from gongwen_lint.cli.output import destination
from gongwen_lint.cli.paths import STDIN
from gongwen_lint.config import Configuration
from gongwen_lint.errors import UnreadableFile, WrongUsage
from gongwen_lint.expressions import Expression
from gongwen_lint.report import DocumentReport
from gongwen_lint.system import reason

_NAMED = 5
"""files without a copy that are named"""
_UNNAMED = "标准输入"
_NUMBER = Expression(r"-[0-9]+\Z")
"""behind the names of further copies of one name"""


class Copies:
    """Where the copies of a run go. As a context it makes the folder, and takes it away again where the run is refused."""

    def __init__(self, folder: str, paths: Sequence[str], files: Iterable[str], tracked: bool) -> None:
        """``paths`` are the words of the command line, ``files`` what they come to; ``tracked``: tracked changes are wanted.

        Raises WrongUsage where the folder is one that is checked, or holds anything.
        """
        self.failed = False
        """whether a copy could not be written"""
        self._folder, self._taken, self._written = folder, set[str](), 0
        self._tracked = tracked
        self._changes: list[int] = []
        """tracked changes of each copy that has any"""
        self._roots = [path for path in paths if path != STDIN and isdir(path)]
        self._without: list[str] = []
        own, beside = realpath(folder), {realpath(dirname(abspath(file))) for file in files if file != STDIN}
        if own in beside or any(_is_in(own, realpath(root)) for root in self._roots):
            raise WrongUsage("output", f"{folder} 是要检查的文件夹，批注的副本不能写在里面。请换一个文件夹。")
        self._made: list[Path] = []
        """folders that were not there, the innermost first"""
        try:
            there = os.listdir(folder) if isdir(folder) else []
        except OSError as error:
            raise _unmakeable(folder, error) from None
        if there:  # somebody may have written into the copies of the last run
            raise WrongUsage("output", f"{folder} 里已经有文件，不覆盖。请换一个文件夹，或者先清空它。")

    def spare(self, files: Iterable[str], reports: Iterable[str]) -> None:
        """Refuses reports that would take the place of a copy of one of these files, as they are called in their own reports.

        Raises WrongUsage.
        """
        own = realpath(self._folder)
        inside = {realpath(join(own, self._inside(name))).casefold() for file in files for name in _names(file)}
        for report in reports:
            place = realpath(report).casefold()
            stem, ending = os.path.splitext(place)
            ways = {place, _NUMBER.sub("", stem) + ending}
            if place == own.casefold() or not inside.isdisjoint(ways) or any(copy.startswith(place + os.sep) for copy in inside):
                raise WrongUsage("output", f"{report} 是批注的副本要用的名字，不能把结果写在上面。请换一个文件名。")

    def __enter__(self) -> None:
        own = Path(abspath(self._folder))
        self._made = [folder for folder in (own, *own.parents) if not os.path.lexists(folder)]
        try:
            os.makedirs(self._folder, exist_ok=True)
        except OSError as error:
            self._unmake()
            raise _unmakeable(self._folder, error) from None

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            self._unmake()

    def _unmake(self) -> None:
        for folder in self._made:
            with suppress(OSError):  # what holds a copy stays, and so does what that is in
                os.rmdir(folder)

    def keep(self, report: DocumentReport) -> DocumentReport:
        """Writes the copy that comes with a report; the report without it."""
        if isinstance(report.annotated, UnreadableFile):
            self._without.append(report.annotated.message)
        elif isinstance(report.annotated, Annotated):
            try:
                self._write(self._target(report), report.annotated.data)
            except WrongUsage as error:  # the reports on this file and on the others are still wanted
                self.failed = True
                self._without.append(error.message)
            else:
                self._written += 1
                self._changes += [report.annotated.changes] if report.annotated.changes else []
                if report.annotated.signed:
                    self._without.append(f"{report.path}：原文件有数字签名，副本里的签名已失效。")
                if report.annotated.hindrance:
                    self._without.append(f"{report.path}：{report.annotated.hindrance}")
        return report._replace(annotated=None)

    @property
    def asides(self) -> tuple[str, ...]:
        """How many copies there are and where."""
        tracked = f"其中 {len(self._changes)} 份有修订，共 {sum(self._changes)} 处，" if self._changes else "没有一处能写成修订，"
        return (f"带批注的副本有 {self._written} 份，{tracked if self._tracked else ''}在 {self._folder}。",)

    @property
    def notes(self) -> tuple[str, ...]:
        """What there is to say of the copies, in sentences."""
        said = [*self.asides, *self._without[:_NAMED]]
        if len(self._without) > _NAMED:
            said.append(f"另有 {len(self._without) - _NAMED} 份文件，情况同上几行。")
        return tuple(said)

    @staticmethod
    def _write(target: str, data: bytes) -> None:
        try:
            os.makedirs(dirname(target), exist_ok=True)
        except OSError as error:
            raise WrongUsage("output", f"写不了 {target}（{reason(error)}）。") from None
        with destination(target) as put:
            put(data)

    def _target(self, report: DocumentReport) -> str:
        """Where the copy of a file goes: as it lies in the folder that was named, of several folders each in its own."""
        path = report.path
        if path == STDIN and report.facts:
            path = f"{_UNNAMED}.{report.facts.format}"
        inside = self._inside(path)
        target, number = join(self._folder, inside), 1
        stem, ending = os.path.splitext(inside)
        while target.casefold() in self._taken:
            number += 1
            target = join(self._folder, f"{stem}-{number}{ending}")
        self._taken.add(target.casefold())
        return target

    def _inside(self, path: str) -> str:
        """The same within the folder of the copies."""
        root = next((root for root in self._roots if _is_in(path, root)), None)
        inside = basename(path) if root is None else relpath(path, root)
        return join(basename(abspath(root)), inside) if root is not None and len(self._roots) > 1 else inside


def _names(file: str) -> tuple[str, ...]:
    """What the copy of a file may be called after."""
    return tuple(f"{_UNNAMED}.{form}" for form in ("docx", "pdf")) if file == STDIN else (file,)


def _unmakeable(folder: str, error: OSError) -> WrongUsage:
    return WrongUsage("output", f"{folder}：建不了这个文件夹（{reason(error)}）。请换一个。")


def _is_in(path: str, folder: str) -> bool:
    try:
        return commonpath((abspath(path), abspath(folder))) == abspath(folder)
    except ValueError:  # on another drive
        return False


def manner(form: str | None, configuration: Configuration) -> Manner:
    """How copies are made, with the time it is here."""
    from datetime import datetime

    now = datetime.now().astimezone().isoformat(timespec="seconds")
    author = Author(configuration.value("annotate.author")[0], configuration.value("annotate.initials")[0], now)
    return Manner(author, form or FORMS[0])
