"""The notes of a .pdf as highlights over the quoted words, each with its text; nothing else of the file changes."""

from __future__ import annotations

from binascii import crc32
from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from gongwen_lint.annotate.notes import Annotated, Author, Note
from gongwen_lint.annotate.pdf_copy import with_marks
from gongwen_lint.annotate.pdf_marks import Mark, Piece, Signed, highlight, sticker
from gongwen_lint.readers.limits import Limits
from gongwen_lint.readers.pdf.trace import Quad, Traced, trace_pdf
from gongwen_lint.rules.record import SEVERITIES

_ON = "（接上页）"
"""before the text of a note on the second and further pages that it runs over"""


def annotate_pdf(data: bytes, path: str, notes: Sequence[Note], author: Author, limits: Limits | None = None) -> Annotated:
    """A copy of the .pdf in ``data`` with a highlight for each note and page; the bytes of the file come first in it, unchanged.

    The spans of the notes are those of the document that ``read_pdf`` gives. A note on no words that are printed is a plain
    note at the top of its page. Longer notes lie below shorter ones, so that each can be clicked. Without notes the copy is
    the file itself.

    Raises UnreadableFile as ``read_pdf`` does, ``annotation-forbidden`` where the file's permissions do not allow notes, and
    ``annotation-failed`` where its structure takes none.
    """
    traced = trace_pdf(data, path, limits=limits)
    marks: dict[int, list[Mark]] = defaultdict(list)
    stickers: dict[int, int] = defaultdict(int)
    elsewhere = 0
    file = f"gongwen-lint-{crc32(data):08x}"
    pieces = _pieces(traced, notes)
    for number, note in sorted(enumerate(notes), key=lambda numbered: numbered[1].span.start - numbered[1].span.end):
        signed = Signed(author, f"{file}-{number + 1}")
        by_page = _quads(traced, note)
        for at, (page, quads) in enumerate(by_page.items()):
            text = _ON * bool(at) + note.text
            marks[page].append(highlight(quads, pieces[number][page], text, note.severity, signed))
        if not by_page:
            strip = traced.strip(traced.document.line_at(note.span.start))
            marks[strip.page].append(sticker(strip.view, stickers[strip.page], note.text, note.severity, signed))
            stickers[strip.page] += 1
            elsewhere += 1
    copy = with_marks(data, path, dict(sorted(marks.items()))) if marks else data
    return Annotated(copy, len(notes) - elsewhere, elsewhere)


def _quads(traced: Traced, note: Note) -> dict[int, list[Quad]]:
    """What covers the words of a note, by page (from 0) in the order of reading."""
    found: dict[int, list[Quad]] = {}
    for line, begin, end in traced.document.quoted(note.span):
        if quads := traced.quads(line, begin, end):
            found.setdefault(traced.strip(line).page, []).extend(quads)
    return found


def _pieces(traced: Traced, notes: Sequence[Note]) -> dict[int, dict[int, list[Piece]]]:
    """What is drawn of each note (from 0) on each page. The gravest on some words, or the first, gives the colour."""
    found: dict[int, dict[int, list[Piece]]] = defaultdict(lambda: defaultdict(list))
    drawn: dict[int, list[int]] = {}
    for number, note in sorted(enumerate(notes), key=lambda numbered: SEVERITIES.index(numbered[1].severity)):
        for line, begin, end in traced.document.quoted(note.span):
            below = drawn.setdefault(line.number, [0] * len(line.text))
            for count, group in groupby(range(begin, end), key=below.__getitem__):
                first, *rest = group
                quads = traced.quads(line, first, first + 1 + len(rest))
                found[number][traced.strip(line).page] += (Piece(quad, count) for quad in quads)
            below[begin:end] = [count + 1 for count in below[begin:end]]
    return found
