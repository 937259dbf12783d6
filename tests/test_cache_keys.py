"""Whatever a report depends on is in the key of the cache: any change of it and the document is read again."""

from __future__ import annotations

import importlib.metadata
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

import pytest

from gongwen_lint import Settings, configure, examine
from gongwen_lint.cache import Cache, check_folder, fingerprint, own, run
from gongwen_lint.readers import read_bytes
from gongwen_lint.readers.limits import Limits
from gongwen_lint.settings import Stated

DATA = "# 关于报送材料的通知\n各科室：\n请于12月5日前把材料送到办公室。\n办公室\n2025年11月20日\n".encode()
PROFILE = "document = '本县办法'\n[[limit]]\nmeasure = 'body'\nvalue = 3000\narticle = '2'\nbinding = 'should'\n"
PLAIN = fingerprint(Settings(), Limits())


def own_profile(folder: Path, text: str) -> bytes:
    folder.mkdir()
    file = folder / "本县.toml"
    file.write_text(text, encoding="utf-8")
    return fingerprint(configure({"profile": str(file)}).settings, Limits())


def lexicon(folder: Path, text: str) -> bytes:
    folder.mkdir()
    file = folder / "用语.txt"
    file.write_text(text, encoding="utf-8")
    return fingerprint(configure({"lexicon": str(file)}).settings, Limits())


STATED = dict.fromkeys(Stated._fields, "2024-03-29") | {"issuers": ("甲局",)}


@pytest.mark.parametrize("settings", [
    Settings(select=("S",)), Settings(select=("S", "D")), Settings(extend_select=("S",)), Settings(ignore=("S",)),
    Settings(options={"D007": {"most": 100}}), Settings(options={"D007": {"most": 101}}),
    Settings(options={"D008": {"most": 100}}),
    Settings(options={"D007": {"most": 100.0}}), Settings(added=("争先进位",)), Settings(protected=("争先进位",)),
    configure({"profile": "gansu"}).settings, *(Settings(stated=Stated(**{name: value})) for name, value in STATED.items()),
    Settings(stated=Stated(issuers=("甲局", "乙局"))), Settings(stated=Stated(issuers=("甲局乙局",))),
])
def test_any_setting_is_in_the_key(settings: Settings) -> None:
    others = {fingerprint(Settings(), Limits()), fingerprint(Settings(options={"D007": {}}), Limits())}
    assert fingerprint(settings, Limits()) not in others
    assert fingerprint(settings, Limits()) == fingerprint(settings, Limits())


def test_no_two_of_these_settings_share_a_key() -> None:
    several = [
        Settings(select=("S", "D")), Settings(select=("S,D",)), Settings(ignore=("S", "D")), Settings(added=("甲", "乙")),
        Settings(added=("甲",), protected=("乙",)),
        Settings(options={"D007": {"most": 1}}), Settings(options={"D007": {"most": 1.0}}),
        Settings(options={"D007": {"most": "1"}}),
        *(Settings(stated=Stated(**{name: "甲"})) for name in Stated._fields),
    ]
    assert len({fingerprint(one, Limits()) for one in several}) == len(several)


def test_the_contents_of_own_limits_and_lexicons_are_in_the_key(tmp_path: Path) -> None:
    texts = [PROFILE, PROFILE.replace("3000", "2999"), PROFILE.replace("'2'", "'3'"), PROFILE.replace("办法", "规定"),
             PROFILE.replace("should", "must"), PROFILE + "titles = ['方案']\n", "inherits = 'central'\n" + PROFILE]
    assert len({own_profile(tmp_path / f"限{number}", text) for number, text in enumerate(texts)}) == len(texts)
    lists = ["add 争先进位\n", "add 争先 进位\n", "protect 争先进位\n", "add 争先进位\nadd 拉高标杆\n"]
    assert len({lexicon(tmp_path / f"语{number}", text) for number, text in enumerate(lists)}) == len(lists)


@pytest.mark.parametrize("name", Limits._fields)
def test_any_limit_of_reading_is_in_the_key(name: str) -> None:
    assert fingerprint(Settings(), Limits(**{name: 7})) != PLAIN


def test_what_documents_are_compared_with_is_in_the_key() -> None:
    assert len({PLAIN, *(fingerprint(Settings(), Limits(), told) for told in (b"a", b"b", b"ab"))}) == 4


def _python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version", "3.99.0")


def _package(monkeypatch: pytest.MonkeyPatch, name: str, **other: str) -> None:
    real = importlib.metadata.distribution

    class Other:
        def __init__(self) -> None:
            self.version = other.get("version", real(name).version)

        def read_text(self, file: str) -> str | None:
            return other.get("record", real(name).read_text(file))

    monkeypatch.setattr(importlib.metadata, "distribution", lambda asked: Other() if asked == name else real(asked))


