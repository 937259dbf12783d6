"""Where the output goes: UTF-8 on any locale, colour on a terminal only, closed pipes, whole files."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import time

import pytest
from command import CLEAN, NOTICE, Command, process

INFO = ("--select", "D007", "--fail-on", "info")


@pytest.mark.parametrize("env", [
    {"PYTHONUTF8": "0", "LC_ALL": "C", "LANG": "C", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONUTF8": "0", "PYTHONIOENCODING": "gbk"},
    {"PYTHONUTF8": "0", "PYTHONIOENCODING": "cp936:strict", "LC_ALL": "C"},
    {"PYTHONIOENCODING": "ascii"},
], ids=["C", "gbk", "cp936", "ascii"])
@pytest.mark.parametrize("form", ["text", "json", "jsonl", "github"])
def test_the_output_is_utf8_on_any_locale(command: Command, env: dict[str, str], form: str) -> None:
    command.write("稿/😀通知.txt", NOTICE)
    done = process("check", ".", "--output-format", form, *INFO, cwd=command.folder, env=env)
    assert (done.returncode, done.stderr) == (1, b"")
    assert "😀通知.txt" in done.stdout.decode("utf-8")
    assert "D007" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("args", [("--help",), ("check", "--help"), ("rule", "D007"), ("config",), ("--version",)])
def test_help_and_refusals_are_utf8_too(command: Command, args: tuple[str, ...]) -> None:
    env = {"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    done = process(*args, cwd=command.folder, env=env)
    assert (done.returncode, done.stderr) == (0, b"")
    done.stdout.decode("utf-8")
    wrong = process("check", "x", "--kind", "专", cwd=command.folder, env=env)
    assert "选项 --kind" in wrong.stderr.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有伪终端")
@pytest.mark.parametrize(("env", "coloured"), [
    ({"TERM": "xterm"}, True), ({"TERM": "dumb"}, False), ({"TERM": "xterm", "NO_COLOR": "1"}, False),
    ({"TERM": "xterm", "NO_COLOR": ""}, True),
])
def test_colour_is_for_terminals_that_want_it(command: Command, env: dict[str, str], coloured: bool) -> None:
    import pty

    command.write("长.txt", NOTICE)
    ours, theirs = pty.openpty()
    clean = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    args = [sys.executable, "-m", "gongwen_lint", "check", "长.txt", *INFO]
    subprocess.run(args, cwd=command.folder, stdout=theirs, env={**clean, **env}, check=False)
    os.close(theirs)
    seen = shown_on(ours)
    assert "长句" in seen
    assert ("\x1b[" in seen) == coloured


def shown_on(terminal: int) -> str:
    """All that was printed on a terminal whose other end is closed by now."""
    seen = b""
    try:
        while piece := os.read(terminal, 65536):
            seen += piece
    except OSError:  # how Linux says that the other end is closed
        pass
    os.close(terminal)
    return seen.decode()


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有伪终端")
@pytest.mark.parametrize(("args", "told"), [
    (("check", "稿", "-o", "报告.txt"), "已写 报告.txt：2 份，退回 0、修改 0、可以 1，读不了 1。"),
    (("check", "稿/一.txt", "--report", "html=甲", "--report", "csv=乙"), "已写 甲、乙：1 份，退回 0、修改 0、可以 1。"),
    (("assess", "稿/一.txt", "-o", "表.txt"), "已写 表.txt：共 "),
    (("check", "稿/一.txt"), ""),
])
def test_who_watches_is_told_what_was_written_and_what_came_out(command: Command, args: tuple[str, ...], told: str) -> None:
    import pty

    command.write("稿/一.txt")
    command.write("稿/坏.pdf", "")
    assert process(*args, cwd=command.folder).stderr == b""
    ours, theirs = pty.openpty()
    run, env = [sys.executable, "-m", "gongwen_lint", *args], {**os.environ, "TERM": "dumb"}
    subprocess.run(run, cwd=command.folder, stdout=subprocess.DEVNULL, stderr=theirs, env=env, check=False)
    os.close(theirs)
    seen = shown_on(ours)
    assert (told in seen) if told else not seen


def test_there_is_no_colour_in_a_pipe_or_a_file(command: Command) -> None:
    command.write("长.txt", NOTICE)
    done = process("check", "长.txt", "-o", "报告.txt", cwd=command.folder, env={"TERM": "xterm"})
    piped = process("check", "长.txt", cwd=command.folder, env={"TERM": "xterm"})
    report = (command.folder / "报告.txt").read_bytes()
    assert done.stdout == b""
    assert report == piped.stdout
    assert b"\x1b" not in report


@pytest.mark.skipif(os.name == "nt", reason="要用 sh 和 head")
@pytest.mark.parametrize("form", ["text", "json", "jsonl", "github"])
def test_a_reader_that_leaves_early_ends_it_quietly(command: Command, form: str) -> None:
    for number in range(40):
        command.write(f"稿/{number:02}.txt", NOTICE * 40)
    script = f"{sys.executable} -W error -m gongwen_lint check 稿 --output-format {form}; echo $? > status"
    done = subprocess.run(["sh", "-c", f"({script}) | head -n 1"], cwd=command.folder, capture_output=True, check=False)
    assert done.stderr == b""
    assert done.stdout.count(b"\n") == 1
    assert (command.folder / "status").read_text().strip() == "141"


@pytest.mark.skipif(os.name == "nt", reason="要用 sh")
def test_a_closed_standard_output_is_wrong_usage(command: Command) -> None:
    command.write("好.txt")
    script = f"{sys.executable} -m gongwen_lint check 好.txt >&-"
    done = subprocess.run(["sh", "-c", script], cwd=command.folder, capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode()) == (2, "gongwen-lint：标准输出已关闭，没有地方写结果。\n")


def test_jsonl_prints_each_document_as_it_finishes(command: Command) -> None:
    command.write("一.txt")
    args = [sys.executable, "-m", "gongwen_lint", "check", "一.txt", "-", "--output-format", "jsonl"]
    child = subprocess.Popen(args, cwd=command.folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert child.stdin
    assert child.stdout
    first = json.loads(child.stdout.readline())  # comes while the second is still to be written
    child.stdin.write(CLEAN.encode())
    child.stdin.close()
    second = json.loads(child.stdout.readline())
    assert (first["path"], second["path"], child.wait(), child.stdout.read()) == ("一.txt", "-", 0, b"")
    child.stdout.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows 用另一种方式打断程序")
def test_an_interrupt_is_quiet_and_leaves_no_half_file(command: Command) -> None:
    # a shell starts what it runs in the background with interrupts ignored, and a child inherits that: listen to them again
    listen = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from gongwen_lint.cli import main; main()"
    args = [sys.executable, "-c", listen, "check", "-", "-o", "报告.json", "--output-format", "jsonl"]
    child = subprocess.Popen(args, cwd=command.folder, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    deadline = time.monotonic() + 30
    while not os.listdir(command.folder) and time.monotonic() < deadline:  # until the hidden half file is there
        time.sleep(0.02)
    child.send_signal(signal.SIGINT)
    _, err = child.communicate()
    assert err == b""
    assert child.returncode in (130, -signal.SIGINT)  # Python may end itself by the signal; a shell calls that 130 as well
    assert os.listdir(command.folder) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows 用另一种方式打断程序")
def test_an_interrupt_that_falls_into_a_callback_is_heeded_all_the_same(command: Command) -> None:
    command.write("一.txt")
    lost = """
