"""A copy with comments is the same package but for the parts that must change, whatever the package looks like."""

from __future__ import annotations

import struct
from io import BytesIO, RawIOBase
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from docx import Document as open_docx
from docx_maker import NAMESPACES, docx, p, pack, r
from lxml import etree
from revisions import parts

from gongwen_lint.annotate.docx import annotate_docx
from gongwen_lint.annotate.notes import Author, Note
from gongwen_lint.document import Edit, Span
from gongwen_lint.errors import UnreadableFile
from gongwen_lint.readers.docx import read_docx
from gongwen_lint.readers.limits import Limits

AUTHOR = Author(date="2026-01-31T08:00:00Z")
MAIN, COMMENTS, TYPES, RELATIONS = "word/document.xml", "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"
STRICT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships":
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
}


def copied(data: bytes) -> bytes:
    """The copy with one comment on the first two characters."""
    return annotate_docx(data, "例.docx", [Note(Span(0, 2), "评语")], AUTHOR).data


def comments(data: bytes) -> list[str]:
    """The comments as python-docx reads them."""
    return [comment.text for comment in open_docx(BytesIO(data)).comments]


def stored(data: bytes, name: str) -> bytes:
    """The bytes of an entry as they stand in the zip."""
    with ZipFile(BytesIO(data)) as packed:
        info = packed.getinfo(name)
    named, extra = struct.unpack_from("<2H", data, info.header_offset + 26)
    begin = info.header_offset + 30 + named + extra
    return data[begin:begin + info.compress_size]


def test_other_entries_are_copied_as_they_are_stored() -> None:
    plain = parts(docx(p("登记工作")))
    file = BytesIO()
    with ZipFile(file, "w") as packed:
        packed.comment = "说明".encode()
        for name, content in plain.items():
            packed.writestr(ZipInfo(name, (2024, 2, 29, 12, 30, 2)), content, ZIP_STORED if name == MAIN else ZIP_DEFLATED)
        picture = ZipInfo("word/media/图.png", (2023, 1, 2, 3, 4, 6))
        picture.external_attr, picture.extra, picture.comment = 0o600 << 16, b"\x99\x99\x02\x00ab", b"c"
        packed.writestr(picture, b"picture" * 100, ZIP_DEFLATED, 9)
    data = file.getvalue()
    copy = copied(data)
    with ZipFile(BytesIO(data)) as before, ZipFile(BytesIO(copy)) as after:
        assert after.testzip() is None
        assert after.comment == before.comment
        infos = list(zip(before.infolist(), after.infolist(), strict=False))
        assert after.namelist() == [*before.namelist(), COMMENTS]
    changed = {MAIN, TYPES, RELATIONS}
    for was, now in infos:
        facts = ("filename", "date_time", "compress_type", "external_attr", "extra", "comment", "flag_bits", "create_version")
        assert [getattr(now, fact) for fact in facts] == [getattr(was, fact) for fact in facts]
        assert (stored(data, was.filename) == stored(copy, was.filename)) == (was.filename not in changed)


class Pipe(RawIOBase):
    """Something that can only be written on, as a program that streams its file has it."""

    def __init__(self) -> None:
        self.written = b""

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.written += bytes(data)
        return len(data)


def test_streamed_zip_with_sizes_behind_the_contents() -> None:
    pipe = Pipe()
    with ZipFile(pipe, "w", ZIP_DEFLATED) as packed:  # type: ignore[arg-type]
        for name, content in parts(docx(p("登记工作"), parts={"word/media/a.bin": b"a" * 999})).items():
            with packed.open(name, "w", force_zip64=True) as part:
                part.write(content)
    copy = copied(pipe.written)
    assert comments(copy) == ["评语"]
    assert parts(copy)["word/media/a.bin"] == b"a" * 999
    assert read_docx(copy, "例.docx").text == "登记工作"


def test_bytes_before_the_zip_and_names_in_old_encodings() -> None:
    made = parts(docx(p("登记工作")))
    data = b"MZ stub" + pack({**made, "xx": b""}).replace(b"xx", b"\xcd\xbc")
    copy = copied(data)
    with ZipFile(BytesIO(copy)) as packed:
        assert "图".encode("gbk").decode("cp437") in packed.namelist()
    assert comments(copy) == ["评语"]


