"""Whether a notice forwards, and whether it adds anything of its own: many ways to say the same, on texts of our own."""

from __future__ import annotations

import pytest

from gongwen_lint.kernel import examine, lint
from gongwen_lint.provisions import load_profile
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.settings import Settings, Stated
from gongwen_lint.structure import analyse
from gongwen_lint.structure.titles import take_apart

PAPER = "省档案局关于规范登记工作的通知"
TITLE = f"青石县档案局关于转发《{PAPER}》的通知"
SIGNED = "青石县档案局\n2025年3月5日"


def forwards(text: str, **stated: str) -> str | None:
    return analyse(read_plain(text.encode(), "例.txt"), Stated(**stated)).forwards


def notice(said: str, title: str = TITLE) -> str:
    return f"{title}\n各乡镇：\n{said}\n{SIGNED}\n"


@pytest.mark.parametrize("said", [
    f"现将《{PAPER}》（省档发〔2025〕3号）转发给你们，请认真贯彻执行。",
    f"现将《{PAPER}》转发给你们，请遵照执行。执行中有什么问题，请及时与县档案局业务科联系。\n联系人：李明，电话：5550123",
    f"省档案局印发了《{PAPER}》，对登记工作作出部署。现转发你们，望结合实际认真落实。",
    f"现将《{PAPER}》转发给你们，请各乡镇高度重视，积极组织申报，并于2025年4月15日前报送县档案局。",
    f"现将《{PAPER}》转发给你们。各乡镇要把登记作为一项政治任务，加强领导，周密部署，密切配合，确保各项要求落到实处。",
    f"《{PAPER}》对做好登记很有参考价值。现转发给你们，供学习借鉴。",
    f"现将《{PAPER}》转发给你们，请结合实际，认真做好推广应用，充分发挥登记系统的作用，促进登记水平不断提升。",
    f"现将《{PAPER}》转发给你们，请遵照执行。目前，已有46个村建了登记室，82个村配了登记员。",
    f"各乡镇对落实中的意见和建议，及时报告县档案局、县财政局、县民政局、县司法局、县审计局、县统计局。现将《{PAPER}》转发给你们。",
])
def test_set_phrases_contacts_and_deadlines_add_nothing(said: str) -> None:
    assert forwards(notice(said)) == "only"


@pytest.mark.parametrize("said", [
    f"现将《{PAPER}》转发给你们，并结合我县实际提出如下意见，请一并贯彻执行。\n一、各乡镇要指定一名登记员。\n二、登记表当日归档。",
    f"现将《{PAPER}》转发给你们。各乡镇要于4月底前把2024年漏登的事项补齐，每个村配一名登记员，名单贴在村务公开栏。",
    f"现将《{PAPER}》转发给你们。凡未登记的，一律不得办理过户，已办理的由经办科室在5月底前追回证书。",
    f"现将《{PAPER}》转发给你们，请抓好落实。各乡镇每日16时前报送登记情况；登记窗口不得停办，备足7天用表。",
    f"一、各乡镇要给每个村配一名登记员，当日登记。\n二、县档案局每季度抽查5个乡镇。\n现将《{PAPER}》转发给你们，请一并执行。",
    f"《{PAPER}》已发给你们。为贯彻《{PAPER}》，现提出以下措施。\n一、每个村配一名登记员。",
])
def test_demands_of_its_own_are_measures(said: str) -> None:
    assert forwards(notice(said)) == "own"


@pytest.mark.parametrize("behind", [
    "青石县档案局2025年3月5日省档案局关于规范登记工作的通知为规范登记，现通知如下。一、各县要于6月底前建登记室，配两名登记员。",
    "二〇二五年三月五日（省档案局）为规范登记，提出以下意见。一、各县要于6月底前建登记室，配两名登记员，登记表保存十年。",
    "\n二〇二五年三月五日省档案局\n为规范登记，制定本方案。\n各县要于6月底前建登记室，配两名登记员，登记表保存十年。",
    f"\n{PAPER}\n各县要于6月底前建登记室，配两名登记员，登记表保存十年，逾期不建的通报批评。",
    "附件:省档案局通知(东档发[2025]3号)青石县档案局2025年3月5日各县要于6月底前建登记室，配两名登记员，登记表保存十年。",
    "\n青石县档案局&nbsp;\n二〇二五年三月五日\n各县要于6月底前建登记室，配两名登记员，登记表保存十年，逾期不建的通报批评。",
])
def test_what_the_forwarded_document_asks_is_not_the_notices_own(behind: str) -> None:
    assert forwards(f"{TITLE}\n各乡镇：\n现将《{PAPER}》转发给你们，请认真贯彻执行。{behind}\n") == "only"


