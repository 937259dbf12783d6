"""Files made to hurt: each gives a report or a named error, within bounds; nothing is opened, called, started or written."""

from __future__ import annotations

import json
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from command import Command, process
from docx_maker import docx, p
from generators import docx_traps, pdf_traps
from generators.hostile import masses, traps
from outcomes import Outcome, failures, outcomes

SECONDS = 40
"""of the processor, for reading, checking and rendering in every format; the worst took 17 to 23 (docs/hostile.md)"""
MEBIBYTES = 500
"""of memory beyond what an idle process takes"""
NAMED = {
    "too-large": (
        "docx_masses-bomb_header", "docx_masses-bomb_numbering", "docx_masses-paragraphs_million", "docx_masses-breaks_million",
        "docx_masses-rows_many", "docx_masses-runs_single", "pdf_masses-pages_over", "pdf_masses-notes_many",
        "pdf_masses-states_unbalanced", "pdf_masses-filter_bombs_hidden", "text_attacks-short_lines",
        "text_attacks-long_line_over", "pdf_masses-filter_bombs_short_names",
    ),
    "damaged": (
        "docx_traps-entity_outside", "docx_traps-entity_in_sixteen_bits", "docx_traps-entity_beside", "docx_traps-name_twice",
        "docx_traps-entries_overlapping", "docx_masses-tables_nested",
    ),
    "unsupported-type": ("docx_masses-bomb_mimetype", "docx_traps-chunk"),
    "undecodable": ("text_attacks-garbage_gb18030", "text_attacks-surrogates_utf16", "text_attacks-surrogates_utf32"),
    "needs-libreoffice": ("compound_attacks-directory_in_a_circle",),
    "report": (
        "docx_traps-macros", "docx_traps-references_out", "docx_traps-references_up", "docx_traps-references_share",
        "docx_traps-fields_that_fetch", "docx_traps-inclusion", "docx_masses-lists_absurd", "docx_masses-cells_merged",
        "docx_masses-bomb_unread", "pdf_traps-actions", "pdf_traps-forms_of_xml", "pdf_traps-tree_of_itself",
        "pdf_traps-box_endless", "pdf_traps-text_endless", "pdf_traps-lines_endless",
        "pdf_masses-pages_thousand", "text_attacks-titles_that_script",
    ),
}
"""files that must come to one code"""


def checked(found: list[Outcome]) -> None:
    assert not failures(found), failures(found)
    assert not [one for one in found if one.seconds > SECONDS or one.mebibytes > MEBIBYTES]
    became = {one.name: one.became for one in found}
    for code, names in NAMED.items():
        assert {name: became[name] for name in names if name in became} == {name: code for name in names if name in became}


def test_traps_do_nothing_but_give_a_report_or_an_error() -> None:
    names = [file.name for file in (*traps(), *masses())]
    assert len(names) == len(set(names))
    assert {name for each in NAMED.values() for name in each} <= set(names)
    checked(outcomes("traps", len(traps())))


@pytest.mark.full
def test_masses_stay_within_bounds() -> None:
    checked(outcomes("masses", len(masses())))


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A server that nobody may call."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        yield server


def test_nothing_is_fetched_by_the_libraries_either(tmp_path: Path, listener: socket.socket) -> None:
    """lxml and PDFium are not seen by audit hooks: here the address is one that listens, and the file one with a known word."""
    secret = tmp_path / "secret"
    secret.write_text("不可外传", encoding="utf-8")
    addresses = f"http://127.0.0.1:{listener.getsockname()[1]}/x", secret.as_uri(), str(secret)
    folder = tmp_path / "来件"
    folder.mkdir()
    for at, address in enumerate(addresses):
        for make in (docx_traps.references_out, docx_traps.fields_that_fetch, docx_traps.stylesheet, docx_traps.entity_outside):
            (folder / f"{make.__name__}{at}.docx").write_bytes(make(address))
        for make in (pdf_traps.actions, pdf_traps.forms_of_xml, pdf_traps.contents_outside):
            made = make().replace(b"http://192.0.2.1/", address.encode()).replace(b"/etc/passwd", str(secret).encode())
            (folder / f"{make.__name__}{at}.pdf").write_bytes(made)
    done = process("check", "来件", "--output-format", "json", cwd=tmp_path)
    assert done.returncode in (1, 2), done.stderr
    report = json.loads(done.stdout)
    assert len(report["documents"]) == 21
    assert "不可外传".encode() not in done.stdout
    assert sorted(file.name for file in tmp_path.iterdir()) == ["secret", "来件"]
    with pytest.raises(TimeoutError):
        listener.accept()


