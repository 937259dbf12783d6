"""The reports that one run writes: in which formats, and where to."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from os.path import realpath

from gongwen_lint.cli.options import OUTPUT, Given, Option
from gongwen_lint.cli.output import colours, destination, spare_inputs
from gongwen_lint.errors import WrongUsage
from gongwen_lint.named import NamedTuple
from gongwen_lint.renderers import CALLED, MEANT, Chunk, Renderer, formats, renderer
from gongwen_lint.report import DocumentReport, Ended
from gongwen_lint.verdicts import verdict

REPORT = Option("--report", "另写一份这种格式的结果（可写多次）", "格式=文件", many=True)
STATISTICS = Option("--statistics", "不逐处列出，只看合计：该退的文稿、各规则、各机关")


class Wanted(NamedTuple):
    """A report that was asked for."""

    form: str
    target: str | None = None
    """the file; None for the standard output"""


def wanted(given: Given) -> list[Wanted]:
    """What the options ask for: one report as always, and those of ``--report``.

    Raises WrongUsage.
    """
    target, form = given.get(OUTPUT.name), given.get("--output-format")
    if STATISTICS.name in given:
        if form not in (None, "text", "statistics"):
            raise WrongUsage("wrong-value", f"--statistics 是给人看的合计，不能同 --output-format {form} 一起用。")
        form = "statistics"
    reports = [Wanted(form or "text", target), *map(_wanted, given.get(REPORT.name, ()))]
    targets = [realpath(report.target) for report in reports if report.target is not None]
    for twice in {file for file in targets if targets.count(file) > 1}:
        raise WrongUsage("output", f"两份结果都要写到 {twice}。请各写一个文件名。")
    return reports


def _wanted(value: str) -> Wanted:
    word, equals, target = value.partition("=")
    form = CALLED.get(word, word)
    if form not in formats():
        from gongwen_lint.nearest import advice

        raise WrongUsage("wrong-value", f"选项 {REPORT.name}：没有“{form}”这种格式。{advice(form, (*formats(), *CALLED), MEANT)}")
    if not equals or not target:
        raise WrongUsage("wrong-value", f"选项 {REPORT.name}：要写成 格式=文件，如 {form}=结果.{form}。")
    return Wanted(form, target)


class Reports:
    """The reports of a run, each fed with every document."""

    def __init__(self, written: Sequence[tuple[Renderer, Callable[[Chunk], None]]], targets: Sequence[str]) -> None:
        """``targets`` are the files among what they are written to."""
        self._written, self._targets = written, targets
        self._judged: Counter[str] = Counter()

    @property
    def read_text(self) -> bool:
        """Whether any of them shows the documents' own lines."""
        return any(form.reads_text for form, _ in self._written)

    def begin(self) -> None:
        for form, put in self._written:
            put(form.begin())

    def document(self, report: DocumentReport) -> None:
        self._judged[verdict(report)] += 1
        for form, put in self._written:
            put(form.document(report))

    def end(self, ended: Ended) -> None:
        for form, put in self._written:
            put(form.end(ended))

    @property
    def told(self) -> str | None:
        """Which files were written and what came out, in one line; None where none was."""
        if not self._targets:
            return None
        count = self._judged
        unread = f"，读不了 {count['unreadable']}" if count["unreadable"] else ""
        sums = f"{count.total()} 份，退回 {count['return']}、修改 {count['mend']}、可以 {count['pass']}{unread}"
        return f"已写 {'、'.join(self._targets)}：{sums}。"


@contextmanager
def opened(reports: Sequence[Wanted], inputs: Sequence[str]) -> Iterator[Reports]:
    """The reports, ready to be written; ``inputs`` are the files that must not be written over.

    Raises WrongUsage.
    """
    with ExitStack() as stack:
        written, targets = [], [target for _, target in reports if target is not None]
        for form, target in reports:
            spare_inputs(target, inputs)
            made = renderer(form, colour=target is None and colours())
            if target is None and form in _FOR_FILES and sys.stdout is not None and sys.stdout.isatty():
                raise WrongUsage("output", f"{form} 不能印在屏幕上。请加 -o 文件.{form}。")
            written.append((made, stack.enter_context(destination(target))))
        yield Reports(written, targets)


_FOR_FILES = ("xlsx",)
"""formats that are no text"""
