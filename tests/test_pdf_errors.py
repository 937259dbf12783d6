"""What cannot be read from a .pdf is named; nothing that is done to a file leads to anything but a document or a named error."""

from __future__ import annotations

import random
import zlib
from concurrent.futures import ThreadPoolExecutor

import pytest
from pdf_protection import restricted_pdf
from pdf_sheets import Sheet, make_pdf

from gongwen_lint.errors import UnreadableFile
from gongwen_lint.readers.limits import Limits
from gongwen_lint.readers.pdf import read_pdf

TEXT = Sheet().text(80, 100, "一页有字的文件")
KEY = "/Filter /Standard /V 1 /R 2 /P -4 /O <{}> /U <{}>"


def code_of(data: bytes, **limits: int) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_pdf(data, "稿子.pdf", limits=Limits(**limits))
    assert "稿子.pdf" in caught.value.message
    return caught.value.code


@pytest.mark.parametrize(("data", "code"), [
    (b"", "empty"),
    (make_pdf(), "empty"),
    (make_pdf(Sheet(), Sheet()), "empty"),
    (make_pdf(Sheet().text(80, 100, "  ")), "empty"),
    (make_pdf(Sheet().picture(50, 50, 500, 700)), "image-only"),
    (make_pdf(*(Sheet().picture(50, 50, 500, 700).text(280, 800, f"- {number} -", 14) for number in (1, 2))), "image-only"),
    (make_pdf(Sheet().picture(50, 50, 500, 700).text(400, 830, "由扫描软件创建", 9), Sheet()), "image-only"),
    (b"%PDF-1.7\nnothing but this\n%%EOF", "damaged"),
    (b"\xff\xfe" * 300, "damaged"),
    (make_pdf(TEXT, trailer=f"/Encrypt << {KEY.format('11' * 32, '22' * 32)} >> /ID [ <00> <00> ]"), "encrypted"),
])
def test_named_reason(data, code):
    assert code_of(data) == code


def test_password_that_only_forbids_changes_is_no_reason():
    assert read_pdf(restricted_pdf(TEXT), "稿子.pdf").text == "一页有字的文件"


def test_limits():
    pages = make_pdf(TEXT, TEXT, TEXT)
    assert read_pdf(pages, "稿子.pdf", limits=Limits(pages=3, characters=21)).pages == 3
    assert code_of(pages, pages=2) == "too-large"
    assert code_of(pages, characters=20) == "too-large"


def test_scan_among_pages_of_text_is_no_scan():
    scan = Sheet().picture(50, 50, 500, 700).text(280, 800, "- 2 -", 14)
    assert read_pdf(make_pdf(TEXT, scan), "稿子.pdf").lines[0].text == "一页有字的文件"
    photograph = Sheet().picture(50, 50, 500, 700).text(80, 760, "请各单位六月底前把排查结果报送到县应急管理局办公室。")
    assert read_pdf(make_pdf(photograph), "稿子.pdf").text.startswith("请各单位")


@pytest.mark.parametrize("filters", ["/FlateDecode", "[ /FlateDecode /FlateDecode ]"])
def test_bomb_is_not_unpacked(filters):
    content = zlib.compress(b"q Q " * 3_000_000, 9)
    if filters.startswith("["):
        content = zlib.compress(content, 9)
    bomb = f"<< /Length {len(content)} /Filter {filters} >>\nstream\n{content.decode('latin-1')}\nendstream"
    data = make_pdf(TEXT, extra=(bomb,))
    assert code_of(data, inflated_bytes=80 << 20) == "too-large"
    assert read_pdf(data, "稿子.pdf", limits=Limits(inflated_bytes=100 << 20)).text == "一页有字的文件"


def form(orders: str, resources: str) -> str:
    return (
        f"<< /Type /XObject /Subtype /Form /BBox [ 0 0 9 9 ] {resources} /Length {len(orders)} >>\nstream\n{orders}\nendstream"
    )


@pytest.mark.parametrize(("forms", "bearable"), [
    ((form("/X Do", "/Resources << /XObject << /X 8 0 R >> >>"), form("", "")), True),
    ((form("/X Do /X Do", "/Resources << /XObject << /X 7 0 R >> >>"),), False),
    ((form("/X Do /X Do", "/Resources 8 0 R"), "<< /XObject 9 0 R >>", "<< /X 7 0 R >>"), False),
    (tuple(form("/X Do " * 9, f"/Resources << /XObject << /X {number} 0 R >> >>") for number in range(8, 14)), False),
])
def test_forms_that_draw_each_other_without_end_are_not_drawn(forms, bearable):
    data = make_pdf(TEXT, extra=forms)
    if bearable:
        assert read_pdf(data, "稿子.pdf").text == "一页有字的文件"
    else:
        assert code_of(data) == "too-large"


def test_forms_that_are_named_in_a_packed_object():
    body = zlib.compress(b"8 0 << /XObject << /X 7 0 R >> >>")
    packed = f"<< /Type /ObjStm /N 1 /First 4 /Length {len(body)} /Filter /FlateDecode >>\n"
    packed += f"stream\n{body.decode('latin-1')}\nendstream"
    objects = form("/X Do /X Do", "/Resources 8 0 R"), "null", packed
    assert code_of(make_pdf(TEXT, extra=objects)) == "too-large"


def test_page_that_is_a_picture_does_not_hide_the_others():
    document = read_pdf(make_pdf(Sheet().picture(50, 50, 500, 700), TEXT), "稿子.pdf")
    assert (document.pages, document.lines[0].place.page) == (2, 2)


def _mutated(data: bytes, chance: random.Random) -> bytes:
    """The file with bytes flipped, cut off, or an object or a page taken out."""
    kind = chance.randrange(4)
    if kind == 0:
        changed = bytearray(data)
        for _ in range(chance.choice((1, 5, 40, 400))):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        return bytes(changed)
    if kind == 1:
        return data[:chance.randrange(len(data))]
    if kind == 2:
        number = chance.randrange(1, 11)
        start = data.find(b"%d 0 obj" % number)
        return data[:start] + data[data.find(b"endobj", start) + 6:]
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randrange(300):]


@pytest.mark.parametrize("seed", range(150))
def test_mutated_file_gives_a_document_or_a_named_error(seed):
    table = Sheet().text(80, 100, "任务").text(300, 100, "单位").rule(70, 80, 500, 80).rule(70, 110, 500, 110)
    table.rule(70, 80, 70, 110).rule(280, 80, 280, 110).rule(500, 80, 500, 110)
    data = make_pdf(Sheet().text(150, 100, "关于开会的通知", 22).text(80, 150, "请各单位准时参加。").box(50, 50, 500, 700), table)
    try:
        document = read_pdf(_mutated(data, random.Random(seed)), "稿子.pdf")
    except UnreadableFile as error:
        assert error.code in ("empty", "damaged", "encrypted", "image-only", "too-large")
    else:
        assert document.text.strip()
        document.text.encode("utf-8")


def test_readers_in_several_threads_do_not_disturb_each_other():
    files = [make_pdf(*(Sheet().text(80, 100, f"第{name}份文件第{page}页") for page in range(5))) for name in "甲乙丙丁"]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda data: read_pdf(data, "稿子.pdf").text, files * 10))
    assert found == [read_pdf(data, "稿子.pdf").text for data in files] * 10
