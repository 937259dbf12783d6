"""Files of .pdf that are far too much of one thing: pages, objects, pictures, notes, letters, and bombs in every filter."""

from __future__ import annotations

import zlib

from generators.pdf_objects import CATALOGUE, FONT, ONE, file_of, one_page, packed_file_of, page_of, stream_of, text_of

MEBI = 1 << 20


def pages_thousand() -> bytes:
    """1,900 pages of text, each with a stream of its own."""
    return _many_pages(1_900, text_of(b"All units shall report in time."))


def pages_over() -> bytes:
    """5,000 pages: more than is read."""
    return _many_pages(5_000, b"")


def pages_alike() -> bytes:
    """1,900 pages that share one stream of 2,000 lines."""
    lines = b"".join(b"BT /F1 6 Tf 20 %d Td (Line %d of the page.) Tj ET " % (n % 800, n) for n in range(2_000))
    kids = b" ".join(b"%d 0 R" % (n + 5) for n in range(1_900))
    pages = [b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R/Resources<</Font<</F1 4 0 R>>>>>>"] * 1_900
    return file_of(CATALOGUE, b"<</Type/Pages/Kids[" + kids + b"]/Count 1900>>", stream_of(lines), FONT, *pages)


def contents_repeated() -> bytes:
    """A page whose contents are one stream, 100,000 times."""
    page = page_of().replace(b"4 0 R", b"[" + b"4 0 R " * 100_000 + b"]")
    return file_of(CATALOGUE, ONE, page, stream_of(text_of(b"again")), FONT)


def box_huge() -> bytes:
    """Paper of a thousand million points with a dot of text at each end."""
    return one_page(b"BT /F1 12 Tf 1 1 Td (a) Tj 999999990 999999990 Td (b) Tj ET", box=b"[0 0 1e9 1e9]")


def filter_bombs_lzw() -> bytes:
    """LZW of one long run: 150 MiB of blanks."""
    return one_page(_lzw(150 * MEBI), b"/Filter/LZWDecode")


def filter_bombs_run_length() -> bytes:
    """Run lengths: 64 times what stands there, deflated on top, 1 GiB."""
    return one_page(zlib.compress(b"\x81 " * (8 * MEBI), 9), b"/Filter[/FlateDecode/RunLengthDecode]")


def filter_bombs_short_names() -> bytes:
    """Filters under the short names that are meant for pictures in the text."""
    return one_page(zlib.compress(zlib.compress(b" " * (160 * MEBI), 9), 9), b"/F/x/Filter[/Fl/Fl]")


def filter_bombs_hidden() -> bytes:
    """The filter's name spelt with escapes, and as an object of its own."""
    packed = zlib.compress(b"q Q " * (40 * MEBI), 9)
    return file_of(CATALOGUE, ONE, page_of(), stream_of(packed, b"/Filter 6 0 R"), FONT, b"[/Fl#61teDecode]")


def filter_bombs_often() -> bytes:
    """Eight pages' worth of 15 MiB each on one page: every stream within its limit."""
    packed = zlib.compress(b"q Q " * (15 * MEBI // 4), 9)
    page = page_of().replace(b"4 0 R", b"[4 0 R " + b"6 0 R " * 8 + b"]")
    return file_of(CATALOGUE, ONE, page, stream_of(text_of(b"x")), FONT, stream_of(packed, b"/Filter/FlateDecode"))


def picture_jbig2() -> bytes:
    """A black-and-white picture of 4,000 million points a side in 20 bytes."""
    return _picture(b"\0\0\0\0\x30\0\x01\0\0\0\x13" + b"\xff\xff\xff\xff" * 2 + b"\0" * 11, b"/Filter/JBIG2Decode", 4_000_000_000)


def picture_dct() -> bytes:
    """A photograph that says it is 65,535 points a side."""
    head = bytes.fromhex("ffd8 ffc0 0011 08ffff ffff 03 012200 021101 031101 ffda 000c 03 0100 0211 0311 003f00")
    return _picture(head + b"\0" * 100, b"/Filter/DCTDecode", 65_535)


def picture_flate() -> bytes:
    """A picture of 1 GiB of white in 1 MiB."""
    return _picture(zlib.compress(b"\xff" * (256 * MEBI), 9), b"/Filter/FlateDecode", 16_384)


def picture_in_the_text() -> bytes:
    """Pictures in the drawing orders, without an end."""
    return one_page(b"BI /W 99999999 /H 99999999 /BPC 8 /CS /RGB ID " + b"x" * 1_000_000 + text_of(b"text"))


def objects_many_packed() -> bytes:
    """A stream that says it holds two thousand million objects."""
    packed = stream_of(zlib.compress(b"9 0 " * 1000), b"/Type/ObjStm/N 2000000000/First 2000000000/Filter/FlateDecode")
    return packed_file_of((CATALOGUE, ONE, page_of(), stream_of(text_of(b"text")), FONT, packed), {9: (2, 6, 0)})


def objects_million() -> bytes:
    """500,000 objects that nothing refers to."""
    return file_of(CATALOGUE, ONE, page_of(), stream_of(text_of(b"text")), FONT, *[b"null"] * 500_000)


def directory_of_a_thousand_million() -> bytes:
    """A directory that says it has a thousand million rows."""
    return one_page(text_of(b"text")).replace(b"xref\n0 6\n", b"xref\n0 1000000000\n").replace(b"/Size 6", b"/Size 2147483647")


def table_of_a_font() -> bytes:
    """A table of characters with ranges of 2 ** 32, ranges upside down and 500,000 rows."""
    rows = b"".join(b"<%06x> <%06x> <4E00>\n" % (n, n + 0xFFFF) for n in range(500_000))
    table = b"/CIDInit/ProcSet findresource begin begincmap 1 begincodespacerange <00> <FFFFFFFF> endcodespacerange " \
            b"4294967295 beginbfrange <00000000> <FFFFFFFF> <4E00> <FFFFFFFF> <00000000> <4E00> " + rows + \
            b"endbfrange endcmap end"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    return file_of(CATALOGUE, ONE, page_of(), stream_of(text_of(b"ABCDEFG")), font, stream_of(table))


def notes_many() -> bytes:
    """50,000 notes that are printed on the page, all with one appearance."""
    note = b"<</Type/Annot/Subtype/FreeText/Rect[0 0 100 100]/Contents(x)/AP<</N 6 0 R>>>>"
    page = page_of(b"/Annots[" + note * 50_000 + b"]")
    form = stream_of(text_of(b"note"), b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>")
    return file_of(CATALOGUE, ONE, page, stream_of(text_of(b"text")), FONT, form)


def text_million() -> bytes:
    """1,000,000 pieces of text of one letter on a page."""
    return one_page(b"BT /F1 9 Tf (a) Tj ET\n" * 1_000_000)


def text_most() -> bytes:
    """200,000 pieces of text, each in a place of its own."""
    return one_page(b"".join(b"BT /F1 2 Tf %d %d Td (a) Tj ET\n" % (n % 590, n // 590 * 2) for n in range(200_000)))


def text_in_one() -> bytes:
    """One piece of text of 4,000,000 letters."""
    return one_page(text_of(b"a" * 4_000_000))


def states_unbalanced() -> bytes:
    """1,000,000 drawing states closed that nobody opened, and as many of text and marks begun and not ended."""
    return one_page(b"Q " * 1_000_000 + b"BT " * 1_000_000 + b"/A BMC " * 500_000 + b"ET " + text_of(b"text"))


def strings_open() -> bytes:
    """Strings, arrays and dictionaries that begin and never end."""
    return one_page(b"(" * 1_000_000 + b"<" * 1_000_000 + b"[" * 500_000 + text_of(b"text"))


def _many_pages(count: int, content: bytes) -> bytes:
    kids = b" ".join(b"%d 0 R" % (2 * n + 4) for n in range(count))
    objects = [CATALOGUE, b"<</Type/Pages/Kids[" + kids + b"]/Count %d>>" % count, FONT]
    for n in range(count):
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>>>>>" % (2 * n + 5),
            stream_of(content),
        ]
    return file_of(*objects)


def _picture(content: bytes, filters: bytes, side: int) -> bytes:
    """A page with text and a picture."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</I 6 0 R>>>>>>"
    head = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 1/ColorSpace/DeviceGray" % (side, side)
    orders = b"q 500 0 0 500 0 0 cm /I Do Q " + text_of(b"text")
    return file_of(CATALOGUE, ONE, page, stream_of(orders), FONT, stream_of(content, head + filters))


def _lzw(length: int) -> bytes:
    """LZW codes for a run of blanks: 256 (clear), then ever longer runs, again and again until ``length``."""
    bits, width, made = [], 9, 0
    codes = [256, 32]
    made = 1
    following = 258
    while following < 4_095:
        codes.append(following)
        made += following - 256
        following += 1
    for _ in range(1 + length // made):
        width, following = 9, 257
        for code in codes:
            bits.append(format(code, f"0{width}b"))
            following += 1
            if following + 1 >= 1 << width and width < 12:
                width += 1
    text = "".join(bits)
    return int(text + "0" * (-len(text) % 8), 2).to_bytes((len(text) + 7) // 8)
