"""The Python interface: what docs/api.md shows works, names are imported late, values are those of the command."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from command import NOTICE, Command

import gongwen_lint
from gongwen_lint import Settings, Stated, configure, examine, lint, read, read_bytes

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")


def test_the_example_of_the_page_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    example = re.search(r"```python\n(.*?)```", PAGE, re.S)
    assert example
    exec(compile(example[1], "docs/api.md", "exec"), {})
    out = capsys.readouterr().out.splitlines()
    assert out[-1].startswith("not-found 没有.docx：没有这个文件")
    assert any("D005" in line for line in out)


@pytest.mark.parametrize("name", gongwen_lint.__all__)
def test_every_public_name_is_there_and_on_the_page(name: str) -> None:
    assert getattr(gongwen_lint, name).__name__ == name
    assert f"`{name}" in PAGE


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing_like_it"):
        _ = gongwen_lint.nothing_like_it


def test_importing_the_package_imports_nothing_else() -> None:
    script = "import sys, gongwen_lint; print([name for name in sys.modules if name.startswith('gongwen_lint.')])"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_the_kernel_says_what_the_command_says(command: Command) -> None:
    name = command.write("一.txt", NOTICE)
    shown = json.loads(command("check", name, "--output-format", "json").out)["documents"][0]["findings"]
    found = lint(read(name))
    assert [(f.rule, f.line, f.column, f.end_line, f.end_column, f.quote) for f in found] == [
        tuple(f[key] for key in ("rule", "line", "column", "end_line", "end_column", "quote")) for f in shown
    ]
    assert found
    assert all(read(name).quote(finding.span) == finding.quote for finding in found)


def test_settings_choose_rules_and_state_values() -> None:
    document = read_bytes(NOTICE.encode(), "一.txt")
    assert [finding.rule for finding in lint(document, Settings(select=("长句",)))] == ["D007"]
    assert lint(document, Settings(select=("D",), ignore=("d007",))) == []
    assert lint(document, Settings(select=("D007",), options={"D007": {"limit": 999}})) == []
    assert examine(document, Settings(stated=Stated(genre="意见"))).outline.genre == "意见"


def test_configure_is_the_same_as_the_command_s(command: Command) -> None:
    command.write("gongwen-lint.toml", '[rules.D007]\nlimit = 999\n[per-file-ignores]\n"旧" = ["D008"]')
    found = configure({"select": ("D007", "D008")}, Path())
    assert lint(read_bytes(NOTICE.encode(), "一.txt"), found.settings) == []
    assert found.settings_for("旧/一.txt").ignore == ("D008",)


def test_the_package_is_typed() -> None:
    assert (Path(gongwen_lint.__file__).parent / "py.typed").is_file()
