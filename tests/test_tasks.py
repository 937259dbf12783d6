"""Numbered items, and who answers for them by when: notes in all their forms, what a note covers, tables of tasks."""

import pytest

from gongwen_lint.analysis.task_tables import columns
from gongwen_lint.analysis.tasks import habit, tasks_of
from gongwen_lint.kernel import lint
from gongwen_lint.readers.markdown import markdown_document
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.settings import Settings
from gongwen_lint.structure import analyse
from gongwen_lint.tables import table

HEAD = "关于做好登记工作的通知\n各科室：\n现将有关任务安排如下：\n"
WORK = (
    "当日登记。窗口收到的申请当日录入登记系统", "按月归档。上月的登记表装订成册统一保管",
    "上门回访。抽取一成的申请人问清办事经过", "公开结果。登记结果在大厅屏幕上逐条公布",
    "清理旧表。库房里的旧表按年份排好列出清单",
)


def tasks(text: str):
    return tasks_of(analyse(read_plain(text.encode(), "例.txt")))[0]


def quotes(text: str, code: str) -> list[str]:
    return [finding.quote for finding in lint(read_plain(text.encode(), "例.txt"), Settings(select=(code,)))]


def listed(*notes: str) -> str:
    return HEAD + "".join(f"{at}.{work}。{note}\n" for at, (work, note) in enumerate(zip(WORK, notes, strict=False), 1))


@pytest.mark.parametrize("note", [
    "（责任单位：登记科）", "(责任单位:登记科、档案科)", "[牵头单位：登记科；配合单位：档案科]", "责任单位：登记科",
    "（登记科牵头，档案科配合）", "（县登记局、县档案局按职责分工负责）", "（县登记局负责）", "（县登记局、县档案局）",
    "（责任单位县登记局）", "（责\n任单位：登记科）", "（县登记局、县档案局，各县（含开发区）政府）", "（县登记局指导）",
])
def test_a_note_on_responsibility_is_seen_in_each_of_its_forms(note: str) -> None:
    found = habit(*(lambda t: (t, t.answered))(tasks(listed(note, note, "", note, note))))
    assert found
    assert (found.tasks, found.marked, [item.number for item in found.lacking]) == (5, 4, [3])


@pytest.mark.parametrize("aside", [
    "（含登记表）", "（以下简称登记表）", "（登记科负责人签字）", "（见附件）", "（2025年版）", "（自行负责的除外）",
])
def test_a_bracket_of_another_kind_is_no_note(aside: str) -> None:
    assert tasks(listed(aside, aside, "", aside)).answered == ()


@pytest.mark.parametrize("note", [
    "（2025年6月底前完成）", "（完成时限：2025年6月）", "完成时限：6月底前。", "（县登记局负责，2025年12月底前）", "（长期坚持）",
    "2025年6月底前完成。",
])
def test_a_note_on_the_deadline_is_seen_in_each_of_its_forms(note: str) -> None:
    assert quotes(listed(note, "", note, note), "S008") == ["2.按月归档"]


def test_a_short_name_is_a_note_where_others_have_it_too() -> None:
    both = "（信息中心、教科院）"
    assert quotes(listed(both, both, "（教科院）", both), "S007") == []
    assert quotes(listed(both, both, "（新登记表）", both), "S007") == ["3.上门回访"]


def test_a_note_at_the_head_or_the_end_of_a_section_covers_it() -> None:
    note = "（责任单位：登记科）"
    lower = "1.大厅屏幕每天更新，网站每周更新一次。\n2.屏幕坏了的当日报修，不得空着过夜。"
    rest = f"（二）按月归档。上月的登记表装订成册统一保管。{note}\n（三）上门回访。抽取一成的申请人问清经过。{note}\n"
    for first in (f"（一）公开结果。\n{lower}{note}\n", f"（一）公开结果。{note}\n{lower}\n"):
        text = f"{HEAD}一、重点任务\n{first}{rest}（四）清理旧表。库房里的旧表按年份排好。\n"
        assert quotes(text, "S007") == ["（四）清理旧表"]


