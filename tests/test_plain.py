"""Text files: every encoding and line end, lines as an editor numbers them, wrapped paragraphs joined and nothing else."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen_lint.document import Document, Span
from gongwen_lint.errors import UnreadableFile
from gongwen_lint.readers import read_bytes
from gongwen_lint.readers.normalise import mend
from gongwen_lint.readers.plain import read_plain, split_lines

NOTICE = "关于报送材料的通知\n各科室：\n请于12月5日前报送（含 2 份 附件）。\n\n办公室\n2025年11月20日\n"
ENCODINGS = {
    "utf-8": NOTICE.encode(),
    "utf-8 with mark": codecs.BOM_UTF8 + NOTICE.encode(),
    "utf-16 little-endian with mark": codecs.BOM_UTF16_LE + NOTICE.encode("utf-16-le"),
    "utf-16 big-endian with mark": codecs.BOM_UTF16_BE + NOTICE.encode("utf-16-be"),
    "utf-16 little-endian": NOTICE.encode("utf-16-le"),
    "utf-16 big-endian": NOTICE.encode("utf-16-be"),
    "utf-32": NOTICE.encode("utf-32"),
    "gb18030": NOTICE.encode("gb18030"),
    "gbk": NOTICE.encode("gbk"),
}


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines]


@pytest.mark.parametrize("data", ENCODINGS.values(), ids=ENCODINGS)
def test_encodings(data: bytes) -> None:
    assert texts(read_bytes(data, "例.txt")) == texts(read_bytes(NOTICE.encode(), "例.txt"))


def test_a_rare_character_of_gb18030() -> None:
    assert texts(read_bytes("丁㐂村委会主任".encode("gb18030"), "例.txt")) == ["丁㐂村委会主任"]


@pytest.mark.parametrize("data", [
    "關於報送材料的通知，請於十二月五日前報送辦公室。".encode("big5"),
    "会議資料の提出について、関係部局に連絡する。".encode("shift_jis"),
    NOTICE.encode("gb18030")[:-4] + b"\xff\xff",
    codecs.BOM_UTF8 + "通知".encode()[:-1],
    codecs.BOM_UTF16_LE + "通知".encode("utf-16-le") + b"\x00",
], ids=["big5", "shift_jis", "broken gb18030", "cut utf-8", "cut utf-16"])
def test_undecodable(data: bytes) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_bytes(data, "例.txt")
    assert caught.value.code == "undecodable"
    assert caught.value.message.startswith("例.txt：")


def test_binary_that_happens_to_decode_is_refused() -> None:
    """Every pair of these bytes is a character of GB18030, and none of it was ever text."""
    data = bytes(byte for lead in range(0x81, 0xA0) for trail in range(0x40, 0x7E, 3) for byte in (lead, trail))
    assert data.decode("gb18030")
    with pytest.raises(UnreadableFile) as caught:
        read_bytes(data, "例.txt")
    assert caught.value.code == "undecodable"


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\x01\x02\x03\x04" * 50, b"ab\x00\x00\x00\x01" * 9])
def test_no_text_at_all(data: bytes) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_bytes(data, "例.txt")
    assert caught.value.code == "unsupported-type"
    assert "二进制" in caught.value.message


@pytest.mark.parametrize("data", [b"", b"\n \n", "\ufeff\u3000\n\u200b".encode()])
def test_empty(data: bytes) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_bytes(data, "例.txt")
    assert caught.value.code == "empty"


def test_line_ends_of_all_kinds_mixed() -> None:
    assert texts(read_plain("一\r\n二\r三\n\n四\x0b五\u2028六\x85七\u2029八".encode(), "例.txt")) == [
        "一", "二", "三", "", "四\u3000五\u3000六\u3000七\u3000八",
    ]


def test_form_feed_opens_a_page() -> None:
    document = read_plain("第一页\f\n第二页\n\f第三页\n\f\n第四页\n第四页".encode(), "例.txt")
    assert texts(document) == ["第一页", "第二页", "第三页", "", "第四页", "第四页"]
    assert [line.layout.new_page for line in document.lines] == [False, True, True, False, True, False]
    assert document.lines[2].columns == (2, 3, 4)


def test_leading_wide_blanks_stay() -> None:
    assert texts(read_plain("\u3000\u3000请报送。\n".encode(), "例.txt")) == ["\u3000\u3000请报送。"]


CHARACTERS = st.one_of(
    st.sampled_from("总则各单位12月5日 \u3000\t，。（）“”\xa0\xad\u200b⽤\f\u2028\x0bab"),
    st.characters(codec="gb18030", exclude_characters="\r\n", exclude_categories=("Cc", "Cs", "Cn", "Co")),
)
SOURCES = st.lists(st.tuples(st.text(CHARACTERS, max_size=30), st.sampled_from(["\n", "\r\n", "\r"])), min_size=1, max_size=12)


@given(SOURCES, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_every_place_holds_what_is_quoted(pairs: list[tuple[str, str]], encoding: str) -> None:
    """Lines stand where their text says, and columns point at the same characters of the source line."""
    source = "".join(text + end for text, end in pairs).removeprefix("\ufeff")
    document = read_plain(source.encode(encoding), "例.txt")
    lines = split_lines(source)
    assert len(document.lines) == len(lines)
    for line, original in zip(document.lines, lines, strict=True):
        assert document.text[line.start:line.end] == line.text
        columns = line.columns or range(1, len(line.text) + 1)
        assert line.text == "".join(mend(original[column - 1]) for column in columns)
        if line.text.strip():
            assert document.quote(Span(line.start, line.end)) == line.text
            assert document.position(line.start) == (line.number, 1)


MAIL = """各单位：

