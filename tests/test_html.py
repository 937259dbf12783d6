"""The HTML report: everything is in it, nothing in it runs or is fetched, and every word of a stranger stays text."""

from __future__ import annotations

import pickle
import re
from base64 import b64encode
from collections.abc import Iterator
from copy import deepcopy
from functools import reduce
from hashlib import sha256
from itertools import cycle, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from sources import CLEAR, OTHER, PAY, WATCH, held_against, paper

from gongwen_lint.document import Line, Span, build
from gongwen_lint.errors import unreadable
from gongwen_lint.kernel import examine
from gongwen_lint.readers import read
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.renderers import pieces, renderer
from gongwen_lint.renderers._html.marks import Mark, Piece
from gongwen_lint.renderers._html.marks import pieces as cut
from gongwen_lint.report import DocumentReport, Ended, Finding, Related, Summary
from gongwen_lint.rules.record import Basis
from gongwen_lint.settings import Settings
from gongwen_lint.statistics import Statistics

FOLDER = Path(__file__).parent.parent / "samples"
SAMPLES = sorted(path for path in FOLDER.iterdir() if path.suffix in (".docx", ".pdf", ".txt"))
HOSTILE = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(2)>&amp;\u202e\x1b[31m\nhttps://example.invalid/ 甲"
SHOWN = HOSTILE.replace("\u202e", "\\u202e").replace("\x1b", "\\x1b").replace("\n", "\\n")
ELEMENTS = re.compile(
    "html|head|meta|title|style|noscript|body|a|header|h[1-4]|nav|button|span|p|label|input|kbd|main|article|section|bdi|dl|dt|dd|div"
    "|strong|ul|li|figure|figcaption|svg|g|line|text|rect|polygon|details|summary|table|thead|tbody|tr|th|td|i|b|mark|q|small|form"
    "|select|option|script"
)


def written(*reports: DocumentReport, notes: tuple[str, ...] = ()) -> str:
    ended = Ended(reduce(Summary.plus, reports, Summary()), notes)
    return "".join(str(piece) for piece in pieces(renderer("html"), reports, ended))


def page(*reports: DocumentReport, notes: tuple[str, ...] = ()) -> html.HtmlElement:
    return html.document_fromstring(written(*reports, notes=notes))


def checked(text: str, path: str = "稿.txt") -> DocumentReport:
    return examine(read_plain(text.encode(), path)).with_lines()


def copied() -> DocumentReport:
    """A draft with a passage of a source, some words of it other."""
    source = paper(CLEAR, WATCH, PAY, issuer="云川市水利局")
    draft = paper(CLEAR.replace("渠首", "村口"), OTHER, WATCH.replace("三个村", "五个村"))
    report = examine(read_plain(draft.encode(), "稿.txt"), Settings(), held_against(source))
    return report.with_lines()


@pytest.fixture(scope="module")
def samples() -> list[DocumentReport]:
    return [examine(read(str(path))).with_lines() for path in SAMPLES]


@pytest.fixture(scope="module")
def whole(samples: list[DocumentReport]) -> html.HtmlElement:
    return page(*samples, copied(), DocumentReport("坏.pdf", unreadable("empty", "坏.pdf")))


@pytest.fixture(scope="module")
def hostile() -> str:
    """A report that has a stranger's words in each of its fields."""
    document = build(HOSTILE, "txt", [Line(0, 0, HOSTILE.replace("\n", " ")), Line(0, 0, "一、" + HOSTILE.replace("\n", " "))])
    report = examine(document).with_lines()
    assert report.facts
    whole = Related(HOSTILE, 1, 2, HOSTILE, HOSTILE, HOSTILE)
    related = (whole._replace(unlike=((0, 9),), unlike_here=((3, 12),)), whole)
    finding = Finding(
        HOSTILE, HOSTILE, "error", HOSTILE, Span(3, 20), 1, 4, 2, 9, document.lines[0].place, HOSTILE, HOSTILE, HOSTILE, 0.5,
        (Basis(HOSTILE, HOSTILE, "must"),), related,
    )
    facts = {name: HOSTILE for name in report.facts._fields if name not in ("format", "issuers")}
    full = report._replace(findings=(finding, finding), facts=report.facts._replace(**facts, issuers=(HOSTILE, "乙")))
    return written(full, DocumentReport(HOSTILE, unreadable("damaged", HOSTILE, reason=HOSTILE)), notes=(HOSTILE,))


def test_what_a_stranger_wrote_is_never_markup(hostile: str) -> None:
    tree = html.document_fromstring(hostile)
    assert all(ELEMENTS.fullmatch(element.tag) for element in tree.iter() if isinstance(element.tag, str))
    assert len(tree.findall(".//script")) == 1
    assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on") or name in ("src", "style")]
    assert all(link.startswith("#") for link in tree.xpath("//@href"))
    assert "\u202e" not in hostile and "\x1b" not in hostile


def test_what_a_stranger_wrote_is_shown_in_full(hostile: str) -> None:
    tree = html.document_fromstring(hostile)
    texts = [element.text_content() for element in tree.iter() if isinstance(element.tag, str)]
    for where in ("h2", "li", "dd", "figcaption", "option", "h4"):
        assert any(SHOWN in element.text_content() for element in tree.iter(where)), where
    assert sum(text == SHOWN for text in texts) > 10


def test_nothing_is_fetched_and_only_its_own_script_may_run(whole: html.HtmlElement, hostile: str) -> None:
    own = re.sub(r"<(script|style)>.*?</\1>", "", hostile, flags=re.S)
    assert "<link" not in own and "<iframe" not in own
    style_and_script = "".join(whole.xpath("//style/text() | //script/text()"))
    assert not re.search(r"url\(|@import|https?:|fetch\(|XMLHttp|eval\(|innerHTML|document\.write", style_and_script)
    policy = whole.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy
    (script,) = whole.xpath("//script/text()")
    assert script in hostile  # the same whatever the documents say
    for text in (script, *whole.xpath("//style/text()")):
        assert f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in policy


def test_each_finding_has_a_card_and_a_place_in_the_text_linked_both_ways(
    samples: list[DocumentReport], whole: html.HtmlElement
) -> None:
    for document, report in enumerate(samples, 1):
        article = whole.get_element_by_id(f"d{document}")
        assert len(article.find_class("card")) == len(report.findings)
        for number, finding in enumerate(report.findings, 1):
            card = article.get_element_by_id(f"d{document}f{number}")
            assert card.find(".//h4/a").get("href") == f"#d{document}m{number}"
            assert article.get_element_by_id(f"d{document}m{number}").get("href") == f"#d{document}f{number}"
            text = card.text_content()
            assert finding.rule in text and finding.name in text and finding.message in text
            assert finding.suggestion is None or finding.suggestion in text


def test_the_marks_cover_the_quoted_words_and_no_others(samples: list[DocumentReport], whole: html.HtmlElement) -> None:
    marked_lines = 0
    for document, report in enumerate(samples, 1):
        article = whole.get_element_by_id(f"d{document}")
        for number, finding in enumerate(report.findings, 1):
            marks = article.xpath(f".//mark[contains(concat(' ', @data-f, ' '), ' {number} ')]")
            text = re.sub(r"\s", "", "".join(mark.text_content() for mark in marks))
            quote = re.sub(r"\s", "", finding.quote)
            assert text.startswith(quote) if finding.cut else text == quote
            marked_lines += len(marks)
    assert marked_lines > 100


def test_findings_that_overlap_share_the_words_they_share() -> None:
    document = build("稿.txt", "txt", [Line(0, 0, "一二三四五六")])
    place = document.lines[0].place
    made = Finding("D007", "长句", "info", "长。", Span(0, 4), 1, 1, 1, 5, place, None, "一二三四", None, None, ())
    other = made._replace(rule="S001", severity="error", span=Span(2, 6), column=3, end_column=7, quote="三四五六")
    tree = page(examine(document).with_lines()._replace(findings=(made, other)))
    assert [(mark.text, mark.get("data-f"), mark.get("class")) for mark in tree.iter("mark")] == [
        ("一二", "1", "i u"), ("三四", "1 2", "i e u"), ("五六", "2", "e u"),
    ]


def test_a_line_with_thousands_of_findings_is_not_gone_through_once_for_each() -> None:
    class Counted(list[Mark]):
        times = 0

        def __iter__(self) -> Iterator[Mark]:
            self.times += 1
            return super().__iter__()

    marks = Counted(Mark(number * 3, number * 3 + 4, number + 1, True) for number in range(1000))
    found = list(cut("字" * 3001, marks))
    assert marks.times < 10
    assert found[:3] == [Piece("字字字", (1,), (1,)), Piece("字", (1, 2), (2,)), Piece("字字", (2,), ())]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.booleans()), max_size=6))
