"""Expressions that compile late: same answers as compiled ones, and their guard words right."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import gongwen_lint
from gongwen_lint.expressions import Expression


def guarded() -> Iterator[tuple[str, Expression]]:
    for module in pkgutil.walk_packages(gongwen_lint.__path__, "gongwen_lint."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                for at, expression in enumerate(_inside(value)):
                    if expression.needs:
                        yield f"{module.name}.{name}.{at}", expression


def _inside(value: object) -> Iterator[Expression]:
    if isinstance(value, Expression):
        yield value
    elif isinstance(value, dict | tuple):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _inside(inner)


GUARDED = dict(guarded())


@pytest.mark.parametrize("name", GUARDED)
@settings(max_examples=25, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_match_has_a_word_that_the_expression_needs(name: str, data: st.DataObject) -> None:
    expression = GUARDED[name]
    text = data.draw(st.from_regex(expression.pattern))
    match = re.compile(expression.pattern, expression.flags).search(text)
    assert match is None or any(word in text for word in expression.needs) or not _ours(match[0])


def _ours(text: str) -> bool:
    """Whether the digits of a text are those that its documents are written with."""
    return all(char in "0123456789０１２３４５６７８９" for char in text if char.isdecimal())


@pytest.mark.parametrize("needs", [(), ("年",)])
def test_answers_are_those_of_a_compiled_expression(needs: tuple[str, ...]) -> None:
    for text in ("二〇二四年", "2024年3月，2025年", "没有"):
        plain, late = re.compile(r"\d+年"), Expression(r"\d+年", needs=needs)
        assert late.sub("", text) == plain.sub("", text)
        for method in ("match", "fullmatch", "search"):
            late = Expression(r"\d+年", needs=needs)
            mine, other = getattr(late, method)(text), getattr(plain, method)(text)
            assert (mine and mine.span()) == (other and other.span())
        late = Expression(r"\d+年", needs=needs)
        assert [match[0] for match in late.finditer(text, 1)] == [match[0] for match in plain.finditer(text, 1)]


def test_a_text_without_the_words_is_answered_without_compiling(monkeypatch: pytest.MonkeyPatch) -> None:
    late = Expression(r"\d+年", needs=("年",))
    monkeypatch.setattr(re, "compile", None)
    assert late.search("没有") is None
    assert late.match("没有", 1) is None
    assert list(late.finditer("没有")) == late.findall("没有") == []
    assert late.sub("", "没有") == "没有"
    with pytest.raises(TypeError):
        late.search("2024年")


def test_a_text_without_the_words_is_not_searched_once_compiled_either() -> None:
    late = Expression("[没有]", needs=("年",))  # not a word that every match holds: tells whether a search was made
    assert late.search("没年") is not None
    assert late.search("没有") is None
    assert list(late.finditer("没有")) == []


def test_a_piece_of_a_long_text_is_searched_without_looking_through_the_text() -> None:
    class Text(str):
        def __contains__(self, word: object) -> bool:
            raise AssertionError("looked through")

    late = Expression("[没有]", needs=("年",))
    assert late.match("没年") is not None
    assert late.match(Text("没有"), 1) is not None
