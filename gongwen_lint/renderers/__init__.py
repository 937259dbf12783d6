"""The output formats of ``check``, one module each with a class ``Format``; a module added here is a format added.

Modules that begin with an underscore hold what several formats share.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Protocol

from gongwen_lint.modules import modules_in
from gongwen_lint.report import DocumentReport, Ended

Chunk = str | bytes
"""A piece of a report, text in UTF-8 where it becomes bytes."""


class Renderer(Protocol):
    """Writes one report, piece by piece as the documents come; an instance is for one report."""

    reads_text: bool
    """whether it shows the documents' own lines (``DocumentReport.lines``)"""

    def begin(self) -> Chunk:
        """What stands before the first document."""

    def document(self, report: DocumentReport) -> Chunk:
        """What there is to say of a document now; what is to be said later is kept."""

    def end(self, ended: Ended) -> Chunk:
        """What stands behind the last document."""


def formats() -> tuple[str, ...]:
    """The names of all formats, the one for people first."""
    return tuple(sorted(modules_in(__path__), key=lambda name: (name != "text", name)))


CALLED = {"文字": "text", "网页": "html", "表格": "xlsx", "合计": "statistics"}
"""what people who know no file endings call some of them"""
MEANT = {
    "表": "表格", "网": "网页", "浏览": "网页", "文本": "文字", "屏幕": "文字", "统计": "合计", "汇总": "合计",
    "excel": "xlsx", "xls": "xlsx", "wps": "xlsx", "htm": "html", "web": "html", "pdf": "html", "word": "html", "doc": "html",
    "txt": "text", "stat": "statistics",
}
"""what somebody writes who means one of them; of several in one word the first here: word表 is a table"""


def renderer(name: str, colour: bool = False) -> Renderer:
    """A new writer of a format; in colour where there is such a one."""
    module = import_module(f"{__name__}.{name}")
    return (getattr(module, "Coloured", module.Format) if colour else module.Format)()


def pieces(form: Renderer, reports: Iterable[DocumentReport], ended: Ended) -> Iterator[Chunk]:
    """The whole of a report on documents whose sum is known."""
    yield form.begin()
    for report in reports:
        yield form.document(report)
    yield form.end(ended)
