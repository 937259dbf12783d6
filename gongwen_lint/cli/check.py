"""``check``: what is wrong with each document in files and folders."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from os.path import abspath
from typing import TYPE_CHECKING

from gongwen_lint.cli.options import STDIN_FILENAME, Given, Option, Subcommand, configuration, output_options, settings_options
from gongwen_lint.cli.output import INTERRUPTED, tell
from gongwen_lint.cli.paths import STDIN, Found, search
from gongwen_lint.cli.reading import standard_input
from gongwen_lint.cli.references import WITHIN, gather
from gongwen_lint.cli.reports import REPORT, STATISTICS, Reports, opened, wanted
from gongwen_lint.config import Configuration
from gongwen_lint.errors import UnreadableFile
from gongwen_lint.renderers import formats
from gongwen_lint.report import DocumentReport, Ended, Summary

if TYPE_CHECKING:
    from gongwen_lint.batch.work import Item, Setup


def check(paths: list[str], given: Given) -> int:
    """Report on each document; returns the exit status."""
    in_force = configuration(given, paths[0])
    _ = in_force.settings  # a wrong setting is refused before anything is read
    found, reports = search(paths), wanted(given)
    gathered = gather(in_force, [file.path for file in found.files if not file.error], WITHIN.name in given)
    settings_files = (in_force.file, in_force.value("lexicon")[0])
    read = (*(file.path for file in (*found.files, *gathered.files)), *filter(None, settings_files))
    drafts = {abspath(file.path) for file in found.files}
    files = (*(file for file in gathered.unread if abspath(file.path) not in drafts), *found.files)
    with opened(reports, read) as writing:
        from gongwen_lint.batch.work import Setup

        setup = Setup(in_force.settings, in_force.limits, gathered.references, writing.read_text)
        items = list(_items(files, in_force, given.get(STDIN_FILENAME.name)))
        reports = _reports(items, setup, in_force, SEND.name in given)
        summary, notes = _written(reports, len(items), writing), (*found.notes, *gathered.notes)
        if summary.unchecked:
            notes = (f"检查中断了：查完 {summary.documents} 份，还有 {summary.unchecked} 份没有查。", *notes)
            tell(notes[0])
        writing.end(Ended(summary, notes))
    return INTERRUPTED if summary.unchecked else summary.exit_status(in_force.fail_on)


def _written(reports: Generator[DocumentReport, None, None], files: int, writing: Reports) -> Summary:
    """The reports on so many files written; what they add up to. Where the run is broken off, on those that were finished."""
    summary = Summary()
    writing.begin()
    with closing(reports):
        try:
            for report in reports:
                summary = summary.plus(report)
                writing.document(report)
        except KeyboardInterrupt:
            if files < 2:
                raise
            return summary._replace(unchecked=files - summary.documents)
    return summary


def _reports(
    items: list[Item | DocumentReport], setup: Setup, configuration: Configuration, send: bool
) -> Generator[DocumentReport, None, None]:
    """Those of a single file made in this process: a worker would take longer to start than the file takes."""
    if len(items) < 2 and configuration.value("scan.jobs")[0] is configuration.value("scan.executor")[0] is None:
        from gongwen_lint.batch.work import here

        yield from here(items, setup)
    else:
        from gongwen_lint.cli.workers import scanned

        yield from scanned(items, setup, configuration, send)


def _items(files: Iterable[Found], configuration: Configuration, stdin_filename: str | None) -> Iterator[Item | DocumentReport]:
    from gongwen_lint.batch.work import Item

    profile = configuration.settings.profile.name
    for found in files:
        path = stdin_filename if found.path == STDIN and stdin_filename else found.path
        if found.error:
            yield DocumentReport(path, found.error, profile=profile)
            continue
        ignore = configuration.settings_for(path).ignore
        if found.path != STDIN:
            yield Item(path, ignore)
            continue
        try:
            yield Item(path, ignore, standard_input(path, configuration.limits))
        except UnreadableFile as error:
            yield DocumentReport(path, error, profile=profile)


SEND = Option("--send", "把文件内容一起发给集群，集群不必看得到这些文件")
SUBCOMMAND = Subcommand(
    "检查文件；文件夹连同下级一起检查；- 表示标准输入。", "路径…", 1, None,
    (*output_options(*formats()), REPORT, STATISTICS, *settings_options(), WITHIN, SEND, STDIN_FILENAME), check,
)
