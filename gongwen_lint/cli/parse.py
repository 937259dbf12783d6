"""From the words on the command line to arguments and options; what cannot be is refused, with the nearest right word."""

from __future__ import annotations

from collections.abc import Iterable
from getopt import GetoptError, gnu_getopt
from typing import Any

from gongwen_lint.cli.options import HELP, Given, Option, Subcommand
from gongwen_lint.errors import WrongUsage


def parse(name: str, subcommand: Subcommand, args: list[str]) -> tuple[list[str], Given]:
    """The arguments, and the options by name. Where help is asked for, nothing else is looked at.

    Raises WrongUsage.
    """
    options = (*subcommand.options, HELP)
    letters = "".join(option.short + (":" if option.shape else "") for option in options if option.short)
    words = [option.name[2:] + ("=" if option.shape else "") for option in options]
    try:
        pairs, arguments = gnu_getopt(args, letters, words)
    except GetoptError as error:
        raise _usage(name, _refusal(error.opt, options)) from None
    given = _given(pairs, options)
    if HELP.name not in given:
        if len(arguments) < subcommand.least:
            wanted = subcommand.arguments.rstrip("…")
            raise _usage(name, f"还要写{' ' if wanted[:1].isascii() else ''}{wanted}。")
        if subcommand.most is not None and len(arguments) > subcommand.most:
            raise _usage(name, f"多写了“{' '.join(arguments[subcommand.most:])}”。")
    return arguments, given


def _given(pairs: Iterable[tuple[str, str]], options: Iterable[Option]) -> Given:
    by_word = {word: option for option in options for word in (option.name, f"-{option.short}")}
    given: dict[str, Any] = {}
    for word, value in pairs:
        option = by_word[word]
        if option.choices and (value := option.called.get(value, value)) not in option.choices:
            from gongwen_lint.nearest import advice

            known = (*option.choices, *option.called)
            raise WrongUsage("wrong-value", f"选项 {option.name}：没有“{value}”。{advice(value, known, option.meant)}")
        if option.many:
            given.setdefault(option.name, []).append(value)
        else:
            given[option.name] = value if option.shape else True
    return given


def _refusal(word: str, options: Iterable[Option]) -> str:
    """What is wrong with an option; ``word`` is without dashes."""
    word = f"--{word}" if len(word) > 1 else f"-{word}"
    for option in options:
        if word in (option.name, f"-{option.short}"):
            blank = " " if (option.shape or "").isascii() else ""
            return f"选项 {word} " + (f"后面要写{blank}{option.shape}。" if option.shape else "不带值。")
    from gongwen_lint.nearest import nearest

    close = nearest(word.lstrip("-"), [option.name[2:] for option in options])  # dashes are alike in all
    return f"没有“{word}”这个选项。" + (f"最接近的是 --{close}。" if close else "")


def _usage(name: str, sentence: str) -> WrongUsage:
    return WrongUsage("usage", f"{sentence}\n用法见 {name} --help")
