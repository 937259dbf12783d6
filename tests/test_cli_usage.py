"""How the words on the command line are read, and what the help pages say."""

from __future__ import annotations

import pytest
from command import CLEAN, Command

import gongwen_lint
from gongwen_lint.cli import SUBCOMMANDS
from gongwen_lint.cli.wildcards import expanded
from gongwen_lint.columns import width


@pytest.mark.parametrize("args", [
    ("check", "--select", "D007", "一.txt", "--output-format=jsonl", "二.txt"),
    ("check", "一.txt", "二.txt", "--output-format", "jsonl", "--select=D007"),
    ("check", "--output-format", "jsonl", "--select", "D007", "--", "一.txt", "二.txt"),
])
def test_options_may_stand_anywhere_and_take_their_value_either_way(command: Command, args: tuple[str, ...]) -> None:
    command.write("一.txt")
    command.write("二.txt")
    done = command(*args)
    assert (done.status, done.err) == (0, "")
    assert len(done.out.splitlines()) == 2


def test_behind_two_dashes_everything_is_a_path(command: Command) -> None:
    name = command.write("--select.txt")
    assert command("check", "--", name).status == 0


def test_of_an_option_given_twice_the_last_counts_and_lists_add_up(command: Command) -> None:
    done = command("config", "--profile", "gansu", "--profile", "wuwei", "--issuer", "甲", "--issuer", "乙")
    assert "wuwei" in done.out
    assert "甲、乙" in done.out
    assert "gansu" not in done.out


def test_a_value_may_begin_with_a_dash(command: Command) -> None:
    assert "-甲" in command("config", "--title", "-甲").out


@pytest.mark.parametrize("args", [("--help",), ("-h",), ()])
def test_the_help_of_the_program_names_every_subcommand(command: Command, args: tuple[str, ...]) -> None:
    done = command(*args)
    assert (done.status, done.err) == (0, "")
    for name, meaning in SUBCOMMANDS.items():
        assert f"  {name} " in done.out
        assert meaning in done.out


@pytest.mark.parametrize("name", SUBCOMMANDS)
@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_the_help_of_a_subcommand_is_in_chinese_and_fits_the_screen(
    command: Command, name: str, columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    done = command(name, "--help")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(f"用法：gongwen-lint {name} [选项]… ")
    assert "-o, --output 文件" in done.out
    texts = [line[28:] for line in done.out.splitlines() if line.startswith(" " * 28)]
    assert all(width(text) <= max(int(columns) - 30, 20) + 2 for text in texts), "a mark may stand out"
    assert command(name, "多余", "的", "-h").out == done.out, "help is given whatever else there is"


def test_the_version(command: Command) -> None:
    assert command("--version").out == f"gongwen-lint {gongwen_lint.__version__}\n"


def test_wildcards_are_spelled_out_for_shells_that_do_not(command: Command) -> None:
    for name in ("甲/b.txt", "甲/a.txt", "甲/c.md"):
        command.write(name, CLEAN)
    assert [path.replace("\\", "/") for path in expanded(["check", "甲/*.txt", "甲/?.md", "没有*.txt", "-"])] == [
        "check", "甲/a.txt", "甲/b.txt", "甲/c.md", "没有*.txt", "-",
    ]


def test_the_help_names_the_chinese_values_and_parts_no_word(command: Command) -> None:
    page = command("check", "--help").out
    together = "".join(page.split())
    for value in (
        "文字（text）、网页（html）、表格（xlsx）、合计（statistics）", "批注（comments）、修订（revisions）",
        "central（中央）、gansu（甘肃）、wuwei（武威）、zhejiang（浙江）", "错误、警告、提示、从不",
    ):
        assert value in together
    assert all(word in page for word in ("html", "comments", "wuwei", "zhejiang", "statistics）"))


@pytest.mark.parametrize(("word", "meant"), [
    ("excel", "xlsx"), ("Excel", "xlsx"), ("word表", "表格"), ("xls", "xlsx"), ("网页版", "网页"), ("汇总", "合计"),
    ("txt", "text"), ("jsno", "json"),
])
def test_a_format_that_is_called_otherwise_is_told_by_what_is_meant(command: Command, word: str, meant: str) -> None:
    for args in (("--output-format", word), ("--report", f"{word}=结果")):
        assert f"没有“{word}”" in (said := command("check", command.write("一.txt"), *args).err)
        assert f"最接近的是“{meant}”" in said and "网页、表格、合计" in said


def test_what_is_to_be_written_stands_apart_from_the_sentence(command: Command) -> None:
    assert "还要写 create|update 基线文件" in command("baseline").err
    assert "还要写路径。" in command("check").err
