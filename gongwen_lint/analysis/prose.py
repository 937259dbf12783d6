"""The sentences that can be empty: those of the body and of attachments written as text, each with where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint.analysis.headings import Parts, place_of
from gongwen_lint.analysis.sentences import Sentence, cut
from gongwen_lint.expressions import Expression
from gongwen_lint.named import NamedTuple
from gongwen_lint.structure.outline import Outline

_ANSWERS = ("责任", "牵头", "配合", "参与", "完成", "负责")
_NOTE = Expression(rf"(?:[（(][^（）()]{{0,12}}(?:{'|'.join(_ANSWERS)})[^（）()]{{0,300}}[)）]\s*)+", needs=_ANSWERS)
"""who answers for the measure before, where the note stands behind its full stop"""
_LABEL = Expression(r"(?:第\w{1,5}[条章节]|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])\s*")
_BARE_HEADING = Expression(r"[^，,；;：:]{2,28}")
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
    """The sentences, in reading order; numbered headings that no structure was recognised in are none."""
    if not outline.blocks:
        return
    length = max(1, outline.blocks[-1].span.end)
    follows = False
    for block in outline.blocks:
        if block.role not in ("body", "attachment"):
            follows = False
            continue
        for sentence in cut(block):
            sentence = _without_note(sentence)
            if len(sentence.text) < SHORTEST:  # a note parts nothing, whichever line it stands in
                continue
            if _is_heading(sentence.text):
                follows = False
                continue
            yield Prose(sentence, parts.get(place_of(block)), sentence.span.start / length, follows)
            follows = True


def _without_note(sentence: Sentence) -> Sentence:
    note = _NOTE.match(sentence.text)
    if not note:
        return sentence
    return Sentence(sentence.text[note.end():], sentence.block, sentence.start + note.end())


def _is_heading(text: str) -> bool:
    label = _LABEL.match(text)
    return label is not None and _BARE_HEADING.fullmatch(text[label.end():].rstrip("。. ")) is not None
