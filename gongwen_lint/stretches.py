"""The text of an outline's blocks as it is counted: with the full stop between a run-in heading and the text behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gongwen_lint.structure.outline import Block


def texts(blocks: Iterable[Block]) -> Iterator[str]:
    """The text of each block, with the marks up to the next one where only marks stand between them in one paragraph."""
    last: Block | None = None
    for block in blocks:
        if last is not None:
            between = last.paragraph.text[last.end:block.start] if block.paragraph is last.paragraph else ""
            yield last.text if re.search(r"\w", between) else last.text + between
        last = block
    if last is not None:
        yield last.text
