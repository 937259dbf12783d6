"""The lists of vague words, modifiers and slogans hold what they say: whole, sorted, without doubles, each entry found."""

import re

import pytest

from gongwen_lint.analysis.literals import Literals, spelled
from gongwen_lint.analysis.modifiers import ALONE, STACKED
from gongwen_lint.analysis.slogans import lexicon
from gongwen_lint.analysis.vague import KINDS
from gongwen_lint.kernel import lint
from gongwen_lint.lexicons import boilerplate, protected_terms
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.settings import Settings
from gongwen_lint.tables import table

FIXED = "固定用法"
ORDERS = {
    "vague": ("pattern", (*KINDS, FIXED)),
    "modifiers": ("term", (*ALONE, STACKED, FIXED)),
    "slogans": ("form", ("句式", "三字格", "四字格", "动词", "宾语", FIXED)),
}


def rows(name: str, *kinds: str) -> list[str]:
    return [row[ORDERS[name][0]] for row in table(name) if row["kind"] in kinds]


def quotes(text: str, code: str, options: dict) -> list[str]:
    document = read_plain(f"关于做好登记工作的通知\n各科室：\n县财政局印制登记簿。\n{text}".encode(), "例.txt")
    return [finding.quote for finding in lint(document, Settings(select=(code,), options={code: options}))]


@pytest.mark.parametrize("name", ORDERS)
def test_rows_are_whole_sorted_and_without_doubles(name: str) -> None:
    column, kinds = ORDERS[name]
    assert all(row[part].strip() == row[part] != "" for row in table(name) for part in (column, "kind", "reason", "source"))
    order = [(kinds.index(row["kind"]), row[column]) for row in table(name)]
    assert order == sorted(order)
    assert len(set(order)) == len(order)
    assert {row["kind"] for row in table(name)} == set(kinds)


@pytest.mark.parametrize(("name", "kinds"), [
    ("vague", KINDS), ("modifiers", (*ALONE, STACKED)), ("slogans", ("三字格", "四字格")),
])
def test_no_entry_holds_a_protected_term(name: str, kinds: tuple[str, ...]) -> None:
    texts = [text for row in rows(name, *kinds) for text in spelled(row)]
    assert not [(term, text) for text in texts for term in protected_terms() if term in text]


@pytest.mark.parametrize("pattern", rows("vague", *KINDS))
def test_every_vague_word_is_found(pattern: str) -> None:
    for text in spelled(pattern):
        found = quotes(f"{text}应做好登记。", "S006", {"density": 0.0, "least": 1})
        assert any(text in quote for quote in found), text


def test_every_fixed_use_holds_what_would_else_be_found() -> None:
    """An entry that shields nothing would only make the list longer."""
    for name, kinds in (("vague", KINDS), ("modifiers", (*ALONE, STACKED))):
        found = Literals(rows(name, *kinds))
        idle = [text for row in rows(name, FIXED) for text in spelled(row) if not list(found.search(text))]
        assert idle == [], name


@pytest.mark.parametrize("term", rows("modifiers", *ALONE, STACKED))
def test_every_modifier_counts_in_a_stack(term: str) -> None:
    other = "切实" if term != "切实" else "扎实"
    assert quotes(f"要{other}{term}推进登记。", "S010", {}) == [other + term]


@pytest.mark.parametrize("phrase", rows("slogans", "三字格", "四字格"))
def test_every_set_phrase_counts_in_a_run(phrase: str) -> None:
    others = ("重实干", "务实功") if len(phrase) == 3 else ("埋头苦干", "攻坚克难")
    assert quotes(f"要{'、'.join((*others, phrase))}，当日登记。", "S009", {}) == ["、".join((*others, phrase))]


def test_every_verb_and_object_makes_a_slogan() -> None:
    words = lexicon()
    for text in (*(verb + "责任" for verb in words.verbs), *("强化" + thing for thing in words.objects)):
        assert quotes(f"要埋头苦干、攻坚克难、{text}，当日登记。", "S009", {}) == [f"埋头苦干、攻坚克难、{text}"]


@pytest.mark.parametrize("form", rows("slogans", "句式"))
def test_every_frame_makes_a_run(form: str) -> None:
    for choice in range(form.count("|") + 1):
        text = re.sub(r"\(([^()]*)\)", lambda found, at=choice: found[1].split("|")[min(at, found[1].count("|"))], form)
        run = "，".join(re.sub(r"~\d*", word, text) for word in ("登记", "核对", "归档"))
        assert quotes(f"{run}。", "S009", {}) == [run]


def test_slogans_do_not_repeat_the_boilerplate() -> None:
    known = {entry.pattern for entry in boilerplate() if entry.category == "口号四字格"}
    assert [phrase for phrase in rows("slogans", "四字格") if phrase in known] == []


def test_what_is_fixed_is_no_slogan() -> None:
    for term in rows("slogans", FIXED):
        assert quotes(f"{term}，要埋头苦干、攻坚克难、真抓实干。", "S009", {}) == []
