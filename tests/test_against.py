"""The command held against other documents: --against, --compare-within, their settings, their outputs, what cannot be read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from command import Command, process
from docx_maker import docx, p
from pdf_sheets import Sheet, make_pdf
from sources import CLEAR, OTHER, PAY, WATCH, paper, source

from gongwen_lint.copying.compare import compare
from gongwen_lint.copying.references import Given
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.schema import schema
from gongwen_lint.structure import analyse

DRAFT = paper(CLEAR, OTHER, WATCH)
UPPER = paper(CLEAR, WATCH, issuer="定西市水利局", date="2025年3月1日")
X = ("--select", "X")


def documents(command: Command, *args: str, select: str = "X001") -> dict[str, list[dict[str, Any]]]:
    """The findings on each document that was read."""
    done = command("check", *args, "--select", select, "--output-format", "json", "--fail-on", "never")
    whole = json.loads(done.out)
    jsonschema.validate(whole, schema("report"), cls=jsonschema.Draft202012Validator)
    return {document["path"]: document["findings"] for document in whole["documents"] if not document["error"]}


def sources(command: Command, *args: str, select: str = "X001") -> dict[str, list[str]]:
    """The files that each document has something from."""
    found = documents(command, *args, select=select)
    return {path: sorted({one["path"] for each in findings for one in each["related"]}) for path, findings in found.items()}


def as_pdf(text: str) -> bytes:
    """The text printed in lines of 26, its number at the foot of the page."""
    sheet = Sheet()
    lines = [paragraph[at:at + 26] for paragraph in text.splitlines() for at in range(0, len(paragraph), 26)]
    for number, line in enumerate(lines):
        sheet.text(90, 100 + 28 * number, line)
    return make_pdf(sheet.text(280, 800, "— 1 —"))


# what is given


def test_nothing_given_nothing_compared(command: Command) -> None:
    assert documents(command, command.write("稿.txt", DRAFT), select="X") == {"稿.txt": []}


def test_a_file_a_folder_and_several(command: Command) -> None:
    command.write("稿.txt", DRAFT)
    command.write("上级/一.txt", paper(CLEAR, issuer="定西市水利局"))
    command.write("上级/下/二.txt", paper(WATCH, issuer="定西市水利局"))
    command.write("三.txt", paper(OTHER, issuer="柳河县水利局"))
    one, two = str(Path("上级/一.txt")), str(Path("上级/下/二.txt"))
    assert sources(command, "稿.txt", "--against", "上级/一.txt") == {"稿.txt": ["上级/一.txt"]}
    assert sources(command, "稿.txt", "--against", "上级") == {"稿.txt": sorted([one, two])}
    assert sources(command, "稿.txt", "--against", "上级", "--against", "三.txt") == {"稿.txt": sorted(["三.txt", one, two])}


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_word_and_pdf_on_either_side(command: Command, ending: str) -> None:
    def made(text: str) -> bytes:
        return docx(*map(p, text.splitlines())) if ending == "docx" else as_pdf(text)

    command.write("稿.txt", DRAFT)
    command.write("上级.txt", UPPER)
    (command.folder / f"稿.{ending}").write_bytes(made(DRAFT))
    (command.folder / f"上级.{ending}").write_bytes(made(UPPER))
    for draft, other in (("稿.txt", f"上级.{ending}"), (f"稿.{ending}", "上级.txt"), (f"稿.{ending}", f"上级.{ending}")):
        first, second = documents(command, draft, "--against", other)[draft]
        assert [first["quote"], second["quote"]] == [CLEAR, WATCH]
        assert [one["related"][0]["quote"] for one in (first, second)] == [CLEAR, WATCH]


def test_the_lines_are_those_that_the_subcommand_text_numbers(command: Command) -> None:
    command.write("稿.txt", DRAFT)
    (command.folder / "上级.pdf").write_bytes(as_pdf(UPPER))
    lines = [line["text"] for line in json.loads(command("text", "上级.pdf", "--output-format", "json").out)["lines"]]
    for finding in documents(command, "稿.txt", "--against", "上级.pdf")["稿.txt"]:
        [related] = finding["related"]
        assert related["quote"] in "".join(lines[related["line"] - 1:related["end_line"]])


def test_the_standard_input_can_be_the_draft(command: Command) -> None:
    command.write("上级.txt", UPPER)
    done = process("check", "-", *X, "--against", "上级.txt", cwd=command.folder, stdin=DRAFT.encode())
    assert (done.returncode, done.stderr) == (1, b"")
    assert "X002 照搬率过高" in done.stdout.decode()


def test_the_standard_input_cannot_be_what_is_compared_with(command: Command) -> None:
    done = command("check", command.write("稿.txt", DRAFT), "--against", "-")
    assert (done.status, done.out) == (2, "")
    assert "不能是标准输入" in done.err


def test_a_draft_given_as_its_own_source_is_silent(command: Command) -> None:
    command.write("稿/一.txt", f"{CLEAR}。\n")
    for path in ("稿", "稿/一.txt", str(command.folder / "稿")):
        assert list(documents(command, "稿", "--against", path, select="X").values()) == [[]]


# what cannot be read


@pytest.mark.parametrize(("name", "content", "said"), [
    ("没有.txt", None, "没有这个文件"), ("空.txt", b"", "文件是空的"), ("坏.docx", b"PK\x03\x04 and then nothing", "已损坏"),
])
def test_a_given_file_that_cannot_be_read_is_named_and_gives_2(
    command: Command, name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (command.folder / name).write_bytes(content)
    command.write("稿.txt", DRAFT)
    command.write("上级.txt", UPPER)
    done = command("check", "稿.txt", *X, "--against", name, "--against", "上级.txt", "--fail-on", "never")
    assert (done.status, done.err) == (2, "")
    assert name in done.out
    assert said in done.out
    assert "X002 照搬率过高" in done.out


def test_a_folder_without_documents_is_named_and_gives_2(command: Command) -> None:
    command.write("稿.txt", DRAFT)
    command.write("表/预算.xlsx", "")
    done = command("check", "稿.txt", "--against", "表")
    assert done.status == 2
    assert "没有可检查的文稿" in done.out


def test_a_file_that_is_draft_and_source_and_cannot_be_read_is_named_once(command: Command) -> None:
    command.write("稿/空.txt", "")
    command.write("稿/一.txt", DRAFT)
    for path in ("稿", str(command.folder / "稿")):
        done = command("check", "稿", "--against", path)
        assert done.status == 2
        assert "共 2 份，其中 1 份读不了" in done.out


def test_assess_refuses_where_a_given_file_cannot_be_read(command: Command) -> None:
    done = command("assess", command.write("稿.txt", DRAFT), "--against", "没有.txt")
    assert (done.status, done.out) == (2, "")
    assert "没有.txt：没有这个文件" in done.err


@pytest.mark.parametrize("subcommand", ["check", "assess"])
@pytest.mark.parametrize("given", ["上级/一.txt", "上级"])
def test_the_output_is_never_written_over_a_given_file(command: Command, subcommand: str, given: str) -> None:
    command.write("稿.txt", DRAFT)
    command.write("上级/一.txt", UPPER)
    done = command(subcommand, "稿.txt", "--against", given, "-o", "上级/一.txt")
    assert done.status == 2
    assert "上级/一.txt 是要读的文件" in done.err
    assert (command.folder / "上级/一.txt").read_text(encoding="utf-8") == UPPER


# settings


@pytest.mark.parametrize("line", ['against = ["上级"]', 'against = ["上级/一.txt"]', 'library = "库"'])
def test_paths_of_a_configuration_file_are_beside_it(
    command: Command, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    command.write("项目/上级/一.txt", UPPER)
    command.write("项目/稿/稿.txt", DRAFT)
    command("library", "add", "项目/库", "项目/上级")
    command.write("项目/gongwen-lint.toml", line)
    for folder, name in ((".", "项目/稿/稿.txt"), ("项目/稿", "稿.txt")):
        monkeypatch.chdir(command.folder / folder)
        [found] = sources(command, name).values()
        assert [Path(path).name for path in found] == ["一.txt"]


def test_a_library_that_is_none_is_wrong_usage(command: Command) -> None:
    done = command("check", command.write("稿.txt", DRAFT), "--library", "没有")
    assert (done.status, done.out) == (2, "")
    assert "没有" in done.err


def test_a_file_of_both_the_library_and_the_command_line_is_told_once(command: Command) -> None:
    command.write("稿.txt", DRAFT)
    command.write("上级/一.txt", UPPER)
    command.write("上级/二.txt", paper(OTHER, PAY, issuer="柳河县水利局"))
    command("library", "add", "库", "上级/二.txt")
    found = documents(command, "稿.txt", "--against", "上级/一.txt", "--library", "库", select="X001")["稿.txt"]
    assert [Path(one["related"][0]["path"]).name for one in found] == ["一.txt", "二.txt", "一.txt"]
    command("library", "add", "库", "上级/一.txt")
    assert len(documents(command, "稿.txt", "--against", "上级", "--library", "库", select="X002")["稿.txt"]) == 1


def test_a_document_of_two_places_is_one_however_its_path_is_written(command: Command) -> None:
    places = [Given([source(UPPER, path)]) for path in ("上级/一.txt", "./上级/一.txt", str(command.folder / "上级/一.txt"))]
    document = read_plain(DRAFT.encode(), "稿.txt")
    assert len(compare(document, analyse(document), places, ()).comparisons) == 1


# a folder compared within itself


def within(command: Command, *papers: str) -> dict[str, list[str]]:
    """For each of the papers, named 一, 二, 三, those it has something from."""
    for name, text in zip("一二三", papers, strict=False):
        command.write(f"报来/{name}.txt", text)
    found = sources(command, "报来", "--compare-within")
    return {Path(path).stem: sorted(Path(one).stem for one in others) for path, others in found.items()}


def report(issuer: str, date: str) -> str:
    return paper(CLEAR, WATCH, issuer=issuer, date=date)


def test_only_the_later_one_is_told(command: Command) -> None:
    assert within(command, report("青石镇人民政府", "2025年3月2日"), report("柳林镇人民政府", "2025年3月1日")) == {
        "一": ["二"], "二": [],
    }


@pytest.mark.parametrize("dates", [("2025年3月1日", "2025年3月1日"), ("2025年3月1日", ""), ("", "")])
def test_of_equal_or_unknown_dates_both_are(command: Command, dates: tuple[str, str]) -> None:
    assert within(command, report("青石镇人民政府", dates[0]), report("柳林镇人民政府", dates[1])) == {"一": ["二"], "二": ["一"]}


def test_of_three_copies_the_later_two_are_credited_to_the_first(command: Command) -> None:
    bodies = ("青石镇人民政府", "柳林镇人民政府", "新开镇人民政府")
    papers = [report(body, f"2025年3月{day}日") for body, day in zip(bodies, (3, 1, 2), strict=True)]
    assert within(command, *papers) == {"一": ["二"], "二": [], "三": ["二"]}


def test_papers_that_have_nothing_in_common_are_silent(command: Command) -> None:
    assert within(command, paper(CLEAR), paper(OTHER), paper(PAY)) == {"一": [], "二": [], "三": []}


def test_what_of_the_folder_cannot_be_read_is_named_once(command: Command) -> None:
    command.write("报来/一.txt", DRAFT)
    command.write("报来/空.txt", "")
    done = command("check", "报来", "--compare-within")
    assert done.status == 2
    assert "共 2 份，其中 1 份读不了" in done.out


def test_within_together_with_given_files_and_a_library(command: Command) -> None:
    command.write("报来/一.txt", paper(CLEAR, OTHER, WATCH, OTHER[::-1], PAY))
    command.write("报来/二.txt", paper(CLEAR, issuer="柳河县水利局", date="2025年3月1日"))
    command.write("上级.txt", paper(WATCH, issuer="定西市水利局", date="2025年2月1日"))
    command.write("旧.txt", paper(PAY, issuer="白水县水利局", date="2024年2月1日"))
    command("library", "add", "库", "旧.txt")
    found = sources(command, "报来", "--compare-within", "--against", "上级.txt", "--library", "库")
    assert [{Path(path).name for path in paths} for paths in found.values()] == [{"上级.txt", "旧.txt", "二.txt"}, set()]


# outputs


def test_json_shows_the_passage_of_the_source_and_what_is_other(command: Command) -> None:
    command.write("上级.txt", UPPER)
    name = command.write("稿.txt", paper(CLEAR.replace("入冬", "霜降")))
    [finding] = documents(command, name, "--against", "上级.txt")[name]
    [related] = finding["related"]
    assert (related["path"], related["line"], related["quote"]) == ("上级.txt", 3, CLEAR)
    assert [finding["quote"][start - 1:end - 1] for start, end in related["unlike_here"]] == ["霜降"]
    assert [related["quote"][start - 1:end - 1] for start, end in related["unlike"]] == ["入冬"]
    assert 0 < finding["score"] < 1


def test_jsonl_and_github_name_the_source(command: Command) -> None:
    command.write("上级.txt", UPPER)
    command.write("稿.txt", DRAFT)
    args = ("check", "稿.txt", "--against", "上级.txt", "--select", "X001")
    [row] = command(*args, "--output-format", "jsonl").out.splitlines()
    assert [one["related"][0]["path"] for one in json.loads(row)["findings"]] == ["上级.txt", "上级.txt"]
    first, second, note = command(*args, "--output-format", "github").out.splitlines()
    assert first.startswith("::notice file=稿.txt,line=3")
    assert "《定西市水利局关于做好渠道清淤工作的通知》第3行相同（100%25）" in first
    assert "%0A参见：上级.txt 第3行" in first
    assert second.startswith("::notice file=稿.txt,line=5")
    assert note == "::notice::比对的是《定西市水利局关于做好渠道清淤工作的通知》。"


def test_the_assessment_says_whether_there_was_something_to_compare_with(command: Command) -> None:
    command.write("上级.txt", UPPER)
    name = command.write("稿.txt", paper(CLEAR, WATCH))
    assert "未对照上位文件" in command("assess", name).out
    out = command("assess", name, "--against", "上级.txt").out
    assert "未对照上位文件" not in out
    assert "全文的 100% 与《定西市水利局关于做好渠道清淤工作的通知》相同" in out


def test_what_was_compared_with_is_told_and_an_empty_comparison_too(command: Command) -> None:
    command.write("上级.txt", UPPER)
    name = command.write("稿.txt", DRAFT)
    assert "比对的是《定西市水利局关于做好渠道清淤工作的通知》。" in command("check", name, "--against", "上级.txt").out
    assert '<p class="note">比对的是《' in command("check", name, "--against", "上级.txt", "--output-format", "html").out
    assert "没有可比对的文件。" in command("check", name, "--against", name).out
    nothing = command("check", name, "--against", name, "--output-format", "html").out
    assert '<div class="notes" role="status"><p>没有可比对的文件。</p></div>' in nothing
    assert "未对照上位文件" in command("assess", name, "--against", name).out
    assert "对照的是《定西市水利局关于做好渠道清淤工作的通知》。" in command("assess", name, "--against", "上级.txt").out
    command("library", "add", "库", "上级.txt")
    assert "比对的是库“库”里的 1 份文件。" in command("check", name, "--library", "库").out
    command("library", "remove", "库", "上级.txt")
    assert "没有可比对的文件。" in command("check", name, "--library", "库").out


def test_nothing_is_written_into_a_library_nor_over_what_is_read(command: Command) -> None:
    command.write("上级.txt", UPPER)
    name = command.write("稿.txt", DRAFT)
    command("library", "add", "库", "上级.txt")
    before = (command.folder / "库/catalogue.sqlite").read_bytes()
    for args in (("check", name), ("text", name), ("stats", name), ("library", "info", "库")):
        done = command(*args, "-o", "库/catalogue.sqlite")
        assert done.status == 2
        assert "上位文件库里面" in done.err
    assert (command.folder / "库/catalogue.sqlite").read_bytes() == before
    for subcommand in ("text", "stats", "check", "assess"):
        assert command(subcommand, name, "-o", name).status == 2
    assert command("library", "add", "库", ".", "-o", name).status == 2
    assert (command.folder / name).read_text(encoding="utf-8") == DRAFT


def test_the_library_may_be_named_twice(command: Command) -> None:
    command.write("上级.txt", UPPER)
    assert command("library", "add", "库", "上级.txt", "--library", "库").out == "加入 1 份。\n"
    command.write("gongwen-lint.toml", 'library = "库"')
    assert command("library", "list", "库").status == 0
