"""A reviewer sees which documents go back and why, which rules spoke how often, and how each issuer fares."""

from __future__ import annotations

import json
import re
from functools import reduce
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from reports import HOSTILE, broken, finding, hostile, report, whole

from gongwen_lint.columns import width
from gongwen_lint.kernel import examine
from gongwen_lint.provisions import load_profile
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.report import DocumentReport, Summary
from gongwen_lint.settings import Settings
from gongwen_lint.statistics import Statistics

ERROR = finding(severity="error", rule="J012", name="重复报送")
MANY = [
    report(finding(), finding(), ERROR, path="甲/一.docx"),
    report(finding(severity="info"), path="甲/二.docx", issuers=("乙局", "甲县人民政府")),
    report(path="丙/三.docx", issuers=()),
    broken("丙/四.pdf"),
]


def statistics(*reports: DocumentReport) -> Statistics:
    made = Statistics()
    for one in reports:
        made.add(one)
    return made


def test_rules_are_counted_and_what_sends_documents_back_stands_first() -> None:
    often = report(*(finding(severity="info", rule="S001", name="套话"),) * 4)
    assert [tuple(rule) for rule in statistics(*MANY, often).rules()] == [
        ("J012", "重复报送", 1, 1, 1, 0, 0), ("D007", "长句", 3, 2, 0, 2, 1), ("S001", "套话", 4, 1, 0, 0, 4),
    ]


def test_a_joint_document_counts_for_each_of_its_issuers_and_an_unreadable_one_for_none() -> None:
    found = {one.issuer: one for one in statistics(*MANY).issuers()}
    assert list(found) == ["甲县人民政府", "乙局", None]
    assert found["甲县人民政府"][1:9] == (2, 0, 1, 0, 1, 1, 2, 1)
    assert found["乙局"][1:9] == (1, 0, 0, 0, 1, 0, 0, 1)
    assert found[None][1:9] == (2, 1, 0, 0, 1, 0, 0, 0)
    assert [found[name].mean_body for name in found] == [900, 900, 900]
    assert statistics(broken()).issuers()[0].mean_body == 0


def test_an_issuer_named_twice_in_a_document_counts_once() -> None:
    [only] = statistics(report(finding(), issuers=("乙局", "乙局"))).issuers()
    assert (only.issuer, only.documents, only.mended, only.warning, only.body) == ("乙局", 1, 1, 1, 900)


def test_a_name_that_is_not_filled_in_is_no_issuer() -> None:
    [only] = statistics(report(issuers=("[发文单位]",)), report(issuers=("××局", "____"))).issuers()
    assert (only.issuer, only.documents) == (None, 2)
    page = whole("html", [report(issuers=("[发文单位]",)), report(issuers=("乙局", "××局"))])
    assert re.findall(r'data-issuer="([\d ]+)">', page)[-2:] == ["1", "0"]  # places among those that are counted
    assert "[发文单位]" in page


@given(st.lists(st.sampled_from(MANY), max_size=8))
def test_the_statistics_add_up_to_the_summary(reports: list[DocumentReport]) -> None:
    made, summary = statistics(*reports), reduce(Summary.plus, reports, Summary())
    assert made.verdicts.total() == summary.documents
    assert made.verdicts["unreadable"] == summary.unreadable
    assert sum(rule.findings for rule in made.rules()) == summary.error + summary.warning + summary.info
    assert all(rule.findings == rule.error + rule.warning + rule.info for rule in made.rules())
    assert all(one.documents == one.returned + one.mended + one.passed + one.unreadable for one in made.issuers())


NEXT = (
    "接着：看一份的全部问题，gongwen-lint check 文件；逐份看、分发，加 --report html=报告.html 或 --report xlsx=报告.xlsx；\n"
    "退回时附上意见，加 --annotate 文件夹，每份另存一份带批注的。\n"
)


def test_the_text_says_what_goes_back_and_why_and_what_to_do_next() -> None:
    assert whole("statistics", MANY, ("另有 3 个文件。",)) == """\
共 4 份：建议退回 1 份，可以 2 份，读不了 1 份。
错误 1 处，警告 2 处，提示 1 处。
依据：中央规定。

建议退回（1 份）
  甲/一.docx
      错误 1，警告 2：J012 重复报送，见第2行“请办理。”；另有 D007 长句（2 处）

读不了（1 份）
  丙/四.pdf
      文件是空的，没有可检查的文字，请确认没有选错文件。

按规则
  规则           处数  文件  错误  警告  提示
  J012 重复报送     1     1     1     0     0
  D007 长句         3     2     0     2     1

按发文机关
  文件  退回  修改  可以  读不了  错误  警告  提示  平均字数  发文机关
     2     1     0     1       0     1     2     1       900  甲县人民政府
     1     0     0     1       0     0     0     1       900  乙局
     2     0     0     1       1     0     0     0       900  （认不出）

另有 3 个文件。

""" + NEXT


def test_the_worst_document_stands_first_whatever_its_name() -> None:
    counts = {"甲.txt": 1, "乙.txt": 2, "丙.txt": 3}
    text = whole("statistics", [report(*(ERROR,) * count, path=path) for path, count in counts.items()])
    assert [line for line in text.splitlines() if line.endswith(".txt")] == ["  丙.txt", "  乙.txt", "  甲.txt"]


