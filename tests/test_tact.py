"""Nobody is advised to delete the fixed wording of the Party and the state, nor its verb and the words of resolve before it."""

import pytest

from gongwen_lint.analysis.shields import holds_formulation, shields
from gongwen_lint.analysis.tact import tactful
from gongwen_lint.document import Edit, Span
from gongwen_lint.edits import Guard
from gongwen_lint.kernel import lint
from gongwen_lint.lexicons import boilerplate
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.report import Finding
from gongwen_lint.settings import Settings

HEAD = "关于做好登记工作的通知\n各科室：\n"
TOLD = "登记员王某于3月5日前把120份登记表录入系统，逾期的由窗口负责人书面说明。"
EVERY = {"S001": {"density": 0.0}}
FIXED = {
    "党的领导与党建": "党中央权威和集中统一领导",
    "组织原则": "政治意识、大局意识、核心意识、看齐意识",
    "党的建设": "党的长期执政能力建设、先进性和纯洁性建设",
    "意识形态": "意识形态工作领导权、管理权、话语权",
    "依法治国": "依法治国和以德治国相结合",
    "宪法": "宪法法律权威",
    "对台": "一个中国原则",
    "港澳": "爱国者治港",
    "主权": "国家主权、安全、发展利益",
    "民族": "平等团结互助和谐的社会主义民族关系",
    "宗教": "党的宗教工作基本方针",
    "国防": "党在新时代的强军目标",
    "军队": "党对人民军队的绝对领导",
    "外交": "独立自主的和平外交政策",
    "经济": "稳增长、促改革、调结构、惠民生、防风险",
    "基本制度": "公有制为主体、多种所有制经济共同发展",
}


def found(said: str, *rules: str) -> list[Finding]:
    return lint(read_plain(f"{HEAD}{TOLD}\n{said}\n{TOLD}\n".encode(), "例.txt"), Settings(select=rules, options=EVERY))


@pytest.mark.parametrize("fixed", FIXED.values(), ids=FIXED)
def test_a_formulation_of_any_field_is_neither_called_boilerplate_nor_deleted(fixed: str) -> None:
    said = f"要坚决维护{fixed}，切实加强组织领导，形成工作合力。"
    assert holds_formulation(fixed)
    start = f"{HEAD}{TOLD}\n{said}".index(f"坚决维护{fixed}")
    end = start + len(f"坚决维护{fixed}")
    [phrases] = found(said, "S001")
    assert phrases.quote == "切实加强组织领导，形成工作合力"
    for finding in found(said, "S", "D"):
        assert "删去" not in (finding.suggestion or "") or fixed not in finding.quote or "照原样保留" in finding.suggestion
        assert all(edit.span.start >= end or edit.span.end <= start for edit in finding.edits)


@pytest.mark.parametrize("said", [
    "高度重视", "切实加强组织领导", "抓好落实", "强化责任担当", "落到实处", "形成工作合力", "统一思想认识", "提高政治站位",
    "国家统一规定的表格", "党的领导干部", "全面贯彻上级要求", "坚决维护窗口秩序",
])
def test_ordinary_words_are_no_formulation(said: str) -> None:
    assert not holds_formulation(f"各科室要{said}。")


def test_no_entry_of_the_boilerplate_is_a_formulation() -> None:
    assert not [entry.pattern for entry in boilerplate() if holds_formulation(entry.pattern)]


@pytest.mark.parametrize(("said", "led"), [
    ("要坚决有效维护国家主权。", "坚决有效维护国家主权"),
    ("要坚定不移地贯彻一个中国原则。", "坚定不移地贯彻一个中国原则"),
    ("要全面深入贯彻落实党的宗教工作基本方针。", "全面深入贯彻落实党的宗教工作基本方针"),
    ("要始终坚持和完善人民代表大会制度。", "始终坚持和完善人民代表大会制度"),
    ("要牢固树立政治意识、大局意识、核心意识、看齐意识。", "牢固树立政治意识、大局意识、核心意识、看齐意识"),
    ("要坚决反对“台独”分裂活动。", "坚决反对“台独”分裂活动"),
    ("要坚决落实党中央决策部署。", "坚决落实党中央决策部署"),
    ("要切实加强党史学习教育。", "党史学习教育"),
    ("要认真学习领会党的二十大精神。", "党的二十大精神"),
    ("要坚决维护登记秩序。", ""),
])
def test_the_verb_and_the_resolve_before_a_formulation_belong_to_it(said: str, led: str) -> None:
    held = shields(said)
    assert [said[start:end] for start, end in zip(held.starts, held.ends, strict=True)] == ([led] if led else [])


