"""Two passages side by side: the same clauses in the same rows, what is other in 〔〕, nothing wider than its column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sources import CLEAR, OTHER, PAY, WATCH, held_against, paper

from gongwen_lint.columns import width
from gongwen_lint.kernel import examine
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.renderers import pieces, renderer
from gongwen_lint.renderers._beside import _READ, COLUMN, ROWS, beside, paired
from gongwen_lint.report import Ended, Summary
from gongwen_lint.settings import Settings

Rows = list[tuple[str, str]]


def rows(mine: str, theirs: str) -> Rows:
    """The rows of two passages in which 〔〕 already stand around what is other."""

    def plain(text: str) -> tuple[str, list[tuple[int, int]]]:
        pieces = text.replace("〕", "〔").split("〔")
        at, spans = 0, []
        for number, piece in enumerate(pieces):
            spans += [(at, at + len(piece))] if number % 2 else []
            at += len(piece)
        return "".join(pieces), spans

    (left, unlike_left), (right, unlike_right) = plain(mine), plain(theirs)
    return beside(left, right, unlike_left, unlike_right)[0]


def side(found: Rows, at: int) -> str:
    return "".join(row[at] for row in found)


def test_what_is_other_is_marked_and_nothing_is_lost() -> None:
    mine, theirs = f"{CLEAR[:6]}〔都〕{CLEAR[6:]}", f"{CLEAR}〔并拍照〕"
    found = rows(mine, theirs)
    assert (side(found, 0), side(found, 1)) == (mine, theirs)


def test_a_mark_that_runs_over_two_clauses_is_closed_in_each() -> None:
    found = rows(f"〔{CLEAR}〕，{WATCH}", f"{PAY[:20]}，{WATCH}")
    assert all(side([row], 0).count("〔") <= 2 for row in found)
    assert side(found, 0).count("〔") == side(found, 0).count("〕")


def row_of(found: Rows, at: int, words: str) -> int:
    return next(number for number, row in enumerate(found) if words in row[at])


@pytest.mark.parametrize(("mine", "theirs"), [
    (f"{CLEAR}，{WATCH}", f"{CLEAR}，〔{PAY}〕，{WATCH}"),
    (f"{CLEAR}，〔{PAY}〕，{WATCH}", f"{CLEAR}，{WATCH}"),
    (f"〔{OTHER}〕，{WATCH}", f"〔{PAY}，{PAY[::-1]}〕，{WATCH}"),
])
def test_the_same_clauses_stand_in_the_same_row(mine: str, theirs: str) -> None:
    found = rows(mine, theirs)
    assert row_of(found, 0, "早晚各记一次") == row_of(found, 1, "早晚各记一次")


def test_a_clause_that_one_side_lacks_leaves_the_other_side_empty() -> None:
    found = rows(f"{CLEAR}。", f"{CLEAR}。〔{PAY}〕。")
    assert ("", "") not in found
    assert any(left == "" and right for left, right in found)


def test_clauses_in_another_order_are_all_shown() -> None:
    clauses = CLEAR.split("，")
    found = rows(CLEAR, "，".join(clauses[::-1]))
    assert sorted(side(found, 0)) == sorted(side(found, 1)) == sorted(CLEAR)


def test_a_long_passage_is_cut_and_says_so() -> None:
    long = "，".join((CLEAR, WATCH, PAY, OTHER) * 4)
    found = beside(long, long.replace("渠", "沟"), (), ())
    assert (len(found.rows), found.before, found.behind) == (ROWS, False, True)
    assert beside(CLEAR, CLEAR, (), ()).behind is False


def test_what_is_the_same_before_the_first_difference_is_left_out() -> None:
    same = "，".join((WATCH, PAY, OTHER))
    for mine, theirs in ((f"{same}，{CLEAR}", f"{same}，按期{CLEAR}"), (f"{same}，按期{CLEAR}", f"{same}，{CLEAR}")):
        unlike = (len(same) + 1, len(same) + 3)
        found = beside(mine, theirs, [unlike] if len(mine) > len(theirs) else [], [] if len(mine) > len(theirs) else [unlike])
        text = "".join(left + right for left, right in found.rows)
        assert found.before
        assert "〔按期〕" in text
        assert WATCH[:10] not in text
        assert CLEAR in side(found.rows, 0)
        assert CLEAR in side(found.rows, 1)


def test_only_what_can_be_shown_is_laid_beside_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    from rapidfuzz.distance import Indel

    given_: list[int] = []
    opcodes = Indel.opcodes
    monkeypatch.setattr(Indel, "opcodes", lambda one, other: given_.append(len(one) * len(other)) or opcodes(one, other))
    beside(CLEAR * 2_000, WATCH * 2_000, (), ())
    assert given_ == [_READ ** 2]


MARKS = "，。；：！？、,;:!?〔〕（）《》“”"


@given(*[st.text(alphabet=st.sampled_from(f"渠闸水a1 \t{MARKS}\x1b\u202e"), max_size=300)] * 2)
def test_no_row_is_wider_than_its_column(mine: str, theirs: str) -> None:
    found = beside(mine, theirs, ((0, 2), (5, 90)), ((3, 120),)).rows
    assert all(width(cell) <= COLUMN + 2 for row in found for cell in row)
    assert all("\t" not in cell for row in found for cell in row)


@pytest.mark.parametrize("end", ["。", "〕。", "》〕）。", "”。"])
def test_closing_marks_at_the_edge_do_not_push_the_columns_apart(end: str) -> None:
    [*_, (left, _)] = rows("渠" * (COLUMN // 2) + end, "")[:1]
    assert width(left) <= COLUMN + 2


def test_a_line_does_not_end_with_an_opening_mark() -> None:
    found = rows("渠" * (COLUMN // 2 - 1) + "〔闸门〕看守", "")
    assert not any(left.endswith("〔") for left, _ in found)


def test_control_characters_are_made_visible() -> None:
    text = "清渠\x1b[2J看闸\u202e结账"
    found = rows(text, text)
    assert side(found, 0) == side(found, 1) == "清渠\\x1b[2J看闸\\u202e结账"


# in the report


def shown(draft: str, other: str) -> str:
    document = read_plain(draft.encode(), "稿.txt")
    report = examine(document, Settings(select=("X001",)), held_against(other))
    return "".join(map(str, pieces(renderer("text"), [report], Ended(Summary()))))


def test_a_passage_word_for_word_is_not_shown_twice() -> None:
    for numbers in ("一二", "三四", ("", "")):
        other = paper(f"{numbers[0]}、{CLEAR}", f"{numbers[1]}、{WATCH}", issuer="定西市水利局")
        text = shown(paper(f"一、{CLEAR}", f"二、{WATCH}"), other)
        assert "对照：一字不差。" in text
        assert "│" not in text


def test_one_with_other_words_stands_beside_its_source() -> None:
    text = shown(paper(CLEAR.replace("入冬", "霜降")), paper(CLEAR, issuer="定西市水利局"))
    assert "对照：不同处在〔〕里，左边是本稿。" in text
    assert "〔霜降〕" in text
    assert "〔入冬〕" in text


def test_one_with_its_clauses_in_another_order_is_not_called_the_same() -> None:
    clauses = CLEAR.split("，")
    text = shown(paper("，".join((clauses[1], clauses[0], clauses[2]))), paper(CLEAR, issuer="定西市水利局"))
    assert "一字不差" not in text
    assert "对照：用字相同，次序不同，左边是本稿。" in text
    assert "│" in text


def test_the_bar_between_the_columns_stands_in_one_column() -> None:
    mine, theirs = f"{CLEAR}、（县里的）〔备案〕。{WATCH}", f"{CLEAR}。{WATCH.replace('早晚', '每日')}"
    text = shown(paper(mine), paper(theirs, issuer="定西市水利局"))
    bars = {width(line.partition("│")[0]) for line in text.splitlines() if "│" in line}
    assert len(bars) == 1


@given(st.text("甲乙丙，。\n", max_size=80), st.text("甲乙丙，。\n", max_size=80))
def test_pair_by_pair_both_texts_are_whole_and_in_order(mine: str, theirs: str) -> None:
    pairs = list(paired(mine, theirs, [5, 9]))
    assert "".join(mine[start:end] for (start, end), _ in pairs) == mine
    assert "".join(theirs[start:end] for _, (start, end) in pairs) == theirs


def test_of_a_passage_of_any_length_each_sentence_stands_beside_its_own() -> None:
    said = [f"第{number}村的水渠由第{number}组清淤，清出的土方运到第{number}号场地。" for number in range(1000)]
    mine, theirs = "".join(said), "".join(said).replace("清淤", "疏浚")
    assert len(mine) > 5 * _READ
    pairs = list(paired(mine, theirs, []))
    assert [mine[slice(*left)] for left, _ in pairs] == said
    assert [theirs[slice(*right)] for _, right in pairs] == [one.replace("清淤", "疏浚") for one in said]


def test_a_paragraph_begins_a_row() -> None:
    mine, theirs = "甲组清渠二、守闸乙组守闸", "甲组清渠二、守闸丙组守闸"
    assert [mine[slice(*left)] for left, _ in paired(mine, theirs, [4, 8])] == ["甲组清渠", "二、守闸", "乙组守闸"]


def test_a_paragraph_without_a_mark_at_its_end_takes_nothing_of_the_next_one() -> None:
    from gongwen_lint.renderers._beside import paired

    lines = ["（三）给新调来的看闸人员安排住处", "（四）老看闸人员，在岗满十年的另发补贴", "（五）夜里值班的人员"]
    theirs = "(三)给新招来的看闸工安排住房(四)老看闸人员，在岗满十年的另发补贴(五)夜里当班的工人"
    starts = [sum(map(len, lines[:count])) for count in range(len(lines))]
    mine = "".join(lines)
    pairs = [(mine[a:b], theirs[c:d]) for (a, b), (c, d) in paired(mine, theirs, starts)]
    assert pairs[0] == (lines[0], "(三)给新招来的看闸工安排住房")
    assert pairs[1][1].startswith("(四)老看闸人员")
