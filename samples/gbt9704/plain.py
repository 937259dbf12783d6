"""The same sources as bare text and as Markdown, as drafts come before they are laid out."""

from __future__ import annotations

import re

from gbt9704.source import Source

_HEADING = re.compile(r"[一二三四五六七八九十]+、[^。]*$")


def text(source: Source) -> bytes:
    """Plain text with Windows line ends, paragraphs set in by two full-width blanks."""
    lines = ["".join(source.title), "", source.addressee or "", *(f"　　{line}" for line in source.body), ""]
    lines += [f"{'　' * 18}{name}" for name in (*source.signature, source.date or "")]
    return ("\r\n".join(lines) + "\r\n").encode(source.encoding)


def markdown(source: Source) -> bytes:
    """Markdown: the title as first heading, headings of the first level as second ones, an empty line between paragraphs."""
    blocks = [f"# {''.join(source.title)}", *([source.addressee] if source.addressee else [])]
    blocks += [f"## {line}" if _HEADING.match(line) else line for line in source.body]
    blocks.append("  \n".join((*source.signature, source.date or "")))
    return ("\n\n".join(blocks) + "\n").encode(source.encoding)
