"""``check`` on many files, as the command: order, several reports at once, Ctrl-C, the bar on a terminal."""

from __future__ import annotations

import json
import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from command import CLEAN, NOTICE, Command, process

INFO = ("--select", "D007", "--fail-on", "info")
HEAVY = CLEAN.replace("办公室", NOTICE * 400, 1)
"""takes about a second"""


def started(folder: Path, *args: str, **more: object) -> subprocess.Popen[bytes]:
    listen = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from gongwen_lint.cli import main; main()"
    env = {**os.environ, "TERM": "xterm", "PYTHONPATH": str(Path(__file__).parent.parent)}
    return subprocess.Popen([sys.executable, "-c", listen, *args], cwd=folder, env=env, **more)


def test_any_number_of_workers_prints_the_same(command: Command) -> None:
    for number in range(12):
        command.write(f"稿/{number}.txt", NOTICE if number % 3 else HEAVY)
    (command.folder / "稿/坏.docx").write_bytes(b"PK\x03\x04")
    one, two, five = (command("check", "稿", *INFO, "--jobs", jobs) for jobs in "125")
    assert one == two == five
    assert one.status == 2
    assert [line for line in one.out.splitlines() if line.startswith("稿/")] == sorted(
        [f"稿/{number}.txt" for number in range(12)] + ["稿/坏.docx"]
    )


def in_force(command: Command, *args: str) -> dict[str, str]:
    rows = [line.split() for line in command("config", *args).out.splitlines()]
    return {row[0]: row[1] for row in rows if row and row[0] in ("scan.time-limit", "scan.memory-limit", "scan.jobs")}


def test_a_number_of_workers_is_a_number(command: Command) -> None:
    command.write("甲.txt")
    assert "选项 --jobs：应当是大于 0 的整数，现在是“x”。" in command("check", ".", "--jobs", "x").err
    assert command("check", ".", "--jobs", "0").status == 2


def test_time_and_memory_are_options_and_keys(command: Command) -> None:
    command.write("gongwen-lint.toml", "[scan]\ntime-limit = 7\nmemory-limit = 300\njobs = 3\n")
    assert in_force(command) == {"scan.time-limit": "7", "scan.memory-limit": "300", "scan.jobs": "3"}
    assert in_force(command, "--time-limit", "5")["scan.time-limit"] == "5"


@pytest.mark.skipif(sys.platform != "linux", reason="只有 Linux 能限内存")
def test_the_memory_a_file_may_take_is_the_users_to_say(command: Command) -> None:
    command.write("大.txt", HEAVY * 9)
    command.write("甲.txt", NOTICE)
    told = {limit: [json.loads(line)["error"] for line in command(
        "check", ".", *INFO, "--memory-limit", limit, "--output-format", "jsonl").out.splitlines()] for limit in ("20", "900")}
    assert told["900"] == [None, None]
    assert [error and error["code"] for error in told["20"]] == ["memory-limit", None]
    assert told["20"][0]["message"].startswith("大.txt：")


def test_all_cores_that_there_are_check_the_files(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    from gongwen_lint.batch import guard

    command.write("gongwen-lint.toml", "")
    for number in range(4):
        command.write(f"稿/{number}.txt")
    asked: list[int] = []
    executor = guard.GuardedExecutor
    monkeypatch.setattr(guard, "GuardedExecutor", lambda count, *args: (asked.append(count), executor(count, *args))[1])
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 3, 5}, raising=False)
    for args in ((), ("--jobs", "2"), ("--jobs", "9")):
        assert command("check", "稿", *args).status == 0
    assert asked == [3, 2, 4]


def test_what_is_done_is_read_while_the_rest_goes_on(command: Command) -> None:
    command.write("0.txt", CLEAN)
    for number in range(1, 5):
        command.write(f"{number}.txt", HEAVY * 3)
    child = started(command.folder, "check", ".", "--jobs", "1", "--output-format", "jsonl", stdout=subprocess.PIPE)
    assert child.stdout
    assert json.loads(child.stdout.readline())["path"] == "0.txt"
    assert child.poll() is None
    child.kill()
    child.communicate()


def test_one_run_writes_several_reports(command: Command) -> None:
    for name in ("甲.txt", "乙.txt"):
        command.write(name, NOTICE)
    done = command("check", "甲.txt", "乙.txt", *INFO, "--report", "json=全.json", "--report", "jsonl=行.jsonl")
    whole = json.loads((command.folder / "全.json").read_text(encoding="utf-8"))
    rows = [json.loads(line) for line in (command.folder / "行.jsonl").read_text(encoding="utf-8").splitlines()]
    assert whole["documents"] == rows
    assert done.out == command("check", "甲.txt", "乙.txt", *INFO).out


