"""The file of a baseline: a line of JSON for what it is, then one for each known finding, in a fixed order."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from gongwen_lint.baseline.marks import WHOLE, Known
from gongwen_lint.errors import WrongUsage
from gongwen_lint.expressions import Expression
from gongwen_lint.nearest import shown
from gongwen_lint.system import reason

_WHAT = "gongwen-lint baseline"
_VERSION = 1
_SALT, _MARK, _RULE = Expression("[0-9a-f]{32}"), Expression("[0-9a-f]{16}"), Expression("[A-Z]+[0-9]+")
_KEYS = {"path", "rule", "marks", "under", "count"}


def written(salt: bytes, files: Mapping[str, Counter[Known]]) -> str:
    """The text of the file."""
    rows = sorted((path, one.rule, one.marks, one.under, count) for path, found in files.items() for one, count in found.items())
    entries = (
        {"path": path, "rule": rule, "marks": [mark for mark in marks if mark != WHOLE], "under": under, "count": count}
        for path, rule, marks, under, count in rows
    )
    return _line({"what": _WHAT, "version": _VERSION, "salt": salt.hex()}) + "".join(map(_line, entries))


def read(file: str) -> str:
    """The text of the file.

    Raises WrongUsage.
    """
    try:
        with open(file, encoding="utf-8-sig") as stream:
            return stream.read()
    except FileNotFoundError:
        raise _refusal(f"{file}：没有这个基线文件。请检查路径，或者用 gongwen-lint baseline create 建一份。") from None
    except OSError as error:
        raise _refusal(f"{file}：基线文件读不了（{reason(error)}）。请检查路径和权限。") from None
    except UnicodeDecodeError:
        raise _refusal(_no_baseline(file)) from None


def parse(text: str, file: str) -> tuple[bytes, dict[str, Counter[Known]]]:
    """The salt, and what is known of each file; lines that stand there twice, as after a merge, count once.

    Raises WrongUsage.
    """
    lines = [line.rstrip("\r") for line in text.split("\n")]  # a name may hold what splitlines takes for an end
    salt = _salt(_object(lines[0]) if lines else None, file)
    files: dict[str, Counter[Known]] = {}
    for number, line in enumerate(lines[1:], 2):
        if not line.strip():
            continue
        entry = _object(line)
        if not _is_entry(entry):
            raise _refusal(f"{file} 第{number}行：不是基线的写法。请删去这一行，再用 gongwen-lint baseline update 重新记。")
        one = Known(entry["rule"], tuple(entry["marks"]) or (WHOLE,), entry["under"])
        found = files.setdefault(entry["path"], Counter())
        found[one] = max(found[one], entry["count"])
    return salt, files


def _line(entry: dict[str, object]) -> str:
    # a name that is no text, as old disks have them, is escaped
    return json.dumps(entry, ensure_ascii=False).encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def _salt(head: Any, file: str) -> bytes:
    if not isinstance(head, dict) or head.get("what") != _WHAT:
        raise _refusal(_no_baseline(file))
    if head.get("version") != _VERSION:
        found = shown(head.get("version")).strip()
        raise _refusal(f"{file}：是别的版本写的基线（{found}），这个版本只认 {_VERSION}。请升级，或者重建一份。")
    salt = head.get("salt")
    if not isinstance(salt, str) or not _SALT.fullmatch(salt):
        raise _refusal(f"{file} 第1行：salt 不对，认不出里面记的问题。请恢复这一行，或者重建一份。")
    return bytes.fromhex(salt)


def _object(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _is_entry(entry: Any) -> bool:
    return (
        isinstance(entry, dict) and entry.keys() == _KEYS
        and isinstance(entry["path"], str) and isinstance(entry["rule"], str) and bool(_RULE.fullmatch(entry["rule"]))
        and isinstance(entry["marks"], list) and all(isinstance(mark, str) and _MARK.fullmatch(mark) for mark in entry["marks"])
        and isinstance(entry["under"], str) and bool(not entry["under"] or _MARK.fullmatch(entry["under"]))
        and isinstance(entry["count"], int) and not isinstance(entry["count"], bool) and entry["count"] > 0
    )


def _no_baseline(file: str) -> str:
    return f"{file}：不是基线文件。请检查路径；基线用 gongwen-lint baseline create 来建。"


def _refusal(message: str) -> WrongUsage:
    return WrongUsage("baseline", message)
