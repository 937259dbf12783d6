"""What the rules on length, proportion, forwarding, marks and addressees say beyond their examples."""

import pytest

from gongwen_lint.document import Line, build
from gongwen_lint.kernel import examine, lint
from gongwen_lint.provisions import load_profile
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.report import Finding
from gongwen_lint.settings import Settings, Stated

ITEM = "各科室每周五下班前，把当周办结的事项、未办结的原因和下周的安排报办公室登记。"  # 38 字


def of(code: str, text: str, profile: str = "central", kind: str | None = None, **options: object) -> list[Finding]:
    settings = Settings(load_profile(profile), Stated(kind=kind), select=(code,), options={code: options})
    return lint(read_plain(text.encode(), "例.txt"), settings)


def notice(count: int, title: str = "关于登记办结事项的通知") -> str:
    return f"{title}\n各科室：\n{ITEM * count}"


@pytest.mark.parametrize(("profile", "kind", "count", "article"), [
    ("central", "专项部署", 106, ("central", "2")),  # 4028 字
    ("central", "专项部署", 105, None),  # 3990
    ("central", "规范性制度", 106, None),
    ("central", "规范性制度", 132, ("central", "2")),  # 5016
    ("central", "综合部署", 200, None),
    ("gansu", "综合部署", 132, ("gansu", "三")),
    ("gansu", "专项报告", 79, ("gansu", "三")),  # 3002
    ("wuwei", "专项部署", 106, ("central", "2")),
    ("wuwei", "应急预案", 200, None),
])
def test_the_finding_names_the_article_that_was_applied(profile: str, kind: str, count: int, article: tuple | None) -> None:
    found = of("D001", notice(count), profile, kind)
    assert [(finding.basis[0].document, finding.basis[0].article) for finding in found] == ([article] if article else [])
    for finding in found:
        assert str(count * 38) in finding.message
        assert kind in finding.message
        assert "由用户指定" in finding.message
        assert finding.severity == "warning"


def test_rules_made_by_order_have_no_limit() -> None:
    order = notice(140, "青石市人民政府令第12号 青石市登记办法")
    assert of("D001", order) == []
    assert len(of("D001", order.replace("人民政府令第12号 ", ""))) == 1


def test_what_cannot_be_told_is_only_mentioned() -> None:
    assert [finding.severity for finding in of("D001", ITEM * 140, kind="其他")] == ["info"]


def test_pages_say_where_they_are_from() -> None:
    (finding,) = of("D002", notice(180, "关于登记办结事项的意见"), "zhejiang")
    assert finding.basis[0].document == "zhejiang"
    assert "每页 22 行、每行 28 字" in finding.message
    assert of("D002", notice(180, "关于登记办结事项的意见"), "zhejiang", "专项报告") == []


def test_a_late_start_tells_how_much_and_where() -> None:
    lead = "近年来，登记工作取得积极成效。" * 40
    (finding,) = of("D003", f"关于做好登记工作的通知\n各科室：\n{lead}\n各科室要当日登记。")
    assert "到行号 4 才" in finding.message
    assert "600 字" in finding.message
    assert finding.line == 3
    assert finding.quote.startswith("近年来")


def test_a_heading_is_quoted_without_the_blanks_before_it() -> None:
    body = "\n".join(f"\u3000\u3000{text}" for text in ("一、重要意义", "登记是办事的基础。", "二、措施", "当日登记。"))
    text = f"关于做好登记工作的通知\n各科室：\n{body}"
    (finding,) = of("D005", text, least=10)
    assert (finding.quote, finding.line, finding.column) == ("一、重要意义", 3, 3)


def test_a_table_in_a_document_over_its_limit() -> None:
    rows = [Line(0, 0, f"{number}\t登记室\t每周{number}次", region="table") for number in range(1, 9)]
    lines = [Line(0, 0, text) for text in ("关于登记的通知", "各科室：", "登记地点见下表。")]
    settings = Settings(select=("D013",), options={"D013": {"limit": 10}})
    (finding,) = lint(build("例.docx", "docx", [*lines, *rows]), settings)
    assert finding.message.startswith("正文里的表格有 8 行、") and finding.message.endswith("，而正文 72 字，超限 62 字。")
    assert (finding.line, finding.end_line) == (4, 11)
    assert lint(build("例.docx", "docx", [*lines, *rows[:7]]), settings) == []


def test_the_title_counts_its_lines() -> None:
    title = ("青石县档案局关于做好", "来文来电和来访来信办结事项", "登记汇总和分析", "反馈工作的通知")
    lines = [Line(0, 0, text, continues=at > 0) for at, text in enumerate(title)]
    document = build("例.pdf", "pdf", [*lines, Line(0, 0, "各科室："), Line(0, 0, "请当日登记。")])
    assert [finding.message for finding in lint(document, Settings(select=("D009",)))] == ["标题排了 4 行，超过 3 行。"]
    assert lint(document, Settings(select=("D009",), options={"D009": {"lines": 4}})) == []


CHAIN = "关于转发《市档案局关于转发〈省档案局登记工作规范〉的通知》的通知\n各乡镇：\n现转发给你们，请遵照执行。"
ASKING = "关于购置登记设备的请示\n王市长：\n现有设备已不够用，请批准。\n青石县档案局\n2025年3月5日"
LEAPING = "关于购置登记设备的请示\n省人民政府：\n现有设备已不够用，请批准。\n青石县人民政府\n2025年3月5日"


