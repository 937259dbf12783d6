"""The pages tell the truth: every option and key is on its page with its default, and the examples are accepted."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from command import CLEAN, Command

from gongwen_lint.cli.text import ROLES
from gongwen_lint.config import configure
from gongwen_lint.keys import KEYS
from gongwen_lint.provisions import KINDS
from gongwen_lint.settings import COVERS, DIRECTIONS, LEVELS
from gongwen_lint.structure.outline import ROLES as KNOWN_ROLES

ROOT = Path(__file__).parent.parent
USAGE, CONFIGURATION, GLOSSARY = (
    (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8") for name in ("usage", "configuration", "glossary")
)


def test_every_option_is_on_the_page(command: Command) -> None:
    options = set(re.findall(r"(?<!\w)--[a-z-]+", command("check", "--help").out)) - {"--help"}
    assert options >= {key.option for key in KEYS if key.option}
    table = USAGE[USAGE.index("### 选项"):USAGE.index("### 输出格式")]
    assert options == set(re.findall(r"--[a-z][a-z-]*", table))


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_every_key_is_on_the_page_with_its_default(key: object) -> None:
    row = next(line for line in CONFIGURATION.splitlines() if line.startswith("|") and f"`{key.name}`" in line)
    default = row.rstrip("|").rpartition("|")[2].strip().strip('`"')
    assert default in (str(key.default), "全查" if key.default == () else "", "无", "按文稿认定")
    assert (default in ("无", "按文稿认定", "全查")) == (key.default in (None, ()))


def test_the_example_configuration_is_accepted(command: Command) -> None:
    example = re.search(r"```toml\n(# gongwen-lint\.toml\n.*?)```", CONFIGURATION, re.S)
    lexicon = re.search(r"```text\n(.*?)```", CONFIGURATION, re.S)
    assert example
    assert lexicon
    command.write("gongwen-lint.toml", example[1])
    command.write("用语.txt", lexicon[1])
    found = configure({}, Path())
    assert tomllib.loads(example[1]).keys() == {
        "profile", "select", "ignore", "extend-select", "fail-on", "lexicon", "rules", "stated", "limits", "per-file-ignores",
    }
    assert found.settings.added == ("拉高标杆 争先进位",)
    assert found.settings.protected == ("一网通办",)
    assert found.settings_for("附件/一.docx").ignore == ("S",)
    assert command("check", command.write("一.txt", CLEAN)).status == 0


def test_the_example_limits_are_accepted(command: Command) -> None:
    example = re.search(r"```toml\n(# 本县\.toml\n.*?)```", CONFIGURATION, re.S)
    assert example
    command.write("本县.toml", example[1])
    limit = configure({"profile": "本县.toml"}).settings.profile.limit("body", "专项部署")
    assert limit
    assert limit.value == 2500


def test_every_fixed_value_is_on_the_pages() -> None:
    for word in (*KINDS, *LEVELS, *LEVELS.values(), *DIRECTIONS, *DIRECTIONS.values(), *COVERS.values()):
        assert word in USAGE
        assert word in GLOSSARY


def test_roles_are_called_on_the_screen_as_in_the_glossary() -> None:
    assert tuple(ROLES) == KNOWN_ROLES
    rows = dict(re.findall(r"^\| (\S+) \| ([a-z_]+) \|", GLOSSARY, re.M))
    assert {rows[word]: word for word in ROLES.values()} == ROLES


def test_the_readme_shows_what_the_command_prints(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"```console\n\$ gongwen-lint (.*?)\n(.*?)```", readme, re.S)
    assert shown
    monkeypatch.chdir(ROOT)
    assert command(*shown[1].split()).out == shown[2], "README.md 里的输出过时了，请换成现在的"


def test_the_readme_s_two_commands_are_one_line_each() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    install, test = re.findall(r"^python3 -m venv .*$", readme, re.M)
    assert install.endswith("gongwen-lint check samples/ --fail-on never")
    assert test.endswith("'.[test]' && .venv/bin/python -m pytest")
    assert re.search(rf"^运行测试.*?```sh\n{re.escape(test)}\n```$", readme, re.M | re.S), ".ci/run 按这个样子找第二行"


PAGES = sorted(page for place in (".", "docs") for page in (ROOT / place).glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []
