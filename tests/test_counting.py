"""字数 as Word counts it."""

import pytest

from gongwen_lint.counting import count_han, count_visible, count_words, width


@pytest.mark.parametrize(("text", "words"), [
    ("", 0),
    ("各科室：", 4),
    ("第1条 abc，共12.5%", 7),  # 第 1 条 abc ， 共 12.5%
    ("经费5,000元", 4),
    ("Word 2016 文档", 4),
    ("１２３Ａ", 4),  # full-width digits and letters are marks of their own
    ("“好”——…", 6),
    ("甲,乙", 3),  # a half-width mark between Han characters is a run of one
    ("3×4≤12", 5),
    ("①第二", 3),
    ("\u3000\u3000首行 缩进\t\n", 4),
    ("2014\u00ad2020年", 2),  # a soft hyphen is not seen
    ("2014–2020年", 2),
    ("𠮷野家", 3),
    ("⺠〇々", 3),
])
def test_words(text: str, words: int) -> None:
    assert count_words(text) == words


def test_words_do_not_depend_on_what_stands_beside() -> None:
    parts = ("请于12月5日前", "（ABC-12）", "报送。", "\u3000")
    assert count_words("".join(parts)) == sum(map(count_words, parts))


def test_han_and_visible() -> None:
    text = "共 12 个（含〇号）。"
    assert count_han(text) == 5
    assert count_visible(text) == 10


def test_width_in_full_width_characters() -> None:
    assert width("通知12号") == 4
    assert width("a b") == 1.5
