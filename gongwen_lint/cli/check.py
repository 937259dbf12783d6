"""``check``: what is wrong with each document in files and folders."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from gongwen_lint.cli.options import OUTPUT, STDIN_FILENAME, Given, Subcommand, configuration, output_options, settings_options
from gongwen_lint.cli.output import colours, write
from gongwen_lint.cli.paths import STDIN, Found, search
from gongwen_lint.cli.reading import read_named
from gongwen_lint.config import Configuration
from gongwen_lint.errors import UnreadableFile, WrongUsage
from gongwen_lint.kernel import examine
from gongwen_lint.renderers import formats, renderer
from gongwen_lint.report import DocumentReport, Run


def check(paths: list[str], given: Given) -> int:
    """Report on each document; returns the exit status."""
    in_force = configuration(given, paths[0])
    _ = in_force.settings  # a wrong setting is refused before anything is read
    found, output = search(paths), given.get(OUTPUT.name)
    _spare_inputs(output, found.files)
    run = Run(_reports(found.files, in_force, given.get(STDIN_FILENAME.name)), found.notes)
    form = renderer(given.get("--output-format", "text"))
    write(form.render(run, colour=output is None and colours()), output)
    return run.summary.exit_status(in_force.fail_on)


SUBCOMMAND = Subcommand(
    "检查文件；文件夹连同下级一起检查；- 表示标准输入。", "路径…", 1, None,
    (*output_options(*formats()), *settings_options(), STDIN_FILENAME), check,
)


def _reports(files: Sequence[Found], configuration: Configuration, stdin_filename: str | None) -> Iterator[DocumentReport]:
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
            yield examine(document, configuration.settings_for(path))


def _spare_inputs(output: str | None, files: Sequence[Found]) -> None:
    """Refuse to write the report over a document that is to be checked."""
    if output is not None and os.path.isfile(output) and any(
        os.path.isfile(found.path) and os.path.samefile(found.path, output) for found in files
    ):
        raise WrongUsage("output", f"{output} 是要检查的文件，不能把结果写在上面。请换一个文件名。")