为切实减轻基层负担，经研究决定，本年度不再要求各科室逐月报
送工作台账。需要数据时，由办公室从已有系统中统一提取，各科室
只核对一次。核对中发现的问题，请于五个工作日内反馈办公室，逾
期不反馈的，视为无意见。办公室汇总后形成清单，逐项销号，不再
另行发文催办。

会议安排也作相应调整。能够通过视频召开的不再集中，能够合并召
开的不再单独组织。每次会议时间控制在一小时以内，发言人数一般
不超过三人。会后不要求报送贯彻情况。确需了解进展的，由分管领
导到现场查看，不听汇报、不看展板。

1.本通知自印发之日起执行。
2.此前要求与本通知不一致的，以
本通知为准。

甲县人民政府办公室
2025年3月4日
"""


def test_wrapped_paragraphs_are_joined() -> None:
    document = read_plain(MAIL.encode(), "例.txt")
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    assert paragraphs[1].startswith("为切实减轻基层负担，经研究决定，本年度不再要求各科室逐月报送工作台账。")
    assert paragraphs[1].endswith("不再另行发文催办。")
    assert paragraphs[2].startswith("会议安排也作相应调整。")
    assert paragraphs[-2:] == ["甲县人民政府办公室", "2025年3月4日"]
    assert any(text.startswith("1.本通知") for text in paragraphs)
    assert any(text.startswith("2.此前要求") for text in paragraphs)


def test_wrapped_paragraphs_set_apart_by_an_indent() -> None:
    source = MAIL.replace("\n\n", "\n").replace("\n为", "\n\u3000\u3000为").replace("\n会议安排", "\n\u3000\u3000会议安排")
    paragraphs = [paragraph.text for paragraph in read_plain(source.encode(), "例.txt").paragraphs]
    assert sum(text.startswith("\u3000\u3000") for text in paragraphs) == 2
    assert paragraphs[1].endswith("不再另行发文催办。")
    assert paragraphs[2].endswith("不听汇报、不看展板。")


ONE_A_LINE = {
    "paragraphs": "\n".join(f"第{n}科室负责整理本科室上年度台账，整理完毕后于{n}月底前送办公室统一归档。" for n in range(1, 13)),
    "items without full stops": "\n".join(f"科室{n:02}负责整理台账，{n:02}月底前送办公室" for n in range(1, 13)),
    "slogans": "\n".join(["提高政治站位，强化责任担当", "坚持问题导向，推动工作落实", "转变工作作风，提升服务水平"] * 5),
    "a list of names of one length": "\n".join(["甲市财政局预算科负责人", "乙市教育局人事科负责人"] * 6),
    "two sentences a line": "\n".join(f"本月完成第{n}项任务。下月继续推进后续工作，力争年底前完成。" for n in range(1, 13)),
}


@pytest.mark.parametrize("source", ONE_A_LINE.values(), ids=ONE_A_LINE)
def test_one_paragraph_a_line_is_never_joined(source: str) -> None:
    assert not any(line.continues for line in read_plain(source.encode(), "例.txt").lines)


def test_a_page_number_does_not_cut_a_wrapped_paragraph() -> None:
    document = read_plain(MAIL.replace("逾\n", "逾\n- 3 -\n").encode(), "例.txt")
    assert "请于五个工作日内反馈办公室，逾期不反馈的" in document.paragraphs[1].text
    assert [line.text for line in document.lines if line.region == "footer"] == ["- 3 -"]
