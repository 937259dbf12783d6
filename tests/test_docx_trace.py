"""Of every character of a .docx it is known which element of the file it stands in."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx_maker import cell, docx, field, level, lists, numbered, p, r, row, t, table, vml_box
from lxml import etree

from gongwen_lint.readers.docx import read_docx, trace_docx
from gongwen_lint.readers.docx.inline import visible_text
from gongwen_lint.readers.docx.names import W
from gongwen_lint.readers.docx.package import Package
from gongwen_lint.readers.limits import Limits
from gongwen_lint.readers.normalise import mend

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.docx"))
MADE = {
    "mended characters": docx(p("总 则", r("⼤学\u00ad生 2024 年"))),
    "blanks that count and others": docx(f"<w:p><w:r><w:t>  甲 </w:t></w:r>{r(' 乙 ')}</w:p>"),
    "a list": docx(numbered("⼤事"), numbered("小事"), numbering=lists(level(0, "（%1）", "chineseCounting"))),
    "a table": docx(table(row(cell("甲", p("乙\t丙")), "丁"), row("戊", numbered("己"))), numbering=lists(level(0, "%1."))),
    "a text box": docx(p("正文", vml_box("框里", table(row("格一", "格二"))))),
    "runs one into another": docx(p("甲乙", says="<w:rPr><w:del/></w:rPr>"), p("丙")),
    "changes and fields": docx(p(
        f"<w:ins>{r('加')}</w:ins><w:del><w:r><w:delText>减</w:delText></w:r></w:del>",
        field("REF a", "结果"), field("PAGE", None), f"<w:r>{t('前')}<w:tab/>{t('后')}</w:r>",
    )),
}


@pytest.mark.parametrize("data", [*MADE.values(), *(path.read_bytes() for path in SAMPLES)],
                         ids=[*MADE, *(path.stem for path in SAMPLES)])
def test_every_character_is_the_one_at_its_place_in_the_file(data: bytes) -> None:
    traced = trace_docx(data, "例.docx")
    assert traced.document == read_docx(data, "例.docx")
    package = Package(data, "例.docx", Limits())
    root = package.root(package.main())
    assert root is not None
    elements = list(root.iter("*"))
    known = 0
    for line in traced.document.lines:
        for at, char in enumerate(line.text, line.start):
            origin = traced.origin(at)
            if origin is None:
                continue
            known += 1
            element = elements[origin.element]
            stored = "\t" if element.tag == W + "tab" else visible_text(element)[origin.offset]
            assert mend(stored) == char or (stored, char) == ("\t", " "), (line.number, char)
        assert traced.origin(line.end) is None
    texts = (visible_text(element) for element in root.iter(W + "t"))
    assert known >= 0.9 * sum(len("".join(text.split())) for text in texts)


def test_what_stands_nowhere_in_the_text_has_no_place() -> None:
    data = docx(
        numbered("事项"), p("正文", '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        numbering=lists(level(0, "%1、", "chineseCounting")), footnotes=f'<w:footnote w:id="2">{p("脚注")}</w:footnote>',
    )
    traced = trace_docx(data, "例.docx")
    item, body, note = traced.document.lines
    assert (item.text, body.text, note.text) == ("一、事项", "正文", "脚注")
    assert [traced.origin(at) is None for at in range(item.start, item.end)] == [True, True, False, False]
    assert traced.origin(note.start) is None
    root = etree.fromstring(Package(data, "例.docx", Limits()).source("word/document.xml") or b"")
    elements = list(root.iter("*"))
    assert [elements[traced.hangs(line) or 0].tag for line in (item, body, note)] == [
        W + "p", W + "p", W + "footnoteReference",
    ]
