"""What each output format says of findings, wherever they stand and whatever strangers wrote into the file."""

from __future__ import annotations

import json
from functools import reduce

import pytest

from gongwen_lint.document import Cell, Document, Edit, Line, Place, Span, build
from gongwen_lint.errors import unreadable
from gongwen_lint.kernel import examine
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.renderers import formats, pieces, renderer
from gongwen_lint.renderers._objects import line_objects
from gongwen_lint.report import DocumentReport, Ended, Finding, Related, Summary
from gongwen_lint.rules.record import Basis
from gongwen_lint.structure import analyse
from gongwen_lint.visible import shortened, visible

BASIS = (Basis("central", "2", "should"),)


def document(format: str, *lines: Line) -> Document:
    return build(f"稿.{format}", format, list(lines))


def finding(document: Document, line: int, column: int = 1, end_line: int | None = None, **more: object) -> Finding:
    """A finding from a column to the end of a line."""
    first, last = document.lines[line - 1], document.lines[(end_line or line) - 1]
    span = Span(first.start + column - 1, last.end)
    made = Finding(
        "D007", "长句", "warning", "太长。", span, line, column, last.number, len(last.text) + 1, first.place, None,
        document.quote(span), "断成几句。", None, BASIS, end_place=last.place, region=first.region,
    )
    return made._replace(**more)


def report(document: Document, *findings: Finding) -> DocumentReport:
    return examine(document)._replace(findings=findings)


def rendered(form: str, *reports: DocumentReport, notes: tuple[str, ...] = (), colour: bool = False) -> str:
    ended = Ended(reduce(Summary.plus, reports, Summary()), notes)
    return "".join(str(piece) for piece in pieces(renderer(form, colour), reports, ended))


def shown(document: Document, line: int, **more: object) -> str:
    """The line that says where a finding stands."""
    return rendered("text", report(document, finding(document, line, **more))).splitlines()[1]


# text


@pytest.mark.parametrize(("provision", "said"), [
    ("central", "《整治形式主义为基层减负若干规定》第3条（不得）"),
    ("wuwei", "武威市人民政府办公室《全市政府系统持续推进整治形式主义为基层减负工作措施》第3条（不得）"),
])
def test_a_local_provision_is_cited_with_whose_it_is(provision: str, said: str) -> None:
    notice = document("txt", Line(0, 0, "请送材料。"))
    shown = rendered("text", report(notice, finding(notice, 1)._replace(basis=(Basis(provision, "3", "must"),))))
    assert f"        依据：{said}\n" in shown


@pytest.mark.parametrize(("format", "place", "where"), [
    ("txt", Place(), "第2行"),
    ("md", Place(), "第2行"),
    ("md", Place(cell=Cell(1, 2, 3)), "第2行"),
    ("pdf", Place(page=3, page_line=5), "第3页第5行（行号2）"),
    ("docx", Place(paragraph=12), "第12段（行号2）"),
    ("docx", Place(page=2, paragraph=12), "第12段（第2页，行号2）"),
    ("docx", Place(paragraph=12, cell=Cell(2, 3, 1)), "表2第3行第1格（行号2）"),
    ("docx", Place(page=2, cell=Cell(1, 1, 4)), "表1第1行第4格（第2页，行号2）"),
    ("docx", Place(), "第2行（行号2）"),
])
def test_a_place_is_said_as_the_reader_of_that_file_looks_it_up(format: str, place: Place, where: str) -> None:
    lines = document(format, Line(0, 0, "一"), Line(0, 0, "二二", place))
    assert shown(lines, 2) == f"  警告  {where}"


@pytest.mark.parametrize(("region", "where"), [("footnote", "脚注第7段"), ("textbox", "文本框第7段"), ("footer", "页脚第7段")])
def test_what_is_not_in_the_main_text_is_called_by_its_name(region: str, where: str) -> None:
    lines = document("docx", Line(0, 0, "一", Place(paragraph=7), region))
    assert shown(lines, 1) == f"  警告  {where}（行号1）"


def test_a_passage_is_said_from_its_first_to_its_last_line() -> None:
    pdf = document("pdf", Line(0, 0, "一二", Place(page=1, page_line=9)), Line(0, 0, "三四", Place(page=2, page_line=1)))
    assert shown(pdf, 1, end_line=2) == "  警告  第1页第9行至第2页第1行（行号1至2）"
    page = document("pdf", *(Line(0, 0, "一二", Place(page=1, page_line=number)) for number in (8, 9)))
    assert shown(page, 1, end_line=2) == "  警告  第1页第8行至第9行（行号1至2）"
    one_paragraph = [Line(0, 0, text, Place(paragraph=4)) for text in ("一二", "三四")]
    assert shown(document("docx", *one_paragraph), 1, end_line=2) == "  警告  第4段（行号1至2）"
    text = document("txt", Line(0, 0, "一二"), Line(0, 0, "三四"))
    assert shown(text, 1, end_line=2) == "  警告  第1行至第2行"


