"""Reading files: each reader gives a Document in which every character knows its place."""

from __future__ import annotations

from pathlib import Path

from gongwen_lint.document import Document
from gongwen_lint.errors import unreadable
from gongwen_lint.readers.limits import Limits, within


def read(path: str | Path, limits: Limits | None = None) -> Document:
    """The document in a file, its type told by content.

    Raises UnreadableFile with a code of ``errors.READING`` and a message in Chinese.
    """
    path = Path(path)
    shown = str(path)
    limits = limits or Limits()
    try:
        within(shown, "文件字节数", path.stat().st_size, limits.file_bytes)
        data = path.read_bytes()
    except FileNotFoundError:
        raise unreadable("not-found", shown) from None
    except IsADirectoryError:
        raise unreadable("is-folder", shown) from None
    except PermissionError:
        raise unreadable("no-permission", shown) from None
    except OSError as error:
        raise unreadable("unreachable", shown, reason=error.strerror or type(error).__name__) from None
    return read_bytes(data, shown, limits)


def read_bytes(data: bytes, path: str, limits: Limits | None = None, hint: str = "") -> Document:
    """The document in ``data``; ``path`` is what reports call it, ``hint`` a file name that tells .md from .txt (else ``path``).

    Raises UnreadableFile as ``read`` does.
    """
    limits = limits or Limits()
    name = Path(hint or path).stem if path != "-" or hint else ""
    within(path, "文件字节数", len(data), limits.file_bytes)
    if data[:4] == b"PK\x03\x04":
        from gongwen_lint.readers.docx import read_docx

        return read_docx(data, path, name, limits=limits)
    if b"%PDF-" in data[:1024]:
        from gongwen_lint.readers.pdf import read_pdf

        return read_pdf(data, path, name, limits=limits)
    from gongwen_lint.readers.plain import read_plain

    return read_plain(data, path, name)
