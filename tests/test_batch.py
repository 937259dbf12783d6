"""Checking many files: the order of the reports, and what a file can do to the process that checks it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest
from command import CLEAN, NOTICE
from misbehaving import behave
from processes import gone, our_env, when_written

from gongwen_lint.batch.frames import packed, unpacked
from gongwen_lint.batch.guard import Guard, GuardedExecutor
from gongwen_lint.batch.scan import Way, scan
from gongwen_lint.batch.work import Item, Setup, check_files, here
from gongwen_lint.errors import BrokenOff, UnreadableFile, unreadable
from gongwen_lint.report import DocumentReport
from gongwen_lint.settings import Settings

SETUP = Setup(Settings(select=("D007",)))
SAMPLES = Path(__file__).parent.parent / "samples"


def item(name: str, text: str = CLEAN) -> Item:
    return Item(name, data=text.encode())


@pytest.fixture
def guarded() -> Iterator[GuardedExecutor]:
    with GuardedExecutor(2, Guard(seconds=8, memory=256 << 20), SETUP) as executor:
        yield executor


def codes(reports: Iterator[DocumentReport]) -> list[str | None]:
    return [report.error.code if report.error else None for report in reports]


# order


def test_reports_come_in_the_order_of_the_files_whatever_takes_longest(guarded: GuardedExecutor) -> None:
    files = [item("慢.txt", "sleep 1"), *(item(f"{number}.txt") for number in range(8))]
    assert [report.path for report in scan(files, SETUP, Way(guarded, behave))] == [file.path for file in files]


def test_a_file_that_was_not_found_keeps_its_place(guarded: GuardedExecutor) -> None:
    lost = DocumentReport("无.txt", unreadable("not-found", "无.txt"))
    files = [item("甲.txt"), lost, item("乙.txt"), lost]
    assert [report.path for report in scan(files, SETUP, guarded)] == ["甲.txt", "无.txt", "乙.txt", "无.txt"]
    assert [report.path for report in scan(files, SETUP, Way(guarded, portion=3))] == ["甲.txt", "无.txt", "乙.txt", "无.txt"]


def test_only_so_many_files_are_given_out_ahead() -> None:
    given: list[str] = []

    def files() -> Iterator[Item]:
        for number in range(50):
            given.append(str(number))
            yield item(f"{number}.txt")

    with ThreadPoolExecutor(1) as executor:
        reports = scan(files(), SETUP, Way(executor, ahead=5))
        next(reports)
        assert len(given) == 5
        assert len(list(reports)) == 49


@pytest.mark.parametrize("make", [
    lambda: ThreadPoolExecutor(2), lambda: ProcessPoolExecutor(2), lambda: GuardedExecutor(2, Guard(), SETUP),
], ids=["threads", "processes", "guarded"])
@pytest.mark.parametrize("portion", [1, 4])
def test_any_executor_tells_what_one_process_tells(make: type[Executor], portion: int) -> None:
    setup = Setup(Settings(), reads_text=True)
    files = [Item(str(file)) for file in sorted(SAMPLES.iterdir()) if file.suffix in (".docx", ".pdf", ".txt", ".md")]
    with make() as executor:
        assert list(scan(files, setup, Way(executor, portion=portion))) == list(here(files, setup))


# what a file does


@pytest.mark.parametrize("fails", [False, True])
def test_a_scan_ends_where_nobody_is_left_to_answer(fails: bool) -> None:
    class Deserted(ThreadPoolExecutor):
        """Answers for the first file only."""

        def submit(self, fn: object, /, *args: list[Item]) -> Future[object]:
            if args[0][0].path == "甲.txt":
                return super().submit(fn, *args)
            future: Future[object] = Future()
            if fails:
                future.set_exception(ConnectionError())
            return future

    def watch() -> None:
        raise BrokenOff("cluster-gone", "没有了。")

    told = []
    with Deserted(1) as executor, pytest.raises(BrokenOff, match="没有了。"):
        for report in scan([item("甲.txt"), item("乙.txt"), item("丙.txt")], SETUP, Way(executor, watch=watch)):
            told.append(report.path)
    assert told == ["甲.txt"]


def test_a_file_that_never_ends_costs_its_own_time_and_nothing_else() -> None:
    with GuardedExecutor(2, Guard(seconds=3), SETUP) as executor:
        files = [item("停.txt", "spin"), *(item(f"{number}.txt", NOTICE) for number in range(20))]
        reports = list(scan(files, SETUP, Way(executor, behave)))
    assert reports[0].error
    assert reports[0].error.message.startswith("停.txt：检查了 3 秒还没有完，已中止")
    assert codes(iter(reports[1:])) == [None] * 20
    assert all(report.findings for report in reports[1:])


@pytest.mark.parametrize(("deed", "code"), [("crash", "crashed"), ("exit 3", "crashed"), ("fail 甲", "failed")])
def test_a_file_that_ends_its_process_is_named_and_the_others_go_on(guarded: GuardedExecutor, deed: str, code: str) -> None:
    files = [item("甲.txt"), item("坏.txt", deed), item("乙.txt"), item("丙.txt")]
    assert codes(scan(files, SETUP, Way(guarded, behave))) == [None, code, None, None]


def test_a_fault_of_ours_is_told_with_where_it_is(guarded: GuardedExecutor) -> None:
    [report] = scan([item("坏.txt", "fail 甲")], SETUP, Way(guarded, behave))
    assert report.error
    assert "程序出错（KeyError，misbehaving.py 第" in report.error.message
    assert "甲" not in report.error.message  # what an exception says may be the draft's own words


@pytest.mark.skipif(sys.platform != "linux", reason="只有 Linux 能限内存")
def test_a_file_that_takes_all_memory_is_named_and_the_others_go_on(guarded: GuardedExecutor) -> None:
    files = [item("甲.txt", "fill 100"), item("坏.txt", "fill 400"), item("乙.txt")]
    assert codes(scan(files, SETUP, Way(guarded, behave))) == [None, "memory-limit", None]


def test_of_several_files_in_one_call_only_the_bad_one_is_lost(guarded: GuardedExecutor) -> None:
    files = [item("甲.txt"), item("坏.txt", "crash"), item("乙.txt")]
    assert codes(scan(files, SETUP, Way(guarded, behave, portion=3))) == [None, "crashed", None]


def test_a_worker_that_something_else_has_ended_is_no_fault_of_its_file(guarded: GuardedExecutor, tmp_path: Path) -> None:
    assert codes(scan([item("甲.txt", f"die-once {tmp_path / '死'}")], SETUP, Way(guarded, behave))) == [None]


def test_what_a_library_prints_does_not_get_between_the_answers(guarded: GuardedExecutor) -> None:
    assert codes(scan([item(f"{n}.txt", "shout 响") for n in range(6)], SETUP, Way(guarded, behave))) == [None] * 6


def test_nothing_is_left_of_a_worker_that_was_stopped(tmp_path: Path) -> None:
    said = tmp_path / "号"
    executor = GuardedExecutor(1, Guard(), SETUP)
    coming = scan([item("甲.txt", f"note-process {said}")], SETUP, Way(executor, behave))
    stopper = threading.Timer(0.2, lambda: when_written(said) and executor.stop())
    stopper.start()
    assert codes(coming) == ["crashed"]
    stopper.join()
    process, folder = said.read_text().split("\n")
    assert not Path(folder).exists()
    with pytest.raises(OSError):
        os.kill(int(process), 0)


def test_stopping_waits_for_nothing() -> None:
    executor = GuardedExecutor(2, Guard(seconds=60), SETUP)
    futures = [executor.submit(behave, [item("停.txt", "spin")], SETUP) for _ in range(6)]
    time.sleep(1.5)
    begun = time.monotonic()
    executor.stop()
    assert time.monotonic() - begun < 10
    assert all(future.done() for future in futures)


@pytest.mark.skipif(sys.platform != "linux", reason="靠 /proc 认")
def test_what_a_worker_started_ends_with_it(tmp_path: Path) -> None:
    said = tmp_path / "号"
    with GuardedExecutor(1, Guard(seconds=3), SETUP) as executor:
        assert codes(scan([item("甲.txt", f"start-another {said}")], SETUP, Way(executor, behave))) == ["time-limit"]
    gone(int(said.read_text().split("\n")[0]))


def test_a_file_that_crashes_late_is_not_tried_again(tmp_path: Path) -> None:
    with GuardedExecutor(1, Guard(seconds=4), SETUP) as executor:
        begun = time.monotonic()
        assert codes(scan([item("甲.txt", "crash-late 2.5")], SETUP, Way(executor, behave))) == ["crashed"]
    assert time.monotonic() - begun < 2 * 2.5 + 1


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有 SIGKILL")
def test_an_idle_worker_ends_with_the_process_that_started_it(tmp_path: Path) -> None:
    program = (
        "from test_batch import *\n"
        "import test_batch, os, time\n"
        "e = GuardedExecutor(1, Guard(), SETUP); list(scan([item('甲')], SETUP, e))\n"
        "print(e._slots[0]._process._popen.pid, e._slots[0]._process._folder, flush=True); time.sleep(60)"
    )
    child = subprocess.Popen([sys.executable, "-c", program], cwd=Path(__file__).parent, env=our_env(), stdout=subprocess.PIPE)
    assert child.stdout
    worker, folder = child.stdout.readline().decode().split()
    child.kill()
    child.communicate()
    gone(int(worker))
    assert not Path(folder).exists()


# what passes between the processes


def test_what_all_calls_share_is_not_sent_again() -> None:
    big = Setup(Settings(protected=tuple(str(number) for number in range(10_000))))
    payload = packed((check_files, ([item("甲.txt")], big)), big)
    assert len(payload) < 1_000
    function, (items, setup) = unpacked(payload, big)
    assert (function, items, setup) == (check_files, [item("甲.txt")], big)
    assert setup is big


def test_errors_come_back_as_they_were() -> None:
    error = unpacked(packed(unreadable("empty", "甲.txt"), None), None)
    assert isinstance(error, UnreadableFile)
    assert (error.code, error.message) == ("empty", unreadable("empty", "甲.txt").message)


@pytest.mark.parametrize(("start", "where"), [
    (["-P", "-m", "gongwen_lint", "check", "."], "稿"),
    (["-c", "import os, gongwen_lint.cli.check; from gongwen_lint.cli import run; os.chdir('稿'); run(['check', '.'])"], ""),
], ids=["the program", "a program of one's own"])
def test_a_module_in_the_folder_of_the_files_is_never_run(tmp_path: Path, start: list[str], where: str) -> None:
    folder = tmp_path / "稿"
    folder.mkdir()
    for module in ("lxml", "sitecustomize", "gongwen_lint"):
        (folder / f"{module}.py").write_text(f"open({str(tmp_path / '跑了')!r}, 'w')", encoding="utf-8")
    for name in ("甲.txt", "乙.txt"):
        (folder / name).write_text(CLEAN, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, *start], cwd=tmp_path / where, capture_output=True, check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
    )
    assert "没有发现问题" in done.stdout.decode(), done.stderr.decode()
    assert not (tmp_path / "跑了").exists()
