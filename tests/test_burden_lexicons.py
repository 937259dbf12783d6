"""The tables of burdens, of bodies that are asked and of polarity are whole, sorted and readable, each row findable."""

import re

import pytest

from gongwen_lint.burden.acts import ANY_DOER, ANYBODY, INNOCENT, SUBJECT
from gongwen_lint.burden.parties import LOWER, NOBODY, OUTSIDE, SUPERIOR
from gongwen_lint.burden.patterns import WrongPattern, ends, heads, parse, tails
from gongwen_lint.polarity.markers import CLAUSE, COMMA, DOUBLE, LIST, MODAL, NONE, SENTENCE, WORD, markers
from gongwen_lint.rules import all_rules
from gongwen_lint.tables import table

CODES = {rule.code for rule in all_rules()}
BURDENS = table("burdens")
ACTS = [row for row in BURDENS if row["code"] != SUBJECT]
REACHES = {
    "列举": LIST, "句段": CLAUSE, "到句末": SENTENCE, "到逗号": COMMA, "词": WORD, "语气": MODAL, "反语": DOUBLE, "免": NONE,
}


def shortest(pattern: str) -> str:
    """The shortest text of a pattern, with its first choices."""
    return "".join(part.choices[0] for part in parse(pattern) if part.choices and not part.optional)


def test_burdens_are_whole_sorted_and_without_doubles() -> None:
    assert all(value.strip() == value != "" for row in BURDENS for value in row.values())
    order = [(row["code"], row["pattern"]) for row in BURDENS]
    assert order == sorted(order)
    keys = [(row["code"], row["pattern"], row["who"]) for row in ACTS]
    assert len(set(keys)) == len(keys)


def test_every_code_is_a_rule_and_every_column_has_a_known_word() -> None:
    for row in BURDENS:
        if row["code"] == INNOCENT:
            assert row["who"] == ANYBODY or set(row["who"].split("、")) <= CODES, row
        elif row["code"] == SUBJECT:
            assert row["name"] in CODES, row
        else:
            assert row["code"] in CODES, row
            assert row["who"] in (ANYBODY, ANY_DOER, "下级"), row
        assert row["where"] in ("部署", "各类"), row


@pytest.mark.parametrize("row", ACTS, ids=lambda row: f"{row['code']}-{row['pattern'][:24]}")
def test_every_pattern_finds_its_shortest_text_from_its_first_literal(row: dict[str, str]) -> None:
    text = shortest(row["pattern"])
    assert ends(parse(row["pattern"]), text, 0) == len(text)
    assert any(text.startswith(head) for head in heads(row["pattern"]))
    assert set(heads(row["pattern"])) == set(parse(row["pattern"])[0].choices)
    assert set(tails(row["pattern"])) == set(parse(row["pattern"])[-1].choices)


@pytest.mark.parametrize(
    "pattern", ["", "…3 报送", "报送 …3", "报送 …0 情况", "报送 …91 情况", "报送 …3 …3 情况", "(报送|) 情况", "(报送 情况",
        "报送 [情况]"]
)
def test_what_cannot_be_read_is_refused(pattern: str) -> None:
    with pytest.raises(WrongPattern):
        parse(pattern)


@pytest.mark.parametrize(
    ("pattern", "text", "end"),
    [
        ("(制定|出台) …4 方案", "制定登记方案", 6), ("(制定|出台) …4 方案", "制定全县登记方案", 8), ("(制定|出台) …4 方案",
            "制定全县各站登记方案", None),
        ("制定 …9 方案", "制定细则，报送方案", None), ("制定 ……9 方案", "制定细则，报送方案", 9), ("制定 ……9 方案",
            "制定细则。报送方案", None),
        ("传达 [学习] 精神", "传达精神", 4), ("传达 [学习] 精神", "传达学习精神", 6), ("(通报|通报排名) 结果", "通报排名结果", 6),
    ],
)
def test_gaps_count_characters_and_stop_at_commas_or_stops(pattern: str, text: str, end: int | None) -> None:
    assert ends(parse(pattern), text, 0) == end


def test_parties_are_whole_sorted_and_each_name_stands_once() -> None:
    rows = table("parties")
    assert all(value.strip() == value != "" for row in rows for value in row.values())
    assert {row["side"] for row in rows} == {LOWER, NOBODY, OUTSIDE, SUPERIOR}
    assert rows == tuple(sorted(rows, key=lambda row: (row["side"], row["kind"])))
    names = [name for row in rows for name in row["names"].strip("()").split("|")]
    assert all(names)
    assert len(set(names)) == len(names)


def test_markers_are_whole_sorted_and_each_form_stands_once() -> None:
    rows = table("polarity")
    assert all(value.strip() == value != "" for row in rows for value in row.values())
    order = [(row["stance"], row["reach"], row["form"]) for row in rows]
    assert order == sorted(order)
    assert len({row["form"] for row in rows}) == len(rows)
    assert {row["reach"] for row in rows} == set(REACHES)
    assert all((row["stance"] == "无") == (row["reach"] == "免") for row in rows)


def test_every_marker_is_found_where_it_stands_alone() -> None:
    for row in table("polarity"):
        found = [(marker.stance, marker.reach) for marker in markers(row["form"])]
        assert found == ([] if row["reach"] == "免" else [(row["stance"], row["reach"])]), row["form"]


def test_wording_that_decides_nothing_holds_a_word_that_would() -> None:
    rows = table("polarity")
    deciding = re.compile("|".join(sorted((re.escape(row["form"]) for row in rows if row["reach"] != "免"), key=len,
        reverse=True)))
    idle = [row["form"] for row in rows if row["reach"] == "免" and not deciding.search(row["form"])]
    assert idle == []
