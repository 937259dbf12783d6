"""The .docx as a package: its parts, how they refer to each other, and the bounds within which a stranger's file is opened."""

from __future__ import annotations

import re
import struct
import zlib
from io import BytesIO
from posixpath import basename, dirname, join, normpath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from lxml import etree

from gongwen_lint.errors import UnreadableFile, unreadable
from gongwen_lint.named import NamedTuple
from gongwen_lint.readers.limits import MEBI, Limits, within

PARTS = 10_000
"""entries in the zip; a report with a thousand pictures stays under it"""
RATIO, RATIO_FROM = 250, 64 * MEBI
"""times a part may be larger than its compressed form, and the size from which that is asked: real text reaches 60, but a
text of the same paragraphs over and over, as one makes to measure with, comes close to the 1,032 that the method allows"""
MARKS = 3_500_000
"""tags and twice the attributes in one part, which take some 115 bytes each once they are read; real files have 2 to 20 to a
character"""

_MAIN = (
    "wordprocessingml.document.main+xml",
    "wordprocessingml.template.main+xml",
    "ms-word.document.macroEnabled.main+xml",
    "ms-word.template.macroEnabledTemplate.main+xml",
)
_BROKEN = (BadZipFile, LargeZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError)
_DECLARATION = r"\A\ufeff?<\?xml[^>]*\?>"

# Files saved as “Strict Open XML” use other namespaces for the same elements.
_STRICT = tuple(
    (f'{quote}http://purl.oclc.org/ooxml/{strict}{quote}'.encode(),
     f'{quote}http://schemas.openxmlformats.org/{usual}{quote}'.encode())
    for quote in "\"'"
    for strict, usual in (
        ("wordprocessingml/main", "wordprocessingml/2006/main"),
        ("officeDocument/relationships", "officeDocument/2006/relationships"),
        ("officeDocument/math", "officeDocument/2006/math"),
        ("drawingml/main", "drawingml/2006/main"),
        ("drawingml/wordprocessingDrawing", "drawingml/2006/wordprocessingDrawing"),
        ("drawingml/diagram", "drawingml/2006/diagram"),
    )
)


class Relation(NamedTuple):
    """What a part refers to: the last word of the relationship's type, and the part's name."""

    kind: str
    target: str


def part_of(relations: dict[str, Relation], *kinds: str) -> str | None:
    """The part that a document has for one of ``kinds``: styles, numbering, footnotes …"""
    return next((relation.target for relation in relations.values() if relation.kind in kinds), None)


