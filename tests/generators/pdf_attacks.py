"""Files made to hurt whoever opens a .pdf, and pages no program prints: one file each."""

from __future__ import annotations

import zlib
from random import Random

from generators.pdf_objects import FONT, file_of, one_page, page_of, stream_of, text_of

MEBI = 1 << 20


def page_cycle(rng: Random, data: bytes) -> bytes:
    """A tree of pages that contains itself."""
    return file_of(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>")


def page_tree_deep(rng: Random, data: bytes) -> bytes:
    """A tree of pages 20,000 levels deep."""
    nodes = [b"<</Type/Pages/Parent %d 0 R/Kids[%d 0 R]/Count 1>>" % (n + 1, n + 3) for n in range(20_000)]
    return file_of(b"<</Type/Catalog/Pages 2 0 R>>", *nodes, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>")


def page_count_lie(rng: Random, data: bytes) -> bytes:
    """One page that says it is two thousand million."""
    tree = b"<</Type/Pages/Kids[3 0 R]/Count 2000000000>>"
    return file_of(b"<</Type/Catalog/Pages 2 0 R>>", tree, page_of(), stream_of(b""), FONT)


def page_often(rng: Random, data: bytes) -> bytes:
    """One page, 100,000 times in the tree."""
    kids = b"3 0 R " * 100_000
    tree = b"<</Type/Pages/Kids[" + kids + b"]/Count 100000>>"
    return file_of(b"<</Type/Catalog/Pages 2 0 R>>", tree, page_of(), stream_of(text_of(b"A")), FONT)


def page_negative(rng: Random, data: bytes) -> bytes:
    """Paper of negative size."""
    return one_page(text_of(b"text"), box=b"[0 0 -595 -842]")


def page_huge(rng: Random, data: bytes) -> bytes:
    """Paper as large as a country."""
    return one_page(text_of(b"text"), box=b"[0 0 1e12 1e12]", more=b"/UserUnit 100000")


def page_point(rng: Random, data: bytes) -> bytes:
    """Paper without size, turned by 45 degrees."""
    return one_page(text_of(b"text"), box=b"[0 0 0 0]", more=b"/Rotate 45")


def page_no_box(rng: Random, data: bytes) -> bytes:
    """Paper whose size is a name, with a window that lies outside."""
    return one_page(text_of(b"text"), box=b"/None", more=b"/CropBox[9999 9999 10000 10000]")


def text_far(rng: Random, data: bytes) -> bytes:
    """Characters at the ends of the number line and of no size."""
    places = b"".join(b"1 0 0 1 %s %s Tm (far) Tj " % pair for pair in (
        (b"1e38", b"1e38"), (b"-1e38", b"0"), (b"99999999999999999999", b"1"), (b"0.1", b"-2147483648"),
    ))
    return one_page(b"BT /F1 12 Tf " + places + b"0 0 0 0 0 0 Tm (nothing) Tj /F1 0 Tf (zero) Tj /F1 1e30 Tf (huge) Tj ET")


def text_piled(rng: Random, data: bytes) -> bytes:
    """20,000 characters on one spot."""
    return one_page(b"BT /F1 12 Tf " + b"1 0 0 1 100 700 Tm (x) Tj " * 20_000 + b"ET")


def text_dust(rng: Random, data: bytes) -> bytes:
    """20,000 characters anywhere on the page, in no order."""
    orders = (b"1 0 0 1 %d.%d %d.%d Tm (%c) Tj " % (
        rng.randrange(595), rng.randrange(10), rng.randrange(842), rng.randrange(10), rng.randrange(65, 91),
    ) for _ in range(20_000))
    return one_page(b"BT /F1 8 Tf " + b"".join(orders) + b"ET")


def text_turned(rng: Random, data: bytes) -> bytes:
    """Lines in every direction, mirrored and slanted."""
    matrices = (b"0 1 -1 0", b"-1 0 0 -1", b"-1 0 0 1", b"0.7 0.7 -0.7 0.7", b"1 0 5 1", b"1 1 1 1")
    orders = b"".join(matrix + b" 300 400 Tm (turned text here) Tj " for matrix in matrices * 50)
    return one_page(b"BT /F1 12 Tf " + orders + b"ET")


def text_one_line(rng: Random, data: bytes) -> bytes:
    """One line of 100,000 characters that runs far off the page."""
    return one_page(text_of(b"word " * 20_000))


def lines_ruled(rng: Random, data: bytes) -> bytes:
    """30,000 ruled lines, crossing: a table of 225 million cells."""
    across = b"".join(b"0 %d.%02d m 595 %d.%02d l S " % (n // 20, n % 20, n // 20, n % 20) for n in range(15_000))
    down = b"".join(b"%d.%02d 0 m %d.%02d 842 l S " % (n // 26, n % 26, n // 26, n % 26) for n in range(15_000))
    return one_page(across + down + text_of(b"cell"))


def states_deep(rng: Random, data: bytes) -> bytes:
    """A million drawing states opened and none closed."""
    return one_page(b"q " * 1_000_000 + text_of(b"text"))


def arrays_deep(rng: Random, data: bytes) -> bytes:
    """100,000 arrays in each other, in the page's orders and in the catalogue."""
    deep = b"[" * 100_000
    return file_of(
        b"<</Type/Catalog/Pages 2 0 R/X " + deep + b">>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page_of(),
        stream_of(deep + text_of(b"x")), FONT,
    )


def dictionaries_deep(rng: Random, data: bytes) -> bytes:
    """100,000 dictionaries in each other."""
    return file_of(
        b"<</Type/Catalog/Pages 2 0 R/X" + b"<</X" * 100_000 + b" 1" + b">>" * 100_000 + b">>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page_of(), stream_of(text_of(b"x")), FONT,
    )


def form_cycle(rng: Random, data: bytes) -> bytes:
    """A form that draws itself."""
    resources = b"/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>"
    return file_of(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R" + resources + b">>", stream_of(b"/X Do"), FONT,
        stream_of(text_of(b"again") + b" /X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]" + resources),
    )


def form_tree(rng: Random, data: bytes) -> bytes:
    """Twelve forms, each drawing the next eight times: 69 thousand million pieces of text."""
    forms = [
        stream_of(b"/X Do " * 8, b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X %d 0 R>>>>" % (n + 7))
        for n in range(12)
    ]
    last = stream_of(text_of(b"leaf"), b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>")
    return file_of(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 6 0 R>>>>>>",
        stream_of(b"/X Do"), FONT,
        *forms, last,
    )


def bomb_page(rng: Random, data: bytes) -> bytes:
    """Drawing orders of 160 MiB in 700 KiB."""
    return one_page(zlib.compress(b" " * (160 * MEBI), 1), b"/Filter/FlateDecode")


def bomb_twice(rng: Random, data: bytes) -> bytes:
    """160 MiB packed twice over: some hundred bytes."""
    return one_page(zlib.compress(zlib.compress(b" " * (160 * MEBI), 9), 9), b"/Filter[/FlateDecode/FlateDecode]")


def bomb_predictor(rng: Random, data: bytes) -> bytes:
    """A row of two thousand million columns."""
    return one_page(zlib.compress(b"x" * 1000), b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 2000000000/Colors 4>>")


def filters_many(rng: Random, data: bytes) -> bytes:
    """10,000 filters one behind the other."""
    return one_page(b"00>", b"/Filter[" + b"/ASCIIHexDecode" * 10_000 + b"]")


def filter_unknown(rng: Random, data: bytes) -> bytes:
    """Packed in a way nobody knows."""
    return one_page(b"abc", b"/Filter/NobodyKnowsDecode")


def length_lie(rng: Random, data: bytes) -> bytes:
    """Streams that say they are longer than the file."""
    return data.replace(b"/Length ", b"/Length 99999999")


def encrypted(rng: Random, data: bytes) -> bytes:
    """Said to be encrypted, with keys that make no sense."""
    keys = b"/Encrypt<</Filter/Standard/V 4/R 4/O(x)/U(y)/P -1/Length 128>>/ID[(a)(b)]"
    return data.replace(b"trailer\n<<", b"trailer\n<<" + keys)


def linked_cycle(rng: Random, data: bytes) -> bytes:
    """A directory whose older version is itself."""
    at = data.rfind(b"xref\n", 0, data.rfind(b"startxref"))
    return data.replace(b"trailer\n<<", b"trailer\n<</Prev %d" % at)


def no_directory(rng: Random, data: bytes) -> bytes:
    """No directory at all."""
    return data[:data.rfind(b"xref\n", 0, data.rfind(b"startxref"))]


def no_catalogue(rng: Random, data: bytes) -> bytes:
    """The directory names no catalogue."""
    return data.replace(b"/Root", b"/Toor")


def only_header(rng: Random, data: bytes) -> bytes:
    """Nothing but the first line."""
    return b"%PDF-1.7\n"


def map_odd(rng: Random, data: bytes) -> bytes:
    """A font whose table turns every character into surrogates, controls, nothing, or a thousand characters."""
    table = b"/CIDInit/ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange 6 beginbfchar " \
            b"<41> <D800> <42> <0000> <43> <DC00D800> <44> <> <45> <" + b"6587" * 1000 + b"> <46> <FFFFFFFF> endbfchar " \
            b"1 beginbfrange <47> <FFFFFFFF> <4E00> endbfrange endcmap end"
    return file_of(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page_of(),
        stream_of(text_of(b"ABCDEFGHIJ AAAA BCD") * 20),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>", stream_of(table),
    )


def fields_and_notes(rng: Random, data: bytes) -> bytes:
    """Notes and form fields without end, each pointing at the next and the last at the first."""
    field = b"<</Type/Annot/Subtype/Widget/FT/Tx/Parent %d 0 R/Kids[%d 0 R]/Rect[0 0 9 9]/T(a)>>"
    notes = [field % (n + 7, n + 7) for n in range(99)]
    return file_of(
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]>>/Outlines 6 0 R/StructTreeRoot 6 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page_of(b"/Annots[6 0 R 7 0 R]"), stream_of(text_of(b"form")), FONT, *notes,
        field % (6, 6),
    )
