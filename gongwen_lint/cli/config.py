"""``config``: every value in force, and where it is from."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint.cli.options import OUTPUT, Given, Subcommand, configuration, output_options, settings_options
from gongwen_lint.cli.output import write
from gongwen_lint.config import DEFAULT, Configuration
from gongwen_lint.keys import KEYS, PER_FILE, RULES
from gongwen_lint.visible import visible, visible_json


def show(paths: list[str], given: Given) -> None:
    """Print what is in force for a check of a path."""
    in_force = configuration(given, paths[0] if paths else ".")
    write((_json if given.get("--output-format") == "json" else _text)(in_force), given.get(OUTPUT.name))


SUBCOMMAND = Subcommand(
    "看哪些设置在生效，各从哪里来：命令行、配置文件或默认。", "[路径]", 0, 1,
    (*output_options("text", "json"), *settings_options()), show,
)


def _values(configuration: Configuration) -> Iterator[tuple[str, object, str]]:
    """Each key, its value and where that is from."""
    for key in KEYS:
        yield key.name, *configuration.value(key.name)
    for rule in configuration.rules:
        given = configuration.rule_options.get(rule.code, {})
        for option in rule.options:
            origin = str(configuration.file) if option.name in given else DEFAULT
            yield f"{RULES}.{rule.code}.{option.name}", given.get(option.name, option.default), origin
    for pattern, words in configuration.path_ignores.items():
        yield f'{PER_FILE}."{pattern}"', words, str(configuration.file)


def _text(configuration: Configuration) -> Iterator[str]:
    yield f"配置文件：{visible(str(configuration.file)) if configuration.file else '没有'}\n"
    yield f"检查的规则：{'、'.join(rule.code for rule in configuration.rules)}\n\n"
    rows = [(name, _shown(name, value), origin) for name, value, origin in _values(configuration)]
    widest = max(len(name) for name, _, _ in rows)
    for name, value, origin in rows:
        yield f"{visible(name):<{widest}}  {visible(value)}  （{visible(origin)}）\n"


def _shown(name: str, value: object) -> str:
    if value is None or value == ():
        return "按文稿认定" if name.startswith("stated.") else "全部" if name == "select" else "无"
    return "、".join(value) if isinstance(value, tuple) else str(value)


def _json(configuration: Configuration) -> Iterator[str]:
    import json

    values = [
        {"key": name, "value": value if isinstance(value, (int, float, tuple, type(None))) else str(value), "origin": origin}
        for name, value, origin in _values(configuration)
    ]
    shown = {
        "version": 1, "file": str(configuration.file) if configuration.file else None,
        "rules": [rule.code for rule in configuration.rules], "values": values,
    }
    yield visible_json(json.dumps(shown, ensure_ascii=False, indent=2)) + "\n"
