"""The notes of a .docx as Word comments on the quoted words, and on request its edits as tracked changes; the rest stays."""

from __future__ import annotations

from collections.abc import Sequence

from gongwen_lint.annotate.docx.archive import Part, repacked
from gongwen_lint.annotate.docx.changes import Changes
from gongwen_lint.annotate.docx.comments import Comments, free, looks, written
from gongwen_lint.annotate.docx.marks import Marks
from gongwen_lint.annotate.docx.markup import in_text_box, namespace, writable
from gongwen_lint.annotate.docx.protection import hindrance
from gongwen_lint.annotate.docx.tree import Tree
from gongwen_lint.annotate.notes import Annotated, Author, Note
from gongwen_lint.document import Document, Edit, Span
from gongwen_lint.named import NamedTuple
from gongwen_lint.readers.docx import trace_docx
from gongwen_lint.readers.docx.package import Package
from gongwen_lint.readers.docx.trace import Origin, Traced
from gongwen_lint.readers.limits import Limits
from gongwen_lint.visible import shortened

_APART = {"textbox": "文本框", "footnote": "脚注或尾注", "header": "页眉", "footer": "页脚"}
_GENERATED = "自动生成的文字"
"""numbers of lists, results of fields that the file does not store"""
_CONTROL = "内容控件"
"""the first paragraph of one around whole paragraphs"""
_QUOTE = 40
"""characters of words that a comment cannot stand on"""


class _Anchor(NamedTuple):
    """What a comment is to stand on."""

    ends: tuple[Origin, Origin] | None
    """its first and last character; None: the first paragraph of the text"""
    in_line: tuple[Origin, Origin] | None = None
    """the same of its first line alone, where it has several"""
    apart: str = ""
    """where the words are, if that is where no comment can stand"""


def annotate_docx(
    data: bytes, path: str, notes: Sequence[Note], author: Author, *, revisions: bool = False, limits: Limits | None = None,
) -> Annotated:
    """A copy of the .docx in ``data`` with a comment for each note; with ``revisions`` edits are tracked changes as well.

    The spans of the notes are those of the document that ``read_docx`` gives. A note on words where Word allows no comment (text
    boxes, notes, headers, footers, automatic numbers) stands on what they hang on and says so. The edits of a note are made
    all or, where one of them cannot be made exactly, none. Entries of the package that need not change are copied as stored.

    Raises UnreadableFile as ``read_docx`` does.
    """
    limits = limits or Limits()
    traced = trace_docx(data, path, limits=limits)
    package = Package(data, path, limits)
    if not notes:
        return Annotated(data, 0, 0)
    signed = any(relation.kind == "origin" for relation in package.relations("").values())
    anchors = [_anchor(traced, note.span) for note in notes]
    edits = [edit for note in notes for edit in note.edits] if revisions else []
    main = package.main()
    root = package.parse_whole(package.source(main) or b"", main)
    first = next(root.iter(namespace(root) + "p"), None)
    if first is None:
        raise package.damaged(main)
    tree = Tree(root, first, _wanted(traced, anchors, edits))
    comments = Comments(package, main, tree.w, tree.comment_ids)
    styles = looks(package, main)
    named = Author(writable(author.name), writable(author.initials), _date(author.date))
    changes = Changes(traced, tree)
    elsewhere = 0
    for note, anchor in zip(notes, anchors, strict=True):
        apart = anchor.apart or _box(tree, anchor) or (_CONTROL if tree.beside(anchor.ends) else "")
        elsewhere += bool(apart)
        text = "\n".join(map(writable, note.text.split("\n")))
        number = comments.add(f"{apart}：{_words(traced.document, note.span)}\n{text}" if apart else text, named, styles.words)
        tree.comment(number, anchor.ends, anchor.in_line)
        if revisions:
            changes.make(note.edits)
    marks = Marks(tree.w, named, free(tree.ids), styles.sign)
    changes.cover()
    tree.write(marks)
    marks.settle(changes.made)
    copy = repacked(data, package, [Part(main, written(tree.root)), *comments.parts()])
    hindered = hindrance(package, main, bool(changes.made), changes.locked)
    return Annotated(copy, len(notes) - elsewhere, elsewhere, signed, hindered, len(changes.made))


def _date(date: str | None) -> str | None:
    """A date as Word writes and reads it: the time of day here, with a Z that does not mean UTC."""
    return date and f"{date[:19]}Z"


def _anchor(traced: Traced, span: Span) -> _Anchor:
    """Its words; where it has none the words of its line; where those are in no part of the text, what that hangs on."""
    line = traced.document.line_at(span.start)
    apart = "" if line.region == "table" else _APART.get(line.region, "")
    if ends := traced.ends(span if span.end > span.start else Span(line.start, line.end)):
        return _Anchor(ends, traced.ends(Span(span.start, line.end)) if span.end > line.end else None, apart)
    hangs = traced.hangs(line)
    if hangs is None:
        return _Anchor(None, None, apart)
    generated = _GENERATED if line.text and span.end > span.start else ""
    rest = None if apart else traced.ends(Span(line.start, line.end))
    return _Anchor(rest or (Origin(hangs, 0), Origin(hangs, 0)), None, apart or generated)


def _wanted(traced: Traced, anchors: Sequence[_Anchor], edits: Sequence[Edit]) -> set[int]:
    """The elements that matter."""
    origins: list[Origin | None] = [origin for anchor in anchors for origin in (*(anchor.ends or ()), *(anchor.in_line or ()))]
    origins += [traced.origin(at) for edit in edits for at in range(max(0, edit.span.start - 1), edit.span.end + 1)]
    return {origin.element for origin in origins if origin is not None}


def _box(tree: Tree, anchor: _Anchor) -> str:
    """文本框 where the words are in one: tables inside are not told apart from others by the document."""
    inside = any(in_text_box(tree.elements[origin.element], tree.w) for origin in anchor.ends or ())
    return _APART["textbox"] if inside else ""


def _words(document: Document, span: Span) -> str:
    return f"“{writable(shortened(document.quote(span) or document.line_at(span.start).text, _QUOTE))}”"