class Package:
    """An opened .docx. Parts are read on demand, and only those that are asked for count against the limits."""

    def __init__(self, data: bytes, path: str, limits: Limits) -> None:
        """Raises UnreadableFile ``damaged`` or ``too-large``; ``path`` is what messages call the file."""
        self.path = path
        self.limits = limits
        self._inflated = 0
        self._relations: dict[str, dict[str, Relation]] = {}
        self._parser = _parser(remove_comments=True, remove_pis=True)
        within(path, "压缩包内文件数", data.count(b"PK\x01\x02"), PARTS)
        try:
            self._zip = ZipFile(BytesIO(data))
        except _BROKEN:
            raise unreadable("damaged", path, reason="压缩包不完整") from None
        # Some writers use backslashes or another case than the references to a part do.
        self._entries: dict[str, ZipInfo] = {}
        self._doubled: set[str] = set()
        for info in self._zip.infolist():
            name = _name(info.filename)
            if name in self._entries:
                self._doubled.add(name)
            self._entries[name] = info

    def main(self) -> str:
        """The name of the part with the text. Raises UnreadableFile ``damaged`` where there is none."""
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and relation.target in self._entries:
                return relation.target
        types = self.root("[content_types].xml")
        for override in types if types is not None else ():
            if (override.get("ContentType") or "").endswith(_MAIN) and _name(override.get("PartName") or "") in self._entries:
                return _name(override.get("PartName") or "")
        if "word/document.xml" in self._entries:
            return "word/document.xml"
        raise unreadable("damaged", self.path, reason="找不到 Word 正文")

    def relations(self, part: str) -> dict[str, Relation]:
        """What ``part`` refers to inside the package, by relationship id; the empty name stands for the package itself."""
        if part in self._relations:
            return self._relations[part]
        root = self.root(join(dirname(part), "_rels", basename(part) + ".rels"))
        found = self._relations[part] = {}
        for entry in root if root is not None else ():
            to, kind = entry.get("Target"), entry.get("Type")
            if to and kind and entry.get("TargetMode") != "External":
                name = _name(join("/" + dirname(part), _unquoted(to)))
                found[entry.get("Id") or ""] = Relation(kind.rpartition("/")[2], name)
        return found

    def root(self, part: str) -> etree._Element | None:
        """The root element of a part; None where the package has no such part.

        Raises UnreadableFile ``damaged``, ``encrypted`` or ``too-large``.
        """
        data = self.read(part)
        return None if data is None else self.parse(data, part)

    def read(self, part: str) -> bytes | None:
        """The bytes of an XML part in UTF-8 and the usual namespaces; None and errors as for ``root``."""
        data = self.source(part)
        if data is not None and b"purl.oclc.org/ooxml/" in data:
            for strict, usual in _STRICT:
                data = data.replace(strict, usual)
        return data

    def source(self, part: str) -> bytes | None:
        """The bytes of an XML part in UTF-8 and its own namespaces; None and errors as for ``root``."""
        info = self._entries.get(part)
        if info is None:
            return None
        if part in self._doubled:  # what is checked here and what another program shows might be two things
            raise self.damaged(part)
        data = self._inflate(info)
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            try:
                data = re.sub(_DECLARATION, "", data.decode("utf-16")).encode()
            except UnicodeError:
                raise self.damaged(part) from None
        if b"<!DOCTYPE" in data:  # Word refuses it too; without it there are no entities to expand
            raise self._refused(part)
        if 2 * len(data) > MARKS:  # else there cannot be so many
            within(self.path, f"{part} 的标记数", data.count(b"<") + 2 * data.count(b"="), MARKS)
        return data

    def parse(self, data: bytes, part: str) -> etree._Element:
        """The root element of a part's bytes, without what is no part of the text. Raises UnreadableFile ``damaged``."""
        return self._parsed(data, part, self._parser)

    def parse_whole(self, data: bytes, part: str) -> etree._Element:
        """The same with comments and processing instructions, to be written again."""
        return self._parsed(data, part, _parser(remove_comments=False, remove_pis=False))

    def entries(self) -> list[ZipInfo]:
        """All entries of the zip, in order."""
        return self._zip.infolist()

    def entry(self, part: str) -> ZipInfo | None:
        """The entry that holds a part."""
        return self._entries.get(part)

    def comment(self) -> bytes:
        """What the zip says of itself as a whole."""
        return self._zip.comment

    def _parsed(self, data: bytes, part: str, parser: etree.XMLParser) -> etree._Element:
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError:
            raise self.damaged(part) from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._refused(part)
        return root

    def damaged(self, part: str) -> UnreadableFile:
        """The error for a part that cannot be read."""
        return unreadable("damaged", self.path, reason=f"其中的 {part} 读不出来")

    def _refused(self, part: str) -> UnreadableFile:
        return unreadable("damaged", self.path, reason=f"其中的 {part} 含有不允许的 DOCTYPE")

    def _inflate(self, info: ZipInfo) -> bytes:
        self._inflated += info.file_size
        within(self.path, "解压后的字节数", self._inflated, self.limits.inflated_bytes)
        if info.file_size > RATIO_FROM:
            within(self.path, f"{info.filename} 的压缩倍数", info.file_size // max(1, info.compress_size), RATIO)
        if info.flag_bits & 0x1:
            raise unreadable("encrypted", self.path)
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):  # the only two that Office knows
            raise self.damaged(info.filename)
        try:
            with self._zip.open(info) as part:
                # One byte more than promised: that the end is reached makes zipfile check the sum; nothing inflates beyond it.
                return part.read(info.file_size + 1)
        except (*_BROKEN, RuntimeError):
            raise self.damaged(info.filename) from None


def _parser(**left_out: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, collect_ids=False, **left_out,
    )


def _unquoted(target: str) -> str:
    if "%" not in target:
        return target
    from urllib.parse import unquote

    return unquote(target)


def _name(target: str) -> str:
    """A part's name as it is compared: forward slashes, no leading slash, lower case."""
    return normpath("/" + target.replace("\\", "/")).lstrip("/").lower()