@pytest.mark.parametrize(("value", "said"), [
    ("jsno=甲", "没有“jsno”这种格式。最接近的是“json”。"), ("json", "要写成 格式=文件，如 json=结果.json。"),
    ("json=", "要写成 格式=文件"), ("json=甲.txt", "甲.txt 是要读的文件"),
])
def test_a_report_needs_a_format_and_a_file(command: Command, value: str, said: str) -> None:
    command.write("甲.txt")
    done = command("check", "甲.txt", "--report", value)
    assert done.status == 2
    assert said in done.err
    assert (command.folder / "甲.txt").read_text(encoding="utf-8") == CLEAN


def test_two_reports_do_not_go_to_one_file(command: Command) -> None:
    command.write("甲.txt")
    done = command("check", "甲.txt", "--report", "json=./果", "--report", "jsonl=果")
    assert done.status == 2
    assert "两份结果都要写到" in done.err


def test_a_report_that_cannot_be_written_is_refused_before_anything_is_read(command: Command) -> None:
    command.write("甲.txt")
    done = command("check", "甲.txt", "--report", "json=没有/果.json")
    assert (done.status, done.out) == (2, "")
    assert "没有/果.json" in done.err


@pytest.mark.skipif(os.name == "nt", reason="Windows 的 Ctrl-C 要在控制台里试")
def test_ctrl_c_leaves_what_is_done_and_says_so(command: Command) -> None:
    command.write("稿/00.txt", NOTICE)
    for number in range(1, 40):
        command.write(f"稿/{number:02}.txt", HEAVY * 3)
    child = started(
        command.folder, "check", "稿", *INFO, "--jobs", "1", "--output-format", "jsonl", "--report", "json=果.json",
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )
    assert child.stdout
    assert child.stderr
    first = child.stdout.readline()
    child.send_signal(signal.SIGINT)
    rest, said = child.stdout.read(), child.stderr.read().decode()
    assert child.wait(30) == 130
    done = [json.loads(line) for line in (first + rest).splitlines()]
    assert done[0]["path"] == "稿/00.txt"
    assert 1 <= len(done) < 40
    assert said == f"gongwen-lint：检查中断了：查完 {len(done)} 份，还有 {40 - len(done)} 份没有查。\n"
    whole = json.loads((command.folder / "果.json").read_text(encoding="utf-8"))
    assert whole["documents"] == done
    assert whole["summary"]["unchecked"] == 40 - len(done)


