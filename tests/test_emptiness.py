"""What makes a sentence empty: the shipped weights, the verdict's bounds, and how often it agrees with a reader."""

from collections import Counter
from pathlib import Path
from sys import setprofile
from time import process_time
from types import SimpleNamespace

import pytest
from office import FORMULA, HEAD, PASSED_ON, TOLD, VAGUE, analysed, around, cases, is_empty, judged, says_nothing

from gongwen_lint.analysis.concrete import KINDS as CONCRETE
from gongwen_lint.analysis.concrete import Element
from gongwen_lint.analysis.headings import ATTENDANT, RATIONALE, SAFEGUARDS, TARGET
from gongwen_lint.emptiness.signs import signs
from gongwen_lint.emptiness.tables import FOLDER, WIDTH, compiled, known_terms, sign_weights, term_numbers, term_rows
from gongwen_lint.emptiness.terms import LONGEST, fold
from gongwen_lint.emptiness.verdict import SHORTEST, SUBSTANCE, judge
from gongwen_lint.kernel import examine
from gongwen_lint.lexicons import CATEGORIES, FRAMES
from gongwen_lint.provisions.limits import KINDS
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.settings import Settings

HALF = str.maketrans("，；：！？（）", ",;:!?()")
NUMBER = {"T": 30, "Z": 20, "K": 35, "M": 35, "G": 15, "N": 15}
"""sentences of the table by label"""
RULES = Settings(select=("S002", "S003", "S005"))


def test_the_compiled_files_are_those_of_the_table() -> None:
    assert {name: Path(FOLDER, name).read_bytes() for name in compiled([])} == compiled(term_rows())
    assert len(known_terms()) * WIDTH == len(term_numbers())


def test_the_terms_are_whole_folded_and_without_doubles() -> None:
    names = [name for name, _, _ in term_rows()]
    assert names == sorted(set(names))
    assert all(0 < len(name) <= LONGEST and fold(name) == name for name in names)


def producible() -> set[str]:
    """The signs of sentences of all sorts, with all numbers of phrases and elements, anywhere in a document."""
    texts = [
        f"{label}{mark}{'登记' * length}{'，归档' * clauses}{'、簿' * listed}{end}"
        for label in ("", "一、", "（一）", "1.", "第一条", "一是") for mark in ("", "：", "；", "“", "（", "A")
        for length in (1, 6, 15, 40, 90) for clauses in (0, 2, 5, 9) for listed in (0, 1, 4, 8) for end in ("。", "", "：")
    ]
    phrases = [
        SimpleNamespace(start=0, end=2, frame=name in FRAMES, entry=SimpleNamespace(category=name)) for name in CATEGORIES
    ]
    found: set[str] = set()

    def see(text: str, said=(), held=(), kind=None, part=None, place=0.0, role="body", start=0) -> None:
        block = SimpleNamespace(role=role, start=0, end=1_000)
        prose = SimpleNamespace(sentence=SimpleNamespace(text=text, block=block, start=start), part=part, place=place)
        found.update(signs(prose, said, held, kind))

    for text in texts:
        see(text)
    for kind in (None, *KINDS):
        see("登记。", kind=kind)
    for part in (None, RATIONALE, SAFEGUARDS, ATTENDANT, TARGET):
        for place in (0.01, 0.1, 0.3, 0.7, 0.9, 0.99):
            see("登记。", part=part, place=place, role="attachment", start=1)
    for times in range(11):
        for kind in CONCRETE:
            see("登记" * 5, held=[Element(kind, 0, 1)] * times)
        see("登记" * 5, held=[Element(kind, 0, 1) for kind in CONCRETE[:times]])
        for phrase in phrases:
            see("登记" * 10, said=[phrase] * times)
    return found


def test_every_sign_with_a_weight_can_be_there() -> None:
    assert sign_weights().keys() - producible() == {""}


def test_the_table_of_sentences_is_as_it_was_written() -> None:
    assert Counter(case.label for case in cases()) == NUMBER
    assert len({case.sentence for case in cases()}) == sum(NUMBER.values())


@pytest.mark.parametrize(("labels", "found"), [("TZ", says_nothing), ("TZK", is_empty)])
def test_four_of_five_empty_sentences_are_found_and_four_of_five_found_are_empty(labels: str, found) -> None:
    reported = {case for case in cases() if found(judged(case.sentence, case.heading))}
    empty = {case for case in cases() if case.label in labels}
    missed = "\n".join(case.sentence for case in empty - reported)
    wrong = "\n".join(case.sentence for case in reported - empty)
    assert len(reported & empty) >= 0.8 * len(reported), wrong
    assert len(reported & empty) >= 0.8 * len(empty), missed


def test_formulas_of_the_genre_are_never_empty() -> None:
    assert not [case.sentence for case in cases() if case.label == "G" and is_empty(judged(case.sentence, case.heading))]


@pytest.mark.parametrize("sentence", [
    "首先，感谢您对登记工作的关心和支持。", "衷心感谢您的建议，敬请继续关心支持我们的工作。", "感谢贵单位对登记工作的大力支持！",
    "本办法所称提升服务水平，是指登记机构不断完善工作机制、加大推进力度的行为。",
    "现将《关于切实加强组织领导形成工作合力的意见》印发给你们，请高度重视，认真贯彻执行。",
    "本规定自2025年3月1日起施行，由县档案局负责解释，各科室要高度重视、狠抓落实。",
    "有下列情形之一的，应当提高认识、加强领导、压实责任、形成合力。",
    "申请人未按期补正的，视为撤回申请。",
    "全县共有登记窗口36个，其中乡镇28个。",
    "应补助金额=核定里程×每公里5000元×考核系数。",
])
def test_formulas_definitions_conditions_and_figures_without_phrases_are_substance(sentence: str) -> None:
    assert set(judged(sentence)) == {SUBSTANCE}


