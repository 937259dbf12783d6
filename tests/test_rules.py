"""Every rule proves itself: its record is whole, its bad examples are found and quoted, its good ones are left alone."""

import re
from collections import Counter

import pytest
from sources import held_against

from gongwen_lint.analysis.context import Context
from gongwen_lint.edits import apply, together
from gongwen_lint.kernel import lint
from gongwen_lint.provisions import articles, documents, load_profile
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.report import Finding
from gongwen_lint.rules import all_rules
from gongwen_lint.rules.record import BINDINGS, SEVERITIES, Example, Rule
from gongwen_lint.settings import Settings

CASES = [(rule, example) for rule in all_rules() for example in (*rule.bad, *rule.good)]
BY_CODE = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
BY_EXAMPLE = pytest.mark.parametrize(("rule", "example"), CASES, ids=[f"{r.code}-{i}" for i, (r, _) in enumerate(CASES)])


def found(rule: Rule, example: Example) -> list[Finding]:
    settings = Settings(load_profile(example.profile), select=(rule.code,), options={rule.code: example.options})
    return lint(read_plain(example.text.encode(), "例.txt"), settings, held_against(*example.against))


@BY_EXAMPLE
def test_examples(rule: Rule, example: Example) -> None:
    quotes = [finding.quote for finding in found(rule, example)]
    assert len(quotes) == len(example.quotes), quotes
    for quote, part in zip(quotes, example.quotes, strict=True):
        assert part in quote


@BY_EXAMPLE
def test_an_example_shows_the_text_once_its_edits_are_made(rule: Rule, example: Example) -> None:
    edits = together(found(rule, example))
    text = read_plain(example.text.encode(), "例.txt").text
    assert (apply(text, edits) if edits else None) == example.mended


@BY_EXAMPLE
def test_a_finding_is_one_sentence_in_chinese_that_quotes_its_place(rule: Rule, example: Example) -> None:
    text = re.sub(r"\s", "", example.text)
    for finding in found(rule, example):
        assert re.search(r"[\u4e00-\u9fff]", finding.message)
        assert finding.message.endswith("。")
        assert finding.message.count("。") == 1
        assert finding.suggestion
        assert re.sub(r"\s", "", finding.quote) in text
        assert finding.basis


def test_codes_are_unique_and_of_a_known_family() -> None:
    codes = [rule.code for rule in all_rules()]
    assert [code for code, times in Counter(codes).items() if times > 1] == []
    assert all(re.fullmatch(r"[DSXJG]\d{3}", code) for code in codes)
    names = [rule.name for rule in all_rules()]
    assert len(set(names)) == len(names)


@BY_CODE
def test_record_is_whole(rule: Rule) -> None:
    assert len(rule.bad) >= 2
    assert len(rule.good) >= 2
    assert all(example.quotes for example in rule.bad)
    assert not any(example.quotes for example in rule.good)
    assert rule.severity in SEVERITIES
    assert rule.summary.endswith("。")
    assert rule.why.endswith("。")
    assert len({option.name for option in rule.options}) == len(rule.options)


@BY_CODE
def test_basis_is_an_article_that_says_so(rule: Rule) -> None:
    assert rule.basis
    for basis in rule.basis:
        assert basis.document in documents()
        article = articles(basis.document)[basis.article]
        assert BINDINGS.index(basis.binding) >= BINDINGS.index(article.binding), "harder than the article's strongest word"


@BY_CODE
def test_every_option_is_used_and_every_one_used_is_told_of(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, option = set(), Context.option

    def recorded(context: Context, name: str) -> int | float | str:
        asked.add(name)
        return option(context, name)

    monkeypatch.setattr(Context, "option", recorded)
    for example in (*rule.bad, *rule.good):
        found(rule, example)
    assert asked == {option.name for option in rule.options}


@BY_CODE
def test_examples_set_only_options_that_exist(rule: Rule) -> None:
    known = {option.name for option in rule.options}
    assert all(set(example.options) <= known for example in (*rule.bad, *rule.good))