def test_items_that_lost_their_line_breaks_are_told_apart() -> None:
    text = HEAD + "一、重点任务（一）" + "".join(
        f"{work}。{note}{label}" for work, note, label in zip(
            WORK, ("（责任单位：登记科）", "", "（责任单位：登记科）", "（责任单位：登记科）", "（责任单位：登记科）"),
            ("（二）", "（三）", "（四）", "（五）", ""), strict=True,
        )
    )
    assert quotes(text, "S007") == ["（二）按月归档"]


def test_many_items_are_told_together() -> None:
    note = "（责任单位：登记科）"
    works = [f"第{at}类登记事项，逐项核对原表和系统，有差错的改正" for at in "甲乙丙丁戊己庚辛壬癸子丑"]
    text = HEAD + "".join(f"{at}.{work}。{'' if at in (2, 5, 7, 9) else note}\n" for at, work in enumerate(works, 1))
    found = lint(read_plain(text.encode(), "例.txt"), Settings(select=("S007",)))
    assert len(found) == 1
    assert "12 项任务中 8 项写了责任单位，有 4 项没有写" in found[0].message


def test_references_to_items_are_no_items() -> None:
    found = tasks(f"{HEAD}一、登记\n按照第（一）项和第（三）项办理，符合（二）的除外。\n二、归档\n每月3.5万件。")
    assert [item.title for item in found.items] == ["一、登记", "二、归档"]


def sheet(*rows: str) -> str:
    head = "|序号|任务|责任单位|配合单位|完成时限|\n|---|---|---|---|---|\n"
    return f"# 关于登记任务的通知\n\n各科室：\n\n任务如下。\n\n{head}" + "".join(f"|{row}|\n" for row in rows)


ROWS = ("1|登记|登记科||3月", "2|归档|||4月", "3|回访|登记科||", "4|公开|信息科||5月", "5|清理|档案室|登记科|6月")


@pytest.mark.parametrize(("code", "quote"), [("S007", "2\t归档\t\t\t4月"), ("S008", "3\t回访\t登记科\t\t")])
def test_an_empty_cell_in_a_table_of_tasks_is_found(code: str, quote: str) -> None:
    found = lint(markdown_document(sheet(*ROWS), "例.md"), Settings(select=(code,)))
    assert [finding.quote.rstrip() for finding in found] == [quote.rstrip()]


def test_an_empty_cell_under_a_filled_one_may_be_merged_with_it() -> None:
    outline = analyse(markdown_document(sheet(*ROWS), "例.md"))
    assert [(column.filled, len(column.empty)) for column in columns(outline, "责任", merges=True)] == [(4, 0)]
    outline = analyse(markdown_document(sheet("1|登记|||3月", *ROWS[1:]), "例.md"))
    assert [(column.filled, len(column.empty)) for column in columns(outline, "责任", merges=True)] == [(3, 2)]


def test_the_words_of_tasks_are_whole_sorted_and_each_label_is_seen() -> None:
    rows = table("tasks")
    kinds = ("标签", "非任务", "任务书", "分工附件")
    assert all(value.strip() == value != "" for row in rows for value in row.values())
    order = [(kinds.index(row["kind"]), row["item"], row["pattern"]) for row in rows]
    assert order == sorted(order)
    assert len(set(order)) == len(order)
    for row in rows:
        if row["kind"] == "标签":
            note = f"{row['pattern']}：登记科2025年"
            found = tasks(listed(note, note))
            assert len(found.answered if row["item"] == "责任" else found.timed) >= 2, row
        elif row["kind"] == "非任务":
            text = listed(*["（责任单位：登记科）"] * 4) + f"5.{row['pattern']}说明，登记表由此前各年的旧表合并而成。"
            assert quotes(text, "S007") == [], row
        elif row["kind"] == "任务书":
            work = WORK[0].replace("当日", "按类")
            plan = f"临江市登记{row['pattern']}\n" + "".join(f"{at}.{work}第{at}类。\n" for at in range(1, 9))
            assert len(quotes(plan, "S007")) == 1, row
