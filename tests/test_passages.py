"""Empty sentences in a row are one passage, which tells its length, how much of it is bare, and what shows it."""

import pytest
from office import FORMULA, HEAD, PASSED_ON, TOLD, VAGUE, analysed

from gongwen_lint.analysis.passages import Passage, passages
from gongwen_lint.counting import count_words
from gongwen_lint.emptiness.verdict import SUBSTANCE, Verdict
from gongwen_lint.kernel import lint
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.rules.empty_passages import RULES
from gongwen_lint.settings import Settings

SELECTED = Settings(select=tuple(rule.code for rule in RULES))
PLAIN = "窗口的灯要亮，门要开，椅子要擦净。"
OTHER = "档案柜的锁要紧，架子要牢，梯子要稳。"
THIRD = "院子里的车要停好，树要浇水，地要扫净。"


def joined(text: str, *empty: str) -> list[tuple[Passage, str]]:
    """The passages where exactly these sentences are empty, and their text."""
    found = analysed(text)
    judged = [
        sentence._replace(verdict=Verdict(0.8) if sentence.prose.sentence.text in empty else SUBSTANCE)
        for sentence in found.judged
    ]
    made = passages(judged, lambda verdict: verdict.said if verdict.said > 0.5 else None)
    return [(passage, found.document.quote(passage.span)) for passage in made]


def reported(text: str, settings: Settings = SELECTED) -> list[tuple[str, str, str]]:
    findings = lint(read_plain(text.encode(), "例.txt"), settings)
    return [(finding.rule, finding.severity, finding.quote) for finding in findings]


def test_neighbours_are_joined_also_over_a_line_end() -> None:
    [(passage, text)] = joined(f"{HEAD}{TOLD}{PLAIN}{OTHER}\n{THIRD}\n{TOLD}\n", PLAIN, OTHER, THIRD)
    assert text.replace("\n", "") == f"{PLAIN}{OTHER}{THIRD}"
    assert passage.sentences == 3
    assert passage.words == sum(map(count_words, (PLAIN, OTHER, THIRD)))
    assert passage.chance == pytest.approx(0.8)


@pytest.mark.parametrize("between", [TOLD, f"\n{TOLD}\n", "\n二、归档\n", "\n（一）归档\n"])
def test_a_sentence_of_substance_or_a_heading_parts_them(between: str) -> None:
    found = joined(f"{HEAD}一、登记\n{PLAIN}{between}{OTHER}\n", PLAIN, OTHER)
    assert [text for _, text in found] == [PLAIN, OTHER]


def test_a_note_on_who_answers_parts_nothing() -> None:
    found = joined(f"{HEAD}{PLAIN}（责任单位：登记科）\n{OTHER}（责任单位：档案室）\n", PLAIN, OTHER)
    assert [passage.sentences for passage, _ in found] == [2]


def test_nothing_empty_makes_no_passage() -> None:
    assert joined(f"{HEAD}{PLAIN}{OTHER}\n") == []


@pytest.mark.parametrize(("sentence", "bare"), [
    (PLAIN, PLAIN),
    ("窗口的灯要亮，配3台终端，门要开。", "窗口的灯要亮，门要开。"),
    ("按《登记条例》要求，县财政局要到，灯要亮。", "按《登记条例》要求，灯要亮。"),
    ("6月底前要亮；每年都要到。", ""),
])
def test_the_share_is_that_of_clauses_without_anything_concrete(sentence: str, bare: str) -> None:
    [(passage, _)] = joined(f"{HEAD}{sentence}\n", sentence)
    assert passage.share == pytest.approx(len(bare) / len(sentence))


def test_clauses_with_most_of_the_phrases_are_shown_in_the_order_of_the_text() -> None:
    [(passage, _)] = joined(f"{HEAD}{FORMULA}\n", FORMULA)
    assert "切实加强组织领导" in passage.shown
    assert len(passage.shown) == 3
    places = [FORMULA.index(clause) for clause in passage.shown]
    assert places == sorted(places)


def test_no_clause_is_shown_that_holds_something_concrete() -> None:
    sentence = "要切实加强组织领导，6月底前形成工作合力，窗口的灯要亮。"
    [(passage, _)] = joined(f"{HEAD}{sentence}\n", sentence)
    assert passage.shown == ("要切实加强组织领导", "窗口的灯要亮")


def test_a_clause_is_shown_once_and_a_very_short_one_never() -> None:
    [(passage, _)] = joined(f"{HEAD}{PLAIN}{PLAIN}\n", PLAIN)
    assert passage.shown == ("窗口的灯要亮", "椅子要擦净")


def test_a_formulation_of_the_party_in_it_is_told() -> None:
    sentence = "窗口的灯要亮，坚决做到“两个维护”。"
    [(passage, _), (other, _)] = joined(f"{HEAD}{sentence}\n{TOLD}\n{PLAIN}\n", sentence, PLAIN)
    assert passage.political
    assert passage.kept
    assert not passage.plain
    assert not other.political
    assert not other.kept
    assert other.plain


