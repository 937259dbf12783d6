"""Twice the text takes about twice the time, whatever the text: no rule and no reader has an expression that runs away."""

from __future__ import annotations

import math
from time import process_time

import pytest

from gongwen_lint.kernel import examine
from gongwen_lint.readers import read_bytes
from gongwen_lint.rules import all_rules

UNITS = (
    *"（(《〈“‘[{<〔【「*_`~#>|-+=.,、，。；：！？!?:;\"'&\\/%@$^0１一第附年月 \t\u3000的了",
    "**a", "__a", "``a", "[a](", "![", "<a ", "|a", "- ", "\n", "\n\n", "，\n", "。\n", "一、\n", "a\n", "> ",
    "\u202e", "e\u0301", "——", "……", "一、", "（一）", "1.", "1．1", "（1）", "①", "第一条", "第一章 ", "附件：",
    "附件1", "抄送：", "关于", "关于转发", "关于印发《", "的通知", "《关于", "转发《", "〔2025〕1号", "2025年",
    "2025年1月1日", "各科室：", "各市人民政府，", "人民政府", "办公室", "办公厅、", "不得", "严禁", "除", "外，", "不",
    "没有", "每周", "每月5日前", "报送", "报送材料", "检查考核", "建立台账", "加强", "进一步加强", "切实",
    "高度重视，", "要", "确保", "一是", "通过", "等", "和", "以及", "1项", "10%", "XX", "×", "____", "http://",
    "a@b.c", "甲乙", "同志们：", "为了",
)
"""what texts are made of, one by one: marks that open and never close, beginnings of everything a rule looks for"""
SHORT, LONG = 8_000, 32_000
"""characters from which the fixed costs no longer count, and at which even a fast text is measured"""
MOST = 3.2
"""times that twice the text may take; linear is 2, quadratic 4"""
SMALL = 0.25
"""seconds of the processor that a text should take at least"""


def spent(text: str, file: str) -> float:
    begin = process_time()
    examine(read_bytes(text.encode(), file))
    return process_time() - begin


def growth(unit: str, file: str) -> float:
    """How many times longer twice the text takes, at a length where it takes ``SMALL`` seconds; the best of three tries."""
    length, once = SHORT, 0.0
    while (once := spent(made(unit, length), file)) < SMALL and length < LONG:
        length *= 2
    times = spent(made(unit, 2 * length), file) / max(once, SMALL / 5)
    for _ in range(2):
        if times > MOST:  # or the machine had other things to do
            times = min(times, spent(made(unit, 2 * length), file) / max(spent(made(unit, length), file), SMALL / 5))
    return times


def made(unit: str, length: int) -> str:
    return f"关于报送材料的通知\n各科室：\n请按时报送。{unit * math.ceil(length / len(unit))}"


@pytest.mark.full
@pytest.mark.parametrize("file", ["稿.txt", "稿.md"])
def test_time_grows_with_the_text_and_not_with_its_square(file: str) -> None:
    grown = {unit: growth(unit, file) for unit in UNITS}
    assert not {unit: times for unit, times in grown.items() if times > MOST}


@pytest.mark.full
def test_time_grows_with_what_the_rules_look_for_and_not_with_its_square() -> None:
    examples = [example.text for rule in all_rules() for example in rule.bad]
    grown = {text: growth("".join(text.split()), "稿.txt") for text in examples}
    assert not {text: times for text, times in grown.items() if times > MOST}
