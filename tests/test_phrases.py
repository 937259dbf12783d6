"""Phrases are found as they are written in the lexicon, between whole words, and never inside what is protected."""

from itertools import accumulate

import pytest

from gongwen_lint.analysis import candidates, terms
from gongwen_lint.analysis import phrases as search_module
from gongwen_lint.analysis.cuts import Cut
from gongwen_lint.analysis.patterns import WrongPattern, parse
from gongwen_lint.analysis.phrases import PhraseIndex
from gongwen_lint.analysis.shields import Shields
from gongwen_lint.analysis.terms import Terms
from gongwen_lint.words import segmenter


def found(patterns: list[str], text: str, protected: tuple[str, ...] = ()) -> list[str]:
    return [text[match.start:match.end] for match in PhraseIndex(patterns, protected, segmenter()).search(text)]


@pytest.mark.parametrize(("pattern", "text", "hits"), [
    ("高度重视", "各科室要高度重视，不得高度疏忽。", ["高度重视"]),
    ("切实 (加强|强化) 组织领导", "要切实强化组织领导，加强组织领导。", ["切实强化组织领导"]),
    ("[进一步] 压实责任", "要压实责任，进一步压实责任。", ["压实责任", "进一步压实责任"]),
    ("[切实|进一步] 提高认识", "切实提高认识；进一步提高认识。", ["切实提高认识", "进一步提高认识"]),
    ("以 …3 为 (指导|引领)", "以登记改革为引领，以登记为指导。", ["以登记改革为引领", "以登记为指导"]),
    ("以 …2 为 指导", "以登记和归档工作改革为指导。", []),
    ("以 … 为 指导", "以登记，为指导。", []),
    ("确保 …6 落地", "确保3月5日前落地，确保登记改革落地。", ["确保登记改革落地"]),
    ("推动 <名词> 再上新台阶", "推动登记再上新台阶，推动工作再上新台阶。", ["推动工作再上新台阶"]),
    ("<副词> 高度重视", "必须高度重视，要高度重视。", ["必须高度重视"]),
    ("是 …6 的 重要 (举措|举措之一)", "登记是方便群众的重要举措之一。", ["是方便群众的重要举措之一"]),
    ("（加强｜强化）组织领导", "强化组织领导。", ["强化组织领导"]),
])
def test_syntax(pattern: str, text: str, hits: list[str]) -> None:
    assert found([pattern], text) == hits


@pytest.mark.parametrize(("pattern", "fault"), [
    ("切实 (加强", "括号不成对"), ("加强|强化", "括号不成对"), ("[切实]", "写明的词"), ("… 组织领导", "前后"),
    ("组织领导 …", "前后"), ("[切实] …3 组织领导", "前后"), ("以 …11 为 指导", "1至10"), ("推动 <代词> 发展", "没有这类词"),
    ("(加强|) 领导", "空的一项"), ("以 … 为 … 的 … 抓手", "最多2处"), ("", "写明的词"),
])
def test_wrong_patterns_are_told(pattern: str, fault: str) -> None:
    with pytest.raises(WrongPattern, match=fault):
        parse(pattern)


@pytest.mark.parametrize("much", [0, 10**9])
def test_what_a_pattern_holds_stands_in_one_clause_and_in_order(monkeypatch, much: int) -> None:
    monkeypatch.setattr(terms, "MUCH", much)  # searched with an automaton and without
    patterns = ["推进 …5 登记 …5 落地", "做 …3 表率", "加强登记，推进归档", "抓 (登记，促归档|归档) [工作] (走实|走深)"]
    text = (
        "推进窗口登记尽快落地，做登记的表率，加强登记，推进归档。落地登记推进，登记窗口落地。"
        "抓登记，促归档工作走深，抓归档工作走实。推进登记，窗口落地。"
    )
    hits = ["推进窗口登记尽快落地", "做登记的表率", "加强登记，推进归档", "抓登记，促归档工作走深", "抓归档工作走实"]
    assert found(patterns, text) == hits


def test_a_hit_never_cuts_a_word() -> None:
    assert found(["注重实效"], "要注重实效。") == ["注重实效"]
    assert found(["注重实效"], "要注重实效性。") == []
    assert found(["国家大事"], "发展中国家大事记") == []


