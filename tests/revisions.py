"""Tracked changes accepted or rejected as Word does, for the tests that write them."""

from __future__ import annotations

from collections.abc import Collection
from io import BytesIO
from zipfile import ZipFile

from docx_maker import pack
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a file by name, in order."""
    with ZipFile(BytesIO(data)) as packed:
        return {info.filename: packed.read(info) for info in packed.infolist()}


def clicks(data: bytes, by: str, main: str = "word/document.xml") -> list[list[str]]:
    """The numbers of an author's changes, those together that programs show and settle as one: nothing is seen between."""
    found: list[tuple[str, list[str]]] = []
    apart = True
    for element in etree.fromstring(parts(data)[main]).iter("*"):
        if element.tag in (W + "ins", W + "del") and element.get(W + "author") == by:
            if apart or found[-1][0] != element.tag:
                found.append((element.tag, []))
            found[-1][1].append(element.get(W + "id") or "")
            apart = False
        elif element.tag == W + "p" or (element.getparent() is not None and element.getparent().tag == W + "r"):
            around = [change for change in element.iterancestors(W + "ins", W + "del") if change.get(W + "author") == by]
            apart = apart or not (around or element.tag in (W + "rPr", W + "lastRenderedPageBreak"))
    return [numbers for _, numbers in found]


def settled(
    data: bytes, *, accept: bool, by: str, main: str = "word/document.xml", only: Collection[str] | None = None,
) -> bytes:
    """The file with all changes of an author, or those with the numbers ``only``, accepted or rejected."""
    found = parts(data)
    root = etree.fromstring(found[main])
    settle(root, accept, by, only)
    return pack({**found, main: etree.tostring(root)})


def settle(root: etree._Element, accept: bool, by: str, only: Collection[str] | None = None) -> None:
    """The same in the part with the text."""
    for change in list(root.iter(W + "ins", W + "del")):
        if change.get(W + "author") != by or (only is not None and change.get(W + "id") not in only):
            continue
        if (change.tag == W + "ins") == accept:
            freed = list(change.iter(W + "delText"))
            for child in list(change):
                change.addprevious(child)
            for words in freed:
                if next(words.iterancestors(W + "del"), None) is None:
                    words.tag = W + "t"
        change.getparent().remove(change)
