"""The regulations as data: whole, consistent, and the right limit for each kind of document."""

import tomllib
from pathlib import Path

import pytest

from gongwen_lint.errors import WrongUsage
from gongwen_lint.provisions import FOLDER, KINDS, MEASURES, articles, document_name, documents, load_profile
from gongwen_lint.rules.record import BINDINGS

BUILT_IN = ("central", "gansu", "wuwei", "zhejiang")


def body(
    profile: str, kind: str, *titles: str, genre: str | None = None, issuers: tuple[str, ...] = ()
) -> tuple[int | None, str, str] | None:
    limit = load_profile(profile).limit("body", kind, titles, genre, issuers)
    return limit and (limit.value, limit.document, limit.article)


@pytest.mark.parametrize(("profile", "kind", "expected"), [
    ("central", "综合部署", (None, "central", "2")),
    ("central", "专项部署", (4000, "central", "2")),
    ("central", "事务性通知", (4000, "central", "2")),
    ("central", "规范性制度", (5000, "central", "2")),
    ("central", "规划", (None, "central", "2")),
    ("central", "应急预案", (5000, "central", "2")),
    ("central", "专项报告", (5000, "central", "2")),
    ("gansu", "综合部署", (5000, "gansu", "三")),  # the local limit is stricter than the central exemption
    ("gansu", "专项部署", (4000, "central", "2")),  # the central limit is stricter than the local one
    ("gansu", "专项报告", (3000, "gansu", "三")),
    ("gansu", "综合报告", (5000, "gansu", "三")),
    ("gansu", "应急预案", (None, "gansu", "三")),  # exempt by name, an exception within the central 一般
    ("gansu", "请示批复函", (5000, "central", "2")),
    ("wuwei", "专项报告", (3000, "wuwei", "4")),
    ("wuwei", "规划", (None, "wuwei", "4")),
    ("wuwei", "专项部署", (4000, "central", "2")),
    ("zhejiang", "专项部署", (4000, "central", "2")),
])
def test_body_limit(profile: str, kind: str, expected: tuple) -> None:
    assert body(profile, kind) == expected


def test_what_is_not_a_document_that_arranges_work_has_no_limit() -> None:
    assert body("central", "其他", "在全县教育大会上的讲话（根据录音整理）") == (None, "central", "2")
    assert body("central", "其他", "关于印发《办公用房管理》的通知") == (5000, "central", "2")


def test_laws_have_no_limit_and_rules_do() -> None:
    assert body("central", "规范性制度", "青石市养犬条例", genre="条例") == (None, "central", "2")
    assert body("central", "规范性制度", "青石市养犬办法", genre="办法") == (5000, "central", "2")


def test_the_centre_is_not_bound_by_a_limit_for_localities_and_departments() -> None:
    assert body("central", "专项部署", issuers=("国务院办公厅",)) is None
    assert body("gansu", "专项部署", issuers=("国务院办公厅",)) is None
    assert body("central", "专项部署", issuers=("国务院国有资产监督管理委员会",)) == (4000, "central", "2")


def test_pages_have_a_limit_in_zhejiang_alone() -> None:
    assert load_profile("central").limit("pages", "专项部署") is None
    limit = load_profile("zhejiang").limit
    assert limit("pages", "专项部署").value == 10
    assert limit("pages", "专项部署", ["关于印发《老旧小区改造实施方案（试行）》的通知"]).value is None
    assert limit("pages", "规划").value is None
    assert limit("pages", "专项报告") is None  # 政策性文件 only


def test_speeches_have_an_hour() -> None:
    limit = load_profile("wuwei").limit("minutes")
    assert (limit.value, limit.document, limit.article, limit.binding) == (60, "central", "6", "must")


