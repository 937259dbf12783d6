"""The documents that drafts are held against: those of ``--against``, those of a library, those of the folder itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from os.path import abspath
from typing import TYPE_CHECKING

from gongwen_lint.cli.options import Option
from gongwen_lint.cli.paths import STDIN, Found
from gongwen_lint.cli.paths import search as find
from gongwen_lint.config import Configuration
from gongwen_lint.errors import UnreadableFile, WrongUsage
from gongwen_lint.named import NamedTuple

if TYPE_CHECKING:
    from gongwen_lint.copying.references import References
    from gongwen_lint.copying.source import Source


WITHIN = Option("--compare-within", "这些文件互相比对，看谁照搬了谁（按日期先后）")
_NAMED = 3
"""documents to compare with that are named"""


class Gathered(NamedTuple):
    """What there is to compare with, and what of it could not be read."""

    references: tuple[References, ...]
    files: tuple[Found, ...] = ()
    """the documents named by ``--against``"""
    unread: tuple[Found, ...] = ()
    """those of them that could not be read"""

    told: tuple[str, ...] = ()
    """what there is to compare with, in a few words for each place; empty where there is nothing"""

    @property
    def state(self) -> bytes:
        """What is other as soon as a comparison may come out otherwise; empty where nothing is compared."""
        return b"".join(place.state() for place in self.references)

    @property
    def asides(self) -> tuple[str, ...]:
        """What was compared with."""
        return (f"比对的是{'，'.join(self.told)}。",) if self.told else ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What was compared with and what not, in sentences for the reader of a report."""
        said = [*self.asides] or (["没有可比对的文件。"] if self.references else [])
        if self.unread:
            said.append(f"比对用的文件有 {len(self.unread)} 份读不了，没有比。")
        return tuple(said)


def gather(configuration: Configuration, drafts: Sequence[str] = (), within: bool = False) -> Gathered:
    """The documents that the options and the configuration name; with ``within`` the drafts, given by path, among themselves.

    A draft alone is not told as a document to compare with.

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
    told: list[str] = []
    files = find(against).files
    alone = {abspath(drafts[0])} if len(drafts) == 1 else set()
    if against:
        sources = _sources(files, configuration, unread)
        places.append(Given(sources))
        others = [source for source in sources if abspath(source.path) not in alone]
        if others:
            told.append(_listed(others))
    if library is not None:
        from gongwen_lint.library import Library, facts

        places.append(Library.open(library))
        if count := facts(library).documents:
            told.append(f"库“{library}”里的 {count} 份文件")
    if within:
        sources = _sources(map(Found, drafts), configuration, [])  # what of them is unreadable, check says itself
        places.append(Given(sources, in_order=True))
        if len(sources) > 1:
            told.append(f"这 {len(sources)} 份文稿相互之间")
    return Gathered(tuple(places), files, tuple(unread), tuple(told))


def _listed(sources: Sequence[Source]) -> str:
    """The first few by their titles, and how many there are."""
    from gongwen_lint.copying.told import called

    names = "、".join(called(source) for source in sources[:_NAMED])
    return f"{names}等 {len(sources)} 份文件" if len(sources) > _NAMED else names


def _sources(files: Iterable[Found], configuration: Configuration, unread: list[Found]) -> list[Source]:
    from gongwen_lint.batch.sources import read_all, sources
    from gongwen_lint.cli.guarding import alone, guard, jobs

    listed = list(files)
    there = [file.path for file in listed if not file.error]
    if len(there) == 1 and alone(configuration, there[0]):
        read = iter(read_all(there, configuration.limits))
    else:
        read = iter(list(sources(there, configuration.limits, jobs(configuration), guard(configuration))))
    found = []
    for file in listed:
        path, source, error = (file.path, None, file.error) if file.error else next(read)
        if source is None:
            assert error
            unread.append(Found(path, UnreadableFile(error.code, f"{error.message}这是比对用的文件，没有同它比。")))
        else:
            found.append(source)
    return found
