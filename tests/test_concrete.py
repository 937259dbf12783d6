"""What counts as concrete: amounts, deadlines, doers, papers, conditions, means and steps; never a numeral in a set phrase."""

import gc
from time import process_time

import pytest

from gongwen_lint.analysis.concrete import (
    AMOUNT,
    CONDITION,
    DEADLINE,
    DOER,
    KINDS,
    MEANS,
    PAPER,
    PROJECT,
    STEP,
    elements,
)
from gongwen_lint.tables import table


def found(text: str, kind: str) -> list[str]:
    return [text[element.start:element.end] for element in elements(text) if element.kind == kind]


@pytest.mark.parametrize(("kind", "text", "hits"), [
    (AMOUNT, "配备2台终端、招录 3 名登记员", ["2台", "3 名"]),
    (AMOUNT, "面积1,200平方米，比例为85.5%", ["1,200平方", "85.5%"]),
    (AMOUNT, "购置８辆校车", ["８辆"]),
    (AMOUNT, "罚款三十万元，十二个月内缴清", ["三十万元", "十二个月"]),
    (AMOUNT, "不超过三个工作日，提高百分之二十倍", ["三个工作日", "百分之二十倍"]),
    (AMOUNT, "补贴5—8元", ["5—8元"]),
    (DEADLINE, "于2025年6月30日前、每年9月10日前报送", ["2025年6月30日", "9月10日", "每年"]),
    (DEADLINE, "自２０２５年６月１日起", ["２０２５年６月１日"]),
    (DEADLINE, "每季度通报，逾期另行处理", ["每季度", "逾期"]),
    (DOER, "由县财政局会同水务部门、不动产登记中心办理", ["财政局", "水务部门", "不动产登记中心"]),
    (PAPER, "按《登记条例》《转发〈关于印发规程的通知〉的通知》办理", ["《登记条例》", "《转发〈关于印发规程的通知〉的通知》"]),
    (CONDITION, "材料不齐的，补正；经批准方可查阅", ["的，", "经批准", "方可"]),
    (MEANS, "建立台账，发放补贴", ["台账", "补贴"]),
    (PROJECT, "开展“阳光窗口”行动，增强“四个意识”", ["“阳光窗口”行动"]),
    (STEP, "报送材料，由窗口受理并验收", ["报送", "受理", "验收"]),
])
def test_each_kind(kind: str, text: str, hits: list[str]) -> None:
    assert found(text, kind) == hits


def test_every_kind_is_told_and_every_word_of_the_lexicon_found() -> None:
    assert {row["kind"] for row in table("concrete")} == {DOER, DEADLINE, CONDITION, MEANS, STEP, PROJECT}
    assert set(KINDS) == {AMOUNT, DEADLINE, DOER, PAPER, CONDITION, MEANS, STEP, PROJECT}
    others = [row["term"] for row in table("concrete") if row["kind"] != DOER]
    assert len(others) == len(set(others)), "a term is of one kind"
    for row in table("concrete"):
        text = f"{row['term']}局" if row["kind"] == DOER else row["term"]
        assert text in found(text, row["kind"])


@pytest.mark.parametrize("text", [
    "一个窗口", "一批项目", "一系列举措", "坚决做到两个维护", "“十四五”时期", "十四五时期", "服务三农工作", "一盘棋",
    "一带一路", "党的二十大精神", "二十届三中全会", "二十世纪八十年代", "统筹两个大局", "五位一体", "四个全面",
    "千方百计", "千家万户", "百年大计", "两手抓", "万众一心", "一件一件抓落实", "三令五申", "四面八方", "七嘴八舌",
    "第三条", "第二章", "110", "0000-1234567", "A4",
])
def test_numerals_in_set_phrases_and_bare_numbers_are_no_amounts(text: str) -> None:
    assert found(text, AMOUNT) == []


@pytest.mark.parametrize("text", [
    "《规划（2021—2025年）》", "《关于2025年6月30日前完成12项任务的通知》", "“十个一百天”行动", "“5个3次”工作法", "“2025年6月底”",
])
def test_figures_in_titles_and_names_are_none(text: str) -> None:
    assert found(text, AMOUNT) == []
    assert not [hit for hit in found(text, DEADLINE) if hit[0].isdigit()]


def test_a_figure_beside_a_name_counts() -> None:
    assert found("“登记员”3名，《办法》2份，“窗口”4个", AMOUNT) == ["3名", "2份", "4个"]


def test_a_field_of_work_is_no_doer_and_a_decade_no_year() -> None:
    assert found("推动财政、教育、水务发展", DOER) == []
    assert found("1980年代登记的房屋", AMOUNT) == []


@pytest.mark.parametrize("unit", ["1", "1,", "1.5-", "“甲”3个，", "《甲》3个", "《甲〈", "县财政局", "二十", "的，"])
def test_the_search_is_linear(unit: str) -> None:
    def seconds(times: int) -> float:
        gc.collect()
        gc.disable()  # what other tests have left in memory is not looked through meanwhile
        begin = process_time()
        for element in elements(f"{unit * times}》"):
            assert element.start < element.end
        gc.enable()
        return process_time() - begin

    seconds(10)
    assert seconds(10_000) < 30 * max(seconds(1_000), 0.01)


def test_a_title_that_is_never_closed_does_not_hang() -> None:
    assert found(f"《登记{'〈规定〉' * 200}《甲规定》", PAPER) == ["《甲规定》"]
