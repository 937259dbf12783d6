"""Traces, posts, contests, pledges, apps and loans: how hard each is told, and what only looks like one."""

from __future__ import annotations

import pytest

from gongwen_lint.kernel import lint
from gongwen_lint.provisions import load_profile
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.report import Finding
from gongwen_lint.rules import burden_creation, burden_personnel, burden_traces
from gongwen_lint.rules.burden_personnel import months_in
from gongwen_lint.settings import Settings
from gongwen_lint.tables import table

HEAD = "青石市档案局关于做好登记工作的通知\n各县（区）档案局：\n"
CONTEST = "青石省档案局关于开展登记示范县创建工作的通知\n各市档案局：\n"
MINE = ("J003", "J004", "J005", "J013", "J015", "J017")


def findings(text: str, profile: str = "central") -> list[Finding]:
    return lint(read_plain(text.encode(), "例.txt"), Settings(load_profile(profile), select=MINE))


def told(text: str, profile: str = "central") -> list[tuple[str, str]]:
    return [(finding.rule, finding.severity) for finding in findings(text, profile)]


def test_the_rules_name_acts_that_the_table_has() -> None:
    names = {(row["code"], row["name"]) for row in table("burdens")}
    traces, posts, contests = burden_traces, burden_personnel, burden_creation
    named = {
        "J013": (traces.PRAISED,), "J015": (traces.RATES, traces.CHECKS, traces.SCORES, traces.LIKES),
        "J017": (posts.DISGUISED, posts.BELOW, posts.LONG), "J004": (contests.RANKED, contests.CHARGED, contests.MOOD),
        "J005": (contests.PLEDGE,),
    }
    assert {(code, name) for code, all_names in named.items() for name in all_names} <= names


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        ("获得市领导批示的，每条加3分。", "error"), ("信息被省局采用的，每篇计2分。", "error"),
        ("在省级以上媒体刊发的，每篇加2分。", "error"),
        ("登记信息被上级采用、得到批示的，在年度考核中加分。", "error"), ("各乡镇要建立登记台账。", "warning"),
        ("各乡镇每周报送登记信息不少于2篇。", "warning"), ("各乡镇要做好走访记录，留存照片。", "warning"),
        ("各乡镇要做到“一户一档”。", "warning"), ("要在台账中及时记载登记进展。", "warning"),
    ],
)
def test_praise_that_scores_is_an_error_and_other_traces_a_warning(sentence: str, severity: str) -> None:
    assert told(HEAD + sentence) == [("J013", severity)]


@pytest.mark.parametrize(
    "sentence",
    [
        "要督促农资商店建立进货台账。", "登记站要留存申请人身份证照片。", "报考人员提交近期免冠照片。",
        "要做到报刊有文章、电视有影像。",
        "对市领导批示事项，要按时办结。", "依托登记台账，开展集中服务。", "要公布权力清单、负面清单。",
        "加强科研项目痕迹管理。",
        "不得把台账、照片作为登记成效。", "大幅减少登记台账。",
    ],
)
def test_records_that_the_business_needs_are_no_traces(sentence: str) -> None:
    assert told(HEAD + sentence) == []


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        ("全体登记员要下载登记APP。", "error"), ("组织登记员下载登记APP。", "warning"),
        ("登记小程序注册率不低于90%。", "error"),
        ("登记员每天在登记系统签到。", "error"), ("登记员每天打卡。", "warning"), ("学习时长纳入年度考核。", "error"),
        ("点赞量不少于500次。", "error"), ("各站要上传工作截图。", "warning"),
    ],
)
def test_apps_are_an_error_where_the_wording_settles_it(sentence: str, severity: str) -> None:
    assert told(HEAD + sentence) == [("J015", severity)]


def test_likes_are_forbidden_where_a_local_provision_says_so() -> None:
    text = f"{HEAD}各县（区）要动员干部集赞。"
    assert told(text) == [("J015", "warning")]
    assert told(text, "gansu") == told(text, "wuwei") == [("J015", "error")]


@pytest.mark.parametrize(
    "sentence",
    [
        "引导群众下载登记APP办理业务。", "购房人登录登记小程序上传付款截图。", "参会代表按时签到。",
        "防汛应急值守人员每日打卡。",
        "安保人员按时签到。", "安保人员要上传巡查轨迹。", "不得强制下载登记APP，不考核注册率。", "评审采取无记名投票方式进行。",
    ],
)
def test_what_the_public_uses_of_its_own_will_is_no_burden(sentence: str) -> None:
    assert told(HEAD + sentence) == []


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        (f"{HEAD}各县要开展登记示范创建。", "error"), (f"{HEAD}各县要推进国家登记城市创建。", "warning"),
        (f"{HEAD}各学校要开展登记达标验收。", "error"),
        ("青石省档案局关于做好登记的通知\n各市：\n各市要开展登记示范创建。", "warning"),
        (f"{HEAD}各县要对创建成果进行排名。", "error"), (f"{HEAD}参加创建活动的单位缴纳评审费用。", "error"),
        (f"{HEAD}各县要营造浓厚的创建氛围。", "warning"),
    ],
)
def test_contests_by_level_and_object(text: str, severity: str) -> None:
    assert told(text) == [("J004", severity)]


