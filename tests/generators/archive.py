"""Zip files taken apart and put together again, with parts and headers of one's choice."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile

_PARTS = {"types": "[Content_Types].xml", "rels": "_rels/.rels", "links": "word/_rels/document.xml.rels"}
LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"


def unpack(data: bytes) -> dict[str, bytes]:
    """Name and content of each part."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def pack(parts: dict[str, bytes] | list[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of the parts in their order; a list may name one twice."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as package:
        for name, data in parts.items() if isinstance(parts, dict) else parts:
            info = zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0))
            with warnings.catch_warnings(action="ignore"):  # a name that stands there twice is meant
                package.writestr(info, data, method)
    return made.getvalue()


def with_parts(data: bytes, **changed: bytes | None) -> bytes:
    """The package with some parts replaced (None: left out); ``document`` stands for word/document.xml, and so on."""
    parts = unpack(data)
    for key, value in changed.items():
        name = _PARTS.get(key, f"word/{key}.xml")
        if value is None:
            parts.pop(name, None)
        else:
            parts[name] = value
    return pack(parts)


def patch(data: bytes, signature: bytes, offset: int, layout: str, value: int, *, every: bool = False) -> bytes:
    """A header field overwritten: in the first header with that signature, or in every one."""
    made, at = bytearray(data), data.find(signature)
    while at >= 0:
        struct.pack_into(layout, made, at + offset, value)
        at = data.find(signature, at + 4) if every else -1
    return bytes(made)
