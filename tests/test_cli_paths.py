"""From the paths on the command line to the files: nothing twice, nothing hidden, nothing passed over in silence."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from command import CLEAN, Command, process

from gongwen_lint.cli.paths import search


def paths(command: Command, *args: str) -> list[str]:
    done = command("check", *args, "--output-format", "json", "--fail-on", "never")
    return [document["path"] for document in json.loads(done.out)["documents"]]


def test_a_folder_is_walked_by_name_its_own_files_before_those_below(command: Command) -> None:
    for name in ("稿/b.txt", "稿/a.txt", "稿/下/c.md", "稿/上/d.txt"):
        command.write(name)
    found = [path.replace(os.sep, "/") for path in paths(command, "稿")]
    assert found == ["稿/a.txt", "稿/b.txt", "稿/上/d.txt", "稿/下/c.md"]


def test_what_is_hidden_or_a_lock_file_is_not_there(command: Command) -> None:
    for name in ("稿/见.txt", "稿/.藏.txt", "稿/~$见.docx", "稿/.git/HEAD.txt", "稿/.~见.docx"):
        command.write(name)
    assert paths(command, "稿") == [os.path.join("稿", "见.txt")]
    assert search(["稿"]).notes == ()


def test_the_folder_one_is_in_is_shown_without_a_dot(command: Command) -> None:
    command.write("a.txt")
    assert paths(command, ".") == ["a.txt"]


def test_a_file_named_twice_or_also_in_a_named_folder_is_checked_once(command: Command) -> None:
    command.write("稿/a.txt")
    command.write("稿/b.txt")
    assert paths(command, "稿/b.txt", "稿", "./稿/a.txt", "稿/b.txt") == ["稿/b.txt", os.path.join("稿", "a.txt")]


def test_a_hidden_file_that_is_named_is_checked(command: Command) -> None:
    assert paths(command, command.write(".藏.txt")) == [".藏.txt"]


def test_other_files_are_counted_and_said_once(command: Command) -> None:
    for name in ("稿/a.txt", "稿/图.JPG", "稿/图.jpg.jpg", "稿/下/表.xlsx", "稿/无名"):
        command.write(name)
    done = command("check", "稿", "稿/下", "--fail-on", "never")
    assert done.out.count("不是文稿") == 1
    assert "另有 5 个文件不是文稿，没有读（无扩展名 1 个、.jpg 2 个、.xlsx 2 个）" in done.out


@pytest.mark.skipif(os.name == "nt", reason="Windows 上建链接要有特权")
def test_links_to_folders_are_not_followed_and_loops_end(command: Command) -> None:
    command.write("稿/a.txt")
    command.write("外/b.txt")
    os.symlink("..", command.folder / "稿" / "圈")
    os.symlink("../外", command.folder / "稿" / "外")
    os.symlink("../外/b.txt", command.folder / "稿" / "链.txt")
    assert paths(command, "稿") == ["稿/a.txt", "稿/链.txt"]
    assert search(["稿"]).notes == ("另有 2 个指向文件夹的链接，没有跟进。",)


@pytest.mark.skipif(os.name == "nt", reason="Windows 上建链接要有特权")
def test_a_link_that_leads_nowhere_is_named(command: Command) -> None:
    command.write("稿/a.txt")
    os.symlink("没有.txt", command.folder / "稿" / "断.txt")
    done = command("check", "稿")
    assert done.status == 2
    assert "断.txt\n  读不了  没有这个文件" in done.out


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="这个系统没有命名管道")
def test_a_pipe_in_a_folder_is_not_waited_for(command: Command) -> None:
    command.write("稿/a.txt")
    os.mkfifo(command.folder / "稿" / "管.txt")
    assert paths(command, "稿") == ["稿/a.txt"]


def test_a_folder_that_cannot_be_listed_is_named(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    command.write("稿/a.txt")
    command.write("稿/密/b.txt")
    listed = os.scandir

    def scandir(folder: str) -> object:
        if folder.endswith("密"):
            raise PermissionError(13, "Permission denied")
        return listed(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    done = command("check", "稿")
    assert done.status == 2
    assert f"{os.path.join('稿', '密')}\n  读不了  没有读取权限" in done.out


@pytest.mark.skipif(os.name == "nt", reason="Windows 的文件名里不能有这些字符")
@pytest.mark.parametrize("name", ["第一行\n第二行.txt", "“引”'号'\".txt", "😀通知.txt", "退\x1b[31m色.txt", "\u202etxt.通知"])
def test_odd_names_are_shown_harmlessly_in_text_and_exactly_in_json(command: Command, name: str) -> None:
    command.write(name)
    done = command("check", name, "--fail-on", "never")
    assert not set("\x1b\u202e") & set(done.out)
    assert len(done.out.split("\n")) == 8, "the name takes one line"
    assert paths(command, name) == [name]


@pytest.mark.skipif(os.name == "nt", reason="Windows 的文件名都是 Unicode")
def test_a_name_that_is_not_utf8_survives(command: Command) -> None:
    name = os.fsdecode("通知.txt".encode("gbk"))
    try:
        (command.folder / name).write_text(CLEAN, encoding="utf-8")
    except OSError:
        pytest.skip("这个文件系统只收 UTF-8 的文件名")
    for form in ("text", "json", "jsonl", "github"):
        done = process("check", ".", "--output-format", form, "--fail-on", "never", cwd=command.folder)
        assert (done.returncode, done.stderr) == (0, b"")
        if form == "json":
            assert json.loads(done.stdout)["documents"][0]["path"] == name


def test_the_standard_input_goes_by_the_name_it_is_given(command: Command) -> None:
    done = process("check", "-", "--output-format", "json", cwd=command.folder, stdin=CLEAN.encode())
    assert json.loads(done.stdout)["documents"][0]["path"] == "-"
    args = ("check", "-", "-", "--stdin-filename", "稿/甲.md", "--output-format", "json")
    done = process(*args, cwd=command.folder, stdin=CLEAN.encode())
    documents = json.loads(done.stdout)["documents"]
    assert [(document["path"], document["title"]) for document in documents] == [("稿/甲.md", "关于报送材料的通知")]


@pytest.mark.parametrize("subcommand", ["check", "text", "stats"])
def test_an_empty_or_closed_standard_input_is_unreadable(command: Command, subcommand: str) -> None:
    empty = process(subcommand, "-", cwd=command.folder)
    assert empty.returncode == 2
    assert "文件是空的" in (empty.stdout + empty.stderr).decode()
    if os.name != "nt":
        script = f"{sys.executable} -m gongwen_lint {subcommand} - <&-"
        closed = subprocess.run(["sh", "-c", script], cwd=command.folder, capture_output=True, check=False)
        assert closed.returncode == 2
        assert "标准输入已关闭" in (closed.stdout + closed.stderr).decode()
