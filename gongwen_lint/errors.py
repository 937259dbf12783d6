"""The one error type at the edges: a code, and a message in Chinese that names what is wrong and what to do."""

from __future__ import annotations


class GongwenError(Exception):
    """Something the user can mend; ``code`` is stable, ``message`` is shown as it is."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class UnreadableFile(GongwenError):
    """A named file that could not be read; the other files go on, the exit status is 2."""


class WrongUsage(GongwenError):
    """An option, rule or configuration value that does not exist; nothing is checked, the exit status is 2."""
