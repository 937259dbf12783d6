"""Vague words, heaped modifiers and parallel slogans: what is taken for one, and what only looks like it."""

from time import process_time

import pytest

from gongwen_lint.analysis.literals import Literals, spelled
from gongwen_lint.analysis.measures import is_measure
from gongwen_lint.analysis.modifiers import modifiers
from gongwen_lint.analysis.sentences import found_in, sentences
from gongwen_lint.analysis.shields import shields
from gongwen_lint.analysis.slogans import slogan_runs
from gongwen_lint.analysis.vague import vague_words
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.structure import analyse
from gongwen_lint.words import segmenter

HEAD = "关于做好登记工作的通知\n各科室：\n县财政局印制登记簿。\n"


def outline_of(text: str, head: str = HEAD):
    outline = analyse(read_plain((head + text).encode(), "例.txt"))
    return outline, tuple(sentences(outline))


def vague(text: str, head: str = HEAD) -> list[str]:
    return [word.text for word in vague_words(*outline_of(text, head), ())]


def heaped(text: str, protected: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    return [one.words for one in modifiers(outline_of(text)[1], protected)]


def slogans(text: str, least: int = 3, protected: tuple[str, ...] = ()) -> list[str]:
    return [run.sentence.text[run.start:run.end] for run in slogan_runs(outline_of(text)[1], least, protected)]


@pytest.mark.parametrize(("pattern", "texts"), [
    ("尽快", ["尽快"]), ("(适当|适度) 提高", ["适当提高", "适度提高"]), ("[各] 有关 部门", ["各有关部门", "有关部门"]),
])
def test_a_pattern_of_literals_is_spelled_out(pattern: str, texts: list[str]) -> None:
    assert sorted(spelled(pattern)) == sorted(texts)


@pytest.mark.parametrize("pattern", ["以 …3 为 抓手", "推动 <名词> 发展"])
def test_gaps_and_kinds_of_words_cannot_be_spelled_out(pattern: str) -> None:
    with pytest.raises(ValueError, match="只能写原文"):
        spelled(pattern)


def test_of_overlapping_literals_the_longest_counts() -> None:
    assert list(Literals(["定期", "[定期] 不定期", "定期存款"]).search("定期不定期检查，定期存款")) == [(1, 0, 5), (2, 8, 12)]


def test_names_titles_and_protected_terms_are_shielded() -> None:
    text = "要按《登记办法》开展“尽快”活动，守住窗口，高度重视。"
    held = shields(text, ("守住窗口",))
    places = {word: text.index(word) for word in ("要按", "登记", "开展", "尽快", "窗口", "重视")}
    assert [word for word, at in places.items() if held.touch(at, at + 2)] == ["登记", "尽快", "窗口"]


@pytest.mark.parametrize(("text", "measure"), [
    ("各科室要当日登记。", True), ("（一）完善登记簿。", True),
    ("对登记员给予补助。", True), ("为了便民，要当日登记。", True),
    ("近年来，登记率明显提高。", False), ("县里印制了登记簿。", False),
    ("登记是指记下来件。", False), ("工作量大，来件很多。", False),
])
def test_measures_are_told_from_facts(text: str, measure: bool) -> None:
    assert is_measure(text, segmenter()) is measure


@pytest.mark.parametrize(("text", "words"), [
    ("有关部门要做好衔接。", ["有关部门"]),
    ("登记簿由相关单位负责保管。", []),
    ("登记完毕，由相关单位负责保管。", ["相关单位"]),
    ("要会同有关部门核对登记簿。", []),
    ("档案、税务等有关部门要做好衔接。", []),
    ("有关部门要做好衔接。（责任单位：县档案局）", []),
    ("有关部门要做好衔接（县档案局负责）。", []),
    ("要尽快补登。", ["尽快"]),
    ("要尽快补登，3月5日前报送。", []),
    ("要帮助群众尽快办结。", []),
    ("要适时抽查。", ["适时"]),
    ("要根据登记量适时增设窗口。", []),
    ("要定期核对登记簿。", ["定期"]),
    ("要定期核对登记簿，每月一次。", []),
    ("要及时上报登记表。", ["及时上报"]),
    ("发现漏登的，要及时上报。", []),
    ("要适当增加登记员。", ["适当增加"]),
    ("要适当增加登记员，每个窗口2名。", []),
    ("要适当增加登记员，具体人数由县档案局确定。", []),
    ("要不断改进，适当增加登记员。", ["适当增加"]),
    ("要增设若干窗口。", ["若干"]),
    ("要落实若干措施。", []),
    ("要给予一定比例的补助。其中，窗口补助不超过30%。", []),
    ("原则上由经办科室登记。", ["原则上"]),
    ("原则上由经办科室登记，确需委托的应报批。", []),
    ("原则上不再增设窗口。", []),
    ("要处罚漏登，并视情节轻重通报。", []),
    ("近年来，县里适时抽查了登记簿。", []),
])
def test_vague_words(text: str, words: list[str]) -> None:
    assert vague(text) == words


def test_a_doer_is_vague_only_where_the_document_names_bodies_and_is_not_addressed_to_it() -> None:
    assert vague("有关部门要做好衔接。", "关于做好登记工作的通知\n各科室：\n") == []
    assert vague("县财政局印制登记簿。有关部门要做好衔接。", "关于做好登记工作的通知\n县直有关部门：\n") == []


@pytest.mark.parametrize(("text", "found"), [
    ("要切实有效推进登记。", [("切实", "有效")]),
    ("要进一步、不断地加大力度。", [("进一步", "不断")]),
    ("要有效防止漏登。", []),
    ("要大力推进登记，努力减少漏登。", [("大力",), ("努力",)]),
    ("登记证的有效期是三年，要保护群众的积极性。", []),
    ("要推广技术的广泛深入应用。", []),
    ("要进一步全面深化改革，积极稳妥推进登记。", []),
    ("要执行《切实推进登记的办法》。", []),
])
def test_modifiers_before_verbs(text: str, found: list[tuple[str, ...]]) -> None:
    assert heaped(text) == found


def test_a_units_own_term_is_no_heap_and_no_slogan() -> None:
    assert heaped("要切实有效推进登记。", ("有效推进登记",)) == []
    assert slogans("要真抓实干、埋头苦干、攻坚克难。", protected=("埋头苦干",)) == []


@pytest.mark.parametrize(("text", "found"), [
    ("要统一思想、凝聚共识、鼓舞干劲。", ["统一思想、凝聚共识、鼓舞干劲"]),
    ("要重实干、务实功、求实效，当日登记。", ["重实干、务实功、求实效"]),
    ("要强化责任担当，增强宗旨意识，树牢大局观念。", ["强化责任担当，增强宗旨意识，树牢大局观念"]),
    ("各地要凝聚人心、鼓舞士气、坚定信心的同时，当日登记。", ["凝聚人心、鼓舞士气、坚定信心"]),
    ("要统一思想、当日登记、鼓舞干劲。", []),
    ("要统一思想、提高政治站位、鼓舞干劲。", []),
    ("要思想上高度重视、组织上周密安排、行动上雷厉风行。", ["思想上高度重视、组织上周密安排、行动上雷厉风行"]),
    ("要做到认识到位、责任到位、措施到位。", ["做到认识到位、责任到位、措施到位"]),
    ("3月5日前做到人员到位、设备到位、经费到位。", []),
    ("以登记簿为依据、以便民为导向、以效率为目标、以改革为动力。", []),
    ("更加快捷的登记。更加方便。更加周到。", []),
    ("坚持公开、公平、公正，做到依法登记、依规归档、依序办理。", []),
    ("由教育、公安、民政、财政办理小麦、玉米、大豆、棉花的登记。", []),
])
def test_runs_of_slogans(text: str, found: list[str]) -> None:
    assert slogans(text) == found


def test_the_least_number_is_kept_to() -> None:
    assert slogans("要统一思想、提高认识。", 2) == ["统一思想、提高认识"]
    assert slogans("要真抓实干、埋头苦干、攻坚克难。", 4) == []


@pytest.mark.parametrize("search", [vague, heaped, slogans])
def test_a_text_without_a_full_stop_is_searched_in_linear_time(search) -> None:
    unit = "各科室要统一思想、凝聚共识、鼓舞干劲，切实扎实推进，有关部门要适时补登，给予适当补助，更加有力，更加有效，更加扎实，"

    def seconds(times: int) -> float:
        begin = process_time()
        search(unit * times)
        return process_time() - begin

    seconds(10)
    assert seconds(2_000) < 30 * max(seconds(200), 0.01)


def test_hits_in_all_sentences_are_told_sentence_by_sentence() -> None:
    spoken = outline_of("尽快检查。\n当日登记。\n定期检查，尽快补登。")[1]
    found = list(found_in(spoken, Literals(["尽快", "定期"]).search))
    told = [(spoken[number].text, [spoken[number].text[start:end] for _, start, end in hits]) for number, hits in found]
    assert told == [("尽快检查。", ["尽快"]), ("定期检查，尽快补登。", ["定期", "尽快"])]
    assert list(found_in((), Literals(["尽快"]).search)) == []
