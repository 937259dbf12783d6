"""Edits mend what they belong to, leave whole sentences behind and touch nothing that is not a program's to change."""

from __future__ import annotations

import json
import re
from itertools import combinations
from pathlib import Path

import pytest
from command import Command
from docx_maker import cell, docx, level, lists, numbered, p, r, row, table

from gongwen_lint.analysis.clauses import cuts
from gongwen_lint.analysis.renamed import renamed
from gongwen_lint.analysis.superseded import entries
from gongwen_lint.analysis.synonyms import ADVERB
from gongwen_lint.document import Document, Edit, Line, Span, build
from gongwen_lint.edits import Guard, apply, together
from gongwen_lint.kernel import lint
from gongwen_lint.readers import read, read_bytes
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.report import Finding
from gongwen_lint.settings import Settings
from gongwen_lint.tables import table as rows_of

SAMPLES = Path(__file__).parent.parent / "samples"
FILES = sorted(file for file in SAMPLES.iterdir() if file.suffix in (".docx", ".pdf", ".txt", ".md"))
HEAD = "关于做好登记工作的通知\n各科室：\n"
SIGNED = "\n青石县人民政府\n2026年1月5日"
TORN = re.compile(r"[，、；：。！？][，、；：。！？]|\n\s*[，、；。]|\n\n|（\s*[，、]")


def text(said: str) -> Document:
    return read_plain(f"{HEAD}{said}{SIGNED}\n".encode(), "例.txt")


def found(document: Document, *rules: str, **options: dict[str, int]) -> list[Finding]:
    return lint(document, Settings(select=rules, options=options))


def mended(said: str, *rules: str, **options: dict[str, int]) -> str:
    """What becomes of a passage in a document."""
    document = text(said)
    made = apply(document.text, together(found(document, *rules, **options)))
    assert made.startswith(HEAD)
    return made.removeprefix(HEAD).removesuffix(SIGNED)


def lines(*said: str, **facts: object) -> Document:
    return build("例.txt", "txt", [Line(0, 0, one, **facts) for one in said])


# Making edits


def test_edits_are_made_where_they_say() -> None:
    made = apply("各科室要切实认真登记。", [Edit(Span(0, 3), "各乡镇"), Edit(Span(4, 6)), Edit(Span(10, 10), "来件")])
    assert made == "各乡镇要认真登记来件。"
    assert apply("登记。", ()) == "登记。"


def test_edits_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap at 2"):
        apply("各科室要登记。", [Edit(Span(0, 3)), Edit(Span(2, 4))])


def test_two_findings_on_the_same_words_are_mended_once() -> None:
    document = text("各科室要切实有效扎实推进登记工作。")
    both = [finding for finding in found(document, "D011", "S010") if finding.edits]
    assert [finding.rule for finding in both] == ["D011", "S010"]
    assert together(both) == both[0].edits
    assert together(both[::-1]) == both[1].edits


def test_edits_that_touch_are_not_made_together() -> None:
    document = text("各科室要切实有效扎实推进登记工作。")
    finding = next(finding for finding in found(document, "D011", "S010") if finding.edits)
    first = finding._replace(edits=(Edit(Span(4, 6)), Edit(Span(20, 21))))
    for span in (Span(2, 4), Span(6, 8), Span(6, 6), Span(4, 4), Span(19, 20), Span(21, 22), Span(0, 30)):
        assert together([first, finding._replace(edits=(Edit(span),))]) == first.edits
    for span in (Span(2, 3), Span(7, 19), Span(22, 23)):
        assert together([first, finding._replace(edits=(Edit(span),))]) == tuple(sorted((*first.edits, Edit(span))))


# What a program may not change


@pytest.mark.parametrize(("said", "kept"), [
    ("学习《切实认真登记办法》。", "《切实认真登记办法》"), ("开展“切实认真登记”活动。", "“切实认真登记”"),
    ("增强“四个意识”。", "“四个意识”"), ("做到“两个维护”。", "“两个维护”"), ("县里由中央编译局登记。", "中央"),
])
def test_titles_names_and_protected_formulations_are_never_touched(said: str, kept: str) -> None:
    guard, first = Guard(lines(said)), said.index(kept)
    assert [guard.sound((Edit(Span(at, at + 1)),)) for at in range(first, first + len(kept))] == [()] * len(kept)
    assert [guard.sound((Edit(Span(at, at), "又"),)) for at in range(first + 1, first + len(kept))] == [()] * (len(kept) - 1)


