"""The drafter opens a copy of a .docx and finds each finding as a comment on the very words; nothing else has changed."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document as open_docx
from docx_maker import (
    cell,
    docx,
    drawing,
    field,
    level,
    lists,
    numbered,
    p,
    r,
    row,
    section,
    shape,
    style,
    table,
    vml_box,
)
from lxml import etree
from revisions import W, parts

from gongwen_lint.annotate.docx import annotate_docx
from gongwen_lint.annotate.notes import Annotated, Author, Note, notes_of
from gongwen_lint.document import Document, Span
from gongwen_lint.kernel import examine
from gongwen_lint.readers.docx import read_docx
from gongwen_lint.readers.office import find_libreoffice
from gongwen_lint.report import DocumentReport
from gongwen_lint.rules.record import Related

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.docx"))
AUTHOR = Author(date="2026-01-31T08:00:00Z")
MAIN, COMMENTS = "word/document.xml", "word/comments.xml"
BOLD = "<w:b/>"

needs_libreoffice = pytest.mark.skipif(find_libreoffice() is None, reason="LibreOffice is not installed on this machine")


def span(document: Document, words: str, which: int = 0) -> Span:
    """Where words stand in a document."""
    at = -1
    for _ in range(which + 1):
        at = document.text.index(words, at + 1)
    return Span(at, at + len(words))


def annotated(data: bytes, *words: str) -> Annotated:
    """The copy with a comment on each of these words, which says “评” and the words."""
    document = read_docx(data, "例.docx")
    return annotate_docx(data, "例.docx", [Note(span(document, quoted), f"评{quoted}") for quoted in words], AUTHOR)


def anchored(data: bytes, main: str = MAIN) -> dict[str, str]:
    """The text of each comment and the words between its marks in the file."""
    found = parts(data)
    root = etree.fromstring(found[main])
    texts = {}
    for comment in etree.fromstring(found[COMMENTS]):
        lines = ("".join(words.text or "" for words in paragraph.iter(W + "t")) for paragraph in comment.iter(W + "p"))
        number, inside, quoted = comment.get(W + "id"), False, ""
        signs = [sign for sign in root.iter(W + "commentReference") if sign.get(W + "id") == number]
        assert len(signs) == 1
        for element in root.iter(W + "commentRangeStart", W + "commentRangeEnd", W + "t"):
            if element.tag == W + "t":
                quoted += (element.text or "") * inside
            elif element.get(W + "id") == number:
                inside = element.tag == W + "commentRangeStart"
        texts["\n".join(lines)] = quoted
    return texts


def unchanged(data: bytes, copy: bytes) -> None:
    """Whether reader and python-docx see the same text with the same look, character by character."""
    assert read_docx(copy, "例.docx") == read_docx(data, "例.docx")
    assert looks(copy) == looks(data)


def looks(data: bytes) -> list[tuple[str, bytes, tuple[str, ...]]]:
    """Each character of the file with the look of its run and the elements around that; breaks and the like as their names."""
    root = etree.fromstring(parts(data)[MAIN])
    seen = []
    for run in root.iter(W + "r"):
        look = run.find(W + "rPr")
        stored = b"" if look is None else etree.tostring(look, method="c14n", exclusive=True)
        around = tuple(element.tag for element in run.iterancestors())
        for child in run:
            if child.tag in (W + "rPr", W + "commentReference"):
                continue
            letters = child.text or "" if child.tag == W + "t" else [child.tag]
            seen += [(letter, stored, around) for letter in letters]
    return seen


def test_comment_stands_on_the_quoted_words_alone() -> None:
    data = docx(p("各科室要高度重视登记工作。"), p("高度重视安全。"))
    document = read_docx(data, "例.docx")
    notes = [Note(span(document, "高度重视", which), f"第{which + 1}处") for which in (0, 1)]
    copy = annotate_docx(data, "例.docx", notes, AUTHOR)
    assert (copy.placed, copy.elsewhere, copy.signed) == (2, 0, False)
    assert anchored(copy.data) == {"第1处": "高度重视", "第2处": "高度重视"}
    first = parts(copy.data)[MAIN].decode()
    assert first.index("commentRangeStart") < first.index("高度重视") < first.index("commentRangeEnd") < first.index("登记")
    unchanged(data, copy.data)


def test_comment_says_who_when_and_in_paragraphs() -> None:
    data = docx(p("各科室要高度重视。"))
    author = Author("王科长", "王", "2026-01-31T08:00:00-09:00")  # Word takes the time of day for that of its own clock
    copy = annotate_docx(data, "例.docx", [Note(Span(0, 3), "[提示] 第一段\n建议：第二段")], author)
    (comment,) = open_docx(BytesIO(copy.data)).comments
    assert (comment.author, comment.initials, comment.text) == ("王科长", "王", "[提示] 第一段\n建议：第二段")
    assert comment.timestamp is not None and comment.timestamp.isoformat() == "2026-01-31T08:00:00+00:00"
    undated = annotate_docx(data, "例.docx", [Note(Span(0, 3), "无日期")], Author())
    (stored,) = etree.fromstring(parts(undated.data)[COMMENTS])
    assert (stored.get(W + "author"), stored.get(W + "initials"), stored.get(W + "date")) == ("gongwen-lint", "公文", None)
    assert stored[0].find(f"{W}r/{W}annotationRef") is not None


def test_words_in_several_runs_keep_their_look() -> None:
    data = docx(p("各科室要", r("高度", BOLD), r("重", '<w:color w:val="FF0000"/>'), "视工作", r(" 落实 ", BOLD), "。"))
    copy = annotated(data, "度重视", "作 落")
    assert anchored(copy.data) == {"评度重视": "度重视", "评作 落": "作 落"}
    unchanged(data, copy.data)


def test_notes_that_overlap_keep_their_own_words() -> None:
    data = docx(p("各科室要高度重视登记工作，抓好落实。"))
    wanted = ("高度重视登记", "重视登记工作", "登记", "各科室要高度重视登记工作，抓好落实。", "高度", "高")
    copy = annotated(data, *wanted)
    assert anchored(copy.data) == {f"评{words}": words for words in wanted}
    unchanged(data, copy.data)


def test_what_wraps_runs_stays_around_them() -> None:
    data = docx(p(
        "甲", f'<w:ins w:id="5" w:author="李" w:date="2025-01-01T00:00:00Z">{r("新增的话")}</w:ins>',
        '<w:del w:id="6" w:author="李"><w:r><w:delText>删去的话</w:delText></w:r></w:del>',
        f'<w:hyperlink w:anchor="a">{r("链接里的话")}</w:hyperlink>', f"<w:smartTag>{r('标记里的话')}</w:smartTag>",
        f"<w:sdt><w:sdtPr/><w:sdtContent>{r('控件里的话')}</w:sdtContent></w:sdt>", field("REF a", "域里的话"), "乙",
    ))
    wanted = ("增的", "接里", "记里", "件里", "里的话乙", "话链接", "的话标")
    copy = annotated(data, *wanted)
    assert anchored(copy.data) == {f"评{words}": words for words in wanted[:4]} | {
        "评里的话乙": "里的话乙", "评话链接": "话链接", "评的话标": "的话标",
    }
    unchanged(data, copy.data)


@pytest.mark.parametrize("closed", [
    f'<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{r("值某某")}</w:sdtContent></w:sdt>',
    f'<w:fldSimple w:instr="REF a">{r("值某某")}</w:fldSimple>',
    f"<mc:AlternateContent><mc:Choice Requires=\"w14\">{r('值某某')}</mc:Choice><mc:Fallback>{r('值某某')}</mc:Fallback>"
    "</mc:AlternateContent>",
    "<w:r><w:ruby><w:rt><w:r><w:t>yin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>值某某</w:t></w:r></w:rubyBase></w:ruby></w:r>",
    "<m:oMath><m:r><m:t>值某某</m:t></m:r></m:oMath>",
], ids=["plain text control", "field", "alternatives", "ruby", "formula"])
def test_what_must_not_be_opened_is_commented_on_as_a_whole(closed: str) -> None:
    data = docx(p("前", closed, "后"))
    copy = annotated(data, "某")
    (paragraph,) = etree.fromstring(parts(copy.data)[MAIN]).iter(W + "p")
    names = [etree.QName(child).localname for child in paragraph]
    assert names[:2] == ["r", "commentRangeStart"] and names[3:5] == ["commentRangeEnd", "r"]
    assert copy.placed == 1
    unchanged(data, copy.data)


def test_comment_reaches_over_paragraphs_and_cells() -> None:
    data = docx(
        p("第一段的", r("末尾", BOLD)), p("第二段的开头"),
        table(row("序号", "事项", "时限"), row("一", cell(p("登记"), p("归档")), "三月")), p("其后"),
    )
    copy = annotated(data, "末尾\n第二段", "事项\t时限\n一\t登记 归档", "档")
    assert list(anchored(copy.data).values()) == ["末尾第二段", "事项时限一登记归档", "档"]
    unchanged(data, copy.data)


@pytest.mark.parametrize("blocks", [
    (p("表前的话"), table(row("格里的话"))),
    (p("表前的话"), p("框里的话", says='<w:framePr w:w="100"/>')),
    (table(row("表前的话")), table(row("格里的话"))),
], ids=["into a table", "into a frame", "from table to table"])
def test_comment_that_would_cross_a_table_ends_with_its_first_line(blocks: tuple[str, ...]) -> None:
    data = docx(*blocks)
    copy = annotated(data, "的话\n" + read_docx(data, "例.docx").lines[1].text[:2])
    assert list(anchored(copy.data).values()) == ["的话"]


def test_automatic_number_has_no_words_of_its_own() -> None:
    data = docx(numbered("加强领导"), numbered("严格督查"), numbering=lists(level(0, "%1、", "chineseCounting")))
    copy = annotated(data, "二、严格", "一、")
    assert anchored(copy.data) == {"评二、严格": "严格", "自动生成的文字：“一、”\n评一、": "加强领导"}
    assert (copy.placed, copy.elsewhere) == (1, 1)
    unchanged(data, copy.data)


def test_text_boxes_notes_headers_and_footers_are_named_where_word_allows_no_comment() -> None:
    boxed = f"<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">{drawing(shape('框里'))}</mc:Choice><mc:Fallback>" \
            f"{vml_box('框里')[5:-6]}</mc:Fallback></mc:AlternateContent></w:r>"
    data = docx(
        p("首段"), p("次段", boxed, "尾"), p("有注", '<w:r><w:t>之处</w:t><w:footnoteReference w:id="2"/></w:r>', "句末"),
        section('<w:headerReference r:id="h"/><w:footerReference r:id="f"/>'),
        headers={"h": p("页眉的字")}, footers={"f": p("页脚的字")},
        footnotes=f'<w:footnote w:id="2">{p("脚注的字")}</w:footnote>',
    )
    copy = annotated(data, "框", "脚注", "页眉", "页脚")
    assert (copy.placed, copy.elsewhere) == (0, 4)
    assert anchored(copy.data) == {
        "文本框：“框”\n评框": "框里框里", "脚注或尾注：“脚注”\n评脚注": "",
        "页眉：“页眉”\n评页眉": "首段", "页脚：“页脚”\n评页脚": "首段",
    }
    stored = parts(copy.data)[MAIN].decode()
    assert stored.index("之处") < stored.index('commentRangeStart w:id="1"') < stored.index("footnoteReference")
    assert stored.index("footnoteReference") < stored.index('commentRangeEnd w:id="1"') < stored.index("句末")
    assert not etree.fromstring(stored.encode()).xpath("//w:txbxContent//w:commentRangeStart", namespaces={"w": W[1:-1]})
    unchanged(data, copy.data)


def test_letters_of_a_drawing_are_commented_on_at_the_drawing() -> None:
    data = docx(p("首段"), p("次段", '<w:r><w:pict><v:shape><v:textpath string="艺术字"/></v:shape></w:pict></w:r>'))
    copy = annotated(data, "艺术")
    assert anchored(copy.data) == {"文本框：“艺术”\n评艺术": ""}
    stored = parts(copy.data)[MAIN].decode()
    assert stored.index("次段") < stored.index("commentRangeStart") < stored.index("textpath") < stored.index("commentRangeEnd")


def test_note_on_no_words_stands_on_its_paragraph() -> None:
    data = docx(p("首段"), p(), p(says="<w:jc w:val='center'/>"), p("末段"))
    starts = [line.start for line in read_docx(data, "例.docx").lines]
    copy = annotate_docx(data, "例.docx", [Note(Span(at, at), f"第{number}段") for number, at in enumerate(starts, 1)], AUTHOR)
    assert anchored(copy.data) == {"第1段": "首段", "第2段": "", "第3段": "", "第4段": "末段"}
    assert (copy.placed, copy.elsewhere) == (4, 0)
    paragraphs = list(etree.fromstring(parts(copy.data)[MAIN]).iter(W + "p"))
    assert [etree.QName(child).localname for child in paragraphs[2]] == ["pPr", "commentRangeStart", "commentRangeEnd", "r"]
    unchanged(data, copy.data)


def test_blanks_at_the_cut_stay_seen() -> None:
    data = docx("<w:p><w:r><w:t> 甲方 乙方 </w:t></w:r></w:p>")
    copy = annotate_docx(data, "例.docx", [Note(Span(0, 3), "评")], AUTHOR)
    texts = [(words.text, words.get("{http://www.w3.org/XML/1998/namespace}space")) for words in
             etree.fromstring(parts(copy.data)[MAIN]).iter(W + "t")]
    assert texts == [("甲方 ", "preserve"), ("乙方", None)]


def test_characters_that_xml_cannot_hold_are_made_visible() -> None:
    copy = annotate_docx(docx(p("甲乙")), "例.docx", [Note(Span(0, 1), "响\x07铃\ud800\u202e\ufffe<&>")], Author("甲\x00<"))
    (comment,) = open_docx(BytesIO(copy.data)).comments
    assert (comment.text, comment.author) == (r"响\x07铃\ud800\u202e\ufffe<&>", r"甲\x00<")


def test_comments_look_as_the_styles_of_the_file_say() -> None:
    styles = style("a5", kind="character", called="annotation reference") + style("a6", called="annotation text")
    copy = annotated(docx(p("甲乙丙"), styles=styles), "乙")
    assert b'<w:rStyle w:val="a5"/>' in parts(copy.data)[MAIN]
    assert b'<w:pStyle w:val="a6"/>' in parts(copy.data)[COMMENTS]


@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_samples_carry_their_findings(path: Path) -> None:
    data = path.read_bytes()
    document = read_docx(data, path.name)
    notes = notes_of(examine(document))
    copy = annotate_docx(data, path.name, notes, AUTHOR)
    assert copy.placed == len(notes)
    if notes:
        unchanged(data, copy.data)
        comments = open_docx(BytesIO(copy.data)).comments
        assert [comment.text for comment in comments] == [note.text for note in notes]
        assert {comment.author for comment in comments} == {"gongwen-lint"}
    else:
        assert copy.data == data


def test_note_of_a_finding_says_what_how_and_on_what_ground() -> None:
    path = next(path for path in SAMPLES if path.stem.startswith("02"))
    report = examine(read_docx(path.read_bytes(), path.name))
    for note, finding in zip(notes_of(report), report.findings, strict=True):
        lines = note.text.split("\n")
        word = {"error": "错误", "warning": "警告", "info": "提示"}[finding.severity]
        assert lines[0] == f"[{word}] {finding.rule} {finding.name}：{finding.message}"
        assert (f"建议：{finding.suggestion}" in lines) == bool(finding.suggestion)
        assert lines[-1].startswith("依据：") == bool(finding.basis)
        assert (note.span, note.severity) == (finding.span, finding.severity)


def test_note_names_other_files_without_their_folders() -> None:
    document = read_docx(docx(p("首段"), p("各科室要高度重视。")), "甲/本稿.docx")
    finding = next(iter(examine(read_docx(SAMPLES[1].read_bytes(), "例.docx")).findings))
    related = (
        Related(r"C:\内部\上级.docx", 3, 3, "高度重视", "那里也这样说"),
        Related("/内部/名.pdf", 1, 9, "", "整份", title="《通知》"),
        Related("甲/本稿.docx", 2, 2, "高度重视", "又说\n一遍"),
    )
    report = DocumentReport("甲/本稿.docx", document=document, findings=(finding._replace(related=related),))
    (note,) = notes_of(report)
    assert [line for line in note.text.split("\n") if line.startswith("参见")] == [
        "参见：上级.docx 行号3，那里也这样说", "参见：名.pdf，整份", "参见：本文第2段，又说 一遍",
    ]


def control(*blocks: str, says: str = "") -> str:
    """A content control around blocks, rows, cells or another control."""
    return f"<w:sdt><w:sdtPr>{says}</w:sdtPr><w:sdtContent>{''.join(blocks)}</w:sdtContent></w:sdt>"


FIRST = p("各科室要", r("高度", BOLD), "重视登记。")
CONTROLS = {
    "around a paragraph": (p("前段"), control(FIRST), p("后段")),
    "around paragraphs": (p("前段"), control(FIRST, p("次段")), p("后段")),
    "in another": (p("前段"), control(control(FIRST)), p("后段")),
    "in another behind its first paragraph": (p("前段"), control(p("首段"), control(FIRST)), p("后段")),
    "before another": (p("前段"), control(FIRST), control(p("别的")), p("后段")),
    "in a cell": (p("前段"), table(row(cell(control(FIRST), p("格末")))), p("后段")),
    "around a cell": (p("前段"), table(row(control(cell(FIRST)), cell("次格"))), p("后段")),
    "around a table": (p("前段"), control(table(row(cell(FIRST), "次格"))), p("后段")),
    "before a frame": (p("前段"), control(FIRST), p("框外", vml_box("框里"), says='<w:framePr w:w="5000"/>'), p("后段")),
    "that holds one value": (p("前段"), control(FIRST, says="<w:text/>"), p("后段")),
    "around the whole text": (control(FIRST, p("后段")),),
}
ALONE = {
    "with no paragraph behind": (p("前段"), control(FIRST)),
    "with none behind in its cell": (p("前段"), table(row(cell(control(FIRST)))), p("后段")),
    "that is the whole text": (control(FIRST),),
    "with a frame": (p("前段"), control(p("各科室要高度重视登记。", says='<w:framePr w:w="5000"/>')), p("后段")),
}


@pytest.mark.parametrize("blocks", [*CONTROLS.values(), *ALONE.values()], ids=[*CONTROLS, *ALONE])
def test_first_paragraph_of_a_control_is_commented_on_from_outside(blocks: tuple[str, ...]) -> None:
    data = docx(*blocks)
    copy = annotated(data, "高度重视", "重视登记")
    assert (copy.placed, copy.elsewhere) == (0, 2)
    assert list(anchored(copy.data)) == ["内容控件：“高度重视”\n评高度重视", "内容控件：“重视登记”\n评重视登记"]
    over = {CONTROLS["before another"]: "别的", CONTROLS["around a table"]: "次格", CONTROLS["before a frame"]: "框外框里"}
    whole = "" if blocks in ALONE.values() else "各科室要高度重视登记。" + over.get(blocks, "")
    assert set(anchored(copy.data).values()) == {whole}
    assert parts(copy.data)[MAIN].decode().count("各科室要") == 1
    unchanged(data, copy.data)


def test_comments_of_other_paragraphs_of_a_control_stand_on_their_words() -> None:
    index = control(FIRST, says='<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>')
    data = docx(p("前段的话"), control(p("首段"), p("次段的话")), table(control(row("格里的话"))), index)
    copy = annotated(data, "前段", "次段", "格里", "高度重视")
    assert list(anchored(copy.data).values()) == ["前段", "次段", "格里", "高度重视"]
    assert copy.elsewhere == 0


def test_comment_that_would_end_in_the_first_paragraph_of_a_control_ends_with_its_first_line() -> None:
    data = docx(p("前段的话"), control(p("首段的话")), p("后段的话"))
    copy = annotated(data, "的话\n首段", "前段的话\n首段的话\n后段")
    assert list(anchored(copy.data).values()) == ["的话", "前段的话首段的话后段"]
    cells = docx(table(row("前格的话", cell(control(p("首段的话")), p("其后")))))
    assert list(anchored(annotated(cells, "的话\t首段").data).values()) == ["前格的话"]


def opened(tmp_path: Path, *copies: bytes) -> list[etree._Element]:
    """The text of each file as LibreOffice reads it."""
    for number, copy in enumerate(copies):
        (tmp_path / f"{number}.docx").write_bytes(copy)
    command = [
        str(find_libreoffice()), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--norestore",
        "--convert-to", "odt", "--outdir", str(tmp_path), *(str(tmp_path / f"{number}.docx") for number in range(len(copies))),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    found = []
    for number in range(len(copies)):
        with ZipFile(tmp_path / f"{number}.odt") as made:
            found.append(etree.fromstring(made.read("content.xml")))
    return found


OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def said(content: etree._Element) -> list[str]:
    """What the comments in a text say."""
    return ["".join(note.itertext()) for note in content.iter(OFFICE + "annotation")]


def bare(content: etree._Element) -> list[str]:
    """The paragraphs of a text without comments."""
    for note in list(content.iter(OFFICE + "annotation")):
        for child in list(note):
            note.remove(child)
    paragraphs = content.iter("{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p")
    return ["".join(paragraph.itertext()).strip() for paragraph in paragraphs]


@needs_libreoffice
def test_libreoffice_loses_no_word_of_a_control_that_is_commented_on(tmp_path: Path) -> None:
    files = [docx(*blocks) for blocks in (*CONTROLS.values(), *ALONE.values())]
    files.append(docx(p("前段"), control(p("首段高度重视登记"), p("次段")), p("后段")))
    quoted = ["高度重视", "重视登记"]
    copies = [
        *(annotated(file, *quoted).data for file in files[:-1]),
        annotated(files[-1], "高度重视", "前段\n首段高度", "重视登记\n次段\n后").data,
    ]
    opens = opened(tmp_path, *files, *copies)
    for name, before, after in zip(
        (*CONTROLS, *ALONE, "several paragraphs"), opens[:len(files)], opens[len(files):], strict=True,
    ):
        assert len(said(after)) == (3 if name == "several paragraphs" else 2), name
        assert bare(after) == bare(before), name


@needs_libreoffice
def test_libreoffice_opens_the_copy_and_keeps_the_comments(tmp_path: Path) -> None:
    data = docx(
        p("各科室要高度重视", r("登记", BOLD), "工作。"), table(row("序号", "事项"), row("一", "归档")),
        p("框外", vml_box("框里")), p("末段"), section(),
    )
    wanted = ("高度重视登", "事项\n一\t归", "归档\n框外", "框里", "末段")
    copy = annotated(data, *wanted)
    (content,) = opened(tmp_path, copy.data)
    assert len(said(content)) == len(wanted)
    for words in ("评高度重视登", "评归档", "评框里", "评末段"):
        assert any(words in text for text in said(content)), words
