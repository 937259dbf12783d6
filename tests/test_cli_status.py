"""Each line of docs/exit-status.md, and what counts as a document that could not be read."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from command import NOTICE, Command, process

from gongwen_lint.report import Summary

PAGE = Path(__file__).parent.parent / "docs" / "exit-status.md"


@pytest.mark.parametrize(("found", "fail_on", "status"), [
    ("error", "error", 1), ("error", "warning", 1), ("error", "info", 1), ("error", "never", 0),
    ("warning", "error", 0), ("warning", "warning", 1), ("warning", "info", 1), ("warning", "never", 0),
    ("info", "error", 0), ("info", "warning", 0), ("info", "info", 1), ("info", "never", 0),
])
def test_a_finding_fails_from_its_severity_on(found: str, fail_on: str, status: int) -> None:
    assert Summary(documents=1, **{found: 1}).exit_status(fail_on) == status


@pytest.mark.parametrize("fail_on", ["error", "warning", "info", "never"])
def test_an_unreadable_document_is_2_whatever_else_there_is(fail_on: str) -> None:
    assert Summary(documents=2, unreadable=1, error=3).exit_status(fail_on) == 2


def test_nothing_found_is_0(command: Command) -> None:
    assert command("check", command.write("好.txt"), "--fail-on", "info", "--select", "D007").status == 0


def test_something_found_is_1_from_fail_on(command: Command) -> None:
    name = command.write("长.txt", NOTICE)
    assert command("check", name, "--select", "D007", "--fail-on", "info").status == 1
    assert command("check", name, "--select", "D007").status == 0, "info stays under the default, which is warning"
    assert command("check", name, "--select", "D007", "--fail-on", "never").status == 0


@pytest.mark.parametrize(("name", "content", "code"), [
    ("没有.txt", None, "not-found"),
    ("空.txt", b"", "empty"),
    ("坏.docx", b"PK\x03\x04 and then nothing", "damaged"),
    ("图.pdf", b"\x89PNG\r\n\x1a\n" + bytes(40), "unsupported-type"),
])
def test_a_named_file_that_cannot_be_read_is_2_and_the_others_go_on(
    command: Command, name: str, content: bytes | None, code: str
) -> None:
    if content is not None:
        (command.folder / name).write_bytes(content)
    done = command("check", name, command.write("好.txt"), "--output-format", "json", "--fail-on", "never")
    bad, good = json.loads(done.out)["documents"]
    assert (done.status, done.err) == (2, "")
    assert (bad["path"], bad["error"]["code"]) == (name, code)
    assert name in bad["error"]["message"]
    assert (good["path"], good["error"]) == ("好.txt", None)


def test_an_unreadable_document_in_a_folder_is_2(command: Command) -> None:
    command.write("稿/好.txt")
    (command.folder / "稿/坏.pdf").write_bytes(b"%PDF-1.7 cut short")
    done = command("check", "稿")
    assert done.status == 2
    assert "坏.pdf" in done.out
    assert "共 2 份，其中 1 份读不了" in done.out


def test_a_folder_without_documents_is_2(command: Command) -> None:
    command.write("表/预算.xlsx", "")
    done = command("check", "表")
    assert done.status == 2
    assert "没有可检查的文稿" in done.out
    assert ".xlsx 1 个" in done.out


@pytest.mark.parametrize(("args", "said"), [
    (("check",), "还要写路径。"),
    (("chek", "x"), "最接近的是“check”"),
    (("check", "x", "--selekt", "D"), "最接近的是 --select"),
    (("check", "x", "--xyzzy"), "没有“--xyzzy”这个选项。\n"),
    (("check", "x", "-x"), "没有“-x”这个选项"),
    (("check", "x", "-o"), "选项 -o 后面要写文件"),
    (("check", "x", "--memory-limit"), "选项 --memory-limit 后面要写 MB。"),
    (("--selekt",), "没有“--selekt”这个选项"),
    (("check", "x", "--title"), "选项 --title 后面要写文字"),
    (("--version=3",), "选项 --version 不带值"),
    (("text", "a", "b"), "多写了“b”"),
    (("text",), "还要写文件"),
    (("check", "x", "--output-format", "jsn"), "最接近的是“json”"),
    (("check", "x", "--kind", "专项布署"), "最接近的是“专项部署”"),
    (("check", "x", "--genre", "通知书"), "最接近的是“通知”"),
    (("check", "x", "--level", "洲级"), "可以用"),
    (("check", "x", "--direction", "下形"), "最接近的是“下行”"),
    (("check", "x", "--cover", "印法"), "最接近的是“印发”"),
    (("check", "x", "--date", "昨天"), "不是日期"),
    (("check", "x", "--date", "2025-02-30"), "不是日期"),
    (("check", "x", "--title", " "), "选项 --title：应当是文字"),
    (("check", "x", "--fail-on", "warn"), "最接近的是“warning”"),
    (("check", "x", "--profile", "centrl"), "central"),
    (("check", "x", "--profile", "甘素"), "最接近的是“甘肃”"),
    (("check", "x", "--output-format", "电子表格"), "最接近的是“表格”"),
    (("check", "x", "--report", "网业=果.html"), "最接近的是“网页”"),
    (("check", "x", "--annotate", "批", "--annotate-as", "修定"), "最接近的是“修订”"),
    (("check", "x", "--genre", "x"), "法定的有令、公告、公报"),
    (("check", "x", "--select", "Q"), "全部规则见 gongwen-lint rule。"),
    (("check", "x", "--fail-on", "出错"), "可以用：error、warning、info、never、错误、警告、提示、从不。"),
    (("check", "x", "--select", "D0007"), "最接近的是“D007”"),
    (("check", "x", "--ignore", "宜列附见"), "最接近的是“宜列附件”"),
    (("check", "x", "--extend-select", ","), "没有写规则"),
    (("check", "x", "--config", "没有.toml"), "没有.toml"),
    (("check", "x", "--select", "D007", "--ignore", "D"), "没有选中任何规则"),
    (("rule", "D0007"), "最接近的是“D007”"),
    (("rule", "--all", "D007"), "写了“D007”，就不要再写 --all"),
    (("text", "没有.txt"), "没有这个文件"),
    (("stats", "没有.txt"), "没有这个文件"),
])
def test_wrong_usage_is_2_in_chinese_and_on_the_standard_error(command: Command, args: tuple[str, ...], said: str) -> None:
    done = command(*args)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("gongwen-lint：")
    assert said in done.err
    assert not re.search(r"(?i)error:|usage:|no such|invalid|missing", done.err)


def test_a_report_that_cannot_be_written_is_2(command: Command) -> None:
    name = command.write("好.txt")
    done = command("check", name, "--output", "没有这个文件夹/报告.txt")
    assert done.status == 2
    assert "没有这个文件或文件夹" in done.err


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="没有 /dev/full 的系统上试不了写满的磁盘")
def test_a_full_disk_is_2(command: Command) -> None:
    name = command.write("好.txt")
    script = f"{sys.executable} -m gongwen_lint check {name} > /dev/full"
    done = process("check", name, "-o", "/dev/full", cwd=command.folder)
    assert (done.returncode, done.stderr.decode()) == (2, "gongwen-lint：写不了 /dev/full（磁盘已满）。\n")
    import subprocess

    shell = subprocess.run(["sh", "-c", script], cwd=command.folder, capture_output=True, check=False)
    assert (shell.returncode, shell.stderr.decode()) == (2, "gongwen-lint：写不到标准输出（磁盘已满）。\n")


def test_a_fault_of_the_program_is_no_finding(tmp_path: Path) -> None:
    program = (
        "from gongwen_lint import cli\n"
        "def fault(args): raise KeyError('草稿里的话')\n"
        "cli.run = fault\n"
        "cli.main()"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, check=False, env={
        **os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)})
    assert done.returncode == 2
    said = done.stderr.decode()
    assert said.startswith("gongwen-lint：程序出错（KeyError，")
    assert "草稿里的话" not in said


@pytest.mark.skipif(os.name == "nt", reason="2>&-")
def test_without_a_standard_error_nothing_of_it_gets_into_the_report(tmp_path: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m gongwen_lint check . --jobs 0 2>&-", shell=True, cwd=tmp_path, capture_output=True, check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
    )
    assert (done.returncode, done.stdout) == (2, b"")
