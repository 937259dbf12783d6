"""docs/rules/ says what the records say."""

from pathlib import Path

import pytest

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
    assert text.count("```text") == len(rule.bad) + len(rule.good)
    assert text.count("\n- ") == len(rule.basis)


def test_the_index_names_every_rule() -> None:
    index = pages()["README.md"]
    assert all(f"[{rule.code}]({rule.code}.md)" in index for rule in all_rules())


def test_pages_of_rules_that_are_gone_are_taken_away(tmp_path: Path) -> None:
    (tmp_path / "D999.md").write_text("旧", encoding="utf-8")
    main(str(tmp_path))
    assert {path.name for path in tmp_path.iterdir()} == set(pages())