def test_of_many_rules_the_gravest_is_shown_and_the_rest_counted() -> None:
    found = [finding(rule=f"S00{number}", name="套话") for number in (1, 2, 3, 3)]
    assert "：S003 套话（2 处），见第2行“请办理。”；另有 S001 套话、S002 套话\n" in whole("statistics", [report(*found)])
    text = whole("statistics", [report(*found, ERROR._replace(quote="请" * 40, cut=True))])
    assert f"：J012 重复报送，见第2行“{'请' * 13}……{'请' * 9}……”；另有 S003 套话（2 处）、S001 套话等 3 项\n" in text


def test_names_are_whole_and_can_be_copied_and_figures_stay_in_columns() -> None:
    long = "稿件/" + "关于进一步做好全县供水管网检修和水泵更换工作的" * 3 + "通知（定稿）.docx"
    paths = ("甲.txt", "乙\t\t丙.txt", long)
    text = whole("statistics", [report(ERROR, path=path, issuers=(path,)) for path in paths])
    documents, _, issuers, _ = (part.splitlines()[1:] for part in text.split("\n\n")[1:])
    shown = ["甲.txt", "乙\\t\\t丙.txt", long]
    assert documents[::2] == [f"  {name}" for name in shown]
    assert sorted(row.split("  ")[-1] for row in issuers[1:]) == sorted(shown)
    assert len({width(row[:len(row) - len(row.split("  ")[-1])]) for row in issuers}) == 1


def test_what_a_stranger_wrote_stays_on_its_line() -> None:
    text = whole("statistics", map(hostile, HOSTILE))
    assert not set(text) & set("\x00\x1b\x07\x9b\r\u202e\u2066")
    assert len(text.splitlines()) == text.count("\n")
    said = [line for line in text.splitlines() if "一行" in line]
    assert len(said) == 3  # its name, the quote, the issuer
    assert all("二行" in line for line in said)


def test_the_json_report_holds_the_statistics() -> None:
    found = json.loads(whole("json", MANY))["statistics"]
    assert found["rules"][1] == {
        "rule": "D007", "name": "长句", "findings": 3, "documents": 2, "error": 0, "warning": 2, "info": 1,
    }
    assert found["issuers"][0] == {
        "issuer": "甲县人民政府", "documents": 2, "unreadable": 0, "returned": 1, "mended": 0, "passed": 1,
        "error": 1, "warning": 2, "info": 1, "body": 1800, "mean_body": 900,
    }
    assert found["issuers"][-1]["issuer"] is None


def test_each_document_is_named_of_which_a_baseline_holds_findings() -> None:
    old, new = report(path="旧.txt")._replace(known=15), report(finding(), path="新.txt")._replace(known=2)
    text = whole("statistics", [old, new, report()])
    assert "基线里已有、没有再报的（2 份）\n  已知  文件\n    15  旧.txt\n     2  新.txt\n" in text
    assert "基线" not in whole("statistics", MANY)


def test_the_report_says_by_which_provisions_the_documents_were_judged() -> None:
    local = report(path="乙.txt")._replace(profile="wuwei")
    own = report(path="丙.txt")._replace(profile="本县")
    told = "依据：中央规定；武威规定、甘肃规定、中央规定；本县（自己的限数）"
    for form in ("text", "statistics", "html"):
        assert f"{told}。" in whole(form, [report(), report(), local, own])
        assert "依据：中央规定。" in whole(form, [report()])
    assert "gongwen-lint" in whole("html", [report()]).split("依据：中央规定。")[1][:200]


def test_a_provision_that_binds_others_is_said_to_be_none_of_the_chosen_ones() -> None:
    text = "青溪县教育局关于转发《云川市教育局关于规范作息时间的通知》的通知\n各中心学校：\n"
    text += "现将《云川市教育局关于规范作息时间的通知》转发给你们，请认真贯彻执行。\n青溪县教育局\n2025年11月20日\n"
    settings = Settings(select=("S004", "D009"))
    here = examine(read_plain(text.encode(), "稿.txt"), settings)
    there = examine(read_plain(text.encode(), "稿.txt"), settings._replace(profile=load_profile("gansu")))
    assert [found.rule for found in here.findings] == [found.rule for found in there.findings] == ["S004"]
    said = "第2条（不得）（所选依据未采用，仅供参考）"
    assert said in whole("text", [here]) and "所选依据" not in whole("text", [there])
    assert "（所选依据未采用，仅供参考）" in whole("html", [here.with_lines()])
    assert "（所选依据未采用，仅供参考）" in whole("csv", [here])


def test_what_a_user_s_own_provision_demands_is_chosen(tmp_path: Path) -> None:
    own = tmp_path / "本县.toml"
    own.write_text('document = "本县办法"\n[[limit]]\nmeasure = "body"\nvalue = 5\narticle = "1"\nbinding = "must"\n', "utf-8")
    text = "关于登记的通知\n各科室：\n请于12月5日前把材料送到登记窗口。\n青溪县登记局\n2025年11月20日\n"
    made = examine(read_plain(text.encode(), "稿.txt"), Settings(profile=load_profile(str(own)), select=("D001",)))
    assert [(found.basis[0].document, found.elsewhere) for found in made.findings] == [("本县办法", False)]