@pytest.mark.parametrize("title", [
    TITLE, f"关于转发《{PAPER}》", f"【青石县】青石县档案局关于转发{PAPER}的通知", f"转发：{PAPER}", f"【转发】{PAPER}",
    f"{PAPER}\n青石县档案局转发{PAPER}",
    f"《青石县档案局关于转发{PAPER}的通知》青档函〔2025〕3号", "市政府批转市档案局关于登记工作报告的通知",
])
def test_a_title_that_forwards_with_the_text_of_the_forwarded_document_alone(title: str) -> None:
    assert forwards(f"{title}\n\n为规范登记，现通知如下：\n一、各县要于6月底前建登记室，配两名登记员。\n") == "only"


@pytest.mark.parametrize("title", [
    f"关于转发《{PAPER}》的通知", f"关于转发《{PAPER}》", f"【青石县】青石县档案局关于转发{PAPER}的通知",
    "关于转发《市档案局转发〈登记工作规范〉的通知》的通知",
])
def test_a_title_that_the_text_runs_on_behind(title: str) -> None:
    text = f"{title}为规范登记工作，{'现将登记的范围、时限、方式和责任一一写明，' * 4}现通知如下：一、各县要于6月底前建登记室。"
    found = analyse(read_plain(text.encode(), "例.txt"))
    assert found.forwards == "only"
    assert found.title in title


@pytest.mark.parametrize(("text", "expected"), [
    (notice(f"现将《{PAPER}》转发给你们，请遵照执行。", "关于规范登记工作的通知"), "only"),
    (notice(f"现将《{PAPER}》转发给你们，请于4月底前建好登记室，每室配两名登记员，经费由乡镇列支。", "关于登记的通知"), "own"),
    (notice("省档案局制定的《登记方案》已经县政府同意，现转发给你们，请认真组织实施。", "关于印发《登记方案》的通知"), "only"),
    (notice("现将《登记办法》印发给你们，请认真贯彻执行。", "关于印发《登记办法》的通知"), None),
    (notice("《登记规则》已经县政府同意，现印发给你们，请结合实际认真贯彻实施。", "关于优化登记规则的通知"), None),
    (notice("登记表已公开发布，不再转发给各村。登记表于4月底前交县档案局。", "关于精简发文的通知"), None),
    (notice("各乡镇要认真学习贯彻全省登记工作会议精神，统一思想，狠抓落实。", "关于学习贯彻全省登记工作会议精神的通知"), "only"),
    (notice("各乡镇要认真学习会议精神，3月底前每个村培训两名登记员，未经培训的不得上岗。", "关于学习会议精神的通知"), None),
    (notice("3月8日放假一天。", "关于放假的通知"), None),
])
def test_the_text_tells_where_the_title_does_not(text: str, expected: str | None) -> None:
    assert forwards(text) == expected


def test_a_stated_title_counts_for_what_the_document_does() -> None:
    text = notice(f"现将《{PAPER}》印发给你们，请遵照执行。", "登记工作通知")
    assert forwards(text) is None
    assert forwards(text, title=TITLE) == "only"


@pytest.mark.parametrize("title", [
    "关于促进农村土地流转发展适度规模经营的意见", "关于规范公文转发工作的通知", "关于加强档案转发管理的通知",
])
def test_a_title_about_forwarding_forwards_nothing(title: str) -> None:
    assert take_apart(title).act is None


def test_the_act_of_a_body_that_is_named_after_its_matter_is_seen() -> None:
    assert take_apart("青石县政务公开领导小组办公室关于印发《登记要点》的通知").act == "issue"


@pytest.mark.parametrize(("profile", "severity"), [("central", "warning"), ("gansu", "error"), ("wuwei", "error")])
def test_forwarding_is_as_hard_as_the_locality_says(profile: str, severity: str) -> None:
    text = notice(f"现将《{PAPER}》转发给你们，请遵照执行。")
    found = lint(read_plain(text.encode(), "例.txt"), Settings(load_profile(profile), select=("S004",)))
    assert [finding.severity for finding in found] == [severity]


