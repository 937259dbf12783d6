"""The lexicon of old names and phrases holds what it says, and X008 keeps to documents and sentences of the present."""

from __future__ import annotations

import re

import pytest

from gongwen_lint.analysis.superseded import BODY, PHRASE, entries, matches, written
from gongwen_lint.kernel import lint
from gongwen_lint.lexicons import protected_terms
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.report import Finding
from gongwen_lint.settings import Settings
from gongwen_lint.structure import analyse
from gongwen_lint.tables import table

HEAD = "关于做好登记工作的通知\n各乡镇：\n"


def found(said: str, date: str | None = "2026年1月5日", **options: int) -> list[Finding]:
    signed = f"\n青石县人民政府\n{date}\n" if date else "\n"
    settings = Settings(select=("X008",), options={"X008": options})
    return lint(read_plain(f"{HEAD}{said}{signed}".encode(), "例.txt"), settings)


def terms(said: str, date: str | None = "2026年1月5日", **options: int) -> list[str]:
    return [finding.quote for finding in found(said, date, **options)]


def test_rows_are_whole_sorted_and_without_doubles() -> None:
    rows = table("superseded")
    assert len(rows) >= 150
    assert all(value.strip() == value != "" for row in rows for value in row.values())
    order = [((BODY, PHRASE).index(row["kind"]), row["term"]) for row in rows]
    assert order == sorted(order)
    assert len({term for _, term in order}) == len(order)


def test_dates_are_months_and_stand_in_no_future() -> None:
    for row in table("superseded"):
        assert re.fullmatch(r"(?:199\d|20[012]\d)-(?:0[1-9]|1[0-2])", row["since"]), row["term"]
        assert row["since"] <= "2026-01", row["term"]
        assert re.search(r"(?:19|20)\d{2}", row["source"]), row["term"]


def test_the_present_form_is_not_itself_superseded() -> None:
    assert [(e.term, e.present) for e in entries() if matches(e.present, entries())] == []


def test_longer_words_hold_the_term_and_are_left_alone() -> None:
    for entry in entries():
        for word in entry.longer:
            assert entry.term in word
            assert entry.term != word
            assert entry not in [hit for hit, _ in matches(word, entries())], word


def test_no_protected_term_is_called_old() -> None:
    assert [(term, hit.term) for term in protected_terms() for hit, _ in matches(term, entries())] == []


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.term)
def test_every_row_is_found_after_its_month_and_not_before(entry) -> None:
    said = f"请各村会同{entry.term}办理。"
    assert terms(said) == [entry.term]
    year, month = map(int, entry.since.split("-"))
    before = f"{year - 1}年12月5日" if month == 1 else f"{year}年{month - 1}月5日"
    assert entry.term not in terms(said, before)


@pytest.mark.parametrize("said", [
    "请会同农业部门、环保部门、文化部门登记。", "请会同市文化和旅游局、县文化旅游局、县文体旅游局登记。",
    "请会同住房和城乡建设部、住房城乡建设厅登记。", "请会同国家矿山安全监察局、县劳动保障监察局登记。",
    "请会同工商联、文化和旅游厅、交通运输厅登记。", "工商所得、农业部分数据一并登记。",
    "产业帮扶办法、扶贫办法另行通知。", "请查法制办案记录，永久基本农田一并登记。", "具有中国特色社会主义的登记制度。",
])
def test_names_in_use_that_hold_an_old_one(said: str) -> None:
    assert terms(said) == []


@pytest.mark.parametrize("said", [
    "原县工商局登记的继续有效。", "登记证由市场监督管理局（原县工商局、质监局）发放。", "2016年县工商局登记了3件。",
    "县工商局2017年登记的3件一并办理。", "机构改革后，县工商局的登记职责划入县市场监督管理局。", "按《县工商局登记办法》登记。",
    "在“工商局”窗口登记。", "李明时任县工商局局长。", "县工商局、质监局合并组建市场监督管理局。", "我县如期打赢脱贫攻坚战。",
    "按县工商局、县财政局等部门联合印发的《登记办法》办理。", "精准扶贫以来，登记了300户。", "贫困村已全部摘帽。",
])
def test_the_past_may_be_called_by_its_names(said: str) -> None:
    assert terms(said) == []


def test_one_finding_for_each_term_with_the_number_of_places() -> None:
    hits = found("请到县工商局登记。\n县工商局当日办结。\n县环保局、县工商局各派一人。")
    assert [(hit.quote, hit.line) for hit in hits] == [("工商局", 3), ("环保局", 5)]
    assert "共 3 处" in hits[0].message
    assert "处" not in hits[1].message


def test_the_longest_name_counts() -> None:
    assert terms("请会同国家工商行政管理总局、中国银保监会登记。") == ["国家工商行政管理总局", "中国银保监会"]


def test_title_and_addressee_count_and_attachments_do_not() -> None:
    text = "关于到县工商局登记的通知\n县环保局：\n请派人登记。\n附件：名单\n青石县人民政府\n2026年1月5日\n附件\n名单\n县安监局\n"
    quotes = [hit.quote for hit in lint(read_plain(text.encode(), "例.txt"), Settings(select=("X008",)))]
    assert quotes == ["工商局", "环保局"]


def test_a_body_is_not_told_that_it_does_not_exist() -> None:
    text = f"{HEAD}请到县安监局登记。\n青石县安监局\n2026年1月5日\n"
    assert lint(read_plain(text.encode(), "例.txt"), Settings(select=("X008",))) == []


def test_a_document_on_repeals_names_bodies_as_they_were() -> None:
    text = "关于废止登记文件的通知\n各乡镇：\n县工商局的登记文件不再执行。\n青石县人民政府\n2026年1月5日\n"
    assert lint(read_plain(text.encode(), "例.txt"), Settings(select=("X008",))) == []


@pytest.mark.parametrize(("said", "expected"), [
    ("请到县工商局登记。", []), ("按青政发〔2023〕5号办。请到县工商局登记。", ["工商局"]),
    ("请到县工商局登记。本通知自2024年5月1日起施行。", ["工商局"]), ("请到县工商局登记。本通知自2014年5月1日起施行。", []),
    ("按青政发〔2013〕5号办。请到县工商局登记。", []),
])
def test_an_undated_document_tells_its_age_by_what_it_cites(said: str, expected: list[str]) -> None:
    assert terms(said, None) == expected


def test_an_undated_document_counts_as_new_where_the_user_says_so() -> None:
    assert terms("请到县工商局登记。", None, undated=1) == ["工商局"]


def test_the_number_outweighs_a_date_years_later() -> None:
    text = f"云政发〔1997〕3号\n{HEAD}请到县工商局登记。\n青石县人民政府\n2019年5月6日\n"
    document = read_plain(text.encode(), "例.txt")
    assert written(analyse(document), document.text) == "1997-01"