def test_each_piece_knows_the_findings_it_is_in_and_those_that_begin_there(places: list[tuple[int, int, bool]]) -> None:
    text = "一二三四五六七八九"
    marks = [Mark(min(a, b), max(a, b), number, first) for number, (a, b, first) in enumerate(places, 1)]
    found = list(cut(text, marks))
    assert "".join(piece.text for piece in found) == text
    at = 0
    for piece in found:
        if piece.text:
            assert piece.numbers == tuple(mark.number for mark in marks if mark.start <= at < mark.end)
        assert piece.begins == tuple(mark.number for mark in marks if mark.first and mark.start == at)
        at += len(piece.text)


def test_the_text_is_whole_and_numbered_as_the_text_command_numbers_it(
    samples: list[DocumentReport], whole: html.HtmlElement
) -> None:
    for document, report in enumerate(samples, 1):
        article = deepcopy(whole.get_element_by_id(f"d{document}"))
        shown = []
        for line in article.find_class("l"):
            for link in line.find_class("n"):
                link.drop_tree()
            shown.append((line.find("i").text, line.find("span").text_content()))
        assert shown == [(str(line.number), line.text) for line in report.lines if line.text.strip()]


def test_every_name_is_there_once_and_every_reference_leads_somewhere(whole: html.HtmlElement, hostile: str) -> None:
    for tree in (whole, html.document_fromstring(hostile)):
        names = tree.xpath("//@id")
        assert len(names) == len(set(names))
        links = {link.removeprefix("#") for link in tree.xpath("//@href")}
        labels = {name for value in tree.xpath("//@aria-labelledby") for name in value.split()}
        assert (links | labels) <= set(names)


