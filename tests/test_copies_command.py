"""``check --annotate``, ``--cache`` and ``--baseline``, as the command."""

from __future__ import annotations

import io
import json
import re
import shutil
import time
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from command import CLEAN, NOTICE, Command
from docx import Document as word_document
from docx.oxml.ns import qn
from pdf_sheets import Sheet, make_pdf
from pypdf import PdfReader

from gongwen_lint.errors import WrongUsage

INFO = ("--select", "D007,S001", "--fail-on", "info")
SAMPLES = Path(__file__).parent.parent / "samples"


def word(command: Command, name: str, text: str = NOTICE) -> str:
    """A .docx in the folder; returns its name."""
    made = word_document()
    for line in text.splitlines():
        made.add_paragraph(line)
    file = command.folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    made.save(str(file))
    return name


def comments(file: Path) -> list[tuple[str, str, str]]:
    """Author, initials and first line of each comment."""
    return [(one.author, one.initials, one.text.split("\n")[0]) for one in word_document(str(file)).comments]


# copies


def test_each_file_gets_a_copy_with_its_findings_where_it_lay(command: Command) -> None:
    word(command, "稿/甲.docx")
    word(command, "稿/下/甲.docx", CLEAN)
    shutil.copy(SAMPLES / "08-请示.pdf", command.folder / "稿" / "乙.pdf")
    before = {file: file.read_bytes() for file in (command.folder / "稿").rglob("*.*")}
    done = command("check", "稿", *INFO, "--annotate", "批")
    assert done.status == 1
    assert "带批注的副本有 3 份，在 批。" in done.out
    assert {str(file.relative_to(command.folder / "批")) for file in (command.folder / "批").rglob("*.*")} == {
        "甲.docx", "下/甲.docx", "乙.pdf",
    }
    [(author, initials, text)] = comments(command.folder / "批" / "甲.docx")
    assert (author, initials) == ("gongwen-lint", "公文")
    assert text.startswith("[提示] D007 长句：")
    assert comments(command.folder / "批" / "下" / "甲.docx") == []
    assert {file: file.read_bytes() for file in before} == before


def test_files_of_one_name_from_several_folders_do_not_meet(command: Command) -> None:
    for name in ("东/甲.docx", "西/甲.docx", "甲.docx"):
        word(command, name)
    command("check", "东", "西", "甲.docx", *INFO, "--annotate", "批")
    command("check", "东/甲.docx", "西/甲.docx", *INFO, "--annotate", "平")
    found = {str(file.relative_to(command.folder)) for folder in "批平" for file in (command.folder / folder).rglob("*.docx")}
    assert found == {"批/东/甲.docx", "批/西/甲.docx", "批/甲.docx", "平/甲.docx", "平/甲-2.docx"}


