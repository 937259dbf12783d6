"""Files mutated by chance, again and again: any number of them, each the same for the same seed and place in the row."""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Callable
from functools import cache, partial

from docx_maker import break_, cell, docx, field, level, lists, numbered, p, r, row, section, style, table, vml_box
from pdf_sheets import Sheet, make_pdf

from generators.archive import pack, unpack
from generators.mutants import Mutant, samples

KINDS = ("docx", "docx", "docx", "pdf", "pdf", "pdf", "txt", "md")
"""kinds of seeds, as often as they are drawn"""
WORDS = {
    "docx": (
        b"<w:tbl>", b"</w:tbl>", b"<w:p>", b"</w:p>", b"<w:tc/>", b"<w:sdt>", b"<w:numPr>", b'w:val="2147483648"', b'w:val="-1"',
        b'w:val=""', b"<w:fldChar w:fldCharType=\"begin\"/>", b"<mc:Choice>", b"<w:txbxContent>",
        b"<w:br w:type=\"page\"/>", b"&#0;",
        b"&amp;", b"&#x202e;", b"]]>", b"<!--", b"<!DOCTYPE", b"<w:del>", b"<w:sectPr/>", b"<w:vMerge/>", b'w:gridSpan w:val="0"',
        b"%1%2%9", b"chineseCounting", b"ideographDigital", b"w:ilvl", b"9" * 400, b"1e308", b"NaN", b"../", b"xmlns:w=\"x\"",
    ),
    "pdf": (
        b"/Kids", b"/Parent", b"2147483648", b"-1", b"0 0 R", b"1 0 R", b"endobj", b"endstream", b"stream\n", b"obj",
        b"<<", b">>",
        b"[", b"]", b"(", b")", b"/Filter", b"/FlateDecode", b"/LZWDecode", b"/ASCIIHexDecode", b"/Length 0", b"/Type/Pages",
        b"/MediaBox", b"/Rotate 45", b"/Count 1000000", b"/Prev 0", b"xref", b"trailer", b"startxref", b"BT", b"ET", b"Tj", b"TJ",
        b" q ", b" Q ", b" cm ", b" Tm ", b" Do ", b" Tf ", b" re ", b" l ", b"1e38", b"nan", b"0.000001", b"<FFFFFFFF>",
        b"/Encrypt",
        b"/ToUnicode", b"beginbfrange", b"/W [ 1 4 2 ]", b"/ObjStm", b"/XObject",
    ),
    "txt": tuple(word.encode() for word in (
        "一、", "（一）", "1．", "第一条", "附件：", "抄送：", "《", "》", "〔2025〕1号", "2025年1月1日", "。", "：", "严禁",
        "不得", "报送", "\u3000\u3000", "\t", "\n\n", "\r", "\u2028", "\u202e", "\ufeff", "\0", "“", "（", "通知",
        "各科室：", "的", "关于转发", "%",
    )),
    "md": (
        b"# ", b"**", b"```", b"> ", b"- ", b"| ", b"|-|", b"[", b"](", b"![", b"<!--", b"---\n", b"[^1]:", b"\\", b"`", b"~~",
        b"<",
        b"    ", b"\t", b"===\n", b"&amp;", b"\n\n", b"_", b"1. ",
    ),
}
"""what gets into a file by chance only in a million years"""
_PIECES = {
    "docx": re.compile(rb"<[^<>]*>|[^<>]+"), "pdf": re.compile(rb"[^\s/<>\[\]()]+|\s+|."), "txt": re.compile(rb"[^\n]*\n?"),
    "md": re.compile(rb"[^\n]*\n?"),
}
_STREAM = re.compile(rb"(?<!end)stream\r?\n")


def fuzz(seed: int, count: int) -> list[Mutant]:
    """``count`` files; the first ones are the same whatever the count."""
    return [_mutant(seed, number) for number in range(count)]


def _mutant(seed: int, number: int) -> Mutant:
    kind = KINDS[number % len(KINDS)]
    label = f"{seed}-{number}-{kind}"
    return Mutant(label, f"变异.{kind}", partial(_make, kind, label))


