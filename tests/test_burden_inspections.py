"""Plans, inspections and rankings that are demanded: how hard a finding is, by issuer, wording, title and profile."""

import pytest

from gongwen_lint.burden.issuer import is_line_department
from gongwen_lint.kernel import lint
from gongwen_lint.provisions import load_profile
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.report import Finding
from gongwen_lint.rules.burden_inspections import BY_MONTH, GROUNDS, SET_UP
from gongwen_lint.settings import Settings
from gongwen_lint.structure import analyse
from gongwen_lint.tables import table

NOTICE = "青石市{issuer}关于做好登记工作的通知\n各县（区）档案局：\n{text}"
SETS_UP = "登记数纳入各县（区）年度考核。"


def findings(text: str, code: str, profile: str = "central") -> list[Finding]:
    return lint(read_plain(text.encode(), "例.txt"), Settings(load_profile(profile), select=(code,)))


def notice(text: str, issuer: str = "档案局") -> str:
    return NOTICE.format(issuer=issuer, text=text)


def severities(text: str, code: str, profile: str = "central") -> list[str]:
    return [finding.severity for finding in findings(text, code, profile)]


@pytest.mark.parametrize(
    ("issuer", "severity"),
    [("档案局", "error"), ("发展和改革委员会", "error"), ("人民政府", "warning"), ("登记工作领导小组", "warning"),
        ("登记工作领导小组办公室", "warning"), ("登记学校", "warning")],
)
def test_departments_may_not_set_up_appraisals_in_their_documents(issuer: str, severity: str) -> None:
    assert severities(notice(SETS_UP, issuer), "J006") == [severity]


def test_a_speech_may_not_set_up_appraisals_either() -> None:
    assert severities(f"在登记工作会议上的讲话\n同志们：\n各地要做好登记。{SETS_UP}", "J006") == ["error"]


@pytest.mark.parametrize(
    "text",
    [
        "按照督查检查考核年度计划，登记数纳入各县（区）年度考核。", "经市委批准，对各县（区）登记工作情况开展督查。",
        "各县（区）档案局要加强督导检查。", "定期组织抽查。",
    ],
)
def test_what_is_planned_or_only_stepped_up_is_a_warning(text: str) -> None:
    assert severities(notice(text), "J006") == ["warning"]


def test_a_document_about_an_appraisal_carries_out_a_plan() -> None:
    assert severities(f"青石市档案局关于开展登记督导评估的通知\n各县（区）档案局：\n{SETS_UP}", "J006") == ["warning"]
    assert severities(f"青石市档案局登记管理办法\n第一条　{SETS_UP}", "J006") == ["warning"]


@pytest.mark.parametrize(
    ("text", "article", "severity"),
    [
        ("登记督查要召开动员会。", "8", "warning"), ("对各县（区）开展督导调研。", "7", "warning"),
        ("通知印发后10日内，市档案局对登记情况进行督查。", "8", "warning"), ("调研结果作为考核依据。", "7", "error"),
    ],
)
def test_the_provision_that_says_most_is_the_basis(text: str, article: str, severity: str) -> None:
    (found,) = findings(notice(text, "人民政府"), "J006")
    assert (found.basis[0].article, found.severity) == (article, severity)


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("每月对各县（区）登记数进行排名。", "error"), ("对各县（区）登记数按季排名并通报。", "error"),
        ("考核实行“千分制”。", "error"),
        ("考核不搞“千分制”。", None), ("12月底前对各县（区）登记数排名。", "warning"), ("实行月通报制度。", "warning"),
        ("对登记工作成效开展第三方评估。", "warning"), ("对重点县（区）挂牌督办。", "warning"),
    ],
)
def test_only_ranking_by_the_month_or_quarter_and_marks_of_a_thousand_are_errors(text: str, severity: str | None) -> None:
    assert severities(notice(text), "J014") == ([severity] if severity else [])


def test_the_grave_demand_of_a_sentence_leads_its_message() -> None:
    (found,) = findings(notice("各县（区）档案局加强督导检查，登记数纳入各县（区）年度考核。"), "J006")
    assert SET_UP in found.message
    assert found.severity == "error"


def test_kinds_the_rules_speak_of_are_in_the_lexicon() -> None:
    names = {row["name"] for row in table("burdens")}
    assert {SET_UP, *GROUNDS, *BY_MONTH} <= names


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("各县（区）档案局要制定本地实施方案，并于3月底前报市档案局。", 1), ("具体登记办法由各县（区）另行制定。", 1),
        ("各县（区）可以根据实际情况，按照一县一策，制定出台适合本地的办法。", 0), ("为做好登记工作，制定登记工作实施方案。", 0),
        ("项目实施方案由登记单位提交。", 0), ("已制定登记实施细则的，不再另订。", 0),
    ],
)
def test_plans_of_ones_own_and_plans_that_may_be_made_are_none(text: str, count: int) -> None:
    assert len(findings(notice(text), "J002")) == count


def test_coordinating_bodies_are_no_line_departments() -> None:
    def line(issuer: str) -> bool:
        return is_line_department(analyse(read_plain(notice("请认真办理。", issuer).encode(), "例.txt")))

    assert line("档案局")
    assert line("卫生健康委员会")
    assert not line("登记工作领导小组办公室")
    assert not line("人民政府")
