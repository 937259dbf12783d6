"""The library on disk: what goes in comes out, what is near is found, what is removed is gone."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from library_documents import draft, found, paths, source, text

from gongwen_lint.copying import postings
from gongwen_lint.copying.source import Source
from gongwen_lint.errors import WrongUsage
from gongwen_lint.library import Library, add, add_files, documents, facts, merging, opened, reading, records, remove, segments
from gongwen_lint.library.failures import VERSION
from gongwen_lint.readers.limits import Limits


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The path of a library that is not there yet."""
    return tmp_path / "库"


def whats(done: object) -> list[str]:
    return [one.what for one in done]  # type: ignore[attr-defined]


@pytest.mark.parametrize("given", [
    Source("/甲.txt", "", ()),
    Source("/\udcff.txt", "一\n\n二", ((0, 0), (0, 1), (3, 3), (3, 4)), ((1, 0, 1), (4, 3, 4)),
           "题", "〔2024〕1号", ("甲", "乙"), "省", "2024-01"),
    Source("/a", "落单的\ud83d和\udc00，并排的\ud83d\ude00，真的😀\r,\n", ((0, 3), (5, 9)), title="\ud800"),
    Source("/a", "\ue5e5\ue7c7\ufe10\u1e3f\u9fb4𠂇𤇾𪚥\x00\x85\u2028", ((0, 9),)),
])
def test_a_document_comes_out_as_it_went_in(given: Source) -> None:
    made = records.record(given)
    assert records.restored(records.encoded(given.path), made.about, made.body) == given


def test_every_character_comes_out_as_it_went_in() -> None:
    for first in range(0, 0x110000, 0x4000):
        given = Source("/a", "".join(map(chr, range(first, first + 0x4000))), ())
        made = records.record(given)
        assert records.restored(b"/a", made.about, made.body) == given


def test_what_a_draft_has_something_from_is_found_and_nothing_else(library: Path) -> None:
    assert whats(add(str(library), map(source, range(200)))) == ["added"] * 200
    assert found(library, 3, 77, 199) == paths(3, 77, 199)
    assert found(library, 1000) == []
    near = Library.open(str(library)).near(draft(5))
    assert near == [source(5)], "with all that is kept of it"


def test_documents_removed_are_not_found_and_their_text_is_not_in_the_folder(library: Path) -> None:
    list(add(str(library), map(source, range(40))))
    body = records.record(source(7)).body
    assert body in (library / "catalogue.sqlite").read_bytes()
    by_path = {entry.path: entry.id for entry in documents(str(library))}
    assert remove(str(library), [by_path["/上级/7.txt"], by_path["/上级/8.txt"], 12345]) == 2
    assert found(library, 6, 7, 8, 9) == paths(6, 9)
    assert len(documents(str(library))) == 38
    assert body not in (library / "catalogue.sqlite").read_bytes()
    before = (library / "catalogue.sqlite").stat().st_size
    list(add(str(library), map(source, range(100, 400))))
    assert remove(str(library), [entry.id for entry in documents(str(library))]) == 338
    assert (library / "catalogue.sqlite").stat().st_size <= before, "what is removed takes no room"
    assert found(library, 6) == []
    assert facts(str(library)).segments == 0
    assert not list(library.glob("*.grams")), "a segment without documents is no more"


def test_a_number_is_never_given_to_another_document(library: Path) -> None:
    list(add(str(library), [source(1), source(2)]))
    remove(str(library), [2])
    list(add(str(library), [source(3)]))
    assert [entry.id for entry in documents(str(library))] == [1, 3]


def test_the_same_path_with_other_content_is_replaced(library: Path) -> None:
    list(add(str(library), map(source, range(10))))
    assert whats(add(str(library), [source(4)._replace(text=text(400))])) == ["replaced"]
    assert found(library, 4) == []
    assert found(library, 400) == paths(4)
    assert len(documents(str(library))) == 10


def test_other_marks_about_the_same_characters_are_taken_over(library: Path) -> None:
    list(add(str(library), [source(1)]))
    other = source(1)._replace(date="2024-05-01")
    assert whats(add(str(library), [other])) == ["replaced"]
    assert whats(add(str(library), [other])) == ["same"]
    assert Library.open(str(library)).near(draft(1)) == [other]


def test_the_same_content_is_kept_once(library: Path) -> None:
    done = list(add(str(library), [source(1), source(1)._replace(path="/别处/副本.txt"), source(2)]))
    assert whats(done) == ["added", "twice", "added"]
    assert done[1].other == "/上级/1.txt"
    assert whats(add(str(library), [source(2)._replace(path="/上级/1.txt")])) == ["twice"], "now what it was is gone"
    assert [entry.path for entry in documents(str(library))] == ["/上级/2.txt"]
    assert found(library, 1) == []


def test_one_path_twice_in_one_portion(library: Path) -> None:
    assert whats(add(str(library), [source(1), source(2)._replace(path="/上级/1.txt")])) == ["added", "replaced"]
    assert found(library, 1) == []
    assert found(library, 2) == ["/上级/1.txt"]


