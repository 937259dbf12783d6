"""Every rule proves itself: its bad examples are found and quoted, its good ones are left alone."""

import pytest

from gongwen_lint.kernel import lint
from gongwen_lint.provisions import load_profile
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.rules import all_rules
from gongwen_lint.rules.record import Example, Rule
from gongwen_lint.settings import Settings

CASES = [(rule, example) for rule in all_rules() for example in (*rule.bad, *rule.good)]


def found(rule: Rule, example: Example) -> list[str]:
    settings = Settings(load_profile(example.profile), select=(rule.code,), options={rule.code: example.options})
    return [finding.quote for finding in lint(read_plain(example.text.encode(), "例.txt"), settings)]


@pytest.mark.parametrize(("rule", "example"), CASES, ids=[f"{r.code}-{i}" for i, (r, _) in enumerate(CASES)])
def test_examples(rule: Rule, example: Example) -> None:
    quotes = found(rule, example)
    assert len(quotes) == len(example.quotes), quotes
    for quote, part in zip(quotes, example.quotes, strict=True):
        assert part in quote


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_record_is_whole(rule: Rule) -> None:
    assert len(rule.bad) >= 2
    assert len(rule.good) >= 2
    assert all(example.quotes for example in rule.bad)
    assert not any(example.quotes for example in rule.good)
    assert rule.basis
