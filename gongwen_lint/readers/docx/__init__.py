"""Word documents (.docx, .docm, .dotx): everything a person sees, once, in reading order, with the numbers Word prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from lxml.etree import _Element

from gongwen_lint.document import Document, Line, Place, build
from gongwen_lint.errors import unreadable
from gongwen_lint.readers.docx.body import Body
from gongwen_lint.readers.docx.furniture import headers_and_footers, notes
from gongwen_lint.readers.docx.items import Chars
from gongwen_lint.readers.docx.lines import Draft, Sources, forgotten
from gongwen_lint.readers.docx.names import W
from gongwen_lint.readers.docx.package import Package, part_of
from gongwen_lint.readers.docx.pages import counted_pages
from gongwen_lint.readers.docx.properties import NO_RUN
from gongwen_lint.readers.docx.sections import Setting, grid
from gongwen_lint.readers.docx.styles import Styles, read_styles
from gongwen_lint.readers.limits import Limits

if TYPE_CHECKING:
    from gongwen_lint.readers.docx.trace import Traced

_DEFAULT = Limits()
_PROPERTIES = ("extended-properties", "extendedProperties")


def read_docx(data: bytes, path: str, name: str = "", *, limits: Limits = _DEFAULT) -> Document:
    """The document in the bytes of a .docx file.

    Lines in order: headers, the text with its tables and text boxes, footnotes, endnotes, footers. Insertions are taken,
    deletions, hidden text and comments left out. Raises UnreadableFile: damaged, encrypted, empty, image-only, too-large,
    unsupported-type.
    """
    return _read(data, path, name, limits, forgotten)[0]


def trace_docx(data: bytes, path: str, name: str = "", *, limits: Limits = _DEFAULT) -> Traced:
    """The same document with the way back from its characters to the elements of the file. Raises as ``read_docx`` does."""
    from gongwen_lint.readers.docx.trace import traced

    return traced(*_read(data, path, name, limits, Sources))


def _read(
    data: bytes, path: str, name: str, limits: Limits, kept: Callable[[Sequence[str | Chars], _Element | None], Sources | None],
) -> tuple[Document, list[Draft], _Element]:
    """The document, the lines it was made of, and the root of the part with the text."""
    package = Package(data, path, limits)
    main = package.main()
    source = package.read(main)
    root = package.parse(source, main) if source else None
    text = None if root is None or root.tag != W + "document" else root.find(W + "body")
    if source is None or root is None or text is None:
        raise unreadable("damaged", path, reason="找不到 Word 正文")
    relations = package.relations(main)
    styles = read_styles(package, part_of(relations, "styles"))
    body = Body(package, root, styles, part_of(relations, "numbering"), kept)
    story = body.story("main", relations)
    drafts = body.blocks(text, story)
    drafts += notes(package, body, relations)
    if not any(draft.text.strip() for draft in drafts):
        raise unreadable("image-only" if body.picture else "empty", path)
    headers, footers = headers_and_footers(package, body, relations)
    pages = story.pages.page
    if b"lastRenderedPageBreak" not in source:
        pages = counted_pages(package, part_of(package.relations(""), *_PROPERTIES), _written(drafts))
    known = story.pages.page == pages  # else the marks do not tell which line is on which page
    drafts = [*headers, *drafts, *footers]
    document = build(
        path, "docx", [_line(draft, known) for draft in drafts],
        pages=pages, pages_from="layout" if pages else None, page_grid=_page_grid(body, styles), name=name,
    )
    return document, drafts, root


def _line(draft: Draft, pages_known: bool) -> Line:
    place = Place(draft.page if pages_known else None, None, draft.paragraph, draft.cell)
    return Line(0, 0, draft.text, place, draft.region, draft.continues, draft.layout, draft.columns)


def _written(drafts: list[Draft]) -> int:
    """Characters without blanks, as Word counts them for the document's properties: text boxes and notes apart."""
    return sum(len("".join(draft.text.split())) - draft.layout.label for draft in drafts if draft.region in ("main", "table"))


def _page_grid(body: Body, styles: Styles) -> tuple[int, int] | None:
    """Lines a page and characters a line of the section with the most text."""
    if not body.sections:
        return None
    longest = max(body.usage, key=lambda index: body.usage[index].total(), default=0)
    normal = styles.paragraph(None)
    stated = normal.paragraph
    default = Setting(styles.look(None, NO_RUN).size, stated.spacing, stated.rule, stated.snap is not False)
    settings = body.sections[min(longest, len(body.sections) - 1)]
    return grid(settings, body.usage.get(longest, Counter()), default)
