"""Tracked changes accepted or rejected as Word does, for the tests that write them."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from docx_maker import pack
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a file by name, in order."""
    with ZipFile(BytesIO(data)) as packed:
        return {info.filename: packed.read(info) for info in packed.infolist()}


def settled(data: bytes, *, accept: bool, by: str, main: str = "word/document.xml", only: str | None = None) -> bytes:
    """The file with all changes of an author, or the one with the number ``only``, accepted or rejected."""
    found = parts(data)
    root = etree.fromstring(found[main])
    for change in list(root.iter(W + "ins", W + "del")):
        if change.get(W + "author") != by or (only is not None and change.get(W + "id") != only):
            continue
        if (change.tag == W + "ins") == accept:
            for child in list(change):
                change.addprevious(child)
        change.getparent().remove(change)
    for words in root.iter(W + "delText"):
        if next(words.iterancestors(W + "del"), None) is None:
            words.tag = W + "t"
    return pack({**found, main: etree.tostring(root)})
