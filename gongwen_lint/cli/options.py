"""What a subcommand takes: options of its own, and those that several share, made from the table of keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from gongwen_lint.config import Configuration, configure
from gongwen_lint.keys import KEYS
from gongwen_lint.named import NamedTuple

Given = Mapping[str, Any]
"""Values by the names of their options: texts, lists of texts, or True for flags; what is not given is not there."""


class Option(NamedTuple):
    """An option as the user writes it."""

    name: str
    """with its dashes"""
    meaning: str
    shape: str | None = None
    """what stands for the value in the help; None for a flag"""
    many: bool = False
    """may be given several times"""
    short: str = ""
    """a letter, without its dash"""
    choices: tuple[str, ...] = ()
    called: Mapping[str, str] = MappingProxyType({})
    """choices by what else they may be called"""
    meant: Mapping[str, str] = MappingProxyType({})
    """choices by what stands in the words of somebody who means them"""


class Subcommand(NamedTuple):
    """A subcommand: what it says of itself, what it takes, and what it does."""

    meaning: str
    arguments: str
    """what stands for the arguments in the help"""
    least: int
    most: int | None
    """how many arguments there must and may be"""
    options: tuple[Option, ...]
    run: Callable[[list[str], Given], int | None]
    """takes arguments and options; returns the exit status, None for 0"""


HELP = Option("--help", "显示本说明", short="h")
CONFIG = Option("--config", "配置文件；不写就从文稿所在的文件夹往上找", "文件")
STDIN_FILENAME = Option("--stdin-filename", "从标准输入读时，当作叫这个名字的文件", "文件名")
OUTPUT = Option("--output", "写到文件，不写到屏幕", "文件", short="o")


def output_options(
    *formats: str, called: Mapping[str, str] = MappingProxyType({}), meant: Mapping[str, str] = MappingProxyType({})
) -> tuple[Option, ...]:
    """``--output-format`` with these formats, and ``--output``."""
    return Option("--output-format", "输出格式，默认 text", "|".join(formats), False, "", formats, called, meant), OUTPUT


def settings_options(*tables: str) -> tuple[Option, ...]:
    """An option for each key, or for each key of these tables, and ``--config``."""
    keys = (key for key in KEYS if key.option and (not tables or key.name.partition(".")[0] in tables))
    return *(Option(str(key.option), key.meaning, key.shape, key.many) for key in keys), CONFIG


def configuration(given: Given, path: str = "-") -> Configuration:
    """What is in force for a run on ``path``, where the options of ``settings_options`` are given by hand."""
    by_hand = {key.name: given[key.option] for key in KEYS if key.option is not None and key.option in given}
    start = given.get(STDIN_FILENAME.name, "") if path == "-" else path
    return configure(by_hand, start, given.get(CONFIG.name))
