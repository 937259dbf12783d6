"""The documents that drafts are held against: those of ``--against``, those of a library, those of the folder itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from gongwen_lint.cli.options import Option
from gongwen_lint.cli.paths import STDIN, Found
from gongwen_lint.cli.paths import search as find
from gongwen_lint.config import Configuration
from gongwen_lint.errors import UnreadableFile, WrongUsage
from gongwen_lint.named import NamedTuple
from gongwen_lint.readers import read

if TYPE_CHECKING:
    from gongwen_lint.copying.references import References
    from gongwen_lint.copying.source import Source


WITHIN = Option("--compare-within", "这些文件互相比对，看谁照搬了谁（按日期先后）")


class Gathered(NamedTuple):
    """What there is to compare with, and what of it could not be read."""

    references: tuple[References, ...]
    files: tuple[Found, ...] = ()
    """the documents named by ``--against``"""
    unread: tuple[Found, ...] = ()
    """those of them that could not be read"""

    @property
    def notes(self) -> tuple[str, ...]:
        """What was not compared with, in a sentence for the reader of a report."""
        return (f"比对用的文件有 {len(self.unread)} 份读不了，没有比。",) if self.unread else ()


def gather(configuration: Configuration, within: Sequence[Found] = ()) -> Gathered:
    """The documents that the options and the configuration name; ``within`` are those to be compared among themselves.

    Raises WrongUsage where the library is none, or where the standard input is to be compared with.
    """
    against, library = configuration.value("against")[0], configuration.value("library")[0]
    if STDIN in against:
        raise WrongUsage("against", "--against 后面要写文件或文件夹，不能是标准输入（-）。请先存成文件。")
    if not against and library is None and not within:
        return Gathered(())
    from gongwen_lint.copying.references import Given  # needs numpy

    places: list[References] = []
    unread: list[Found] = []
    files = find(against).files
    if against:
        places.append(Given(_sources(files, configuration, unread)))
    if library is not None:
        from gongwen_lint.library import Library

        places.append(Library.open(library))
    if within:
        places.append(Given(_sources(within, configuration, []), in_order=True))  # what of it is unreadable, check says itself
    return Gathered(tuple(places), files, tuple(unread))


def _sources(files: Iterable[Found], configuration: Configuration, unread: list[Found]) -> list[Source]:
    from gongwen_lint.copying.source import source_of
    from gongwen_lint.structure import analyse

    sources = []
    for found in files:
        try:
            if found.error:
                raise found.error
            document = read(found.path, configuration.limits)
        except UnreadableFile as error:
            unread.append(Found(found.path, error))
        else:
            sources.append(source_of(document, analyse(document)))
    return sources
