"""Files of .docx that are far too much of one thing: characters, runs, paragraphs, tables, levels of elements."""

from __future__ import annotations

from docx_maker import break_, docx, level, lists, numbered, p, pack, r, style, table

TEXT = p("请各单位按时报送。")
MEBI = 1 << 20
_BLANKS = " " * (160 * MEBI)


def paragraphs_million() -> bytes:
    """1,000,000 paragraphs of one character."""
    return docx("<w:p><w:r><w:t>字</w:t></w:r></w:p>" * 1_000_000)


def paragraphs_most() -> bytes:
    """As many paragraphs as are read."""
    return docx("<w:p><w:r><w:t>字</w:t></w:r></w:p>" * 99_000)


def paragraphs_empty() -> bytes:
    """1,000,000 paragraphs with nothing in them, and one with text."""
    return docx("<w:p/>" * 1_000_000, TEXT)


def runs_empty() -> bytes:
    """A paragraph of 1,000,000 runs with nothing in them."""
    return docx(p("<w:r/>" * 1_000_000, "字"))


def runs_single() -> bytes:
    """A paragraph of 600,000 runs of one character, each with a look of its own."""
    return docx(p(*(f'<w:r><w:rPr><w:sz w:val="{n % 50}"/></w:rPr><w:t>字</w:t></w:r>' for n in range(600_000))))


def paragraph_ten_million() -> bytes:
    """A paragraph of 10,000,000 characters."""
    return docx(p("字" * 10_000_000))


def paragraph_most() -> bytes:
    """A paragraph of 990,000 characters without a stop: within what is read."""
    return docx(p("请各单位报送材料并开展检查" * 76_000))


def breaks_million() -> bytes:
    """A paragraph of 1,000,000 manual line breaks."""
    return docx(p(break_() * 1_000_000, "字"))


def pages_million() -> bytes:
    """1,000,000 page breaks."""
    return docx(p(break_("page") * 1_000_000, "字"))


def tabs_million() -> bytes:
    """A paragraph of 1,000,000 tabs."""
    return docx(p("<w:r>" + "<w:tab/>" * 1_000_000 + "</w:r>", "字"))


def elements_most() -> bytes:
    """As many elements with an attribute as are read."""
    return docx('<w:x w:v="1"/>' * 1_160_000, TEXT)


def elements_bare() -> bytes:
    """As many elements without one as are read."""
    return docx("<w:x/>" * 3_490_000, TEXT)


def attribute_huge() -> bytes:
    """An attribute of 20 MiB."""
    return docx(f'<w:p w:rsidR="{"0" * (20 * MEBI)}"><w:r><w:t>字</w:t></w:r></w:p>')


def attributes_many() -> bytes:
    """An element of 200,000 attributes."""
    return docx(f'<w:p {" ".join(f"w:a{n}={chr(34)}{chr(34)}" for n in range(200_000))}><w:r><w:t>字</w:t></w:r></w:p>')


def namespaces_many() -> bytes:
    """An element that declares 50,000 namespaces."""
    names = " ".join(f'xmlns:n{n}="urn:{n}"' for n in range(50_000))
    return docx(f"<w:p {names}><w:r><w:t>字</w:t></w:r></w:p>")


def comment_huge() -> bytes:
    """An XML comment of 20 MiB, and a processing instruction of as much."""
    return docx(f"<!--{'x' * (20 * MEBI)}--><?x {'y' * (20 * MEBI)}?>", TEXT)


def rows_many() -> bytes:
    """A table of 200,000 rows."""
    return docx(table("<w:tr><w:tc><w:p><w:r><w:t>格</w:t></w:r></w:p></w:tc></w:tr>" * 200_000))


def cells_many() -> bytes:
    """A row of 200,000 cells."""
    return docx(table("<w:tr>" + "<w:tc><w:p><w:r><w:t>格</w:t></w:r></w:p></w:tc>" * 200_000 + "</w:tr>"))


def cells_merged() -> bytes:
    """20,000 rows that go on with the cell above, of spans at the ends of the integers."""
    spans = ("2147483648", "-2147483648", "0", "99999999999999999999", "1e9", "")
    return docx(TEXT, table("".join(
        f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="{spans[n % len(spans)]}"/><w:vMerge/></w:tcPr>{p("格")}</w:tc></w:tr>'
        for n in range(20_000)
    )))


def tables_nested() -> bytes:
    """1,000 tables in each other: beyond what the parser follows."""
    return docx(TEXT, "<w:tbl><w:tr><w:tc>" * 1_000 + TEXT + "</w:tc></w:tr></w:tbl>" * 1_000)


def tables_branching() -> bytes:
    """Tables of two tables of two tables, 14 levels: 16,384 cells at the bottom."""
    inside = TEXT
    for _ in range(14):
        inside = f"<w:tbl><w:tr><w:tc>{inside}</w:tc><w:tc>{inside}</w:tc></w:tr></w:tbl>"
    return docx(inside)


def tags_nested() -> bytes:
    """240 smart tags, links, controls and insertions in each other: within what the parser follows."""
    wraps = ("smartTag", "hyperlink", "ins", "sdt><w:sdtContent", "fldSimple", "moveTo")
    names = [wraps[n % len(wraps)] for n in range(200)]
    opening = "".join(f"<w:{name}>" for name in names)
    closing = "".join("".join(f"</{tag.strip('<>')}>" for tag in reversed(f"w:{name}".split("><"))) for name in reversed(names))
    return docx(p(opening + r("底") + closing))


