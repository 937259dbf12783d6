"""What every document may have from another: it makes no passage, and it breaks none."""

from __future__ import annotations

import pytest
from sources import CLEAR, OTHER, PAY, WATCH, compared, held_against, paper, source, stream

from gongwen_lint.copying.compare import Copies
from gongwen_lint.copying.kinship import is_passed_on
from gongwen_lint.copying.spared import counted
from gongwen_lint.kernel import lint
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.settings import Settings
from gongwen_lint.structure import analyse
from gongwen_lint.tables import table

SPARED = {
    "quotation": f"省里通知说“{CLEAR}”",
    "title": f"见《{CLEAR}》",
    "legal basis": "为加强渠道管理，保证农田用水，维护灌区秩序，防止淤积冲毁田块，根据《中华人民共和国水法》等法律、法规，"
        "结合本县水源少、渠道长、村组分散的实际，制定本办法",
    "cited act": "依照《农田水利条例》第三十一条关于渠道清淤由受益村组分段负责并由乡镇水利站逐段验收登记造册后公示的规定",
    "definition": "本办法所称渠道，是指由政府投资建设、向农田输水和排水的明渠、暗渠以及附属的闸门、渡槽、倒虹吸和量水设施",
    "formulas": "本办法自公布之日起施行，有效期五年；构成犯罪的，依法追究刑事责任；责令限期改正；国家另有规定的，从其规定",
    "who answers": "（责任单位：青石镇水利站、柳林镇水利站、新开镇水利站、白水乡水利站、南坪乡水利站、北沟乡水利站、看守组）",
    "political": "以习近平新时代中国特色社会主义思想为指导，增强“四个意识”、坚定“四个自信”、做到“两个维护”，贯彻新发展理念",
}
KINDS = pytest.mark.parametrize("said", SPARED.values(), ids=SPARED)
HALVES = CLEAR[:CLEAR.index("逐段")], CLEAR[CLEAR.index("逐段"):]
PAPER = "定西市渠道清淤工作规范"
CITY = paper(CLEAR, WATCH, issuer="定西市水利局", title="关于加强渠道清淤和看守工作的通知")


def quotes(copies: Copies) -> list[str]:
    return [copies.draft.text[slice(*copy.span)] for copy, _ in copies.credited]


@KINDS
def test_alone_it_is_no_passage(said: str) -> None:
    assert len(stream(said).raw) >= 40
    assert compared(paper(OTHER, said, PAY), paper(WATCH, said, issuer="定西市水利局")).credited == ()


@KINDS
def test_inside_a_copied_passage_it_breaks_nothing(said: str) -> None:
    whole = f"{HALVES[0]}。{said}。{HALVES[1]}"
    assert quotes(compared(paper(OTHER, whole, PAY), paper(WATCH, whole, issuer="定西市水利局"))) == [whole]


@KINDS
def test_it_does_not_help_a_short_passage_over_the_least(said: str) -> None:
    short = f"{HALVES[1][:20]}。{said}"
    assert compared(paper(OTHER, short, PAY), paper(WATCH, short, issuer="定西市水利局")).credited == ()


def test_a_note_on_who_answers_may_be_another_between_copied_measures() -> None:
    mine = f"{CLEAR}。（责任单位：县水利局）{WATCH}"
    theirs = f"{CLEAR}。（责任部门：水利厅、应急管理厅）{WATCH}"
    assert quotes(compared(paper(mine), paper(theirs, issuer="定西市水利局"))) == [mine]


def test_every_formula_of_the_table_counts_nothing() -> None:
    for row in table("formulas"):
        draft = stream(f"窗口{row['formula']}登记")
        assert "".join(char for char, count in zip(draft.raw, counted(draft, ()), strict=True) if count) in ("窗口登记", "窗口")


@pytest.mark.parametrize("said", [
    "Notice of the Ministry of Water Resources on Cleaning Main and Branch Canals",
    "网址为https://shuili.example.gov.cn/qudao/qingyu/dengji/biaoge/xiazai",
])
def test_a_foreign_word_is_one_character(said: str) -> None:
    assert compared(paper(OTHER, said, PAY), paper(WATCH, said, issuer="定西市水利局")).credited == ()
    many = " ".join(f"{said} {number}." for number in "abcdefgh")
    assert len(quotes(compared(paper(OTHER, many, PAY), paper(WATCH, many, issuer="定西市水利局")))) == 1


def test_a_quotation_without_its_end_is_text_like_any_other() -> None:
    assert quotes(compared(paper(f"原文，“{CLEAR}"), paper(CLEAR, issuer="定西市水利局"))) == [f"“{CLEAR}"]


def test_the_unit_s_own_formulations_are_spared_too() -> None:
    document = read_plain(paper(CLEAR).encode(), "稿.txt")
    references = held_against(paper(CLEAR, issuer="定西市水利局"))
    assert len(lint(document, Settings(select=("X001",)), references)) == 1
    own = Settings(select=("X001",), protected=("入冬前清完辖区内的干渠和支渠", "逐段登记淤积深度、清运方量和施工队伍"))
    assert lint(document, own, references) == []


