"""The breakdown of a document's 字数."""

from gongwen_lint.document import Document
from gongwen_lint.kernel import count
from gongwen_lint.provisions import load_profile
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.stats import OPENING, Stats, stats
from gongwen_lint.structure import analyse

NOTICE = """关于做好登记工作的通知
各科室：
现将有关事项通知如下。
一、登记时限
当日登记 12 件以内。
二、登记内容
（一）来件
写明来件单位。
（二）去件
写明收件时间。
青石县档案局
2025年3月5日
"""


def of(text: str, profile: str = "central") -> Stats:
    document = parsed(text)
    return stats(document, analyse(document), load_profile(profile))


def parsed(text: str) -> Document:
    return read_plain(text.encode(), "例.txt")


def test_sections_are_the_highest_headings_and_the_text_before_them() -> None:
    found = of(NOTICE)
    assert [(share.title, share.line, share.words) for share in found.sections] == [
        (OPENING, 3, 11), ("一、登记时限", 4, 15), ("二、登记内容", 6, 30),
    ]
    assert sum(share.words for share in found.sections) == found.body == 56
    assert abs(sum(share.share for share in found.sections) - 1) < 1e-9
    assert round(found.sections[2].share, 3) == round(30 / 56, 3)


def test_the_parts_add_up_to_the_total() -> None:
    found = of(NOTICE)
    assert (found.cover, found.attachments) == (0, 0)
    assert found.body + found.cover + found.attachments + found.other == found.total
    assert found.other == 11 + 4 + 6 + 6  # title, addressee, signature, date: 2025 年 3 月 5 日


def test_three_ways_of_counting() -> None:
    found = of("关于做好登记工作的通知\n各科室：\n当日登记 12 件。")
    assert (found.body, found.body_han, found.body_visible) == (7, 5, 8)


def test_the_counts_are_those_of_the_report() -> None:
    document = parsed(NOTICE)
    counts, found = count(document, analyse(document)), of(NOTICE)
    assert (counts.body, counts.body_han, counts.cover, counts.total) == (
        found.body, found.body_han, found.cover, found.total)
    assert (counts.pages, counts.pages_from) == (found.pages, found.pages_from) == (1, "grid")


def test_an_issued_document_is_the_body_and_its_notice_is_counted_apart() -> None:
    found = of(
        "关于印发《登记办法》的通知\n各科室：\n《登记办法》已经同意，现印发给你们，请遵照执行。\n青石县档案局\n2025年3月5日\n"
        "登记办法\n第一条 来件当日登记。\n第二条 去件当日登记。\n"
    )
    assert found.cover == 24
    assert found.body == 20
    assert found.body + found.cover + found.attachments + found.other == found.total


def test_the_full_stop_behind_a_heading_counts() -> None:
    found = of("关于做好登记工作的通知\n各科室：\n一、登记时限。当日登记。\n二、登记内容。来件单位。\n三、登记地点。\n一楼大厅。")
    assert found.body == 36
    assert [share.words for share in found.sections] == [12, 12, 12]


def test_the_limits_in_force() -> None:
    found = of(NOTICE, "zhejiang")
    assert (found.kind, found.limit.value, found.limit.document) == ("专项部署", 4000, "central")
    assert (found.page_limit.value, found.page_limit.article) == (10, "5")
    assert of(NOTICE).page_limit is None


def test_an_empty_document_has_nothing() -> None:
    found = of("")
    assert (found.body, found.total, found.pages, found.sections) == (0, 0, None, ())
