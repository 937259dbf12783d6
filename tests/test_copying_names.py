"""How a source stands to a draft, and what of it was left over: its places, 我市 in a county's paper, its headings."""

from __future__ import annotations

import pytest
from sources import CLEAR, OTHER, PAY, WATCH, compared, held_against, paper, source

from gongwen_lint.copying.headings import parallel
from gongwen_lint.copying.kinship import Kinship, is_same, kinship
from gongwen_lint.copying.places import places
from gongwen_lint.kernel import lint
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.report import Finding
from gongwen_lint.settings import Settings
from gongwen_lint.structure import analyse

# kinship


def kin(draft: str, other: str) -> Kinship:
    return kinship(analyse(read_plain(draft.encode(), "稿.txt")), source(other))


@pytest.mark.parametrize(("mine", "theirs", "superior"), [
    ("青溪县水利局", "定西市水利局", True), ("青石镇人民政府", "青溪县人民政府", True), ("青溪县水利局", "水利部", True),
    ("定西市水利局", "甘肃省水利厅", True), ("定西市水利局", "青溪县水利局", False), ("青溪县水利局", "柳河县水利局", False),
    ("青溪县水利局", "东岭协会", False),
])
def test_a_superior_is_told_by_its_level(mine: str, theirs: str, superior: bool) -> None:
    assert kin(paper(CLEAR, issuer=mine), paper(CLEAR, issuer=theirs)).superior is superior


@pytest.mark.parametrize(("signed", "own"), [
    ("青溪县水利局", True), ("青溪县财政局\n青溪县水利局", True), ("青溪县财政局", False), ("柳河县水利局", False),
])
def test_the_issuer_s_own_are_those_that_it_issued_also_with_others(signed: str, own: bool) -> None:
    other = f"关于清渠的通知\n各乡镇：\n{CLEAR}。\n{signed}\n2024年3月1日\n"
    assert kin(paper(CLEAR), other).own is own


@pytest.mark.parametrize(("mine", "theirs", "later"), [
    ("2025年5月6日", "2025年5月7日", True), ("2025年5月6日", "2025年5月6日", False), ("2025年5月6日", "2024年12月31日", False),
    ("2025年5月6日", "", False), ("", "2025年5月6日", False),
])
def test_later_is_what_is_dated_after_the_draft(mine: str, theirs: str, later: bool) -> None:
    assert kin(paper(CLEAR, date=mine), paper(CLEAR, date=theirs)).later is later


def test_a_text_from_the_standard_input_is_no_file_of_another_folder() -> None:
    text = f"{CLEAR}。\n"
    document = read_plain(text.encode(), "-")
    assert is_same(document, analyse(document), source(text, "-"))
    assert not is_same(document, analyse(document), source(text, "稿.txt"))


# places


@pytest.mark.parametrize(("body", "found"), [
    ("南宁市武鸣区人民政府", {"南宁市", "武鸣区"}), ("中共定西市委办公室", {"定西市"}),
    ("内蒙古自治区人民政府", {"内蒙古自治区"}),
    ("延边朝鲜族自治州水利局", {"延边朝鲜族自治州"}), ("青溪县市场监督管理局", {"青溪县"}), ("国家市场监督管理总局", set()),
    ("青溪县城关街道办事处", {"青溪县", "城关街道"}), ("云川新区管理委员会", {"云川新区"}), ("办公室", set()),
])
def test_the_places_of_a_body_are_those_its_name_begins_with(body: str, found: set[str]) -> None:
    assert places((body,)) == found


@pytest.mark.parametrize("body", [
    "青溪县住房和城乡建设局", "青溪县自然保护区管理局", "青溪县革命老区办公室", "青溪县新型城镇化办公室", "青溪县乡村振兴局",
    "青溪县城乡居民服务中心", "青溪县社区建设办公室",
])
def test_a_matter_with_a_unit_in_its_name_is_no_place(body: str) -> None:
    assert places((body,)) == {"青溪县"}


def test_the_places_in_a_title_are_found_as_words() -> None:
    assert places((), "关于做好兰州市和榆中县渠道清淤工作的通知") == {"兰州市", "榆中县"}
    assert places((), "关于做好城市渠道清淤工作的通知") == set()


# leftovers


def left(draft: str, other: str) -> list[str]:
    document = read_plain(draft.encode(), "稿.txt")
    return [finding.quote for finding in lint(document, Settings(select=("X009",)), held_against(other))]


def test_another_county_left_in_the_text_is_told_once_with_how_often() -> None:
    document = read_plain(paper(CLEAR, f"{WATCH}，由柳河县防汛办核对", "报柳河县防汛办").encode(), "稿.txt")
    other = paper(CLEAR, f"{WATCH}，由柳河县防汛办核对", "报柳河县防汛办", issuer="柳河县水利局")
    [finding] = lint(document, Settings(select=("X009",)), held_against(other))
    assert finding.quote == "柳河县"
    assert "共 2 处" in finding.message


