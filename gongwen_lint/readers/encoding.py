"""Bytes of a text file to characters: UTF-8, UTF-16 and UTF-32 by their marks, then whichever encoding gives readable text."""

from __future__ import annotations

import codecs

from gongwen_lint.errors import unreadable
from gongwen_lint.expressions import Expression

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)
_UNMARKED = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
_CONTROL = Expression("[\x00-\x08\x0e-\x1f\x7f]")
_ASCII = Expression("[\x00-\x7f]+")

_MOST_CONTROLS = 0.02
"""share of control characters above which bytes are no text; a few come with tables pasted from Word"""
_LEAST_COMMON = 0.7
"""share of GB 2312 among the characters outside ASCII below which a guess is wrong: official texts are above 0.97, random bytes
read as GB18030 near 0.3, Big5 read so near 0.5"""


def decode(data: bytes, path: str) -> str:
    """The characters of a text file, without its byte order mark.

    Raises UnreadableFile: ``undecodable`` where no encoding gives text, ``unsupported-type`` where it is no text at all.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise _undecodable(path, encoding.removesuffix("-sig").upper(), error) from None
    for encoding in _UNMARKED:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text, guessed=encoding != "utf-8"):
            return text
    if _binary(data):
        raise unreadable("unsupported-type", path, kind="二进制文件", advice="请确认没有选错文件。")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _undecodable(path, "UTF-8 或 GB18030", error) from None
    raise unreadable("undecodable", path, reason="含有大量控制字符")


def _undecodable(path: str, encoding: str, error: UnicodeDecodeError) -> Exception:
    return unreadable("undecodable", path, reason=f"第 {error.start + 1} 个字节起不是 {encoding}")


def _is_text(text: str, guessed: bool) -> bool:
    """Whether decoded characters read as text; an encoding that almost any bytes fit needs its characters to be common ones."""
    if len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text) or ("\0" in text and guessed):
        return False
    if not guessed:
        return "\0" not in text
    wide = _ASCII.sub("", text)
    return len(wide.encode("gb2312", "ignore")) // 2 >= _LEAST_COMMON * len(wide)


def _binary(data: bytes) -> bool:
    return b"\0" in data or sum(byte < 32 and byte not in b"\t\n\v\f\r" for byte in data[:65536]) > 0.02 * min(len(data), 65536)
