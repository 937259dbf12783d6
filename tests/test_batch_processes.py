"""The processes behind a scan: where they come from, what they may take, and that they end whatever becomes of the scan."""

from __future__ import annotations

import errno
import itertools
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from command import NOTICE
from misbehaving import behave
from processes import gone, our_env, when_written
from test_batch import SETUP, codes, item

from gongwen_lint.batch import forking
from gongwen_lint.batch import guard as guards
from gongwen_lint.batch.frames import framed, packed
from gongwen_lint.batch.guard import Guard, GuardedExecutor
from gongwen_lint.batch.process import Process
from gongwen_lint.batch.scan import Way, scan
from gongwen_lint.batch.trouble import Stopped
from gongwen_lint.errors import BrokenOff

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="只有 Linux 上工作进程是分出来的")
POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows 没有这些信号")


@pytest.fixture
def one() -> Iterator[GuardedExecutor]:
    with GuardedExecutor(1, Guard(seconds=20, memory=256 << 20), SETUP) as executor:
        yield executor


def loaded() -> set[str]:
    return set(sys.modules)


def fill(mebibytes: int) -> int:
    return len(bytearray(mebibytes << 20))


# where they come from


@LINUX
def test_a_new_worker_is_forked_from_a_process_that_has_loaded_everything(one: GuardedExecutor) -> None:
    server = one.submit(os.getppid).result()
    assert server != os.getpid()
    assert {"gongwen_lint.readers.pdf", "gongwen_lint.rules.boilerplate"} <= one.submit(loaded).result()
    first = one.submit(os.getpid).result()
    with pytest.raises(Stopped):
        one.submit(os._exit, 3).result()
    assert one.submit(os.getpid).result() != first
    assert one.submit(os.getppid).result() == server


@LINUX
def test_executors_at_one_time_share_what_their_workers_are_forked_from(one: GuardedExecutor) -> None:
    server = one.submit(os.getppid).result()
    with GuardedExecutor(1, Guard(), SETUP) as other:
        assert other.submit(os.getppid).result() == server
    assert one.submit(os.getppid).result() == server
    one.shutdown()
    gone(server)


@LINUX
def test_a_scan_survives_the_end_of_what_its_workers_are_forked_from(one: GuardedExecutor) -> None:
    server, process = one.submit(os.getppid).result(), one.submit(os.getpid).result()
    os.kill(server, signal.SIGKILL)
    gone(process)
    assert codes(scan([item(f"{number}.txt") for number in range(3)], SETUP, Way(one, behave))) == [None] * 3
    assert one.submit(os.getppid).result() != server


@LINUX
def test_a_process_to_fork_from_that_does_not_answer_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forking, "SECONDS", 5)
    with GuardedExecutor(1, Guard(), SETUP) as executor:
        server = executor.submit(os.getppid).result()
        os.kill(server, signal.SIGSTOP)
        os.kill(executor.submit(os.getpid).result(), signal.SIGKILL)
        assert codes(scan([item("甲.txt"), item("乙.txt")], SETUP, executor)) == [None, None]
        gone(server)


def test_where_no_process_can_be_had_the_scan_is_broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guards, "_SHORTAGE", 0.5)
    monkeypatch.setattr(sys, "executable", str(Path(tempfile.gettempdir()) / "没有" / "python"))
    with GuardedExecutor(2, Guard(), SETUP) as executor:
        with pytest.raises(BrokenOff, match=r"^起不了工作进程（ENOENT）：本机的内存、进程数、"):
            list(scan([item(f"{number}.txt") for number in range(9)], SETUP, executor))
        with pytest.raises(BrokenOff):
            executor.submit(len, "").result(10)


