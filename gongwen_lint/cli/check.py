"""``check``: what is wrong with each document in files and folders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from os.path import abspath
from typing import TYPE_CHECKING

from gongwen_lint.cli.options import OUTPUT, STDIN_FILENAME, Given, Subcommand, configuration, output_options, settings_options
from gongwen_lint.cli.output import colours, destination, spare_inputs
from gongwen_lint.cli.paths import STDIN, Found, search
from gongwen_lint.cli.reading import read_named
from gongwen_lint.cli.references import WITHIN, gather
from gongwen_lint.config import Configuration
from gongwen_lint.errors import UnreadableFile
from gongwen_lint.kernel import examine
from gongwen_lint.renderers import formats, renderer
from gongwen_lint.report import DocumentReport, Ended, Summary

if TYPE_CHECKING:
    from gongwen_lint.copying.references import References


def check(paths: list[str], given: Given) -> int:
    """Report on each document; returns the exit status."""
    in_force = configuration(given, paths[0])
    _ = in_force.settings  # a wrong setting is refused before anything is read
    found, output = search(paths), given.get(OUTPUT.name)
    gathered = gather(in_force, [file.path for file in found.files if not file.error], WITHIN.name in given)
    settings_files = (in_force.file, in_force.value("lexicon")[0])
    spare_inputs(output, (*(file.path for file in (*found.files, *gathered.files)), *filter(None, settings_files)))
    drafts = {abspath(file.path) for file in found.files}
    files = (*(file for file in gathered.unread if abspath(file.path) not in drafts), *found.files)
    form = renderer(given.get("--output-format", "text"), colour=output is None and colours())
    summary = Summary()
    with destination(output) as put:
        put(form.begin())
        for report in _reports(files, in_force, given.get(STDIN_FILENAME.name), gathered.references):
            summary = summary.plus(report)
            put(form.document(report))
        put(form.end(Ended(summary, (*found.notes, *gathered.notes))))
    return summary.exit_status(in_force.fail_on)


SUBCOMMAND = Subcommand(
    "检查文件；文件夹连同下级一起检查；- 表示标准输入。", "路径…", 1, None,
    (*output_options(*formats()), *settings_options(), WITHIN, STDIN_FILENAME), check,
)


def _reports(
    files: Sequence[Found], configuration: Configuration, stdin_filename: str | None, references: Sequence[References]
) -> Iterator[DocumentReport]:
    profile = configuration.settings.profile.name
    for found in files:
        path = stdin_filename if found.path == STDIN and stdin_filename else found.path
        if found.error:
            yield DocumentReport(path, found.error, profile=profile)
            continue
        try:
            document = read_named(found.path, configuration.limits, stdin_filename)
        except UnreadableFile as error:
            yield DocumentReport(path, error, profile=profile)
        else:
            yield examine(document, configuration.settings_for(path), references)