def test_a_finding_says_severity_rule_sentence_quote_suggestion_and_provision() -> None:
    lines = document("txt", Line(0, 0, "关于甲的通知"), Line(0, 0, "请办理。"))
    related = Related("上级.docx", 4, 5, "请办理。", "与此相同")
    text = rendered("text", report(lines, finding(lines, 2, heading="一、任务", related=(related,))))
    assert text.split("\n")[:7] == [
        "稿.txt",
        "  警告  第2行，“一、任务”之下",
        "        D007 长句：太长。",
        "        原文：“请办理。”",
        "        建议：断成几句。",
        "        参见：上级.docx 行号4至5，与此相同",
        "        依据：《整治形式主义为基层减负若干规定》第2条（一般）",
    ]


@pytest.mark.parametrize(("severity", "word"), [("error", "错误"), ("warning", "警告"), ("info", "提示")])
def test_severities_have_chinese_names(severity: str, word: str) -> None:
    lines = document("txt", Line(0, 0, "一"))
    assert shown(lines, 1, severity=severity) == f"  {word}  第1行"


def test_the_end_counts_each_document_and_all_of_them() -> None:
    lines = document("txt", Line(0, 0, "关于甲的通知"), Line(0, 0, "各科室："), Line(0, 0, "请于5日办理Excel表。"))
    reports = (
        report(lines, finding(lines, 1), finding(lines, 2, severity="error")),
        report(lines),
        DocumentReport("坏.pdf", unreadable("empty", "坏.pdf")),
    )
    text = rendered("text", *reports, notes=("另有 3 个文件。",))
    assert "正文 9 字（其中汉字 6），全文 19 字，正文 1 页" in text
    assert "没有发现问题。" in text
    assert "坏.pdf\n  读不了  文件是空的" in text
    sums = "共 3 份，其中 1 份读不了；错误 1 处，警告 1 处，提示 0 处。\n依据：中央规定。\n"
    assert f"各规则：D007 长句 2 处。\n{sums}另有 3 个文件。\n读不了：坏.pdf\n\n" in text
    assert "各规则" not in rendered("text", reports[0])


def test_the_end_of_several_says_which_go_back_and_why_the_worst_first() -> None:
    lines = document("txt", Line(0, 0, "一"))
    error, warning = finding(lines, 1, severity="error", rule="J012", name="重复报送"), finding(lines, 1)
    told = (((), "甲"), ((warning,), "乙"), ((error, warning), "丙"), ((error, error), "丁"))
    reports = [report(lines, *found)._replace(path=path) for found, path in told]
    next_ = "接着：加 --statistics 看每份的主要问题、在哪里，各规则、各机关的合计；不再逐处列出。\n"
    assert rendered("text", *reports).split("\n\n")[-1] == (
        "退回 2 份：\n  丁　J012 重复报送（2 处）\n  丙　J012 重复报送\n修改 1 份：\n  乙　D007 长句\n可以 1 份：\n  甲\n" + next_
    )
    many = [report(lines, found)._replace(path=f"{number}.txt") for found in (error, warning) for number in range(11)]
    end = rendered("text", *many).split("\n\n")[-1].splitlines()
    assert end[0] == "退回 11 份：" and len(end) == 15 and end[12:14] == ["修改 11 份。", "可以 0 份。"]
    assert "退回" not in rendered("text", reports[3])


def test_of_many_rules_the_most_frequent_are_named_at_the_end() -> None:
    lines = document("txt", Line(0, 0, "一"))
    found = [finding(lines, 1, rule=f"D{number:03}", name="甲") for number in range(10, 19)]
    end = rendered("text", report(lines, *found, found[-1]), report(lines)).split("各规则：")[1]
    assert end.startswith("D018 甲 2 处，D010 甲 1 处，")
    assert "D016 甲 1 处，等 9 条（全部见 --statistics）。\n" in end
    assert "D017" not in end
    assert "等" not in rendered("text", report(lines, *found[1:]), report(lines)).split("各规则：")[1]