def test_a_place_without_a_process_leaves_its_files_to_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = itertools.count()

    def short(*args: object) -> Process:
        if next(wanted):
            raise OSError(errno.EMFILE, "Too many open files")
        return Process(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(guards, "_SHORTAGE", 0.2)
    monkeypatch.setattr(guards, "Process", short)
    with GuardedExecutor(4, Guard(), SETUP) as executor:
        files = [item(f"{number}.txt", "sleep 0.05") for number in range(40)]
        assert codes(scan(files, SETUP, Way(executor, behave))) == [None] * 40


def test_a_shortage_that_passes_costs_nothing_but_time(monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[int] = []

    def short(*args: object) -> Process:
        tries.append(1)
        if len(tries) < 4:
            raise OSError(errno.EAGAIN, "Resource temporarily unavailable")
        return Process(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(guards, "Process", short)
    with GuardedExecutor(1, Guard(), SETUP) as executor:
        assert codes(scan([item("甲.txt"), item("乙.txt")], SETUP, executor)) == [None, None]
    assert len(tries) == 4


@LINUX
def test_nothing_stays_open_where_a_process_cannot_be_had(one: GuardedExecutor, monkeypatch: pytest.MonkeyPatch) -> None:
    one.submit(len, "").result()
    before, pipe, calls = len(os.listdir("/proc/self/fd")), os.pipe, itertools.count()

    def every_second() -> tuple[int, int]:
        if next(calls) % 2:
            raise OSError(errno.EMFILE, "Too many open files")
        return pipe()

    monkeypatch.setattr(os, "pipe", every_second)
    for _ in range(5):
        with pytest.raises(OSError):
            forking.forked(forking.Wanted(0, 5))
    monkeypatch.undo()
    assert len(os.listdir("/proc/self/fd")) == before


def test_a_process_with_nothing_to_do_is_ended_and_another_is_there_when_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guards, "_IDLE", 0.3)
    with GuardedExecutor(1, Guard(), SETUP) as executor:
        first = executor.submit(os.getpid).result()
        gone(first)
        assert executor.submit(os.getpid).result() != first


@LINUX
def test_a_process_forked_from_the_scans_own_has_workers_of_its_own(one: GuardedExecutor) -> None:
    """Also where the scan was just about something that only one thread may do at a time."""
    server = one.submit(os.getppid).result()
    forking._RUNNING.lock.acquire()
    child = os.fork()
    if not child:
        signal.alarm(60)
        status = 1
        try:
            one.stop()  # not its own
            with GuardedExecutor(1, Guard(), SETUP) as own:
                other = own.submit(os.getppid).result()
            gone(other)
            status = 0 if other != server else 2
        finally:
            os._exit(status)
    forking._RUNNING.lock.release()
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert one.submit(os.getppid).result() == server


def test_a_worker_has_a_folder_of_its_own_for_temporary_files(one: GuardedExecutor) -> None:
    with GuardedExecutor(1, Guard(), SETUP) as other:
        folders = [executor.submit(tempfile.gettempdir).result() for executor in (one, other)]
        assert [executor.submit(os.getenv, "TMPDIR").result() for executor in (one, other)] == folders
        assert [executor.submit(tempfile.mkdtemp).result().startswith(folder) for executor, folder in zip(
            (one, other), folders, strict=True)] == [True, True]
    assert len({*folders, tempfile.gettempdir()}) == 3
    assert not Path(folders[1]).exists()


@LINUX
def test_a_worker_holds_nothing_open_but_its_own_ends(one: GuardedExecutor) -> None:
    with GuardedExecutor(1, Guard(), SETUP) as other:
        other.submit(os.getpid).result()
        held = [executor.submit(open_ends).result() for executor in (one, other)]
    assert [len(ends) for ends in held] == [2, 2]
    assert not held[0] & held[1]


def open_ends() -> set[str]:
    """What this process has open but devices and files, by what the system calls it."""
    links = []
    for name in os.listdir("/proc/self/fd"):
        with suppress(OSError):  # the list's own
            links.append(os.readlink(f"/proc/self/fd/{name}"))
    return {link for link in links if link.startswith(("pipe:", "socket:"))}


# what they may take


@LINUX
def test_what_was_loaded_before_counts_for_no_file(one: GuardedExecutor) -> None:
    assert one.submit(fill, 200).result() == 200 << 20
    with pytest.raises(Stopped) as stopped:
        one.submit(fill, 300).result()
    assert stopped.value.code == "memory-limit"


@LINUX
def test_memory_that_ran_out_is_given_back_with_the_process(one: GuardedExecutor) -> None:
    before = one.submit(os.getpid).result()
    with pytest.raises(Stopped):
        one.submit(fill, 300).result()
    assert one.submit(os.getpid).result() != before


@POSIX
def test_a_worker_that_takes_nothing_is_ended_when_the_time_is_up() -> None:
    with GuardedExecutor(1, Guard(seconds=2), SETUP) as executor:
        os.kill(executor.submit(os.getpid).result(), signal.SIGSTOP)
        begun = time.monotonic()
        with pytest.raises(Stopped) as stopped:
            executor.submit(len, b"x" * (4 << 20)).result(30)  # more than a pipe holds
        assert stopped.value.code == "time-limit"
        assert time.monotonic() - begun >= 2
        assert executor.submit(len, b"x" * (4 << 20)).result() == 4 << 20


# their end


@POSIX
def test_a_program_that_a_worker_started_ends_with_it_though_nothing_tells_whose_it_is(tmp_path: Path) -> None:
    said = tmp_path / "号"
    with GuardedExecutor(1, Guard(seconds=3), SETUP) as executor:
        assert codes(scan([item("甲.txt", f"start-nameless {said}")], SETUP, Way(executor, behave))) == ["time-limit"]
    gone(int(said.read_text()))


@POSIX
def test_a_worker_whose_scan_is_gone_ends_itself_in_the_middle_of_a_call(tmp_path: Path) -> None:
    program = "from gongwen_lint.batch import worker; worker._GRACE = 1; worker.main(0, 1)"
    child = subprocess.Popen(
        [sys.executable, "-c", program], env=our_env(), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    )
    assert child.stdin
    child.stdin.write(framed(packed(None, None)) + framed(packed((time.sleep, (60,)), None)))
    child.stdin.flush()
    assert child.wait(30) == -signal.SIGALRM
    child.stdin.close()


@LINUX
def test_nothing_is_left_where_the_scan_is_killed_in_the_middle(tmp_path: Path) -> None:
    said = tmp_path / "号"
    program = (
        "from test_batch import *\n"
        f"with GuardedExecutor(2, Guard(), SETUP) as e: list(scan([item('甲', 'note-process {said}')], SETUP, Way(e, behave)))"
    )
    child = subprocess.Popen([sys.executable, "-c", program], cwd=Path(__file__).parent, env=our_env())
    when_written(said)
    process, folder = said.read_text().split("\n")
    server = int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
    child.kill()
    child.wait()
    gone(int(process))
    gone(server)
    assert not Path(folder).exists()


@LINUX
@pytest.mark.parametrize("after", [0.15, 0.3, 0.45, 0.6])
def test_nothing_is_left_where_the_command_is_killed_at_its_start(tmp_path: Path, after: float) -> None:
    for number in range(20):
        (tmp_path / f"{number}.txt").write_text(NOTICE, encoding="utf-8")
    (tmp_path / "临时").mkdir()
    child = subprocess.Popen(
        [sys.executable, "-m", "gongwen_lint", "check", ".", "--jobs", "6"], cwd=tmp_path, stdout=subprocess.DEVNULL,
        env=our_env() | {"TMPDIR": str(tmp_path / "临时")},
    )
    time.sleep(after)
    child.kill()
    child.wait()
    until = time.monotonic() + 20
    while os.listdir(tmp_path / "临时"):
        assert time.monotonic() < until
        time.sleep(0.1)


def test_the_end_waits_for_what_is_under_way(one: GuardedExecutor) -> None:
    future = one.submit(time.sleep, 1)
    while not future.running():
        time.sleep(0.01)
    waiting = one.submit(len, b"12")
    one.shutdown()
    assert (future.done(), waiting.result(0)) == (True, 2)
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("Thread-") and "_serve" in thread.name]