@pytest.mark.parametrize("sentence", ["要高度重视。", "好。", "（一）"])
def test_of_a_few_characters_nothing_is_told(sentence: str) -> None:
    assert len(sentence) < SHORTEST
    assert not is_empty(judged(sentence))


def test_marks_of_either_width_give_the_same_verdict() -> None:
    assert all(
        judged(case.sentence.translate(HALF), case.heading) == judged(case.sentence, case.heading) for case in cases()
    )


def test_the_parts_of_a_verdict_are_chances() -> None:
    verdicts = [verdict for case in cases() for verdict in judged(case.sentence, case.heading)]
    assert len(verdicts) > 100
    assert all(0.0 <= part <= 1.0 for verdict in verdicts for part in verdict)
    assert all(sum(verdict) <= 1.0 + 1e-9 for verdict in verdicts)
    assert all(abs(verdict.empty - verdict.said - verdict.vague) < 1e-9 for verdict in verdicts)


@pytest.mark.parametrize("name", ["增强“四个意识”，", "坚决做到“两个维护”，", "增强“四个意识”、坚定“四个自信”、做到“两个维护”，"])
def test_a_protected_formulation_does_not_make_a_measure_empty(name: str) -> None:
    measures = [case for case in cases() if case.label == "M"]
    assert not [case.sentence for case in measures if is_empty(judged(f"{name}{case.sentence}", case.heading))]


@pytest.mark.parametrize("sentence", [FORMULA, PASSED_ON, VAGUE])
def test_a_figure_a_doer_and_a_date_make_a_sentence_less_empty(sentence: str) -> None:
    more = f"{sentence[:-1]}，由县财政局于6月底前拨付经费50万元，购置登记终端12台。"
    assert max(verdict.empty for verdict in judged(more)) < max(verdict.empty for verdict in judged(sentence))


def units(text: str) -> int:
    """How many functions are called to judge a text, which is what the time goes into."""
    found, calls = analysed(text), Counter()
    setprofile(lambda frame, event, argument: calls.update((event,)))
    try:
        assert found.judged
    finally:
        setprofile(None)
    return calls["call"] + calls["c_call"]


@pytest.mark.parametrize("unit", [
    f"{FORMULA}{VAGUE}{TOLD}\n", f"{FORMULA[:-1]}，", "县财政局3个，《登记规定》“两个”，", "一、加强领导\n要高度重视登记工作。\n",
])
def test_the_cost_is_linear(unit: str) -> None:
    units(around(unit))
    assert units(f"{HEAD}{unit * 200}") <= 10.5 * units(f"{HEAD}{unit * 20}")


@pytest.mark.parametrize("text", [
    "各科室要高度重视登记工作，" * 15_400, "，" * 100_000, "。！？；" * 25_000, "1" * 100_000, "1," * 50_000,
    "“甲”3个，" * 20_000, "1." * 50_000, f"《登记{'〈规定〉' * 60}《甲》", "（责任单位：" * 20_000,
    "（责任单位：登记科）" * 10_000, " \u3000\n" * 50_000, "", "好", "……",
    "\ud7ff\ufffd\u200b\u202e" * 100, "Notice on registration. " * 2_000,
], ids=lambda text: f"{text[:12]!r}×{len(text)}")
def test_hostile_texts_are_judged_in_time(text: str) -> None:
    document = read_plain(f"{HEAD}{text}\n".encode(), "例.txt")
    begin = process_time()
    report = examine(document, RULES)
    assert process_time() - begin < 20
    assert 0 <= report.padding.any <= report.padding.body


def test_the_words_of_titles_and_formulations_are_not_scored() -> None:
    assert fold("落实《关于高度重视、加强领导的意见》，当日登记。") == "落实《》，当日登记。"
    assert fold("学习习近平法治思想，当日登记。") == "学习，当日登记。"
    assert fold("推进五色登记法，当日登记。", ("五色登记法",)) == "推进，当日登记。"
    assert fold("推进五色登记法，当日登记。") == "推进五色登记法，当日登记。"


def test_what_is_spoken_is_judged_only_where_a_phrase_stands() -> None:
    plain, formula = "猪圈挨着灶房，路边刷了白墙，这就是变化。", "大家要提高政治站位，统一思想认识，形成工作合力。"
    found = analysed(f"在全县登记工作会议上的讲话\n同志们：\n{plain}\n{formula}\n")
    verdicts = {sentence.prose.sentence.text: sentence.verdict for sentence in found.judged}
    assert verdicts[plain] == SUBSTANCE
    assert verdicts[formula] != SUBSTANCE


def test_a_sentence_of_nothing_but_what_is_protected_is_not_judged() -> None:
    own = "五色登记法全面提升工作水平和服务质量"
    outline = analysed(f"{HEAD}{own}。\n{TOLD}\n")
    assert judge(outline.prose[0], (), None, (own,)).verdict == SUBSTANCE
