"""The help page in Chinese, set by the width that characters take on the screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from shutil import get_terminal_size

from gongwen_lint.cli.options import HELP, Option, Subcommand
from gongwen_lint.columns import padded, width

_WIDEST = 100
_NOT_FIRST = "，。；、：）"
"""marks that begin no line"""
_LEFT = 26
"""columns for the names of the options; a longer name has its line to itself"""


def page(name: str, subcommand: Subcommand, below: Mapping[str, str]) -> str:
    """Usage and meaning, then what is below it (subcommands and what each does) and the options, in two columns."""
    options = [(_left(option), _meaning(option)) for option in (*subcommand.options, HELP)]
    out = [f"用法：{name} [选项]… {subcommand.arguments}", "", subcommand.meaning]
    for title, rows in (("子命令", list(below.items())), ("选项", options)):
        if rows:
            out += ["", f"{title}：", *(line for row in rows for line in _lines(*row))]
    return "\n".join(out) + "\n"


def _left(option: Option) -> str:
    names = f"-{option.short}, {option.name}" if option.short else option.name
    return f"{names} {option.shape}" if option.shape else names


def _meaning(option: Option) -> str:
    called = "、".join(f"{name}（{choice}）" for name, choice in option.called.items())
    return f"{option.meaning}；也可写 {called}" if called else option.meaning


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
    """The text in pieces of at most ``room`` columns."""
    start, used = 0, 0
    for at, char in enumerate(text):
        used += width(char)
        if used > room:
            cut = _cut(text, start, at)
            yield text[start:cut].rstrip()
            start, used = cut, width(text[cut:at + 1])
    yield text[start:]


def _cut(text: str, start: int, at: int) -> int:
    """Where a line that is full at a character ends: Chinese breaks anywhere but before a mark, a Latin word nowhere."""
    cut = at
    while cut > start and (
        text[cut] in _NOT_FIRST or text[cut - 1] == "（" or all(one.isascii() and one.isalnum() for one in text[cut - 1:cut + 1])
    ):
        cut -= 1
    return cut if cut > start else at
