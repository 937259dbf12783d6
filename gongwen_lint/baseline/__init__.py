"""The baseline: findings that are known and count no more, told by marks that hold nothing of the documents' text."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from os.path import abspath, dirname, join, lexists, normpath, relpath
from typing import TYPE_CHECKING
from unicodedata import normalize

from gongwen_lint.baseline.marks import Known, known
from gongwen_lint.named import NamedTuple

if TYPE_CHECKING:
    from gongwen_lint.report import DocumentReport

_ALIKE = 3
"""marks that a file must have in common with one that is gone, and half of the marks of both, to be that one under a new name"""


class Baseline:
    """What is known of the documents whose paths count from one folder."""

    def __init__(self, folder: str, salt: bytes, files: Mapping[str, Counter[Known]]) -> None:
        self.folder = folder
        """an absolute path"""
        self.salt = salt
        self.files = files
        """by path from the folder, with / between names"""

    @classmethod
    def load(cls, file: str) -> Baseline:
        """The baseline in a file.

        Raises WrongUsage where there is none or it is damaged.
        """
        from gongwen_lint.baseline.file import parse, read

        return cls(dirname(abspath(file)), *parse(read(file), file))

    @classmethod
    def empty(cls, file: str) -> Baseline:
        """A baseline that knows nothing yet and will stand in ``file``."""
        return cls(dirname(abspath(file)), os.urandom(16), {})

    def text(self) -> str:
        """What its file holds."""
        from gongwen_lint.baseline.file import written

        return written(self.salt, self.files)

    def key(self, path: str) -> str:
        """What a document is called in the baseline; composed alike whatever the file system does."""
        try:
            found = relpath(abspath(path), self.folder)
        except ValueError:  # on another drive
            found = abspath(path)
        return normalize("NFC", found.replace(os.sep, "/"))

    def new(self, report: DocumentReport) -> tuple[DocumentReport, int]:
        """The report without what is known, and how many findings that was.

        A finding is known when each of its sentences is: of sentences that stand in several places first those under the
        same heading, then any.
        """
        found = [known(self.salt, finding, report.facts) for finding in report.findings]
        left = Counter(
            (one.rule, mark, one.under)
            for one in self._of(self._former(self.key(report.path), found)).elements() for mark in one.marks
        )
        missing: list[list[tuple[str, str]]] = []
        for one in found:
            missing.append([])
            for mark in one.marks:
                if left[one.rule, mark, one.under]:
                    left[one.rule, mark, one.under] -= 1
                else:
                    missing[-1].append((one.rule, mark))
        elsewhere = Counter[tuple[str, str]]()
        for (rule, mark, _), count in left.items():
            elsewhere[rule, mark] += count
        kept = []
        for finding, wanted in zip(report.findings, missing, strict=True):
            if Counter(wanted) <= elsewhere:
                elsewhere.subtract(wanted)
            else:
                kept.append(finding)
        return report._replace(findings=tuple(kept)), len(report.findings) - len(kept)

    def updated(self, reports: Iterable[DocumentReport], rules: Collection[str], paths: Sequence[str] = ()) -> Updated:
        """What is found now in place of what was known of the same documents; all others stay.

        What rules say that are not among ``rules`` stays, as does what is known of a file that could not be read. Documents in
        ``paths``, files or folders, that are there no more are forgotten.
        """
        files = {path: Counter(count) for path, count in self.files.items()}
        added = removed = 0
        seen = set()
        for report in reports:
            if report.error is not None:
                seen.add(self.key(report.path))
                continue
            path = self.key(report.path)
            now = Counter(known(self.salt, finding, report.facts) for finding in report.findings)
            before = files.pop(self._former(path, list(now)), Counter())
            added += _more(now, before)
            removed += _more(Counter({one: count for one, count in before.items() if one.rule in rules}), now)
            files[path] = now + Counter({one: count for one, count in before.items() if one.rule not in rules})
            seen.add(path)
        for path in [path for path in files if path not in seen and self._is_gone(path) and self._is_in(path, paths)]:
            removed += files.pop(path).total()
        return Updated(Baseline(self.folder, self.salt, {path: count for path, count in files.items() if count}), added, removed)

    def _of(self, path: str) -> Counter[Known]:
        return self.files.get(path, Counter())

    def _former(self, path: str, found: Sequence[Known]) -> str:
        """What the file was called when it was recorded: where nothing is known of it, a file that is gone may have been it."""
        if path in self.files:
            return path
        marks = {(one.rule, mark) for one in found for mark in one.told}
        shared = Counter(place for mark in marks for place in self._places.get(mark, ()))
        for place, count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
            if count < _ALIKE:
                break
            theirs = {(one.rule, mark) for one in self.files[place] for mark in one.told}
            if 2 * count >= max(len(marks), len(theirs)) and self._is_gone(place):
                return place
        return path

    @cached_property
    def _places(self) -> dict[tuple[str, str], list[str]]:
        """The files in which each mark stands."""
        places: dict[tuple[str, str], list[str]] = {}
        for path, count in self.files.items():
            for mark in {(one.rule, mark) for one in count for mark in one.told}:
                places.setdefault(mark, []).append(path)
        return places

    def _is_gone(self, path: str) -> bool:
        return not lexists(join(self.folder, path))

    def _is_in(self, path: str, places: Iterable[str]) -> bool:
        whole = normpath(join(self.folder, path))
        return any(whole == place or whole.startswith(place.rstrip(os.sep) + os.sep) for place in map(abspath, places))


class Updated(NamedTuple):
    """A baseline brought up to date, and how many findings that added and removed; one that has changed is both."""

    baseline: Baseline
    added: int
    removed: int


def create(reports: Iterable[DocumentReport], file: str) -> str:
    """The text of a new baseline that will stand in ``file``: all findings of the reports are known."""
    return Baseline.empty(file).updated(reports, ()).baseline.text()


def _more(some: Counter[Known], others: Counter[Known]) -> int:
    """How many of some findings are not among others, wherever they stand."""
    return (_anywhere(some) - _anywhere(others)).total()


def _anywhere(found: Counter[Known]) -> Counter[Known]:
    placeless = Counter[Known]()
    for one, count in found.items():
        placeless[one._replace(under="")] += count
    return placeless
