"""The padding map: each of its parts, all together counted once, and how it is told."""

import json

import jsonschema
import pytest
from command import Command
from docx_maker import docx, p
from office import FORMULA, HEAD, PASSED_ON, TOLD, VAGUE, analysed

from gongwen_lint.analysis.padding import Padding, padding_of
from gongwen_lint.counting import count_words
from gongwen_lint.kernel import examine
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.schema import schema
from gongwen_lint.settings import Settings

PARTS = ("lead", "rationale", "safeguards", "said", "vague")
OPENING = "近年来，登记窗口排队的情况较为突出。现将有关事项通知如下。"
GROUND = "登记簿是房屋权属的凭据。"
FULL = (
    f"{HEAD}{OPENING}\n一、重要意义\n{GROUND}\n二、登记时限\n{TOLD}\n{VAGUE}\n三、归档\n{PASSED_ON}\n{TOLD}\n"
    f"四、组织领导\n{FORMULA}\n{TOLD}\n"
    "登记科\n2025年3月1日\n"
)


def of(text: str) -> Padding:
    return padding_of(analysed(text))


def words(*texts: str) -> int:
    return sum(map(count_words, texts))


def stretches(found: Padding) -> list[tuple[str, int, int, int]]:
    return [stretch[:4] for stretch in found.map]


def test_the_lead_is_what_stands_before_the_first_measure() -> None:
    found = of(f"{HEAD}{OPENING}\n{TOLD}\n")
    assert found.lead == found.any == words(OPENING)
    assert stretches(found) == [("lead", 3, 3, words(OPENING))]


def test_a_document_without_a_measure_has_no_lead() -> None:
    assert of(f"{HEAD}{OPENING}\n").lead == 0


def test_groundwork_and_safeguards_count_with_their_headings() -> None:
    found = of(f"{HEAD}一、登记\n{TOLD}\n二、重要意义\n{GROUND}\n三、组织领导\n{TOLD}\n四、归档\n{TOLD}\n")
    assert found.rationale == words("二、重要意义", GROUND)
    assert found.safeguards == words("三、组织领导", TOLD)
    assert found.any == found.rationale + found.safeguards


def test_formulas_and_what_is_passed_on_are_one_part_and_vague_measures_another() -> None:
    found = of(f"{HEAD}{TOLD}\n{FORMULA}\n{PASSED_ON}\n{TOLD}\n{VAGUE}\n{TOLD}\n")
    assert found.said == words(FORMULA, PASSED_ON)
    assert found.vague == words(VAGUE)
    assert stretches(found) == [("said", 4, 5, found.said), ("vague", 7, 7, found.vague)]


def test_what_is_several_of_them_counts_once_in_all() -> None:
    found = of(f"{HEAD}一、登记\n{TOLD}\n二、组织领导\n{FORMULA}\n三、归档\n{TOLD}\n")
    assert found.safeguards == words("二、组织领导", FORMULA)
    assert found.said == words(FORMULA)
    assert found.any == found.safeguards
    assert found.share("any") == found.any / found.body


def test_the_parts_are_those_of_their_stretches_and_never_more_than_the_body() -> None:
    found = of(FULL)
    assert all(getattr(found, what) == sum(stretch.words for stretch in found.map if stretch.what == what) for what in PARTS)
    assert all(getattr(found, what) > 0 for what in PARTS)
    assert max(getattr(found, what) for what in PARTS) <= found.any <= sum(getattr(found, what) for what in PARTS)
    assert found.any < found.body
    assert [stretch.line for stretch in found.map] == sorted(stretch.line for stretch in found.map)


def test_attachments_are_not_part_of_the_map() -> None:
    text = f"{HEAD}{TOLD}\n附件：登记方案\n\n登记科\n2025年3月1日\n\n附件\n登记方案\n{FORMULA}\n{VAGUE}\n"
    assert any(prose.sentence.text == FORMULA for prose in analysed(text).prose)
    assert of(text).any == 0


