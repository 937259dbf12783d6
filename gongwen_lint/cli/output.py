"""Where the output goes: the standard streams in UTF-8 everywhere, or a file that is whole or not there."""

from __future__ import annotations

import codecs
import errno
import io
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
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


def write(chunks: Iterable[str], target: str | None = None) -> None:
    """Each chunk as it comes, to the standard output or, all or nothing, to the file ``target``.

    Raises WrongUsage where it cannot be written, ReaderGone where nobody reads any more.
    """
    if target is None:
        _to_stdout(chunks)
    else:
        _to_target(chunks, target, "", encoding="utf-8", errors=_AS_NAMED)


_CATALOGUE = "catalogue.sqlite"
"""what makes a folder a library (gongwen_lint.library); nothing is ever written into one but by itself"""


def write_bytes(chunks: Iterable[bytes], target: str) -> None:
    """The same for a file that is no text: all or nothing.

    Raises WrongUsage where it cannot be written.
    """
    _to_target(chunks, target, "b")


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
    lines = (visible(line) for line in message.split("\n"))
    with suppress(BrokenPipeError):  # nobody listens; the exit status still tells
        print("gongwen-lint：" + "\n".join(lines), file=sys.stderr, flush=True)
    return USAGE


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


def _to_stdout(chunks: Iterable[str]) -> None:
    if sys.stdout is None:
        raise WrongUsage("output", "标准输出已关闭，没有地方写结果。")
    for chunk in chunks:
        try:
            sys.stdout.write(chunk)
            sys.stdout.flush()
        except OSError as error:
            # what is left in the buffer must not be tried again when the interpreter ends
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            if error.errno == errno.EPIPE or (os.name == "nt" and error.errno == errno.EINVAL):
                raise ReaderGone from None
            raise WrongUsage("output", f"写不到标准输出（{reason(error)}）。") from None


def _to_target(chunks: Iterable[str] | Iterable[bytes], target: str, kind: str, **how: str) -> None:
    """``kind`` is what stands behind the mode of ``open``, ``how`` its further arguments."""
    from pathlib import Path

    if (Path(target).resolve().parent / _CATALOGUE).is_file():
        raise WrongUsage("output", f"{target} 在一个上位文件库里面，写进去库就坏了。请换一个文件夹。")
    try:
        _to_file(chunks, Path(target), kind, **how)
    except OSError as error:
        raise WrongUsage("output", f"写不了 {target}（{reason(error)}）。") from None


def _to_file(chunks: Iterable[str] | Iterable[bytes], target: Path, kind: str, **how: str) -> None:
    if target.exists() and not target.is_file():  # a device or a pipe is written into, never replaced
        with target.open(f"w{kind}", **how) as stream:
            stream.writelines(chunks)
        return
    target = target.resolve()  # a link stays a link
    beside = target.with_name(f".{target.name[:100]}.{os.urandom(4).hex()}")
    try:
        with beside.open(f"x{kind}", **how) as stream:
            stream.writelines(chunks)
        if target.exists():
            beside.chmod(target.stat().st_mode)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
