"""The words that tell what a heading announces."""

import pytest

from gongwen_lint.analysis.headings import ATTENDANT, RATIONALE, SAFEGUARDS, TARGET, outermost, part_of, words_of
from gongwen_lint.provisions import articles, documents
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.structure import analyse
from gongwen_lint.structure.outline import Outline
from gongwen_lint.tables import table

ROWS = table("headings")


def test_words_are_sorted_and_unique() -> None:
    words = [row["phrase"] for row in ROWS]
    assert words == sorted(words)
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["phrase"])
def test_each_word_says_its_part_and_why(row: dict[str, str]) -> None:
    assert row["part"] in (RATIONALE, SAFEGUARDS, ATTENDANT, TARGET)
    assert part_of(f"三、{row['phrase']}") == row["part"]
    document, article = row["source"].split()
    assert article in articles(document)
    assert document in documents()
    assert row["reason"]


@pytest.mark.parametrize(("heading", "part"), [
    ("一、深刻认识登记工作的重大意义", RATIONALE),
    ("（一）指导思想", RATIONALE),
    ("二、指导思想和主要目标", TARGET),
    ("五、切实加强组织领导", SAFEGUARDS),
    ("三、宣传登记办法", ATTENDANT),
    ("二、登记时限", None),
])
def test_part_of_a_heading(heading: str, part: str | None) -> None:
    assert part_of(heading) == part


def test_words_of_the_title_say_nothing_in_a_heading() -> None:
    assert part_of("二、组织领导情况") == SAFEGUARDS
    assert part_of("二、组织领导情况", "关于加强组织领导的报告") is None


def outline(text: str) -> Outline:
    return analyse(read_plain(f"关于做好登记工作的通知\n各科室：\n{text}".encode(), "例.txt"))


def test_a_section_inside_another_of_its_part_counts_once() -> None:
    found = outline("一、保障措施\n（一）组织领导\n主任负责。\n二、登记时限\n当日登记。\n三、工作要求\n按时登记。")
    assert [section.title for section in outermost(found, SAFEGUARDS)] == ["一、保障措施", "三、工作要求"]


def test_what_turns_to_something_else_does_not_count() -> None:
    found = outline("一、保障措施\n（一）组织领导\n主任负责。\n（二）添置设备\n购置三台。\n二、登记时限\n当日登记。")
    (section,) = outermost(found, SAFEGUARDS)
    assert words_of(found, section) == 6 + 7 + 5  # 一、保障措施 （一）组织领导 主任负责。
    found = outline("一、总体要求\n（一）指导思想\n便民。\n（二）主要目标\n到2027年全部登记。\n二、登记时限\n当日登记。")
    (section,) = outermost(found, RATIONALE)
    assert words_of(found, section) == 6 + 7 + 3
