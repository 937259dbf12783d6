"""What can go wrong with a call in another process, beside what it says itself."""

from __future__ import annotations


class Stopped(Exception):
    """The process had to be stopped, or stopped by itself; ``code`` is that of the error for the file."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code, self.detail = code, detail


class Failed(Exception):
    """The call raised what it should not; ``detail`` names the exception and where it comes from."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail

    @classmethod
    def of(cls, error: BaseException) -> Failed:
        """The error as it is told: its sort, and the last line of code it went through."""
        from traceback import extract_tb

        last = (extract_tb(error.__traceback__) or [None])[-1]
        place = f"，{last.filename.replace(chr(92), '/').rpartition('/')[2]} 第{last.lineno}行" if last else ""
        return cls(f"{type(error).__name__}{place}")


def trouble(error: Exception) -> tuple[str, str]:
    """Code and detail of what a call has ended with."""
    if isinstance(error, MemoryError):
        return "memory-limit", ""
    if isinstance(error, Stopped):
        return error.code, error.detail
    return "failed", (error if isinstance(error, Failed) else Failed.of(error)).detail