def test_what_is_kept_is_never_shown_as_empty() -> None:
    sentence = "切实加强组织领导，坚定“四个自信”，坚持阳光登记法，窗口的灯要亮。"
    found = analysed(f"{HEAD}{sentence}\n")
    judged = [one._replace(verdict=Verdict(0.8)) for one in found.judged]
    [passage] = passages(judged, lambda verdict: verdict.said, ("阳光登记法",))
    assert passage.shown == ("切实加强组织领导", "窗口的灯要亮")


def test_formulations_of_the_party_alone_are_pointed_out_however_many() -> None:
    kept = "要增强“四个意识”、坚定“四个自信”、做到“两个维护”，凝聚各方力量，形成工作合力，营造良好氛围。"
    assert [severity for *_, severity, _ in reported(f"{HEAD}{TOLD}\n{kept}\n{kept}\n{TOLD}\n")] == ["info"]


def test_what_the_unit_protects_is_to_be_kept() -> None:
    text = f"{HEAD}{TOLD}\n{FORMULA.replace('形成', '坚持五色登记法，形成')}\n{TOLD}\n"
    [plain], [kept] = (
        lint(read_plain(text.encode(), "例.txt"), SELECTED._replace(protected=protected)) for protected in ((), ("五色登记法",))
    )
    assert plain.suggestion.startswith("删去")
    assert "固定的提法照原样保留" in kept.suggestion
    assert "五色登记法" not in kept.message


@pytest.mark.parametrize(("sentence", "shown"), [
    ("他说：“窗口的灯要亮，门要开。”", {"窗口的灯要亮"}),
    ('他说:"窗口的灯要亮,门要开."', {"窗口的灯要亮"}),
    ("窗口的灯（在东边，也在西边）要亮着才好！", {"窗口的灯", "要亮着才好"}),
    ("三、窗口的灯要亮，门要开，椅子要擦净，院子里的树要浇水。", {"窗口的灯要亮", "椅子要擦净", "院子里的树要浇水"}),
])
def test_no_number_and_no_half_of_a_bracket_or_quotation_is_shown(sentence: str, shown: set[str]) -> None:
    [(passage, _)] = joined(f"{HEAD}{sentence}\n", sentence)
    assert set(passage.shown) == shown


def test_a_short_passage_is_pointed_out_and_a_long_one_warned_of() -> None:
    short = reported(f"{HEAD}{TOLD}\n{FORMULA}\n{TOLD}\n")
    long = reported(f"{HEAD}{TOLD}\n{FORMULA}{FORMULA}\n{TOLD}\n")
    assert [(rule, severity) for rule, severity, _ in short] == [("S002", "info")]
    assert [(rule, severity) for rule, severity, _ in long] == [("S002", "warning")]


def test_the_length_from_which_to_warn_is_an_option() -> None:
    settings = Settings(select=SELECTED.select, options={"S002": {"least": 20}})
    assert [severity for _, severity, _ in reported(f"{HEAD}{TOLD}\n{FORMULA}\n{TOLD}\n", settings)] == ["warning"]


def test_each_sort_has_its_rule() -> None:
    text = f"{HEAD}一、登记\n{FORMULA}\n二、归档\n{PASSED_ON}\n三、移交\n{VAGUE}\n四、查阅\n{TOLD}\n"
    assert [(rule, quote) for rule, _, quote in reported(text)] == [("S002", FORMULA), ("S003", PASSED_ON), ("S005", VAGUE)]


@pytest.mark.parametrize("text", [
    "好\n", "。\n", "关于做好登记工作的通知\n", f"{HEAD}高度重视。加强领导。\n",
    f"{HEAD}出席：王建国、刘芳、陈志强、周晓梅、李明、张伟。\n",
    f"{HEAD}地址：青溪县人民路18号政务服务中心二楼，柳林镇建设路团结巷。\n",
    "Notice\n\nAll offices shall attach great importance to this work.\n",
    f"{HEAD}（一）\n1.\n——\n……\n",
    "登记管理办法\n第一条　登记机构应当在受理之日起3日内办结。\n第二条　登记簿不得涂改。\n",
], ids=lambda text: repr(text[-12:]))
def test_what_is_no_running_text_of_that_sort_is_left_alone(text: str) -> None:
    assert reported(text) == []


def test_nobody_is_told_to_delete_the_principles_of_a_regulation() -> None:
    text = f"登记管理办法\n第一条　为了规范登记，制定本办法。\n第二条　{FORMULA}\n第三条　{VAGUE}\n第四条　登记簿不得涂改。\n"
    found = lint(read_plain(text.encode(), "例.txt"), SELECTED)
    assert [finding.rule for finding in found] == ["S002", "S005"]
    assert all(finding.severity == "info" and "照体例可以保留" in finding.suggestion for finding in found)


def test_a_phrase_of_the_units_own_is_shown_first() -> None:
    text = f"{HEAD}{TOLD}\n{FORMULA.replace('形成', '登记一盘棋，形成')}\n{TOLD}\n"
    [found] = lint(read_plain(text.encode(), "例.txt"), SELECTED._replace(added=("登记一盘棋",)))
    assert "“登记一盘棋”" in found.message