@pytest.mark.parametrize("name", BUILT_IN)
def test_built_in_file_is_whole(name: str) -> None:
    text = Path(FOLDER, f"{name}.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    assert text.rindex("\n[[limit]]") < text.index("\n[[article]]")  # what is read for a check ends where the articles begin
    known = articles(name)
    assert {"document", "date", "source"} <= set(data)
    for row in data["limit"]:
        assert row["article"] in known
        assert row["measure"] in MEASURES
        assert set(row.get("kinds", ())) <= set(KINDS)
        assert row["reason"]
    for article in known.values():
        assert article.binding in BINDINGS
        assert 10 < len(article.gist) < 120


def test_articles_are_numbered_as_printed() -> None:
    assert list(articles("central")) == [str(number) for number in range(1, 22)]
    assert list(articles("gansu")) == [*"一二三四五六七八九十", "十一", "十二", "十三", "十四"]
    assert list(articles("wuwei")) == [str(number) for number in range(1, 20)]
    assert list(articles("zhejiang")) == [str(number) for number in range(1, 41)]


def test_documents_have_full_names() -> None:
    assert tuple(documents()) == BUILT_IN
    assert "《整治形式主义为基层减负若干规定》" in document_name("central")
    assert document_name("某县办文规定") == "某县办文规定"


OWN = """\
document = "青石县办文规定"
inherits = "central"
[[limit]]
measure = "body"
kinds = ["专项部署"]
value = 2000
article = "7"
binding = "should"
"""


def own(folder: Path, text: str) -> str:
    path = folder / "本县.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_own_profile_inherits_and_the_stricter_holds(tmp_path: Path) -> None:
    profile = load_profile(own(tmp_path, OWN))
    assert (profile.name, profile.document) == ("本县", "青石县办文规定")
    strict = profile.limit("body", "专项部署")
    assert (strict.value, strict.document, strict.article) == (2000, "青石县办文规定", "7")
    assert profile.limit("body", "规范性制度").document == "central"


def test_own_profile_without_inheritance_stands_alone(tmp_path: Path) -> None:
    profile = load_profile(own(tmp_path, OWN.replace('inherits = "central"\n', "").replace("2000", "9000")))
    assert profile.limit("body", "专项部署").value == 9000
    assert profile.limit("body", "规范性制度") is None


@pytest.mark.parametrize(("old", "new", "said"), [
    ("value = 2000", "valeu = 2000", ("valeu", "value")),
    ("value = 2000", 'value = "2000"', ("value", "数", "“2000”")),
    ("value = 2000", "value = true", ("value", "数")),
    ("value = 2000", "value = 0", ("value", "大于 0")),
    ('["专项部署"]', '["专项布署"]', ("kinds", "专项布署", "专项部署")),
    ('["专项部署"]', '"专项部署"', ("kinds", "列表")),
    ('"should"', '"shoud"', ("binding", "shoud", "should")),
    ('"body"', '"bodies"', ("measure", "bodies", "body")),
    ('inherits = "central"', 'inherits = "centra"', ("inherits", "centra", "central")),
    ('article = "7"\n', "", ("article", "缺")),
    ("[[limit]]", "[[limits]]", ("limits", "limit")),
    ("[[limit]]", "[limit]", ("limit", "[[")),
    ("value = 2000", "value = ", ("TOML", "列）。请检查引号")),
])
def test_what_is_wrong_in_an_own_profile_is_named(tmp_path: Path, old: str, new: str, said: tuple[str, ...]) -> None:
    path = own(tmp_path, OWN.replace(old, new))
    with pytest.raises(WrongUsage) as refused:
        load_profile(path)
    assert all(word in refused.value.message for word in (path, *said)), refused.value.message


def test_a_profile_that_does_not_exist_is_refused_with_the_nearest() -> None:
    with pytest.raises(WrongUsage, match="gansu"):
        load_profile("gansuu")


def test_an_own_profile_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "本县.toml"
    path.write_bytes(OWN.encode("gb18030"))
    with pytest.raises(WrongUsage, match="UTF-8"):
        load_profile(str(path))


@pytest.mark.parametrize(("row", "said"), [("", ""), ('reason = "专项工作的文件"', "专项工作的文件；")])
def test_a_limit_says_what_it_is_for_where_the_profile_does(tmp_path: Path, row: str, said: str) -> None:
    limit = load_profile(own(tmp_path, OWN + row)).limit("body", "专项部署", (), None, ())
    assert limit is not None and limit.because == said