def test_a_library_that_grew_step_by_step_answers_as_one_made_at_once(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merging, "SMALL", 150)
    drawn = random.Random(1)
    for number in range(60):
        list(add(str(library), [source(number, drawn.choice([40, 400, 2000]))]))
        assert facts(str(library)).segments <= 8
    gone = [entry.id for entry in documents(str(library)) if entry.id % 3 == 0]
    remove(str(library), gone)
    drawn = random.Random(1)
    every = [source(number, drawn.choice([40, 400, 2000])) for number in range(60)]
    whole = tmp_path / "整"
    list(add(str(whole), [one for number, one in enumerate(every, 1) if number % 3]))
    for number in range(60):
        assert found(library, number) == found(whole, number)


def test_postings_merged_are_those_built_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = np.random.default_rng(1)
    streams = [drawn.integers(1, 60, drawn.integers(0, 400)).astype(np.uint32) for _ in range(300)]
    live = drawn.random(300) < 0.7
    parts = [slice(0, 3), slice(3, 200), slice(200, 200), slice(200, 300)]
    for at_once in (1 << 21, 500):  # in one go, and in stretches of keys
        monkeypatch.setattr(postings, "_AT_ONCE", at_once)
        merged = postings.merge([(postings.build(streams[part]), None) for part in parts])
        thinned = postings.merge([(postings.build(streams[part]), live[part]) for part in parts])
        kept = [stream for stream, there in zip(streams, live, strict=True) if there]
        for made, wanted in ((merged, postings.build(streams)), (thinned, postings.build(kept))):
            assert made.documents == wanted.documents
            assert all(map(np.array_equal, made[:3], wanted[:3]))


def test_a_file_is_asked_in_stretches_with_the_same_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    made = postings.build(source(number).stream.codes for number in range(100))
    wanted = postings.keys(draft(*range(30)).codes)
    whole, released = postings.ask(made, wanted), []
    monkeypatch.setattr(postings, "_ASKED", 1 << 14)
    pieces = postings.ask(made._replace(release=lambda: released.append(1)), wanted)
    assert len(released) > 3
    assert sorted(zip(*map(list, whole), strict=True)) == sorted(zip(*map(list, pieces), strict=True))
    assert len(whole.places)


def test_a_reader_sees_what_is_written_meanwhile(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "SMALL", 0)
    list(add(str(library), map(source, range(20))))
    reader = Library.open(str(library))
    for number in range(20, 60):  # segments come and are merged away under its eyes
        list(add(str(library), [source(number)]))
        assert [one.path for one in reader.near(draft(number))] == paths(number)
        assert [one.path for one in reader.near(draft(3))] == paths(3)
    remove(str(library), [4])
    assert reader.near(draft(3)) == []