@pytest.mark.parametrize("said", [
    "按照《柳河县渠道管理办法》办理", "学习“柳河县清淤法”", "由青溪县防汛办核对", "报定西市防汛办",
])
def test_titles_quotations_and_places_above_are_not_left_over(said: str) -> None:
    assert left(paper(CLEAR, WATCH, said), paper(CLEAR, WATCH, issuer="柳河县水利局")) == []


def test_the_place_of_a_superior_is_where_its_orders_come_from() -> None:
    said = paper(CLEAR, WATCH, "报定西市防汛办", issuer="青溪县水利局")
    assert left(said, paper(CLEAR, WATCH, issuer="定西市水利局")) == []


def test_a_city_s_paper_may_name_its_counties() -> None:
    said = (CLEAR, WATCH, "先在榆中县试行")
    assert left(paper(*said, issuer="兰州市水利局"), paper(*said, issuer="榆中县水利局")) == []


def test_of_two_cities_each_other_s_name_is_left_over() -> None:
    said = (CLEAR, WATCH, "报兰州市防汛办")
    assert left(paper(*said, issuer="武威市水利局"), paper(*said, issuer="兰州市水利局")) == ["兰州市"]


def test_what_the_draft_says_itself_of_the_other_place_is_not_left_over() -> None:
    said = paper(CLEAR, WATCH, "局里派两人赴柳河县看了一天")
    assert left(said, paper(CLEAR, WATCH, "由柳河县防汛办核对", issuer="柳河县水利局")) == []


def test_a_city_above_a_county_is_not_when_the_source_is_its_district_s() -> None:
    other = paper(CLEAR, WATCH, "报南宁市防汛办", "学武鸣区", issuer="南宁市武鸣区水利局")
    assert left(paper(CLEAR, WATCH, "报南宁市防汛办", "学武鸣区"), other) == ["武鸣区"]


def test_half_the_name_of_a_bureau_is_not_left_over() -> None:
    said = (CLEAR, WATCH, "报县住房和城乡建设局")
    assert left(paper(*said, issuer="青溪县人民政府"), paper(*said, issuer="柳河县住房和城乡建设局")) == []


@pytest.mark.parametrize(("issuer", "said", "names"), [
    ("青溪县水利局", "我市", ["我市"]), ("青溪县水利局", "本市", ["本市"]), ("青溪县水利局", "我县", []),
    ("满洲里市水利局", "我市", []), ("武威市水利局", "我市", []), ("青石镇人民政府", "我市", ["我市"]), ("水利站", "我市", []),
])
def test_a_place_that_speaks_of_itself_as_another_sort(issuer: str, said: str, names: list[str]) -> None:
    measure = f"{CLEAR}，{said}渠道办每年验收"
    assert left(paper(measure, WATCH, issuer=issuer), paper(measure, WATCH, issuer="兰州市水利局")) == names


@pytest.mark.parametrize("said", [
    "在本区域内公开", "没有根本区别", "作为样本县公布", "摸清基本县情", "由市场定价，我市场所共享", "报本市级财政",
])
def test_words_that_only_look_like_it_are_left_alone(said: str) -> None:
    measure = f"{CLEAR}，{said}"
    assert left(paper(measure, WATCH, issuer="青石镇人民政府"), paper(measure, WATCH, issuer="兰州市水利局")) == []


def test_what_the_draft_says_of_itself_outside_of_what_was_copied_is_its_own() -> None:
    assert left(paper(CLEAR, WATCH, f"{OTHER}，我市牵头"), paper(CLEAR, WATCH, PAY, "我市牵头", issuer="兰州市水利局")) == []


def test_names_are_not_looked_for_where_little_is_the_source_s() -> None:
    much = "，".join(f"第{number}村的斗渠{number * 3}米由{number % 7}组清" for number in range(11, 70))
    assert left(paper(CLEAR, much, "报柳河县防汛办"), paper(CLEAR, issuer="柳河县水利局")) == []


# headings

MATTERS = ("清除渠道淤泥", "看好渠首闸门", "结清民工工资", "修补渡槽裂缝", "更换量水设施")


def headed(*headings: str) -> str:
    numbers = "一二三四五六七"
    return paper(*(f"{number}、{heading}。{OTHER[at:at + 20]}" for at, (number, heading) in enumerate(
        zip(numbers, headings, strict=False))))


