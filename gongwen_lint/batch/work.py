"""What is done to one file: read, examined, told; the same in this process, in a worker and on another machine."""

from __future__ import annotations

import copyreg
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from gongwen_lint.batch.trouble import trouble
from gongwen_lint.errors import UnreadableFile, unreadable
from gongwen_lint.kernel import examine
from gongwen_lint.named import NamedTuple
from gongwen_lint.readers import contents, read_bytes
from gongwen_lint.readers.limits import Limits
from gongwen_lint.report import DocumentReport
from gongwen_lint.settings import Settings

if TYPE_CHECKING:
    from gongwen_lint.annotate import Manner
    from gongwen_lint.annotate.notes import Annotated
    from gongwen_lint.baseline import Baseline
    from gongwen_lint.cache import Cache
    from gongwen_lint.copying.references import References


def _view(values: dict[str, object]) -> Mapping[str, object]:
    return MappingProxyType(values)


copyreg.pickle(MappingProxyType, lambda view: (_view, (dict(view),)))  # settings hold such


class Item(NamedTuple):
    """A file to check."""

    path: str
    """what its report calls it"""
    ignore: tuple[str, ...] = ()
    """rules that are not checked in it"""
    data: bytes | None = None
    """its contents, where they are sent along"""
    file: str | None = None
    """where it is, where that is not ``path``"""


class Setup(NamedTuple):
    """What all files of a run have in common."""

    settings: Settings
    limits: Limits = Limits()
    references: Sequence[References] = ()
    reads_text: bool = False
    """a report shows the documents' lines"""
    cache: Cache | None = None
    """where reports are kept from run to run"""
    baseline: Baseline | None = None
    """findings that count no more"""
    annotate: Manner | None = None
    """how copies with the findings in them are made"""


def check_file(item: Item, setup: Setup) -> DocumentReport:
    """The report on a file, without the document itself."""
    settings = setup.settings._replace(ignore=item.ignore) if item.ignore else setup.settings
    try:
        data = _contents(item, setup.limits)
        report = _examined(data, item.path, settings, setup)
    except UnreadableFile as error:
        return DocumentReport(item.path, error, profile=settings.profile.name)
    if setup.baseline is not None:
        report, known = setup.baseline.new(report)
        report = report._replace(known=known)
    if setup.annotate is not None:
        report = report._replace(annotated=_annotated(data, report, setup.annotate, setup.limits))
    return report.alone()


def _contents(item: Item, limits: Limits) -> bytes:
    """Raises UnreadableFile."""
    if item.data is not None:
        return item.data
    if item.file is None or item.file == item.path:
        return contents(item.path, limits)
    try:
        return contents(item.file, limits)
    except UnreadableFile as error:
        raise UnreadableFile(error.code, error.message.replace(item.file, item.path)) from None


def _examined(data: bytes, path: str, settings: Settings, setup: Setup) -> DocumentReport:
    """The report that was kept, or else a new one; where the document itself is needed, always a new one."""
    from_cache, extra = setup.cache, b""
    if from_cache is not None:
        from gongwen_lint.cache import own

        extra = own(settings.ignore, setup.reads_text)
        if setup.annotate is None and (kept := from_cache.get(data, path, extra)):
            return kept
    report = examine(read_bytes(data, path, setup.limits), settings, setup.references)
    report = report.with_lines() if setup.reads_text else report
    if from_cache is not None:
        from_cache.put(data, report.alone(), extra)
    return report


def _annotated(data: bytes, report: DocumentReport, manner: Manner, limits: Limits) -> Annotated | UnreadableFile:
    from gongwen_lint.annotate import annotate

    try:
        return annotate(data, report, manner, limits)
    except UnreadableFile as error:
        return error


def check_files(items: Sequence[Item], setup: Setup) -> list[DocumentReport]:
    """The reports on a few files."""
    return [check_file(item, setup) for item in items]


def here(files: Iterable[Item | DocumentReport], setup: Setup) -> Iterator[DocumentReport]:
    """The reports on the files one after the other in this process, where nothing guards it; else as ``scan`` tells them."""
    for file in files:
        try:
            yield file if isinstance(file, DocumentReport) else check_file(file, setup)
        except Exception as error:  # a fault of ours is told of this file, the others go on
            yield troubled(file.path, *trouble(error), setup)


def troubled(path: str, code: str, detail: str, setup: Setup) -> DocumentReport:
    """The report on a file that could not be checked to the end."""
    return DocumentReport(path, unreadable(code, path, detail=detail), profile=setup.settings.profile.name)
