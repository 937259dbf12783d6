"""What a file is, told by its content alone; a kind that no reader takes is an error that names it."""

from __future__ import annotations

import re
import struct
import zlib

from gongwen_lint.errors import SAVE_AS, unreadable
from gongwen_lint.expressions import Expression
from gongwen_lint.named import NamedTuple

_SHEET = "请把要检查的文字另存为 .docx、.pdf 或 .txt 再检查。"
_PICTURE = "请先做文字识别（OCR），或改用电子原件。"
_ARCHIVE = "请先解压，再检查其中的文件。"
_WRONG = "请确认没有选错文件。"

_MAGIC = (
    (0, b"\x89PNG\r\n\x1a\n", "图片（.png）", _PICTURE),
    (0, b"\xff\xd8\xff", "图片（.jpg）", _PICTURE),
    (0, b"GIF8", "图片（.gif）", _PICTURE),
    (0, b"II*\0", "图片（.tif）", _PICTURE),
    (0, b"MM\0*", "图片（.tif）", _PICTURE),
    (8, b"WEBP", "图片（.webp）", _PICTURE),
    (6, b"\0\0\0\0", "图片（.bmp）", _PICTURE),  # only asked of files that begin with BM
    (4, b"ftypheic", "图片（.heic）", _PICTURE),
    (0, b"8BPS", "图片（.psd）", _PICTURE),
    (0, b"AT&TFORM", "扫描文档（.djvu）", _PICTURE),
    (0, b"7z\xbc\xaf\x27\x1c", "压缩包（.7z）", _ARCHIVE),
    (0, b"Rar!\x1a\x07", "压缩包（.rar）", _ARCHIVE),
    (0, b"\x1f\x8b", "压缩包（.gz）", _ARCHIVE),
    (0, b"BZh", "压缩包（.bz2）", _ARCHIVE),
    (0, b"\xfd7zXZ\0", "压缩包（.xz）", _ARCHIVE),
    (0, b"\x28\xb5\x2f\xfd", "压缩包（.zst）", _ARCHIVE),
    (257, b"ustar", "压缩包（.tar）", _ARCHIVE),
    (0, b"MSCF", "压缩包（.cab）", _ARCHIVE),
    (4, b"ftyp", "视频或音频（.mp4）", _WRONG),
    (0, b"\x1a\x45\xdf\xa3", "视频（.mkv）", _WRONG),
    (0, b"FLV\x01", "视频（.flv）", _WRONG),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "视频或音频（.wmv）", _WRONG),
    (8, b"AVI ", "视频（.avi）", _WRONG),
    (8, b"WAVE", "音频（.wav）", _WRONG),
    (0, b"ID3", "音频（.mp3）", _WRONG),
    (0, b"OggS", "音频（.ogg）", _WRONG),
    (0, b"SQLite format 3\0", "数据库（.sqlite）", _WRONG),
    (0, b"\0\1\0\0Standard ", "数据库（.mdb）", _WRONG),
    (0, b"ITSF", "帮助文件（.chm）", SAVE_AS),
    (0, b"%!PS", "PostScript 文件（.ps）", "请转换为 .pdf 再检查。"),
    (0, b"\x7fELF", "程序", _WRONG),
    (0, b"MZ\x90\0", "程序（.exe）", _WRONG),
)
_NEEDS = {b"\0\0\0\0": b"BM", b"WEBP": b"RIFF", b"AVI ": b"RIFF", b"WAVE": b"RIFF"}
"""how a file must begin besides, where the mark itself is not at the beginning or is too common"""

_COMPOUND = (
    ("Workbook", "Excel 或 WPS 表格（.xls、.et）", _SHEET),
    ("Book", "Excel 表格（.xls）", _SHEET),
    ("PowerPoint Document", "演示文稿（.ppt、.dps）", _SHEET),
    ("VisioDocument", "Visio 绘图（.vsd）", _SHEET),
    ("__properties_version1.0", "Outlook 邮件（.msg）", SAVE_AS),
)
_PACKAGE = (
    ("xl/", "Excel 工作簿（.xlsx）", _SHEET),
    ("ppt/", "演示文稿（.pptx）", _SHEET),
    ("visio/", "Visio 绘图（.vsdx）", _SHEET),
    ("FixedDocSeq.fdseq", "XPS 文档（.xps）", "请打印为 .pdf 再检查。"),
    ("Index/", "Pages 等 iWork 文档", SAVE_AS),
    ("uof.xml", "标文通文稿（.uof）", SAVE_AS),
    ("AndroidManifest.xml", "程序（.apk）", _WRONG),
)
_MIMETYPES = (
    (b"application/epub", "电子书（.epub）", SAVE_AS),
    (b"application/vnd.oasis.opendocument.text", "OpenDocument 文稿（.odt）", SAVE_AS),
    (b"application/vnd.oasis.opendocument.spreadsheet", "OpenDocument 表格（.ods）", _SHEET),
    (b"application/vnd.oasis.opendocument", "OpenDocument 文件", _SHEET),
)
_HTML = Expression(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta)\b", re.I | re.S)
_XML = Expression(rb"\s*<\?xml\b[^>]*>\s*(?:<[?!][^>]*>\s*)*<([\w:.-]+)")
_MAIL = Expression(rb"[A-Za-z-]+:.*^MIME-Version:\s*1\.0", re.I | re.S | re.M)
_XML_ROOTS = {
    b"pkg:package": "Word XML 文档",
    b"uof:UOF": "标文通文稿（.uof）",
    b"office:document": "OpenDocument XML 文件",
    b"svg": "矢量图（.svg）",
}

