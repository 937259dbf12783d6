"""``rule``: what a rule finds, why, what it rests on, its options and examples: its page in docs/rules/."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint.cli.options import OUTPUT, Given, Option, Subcommand, output_options
from gongwen_lint.cli.output import write
from gongwen_lint.errors import WrongUsage
from gongwen_lint.filters import names
from gongwen_lint.nearest import advice
from gongwen_lint.renderers import _words as words
from gongwen_lint.rules import all_rules
from gongwen_lint.rules.record import Rule
from gongwen_lint.rules_page import page


def show(asked: list[str], given: Given) -> None:
    """Print the rules asked for.

    Raises WrongUsage where both one and all are.
    """
    if asked and _ALL.name in given:
        raise WrongUsage("usage", f"写了“{asked[0]}”，就不要再写 --all。")
    rules = _named(asked[0]) if asked else all_rules()
    output = given.get(OUTPUT.name)
    if given.get("--output-format") == "json":
        write(_json(rules), output)
    elif asked or _ALL.name in given:
        write(["\n".join(map(page, rules))], output)
    else:
        write((f"{rule.code}  {words.SEVERITIES[rule.severity]}  {rule.name}：{rule.summary}\n" for rule in rules), output)


_ALL = Option("--all", "看全部规则的说明")
SUBCOMMAND = Subcommand(
    "看一条规则的说明；不写规则就列出全部规则，每条一行。", "[规则]", 0, 1, (_ALL, *output_options("text", "json")), show,
)


def _named(word: str) -> tuple[Rule, ...]:
    """The rule of that code or name; of the beginning of a code, all that begin so."""
    found = tuple(rule for rule in all_rules() if names(word, rule))
    if not found:
        known = [name for rule in all_rules() for name in (rule.code, rule.name)]
        raise WrongUsage("unknown-rule", f"没有“{word}”这条规则。{advice(word, known)}全部规则见 gongwen-lint rule。")
    return found


def _json(rules: tuple[Rule, ...]) -> Iterator[str]:
    import json

    from gongwen_lint.renderers._objects import rule_object

    yield json.dumps({"version": 1, "rules": [rule_object(rule) for rule in rules]}, ensure_ascii=False, indent=2) + "\n"
