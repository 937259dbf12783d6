"""The sentences that can be empty: which there are, where each stands, and which stands directly behind another."""

import pytest
from office import HEAD, analysed, understood

from gongwen_lint.analysis.headings import RATIONALE, SAFEGUARDS, TARGET
from gongwen_lint.analysis.prose import Prose
from gongwen_lint.readers import read_bytes

FIRST, SECOND = "登记表由窗口负责人当日核对并签字，次日交档案室。", "档案室按月把登记表装订成册，年底移交县档案馆。"
ATTACHED = (
    f"{HEAD}{FIRST}\n附件：登记工作方案\n\n登记科\n2025年3月1日\n\n附件\n登记工作方案\n一、工作步骤\n{FIRST}\n"
    f"（一）登记时限\n{SECOND}\n1.登记要求\n{FIRST}\n"
)


def of(text: str) -> tuple[Prose, ...]:
    return analysed(text).prose


def texts(text: str) -> list[str]:
    return [found.sentence.text for found in of(text)]


def test_the_sentences_of_the_body_in_order() -> None:
    assert texts(f"{HEAD}{FIRST}{SECOND}\n{FIRST}\n登记科\n2025年3月1日\n") == [FIRST, SECOND, FIRST]


@pytest.mark.parametrize("note", [
    "（责任单位：登记科）", "(责任单位：登记科)", "（登记科牵头，档案室配合）", "（牵头单位：甲）（配合单位：乙）",
    "（责任单位：登记科；完成时限：2025年6月底）",
])
def test_a_note_on_who_answers_is_trimmed_and_parts_nothing(note: str) -> None:
    for between in (note, f"{note}\n", f"\n{note}\n"):
        found = of(f"{HEAD}{FIRST}{between}{SECOND}\n")
        assert [sentence.sentence.text for sentence in found] == [FIRST, SECOND]
        assert [sentence.follows for sentence in found] == [False, True]


def test_a_trimmed_sentence_stands_where_it_stands() -> None:
    found = analysed(f"{HEAD}{FIRST}（责任单位：登记科）{SECOND}\n")
    assert [found.document.quote(sentence.sentence.span) for sentence in found.prose] == [FIRST, SECOND]


@pytest.mark.parametrize("bracket", ["（以下简称登记表）", "（一）", "（详见附件）"])
def test_another_bracket_is_text(bracket: str) -> None:
    assert "".join(texts(f"{HEAD}{FIRST}{bracket}{SECOND}\n")) == f"{FIRST}{bracket}{SECOND}"


def test_headings_in_attachments_are_left_out_and_part_what_stands_around_them() -> None:
    found = of(ATTACHED)
    assert all(sentence.sentence.block.role == "attachment" for sentence in found[-3:])
    assert [sentence.sentence.text for sentence in found[-3:]] == [FIRST, SECOND, FIRST]
    assert not {"一、工作步骤", "（一）登记时限", "1.登记要求"} & {sentence.sentence.text for sentence in found}
    assert not any(sentence.follows for sentence in found[-3:])


def test_a_numbered_sentence_with_a_pause_is_no_heading() -> None:
    attached = ATTACHED.replace("1.登记要求", "1.登记表要当日核对，不得过夜。")
    assert "1.登记表要当日核对，不得过夜。" in texts(attached)


@pytest.mark.parametrize(("heading", "part"), [
    ("登记时限", None), ("重要意义", RATIONALE), ("组织领导", SAFEGUARDS), ("主要目标", TARGET),
])
def test_the_part_is_what_the_heading_announces(heading: str, part: str | None) -> None:
    found = of(f"{HEAD}一、受理\n{FIRST}\n二、{heading}\n{SECOND}\n三、归档\n{FIRST}\n")
    assert [sentence.part for sentence in found] == [None, part, None]


def test_a_lower_heading_that_says_nothing_belongs_to_the_one_above() -> None:
    found = of(f"{HEAD}一、受理\n{FIRST}\n二、组织保障\n（一）窗口\n{SECOND}\n")
    assert [sentence.part for sentence in found] == [None, SAFEGUARDS]


def test_the_place_runs_from_the_beginning_to_the_end() -> None:
    places = [sentence.place for sentence in of(HEAD + f"{FIRST}\n" * 40)]
    assert places == sorted(places)
    assert 0.0 < places[0] < 0.05
    assert 0.95 < places[-1] < 1.0


@pytest.mark.parametrize("between", ["二、归档\n", "（二）归档。"])
def test_a_sentence_behind_a_heading_follows_nothing(between: str) -> None:
    found = of(f"{HEAD}一、受理\n{FIRST}\n{between}{SECOND}\n")
    assert [sentence.sentence.text for sentence in found] == [FIRST, SECOND]
    assert [sentence.follows for sentence in found] == [False, False]


def test_a_sentence_behind_a_table_follows_nothing_and_cells_are_no_sentences() -> None:
    text = f"# 关于做好登记工作的通知\n\n{FIRST}\n\n|甲|乙|\n|---|---|\n|丙|{SECOND}|\n\n{SECOND}\n"
    found = understood(read_bytes(text.encode(), "例.md")).prose
    assert [sentence.sentence.text for sentence in found] == [FIRST, SECOND]
    assert [sentence.follows for sentence in found] == [False, False]


@pytest.mark.parametrize("text", ["好\n", "关于做好登记工作的通知\n", "。\n", f"{HEAD}（责任单位：登记科）\n"])
def test_a_text_without_a_sentence_has_none(text: str) -> None:
    assert of(text) == ()


ASKED = "登记表要由窗口负责人当日核对并签字，不清楚的地方打电话问清，次日交到档案室"
TITLED = "加强登记表核对签字和移交保管工作，确保登记表当日签字、次日移交、按月装订"


def test_a_numbered_provision_without_a_title_is_a_sentence() -> None:
    text = f"{HEAD}一、{ASKED}。\n二、{FIRST}{SECOND}\n三、{ASKED}。{SECOND}\n"
    assert texts(text) == [f"一、{ASKED}。", SECOND, f"三、{ASKED}。", SECOND]
    assert [found.follows for found in of(text)] == [False, False, False, True]


@pytest.mark.parametrize("behind", ["\n", f"。{SECOND}\n"])
def test_a_long_title_is_none(behind: str) -> None:
    assert f"一、{TITLED}" not in "".join(texts(f"{HEAD}一、{TITLED}{behind}{FIRST}\n二、归档\n{SECOND}\n"))


def test_a_numbered_provision_stands_where_it_stands() -> None:
    found = analysed(f"{HEAD}　　一、{ASKED}。\n　　二、{ASKED}；\n")
    assert [found.document.quote(one.sentence.span) for one in found.prose] == [f"一、{ASKED}。", f"二、{ASKED}；"]