@pytest.mark.parametrize(("code", "text", "hard"), [
    ("X006", CHAIN, ("gansu", "wuwei")), ("J023", ASKING, ("wuwei", "zhejiang")), ("J023", LEAPING, ("zhejiang",)),
])
def test_a_local_prohibition_is_an_error_only_where_it_binds(code: str, text: str, hard: tuple[str, ...]) -> None:
    for profile in ("central", "gansu", "wuwei", "zhejiang"):
        (finding,) = of(code, text, profile)
        assert finding.severity == ("error" if profile in hard else "warning")


@pytest.mark.parametrize("addressee", [
    "王市长", "李青山同志", "县委主要领导", "尊敬的王书记", "市政府、王副市长", "市人民政府并王市长", "张一川副秘书长",
])
def test_persons(addressee: str) -> None:
    assert len(of("J023", ASKING.replace("王市长", addressee))) == 1


@pytest.mark.parametrize("addressee", [
    "市人民政府", "市委办公室", "市政府办公室", "市教育局", "各位领导", "市委、市政府", "市发展改革委", "市纪委监委",
])
def test_bodies(addressee: str) -> None:
    assert of("J023", ASKING.replace("王市长", addressee)) == []


@pytest.mark.parametrize(("text", "found"), [
    ("现有设备已不够用。妥否，请批示。", True),
    ("根据您5月6日的批示，现将设备情况报告如下。", False),
    ("这是县长办公会交办的事项，请批准。", False),
])
def test_what_a_leader_assigned_is_reported_to_the_leader(text: str, found: bool) -> None:
    assert len(of("J023", ASKING.replace("现有设备已不够用，请批准。", text))) == found


URGENT = (
    "{mark}\n青石县人民政府办公室文件\n青政办发〔2025〕3号\n关于做好登记工作的通知\n各乡镇：\n{text}\n"
    "青石县人民政府办公室\n2025年3月5日"
)


@pytest.mark.parametrize(("mark", "text", "found"), [
    ("特急", "请于6月底前完成登记。", True),
    ("紧急程度：特急", "请于6月底前完成登记。", True),
    ("急件", "请于6月底前完成登记。", True),
    ("加急", "请于3月12日前报送。", False),
    ("加急", "请于3月31日前报送。", True),
    ("加急", "请在3个工作日内报送。", False),
    ("特急", "发生险情的，要先转移。", False),
    ("", "请于6月底前完成登记。", False),
    ("秘密", "请做好登记。（此件公开发布）", True),
    ("秘密", "请做好登记。", False),
])
def test_marks(mark: str, text: str, found: bool) -> None:
    assert len(of("J022", URGENT.format(mark=mark, text=text))) == found


def test_a_speech_is_told_by_its_title_or_by_its_audience() -> None:
    words = "登记要当日办结，漏登的要补登。" * 20  # 300 字
    for head in ("在登记工作会议上的讲话\n", "青石县政府工作报告\n各位代表：\n", "登记工作安排\n同志们：\n"):
        assert len(of("D012", head + words, rate=4)) == 1, head
    for head in ("关于登记工作的报告\n县政府：\n", "关于做好登记工作的通知\n各科室：\n"):
        assert of("D012", head + words, rate=4) == [], head
    (finding,) = of("D012", "在登记工作会议上的讲话\n" + words, rate=4)
    assert "75 分钟" in finding.message
    assert finding.basis[0].article == "6"


def test_the_report_on_a_norm_has_no_errors() -> None:
    norm = (
        "登记工作办法\n第一条 为规范登记工作，制定本办法。\n第二条 不得向领导同志个人报文，严禁层层转发。\n"
        "第三条 不急的不标特急。\n第四条 本办法自2025年3月5日起施行。\n"
    )
    report = examine(read_plain(norm.encode(), "例.txt"), Settings(load_profile("wuwei"), select=("D", "X", "J")))
    assert report.findings == ()


def test_a_speech_just_over_the_limit_is_told_as_longer_than_the_limit() -> None:
    speech = f"在登记工作会议上的讲话\n同志们：\n{'登记要当日办结。' * 1500}好"  # 12001 字
    assert [finding.message for finding in of("D012", speech)] == ["全文 12001 字，按每分钟 200 字约讲 61 分钟，超过 60 分钟。"]


def test_a_share_just_over_the_limit_is_told_as_larger_than_the_limit() -> None:
    text = f"关于登记的通知\n各科室：\n一、重要意义\n{'登记是办事的基础，' * 34}要重视。\n二、措施\n{'当日登记。' * 220}"
    (finding,) = of("D005", text, share=0.22)
    assert "占正文的 22.3%，超过 22%" in finding.message


@pytest.mark.parametrize(("said", "quote"), [
    ("登记XX 人次", "XX 人次"), ("登记XX余件", "XX余件"), ("XX 号文件", "XX"), ("* 项目登记", None), ("3 × 5 米", None),
])
def test_an_empty_place_is_quoted_with_its_unit(said: str, quote: str | None) -> None:
    found = of("S012", f"登记工作报告\n县政府：\n全年\n{said}。")
    assert [finding.quote for finding in found] == ([quote] if quote else [])


@pytest.mark.parametrize(("said", "rule"), [
    ("各科室要高度重视，切实加强组织领导，形成工作合力，确保各项任务落到实处、取得实效。", "S002"),
    ("不断完善工作机制，加大改革创新力度，大力提升服务水平，推动登记工作再上新台阶。", "S005"),
])
def test_a_phrase_within_an_empty_passage_is_reported_once(said: str, rule: str) -> None:
    document = read_plain(f"关于做好登记工作的通知\n各科室：\n登记表于3月5日前报办公室。\n{said}".encode(), "例.txt")
    assert [finding.rule for finding in lint(document, Settings(select=("S001",)))] == ["S001"]
    assert [finding.rule for finding in lint(document, Settings(select=("S001", rule)))] == [rule]