def _make(kind: str, label: str) -> bytes:
    chance = random.Random(f"fuzz-{label}")
    data = chance.choice(seeds(kind))
    inside = _INSIDE.get(kind)
    if inside and chance.random() < 0.7:
        return inside(chance, data)
    return _spoil(chance, kind, data)


@cache
def seeds(kind: str) -> tuple[bytes, ...]:
    """Sound files to begin with: the samples, and small ones with most of what a file of the kind may have."""
    made = {"docx": (pack(unpack(_whole_docx())),), "pdf": (_whole_pdf(), _packed_pdf()), "md": (_MARKDOWN.encode(),)}
    return (*samples(kind), *made.get(kind, ()) * 3)


def _spoil(chance: random.Random, kind: str, data: bytes) -> bytes:
    """One to eight changes one behind the other."""
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        data = chance.choice(_CHANGES)(chance, kind, data)
    return data


def _flip(chance: random.Random, kind: str, data: bytes) -> bytes:
    made = bytearray(data)
    for _ in range(chance.choice((1, 2, 10, 100)) if made else 0):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def _drop(chance: random.Random, kind: str, data: bytes) -> bytes:
    begin, end = _stretch(chance, data)
    return data[:begin] + data[end:]


def _double(chance: random.Random, kind: str, data: bytes) -> bytes:
    begin, end = _stretch(chance, data)
    return data[:end] + data[begin:end] * chance.choice((1, 1, 5, 100)) + data[end:]


def _move(chance: random.Random, kind: str, data: bytes) -> bytes:
    begin, end = _stretch(chance, data)
    rest, at = data[:begin] + data[end:], chance.randrange(len(data) + 1)
    return rest[:at] + data[begin:end] + rest[at:]


def _cut(chance: random.Random, kind: str, data: bytes) -> bytes:
    return data[:chance.randrange(len(data) + 1)]


def _splice(chance: random.Random, kind: str, data: bytes) -> bytes:
    """The beginning of one file and the end of another, now and then of another kind."""
    other = chance.choice(seeds(kind if chance.random() < 0.9 else chance.choice(KINDS)))
    return data[:chance.randrange(len(data) + 1)] + other[chance.randrange(len(other)):]


def _word(chance: random.Random, kind: str, data: bytes) -> bytes:
    """A word of the dictionary put in, or over what stands there."""
    at, word = chance.randrange(len(data) + 1), chance.choice(WORDS[kind]) * chance.choice((1, 1, 1, 2, 60))
    return data[:at] + word + data[at + (len(word) if chance.random() < 0.5 else 0):]


def _pieces(chance: random.Random, kind: str, data: bytes) -> bytes:
    """Tags, tokens or lines exchanged, lost or doubled as wholes."""
    pieces = _PIECES[kind].findall(data)
    for _ in range(chance.choice((1, 3, 20)) if pieces else 0):
        at, other = chance.randrange(len(pieces)), chance.randrange(len(pieces))
        pieces[at] = chance.choice((b"", pieces[at] * 2, pieces[other]))
    return b"".join(pieces)


_NUMBERS = (
    b"0", b"-1", b"2147483647", b"2147483648", b"-2147483649", b"4294967296", b"1e99", b"9" * 30, b"0.0000001",
)


def _number(chance: random.Random, kind: str, data: bytes) -> bytes:
    """A number exchanged for one at the ends of the integers."""
    found = list(re.finditer(rb"-?\d+(?:\.\d+)?", data))
    if not found:
        return data
    match = chance.choice(found)
    return data[:match.start()] + chance.choice(_NUMBERS) + data[match.end():]


_CHANGES: tuple[Callable[[random.Random, str, bytes], bytes], ...] = (
    _flip, _drop, _double, _move, _cut, _splice, _word, _word, _pieces, _pieces, _number,
)


def _stretch(chance: random.Random, data: bytes) -> tuple[int, int]:
    begin = chance.randrange(len(data) + 1)
    return begin, min(len(data), begin + chance.choice((1, 2, 8, 100, 2_000)))


def _inside_docx(chance: random.Random, data: bytes) -> bytes:
    """A part or two spoilt and packed again, so that the zip is sound."""
    parts = unpack(data)
    names = sorted(parts)
    for _ in range(chance.choice((1, 1, 2))):
        name = "word/document.xml" if chance.random() < 0.6 else chance.choice(names)
        parts[name] = _spoil(chance, "docx", parts[name])
    return pack(parts)


