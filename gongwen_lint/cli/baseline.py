"""``baseline``: the findings there are now recorded as known, so that ``check --baseline`` tells only what is new."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

from gongwen_lint.baseline import Baseline
from gongwen_lint.cli import output
from gongwen_lint.cli.options import OUTPUT, Given, Subcommand, configuration, settings_options
from gongwen_lint.cli.paths import STDIN, Search, search
from gongwen_lint.cli.references import WITHIN, gather
from gongwen_lint.config import Configuration
from gongwen_lint.errors import WrongUsage
from gongwen_lint.nearest import advice
from gongwen_lint.report import DocumentReport
from gongwen_lint.visible import visible


def run(arguments: list[str], given: Given) -> int:
    """Do what the first argument says.

    Raises WrongUsage.
    """
    action, *rest = arguments
    if action not in _ACTIONS:
        raise WrongUsage("usage", f"baseline 后面要写 create 或 update，现在是“{action}”。{advice(action, _ACTIONS)}")
    if not rest:
        raise WrongUsage("usage", f"没有写基线文件。请写 gongwen-lint baseline {action} 基线文件 路径…")
    file, *paths = rest
    if not paths:
        raise WrongUsage("usage", f"没有写要检查哪些文件。请在 {file} 后面写文件或文件夹。")
    if STDIN in paths:
        raise WrongUsage("usage", "基线按文件的路径记，不能从标准输入读。请写文件或文件夹的路径。")
    return _ACTIONS[action](file, paths, given)


def _create(file: str, paths: list[str], given: Given) -> int:
    if os.path.lexists(file):
        raise WrongUsage(
            "baseline", f"{file} 已经有了，不能覆盖。要更新请用 gongwen-lint baseline update，要重建请先删去它或者换一个文件名。"
        )
    return _record(Baseline.empty(file), file, paths, given, lambda added, removed: f"记下 {added} 个问题")


def _update(file: str, paths: list[str], given: Given) -> int:
    before = Baseline.load(file)
    return _record(before, file, paths, given, lambda added, removed: f"新增 {added} 个问题，去掉 {removed} 个")


_ACTIONS: dict[str, Callable[[str, list[str], Given], int]] = {"create": _create, "update": _update}
SUBCOMMAND = Subcommand(
    "把现有的问题记入基线文件；以后 check --baseline 只报新出现的。create 新建，update 照现状更新所写的文件，别的文件不动。",
    "create|update 基线文件 路径…", 1, None, (OUTPUT, *settings_options(), WITHIN), run,
)


def _record(before: Baseline, file: str, paths: list[str], given: Given, told: Callable[[int, int], str]) -> int:
    in_force = configuration(given, paths[0])
    _ = in_force.settings  # a wrong setting is refused before anything is read
    found, target = search(paths), given.get(OUTPUT.name)
    output.spare_inputs(target, (file, *(one.path for one in found.files)))
    notes = list(found.notes)
    unread: list[DocumentReport] = []

    def readable() -> Iterator[DocumentReport]:
        for report in _reports(found, in_force, WITHIN.name in given, notes):
            if report.error is not None:
                unread.append(report)
                output.complain(report.error.message)
            yield report

    with output.destination(file) as put:  # where it cannot be written, that is told before anything is read
        try:
            done = before.updated(readable(), {rule.code for rule in in_force.rules}, paths)
        except KeyboardInterrupt:
            output.tell(f"中断了，{file} 没有写。")
            raise
        if len(unread) == len(found.files):
            raise WrongUsage("baseline", f"没有一份文稿读得了，{file} 没有写。")
        put(done.baseline.text())
    files = done.baseline.files
    total = sum(found.total() for found in files.values())
    output.spare_inputs(target, [file])
    output.write([
        f"{told(done.added, done.removed)}。{visible(file)} 里现有 {len(files)} 份文件的 {total} 个问题。\n",
        *(f"{note}\n" for note in notes),
    ], target)
    return output.USAGE if unread else 0


def _reports(found: Search, in_force: Configuration, within: bool, notes: list[str]) -> Iterator[DocumentReport]:
    """The reports as ``check`` makes them; what they were compared with is added to the notes."""
    from gongwen_lint.batch.work import Setup
    from gongwen_lint.cli.check import files_of, reports_on

    gathered = gather(in_force, [one.path for one in found.files if not one.error], within)
    notes += gathered.notes
    setup = Setup(in_force.settings, in_force.limits, gathered.references)
    return reports_on(list(files_of(found, gathered, in_force)), setup, in_force)
