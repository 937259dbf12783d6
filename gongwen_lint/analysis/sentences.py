"""Sentences of the body: up to 。！？ or a line end; a closing quotation mark or bracket goes with its sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from gongwen_lint.document import Span
from gongwen_lint.expressions import Expression
from gongwen_lint.named import NamedTuple
from gongwen_lint.structure.outline import Block, Outline

_END = Expression(r"[。！？!?]+[”’』」）)]*")
_PAUSE = Expression(r"[，,；]")
_SPOKEN = 30
"""characters over which a heading with a pause in it is a provision without a title"""


class Sentence(NamedTuple):
    """One sentence; ``block`` holds its role, part and paragraph."""

    text: str
    block: Block
    start: int
    """first character in the paragraph's text, from 0"""

    @property
    def span(self) -> Span:
        """The sentence's place in the document."""
        return self.part(0, len(self.text))

    def part(self, start: int, end: int) -> Span:
        """The place in the document of characters ``start`` to ``end`` (exclusive) of the sentence."""
        return self.block.paragraph.span(self.start + start, self.start + end)


def sentences(outline: Outline) -> Iterator[Sentence]:
    """The sentences of body blocks, in reading order; headings and tables are not sentences."""
    for block in outline.blocks:
        if block.role == "body" and block.part != "attachment":
            yield from cut(block)


def cut(block: Block) -> Iterator[Sentence]:
    """The sentences of one block, without the blanks around them."""
    text, begin = block.text, 0
    for end in (*(stop.end() for stop in _END.finditer(text)), len(text)):
        piece = text[begin:end]
        if bare := piece.strip():
            yield Sentence(bare, block, block.start + begin + len(piece) - len(piece.lstrip()))
        begin = end


Hits = Iterable[tuple[int, int, int]]
"""what a search finds: the number of what was found, its start and its end (exclusive)"""


def found_in(sentences: Sequence[Sentence], find: Callable[[str], Hits]) -> Iterator[tuple[int, list[tuple[int, int, int]]]]:
    """The sentences that a search finds something in, by their numbers, each with its hits, in order.

    All are searched in one text, a line each: asking for one after another takes longer than reading them.
    """
    number, begin, here = -1, 0, list[tuple[int, int, int]]()
    end = -1
    for what, start, stop in find("\n".join([sentence.text for sentence in sentences])):
        if start > end:
            if here:
                yield number, here
                here = []
            while start > end:
                number, begin = number + 1, end + 1
                end = begin + len(sentences[number].text)
        here.append((what, start - begin, stop - begin))
    if here:
        yield number, here


def spoken_headings(outline: Outline) -> list[Sentence]:
    """Headings that are sentences of their own: numbered provisions without a title."""
    return [
        Sentence(block.text.strip(), block, block.end - len(block.text.lstrip()))
        for block in outline.body() if block.role == "heading" and is_spoken(block)
    ]


def is_spoken(heading: Block) -> bool:
    """Whether a heading is a sentence of its own."""
    return heading.end - heading.start > _SPOKEN and _PAUSE.search(heading.text) is not None
