"""The objects of a .pdf written as they are, and the file they make."""

from __future__ import annotations

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
ONE = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"


def text_of(words: bytes) -> bytes:
    """Orders that print ``words`` at the top of a page."""
    return b"BT /F1 12 Tf 72 720 Td (" + words + b") Tj ET"


def stream_of(content: bytes, more: bytes = b"") -> bytes:
    """A stream; ``more`` goes into its dictionary."""
    return b"<</Length %d%s>>stream\n" % (len(content), more) + content + b"\nendstream"


def page_of(more: bytes = b"", box: bytes = b"[0 0 595 842]") -> bytes:
    """A page with the content of object 4 and the font of object 5."""
    return b"<</Type/Page/Parent 2 0 R/MediaBox" + box + b"/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>" + more + b">>"


def one_page(content: bytes, filters: bytes = b"", *, box: bytes = b"[0 0 595 842]", more: bytes = b"") -> bytes:
    """A file of one page with this content."""
    return file_of(CATALOGUE, ONE, page_of(more, box), stream_of(content, filters), FONT)


def file_of(*objects: bytes) -> bytes:
    """A file of the objects, numbered from 1, the first being the catalogue, with a right directory."""
    made, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj" % number + content + b"\nendobj\n"
    at = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(made + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, at))


def packed_file_of(objects: tuple[bytes, ...], more: dict[int, tuple[int, int, int]]) -> bytes:
    """A file whose directory is a stream; ``more`` are its rows for objects that stand in streams."""
    made, rows = bytearray(b"%PDF-1.7\n"), {0: (0, 0, 65535)}
    for number, content in enumerate(objects, 1):
        rows[number] = (1, len(made), 0)
        made += b"%d 0 obj" % number + content + b"\nendobj\n"
    at, size = len(made), max(rows | more) + 2
    rows |= more | {size - 1: (1, at, 0)}
    table = b"".join(
        kind.to_bytes(1) + place.to_bytes(4) + index.to_bytes(2)
        for kind, place, index in (rows.get(number, (0, 0, 0)) for number in range(size))
    )
    made += b"%d 0 obj" % (size - 1) + stream_of(table, b"/Type/XRef/W[1 4 2]/Root 1 0 R/Size %d" % size) + b"\nendobj\n"
    return bytes(made + b"startxref\n%d\n%%%%EOF\n" % at)