WORD = "Word 或 WPS 旧格式文档（.doc、.wps）"


class Kind(NamedTuple):
    """Which reader takes a file, and what to call it in a message."""

    reader: str
    """docx, pdf, text; or doc, rtf, html, wordml, which go through LibreOffice"""
    label: str = ""


def sniff(data: bytes, path: str) -> Kind:
    """The kind of the file that holds ``data``, which is not empty.

    Raises UnreadableFile: ``unsupported-type``, ``ofd-unsupported``, ``encrypted`` or ``damaged``.
    """
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zip(data, path)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _compound(data, path)
    if b"%PDF-" in data[:1024]:
        return Kind("pdf")
    for offset, mark, label, advice in _MAGIC:
        if data.startswith(mark, offset) and data.startswith(_NEEDS.get(mark, b"")):
            raise _unsupported(path, label, advice)
    return _marked_up(data, path)


def _unsupported(path: str, label: str, advice: str) -> Exception:
    return unreadable("unsupported-type", path, kind=label, advice=advice)


def _marked_up(data: bytes, path: str) -> Kind:
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.replace(b"\0", b"")[2:]  # enough to see the ASCII of tags
    head = head.lstrip()
    if head.startswith(b"{\\rtf"):
        return Kind("rtf", "RTF 文档（.rtf）")
    if _HTML.match(head):
        return Kind("html", "网页文件（内容是 HTML）")
    if root := _XML.match(head):
        if root[1] == b"w:wordDocument":
            return Kind("wordml", "Word 2003 XML 文档")
        raise _unsupported(path, _XML_ROOTS.get(root[1], "XML 文件"), SAVE_AS)
    if _MAIL.match(head):
        raise _unsupported(path, "网页存档或邮件（.mht、.eml）", SAVE_AS)
    return Kind("text")


def _compound(data: bytes, path: str) -> Kind:
    from gongwen_lint.readers.compound import Compound, DamagedCompound

    try:
        compound = Compound(data)
    except DamagedCompound:
        raise unreadable("damaged", path, reason="OLE2 文件头或目录不全") from None
    if "EncryptedPackage" in compound.starts:
        raise unreadable("encrypted", path)
    if "WordDocument" in compound.starts:
        fib = compound.head("WordDocument", 12)  # [MS-DOC] 2.5.1: bit 8 of the flags says encrypted
        if len(fib) == 12 and fib[:2] == b"\xec\xa5" and fib[11] & 1:
            raise unreadable("encrypted", path)
        return Kind("doc", WORD)
    for stream, label, advice in _COMPOUND:
        if stream in compound.starts:
            raise _unsupported(path, label, advice)
    raise _unsupported(path, "这种 OLE2 复合文件（不是 Word 或 WPS 文稿）", _WRONG)


def _zip(data: bytes, path: str) -> Kind:
    entries = _entries(data)
    if not entries:
        raise unreadable("damaged", path, reason="压缩结构不全")
    if any(name.lower() == "ofd.xml" for name in entries):
        raise unreadable("ofd-unsupported", path)
    if any(name.startswith("word/") for name in entries):
        return Kind("docx")
    for part, label, advice in _PACKAGE:
        if any(name.startswith(part) for name in entries):
            raise _unsupported(path, label, advice)
    if b"wordprocessingml" in _content(data, entries.get("[Content_Types].xml")):
        return Kind("docx")
    said = _content(data, entries.get("mimetype"))
    for mark, label, advice in _MIMETYPES:
        if said.startswith(mark):
            raise _unsupported(path, label, advice)
    raise _unsupported(path, "压缩包（.zip）", _ARCHIVE)


_MOST_ENTRIES = 20_000  # a .docx has some dozens; an archive made to exhaust memory has millions


def _entries(data: bytes) -> dict[str, int]:
    """Names in a zip and where their local headers stand, from the central directory or, where that is lost, from the headers."""
    entries: dict[str, int] = {}
    end = data.rfind(b"PK\x05\x06")
    if 0 <= end <= len(data) - 22:
        at = end - struct.unpack_from("<I", data, end + 12)[0]
        while 0 <= at <= end - 46 and data.startswith(b"PK\x01\x02", at) and len(entries) < _MOST_ENTRIES:
            name, extra, comment = struct.unpack_from("<HHH", data, at + 28)
            (local,) = struct.unpack_from("<I", data, at + 42)
            entries[data[at + 46:at + 46 + name].decode("utf-8", "replace").replace("\\", "/")] = local
            at += 46 + name + extra + comment
    at = -1 if entries else data.find(b"PK\x03\x04")
    while 0 <= at <= len(data) - 30 and len(entries) < _MOST_ENTRIES:
        (name,) = struct.unpack_from("<H", data, at + 26)
        entries[data[at + 30:at + 30 + name].decode("utf-8", "replace").replace("\\", "/")] = at
        at = data.find(b"PK\x03\x04", at + 30)
    return entries


def _content(data: bytes, local: int | None) -> bytes:
    """The first 64 KiB of what a zip entry unpacks to, or nothing where it cannot be unpacked."""
    if local is None or not 0 <= local <= len(data) - 30:
        return b""
    method, packed, name, extra = struct.unpack_from("<8xH8xI4xHH", data, local)
    begin = local + 30 + name + extra
    if method == 0:
        return data[begin:begin + min(packed, 65536)]
    try:
        return zlib.decompressobj(-15).decompress(data[begin:begin + 65536], 65536)
    except zlib.error:
        return b""
