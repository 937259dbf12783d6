"""The lexicons hold what they say: sorted, without doubles, every phrase findable, nothing protected among the boilerplate."""

import re
from itertools import permutations
from pathlib import Path

import pytest

from gongwen_lint.analysis.patterns import fixed_parts, forms, parse
from gongwen_lint.analysis.phrases import PhraseIndex
from gongwen_lint.errors import WrongUsage
from gongwen_lint.kernel import lint
from gongwen_lint.lexicons import CATEGORIES, boilerplate, load_user_lexicon, protected_terms
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.settings import Settings
from gongwen_lint.tables import table
from gongwen_lint.words import segmenter

KINDS = {"protected": ("政治表述", "法定用语", "程式用语", "专有名称"), "bodies": ("中央", "地方")}
DATED = re.compile(r"(?:19|20)\d\d年|〔20\d\d〕|（20\d\d—20\d\d年）")
"""a public document and its year"""
FILLERS = ("登记", "窗口")
"""what stands in a gap; one that makes a longer word with its neighbour (工作部门) shows nothing of the pattern"""


def examples(pattern: str, filler: str):
    """The shortest text of a pattern, and one more for each literal in it."""
    parts = parse(pattern)
    first = [part.choices[0] if part.choices else filler for part in parts]
    yield "".join(text for text, part in zip(first, parts, strict=True) if not part.optional)
    for at, part in enumerate(parts):
        for choice in part.choices:
            yield "".join(
                choice if other == at else text
                for other, (text, rest) in enumerate(zip(first, parts, strict=True)) if other == at or not rest.optional
            )


def test_boilerplate_is_whole_sorted_and_without_doubles() -> None:
    rows = table("boilerplate")
    assert len(rows) >= 300
    assert all(row[name].strip() == row[name] != "" for row in rows for name in ("pattern", "category", "reason", "source"))
    assert {row["category"] for row in rows} == set(CATEGORIES)
    order = [(CATEGORIES.index(row["category"]), row["pattern"]) for row in rows]
    assert order == sorted(order)
    assert len({pattern for _, pattern in order}) == len(order)


@pytest.mark.parametrize("name", KINDS)
def test_protected_terms_are_whole_sorted_and_without_doubles(name: str) -> None:
    rows = table(name)
    assert all(row[column].strip() == row[column] != "" for row in rows for column in ("term", "kind", "source"))
    order = [(KINDS[name].index(row["kind"]), row["term"]) for row in rows]
    assert order == sorted(order)
    assert len({term for _, term in order}) == len(order)


def test_no_form_of_a_protected_term_is_written_twice() -> None:
    terms = [row["term"] for name in KINDS for row in table(name)]
    assert all(map(parse, terms))
    every = [form for term in terms for form in forms(term)]
    assert len(set(every)) == len(every)
    assert set(every) == protected_terms()
    assert all(form == form.strip() and len(form) > 1 for form in every)


def test_sources_of_protected_terms_can_be_looked_up() -> None:
    rows = [row for name in KINDS for row in table(name)]
    assert not [row["term"] for row in rows if not DATED.search(row["source"])]


def test_marks_of_template_sites_are_whole_sorted_and_each_is_found() -> None:
    rows = table("template_sites")
    assert all(row[column].strip() == row[column] != "" for row in rows for column in ("mark", "kind", "reason", "source"))
    order = [(("网站名", "网址", "字样").index(row["kind"]), row["mark"]) for row in rows]
    assert order == sorted(order)
    assert len({mark for _, mark in order}) == len(order)
    settings = Settings(select=("X005",))
    for _, mark in order:
        assert any(mark.upper() in quote for quote in findings(f"登记报告\n县政府：\n登记12件。{mark.upper()}\n", settings)), mark


def test_formulas_are_whole_sorted_and_each_is_written_out() -> None:
    rows = table("formulas")
    assert all(value.strip() == value != "" for row in rows for value in row.values())
    names = [row["formula"] for row in rows]
    assert names == sorted(set(names))
    assert not [name for name in names if re.search(r"[()|<>\[\]]", name)]
    assert {row["reason"].partition("，")[2] for row in rows} <= {"哪里都一样", ""}
    assert not [row["formula"] for row in rows if not re.fullmatch(r"语料 [1-9]\d{0,3}/1804|通例", row["source"])]


def test_prefectures_are_whole_sorted_and_of_a_known_province() -> None:
    rows = table("prefectures")
    assert all(value.strip() == value != "" for row in rows for value in row.values())
    names = [row["name"] for row in rows]
    assert names == sorted(set(names))
    assert len(names) == 333
    assert all(name.endswith(("市", "地区", "自治州", "盟")) for name in names)
    assert {row["province"] for row in rows} <= {row["short"] for row in table("regions")}


def test_synonyms_are_whole_sorted_and_each_pair_is_found() -> None:
    rows = table("synonyms")
    assert all(value.strip() == value != "" for row in rows for value in row.values())
    kinds = ("动词", "副词")
    order = [(kinds.index(row["kind"]), row["words"]) for row in rows]
    assert order == sorted(order)
    words = [word for row in rows for word in row["words"].split("、")]
    assert len(set(words)) == len(words), "a word stands in two sets"
    assert not set(words) & protected_terms()
    for row in rows:
        mine = row["words"].split("、")
        assert mine == sorted(mine)
        for one, other in permutations(mine, 2):
            said = f"{one}和{other}" if row["kind"] == "动词" else one + other
            quotes = findings(f"关于登记的通知\n各科室：\n窗口人员{said}登记。", Settings(select=("D011",)))
            assert quotes == ([] if said in row["fixed"].split("、") else [said]), said


