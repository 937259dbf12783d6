"""Results claimed in reports: what is a claim, what is evidence, and the words of the lexicon."""

import pytest

from gongwen_lint.analysis.claims import is_evidence
from gongwen_lint.analysis.patterns import parse
from gongwen_lint.kernel import lint
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.settings import Settings
from gongwen_lint.tables import table

KINDS = ("成效", "成绩章节", "打算章节")
REPORT = "关于登记工作情况的报告\n县政府：\n"


def quotes(text: str) -> list[str]:
    return [finding.quote for finding in lint(read_plain(text.encode(), "例.txt"), Settings(select=("S011",)))]


@pytest.mark.parametrize("claim", [
    "登记工作取得显著成效", "登记工作卓有成效", "登记秩序明显好转，服务水平持续提升", "窗口面貌焕然一新", "登记工作迈上新台阶",
    "登记工作受到上级充分肯定", "有力促进了登记秩序好转", "圆满完成了全年各项任务", "解决了一大批群众反映的难题",
    "登记工作走在全市前列",
])
def test_a_claim_without_evidence_is_found_once_a_sentence(claim: str) -> None:
    assert len(quotes(f"{REPORT}各科室配合密切，{claim}。大家干劲很足。")) == 1


@pytest.mark.parametrize("said", [
    "力争登记工作取得显著成效", "确保登记工作取得显著成效", "要努力使登记工作迈上新台阶", "登记工作尚未取得明显成效",
    "下一步，登记工作迈上新台阶", "登记工作虽然取得了一定成绩，但归档慢", "登记工作取得了一定成绩，但还存在不少问题",
    "为县里发展发挥积极作用", "学习了《登记工作取得显著成效的经验》", "宣讲“登记工作迈上新台阶”主题",
])
def test_a_goal_a_denial_a_concession_or_a_name_is_no_claim(said: str) -> None:
    assert quotes(f"{REPORT}各科室配合密切。{said}。") == []


@pytest.mark.parametrize("claim", ["重要登记事项取得显著成效", "登记工作适应形势，取得显著成效", "紧要登记事项取得显著成效"])
def test_words_that_only_look_like_a_demand_do_not_hide_a_claim(claim: str) -> None:
    assert quotes(f"{REPORT}{claim}。") == ["取得显著成效"]


@pytest.mark.parametrize("text", [
    "登记1200件", "登记率98.5%", "增加三倍", "两个窗口", "百分之九十", "首家开通", "位列全市第一", "3月5日起当日办结",
    "荣获县里奖励", "开通“一窗通”系统", "召开登记现场会", "1,200余件", "登记*件", "登记××件",
])
def test_figures_dates_awards_and_named_projects_are_evidence(text: str) -> None:
    assert is_evidence(f"我们{text}。")


@pytest.mark.parametrize("text", [
    "2024年以来", "第3条规定", "落实八项规定", "增强四个意识", "十九届四中全会", "印发〔2024〕12号", "第一次",
    "1.登记工作", "一大批难题",
])
def test_years_references_and_set_phrases_are_no_evidence(text: str) -> None:
    assert not is_evidence(f"我们{text}。")


def test_evidence_counts_only_under_the_same_heading() -> None:
    lead = "登记工作取得显著成效。大家干劲很足。"
    assert quotes(f"{REPORT}一、登记\n各科室配合密切。{lead}全年登记1200件。\n二、归档\n表已归档。") == []
    assert quotes(f"{REPORT}一、登记\n各科室配合密切。{lead}\n二、归档\n全年归档1200件。") == ["取得显著成效"]


def test_the_first_sentence_of_a_paragraph_speaks_for_all_of_it() -> None:
    rest = "大家干劲很足。窗口秩序井然。台账保存完好。"
    assert quotes(f"{REPORT}登记工作取得显著成效。{rest}全年登记1200件。") == []
    assert quotes(f"{REPORT}各科室配合密切。登记工作取得显著成效。{rest}全年登记1200件。") == ["取得显著成效"]


def test_a_claim_for_a_whole_section_is_borne_out_by_the_figures_in_it() -> None:
    head = f"{REPORT}一、登记情况\n各科室配合密切，登记工作取得显著成效。\n（一）窗口。"
    assert quotes(f"{head}窗口登记1200件。\n（二）网上。网上登记300件。") == []
    assert quotes(f"{head}窗口天天开。\n（二）网上。网上也能登记。") == ["取得显著成效"]
    opening = f"{REPORT}各科室配合密切，登记工作取得显著成效。现报告如下：\n一、窗口\n"
    assert quotes(f"{opening}登记12件。补登3件。退回1件。\n二、网上\n登记9件。补登2件。") == []
    assert quotes(f"{opening}登记12件。\n二、网上\n也能登记。") == ["取得显著成效"]


def test_other_documents_are_searched_where_they_tell_of_work_done() -> None:
    notice = "关于做好登记工作的通知\n各科室：\n近年来，登记工作取得显著成效。\n"
    assert quotes(f"{notice}一、工作要求\n登记工作取得显著成效。\n二、登记时限\n当日登记。") == []
    assert quotes(f"{notice}一、工作进展情况\n登记工作取得显著成效。\n二、登记时限\n当日登记。") == ["取得显著成效"]


def test_the_words_of_claims_are_whole_sorted_and_each_pattern_is_found() -> None:
    rows = table("claims")
    assert all(value.strip() == value != "" for row in rows for value in row.values())
    order = [(KINDS.index(row["kind"]), row["pattern"]) for row in rows]
    assert order == sorted(order)
    assert len(set(order)) == len(order)
    for row in rows:
        if row["kind"] == "成效":
            parts = parse(row["pattern"])
            text = "".join(part.choices[0] if part.choices else "登记" for part in parts if not part.optional)
            assert len(quotes(f"{REPORT}我们配合密切，{text}。")) == 1, row
        else:
            section = f"{REPORT}一、2025年{row['pattern']}\n登记工作取得显著成效。\n二、归档\n表已归档。"
            assert len(quotes(section)) == (row["kind"] == "成绩章节"), row