def test_names_that_differ_only_in_case_do_not_meet_on_any_disk(command: Command) -> None:
    for name in ("东/Jia.docx", "西/jia.DOCX"):
        word(command, name)
    command("check", "东/Jia.docx", "西/jia.DOCX", *INFO, "--annotate", "批")
    assert {file.name for file in (command.folder / "批").iterdir()} == {"Jia.docx", "jia-2.DOCX"}


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the time zone cannot be set for a test here")
def test_dates_are_those_of_the_clock_on_the_wall_in_word_and_of_greenwich_in_a_pdf(
    command: Command, monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TZ", "AKST+9")
    time.tzset()
    word(command, "甲.docx")
    page = Sheet().text(80, 100, "关于做好登记工作的通知").text(80, 140, "各科室要切实认真加强和强化登记管理。")
    (command.folder / "乙.pdf").write_bytes(make_pdf(page))
    begun = datetime.now(UTC).replace(microsecond=0)
    command("check", "甲.docx", "乙.pdf", "--annotate", "批")
    monkeypatch.undo()
    time.tzset()
    with zipfile.ZipFile(command.folder / "批" / "甲.docx") as package:
        given = re.findall(rb'w:date="([^"]*)"', package.read("word/comments.xml"))
    said = {datetime.strptime(date.decode(), "%Y-%m-%dT%H:%M:%S%z") + timedelta(hours=9) for date in given}
    pages = PdfReader(command.folder / "批" / "乙.pdf").pages
    stamps = [note.get_object()["/M"] for page in pages for note in page.get("/Annots", ())]
    said |= {datetime.strptime(stamp, "D:%Y%m%d%H%M%S%z") for stamp in stamps}
    assert given and stamps
    assert all(begun <= date <= datetime.now(UTC) for date in said)


def test_author_and_initials_are_the_users(command: Command) -> None:
    word(command, "甲.docx")
    command("check", "甲.docx", *INFO, "--annotate", "批", "--annotate-author", "张三", "--annotate-initials", "张")
    assert [one[:2] for one in comments(command.folder / "批" / "甲.docx")] == [("张三", "张")]


def test_what_can_be_mended_by_a_program_is_a_tracked_change_on_request(command: Command) -> None:
    text = CLEAN.replace("请于12月5日前", "各单位要进一步加强和不断强化值班，请于12月5日前")
    word(command, "甲.docx", text)
    for form, changed in (("comments", False), ("revisions", True), ("修订", True)):
        command("check", "甲.docx", "--select", "D011", "--annotate", form, "--annotate-as", form)
        with zipfile.ZipFile(io.BytesIO((command.folder / form / "甲.docx").read_bytes())) as package:
            assert (b"<w:del " in package.read("word/document.xml")) == changed
        assert len(comments(command.folder / form / "甲.docx")) == 1


def test_the_end_says_how_many_copies_have_tracked_changes_and_how_many_they_are(command: Command) -> None:
    doubled = "各单位要进一步加强和不断强化值班，要进一步加强和不断强化登记，请于12月5日前"
    word(command, "稿/甲.docx", CLEAN.replace("请于12月5日前", doubled))
    word(command, "稿/乙.docx")
    shutil.copy(SAMPLES / "08-请示.pdf", command.folder / "稿" / "丙.pdf")
    for jobs in "12":
        done = command("check", "稿", "--select", "D011", "--annotate", f"批{jobs}", "--annotate-as", "修订", "--jobs", jobs)
        made = (command.folder / f"批{jobs}" / "甲.docx").read_bytes()
        with zipfile.ZipFile(io.BytesIO(made)) as package:
            count = package.read("word/document.xml").count(b"<w:del ")
        assert count and f"带批注的副本有 3 份，其中 1 份有修订，共 {count} 处，在 批{jobs}。\n" in done.out
    none = command("check", "稿", *INFO, "--annotate", "无", "--annotate-as", "revisions").out
    assert "带批注的副本有 3 份，没有一处能写成修订，在 无。\n" in none
    assert "修订" not in command("check", "稿", *INFO, "--annotate", "批").out.split("带批注")[1]


def test_a_file_whose_protection_leaves_nothing_to_do_in_the_copy_is_named(command: Command) -> None:
    made = word_document()
    for line in NOTICE.splitlines():
        made.add_paragraph(line)
    says = made.settings.element.makeelement(qn("w:documentProtection"), {qn("w:edit"): "readOnly", qn("w:enforcement"): "1"})
    made.settings.element.append(says)
    made.save(str(command.folder / "甲.docx"))
    word(command, "乙.docx")
    for jobs in "12":
        done = command("check", "甲.docx", "乙.docx", *INFO, "--annotate", f"批{jobs}", "--jobs", jobs)
        assert "甲.docx：原文件设了限制编辑（不允许更改），副本照旧：批注只能看，不能答复、删除。" in done.out
        assert "乙.docx：" not in done.out
        kept = word_document(str(command.folder / f"批{jobs}" / "甲.docx")).settings.element
        assert kept.find(qn("w:documentProtection")).get(qn("w:edit")) == "readOnly"


def test_a_file_that_takes_no_notes_is_named(command: Command) -> None:
    command.write("甲.txt", NOTICE)
    done = command("check", "甲.txt", *INFO, "--annotate", "批")
    assert done.status == 1
    assert "甲.txt：内容是纯文本，只有 .docx 和 .pdf 能加批注，请用 Word 另存为 .docx。" in done.out
    assert list((command.folder / "批").iterdir()) == []


def test_a_file_whose_name_tells_another_kind_is_named_by_what_it_holds(command: Command) -> None:
    command.write("甲.docx", NOTICE)
    done = command("check", "甲.docx", *INFO, "--annotate", "批")
    assert "甲.docx：内容是纯文本，只有 .docx 和 .pdf 能加批注" in done.out


@pytest.mark.parametrize("folder", ["稿", "稿/批", ".", "稿/下"])
def test_copies_never_go_where_the_files_are(command: Command, folder: str) -> None:
    word(command, "稿/甲.docx")
    word(command, "稿/下/乙.docx")
    before = (command.folder / "稿/甲.docx").read_bytes()
    paths = ("稿",) if folder != "." else (".",)
    done = command("check", *paths, *INFO, "--annotate", folder)
    assert done.status == 2
    assert f"{folder} 是要检查的文件夹，批注的副本不能写在里面。" in done.err
    assert (command.folder / "稿/甲.docx").read_bytes() == before


def test_a_copy_never_replaces_a_single_file(command: Command) -> None:
    word(command, "稿/甲.docx")
    done = command("check", "稿/甲.docx", *INFO, "--annotate", "稿")
    assert done.status == 2
    assert comments(command.folder / "稿/甲.docx") == []


def test_copies_of_an_earlier_run_are_not_written_over(command: Command) -> None:
    word(command, "甲.docx")
    command.write("批/甲.docx", "我在里面写了意见")
    done = command("check", "甲.docx", *INFO, "--annotate", "批")
    assert done.status == 2
    assert "批 里已经有文件，不覆盖。请换一个文件夹，或者先清空它。" in done.err
    assert (command.folder / "批" / "甲.docx").read_text(encoding="utf-8") == "我在里面写了意见"
    command.write("占.docx", "")
    assert "占.docx：建不了这个文件夹（已有同名的文件）。" in command("check", "甲.docx", "--annotate", "占.docx").err


@pytest.mark.parametrize("wrong", [
    ("--report", "xlxs=果.xlsx"), ("--report", "json=没有/果.json"), ("--report", "json=甲.docx"), ("--report", "json="),
    ("-o", "果.json", "--report", "json=果.json"), ("--baseline", "没有.jsonl"), ("--annotate-as", "x"), ("--send",),
    ("-o", "没有/果.txt"), ("--statistics", "--output-format", "json"),
])
def test_a_command_that_is_refused_leaves_no_folder_behind(command: Command, wrong: tuple[str, ...]) -> None:
    word(command, "甲.docx")
    done = command("check", "甲.docx", *INFO, "--annotate", "新/批", "--cache", "存", *wrong)
    assert done.status == 2
    assert [file.name for file in command.folder.iterdir()] == ["甲.docx"]


def test_the_report_may_lie_beside_the_copies(command: Command) -> None:
    word(command, "甲.docx")
    assert command("check", "甲.docx", *INFO, "--annotate", "批", "--report", "json=批/果.json").status == 1
    assert {file.name for file in (command.folder / "批").iterdir()} == {"甲.docx", "果.json"}


@pytest.mark.parametrize("report", [
    "批/甲.docx", "./批/../批/甲.docx", "批/甲-2.docx", "批/甲.DOCX", "批/下", "批/下/乙.docx", "批",
])
def test_a_report_is_never_written_over_a_copy_or_in_its_way(command: Command, report: str) -> None:
    word(command, "稿/甲.docx")
    word(command, "稿/下/乙.docx")
    for option in (("--report", f"json={report}"), ("-o", report)):
        done = command("check", "稿", *INFO, "--annotate", "批", *option)
        assert done.status == 2
        assert f"{report} 是批注的副本要用的名字，不能把结果写在上面。请换一个文件名。" in done.err
        assert not (command.folder / "批").exists()


@pytest.mark.parametrize(("name", "report"), [((), "标准输入.docx"), (("--stdin-filename", "稿/丙.docx"), "丙.docx")])
def test_a_report_is_never_written_over_the_copy_of_the_standard_input(
    command: Command, name: tuple[str, ...], report: str,
) -> None:
    done = command("check", "-", *name, *INFO, "--annotate", "批", "--report", f"json=批/{report}")
    assert (done.status, f"批/{report} 是批注的副本要用的名字" in done.err) == (2, True)


def test_a_folder_that_was_there_stays_when_the_command_is_refused(command: Command) -> None:
    word(command, "甲.docx")
    (command.folder / "批").mkdir()
    assert command("check", "甲.docx", *INFO, "--annotate", "批", "--report", "json=没有/果.json").status == 2
    assert (command.folder / "批").is_dir()


@pytest.mark.parametrize(("option", "value"), [
    ("--annotate-as", "revisions"), ("--annotate-author", "张三"), ("--annotate-initials", "张"),
])
def test_how_copies_are_made_needs_a_folder_for_them(command: Command, option: str, value: str) -> None:
    word(command, "甲.docx")
    done = command("check", "甲.docx", option, value)
    assert (done.status, f"{option} 要同 --annotate 文件夹 一起用" in done.err) == (2, True)


def test_the_author_in_the_configuration_does_for_runs_without_copies_too(command: Command) -> None:
    command.write("甲.txt", CLEAN)
    file = command.write("c.toml", '[annotate]\nauthor = "张三"\n')
    assert command("check", "甲.txt", "--config", file).status == 0


# kept reports


def test_kept_reports_are_the_reports(command: Command) -> None:
    word(command, "甲.docx")
    command.write("乙.txt", NOTICE)
    (command.folder / "坏.docx").write_bytes(b"PK")
    plain = command("check", "甲.docx", "乙.txt", "坏.docx", "--output-format", "json")
    first, second = (command("check", "甲.docx", "乙.txt", "坏.docx", "--output-format", "json", "--cache", "存") for _ in "12")
    assert plain == first == second
    assert len([file for file in (command.folder / "存").rglob("*") if file.is_file()]) > 2
    kept = b"".join(file.read_bytes() for file in (command.folder / "存").rglob("*") if file.is_file())
    assert NOTICE[30:36].encode() not in kept
    assert b"D007" not in kept


def test_a_kept_report_is_not_made_again(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    word(command, "甲.docx")
    args = ("check", "甲.docx", *INFO, "--cache", "存")
    first = command(*args)
    monkeypatch.setattr("gongwen_lint.batch.work.read_bytes", None)
    assert command(*args) == first
    assert command(*args[:-2]).status == 2  # without it the file would have to be read


def test_a_changed_setting_file_or_comparison_is_seen(command: Command) -> None:
    key = (
        "请把钥匙交给值班员并在登记簿上写明时间和去向，第二天早上八点以前交回。"
        "夜里要用的，先给带班的副主任打电话说清楚用途和归还的时间。"
    )
    command.write("上.txt", f"关于保管钥匙的通知\n各科室：\n{key}\n市档案局\n2024年1月2日\n")
    command.write("甲.txt", f"关于门窗上锁的通知\n各科室：\n{key}\n县档案局\n2025年1月2日\n")

    def found(*args: str) -> set[str]:
        told = json.loads(command("check", "甲.txt", "--output-format", "json", "--cache", "存", *args).out)
        return {finding["rule"] for document in told["documents"] for finding in document["findings"]}

    assert "X001" not in found()
    assert "X001" in found("--against", "上.txt")
    assert "X001" not in found()
    command.write("上.txt", CLEAN)
    assert "X001" not in found("--against", "上.txt")
    strict = command.write("c.toml", "[rules.D008]\nlimit = 50\n")
    assert found("--select", "D008", "--config", strict) == {"D008"}
    assert found("--select", "D008") == set()


def test_the_folder_of_kept_reports_is_no_paper(command: Command) -> None:
    word(command, "稿/甲.docx")
    command("check", "稿", *INFO, "--cache", "稿/存")
    assert "不是文稿" not in command("check", "稿", *INFO, "--cache", "稿/存").out


# known findings


def test_only_what_is_new_counts(command: Command) -> None:
    command.write("甲.txt", NOTICE)
    assert command("baseline", "create", "基线.jsonl", ".", "--select", "D007").status == 0
    quiet = command("check", "甲.txt", *INFO, "--baseline", "基线.jsonl")
    assert quiet.status == 0
    assert "基线里已有的 1 处没有再报。" in quiet.out
    page = command("check", "甲.txt", *INFO, "--baseline", "基线.jsonl", "--annotate", "批", "--output-format", "html").out
    assert '<p class="note">基线里已有的 1 处没有再报。</p><p class="note">带批注的副本有 0 份，在 批。</p>' in page
    command.write("甲.txt", "关于报送材料的通知\n各科室：\n插进来的一行。\n" + NOTICE.split("\n", 2)[2])
    assert command("check", "甲.txt", *INFO, "--baseline", "基线.jsonl").status == 0
    command.write("甲.txt", NOTICE.replace("办公室\n2025", "请各单位把另外一批没有送过的表格" * 20 + "。\n办公室\n2025"))
    new = json.loads(command("check", "甲.txt", *INFO, "--baseline", "基线.jsonl", "--output-format", "json").out)
    assert [finding["quote"][:6] for finding in new["documents"][0]["findings"]] == ["请各单位把另"]
    assert (new["summary"]["info"], new["summary"]["known"]) == (1, 1)


def test_copies_hold_only_what_is_new(command: Command) -> None:
    word(command, "甲.docx")
    command("baseline", "create", "基线.jsonl", "甲.docx", "--select", "D007")
    command("check", "甲.docx", *INFO, "--baseline", "基线.jsonl", "--annotate", "批")
    assert comments(command.folder / "批" / "甲.docx") == []


def test_a_copy_that_cannot_be_written_costs_no_report(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    word(command, "稿/甲.docx")
    word(command, "稿/下/乙.docx")
    full = lambda target: (_ for _ in ()).throw(WrongUsage("output", f"写不了 {target}（磁盘已满）。"))  # noqa: E731
    monkeypatch.setattr("gongwen_lint.cli.copies.destination", full)
    done = command("check", "稿", *INFO, "--annotate", "批", "--report", "json=果.json")
    assert done.status == 2
    assert "带批注的副本有 0 份" in done.out
    assert "写不了 批/下/乙.docx（磁盘已满）。" in done.out
    assert len(json.loads((command.folder / "果.json").read_text(encoding="utf-8"))["documents"]) == 2
