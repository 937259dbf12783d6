"""The scan on a real cluster of dask.distributed on this machine; workers, or the whole of it, lost in the middle included."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from command import CLEAN, NOTICE, Command
from machines import Machines, Run, machines, send

distributed = pytest.importorskip("distributed", reason="没有装 distributed，集群没有试")

from gongwen_lint.batch import cluster as clusters  # noqa: E402
from gongwen_lint.batch import remote  # noqa: E402
from gongwen_lint.batch.cluster import cluster  # noqa: E402
from gongwen_lint.batch.frames import packed  # noqa: E402
from gongwen_lint.batch.guard import Guard  # noqa: E402
from gongwen_lint.batch.scan import scan  # noqa: E402
from gongwen_lint.batch.work import Item, Setup, here  # noqa: E402
from gongwen_lint.errors import BrokenOff, WrongUsage  # noqa: E402
from gongwen_lint.settings import Settings  # noqa: E402

SETUP = Setup(Settings(select=("D007", "S")))


@pytest.fixture(scope="module")
def local() -> Iterator[distributed.LocalCluster]:
    paths = [str(Path(__file__).parent.parent), str(Path(__file__).parent)]
    os.environ["PYTHONPATH"] = os.pathsep.join(paths)
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1",
    ) as made:
        yield made


def address(local: distributed.LocalCluster) -> str:
    return local.scheduler_address.replace("tcp://", "dask://")


def files(folder: Path, count: int, text: str = NOTICE) -> list[Item]:
    found = []
    for number in range(count):
        file = folder / f"{number:03}.txt"
        file.write_text(text.replace("材料", f"第{number}份材料"), encoding="utf-8")
        found.append(Item(file.name, file=str(file)))
    return found


def test_a_cluster_tells_what_one_process_tells(local: distributed.LocalCluster, tmp_path: Path) -> None:
    items = files(tmp_path, 40)
    with cluster(address(local), SETUP, Guard()) as way:
        assert list(scan(items, SETUP, way)) == list(here(items, SETUP))


def test_nothing_is_lost_or_doubled_when_a_worker_is_killed_in_the_middle(
    local: distributed.LocalCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters, "PORTION", 4)
    items = files(tmp_path, 200, NOTICE * 40)
    victim = next(iter(local.workers.values())).pid
    killed = threading.Event()

    def kill() -> None:
        os.kill(victim, signal.SIGKILL)
        killed.set()

    reports = []
    with cluster(address(local), SETUP, Guard()) as way:
        for report in scan(items, SETUP, way):
            reports.append(report)
            if len(reports) == 20:
                threading.Thread(target=kill).start()
                assert killed.wait(10)
    assert [report.path for report in reports] == [item.path for item in items]
    assert reports == list(here(items, SETUP))
    until = time.monotonic() + 60
    while len(local.scheduler_info["workers"]) < 2:  # the cluster has started another in its place
        assert time.monotonic() < until
        time.sleep(0.1)
    assert victim not in [worker.pid for worker in local.workers.values()]


def test_a_file_that_brings_its_process_down_costs_only_itself(local: distributed.LocalCluster, tmp_path: Path) -> None:
    from misbehaving import behave

    items = [Item("甲.txt", data=CLEAN.encode()), Item("坏.txt", data=b"crash"), Item("乙.txt", data=CLEAN.encode())]
    with cluster(address(local), SETUP, Guard(seconds=5)) as way:
        told = list(scan(items, SETUP, way._replace(call=_with(behave))))
    assert [report.error and report.error.code for report in told] == [None, "crashed", None]


def _with(call: object) -> object:
    def guarded(items: list[Item], parcel: clusters.Parcel) -> object:
        clusters.check_files = call  # type: ignore[assignment]
        try:
            return clusters.check_guarded(items, parcel)
        finally:
            from gongwen_lint.batch.work import check_files

            clusters.check_files = check_files

    return guarded


@pytest.mark.parametrize("send", [(), ("--send",)])
def test_the_command_checks_on_a_cluster(local: distributed.LocalCluster, command: Command, send: tuple[str, ...]) -> None:
    for number in range(5):
        command.write(f"稿/{number}.txt", NOTICE)
    (command.folder / "稿/空.docx").write_bytes(b"")
    assert command("check", "稿", "--executor", address(local), *send) == command("check", "稿")


def test_kept_reports_serve_a_cluster_that_runs_the_very_same_program(
    local: distributed.LocalCluster, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        command.write(f"稿/{number}.txt", NOTICE)
    plain = command("check", "稿")
    args = ("check", "稿", "--executor", address(local), "--cache", "存")
    assert command(*args) == command(*args) == plain
    monkeypatch.setattr(clusters, "_program", _Other())
    done = command(*args)
    assert done.status == 2
    assert "不能共用缓存" in done.err


class _Other:
    """Is called here, and on the cluster as another thing each time."""

    def __call__(self) -> str:
        import uuid

        return uuid.uuid4().hex


def test_files_that_the_cluster_cannot_see_are_named(local: distributed.LocalCluster) -> None:
    [report] = [*_scan(local, [Item("稿/甲.txt", file="/没有/稿/甲.txt")])]
    assert report.error
    assert report.error.message.startswith("稿/甲.txt：没有这个文件")


def _scan(local: distributed.LocalCluster, items: list[Item]) -> Iterator[object]:
    with cluster(address(local), SETUP, Guard()) as way:
        yield from scan(items, SETUP, way)


def test_another_version_on_the_cluster_is_refused(
    local: distributed.LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters, "__version__", "0.0.9")
    with pytest.raises(WrongUsage, match=r"本机是 0\.0\.9。请装成同一版。"), cluster(address(local), SETUP, Guard()):
        pass


def test_a_cluster_that_does_not_answer_is_refused(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "_PATIENCE", 1)
    command.write("甲.txt")
    done = command("check", "甲.txt", "--executor", "dask://127.0.0.1:1")
    assert done.status == 2
    assert "连不上集群 dask://127.0.0.1:1" in done.err


@pytest.mark.parametrize("word", ["dask://甲", "ray://a:1", "127.0.0.1:8786", "dask://a:b"])
def test_an_address_says_what_and_where(command: Command, word: str) -> None:
    command.write("甲.txt")
    assert "应当写成 dask://主机:端口" in command("check", "甲.txt", "--executor", word).err


class Observed:
    """A client, an executor and the call that is held, of a cluster whose workers come and go."""

    def __init__(self) -> None:
        self.status, self.workers, self.heard, self.identity = "running", 1, 0.0, None
        self.scheduler = self

    def sync(self, *what: object, callback_timeout: float) -> dict[str, object]:
        return {"id": "一", "workers": dict.fromkeys(range(self.workers))}

    def scheduler_info(self) -> dict[str, object]:
        return {"id": "一"}

    def cancelled(self) -> bool:
        return False


def test_what_is_waited_for_a_worker_starts_anew_with_each_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1_000.0
    monkeypatch.setattr(remote, "monotonic", lambda: now)
    seen = Observed()
    watch = remote.Watch(seen, seen, seen, "dask://甲:1")
    seen.workers = 0
    watch()
    now += remote.NOBODY / 2
    watch()
    seen.heard = now
    now += remote.NOBODY - 1
    watch()
    now += 2
    with pytest.raises(BrokenOff, match="dask://甲:1 没有了：一个工作进程也没有了，等了 25 秒"):
        watch()


ends_processes = pytest.mark.skipif(os.name == "nt", reason="Windows 没有这些信号")
MANY = 300
"""files of the runs that lose their cluster: they would take some seconds"""


@pytest.fixture
def lost(tmp_path: Path) -> Iterator[Machines]:
    with machines(tmp_path) as made:
        yield made


def checking(made: Machines, folder: Path, patience: int, look: int = 5, count: int = MANY) -> Run:
    """A check that has given its first report."""
    (folder / "稿").mkdir()
    files(folder / "稿", count, NOTICE * 100)
    formats = ("--output-format", "jsonl", "--report", "json=果.json")
    run = Run(folder, patience, look, "check", "稿", "--select", "D007", *formats, "--executor", made.address())
    run.begun()
    return run


def in_part(folder: Path, lines: list[str]) -> str:
    """The number of files reported and of those that were not, as it is said; they are the first ones, each once."""
    reports = [json.loads(line) for line in lines]
    assert [report["path"] for report in reports] == [f"稿/{number:03}.txt" for number in range(len(reports))]
    assert all(report["findings"] for report in reports)
    whole = json.loads((folder / "果.json").read_text(encoding="utf-8"))
    assert whole["documents"] == reports
    left = MANY - len(reports)
    assert 0 < whole["summary"]["unchecked"] == left < MANY
    return f"gongwen-lint：检查中断了：查完 {len(reports)} 份，还有 {left} 份没有查。"


@ends_processes
@pytest.mark.parametrize(("name", "workers_too"), [("SIGKILL", True), ("SIGKILL", False), ("SIGTERM", False)])
def test_a_cluster_that_goes_away_as_a_whole_breaks_the_check_off_in_one_sentence(
    lost: Machines, tmp_path: Path, name: str, workers_too: bool
) -> None:
    run = checking(lost, tmp_path, 10)
    send(name, [lost.scheduler, *(lost.workers if workers_too else [])])
    status, lines, said = run.ended()
    assert status == 2
    assert said.startswith(f"{in_part(tmp_path, lines)}集群 dask://127.0.0.1:")
    assert said.endswith("请查看集群和网络，再查没有查的。\n")
    assert said.count("\n") == 1


@ends_processes
@pytest.mark.parametrize(("name", "whom", "look", "why"), [
    ("SIGKILL", "workers", 5, "一个工作进程也没有了"), ("SIGSTOP", "scheduler", 1, "调度程序没有应答"),
])
def test_nobody_waits_for_ever_for_workers_that_are_gone_or_a_scheduler_that_is_silent(
    lost: Machines, tmp_path: Path, name: str, whom: str, look: int, why: str
) -> None:
    run = checking(lost, tmp_path, 3, look)
    send(name, lost.workers if whom == "workers" else [lost.scheduler])
    status, lines, said = run.ended()
    assert status == 2
    assert said.startswith(in_part(tmp_path, lines))
    assert said.endswith(f" 没有了：{why}，等了 3 秒。请查看集群和网络，再查没有查的。\n")


@ends_processes
def test_a_worker_that_comes_back_in_time_finishes_the_check(lost: Machines, tmp_path: Path) -> None:
    run = checking(lost, tmp_path, 100, count=100)
    send("SIGKILL", lost.workers)
    lost.worker()
    status, lines, said = run.ended()
    assert (status, said) == (0, "")
    assert [json.loads(line)["path"] for line in lines] == [f"稿/{number:03}.txt" for number in range(100)]


@ends_processes
def test_ctrl_c_leaves_a_cluster_that_is_silent(lost: Machines, tmp_path: Path) -> None:
    run = checking(lost, tmp_path, 1_000)
    send("SIGSTOP", [lost.scheduler])
    run.interrupt()
    status, lines, said = run.ended()
    assert (status, said) == (130, f"{in_part(tmp_path, lines)}\n")


def test_the_end_of_one_run_leaves_another_its_processes_and_a_run_that_was_killed_leaves_few() -> None:
    items = [Item("甲.txt", data=NOTICE.encode())]
    parcels = [clusters.Parcel(bytes([number]), packed(SETUP, None), Guard()) for number in range(7)]
    try:
        assert clusters.check_guarded(items, parcels[0]) == clusters.check_guarded(items, parcels[1]) == list(here(items, SETUP))
        of_one = clusters._STARTED[parcels[0].run, threading.get_ident()]
        clusters._put_away(parcels[1].run)
        clusters.check_guarded(items, parcels[0])
        assert list(clusters._STARTED.values()) == [of_one]
        for parcel in parcels:
            clusters.check_guarded(items, parcel)
        assert [run for run, _ in clusters._STARTED] == [parcel.run for parcel in parcels[-clusters._RUNS:]]
        with pytest.raises(RuntimeError):
            of_one.executor.submit(len, "")
    finally:
        for parcel in parcels:
            clusters._put_away(parcel.run)


@ends_processes
def test_a_worker_that_is_silent_from_the_first_is_not_waited_for_for_ever(
    lost: Machines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters, "_PATIENCE", 3)
    there = lost.address()
    send("SIGSTOP", lost.workers[:1])
    with pytest.raises(WrongUsage, match="的工作进程没有应答。"), cluster(there, SETUP, Guard()):
        pass