def test_what_an_edit_puts_back_as_it_was_counts_as_untouched() -> None:
    whole = (Edit(Span(0, 5), "中央党史和文献研究院"),)
    assert Guard(lines("中央编译局登记。")).sound(whole) == whole
    assert Guard(lines("中央编译局登记。")).sound((Edit(Span(0, 5), "党史和文献研究院"),)) == ()


def test_the_unit_s_own_formulations_are_never_touched() -> None:
    edit = (Edit(Span(4, 6)),)
    assert Guard(lines("各科室要切实登记来件。")).sound(edit) == edit
    guard = Guard(lines("各科室要切实登记来件。"), ("切实登记",))
    assert guard.sound(edit) == ()
    assert [bool(guard.sound((Edit(Span(at, at), "又"),))) for at in range(3, 10)] == [True, True, *[False] * 3, True, True]


@pytest.mark.parametrize(("said", "start", "end"), [
    ("登记，归档，公开。", 3, 5), ("登记、归档、公开。", 0, 2), ("登记。归档。", 0, 2), ("登记（归档，公开）。", 3, 5),
    ("登记。", 0, 3), ("登记科\t归档科", 3, 4),
])
def test_no_edit_leaves_marks_side_by_side_an_empty_paragraph_or_a_joined_cell(said: str, start: int, end: int) -> None:
    assert Guard(lines(said)).sound((Edit(Span(start, end)),)) == ()


def test_one_edit_that_may_not_be_made_drops_all_of_its_finding() -> None:
    guard = Guard(lines("各科室要切实登记来件，学习《登记办法》。"))
    assert guard.sound((Edit(Span(4, 6)),))
    assert guard.sound((Edit(Span(4, 6)), Edit(Span(14, 16)))) == ()


def test_a_stretch_over_printed_lines_is_changed_line_by_line_and_the_page_number_between_stays() -> None:
    document = build("例.pdf", "pdf", [
        Line(0, 0, "各科室要切"), Line(0, 0, "— 1 —", region="footer"), Line(0, 0, "实登记来件。", continues=True),
    ])
    whole = document.paragraphs[0].span(4, 6)
    assert document.quote(whole) == "切实"
    made = Guard(document).sound((Edit(whole, "认真"),))
    assert [document.text[edit.span.start:edit.span.end] for edit in made] == ["切", "实"]
    assert apply(document.text, made) == "各科室要认真\n— 1 —\n登记来件。"


def test_a_number_that_word_sets_by_itself_is_never_touched() -> None:
    file = docx(p(r("登记办法")), numbered("切实登记来件，逐件编号。"), numbering=lists(level(0, "%1.")))
    document = read_bytes(file, "例.docx")
    line = document.lines[1]
    assert line.layout.label
    at = line.start + line.layout.label
    assert Guard(document).sound((Edit(Span(at, at + 2)),))
    assert Guard(document).sound((Edit(Span(at - 1, at + 2)),)) == ()


def test_an_old_name_in_a_word_table_is_replaced_within_its_cell() -> None:
    cells = table(row(cell(p(r("单位"))), cell(p(r("事项")))), row(cell(p(r("县环保局"))), cell(p(r("登记")))))
    document = read_bytes(docx(p(r("关于做好登记工作的通知")), p(r("各乡镇：")), cells), "例.docx")
    finding, = found(document, "X008", X008={"undated": 1})
    assert "县生态环境局\t登记" in apply(document.text, finding.edits)


# What the rules mend


@pytest.mark.parametrize(("said", "made"), [
    ("要进一步加强和不断强化登记管理。", "要不断强化登记管理。"), ("要切实保证和确保登记及时。", "要切实确保登记及时。"),
    ("要认真地仔细核对登记表。", "要认真核对登记表。"), ("要如期按时归档。", "要按时归档。"),
])
def test_of_two_synonyms_one_is_left(said: str, made: str) -> None:
    assert mended(said, "D011") == made


@pytest.mark.parametrize("said", [
    "要推动促进登记的各项办法落地。", "要加强、增强和强化登记管理。", "学习《关于加强和强化登记的意见》。",
])
def test_synonyms_that_a_program_cannot_part_are_left_to_the_drafter(said: str) -> None:
    assert mended(said, "D011") == said