def test_no_edit_takes_the_resolve_from_a_formulation() -> None:
    said = "要坚决有效维护国家主权，坚决有效维护登记秩序。"
    [finding] = found(said, "S010")
    assert finding.quote == "坚决有效"
    assert finding.span.start == f"{HEAD}{TOLD}\n{said}".rindex("坚决有效")
    document = read_plain("要坚决有效维护国家主权。\n".encode(), "例.txt")
    assert [Guard(document).sound((Edit(Span(at, at + 1)),)) for at in range(1, 11)] == [()] * 10
    assert Guard(document).sound((Edit(Span(0, 1)),))


def test_advice_on_words_around_a_formulation_says_that_it_stays() -> None:
    [finding] = found("要高度重视登记，坚持一个中国原则，形成工作合力。", "S001")
    assert finding.quote == "高度重视登记，坚持一个中国原则，形成工作合力"
    assert finding.suggestion == "删去，或者写明谁、做什么、何时完成；固定的政治表述照原样保留。"
    [other] = found("要高度重视登记，形成工作合力。", "S001")
    assert other.suggestion == "删去，或者写明谁、做什么、何时完成。"


def test_advice_tells_the_formulations_of_the_state_from_the_units_own() -> None:
    assert tactful("删去。", "坚持阳光登记法", ("阳光登记法",)) == "删去；固定的提法照原样保留。"
    assert tactful("删去。", "坚持阳光登记法和国家主权", ("阳光登记法",)) == "删去；固定的政治表述照原样保留。"
    assert tactful("写明谁来做。", "坚持国家主权") == "写明谁来做。"
    assert tactful("删去。", "坚持阳光登记法") == "删去。"


@pytest.mark.parametrize("said", [
    "要全面贯彻党的宗教工作基本方针，坚持我国宗教的中国化方向，积极引导宗教与社会主义社会相适应。",
    "要坚持一个中国原则和“九二共识”，坚决反对和遏制“台独”分裂势力，推进祖国和平统一进程。",
    "要牢记党在新时代的强军目标，坚持党对人民军队的绝对领导，深化国防和军队改革，巩固军政军民团结。",
    "要坚决维护党中央权威和集中统一领导，增强政治意识、大局意识、核心意识、看齐意识，自觉同党中央保持高度一致。",
])
def test_a_passage_mainly_of_formulations_is_at_most_pointed_out(said: str) -> None:
    empty = said.replace("。", "，凝聚各方力量，营造良好氛围，形成工作合力。")
    findings = found(f"{empty}{empty}要统一思想认识，营造良好氛围。{empty}", "S002", "S003")
    assert findings
    assert [finding.severity for finding in findings] == ["info"] * len(findings)
    assert all("删去" not in finding.suggestion and "照原样保留" in finding.suggestion for finding in findings)


def test_a_passage_of_boilerplate_with_one_formulation_is_still_warned_of() -> None:
    empty = "各科室要高度重视，充分认识做好登记工作的重要意义，切实加强组织领导，形成工作合力，确保各项任务落到实处、取得实效。"
    [finding] = found(f"{empty}要坚持一个中国原则，统一思想认识，营造良好氛围，凝聚各方力量，形成强大合力。{empty}", "S002")
    assert finding.severity == "warning"
    assert finding.suggestion.startswith("固定的政治表述照原样保留，其余并成一句")


@pytest.mark.parametrize(("said", "advice"), [
    ("党中央高度重视登记工作，要提高思想认识，切实加强组织领导，形成工作合力。", "依据写一句就够"),
    ("要把思想认识统一到总书记回信上来，切实加强组织领导，形成工作合力。", "依据写一句就够"),
    ("要坚定不移按照中央部署推动登记工作，切实加强组织领导，形成工作合力。", "依据写一句就够"),
    ("要坚持和加强党对登记工作的全面领导，切实加强组织领导，形成工作合力。", "固定的政治表述照原样保留"),
    ("要高度重视登记工作，要提高思想认识，切实加强组织领导，形成工作合力。", "删去"),
])
def test_nobody_is_told_to_delete_what_the_central_leadership_said(said: str, advice: str) -> None:
    [finding] = found(said, "S002")
    assert finding.suggestion.startswith(advice)


def test_measures_beside_a_formulation_are_to_be_made_checkable() -> None:
    said = "不断完善登记工作机制，加大改革创新力度，巩固军政军民团结，大力提升服务水平，推动登记工作再上新台阶。"
    [finding] = found(said, "S005")
    assert finding.suggestion == "固定的政治表述照原样保留，其余写出单位、对象、数量、期限、办法中的一两样。"
