"""The help page in Chinese, set by the width that characters take on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from shutil import get_terminal_size

import click

from gongwen_lint.cli.columns import padded, width

_WIDEST = 100
_LEFT = 26
"""columns for the names of the options; a longer name has its line to itself"""


def page(command: click.Command, context: click.Context) -> str:
    """Usage and description, then subcommands and options in two columns."""
    options = [(_left(param), param.help or "") for param in command.params if isinstance(param, click.Option)]
    parts = {"选项": [*options, ("-h, --help", "显示本说明")]}
    if isinstance(command, click.Group):
        from gongwen_lint.cli import SUBCOMMANDS

        parts = {"子命令": list(SUBCOMMANDS.items()), **parts}
    out = [f"用法：{context.command_path} {' '.join(command.collect_usage_pieces(context))}", "", f"{command.help}"]
    for title, rows in parts.items():
        out += ["", f"{title}：", *(line for row in rows for line in _lines(*row))]
    return "\n".join(out)


def _left(option: click.Option) -> str:
    names = ", ".join(option.opts)
    return names if option.is_flag else f"{names} {option.metavar}"


def _lines(left: str, right: str) -> Iterator[str]:
    room = min(get_terminal_size().columns, _WIDEST) - _LEFT - 4
    pieces = list(_wrapped(right, max(room, 20)))
    if width(left) > _LEFT:
        yield f"  {left}"
        left = ""
    for piece in pieces:
        yield f"  {padded(left, _LEFT)}  {piece}"
        left = ""


def _wrapped(text: str, room: int) -> Iterator[str]:
    """The text in pieces of at most ``room`` columns; Chinese breaks anywhere but before a mark."""
    start, used = 0, 0
    for at, char in enumerate(text):
        used += width(char)
        if used > room and char not in "，。；、：）":
            yield text[start:at].rstrip()
            start, used = at, width(char)
    yield text[start:]