def _inside_pdf(chance: random.Random, data: bytes) -> bytes:
    """A stream unpacked, spoilt and packed again; its length mended where it stands before it."""
    starts = [match.end() for match in _STREAM.finditer(data)]
    if not starts:
        return data
    begin = chance.choice(starts)
    end = data.find(b"endstream", begin)
    content, dictionary = data[begin:end], data[max(0, data.rfind(b"obj", 0, begin)):begin]
    try:
        spoilt = zlib.compress(_spoil(chance, "pdf", zlib.decompress(content)))
    except zlib.error:
        spoilt = _spoil(chance, "pdf", content)
    mended = re.sub(rb"/Length\s+\d+(?!\s+\d+\s+R)", b"/Length %d" % len(spoilt), dictionary, count=1)
    return data[:begin - len(dictionary)] + mended + spoilt + b"\n" + data[end:]


_INSIDE = {"docx": _inside_docx, "pdf": _inside_pdf}


def _whole_docx() -> bytes:
    note = f'<w:footnote w:id="1">{p("注释。")}</w:footnote>'
    return docx(
        p("关于做好值班", break_(), "工作的通知", says='<w:jc w:val="center"/>'), numbered("总体要求"), numbered("目标", level=1),
        p("正文", "<w:ins>" + r("补充。") + "</w:ins>", '<w:r><w:footnoteReference w:id="1"/></w:r>', vml_box("框"),
          field("PAGE", "3")),
        table(row("序号", "事项"), row("1", cell("甲", "乙", says='<w:gridSpan w:val="2"/>')),
              row(cell(says="<w:vMerge/>"), "丙")),
        "<w:sdt><w:sdtContent>" + p("控件", break_("page")) + "</w:sdtContent></w:sdt>",
        p(f"<mc:AlternateContent><mc:Choice>{r('甲')}</mc:Choice><mc:Fallback>{r('乙')}</mc:Fallback></mc:AlternateContent>"),
        section('<w:headerReference w:type="default" r:id="h"/><w:footerReference w:type="default" r:id="f"/>'),
        styles=style("a", '<w:pPr><w:jc w:val="center"/></w:pPr>', default=True) + style("b", based="a"), footnotes=note,
        numbering=lists(level(0, "%1、", "chineseCounting"), level(1, "（%2）", "chineseCounting")),
        headers={"h": p("内部")}, footers={"f": p("— 1 —")}, app="<Pages>2</Pages><Characters>40</Characters>",
    )


def _sheets() -> tuple[Sheet, ...]:
    ruled = Sheet().text(80, 100, "任务").text(300, 100, "单位").rule(70, 80, 500, 80).rule(70, 110, 500, 110)
    ruled.rule(70, 80, 70, 110).rule(280, 80, 280, 110).rule(500, 80, 500, 110).text(280, 800, "- 2 -", 14)
    first = Sheet().text(150, 100, "关于开会的通知", 22).text(80, 150, "请各单位准时参加。").box(50, 50, 500, 700)
    first.picture(9, 9, 50, 50)
    return first, ruled, Sheet(rotate=90).text(80, 100, "横页上的字", turn=(0, 1, -1, 0))


def _whole_pdf() -> bytes:
    return make_pdf(*_sheets())


def _packed_pdf() -> bytes:
    """The same with its streams deflated."""
    def deflated(match: re.Match[bytes]) -> bytes:
        packed = zlib.compress(match[1])
        return b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed) + packed + b"\nendstream"

    return re.sub(rb"<< /Length \d+ >>\nstream\n(.*?)\nendstream", deflated, _whole_pdf(), flags=re.S)


_MARKDOWN = """---
title: 关于报送材料的通知
---
# 关于报送材料的通知
各科室：
## 一、总体要求
**高度重视**，*切实*加强~~领导~~，见[附件](x.md)和`代码`[^1]。
- 项目一
  - 项目二
> 引用 **粗 *斜* 粗**
| 序号 | 事项 |
|---|:-:|
| 1 | 报送 \\| 检查 |
```
代码 **不粗**
```
<!-- 不看 -->
[^1]: 注释
标题
---
1. 于12月5日前报送。
"""
