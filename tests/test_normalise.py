"""A mended line reads as its source does, and every character of it knows its column there."""

import re
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen_lint.readers.normalise import mend, normalise

SAME = {
    "第一章 总则": "a blank divides a label from its text",
    "第十二条 各单位应当报送材料。": "the same before running text",
    "1 总则": "a typed number is a label",
    "2.1 适用范围": "also with two parts",
    "附件2 参会人员名单": "also an attachment's",
    "图3 组织结构": "also a figure's",
    "甲市人民政府办公室 乙市财政局": "a blank divides names",
    "检测比例 检测结果 备注": "and columns",
    "甲市人民政府办公室 2025年3月4日": "and a signature from its date",
    "落实到位。 二、加强督导": "after a full stop it may be all that is left of a line break",
    "总  则": "two blanks are layout",
    "总\u3000则": "so is a wide one",
    "姓\t名": "tabs divide cells",
    "（１）ＡＢＣ①㈠⑴Ⅳ，％": "full-width and enclosed forms are what is printed",
    "— 1 —": "a page number keeps its air",
    "GDP 增长": "Latin words are set with blanks on purpose",
}
MENDED = {
    "第一章 总 则": "第一章 总则",
    "第 三 条 本办法所称": "第三条 本办法所称",
    "2025 年 3 月 4 日": "2025年3月4日",
    "甲政办发 〔2025〕 16 号": "甲政办发〔2025〕16号",
    "30 日内报送": "30日内报送",
    "3.5 亿元": "3.5亿元",
    "乡镇 （街道） 负责": "乡镇（街道）负责",
    "严格落实 。 ”": "严格落实。”",
    "签发人：张 三": "签发人：张三",
    "主 题 词：": "主题词：",
    "附 件 1 名单": "附件1 名单",
    "甲市人民政府 2025 年 3 月 4 日": "甲市人民政府 2025年3月4日",
    "⼤学⽣⽤⼾": "大学生用户",
    "⺠⽣⻓效": "民生长效",
    "\uf9dd益": "利益",
    "2014\xad–2020": "2014–2020",
    "\ufeff会\u200b议\u2060": "会议",
    "一\x07二\x00": "一二",
    "一\ud800二": "一二",
    "word\xa0word": "word word",
    "第一段\u2028第二段": "第一段\u3000第二段",
    "\u2003\u2003开头": "\u3000\u3000开头",
}


@pytest.mark.parametrize("line", SAME, ids=SAME.get)
def test_leaves_what_a_person_reads(line: str) -> None:
    assert normalise(line) == (line, None)


@pytest.mark.parametrize(("line", "expected"), MENDED.items())
def test_mends_what_extraction_broke(line: str, expected: str) -> None:
    assert normalise(line)[0] == expected


def test_columns_point_into_the_source() -> None:
    assert normalise("\u200b总 则，⽤ 1 次") == ("总则，用1次", (2, 4, 5, 6, 8, 10))


LINES = st.text(
    st.one_of(
        st.sampled_from("总则各单位第一条章年月日附件图0123456789２ \u3000\t，。：（）“”〔〕—…A."),
        st.sampled_from(" ⽤⼾⺠\xa0\xad\u200b\u2028\ufe0f\x00\n"),
        st.characters(),
    ),
    max_size=40,
)
ASIDE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff0-\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
RADICALS = re.compile("[\u2e80-\u2ef3⼾]")
"""mended further than NFKC goes"""


def seen(text: str) -> str:
    """What stands there whatever the form: without blanks and without what nobody sees."""
    return re.sub(r"\s", "", normalize("NFKC", RADICALS.sub(lambda found: mend(found[0]), ASIDE.sub("", text))))


@given(LINES)
def test_mending_twice_changes_nothing_more(line: str) -> None:
    assert normalise(normalise(line)[0])[1] is None


@given(LINES)
def test_each_character_is_the_mend_of_the_one_at_its_column(line: str) -> None:
    text, columns = normalise(line)
    if columns is None:
        assert text == line
        return
    assert list(columns) == sorted(set(columns))
    assert text == "".join(mend(line[column - 1]) for column in columns)
    gone = set(range(1, len(line) + 1)) - set(columns)
    assert all(mend(line[column - 1]) in ("", " ") for column in gone)


@given(LINES)
def test_a_person_reads_the_same(line: str) -> None:
    assert seen(normalise(line)[0]) == seen(line)
