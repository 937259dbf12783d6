"""What counts as copied: the compared characters of a text, and the passages of a draft that stand in another document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sources import CLEAR, OTHER, PAY, WATCH, compared, held_against, paper, source, stream

from gongwen_lint.copying.chains import NEAR
from gongwen_lint.copying.compare import LEAST, Copies
from gongwen_lint.copying.passages import passages
from gongwen_lint.copying.references import Given
from gongwen_lint.copying.runs import OFTEN, Run, Seeds
from gongwen_lint.copying.source import source_of
from gongwen_lint.copying.spared import counted
from gongwen_lint.copying.stream import Stream, stretches
from gongwen_lint.document import Document, Line, build
from gongwen_lint.kernel import lint
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.settings import Settings
from gongwen_lint.structure import analyse

CLAUSES = CLEAR.split("，")
X001 = Settings(select=("X001",))


def found(draft: str, other: str, least: int = LEAST) -> list[tuple[str, str]]:
    """The passages of a draft with where they stand in another text, in order."""
    mine, theirs = stream(draft), stream(other)
    kept = sorted(passages(mine, [theirs], counted(mine, ()), least)[0], key=lambda passage: passage.mine)
    return [
        (draft[slice(*mine.span(*one.mine))], other[slice(*theirs.span(*one.theirs))]) for one in kept
    ]


def apart(stretched: Sequence[tuple[int, int]]) -> bool:
    """Whether stretches are in order and have nothing in common."""
    return all(before[1] <= behind[0] for before, behind in pairwise(stretched))


def shares(copies: Copies) -> list[tuple[float, float]]:
    return [(round(one.mine, 2), round(one.theirs, 2)) for one in copies.comparisons]


# the compared characters


def test_only_han_letters_and_figures_are_compared() -> None:
    assert stream("清淤（2025年），\n3.5 km！〇").raw == "清淤2025年35km〇"


def test_width_case_and_units_of_government_are_one() -> None:
    assert stream("ＡＢ１２全省各县").folded == stream("ab12全市各区").folded


def test_characters_beyond_the_first_plane_and_broken_ones_keep_their_places() -> None:
    text = "\U00020000清\ud800淤😀渠"
    made = stream(text)
    assert made.raw == "\U00020000清淤渠"
    assert [text[at] for at in made.origins] == list(made.raw)


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("省县Ａb１，。\n\ud800\U00020000")), max_size=60), st.data())
@example("", None)
def test_each_compared_character_is_the_one_at_its_place(text: str, data: st.DataObject | None) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6))) if data else []
    pieces = tuple(zip(cuts[::2], cuts[1::2], strict=False))
    made = Stream(text, pieces)
    assert list(made.raw) == [text[at] for at in made.origins]
    assert len(made.codes) == len(made.raw) == len(made.folded)
    assert all(any(start <= at < end for start, end in pieces) for at in made.origins)


@pytest.mark.parametrize("number", ["一、", "（一）", "(3)", "1.", "12．", "①", "第三条　", "第二章 "])
def test_the_number_of_an_item_is_not_compared(number: str) -> None:
    assert source(paper(f"{number}{CLEAR}")).stream.raw == stream(CLEAR).raw


@pytest.mark.parametrize("figure", ["3.5公里", "2025年", "三级渠道"])
def test_a_figure_that_begins_a_line_is(figure: str) -> None:
    assert source(paper(f"{figure}{CLEAR}")).stream.raw.startswith(stream(figure).raw)


def test_title_addressee_signature_and_date_are_not_compared() -> None:
    assert source(paper(CLEAR, WATCH)).stream.raw == stream(CLEAR + WATCH).raw


def printed() -> Document:
    """A page that ends in mid-sentence, its page number, and the next page."""
    first, second = CLEAR[:22], f"{CLEAR[22:]}。"
    return build("上级.pdf", "pdf", [
        Line(0, 0, "青溪县水利局关于做好渠道清淤工作的通知"), Line(0, 0, "各乡镇："), Line(0, 0, first),
        Line(0, 0, "— 12 —", region="footer"), Line(0, 0, second, continues=True),
    ])


def test_what_stands_between_two_pages_is_neither_compared_nor_quoted() -> None:
    document = printed()
    made = source_of(document, analyse(document))
    assert made.stream.raw == stream(CLEAR).raw
    span = made.stream.span(0, len(made.stream.raw))
    assert made.quote(span) == document.quote(span) == CLEAR
    assert made.lines(span) == (3, 5)


def test_a_passage_over_two_pages_is_found_and_quoted_on_both_sides() -> None:
    document = printed()
    for draft, other in ((document, paper(CLEAR)), (read_plain(paper(CLEAR).encode(), "稿.txt"), None)):
        references = held_against(other) if other else [Given([source_of(document, analyse(document))])]
        [finding] = lint(draft, X001, references)
        assert (finding.quote, finding.related[0].quote) == (CLEAR, CLEAR)


def test_stretches_of_all_blocks_are_in_order_and_apart() -> None:
    document = read_plain(paper(f"一、{CLEAR}", f"（一）{WATCH}", PAY).encode(), "稿.txt")
    pieces = stretches(analyse(document))
    assert list(pieces) == sorted(pieces)
    assert apart(pieces)


# runs


def test_runs_are_what_is_the_same_at_both_places() -> None:
    mine, theirs = stream(f"{WATCH}{CLEAR}"), stream(f"{CLEAR}{OTHER}")
    [[run]] = Seeds(mine.codes).runs([theirs.codes], 20)
    size = len(stream(CLEAR).raw)
    assert run == Run(len(stream(WATCH).raw), 0, size)


def test_a_run_that_stands_alone_is_too_little() -> None:
    mine, theirs = stream(f"{WATCH}登记淤积深度{PAY}"), stream(CLEAR)
    assert Seeds(mine.codes).runs([theirs.codes], 20) == [[]]


@pytest.mark.parametrize("size", range(6))
def test_texts_shorter_than_a_seed_have_no_runs(size: int) -> None:
    short = stream(CLEAR[:size])
    assert Seeds(short.codes).runs([stream(CLEAR).codes], 20) == [[]]
    assert Seeds(stream(CLEAR).codes).runs([short.codes], 20) == [[]]


# passages


def test_a_passage_word_for_word() -> None:
    assert found(f"{OTHER}。{CLEAR}。{PAY}。", f"{WATCH}。{CLEAR}。") == [(CLEAR, CLEAR)]


@pytest.mark.parametrize("edited", [
    CLEAR.replace("要", "").replace("清运方量和", ""),
    CLEAR.replace("逐段登记", "要逐段认真登记"),
    CLEAR.replace("入冬前", "霜降之前").replace("施工队伍", "施工单位"),
    CLEAR.replace("水利站", "水务所"),
    CLEAR.replace("，", "、").replace("辖区内的", "辖区 内 的"),
    "，".join((CLAUSES[1], CLAUSES[0], CLAUSES[2])),
])
def test_a_passage_with_words_dropped_added_replaced_or_moved(edited: str) -> None:
    assert found(f"{OTHER}。{edited}。{PAY}。", f"{WATCH}。{CLEAR}。") == [(edited, CLEAR)]


def test_names_of_places_and_bodies_exchanged() -> None:
    theirs = f"省水利厅负责全省干渠，{CLEAR}，每季度由省政府办公厅通报各市"
    mine = f"县水利局负责全县干渠，{CLEAR}，每季度由县政府办公室通报各县"
    assert found(mine, theirs) == [(mine, theirs)]


@pytest.mark.parametrize("other", [
    OTHER, CLAUSES[0],
    "入冬前后，各乡镇水利站要组织人手清理辖区的干渠支渠，量好每一段淤积了多深、清走了多少方、是哪支队伍施工的，在渠首贴出来",
])
def test_what_is_short_or_said_in_other_words_is_no_passage(other: str) -> None:
    assert found(f"{OTHER[:10]}{WATCH}。{other}。", f"{PAY}。{CLEAR}。") == []


def test_a_passage_ends_where_too_much_is_the_draft_s_own() -> None:
    own = "青石镇的三条斗渠由张村、李村、王村各清一条，石料到砂场领"
    assert found(f"{CLEAR}。{own}。{WATCH}。", f"{CLEAR}。{WATCH}。") == [(CLEAR, CLEAR), (WATCH, WATCH)]


def test_a_word_or_two_between_do_not_end_it() -> None:
    assert len(found(f"{CLEAR}。要求。{WATCH}。", f"{CLEAR}。{WATCH}。")) == 1


def test_a_passage_is_whole_clauses() -> None:
    mine = f"{CLEAR[2:]}并拍"
    assert found(f"今年照旧，{mine}。{OTHER}。", f"{PAY}。{CLEAR}。") == [(mine, CLEAR)]
    more = f"{WATCH}，{CLEAR}并由闸门看守拍照存档"
    without = f"{WATCH}，{'，'.join(CLAUSES[:2])}"
    assert found(f"今年照旧，{more}。{OTHER}。", f"{PAY}。{WATCH}，{CLEAR}。") == [(without, without)]


@pytest.mark.parametrize("own", [14, 20, 41])
def test_a_passage_in_the_middle_of_a_long_clause_stays_as_it_is(own: int) -> None:
    said = stream(CLEAR).raw
    before, behind = (stream(text * 2).raw[:own] for text in (OTHER, PAY))
    for mine in (f"{before}{said}", f"{said}{behind}", f"{before}{said}{behind}"):
        assert found(f"{WATCH}。{mine}。", said) == [(said, said)]


def test_the_passages_of_a_draft_are_apart_and_lead_to_both_texts() -> None:
    said = [CLEAR, WATCH, PAY]
    copies = compared(paper(PAY, OTHER, WATCH, OTHER[::-1], CLEAR), paper(*said, issuer="定西市水利局"))
    spans = [copy.span for copy, _ in copies.credited]
    assert spans == sorted(spans)
    assert apart(spans)
    assert [one.source.quote(copy.theirs) for copy, one in copies.credited] == said[::-1]
    assert [copies.draft.text[slice(*span)] for span in spans] == said[::-1]


def test_a_phrase_that_stands_in_two_passages_stays_in_both() -> None:
    end = "由县水利局每月抽查一次，漏登的当场补登，抽查结果同工钱结算单一并公示七天"
    both = [f"{CLEAR}，{end}", f"{WATCH}，{end}"]
    assert found(f"{both[0]}。{both[1]}。", f"{both[0]}。{PAY}。{both[1]}。") == [(one, one) for one in both]


def test_what_the_source_says_in_two_places_is_told_once() -> None:
    close = "最高不超过两万元，从水利专项资金列支"
    mine = f"{CLEAR}，{close}，{WATCH}，{PAY}"
    theirs = f"{close}，{WATCH}，{PAY}。{OTHER}。{OTHER[::-1]}。{OTHER}。{OTHER[::-1]}。{CLEAR}，{close}。"
    first, second = found(f"{mine}。", theirs)
    assert first == (CLEAR, CLEAR)
    assert second[0] == mine.removeprefix(f"{CLEAR}，")


# whole documents


@pytest.mark.parametrize("size", [0, 1, 5, 35])
def test_a_draft_or_a_source_shorter_than_a_passage_has_nothing(size: int) -> None:
    short = stream(CLEAR).raw[:size]
    assert found(short, CLEAR) == found(CLEAR, short) == []
    assert compared(f"{short}\n", paper(CLEAR)).comparisons == ()
    assert compared(paper(CLEAR), f"{short}\n").comparisons == ()


def test_no_sources_and_an_empty_draft() -> None:
    assert compared(paper(CLEAR)).comparisons == ()
    assert compared("", paper(CLEAR)).credited == ()


def test_the_same_text_under_another_title_is_all_copied() -> None:
    copies = compared(paper(CLEAR, WATCH), paper(CLEAR, WATCH, issuer="柳河县水利局", title="关于清理渠道的通知"))
    assert shares(copies) == [(1.0, 1.0)]
    [(copy, _)] = copies.credited
    assert copy.same == copy.size == len(stream(CLEAR + WATCH).raw)


def test_shares_are_of_each_side() -> None:
    copies = compared(paper(CLEAR, OTHER), paper(CLEAR, WATCH, PAY, issuer="定西市水利局"))
    [(mine, theirs)] = shares(copies)
    size = len(stream(CLEAR).raw)
    assert mine == round(size / len(stream(CLEAR + OTHER).raw), 2)
    assert theirs == round(size / len(stream(CLEAR + WATCH + PAY).raw), 2)


@pytest.mark.parametrize("path", ["上位文件1.txt", "./上位文件1.txt"])
def test_a_draft_among_its_own_references_is_silent_by_its_path(path: str) -> None:
    assert compared(f"{CLEAR}。\n", f"{CLEAR}。\n", path=path).comparisons == ()
    assert compared(f"{CLEAR}。\n", f"{CLEAR}。\n").comparisons != ()


def test_a_draft_among_its_own_references_is_silent_by_title_issuer_and_date() -> None:
    draft = paper(CLEAR, WATCH)
    assert compared(draft, draft).comparisons == ()
    for other in (
        paper(CLEAR, WATCH, title="关于清理渠道的通知"), paper(CLEAR, WATCH, issuer="柳河县水利局"),
        paper(CLEAR, WATCH, date="2024年5月6日"),
    ):
        assert shares(compared(draft, other)) == [(1.0, 1.0)]


def steps(text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """The runs of a text with itself, but for a word, and how often two of them are held against each other."""
    from gongwen_lint.copying import passages as module

    taken = [0, 0]
    original = module.chains

    class Place(int):
        """A place that counts what is taken from it."""

        def __sub__(self, other: int) -> int:
            taken[1] += 1
            return int(self) - other

    def counting(found: list[Run]) -> Iterator[list[Run]]:
        taken[0] += len(found)
        return original([run._replace(mine=Place(run.mine)) for run in found])

    with monkeypatch.context() as patch:
        patch.setattr(module, "chains", counting)
        found(text, text.replace("三", "四"))
    return taken[0], taken[1]


@pytest.mark.parametrize("frame", [
    "渠", "清渠", "第{n}组清第{n}段，", "青溪县{n}号闸门\t12\t看守员三人\t每日记录\n", f"{CLEAR}{{n}}次，",
    "渠首闸门水位登记{n}，",
])
def test_a_text_that_repeats_itself_is_not_compared_with_all_of_itself(frame: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for size in (2_500, 10_000):
        text = "".join(frame.format(n=number) for number in range(size // len(frame)))
        linked, held = steps(text, monkeypatch)
        assert linked <= OFTEN * size
        assert held <= (NEAR + 4) * linked


def test_a_text_of_one_character_has_at_most_one_passage() -> None:
    assert len(found("渠" * 10_000, "渠" * 10_000)) <= 1


def test_documents_of_formulas_alone_share_nothing() -> None:
    said = "本办法自公布之日起施行。构成犯罪的，依法追究刑事责任。情节严重的，依法给予处分。本办法由青溪县水利局负责解释"
    assert compared(paper(said), paper(said, issuer="柳河县水利局")).credited == ()


# who is credited


def credited(draft: str, *others: str) -> list[str]:
    return [one.source.path for _, one in compared(draft, *others).credited]


def test_a_passage_of_two_sources_is_credited_to_the_superior() -> None:
    peer, upper = paper(CLEAR, issuer="柳河县人民政府", date="2024年3月1日"), paper(CLEAR, issuer="定西市人民政府")
    assert credited(paper(CLEAR, issuer="青溪县人民政府"), peer, upper) == ["上位文件2.txt"]


def test_of_equals_to_the_earlier() -> None:
    later, earlier = paper(CLEAR, issuer="柳河县水利局"), paper(CLEAR, issuer="白水县水利局", date="2023年1月4日")
    assert credited(paper(CLEAR), later, earlier) == ["上位文件2.txt"]


def test_and_first_of_all_to_the_closest() -> None:
    upper = paper(CLEAR.replace("入冬前", "霜降之前"), issuer="定西市人民政府", date="2020年1月4日")
    peer = paper(CLEAR, issuer="柳河县人民政府")
    assert credited(paper(CLEAR, issuer="青溪县人民政府"), upper, peer) == ["上位文件2.txt"]


def test_passages_of_several_sources_are_told_in_the_order_of_the_draft() -> None:
    others = (paper(WATCH, issuer="柳河县水利局"), paper(PAY, issuer="白水县水利局"), paper(CLEAR, issuer="南坪县水利局"))
    assert credited(paper(CLEAR, OTHER, WATCH, OTHER[::-1], PAY), *others) == ["上位文件3.txt", "上位文件1.txt", "上位文件2.txt"]
