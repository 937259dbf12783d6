"""Markdown: what a person sees is read, the mark-up is not, and columns point into the source line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen_lint.document import Cell, Document
from gongwen_lint.readers import read_bytes
from gongwen_lint.readers.markdown import is_markdown, markdown_document
from gongwen_lint.readers.markdown_inline import unmark
from gongwen_lint.readers.normalise import mend
from gongwen_lint.readers.plain import split_lines

SOURCE = """---
title: 草稿
---
# 关于报送材料的通知 #

各科室：
<!-- 初稿，
勿外传 -->请于**12月5日**前报送[办公室](http://example.invalid/a(b) "处")。
- 要点 `a*b` 2\\*3&#20803;
1. **报送范围。**各科室
> 引文 __重点__ ____年
***本年度重点***

办公室
======

| 序号 | **单 位** |
|---|:-:|
| 1 | 甲 \\| 乙 |

```
# 不是标题 **原样**
```
* * *
[^1]: 见附件。
第一行<br>第二行![图](a.png)[^1]
"""


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines]


def test_what_is_seen_of_each_line() -> None:
    document = read_bytes(SOURCE.encode(), "例.md")
    assert document.format == "md"
    assert texts(document) == [
        "", "", "", "关于报送材料的通知", "", "各科室：", "", "请于12月5日前报送办公室。", "要点 a*b 2*3元",
        "1. 报送范围。各科室", "引文 重点 ____年", "本年度重点", "", "办公室", "", "", "序号\t单位", "", "1\t甲 | 乙", "",
        "", "# 不是标题 **原样**", "", "", "见附件。", "第一行\u3000第二行",
    ]


def test_what_the_marks_say() -> None:
    lines = {line.text: line for line in read_bytes(SOURCE.encode(), "例.md").lines}
    assert lines["关于报送材料的通知"].layout.outline_level == 1
    assert lines["办公室"].layout.outline_level == 1
    assert lines["本年度重点"].layout.bold
    assert not lines["请于12月5日前报送办公室。"].layout.bold
    assert (lines["序号\t单位"].region, lines["序号\t单位"].place.cell) == ("table", Cell(1, 1, 1))
    assert lines["1\t甲 | 乙"].place.cell == Cell(1, 2, 1)
    assert lines["见附件。"].region == "footnote"


@pytest.mark.parametrize(("piece", "seen"), [
    ("要**坚持原则。**严格执行", "要坚持原则。严格执行"),
    ("召开*次会议，参加*人", "召开*次会议，参加*人"),
    ("全年**个项目", "全年**个项目"),
    ("经办人____，电话____", "经办人____，电话____"),
    ("file_name_here", "file_name_here"),
    ("若 a<b 且 c>d", "若 a<b 且 c>d"),
    ("<u>下划线</u>&lt;&amp;&ensp;&unknown;", "下划线<&\u2002&unknown;"),
    ("见 <https://example.invalid/x>", "见 https://example.invalid/x"),
    ("~~删去~~*着重* _着重_", "删去着重 着重"),
    ("[一]（二）[三]", "[一]（二）[三]"),
    ("``a`b`` 与 `未完", "a`b 与 `未完"),
])
def test_inline_marks(piece: str, seen: str) -> None:
    assert unmark(piece).text == seen


def test_short_lines_stay_apart() -> None:
    document = read_bytes("# 通知\n\n特此通知。\n\n甲县人民政府办公室\n2025年3月4日\n".encode(), "例.md")
    assert not any(line.continues for line in document.lines)


def test_rule_under_a_paragraph_is_no_heading() -> None:
    document = read_bytes("请各单位认真抓好落实。\n---\n附件说明\n---\n".encode(), "例.md")
    assert [line.layout.outline_level for line in document.lines] == [None, None, 2, None]


def test_text_that_is_evidently_markdown() -> None:
    assert is_markdown("# 通知\n\n## 一、总体要求\n\n**第一。**落实", ".txt")
    assert not is_markdown("# 来源：网站\n# 日期：2025\n正文", ".txt")
    assert is_markdown("正文", ".MD")


def test_unclosed_blocks_keep_their_lines() -> None:
    assert texts(markdown_document("```\n**a**\nb", "例.md")) == ["", "**a**", "b"]
    assert texts(markdown_document("<!-- a\nb", "例.md"))[1] == ""
    assert texts(markdown_document("---\n正文。\n---", "例.md"))[1] == "正文。"


MARKS = st.sampled_from(
    ["**", "*", "__", "_", "`", "``", "~~", "[", "](", ")", "![", "|", "# ", "> ", "- ", "1. ", "```", "<!--", "-->", "<br>",
     "</u>", "\\", "&nbsp;", "&amp;", "---", "|---|---|", "===", "[^1]:", "\n", "\n\n", "\r\n", " ", "\u3000", "\t", "\u200b"]
)
TEXTS = st.lists(st.one_of(MARKS, st.text("总则各单位12月，。ab⽤", min_size=1, max_size=5)), max_size=40).map("".join)


@given(TEXTS)
def test_columns_point_at_the_same_characters(source: str) -> None:
    document = markdown_document(source, "例.md")
    lines = split_lines(source)
    assert len(document.lines) == len(lines)
    for line, original in zip(document.lines, lines, strict=True):
        assert document.text[line.start:line.end] == line.text
        columns = line.columns or tuple(range(1, len(line.text) + 1))
        assert len(columns) == len(line.text)
        assert list(columns) == sorted(set(columns))
        for char, column in zip(line.text, columns, strict=True):
            printed = original[column - 1]
            assert char == mend(printed) or (char, printed) in {("\t", "|"), ("\u3000", "<"), (" ", "&"), ("&", "&")}
