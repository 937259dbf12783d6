"""Which demands a document lays on lower bodies: who is asked, what kind of document asks, and what the rules make of numbers."""

from __future__ import annotations

import pytest

from gongwen_lint.burden.acts import acts
from gongwen_lint.burden.deadlines import working_days
from gongwen_lint.burden.issuer import is_department
from gongwen_lint.burden.meeting_size import calls_meeting, sizes
from gongwen_lint.burden.members import members_of
from gongwen_lint.burden.parties import LOWER, OUTSIDE, parties
from gongwen_lint.burden.reach import DEPLOYS, LAYS_DOWN, NOTHING, TELLS, reach_of
from gongwen_lint.kernel import lint
from gongwen_lint.provisions import load_profile
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.report import Finding
from gongwen_lint.rules.burden_personnel import months_in
from gongwen_lint.rules.burden_visits import companions
from gongwen_lint.settings import Settings
from gongwen_lint.structure import analyse
from gongwen_lint.structure.outline import Outline
from gongwen_lint.values import date

HEAD = "青石市档案局关于做好登记工作的通知\n各县（区）档案局：\n"
DEMAND = "各县（区）档案局要建立登记工作台账，每月5日前报送登记进展情况。"


def findings(text: str, *select: str, profile: str = "central") -> list[Finding]:
    return lint(read_plain(text.encode(), "例.txt"), Settings(load_profile(profile), select=select or ("J",)))


def codes(text: str, *select: str, profile: str = "central") -> list[str]:
    return sorted(finding.rule for finding in findings(text, *select, profile=profile))


def outline(text: str) -> Outline:
    return analyse(read_plain(text.encode(), "例.txt"))


@pytest.mark.parametrize(
    ("text", "act", "side", "name"),
    [
        ("各县（区）要建立台账。", "建立", LOWER, "各县"),
        ("登记站由市档案局管理，各乡镇要报送名单。", "报送", LOWER, "各乡镇"),
        ("企业应当建立台账。", "建立", OUTSIDE, "企业"),
        ("各县要督促企业建立台账。", "建立", OUTSIDE, "企业"),
        ("申请人要报送材料。", "报送", OUTSIDE, "申请人"),
        ("各县要对企业建立台账。", "建立", LOWER, "各县"),
        ("对毕业生要建立台账。", "建立", None, None),
        ("各县要做好企业的登记，建立台账。", "建立", LOWER, "各县"),
        ("建立台账，由各站报送。", "建立", None, None),
        ("各县（区）：（一）制定方案；（二）报送情况。", "报送", LOWER, "各县"),
    ],
)
def test_the_nearest_body_that_can_be_the_subject_is_asked(text: str, act: str, side: str | None, name: str | None) -> None:
    party = parties(text).asked(text.index(act))
    assert (party and party.side, party and text[party.start:party.end]) == (side, name)


@pytest.mark.parametrize(
    ("text", "reach"),
    [
        (f"{HEAD}{DEMAND}", DEPLOYS),
        ("青石市登记管理办法\n第一条　为规范登记，制定本办法。", LAYS_DOWN),
        ("青石市档案局关于登记工作的报告\n市人民政府：\n现报告如下。", NOTHING),
        ("青石市档案局关于请求增加登记站的请示\n市人民政府：\n请批准。", NOTHING),
        ("青石市档案局关于商请登记的函\n市财政局：\n请支持。", NOTHING),
        ("青石市档案局关于登记的公告\n现公告如下。", NOTHING),
        ("青石市登记条例\n第一条　为了规范登记，制定本条例。", NOTHING),
        ("青石市召开登记工作会\n3月5日，青石市召开登记工作会，记者获悉，登记将提速。", TELLS),
        ("登记工作\n各县（区）档案局：\n请做好登记。", DEPLOYS),
        ("登记工作安排\n为做好登记，制定如下措施。", DEPLOYS),
    ],
)
def test_what_a_document_does_to_lower_bodies(text: str, reach: str) -> None:
    assert reach_of(outline(text)) == reach


def test_a_paper_for_superiors_a_letter_and_a_notice_to_the_public_impose_nothing() -> None:
    assert codes(f"{HEAD}{DEMAND}") == ["J001", "J011", "J013"]
    for title in ("关于登记工作的报告\n市人民政府：", "关于商请登记的函\n各县（区）档案局：", "关于登记的公告"):
        assert codes(f"青石市档案局{title}\n{DEMAND}") == []


def test_in_a_regulation_only_what_lower_bodies_are_told_counts() -> None:
    rules = "青石市登记管理办法\n第一条　为规范登记，制定本办法。\n"
    assert codes(f"{rules}第二条　登记站应当建立登记台账。") == []
    assert codes(f"{rules}第二条　各县（区）档案局要建立登记台账。") == ["J013"]


