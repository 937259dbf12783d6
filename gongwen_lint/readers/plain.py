"""Plain text: one line of the file is one line."""

from __future__ import annotations

from gongwen_lint.document import Document, Line, Place, build


def read_plain(data: bytes, path: str, name: str = "") -> Document:
    """The document in the bytes of a text file."""
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    lines = [Line(0, 0, line, Place(paragraph=number)) for number, line in enumerate(text.split("\n"), 1)]
    return build(path, "txt", lines, name=name)