def alternatives_branching() -> bytes:
    """Alternatives of alternatives, both branches alike, 16 levels."""
    inside = r("字")
    for _ in range(16):
        inside = f"<mc:AlternateContent><mc:Choice>{inside}</mc:Choice><mc:Fallback>{inside}</mc:Fallback></mc:AlternateContent>"
    return docx(p(inside))


def boxes_many() -> bytes:
    """30,000 text boxes in one paragraph."""
    box = '<w:r><w:pict><v:shape style="width:9pt;height:9pt"><v:textbox><w:txbxContent>' + p("框") + \
          "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    return docx(p(box * 30_000))


def boxes_grouped() -> bytes:
    """A group of 10,000 shapes in no order."""
    shapes = "".join(
        f'<wps:wsp><wps:spPr><a:xfrm><a:off x="{n * 7919 % 10_000}" y="{n * 104_729 % 10_000}"/><a:ext cx="9" cy="9"/></a:xfrm>'
        f"</wps:spPr><wps:txbx><w:txbxContent>{p('框')}</w:txbxContent></wps:txbx></wps:wsp>" for n in range(10_000)
    )
    group = f"<wp:inline><a:graphic><a:graphicData><wpg:wgp>{shapes}</wpg:wgp></a:graphicData></a:graphic></wp:inline>"
    return docx(p(f"<w:r><w:drawing>{group}</w:drawing></w:r>"))


def fields_nested() -> bytes:
    """20,000 fields, each begun in the code of the one before."""
    begin, end = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return docx(p(begin * 20_000, end * 20_000, "字"))


def sections_many() -> bytes:
    """30,000 sections, each with a header of its own that is the same part."""
    head = '<w:pPr><w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr></w:pPr>'
    return docx(f"<w:p>{head}<w:r><w:t>节</w:t></w:r></w:p>" * 30_000, headers={"h": p("页眉" * 100)})


def footnotes_many() -> bytes:
    """50,000 notes, and one referred to 50,000 times."""
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    notes = "".join(f'<w:footnote w:id="{n}">{p("注")}</w:footnote>' for n in range(1, 50_001))
    return docx(p(*(mark.format(n) for n in range(1, 50_001))), p(mark.format(1) * 50_000, "字"), footnotes=notes)


def styles_many() -> bytes:
    """100,000 styles, all on the first."""
    return docx(
        p("字", says='<w:pStyle w:val="s9"/>') * 10_000,
        styles="".join(style(f"s{n}", based="s0" if n else "s9") for n in range(100_000)),
    )


def lists_many() -> bytes:
    """50,000 lists on one, and paragraphs in each."""
    more = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/></w:num>' for n in range(2, 50_000))
    return docx(
        *(numbered("项", n) for n in range(1, 50_000)), numbering=lists(level(0, "%1、", "chineseCounting"), more=more),
    )


def lists_absurd() -> bytes:
    """Counts at the end of the integers in every format, with levels beyond the ninth and texts that ask for them."""
    kinds = (
        "chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "ideographDigital", "japaneseCounting",
        "taiwaneseCountingThousand", "lowerRoman", "upperRoman", "lowerLetter", "upperLetter", "decimalZero", "ordinal",
        "cardinalText", "ordinalText", "hex", "chicago", "bullet", "decimalEnclosedCircle", "ideographTraditional",
        "ideographZodiac", "hebrew1", "numberInDash", "custom", "",
    )
    starts = ("2147483648", "2147483647", "-1", "0", "9" * 400, "x", "1e9")
    levels = "".join(
        level(n, f"%{n + 1}%{n}%99%", kind).replace('w:val="1"/>', f'w:val="{starts[n % len(starts)]}"/>')
        for n, kind in enumerate(kinds)
    )
    return docx(*[numbered("项", level=n) for n in range(-1, 30)] * 3, numbering=lists(levels))


def bomb_mimetype() -> bytes:
    """160 MiB where the sniffer looks for what a zip is."""
    return pack({"mimetype": b"\0" * (160 * MEBI), "[Content_Types].xml": b" " * (160 * MEBI)})


def bomb_numbering() -> bytes:
    """160 MiB of blanks in the lists."""
    return docx(numbered("项"), numbering=_BLANKS)


def bomb_footnotes() -> bytes:
    """160 MiB of blanks in the footnotes."""
    return docx(p('<w:r><w:footnoteReference w:id="1"/></w:r>', "字"), footnotes=_BLANKS)


def bomb_header() -> bytes:
    """160 MiB of blanks in a header."""
    return docx(TEXT, '<w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>', headers={"h": _BLANKS})


def bomb_settings() -> bytes:
    """160 MiB of blanks in the settings."""
    return docx(TEXT, settings=_BLANKS)


def bomb_unread() -> bytes:
    """160 MiB of blanks in parts that no reader of text needs: comments, a theme, a picture."""
    return docx(TEXT, parts={f"word/{name}": _BLANKS for name in ("comments.xml", "theme/theme1.xml", "media/image1.png")})