def test_a_document_about_a_contest_may_hold_it_but_not_rank_charge_or_ask_for_a_show() -> None:
    assert told(f"{CONTEST}各市要创建一批登记示范县。") == []
    assert told(f"{CONTEST}各市要对创建工作按季度排名。") == [("J004", "error")]
    assert told(f"{CONTEST}向参加创建活动的单位收取服务费。") == [("J004", "error")]
    assert told(f"{CONTEST}各市要营造创建氛围。") == [("J004", "warning")]


@pytest.mark.parametrize(
    "sentence",
    [
        "支持有条件的县创建登记示范县。", "积极参加国家登记示范单位创建活动。", "组织企业开展登记示范企业创建。",
        "去年开展了登记示范创建活动。",
        "巩固登记示范县创建成果。", "不得开展登记达标活动。", "建设登记示范项目。",
    ],
)
def test_taking_part_and_businesses_are_no_contest(sentence: str) -> None:
    assert told(HEAD + sentence) == []


def test_pledges_under_zhejiang() -> None:
    assert told(f"{HEAD}各县要逐级签订登记责任书。", "zhejiang") == [("J005", "error")]
    assert told(f"{HEAD}登记工作在年度考核中“一票否决”。", "zhejiang") == [("J005", "error")]
    assert told(f"{HEAD}按照中央有关规定，各县要签订登记责任书。", "zhejiang") == [("J005", "warning")]
    assert told(f"{HEAD}各县要签订登记承诺书。", "zhejiang") == [("J005", "warning")]


@pytest.mark.parametrize(
    "sentence",
    [
        "对学术造假、弄虚作假的单位，在申报中实行“一票否决”。", "购房家庭签订限期登记承诺书。",
        "巩固责任状和“一票否决”清理成果。",
        "登记站与企业签订登记责任书。", "防止层层签订责任状。", "不得以签订承诺书的方式考核。",
    ],
)
def test_pledges_of_outsiders_and_against_fraud_are_none(sentence: str) -> None:
    assert told(HEAD + sentence) == []


@pytest.mark.parametrize(
    ("sentence", "severity", "article"),
    [
        ("各县（区）选派一名干部到市局跟班学习。", "error", "10"), ("各县（区）选派一名干部跟班学习。", "warning", "10"),
        ("从基层单位借调两人参加登记。", "warning", "10"), ("各市抽调两名骨干到省局集中办公，为期一年。", "warning", "11"),
        ("各市抽调两名骨干到省局集中办公，为期三个月。", "warning", "11"),
    ],
)
def test_loans_by_whom_and_under_what_name(sentence: str, severity: str, article: str) -> None:
    found = findings(HEAD + sentence)
    assert [(f.rule, f.severity, f.basis[0].article) for f in found] == [("J017", severity, article)]


@pytest.mark.parametrize(
    "sentence",
    [
        "各县要抽调精干力量组成登记组。", "已从乡镇借调的人员要清退。", "健全从乡镇借调干部的审批机制。",
        "不得抽调、挪用登记资金，期限最长一年。",
        "市局抽调机关人员参加登记，时间两个月。", "选派教师到省里跟班学习。", "每年选派科技特派员到企业服务，为期一年。",
    ],
)
def test_ones_own_staff_and_staff_sent_down_are_no_loan(sentence: str) -> None:
    assert told(HEAD + sentence) == []


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("借调时间从2025年3月起", 0), ("抽调人员落实登记三年行动", 0), ("借调时间三至六个月", 6), ("借调期限１２个月", 12),
        ("为期两年", 24),
        ("借用半年", 6),
    ],
)
def test_months_are_those_of_the_loan(text: str, months: float) -> None:
    assert months_in(text) == months


@pytest.mark.parametrize(
    "sentence",
    [
        "各县（区）要核定登记站事业编制。", "各县（区）要配备3名专职登记员。", "各县（区）要落实网格员待遇。",
        "登记机构规格提高为副科级。",
        "登记员纳入事业单位编制管理。", "登记员岗位津贴每人每月200元。",
    ],
)
def test_posts_and_pay(sentence: str) -> None:
    assert told(HEAD + sentence) == [("J003", "warning")]


@pytest.mark.parametrize(
    "sentence",
    [
        "各县（区）要编制登记规划。", "落实失业人员待遇。", "企业要保障职工工资福利待遇。", "在不增加编制的前提下整合登记站。",
        "发放就业岗位补贴。",
    ],
)
def test_plans_and_the_rights_of_workers_are_no_posts_or_pay(sentence: str) -> None:
    assert told(HEAD + sentence) == []


def test_only_a_title_about_staff_makes_a_document_about_staff() -> None:
    sentence = "各县（区）要增加人员编制。"
    assert told(f"青石市档案局关于残疾人事业登记的通知\n各县（区）：\n{sentence}") == [("J003", "warning")]
    assert told(f"青石市档案局关于登记站机构编制的通知\n各县（区）：\n{sentence}") == []