@pytest.mark.parametrize(("said", "made"), [
    ("要进一步深入推进登记。", "要深入推进登记。"), ("要全面深入推行登记制度。", "要全面推行登记制度。"),
    ("确保登记扎实、稳步推进。", "确保登记稳步推进。"), ("要充分有效地运用登记簿。", "要有效地运用登记簿。"),
    ("要切实登记，不断改进窗口，大力推行预约，进一步简化手续。", "要登记，改进窗口，推行预约，简化手续。"),
    ("登记不能切实有效开展。", "登记不能切实有效开展。"), ("要全面有效登记来件。", "要全面有效登记来件。"),
    (
        "要切实认识进一步简化手续的好处，不断改进窗口，大力推行预约，扎实做好登记，全力回访。",
        "要认识进一步简化手续的好处，改进窗口，推行预约，做好登记，回访。",
    ),
])
def test_of_heaped_modifiers_one_is_left_and_one_that_is_denied_or_tells_a_scope_stays(said: str, made: str) -> None:
    assert mended(said, "S010") == made


@pytest.mark.parametrize(("said", "made"), [
    ("请到县环保局登记。", "请到县生态环境局登记。"), ("新农合参保人凭暂住证登记。", "城乡居民基本医疗保险参保人凭居住证登记。"),
    ("县农业局登记，县农业局归档。", "县农业农村局登记，县农业农村局归档。"),
    ("请到县工商局、质监局登记。", "请到县工商局、质监局登记。"),
    ("请到县应急管理局、安监局登记。", "请到县应急管理局、安监局登记。"),
    ("请到县物价局登记。", "请到县物价局登记。"), ("请到县卫生局登记。", "请到县卫生局登记。"),
    ("请到国家质检总局登记。", "请到国家市场监督管理总局登记。"), ("由中央编译局登记。", "由中央党史和文献研究院登记。"),
    ("永久性基本农田单独登记。", "永久性基本农田单独登记。"), ("新冠肺炎患者单独登记。", "新型冠状病毒感染患者单独登记。"),
    ("新冠肺炎感染者单独登记。", "新冠肺炎感染者单独登记。"), ("请到国家建设部登记。", "请到国家建设部登记。"),
])
def test_an_old_name_gives_way_to_the_one_present_name_and_never_twice_in_a_list(said: str, made: str) -> None:
    assert mended(said, "X008") == made


@pytest.mark.parametrize(("said", "made"), [
    ("各科室要高度重视，密切配合，核对登记表并于3月5日前报办公室。", "各科室要核对登记表并于3月5日前报办公室。"),
    ("核对登记表并于3月5日前报办公室，形成工作合力，确保各项任务落到实处。", "核对登记表并于3月5日前报办公室。"),
    ("逐项核对登记表，形成工作合力，确保各项任务落到实处；3月5日前报办公室。", "逐项核对登记表；3月5日前报办公室。"),
    ("窗口核对登记表；形成工作合力，提高政治站位，档案室按月归档。", "窗口核对登记表；档案室按月归档。"),
])
def test_boilerplate_that_fills_its_clauses_goes_with_one_mark_each(said: str, made: str) -> None:
    assert mended(said, "S001") == made


@pytest.mark.parametrize("said", [
    "各科室要高度重视，密切配合，形成工作合力。", "各科室要高度重视登记，形成工作合力，3月5日前报登记表。",
    "各科室要高度重视，密切配合，档案室要按月归档。", "各地要高度重视，密切配合，有条件的科室要预约登记。",
    "通过上门登记、电话预约等方式，高度重视，形成工作合力。", "窗口提出四项措施：高度重视，密切配合，按月归档，公开结果。",
    "会议强调，要高度重视，密切配合，按月归档登记表。", "各科室要高度重视，密切配合，使登记表按月归档。",
    "各科室要建立工作机制，密切配合，核对登记表并于3月5日前报办公室。",
])
def test_boilerplate_that_the_sentence_leans_on_or_that_tells_an_act_is_left_to_the_drafter(said: str) -> None:
    document = text(said)
    assert [finding.edits for finding in found(document, "S001", S001={"together": 1, "density": 0.0})] == [()]


