"""A library after a crash, an interruption, and between two processes: whole, with all that was told to be in it, and usable."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from library_documents import found, paths, source, text

from gongwen_lint.errors import WrongUsage
from gongwen_lint.library import Library, add, documents, facts, remove

HERE = Path(__file__).parent
_ADDING = """
import os, sys
sys.path.insert(0, {tests!r})
from library_documents import source
from gongwen_lint.library import add, adding, catalogue, changes, merging, removing, segments
{crash}
if {removing}:
    removing.remove({library!r}, range(1, 30))
else:
    for done in add({library!r}, map(source, range({first}, {last}))):
        print(done.path, flush=True)
"""
_DIES = """
def dies(place, name, before):
    did = getattr(place, name)
    def dying(*args, **kwargs):
        result = None if before else did(*args, **kwargs)
        os._exit(9)
        return result
    setattr(place, name, dying)
"""
CRASHES = {
    "before the segment": "dies(segments, 'write', True)",
    "with a part of the segment written": "dies(os, 'replace', True)",
    "with the segment under its name": "dies(segments, 'write', False)",
    "before the commit": "dies(adding, 'settle', False); dies(removing, 'settle', False)",
    "after the commit": "dies(changes, 'finish', True)",
    "with the old segments deleted": "dies(changes, 'finish', False)",
}


def process(library: Path, first: int = 0, last: int = 0, crash: str = "", removing: bool = False) -> subprocess.Popen[str]:
    """A process that adds documents, or removes them."""
    script = _ADDING.format(tests=str(HERE), library=str(library), first=first, last=last, crash=crash, removing=removing)
    env = {**os.environ, "PYTHONPATH": str(HERE.parent), "PYTHONIOENCODING": "utf-8"}
    return subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, encoding="utf-8", env=env)


def check(library: Path) -> None:
    """That the catalogue is whole and names the files that are there, and that each document is found by its text."""
    with closing(sqlite3.connect(library / "catalogue.sqlite")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    for entry in documents(str(library)):
        assert entry.path in found(library, int(Path(entry.path).stem))


@pytest.mark.parametrize("crash", CRASHES.values(), ids=CRASHES)
@pytest.mark.parametrize("removing", [False, True], ids=["adding", "removing"])
def test_a_crash_leaves_all_or_nothing_and_the_library_goes_on(tmp_path: Path, crash: str, removing: bool) -> None:
    library = tmp_path / "库"
    list(add(str(library), map(source, range(40))))
    with process(library, 40, 60, _DIES + crash, removing) as crashing:
        told = crashing.communicate()[0].split()
    assert crashing.returncode == 9
    check(library)
    count = len(documents(str(library)))
    assert count in ((40, 11) if removing else (40, 60))
    assert count == 60 or not told, "what is told of is kept"
    assert found(library, 39) == paths(39)
    list(add(str(library), map(source, range(40, 70))))
    if removing:
        remove(str(library), range(1, 30))
        assert found(library, 3) == []
    check(library)
    assert len(documents(str(library))) == (41 if removing else 70)
    assert len(list(library.glob("*.grams*"))) == facts(str(library)).segments, "what the crash left behind is cleared away"


def test_a_crash_of_the_very_first_addition(tmp_path: Path) -> None:
    library = tmp_path / "库"
    with process(library, 0, 20, _DIES + CRASHES["before the commit"]) as crashing:
        crashing.communicate()
    assert whats(list(add(str(library), map(source, range(20))))) == {"added"}
    check(library)


def whats(done: list[object]) -> set[str]:
    return {one.what for one in done}  # type: ignore[attr-defined]


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
@pytest.mark.parametrize("after", [1, 2, 700])
def test_a_process_that_is_killed_loses_only_what_it_has_not_told_of(tmp_path: Path, after: int) -> None:
    library = tmp_path / "库"
    killed = process(library, 0, 3000)
    assert killed.stdout
    told = [killed.stdout.readline().strip() for _ in range(after)]
    time.sleep(0.03 * (after % 7))
    killed.send_signal(signal.SIGKILL)
    rest = killed.stdout.read().split("\n")[:-1]
    killed.stdout.close()
    killed.wait()
    there = {entry.path for entry in documents(str(library))}
    assert {*told, *rest} <= there
    assert len(there) < 3000
    opened = Library.open(str(library))
    assert opened.near(source(0).stream)[0] == source(0)
    list(add(str(library), map(source, range(1200))))
    assert len(documents(str(library))) >= 1200
    assert found(library, 1100) == paths(1100)


def test_two_processes_that_add_at_once(tmp_path: Path) -> None:
    library = tmp_path / "库"
    both = [process(library, 0, 1100), process(library, 1000, 2100)]
    reads = 0
    while any(one.poll() is None for one in both):
        try:
            seen = len(documents(str(library)))
        except WrongUsage as error:  # it is not there yet
            assert not reads, error.message
            continue
        assert len(Library.open(str(library)).near(source(0).stream)) <= 1
        assert seen <= len(documents(str(library)))
        reads += 1
    for one in both:
        one.communicate()
        assert one.returncode == 0
    assert reads
    assert sorted(int(Path(entry.path).stem) for entry in documents(str(library))) == list(range(2100))
    assert found(library, 50, 1050, 2050) == paths(50, 1050, 2050)


def command(library: Path, files: Path) -> subprocess.Popen[str]:
    env = {**os.environ, "PYTHONPATH": str(HERE.parent)}
    return subprocess.Popen(
        [sys.executable, "-m", "gongwen_lint", "library", "add", str(library), str(files)], env=env, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="signals, and /proc")
@pytest.mark.parametrize(("by", "after"), [
    (signal.SIGINT, 0.1), (signal.SIGINT, 0.25), (signal.SIGINT, 0.6), (signal.SIGKILL, 0.1), (signal.SIGKILL, 0.6),
])
def test_the_command_interrupted_leaves_a_good_library_and_no_processes(
    tmp_path: Path, by: signal.Signals, after: float
) -> None:
    library, files = tmp_path / "库", tmp_path / "上级"
    files.mkdir()
    for number in range(1500):
        (files / f"{number}.txt").write_text(f"关于第{number}件事的通知\n{text(number, 1200)}\n", encoding="utf-8")
    running = command(library, files)
    while not (library / "catalogue.sqlite").exists():
        time.sleep(0.01)
    time.sleep(after)
    if by == signal.SIGINT:
        os.killpg(running.pid, by)  # as a terminal does
    else:
        running.send_signal(by)
    _, err = running.communicate()
    if running.returncode != 0:  # it may have been quicker
        assert running.returncode == (130 if by == signal.SIGINT else -9)
        if by == signal.SIGINT:
            assert "已打断" in err
            assert "Traceback" not in err
    deadline = time.monotonic() + 10
    while (left := _of_session(running.pid)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not left, "its processes end with it"
    again = command(library, files)
    _, err = again.communicate()
    assert (again.returncode, err) == (0, "")
    assert len(documents(str(library))) == 1500
    assert len(Library.open(str(library)).near(source(77, 1200).stream)) == 1


def _of_session(session: int) -> list[str]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parts = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(parts[3]) == session and parts[0] != "Z":
            found.append(folder.name)
    return found
