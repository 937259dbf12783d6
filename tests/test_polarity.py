"""What a sentence imposes, prohibits, limits, allows, encourages, reports, quotes or only sets as a condition."""

import re
from collections import Counter
from pathlib import Path

import pytest

from gongwen_lint.polarity.markers import markers
from gongwen_lint.polarity.stances import CONDITION, IMPOSE, REPORT, governing, stances

LINES = (Path(__file__).parent / "polarity.tsv").read_text("utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if line[0] != "#"][1:]


def clauses() -> list[tuple[str, str, int, int, str]]:
    """Construction, sentence, start, end and stance of every marked clause."""
    found = []
    for construction, marked, stance in ROWS:
        text = re.sub("[〔〕]", "", marked)
        for number, part in enumerate(re.finditer(r"〔([^〔〕]+)〕", marked)):
            start = part.start() - 2 * number
            found.append((construction, text, start, start + len(part[1]), stance))
    return found


CLAUSES = clauses()


@pytest.mark.parametrize(("construction", "text", "start", "end", "stance"), CLAUSES, ids=[f"{c[0]}-{i}" for i,
    c in enumerate(CLAUSES)])
def test_stance(construction: str, text: str, start: int, end: int, stance: str) -> None:
    stretches = stances(text)
    assert governing(stretches, start, end).stance == stance, [(s.stance, text[s.start:s.end]) for s in stretches]


def test_there_are_three_hundred_clauses_and_five_of_every_construction() -> None:
    assert len(CLAUSES) >= 300
    assert len({(text, start) for _, text, start, _, _ in CLAUSES}) == len(CLAUSES)
    assert min(Counter(construction for construction, *_ in CLAUSES).values()) >= 4


@pytest.mark.parametrize("text", sorted({text for _, text, *_ in CLAUSES}))
def test_the_stretches_cover_the_sentence_in_order(text: str) -> None:
    stretches = stances(text)
    assert [s.start for s in stretches] == [0, *(s.end for s in stretches[:-1])]
    assert stretches[-1].end == len(text)
    assert all(s.start < s.end for s in stretches)


@pytest.mark.parametrize("text", ["", "，，。", "。不得", "要", "不得", "《登记", "“不得报送", "的，"])
def test_odd_texts_are_covered_too(text: str) -> None:
    assert "".join(text[s.start:s.end] for s in stances(text)) == text


def test_a_heading_asks_for_nothing_unless_a_word_says_so() -> None:
    assert stances("登记工作的主要任务", heading=True)[0].stance == CONDITION
    assert stances("建立登记台账", heading=False)[0].stance == IMPOSE
    assert governing(stances("减少登记报表", heading=True), 2, 6).stance == "limit"


def test_in_a_report_what_no_word_decides_has_been_done() -> None:
    text = "建立登记台账。下一步要每月报送。"
    stretches = stances(text, reports=True)
    assert governing(stretches, 0, 6).stance == REPORT
    assert governing(stretches, text.index("每月"), len(text) - 1).stance == IMPOSE


def test_force_is_must_or_should() -> None:
    assert governing(stances("各县要报送登记表"), 3, 7).force == "must"
    assert governing(stances("一般不报送登记表"), 3, 7).force == "should"
    assert governing(stances("报送登记表"), 0, 4).force is None


def test_words_that_only_look_like_one_decide_nothing() -> None:
    assert markers("重要的不动产登记可能不断增加") == []


def test_markers_grow_with_the_text_and_no_faster() -> None:
    text = "不得层层开会，但各县要报送登记表。"
    assert len(markers(text * 50)) == 50 * len(markers(text))
    assert len(stances(text * 50)) <= 50 * len(stances(text))