# what is passed on


def passes(title: str, *said: str, other: str = CITY) -> bool:
    """Whether a paper of that title is taken to pass the other on."""
    outline = analyse(read_plain(paper(*said or (OTHER,), title=title).encode(), "稿.txt"))
    return is_passed_on(outline, source(other))


@pytest.mark.parametrize("title", [
    "关于转发《定西市水利局关于加强渠道清淤和看守工作的通知》的通知",
    "转发定西市水利局关于加强渠道清淤和看守工作的通知",
    "关于印发《定西市水利局关于加强渠道清淤和看守工作的通知》的通知",
])
def test_a_paper_that_names_the_superior_s_in_its_title_passes_it_on(title: str) -> None:
    assert passes(title)


@pytest.mark.parametrize("title", [
    "关于加强渠道清淤和看守工作的通知", "关于印发《青溪县加强渠道清淤和看守工作的通知》的通知",
    "关于转发《定西市水利局关于收缴水费的通知》的通知",
])
def test_a_paper_of_the_same_name_or_on_another_does_not(title: str) -> None:
    assert not passes(title)


def test_its_own_body_s_paper_of_that_name_is_not_passed_on_by_issuing_one() -> None:
    own = paper(CLEAR, title="关于加强渠道清淤和看守工作的通知")
    assert not passes("关于印发《青溪县水利局关于加强渠道清淤和看守工作的通知》的通知", other=own)


def test_a_title_of_a_few_words_names_nothing() -> None:
    other = paper(CLEAR, issuer="定西市水利局", title="关于清渠的通知")
    assert not passes("关于转发《柳河县水利局关于清渠的通知》的通知", other=other)


def test_a_forwarded_document_in_the_same_file_is_not_the_draft_s_own() -> None:
    cover = paper(OTHER, title="关于转发《定西市水利局关于加强渠道清淤和看守工作的通知》的通知")
    copies = compared(f"{cover}附件\n{CITY}", CITY, paper(CLEAR, WATCH, issuer="柳河县水利局"))
    assert copies.comparisons == ()
    assert copies.draft.raw == stream(OTHER).raw


def test_what_a_forwarding_paper_adds_is_still_held_against_others() -> None:
    cover = paper(PAY, title="关于转发《定西市水利局关于加强渠道清淤和看守工作的通知》的通知")
    assert quotes(compared(f"{cover}附件\n{CITY}", CITY, paper(PAY, issuer="柳河县水利局"))) == [PAY]


def test_an_issued_document_in_the_same_file_is_the_draft_s_own() -> None:
    cover = paper("现印发给你们，请认真执行", title="关于印发《青溪县渠道清淤工作规范》的通知")
    copies = compared(f"{cover}青溪县渠道清淤工作规范\n第一条　{CLEAR}。\n第二条　{WATCH}。\n", CITY)
    assert quotes(copies)[0].startswith(CLEAR)


@pytest.mark.parametrize("title", [
    "青溪县水利局关于贯彻落实《定西市水利局关于做好渠道清淤工作的通知》的实施意见",
    "青溪县水利局关于印发《〈定西市水利局关于做好渠道清淤工作的通知〉任务分解表》的通知",
    "青溪县水利局贯彻定西市水利局关于做好渠道清淤工作的通知的实施方案",
])
def test_a_title_that_carries_out_a_superior_s_paper_hands_nothing_on(title: str) -> None:
    draft = paper(CLEAR, WATCH, issuer="", title=title).replace("\n\n2025", "\n青溪县水利局\n2025")
    assert len(compared(draft, paper(CLEAR, WATCH, issuer="定西市水利局")).comparisons) == 1


@pytest.mark.parametrize("said", [
    "（县水利局牵头，县发展改革局、县公安局、县财政局、县交通运输局、县住房和城乡建设局、县应急管理局按职责分工负责）",
    "《渠道管理条例》第二十条规定，渠道管理单位应当在汛期前检查闸门、启闭机和观测设备，发现损坏的，立即修复，不能修复的，停止使用",
    "干渠，是指从渠首到分水闸、由县级渠道管理单位负责管护的渠道，支渠，是指从分水闸到斗口、由乡镇水利站负责管护的渠道",
    "原文是「各乡镇水利站要在入冬前清完辖区内的干渠和支渠，逐段登记淤积深度、清运方量和施工队伍，登记表贴在渠首」",
    "由青溪县水利局负责解释，自2025年6月1日起施行，有效期五年，原来印发的渠道管理办法和水费收缴办法自施行之日起同时停止执行",
])
def test_notes_statutes_definitions_quotations_and_the_end_of_a_paper_are_spared(said: str) -> None:
    assert compared(paper(OTHER, said, PAY), paper(WATCH, said, issuer="定西市水利局")).credited == ()