def test_comments_of_others_stay_and_ours_follow() -> None:
    before = (
        f'<w:comments {NAMESPACES}><w:comment w:id="7" w:author="李"><w:p><w:r><w:t>旧评</w:t></w:r></w:p></w:comment>'
        "<!-- 注 --></w:comments>"
    )
    relation = f'<Relationship Id="c" Type="{list(STRICT)[1]}/comments" Target="/word/Comments.xml"/>'
    own = '<w:commentRangeStart w:id="9"/>' + r("登记") + '<w:commentRangeEnd w:id="9"/><w:r><w:commentReference w:id="9"/></w:r>'
    data = docx(p(own, "工作"), parts={"word/Comments.xml": before}, relations=relation)
    copy = parts(copied(data))
    assert list(copy) == list(parts(data))
    found = etree.fromstring(copy["word/Comments.xml"])
    assert [comment.get(f"{{{next(iter(STRICT))}}}id") for comment in found.iterchildren(f"{{{next(iter(STRICT))}}}comment")] == [
        "7", "10",
    ]
    assert "旧评" in copy["word/Comments.xml"].decode() and "<!-- 注 -->" in copy["word/Comments.xml"].decode()
    assert (copy[TYPES], copy[RELATIONS]) == (parts(data)[TYPES], parts(data)[RELATIONS])


def test_strict_file_stays_strict() -> None:
    made = {name: content.decode() for name, content in parts(docx(p("登记工作"))).items()}
    for usual, strict in STRICT.items():
        made = {name: content.replace(usual, strict) for name, content in made.items()}
    data = pack({**made})
    copy = parts(copied(data))
    assert "schemas.openxmlformats.org/wordprocessingml" not in copy[MAIN].decode() + copy[COMMENTS].decode()
    assert "http://purl.oclc.org/ooxml/officeDocument/relationships/comments" in copy[RELATIONS].decode()
    assert copy[MAIN].decode().count("commentReference") == 1
    assert read_docx(pack({**copy}), "例.docx").text == "登记工作"


@pytest.mark.parametrize(("main", "expected"), [
    ("word/document2.xml", "word/comments.xml"), ("Inhalt/Text.xml", "Inhalt/comments.xml"), ("document.xml", "comments.xml"),
])
def test_part_with_the_text_may_have_any_name(main: str, expected: str) -> None:
    copy = copied(docx(p("登记工作"), main=main))
    assert expected in parts(copy)
    assert comments(copy) == ["评语"]


def test_name_that_is_taken_is_left_alone() -> None:
    copy = copied(docx(p("登记工作"), parts={"word/Comments.xml": "<other/>"}))
    assert (parts(copy)["word/Comments.xml"], comments(copy)) == (b"<other/>", ["评语"])


@pytest.mark.parametrize("leads", [
    'Target="http://192.0.2.1/c.xml" TargetMode="External"', 'Target="gone.xml"', 'Target="../../../../tmp/Evil.xml"',
], ids=["outside", "nowhere", "above"])
def test_relation_to_comments_that_are_not_there_gives_way_to_ours(leads: str) -> None:
    data = docx(p("登记工作"), relations=f'<Relationship Id="c" Type="{list(STRICT)[1]}/comments" {leads}/>')
    copy = copied(data)
    assert comments(copy) == ["评语"]
    assert set(parts(copy)) - set(parts(data)) == {COMMENTS}
    assert parts(copy)[RELATIONS].count(b"/comments") == 1


@pytest.mark.parametrize("mark", [
    '<w:r><w:commentReference w:id="9"/></w:r>', '<w:commentRangeStart w:id="9"/>', '<w:commentRangeEnd w:id="9"/>',
])
def test_a_mark_whose_comment_is_gone_gets_none_of_ours(mark: str) -> None:
    copy = copied(docx(p(mark, "登记工作")))
    assert [comment.comment_id for comment in open_docx(BytesIO(copy)).comments] == [10]


