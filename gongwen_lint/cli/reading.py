"""Reading what the command line names: a file, or the standard input."""

from __future__ import annotations

import sys

from gongwen_lint.cli.paths import STDIN
from gongwen_lint.document import Document
from gongwen_lint.errors import UnreadableFile, WrongUsage, unreadable
from gongwen_lint.readers import read, read_bytes
from gongwen_lint.readers.limits import Limits
from gongwen_lint.system import reason


def read_named(path: str, limits: Limits, stdin_filename: str | None = None) -> Document:
    """The document at ``path``; for ``-`` the one on the standard input, which goes by ``stdin_filename``.

    Raises UnreadableFile.
    """
    if path != STDIN:
        return read(path, limits)
    called = stdin_filename or STDIN
    return read_bytes(standard_input(called, limits), called, limits)


def standard_input(called: str, limits: Limits) -> bytes:
    """What stands on the standard input, which errors call ``called``; of too much of it a byte more than is allowed.

    Raises UnreadableFile.
    """
    if sys.stdin is None:
        raise unreadable("unreachable", called, reason="标准输入已关闭")
    try:
        return sys.stdin.buffer.read(limits.file_bytes + 1)
    except OSError as error:
        raise unreadable("unreachable", called, reason=reason(error)) from None


def read_or_refuse(path: str, limits: Limits, stdin_filename: str | None = None) -> Document:
    """The same for a subcommand on one file, where a file that cannot be read ends it: raises WrongUsage."""
    try:
        return read_named(path, limits, stdin_filename)
    except UnreadableFile as error:
        raise WrongUsage(error.code, error.message) from None
