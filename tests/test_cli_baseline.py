"""The subcommand ``baseline``: what it does, what it says, and its exit statuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import CLEAN, NOTICE, Command

from gongwen_lint.baseline import Baseline

FILE = "基线.jsonl"


def rows(file: str = FILE) -> list[dict[str, object]]:
    return [json.loads(line) for line in Path(file).read_text(encoding="utf-8").splitlines()[1:]]


def test_what_is_there_is_recorded_and_brought_up_to_date(command: Command) -> None:
    command.write("稿件/一.txt", NOTICE)
    command.write("稿件/二.txt", NOTICE)
    command.write("稿件/表.xlsx")
    done = command("baseline", "create", FILE, "稿件")
    assert (done.status, done.err) == (0, "")
    assert done.out == f"记下 2 个问题。{FILE} 里现有 2 份文件的 2 个问题。\n另有 1 个文件不是文稿，没有读（.xlsx 1 个）。\n"
    assert [(row["path"], row["rule"]) for row in rows()] == [("稿件/一.txt", "D007"), ("稿件/二.txt", "D007")]
    before = Path(FILE).read_bytes()
    assert command("baseline", "update", FILE, "稿件").out.startswith("新增 0 个问题，去掉 0 个。")
    assert Path(FILE).read_bytes() == before
    command.write("稿件/一.txt", CLEAN)
    command.write("稿件/三.txt", NOTICE)
    command.write("稿件/二.txt", NOTICE.replace("分工", "职责"))
    done = command("baseline", "update", FILE, "稿件/一.txt", "稿件/三.txt")
    assert done.out == f"新增 1 个问题，去掉 1 个。{FILE} 里现有 2 份文件的 2 个问题。\n"
    assert [row["path"] for row in rows()] == ["稿件/三.txt", "稿件/二.txt"]
    Path("稿件/三.txt").unlink()
    assert command("baseline", "update", FILE, "稿件").out.startswith("新增 1 个问题，去掉 2 个。")
    assert [row["path"] for row in rows()] == ["稿件/二.txt"]


def test_the_same_settings_hold_as_in_a_check(command: Command) -> None:
    command.write("一.txt", NOTICE)
    command.write("gongwen-lint.toml", "[per-file-ignores]\n\"二.txt\" = [\"D007\"]\n")
    command.write("二.txt", NOTICE)
    assert command("baseline", "create", FILE, "一.txt", "二.txt", "--select", "D").status == 0
    assert [row["path"] for row in rows()] == ["一.txt"]
    assert command("baseline", "update", FILE, "一.txt", "--select", "S").out.startswith("新增 0 个问题，去掉 0 个。")
    assert command("baseline", "update", FILE, "一.txt", "--ignore", "S").out.startswith("新增 0 个问题，去掉 0 个。")
    assert [row["path"] for row in rows()] == ["一.txt"]


def test_a_file_is_never_overwritten(command: Command) -> None:
    command.write("一.txt", NOTICE)
    command.write(FILE, "我的")
    done = command("baseline", "create", FILE, "一.txt")
    assert (done.status, done.out) == (2, "")
    assert done.err == (
        f"gongwen-lint：{FILE} 已经有了，不能覆盖。要更新请用 gongwen-lint baseline update，要重建请先删去它或者换一个文件名。\n"
    )
    done = command("baseline", "update", "一.txt", "一.txt")
    assert done.status == 2
    assert done.err == "gongwen-lint：一.txt：不是基线文件。请检查路径；基线用 gongwen-lint baseline create 来建。\n"
    assert Path("一.txt").read_text(encoding="utf-8") == NOTICE
    assert Path(FILE).read_text(encoding="utf-8") == "我的"


def test_what_it_says_can_go_to_a_file_but_over_no_other(command: Command) -> None:
    command.write("稿件/一.txt", NOTICE)
    for target in ("稿件/一.txt", FILE):
        Path(FILE).unlink(missing_ok=True)
        done = command("baseline", "create", FILE, "稿件", "-o", target)
        assert (done.status, done.err) == (2, f"gongwen-lint：{target} 是要读的文件，不能把结果写在上面。请换一个文件名。\n")
    assert Path("稿件/一.txt").read_text(encoding="utf-8") == NOTICE
    assert command("baseline", "update", FILE, "稿件", "-o", "说明.txt").out == ""
    assert Path("说明.txt").read_text(encoding="utf-8").startswith("新增 0 个问题，去掉 0 个。")


def test_copies_are_recorded_where_there_is_something_to_compare_with(command: Command) -> None:
    text = "".join(f"第{number}件事由县财政局于{number}月底前办结，并把结果报市政府办公室登记备查。" for number in range(1, 9))
    command.write("上级.txt", f"东岭省人民政府关于办理实事的通知\n各市人民政府：\n{text}\n东岭省人民政府\n2024年3月1日\n")
    command.write("稿.txt", f"云川市人民政府关于办理实事的通知\n各县人民政府：\n{text}\n云川市人民政府\n2024年5月1日\n")
    done = command("baseline", "create", FILE, "稿.txt", "--against", "上级.txt")
    assert "比对的是《东岭省人民政府关于办理实事的通知》。" in done.out
    assert any(str(row["rule"]).startswith("X") for row in rows())
    assert {row["path"] for row in rows()} == {"稿.txt"}


def test_a_file_that_cannot_be_read_is_named_and_what_is_known_of_it_stays(command: Command) -> None:
    command.write("一.txt", NOTICE)
    command.write("二.txt", NOTICE)
    assert command("baseline", "create", FILE, "一.txt", "二.txt").status == 0
    command.write("一.txt", "")
    done = command("baseline", "update", FILE, "一.txt", "二.txt", "三.txt")
    assert done.status == 2
    assert done.err.splitlines()[0].startswith("gongwen-lint：一.txt：文件是空的")
    assert done.err.splitlines()[1] == "gongwen-lint：三.txt：没有这个文件或文件夹，请检查路径和文件名。"
    assert [row["path"] for row in rows()] == ["一.txt", "二.txt"]


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_left(command: Command) -> None:
    command.write("一.txt", NOTICE)
    done = command("baseline", "create", "无/基线.jsonl", "一.txt")
    assert (done.status, done.err) == (2, "gongwen-lint：写不了 无/基线.jsonl（没有这个文件或文件夹）。\n")
    assert command("baseline", "create", FILE, "一.txt", "--profile", "无").status == 2
    assert [path.name for path in Path().iterdir()] == ["一.txt"]


@pytest.mark.parametrize(("args", "told"), [
    ([], "还要写"), (["creat", FILE, "一.txt"], "现在是“creat”。最接近的是“create”"), (["create"], "没有写基线文件"),
    (["update", FILE], f"没有写要检查哪些文件。请在 {FILE} 后面写"), (["create", FILE, "-"], "不能从标准输入读"),
    (["update", "无.jsonl", "一.txt"], "没有这个基线文件"),
])
def test_wrong_usage_is_told(command: Command, args: list[str], told: str) -> None:
    done = command("baseline", *args)
    assert done.status == 2
    assert told in done.err


def test_what_was_recorded_is_known_to_a_check(command: Command) -> None:
    from gongwen_lint import examine, read

    command.write("一.txt", NOTICE)
    command("baseline", "create", FILE, "一.txt")
    command.write("一.txt", NOTICE.replace("各科室：\n", "各科室：\n请于12月5日前报送。\n"))
    assert Baseline.load(FILE).new(examine(read("一.txt")))[1] == 1


def test_a_wrong_path_makes_no_baseline(command: Command) -> None:
    done = command("baseline", "create", "基线.jsonl", "没有/")
    assert done.status == 2
    assert "没有一份文稿读得了，基线.jsonl 没有写。" in done.err
    assert not (command.folder / "基线.jsonl").exists()


def test_a_name_with_a_strange_line_end_is_one_line(command: Command) -> None:
    name = command.write("甲\u2028乙.txt", NOTICE)
    assert command("baseline", "create", "基线.jsonl", name, "--select", "D007").status == 0
    assert command("check", name, "--select", "D007", "--fail-on", "info", "--baseline", "基线.jsonl").status == 0
