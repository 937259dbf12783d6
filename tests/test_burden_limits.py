"""Where burdens end: other subjects, other bodies, what is to be put right, and the name that a message quotes."""

from __future__ import annotations

import pytest

from gongwen_lint.burden.names import name_of
from gongwen_lint.burden.parties import SUPERIOR, parties
from gongwen_lint.kernel import lint
from gongwen_lint.provisions import load_profile
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.report import Finding
from gongwen_lint.settings import Settings

HEAD = "青石市档案局关于做好登记工作的通知\n各县（区）档案局：\n"


def findings(text: str) -> list[Finding]:
    return lint(read_plain(text.encode(), "例.txt"), Settings(load_profile("central"), select=("J",)))


def told(sentence: str) -> list[str]:
    return [finding.rule for finding in findings(HEAD + sentence)]


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        ("各县（区）档案局要报送纸质登记表一式三份，并将电子版发至邮箱。", "error"),
        ("登记表以书面形式报送，同时报电子版。", "warning"),
        ("各县（区）档案局要将申报材料报送市档案局，纸质一式三份，电子版发至邮箱。", "warning"),
        ("各县（区）档案局要将登记表盖章扫描件和电子版发至邮箱。", None),
        ("同意登记站保存或者向有关部门送交论文的纸质版和电子版。", None),
    ],
)
def test_paper_beside_files_is_an_error_only_where_a_lower_body_hands_in_its_own(sentence: str, severity: str | None) -> None:
    assert [f.severity for f in findings(HEAD + sentence) if f.rule == "J012"] == [severity] * (severity is not None)


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("着力解决登记站重复录入、多头填报的问题。", None), ("登记站要重复录入登记数据。", "J011"),
        ("针对各县层层签订责任书的现象，逐项整改。", None), ("各县要签订登记责任书，解决人手不足的问题。", "J005"),
        ("新建的登记站（纳入市级台账管理的除外），一律实行网上登记。", None), ("新建的登记站要纳入市级台账管理。", "J013"),
    ],
)
def test_what_is_to_be_put_right_and_what_is_excepted_is_asked_of_nobody(sentence: str, code: str | None) -> None:
    assert told(sentence) == [code] * (code is not None)


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("各县要建立统一的资产登记台账。", None), ("各县要建立登记工作台账。", "J013"),
        ("各县要建立闲置土地项目清单。", None), ("各县要建立登记问题清单。", "J013"),
        ("各县要抓好第三方评估反馈问题整改。", None), ("对各县登记工作开展第三方评估。", "J014"),
        ("各县要将优待政策传达至登记员。", None), ("各县要将会议精神传达到村。", "J008"),
        ("健全县乡村三级就业服务网络。", None), ("健全县乡村三级登记排查网络。", "J018"),
        ("完善领导干部政绩考核评价机制。", None), ("对各县登记工作进行考核评价。", "J006"),
        ("各县要加强对商品房预售许可实施情况的监督检查。", None), ("各县要加强对乡镇登记落实情况的监督检查。", "J006"),
        ("附件：登记工作领导小组成员名单。", None), ("成立登记工作领导小组。", "J016"),
        ("由税务总局研究制定登记具体办法。", None), ("由各县研究制定登记具体办法。", "J002"),
    ],
)
def test_the_bodys_own_business_is_no_burden_and_its_neighbour_is(sentence: str, code: str | None) -> None:
    assert (code in told(sentence)) if code else not told(sentence)


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("财政部门对登记专项资金使用情况开展绩效评价。", None), ("市档案局对各县登记情况开展考核评价。", "J006"),
        ("建立监管银行考核评价机制。", None), ("建立各县登记工作考核评价机制。", "J006"),
        ("加强登记员医德医风考核。", None), ("加强登记工作考核。", "J006"),
        ("定期开展拉网式巡查检查。", None), ("定期开展登记督导检查。", "J006"),
        ("适时对登记政策实施效果开展评估。", None), ("适时对各县开展评估督导。", "J006"),
        ("对参评成果申请材料进行审查。", None), ("完善投诉举报督办机制。", None), ("完善登记督办机制。", "J006"),
        ("健全网络与信息安全通报预警机制。", None), ("健全登记进展通报机制。", "J014"),
        ("遴选各县报送的好经验。", None), ("各县要报送登记好经验好做法。", "J001"),
        ("及时报告登记信息变更情况。", None), ("及时报告登记进展情况。", "J001"),
        ("申请书纸质材料一式一份和电子文本。", None), ("实现公报电子版与纸质版同步发行。", None),
        ("细化“一楼一策”方案，加快项目建设。", None), ("各县要细化登记工作方案。", "J002"),
        ("登记办法由学术委员会设立工作组审定。", None), ("由各县设立登记工作组。", "J016"),
        ("各单位将推荐表等书面材料报送市档案局。", None), ("各单位将登记总结等书面材料报送市档案局。", "J001"),
        ("现提出实施意见如下：", None), ("完善登记实施方案的管理。", None), ("完善登记实施方案。", "J002"),
        ("各县在制订登记方案时，优先考虑老人。", None), ("各县要制订登记方案，优先考虑老人。", "J002"),
        ("登记费的具体办法由财政部另行制定。", None), ("登记费的具体办法由省财政部门另行制定。", "J002"),
        ("诚信档案的管理办法由中央公务员主管部门制定。", None), ("登记的管理办法由县级主管部门制定。", "J002"),
        ("项目管理部门适时组织抽查。", None), ("市档案局适时组织抽查。", "J006"),
        ("各社区教育机构要开设登记课程。", None), ("各社区要开设登记课程。", "J018"),
    ],
)
def test_work_on_projects_money_people_and_the_public_is_told_from_work_laid_on_lower_bodies(
    sentence: str, code: str | None
) -> None:
    assert (code in told(sentence)) if code else not told(sentence)