def same(mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[int, int]:
    found = parallel(analyse(read_plain(headed(*mine).encode(), "稿.txt")), source(headed(*theirs)))
    return found.own, len(found.same)


def test_the_same_headings_in_the_same_order() -> None:
    assert same(MATTERS, MATTERS) == (5, 5)


def test_of_other_order_the_longest_row_that_both_have() -> None:
    assert same(MATTERS, (MATTERS[4], *MATTERS[:4])) == (5, 4)
    assert same(MATTERS, MATTERS[::-1]) == (5, 1)


def test_a_word_or_a_unit_that_was_exchanged_makes_no_other_heading() -> None:
    assert same(("清除全县渠道的淤泥", *MATTERS[1:]), ("清除全市渠道淤泥", *MATTERS[1:])) == (5, 5)


def test_headings_that_any_document_has_do_not_count() -> None:
    assert same(("总体要求", "组织领导", *MATTERS[:2]), ("总体要求", "组织领导", *MATTERS[:2])) == (2, 2)


def test_without_headings_there_is_nothing_to_compare() -> None:
    assert same((), MATTERS) == (0, 0)
    assert same(MATTERS, ()) == (5, 0)


# what is said of kin


def told(code: str, draft: str, other: str) -> Finding:
    [finding] = lint(read_plain(draft.encode(), "稿.txt"), Settings(select=(code,)), held_against(other))
    return finding


def test_only_a_superior_is_called_one() -> None:
    for code in ("X001", "X002"):
        assert "上位文件" in (told(code, paper(CLEAR, WATCH), paper(CLEAR, WATCH, issuer="定西市水利局")).suggestion or "")
        assert "上位文件" not in (told(code, paper(CLEAR, WATCH), paper(CLEAR, WATCH, issuer="柳河县水利局")).suggestion or "")


def test_the_same_headings_of_a_peer_are_not_called_a_superior_s() -> None:
    assert "上位文件" not in (told("X003", headed(*MATTERS), headed(*MATTERS).replace("青溪县", "柳河县")).suggestion or "")


def test_too_much_is_an_error_only_from_a_superior() -> None:
    assert told("X002", paper(CLEAR, WATCH), paper(CLEAR, WATCH, issuer="定西市水利局")).severity == "error"
    assert told("X002", paper(CLEAR, WATCH), paper(CLEAR, WATCH, issuer="柳河县水利局")).severity == "warning"
    assert told("X002", paper(CLEAR, WATCH, OTHER), paper(CLEAR, WATCH, issuer="定西市水利局")).severity == "warning"


def test_a_paper_of_the_own_body_without_a_date_is_not_called_earlier() -> None:
    message = told("X004", paper(CLEAR, WATCH), paper(CLEAR, WATCH, title="关于清渠的通知", date="")).message
    assert "认不出日期" in message
    assert "以前" not in message


def test_a_passage_is_a_warning_from_120_characters_on_and_never_from_the_own_body() -> None:
    long = paper(CLEAR, WATCH, PAY)
    assert told("X001", long, paper(CLEAR, WATCH, PAY, issuer="定西市水利局")).severity == "warning"
    assert told("X001", long, paper(CLEAR, WATCH, PAY, title="关于清渠的通知")).severity == "info"
    assert told("X001", paper(CLEAR, WATCH), paper(CLEAR, WATCH, issuer="定西市水利局")).severity == "info"


def test_a_paper_and_the_notice_by_which_its_own_body_issued_it_are_one() -> None:
    measures = f"青溪县水利局渠道清淤办法\n{CLEAR}。\n{WATCH}。\n青溪县水利局\n2025年5月6日\n"
    title = "青溪县水利局关于印发《青溪县水利局渠道清淤办法》的通知"
    notice = f"{title}\n各乡镇：\n现印发给你们。\n青溪县水利局\n2025年5月6日\n{measures}"
    assert compared(notice, measures).comparisons == ()
    assert compared(measures, notice).comparisons == ()
    assert compared(measures.replace("5月6日", "6月6日"), notice).comparisons != ()


@pytest.mark.parametrize(("issuer", "other", "superior"), [
    ("凉州区教育局", "武威市教育局", True), ("射洪市教育局", "遂宁市教育局", True), ("射洪市教育局", "大英县教育局", False),
    ("武威市教育局", "甘肃省教育厅", True), ("南宁市武鸣区教育局", "南宁市教育局", True), ("武威市教育局", "张掖市教育局", False),
])
def test_what_stands_above_is_told_by_the_places_in_the_names(issuer: str, other: str, superior: bool) -> None:
    draft = read_plain(paper(CLEAR, issuer=issuer).encode(), "稿.txt")
    assert kinship(analyse(draft), source(paper(CLEAR, issuer=other))).superior is superior
    assert kinship(analyse(draft), source(paper(CLEAR, issuer=other))).subordinate is False


def test_the_same_headings_are_told_where_no_text_is_the_same() -> None:
    matters = ("规范窗口受理", "压缩登记时限", "推行上门办理", "整理历史档案", "清理重复收费")
    mine, theirs = (
        "\n".join(f"{number}、{matter}\n{said}{matter[0]}。" for number, matter in zip("一二三四五", matters, strict=True))
        for said in ("这件事由张工办", "各乡镇秋后算账")
    )
    draft = f"青溪县档案局关于登记的通知\n各科室：\n{mine}\n青溪县档案局\n2025年5月6日"
    other = f"柳河县档案局关于登记的通知\n各科室：\n{theirs}\n柳河县档案局\n2025年3月6日"
    assert told("X003", draft, other).score == 1
