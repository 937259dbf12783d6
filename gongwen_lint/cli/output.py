"""Where the output goes: the standard streams in UTF-8 everywhere, or a file that is whole or not there."""

from __future__ import annotations

import codecs
import errno
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from gongwen_lint.errors import WrongUsage
from gongwen_lint.system import reason
from gongwen_lint.visible import visible

if TYPE_CHECKING:
    from pathlib import Path

USAGE, INTERRUPTED, READER_GONE = 2, 130, 141
"""Exit statuses other than those of a finished check: wrong usage; Ctrl-C and a closed pipe as shells count signals."""


_AS_NAMED = "gongwen-lint.as-named"
"""the error handler for what UTF-8 cannot hold: bytes of file names that Python could not decode"""


class ReaderGone(Exception):
    """Whoever read the standard output has closed it, as ``head`` does; nobody is left to tell."""


def use_utf8() -> None:
    """Both streams in UTF-8 whatever the locale says."""
    codecs.register_error(_AS_NAMED, _as_named)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=_AS_NAMED)


@contextmanager
def destination(target: str | None = None) -> Iterator[Callable[[str | bytes], None]]:
    """What takes the pieces of a report: the standard output, each as it comes, or the file ``target``, all or nothing.

    A file that was there before stays as it was until all has been written.
    Raises WrongUsage where it cannot be written, ReaderGone where nobody reads any more.
    """
    if target is None:
        yield _to_stdout
        return
    from pathlib import Path

    if (Path(target).resolve().parent / _CATALOGUE).is_file():
        raise WrongUsage("output", f"{target} 在一个上位文件库里面，写进去库就坏了。请换一个文件夹。")
    try:
        file = _File(Path(target))
    except OSError as error:
        raise _unwritable(target, error) from None
    try:
        yield file.put
        file.keep()
    finally:
        file.close()


def write(chunks: Iterable[str | bytes], target: str | None = None) -> None:
    """Each piece to a destination; errors as there."""
    with destination(target) as put:
        for chunk in chunks:
            put(chunk)


_CATALOGUE = "catalogue.sqlite"
"""what makes a folder a library (gongwen_lint.library); nothing is ever written into one but by itself"""


def spare_inputs(target: str | None, inputs: Iterable[str]) -> None:
    """Refuse to write the output over a document that is to be read.

    Raises WrongUsage.
    """
    if target is not None and os.path.isfile(target) and any(
        os.path.isfile(path) and os.path.samefile(path, target) for path in inputs
    ):
        raise WrongUsage("output", f"{target} 是要读的文件，不能把结果写在上面。请换一个文件名。")


def complain(message: str) -> int:
    """The message on the standard error; returns the exit status of wrong usage."""
    tell(message)
    return USAGE


def tell(message: str) -> None:
    """The message on the standard error, where there is one."""
    if sys.stderr is None:
        return
    lines = (visible(line) for line in message.split("\n"))
    with suppress(BrokenPipeError):  # nobody listens; the exit status still tells
        print("gongwen-lint：" + "\n".join(lines), file=sys.stderr, flush=True)


def announce(message: str) -> None:
    """The message to whoever watches the standard error; a program that calls the command is told by its exit status."""
    if sys.stderr is not None and sys.stderr.isatty():
        with suppress(OSError):  # nobody watches any more
            print(visible(message), file=sys.stderr, flush=True)


def colours() -> bool:
    """Whether the standard output is a terminal that wants colour; of Windows' own, only those that say they know it."""
    known = os.name != "nt" or bool({"WT_SESSION", "ANSICON", "TERM"} & os.environ.keys())
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return known and wanted and sys.stdout is not None and sys.stdout.isatty()


def _as_named(error: UnicodeError) -> tuple[str | bytes, int]:
    """The bytes themselves where they are UTF-8 after all (a locale without it), else as \\udcff, which JSON reads as well."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    try:
        raw = error.object[error.start:error.end].encode("utf-8", "surrogateescape")
        raw.decode("utf-8")
    except UnicodeError:
        return codecs.backslashreplace_errors(error)
    return raw, error.end


def _to_stdout(chunk: str | bytes) -> None:
    if sys.stdout is None:
        raise WrongUsage("output", "标准输出已关闭，没有地方写结果。")
    try:
        if isinstance(chunk, bytes):
            sys.stdout.buffer.write(chunk)
        else:
            sys.stdout.write(chunk)
        sys.stdout.flush()
    except OSError as error:
        # what is left in the buffer must not be tried again when the interpreter ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if error.errno == errno.EPIPE or (os.name == "nt" and error.errno == errno.EINVAL):
            raise ReaderGone from None
        raise WrongUsage("output", f"写不到标准输出（{reason(error)}）。") from None


class _File:
    """A file that is whole or not there: written beside its name and then put in its place."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._beside: Path | None = None
        if not target.exists() or target.is_file():  # a device or a pipe is written into, never replaced
            self._target = target = target.resolve()  # a link stays a link
            self._beside = target.with_name(f".gongwen-lint-{os.urandom(8).hex()}")
        # nobody else's until it is in its place: it quotes what is internal
        self._stream = target.open("wb") if self._beside is None else os.fdopen(_private(self._beside), "wb")

    def put(self, chunk: str | bytes) -> None:
        try:
            self._stream.write(chunk if isinstance(chunk, bytes) else chunk.encode("utf-8", _AS_NAMED))
        except OSError as error:
            raise _unwritable(str(self._target), error) from None

    def keep(self) -> None:
        try:
            self._stream.close()
            if self._beside is not None:
                self._beside.chmod(self._target.stat().st_mode if self._target.exists() else 0o666 & ~_umask())
                self._beside.replace(self._target)
        except OSError as error:
            raise _unwritable(str(self._target), error) from None

    def close(self) -> None:
        with suppress(OSError):  # what could not be written has been told
            self._stream.close()
        if self._beside is not None:
            self._beside.unlink(missing_ok=True)


def _private(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _unwritable(target: str, error: OSError) -> WrongUsage:
    return WrongUsage("output", f"写不了 {target}（{reason(error)}）。")