import signal
from gongwen_lint import cli
signal.signal(signal.SIGINT, signal.default_int_handler)
class Callback:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)
ordinary = cli.run
def run(args):
    Callback()
    return ordinary(args)
cli.run = run
cli.main()
"""
    child = subprocess.Popen(
        [sys.executable, "-c", lost, "check", "-", "-o", "报告.json", "--output-format", "jsonl"],
        cwd=command.folder, stdin=subprocess.PIPE, stderr=subprocess.PIPE,
    )
    assert child.stderr
    assert child.wait(30) in (130, -signal.SIGINT)  # it would wait for the standard input for ever
    assert child.stderr.read() == b""
    assert os.listdir(command.folder) == ["一.txt"]


def test_a_report_replaces_the_old_one_whole_and_keeps_its_permissions(command: Command) -> None:
    command.write("一.txt")
    old = command.folder / "报告.json"
    old.write_text("旧" * 100_000, encoding="utf-8")
    old.chmod(0o640)
    before = stat.S_IMODE(old.stat().st_mode)
    assert command("check", "一.txt", "-o", "报告.json", "--output-format", "json").status == 0
    assert json.loads(old.read_text(encoding="utf-8"))["summary"]["documents"] == 1
    assert stat.S_IMODE(old.stat().st_mode) == before
    assert sorted(os.listdir(command.folder)) == ["一.txt", "报告.json"]


def test_the_old_report_stays_where_the_new_one_fails(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    command.write("一.txt")
    command.write("报告.json", "旧")

    def fail(*args: object) -> None:
        raise RuntimeError("坏了")

    monkeypatch.setattr("gongwen_lint.renderers.text.Format.document", fail)
    with pytest.raises(RuntimeError):
        command("check", "一.txt", "-o", "报告.json")
    assert (command.folder / "报告.json").read_text(encoding="utf-8") == "旧"
    assert sorted(os.listdir(command.folder)) == ["一.txt", "报告.json"]


def test_the_input_is_never_written_over(command: Command) -> None:
    name = command.write("稿/一.txt")
    for target in (name, "稿/../稿/一.txt"):
        done = command("check", "稿", "-o", target)
        assert done.status == 2
        assert "是要读的文件" in done.err
    assert (command.folder / name).read_text(encoding="utf-8") == CLEAN


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有 /dev/null，建链接要有特权")
def test_devices_are_written_to_and_links_stay_links(command: Command) -> None:
    command.write("一.txt")
    assert command("check", "一.txt", "-o", "/dev/null").status == 0
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)
    os.mkdir(command.folder / "别处")
    os.symlink("别处/真.txt", command.folder / "报告.txt")
    assert command("check", "一.txt", "-o", "报告.txt").status == 0
    assert (command.folder / "报告.txt").is_symlink()
    assert "共 1 份" in (command.folder / "别处/真.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("subcommand", [("text", "一.txt"), ("stats", "一.txt"), ("rule", "D007"), ("config",)])
def test_every_subcommand_writes_to_a_file_what_it_prints(command: Command, subcommand: tuple[str, ...]) -> None:
    command.write("一.txt")
    for form in ("text", "json"):
        printed = command(*subcommand, "--output-format", form).out
        assert command(*subcommand, "--output-format", form, "--output", "出.txt").out == ""
        assert (command.folder / "出.txt").read_text(encoding="utf-8") == printed