@pytest.mark.parametrize("change", [
    _python, *(lambda patch, name=name: _package(patch, name, version="99") for name in run.PACKAGES),
    lambda patch: _package(patch, "lxml", record="lxml/etree.so,sha256=x,1"),
])
def test_another_python_or_another_library_is_in_the_key(
    monkeypatch: pytest.MonkeyPatch, change: Callable[[pytest.MonkeyPatch], None]
) -> None:
    change(monkeypatch)
    assert fingerprint(Settings(), Limits()) != PLAIN


def test_every_library_that_is_needed_is_asked_for() -> None:
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert sorted(run.PACKAGES) == sorted(one.partition(">")[0] for one in project["dependencies"])


@pytest.mark.parametrize("file", ["rules/slogans.py", "provisions/central.toml", "words/jieba.marisa", "emptiness/weights.tsv"])
@pytest.mark.parametrize("change", [
    lambda path: path.write_bytes(path.read_bytes() + b" "), lambda path: path.unlink(),
    lambda path: path.rename(path.with_name(f"别的{path.suffix}")), lambda path: path.with_name("新.py").write_bytes(b""),
])
def test_any_file_of_the_package_is_in_the_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, change: Callable[[Path], object]
) -> None:
    for name in (file, "kernel.py", "__pycache__/kernel.pyc"):
        path = tmp_path / "package" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    monkeypatch.setattr(run, "_SOURCE", str(tmp_path / "package"))
    before = fingerprint(Settings(), Limits())
    (tmp_path / "package" / "__pycache__" / "kernel.pyc").write_bytes(b"other")
    assert fingerprint(Settings(), Limits()) == before, "what Python compiles for itself changes nothing"
    change(tmp_path / "package" / file)
    assert fingerprint(Settings(), Limits()) != before


def test_the_real_package_is_what_is_looked_at() -> None:
    import gongwen_lint
    from gongwen_lint.tables import FOLDER

    assert Path(run._SOURCE) == Path(gongwen_lint.__file__).parent
    names = {os.path.basename(path) for root in (run._SOURCE, FOLDER) for path in run._files(root)}
    assert {"kernel.py", "central.toml", "jieba.marisa", "terms.weights", "boilerplate.tsv", "protected.tsv"} <= names


def test_any_line_of_the_lexicons_is_in_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "boilerplate.tsv").write_text("甲\t乙\n", encoding="utf-8")
    monkeypatch.setattr(run, "FOLDER", str(tmp_path))
    before = fingerprint(Settings(), Limits())
    (tmp_path / "boilerplate.tsv").write_text("甲\t丙\n", encoding="utf-8")
    assert fingerprint(Settings(), Limits()) != before


def test_the_key_is_the_same_in_every_process() -> None:
    code = (
        "from gongwen_lint import Settings, configure; from gongwen_lint.cache import fingerprint;"
        "from gongwen_lint.readers.limits import Limits;"
        "print(fingerprint(configure({'profile': 'gansu'}).settings, Limits()).hex())"
    )
    root = str(Path(__file__).parent.parent)
    made = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": root}, capture_output=True,
            check=True, cwd=root,
        ).stdout for seed in "123"
    }
    assert len(made) == 1


def test_what_has_no_fixed_text_has_no_fingerprint() -> None:
    with pytest.raises(TypeError):
        fingerprint(Settings(options=MappingProxyType({"D007": object()})), Limits())  # type: ignore[dict-item]


@pytest.fixture
def folder(tmp_path: Path) -> str:
    check_folder(str(tmp_path / "缓存"))
    return str(tmp_path / "缓存")


@pytest.mark.parametrize(("data", "path", "extra"), [
    (DATA + b"\n", "通知.md", b""), (DATA[:-1], "通知.md", b""), (DATA, "通知.txt", b""), (DATA, "请示.md", b""),
    (DATA, "-", b""), (DATA, "通知.MD", b""), (DATA, "通知.md", own((), True)), (DATA, "通知.md", own(("S001",), False)),
])
def test_another_document_name_or_way_is_another_entry(folder: str, data: bytes, path: str, extra: bytes) -> None:
    cache = Cache(folder, PLAIN)
    cache.put(DATA, examine(read_bytes(DATA, "通知.md")))
    assert cache.get(data, path, extra) is None
    assert cache.get(DATA, f"下级{os.sep}通知.md") is not None
    assert Cache(folder, fingerprint(Settings(select=("S",)), Limits())).get(DATA, "通知.md") is None


def test_ignores_and_lines_are_told_apart_and_their_order_is_not() -> None:
    several = [own((), False), own((), True), own(("S001",), False), own(("S001", "S002"), False), own(("S001, S002",), False)]
    assert len(set(several)) == len(several)
    assert own(("S002", "S001"), False) == own(("S001", "S002"), False)


def test_compared_documents_go_by_their_place_too(folder: str) -> None:
    cache = Cache(folder, fingerprint(Settings(), Limits(), b"references"))
    cache.put(DATA, examine(read_bytes(DATA, os.path.join("甲", "通知.md"))))
    assert cache.get(DATA, os.path.join("乙", "通知.md")) is None
    assert cache.get(DATA, os.path.join("甲", "下", "..", "通知.md")) is not None
