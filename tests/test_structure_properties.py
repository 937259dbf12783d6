"""Whatever the lines are, the parts of a document cover its text once, in order, and every line has a role."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen_lint.document import Layout, Line, build
from gongwen_lint.structure import analyse
from gongwen_lint.structure.outline import ROLES

FRAGMENTS = st.sampled_from(
    [
        "云川市人民政府文件",
        "云政发〔2025〕12号",
        "签发人：李明",
        "秘密★1年",
        "关于加强供水工作的通知",
        "关于印发《节水办法》的通知",
        "关于转发《关于印发〈节水办法〉的通知》的通知",
        "各县（市、区）人民政府：",
        "现印发给你们，请认真贯彻执行。",
        "一、总体要求",
        "（一）摸清底数。入户调查。",
        "1.登记",
        "（1）备案",
        "第一章　总则",
        "第一条　为节约用水，制定本办法。",
        "为保障供水，现通知如下。",
        "附件：1.名单",
        "　　　2.电话",
        "附件1",
        "云川市水务局",
        "2025年3月1日",
        "二〇二五年三月",
        "（此件公开发布）",
        "抄送：市委办公室。",
        "云川市水务局办公室　2025年3月2日印发",
        "目　录",
        "总则……1",
        "节水办法",
        "——李明",
        "出席：李明。",
        "序号\t任务",
        "— 1 —",
        "",
        "　",
        "更多信息请关注",
        "# title: 关于供水的通知",
        "一、" * 5,
        "（一）" * 60,
        "2025年" * 40,
        "《" * 130,
        "：",
        "。",
        "附",
    ]
)
TEXTS = st.one_of(
    FRAGMENTS,
    st.lists(FRAGMENTS, min_size=2, max_size=8).map("".join),
    st.text(max_size=40).map(lambda text: " ".join(text.splitlines())),
)
LAYOUTS = st.builds(
    Layout,
    align=st.sampled_from([None, "center", "right", "left"]),
    size=st.sampled_from([None, 16.0, 22.0]),
    bold=st.booleans(),
    red=st.booleans(),
    outline_level=st.sampled_from([None, None, 1, 2]),
    new_page=st.booleans(),
    toc=st.booleans(),
    indent=st.sampled_from([None, 2.0, 12.0]),
)
LINES = st.lists(
    st.builds(
        lambda text, region, continues, layout: Line(0, 0, text, region=region, continues=continues, layout=layout),
        TEXTS,
        st.sampled_from(["main", "main", "main", "main", "table", "textbox", "footnote", "header", "footer"]),
        st.booleans(),
        LAYOUTS,
    ),
    max_size=30,
)


@settings(max_examples=300)
@given(LINES)
def test_parts_cover_the_text_once(lines: list[Line]) -> None:
    document = build("例.docx", "docx", lines, name="例")
    outline = analyse(document)
    assert len(outline.roles) == len(document.lines)
    assert all(role in ROLES and (level is None or (role == "heading" and 1 <= level <= 4)) for role, level in outline.roles)
    at = {}
    for block in outline.blocks:
        key = id(block.paragraph)
        gap = block.paragraph.text[at.get(key, 0) : block.start]
        assert not gap.strip(" \u3000\t。：:；;"), gap
        assert block.start < block.end
        at[key] = block.end
    for paragraph in document.paragraphs:
        rest = paragraph.text[at.get(id(paragraph), 0) :]
        assert not rest.strip(" \u3000\t。：:；;"), rest
    # footnotes stand at the foot of a page, in the middle of a paragraph that goes on behind them
    starts = [block.span.start for block in outline.blocks if block.paragraph.region != "footnote"]
    assert starts == sorted(starts)


@settings(max_examples=150)
@given(LINES)
def test_headings_stand_where_they_are_said_to(lines: list[Line]) -> None:
    document = build("例.docx", "docx", lines, name="例")
    outline = analyse(document)
    for section in outline.sections:
        assert section.blocks[0].span == section.heading
        assert document.quote(section.heading).strip(" \u3000\t") == section.title
    for number, block in outline.run_in:
        assert document.line_at(block.span.start).number == number
        assert outline.roles[number - 1] == ("body", None)
    if outline.title_span and outline.title:
        letters = "".join(filter(str.isalnum, document.text[outline.title_span.start : outline.title_span.end]))
        assert all(char in letters for char in filter(str.isalnum, outline.title))
