"""What passes between the rules and the report: small pure functions over rules and findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from gongwen_lint.document import within

if TYPE_CHECKING:
    from gongwen_lint.report import Finding
    from gongwen_lint.rules.record import Rule


def names(word: str, rule: Rule) -> bool:
    """Whether a word of the user's names the rule: its code, the beginning of its code (in either case), or its name."""
    return rule.name == word or (bool(word) and rule.code.startswith(word.upper()))


def named(rules: Iterable[Rule], words: Iterable[str]) -> set[str]:
    """The codes of the rules that any of the words names."""
    words = tuple(words)
    return {rule.code for rule in rules if any(names(word, rule) for word in words)}


def selected(
    rules: Sequence[Rule], select: Iterable[str] = (), extend: Iterable[str] = (), ignore: Iterable[str] = ()
) -> list[Rule]:
    """The rules that ``select`` names (all where it is empty), with those of ``extend``, without those of ``ignore``."""
    select = tuple(select)
    wanted = named(rules, select) if select else {rule.code for rule in rules}
    wanted |= named(rules, extend)
    wanted -= named(rules, ignore)
    return [rule for rule in rules if rule.code in wanted]


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The findings in the order of the text; at one place by rule."""
    return sorted(findings, key=lambda finding: (finding.span.start, finding.rule, finding.span.end))


def outdone(findings: Iterable[Finding], rules: Iterable[Rule]) -> list[Finding]:
    """The findings without those that stand within one of a rule that says more (``Rule.gives_way``)."""
    findings, gives_way = list(findings), {rule.code: rule.gives_way for rule in rules if rule.gives_way}
    spans = {codes: sorted(f.span for f in findings if f.rule in codes) for codes in gives_way.values()}
    return [f for f in findings if f.rule not in gives_way or not within(f.span, spans[gives_way[f.rule]])]


def distinct(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without those that say the same of the same place again; the first stays."""
    first: dict[tuple[object, ...], Finding] = {}
    for finding in findings:
        first.setdefault((finding.rule, finding.span, finding.message), finding)
    return list(first.values())
