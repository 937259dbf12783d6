"""The options that several subcommands share, made from the table of keys, and what they come to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import click

from gongwen_lint import values
from gongwen_lint.cli.chinese import SETTINGS, Command
from gongwen_lint.config import Configuration, configure
from gongwen_lint.config_file import take
from gongwen_lint.keys import KEYS, Key

Decorator = Callable[[Callable], Callable]


def command(help: str) -> Decorator:
    """A subcommand with this help."""
    return click.command(cls=Command, context_settings=SETTINGS, options_metavar="[选项]…", help=help)


def settings(*tables: str) -> Decorator:
    """An option for each key, or for each key of these tables, and ``--config``."""
    def decorate(function: Callable) -> Callable:
        function = click.option("--config", metavar="文件", help="配置文件；不写就从文稿所在的文件夹往上找")(function)
        for key in reversed(KEYS):
            if key.option and (not tables or key.name.partition(".")[0] in tables):
                function = click.option(
                    key.option, _parameter(key), multiple=key.many, metavar=key.shape, help=key.meaning,
                )(function)
        return function

    return decorate


def output(*formats: str) -> Decorator:
    """``--output-format`` and ``--output``."""
    def decorate(function: Callable) -> Callable:
        function = click.option("-o", "--output", metavar="文件", help="写到文件，不写到屏幕")(function)
        return click.option(
            "--output-format", metavar="|".join(formats), default="text", help="输出格式，默认 text",
            callback=lambda _context, _option, value: take("选项 --output-format", values.one_of(formats, "格式"), value, Path()),
        )(function)

    return decorate


def stdin_filename(function: Callable) -> Callable:
    """``--stdin-filename``."""
    return click.option("--stdin-filename", metavar="文件名", help="从标准输入读时，当作叫这个名字的文件")(function)


def configuration(params: Mapping[str, object], path: str = "-") -> Configuration:
    """What is in force for a run on ``path``, given the parameters of a subcommand that has the options of ``settings``."""
    given = {key.name: params[_parameter(key)] for key in KEYS if params.get(_parameter(key)) not in (None, ())}
    file = params.get("config")
    return configure(given, Path() if path == "-" else Path(path), Path(str(file)) if file is not None else None)


def _parameter(key: Key) -> str:
    return key.name.replace(".", "_").replace("-", "_")