def test_a_part_that_is_there_twice_is_refused_and_not_chosen_between() -> None:
    """What Word shows and what is checked must not be two things."""
    made = docx_traps.name_twice()
    assert code_of(made) == "damaged"
    assert code_of(docx(p("正文"))) == ""


def code_of(data: bytes) -> str:
    from gongwen_lint.errors import UnreadableFile
    from gongwen_lint.readers import read_bytes

    try:
        read_bytes(data, "来件.docx")
    except UnreadableFile as error:
        return error.code
    return ""


@pytest.mark.skipif(sys.platform == "win32", reason="NTFS 不许这些名字")
@pytest.mark.parametrize("form", ["text", "json", "jsonl", "github"])
def test_names_show_what_they_are(folder: Path, form: str) -> None:
    done = process("check", "--output-format", form, ".", "./没有\x1b\u202e的.txt", cwd=folder)
    shown = done.stdout.decode("utf-8")  # never bytes that are no text
    assert (done.returncode, done.stderr) == (2, b"")
    assert not HIDDEN & set(shown)
    if form == "json":
        assert {document["path"] for document in json.loads(shown)["documents"]} == {*NAMES, "./没有\x1b\u202e的.txt"}
    if form == "jsonl":
        assert len([json.loads(line) for line in shown.split("\n")[:-1]]) == len(NAMES) + 1
    if form == "github":
        assert all(line.startswith(("::error file=", "::warning file=", "::notice file=")) for line in shown.split("\n")[:-1])
    assert sorted(file.name for file in folder.iterdir()) == sorted(NAMES)


@pytest.mark.skipif(sys.platform == "win32", reason="NTFS 不许这些名字")
@pytest.mark.parametrize("which", ["text", "stats"])
def test_names_and_titles_show_what_they_are_in_every_subcommand(folder: Path, which: str, command: Command) -> None:
    for name in NAMES:
        for form in ("text", "json"):
            done = command(which, "--output-format", form, "--", str(folder / name))
            shown = done.out.encode("utf-8", "backslashreplace").decode()
            assert (done.status, done.err) == (0, "")
            assert not HIDDEN & set(shown), name
            if form == "json":
                assert json.loads(done.out)["path"] == str(folder / name)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with files of all these names, their text as hostile."""
    made = tmp_path / "来件"
    made.mkdir()
    for name in NAMES:
        (made / name).write_text(TEXT, encoding="utf-8")
    return made


TEXT = "=cmd|'/c calc'!A0\n<script>关于\x1b[2J\u202e报送的通知\n各科室：\n" + "请把材料收齐核对以后，" * 20 + "\x9b31m\u2028\n"
NAMES = (
    "退\x1b[31m色\x07\r.txt", "第一行\n::error file=x::假的\n.txt", "\u202e通知.txt\u2066\u2069.txt", "=cmd|'calc'!A0.txt",
    "-rf.txt", "--output=x.txt", "@SUM(1+1).txt", "<script>alert(1)<\\script>.txt", "\"引'号`$(touch x)`.txt", "%0A%3A%2C,.txt",
    "\x9b31m\u2028\x85.txt", "公" * 83 + "文.txt"[1:], "不成字\udcff\udcfe.txt", " \t .txt", "a...txt",
)
HIDDEN = set(map(chr, (
    *range(9), *range(11, 32), *range(127, 160), 0x61C, 0x200E, 0x200F, 0x2028, 0x2029, *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
)))
"""what may move the cursor or turn the line around; tab and line feed are the layout's own"""
