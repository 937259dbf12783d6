"""docs/rules/ says what the records say."""

from pathlib import Path

import pytest
from command import Command

from gongwen_lint.rules import all_rules
from gongwen_lint.rules_page import main, pages

FOLDER = Path(__file__).parent.parent / "docs" / "rules"
MEND = "请运行：python -m gongwen_lint.rules_page docs/rules"


def test_there_is_a_page_for_each_rule_and_no_other() -> None:
    assert {path.name for path in FOLDER.glob("*.md")} == set(pages()), MEND


@pytest.mark.parametrize("name", pages())
def test_page_is_what_the_record_says(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == pages()[name], MEND


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_page_shows_all_of_the_record(rule) -> None:
    text = pages()[f"{rule.code}.md"]
    for part in (rule.name, rule.summary, rule.why, *(option.name for option in rule.options)):
        assert part in text
    assert text.count("```text") == sum(1 + len(example.against) for example in (*rule.bad, *rule.good))
    assert text.count("\n- ") == len(rule.basis)


def test_the_index_names_every_rule() -> None:
    index = pages()["README.md"]
    assert all(f"[{rule.code}]({rule.code}.md)" in index for rule in all_rules())


def test_pages_of_rules_that_are_gone_are_taken_away(tmp_path: Path) -> None:
    (tmp_path / "D999.md").write_text("旧", encoding="utf-8")
    main(str(tmp_path))
    assert {path.name for path in tmp_path.iterdir()} == set(pages())


def test_the_command_shows_one_rule_a_family_or_all_as_their_pages_and_lists_them_line_by_line(command: Command) -> None:
    shown = {file.stem: file.read_text(encoding="utf-8") for file in FOLDER.glob("[A-Z]*[0-9].md")}
    codes = [rule.code for rule in all_rules()]
    assert command("rule", "D007").out == command("rule", "长句").out == shown["D007"]
    assert command("rule", "S").out == "\n".join(shown[code] for code in codes if code.startswith("S"))
    assert command("rule", "--all").out == "\n".join(shown[code] for code in codes)
    assert [line[:4] for line in command("rule").out.splitlines()] == codes