@pytest.fixture
def deserted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A cluster that goes away after its first file."""
    from gongwen_lint.batch.work import Item, Setup, here
    from gongwen_lint.cli import workers
    from gongwen_lint.errors import BrokenOff

    def scanned(files: list[Item], setup: Setup, *more: object) -> Iterator[object]:
        yield next(here(files, setup))
        raise BrokenOff("cluster-gone", "集群没有了。")

    monkeypatch.setattr(workers, "scanned", scanned)


@pytest.mark.usefixtures("deserted")
def test_a_check_without_its_cluster_leaves_what_is_done_and_says_so_everywhere(command: Command) -> None:
    for number in range(3):
        command.write(f"稿/{number}.txt", NOTICE)
    done = command("check", "稿", *INFO, "--report", "jsonl=果.jsonl", "--report", "sarif=果.sarif")
    assert done.status == 2, "130 is for Ctrl-C"
    assert done.err == "gongwen-lint：检查中断了：查完 1 份，还有 2 份没有查。集群没有了。\n"
    assert "集群没有了。" in done.out
    [only] = (command.folder / "果.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(only)["path"] == "稿/0.txt"
    [run] = json.loads((command.folder / "果.sarif").read_text(encoding="utf-8"))["runs"]
    assert run["invocations"][0]["executionSuccessful"] is False


@pytest.mark.usefixtures("deserted")
def test_half_a_baseline_is_not_written(command: Command) -> None:
    command.write("稿/1.txt", NOTICE)
    command.write("稿/2.txt", NOTICE)
    done = command("baseline", "create", "基线.jsonl", "稿")
    assert (done.status, done.out, done.err) == (2, "", "gongwen-lint：集群没有了。\n")
    assert not (command.folder / "基线.jsonl").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有 SIGHUP")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_who_closes_the_terminal_leaves_no_half_file(command: Command, number: int) -> None:
    for name in range(40):
        command.write(f"稿/{name:02}.txt", HEAVY * 3)
    (command.folder / "临时").mkdir()
    child = subprocess.Popen(
        [sys.executable, "-m", "gongwen_lint", "check", "稿", *INFO, "--report", "html=果.html"], cwd=command.folder,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), "TMPDIR": str(command.folder / "临时")},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )
    assert child.stdout
    child.stdout.readline()
    child.send_signal(number)
    _, said = child.communicate(timeout=60)
    assert child.returncode == 130
    assert "检查中断了" in said.decode()
    assert sorted(os.listdir(command.folder)) == ["临时", "果.html", "稿"]
    assert os.listdir(command.folder / "临时") == []
    assert (command.folder / "果.html").read_text(encoding="utf-8").rstrip().endswith("</html>")


def test_contents_are_sent_to_a_cluster_only(command: Command) -> None:
    command.write("甲.txt")
    assert "选项 --send 要同 --executor 一起用。" in command("check", "甲.txt", "--send").err


def test_one_paper_kept_twice_is_no_copy_of_itself(command: Command) -> None:
    text = HEAVY[:2_000]
    for name in ("甲.txt", "另存的甲.txt"):
        command.write(f"稿/{name}", text)
    assert "X00" not in command("check", "稿", "--compare-within", "--select", "X").out


def terminal() -> tuple[int, int]:
    """Both ends of a terminal of 100 columns."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 100, 0, 0))
    return ours, theirs


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有伪终端")
def test_a_terminal_shows_how_far_it_is_and_a_file_does_not(command: Command) -> None:
    for number in range(6):
        command.write(f"{number}\x1b[31m通知.txt", NOTICE)
    ours, theirs = terminal()
    child = started(command.folder, "check", ".", *INFO, "-o", "果.txt", stderr=theirs)
    os.close(theirs)
    seen = b""
    try:
        while piece := os.read(ours, 65536):
            seen += piece
    except OSError:
        pass
    assert child.wait() == 1
    text = seen.decode()
    assert re.search(r"\d+%\|.*?\| \d/6 份，每秒 \d+ 份，剩 \d\d:\d\d，在查 \d\S*通知\.txt", text), text
    assert "\x1b[31m" not in text
    assert b"\xe4\xbb\xbd\xef\xbc\x8c" not in process("check", ".", *INFO, "-o", "果2.txt", cwd=command.folder).stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有伪终端")
def test_the_bar_names_the_file_that_is_waited_for(command: Command) -> None:
    for number in range(3):
        command.write(f"{number}.txt", CLEAN)
    os.mkfifo(command.folder / "1停.txt")
    ours, theirs = terminal()
    args = ("--jobs", "1", "--time-limit", "30", "-o", "果.txt")
    child = started(command.folder, "check", "0.txt", "1停.txt", "2.txt", *args, stderr=theirs)
    os.close(theirs)
    seen = b""
    while "在查 1停.txt".encode() not in seen:
        seen += os.read(ours, 65536)  # would wait for half a minute, and end without it
    assert child.poll() is None
    child.send_signal(signal.SIGINT)
    while select.select([ours], [], [], 20)[0]:
        try:
            os.read(ours, 65536)
        except OSError:  # closed
            break
    assert child.wait(20) == 130
    os.close(ours)


