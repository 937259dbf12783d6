"""The subcommand ``library``: what it does, what it says, and its exit statuses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command import Command, process
from library_documents import text
from test_schema import conforms

from gongwen_lint.library import documents


def letter(command: Command, name: str, number: int, title: str = "") -> str:
    """A file with a document of its own; returns its name."""
    title = title or f"云川市人民政府关于第{number}件事的通知"
    return command.write(name, f"{title}\n各县人民政府：\n{text(number)}\n云川市人民政府\n2024年3月{number % 28 + 1}日\n")


def test_a_folder_is_added_and_told_of(command: Command) -> None:
    letter(command, "上级/一.txt", 1)
    letter(command, "上级/下/二.txt", 2)
    letter(command, "上级/下/三.txt", 2)
    command.write("上级/表.xlsx", "x")
    command.write("上级/空.txt", "")
    done = command("library", "add", "库", "上级")
    assert done.status == 2
    assert done.err == f"gongwen-lint：{Path('上级/空.txt')}：文件是空的，没有可检查的文字，请确认没有选错文件。\n"
    assert done.out.splitlines() == [
        f"{Path('上级/下/二.txt')}：与 {Path('上级/下/三.txt')} 内容相同，没有再加。",
        "加入 2 份，与库里已有的相同 1 份，读不了 1 份。", "另有 1 个文件不是文稿，没有读（.xlsx 1 个）。",
    ]
    os.unlink("上级/空.txt")
    os.unlink("上级/下/二.txt")
    assert command("library", "add", "库", "上级").out.splitlines()[0] == "加入 0 份，未变 2 份。"
    letter(command, "上级/一.txt", 5)
    again = command("library", "add", "库", "上级", "--output-format", "json")
    told = conforms("library", json.loads(again.out))
    assert (again.status, told["version"], told["library"]) == (0, 1, "库")
    assert told["summary"] == {"added": 0, "replaced": 1, "moved": 0, "same": 1, "twice": 0, "unreadable": 0}
    assert told["files"] == [{"path": str(Path("上级/一.txt")), "result": "replaced", "same_as": None, "error": None}]


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有命名管道文件")
@pytest.mark.parametrize("bound", ["option", "configuration"])
def test_a_file_that_never_ends_costs_its_own_time_and_the_others_are_added(command: Command, bound: str) -> None:
    letter(command, "一.txt", 1)
    os.mkfifo(command.folder / "停.txt")
    option = ["--time-limit", "1"] if bound == "option" else []
    if not option:
        command.write("gongwen-lint.toml", "[scan]\ntime-limit = 1\njobs = 1\n")
    done = command("library", "add", "库", "停.txt", "一.txt", *option)
    assert (done.status, done.out) == (2, "加入 1 份，读不了 1 份。\n")
    assert "停.txt：检查了 1 秒还没有完，已中止" in done.err
    alone = command("library", "add", "库", "停.txt", *option)
    assert "停.txt：检查了 1 秒还没有完，已中止" in alone.err


@pytest.mark.parametrize("named", ["option", "configuration"])
def test_the_library_is_the_one_named_by_option_or_configuration(command: Command, named: str) -> None:
    letter(command, "一.txt", 1)
    option = ["--library", "我的库"] if named == "option" else []
    if not option:
        command.write("gongwen-lint.toml", 'library = "我的库"\n')
    assert command("library", "add", "一.txt", *option).out == "加入 1 份。\n"
    assert len(documents("我的库")) == 1
    assert "云川市人民政府关于第1件事的通知" in command("library", "list", *option).out
    assert command("library", "remove", "1", *option).out == "移出 1 份。\n"
    assert command("library", "list", *option).out == "库里没有文件。\n"


def test_the_list_names_number_title_issuer_date_and_path(command: Command) -> None:
    letter(command, "上级/一.txt", 1)
    command.write("散.txt", f"{text(3)}\n")
    command("library", "add", "库", "上级", "散.txt")
    lines = command("library", "list", "库").out.splitlines()
    assert lines[0] == f"1  云川市人民政府关于第1件事的通知  云川市人民政府  2024-03-02  {Path('上级/一.txt')}"
    assert lines[1].startswith("2  ")
    assert lines[1].endswith("散.txt")
    told = conforms("library", json.loads(command("library", "list", "库", "--output-format", "json").out))
    assert told["version"] == 1
    assert told["documents"][0] == {
        "id": 1, "path": os.path.realpath("上级/一.txt"), "title": "云川市人民政府关于第1件事的通知", "number": None,
        "issuers": ["云川市人民政府"], "date": "2024-03-02",
    }


def test_documents_are_removed_by_path_folder_and_number(command: Command) -> None:
    for number in range(1, 6):
        letter(command, f"上级/{number % 2}/{number}.txt", number)
    command("library", "add", "库", "上级")
    ids = {Path(entry.path).stem: entry.id for entry in documents("库")}
    os.unlink("上级/0/2.txt")
    done = command("library", "remove", "库", "上级/0", "没有.txt", str(ids["1"]), "99")
    assert (done.status, done.out) == (2, "移出 3 份。\n")
    assert done.err.count("库里没有") == 2
    assert "没有.txt" in done.err
    assert [Path(entry.path).stem for entry in documents("库")] == ["3", "5"]
    removed = command("library", "remove", "库", "上级/1/3.txt", "--output-format", "json")
    told = conforms("library", json.loads(removed.out))
    assert (removed.status, len(told["removed"]), told["missing"]) == (0, 1, [])


def test_the_figures(command: Command) -> None:
    letter(command, "一.txt", 1)
    command("library", "add", "库", "一.txt")
    out = command("library", "info", "库").out
    assert "文件：1 份\n" in out
    assert "索引：1 段\n格式：1\n" in out
    told = conforms("library", json.loads(command("library", "info", "库", "--output-format", "json").out))
    assert (told["version"], told["format"], told["documents"], told["segments"]) == (1, 1, 1, 1)
    assert told["text_bytes"] > 1000
    assert told["disk_bytes"] == sum(file.stat().st_size for file in Path("库").iterdir())


@pytest.mark.parametrize(("args", "said"), [
    (("ad", "库", "一.txt"), "没有“ad”这个做法。"),
    (("list",), "没有写是哪个库"),
    (("add", "库"), "没有写要把哪些文件加入"),
    (("add", "库", "-"), "不能从标准输入加入"),
    (("remove", "库"), "没有写要把哪些文件移出"),
    (("list", "没有"), "没有“没有”这个库"),
    (("info", "稿件"), "稿件 不是上位文件库"),
    (("add", "稿件", "一.txt"), "稿件 不是上位文件库"),
    (("list", "库", "多余"), "多写了“多余”"),
])
def test_wrong_usage_is_explained(command: Command, args: tuple[str, ...], said: str) -> None:
    letter(command, "一.txt", 1)
    letter(command, "稿件/二.txt", 2)
    done = command("library", *args)
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert not Path("库").exists()


def test_the_command_as_a_process_is_silent_on_the_standard_error(command: Command) -> None:
    for number in range(300):
        letter(command, f"上级/{number}.txt", number, f"关于第{number}件事情的通知")
        Path(f"上级/{number}.txt").write_text(Path(f"上级/{number}.txt").read_text("utf-8") + text(number + 1000, 1600), "utf-8")
    done = process("library", "add", "库", "上级", cwd=command.folder)
    assert (done.returncode, done.stderr.decode(), done.stdout.decode()) == (0, "", "加入 300 份。\n")


def test_a_check_without_a_library_imports_nothing_of_it(command: Command) -> None:
    name = command.write("稿.txt")
    script = (
        "import sys; from gongwen_lint.cli import run; status = run(['check', sys.argv[1]]); "
        "print(status, sorted({'numpy', 'sqlite3', 'multiprocessing', 'gongwen_lint.library'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script, name], capture_output=True, text=True, check=True, encoding="utf-8")
    assert done.stdout.splitlines()[-1] == "0 []"