def test_a_quote_that_is_not_the_whole_passage_says_so() -> None:
    lines = document("txt", Line(0, 0, "一二三四五六七八九十"))
    whole, part = finding(lines, 1), finding(lines, 1)._replace(quote="一二三", cut=True)
    assert "原文：“一二三四五六七八九十”" in rendered("text", report(lines, whole))
    assert "原文：“一二三……”" in rendered("text", report(lines, part))


def test_colour_marks_the_lines_and_changes_no_word() -> None:
    import re

    lines = document("txt", Line(0, 0, "一"))
    plain = rendered("text", report(lines, finding(lines, 1)))
    coloured = rendered("text", report(lines, finding(lines, 1)), colour=True)
    assert "\x1b[33m  警告" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_what_a_stranger_wrote_cannot_move_the_cursor() -> None:
    bad = "请\x1b[2J\x1b]0;x\x07办\u202e理\r\x9b31m"
    lines = document("txt", Line(0, 0, bad))
    text = rendered("text", report(lines, finding(lines, 1, heading=bad, message=bad, suggestion=bad)))
    assert not set(text) & set("\x1b\x07\u202e\r\x9b")
    assert text.count("\\x1b[2J") == 4


def test_visible_keeps_tabs_and_ordinary_text() -> None:
    assert visible("甲\t乙 😀〔2024〕") == "甲\t乙 😀〔2024〕"


@pytest.mark.parametrize(("text", "short"), [
    ("一二三四五六七八九十", "一二三四五六七八九十"),
    ("一二三四五六七八九十一", "一二三四……八九十一"),
    ("一" * 500, "一一一一……一一一一"),
])
def test_a_long_quote_is_cut_in_the_middle(text: str, short: str) -> None:
    assert shortened(text, 10) == short


def test_words_and_numbers_are_not_cut() -> None:
    cut = shortened("请于2025年11月20日前报送" + "材料" * 40 + "联系电话0571-88888888", 40)
    head, tail = cut.split("……")
    assert head.startswith("请于2025年11月20日")
    assert tail == "系电话0571-88888888"
    latin = shortened("甲" * 18 + "information" + "乙" * 40 + "communication" + "丙" * 12, 40)
    assert "information" in latin or "in" not in latin
    assert "communication" in latin or "on" not in latin


# JSON


def test_json_streams_into_one_object_and_jsonl_into_its_documents() -> None:
    lines = document("txt", Line(0, 0, "一"))
    reports = (report(lines, finding(lines, 1)), DocumentReport("坏.pdf", unreadable("empty", "坏.pdf")))
    whole = json.loads(rendered("json", *reports))
    rows = [json.loads(row) for row in rendered("jsonl", *reports).splitlines()]
    assert whole["documents"] == rows
    assert whole["summary"] == {"documents": 2, "unreadable": 1, "error": 0, "warning": 1, "info": 0, "known": 0, "unchecked": 0}
    assert json.loads(rendered("json"))["documents"] == []


def test_json_of_a_finding_holds_all_of_it() -> None:
    lines = document("docx", Line(0, 0, "关于甲的通知"), Line(0, 0, "乙\t丙\t丁", Place(2, None, 9, Cell(1, 2, 1)), "table"))
    related = Related("上级.docx", 4, 5, "请办理。", "与此相同", "关于乙的通知", ((0, 1),), ((1, 3), (4, 5)))
    found = finding(
        lines, 2, 3, heading="一、任务", related=(related,), score=0.5, place=Place(2, None, 9, Cell(1, 2, 2)),
        edits=(Edit(Span(9, 10), "戊己"), Edit(Span(11, 12))), edit_places=((2, 3), (2, 5)),
    )
    shown = json.loads(rendered("json", report(lines, found)))["documents"][0]["findings"][0]
    assert shown == {
        "rule": "D007", "name": "长句", "severity": "warning", "message": "太长。", "line": 2, "column": 3, "end_line": 2,
        "end_column": 6,
        "place": {
            "page": 2, "page_line": None, "paragraph": 9, "table": {"table": 1, "row": 2, "cell": 2}, "heading": "一、任务",
        },
        "quote": "丙\t丁", "suggestion": "断成几句。", "score": 0.5,
        "basis": [{
            "document": "中共中央办公厅、国务院办公厅《整治形式主义为基层减负若干规定》（2024年8月6日发布）", "article": "2",
            "binding": "should",
        }],
        "related": [{
            "path": "上级.docx", "line": 4, "end_line": 5, "quote": "请办理。", "message": "与此相同", "title": "关于乙的通知",
            "unlike": [[1, 2]], "unlike_here": [[2, 4], [5, 6]],
        }],
        "edits": [
            {"line": 2, "column": 3, "end_line": 2, "end_column": 4, "text": "戊己"},
            {"line": 2, "column": 5, "end_line": 2, "end_column": 6, "text": ""},
        ],
    }


