"""Reading the values that a user may give, one function a sort; each refuses in Chinese and names the nearest right value.

Every function takes the value as it came (a string from the command line; whatever TOML holds from a file) and the folder
that relative paths count from (empty for the current one), and raises WrongUsage where it cannot be.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Mapping
from os.path import isfile, join
from typing import Any

from gongwen_lint.errors import WrongUsage
from gongwen_lint.nearest import advice, shown

Reader = Callable[[object, str], Any]


def wrong(sentence: str) -> WrongUsage:
    """The refusal of a value; whoever asked for it puts the option or the key before the sentence."""
    return WrongUsage("wrong-value", sentence)


def text(value: object, folder: str) -> str:
    """A text with something in it."""
    if not isinstance(value, str) or not value.strip():
        raise wrong(f"应当是文字，现在是{shown(value)}。")
    return value.strip()


def texts(value: object, folder: str) -> tuple[str, ...]:
    """A list of texts; one text alone is a list of one."""
    items = (value,) if isinstance(value, str) else value
    if not isinstance(items, (list, tuple)):
        raise wrong(f"应当是一列文字，现在是{shown(value)}。")
    return tuple(text(item, folder) for item in items)


def positive(value: object, folder: str) -> int:
    """A whole number over nought."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise wrong(f"应当是大于 0 的整数，现在是{shown(value)}。")
    return value


def up_to(most: int) -> Reader:
    """A reader for whole numbers over nought and at most ``most``, from the command line as well."""
    def read(value: object, folder: str) -> int:
        number = positive(int(value) if isinstance(value, str) and value.isdecimal() else value, folder)
        if number > most:
            raise wrong(f"最多是 {most}，现在是 {number}。")
        return number

    return read


def executor(value: object, folder: str) -> str:
    """The address of a cluster."""
    word = text(value, folder)
    scheme, found, place = word.partition("://")
    host, colon, port = place.rpartition(":")
    if scheme != "dask" or not (found and host and colon and port.isdecimal()):
        raise wrong(f"应当写成 dask://主机:端口，现在是{shown(word)}。")
    return word


def path(value: object, folder: str) -> str:
    """The path of a file, which need not exist."""
    return join(folder, text(value, folder))


def paths(value: object, folder: str) -> tuple[str, ...]:
    """The paths of files or folders, which need not exist."""
    return tuple(join(folder, item) for item in texts(value, folder))


def one_of(known: Collection[str] | Mapping[str, str], what: str) -> Reader:
    """A reader for one of a few fixed values; a mapping's Chinese names are taken as well and give its keys."""
    def read(value: object, folder: str) -> str:
        word = text(value, folder)
        if word in known:
            return word
        called = {name: key for key, name in known.items()} if isinstance(known, Mapping) else {}
        if word in called:
            return called[word]
        raise wrong(f"没有“{word}”这种{what}。{advice(word, [*known, *called])}")

    return read


def kind(value: object, folder: str) -> str:
    """A kind of document that limits are given for."""
    from gongwen_lint.provisions import KINDS

    return one_of(KINDS, "类别")(value, folder)


def genre(value: object, folder: str) -> str:
    """A 文种: one of the words of ``lexicons/genres.tsv``."""
    from gongwen_lint.structure.titles import genres

    word, known = text(value, folder), genres()
    if word not in known:
        statutory = "、".join(genre for genre, row in known.items() if "第八条" in row["source"])
        more = f"法定的有{statutory}；此外有方案、规划、办法、讲话等 {len(known)} 种，见 lexicons/genres.tsv。"
        raise wrong(f"没有“{word}”这种文种。{advice(word, known)}{more}")
    return word


def date(value: object, folder: str) -> str:
    """A date in any of the ways documents write it (or TOML's own), as YYYY-MM-DD, or YYYY-MM where the day is missing."""
    import datetime

    from gongwen_lint.structure.dates import find_date, is_date

    word = value.isoformat() if type(value) is datetime.date else text(value, folder)
    found = find_date(word) if is_date(word) else None
    if found is None:
        raise wrong(f"“{word}”不是日期。请写成 2024-03-29 或 2024年3月29日。")
    return found


def profile(value: object, folder: str) -> str:
    """A profile that exists: the name of a built-in one, in Chinese as well, or the path of a file of the user's own."""
    from gongwen_lint.provisions import called, load_profile

    name = text(value, folder)
    if name in called():
        return called()[name]
    own = join(folder, name)
    if not isfile(own):
        raise wrong(f"没有叫“{name}”的限数，也没有这个文件。{advice(name, called())}")
    load_profile(own)  # refuses what the file may not say
    return own


def rule_words(value: object, folder: str) -> tuple[str, ...]:
    """Codes, beginnings of codes or names of rules, as a list or with commas between them; each must name a rule."""
    from gongwen_lint.filters import names
    from gongwen_lint.rules import all_rules

    words = [word.strip() for item in texts(value, folder) for word in item.replace("，", ",").split(",") if word.strip()]
    if not words and value:
        raise wrong("没有写规则。")
    rules = all_rules()
    for word in words:
        if not any(names(word, rule) for rule in rules):
            close = advice(word, [name for rule in rules for name in (rule.code, rule.name)])
            raise wrong(f"没有“{word}”这条规则。{close}全部规则见 gongwen-lint rule。")
    return tuple(words)


def like(default: int | float | str) -> Reader:
    """A reader for values like ``default``, as the options of rules are.

    A whole number is at least 1, or 0 where the default is 0 (which turns the option off); a default below 1 is a share of
    the whole, and so is every value for it.
    """
    wanted: type | tuple[type, ...]
    wanted, called = {int: (int, "整数"), float: ((int, float), "数"), str: (str, "文字")}[type(default)]
    least = int(isinstance(default, int) and default > 0)
    most = 1 if isinstance(default, float) and default < 1 else sys.maxsize

    def read(value: Any, folder: str) -> int | float | str:
        if not isinstance(value, wanted) or isinstance(value, bool):
            raise wrong(f"应当是{called}，现在是{shown(value)}。")
        if not isinstance(value, str) and not least <= value <= most:
            raise wrong(f"应当{'在 0 和 1 之间' if most == 1 else f'不小于 {least}'}，现在是{shown(value)}。")
        return type(default)(value)

    return read