@pytest.mark.parametrize("said", [
    "建立健全", "巩固拓展", "传承弘扬", "贯彻落实", "组织实施", "监督检查", "防范化解", "鼓励支持", "健全完善", "优化完善",
    "修订完善", "积极主动", "加快推进", "培育壮大", "保障和改善", "加强和改进", "关心关爱", "持续不断", "协调推进", "有效防止",
    "认真细致",
])
def test_a_set_phrase_is_no_stack(said: str) -> None:
    assert findings(f"关于登记的通知\n各科室：\n各科室要{said}登记工作。", Settings(select=("D011",))) == []


def test_every_entry_is_found_in_each_of_its_forms() -> None:
    entries = boilerplate()
    index = PhraseIndex([entry.pattern for entry in entries], protected_terms(), segmenter())

    def is_found(phrase: str) -> bool:
        return any(hit.start <= 3 and hit.end >= 3 + len(phrase) for hit in index.search(f"对此，{phrase}。"))

    forms = [form for entry in entries for form in zip(*(examples(entry.pattern, word) for word in FILLERS), strict=True)]
    assert not [form for form in forms if not any(map(is_found, form))]


def test_no_entry_holds_a_protected_term() -> None:
    literals = {choice for entry in boilerplate() for part in parse(entry.pattern) for choice in part.choices}
    assert not [(term, literal) for literal in literals for term in protected_terms() if term in literal]


def test_the_glance_at_a_pattern_sees_what_reading_it_sees() -> None:
    for entry in boilerplate():
        parts = parse(entry.pattern)
        fixed = [(at, set(part.choices)) for at, part in enumerate(parts) if part.choices and not part.optional]
        assert [(at, set(choices)) for at, choices in fixed_parts(entry.pattern)] == fixed


def findings(text: str, settings: Settings) -> list[str]:
    return [finding.quote for finding in lint(read_plain(text.encode(), "例.txt"), settings)]


@pytest.mark.parametrize("said", [
    "不忘初心、牢记使命", "不忘初心，牢记使命", "牢记使命，不忘初心", "大力弘扬长征精神", "深刻领会党的二十大的重大意义",
    "充分发挥市场在资源配置中的决定性作用，更好发挥政府作用", "深刻认识“两个确立”的决定性意义", "坚持以经济体制改革为牵引",
    "以习近平法治思想为引领", "坚持上下协同、条块结合", "完善共建共治共享的社会治理制度", "坚定不移贯彻新发展理念",
])
def test_a_political_saying_is_left_alone(said: str) -> None:
    every = Settings(select=("S001",), options={"S001": {"density": 0.0}})
    assert findings(f"关于登记的通知\n各科室：\n各科室要{said}，当日登记。高度重视。", every) == ["高度重视"]


@pytest.mark.parametrize("said", [
    "登记机关应当采取有效措施", "登记机关应当加强对登记工作的组织领导", "登记机关未采取有效措施",
    "用人单位依法建立和完善规章制度",
])
def test_the_wording_of_laws_is_left_alone(said: str) -> None:
    every = Settings(select=("S001",), options={"S001": {"density": 0.0}})
    assert findings(f"关于登记的通知\n各科室：\n{said}，当日登记。要采取有效措施。", every) == ["采取有效措施"]


def test_only_the_words_of_a_formulation_are_protected() -> None:
    every = Settings(select=("S001",), options={"S001": {"density": 0.0}})
    text = "关于登记的通知\n各科室：\n要高度重视学习党的二十届三中全会精神。认真学习领会习近平法治思想。推动河长制落地见效。"
    assert findings(text, every) == ["高度重视", "认真学习领会", "落地见效"]


def test_a_unit_adds_and_protects_phrases_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "本单位用语.txt"
    lines = ("# 说明", "", "add\t登记一盘棋", "增加 (扎紧|系牢) 登记口袋", "protect 高度重视", "保护 形成工作合力")
    path.write_text("\n".join(lines), encoding="utf-8")
    added, protected = load_user_lexicon(path)
    assert (added, protected) == (("登记一盘棋", "(扎紧|系牢) 登记口袋"), ("高度重视", "形成工作合力"))
    text = "关于登记的通知\n各科室：\n要高度重视登记。登记一盘棋很重要。要系牢登记口袋。要加强组织领导，形成工作合力。"
    plain = Settings(select=("S001",))
    own = Settings(select=("S001",), added=added, protected=protected)
    assert findings(text, plain) == ["高度重视", "加强组织领导，形成工作合力"]
    assert findings(text, own) == ["登记一盘棋", "系牢登记口袋", "加强组织领导"]


@pytest.mark.parametrize("data", ["add 登记一盘棋\n".encode("gb18030"), "\ufeffadd 登记一盘棋\r\n".encode()])
def test_a_list_from_windows_is_read(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "用语.txt"
    path.write_bytes(data)
    assert load_user_lexicon(path) == (("登记一盘棋",), ())


@pytest.mark.parametrize(("line", "fault"), [
    ("登记一盘棋", "应以 add（增加）或 protect（保护）开头"), ("add", "后面没有写用语"), ("add (扎紧 登记", "括号不成对"),
    ("add 推动 <代词> 登记", "没有这类词"), ("protect (高度|十分) 重视", "只能是原文字样"),
])
def test_a_wrong_line_is_told_with_its_number(tmp_path: Path, line: str, fault: str) -> None:
    path = tmp_path / "用语.txt"
    path.write_text(f"# 第一行\nadd 登记一盘棋\n{line}\n", encoding="utf-8")
    with pytest.raises(WrongUsage) as told:
        load_user_lexicon(path)
    assert f"{path} 第3行" in told.value.message
    assert fault in told.value.message
    assert told.value.code == "bad-lexicon"


def test_a_list_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="读不出来"):
        load_user_lexicon(tmp_path / "没有.txt")