def test_headings_go_down_one_level_at_a_time_and_everything_has_a_name(whole: html.HtmlElement) -> None:
    levels = [int(element.tag[1]) for element in whole.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert whole.get("lang") == "zh-CN"
    named = whole.xpath("//button | //a[not(ancestor::svg)] | //label | //th")  # pictures are told in words beside them
    assert all(element.text_content().strip() for element in named)
    for name in ("text", "verdict", "severity", "rule", "issuer"):
        assert whole.get_element_by_id(f"f-{name}").getparent().tag == "label"
    assert all(svg.get("aria-hidden") == "true" for svg in whole.iter("svg"))
    assert all(link.get("tabindex") == "-1" for link in whole.xpath("//svg//a"))


def test_the_padding_map_shows_each_stretch_in_its_place_and_in_words(
    samples: list[DocumentReport], whole: html.HtmlElement
) -> None:
    seen = set()
    for document, report in enumerate(samples, 1):
        article = whole.get_element_by_id(f"d{document}")
        for what in ("lead", "rationale", "safeguards", "said", "vague"):
            bars = article.xpath(f".//*[@class='b-{what}']")
            stretches = [stretch for stretch in report.padding.map if stretch.what == what] if report.padding else []
            assert [bar.getparent().get("href") for bar in bars] == [f"#d{document}l{stretch.line}" for stretch in stretches]
            seen.update(what for _ in bars)
            for bar in bars:
                start, width = (float(bar.get(name).rstrip("%")) for name in ("x", "width"))
                assert start >= 0 and width > 0 and start + width <= 100.1
        if report.padding and report.padding.map:
            assert len(article.find_class("words")[0].findall(".//tbody/tr")) == len(report.padding.map)
    assert len(seen) == 5


def test_a_picture_of_a_text_without_headings_has_no_empty_row_for_them(whole: html.HtmlElement) -> None:
    assert "从头到尾" in [lane[0].text for lane in whole.find_class("heads")]
    bad = page(checked("关于报送材料的通知\n各科室：\n我们要提高政治站位，凝聚工作合力，强化责任担当，筑牢思想根基。\n"))
    assert bad.find_class("map") and not bad.find_class("heads")


def test_the_padding_map_is_as_long_as_what_it_says() -> None:
    document = checked("关于甲的通知\n" + "一" * 93)
    from gongwen_lint.renderers._html.axis import Axis

    axis = Axis(document.lines)
    assert (axis.at(1), axis.at(2), axis.at(3)) == (0, pytest.approx(0.0606, abs=0.001), 1)
    assert axis.at(2, 48) == pytest.approx((6 + 47) / 99)


def test_a_copied_passage_stands_beside_its_source_with_what_is_other_marked() -> None:
    report = copied()
    tree = page(report)
    passages = [(n, f, f.related[0]) for n, f in enumerate(report.findings, 1) if f.related and f.related[0].unlike is not None]
    assert len(passages) == 2
    for number, finding, related in passages:
        section = tree.get_element_by_id(f"d1x{number}")
        for column, text, unlike in ((1, finding.quote, related.unlike_here), (2, related.quote, related.unlike)):
            cells = [row.findall("td")[column] for row in section.findall(".//tbody/tr")]
            assert "".join(cell.text_content() for cell in cells) == text
            others = "".join(other.text_content() for cell in cells for other in cell.find_class("d"))
            assert others == "".join(text[start:end] for start, end in unlike or ())
        ribbon = tree.xpath(f"//polygon[parent::a[@href='#d1x{number}']]")
        assert len(ribbon) == 1
        points = [float(point.split(",")[0]) for point in ribbon[0].get("points").split()]
        assert all(0 <= point <= 1000 for point in points)
        assert len(tree.xpath(f"//*[@id='d1f{number}']//a[@href='#d1x{number}']")) == 1


def test_a_source_is_called_by_its_title_and_one_without_by_its_file_once() -> None:
    def named(title: str) -> str:
        report = copied()
        moved = report._replace(findings=tuple(
            finding._replace(related=tuple(one._replace(path="往年/186-清淤.txt", title=title) for one in finding.related))
            for finding in report.findings
        ))
        (caption,) = page(moved).xpath("//figure[@class='ribbon']/figcaption")
        return "|".join(part.text_content() for part in caption[:2] if part.tag == "strong" or part.get("class"))

    assert named("186-清淤.txt") == "186-清淤.txt"
    assert named("关于清淤的通知") == "《关于清淤的通知》|186-清淤.txt"
    assert named("《清淤》办法") == "《〈清淤〉办法》|186-清淤.txt"
    assert named("《清淤办法》") == "《清淤办法》|186-清淤.txt"


def test_a_ribbon_ends_where_the_passage_is_in_a_source_of_few_long_lines() -> None:
    def lower(reach: tuple[float, float] | None) -> list[float]:
        report = copied()
        moved = report._replace(findings=tuple(
            finding._replace(related=tuple(one._replace(line=1, end_line=1, reach=reach) for one in finding.related))
            for finding in report.findings
        ))
        points = page(moved).xpath("//polygon/@points")[0].split()
        return sorted({float(point.split(",")[0]) for point in points if point.endswith(",72")})

    assert lower((0.25, 0.5)) == [250, 500]
    assert lower(None) == [0, 1000]


def test_each_row_of_a_passage_leads_to_the_line_its_paragraph_begins_at() -> None:
    lines = ["甲" * 40, "乙" * 40 + "。", "丙" * 40, "丁" * 40 + "。"]
    text = "\n".join(lines)
    document = build("稿.pdf", "pdf", [Line(0, 0, line, continues=number in (1, 3)) for number, line in enumerate(lines)])
    report = examine(document).with_lines()
    quote = "".join(lines)
    related = Related("上级.txt", 1, 1, quote, "《上级》这样写。", "上级", (), ())
    made = Finding(
        "X001", "照搬", "info", "相同。", Span(0, len(text)), 1, 1, 4, 42, document.lines[0].place, None, quote, None, None, (),
        (related,),
    )
    rows = page(report._replace(findings=(made,))).xpath("//section[@class='passage']//tbody/tr")
    assert [(row[0].text_content(), row[1].text_content()) for row in rows] == [
        ("1", lines[0] + lines[1]), ("3", lines[2] + lines[3]),
    ]


def test_a_stretch_is_as_long_as_its_words_and_no_longer_than_its_lines() -> None:
    from gongwen_lint.analysis.padding import Stretch
    from gongwen_lint.renderers._html.axis import Axis

    axis = Axis(checked("关于甲的通知\n" + "一" * 94).lines)
    assert axis.of_stretch(Stretch("said", 2, 2, 20, "一一")) == pytest.approx((0.06, 0.26))
    assert axis.of_stretch(Stretch("said", 2, 2, 500, "一一")) == pytest.approx((0.06, 1))


def test_letters_from_right_to_left_do_not_turn_the_words_beside_them() -> None:
    name = "\u05e9\u05dc\u05d5\u05dd.txt"
    tree = page(checked("请办理。", name))
    for where in ("//table[@id='files']/tbody/tr/th/a", "//h2[@id='d1t']", "//dl[@class='facts']/div[1]/dd"):
        (told,) = tree.xpath(where)
        assert [(part.tag, part.text) for part in told] == [("bdi", name)] and not told.text, where


def test_sorting_by_what_to_do_keeps_the_order_of_the_run_with_ten_findings_and_more() -> None:
    bad = checked("关于报送材料的通知\n各科室：\n我们要提高政治站位，凝聚工作合力，强化责任担当，筑牢思想根基。\n")
    errors, warnings = (bad.findings[0]._replace(severity=severity) for severity in ("error", "warning"))
    counts = ((12, 0), (11, 0), (11, 30), (1, 9), (1, 200), (0, 15), (0, 14))
    tree = page(*(bad._replace(findings=(errors,) * error + (warnings,) * warning) for error, warning in counts))
    rows = tree.xpath("//table[@id='files']/tbody/tr")
    weights = [int(row.find("td").get("data-k")) for row in rows]
    assert [row.get("data-n") for row in rows] == list("1325467")
    assert weights == sorted(weights, reverse=True) and len(set(weights)) == len(weights)


def test_a_title_over_two_lines_stands_together_before_what_is_said_of_it() -> None:
    report = checked("青溪县人民政府关于做好\n全县渠道清淤工作的通知\n各乡镇：\n请于12月5日前清淤。\n")
    assert [line.role for line in report.lines[:3]] == ["title", "title", "addressee"]
    made = Finding(
        "N001", "标题", "info", "长。", Span(0, 3), 1, 1, 1, 4, Line(0, 0, "").place, None, "青溪县", None, None, (),
    )
    (first, *_) = page(report._replace(findings=(made,))).find_class("p")
    assert [part.get("class") for part in first] == ["t", "cards"]
    assert [line.get("id") for line in first.find_class("l")] == ["d1l1", "d1l2"]


def test_only_what_was_left_undone_stands_in_the_box_of_warnings() -> None:
    report = checked("关于报送材料的通知\n各科室：\n请于12月5日前把材料送到办公室。\n")
    notes = ("基线里已有的 2 处没有再报。", "比对的是这 64 份。", "比对用的文件有 1 份读不了，没有比。")

    def told(*asides: str) -> tuple[list[str], list[str]]:
        made = pieces(renderer("html"), [report], Ended(Summary().plus(report), notes, asides))
        overview = html.document_fromstring("".join(map(str, made))).get_element_by_id("overview")
        return (
            [note.text_content() for box in overview.find_class("notes") for note in box],
            [note.text for note in overview.find_class("note") if note.text in notes],
        )

    assert told(*notes[:2]) == ([notes[2]], [*notes[:2]])
    assert told(*notes) == ([], [*notes])
    assert told() == ([*notes], [])


def test_the_folders_of_the_compared_sources_are_not_told() -> None:
    report = copied()
    moved = report._replace(findings=tuple(
        finding._replace(related=tuple(one._replace(path=f"/home/王/往年{mark}甲.txt") for one in finding.related))
        for finding, mark in zip(report.findings, cycle("/\\"), strict=False)
    ))
    assert any(finding.related for finding in moved.findings)
    text = written(moved)
    assert "甲.txt" in text and "/home" not in text and "往年" not in text


def test_the_overview_says_first_what_goes_back_and_why() -> None:
    bad = checked("关于报送材料的通知\n各科室：\n我们要提高政治站位，凝聚工作合力，强化责任担当，筑牢思想根基。\n", "乙/二.txt")
    good = checked("关于报送材料的通知\n各科室：\n请于12月5日前把材料送到办公室。\n", "乙/一.txt")
    assert bad.findings and not good.findings
    worst = bad._replace(path="乙/三.txt", findings=tuple(finding._replace(severity="error") for finding in bad.findings))
    mild = bad._replace(path="乙/四.txt", findings=tuple(finding._replace(severity="warning") for finding in bad.findings))
    tree = page(good, mild, worst, DocumentReport("乙/坏.pdf", unreadable("empty", "乙/坏.pdf")), notes=("另有 3 个文件。",))
    rows = tree.xpath("//table[@id='files']/tbody/tr")
    assert [row.find("th").text_content() for row in rows] == ["三.txt", "四.txt", "坏.pdf", "一.txt"]
    assert [row.find(".//strong").text for row in rows] == ["建议退回", "建议修改", "读不了", "可以"]
    assert bad.findings[0].name in rows[0].text_content()
    assert "文件是空的" in rows[2].text_content() and not rows[2].findall(".//a")
    assert [link.get("href") for link in tree.xpath("//table[@id='files']//a")] == ["#d3", "#d2", "#d1"]
    assert "文件都在 乙/ 下面" in tree.get_element_by_id("overview").text_content()
    assert "另有 3 个文件。" in tree.get_element_by_id("overview").text_content()
    assert [button.text_content() for button in tree.xpath("//button[@data-verdict]")] == [
        "1 建议退回", "1 建议修改", "1 可以", "1 读不了",
    ]


def test_a_document_to_be_filled_in_says_how_many_places() -> None:
    left = checked("关于做好登记工作的通知\n[主送单位]：\n请于12月5日前把材料送到登记窗口。\n青溪县登记局\n20XX年X月X日\n")
    tree = page(left)
    assert tree.xpath("//td[@class='why']")[0].text_content() == "建议修改2 处未填"
    assert "主送、署名或日期 2 处未填" in tree.xpath("//div[@class='why']")[0].text_content()


def test_what_a_baseline_holds_is_said_and_not_called_nothing() -> None:
    good = checked("关于报送材料的通知\n各科室：\n请于12月5日前把材料送到办公室。\n")
    bad = checked("关于报送材料的通知\n各科室：\n我们要提高政治站位，凝聚工作合力，强化责任担当，筑牢思想根基。\n")
    tree = page(good, good._replace(known=15), bad._replace(known=2))
    why = [tree.xpath(f"//*[@id='d{number}']//*[@class='why']/p")[0].text_content() for number in (1, 2, 3)]
    assert why[0] == "可以没有发现问题。"
    assert why[1] == "可以没有新问题（基线里已有 15 处）"
    assert why[2].endswith("（基线里另有 2 处）")
    first = {row.get("data-n"): row.find("td").text_content() for row in tree.xpath("//table[@id='files']/tbody/tr")}
    assert (first["1"], first["2"]) == ("可以", "可以 · 基线里已有 15 处")
    assert first["3"].endswith(" · 基线里另有 2 处")
    assert "没有新问题" in tree.get_element_by_id("f-severity").text_content()


def test_what_a_run_did_not_do_is_said_before_its_figures() -> None:
    report = checked("关于报送材料的通知\n各科室：\n请于12月5日前把材料送到办公室。\n")
    notes = ("检查中断了：查完 1 份，还有 7 份没有查。", "另有 3 个文件。")
    ended = Ended(Summary(unchecked=7).plus(report), notes)
    tree = html.document_fromstring("".join(str(piece) for piece in pieces(renderer("html"), [report], ended)))
    (status,) = tree.find_class("notes")
    assert status.get("role") == "status"
    assert [(note.text, note.get("class")) for note in status] == [(notes[0], "broken"), (notes[1], None)]
    assert status.getnext().get("class") == "tally" and status.getnext()[0].text_content() == "1 份，另有 7 份没有查"
    whole = page(report, notes=notes[1:])
    assert [(note.text, note.get("class")) for note in whole.find_class("notes")[0]] == [(notes[1], None)]
    assert whole.find_class("tally")[0][0].text_content() == "1 份"
    assert not page(report).find_class("notes")


def test_rules_and_issuers_are_counted_over_all_documents(samples: list[DocumentReport], whole: html.HtmlElement) -> None:
    rows = whole.xpath("//tr[th/button/@data-rule]")
    counts = {row.find("th/button").get("data-rule"): row.findall("td")[0].text for row in rows}
    found = [finding.rule for report in (*samples, copied()) for finding in report.findings]
    assert counts == {rule: str(found.count(rule)) for rule in found}


def test_each_issuer_fares_as_the_statistics_of_the_other_formats_say(samples: list[DocumentReport]) -> None:
    joint = samples[0]._replace(facts=samples[0].facts and samples[0].facts._replace(issuers=("云川市水利局", "云川市财政局")))
    reports = (*samples, copied(), joint, DocumentReport("坏.pdf", unreadable("empty", "坏.pdf")))
    counted = Statistics()
    for report in reports:
        counted.add(report)
    tree = page(*reports)
    rows = [[cell.text_content() for cell in row] for row in tree.xpath("//tr[th/button/@data-issuer]")]
    assert rows == [
        [one.issuer or "（认不出）", *map(str, (
            one.documents, one.returned, one.mended, one.passed, one.unreadable, one.error, one.warning, one.info,
            round(one.mean_body),
        ))]
        for one in counted.issuers()
    ]
    heads = [head.text_content() for head in tree.find_class("issuers")[0].findall("thead/tr/th")]
    assert heads == ["发文机关", "份", "建议退回", "建议修改", "可以", "读不了", "错误", "警告", "提示", "平均字数"]
    for value, name in ((option.get("value"), option.text) for option in tree.get_element_by_id("f-issuer")[1:]):
        documents = [row for row in tree.xpath("//table[@id='files']/tbody/tr") if value in row.get("data-issuer").split()]
        assert [str(len(documents))] == [row[1] for row in rows if row[0] == name]


def test_dots_say_that_more_issuers_have_documents_to_go_back_than_are_named() -> None:
    bad = checked("关于报送材料的通知\n各科室：\n我们要提高政治站位，凝聚工作合力，强化责任担当，筑牢思想根基。\n")
    assert bad.facts
    worst = bad._replace(findings=tuple(finding._replace(severity="error") for finding in bad.findings))

    def headline(back: str, other: str = "") -> str:
        reports = [
            report._replace(facts=report.facts._replace(issuers=(f"{name}局",)))
            for report, names in ((worst, back), (bad, other)) for name in names if report.facts
        ]
        return page(*reports).xpath("//summary[b='按机关']")[0].text_content()

    assert headline("甲乙", "丙丁戊") == "按机关建议退回：乙局 1 份、甲局 1 份"
    assert headline("甲乙丙丁") == "按机关建议退回：丁局 1 份、丙局 1 份、乙局 1 份……"
    assert headline("", "甲乙丙丁") == "按机关共 4 个机关"


def test_of_a_document_only_its_row_is_kept() -> None:
    form = renderer("html")
    form.begin()
    form.document(checked("关于甲的通知\n" + "各科室要提高政治站位。\n" * 2000))
    assert len(pickle.dumps(vars(form)["_rows"])) < 2000


def test_what_came_from_the_standard_input_is_called_so() -> None:
    tree = page(checked("请办理。", "-"))
    assert [row.find("th").text_content() for row in tree.xpath("//table[@id='files']/tbody/tr")] == ["标准输入"]
    assert tree.xpath("//dl[@class='facts']//dd")[0].text_content() == "标准输入"


def test_a_run_on_nothing_is_a_report_as_well() -> None:
    tree = page()
    assert "0 份" in tree.get_element_by_id("overview").text_content()
