"""What a file is, is told by its content; whatever cannot be read is named with its code; old formats go through LibreOffice."""

import http.server
import io
import os
import stat
import struct
import sys
import threading
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen_lint.errors import UnreadableFile
from gongwen_lint.readers import office, read, read_bytes
from gongwen_lint.readers.limits import Limits, within
from gongwen_lint.readers.sniff import Kind, sniff

FREE, END = 0xFFFFFFFF, 0xFFFFFFFE


def archive(*names: str, text: str = "x") -> bytes:
    """A zip with these entries, the same text in each."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name in names:
            file.writestr(name, text)
    return made.getvalue()


def compound(*streams: str, flags: int = 0, deeper: tuple[str, ...] = ()) -> bytes:
    """An OLE2 file: streams under the root, ``deeper`` ones in a storage of their own; the first stream begins like a FIB."""
    names = ["Root Entry", *streams, *(["Embedded", *deeper] if deeper else [])]
    directory = b""
    for number, name in enumerate(names):
        top = 1 <= number <= len(streams) + bool(deeper)
        storage = name == "Embedded"
        right = number + 1 if number + 1 < len(names) and not storage and number else FREE
        child = 1 if number == 0 else number + 1 if storage else FREE
        kind = 5 if number == 0 else 1 if storage else 2
        encoded = name.encode("utf-16-le") + b"\0\0"
        directory += struct.pack("<64sHBBIII36xIQ", encoded, len(encoded), kind, 1, FREE, right, child, 20 if top else 0, 4096)
    sectors = -(-len(directory) // 512)
    chain = [0xFFFFFFFD, *range(2, sectors + 1), END]
    table = struct.pack("<128I", *(chain + [FREE] * 128)[:128])
    header = struct.pack("<8s16xHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096,
                         END, 0, END, 0)
    header += struct.pack("<109I", 0, *[FREE] * 108)
    body = (table + directory.ljust(sectors * 512, b"\0")).ljust(20 * 512, b"\0")
    return header + body + struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0, 0, flags).ljust(4096, b"\0")


KINDS = {
    "docx": (archive("[Content_Types].xml", "word/document.xml"), "docx"),
    "docx with its text elsewhere": (archive("[Content_Types].xml", "doc/main.xml", text="wordprocessingml"), "docx"),
    "docx without its end": (archive("[Content_Types].xml", "word/document.xml")[:-60], "docx"),
    "pdf": (b"%PDF-1.7\n", "pdf"),
    "pdf behind other bytes": (b"\0" * 500 + b"%PDF-1.4", "pdf"),
    "doc": (compound("WordDocument", "1Table"), "doc"),
    "doc with a table in it": (compound("WordDocument", deeper=("Workbook",)), "doc"),
    "rtf": (b"{\\rtf1\\ansi text}", "rtf"),
    "html": ("\ufeff <!-- WPS -->\n<html><body>通知".encode(), "html"),
    "html in utf-16": ("<!DOCTYPE html><html>通知".encode("utf-16"), "html"),
    "word 2003 xml": (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument>', "wordml"),
    "text": ("关于<html>的说明".encode(), "text"),
    "gb18030 text": ("PK 比赛通知".encode("gb18030"), "text"),
}


@pytest.mark.parametrize(("data", "reader"), KINDS.values(), ids=KINDS)
def test_the_reader_for_a_kind(data: bytes, reader: str) -> None:
    assert sniff(data, "例").reader == reader


REFUSED = {
    "xlsx": (archive("[Content_Types].xml", "xl/workbook.xml"), "unsupported-type", ".xlsx"),
    "pptx": (archive("[Content_Types].xml", "ppt/presentation.xml"), "unsupported-type", ".pptx"),
    "odt": (archive("mimetype", text="application/vnd.oasis.opendocument.text"), "unsupported-type", ".odt"),
    "ods": (archive("mimetype", text="application/vnd.oasis.opendocument.spreadsheet"), "unsupported-type", ".ods"),
    "epub": (archive("mimetype", text="application/epub+zip"), "unsupported-type", ".epub"),
    "zip": (archive("通知.txt"), "unsupported-type", ".zip"),
    "ofd": (archive("OFD.xml", "Doc_0/Document.xml"), "ofd-unsupported", "OFD"),
    "cut zip": (b"PK\x03\x04" + b"\0" * 10, "damaged", "不完整"),
    "encrypted docx": (compound("EncryptionInfo", "EncryptedPackage"), "encrypted", "密码"),
    "encrypted doc": (compound("WordDocument", flags=0x0100), "encrypted", "密码"),
    "xls": (compound("Workbook"), "unsupported-type", ".xls"),
    "xls with a text in it": (compound("Workbook", deeper=("WordDocument",)), "unsupported-type", ".xls"),
    "ppt": (compound("Current User", "PowerPoint Document"), "unsupported-type", ".ppt"),
    "msg": (compound("__properties_version1.0"), "unsupported-type", ".msg"),
    "another compound file": (compound("Contents"), "unsupported-type", "OLE2"),
    "cut compound file": (compound("WordDocument")[:600], "damaged", "OLE2"),
    "huge sectors": (compound("WordDocument")[:30] + b"\xff\xff" + compound("WordDocument")[32:], "damaged", "OLE2"),
    "png": (b"\x89PNG\r\n\x1a\n\0\0", "unsupported-type", ".png"),
    "jpg": (b"\xff\xd8\xff\xe0\0\x10JFIF", "unsupported-type", ".jpg"),
    "gif": (b"GIF89a\0", "unsupported-type", ".gif"),
    "tif": (b"II*\0\x08\0", "unsupported-type", ".tif"),
    "bmp": (b"BM\x36\x10\0\0\0\0\0\0\x36\0", "unsupported-type", ".bmp"),
    "webp": (b"RIFF\x10\0\0\0WEBPVP8 ", "unsupported-type", ".webp"),
    "7z": (b"7z\xbc\xaf\x27\x1c\0\4", "unsupported-type", ".7z"),
    "rar": (b"Rar!\x1a\x07\x01\0", "unsupported-type", ".rar"),
    "gz": (b"\x1f\x8b\x08\0", "unsupported-type", ".gz"),
    "mp4": (b"\0\0\0\x18ftypmp42", "unsupported-type", ".mp4"),
    "exe": (b"MZ\x90\0\3\0", "unsupported-type", ".exe"),
    "xml": (b'<?xml version="1.0"?>\n<!-- a --><data/>', "unsupported-type", "XML"),
    "flat word xml": (b'<?xml version="1.0"?><pkg:package>', "unsupported-type", "Word XML"),
    "mail": (b"Subject: x\r\nMIME-Version: 1.0\r\n\r\n", "unsupported-type", ".mht"),
}


@pytest.mark.parametrize(("data", "code", "named"), REFUSED.values(), ids=REFUSED)
def test_a_kind_that_is_not_read_is_named(data: bytes, code: str, named: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_bytes(data, "稿件/例.docx")
    assert caught.value.code == code
    assert named in caught.value.message
    assert caught.value.message.startswith("稿件/例.docx：")


@given(st.sampled_from([data for data, *_ in (*KINDS.values(), *REFUSED.values())]), st.data())
def test_whatever_is_broken_gives_a_kind_or_a_named_error(data: bytes, draw: st.DataObject) -> None:
    broken = bytearray(data[:draw.draw(st.integers(1, len(data)))])
    for at, value in draw.draw(st.lists(st.tuples(st.integers(0, len(broken) - 1), st.integers(0, 255)), max_size=20)):
        broken[at] = value
    try:
        kind = sniff(bytes(broken), "例")
    except UnreadableFile as error:
        assert error.message.startswith("例：")
    else:
        assert kind.reader in {"docx", "pdf", "text", "doc", "rtf", "html", "wordml"}


def code_of(path: Path, limits: Limits | None = None) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read(path, limits)
    assert str(path) in caught.value.message
    return caught.value.code


def test_errors_of_the_file_system(tmp_path: Path) -> None:
    assert code_of(tmp_path / "没有.txt") == "not-found"
    assert code_of(tmp_path) == "is-folder"
    (tmp_path / "文件").write_text("x", encoding="utf-8")
    assert code_of(tmp_path / "文件" / "里面.txt") == "unreachable"
    assert code_of(tmp_path / ("长" * 300)) == "unreachable"


@pytest.mark.skipif(sys.platform == "win32" or (hasattr(os, "geteuid") and os.geteuid() == 0),
                    reason="root and Windows read files whatever their mode says")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "例.txt"
    path.write_text("通知", encoding="utf-8")
    path.chmod(0)
    assert code_of(path) == "no-permission"


def test_permission_refused_by_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "例.txt"
    path.write_text("通知", encoding="utf-8")
    monkeypatch.setattr("builtins.open", refuse)
    assert code_of(path) == "no-permission"


def test_limits(tmp_path: Path) -> None:
    path = tmp_path / "例.txt"
    path.write_text("请报送材料。", encoding="utf-8")
    assert read(path, Limits(file_bytes=18, characters=6)).text == "请报送材料。"
    assert code_of(path, Limits(file_bytes=17)) == "too-large"
    assert code_of(path, Limits(characters=5)) == "too-large"
    with pytest.raises(UnreadableFile, match=r"页数 1,001，上限 1,000"):
        within("例.pdf", "页数", 1001, 1000)


def test_a_name_comes_without_folder_and_ending() -> None:
    assert read_bytes("正文".encode(), "-").name == ""
    assert read_bytes("正文".encode(), "-", hint="稿件/通知.md").name == "通知"
    assert read_bytes("正文".encode(), "-", hint="稿件/通知.md").format == "md"
    assert read_bytes("正文".encode(), "稿件/通知.txt").name == "通知"


def test_without_libreoffice_the_error_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_libreoffice", lambda: None)
    with pytest.raises(UnreadableFile) as caught:
        read_bytes(compound("WordDocument"), "例.doc")
    assert caught.value.code == "needs-libreoffice"
    assert "安装" in caught.value.message
    assert ".docx" in caught.value.message


def script(folder: Path, body: str) -> str:
    """A stand-in for LibreOffice."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def runs(process: int) -> bool:
    """Whether a process is there and more than a name in the system's table."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins for LibreOffice are shell scripts")
class TestConversion:
    """What is asked of LibreOffice, and what becomes of it, with stand-ins."""

    WORD = Kind("doc", "旧格式文档")

    def convert(self, monkeypatch: pytest.MonkeyPatch, program: str) -> bytes:
        monkeypatch.setattr(office, "find_libreoffice", lambda: program)
        return office.convert(b"old", "例.doc", self.WORD, Limits())

    def test_private_folder_is_gone_afterwards(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        body = f'pwd > {tmp_path}/where; ls -ld "$PWD" > {tmp_path}/mode; mkdir out; cat input.doc > out/input.docx'
        assert self.convert(monkeypatch, script(tmp_path, body)) == b"old"
        assert (tmp_path / "mode").read_text(encoding="utf-8").startswith("drwx------")
        assert not Path((tmp_path / "where").read_text(encoding="utf-8").strip()).exists()

    @pytest.mark.parametrize("body", ["exit 1", "exit 0"])
    def test_nothing_made(self, body: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        with pytest.raises(UnreadableFile) as caught:
            self.convert(monkeypatch, script(tmp_path, body))
        assert caught.value.code == "conversion-failed"

    def test_too_slow(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The whole group is killed: the real program is a child of the script that was started."""
        monkeypatch.setattr(office, "TIMEOUT", 1)
        with pytest.raises(UnreadableFile) as caught:
            self.convert(monkeypatch, script(tmp_path, f"sleep 60 & echo $! > {tmp_path}/child; wait"))
        assert caught.value.code == "timeout"
        child = int((tmp_path / "child").read_text(encoding="utf-8"))
        deadline = time.monotonic() + 30  # a busy system takes its time to end what was killed
        while runs(child) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert not runs(child)


needs_libreoffice = pytest.mark.skipif(office.find_libreoffice() is None, reason="LibreOffice is not installed on this machine")


@needs_libreoffice
def test_rtf_through_libreoffice() -> None:
    body = "".join(f"\\u{ord(char)}?" for char in "请于本周内报送。")
    document = read_bytes(f"{{\\rtf1\\ansi {body}\\par}}".encode(), "例.doc")
    assert (document.path, document.format) == ("例.doc", "docx")
    assert "请于本周内报送。" in [line.text for line in document.lines]


@needs_libreoffice
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-16"])
def test_html_through_libreoffice_fetches_nothing(encoding: str) -> None:
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

        def log_message(self, *_: object) -> None:
            """Nothing on standard error."""

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host = f"http://127.0.0.1:{server.server_port}"
        head = f'<meta charset="gb2312"><link rel=stylesheet href="{host}/a.css">'
        page = f'<html><head>{head}</head><p>请报送。</p><img src="{host}/a.png"></html>'
        document = read_bytes(page.encode(encoding), "例.doc")
        server.shutdown()
    assert "请报送。" in [line.text for line in document.lines]
    assert asked == []
