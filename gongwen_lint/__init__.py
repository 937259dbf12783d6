"""gongwen-lint: tells, line by line and with the provision it rests on, where an official document is not 短实新.

>>> from gongwen_lint import lint, read
>>> for finding in lint(read("通知.docx")):  # doctest: +SKIP
...     print(finding.line, finding.rule, finding.message)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from gongwen_lint.config import configure
    from gongwen_lint.document import Document
    from gongwen_lint.errors import GongwenError, UnreadableFile, WrongUsage
    from gongwen_lint.kernel import examine, lint
    from gongwen_lint.readers import read, read_bytes
    from gongwen_lint.report import Counts, DocumentReport, Finding
    from gongwen_lint.settings import Settings, Stated
    from gongwen_lint.structure.outline import Outline

_HOMES = {
    "configure": "config", "Document": "document", "GongwenError": "errors", "UnreadableFile": "errors", "WrongUsage": "errors",
    "examine": "kernel", "lint": "kernel", "read": "readers", "read_bytes": "readers", "Counts": "report",
    "DocumentReport": "report", "Finding": "report", "Settings": "settings", "Stated": "settings", "Outline": "structure.outline",
}
"""Where each public name lives; a module is imported when its name is first asked for."""

__all__ = [  # noqa: RUF022 - in the order of _HOMES, which a test compares
    "configure", "Document", "GongwenError", "UnreadableFile", "WrongUsage", "examine", "lint", "read", "read_bytes", "Counts",
    "DocumentReport", "Finding", "Settings", "Stated", "Outline",
]


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
