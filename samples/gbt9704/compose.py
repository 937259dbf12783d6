"""From a source to a finished .docx: which parts stand in which order in each layout."""

from __future__ import annotations

from gbt9704 import parts
from gbt9704.numbering import Numbering
from gbt9704.package import pack
from gbt9704.sheet import HEI, KAI, Sheet
from gbt9704.source import Piece, Source
from gbt9704.text import LOOKS, write


def compose(source: Source, fonts: dict[str, tuple[str, bool]]) -> bytes:
    """The bytes of the .docx; ``fonts`` as Sheet takes them."""
    letter = source.layout == "letter"
    sheet = Sheet(fonts, top=30) if letter else Sheet(fonts)
    sheet.docx.core_properties.title = "".join(source.title).replace("　", "")
    _HEADS[source.layout](sheet, source)
    write(
        sheet, source.body, numbering=Numbering(sheet, LOOKS) if source.automatic_numbers else None,
        outline=source.outline_levels,
    )
    parts.attachment_note(sheet, source.attachment_note)
    if source.attendance:
        parts.attendance(sheet, source.attendance)
    if source.layout != "speech":
        parts.signature(sheet, source.signature, source.date)
    parts.note(sheet, source.note)
    for piece in (*source.issued, *source.attachment):
        _piece(sheet, piece)
    parts.imprint(sheet, source)
    parts.page_numbers(sheet, first=not letter)
    if letter:
        parts.letter_foot(sheet)
    return pack(sheet.docx)


def _document(sheet: Sheet, source: Source) -> None:
    parts.marks(sheet, source)
    parts.masthead(sheet, source.masthead)
    parts.number(sheet, source)
    parts.title(sheet, source.title)
    parts.addressee(sheet, source.addressee)


def _letter(sheet: Sheet, source: Source) -> None:
    parts.letter_head(sheet, source)
    parts.title(sheet, source.title)
    parts.addressee(sheet, source.addressee)


def _periodical(sheet: Sheet, source: Source) -> None:
    parts.periodical_head(sheet, source)
    parts.title(sheet, source.title)
    sheet.blank()


def _speech(sheet: Sheet, source: Source) -> None:
    parts.title(sheet, source.title, before=0)
    sheet.blank()
    sheet.line(f"（{source.date}）", align="center", look=KAI)
    sheet.line(source.speaker or "", align="center", look=KAI)
    parts.addressee(sheet, source.addressee)


_HEADS = {
    "document": _document, "letter": _letter, "minutes": _periodical, "bulletin": _periodical, "speech": _speech,
}


def _piece(sheet: Sheet, piece: Piece) -> None:
    """An issued document or an attachment, on a page of its own (7.3.7)."""
    if piece.label:
        sheet.line(piece.label, look=HEI, new_page=True)
        sheet.blank()
    else:
        sheet.line(new_page=True)
    if piece.number:
        sheet.line(piece.number, align="center")
    parts.title(sheet, piece.title, before=0)
    parts.addressee(sheet, piece.addressee)
    write(sheet, piece.body)
    parts.signature(sheet, piece.signature, piece.date, before=1)
