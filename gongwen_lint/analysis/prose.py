"""The sentences that can be empty: those of the body and of attachments written as text, each with where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint.analysis.headings import Parts, place_of
from gongwen_lint.analysis.sentences import Sentence, cut, is_spoken
from gongwen_lint.expressions import Expression
from gongwen_lint.named import NamedTuple
from gongwen_lint.structure.outline import Block, Outline

_ANSWERS = ("责任", "牵头", "配合", "参与", "完成", "负责")
_OPENING = "（("
_NOTE = Expression(rf"(?:[{_OPENING}][^（）()]{{0,12}}(?:{'|'.join(_ANSWERS)})[^（）()]{{0,300}}[)）]\s*)+", needs=_ANSWERS)
"""who answers for the measure before, where the note stands behind its full stop"""
LABEL = Expression(r"(?:第\w{1,5}[条章节]|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[一二三四五六七八九十]是)\s*")
"""what a provision or an item is numbered with"""
_BARE_HEADING = Expression(r"[^，,；;：:]{2,28}")
_STOPS = ("。", "；", ";", "！", "!")
_ASKS = Expression(r"(?<![重主需首紧想只纲])要(?![求素点件领旨闻])|应当|必须|不得", needs=("要", "应当", "必须", "不得"))
"""what no title says"""
SHORTEST = 2
"""characters below which there is no sentence"""


class Prose(NamedTuple):
    """A sentence of a document and where in the document it stands."""

    sentence: Sentence
    part: str | None
    """what the headings above it announce (analysis.headings): rationale, safeguards, attendant, target, or nothing"""
    place: float
    """how far into the document, from 0 to 1"""
    follows: bool
    """whether it stands directly behind the sentence before, with no heading, table or other part between"""


def prose(outline: Outline, parts: Parts) -> Iterator[Prose]:
    """The sentences, in reading order; numbered headings that no structure was recognised in are none.

    A numbered provision without a title is one, though it is recognised as a heading.
    """
    if not outline.blocks:
        return
    length = max(1, outline.blocks[-1].span.end)
    follows = False
    for block in outline.blocks:
        if not _is_read(block):
            follows = False
            continue
        if block.role == "heading":
            follows = False
        for sentence in _said(block):
            if _is_heading(sentence.text):
                follows = False
                continue
            yield Prose(sentence, parts.get(place_of(block)), sentence.span.start / length, follows)
            follows = True


def statements(outline: Outline) -> Iterator[Sentence]:
    """All that a document says, in order: the sentences of ``prose``, short numbered items, the cells of tables."""
    for block in outline.blocks:
        if _is_read(block):
            yield from _said(block)
        elif block.role == "table" and block.part == "main":
            yield from _cells(block)


def _is_read(block: Block) -> bool:
    return block.role in ("body", "attachment") or (block.role == "heading" and block.part == "main")


def _said(block: Block) -> Iterator[Sentence]:
    """The sentences of one block; a note on who answers for the work before is none, and parts nothing."""
    for sentence in _provision(block) if block.role == "heading" else cut(block):
        sentence = _without_note(sentence)
        if len(sentence.text) >= SHORTEST:
            yield sentence


def _cells(block: Block) -> Iterator[Sentence]:
    """The cells of a table row, each as one sentence."""
    at = block.start
    for cell in block.text.split("\t"):
        if bare := cell.strip():
            yield Sentence(bare, block, at + len(cell) - len(cell.lstrip()))
        at += len(cell) + 1


def _provision(heading: Block) -> Iterator[Sentence]:
    """The sentence that a heading is: one with its full stop at the end of a paragraph, or one that asks for something."""
    text = heading.paragraph.text
    stop = heading.end + (text[heading.end:heading.end + 1] in _STOPS)
    alone = heading.end < stop and not text[stop:].strip()
    if is_spoken(heading) and (alone or _ASKS.search(heading.text)):
        yield Sentence(text[heading.start:stop].strip(), heading, stop - len(text[heading.start:stop].lstrip()))


def _without_note(sentence: Sentence) -> Sentence:
    note = _NOTE.match(sentence.text) if sentence.text[0] in _OPENING else None
    if not note:
        return sentence
    return Sentence(sentence.text[note.end():], sentence.block, sentence.start + note.end())


def _is_heading(text: str) -> bool:
    label = LABEL.match(text)
    return label is not None and _BARE_HEADING.fullmatch(text[label.end():].rstrip("。. ")) is not None
