"""Checking many files: files a second with one and two workers, memory of a worker, poisoned files, a cluster.

``python benchmarks/batch.py [FOLDER…]``: the .docx and .pdf files of the folders (default: samples/) are taken round and round
until there are ``--files`` of them; whole processes, all rules, one worker and two in turn, medians. ``--many`` files in one
run show whether memory stays flat; ``--poisoned`` files that run into the time limit are mixed in; ``--cluster`` measures
dask.distributed on this machine as well.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path

from gongwen_lint.errors import UnreadableFile
from gongwen_lint.readers import read

ROOT = Path(__file__).parent.parent
SECONDS = 1
"""the time limit of a poisoned file"""
POISON = "各县要把材料收齐核对以后一并送到办公室，逾期不候，" * 40_000
"""takes far longer than the limit"""


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[ROOT / "samples"])
    parser.add_argument("--files", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--many", type=int, default=0)
    parser.add_argument("--poisoned", type=int, default=0)
    parser.add_argument("--cluster", action="store_true")
    given = parser.parse_args()
    sources = readable(given.folders)
    with tempfile.TemporaryDirectory() as made:
        folder = filled(Path(made) / "稿", sources, given.files)
        checked(filled(Path(made) / "热", sources, len(sources)))  # the first run compiles what has changed
        print(f"{len(sources)} 份不同的文件（.pdf {sum(file.suffix == '.pdf' for file in sources)} 份），共 {given.files} 份")
        throughput(folder, given.files, given.rounds)
        if given.many:
            flat(filled(Path(made) / "多", sources, given.many), given.many)
        if given.poisoned:
            poisoned(folder, given.files, given.poisoned)
        if given.cluster:
            cluster(folder, given.files, given.rounds)


def readable(folders: Sequence[Path]) -> list[Path]:
    """The files of the folders that can be read."""
    found = []
    for file in sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in (".docx", ".pdf")):
        try:
            read(file)
        except UnreadableFile:
            continue
        found.append(file)
    return found


def filled(folder: Path, sources: Sequence[Path], count: int) -> Path:
    """A folder with so many copies of the sources."""
    folder.mkdir()
    for number, source in enumerate(islice(cycle(sources), count)):
        shutil.copyfile(source, folder / f"{number:05}{source.suffix}")
    return folder


def throughput(folder: Path, files: int, rounds: int) -> None:
    """Files a second with one worker and with two, in turn."""
    taken: dict[int, list[float]] = {1: [], 2: []}
    most: dict[int, int] = {}
    for _ in range(rounds):
        for jobs, times in taken.items():
            with watched() as memory:
                times.append(checked(folder, "--jobs", str(jobs)))
            most[jobs] = max(most.get(jobs, 0), max(memory))
    one, two = (statistics.median(taken[jobs]) for jobs in (1, 2))
    for jobs, seconds in ((1, one), (2, two)):
        print(f"{jobs} 个工作进程：{files / seconds:.0f} 份/秒（{seconds:.2f} 秒），独占内存最多 {most[jobs] / 2**20:.0f} MiB")
    print(f"两个是一个的 {one / two:.2f} 倍")


def flat(folder: Path, files: int) -> None:
    """Memory of a worker after a tenth of many files and at the end."""
    with watched() as memory:
        seconds = checked(folder, "--jobs", "2")
    early, late = (max(memory[at:at + len(memory) // 10 + 1]) for at in (len(memory) // 10, len(memory) * 9 // 10))
    print(
        f"{files} 份：{files / seconds:.0f} 份/秒，独占内存查完一成时 {early / 2**20:.0f} MiB，最后 {late / 2**20:.0f} MiB，"
        f"最多 {max(memory) / 2**20:.0f} MiB"
    )


def poisoned(folder: Path, files: int, poison: int) -> None:
    """What so many files cost that run into the time limit of ``SECONDS``."""
    clean = checked(folder, "--jobs", "2", "--time-limit", str(SECONDS))
    for number in range(poison):
        (folder / f"{number * files // poison:05}-毒.txt").write_text(POISON, encoding="utf-8")
    told = folder.parent / "毒.jsonl"
    mixed = checked(folder, "--jobs", "2", "--time-limit", str(SECONDS), "--report", f"jsonl={told}")
    poison = told.read_text(encoding="utf-8").count('"code": "time-limit"')
    own = poison * SECONDS / 2
    extra = mixed - clean - own
    print(f"混进 {poison} 份超时的：{mixed:.1f} 秒；没有它们 {clean:.1f} 秒，它们自己的时限 {own:.1f} 秒，多出 {extra:.1f} 秒")
    for file in folder.glob("*-毒.txt"):
        file.unlink()


def cluster(folder: Path, files: int, rounds: int) -> None:
    """Files a second on a cluster of two workers on this machine, the files named by path and sent along."""
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as local:
        address = local.scheduler_address.replace("tcp://", "dask://")
        for how, send in (("按路径", ()), ("发内容", ("--send",))):
            seconds = statistics.median(checked(folder, "--executor", address, *send) for _ in range(rounds))
            print(f"集群，两个工作进程，{how}：{files / seconds:.0f} 份/秒（{seconds:.2f} 秒）")


def checked(folder: Path, *args: str) -> float:
    """Seconds that the command takes on a folder."""
    command = [sys.executable, "-m", "gongwen_lint", "check", str(folder), *args, "--output-format", "jsonl", "-o", os.devnull]
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}  # as it is once installed
    begin = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, env={**env, "PYTHONPATH": str(ROOT)}, check=False)
    assert done.returncode in (0, 1, 2), done.returncode
    return time.perf_counter() - begin


@contextmanager
def watched() -> Iterator[list[int]]:
    """Bytes of private memory of the largest worker, looked at ten times a second."""
    seen: list[int] = [0]
    over = threading.Event()

    def watch() -> None:
        while not over.wait(0.1):
            seen.append(max(map(private, workers()), default=0))

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield seen
    finally:
        over.set()
        thread.join()


def workers() -> Iterator[int]:
    """The worker processes of this run, and the one they are forked from."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if b"gongwen_lint.batch." in (process / "cmdline").read_bytes() and is_ours(int(process.name)):
                yield int(process.name)
        except OSError:
            continue


def is_ours(process: int) -> bool:
    """Whether this process has started it, or one that it has started."""
    while process > 1:
        if process == os.getpid():
            return True
        process = int(Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[1])
    return False


def private(process: int) -> int:
    """Bytes that a process has for itself."""
    try:
        rows = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(int(row.split()[1]) << 10 for row in rows if row.startswith(("Private_Clean:", "Private_Dirty:")))


if __name__ == "__main__":
    main()