@pytest.mark.parametrize(
    "sentence",
    [
        "企业应当建立登记台账。", "申请人应当每月报送情况。", "不得要求各县（区）建立登记台账。", "各县（区）可以建立登记台账。",
        "鼓励各县（区）建立登记台账。", "各县（区）已建立登记台账。", "会议要求，各县（区）建立登记台账。",
        "落实《登记台账建立办法》。",
        "取消登记台账管理。", "除应急外，不再建立登记台账。",
    ],
)
def test_what_is_not_asked_of_lower_bodies_is_no_burden(sentence: str) -> None:
    assert codes(f"{HEAD}{sentence}", "J013") == []


def test_one_finding_a_sentence_and_rule_quoted_from_the_body_asked() -> None:
    found = findings(f"{HEAD}各县（区）要建立登记工作台账，完善问题台账，实行台账管理。", "J013")
    assert len(found) == 1
    assert found[0].quote.startswith("各县（区）要建立登记工作台账")
    assert "“各县（区）”" in found[0].message


def test_a_demand_in_a_heading_that_is_a_sentence_counts() -> None:
    text = f"{HEAD}一、各县（区）档案局要在三月底前制定登记工作实施方案，明确专人负责办理，按期报市局备案。\n二、"
    "按时登记。\n登记要准。"
    assert codes(text, "J002") == ["J002"]


def test_a_prohibition_holds_over_the_end_of_a_page() -> None:
    text = f"{HEAD}属于本单位职责范围、按正常机制能够推进的登记工作，不再成\n\n立登记工作专班、建立登记台账。"
    assert codes(text) == []
    assert codes(text.replace("不再成", "由各县（区）成")) == ["J013"]


def test_innocent_wording_spares_only_the_codes_it_names() -> None:
    assert {act.kind.code for act in acts("登记员经职业技能考核后，纳入各县考核")} == {"J006"}
    assert acts("制定本方案") == []


@pytest.mark.parametrize(
    ("issuer", "department"),
    [
        ("青石市档案局", True), ("青石市人民政府", False), ("青石市人民政府办公室", False), ("中共青石市委办公室", False),
        ("青石市登记工作领导小组", True), ("中共青石市委", False), ("国务院办公厅", False),
    ],
)
def test_departments_are_told_from_governments_and_party_committees(issuer: str, department: bool) -> None:
    assert is_department(outline(f"关于登记的通知\n各县：\n请登记。\n{issuer}\n2025年3月5日")) is department


def test_an_appraisal_is_an_error_in_a_departments_document_and_a_warning_in_a_governments() -> None:
    text = "关于登记的通知\n各县（区）：\n登记工作纳入各县（区）年度考核。\n{}\n2025年3月5日"
    assert [f.severity for f in findings(text.format("青石市档案局"), "J006")] == ["error"]
    assert [f.severity for f in findings(text.format("青石市人民政府"), "J006")] == ["warning"]


def test_a_local_prohibition_is_an_error_where_it_binds() -> None:
    text = f"{HEAD}请各县（区）档案局代写调研报告。"
    assert [f.severity for f in findings(text, "J021")] == ["warning"]
    assert [f.severity for f in findings(text, "J021", profile="wuwei")] == ["error"]
    pledge = f"{HEAD}各县（区）要签订登记责任状。"
    assert [f.severity for f in findings(pledge, "J005")] == ["warning"]
    assert [f.severity for f in findings(pledge, "J005", profile="zhejiang")] == ["error"]


def test_a_document_about_the_very_subject_is_spared() -> None:
    sentence = "各县（区）要增加人员编制。"
    assert codes(f"{HEAD}{sentence}", "J003") == ["J003"]
    assert codes(f"青石市档案局关于机构编制的通知\n各县（区）：\n{sentence}", "J003") == []


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("会期半天。", ("meeting_days", 0.5)), ("会期一天半。", ("meeting_days", 1.5)), ("会期1.5天。", ("meeting_days", 1.5)),
        ("会期 2 天。", ("meeting_days", 2)), ("会期三天。", ("meeting_days", 3)), ("会期两个半天。", ("meeting_days", 1)),
        ("会议时间：3月5日至7日。", ("meeting_days", 3)), ("会议时间3月5日—6日。", ("meeting_days", 2)), ("会议时长两小时。",
            ("meeting_hours", 2)),
        ("会议时长1个半小时。", ("meeting_hours", 1.5)), ("参会人员约120人。", ("meeting_people", 120)),
        ("参会人数二百一十人。", ("meeting_people", 210)),
        ("安排6个县作交流发言。", ("speakers", 6)), ("交流发言八人。", ("speakers", 8)),
    ],
)
def test_sizes_of_a_meeting_in_all_written_forms(text: str, size: tuple[str, float]) -> None:
    assert size in [(found.measure, found.value) for found in sizes(text)]


@pytest.mark.parametrize("text", ["会议时间：3月5日上午9时。", "会期另行通知。", "请于3月5日前报名。", "登记站有三百人。"])
def test_dates_and_other_numbers_are_no_size(text: str) -> None:
    assert list(sizes(text)) == []