@pytest.mark.parametrize("text", ["好\n", "。\n", "关于做好登记工作的通知\n"])
def test_a_document_without_text_has_an_empty_map(text: str) -> None:
    found = of(text)
    assert (found.any, found.share("any"), found.map) == (0, 0.0, ())


@pytest.mark.parametrize(("select", "told"), [
    (("S002",), True), (("S003", "D001"), True), (("S005",), True), (("D007", "S001"), False),
])
def test_there_is_none_unless_a_rule_judges_sentences(select: tuple[str, ...], told: bool) -> None:
    found = examine(read_plain(FULL.encode(), "例.txt"), Settings(select=select)).padding
    assert (found is not None) is told
    assert found is None or found == of(FULL)


def test_the_report_tells_it_as_its_schema_says(command: Command) -> None:
    file = command.write("一.txt", FULL)
    for rules, told in (("S002", True), ("D007", False)):
        done = command("check", str(file), "--select", rules, "--output-format", "json", "--fail-on", "never")
        value = json.loads(done.out)
        jsonschema.validate(value, schema("report"), cls=jsonschema.Draft202012Validator)
        padding = value["documents"][0]["padding"]
        assert (padding is not None) is told
        if told:
            expected = of(FULL)
            assert {what: padding[what]["words"] for what in (*PARTS, "any")} == {
                what: getattr(expected, what) for what in (*PARTS, "any")
            }
            assert padding["any"]["share"] == round(expected.share("any"), 3)
            assert padding["map"] == [stretch._asdict() for stretch in expected.map]


def test_the_schema_wants_every_part() -> None:
    value = schema("report")["$defs"]["padding"]
    assert set(value["required"]) == set(Padding._fields)
    assert value["additionalProperties"] is False


def test_stats_tell_the_same(command: Command) -> None:
    file = command.write("一.txt", FULL)
    value = json.loads(command("stats", str(file), "--output-format", "json").out)
    jsonschema.validate(value, schema("stats"), cls=jsonschema.Draft202012Validator)
    expected = of(FULL)
    assert (value.get("documents") or [value])[0]["padding"]["any"]["words"] == expected.any


def test_texts_tell_it_in_words(command: Command) -> None:
    file, found = command.write("一.txt", FULL), of(FULL)
    line = f"去掉重复共 {found.any} 字，占正文的 {found.share('any'):.0%}"
    assert line in command("check", str(file), "--select", "S002", "--fail-on", "never").out
    assert "虚实" not in command("check", str(file), "--select", "D007", "--fail-on", "never").out
    told = command("stats", str(file)).out
    assert line in told
    for stretch in found.map:
        words = f"{stretch.words} 字，“{stretch.opening}……”"
        assert any(f"第{stretch.line}" in row and words in row for row in told.splitlines())


def test_what_is_usual_is_said_of_official_papers_and_of_what_it_was_counted(command: Command) -> None:
    usual = "（在 301 份公开的党政机关文件里，中位数是 13%）"
    for args in (("check", command.write("一.txt", FULL), "--select", "S002"), ("stats", command.write("一.txt", FULL))):
        assert usual in command(*args, "--genre", "通知").out
        assert "中位数" not in command(*args, "--genre", "大纲").out


def test_a_text_with_nothing_of_it_says_so(command: Command) -> None:
    file = command.write("一.txt", f"{HEAD}{TOLD}\n")
    assert "正文没有找到铺垫、套话、照转和空泛的措施" in command("stats", str(file)).out


def test_a_word_file_has_the_same_map(command: Command) -> None:
    file = command.folder / "一.docx"
    file.write_bytes(docx("".join(map(p, FULL.splitlines()))))
    done = command("check", str(file), "--select", "S002", "--output-format", "json", "--fail-on", "never")
    padding, expected = json.loads(done.out)["documents"][0]["padding"], of(FULL)
    assert {what: padding[what]["words"] for what in PARTS} == {what: getattr(expected, what) for what in PARTS}
