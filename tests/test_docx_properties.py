"""Generated documents: the text that was written is the text that is read, and every place quotes what stands there."""

from __future__ import annotations

from dataclasses import dataclass

from docx_maker import break_, cell, docx, field, level, lists, p, r, row, table, vml_box
from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen_lint.document import Document, Span
from gongwen_lint.readers.docx import read_docx
from gongwen_lint.readers.docx.numerals import numeral
from gongwen_lint.readers.normalise import mend, normalise

ALPHABET = "一二市县政府办公室关于做好的通知值班请示报告，。；：（）《》“”、0123456789ABab.%〔〕　 \u00ad⼤"
WORDS = st.text(ALPHABET, max_size=30)
SOME = st.text(ALPHABET, min_size=1, max_size=30)
LOOKS = st.sampled_from(["", "<w:b/>", '<w:sz w:val="32"/>', '<w:color w:val="FF0000"/>', '<w:rFonts w:ascii="宋体"/>'])
AROUND = st.sampled_from([
    "{}", "<w:ins>{}</w:ins>", "<w:hyperlink>{}</w:hyperlink>", "<w:smartTag>{}</w:smartTag>", "<w:moveTo>{}</w:moveTo>",
    "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
])
UNSEEN = st.sampled_from([
    "", "", "<w:del><w:r><w:delText>删</w:delText></w:r></w:del>", r("藏", "<w:vanish/>"), "<w:bookmarkStart/>", "<w:proofErr/>",
    "<w:r><w:instrText>PAGE</w:instrText></w:r>", "<w:moveFrom>" + r("走") + "</w:moveFrom>",
])
NUMBERS = lists(level(0, "%1、", "chineseCountingThousand"), level(1, "（%2）", "decimal"))


@dataclass(frozen=True)
class Written:
    """Mark-up, and the lines it is to be read as: region and text as the file spells it (cells apart)."""

    source: str
    lines: tuple[tuple[str, tuple[str, ...]], ...]


@st.composite
def runs(draw: st.DrawFn, text: str) -> str:
    """Mark-up of ``text``: split anywhere, wrapped, and with what nobody sees in between."""
    pieces, rest = [draw(UNSEEN)], text
    while rest:
        length = draw(st.integers(1, len(rest)))
        run = r(rest[:length], draw(LOOKS))
        wrapped = field("REF a", run) if draw(st.integers(0, 9)) == 0 else draw(AROUND).format(run)
        pieces += [wrapped, draw(UNSEEN)]
        rest = rest[length:]
    return "".join(pieces)


@st.composite
def paragraphs(draw: st.DrawFn, region: str = "main") -> Written:
    """A paragraph with soft breaks."""
    texts = draw(st.lists(WORDS, min_size=1, max_size=3))
    source = break_().join([draw(runs(text)) for text in texts])
    return Written(p(*([source] if source else [])), tuple((region, (text,)) for text in texts))


@st.composite
def split_paragraphs(draw: st.DrawFn) -> Written:
    """A paragraph whose mark was deleted, and the one it now runs into."""
    before, after = draw(SOME), draw(SOME)
    first = p(draw(runs(before)), says="<w:rPr><w:del/></w:rPr>")
    return Written(first + p(draw(runs(after))), (("main", (before + after,)),))


@st.composite
def tables(draw: st.DrawFn) -> Written:
    """A table of one-paragraph cells, some of them reaching over columns."""
    rows = draw(st.lists(st.lists(WORDS, min_size=1, max_size=3), min_size=1, max_size=3))
    wide = draw(st.sampled_from(["", '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>']))
    source = table(*[row(*[cell(p(draw(runs(text)) or r("")), says=wide) for text in texts]) for texts in rows])
    return Written(source, tuple(("table", tuple(texts)) for texts in rows))


@st.composite
def boxed(draw: st.DrawFn) -> Written:
    """A paragraph with a text box before its own text; empty paragraphs of a box are no lines."""
    inside, own = draw(st.lists(SOME, min_size=1, max_size=2)), draw(SOME)
    source = p(vml_box(*[p(draw(runs(text))) for text in inside]), draw(runs(own)))
    return Written(source, (*(("textbox", (text,)) for text in inside), ("main", (own,))))


