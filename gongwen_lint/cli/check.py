"""``check``: what is wrong with each document in files and folders."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, nullcontext
from itertools import groupby, repeat
from os.path import abspath
from typing import TYPE_CHECKING

from gongwen_lint.cli.guarding import alone, early
from gongwen_lint.cli.interrupts import Patience
from gongwen_lint.cli.options import STDIN_FILENAME, Given, Option, Subcommand, configuration, output_options, settings_options
from gongwen_lint.cli.output import INTERRUPTED, USAGE, announce, tell
from gongwen_lint.cli.paths import STDIN, Found, Search, search
from gongwen_lint.cli.reading import standard_input
from gongwen_lint.cli.references import WITHIN, Gathered, gather
from gongwen_lint.cli.reports import REPORT, STATISTICS, Reports, opened, wanted
from gongwen_lint.config import Configuration
from gongwen_lint.errors import BrokenOff, UnreadableFile, WrongUsage
from gongwen_lint.renderers import CALLED, MEANT, formats
from gongwen_lint.report import DocumentReport, Ended, Summary

if TYPE_CHECKING:
    from gongwen_lint.batch.work import Item, Setup
    from gongwen_lint.cli.copies import Copies
    from gongwen_lint.readers.limits import Limits

SEND = Option("--send", "把文件内容一起发给集群，集群不必看得到这些文件")
ANNOTATE = Option("--annotate", "把问题写成批注，每份 .docx、.pdf 另存一份到这个文件夹", "文件夹")
ANNOTATE_AS = Option(
    "--annotate-as", "只写批注，或连同能照改的修订", "comments|revisions", choices=("comments", "revisions"),
    called={"批注": "comments", "修订": "revisions"},
)
_SIGNING = ("--annotate-author", "--annotate-initials")
"""on the command line; in the configuration file they may stand for the runs that annotate"""


def check(paths: list[str], given: Given) -> int:
    """Report on each document; returns the exit status."""
    with early(paths, given):
        return _check(paths, given)


def _check(paths: list[str], given: Given) -> int:
    in_force = configuration(given, paths[0])
    _ = in_force.settings  # a wrong setting is refused before anything is read
    if SEND.name in given and in_force.value("scan.executor")[0] is None:
        raise WrongUsage("wrong-value", f"选项 {SEND.name} 要同 --executor 一起用。")
    found, forms = search(paths), wanted(given)
    copies = _copies(paths, found, [form.target for form in forms if form.target is not None], given)
    try:
        gathered = gather(in_force, [file.path for file in found.files if not file.error], WITHIN.name in given)
    except KeyboardInterrupt:
        tell("检查中断了：还在读比对用的文件，一份也没有查。")
        raise
    settings_files = (in_force.file, in_force.value("lexicon")[0], in_force.value("baseline")[0])
    read = (*(file.path for file in (*found.files, *gathered.files)), *filter(None, settings_files))
    with copies or nullcontext(), opened(forms, read) as writing:
        setup = _setup(in_force, gathered, writing.read_text, given)
        files = list(files_of(found, gathered, in_force, given.get(STDIN_FILENAME.name)))
        summary, gone = _written(reports_on(files, setup, in_force, SEND.name in given), len(files), writing, copies)
        notes = (*(copies.notes if copies else ()), *found.notes, *gathered.notes)
        asides = (*(copies.asides if copies else ()), *gathered.asides)
        if summary.known:
            known = f"基线里已有的 {summary.known} 处没有再报。"
            notes, asides = (known, *notes), (known, *asides)
        if summary.broken_off:
            why = (summary.broken_off, *([gone.message] if gone else ()))
            notes = (*why, *notes)
            tell("".join(why))
        with Patience() if len(files) > 1 else nullcontext():  # what took long to find out is written down whole
            writing.end(Ended(summary, notes, asides))
    if writing.told:
        announce(writing.told)
    if setup.cache:
        setup.cache.sweep()
    if summary.unchecked:
        return USAGE if gone else INTERRUPTED
    return USAGE if copies and copies.failed else summary.exit_status(in_force.fail_on)


SUBCOMMAND = Subcommand(
    "检查文件；文件夹连同下级一起检查；- 表示标准输入。", "路径…", 1, None,
    (
        *output_options(*formats(), called=CALLED, meant=MEANT), REPORT, STATISTICS, ANNOTATE, ANNOTATE_AS,
        *settings_options(), WITHIN, SEND, STDIN_FILENAME,
    ),
    check,
)


def _copies(paths: Sequence[str], found: Search, targets: Sequence[str], given: Given) -> Copies | None:
    if ANNOTATE.name not in given:
        for option in (ANNOTATE_AS.name, *_SIGNING):
            if option in given:
                raise WrongUsage("wrong-value", f"选项 {option} 要同 {ANNOTATE.name} 文件夹 一起用。")
        return None
    from gongwen_lint.cli.copies import Copies

    files = [file.path for file in found.files]
    copies = Copies(given[ANNOTATE.name], paths, files, tracked=given.get(ANNOTATE_AS.name) == "revisions")
    stdin = given.get(STDIN_FILENAME.name) or STDIN
    copies.spare([stdin if path == STDIN else path for path in files], targets)
    return copies


def _setup(configuration: Configuration, gathered: Gathered, reads_text: bool, given: Given) -> Setup:
    """What all files of the run have in common. Raises WrongUsage."""
    from gongwen_lint.batch.work import Setup

    setup = Setup(configuration.settings, configuration.limits, gathered.references, reads_text)
    if (file := configuration.value("baseline")[0]) is not None:
        from gongwen_lint.baseline import Baseline

        setup = setup._replace(baseline=Baseline.load(file))
    if ANNOTATE.name in given:
        from gongwen_lint.cli.copies import manner

        setup = setup._replace(annotate=manner(given.get(ANNOTATE_AS.name), configuration))
    if (folder := configuration.value("scan.cache")[0]) is not None:  # makes a folder, which nothing may refuse any more
        from gongwen_lint.cache import Cache, check_folder, fingerprint

        check_folder(folder)
        setup = setup._replace(cache=Cache(folder, fingerprint(setup.settings, setup.limits, gathered.state)))
    return setup


def files_of(
    found: Search, gathered: Gathered, configuration: Configuration, stdin_filename: str | None = None
) -> Iterator[Item | DocumentReport]:
    """The files to check, and reports on what cannot be read, among them what there was to compare with."""
    from gongwen_lint.batch.work import Item

    drafts = {abspath(file.path) for file in found.files}
    unread: tuple[Found, ...] = tuple(file for file in gathered.unread if abspath(file.path) not in drafts)
    profile = configuration.settings.profile.name
    for file in (*unread, *found.files):
        path = stdin_filename if file.path == STDIN and stdin_filename else file.path
        if file.error:
            yield DocumentReport(path, file.error, profile=profile)
        else:
            yield Item(path, configuration.settings_for(path).ignore, file=file.path)


def reports_on(
    files: Sequence[Item | DocumentReport], setup: Setup, configuration: Configuration, send: bool = False
) -> Generator[DocumentReport, None, None]:
    """The report on each file; that on one alone is made in this process: a worker takes longer to start than the file takes.

    The standard input is read when its turn comes: what stands before it is told by then. With ``send`` a cluster is sent what
    the files contain. Raises KeyboardInterrupt where the run is broken off.
    """
    from gongwen_lint.batch.work import here

    for stdin, part in groupby(files, _is_stdin):
        some = list(part)
        if stdin:
            yield from here(map(_read_from_stdin, some, repeat(setup.limits)), setup)
        elif len(files) < 2 and alone(configuration, some[0].path):
            yield from here(some, setup)
        else:
            from gongwen_lint.cli.workers import scanned

            yield from scanned(some, setup, configuration, send)


def _is_stdin(file: Item | DocumentReport) -> bool:
    return not isinstance(file, DocumentReport) and file.file == STDIN


def _read_from_stdin(file: Item, limits: Limits) -> Item | DocumentReport:
    try:
        return file._replace(data=standard_input(file.path, limits))
    except UnreadableFile as error:
        return DocumentReport(file.path, error)


def _written(
    reports: Generator[DocumentReport, None, None], files: int, writing: Reports, copies: Copies | None
) -> tuple[Summary, BrokenOff | None]:
    """The reports on so many files written; what they add up to. Where the run is broken off, on those that were finished."""
    summary = Summary()
    writing.begin()
    with closing(reports):
        try:
            for report in reports:
                report = copies.keep(report) if copies else report
                summary = summary.plus(report)
                writing.document(report)
        except KeyboardInterrupt:
            if files < 2:
                raise
            return summary._replace(unchecked=files - summary.documents), None
        except BrokenOff as gone:
            return summary._replace(unchecked=files - summary.documents), gone
    return summary, None
