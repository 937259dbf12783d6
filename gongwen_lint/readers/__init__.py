"""Reading files: each reader gives a Document in which every character knows its place."""

from __future__ import annotations

from pathlib import Path

from gongwen_lint.document import Document
from gongwen_lint.errors import UnreadableFile


def read(path: str | Path) -> Document:
    """The document in a file, its type told by content.

    Raises UnreadableFile with a code and a message in Chinese.
    """
    path = Path(path)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFile("not-found", f"{path}：没有这个文件。请检查路径。") from None
    from gongwen_lint.readers.plain import read_plain

    return read_plain(data, str(path), name=path.stem)