def test_an_office_that_forwards_its_own_department_is_told_so() -> None:
    text = (
        "青石县人民政府办公室关于转发县档案局登记办法的通知\n各乡镇：\n县档案局制定的《登记办法》已经县政府同意，现转发给你们，请遵照执行。\n"
        "青石县人民政府办公室\n2025年3月5日\n"
    )
    finding = examine(read_plain(text.encode(), "例.txt"), Settings(select=("S004",))).findings[0]
    assert "本级部门" in finding.message
    assert ("wuwei", "3") in {(basis.document, basis.article) for basis in finding.basis}


def rules(text: str, code: str) -> list[str]:
    return [finding.quote for finding in lint(read_plain(text.encode(), "例.txt"), Settings(select=(code,)))]


@pytest.mark.parametrize("title", [
    f"关于转发《市档案局关于转发〈{PAPER}〉的通知》的通知", f"关于转发《市档案局关于转发<{PAPER}>的通知》的通知",
    f"关于转发<市档案局转发{PAPER}>的通知", f"县档案局转发市档案局转发{PAPER}", f"关于转发市档案局转发《{PAPER}》的通知",
    "县政府办公室转发市政府批转市档案局关于登记工作意见的通知", "县档案局批转市档案局关于转发省档案局登记工作报告的通知",
    f"关于转发(市档案局转发{PAPER})的通知",
])
def test_a_chain_is_seen_whatever_its_brackets(title: str) -> None:
    assert rules(notice("现转发给你们，请遵照执行。", title), "X006") == [title]


@pytest.mark.parametrize("title", [
    TITLE, "关于转发《省档案局关于印发<登记规范>的通知》的通知", "关于转发《关于促进土地流转发展的意见》的通知",
    "县政府办公室转发县发展改革委关于登记工作意见的通知", "关于转发《关于整治层层转发问题的通知》的通知",
    "关于转发《公文转发管理办法》的通知",
])
def test_one_forwarding_is_no_chain(title: str) -> None:
    assert rules(notice("现转发给你们，请遵照执行。", title), "X006") == []


def test_a_forwarding_notice_attached_to_a_forwarding_notice_is_a_chain() -> None:
    attached = f"云川市档案局转发{PAPER}"
    text = notice(f"现将《{PAPER}》转发给你们，请遵照执行。") + f"{attached}\n各县档案局：\n现转发给你们，请遵照执行。\n"
    assert rules(text, "X006") == [attached]
    assert rules(text.replace(attached, PAPER), "X006") == []


@pytest.mark.parametrize(("behind", "said"), [
    (f"{PAPER}\n各市、县（市、区）档案局：\n登记表当日归档。\n", True), (f"{PAPER}\n各市档案局：\n登记表当日归档。\n", False),
    (f"{PAPER}\n各市档案局：\n登记表当日归档。\n省档案局\n2025年2月1日\n（此件主动公开）\n", True),
    (f"（此件主动公开）\n{PAPER}\n各市档案局：\n登记表当日归档。\n", False),
    (f"{PAPER}\n各市档案局：\n登记表当日归档。\n省档案局\n2025年2月1日\n（此件不公开）\n", False),
])
def test_the_forwarded_paper_tells_where_it_went(behind: str, said: bool) -> None:
    assert bool(rules(notice(f"现将《{PAPER}》转发给你们，请遵照执行。") + behind, "X007")) is said


@pytest.mark.parametrize(("due", "found"), [
    ("登记表于3月5日前报办公室。", None), ("请于3月5日前上报2024年的登记簿。", None),
    ("学习情况于3月5日前报办公室。", "only"), ("请于3月5日前上报贯彻落实情况。", "only"), ("登记表要及时上报。", "only"),
])
def test_an_appeal_that_wants_something_by_a_day_is_more_than_one(due: str, found: str | None) -> None:
    said = "为深入贯彻落实上级精神，现通知如下：各科室要高度重视，切实加强组织领导，确保各项任务落到实处。"
    assert forwards(notice(f"{said}{due}", "关于做好登记工作的通知")) == found
