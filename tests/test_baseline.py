"""The baseline: what was there stays known whatever is written around it, and what is new is told, where it stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_schema import conforms

from gongwen_lint import Settings, examine
from gongwen_lint.baseline import Baseline, create
from gongwen_lint.errors import WrongUsage, unreadable
from gongwen_lint.readers import read, read_bytes
from gongwen_lint.report import DocumentReport

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.docx"))
ALL = frozenset({"S", "D", "J", "X"})
ADDED = "各科室每周五报送会展登记情况，纸质报表一式两份，同时报送电子版。"
PLAIN = "县财政局于6月30日前向各乡镇拨付经费20万元。"
EMPTY = "要切实提高政治站位，充分认识会展工作的重要意义，进一步增强责任感和使命感，把思想和行动统一到市委的决策部署上来。"
LINES = (
    "云川市商务局关于加强2024年会展管理工作的通知", "各科室：", "一、登记会展", EMPTY, "各科室于3月5日前登记本年度的会展。",
    "二、查看现场", "各科室与市商务局签订会展目标责任书。", "市商务局每月5日查看一处现场。", "三、收集材料",
    "建立会展工作台账，报送现场照片和影像资料。", "从乡镇抽调两名干部到市商务局参加登记，时间八个月。", "云川市商务局",
    "2024年11月20日",
)
SMALL = ("云川市商务局关于报送照片的通知", "各科室：", *LINES[9:10], "云川市商务局", "2024年11月20日")


def report(lines: tuple[str, ...] | list[str] = LINES, path: str = "稿.txt") -> DocumentReport:
    return examine(read_bytes("\n".join(lines).encode(), path))


def baseline(*reports: DocumentReport) -> Baseline:
    return Baseline.empty("基线.jsonl").updated(reports or [report()], ALL).baseline


def new_lines(lines: list[str] | tuple[str, ...], known: Baseline | None = None) -> list[str]:
    """The text of the lines in which there is something new."""
    left, _ = (known or baseline()).new(report(lines))
    return [lines[finding.line - 1] for finding in left.findings]


def changed(old: str, new: str) -> list[str]:
    lines = [line.replace(old, new) for line in LINES]
    assert lines != list(LINES)
    return lines


def test_what_is_known_is_left_out_and_counted() -> None:
    found = report()
    assert len(found.findings) == 4
    left, known = baseline().new(found)
    assert left == found._replace(findings=())
    assert known == len(found.findings)
    assert left.document is found.document


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_nothing_is_new_in_an_unchanged_file_read_back(path: Path, tmp_path: Path) -> None:
    found = examine(read(path))
    file = tmp_path / "基线.jsonl"
    file.write_text(create([found], str(file)), encoding="utf-8")
    assert Baseline.load(str(file)).new(found) == (found._replace(findings=()), len(found.findings))


@settings(max_examples=60)
@given(st.lists(st.integers(3, 10), min_size=1, max_size=6), st.sampled_from([PLAIN, ADDED, ""]))
def test_inserted_lines_make_nothing_new_but_what_they_say(places: list[int], text: str) -> None:
    lines = list(LINES)
    for place in sorted(places, reverse=True):
        lines.insert(place, text)
    new = new_lines(lines)
    assert set(new) == ({ADDED} if text is ADDED else set())


@settings(max_examples=40)
@given(st.sets(st.integers(2, 10), max_size=6), st.permutations(range(3, 11)))
def test_deleted_and_moved_lines_make_nothing_new(gone: set[int], order: list[int]) -> None:
    assert new_lines([line for number, line in enumerate(LINES) if number not in gone]) == []
    assert new_lines([*LINES[:3], *(LINES[number] for number in order), *LINES[11:]]) == []


@pytest.mark.parametrize(("old", "new", "told"), [
    ("2024年", "2026年", []),
    ("三、收集", "五、收集", []),
    ("二、查看现场", "二、看现场", []),
    ("2024年11月20日", "2025年1月2日", []),
    ("3月5日前", "4月5日前", []),
    ("建立会展工作台账", "建立登记台账", ["建立登记台账，报送现场照片和影像资料。"]),
    ("抽调两名干部", "抽调三名干部", ["从乡镇抽调三名干部到市商务局参加登记，时间八个月。"]),
])
def test_a_change_makes_new_what_it_touches(old: str, new: str, told: list[str]) -> None:
    assert new_lines(changed(old, new)) == told


def test_a_passage_is_new_when_a_sentence_is_added_and_known_when_one_is_taken_away() -> None:
    more = "要进一步提高思想认识，切实增强做好会展工作的责任感和紧迫感，以高度的政治自觉抓好各项工作落实。"
    longer = changed(EMPTY, EMPTY + more)
    assert new_lines(longer) and set(new_lines(longer)) == {EMPTY + more}
    known = baseline(report(longer))
    assert new_lines(LINES, known) == []
    assert new_lines(changed(EMPTY, more), known) == []
    apart = [*LINES[:4], PLAIN, more, *LINES[4:]]
    assert any(finding.rule == "S002" for finding in report(apart).findings)
    assert new_lines(apart, known) == []


def test_the_place_of_a_repeated_phrase_is_told_by_its_heading() -> None:
    first = list(LINES)
    first.insert(5, LINES[9])  # the same sentence, under the first heading
    left, known = baseline().new(report(first))
    assert [(finding.rule, finding.heading) for finding in left.findings] == [("J013", "一、登记会展")]
    assert known == len(report().findings)
    assert baseline(report(first)).new(report())[0].findings == ()


def test_a_second_occurrence_is_new_and_a_count_says_how_many_are_known() -> None:
    twice = [*LINES[:10], LINES[9], *LINES[10:]]
    left, _ = baseline().new(report(twice))
    assert [finding.rule for finding in left.findings] == ["J013"]
    rows = [json.loads(line) for line in baseline(report(twice)).text().splitlines()[1:]]
    assert [row["count"] for row in rows if row["rule"] == "J013"] == [2]


def test_an_unreadable_file_always_counts() -> None:
    failed = DocumentReport("稿.txt", unreadable("damaged", "稿.txt", reason="例"))
    assert baseline().new(failed) == (failed, 0)
    known = baseline()
    kept = known.updated([failed], ALL, ["."])
    assert (kept.added, kept.removed, kept.baseline.files) == (0, 0, known.files)


def test_what_is_known_of_one_file_is_not_known_of_another() -> None:
    left, known = baseline(report(path="甲/稿.txt"), report(LINES[:8], "乙/稿.txt")).new(report(LINES, "乙/稿.txt"))
    assert known == len(report(LINES[:8]).findings)
    assert left.findings


def test_a_renamed_file_is_followed_while_a_copy_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    known = baseline(report(path="第一稿.txt"), report(SMALL, "小.txt"))
    renamed = report([*LINES[:5], ADDED, *LINES[5:]], "第二稿.txt")
    left, count = known.new(renamed)
    assert left.findings
    assert all(finding.quote in ADDED for finding in left.findings)
    assert count == len(report().findings)
    Path("第一稿.txt").write_text("", encoding="utf-8")
    assert known.new(renamed) == (renamed, 0)
    assert known.new(report(SMALL, "另一份小的.txt"))[1] == 0, "too little to tell one file from another"




def test_update_follows_a_renamed_file_and_forgets_what_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    known = baseline(report(path="甲/第一稿.txt"), report(SMALL, "甲/小.txt"), report(SMALL, "乙/小.txt"))
    again = known.updated([report(path="甲/第二稿.txt")], {"J013", "D001"}, ["甲"])
    assert sorted(again.baseline.files) == ["乙/小.txt", "甲/第二稿.txt"]
    assert again.added == 0
    assert again.removed == known.files["甲/小.txt"].total()


def test_update_keeps_what_rules_say_that_were_not_asked() -> None:
    known = baseline()
    few = examine(read_bytes("\n".join(LINES).encode(), "稿.txt"), Settings(select=("D",)))
    assert known.updated([few], {"D001"}).baseline.files == known.files
    done = known.updated([few], {"J013", "D001"})
    assert done.removed == sum(finding.rule == "J013" for finding in report().findings) == 1
    assert not any(one.rule == "J013" for one in done.baseline.files["稿.txt"])
    assert any(one.rule == "J005" for one in done.baseline.files["稿.txt"])


def test_the_file_is_in_a_fixed_order_and_as_its_schema_says() -> None:
    known = baseline(report(path="乙.txt"), report(path="甲.txt"))
    head, *rows = lines = [json.loads(line) for line in known.text().splitlines()]
    for line in lines:
        conforms("baseline", line)
    assert head["version"] == 1
    assert rows == sorted(rows, key=lambda row: (row["path"], row["rule"], row["marks"]))
    again = Baseline(known.folder, known.salt, {}).updated([report(path="甲.txt"), report(path="乙.txt")], ALL).baseline
    assert again.text() == known.text()
    assert Baseline.empty("x").salt != known.salt


def test_the_file_holds_no_text_of_the_documents_and_other_baselines_have_other_marks() -> None:
    text = baseline().text()
    for line in LINES:
        for at in range(len(line) - 3):
            assert line[at:at + 4] not in text
    marks = [{mark for found in baseline().files.values() for one in found for mark in one.marks if mark} for _ in range(2)]
    assert marks[0]
    assert not marks[0] & marks[1]


def test_paths_count_from_the_baseline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "稿件" / "下").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "稿件")
    file = tmp_path / "基线.jsonl"
    file.write_text(create([report(path="下/稿.txt"), report(path=str(tmp_path / "é.txt"))], str(file)), encoding="utf-8")
    assert sorted(Baseline.load(str(file)).files) == ["é.txt", "稿件/下/稿.txt"]
    monkeypatch.chdir(tmp_path)
    known = Baseline.load("基线.jsonl")
    for path in ("稿件/下/稿.txt", "e\N{COMBINING ACUTE ACCENT}.txt"):
        assert known.new(report(path=path))[1] == len(report().findings)


def test_a_name_that_is_no_text_is_written_and_read(tmp_path: Path) -> None:
    name = str(tmp_path / "\udcff.txt")
    file = tmp_path / "基线.jsonl"
    file.write_text(create([report(path=name)], str(file)), encoding="utf-8")
    assert Baseline.load(str(file)).new(report(path=name))[1] == len(report().findings)


HEAD = '{"what": "gongwen-lint baseline", "version": 1, "salt": "00112233445566778899aabbccddeeff"}\n'
ROW = '{"path": "稿.txt", "rule": "D001", "marks": [], "under": "", "count": 1}\n'


def loaded(folder: Path, text: str | bytes) -> Baseline:
    file = folder / "基线.jsonl"
    file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    return Baseline.load(str(file))


def test_merged_lines_count_once(tmp_path: Path) -> None:
    known = loaded(tmp_path, "\ufeff" + HEAD + ROW + "\n" + ROW + ROW.replace(": 1}", ": 3}") + ROW)
    assert [list(found.values()) for found in known.files.values()] == [[3]]


@pytest.mark.parametrize(("text", "told"), [
    ("", "不是基线文件"), ("通知\n", "不是基线文件"), ("[]\n", "不是基线文件"), (b"PK\x03\x04\xff\xfe", "不是基线文件"),
    ("[" * 100_000, "不是基线文件"), (ROW, "不是基线文件"),
    (HEAD.replace(": 1,", ": 2,"), "是别的版本写的基线（2），这个版本只认 1"),
    (HEAD.replace("00112233", ""), "第1行：salt 不对"),
    (HEAD + ROW + "<<<<<<< HEAD\n", "第3行：不是基线的写法。请删去这一行"),
    *((HEAD + ROW.replace(old, new), "第2行：不是基线的写法") for old, new in (
        ("D001", "通知"), ("[]", '["稿"]'), ("[]", "{}"), ('"under": ""', '"under": "x"'), (": 1}", ": 0}"), (": 1}", ": true}"),
        (": 1}", ': 1, "quote": "原文"}'), (', "count": 1', ""), ('"稿.txt"', "1"),
    )),
])
def test_a_damaged_baseline_is_refused_by_line(tmp_path: Path, text: str | bytes, told: str) -> None:
    with pytest.raises(WrongUsage, match="基线") as caught:
        loaded(tmp_path, text)
    assert caught.value.message.startswith(str(tmp_path / "基线.jsonl"))
    assert told in caught.value.message


def test_a_missing_baseline_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match=r"没有这个基线文件.*baseline create"):
        Baseline.load(str(tmp_path / "无.jsonl"))
    with pytest.raises(WrongUsage, match="基线文件读不了"):
        Baseline.load(str(tmp_path))
