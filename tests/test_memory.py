"""What a long paper takes in memory while it is checked: it grows with the text, by little for each character."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator

import pytest
from docx_maker import docx, p
from pdf_sheets import Sheet, make_pdf

from gongwen_lint.kernel import examine
from gongwen_lint.readers import read_bytes

SENTENCES = (
    "县登记局于{month}月{day}日前开放窗口{number}个，每个窗口配备登记员2名，当日录入系统，次日归档。",
    "各乡镇要高度重视登记工作，切实加强组织领导，明确责任分工，形成工作合力，确保任务落到实处。",
    "申请人提交身份证明的，登记员在{number}个工作日内办结；材料不全的，一次告知需要补齐的材料。",
    "通过增设自助终端、延长服务时间等办法，不断提高第{number}类登记的服务水平，增强群众满意度。",
)
MOST = 250
"""bytes a character at the peak; one object kept for each takes as many again"""


def text(paragraphs: int) -> Iterator[str]:
    yield "青溪县人民政府关于规范房屋登记工作的通知"
    yield "各乡镇人民政府，县政府各部门："
    for number in range(1, paragraphs + 1):
        facts = {"month": number % 12 + 1, "day": number % 28 + 1, "number": number % 50 + 3}
        yield f"{number}.规范登记。" + "".join(sentence.format(**facts) for sentence in SENTENCES)


def word(paragraphs: int) -> bytes:
    return docx(*map(p, text(paragraphs)))


def pdf(paragraphs: int) -> bytes:
    lines = [piece for whole in text(paragraphs) for piece in (whole[at:at + 28] for at in range(0, len(whole), 28))]
    sheets = []
    for begin in range(0, len(lines), 22):
        sheets.append(Sheet())
        for at, line in enumerate(lines[begin:begin + 22]):
            sheets[-1].text(80, 100 + 28 * at, line)
    return make_pdf(*sheets)


@pytest.mark.parametrize(("make", "name"), [(word, "通知.docx"), (pdf, "通知.pdf")])
def test_a_paper_of_dozens_of_pages_takes_few_bytes_for_each_of_its_characters(make, name: str):
    data = make(120)
    examine(read_bytes(data, name))  # what is loaded once is no part of it
    tracemalloc.start()
    try:
        report = examine(read_bytes(data, name))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert report.counts and report.counts.total > 20_000
    assert most <= MOST * report.counts.total