@pytest.mark.parametrize("said", [
    "窗口逐件核对登记表，按期完成各项登记任务，每月5日前报办公室。", "逐件核对登记表，全面履行法定职责，每月5日前报办公室。",
    "成立县登记工作领导小组，统筹推进登记工作，形成工作合力，每月5日前通报一次。",
    "成立县登记工作领导小组。逐件核对登记表，形成工作合力，每月5日前通报一次。",
    "县档案局负责核对登记表，形成工作合力，每月5日前通报一次。", "科室的任务是核对登记表，形成工作合力，每月5日前通报一次。",
    "（一）主要职责。逐件核对登记表，形成工作合力，每月5日前通报一次。",
    "（一）主要任务。逐件核对登记表，形成工作合力，每月5日前通报一次。",
    "现将登记办法印发你们，请结合实际逐件核对登记表，认真抓好贯彻落实。",
    "窗口要改用电子登记表，打破原有思维定势，每月5日前报办公室。",
])
def test_boilerplate_that_tells_a_time_a_duty_or_what_is_done_away_with_stays(said: str) -> None:
    document = text(said)
    findings = found(document, "S001", S001={"together": 1, "density": 0.0})
    assert findings and not any(finding.edits for finding in findings)


@pytest.mark.parametrize("said", [
    "各科室要核对登记表，注重总结成功经验，每月5日前通报一次。", "档案室要编写登记手册，讲好窗口登记的故事，每月5日前报一期。",
    "档案室要编写登记手册，选树登记典型，每月5日前报一期。", "窗口要公开登记进度，积极回应社会关切，每月5日前通报一次。",
    "窗口要公开登记进度，压实档案室主体责任，每月5日前通报一次。",
    "窗口要公开登记进度，抓好各项重点任务落实，每月5日前通报一次。",
    "窗口要公开登记进度，发挥县档案局示范引领作用，每月5日前通报一次。",
    "要增强登记人员的责任意识，激发他们的工作热情，每月5日前通报一次。",
])
def test_what_a_phrase_tells_somebody_to_do_however_vaguely_is_not_cut(said: str) -> None:
    findings = found(text(said), "S001", S001={"together": 1, "density": 0.0})
    assert findings and not any(finding.edits for finding in findings)


@pytest.mark.parametrize("said", [
    "县档案局要发挥示范引领作用，联合县数据局核对登记表并按月通报。", "县档案局将登记表按月归档，作为档案工作的重要任务来抓。",
    "各窗口将登记表归档，纳入重要日程，每月5日前通报一次。", "要确保各项工作落到实处，对逾期的登记表，要按月通报。",
    "各科室对照登记办法核对登记表，县档案局要按照职责分工，狠抓落实。", "支持有条件的科室因地制宜，守正创新。",
    "确保各窗口人员入脑入心、落地见效，自觉核对登记表并按月通报。", "激发窗口登记的积极性，扩大登记范围并按月通报。",
    "登记是指核对登记表，形成工作合力，按月通报结果的活动。",
])
def test_a_sentence_that_would_not_stand_or_not_say_the_same_is_not_cut(said: str) -> None:
    findings = found(text(said), "S001", S001={"together": 1, "density": 0.0})
    assert findings and not any(finding.edits for finding in findings)


def test_a_regulation_is_not_shortened_by_a_program() -> None:
    said = "登记工作规定\n第一条　各科室逐件核对登记表，形成工作合力，每月5日前通报一次。\n第二条　登记表应当当日归档。\n"
    findings = found(read_plain(said.encode(), "例.txt"), "S001", S001={"together": 1, "density": 0.0})
    assert [(finding.quote, finding.edits) for finding in findings] == [("形成工作合力", ())]


@pytest.mark.parametrize("said", [
    "主要负责人要逐件核对登记表，形成工作合力，每月5日前通报一次。",
    "各科室完成登记任务。逐件核对登记表，形成工作合力，每月5日前通报一次。",
])
def test_boilerplate_beside_a_person_in_charge_or_a_task_done_still_goes(said: str) -> None:
    assert mended(said, "S001", S001={"together": 1, "density": 0.0}) == said.replace("，形成工作合力", "")


def test_slogans_of_a_group_just_founded_are_left_to_the_drafter() -> None:
    said = "成立县登记工作领导小组，统一思想，凝聚共识，鼓舞干劲，核对登记表。"
    assert mended(said, "S009") == said


def test_set_slogans_go_and_frames_that_say_of_what_stay() -> None:
    said = "各科室要统一思想，凝聚共识，鼓舞干劲，核对登记表。"
    assert mended(said, "S009") == "各科室要核对登记表。"
    framed = "以登记为抓手、以改革为动力、以效率为目标，做好工作。"
    assert mended(framed, "S009") == framed


