"""Reading files: each reader gives a Document in which every character knows its place."""

from __future__ import annotations

import os
from os.path import basename, splitext
from typing import BinaryIO

from gongwen_lint.document import Document
from gongwen_lint.errors import unreadable
from gongwen_lint.readers.limits import Limits, within

_PIECE = 1 << 20


def read(path: str | os.PathLike[str], limits: Limits | None = None) -> Document:
    """The document in a file, its type told by content.

    Raises UnreadableFile with a code of ``errors.READING`` and a message in Chinese.
    """
    return read_bytes(contents(path, limits), str(path), limits)


def contents(path: str | os.PathLike[str], limits: Limits | None = None) -> bytes:
    """The bytes of a file. Raises UnreadableFile."""
    shown = str(path)
    limits = limits or Limits()
    if os.path.isdir(path):  # asked first: opening a folder is a matter of permission on Windows
        raise unreadable("is-folder", shown)
    try:
        with open(path, "rb") as file:
            within(shown, "文件字节数", os.fstat(file.fileno()).st_size, limits.file_bytes)
            return _read_at_most(file, limits.file_bytes + 1)  # a pipe or a device does not tell its size
    except FileNotFoundError:
        raise unreadable("not-found", shown) from None
    except PermissionError:
        raise unreadable("no-permission", shown) from None
    except OSError as error:
        raise unreadable("unreachable", shown, reason=error.strerror or type(error).__name__) from None


def _read_at_most(file: BinaryIO, size: int) -> bytes:
    """Read piece by piece: to ask for so much at once takes as much memory, however small the file."""
    pieces = []
    while piece := file.read(min(size, _PIECE)):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def read_bytes(data: bytes, path: str, limits: Limits | None = None, hint: str = "") -> Document:
    """The document in ``data``; ``path`` is what reports call it, ``hint`` the file name to go by where that is not one (stdin).

    Raises UnreadableFile as ``read`` does.
    """
    limits = limits or Limits()
    within(path, "文件字节数", len(data), limits.file_bytes)
    name, ending = splitext(basename(hint or ("" if path == "-" else path)))
    document = _read(data, path, name, ending, limits)
    within(path, "字符数", len(document.text), limits.characters)
    within(path, "行数", len(document.lines), limits.lines)
    if not document.text.strip():
        raise unreadable("empty", path)
    return document


def _read(data: bytes, path: str, name: str, ending: str, limits: Limits) -> Document:
    from gongwen_lint.readers.sniff import sniff

    kind = sniff(data, path)
    if kind.reader == "docx":
        from gongwen_lint.readers.docx import read_docx

        return read_docx(data, path, name, limits=limits)
    if kind.reader == "pdf":
        from gongwen_lint.readers.pdf import read_pdf

        return read_pdf(data, path, name, limits=limits)
    if kind.reader != "text":
        from gongwen_lint.readers.office import read_office

        return read_office(data, path, name, kind, limits=limits)
    from gongwen_lint.readers.encoding import decode
    from gongwen_lint.readers.markdown import is_markdown, markdown_document
    from gongwen_lint.readers.plain import plain_document

    text = decode(data, path)
    within(path, "字符数", len(text), limits.characters)
    within(path, "行数", text.count("\n") + text.count("\r") - text.count("\r\n"), limits.lines)
    if is_markdown(text, ending):
        return markdown_document(text, path, name)
    return plain_document(text, path, name)