# GitHub


def test_github_gives_each_finding_as_an_annotation() -> None:
    lines = document("txt", Line(0, 0, "一二三"), Line(0, 0, "四五"))
    text = rendered("github", report(lines, finding(lines, 1, 2), finding(lines, 1, end_line=2, severity="error", basis=())))
    basis = "《整治形式主义为基层减负若干规定》第2条（一般）"
    assert text.splitlines() == [
        "::warning file=稿.txt,line=1,endLine=1,col=2,endColumn=4,title=D007 长句::"
        f"太长。%0A原文：“二三”%0A建议：断成几句。%0A依据：{basis}",
        "::error file=稿.txt,line=1,endLine=2,title=D007 长句::太长。%0A原文：“一二三四五”%0A建议：断成几句。",
    ]


@pytest.mark.parametrize("form", ["text", "github", "csv"])
def test_of_a_source_that_is_meant_as_a_whole_no_line_is_named(form: str) -> None:
    lines = document("txt", Line(0, 0, "一二三"))
    of_all = Related("上级.docx", 1, 1, "", "相同的占六成", "关于甲的通知")
    passage = of_all._replace(path="另.docx", line=4, end_line=5, message="与此相同", unlike=(), unlike_here=())
    text = rendered(form, report(lines, finding(lines, 1, related=(of_all, passage))))
    assert "上级.docx，相同的占六成" in text
    assert "另.docx 行号4至5，与此相同" in text


def test_github_escapes_what_would_end_a_command() -> None:
    lines = build("甲,乙:丙%\n::error::x.txt", "txt", [Line(0, 0, "一")])
    text = rendered("github", report(lines, finding(lines, 1, message="100%\n::error::y", severity="info")), notes=("甲\n乙",))
    first, second = text.splitlines()
    assert first.startswith("::notice file=甲%2C乙%3A丙%25%0A%3A%3Aerror%3A%3Ax.txt,line=1")
    assert "::100%25%0A::error::y%0A原文：“一”" in first
    assert second == "::notice::甲%0A乙"


def test_github_takes_columns_from_the_file_itself() -> None:
    lines = document("txt", Line(0, 0, "甲乙丙", columns=(1, 3, 5)))
    assert ",col=3,endColumn=6," in rendered("github", report(lines, finding(lines, 1, 2, file_columns=(3, 6))))


def test_github_names_what_could_not_be_read() -> None:
    text = rendered("github", DocumentReport("甲\\坏.pdf", unreadable("empty", "甲\\坏.pdf")))
    assert text == "::error file=甲/坏.pdf,title=读不了::甲\\坏.pdf：文件是空的，没有可检查的文字，请确认没有选错文件。\n"


# all of them


def test_a_format_is_a_module() -> None:
    assert formats() == (
        "text", "checkstyle", "csv", "github", "html", "json", "jsonl", "junit", "sarif", "statistics", "xlsx",
    )


GATHERING = {"statistics", "xlsx"}
"""formats that say nothing before the end"""


@pytest.mark.parametrize("form", sorted({*formats()} - GATHERING))
def test_every_format_writes_documents_one_by_one(form: str) -> None:
    lines = document("txt", Line(0, 0, "一"))
    taken = []

    def coming() -> object:
        for number in (1, 2):
            taken.append(number)
            yield report(lines, finding(lines, 1))

    for piece in pieces(renderer(form), coming(), Ended(Summary())):
        if "D007" in str(piece):
            break
    assert taken == [1]


def test_heading_run_into_its_text_is_listed_before_its_line() -> None:
    text = "关于供水的通知\n各县：\n一、检修水泵。市水务局5月底前检修。\n二、更换滤芯\n6月底前更换。"
    document = read_plain(text.encode(), "例.txt")
    found = list(line_objects(document, analyse(document)))
    assert [(line["line"], line["role"], line["level"]) for line in found if line["run_in"]] == [(3, "heading", 1)]
    assert next(line["text"] for line in found if line["run_in"]) == "一、检修水泵"
    assert [line["line"] for line in found if not line["run_in"]] == [1, 2, 3, 4, 5]
    assert [line["text"] for line in found if not line["run_in"]] == [line.text for line in document.lines]
