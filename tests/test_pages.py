"""Pages of the body: as the file says, else on a grid."""

from gongwen_lint.document import Document, Line, Place, build
from gongwen_lint.kernel import examine
from gongwen_lint.pages import STANDARD_GRID, body_pages, grid_pages
from gongwen_lint.settings import Settings
from gongwen_lint.structure import analyse

SENTENCE = "请各科室于每周五下班前把当周办结的事项报办公室登记。"  # 26 characters


def document(count: int, printed: tuple[int, ...] = (), **facts: object) -> Document:
    places = [Place(page=page) for page in printed] or [Place()] * (count + 2)
    texts = ["关于登记办结事项的通知", "各科室：", *[f"{SENTENCE}{SENTENCE}"] * count]
    return build("例.docx", "docx", [Line(0, 0, text, place) for text, place in zip(texts, places, strict=True)], **facts)


def pages(document: Document) -> tuple[int | None, str | None]:
    return body_pages(document, analyse(document))


def test_the_standard_grid() -> None:
    assert STANDARD_GRID == (22, 28)
    assert pages(document(11)) == (1, "grid")  # 11 paragraphs of 2 + 52 characters make 22 lines
    assert pages(document(12)) == (2, "grid")


def test_the_grid_of_the_file_itself() -> None:
    assert pages(document(11, page_grid=(11, 28))) == (2, "layout")
    assert pages(document(11, page_grid=(22, 18))) == (2, "layout")


def test_printed_pages_count_from_the_first_to_the_last_line_of_the_body() -> None:
    printed = document(4, (1, 2, 2, 3, 3, 5), pages=7, pages_from="pdf")
    assert pages(printed) == (4, "pdf")  # pages 2 to 5; the title's page before the body does not count
    assert pages(document(2, (1, 1, 1, 2), pages=2, pages_from="layout")) == (2, "layout")


def test_table_rows_share_the_line_among_their_cells() -> None:
    rows = ["关于登记的通知", "各科室：", SENTENCE] + ["\t".join(["登记事项的名称和办理的时限", "甲", "乙", "丙"])] * 21
    lines = [Line(0, 0, text, region="table" if "\t" in text else "main") for text in rows]
    body = tuple(analyse(build("表.docx", "docx", lines)).body())
    assert grid_pages(body, (22, 28)) == 2  # a cell of 13 characters in a column of 7 takes two lines


def test_a_heading_that_runs_into_its_text_shares_the_line() -> None:
    lines = ["关于登记的通知", "各科室：", "一、登记时间。每周五。", "二、登记地点。办公室。"]
    body = tuple(analyse(build("例.txt", "txt", [Line(0, 0, text) for text in lines])).body())
    assert grid_pages(body, (2, 28)) == 1


def test_a_document_without_body_has_no_pages() -> None:
    assert pages(build("空.txt", "txt", [])) == (None, None)


def test_the_report_shows_them() -> None:
    counts = examine(document(12), Settings()).counts
    assert (counts.pages, counts.pages_from) == (2, "grid")


def test_the_finding_says_which_grid() -> None:
    def said(printed: tuple[int, ...] = (), **facts: object) -> str:
        report = examine(document(30, printed, **facts), Settings(select=("D002",), options={"D002": {"limit": 1}}))
        return report.findings[0].message

    assert "标准版面每页 22 行、每行 28 字" in said()
    assert "文件设置的每页 20 行、每行 27 字" in said(page_grid=(20, 27), pages=3, pages_from="layout")
    assert "文件里的分页" in said((1, *[2] * 15, *[3] * 16), page_grid=(20, 27), pages=3, pages_from="layout")
