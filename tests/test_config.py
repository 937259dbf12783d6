"""The configuration file: where it is found, what it may say, what beats it, and what ``config`` shows of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import IO

import pytest
from command import CLEAN, NOTICE, Command, process

from gongwen_lint.config import COMMAND_LINE, DEFAULT, configure
from gongwen_lint.errors import WrongUsage
from gongwen_lint.globs import fits
from gongwen_lint.keys import KEYS
from gongwen_lint.readers.limits import Limits
from gongwen_lint.settings import Settings, Stated


def rules(command: Command, *args: str) -> set[str]:
    """The rules that find something in a document with one long sentence."""
    done = command("check", *args, "--output-format", "json", "--fail-on", "never")
    assert done.err == ""
    return {finding["rule"] for document in json.loads(done.out)["documents"] for finding in document["findings"]}


def in_force(command: Command, *args: str) -> dict[str, tuple[object, str]]:
    values = json.loads(command("config", *args, "--output-format", "json").out)["values"]
    return {row["key"]: (row["value"], row["origin"]) for row in values}


# where it is found


def test_it_is_found_from_the_first_path_upwards(command: Command) -> None:
    command.write("gongwen-lint.toml", 'ignore = ["D007"]')
    command.write("甲/乙/一.txt", NOTICE)
    command.write("甲/乙/gongwen-lint.toml", "")
    command.write("甲/二.txt", NOTICE)
    assert "D007" in rules(command, "甲/乙/一.txt", "甲/二.txt")
    assert "D007" not in rules(command, "甲/二.txt", "甲/乙/一.txt")


def test_for_the_standard_input_it_is_found_from_the_working_folder(command: Command) -> None:
    command.write("gongwen-lint.toml", 'profile = "gansu"')
    assert configure({}, Path()).value("profile")[0] == "gansu"


def test_for_the_standard_input_under_a_name_it_is_found_from_that_file_s_folder_upwards(command: Command) -> None:
    command.write("稿/gongwen-lint.toml", "select = ['D']\nfail-on = 'info'")
    notice = NOTICE.encode()
    assert process("check", "-", "--stdin-filename", "稿/新/甲.txt", cwd=command.folder, stdin=notice).returncode == 1
    assert process("check", "-", "--stdin-filename", "甲.txt", cwd=command.folder, stdin=notice).returncode == 0


def test_a_pyproject_without_our_table_is_passed_over(command: Command) -> None:
    command.write("gongwen-lint.toml", 'ignore = ["D007"]')
    command.write("甲/pyproject.toml", "[tool.ruff]\nline-length = 130")
    command.write("甲/一.txt", NOTICE)
    assert "D007" not in rules(command, "甲/一.txt")


def test_the_table_in_pyproject_counts_and_our_own_file_beats_it(command: Command) -> None:
    command.write("pyproject.toml", '[tool.gongwen-lint]\nignore = ["D007"]')
    command.write("一.txt", NOTICE)
    assert "D007" not in rules(command, "一.txt")
    command.write("gongwen-lint.toml", "")
    assert "D007" in rules(command, "一.txt")


def test_a_broken_pyproject_that_is_not_about_us_is_no_matter(command: Command) -> None:
    command.write("pyproject.toml", "[[[")
    command.write("一.txt", CLEAN)
    assert command("check", "一.txt").status == 0


def test_config_names_the_file_and_ends_the_search(command: Command) -> None:
    command.write("gongwen-lint.toml", 'ignore = ["D007"]')
    command.write("别的.toml", "")
    command.write("一.txt", NOTICE)
    assert "D007" in rules(command, "一.txt", "--config", "别的.toml")


# what it may say


def test_every_key_can_be_set_in_the_file(command: Command) -> None:
    command.write("用语.txt", "")
    command.write("gongwen-lint.toml", """
        profile = "wuwei"
        select = ["D"]
        ignore = ["D008"]
        extend-select = ["长段"]
        fail-on = "error"
        [stated]
        kind = "专项部署"
        genre = "意见"
        level = "县级"
        direction = "down"
        title = "甲"
        number = "乙〔2025〕1号"
        issuers = ["丙", "丁"]
        addressee = "戊"
        date = 2025-11-20
        cover = "印发"
        inner-title = "己"
        [limits]
        file-bytes = 1
        inflated-bytes = 2
        pages = 3
        characters = 4
        lines = 5
        [rules."长句"]
        limit = 99
        [per-file-ignores]
        "附件/*.docx" = ["D", "长句"]
    """.replace("\n        ", "\n"))
    configuration = configure({}, Path())
    assert configuration.stated == Stated(
        "甲", "乙〔2025〕1号", ("丙", "丁"), "戊", "2025-11-20", "意见", "down", "county", "专项部署", "issue", "己"
    )
    assert configuration.limits == Limits(1, 2, 3, 4, 5)
    assert configuration.fail_on == "error"
    assert configuration.settings.profile.name == "wuwei"
    assert configuration.settings.options == {"D007": {"limit": 99}}
    assert configuration.path_ignores == {"附件/*.docx": ("D", "长句")}
    codes = {rule.code for rule in configuration.rules}
    assert "D007" in codes
    assert "D008" not in codes, "within one place ignore has the last word"
    assert all(code.startswith("D") for code in codes)


@pytest.mark.parametrize(("text", "said"), [
    ("profil = 'central'", "profil 没有这一项。最接近的是“profile”"),
    ("profile = 'centrl'", "profile：没有叫“centrl”"),
    ("profile = 3", "profile：应当是文字"),
    ("select = ['D0007']", "select：没有“D0007”这条规则。最接近的是“D007”"),
    ("select = 3", "select：应当是一列文字，现在是 3。"),
    ("profile = ['x']", "profile：应当是文字，现在是一列（“x”）。"),
    ("profile = [1, true, 'x']", "profile：应当是文字，现在是一列（1、true、“x”）。"),
    ("profile = []", "profile：应当是文字，现在是空的一列。"),
    ("profile = {a = 1}", "profile：应当是文字，现在是一张表。"),
    ("profile = 2025-01-02", "profile：应当是文字，现在是 2025-01-02。"),
    ("stated = ['x']", "stated：应当是一张表（写作 [表名]），现在是一列（“x”）。"),
    ("scan.jobs = 'x'", "scan.jobs：应当是大于 0 的整数，现在是“x”。"),
    ("rules.D007.limit = ['x']", "rules.D007.limit：应当是整数，现在是一列（“x”）。"),
    ("scan.executor = '本机'", "scan.executor：应当写成 dask://主机:端口，现在是“本机”。"),
    ("ignore = [3]", "ignore：应当是文字"),
    ("fail-on = 'warn'", "fail-on：没有“warn”这种级别。最接近的是“warning”"),
    ("stated = 3", "stated：应当是一张表"),
    ("[stated]\ngnre = '通知'", "stated.gnre 没有这一项。最接近的是“genre”"),
    ("[stated]\nkind = '专项布署'", "stated.kind：没有“专项布署”这种类别。最接近的是“专项部署”"),
    ("[stated]\ndate = '昨天'", "stated.date：“昨天”不是日期"),
    ("[limits]\npage = 3", "limits.page 没有这一项。最接近的是“pages”"),
    ("[limits]\npages = 0", "limits.pages：应当是大于 0 的整数"),
    ("[limits]\npages = true", "limits.pages：应当是大于 0 的整数，现在是 true。"),
    ("[rules.D0007]\nlimit = 3", "rules.D0007 没有这条规则。最接近的是“D007”"),
    ("[rules.D007]\nlimt = 3", "rules.D007.limt 没有这一项。最接近的是“limit”"),
    ("[rules.D007]\nlimit = '3'", "rules.D007.limit：应当是整数"),
    ("[rules.D007]\nlimit = 0", "rules.D007.limit：应当不小于 1，现在是 0"),
    ("[rules.D012]\nrate = 0", "rules.D012.rate：应当不小于 1，现在是 0"),
    ("[rules.D012]\nminutes = -1", "rules.D012.minutes：应当不小于 0，现在是 -1"),
    ("[rules.D003]\nshare = 20", "rules.D003.share：应当在 0 和 1 之间，现在是 20"),
    ("[rules.S001]\ndensity = nan", "rules.S001.density：应当不小于 0，现在是 nan"),
    ("rules.D007 = 3", "rules.D007：应当是一张表"),
    ("[per-file-ignores]\n'*.txt' = ['D0007']", "per-file-ignores.\"*.txt\"：没有“D0007”这条规则"),
    ("lexicon = ''", "lexicon：应当是文字"),
    ("fail-on = 'info'\nprofile = 甘肃", "不合 TOML 写法（第2行第11列）。请检查"),
    ("select = [", "不合 TOML 写法（到文件末尾还没有写完）。请检查"),
])
def test_what_it_may_not_say_is_refused_with_file_key_and_the_right_word(command: Command, text: str, said: str) -> None:
    command.write("gongwen-lint.toml", text)
    done = command("check", command.write("一.txt"))
    assert (done.status, done.out) == (2, "")
    assert f"gongwen-lint.toml：{said}" in done.err or (f"gongwen-lint.toml：配置文件{said}" in done.err)


@pytest.mark.parametrize("name", ["gongwen-lint.toml", "pyproject.toml"])
def test_a_file_that_may_not_be_read_is_refused(command: Command, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    command.write(name, "")

    def refuse(file: str, mode: str) -> IO[bytes]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("gongwen_lint.config_file.open", refuse, raising=False)
    with pytest.raises(WrongUsage, match=f"{name}：配置文件读不了（没有权限）"):
        configure({}, Path())


def test_a_file_in_another_encoding_is_refused(command: Command) -> None:
    (command.folder / "gongwen-lint.toml").write_bytes('profile = "中"'.encode("gbk"))
    with pytest.raises(WrongUsage, match="不是 UTF-8"):
        configure({}, Path())


@pytest.mark.parametrize(("text", "said"), [
    ("[tool.gongwen-lint]\nprofil = 1", "profil 没有这一项"), ("[tool]\ngongwen-lint = 3", "应当是一张表"),
])
def test_the_table_in_pyproject_is_checked_alike(command: Command, text: str, said: str) -> None:
    command.write("pyproject.toml", text)
    with pytest.raises(WrongUsage, match=said):
        configure({}, Path())


def test_a_pyproject_named_by_hand_must_have_our_table(command: Command) -> None:
    command.write("pyproject.toml", "[tool.ruff]")
    with pytest.raises(WrongUsage, match="没有"):
        configure({}, Path(), Path("pyproject.toml"))


def test_paths_in_the_file_count_from_its_folder(command: Command) -> None:
    command.write("甲/限数.toml", "[[limit]]\nmeasure = 'body'\nvalue = 10\narticle = '3'\nbinding = 'must'")
    command.write("甲/gongwen-lint.toml", 'profile = "限数.toml"')
    command.write("甲/乙/一.txt", CLEAN)
    assert configure({}, Path("甲/乙/一.txt")).settings.profile.name == "限数"
    assert configure({"profile": "甲/限数.toml"}).settings.profile.name == "限数"


# what beats it


def test_the_command_line_beats_the_file(command: Command) -> None:
    command.write("gongwen-lint.toml", 'profile = "gansu"\nfail-on = "error"\n[stated]\nkind = "规划"\ntitle = "甲"')
    found = configure({"profile": "wuwei", "stated.kind": "其他"}, Path())
    assert (found.settings.profile.name, found.fail_on, found.stated.kind, found.stated.title) == ("wuwei", "error", "其他", "甲")


@pytest.mark.parametrize(("file", "given", "chosen", "left"), [
    ("", {}, {"D007", "D008"}, set()),
    ("select = ['D007']", {}, {"D007"}, {"D008"}),
    ("ignore = ['长句']", {}, {"D008"}, {"D007"}),
    ("ignore = ['D']", {"select": ("d007",)}, {"D007"}, {"D008"}),
    ("select = ['D007']", {"select": ("D008",)}, {"D008"}, {"D007"}),
    ("select = ['D007']", {"extend-select": ("D008",)}, {"D007", "D008"}, set()),
    ("select = ['D007']\nignore = ['D008']", {"extend-select": ("D00",)}, {"D007", "D008"}, set()),
    ("ignore = ['D007']", {"ignore": ("D008",)}, set(), {"D007", "D008"}),
    ("", {"select": ("D007,D008", "D001"), "ignore": ("D008",)}, {"D001", "D007"}, {"D008"}),
    ("", {"ignore": ("D00",)}, set(), {"D007", "D008"}),
])
def test_choosing_rules(command: Command, file: str, given: dict[str, tuple[str, ...]], chosen: set[str], left: set[str]) -> None:
    command.write("gongwen-lint.toml", file)
    codes = {rule.code for rule in configure(given, Path()).rules}
    assert chosen <= codes
    assert not left & codes


# ignores of single paths


def test_per_file_ignores_count_from_the_file_s_folder(command: Command) -> None:
    command.write("甲/gongwen-lint.toml", "[per-file-ignores]\n'附件/*.txt' = ['长句']\n'旧.txt' = ['D']")
    for name in ("甲/附件/一.txt", "甲/一.txt", "甲/下/附件/一.txt", "甲/下/旧.txt"):
        command.write(name, NOTICE)
    done = command("check", "甲", "--select", "D007", "--output-format", "json")
    found = {document["path"].replace("\\", "/"): len(document["findings"]) for document in json.loads(done.out)["documents"]}
    assert found == {"甲/一.txt": 1, "甲/下/旧.txt": 0, "甲/下/附件/一.txt": 1, "甲/附件/一.txt": 0}


@pytest.mark.parametrize(("pattern", "path", "whether"), [
    ("*.docx", "一.docx", True), ("*.docx", "甲/一.docx", True), ("*.docx", "一.pdf", False),
    ("附件", "附件/一.docx", True), ("附件", "甲/附件/乙/一.docx", True), ("附件", "附件一.docx", False),
    ("附件/", "甲/附件/一.docx", True), ("附件/*.docx", "附件/一.docx", True), ("附件/*.docx", "甲/附件/一.docx", False),
    ("附件/*.docx", "附件/乙/一.docx", False), ("**/附件/*.docx", "甲/附件/一.docx", True), ("附件/**", "附件/乙/一.docx", True),
    ("附件/**/一.docx", "附件/一.docx", True), ("./附件/一.docx", "附件/一.docx", True), ("附?/一.docx", "附件/一.docx", True),
    ("*", "../外.docx", True), ("cafe\u0301.docx", "caf\u00e9.docx", True),
])
def test_patterns(pattern: str, path: str, whether: bool) -> None:
    assert fits(pattern, path) is whether


# what ``config`` shows


def test_config_shows_every_value_and_where_it_is_from(command: Command) -> None:
    text = 'profile = "gansu"\nignore = ["D008"]\n[rules.D007]\nlimit = 99\n[per-file-ignores]\n"附件" = ["D"]'
    command.write("gongwen-lint.toml", text)
    file = str(command.folder / "gongwen-lint.toml")
    shown = in_force(command, "--kind", "规划", "--ignore", "D009")
    assert {key.name for key in KEYS} <= set(shown)
    assert shown["profile"] == ("gansu", file)
    assert shown["stated.kind"] == ("规划", COMMAND_LINE)
    assert shown["fail-on"] == ("warning", DEFAULT)
    assert shown["rules.D007.limit"] == (99, file)
    assert shown['per-file-ignores."附件"'] == (["D"], file)
    text = command("config", "--kind", "规划").out
    assert f"配置文件：{file}" in text
    assert "（命令行）" in text
    checked = next(line for line in text.splitlines() if line.startswith("检查的规则"))
    assert "D007" in checked
    assert "D008" not in checked


def test_defaults_are_those_of_the_api(command: Command) -> None:
    found = configure({}, Path())
    assert found.limits == Limits()
    assert found.stated == Stated()
    assert found.settings.profile == Settings().profile


def test_stated_values_reach_the_report(command: Command) -> None:
    name = command.write("一.txt", NOTICE)
    options = (
        "--title", "甲", "--number", "乙〔2025〕1号", "--issuer", "丙", "--issuer", "丁", "--addressee", "戊",
        "--date", "2025年1月2日", "--genre", "意见", "--kind", "规划", "--inner-title", "己",
    )
    document = json.loads(command("check", name, *options, "--output-format", "json").out)["documents"][0]
    assert [document[key] for key in ("title", "number", "issuers", "addressee", "date", "genre", "kind", "inner_title")] == [
        "甲", "乙〔2025〕1号", ["丙", "丁"], "戊", "2025-01-02", "意见", "规划", "己",
    ]


def test_limits_of_the_file_are_kept_by_every_subcommand(command: Command) -> None:
    command.write("gongwen-lint.toml", "[limits]\ncharacters = 10")
    command.write("一.txt")
    assert "超出读取上限" in command("check", "一.txt").out
    assert "超出读取上限" in command("text", "一.txt").err


# the unit's own phrases


@pytest.mark.parametrize("how", ["option", "file"])
def test_a_lexicon_adds_and_protects(command: Command, how: str) -> None:
    command.write("一.txt", "关于甲的通知\n各科室：\n各科室要扎紧登记口袋快登快办，形成工作合力。\n")
    command.write("词/用语.txt", "add 扎紧登记口袋 快登快办\nprotect 形成工作合力\n")
    if how == "file":
        command.write("gongwen-lint.toml", 'lexicon = "词/用语.txt"')
    args = ("--lexicon", "词/用语.txt") if how == "option" else ()
    plain = command("check", "一.txt", "--select", "S001", "--config", command.write("空.toml", "")).out
    own = command("check", "一.txt", "--select", "S001", *args).out
    assert "扎紧登记口袋" not in plain
    assert "形成工作合力”是套话（领导与责任）：合力是结果，写明各方各做什么。" in plain
    assert "建议：删去，或者写明谁、做什么、何时完成。" in plain
    assert "“扎紧登记口袋快登快办”是套话" in own
    assert "形成工作合力”是套话" not in own


@pytest.mark.parametrize(("text", "said"), [("ad 甲", "第1行"), (None, "读不出来")])
def test_a_lexicon_that_cannot_be_used_is_wrong_usage(command: Command, text: str | None, said: str) -> None:
    if text is not None:
        command.write("用语.txt", text)
    done = command("check", command.write("一.txt"), "--lexicon", "用语.txt")
    assert (done.status, done.out) == (2, "")
    assert said in done.err


# every option


@pytest.mark.parametrize(("option", "given", "key", "value"), [
    ("--profile", "wuwei", "profile", "wuwei"),
    ("--select", "d00,长段", "select", ["d00", "长段"]),
    ("--ignore", "D007，D008", "ignore", ["D007", "D008"]),
    ("--extend-select", "长句", "extend-select", ["长句"]),
    ("--fail-on", "never", "fail-on", "never"),
    ("--lexicon", "用语.txt", "lexicon", "用语.txt"),
    ("--against", "上级/", "against", ["上级/"]),
    ("--library", "上位文件库", "library", "上位文件库"),
    ("--cache", "存", "scan.cache", "存"),
    ("--baseline", "基线.jsonl", "baseline", "基线.jsonl"),
    ("--annotate-author", "张三", "annotate.author", "张三"),
    ("--annotate-initials", "张", "annotate.initials", "张"),
    ("--jobs", "3", "scan.jobs", 3),
    ("--time-limit", "9", "scan.time-limit", 9),
    ("--memory-limit", "200", "scan.memory-limit", 200),
    ("--executor", "dask://a:8786", "scan.executor", "dask://a:8786"),
    ("--kind", "规划", "stated.kind", "规划"),
    ("--genre", "意见", "stated.genre", "意见"),
    ("--level", "县级", "stated.level", "county"),
    ("--level", "county", "stated.level", "county"),
    ("--direction", "上行", "stated.direction", "up"),
    ("--title", "甲", "stated.title", "甲"),
    ("--number", "甲〔2025〕1号", "stated.number", "甲〔2025〕1号"),
    ("--issuer", "甲", "stated.issuers", ["甲"]),
    ("--addressee", "甲", "stated.addressee", "甲"),
    ("--date", "二〇二五年三月", "stated.date", "2025-03"),
    ("--cover", "转发", "stated.cover", "forward"),
    ("--inner-title", "甲", "stated.inner-title", "甲"),
])
def test_every_option_sets_its_key(command: Command, option: str, given: str, key: str, value: object) -> None:
    assert in_force(command, option, given)[key] == (value, COMMAND_LINE)
    assert {key.option for key in KEYS if key.option} == {
        "--profile", "--select", "--ignore", "--extend-select", "--fail-on", "--lexicon", "--against", "--library",
        "--cache", "--baseline", "--annotate-author", "--annotate-initials", "--jobs", "--time-limit",
        "--memory-limit", "--executor",
        "--kind", "--genre", "--level", "--direction", "--title", "--number", "--issuer", "--addressee", "--date", "--cover",
        "--inner-title",
    }


def test_a_stated_cover_parts_the_notice_from_what_it_issues(command: Command) -> None:
    notice = "关于甲的通知\n各科室：\n现将办法印发给你们。\n办公室\n2025年1月2日\n"
    name = command.write("一.txt", notice + "甲办法\n第一条 每月5日前登记。\n第二条 本办法自印发之日起施行。\n")
    for cover in ("issue", "forward"):
        document = json.loads(command("check", name, "--cover", cover, "--output-format", "json").out)["documents"][0]
        assert document["cover"] == cover


def test_a_profile_of_the_command_line_sets_the_limit(command: Command) -> None:
    command.write("严.toml", "[[limit]]\nmeasure = 'body'\nvalue = 10\narticle = '3'\nbinding = 'must'")
    command.write("一.txt", NOTICE)
    done = command("check", "一.txt", "--profile", "严.toml", "--select", "D001", "--output-format", "json")
    document = json.loads(done.out)["documents"][0]
    assert done.status == 1
    assert document["profile"] == "严"
    assert [(finding["rule"], finding["severity"]) for finding in document["findings"]] == [("D001", "error")]
    assert command("check", "一.txt", "--select", "D001").status == 0


@pytest.mark.parametrize(("word", "key"), [
    ("中央", "central"), ("甘肃", "gansu"), ("甘肃省", "gansu"), ("武威", "wuwei"), ("武威市", "wuwei"), ("浙江", "zhejiang"),
    ("浙江省", "zhejiang"),
])
def test_a_profile_goes_by_its_chinese_name(command: Command, word: str, key: str) -> None:
    assert configure({"profile": word}).settings.profile.name == key
    own = command.write(f"{word}县.toml", f'inherits = "{word}"\n')
    assert [one.name for one in configure({"profile": own}).settings.profile.chain()][1] == key


@pytest.mark.parametrize(("word", "key"), [("错误", "error"), ("警告", "warning"), ("提示", "info"), ("从不", "never")])
def test_a_severity_goes_by_its_chinese_name(word: str, key: str) -> None:
    assert configure({"fail-on": word}).fail_on == key
