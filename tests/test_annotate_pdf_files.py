"""What a copy of a .pdf keeps of its file, and what files take no notes."""

from __future__ import annotations

import io
import random
import re
import struct
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pdf_looks import annotations, covered
from pdf_protection import ALL, NO_NOTES, restricted_pdf
from pdf_sheets import Sheet, filled_form, make_pdf
from pypdf import PdfReader, PdfWriter
from pypdf.errors import DependencyError

from gongwen_lint.annotate import pdf_copy
from gongwen_lint.annotate.notes import Author, Note
from gongwen_lint.annotate.pdf import annotate_pdf
from gongwen_lint.document import Span
from gongwen_lint.errors import UnreadableFile
from gongwen_lint.readers.limits import Limits
from gongwen_lint.readers.pdf import read_pdf

SAMPLE = Path(__file__).parent.parent / "samples" / "12-函.pdf"
PAGE = Sheet().text(80, 100, "切实加强管理")
NOTES = [Note(Span(0, 2), "太空：写明谁做、何时做完。")]


def copy_of(data: bytes) -> bytes:
    return annotate_pdf(data, "稿子.pdf", NOTES, Author()).data


def code_of(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(UnreadableFile) as caught:
        annotate_pdf(data, "稿子.pdf", NOTES, Author(), limits)
    assert "稿子.pdf" in caught.value.message
    return caught.value.code


def packed(data: bytes) -> bytes:
    """The file with its table of places as a packed stream."""
    body, start = data[:data.rindex(b"xref\n0 ")], data.rindex(b"xref\n0 ")
    places = [0, *(int(place) for place in re.findall(rb"(\d{10}) \d{5} n", data[start:])), start]
    rows = zlib.compress(b"".join(struct.pack(">BIH", at > 0, place, 0) for at, place in enumerate(places)))
    head = f"<< /Type /XRef /Size {len(places)} /W [ 1 4 2 ] /Root 1 0 R /Filter /FlateDecode /Length {len(rows)} >>"
    return (
        body + f"{len(places) - 1} 0 obj\n{head}\nstream\n".encode() + rows
        + f"\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n".encode()
    )


@pytest.mark.parametrize("data", [make_pdf(PAGE), packed(make_pdf(PAGE)), SAMPLE.read_bytes()], ids=["table", "packed", "real"])
def test_the_bytes_of_the_file_stay_so_a_signature_over_them_holds(data: bytes):
    copy = copy_of(data)
    assert copy.startswith(data)
    again = copy_of(copy)
    assert again.startswith(copy)
    assert [entry["/Contents"] for entry in annotations(again)] == [NOTES[0].text] * 2
    assert covered(copy) == covered(again) == read_pdf(data, "稿子.pdf").text[:2]


def test_table_of_places_keeps_its_form():
    for data, mark in ((make_pdf(PAGE), b"\nxref\n"), (packed(make_pdf(PAGE)), b"/XRef")):
        assert mark in copy_of(data)[len(data):]


def test_title_of_the_file_stays():
    assert PdfReader(io.BytesIO(copy_of(SAMPLE.read_bytes()))).metadata.title == PdfReader(SAMPLE).metadata.title


def test_annotations_of_the_file_stay():
    note = "<< /Type /Annot /Subtype /Text /Rect [ 10 10 30 30 ] /Contents (first) >>"
    assert [entry["/Contents"] for entry in annotations(copy_of(make_pdf(Sheet(notes=[note]).text(80, 100, "切实加强"))))] == [
        "first", NOTES[0].text,
    ]


def test_list_of_annotations_that_pages_share_is_not_given_to_the_other_page():
    data = make_pdf(Sheet(notes=["0"]).text(80, 100, "切实加强"), Sheet(notes=["0"]).text(80, 100, "第二页"), extra=("[ ]",))
    data = data.replace(b"/Annots [ 0 ]", b"/Annots 9 0 R")
    copy = copy_of(data)
    assert [len(annotations(copy, page)) for page in (0, 1)] == [1, 0]


def test_form_with_notes_at_the_top_reads_as_before():
    data = filled_form()
    text = read_pdf(data, "表.pdf").text
    notes = [Note(Span(0, 0), "全文"), *(Note(Span(text.index(word), text.index(word) + 2), "说") for word in ("姓名", "张三"))]
    copy = annotate_pdf(data, "表.pdf", notes, Author())
    assert (copy.placed, copy.elsewhere) == (2, 1)
    assert read_pdf(copy.data, "表.pdf") == read_pdf(data, "表.pdf")


def test_file_that_forbids_notes_gets_none():
    assert code_of(restricted_pdf(PAGE, permissions=NO_NOTES)) == "annotation-forbidden"


def test_file_that_allows_notes_keeps_its_protection():
    data = restricted_pdf(PAGE, permissions=ALL)
    copy = copy_of(data)
    assert copy.startswith(data)
    assert PdfReader(io.BytesIO(copy)).is_encrypted
    assert annotations(copy)[0]["/Contents"] == NOTES[0].text
    assert NOTES[0].text.encode("utf-16-be") not in copy
    assert covered(copy) == "切实"


def test_file_under_aes_keeps_its_protection():
    pytest.importorskip("cryptography")
    writer = PdfWriter(clone_from=io.BytesIO(make_pdf(PAGE)))
    writer.encrypt("", "owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    copy = copy_of(out.getvalue())
    assert copy.startswith(out.getvalue())
    assert annotations(copy)[0]["/Contents"] == NOTES[0].text
    assert covered(copy) == "切实"


def test_file_under_aes_without_the_library_for_it_is_named(monkeypatch):
    def missing(*_: object) -> None:
        raise DependencyError

    monkeypatch.setattr(pdf_copy, "updated", missing)
    assert code_of(make_pdf(PAGE)) == "annotation-failed"


@pytest.mark.parametrize("break_", [
    lambda data: data.replace(b"\nxref\n", b"\nxreX\n"),
    lambda data: data[:data.rindex(b"startxref")],
    lambda data: b"junk before the file\n" + data,
    lambda data: data.replace(b"%PDF-1.7\n", b"%PDF-1.7\n%one line more\n"),
], ids=["no table", "cut off", "junk before", "moved"])
def test_broken_structure_is_mended_in_the_copy(break_):
    data = break_(make_pdf(PAGE, Sheet().text(80, 100, "第二页")))
    copy = copy_of(data)
    assert covered(copy) == "切实"
    assert PdfReader(io.BytesIO(copy), strict=True).pages[0]["/Annots"]
    assert read_pdf(copy, "稿子.pdf") == read_pdf(data, "稿子.pdf")


@pytest.mark.parametrize(("data", "code"), [
    (b"", "empty"),
    (b"%PDF-1.7\nnothing but this\n%%EOF", "damaged"),
    (make_pdf(Sheet().picture(50, 50, 500, 700)), "image-only"),
])
def test_what_cannot_be_read_gets_no_copy(data: bytes, code: str):
    assert code_of(data) == code


@pytest.mark.parametrize("kids", ["5 0 R 5 0 R", "<</Type/Page>>"], ids=["twice", "not by itself"])
def test_a_page_that_cannot_be_told_from_another_gets_no_note_and_the_file_is_named(kids: str):
    data = make_pdf(PAGE, PAGE).replace(b"/Kids [ 5 0 R 7 0 R ]", b"/Kids [ %b ]" % kids.encode())
    if "<<" in kids:
        page = data[data.index(b"5 0 obj\n") + 8:data.index(b"endobj", data.index(b"5 0 obj\n"))].strip()
        data = data.replace(b"<</Type/Page>>", page).replace(b"/Count 2", b"/Count 1")
    assert read_pdf(data, "稿子.pdf").text.startswith("切实加强管理")
    assert code_of(data) == "annotation-failed"


def test_limits_are_those_of_reading():
    assert code_of(make_pdf(PAGE, PAGE, PAGE), Limits(pages=2)) == "too-large"


def test_mutated_files_are_annotated_or_named_and_lose_nothing():
    whole = copy_of(make_pdf(PAGE, Sheet().text(80, 100, "第二页"))), copy_of(packed(make_pdf(PAGE)))
    chance = random.Random(6)
    annotated = 0
    for _ in range(300):
        data = bytearray(chance.choice(whole))
        for _ in range(chance.randrange(1, 12)):
            data[chance.randrange(len(data))] = chance.choice(b"0123456789/<>[] R")
        try:
            document = read_pdf(bytes(data), "稿子.pdf")
            copy = annotate_pdf(bytes(data), "稿子.pdf", NOTES, Author()).data
        except UnreadableFile:
            continue
        annotated += 1
        assert read_pdf(copy, "稿子.pdf") == document
    assert annotated > 100


def test_several_threads_at_once():
    data = SAMPLE.read_bytes()
    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(copy_of, [data] * 8))) == 1
