"""How a copied passage is told: its quotes, its lines in the source, and the marks on what is other."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from sources import CLEAR, OTHER, PAY, WATCH, held_against, paper, source, stream

from gongwen_lint.copying.stream import Stream
from gongwen_lint.copying.told import unlike
from gongwen_lint.document import Span
from gongwen_lint.kernel import lint
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.report import Finding
from gongwen_lint.settings import Settings

X001 = Settings(select=("X001",))


def told(draft: str, *others: str) -> list[Finding]:
    return lint(read_plain(draft.encode(), "稿.txt"), X001, held_against(*others))


def test_the_quote_of_the_source_stands_in_its_lines() -> None:
    other = paper(OTHER, f"一、{CLEAR}", f"二、{WATCH}", issuer="定西市水利局")
    [finding] = told(paper(CLEAR, WATCH), other)
    [related] = finding.related
    assert (related.line, related.end_line) == (4, 5)
    assert related.quote == f"{CLEAR}。二、{WATCH}"
    assert related.quote in "".join(other.split("\n")[3:5])
    assert related.title == "定西市水利局关于做好渠道清淤工作的通知"


def test_where_in_its_source_a_passage_stands_is_counted_in_characters() -> None:
    other = paper(OTHER, WATCH, issuer="定西市水利局")
    [finding] = told(paper(WATCH), other)
    start, end = finding.related[0].reach or (0, 0)
    size = len(other.rstrip())
    assert other[round(start * size):round(end * size)].startswith(WATCH)


def test_what_is_other_is_marked_on_both_sides() -> None:
    mine = CLEAR.replace("水利站", "水务所").replace("清运", "").replace("的", "")
    [finding] = told(paper(mine), paper(CLEAR, issuer="定西市水利局"))
    [related] = finding.related
    assert [finding.quote[start:end] for start, end in related.unlike_here or ()] == ["务所"]
    assert [related.quote[start:end] for start, end in related.unlike or ()] == ["利站", "的", "清运"]


def test_the_number_of_an_item_is_not_taken_for_what_is_other() -> None:
    mine, theirs = (f"一、{CLEAR}。\n二、{level}级闸门的{WATCH}" for level in "二三")
    [finding] = told(paper(mine), paper(theirs.replace("二、", "五、"), issuer="定西市水利局"))
    [related] = finding.related
    [(start, end)] = related.unlike_here or ()
    assert (finding.quote[start:end], finding.quote[start - 2:start]) == ("二", "二、")
    assert [related.quote[start:end] for start, end in related.unlike or ()] == ["三"]


def test_a_unit_that_was_exchanged_counts_as_the_same_and_is_marked() -> None:
    [finding] = told(paper(f"全县{CLEAR}"), paper(f"全省{CLEAR}", issuer="定西市水利局"))
    [related] = finding.related
    assert finding.score == 1
    assert [related.quote[start:end] for start, end in related.unlike or ()] == ["省"]


@given(st.lists(st.tuples(st.sampled_from("渠闸，。 "), st.booleans()), max_size=30))
def test_marks_hold_what_is_other_and_nothing_that_is_the_same(chars: list[tuple[str, bool]]) -> None:
    quote = "".join(char for char, _ in chars)
    made = stream(quote)
    marked = unlike(made, Span(0, len(quote)), quote, 0, [same for char, same in chars if char in "渠闸"])
    places = {at for start, end in marked for at in range(start, end)}
    assert all((at in places) is not same for at, (char, same) in enumerate(chars) if char in "渠闸")
    assert all(before[1] < behind[0] for before, behind in pairwise(marked))


def test_marks_pass_over_what_the_quote_leaves_out() -> None:
    text = "清淤\n— 1 —\n1号 闸"
    [(start, end)] = unlike(Stream(text, ((0, 2), (9, 13))), Span(0, 13), "清淤1号 闸", 0, [True, True, True, True, False])
    assert "清淤1号 闸"[start:end] == "闸"


@given(st.randoms(use_true_random=False))
def test_whatever_is_planted_the_quotes_are_what_stands_at_the_places(drawn: random.Random) -> None:
    said = drawn.sample([CLEAR, WATCH, PAY, OTHER], 3)
    edited = ["".join(char for char in one if drawn.random() > 0.03) for one in said]
    drawn.shuffle(edited)
    document = read_plain(paper(*edited).encode(), "稿.txt")
    other = source(paper(*said, issuer="定西市水利局"), "上位文件1.txt")
    lines = other.text.split("\n")
    for finding in lint(document, X001, held_against(paper(*said, issuer="定西市水利局"))):
        assert finding.quote == document.quote(finding.span)
        [related] = finding.related
        assert related.quote in "".join(lines[related.line - 1:related.end_line])
        for quote, marks in ((finding.quote, related.unlike_here), (related.quote, related.unlike)):
            assert all(0 <= start < end <= len(quote) for start, end in marks or ())