def test_a_word_made_of_two_may_lose_its_first_half() -> None:
    assert segmenter().cut("切实加强组织领导") == ["切实加强", "组织", "领导"]
    assert found(["加强组织领导"], "要切实加强组织领导。") == ["加强组织领导"]


@pytest.mark.parametrize("text", [
    "《关于高度重视登记的通知》", "《转发〈高度重视〉的通知》", "开展“高度重视”活动", "高度重视安全生产责任制",
])
def test_protected_text_is_left_alone(text: str) -> None:
    assert found(["高度重视"], text, ("高度重视安全",)) == []


def test_a_hit_may_not_run_over_protected_text() -> None:
    pattern = "以 …8 为 引领"
    assert found([pattern], "以登记改革为引领", ("党章",)) == ["以登记改革为引领"]
    assert found([pattern], "以党章为引领", ("党章",)) == []
    assert found([pattern], "以《规定》为引领") == []


def test_a_long_quotation_is_text_like_any_other() -> None:
    assert found(["高度重视"], "他说：“各科室要高度重视。登记表当日归档。”") == ["高度重视"]


def test_of_overlapping_hits_the_first_and_longest_stays() -> None:
    patterns = ["组织领导", "加强组织领导", "加强组织领导，形成合力", "形成合力"]
    assert found(patterns, "要加强组织领导，形成合力，形成合力。") == ["加强组织领导，形成合力", "形成合力"]


def test_a_minor_pattern_gives_way_where_it_overlaps_another() -> None:
    index = PhraseIndex(["推进 …5 落实", "狠抓落实", "落实登记"], (), segmenter(), frozenset({0}))

    def hits(text: str) -> list[str]:
        return [text[match.start:match.end] for match in index.search(text)]

    assert hits("要推进登记落实，推进各科室狠抓落实。") == ["推进登记落实", "狠抓落实"]
    assert hits("推进窗口落实。落实登记，推进归档落实。") == ["推进窗口落实", "落实登记", "推进归档落实"]


def test_only_sentences_with_a_candidate_are_cut() -> None:
    class Counting:
        cuts = 0

        def cut(self, text: str) -> list[str]:
            self.cuts += 1
            return segmenter().cut(text)

        frequency, tag = segmenter().frequency, segmenter().tag

    words = Counting()
    index = PhraseIndex(["高度重视", "切实 (加强|强化) 组织领导"], ("高度重视安全",), words)
    for text in ("登记表当日归档。", "《高度重视》", "高度重视安全"):
        assert not index.search(text)
    assert words.cuts == 0
    assert index.search("要高度重视。")
    assert words.cuts == 1
    assert not index.search("要高度负责，切实登记，组织领导学习。")
    assert words.cuts == 1


def test_of_a_sentence_only_clauses_with_a_candidate_are_cut() -> None:
    cuts: list[str] = []

    class Noting:
        def cut(self, text: str) -> list[str]:
            cuts.append(text)
            return segmenter().cut(text)

        frequency, tag = segmenter().frequency, segmenter().tag

    index = PhraseIndex(["高度重视", "推进 …3 落地"], (), Noting())
    assert index.search("登记表当日归档，窗口要高度重视，推进登记改革落地；归档落地，再推进登记，窗口推进归档。")
    assert cuts == ["窗口要高度重视", "推进登记改革落地"]


@pytest.mark.parametrize("protected", [[], ["登记、归"], ["重视，推进", "改革落地"], ["要高", "窗口"]])
def test_a_text_cut_where_it_is_asked_about_has_the_bounds_of_the_whole_text(protected: list[str]) -> None:
    text = "登记、归档“窗口”要切实加强，AI大模型3月5日 推进\r\n登记改革（试行）落地。"
    shields = Shields([*Terms(protected).spans(text)])
    whole = [at for at in accumulate(map(len, segmenter().cut(text)), initial=0) if not shields.hold(at)]
    for offset in range(len(text) + 1):
        ahead = [at for at in whole if at > offset]
        behind = [at for at in whole if at < offset][::-1]
        assert [*Cut(text, segmenter(), shields).bounds(offset, 1)] == ahead
        assert [*Cut(text, segmenter(), shields).bounds(offset, -1)] == behind
        assert Cut(text, segmenter(), shields).is_bound(offset) == (offset in whole)
        if offset in whole:
            assert Cut(text, segmenter(), shields).word(offset, 1) == text[offset:(ahead or [offset])[0]]
            assert Cut(text, segmenter(), shields).word(offset, -1) == text[(behind or [offset])[0]:offset]