def test_only_notices_that_call_a_meeting_are_measured() -> None:
    assert calls_meeting("关于召开全市登记工作会议的通知")
    assert not calls_meeting("青石市会议管理办法")
    assert codes("青石市档案局关于召开全市登记工作会议的通知\n各县：\n会期2天。", "J010") == ["J010"]
    assert codes("青石市档案局关于改进会风的通知\n各县：\n会期2天。", "J010") == []


def test_people_are_held_against_the_limit_of_governments_or_departments() -> None:
    text = "关于召开全市登记工作会议的通知\n各县：\n参会人员150人。\n{}\n2025年3月5日"
    assert codes(text.format("青石市档案局"), "J010", profile="wuwei") == ["J010"]
    assert codes(text.format("青石市人民政府"), "J010", profile="wuwei") == []


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("借调时间半年", 6), ("借调一年", 12), ("借调期限一年半", 18), ("借调3个月", 3), ("借调时间十个月", 10),
        ("借调两名干部", 0),
    ],
)
def test_months_on_loan_in_all_written_forms(text: str, months: float) -> None:
    assert months_in(text) == months


def test_a_loan_over_the_limit_is_told_with_both_figures() -> None:
    found = findings(f"{HEAD}各市抽调一名骨干到省档案局参加登记，时间一年。", "J017")
    assert [("12 个月" in f.message, "6 个月" in f.message) for f in found] == [(True, True)]
    assert found[0].basis[0].article == "11"


@pytest.mark.parametrize("who", ["各县商务局", "各县水务局", "各县教育局"])
def test_staff_sent_up_by_a_county_is_borrowed_in_disguise(who: str) -> None:
    found = findings(f"{HEAD}{who}选派一名干部到市局跟班学习。", "J017")
    assert [(f.severity, f.basis[0].article) for f in found] == [("error", "10")]


def test_nobody_is_borrowed_from_below_however_short_the_time() -> None:
    found = findings(f"{HEAD}从乡镇抽调一名干部，借调时间三个月。", "J017")
    assert [("3 个月" in f.message, f.basis[0].article) for f in found] == [(True, "10")]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("各县（区）档案局要建立登记台账。", "各县（区）档案局"), ("各乡镇水利站要建立登记台账。", "各乡镇水利站"),
        ("省卫生健康委要建立登记台账。", "省卫生健康委"), ("各县要建立登记台账。", "各县"), ("请各单位建立登记台账。", "各单位"),
        ("各县商务局要建立登记台账。", "各县商务局"), ("各市（含青石县）教育局要建立登记台账。", "各市（含青石县）教育局"),
        ("县商务局制定具体办法，建立登记台账。", "县商务局"), ("联席会议办公室要建立登记台账。", "联席会议办公室"),
    ],
)
def test_the_body_asked_is_named_whole(text: str, who: str) -> None:
    found = findings(f"{HEAD}{text}", "J013")
    assert [f"“{who}”" in f.message for f in found] == [True]


@pytest.mark.parametrize(
    ("text", "people"), [("陪同人员1—2名", 2), ("陪同3人", 3), ("由四名干部陪同", 4), ("安排人员陪同", 0),
        ("陪同人员不超过十二人", 12)]
)
def test_companions_in_all_written_forms(text: str, people: int) -> None:
    assert companions(text) == people


def test_members_of_a_body_are_counted() -> None:
    assert members_of("成立由市财政局、市教育局、市公安局和市民政局组成的领导小组") == 4
    assert members_of("成员单位包括：市财政局、市教育局（市委教育工委）、网信办") == 3
    assert members_of("成立登记工作领导小组") == 0


@pytest.mark.parametrize(
    ("issued", "due", "days"),
    [
        ("2025-03-07", "2025-03-10", 1),  # Friday to Monday
        ("2025-03-05", "2025-03-07", 2), ("2025-03-05", "2025-03-05", 0), ("2025-03-08", "2025-03-09", 0), ("2025-03-03",
            "2025-03-17", 10),
    ],
)
def test_working_days_are_monday_to_friday(issued: str, due: str, days: int) -> None:
    from datetime import date as day

    assert date(issued, "") == issued
    assert working_days(day.fromisoformat(issued), day.fromisoformat(due)) == days


@pytest.mark.parametrize("due", ["3月10日", "3月7日下班", "2025年3月11日"])
def test_a_deadline_too_near_to_the_documents_own_day(due: str) -> None:
    text = f"{HEAD}请各县（区）于{due}前将名单报送市档案局。\n青石市档案局\n2025年3月7日"
    assert codes(text, "J024") == ["J024"]
    assert codes(text.replace("2025年3月7日", "2025年2月7日"), "J024") == []
    assert codes(text.replace("\n青石市档案局\n2025年3月7日", ""), "J024") == []


def test_j_rules_cost_in_step_with_the_length_of_the_text() -> None:
    demand = findings(f"{HEAD}{DEMAND}\n" * 1, "J013")
    many = findings(HEAD + f"{DEMAND}\n" * 40, "J013")
    assert len(many) == 40 * len(demand)