@st.composite
def controlled(draw: st.DrawFn) -> Written:
    """Blocks in a content control."""
    inside = draw(st.one_of(paragraphs(), tables()))
    return Written(f"<w:sdt><w:sdtPr/><w:sdtContent>{inside.source}</w:sdtContent></w:sdt>", inside.lines)


BLOCKS = st.lists(st.one_of(paragraphs(), split_paragraphs(), tables(), boxed(), controlled()), min_size=1, max_size=6)


def lines_of(written: list[Written]) -> list[tuple[str, tuple[str, ...]]]:
    """The lines of all blocks; boxes with nothing to see have none."""
    lines = [line for block in written for line in block.lines]
    return [(region, texts) for region, texts in lines if region != "textbox" or mended(texts[0], region)]


def mended(text: str, region: str) -> str:
    """The text as it is to be read; cells and boxes with nothing to see are empty."""
    return normalise(text)[0] if region == "main" or normalise(text)[0].strip() else ""


def read(written: list[Written], **parts: str) -> Document:
    title = Written(p("题目"), (("main", ("题目",)),))  # so that there is something to see
    written.insert(0, title)
    return read_docx(docx(*[block.source for block in written], **parts), "例.docx")


@settings(max_examples=150)
@given(BLOCKS)
def test_what_was_written_is_what_is_read(written: list[Written]) -> None:
    document = read(written)
    expected = [(region, "\t".join(mended(text, region) for text in cells)) for region, cells in lines_of(written)]
    assert [(line.region, line.text) for line in document.lines] == expected


@settings(max_examples=100)
@given(st.lists(st.tuples(SOME, st.integers(-1, 1)), min_size=1, max_size=12))
def test_lists_count_whatever_stands_between(items: list[tuple[str, int]]) -> None:
    counts = [0, 0]
    source, expected = [], []
    for text, at in items:
        says = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="1"/></w:numPr>' if at >= 0 else ""
        source.append(p(r(text), says=says))
        if at == 0:
            counts = [counts[0] + 1, 0]
        elif at == 1:
            counts = [counts[0] or 1, counts[1] + 1]
        number = {0: f"{numeral(counts[0], 'chineseCountingThousand')}、", 1: f"（{counts[1]}）"}
        expected.append(number.get(at, "") + normalise(text)[0])
    document = read_docx(docx(p("题目"), *source, numbering=NUMBERS), "例.docx")
    assert [line.text for line in document.lines[1:]] == expected
    assert [line.layout.label > 0 for line in document.lines[1:]] == [at >= 0 for _, at in items]


@settings(max_examples=100)
@given(BLOCKS, st.data())
def test_every_place_quotes_what_stands_there(written: list[Written], data: st.DataObject) -> None:
    document = read(written)
    assert document.text == "\n".join(line.text for line in document.lines)
    line = data.draw(st.sampled_from(document.lines))
    if line.text:
        begin = data.draw(st.integers(0, len(line.text) - 1))
        end = data.draw(st.integers(begin + 1, len(line.text)))
        assert document.quote(Span(line.start + begin, line.start + end)) == line.text[begin:end]
        assert document.position(line.start + begin) == (line.number, begin + 1)
    paragraph = data.draw(st.sampled_from(document.paragraphs))
    begin = data.draw(st.integers(0, len(paragraph.text) - 1))
    end = data.draw(st.integers(begin + 1, len(paragraph.text)))
    assert document.quote(paragraph.span(begin, end)).replace(" ", "") == paragraph.text[begin:end].replace(" ", "")


@settings(max_examples=100)
@given(BLOCKS)
def test_columns_lead_back_to_the_characters_of_the_file(written: list[Written]) -> None:
    document = read(written)
    for line, (region, cells) in zip(document.lines, lines_of(written), strict=True):
        source = "\t".join(cell if cell.strip() or region == "main" else "" for cell in cells)
        if line.columns is not None:
            assert len(line.columns) == len(line.text)
            assert list(line.columns) == sorted(set(line.columns))
            assert [mend(source[column - 1]) for column in line.columns] == list(line.text)