def looks(monkeypatch, patterns: list[str], text: str) -> tuple[int, int]:
    """How many terms of these patterns are met in a text and how many anchors are looked around: what the time goes into."""
    around: list[int] = []
    surrounded = candidates._surrounded
    monkeypatch.setattr(candidates, "_surrounded", lambda *given: around.append(1) or surrounded(*given))
    monkeypatch.setattr(candidates, "MUCH", 0)  # all are read
    index = PhraseIndex(patterns, (), segmenter())
    index._candidates.expect(text)
    met = len(index._candidates._terms.found(text))
    index.search(text)
    monkeypatch.undo()
    return met, len(around)


def test_many_patterns_cost_little_more_than_few(monkeypatch) -> None:
    def units(count: int) -> tuple[int, int]:
        fill = [f"{chr(0x4e00 + at)}{chr(0x5e00 + at)} (登记|归档) 工作" for at in range(count)]
        return looks(monkeypatch, ["高度重视", *fill], "要高度重视，当日归档登记工作。" * 50)

    few, many = units(200), units(2_000)
    assert few[1] == many[1] == 50
    assert sum(many) < 2 * sum(few)


def test_a_common_word_of_many_patterns_costs_as_much_as_that_of_one(monkeypatch) -> None:
    def units(count: int) -> tuple[int, int]:
        return looks(monkeypatch, [f"推进 …5 {chr(0x4e00 + at)}{chr(0x5e00 + at)}" for at in range(count)], "推进登记，" * 50)

    assert units(2_000) == units(200) == (50, 0)


def test_the_search_is_linear_on_hostile_text(monkeypatch) -> None:
    index, calls = PhraseIndex(["以 …10 为 …10 的 抓手", "以 …10 为 指导"], (), segmenter()), []
    follow = search_module._follow
    monkeypatch.setattr(search_module, "_follow", lambda *given: calls.append(1) or follow(*given))

    def steps(length: int) -> int:
        calls.clear()
        index.search("以为的" * length + "抓手" * length + "指导" * length)
        return len(calls)

    assert 0 < steps(2_000) <= 10.5 * steps(200)


def test_what_an_anchor_needs_is_looked_for_only_near_it() -> None:
    class Counting(list):
        looked = 0

        def __getitem__(self, at):
            Counting.looked += 1
            return super().__getitem__(at)

    sides = PhraseIndex(["以 …10 为 …10 的 抓手"], (), segmenter())._candidates.sides(0)
    assert sides.anchor == {"抓手"}
    here = Counting([(at, "为") for at in range(9_000)] + [(9_000, "抓手")] + [(at, "的") for at in range(9_001, 12_000)])
    assert not candidates._surrounded(sides, here, 9_000)
    assert 0 < Counting.looked < 2_000


def test_patterns_are_read_when_a_text_calls_for_them() -> None:
    patterns = ["高度重视", "切实 (加强|强化) 登记", "[进一步] 压实责任", "(归档|入库) …3 台账"]
    index = PhraseIndex(patterns, (), segmenter())
    unread = index._candidates._unread
    assert [match.pattern for match in index.search("要高度重视归档。")] == [0]
    assert unread == {1, 2, 3}  # 归档 alone does not call for 归档…台账
    assert [[match.pattern for match in found] for found in index.search_all(["切实强化登记。", "归档要有台账。"])] == [[1], [3]]
    assert unread == {2}


def test_after_much_text_all_patterns_are_read(monkeypatch) -> None:
    monkeypatch.setattr(candidates, "MUCH", 10)
    index = PhraseIndex(["高度重视", "压实责任"], (), segmenter())
    assert not index.search("当日归档登记表册。") and index._candidates._unread
    assert not index.search("当日归档登记表册。") and not index._candidates._unread
    assert len(index.search("压实责任")) == 1
