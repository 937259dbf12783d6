"""``rule``: what a rule finds, why, what it rests on, its options and examples, all from its record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from gongwen_lint.cli import options
from gongwen_lint.cli.output import write
from gongwen_lint.errors import WrongUsage
from gongwen_lint.filters import names
from gongwen_lint.nearest import advice
from gongwen_lint.renderers import _words as words
from gongwen_lint.rules import all_rules
from gongwen_lint.visible import shortened

if TYPE_CHECKING:
    from gongwen_lint.rules.record import Example, Rule

_LINE, _LINES = 100, 8
"""characters of a line and lines of an example that are shown"""


@options.command("看一条规则的说明；不写规则就列出全部规则，每条一行。")
@click.argument("word", required=False, metavar="[规则]")
@click.option("--all", "everything", is_flag=True, help="看全部规则的说明")
@options.output("text", "json")
def command(word: str | None, everything: bool, output_format: str, output: str | None) -> None:
    """Print the rules asked for."""
    rules = all_rules() if word is None else _named(word)
    if output_format == "json":
        write(_json(rules), output)
    else:
        write(_pages(rules) if everything or word is not None else _list(rules), output)


def _named(word: str) -> tuple[Rule, ...]:
    """The rule of that code or name; of the beginning of a code, all that begin so."""
    found = tuple(rule for rule in all_rules() if names(word, rule))
    if not found:
        known = [name for rule in all_rules() for name in (rule.code, rule.name)]
        raise WrongUsage("unknown-rule", f"没有“{word}”这条规则。{advice(word, known)}")
    return found


def _list(rules: tuple[Rule, ...]) -> Iterator[str]:
    for rule in rules:
        yield f"{rule.code}  {words.SEVERITIES[rule.severity]}  {rule.name}：{rule.summary}\n"


def _pages(rules: tuple[Rule, ...]) -> Iterator[str]:
    yield "\n\n".join("\n".join(_page(rule)) for rule in rules) + "\n"


def _page(rule: Rule) -> Iterator[str]:
    yield f"{rule.code} {rule.name}（{words.SEVERITIES[rule.severity]}）"
    yield f"\n{rule.summary}\n\n{rule.why}"
    if rule.basis:
        yield "\n依据："
        yield from (f"  {words.basis(basis)}" for basis in rule.basis)
    if rule.options:
        yield f"\n可调的项（写在配置文件的 [rules.{rule.code}] 里）："
        yield from (f"  {option.name} = {option.default!r}  {option.meaning}" for option in rule.options)
    for title, examples in (("会指出：", rule.bad), ("不会指出：", rule.good)):
        yield f"\n{title}"
        for example in examples:
            yield from _example(example)


def _example(example: Example) -> Iterator[str]:
    lines = [shortened(line, _LINE) for line in example.text.split("\n")]
    if len(lines) > _LINES:
        lines[_LINES - 2:-1] = ["……"]
    yield f"  · {lines[0]}"
    yield from (f"    {line}" for line in lines[1:])
    if example.quotes:
        yield f"    指出：{'；'.join(f'“{quote}”' for quote in example.quotes)}"
    set_apart = [f"{name} = {value!r}" for name, value in example.options.items()]
    if example.profile != "central":
        set_apart.append(f"profile = {example.profile!r}")
    if set_apart:
        yield f"    设置：{'，'.join(set_apart)}"


def _json(rules: tuple[Rule, ...]) -> Iterator[str]:
    import json

    from gongwen_lint.renderers._objects import rule_object

    yield json.dumps({"version": 1, "rules": [rule_object(rule) for rule in rules]}, ensure_ascii=False, indent=2) + "\n"