@pytest.mark.skipif(sys.platform != "linux", reason="要停住分出工作进程的进程")
def test_ctrl_c_twice_ends_at_once_whatever_does_not_answer(command: Command) -> None:
    for number in range(20):
        command.write(f"{number}.txt", HEAVY)
    child = started(command.folder, "check", ".", "--jobs", "2", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    children = Path(f"/proc/{child.pid}/task/{child.pid}/children")
    until = time.monotonic() + 20
    while not (server := children.read_text().split()) or b"forkserver" not in Path(f"/proc/{server[0]}/cmdline").read_bytes():
        assert time.monotonic() < until
        time.sleep(0.01)
    os.kill(int(server[0]), signal.SIGSTOP)
    time.sleep(1)
    child.send_signal(signal.SIGINT)
    time.sleep(0.5)
    if child.poll() is None:
        child.send_signal(signal.SIGINT)
    assert child.wait(20) == 130
    os.kill(int(server[0]), signal.SIGKILL)


@pytest.mark.skipif(os.name == "nt", reason="/dev/full")
def test_nothing_of_a_workbook_is_left_where_the_run_does_not_end_well(command: Command) -> None:
    for number in range(5):
        command.write(f"稿/{number}.txt", NOTICE)
    (command.folder / "临时").mkdir()
    done = process(
        "check", "稿", "--report", "xlsx=果.xlsx", "--report", "html=/dev/full", cwd=command.folder,
        env={"TMPDIR": str(command.folder / "临时")},
    )
    assert done.returncode == 2, done.stderr.decode()
    assert os.listdir(command.folder / "临时") == []
    assert not (command.folder / "果.xlsx").exists()


def test_one_file_needs_no_worker(command: Command) -> None:
    command.write("甲.txt", NOTICE)
    args = [sys.executable, "-X", "importtime", "-m", "gongwen_lint", "check", "甲.txt"]
    env = {**os.environ, "TERM": "xterm", "PYTHONPATH": str(Path(__file__).parent.parent)}
    loaded = subprocess.run(args, cwd=command.folder, capture_output=True, check=False, env=env).stderr.decode()
    assert "gongwen_lint.batch.work" in loaded
    assert not [name for name in ("concurrent", "subprocess", "tqdm", "openpyxl", "pickle") if f" {name}\n" in loaded]


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有命名管道文件")
def test_what_never_comes_to_an_end_is_named_whether_checked_or_compared_with(command: Command) -> None:
    os.mkfifo(command.folder / "停.txt")
    command.write("上.txt", CLEAN)
    command.write("甲.txt", NOTICE)
    checked = command("check", "停.txt", "甲.txt", *INFO, "--time-limit", "1")
    assert checked.status == 2
    assert "停.txt\n  读不了  检查了 1 秒还没有完，已中止" in checked.out
    assert "D007" in checked.out
    alone = command("check", "停.txt", "--time-limit", "1")
    assert "检查了 1 秒还没有完" in alone.out
    compared = command("check", "甲.txt", *INFO, "--against", "停.txt", "--against", "上.txt", "--time-limit", "1")
    assert compared.status == 2
    assert "或用 --time-limit 放宽。这是比对用的文件，没有同它比。" in compared.out
    assert "D007" in compared.out


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有命名管道文件")
def test_the_standard_input_leaves_the_others_their_guard(command: Command) -> None:
    os.mkfifo(command.folder / "停.txt")
    command.write("甲.txt", NOTICE)
    done = process(
        "check", "甲.txt", "-", "停.txt", *INFO, "--time-limit", "1", "--output-format", "jsonl", cwd=command.folder,
        stdin=NOTICE.encode(),
    )
    told = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [(one["path"], one["error"] and one["error"]["code"], len(one["findings"])) for one in told] == [
        ("甲.txt", None, 1), ("-", None, 1), ("停.txt", "time-limit", 0),
    ]


@pytest.mark.parametrize(("option", "value"), [("--time-limit", "3000000"), ("--memory-limit", "9" * 20), ("--jobs", "5000")])
def test_a_limit_has_a_limit(command: Command, option: str, value: str) -> None:
    command.write("甲.txt")
    done = command("check", "甲.txt", option, value)
    assert done.status == 2
    assert f"选项 {option}：最多是 " in done.err


def test_a_long_name_can_be_written(command: Command) -> None:
    name = "关" * 80 + ".json"
    command.write("甲.txt")
    assert command("check", "甲.txt", "-o", name, "--output-format", "json").status == 0
    assert (command.folder / name).exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有权限位")
def test_a_report_is_nobody_elses_until_it_is_there(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    from gongwen_lint.renderers import json as form

    command.write("甲.txt")
    seen: list[int] = []
    end = form.Format.end
    monkeypatch.setattr(form.Format, "end", lambda self, ended: (
        seen.extend(file.stat().st_mode & 0o777 for file in command.folder.glob(".gongwen-lint-*")), end(self, ended))[1])
    before = os.umask(0o022)
    try:
        command("check", "甲.txt", "-o", "果.json", "--output-format", "json")
    finally:
        os.umask(before)
    assert seen == [0o600]
    assert (command.folder / "果.json").stat().st_mode & 0o777 == 0o644


def test_a_format_goes_by_its_chinese_name(command: Command) -> None:
    command.write("甲.txt")
    page = command("check", "甲.txt", "--output-format", "网页", "--report", "表格=果.xlsx").out
    assert page.startswith("<!DOCTYPE html>")
    assert (command.folder / "果.xlsx").read_bytes().startswith(b"PK")