def test_numbers_of_comments_fit_in_where_the_highest_there_is_is_taken() -> None:
    copy = copied(docx(p('<w:commentRangeStart w:id="2147483647"/>', '<w:commentRangeEnd w:id="0"/>', "登记工作")))
    assert [comment.comment_id for comment in open_docx(BytesIO(copy)).comments] == [1]


def test_comments_behind_a_relation_that_leads_nowhere_stay() -> None:
    kind = f'Type="{list(STRICT)[1]}/comments"'
    data = docx(
        p("登记工作"), parts={COMMENTS: f'<w:comments {NAMESPACES}><w:comment w:id="7" w:author="李"/></w:comments>'},
        relations=f'<Relationship Id="c" {kind} Target="gone.xml"/><Relationship Id="d" {kind} Target="comments.xml"/>',
    )
    found = etree.fromstring(parts(copied(data))[COMMENTS])
    assert [comment.get(f"{{{next(iter(STRICT))}}}id") for comment in found] == ["7", "8"]


def test_package_without_relations_gets_them() -> None:
    made = parts(docx(p("登记工作")))
    del made[RELATIONS]
    assert comments(copied(pack({**made}))) == ["评语"]


def test_backslashes_in_names_of_entries_stay() -> None:
    made = {name.replace("/", "\\"): content for name, content in parts(docx(p("登记工作"))).items()}
    copy = copied(pack({**made}))
    with ZipFile(BytesIO(copy)) as packed:
        assert [info.orig_filename for info in packed.infolist()] == [*made, COMMENTS]
    assert read_docx(copy, "例.docx").text == "登记工作"


def test_utf_16_and_what_stands_between_elements() -> None:
    made = parts(docx(p("登记工作")))
    text = made[MAIN].decode().replace("<w:body>", "<?mso a?><w:body><!-- 说明 -->").replace("登记", "登<!-- 中间 -->记")
    copy = parts(copied(pack({**made, MAIN: text.encode("utf-16")})))[MAIN].decode()
    assert "<!-- 说明 -->" in copy and "<?mso a?>" in copy and "<!-- 中间 -->" in copy
    assert copy.startswith("<?xml version='1.0' encoding='UTF-8'")