def test_a_reader_is_not_kept_waiting_by_one_who_writes(library: Path) -> None:
    list(add(str(library), map(source, range(20))))
    with closing(sqlite3.connect(library / "catalogue.sqlite", isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM documents WHERE id = 4")
        assert found(library, 3) == paths(3), "not yet"
        writer.execute("ROLLBACK")


def test_a_segment_merged_away_at_the_wrong_moment_is_looked_for_again(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    list(add(str(library), map(source, range(20))))
    read, did = segments.read, []

    def late(folder: str, name: str) -> segments.Segment:
        if not did:
            did.append(name)
            list(add(str(library), [source(20)]))
        return read(folder, name)

    monkeypatch.setattr(opened.segments, "read", late)
    assert found(library, 3, 20) == paths(3, 20)
    assert not (library / did[0]).exists()


def test_who_waits_too_long_for_another_is_told(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    list(add(str(library), [source(1)]))
    monkeypatch.setattr("gongwen_lint.library.catalogue.WAIT", 0.05)
    with closing(sqlite3.connect(library / "catalogue.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(WrongUsage, match="另一个程序正在写"):
            list(add(str(library), [source(2)]))


@pytest.mark.skipif(os.name == "nt", reason="no such permissions")
def test_a_library_is_private(library: Path) -> None:
    old = os.umask(0)
    try:
        list(add(str(library), map(source, range(3))))
    finally:
        os.umask(old)
    assert stat.S_IMODE(library.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in library.iterdir()} == {0o600}


@pytest.mark.parametrize(("version", "said"), [(VERSION + 1, "请升级"), (VERSION - 1 or -1, "重新加入")])
def test_a_library_of_another_version_is_refused(library: Path, version: int, said: str) -> None:
    list(add(str(library), [source(1)]))
    with closing(sqlite3.connect(library / "catalogue.sqlite")) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
    for attempt in (Library.open, facts, lambda path: list(add(path, [source(2)]))):
        with pytest.raises(WrongUsage, match=said) as refusal:
            attempt(str(library))
        assert str(library) in refusal.value.message


def test_what_is_no_library_is_refused_and_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "稿件"
    other.mkdir()
    (other / "甲.txt").write_text("甲")
    file = tmp_path / "文件"
    file.write_text("甲")
    foreign = tmp_path / "别的"
    foreign.mkdir()
    with closing(sqlite3.connect(foreign / "catalogue.sqlite")) as connection:
        connection.execute("CREATE TABLE other (x)")
    text_file = tmp_path / "文本"
    text_file.mkdir()
    (text_file / "catalogue.sqlite").write_text("这不是数据库" * 100)
    attempts = Library.open, facts, documents, lambda path: list(add(path, [source(1)])), lambda path: remove(path, [1])
    for path in (other, file, foreign, text_file):
        for attempt in attempts:
            with pytest.raises(WrongUsage, match=r"不是上位文件库|已损坏"):
                attempt(str(path))
    assert [one.name for one in other.iterdir()] == ["甲.txt"]
    with pytest.raises(WrongUsage, match=r"没有“.*没有”这个库"):
        Library.open(str(tmp_path / "没有"))


def test_an_empty_folder_is_taken_and_read_only_when_something_is_in_it(library: Path) -> None:
    library.mkdir()
    (library / "catalogue.sqlite").touch()  # as a crash in the very beginning leaves it
    with pytest.raises(WrongUsage, match="还没有文件"):
        Library.open(str(library))
    assert whats(add(str(library), [source(1)])) == ["added"]


def test_damage_is_told(library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    list(add(str(library), map(source, range(30))))
    segment = next(library.glob("*.grams"))
    whole = segment.read_bytes()
    for data in (whole[:-1], whole[:40], b"x" + whole[1:], b""):
        segment.write_bytes(data)
        with pytest.raises(WrongUsage, match=r"已损坏.*请删掉"):
            Library.open(str(library))
    segment.write_bytes(whole[:-300] + b"\xff" * 300)
    with pytest.raises(WrongUsage, match="已损坏"):
        list(add(str(library), [source(100)]))  # is merged with it, and compared with its check sum
    segment.write_bytes(whole[:64] + b"\xff" * (len(whole) - 64))
    with pytest.raises(WrongUsage, match="已损坏"):
        Library.open(str(library))
    segment.write_bytes(whole[:300] + b"\xff" * 400 + whole[700:])
    with pytest.raises(WrongUsage, match="已损坏"):
        Library.open(str(library)).near(draft(*range(30)))
    segment.unlink()
    with pytest.raises(WrongUsage, match="缺少"):
        Library.open(str(library))
    catalogue = library / "catalogue.sqlite"
    catalogue.write_bytes(catalogue.read_bytes()[:20000])
    with pytest.raises(WrongUsage, match="已损坏"):
        Library.open(str(library)).near(draft(3))


def test_files_are_read_once_and_again_when_they_change(library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = []
    for number in range(4):
        file = tmp_path / f"{number}.txt"
        file.write_text(f"关于第{number}件事的通知\n{text(number)}\n", encoding="utf-8")
        names.append(str(file))
    assert whats(add_files(str(library), [*names, str(tmp_path / "没有.txt")])) == ["unreadable", *["added"] * 4]
    monkeypatch.setattr(reading, "read", lambda *args: pytest.fail("read again"))
    assert whats(add_files(str(library), names)) == ["same"] * 4
    monkeypatch.undo()
    Path(names[0]).write_text(f"关于第0件事的通知\n{text(50)}\n", encoding="utf-8")
    os.rename(names[1], tmp_path / "改名.txt")
    done = list(add_files(str(library), [names[0], str(tmp_path / "改名.txt")]))
    assert whats(done) == ["replaced", "moved"]
    assert found(library, 1) == [str(tmp_path / "改名.txt")]
    assert found(library, 50) == [names[0]]


def test_several_processes_read_and_one_that_dies_costs_only_its_file(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = []
    for number in range(12):
        file = tmp_path / f"{number}.txt"
        file.write_text(f"关于第{number}件事的通知\n{text(number)}\n", encoding="utf-8")
        names.append(str(file))
    seen: list[int] = []
    assert whats(add_files(str(library), names, processes=2, seen=seen.append)) == ["added"] * 12
    assert seen == list(range(1, 13))
    assert found(library, 3, 11) == sorted([names[3], names[11]])
    if sys.platform == "linux":
        monkeypatch.setattr(reading, "_prepare_all", _dies_of_five)
        told = {Path(one.path).name: one for one in reading.prepared(names, Limits(), 2)}
        assert len(told) == 12
        assert [name for name, one in told.items() if one.error] == ["5.txt"]
        assert told["5.txt"].error[0] == "crashed"  # type: ignore[index]


def _dies_of_five(paths: list[str], limits: Limits) -> list[reading.Prepared]:
    if any(path.endswith(f"{os.sep}5.txt") for path in paths):
        os._exit(9)
    return [reading._prepare(path, limits) for path in paths]


def test_a_library_can_be_moved(library: Path, tmp_path: Path) -> None:
    list(add(str(library), map(source, range(5))))
    shutil.move(library, tmp_path / "新")
    assert found(tmp_path / "新", 3) == paths(3)
