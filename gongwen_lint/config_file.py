"""The configuration file: finding it, and reading it into checked values by key."""

from __future__ import annotations

from collections.abc import Mapping
from os.path import abspath, basename, dirname, isfile, join
from typing import Any

from gongwen_lint import values
from gongwen_lint.errors import WrongUsage
from gongwen_lint.keys import BY_NAME, PER_FILE, RULES
from gongwen_lint.named import NamedTuple
from gongwen_lint.nearest import advice, shown
from gongwen_lint.system import reason

FILE_NAME = "gongwen-lint.toml"
SHARED_FILE = "pyproject.toml"


class FileValues(NamedTuple):
    """What a configuration file sets."""

    values: dict[str, Any]
    """by key, as ``KEYS`` names them"""
    rule_options: dict[str, dict[str, int | float | str]]
    """rule code → option → value"""
    path_ignores: dict[str, tuple[str, ...]]
    """path pattern → rules that are not checked there"""


def find_file(start: str) -> str | None:
    """The nearest gongwen-lint.toml, or pyproject.toml with a table for us, in the folder of ``start`` or above it."""
    folder, below = abspath(start), None
    while folder != below:
        if isfile(own := join(folder, FILE_NAME)):
            return own
        shared = join(folder, SHARED_FILE)
        if isfile(shared) and b"gongwen-lint" in _bytes(shared) and _ours(shared) is not None:
            return shared
        folder, below = dirname(folder), folder
    return None


def read_file(file: str) -> FileValues:
    """What a configuration file sets, checked. Raises WrongUsage with file, key and the nearest right one."""
    if basename(file) != SHARED_FILE:
        return _checked(_tables(file), file)
    ours = _ours(file)
    if ours is None:
        raise WrongUsage("bad-config", f"{file}：里面没有 [tool.gongwen-lint]。")
    return _checked(_table(ours, f"{file}：tool.gongwen-lint"), file)


def _ours(shared: str) -> object:
    """What stands under tool.gongwen-lint in a pyproject.toml; None where there is no such thing."""
    tool = _tables(shared).get("tool")
    return tool.get("gongwen-lint") if isinstance(tool, dict) else None


def _tables(file: str) -> dict[str, object]:
    import tomllib  # most runs have no configuration

    try:
        return tomllib.loads(_bytes(file).decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise WrongUsage("bad-config", f"{file}：配置文件不是 UTF-8 编码。请另存为 UTF-8。") from None
    except tomllib.TOMLDecodeError as error:
        from gongwen_lint.toml_errors import spot

        raise WrongUsage("bad-config", f"{file}：配置文件不合 TOML 写法（{spot(error)}）。请检查引号、括号和等号。") from None


def _bytes(file: str) -> bytes:
    try:
        with open(file, "rb") as stream:
            return stream.read()
    except OSError as error:
        raise WrongUsage("bad-config", f"{file}：配置文件读不了（{reason(error)}）。") from None


def _checked(data: Mapping[str, object], file: str) -> FileValues:
    tables = {name.partition(".")[0] for name in BY_NAME if "." in name}
    tops = [*dict.fromkeys(name.partition(".")[0] for name in BY_NAME), RULES, PER_FILE]
    found = FileValues({}, {}, {})
    for top, value in data.items():
        where = f"{file}：{top}"
        if top not in tops:
            raise WrongUsage("bad-config", f"{where} 没有这一项。{advice(top, tops)}")
        if top in tables:
            known = [name.partition(".")[2] for name in BY_NAME if name.startswith(f"{top}.")]
            for name, inner in _table(value, where).items():
                if name not in known:
                    raise WrongUsage("bad-config", f"{where}.{name} 没有这一项。{advice(name, known)}")
                found.values[f"{top}.{name}"] = take(f"{where}.{name}", BY_NAME[f"{top}.{name}"].read, inner, dirname(file))
        elif top == RULES:
            found.rule_options.update(_rule_options(word, inner, where) for word, inner in _table(value, where).items())
        elif top == PER_FILE:
            for pattern, words in _table(value, where).items():
                found.path_ignores[pattern] = take(f"{where}.\"{pattern}\"", values.rule_words, words, dirname(file))
        else:
            found.values[top] = take(where, BY_NAME[top].read, value, dirname(file))
    return found


def _rule_options(word: str, table: object, where: str) -> tuple[str, dict[str, int | float | str]]:
    """The code of the rule that a table is for, and the options that it sets."""
    from gongwen_lint.rules import all_rules

    called = {name: rule for rule in all_rules() for name in (rule.code, rule.name)}
    if word not in called:
        raise WrongUsage("bad-config", f"{where}.{word} 没有这条规则。{advice(word, called)}")
    defaults = {option.name: option.default for option in called[word].options}
    chosen = {}
    for name, value in _table(table, f"{where}.{word}").items():
        if name not in defaults:
            known = advice(name, defaults) if defaults else "这条规则没有可调的项。"
            raise WrongUsage("bad-config", f"{where}.{word}.{name} 没有这一项。{known}")
        chosen[name] = take(f"{where}.{word}.{name}", values.like(defaults[name]), value, "")
    return called[word].code, chosen


def _table(value: object, where: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise WrongUsage("bad-config", f"{where}：应当是一张表（写作 [表名]），现在是{shown(value)}。")
    return value


def take(where: str, read: values.Reader, value: object, folder: str) -> Any:
    """The value as ``read`` takes it; a refusal says where the value stands."""
    try:
        return read(value, folder)
    except WrongUsage as error:
        raise WrongUsage(error.code, f"{where}：{error.message}") from None
