"""Damage to a .docx as a package of XML parts: another result for each draw."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from lxml import etree

from generators.archive import CENTRAL, END, LOCAL, pack, patch, unpack

ODD_VALUES = ("", "-1", "0", "99999999999999999999", "1e400", "NaN", "１２", "一", "true", "\u2028", "%9%8%1", "a" * 5000)


def part_missing(rng: Random, data: bytes) -> bytes:
    """One part is not there."""
    parts = unpack(data)
    del parts[rng.choice(sorted(parts))]
    return pack(parts)


def part_empty(rng: Random, data: bytes) -> bytes:
    """One part has no content."""
    return _change(rng, data, lambda _: b"")


def part_noise(rng: Random, data: bytes) -> bytes:
    """One part is random bytes."""
    return _change(rng, data, lambda old: rng.randbytes(len(old)))


def part_cut(rng: Random, data: bytes) -> bytes:
    """One part breaks off."""
    return _change(rng, data, lambda old: old[:rng.randrange(len(old))])


def part_flipped(rng: Random, data: bytes) -> bytes:
    """Characters of one XML part overwritten."""
    def spoil(old: bytes) -> bytes:
        made = bytearray(old)
        for _ in range(rng.randint(1, 30)):
            made[rng.randrange(len(made))] = rng.choice(b"<>&\"'/ =:x\0\xff0")
        return bytes(made)
    return _change(rng, data, spoil)


def parts_swapped(rng: Random, data: bytes) -> bytes:
    """Two parts under each other's name."""
    parts = unpack(data)
    one, two = rng.sample(sorted(parts), 2)
    parts[one], parts[two] = parts[two], parts[one]
    return pack(parts)


def part_twice(rng: Random, data: bytes) -> bytes:
    """A name stands in the package twice, with different content."""
    parts = list(unpack(data).items())
    return pack([*parts, (rng.choice(parts)[0], rng.choice(parts)[1])])


def element_gone(rng: Random, data: bytes) -> bytes:
    """Elements deleted."""
    def spoil(root: etree._Element) -> None:
        for element in _some(rng, root):
            if element.getparent() is not None:
                element.getparent().remove(element)
    return _tree(rng, data, spoil)


def element_twice(rng: Random, data: bytes) -> bytes:
    """Elements doubled."""
    def spoil(root: etree._Element) -> None:
        for element in _some(rng, root):
            if element.getparent() is not None:
                element.addnext(etree.fromstring(etree.tostring(element)))
    return _tree(rng, data, spoil)


def element_moved(rng: Random, data: bytes) -> bytes:
    """Elements put into other elements, where no schema allows them."""
    def spoil(root: etree._Element) -> None:
        for element in _some(rng, root):
            target = rng.choice(list(root.iter(etree.Element)))
            if element is not target and element not in target.iterancestors() and element.getparent() is not None:
                target.append(element)
    return _tree(rng, data, spoil)


def element_renamed(rng: Random, data: bytes) -> bytes:
    """Elements under the name of others."""
    def spoil(root: etree._Element) -> None:
        names = sorted({element.tag for element in root.iter(etree.Element)})
        for element in _some(rng, root):
            element.tag = rng.choice(names)
    return _tree(rng, data, spoil)


def attribute_odd(rng: Random, data: bytes) -> bytes:
    """Attributes with values no program writes."""
    def spoil(root: etree._Element) -> None:
        elements = [element for element in root.iter(etree.Element) if element.attrib]
        for element in rng.sample(elements, min(len(elements), rng.randint(1, 200))):
            element.set(rng.choice(element.keys()), rng.choice(ODD_VALUES))
    return _tree(rng, data, spoil)


def attribute_gone(rng: Random, data: bytes) -> bytes:
    """Elements without their attributes."""
    def spoil(root: etree._Element) -> None:
        for element in _some(rng, root):
            element.attrib.clear()
    return _tree(rng, data, spoil)


def header_field(rng: Random, data: bytes) -> bytes:
    """A random field of the zip's headers overwritten."""
    signature, length = rng.choice(((LOCAL, 30), (CENTRAL, 46), (END, 22)))
    offset = rng.randrange(4, length - 2)
    return patch(data, signature, offset, "<H", rng.choice((0, 1, 8, 99, 0x7FFF, 0xFFFF)), every=rng.random() < 0.3)


def _change(rng: Random, data: bytes, spoil: Callable) -> bytes:
    """One part changed; the text itself every second time."""
    parts = unpack(data)
    name = "word/document.xml" if rng.random() < 0.5 else rng.choice([name for name in sorted(parts) if parts[name]])
    parts[name] = spoil(parts[name])
    return pack(parts)


def _tree(rng: Random, data: bytes, spoil: Callable) -> bytes:
    """The elements of one part that matters to a reader changed."""
    parts = unpack(data)
    wanted = [name for name in sorted(parts) if re.search(r"(document|numbering|styles|footer\d)\.xml$|rels$|Types", name)]
    name = "word/document.xml" if rng.random() < 0.6 else rng.choice(wanted)
    root = etree.fromstring(parts[name])
    spoil(root)
    parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return pack(parts)


def _some(rng: Random, root: etree._Element) -> list[etree._Element]:
    elements = list(root.iter(etree.Element))[1:]
    return rng.sample(elements, min(len(elements), rng.randint(1, 60)))
