"""The command: a thin door on the kernel. Each subcommand is a module, imported when it is called."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

from gongwen_lint.cli import output
from gongwen_lint.cli.interrupts import heed_everywhere, heed_terminations
from gongwen_lint.cli.options import HELP, Given, Option, Subcommand
from gongwen_lint.cli.parse import parse
from gongwen_lint.errors import BrokenOff, WrongUsage

PROGRAM = "gongwen-lint"
SUBCOMMANDS = {
    "check": "检查文件和文件夹",
    "assess": "填一份与为基层减负一致性评估表",
    "text": "看一份文件带行号的文字",
    "stats": "看一份文件各部分的字数",
    "library": "建上位文件库：加入、移出、列出文件",
    "baseline": "把现有的问题记入基线，以后只报新的",
    "rule": "看规则的说明",
    "config": "看哪些设置在生效、从哪里来",
}

_GARBAGE = 50_000
"""new objects after which Python looks for garbage, in place of its 700: what a start makes is there to stay"""


def main() -> None:
    """Run the command on the process's own arguments and end the process with its exit status."""
    gc.set_threshold(_GARBAGE)
    heed_everywhere()
    heed_terminations()
    args = sys.argv[1:]
    if sys.platform == "win32":
        from gongwen_lint.cli.wildcards import expanded

        args = expanded(args)
    _leave(_told(args))


def _told(args: Sequence[str]) -> int:
    """The exit status; a fault of the program is told, and is no finding."""
    try:
        return run(args)
    except Exception as error:  # whatever it is: with Python's own status 1 it would pass for a finding
        from gongwen_lint.batch.trouble import Failed

        return output.complain(f"程序出错（{Failed.of(error).detail}），没有检查完。请把这一行告诉维护者。")


def _leave(status: int) -> NoReturn:
    """End the process at once: taking apart, object by object, what a run has made takes as long as reading a document.

    What libraries have left for the end is done: openpyxl removes its temporary files then.
    """
    if sys.getprofile() or sys.gettrace():  # who measures the process wants its ordinary end
        sys.exit(status)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # closed, or nobody listens; what was to be said has been written
            if stream is not None:
                stream.flush()
    atexit._run_exitfuncs()
    os._exit(status)


def run(args: Sequence[str]) -> int:
    """Run the command on ``args``; returns the exit status as docs/exit-status.md lists them."""
    output.use_utf8()
    try:
        return _run(list(args))
    except (WrongUsage, BrokenOff) as error:
        return output.complain(error.message)
    except output.ReaderGone:
        return output.READER_GONE
    except KeyboardInterrupt:
        return output.INTERRUPTED


def _run(args: list[str]) -> int:
    if not args or args[0].startswith("-"):
        name, subcommand = PROGRAM, WHOLE
    elif args[0] in SUBCOMMANDS:
        name, subcommand = f"{PROGRAM} {args[0]}", import_module(f"gongwen_lint.cli.{args[0]}").SUBCOMMAND
        args = args[1:]
    else:
        from gongwen_lint.nearest import advice

        raise WrongUsage("usage", f"没有“{args[0]}”这个子命令。{advice(args[0], SUBCOMMANDS)}\n用法见 {PROGRAM} --help")
    arguments, given = parse(name, subcommand, args)
    if HELP.name in given:
        _help(name, subcommand)
        return 0
    return subcommand.run(arguments, given) or 0


def _help(name: str, subcommand: Subcommand) -> None:
    from gongwen_lint.cli.help import page

    output.write([page(name, subcommand, SUBCOMMANDS if subcommand is WHOLE else {})])


def _alone(arguments: list[str], given: Given) -> None:
    """The program without a subcommand: its version, else its help."""
    if VERSION.name in given:
        from gongwen_lint import __version__

        output.write([f"{PROGRAM} {__version__}\n"])
    else:
        _help(PROGRAM, WHOLE)


VERSION = Option("--version", "显示版本")
WHOLE = Subcommand(
    "公文“短实新”检查：逐行指出哪里不短、不实、不新，并注明依据。离线运行，不改原文。", "子命令 [参数]…", 0, 0,
    (VERSION,), _alone,
)