def test_a_template_s_trace_goes_where_it_stands_apart() -> None:
    assert mended("全年登记1200件。第一范文网", "X005") == "全年登记1200件。"
    assert mended("登记经验（精选5篇）\n全年登记1200件。", "X005") == "登记经验\n全年登记1200件。"
    alone = "全年登记1200件。\n点击下载文档\n更多范文请关注本站。"
    assert mended(alone, "X005") == alone


def test_a_sentence_without_end_is_left_alone() -> None:
    said = "高度重视，" + "核对登记表，" * 200
    assert cuts(said, [(0, 4)]) == ()
    assert cuts(said[:200], [(0, 4)]) == ((0, 5),)


# What holds for all


def still(document: Document, findings: list[Finding], settings: Settings) -> list[str]:
    """What is still found where all edits are made."""
    edits = together(findings)
    made = read_plain(apply(document.text, edits).encode(), "例.txt")
    again = lint(made, settings)

    def moved(at: int) -> int:
        return at + sum(len(put) - (min(span.end, at) - span.start) for span, put in edits if span.start < at)

    done = [finding for finding in findings if finding.edits and set(finding.edits) <= set(edits)]
    return [
        one.quote for finding in done for one in again
        if one.rule == finding.rule and one.span.start < moved(finding.span.end) and moved(finding.span.start) < one.span.end
    ]


def whole(document: Document, settings: Settings) -> int:
    """The number of findings with edits; all of them are mended and leave the text in order."""
    findings = lint(document, settings)
    made = apply(document.text, together(findings))
    assert len(TORN.findall(made)) <= len(TORN.findall(document.text))
    assert still(document, findings, settings) == []
    for finding in findings:
        starts = [edit.span.start for edit in finding.edits]
        assert starts == sorted(starts)
        assert all("\n" not in document.text[edit.span.start:edit.span.end] for edit in finding.edits)
        assert all(edit.span.start < edit.span.end for edit in finding.edits)
    return sum(bool(finding.edits) for finding in findings)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_mended_sample_stays_in_order_and_has_the_finding_no_more(file: Path) -> None:
    whole(read(file), Settings())


def test_some_samples_have_something_to_mend() -> None:
    assert sum(bool(finding.edits) for file in FILES for finding in lint(read(file))) >= 1


def test_every_present_name_mends_its_old_one() -> None:
    settings = Settings(select=("X008",))
    told = {entry.term for entry in entries() if whole(text(f"请各村会同{entry.term}办理。"), settings)}
    assert told <= {entry.term for entry in entries() if renamed(entry)}
    assert len(told) >= 120


def test_every_pair_of_synonyms_is_parted() -> None:
    settings = Settings(select=("D011",))
    told = 0
    for entry in rows_of("synonyms"):
        for one, other in combinations(entry["words"].split("、"), 2):
            join = "" if entry["kind"] == ADVERB else "和"
            told += whole(text(f"各科室要{one}{join}{other}登记来件。"), settings)
    assert told >= 60


def test_every_pair_of_modifiers_is_parted() -> None:
    settings = Settings(select=("S010",))
    words = [row["term"] for row in rows_of("modifiers") if row["kind"] != "固定用法"]
    assert sum(whole(text(f"各科室要{one}{other}推进登记。"), settings) for one, other in combinations(words, 2)) >= 300


# Telling of them


def test_json_tells_the_place_of_each_edit_as_the_lines_are_numbered(command: Command) -> None:
    command.write("例.txt", f"{HEAD}请到县环保局登记。{SIGNED}\n")
    finding, = json.loads(command("check", "例.txt", "--select", "X008", "--output-format", "json", "--fail-on", "never").out)[
        "documents"][0]["findings"]
    assert finding["edits"] == [{"line": 3, "column": 4, "end_line": 3, "end_column": 7, "text": "生态环境局"}]


def test_a_finding_without_edits_says_so(command: Command) -> None:
    command.write("例.txt", f"{HEAD}请到县物价局登记。{SIGNED}\n")
    finding, = json.loads(command("check", "例.txt", "--select", "X008", "--output-format", "json", "--fail-on", "never").out)[
        "documents"][0]["findings"]
    assert finding["edits"] == []


def test_the_rule_s_page_shows_the_mended_line(command: Command) -> None:
    assert "改后：“各科室要不断强化登记管理。”" in command("rule", "D011").out
