"""The consistency assessment: its items as data, what each comes to, and what the command makes of it."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from subprocess import run

import pytest
from command import Command
from test_schema import conforms

from gongwen_lint.assessment import REASONS, Assessment, Row, assess, items, narrowed
from gongwen_lint.assessment.renderers import _words as words
from gongwen_lint.assessment.renderers import text
from gongwen_lint.document import Span
from gongwen_lint.kernel import examine
from gongwen_lint.provisions import articles, documents, load_profile
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.report import Finding
from gongwen_lint.rules import all_rules
from gongwen_lint.rules.record import Basis
from gongwen_lint.settings import Settings

CLEAN = "青石县档案局关于登记簿存放的通知\n各科室：\n登记簿放在一楼窗口，由值班员保管。\n青石县档案局\n2025年3月5日\n"
KEPT = "窗口把登记簿放进二号柜，钥匙由值班员保管。"
LONG = f"青石县档案局关于登记簿存放的通知\n各科室：\n{KEPT * 220}\n青石县档案局\n2025年3月5日\n"
"""a body of 4,620 字, over the 4,000 of a notice on one matter"""
COMING = {f"J{number:03}" for number in range(1, 25)} | {"X001", "X002"}
"""rules of the catalogue that may not be written yet"""


def sheet(draft: str = CLEAN, profile: str = "central", *found: Finding, **how: object) -> Assessment:
    """The assessment of a draft, with findings put in by hand."""
    settings = narrowed(Settings(load_profile(profile)))
    assert settings
    report = examine(read_plain(draft.encode(), "稿/例.txt"), settings)
    return assess(report._replace(findings=(*report.findings, *found)), settings, **how)


def row(made: Assessment, key: str) -> Row:
    return next(row for row in made.rows if row.item.key == key)


def finding(rule: str, severity: str, *basis: tuple[str, str], line: int = 3) -> Finding:
    report = examine(read_plain(CLEAN.encode(), "例.txt"))
    assert report.document
    place = report.document.lines[line - 1]
    return Finding(
        rule, "某事", severity, "此处有某事。", Span(place.start, place.end), line, 1, line, len(place.text) + 1, place.place,
        None, place.text, None, None, tuple(Basis(document, article, "must") for document, article in basis),
    )


# the items


def test_every_article_of_the_central_regulation_has_an_item() -> None:
    assert {article for item in items() for article in item.articles.get("central", ())} == set(articles("central"))


def test_every_article_an_item_names_exists_and_stands_in_order() -> None:
    for item in items():
        assert item.articles
        for document, named in item.articles.items():
            known = list(articles(document))
            assert [article for article in known if article in named] == list(named)
    firsts = [int(item.articles["central"][0]) for item in items() if "central" in item.articles]
    assert firsts == sorted(firsts)


def test_items_are_short_questions_with_names_of_their_own() -> None:
    assert len({item.key for item in items()}) == len({item.text for item in items()}) == len(items())
    for item in items():
        assert "是否" in item.text
        assert len(item.text) <= 40
        assert item.text[-1] not in "。？?"


def test_every_code_is_a_rule_or_to_come_and_every_burden_rule_has_an_item() -> None:
    known, named = {rule.code for rule in all_rules()}, {code for item in items() for code in item.rules}
    assert named - known <= COMING
    assert {code for code in known if code.startswith("J")} <= named


@pytest.mark.parametrize("rule", [rule for rule in all_rules() if any(rule.code in item.rules for item in items())],
                         ids=lambda rule: rule.code)
def test_a_rule_and_its_items_rest_on_the_same_articles(rule) -> None:
    mine = [item for item in items() if rule.code in item.rules]
    named = {(document, article) for item in mine for document in item.articles for article in item.articles[document]}
    assert named & {(basis.document, basis.article) for basis in rule.basis}


def test_what_the_regulation_exempts_special_documents_from_is_marked() -> None:
    special = {item.key for item in items() if item.special}
    assert special == {"staffing", "creation-demanded", "veto"}
    assert all("3" in item.articles["central"] for item in items() if item.special)


# what they come to


def test_a_draft_with_nothing_touches_nothing_and_is_told_its_length() -> None:
    made = sheet()
    assert made.numbers("inconsistent") == made.numbers("explain") == ()
    length = row(made, "length")
    assert length.conclusion == "none"
    assert list(words.remarks(length, {})) == ["正文 17 字，限 4000 字（部署专项工作或者具体任务的文件）。"]


def test_a_body_over_the_limit_is_to_be_explained_and_says_by_how_much() -> None:
    length = row(sheet(LONG), "length")
    assert (length.conclusion, [found.rule for found in length.findings]) == ("explain", ["D001"])
    assert list(words.remarks(length, {})) == ["正文 4620 字，限 4000 字，超出 620 字（部署专项工作或者具体任务的文件）。"]
    assert list(words.told(length, sheet(LONG), words.first_rows(sheet(LONG)))) == []


@pytest.mark.parametrize(("draft", "said"), [
    (CLEAN.replace("关于登记簿存放的通知", "2025年工作要点"), "正文 17 字，不限（部署综合性工作的文件除外）。"),
    (CLEAN.replace("青石县档案局", "国务院办公厅"), "正文 17 字，所选依据没有给这类文件定上限。"),
])
def test_a_draft_without_a_limit_says_so(draft: str, said: str) -> None:
    assert list(words.remarks(row(sheet(draft), "length"), {})) == [said]


def test_pages_are_told_where_the_profile_limits_them() -> None:
    told = list(words.remarks(row(sheet(profile="zhejiang"), "length"), {}))
    assert told[1:] == ["正文 1 页，限 10 页（政策性文件）。"]


def test_a_limit_of_the_user_s_own_is_the_one_told() -> None:
    settings = narrowed(Settings(options={"D001": {"limit": 10}}))
    assert settings
    made = assess(examine(read_plain(CLEAN.encode(), "例.txt"), settings), settings)
    assert list(words.remarks(row(made, "length"), {})) == ["正文 17 字，限 10 字，超出 7 字（自定的上限）。"]
    assert row(made, "length").conclusion == "explain"


@pytest.mark.parametrize(("severities", "conclusion"), [
    (("error",), "inconsistent"), (("warning",), "explain"), (("info",), "explain"),
    (("info", "error", "warning"), "inconsistent"),
])
def test_what_is_forbidden_is_inconsistent_and_the_rest_is_to_be_explained(severities: tuple[str, ...], conclusion: str) -> None:
    made = sheet(CLEAN, "central", *(finding("J001", severity, ("central", "3")) for severity in severities))
    assert row(made, "reporting").conclusion == conclusion


def test_a_rule_of_two_items_goes_by_the_articles_of_each_finding() -> None:
    demanded, ranked = finding("J004", "warning", ("central", "3")), finding("J004", "error", ("central", "19"))
    both = finding("J004", "warning", ("central", "3"), ("central", "21"))
    made = sheet(CLEAN, "central", demanded, ranked, both)
    assert row(made, "creation-demanded").findings == (demanded, both)
    assert row(made, "creation").findings == (ranked, both)
    elsewhere = finding("J004", "warning", ("zhejiang", "1"))
    assert row(sheet(CLEAN, "central", elsewhere), "creation-demanded").findings == (elsewhere,)


def test_a_passage_of_two_items_is_quoted_once() -> None:
    made = sheet(CLEAN, "central", finding("J004", "warning", ("central", "3"), ("central", "21")))
    first, again = (
        list(words.told(row(made, key), made, words.first_rows(made))) for key in ("creation-demanded", "creation")
    )
    number = row(made, "creation-demanded").number
    assert first == ["第3行：此处有某事。原文：“登记簿放在一楼窗口，由值班员保管。”"]
    assert again == [f"第3行：见第{number}项。"]


def test_a_quote_that_the_message_holds_is_not_told_again() -> None:
    told = finding("J001", "warning", ("central", "3"))._replace(message="“由值班员”。", quote="由值班员")
    made = sheet(CLEAN, "central", told)
    assert list(words.told(row(made, "reporting"), made, words.first_rows(made))) == ["第3行：“由值班员”。"]


def test_a_passage_says_what_heading_it_stands_under_but_a_heading_does_not() -> None:
    told = []
    for quote in ("由值班员保管", "一、存放"):
        found = finding("J001", "warning", ("central", "3"))._replace(heading="一、存放", quote=quote, cut=True)
        made = sheet(CLEAN, "central", found)
        told += words.told(row(made, "reporting"), made, words.first_rows(made))
    assert told == ["第3行，“一、存放”之下：此处有某事。原文：“由值班员保管……”", "第3行：此处有某事。原文：“一、存放……”"]


def test_an_item_whose_rule_does_not_exist_is_not_called_clean() -> None:
    made = sheet(known={rule.code for rule in all_rules()} - {"D003"})
    opening = row(made, "opening")
    assert (opening.conclusion, words.conclusion(opening)) == ("unassessed", "本版不评估")
    assert row(sheet(), "opening").conclusion == "none"
    assert re.search("本版不评估 +是否铺垫过长", "".join(text.render(made)))


@pytest.mark.parametrize("code", sorted({code for item in items() for code in item.rules} - {rule.code for rule in all_rules()}))
def test_rules_still_to_come_are_told_as_such(code: str) -> None:
    for one in sheet().rows:
        if code in one.item.rules:
            assert one.conclusion == "unassessed"
            assert (code, "absent") in one.unassessed


def test_a_rule_the_settings_leave_out_is_told_as_such() -> None:
    settings = narrowed(Settings(ignore=("D003", "D002")))
    assert settings
    made = assess(examine(read_plain(LONG.encode(), "例.txt"), settings), settings)
    assert words.conclusion(row(made, "opening")) == "按设置没有评估"
    length = row(made, "length")  # what was asked found something, and what was not asked is told
    assert length.conclusion == "explain"
    assert list(words.remarks(length, {"D002": "页数超限"}))[-1] == "其中 D002页数超限：按设置没有评估。"


def test_an_item_asked_in_part_is_not_called_clean() -> None:
    settings = narrowed(Settings(ignore=("D002",)))
    assert settings
    length = row(assess(examine(read_plain(CLEAN.encode(), "例.txt"), settings), settings), "length")
    assert (length.conclusion, words.conclusion(length)) == ("unassessed", "未评估")


def test_copying_cannot_be_told_without_the_superior_document() -> None:
    known = {rule.code for rule in all_rules()} | {"X001", "X002"}
    settings = Settings(select=tuple(known))
    report = examine(read_plain(CLEAN.encode(), "例.txt"), settings)
    if {"X001", "X002"} <= {rule.code for rule in all_rules()}:
        assert words.conclusion(row(assess(report, settings), "copying")) == "未对照上位文件"
        assert row(assess(report, settings, compared="《乙》"), "copying").conclusion == "none"
    else:
        assert words.conclusion(row(assess(report, settings), "copying")) == "本版不评估"


def test_rules_that_no_item_names_are_not_asked() -> None:
    assert narrowed(Settings(select=("S001", "D007"))) is None
    some = narrowed(Settings(select=("S001",), extend_select=("D",), ignore=("D001",)))
    assert some
    assert some.select == ("D002", "D003", "D005", "D006", "D012")


def test_local_items_stand_on_the_sheet_where_their_regulation_is_in_force() -> None:
    local = {"relaying", "marking", "recipient"}
    shown = {name: {one.item.key for one in sheet(profile=name).rows} & local for name in documents()}
    assert shown == {"central": set(), "gansu": {"relaying", "marking"}, "wuwei": local, "zhejiang": {"recipient"}}
    for made in map(sheet, (CLEAN, LONG)):
        assert [one.number for one in made.rows] == list(range(1, len(made.rows) + 1))
    assert row(sheet(profile="gansu"), "bodies").articles == {"central": ("17",), "gansu": ("十三",)}


def test_the_sheet_names_the_regulations_with_their_articles() -> None:
    assert words.regulation(sheet().against[0]).endswith("《整治形式主义为基层减负若干规定》（2024年8月6日发布）第1至21条")
    assert [one.document for one in sheet(profile="wuwei").against] == ["central", "wuwei", "gansu"]


def test_a_profile_of_the_user_s_own_is_named_beside_the_central_regulation(tmp_path: Path) -> None:
    own = tmp_path / "本县.toml"
    limit = '[[limit]]\nmeasure = "body"\nvalue = 10\narticle = "7"\nbinding = "must"\n'
    own.write_text(f'document = "青石县办文规定"\n{limit}', encoding="utf-8")
    made = sheet(profile=str(own))
    assert [one.document for one in made.against] == ["central", "青石县办文规定"]
    assert words.regulation(made.against[1]) == "青石县办文规定第7条"
    assert row(made, "length").conclusion == "inconsistent"
    assert list(words.remarks(row(made, "length"), {})) == ["正文 17 字，限 10 字，超出 7 字（青石县办文规定第7条）。"]


@pytest.mark.parametrize(("numbers", "said"), [
    (("1",), "1"), (("1", "2"), "1、2"), (("1", "2", "3", "5", "6"), "1至3、5、6"), (("二", "三", "四", "十一"), "二至四、十一"),
])
def test_numbers_in_a_row_are_taken_together(numbers: tuple[str, ...], said: str) -> None:
    assert words.spans(numbers) == said


def test_the_summary_counts_and_says_what_to_do_next() -> None:
    made = sheet(LONG, "central", finding("J001", "error", ("central", "3")), finding("J002", "error", ("central", "3")))
    counted, step = words.summary(made)
    assert counted.startswith(f"共 {len(made.rows)} 项：不一致 2 项（第7、8项），涉及、需说明理由 1 项（第2项），")
    assert step.startswith("不一致的，先改文稿再送核；认为没有违反规定的，在最后一栏说明；涉及的，删去或者在最后一栏写明理由")
    assert words.next_step({"none": 3}) == "没有查到需要修改或者说明的地方。"
    assert words.next_step({"unassessed": 1}).endswith("没有评估的，由承办人自己核对。")


# the command


def test_on_the_screen_every_item_has_its_line(command: Command) -> None:
    done = command("assess", command.write("例.txt", LONG))
    assert (done.status, done.err) == (0, "")
    assert "文件标题  青石县档案局关于登记簿存放的通知\n发文机关  青石县档案局\n" in done.out
    assert "类别      专项部署（题为通知，部署一项工作）" in done.out
    assert "   2  涉及，需说明理由  正文篇幅是否超过上限（规定第2条）\n        正文 4620 字，限 4000 字，超出 620 字" in done.out
    assert all(item.text in done.out for item in items() if "central" in item.articles)
    assert done.out.endswith(f"{words.NOTE}\n")


@pytest.mark.parametrize("profile", ["central", "gansu", "wuwei", "zhejiang"])
def test_json_is_as_the_schema_says(command: Command, profile: str) -> None:
    command.write("例.txt", LONG)
    done = command("assess", "例.txt", "--output-format", "json", "--profile", profile, "--ignore", "D003")
    shown = conforms("assessment", json.loads(done.out))
    assert shown["document"]["kind_reason"] == "题为通知，部署一项工作"
    length = next(item for item in shown["items"] if item["key"] == "length")
    assert length["figures"][0]["over"] == 620
    assert [found["rule"] for found in length["findings"]] == ["D001"]
    opening = next(item for item in shown["items"] if item["key"] == "opening")
    assert opening["unassessed"] == [{"rule": "D003", "reason": "deselected"}]
    assert sum(shown["summary"][name] for name in ("none", "explain", "inconsistent", "unassessed")) == shown["summary"]["items"]


def test_the_schema_knows_the_reasons() -> None:
    from gongwen_lint.schema import schema

    reasons = schema("assessment")["$defs"]["item"]["properties"]["unassessed"]["items"]["properties"]["reason"]["enum"]
    assert reasons == list(REASONS)


def test_the_page_names_every_field(command: Command) -> None:
    page = (Path(__file__).parent.parent / "docs" / "assess.md").read_text(encoding="utf-8")
    shown = json.loads(command("assess", command.write("例.txt", CLEAN), "--output-format", "json").out)
    assert all(f"`{field}`" in page for field in (*shown, *shown["items"][0], *shown["summary"]))
    assert all(word in page for word in (*words.CONCLUSIONS.values(), *words.REASONS.values()))


def test_the_format_follows_the_ending(command: Command) -> None:
    command.write("例.txt")
    for name, begin in (("表.txt", words.TITLE.encode()), ("表.json", b"{"), ("表.DOCX", b"PK")):
        done = command("assess", "例.txt", "-o", name)
        assert (done.status, done.out, done.err) == (0, "", "")
        assert (command.folder / name).read_bytes().startswith(begin)
    assert command("assess", "例.txt", "-o", "表", "--output-format", "json").status == 0
    assert json.loads((command.folder / "表").read_text(encoding="utf-8"))["version"] == 1


@pytest.mark.parametrize(("args", "said"), [
    (("例.txt", "--output-format", "docx"), "请用 -o 写明文件名"),
    (("例.txt", "-o", "表"), "看不出 表 要什么格式"),
    (("例.txt", "-o", "表.doc"), ".docx、.json、.txt"),
    (("例.txt", "-o", "表.docx", "--output-format", "text"), "写成 text 格式就打不开了"),
    (("例.txt", "-o", "例.txt"), "是要读的文件"),
    (("例.txt", "--output-format", "doc"), "最接近的是"),
    (("例.txt", "--select", "S001"), "没有一条与评估有关"),
    (("例.txt", "二.txt"), "多写了“二.txt”"),
    (("没有.txt",), "没有这个文件"),
    (("空.txt", "-o", "表.docx"), "文件是空的"),
    ((".",), "这是文件夹"),
    ((), "还要写文件"),
])
def test_what_cannot_be_is_refused(command: Command, args: tuple[str, ...], said: str) -> None:
    command.write("例.txt")
    command.write("空.txt", "")
    before = sorted(path.name for path in command.folder.iterdir())
    done = command("assess", *args)
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert sorted(path.name for path in command.folder.iterdir()) == before


def test_the_settings_are_those_of_check(command: Command) -> None:
    command.write("例.txt", LONG)
    command.write("gongwen-lint.toml", '[stated]\nkind = "综合部署"\n')
    assert "不限（部署综合性工作的文件除外）" in command("assess", "例.txt").out
    command.write("gongwen-lint.toml", '[per-file-ignores]\n"例.txt" = ["D003"]\n')
    assert re.search("按设置没有评估 +是否铺垫过长", command("assess", "例.txt").out)
    assert "类别      规划" in command("assess", "例.txt", "--kind", "规划").out


def test_the_standard_input_is_assessed_under_its_name(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    for args, name in (((), "标准输入"), (("--stdin-filename", "稿/例.txt"), "例.txt")):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(CLEAN.encode())))
        assert f"文件名    {name}\n" in command("assess", "-", *args).out


def test_no_other_subcommand_pays_for_it(command: Command) -> None:
    command.write("例.txt")
    script = (
        "import sys; from gongwen_lint.cli import run; run(['check', '例.txt']);"
        "print([name for name in sys.modules if name == 'docx' or name.startswith('gongwen_lint.assessment')])"
    )
    done = run([sys.executable, "-c", script], cwd=command.folder, capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.endswith("[]\n")