def test_ministries_of_the_centre_are_asked_nothing_as_lower_bodies() -> None:
    text = "税务总局制定登记实施方案。"
    assert parties(text).asked(4).side == SUPERIOR
    assert "J002" not in told(text)
    assert told("各县税务局制定登记实施方案。") == ["J002"]


@pytest.mark.parametrize(
    ("text", "imposes"),
    [
        ("青石大学关于做好登记工作的通知\n各学院：\n各学院要于年底前报送登记工作总结。", False),
        ("青石发展集团有限公司关于做好登记工作的通知\n各部门：\n各部门要于年底前报送登记工作总结。", False),
        ("登记员考试大纲\n由各县档案局于年底前报送登记工作总结。", False),
        ("青石大学关于做好登记工作的通知\n各县（区）人民政府：\n各县要于年底前报送登记工作总结。", True),
        ("青石市档案局关于做好登记工作的通知\n各学校：\n各学校要于年底前报送登记工作总结。", True),
        ("关于做好登记工作的通知\n各单位：\n各单位要于年底前报送登记工作总结。", True),
    ],
)
def test_schools_companies_and_forms_are_not_bound_unless_they_turn_to_governments(text: str, imposes: bool) -> None:
    assert ("J001" in [finding.rule for finding in findings(text)]) is imposes


@pytest.mark.parametrize(
    ("text", "part", "name"),
    [
        ("由县自然资源部门建立清单", "部门", "县自然资源部门"), ("请各县（区）档案局上报", "各县", "各县（区）档案局"),
        ("第十条各省自行制定", "各省", "各省"), ("市工业和信息化局负责", "局", "市工业和信息化局"),
        ("各地对照省厅方案", "厅", "省厅"), ("结合职责的政府", "政府", "政府"), ("各县和乡镇政府", "乡镇政府", "乡镇政府"),
        ("县、乡两级政府要", "政府", "县、乡两级政府"), ("厅里要求", "厅", None),
        ("有关部门及时向所属单位传达", "有关部门", "有关部门"), ("（2025年）省厅要", "厅", "省厅"),
    ],
)
def test_the_name_of_the_body_asked_is_clean_or_left_out(text: str, part: str, name: str | None) -> None:
    start = text.index(part)
    assert name_of(text, start, start + len(part)) == name


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("各有关部门要结合本地区本部门实际制定登记实施方案。", "要求“各有关部门”制定"),
        ("要建立健全政府购买登记服务制度，及时报送登记进展情况。", "要求报送"),
        ("各县要优化登记点布局，制定登记实施方案。", "要求“各县”制定"),
    ],
)
def test_only_who_acts_is_quoted_as_the_body_asked(sentence: str, said: str) -> None:
    assert findings(HEAD + sentence)[0].message.startswith(said)
