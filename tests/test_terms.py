"""Terms of a long list are found wherever they stand, the longest first, and a row of the list may stand for several."""

import pytest

from gongwen_lint.analysis import terms as terms_module
from gongwen_lint.analysis.patterns import WrongPattern, forms
from gongwen_lint.analysis.terms import Terms


def found(terms: list[str], text: str) -> list[str]:
    return [text[start:end] for start, end in Terms(terms).spans(text)]


@pytest.mark.parametrize(("terms", "text", "hits"), [
    (["登记法", "登记"], "登记法和登记表", ["登记法", "登记"]),
    (["登记表", "表格"], "登记表格", ["登记表", "表格"]),
    (["登记"], "登", []),
    (["登记簿"], "登记", []),
    (["印"], "盖印，印", ["印", "印"]),
    (["印", "盖印"], "盖印", ["印", "盖印"]),
    ([], "登记", []),
    (["登记"], "", []),
])
def test_terms_are_found(terms: list[str], text: str, hits: list[str]) -> None:
    assert sorted(found(terms, text)) == sorted(hits)


@pytest.mark.parametrize("much", [0, 10**9])
def test_terms_within_others_are_found_in_a_little_text_and_in_much(monkeypatch, much: int) -> None:
    monkeypatch.setattr(terms_module, "MUCH", much)
    found = Terms(["登记", "登记表", "记表", "表", "归档", "无"]).found("登记表归登记")
    assert sorted(found) == [(0, "登记"), (0, "登记表"), (1, "记表"), (2, "表"), (4, "登记")]
    assert Terms([]).found("登记") == []


def test_the_automaton_is_built_when_there_is_enough_text_for_it(monkeypatch) -> None:
    monkeypatch.setattr(terms_module, "MUCH", 10)
    terms = Terms(["登记"])
    assert [bool(terms.found("登记表册")) and terms._automaton is not None for _ in range(4)] == [False, False, True, True]


def test_the_time_goes_with_the_text_not_with_the_list() -> None:
    class Counting(str):
        looked = 0

        def __getitem__(self, key: slice) -> str:
            Counting.looked += 1
            return super().__getitem__(key)

    def looks(fill: int, size: int) -> int:
        Counting.looked = 0
        terms = Terms(["登记", *(f"{chr(0x4e00 + at)}{chr(0x5e00 + at)}登记" for at in range(fill))])
        assert len(list(terms.spans(Counting("登记表归档" * size)))) == size
        return Counting.looked

    assert looks(2_000, 10) == looks(20, 10)
    assert looks(20, 1_000) <= 105 * looks(20, 10)


@pytest.mark.parametrize(("term", "every"), [
    ("登记法", ["登记法"]),
    ("登记 (机关|人员)", ["登记人员", "登记机关"]),
    ("登记法 [精神]", ["登记法", "登记法精神"]),
    ("(甲|乙) 级登记 [簿|表]", ["乙级登记", "乙级登记簿", "乙级登记表", "甲级登记", "甲级登记簿", "甲级登记表"]),
])
def test_a_row_stands_for_every_form_it_is_written_for(term: str, every: list[str]) -> None:
    assert sorted(forms(term)) == sorted(every)


@pytest.mark.parametrize("term", ["以 … 为 登记", "登记 <名词>"])
def test_a_row_without_an_end_of_forms_is_refused(term: str) -> None:
    with pytest.raises(WrongPattern):
        forms(term)


@pytest.mark.parametrize("much", [0, 10**9])
def test_terms_apart_do_not_overlap_in_a_little_text_nor_in_much(monkeypatch, much: int) -> None:
    monkeypatch.setattr(terms_module, "MUCH", much)
    text = "登记表归档登记册"
    found = Terms(["登记", "登记表", "记表", "表归", "归档", "无"]).apart(text)
    assert [text[start:end] for start, end in found] == ["登记表", "归档", "登记"]
    assert list(Terms([]).apart("登记")) == []
