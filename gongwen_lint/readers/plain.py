"""Plain text: one line of the file is one line."""

from __future__ import annotations

from gongwen_lint.document import PLAIN, Document, Layout, Line, build
from gongwen_lint.expressions import Expression
from gongwen_lint.readers.encoding import decode
from gongwen_lint.readers.normalise import normalise
from gongwen_lint.readers.wrapping import wrapping

_NEW_PAGE = Layout(new_page=True)
_LINE_END = Expression("\r\n|\r|\n")


def read_plain(data: bytes, path: str, name: str = "") -> Document:
    """The document in the bytes of a text file.

    Raises UnreadableFile ``undecodable`` or ``unsupported-type``.
    """
    return plain_document(decode(data, path), path, name)


def plain_document(text: str, path: str, name: str = "") -> Document:
    """The document in decoded text. Places stay empty: what an editor shows is the line number itself."""
    lines, new_page = [], False
    for source in split_lines(text):
        feeds = len(source) - len(source.lstrip("\f"))
        body = source[feeds:].rstrip("\f")
        mended, columns = normalise(body)
        if feeds and mended:
            columns = tuple(column + feeds for column in columns or range(1, len(mended) + 1))
        opens = new_page or feeds > 0
        lines.append(Line(0, 0, mended, layout=_NEW_PAGE if opens and mended else PLAIN, columns=columns or None))
        # a form feed at the end of a line, or on one by itself, breaks before the next line with text
        new_page = len(source) > feeds + len(body) or (opens and not mended)
    return build(path, "txt", joined(lines), name=name)


def joined(lines: list[Line], apart: frozenset[int] = frozenset()) -> list[Line]:
    """The lines with those marked that were cut from a longer paragraph, and the page numbers among these; see ``wrapping``."""
    wrapped = wrapping([line.text for line in lines], apart)
    if not wrapped.continuing:
        return lines
    return [
        line._replace(continues=index in wrapped.continuing, region="footer" if index in wrapped.page_numbers else line.region)
        for index, line in enumerate(lines)
    ]


def split_lines(text: str) -> list[str]:
    """Lines as editors number them: ended by CR LF, LF or CR, mixed or not; other separators stay within their line."""
    lines = _LINE_END.split(text)
    return lines[:-1] if len(lines) > 1 and not lines[-1] else lines
