"""The cache gives back exactly what was found, only for the same document, and tells nobody else anything."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import random
import shutil
import stat
import tempfile
from pathlib import Path
from time import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongwen_lint import Settings, examine
from gongwen_lint.analysis.padding import Padding, Stretch
from gongwen_lint.cache import Cache, check_folder, fingerprint, own
from gongwen_lint.cache.codec import packed, restored
from gongwen_lint.cache.folder import DAY, KEPT, TAG
from gongwen_lint.cache.sealing import keys, seal, unseal
from gongwen_lint.copying.references import Given
from gongwen_lint.copying.source import source_of
from gongwen_lint.document import Cell, Place, Span
from gongwen_lint.errors import WrongUsage, unreadable
from gongwen_lint.readers import read, read_bytes
from gongwen_lint.readers.limits import Limits
from gongwen_lint.report import Counts, DocumentReport, Facts, Finding, TextLine
from gongwen_lint.rules.record import Basis, Related
from gongwen_lint.structure import analyse

SAMPLES = sorted(
    path for path in (Path(__file__).parent.parent / "samples").rglob("*") if path.suffix in (".docx", ".pdf", ".txt", ".md")
)
TEXT = (
    "云川市商务局关于加强会展管理工作的通知\n各科室：\n要切实提高政治站位，充分认识会展工作的重要意义，进一步增强责任感和使命感，"
    "把思想和行动统一到市委的决策部署上来。各科室每周五报送进展情况，纸质报表一式两份，同时报送电子版。\n"
    "各科室主要负责同志要亲自抓，层层压实责任。\n云川市商务局\n2025年11月20日\n"
)
DATA = TEXT.encode()
NAME = "会展通知第三稿.txt"


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    folder = tmp_path / "缓存"
    check_folder(str(folder))
    return Cache(str(folder), fingerprint(Settings(), Limits()))


def report(path: str = NAME, data: bytes = DATA) -> DocumentReport:
    return examine(read_bytes(data, path))


def entries(cache: Cache) -> list[Path]:
    return [path for path in Path(cache.folder).rglob("*") if path.is_file() and path.name != TAG]


def same(one: DocumentReport | None, other: DocumentReport) -> bool:
    """Equal, and of the same types all the way down."""
    return one == other and repr(one) == repr(other)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_every_sample_comes_back_as_it_was_found(cache: Cache, path: Path) -> None:
    data, sources = path.read_bytes(), SAMPLES[:8]
    references = [Given([source_of(document, analyse(document)) for document in map(read, sources)])]
    alone, compared = own((), False), own((), True)
    found = examine(read(path))
    cache.put(data, found, alone)
    assert same(cache.get(data, str(path), alone), found.alone())
    held = examine(read(path), references=references).with_lines()
    cache.put(data, held, compared)
    assert same(cache.get(data, str(path), compared), held.alone())
    assert same(cache.get(data, str(path), alone), found.alone())


words = st.sampled_from(["", "通知", "甲\n\t\"\\", "\ud83d\ude00", "\udcff", "\0", "😀", "None"])
numbers = st.integers(0, 10**6)
stretches = st.none() | st.lists(st.tuples(numbers, numbers), max_size=3).map(tuple)
places = st.builds(
    Place, st.none() | numbers, st.none() | numbers, st.none() | numbers, st.none() | st.builds(Cell, numbers, numbers, numbers)
)
findings = st.builds(
    Finding, words, words, words, words, st.builds(Span, numbers, numbers), numbers, numbers, numbers, numbers, places,
    st.none() | words, words, st.none() | words, st.none() | st.floats(0, 1),
    st.lists(st.builds(Basis, words, words, words), max_size=2).map(tuple),
    st.lists(
        st.builds(Related, words, numbers, numbers, words, words, st.none() | words, stretches, stretches), max_size=2
    ).map(tuple),
    places, words, st.booleans(), st.none() | st.tuples(numbers, numbers),
)
reports = st.builds(
    DocumentReport, st.just("稿.docx"), st.none(),
    st.none() | st.builds(Facts, words, st.none() | words, issuers=st.lists(words, max_size=2).map(tuple)),
    st.none() | st.builds(Counts, numbers, numbers, numbers, numbers, st.none() | numbers, st.none() | words), words,
    st.lists(findings, max_size=3).map(tuple),
    st.none() | st.builds(
        Padding, *[numbers] * 7, st.lists(st.builds(Stretch, words, numbers, numbers, numbers, words), max_size=2).map(tuple)
    ),
    st.lists(st.builds(TextLine, numbers, words, words, st.none() | numbers, words, st.booleans()), max_size=3).map(tuple),
)


@given(reports)
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
def test_any_report_is_packed_and_restored_exactly(made: DocumentReport) -> None:
    assert same(restored(packed(made), made.path), made)


@given(st.binary(max_size=200))
def test_bytes_that_are_no_report_are_no_report(data: bytes) -> None:
    assert restored(data, NAME) is None


@pytest.mark.parametrize("text", [b"[" * 100_000, b"{}", b"[1,2,3,4,5,6]", b'[null,null,"",[[]],null,[]]', b"\xff"])
def test_a_forged_entry_of_nonsense_is_no_report(text: bytes) -> None:
    import zlib

    assert restored(zlib.compress(text), NAME) is None


def test_a_moved_or_renamed_folder_keeps_its_reports(cache: Cache) -> None:
    found = report(f"甲/{NAME}")
    cache.put(DATA, found)
    assert same(cache.get(DATA, f"乙/{NAME}"), found._replace(path=f"乙/{NAME}").alone())


def test_a_place_in_the_document_itself_goes_by_its_new_path(cache: Cache) -> None:
    here, there = (Related(path, 1, 1, "甲", "乙") for path in (f"甲/{NAME}", "别的.docx"))
    found = report(f"甲/{NAME}")
    found = found._replace(findings=(found.findings[0]._replace(related=(here, there)),))
    cache.put(DATA, found)
    back = cache.get(DATA, f"乙/{NAME}")
    assert back is not None
    assert [one.path for one in back.findings[0].related] == [f"乙/{NAME}", "别的.docx"]


def test_it_goes_to_another_process(cache: Cache) -> None:
    pickled = pickle.dumps(cache)
    assert len(pickled) < 1000
    pickle.loads(pickled).put(DATA, report())
    assert cache.get(DATA, NAME) == report().alone()


@pytest.mark.parametrize("length", [0, 1, 31, 4096])
def test_what_is_sealed_opens_with_the_same_keys_alone(length: int) -> None:
    text, mine = random.Random(1).randbytes(length), keys(b"a", b"b")
    sealed = seal(mine, text)
    assert unseal(mine, sealed) == text
    for others in (keys(b"ab", b""), keys(b"a", b"b", b""), keys(b"b", b"a")):
        assert others.name != mine.name
        assert unseal(others, sealed) is None
    assert seal(mine, text + b"\0")[32:32 + length] != sealed[32:] or not length  # no keystream is used twice


def test_nobody_reads_the_document_or_its_name_in_the_folder(cache: Cache) -> None:
    found = report().with_lines()
    assert len(found.findings) > 3
    cache.put(DATA, found)
    kept = b"".join(path.read_bytes() + str(path.relative_to(cache.folder)).encode() for path in Path(cache.folder).rglob("*")
                    if path.is_file())
    for text in (TEXT, NAME, *(finding.message for finding in found.findings)):
        for at in range(len(text) - 5):
            for encoding in ("utf-8", "gb18030", "utf-16-le"):
                assert text[at:at + 6].encode(encoding) not in kept
            assert text[at:at + 6].encode("unicode_escape") not in kept
    for at in range(len(DATA) - 5):
        assert DATA[at:at + 6] not in kept
    (entry,) = entries(cache)
    assert entry.stat().st_size % 4096 == 0


def test_damage_makes_an_entry_absent(cache: Cache) -> None:
    found = report()
    cache.put(DATA, found)
    (entry,) = entries(cache)
    whole, chance = entry.read_bytes(), random.Random(7)
    for _ in range(200):
        at = chance.randrange(len(whole))
        entry.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1:])
        assert cache.get(DATA, NAME) is None
    for length in (0, 1, 31, 32, 33, len(whole) - 1):
        entry.write_bytes(whole[:length])
        assert cache.get(DATA, NAME) is None
    entry.write_bytes(whole + b"\0")
    assert cache.get(DATA, NAME) is None
    entry.write_bytes(whole)
    assert cache.get(DATA, NAME) == found.alone()


def test_an_entry_under_another_name_is_absent(cache: Cache) -> None:
    other = DATA.replace("会展".encode(), "展会".encode())
    cache.put(DATA, report())
    (mine,) = entries(cache)
    cache.put(other, report(data=other))
    (theirs,) = set(entries(cache)) - {mine}
    mine.write_bytes(theirs.read_bytes())
    assert cache.get(DATA, NAME) is None


def test_a_folder_in_place_of_an_entry_is_no_entry(cache: Cache) -> None:
    cache.put(DATA, report())
    (entry,) = entries(cache)
    entry.unlink()
    entry.mkdir()
    assert cache.get(DATA, NAME) is None
    cache.put(DATA, report())
    assert cache.get(DATA, NAME) is None


def test_files_that_were_not_read_and_those_of_libreoffice_are_not_kept(cache: Cache) -> None:
    cache.put(DATA, DocumentReport(NAME, unreadable("damaged", NAME, reason="例")))
    cache.put(b"{\\rtf1 " + DATA, report("稿.rtf"))
    assert entries(cache) == []


def test_a_later_failure_to_write_is_only_not_cached(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    cache.put(DATA, report())
    assert entries(cache) == []
    assert cache.get(DATA, NAME) is None


def test_a_folder_that_is_removed_meanwhile_is_not_made_again(cache: Cache) -> None:
    shutil.rmtree(cache.folder)
    cache.put(DATA, report())
    cache.sweep()
    assert cache.get(DATA, NAME) is None
    assert not Path(cache.folder).exists()


def test_only_the_owner_gets_in(cache: Cache) -> None:
    if os.name == "nt":
        pytest.skip("access on Windows goes by the folder above")
    cache.put(DATA, report())
    (entry,) = entries(cache)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (Path(cache.folder), entry.parent, entry)] == [0o700, 0o700, 0o600]
    assert not list(Path(cache.folder).rglob(".*"))


def _both(cache: Cache, data: bytes, name: str) -> None:
    made = report(name, data)
    for _ in range(300):
        cache.put(data, made)
        assert cache.get(data, name) == made.alone()


def test_several_processes_write_the_same_entry(cache: Cache) -> None:
    context = multiprocessing.get_context("spawn")
    running = [context.Process(target=_both, args=(cache, DATA, NAME)) for _ in range(3)]
    for process in running:
        process.start()
    for process in running:
        process.join(60)
    assert [process.exitcode for process in running] == [0, 0, 0]
    assert len(entries(cache)) == 1


def test_what_was_not_used_for_a_month_goes_and_nothing_else(cache: Cache) -> None:
    cache.put(DATA, report())
    (used,) = entries(cache)
    other = DATA.replace("会展".encode(), "展会".encode())
    cache.put(other, report(data=other))
    (unused,) = set(entries(cache)) - {used}
    foreign = [Path(cache.folder) / "我的.txt", used.parent / "我的.txt", used.parent / "ab"]
    left = used.parent / f".{'0' * 38}.{'0' * 16}"
    old = time() - KEPT - DAY
    for path in (*foreign, left):
        path.write_bytes(b"")
    for path in (used, unused, left, *foreign):
        os.utime(path, (old, old))
    assert cache.get(DATA, NAME)  # is used
    cache.sweep()
    assert unused.exists(), "swept today already"
    os.utime(Path(cache.folder) / TAG, (old, old))
    cache.sweep()
    assert [path.exists() for path in (used, *foreign, unused, left)] == [True] * 4 + [False] * 2
    unused.parent.mkdir(exist_ok=True)
    unused.write_bytes(b"")
    os.utime(unused, (old, old))
    cache.sweep()
    assert unused.exists(), "once a day"


def test_a_folder_that_is_not_ours_is_refused_and_left_alone(tmp_path: Path) -> None:
    foreign = tmp_path / "文稿"
    foreign.mkdir()
    (foreign / "通知.docx").write_bytes(b"x")
    with pytest.raises(WrongUsage, match="这个文件夹里有别的文件"):
        check_folder(str(foreign))
    (foreign / TAG).write_bytes(b"Signature: 8a477f597d28d172789f06886806bc55\n# another program\n")
    with pytest.raises(WrongUsage, match="另写一个空的"):
        check_folder(str(foreign))
    Cache(str(foreign), b"").sweep()
    assert sorted(path.name for path in foreign.iterdir()) == [TAG, "通知.docx"]
    with pytest.raises(WrongUsage, match="这是文件，不是文件夹"):
        check_folder(str(foreign / "通知.docx"))
    with pytest.raises(WrongUsage, match="这里不能存缓存"):
        check_folder(str(foreign / "通知.docx" / "缓存"))


def test_an_empty_folder_and_one_of_ours_are_taken(tmp_path: Path) -> None:
    for _ in range(2):
        check_folder(str(tmp_path / "新" / "缓存"))
    assert [path.name for path in (tmp_path / "新" / "缓存").iterdir()] == [TAG]
    (tmp_path / "空").mkdir()
    check_folder(str(tmp_path / "空"))


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_refused_at_once(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(WrongUsage, match="没有权限"):
            check_folder(str(tmp_path / "缓存"))
    finally:
        tmp_path.chmod(0o700)


def test_a_full_disk_is_told_at_once(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(WrongUsage, match="磁盘已满"):
        check_folder(cache.folder)
    with tempfile.TemporaryDirectory() as other, pytest.raises(WrongUsage, match="磁盘已满"):
        check_folder(other)
