"""Documents for the tests of the library: made up of words, so that no two have a stretch in common by chance."""

from __future__ import annotations

import random
from pathlib import Path

from gongwen_lint.copying.source import Source
from gongwen_lint.copying.stream import Stream
from gongwen_lint.library import Library

_HAN = [chr(code) for code in range(0x4E00, 0x4E00 + 3000)]


def text(number: int, size: int = 400) -> str:
    """The text of the document of that number, in lines of 40."""
    drawn = random.Random(number)
    return "\n".join("".join(drawn.choices(_HAN, k=40)) for _ in range(size // 40))


def source(number: int, size: int = 400) -> Source:
    """The same as a document to add."""
    whole = text(number, size)
    return Source(f"/上级/{number}.txt", whole, ((0, len(whole)),), title=f"第{number}号文件")


def draft(*numbers: int) -> Stream:
    """A draft with 200 characters of each of these documents."""
    whole = "".join(text(number)[100:300] for number in numbers)
    return Stream(whole, ((0, len(whole)),))


def found(library: Path, *numbers: int) -> list[str]:
    """The paths of the documents that the library names for such a draft, in order."""
    opened = Library.open(str(library))
    try:
        return sorted(one.path for one in opened.near(draft(*numbers)))
    finally:
        opened.close()


def paths(*numbers: int) -> list[str]:
    """The paths of documents, in order."""
    return sorted(f"/上级/{number}.txt" for number in numbers)
