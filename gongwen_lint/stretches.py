"""The text of an outline's blocks as it is counted: with the full stop behind a heading, which belongs to no block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from gongwen_lint.expressions import Expression
from gongwen_lint.structure.outline import Block

_CLOSING = Expression(r"[\s。：:；;，,！？]*")


def texts(blocks: Iterable[Block]) -> Iterator[str]:
    """The text of each block with the marks that close it, up to the next block."""
    for block, after in pairwise([*blocks, None]):
        together = after is not None and after.paragraph is block.paragraph
        behind = _CLOSING.match(block.paragraph.text, block.end, after.start if together else len(block.paragraph.text))
        yield block.text + (behind[0] if behind else "")