def test_macros_stay_and_nothing_else_becomes_of_them() -> None:
    made = parts(docx(p("登记工作"), parts={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0macro"}))
    made[TYPES] = made[TYPES].replace(
        b"vnd.openxmlformats-officedocument.wordprocessingml.document.main", b"vnd.ms-word.document.macroEnabled.main",
    )
    copy = parts(copied(pack({**made})))
    assert copy["word/vbaProject.bin"] == b"\xd0\xcf\x11\xe0macro"
    assert b"macroEnabled.main" in copy[TYPES]


def test_signature_is_told_of_and_kept() -> None:
    made = parts(docx(p("登记工作"), parts={"_xmlsignatures/origin.sigs": b""}))
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    made["_rels/.rels"] = made["_rels/.rels"].replace(
        b"</Relationships>", f'<Relationship Id="s" Type="{kind}" Target="_xmlsignatures/origin.sigs"/></Relationships>'.encode(),
    )
    copy = annotate_docx(pack({**made}), "例.docx", [Note(Span(0, 2), "评语")], AUTHOR)
    assert copy.signed
    assert "_xmlsignatures/origin.sigs" in parts(copy.data)
    assert not annotate_docx(pack({**made}), "例.docx", [], AUTHOR).signed  # nothing is changed, so it holds


def protected(edit: str, enforcement: str = "1") -> bytes:
    says = f'<w:documentProtection w:edit="{edit}" w:enforcement="{enforcement}" w:salt="c2FsdA==" w:hash="aGFzaA=="/>'
    return docx(p("各科室要切实认真登记"), settings=says)


@pytest.mark.parametrize(("edit", "allowed", "comments", "both"), [
    ("readOnly", "不允许更改", "批注只能看，不能答复、删除。", "批注只能看，不能答复、删除，修订不能接受、拒绝。"),
    ("forms", "只许填写窗体", "批注只能看，不能答复、删除。", "批注只能看，不能答复、删除，修订不能接受、拒绝。"),
    ("comments", "只许批注", "", "修订不能接受、拒绝。"), ("trackedChanges", "只许修订", "", "修订不能接受、拒绝。"),
])
def test_a_protected_file_keeps_its_protection_and_what_it_hinders_is_told(
    edit: str, allowed: str, comments: str, both: str,
) -> None:
    data, note = protected(edit), Note(Span(0, 2), "评语", (Edit(Span(4, 6)),))
    for revisions, hindered in ((False, comments), (True, both)):
        copy = annotate_docx(data, "例.docx", [note], AUTHOR, revisions=revisions)
        told = f"原文件设了限制编辑（{allowed}），副本照旧：{hindered}要处理，先在 Word 的“审阅—限制编辑”里停止保护。"
        assert copy.hindrance == (told if hindered else "")
        assert stored(copy.data, "word/settings.xml") == stored(data, "word/settings.xml")
        assert (b"<w:del " in parts(copy.data)[MAIN]) == revisions


@pytest.mark.parametrize(("edit", "enforcement"), [("readOnly", "0"), ("none", "1"), ("trackedChanges", "false")])
def test_protection_that_is_not_in_force_hinders_nothing(edit: str, enforcement: str) -> None:
    note = Note(Span(0, 2), "评语", (Edit(Span(4, 6)),))
    assert annotate_docx(protected(edit, enforcement), "例.docx", [note], AUTHOR, revisions=True).hindrance == ""


def test_without_notes_the_copy_is_the_file() -> None:
    data = docx(p("登记工作"))
    assert annotate_docx(data, "例.docx", [], AUTHOR).data == data


@pytest.mark.parametrize(("changed", "code"), [
    ({COMMENTS: "<w:comments"}, "damaged"),
    ({COMMENTS: "<other/>"}, "damaged"),
    ({COMMENTS: f'<!DOCTYPE a [<!ENTITY b "c">]><w:comments {NAMESPACES}/>'}, "damaged"),
    ({TYPES: "<Types"}, "damaged"),
    ({MAIN: f'<!DOCTYPE a [<!ENTITY b "c">]><w:document {NAMESPACES}><w:body>{p("登记")}</w:body></w:document>'}, "damaged"),
])
def test_damaged_part_is_refused(changed: dict[str, str], code: str) -> None:
    relation = f'<Relationship Id="c" Type="{list(STRICT)[1]}/comments" Target="comments.xml"/>' if COMMENTS in changed else ""
    with pytest.raises(UnreadableFile) as caught:
        copied(docx(p("登记工作"), parts={**changed}, relations=relation))
    assert caught.value.code == code


def test_package_that_does_not_tell_its_types_is_refused() -> None:
    made = parts(docx(p("登记工作")))
    del made[TYPES]
    with pytest.raises(UnreadableFile, match="Content_Types"):
        copied(pack({**made}))


def test_bomb_in_a_part_that_is_not_read_stays_packed() -> None:
    data = docx(p("登记工作"), parts={"word/media/b.bin": bytes(64 << 20)})
    limits = Limits(inflated_bytes=1 << 20)
    copy = annotate_docx(data, "例.docx", [Note(Span(0, 2), "评语")], AUTHOR, limits=limits).data
    assert stored(copy, "word/media/b.bin") == stored(data, "word/media/b.bin")
    with pytest.raises(UnreadableFile) as caught:
        annotate_docx(docx(p("登记" * 400_000)), "例.docx", [], AUTHOR, limits=limits)
    assert caught.value.code == "too-large"


def test_entries_that_share_their_contents_are_refused() -> None:
    data = docx(p("登记工作"), parts={"word/media/a.bin": bytes(range(256)) * 40})
    end = data.rindex(b"PK\x05\x06")
    count, size, at = struct.unpack_from("<H2L", data, end + 10)
    directory = data[at:at + size]
    entry = directory[directory.rindex(b"PK\x01\x02"):]
    many = directory + entry * 200
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count + 200, count + 200, len(many), at, 0)
    with pytest.raises(UnreadableFile) as caught:
        copied(data[:at] + many + tail)
    assert caught.value.code == "damaged"
