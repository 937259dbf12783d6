"""A profile file of the user's own: the same TOML as the built-in provisions, checked line by line."""

from __future__ import annotations

import tomllib
from pathlib import Path

from gongwen_lint.errors import WrongUsage
from gongwen_lint.nearest import advice, shown
from gongwen_lint.provisions import KINDS, MEASURES, Profile, called, profile_from
from gongwen_lint.rules.record import BINDINGS

_TEXT, _TEXTS, _NUMBER, _TABLES = "文字", "文字列表（如 [\"通知\"]）", "数", "表（写作 [[…]]）"
_HEAD = {
    "document": _TEXT, "date": _TEXT, "source": _TEXT, "inherits": _TEXT, "unbound": _TEXTS, "limit": _TABLES, "article": _TABLES,
}
_LIMIT = {
    "measure": _TEXT, "value": _NUMBER, "kinds": _TEXTS, "titles": _TEXTS, "genres": _TEXTS,
    "article": _TEXT, "binding": _TEXT, "reason": _TEXT,
}
_ARTICLE = {"number": _TEXT, "binding": _TEXT, "gist": _TEXT}


def load_own(name: str) -> Profile:
    """The profile in the file ``name``.

    Raises WrongUsage, in Chinese, with file, key and the nearest right one.
    """
    path = Path(name)
    if not path.is_file():
        raise WrongUsage("unknown-profile", _no_such(name))
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise WrongUsage("bad-profile", f"{name}：不是 UTF-8 编码的文本。请另存为 UTF-8。") from None
    except tomllib.TOMLDecodeError as error:
        from gongwen_lint.toml_errors import spot

        raise WrongUsage("bad-profile", f"{name}：不合 TOML 写法（{spot(error)}）。请检查引号、括号和等号。") from None
    _check(data, name)
    data.setdefault("document", path.stem)
    if "inherits" in data:
        data["inherits"] = called()[data["inherits"]]
    return profile_from(data, path.stem, data["document"])


def _check(data: dict, name: str) -> None:
    _table(data, _HEAD, name, "")
    inherits = data.get("inherits")
    if inherits is not None and inherits not in called():
        raise WrongUsage("bad-profile", f"{name}：inherits 写的是“{inherits}”，没有这套限数。{advice(inherits, called())}")
    for number, row in enumerate(data.get("limit", ()), 1):
        where = f"第{number}个 [[limit]] 的 "
        _table(row, _LIMIT, name, where)
        for key in ("measure", "article", "binding"):
            _needed(row, key, name, where)
        _among(row["measure"], MEASURES, name, where + "measure")
        _among(row["binding"], BINDINGS, name, where + "binding")
        for kind in row.get("kinds", ()):
            _among(kind, KINDS, name, where + "kinds")
        if row.get("value", 1) <= 0:
            raise WrongUsage("bad-profile", f"{name}：{where}value 是 {row['value']}，应当大于 0；不限就不要写 value。")
    for number, row in enumerate(data.get("article", ()), 1):
        where = f"第{number}个 [[article]] 的 "
        _table(row, _ARTICLE, name, where)
        for key in _ARTICLE:
            _needed(row, key, name, where)
        _among(row["binding"], BINDINGS, name, where + "binding")


def _table(row: dict, keys: dict[str, str], name: str, where: str) -> None:
    """Refuse keys that do not exist and values of another type."""
    for key, value in row.items():
        if key not in keys:
            raise WrongUsage("bad-profile", f"{name}：{where}{key} 没有这一项。{advice(key, tuple(keys))}")
        if not _is(value, keys[key]):
            raise WrongUsage("bad-profile", f"{name}：{where}{key} 应当是{keys[key]}，现在是{shown(value)}。")


def _is(value: object, wanted: str) -> bool:
    if wanted is _NUMBER:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if wanted is _TEXT:
        return isinstance(value, str)
    return isinstance(value, list) and all(isinstance(item, dict if wanted is _TABLES else str) for item in value)


def _needed(row: dict, key: str, name: str, where: str) -> None:
    if key not in row:
        raise WrongUsage("bad-profile", f"{name}：{where.removesuffix('的 ')}缺 {key}。")


def _among(value: str, right: tuple[str, ...], name: str, where: str) -> None:
    if value not in right:
        raise WrongUsage("bad-profile", f"{name}：{where} 没有“{value}”。{advice(value, right)}")


def _no_such(name: str) -> str:
    return f"没有叫“{name}”的限数，也没有这个文件。{advice(name, called())}"
