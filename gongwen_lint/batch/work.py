"""What is done to one file: read, examined, told; the same in this process, in a worker and on another machine."""

from __future__ import annotations

import copyreg
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from gongwen_lint.batch.trouble import Failed
from gongwen_lint.document import Document
from gongwen_lint.errors import UnreadableFile, unreadable
from gongwen_lint.kernel import examine
from gongwen_lint.named import NamedTuple
from gongwen_lint.readers import contents, read, read_bytes
from gongwen_lint.readers.limits import Limits
from gongwen_lint.report import DocumentReport
from gongwen_lint.settings import Settings

if TYPE_CHECKING:
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


def check_file(item: Item, setup: Setup) -> DocumentReport:
    """The report on a file, without the document itself."""
    settings = setup.settings._replace(ignore=item.ignore) if item.ignore else setup.settings
    try:
        document = _read(item, setup.limits)
    except UnreadableFile as error:
        return DocumentReport(item.path, error, profile=settings.profile.name)
    report = examine(document, settings, setup.references)
    return (report.with_lines() if setup.reads_text else report).alone()


def _read(item: Item, limits: Limits) -> Document:
    """Raises UnreadableFile."""
    if item.data is not None:
        return read_bytes(item.data, item.path, limits)
    if item.file is None or item.file == item.path:
        return read(item.path, limits)
    try:
        return read_bytes(contents(item.file, limits), item.path, limits)
    except UnreadableFile as error:
        raise UnreadableFile(error.code, error.message.replace(item.file, item.path)) from None


def check_files(items: Sequence[Item], setup: Setup) -> list[DocumentReport]:
    """The reports on a few files."""
    return [check_file(item, setup) for item in items]


def here(files: Iterable[Item | DocumentReport], setup: Setup) -> Iterator[DocumentReport]:
    """The reports on the files one after the other in this process, where nothing guards it; else as ``scan`` tells them."""
    for file in files:
        try:
            yield file if isinstance(file, DocumentReport) else check_file(file, setup)
        except MemoryError:
            yield troubled(file.path, "memory-limit", "", setup)
        except Exception as error:  # a fault of ours is told of this file, the others go on
            yield troubled(file.path, "failed", Failed.of(error).detail, setup)


def troubled(path: str, code: str, detail: str, setup: Setup) -> DocumentReport:
    """The report on a file that could not be checked to the end."""
    return DocumentReport(path, unreadable(code, path, detail=detail), profile=setup.settings.profile.name)
