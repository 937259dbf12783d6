"""From the blocks of a story (body, text box, note, header) to lines: paragraphs, tables and text boxes in reading order."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter as Tally
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from lxml.etree import _Element

from gongwen_lint.document import Layout
from gongwen_lint.errors import unreadable
from gongwen_lint.named import NamedTuple
from gongwen_lint.readers.docx.counter import Counter
from gongwen_lint.readers.docx.inline import Inline
from gongwen_lint.readers.docx.items import Box, Chars, Item, Note
from gongwen_lint.readers.docx.lines import Draft, Hung, Segment, Sources, assemble, cut, forgotten
from gongwen_lint.readers.docx.looks import BODY_TEXT, indent, layout, prevailing
from gongwen_lint.readers.docx.names import (
    CONTENT_CONTROL,
    PARAGRAPH,
    PROPERTIES,
    SECTION,
    TABLE,
    VAL,
    A,
    W,
    flat,
)
from gongwen_lint.readers.docx.package import Package, Relation
from gongwen_lint.readers.docx.pages import PageCounter
from gongwen_lint.readers.docx.properties import (
    NO_RUN,
    ParagraphProperties,
    Stated,
    over,
    run_properties,
    stated,
)
from gongwen_lint.readers.docx.sections import Section, Setting, section
from gongwen_lint.readers.docx.styles import Style, Styles
from gongwen_lint.readers.limits import within
from gongwen_lint.readers.normalise import normalise

if TYPE_CHECKING:
    from gongwen_lint.readers.docx.numbering import Numbering

_DEEPEST = 40
"""tables and text boxes inside each other; Word stops far earlier"""
_GALLERY, _FIELD = W + "docPartGallery", W + "fldChar"
_TITLE_SIZE = 18.0
"""points (小二) from which a line is set as a title is"""


class Paragraph(NamedTuple):
    """A paragraph as read, before it becomes lines."""

    items: list[Item]
    style_id: str | None
    style: Style
    properties: ParagraphProperties
    label: str
    """the number printed before it"""
    number: int | None
    """place among the paragraphs, from 1"""
    toc: bool
    ends_section: bool
    element: _Element


class Story:
    """A run of blocks that belong together, with what is counted through it."""

    def __init__(self, region: str, styles: Styles, lists: Counter, relations: dict[str, Relation]) -> None:
        """``relations`` are those of the part it stands in, ``lists`` the numbers of its lists so far."""
        self.region = region
        self.inline = Inline(styles)
        self.lists = lists
        self.relations = relations
        self.pages = PageCounter()
        self.anchor: int | None = None
        """number of the paragraph it hangs on; the body counts its own"""
        self.page: int | None = None
        """page it hangs on; the body counts its own"""
        self.hangs: _Element | None = None
        """the reference that a note belongs to"""
        self.carried: Paragraph | None = None
        """contents of paragraphs whose mark is gone"""

    def hung_on(self, own: _Element) -> _Element:
        """What a line of its own element hangs on."""
        return own if self.hangs is None else self.hangs

    @property
    def is_body(self) -> bool:
        """Whether its paragraphs and pages are those of the document."""
        return self.region == "main"


class Body:
    """Reads the stories of a document into lines, in the order they are asked for."""

    def __init__(
        self, package: Package, root: _Element, styles: Styles, lists: str | None,
        kept: Callable[[Sequence[str | Chars], _Element | None], Sources | None] = forgotten,
    ) -> None:
        """``lists`` is the part that defines them, ``kept`` makes what is kept of where a line comes from."""
        self.kept = kept
        self.picture = False
        """whether a picture was seen"""
        self.notes: list[tuple[Note, int | None, int | None]] = []
        """references in reading order, each with its page and paragraph"""
        self.usage: dict[int, Tally[Setting]] = {}
        """characters by how they are set, for each section (from 0)"""
        self.sections: list[Section] = []
        self._package = package
        self._styles = styles
        self._list_part = lists
        self._numbering: Numbering | None = None
        self._boxes = Counter()
        self._contents: set[_Element] = set()
        """paragraphs in a content control that holds a table of contents"""
        self._open_fields = 0
        """fields without an end; where there are any, it is not known how far a table of contents reaches"""
        self._survey(root)
        self._diagrams: set[str] = set()
        self._section = self._paragraphs = self._tables = self._depth = self._characters = self._counted = 0

    def story(self, region: str, relations: dict[str, Relation]) -> Story:
        """A story of its own, with lists and fields that begin anew."""
        return Story(region, self._styles, Counter(), relations)

    def blocks(self, parent: _Element, story: Story) -> list[Draft]:
        """The lines of all blocks in ``parent``."""
        drafts: list[Draft] = []
        for block in flat(parent):
            if block.tag == PARAGRAPH:
                read = self.read(block, story)
                drafts += self._lines(read, story) if read else ()
                last = read or story.carried
                if story.is_body and last and last.ends_section:
                    self._end_section(story)
            elif block.tag == TABLE:
                left = self.left_over(story)
                drafts += self._lines(left, story) if left else ()
                from gongwen_lint.readers.docx.tables import table

                drafts += table(self, block, story)
            elif block.tag == W + "altChunk":
                raise unreadable("unsupported-type", self._package.path, kind="正文里嵌有另一份文件的 .docx")
        left = self.left_over(story)
        drafts += self._lines(left, story) if left else ()
        self.picture = self.picture or story.inline.picture
        return drafts

    def read(self, element: _Element, story: Story) -> Paragraph | None:
        """A paragraph with what was carried into it; None where it is itself carried into the next one."""
        said = stated(element.find(PROPERTIES))
        own = said.properties
        style = self._styles.paragraph(own.style)
        items, toc = story.inline.read(element, own.style)
        toc = toc and not self._open_fields
        if story.carried:
            story.carried.items.extend(items)  # in place: any number of paragraphs may run into one
            items, toc = story.carried.items, toc or story.carried.toc
            story.carried = None
        toc = toc or style.toc or element in self._contents
        number = self.next_paragraph(story)
        if story.is_body and not said.gone:
            self._paragraphs += 1
        if said.gone or self._mark_is_hidden(said, style):
            merged = over(style.paragraph, own)
            story.carried = Paragraph(items, own.style, style, merged, "", number, toc, said.ends_section, element)
            return None
        properties, label = self._numbered(said, style, items, story)
        return Paragraph(items, own.style, style, properties, label, number, toc, said.ends_section, element)

    def left_over(self, story: Story) -> Paragraph | None:
        """What was carried and has no paragraph to go into."""
        left, story.carried = story.carried, None
        return left if left and left.items else None

    def hung(self, items: Iterable[Hung], story: Story, paragraph: int | None) -> list[Draft]:
        """The lines of text boxes that hang on a paragraph; notes are put by for later."""
        boxes: list[Box] = []
        page = story.page
        for item, at in items:
            if isinstance(item, Note):
                self.notes.append((item, at if story.is_body else story.page, paragraph))
            else:
                page = at if story.is_body and not boxes else page  # boxes of one paragraph stand together
                boxes.append(item)
        drafts: list[Draft] = []
        region = "textbox" if story.is_body else story.region
        if len(boxes) > 1:
            from gongwen_lint.readers.docx.boxes import reading_order

            boxes = reading_order(boxes)
        for box in boxes:
            for words in [box.words] if box.words else self._diagram(box, story):
                sources = self.kept((words,), box.source)
                drafts.append(self.counted(Draft(*normalise(words), region, page, paragraph, sources=sources)))
            if box.content is not None:
                self.deeper(1)
                inner = Story(region, self._styles, self._boxes, story.relations)
                inner.anchor, inner.page = paragraph, page
                drafts += self.blocks(box.content, inner)
                self.deeper(-1)
        return drafts

    def next_table(self) -> int:
        """Counts one more table."""
        self._tables += 1
        return self._tables

    def next_paragraph(self, story: Story) -> int | None:
        """The number of the next paragraph of a story."""
        return self._paragraphs + 1 if story.is_body else story.anchor

    def skip(self, parent: _Element, story: Story) -> None:
        """Counts the paragraphs of a cell that is not shown."""
        if story.is_body:
            self._paragraphs += sum(block.tag == PARAGRAPH for block in flat(parent))

    def counted(self, draft: Draft) -> Draft:
        """The same line. Raises UnreadableFile ``too-large`` where the text becomes longer than allowed."""
        self._characters += len(draft.text)
        self._counted += 1
        most = self._package.limits
        if self._characters > most.characters or self._counted > most.lines:
            within(self._package.path, "字符数", self._characters, most.characters)
            within(self._package.path, "行数", self._counted, most.lines)
        return draft

    def deeper(self, by: int) -> None:
        """Goes into a table or text box (1) or out of it (-1). Raises UnreadableFile ``damaged`` where they are too deep."""
        self._depth += by
        if self._depth > _DEEPEST:
            raise unreadable("damaged", self._package.path, reason="表格或文本框层层嵌套")

    def _survey(self, root: _Element) -> None:
        for element in root.iter(SECTION, _GALLERY, _FIELD):
            parent = element.getparent()
            if element.tag == _FIELD:
                self._open_fields += {"begin": 1, "end": -1}.get(element.get(W + "fldCharType") or "", 0)
            elif element.tag == SECTION:
                if parent is None or not parent.tag.endswith("Change"):
                    self.sections.append(section(element))
            elif element.get(VAL) == "Table of Contents":
                control = next(element.iterancestors(CONTENT_CONTROL), None)
                first = None if control is None else next(control.iter(PARAGRAPH), None)
                if control is not None and first is not None and first not in self._contents:
                    self._contents.update(control.iter(PARAGRAPH))

    def _mark_is_hidden(self, said: Stated, style: Style) -> bool:
        if said.mark is None and not style.run.hidden:
            return False
        return self._styles.look(said.properties.style, run_properties(said.mark)).hidden

    def _numbered(self, said: Stated, style: Style, items: list[Item], story: Story) -> tuple[ParagraphProperties, str]:
        """The paragraph's properties with those of its list level, and the number printed before it."""
        own, found = said.properties, None
        if own.num is not None or style.paragraph.num is not None:
            found = self._lists().of(own, style.paragraph, style.chain)
        if not found or (said.ends_section and not items):
            return over(style.paragraph, own), ""  # a bare section break is not seen, and not counted
        listed, at = found
        level = listed.level(at).paragraph
        under = over(level, style.paragraph) if own.num is None else over(style.paragraph, level)
        return over(under, own), story.lists.label(listed, at)

    def _lists(self) -> Numbering:
        if self._numbering is None:
            from gongwen_lint.readers.docx.numbering import Numbering

            self._numbering = Numbering(self._package, self._list_part, self._styles)
        return self._numbering

    def _end_section(self, story: Story) -> None:
        self._section += 1
        following = self.sections[self._section] if self._section < len(self.sections) else Section()
        story.pages.section(following.begins)

    def _lines(self, read: Paragraph, story: Story) -> list[Draft]:
        main = story.is_body
        if read.properties.page_break:
            story.pages.break_before()
        pieces = cut(read.items, story.pages, labelled=bool(read.label))
        drafts = self.hung(pieces.before, story, read.number)
        previous = ""
        for index, segment in enumerate(pieces.segments):
            label = "" if index else read.label
            # A blank after the number is no stray one, whatever stands around it: so each is mended for itself.
            text, columns = assemble((label, segment.text)) if label else normalise(segment.text)
            if not main and not text.strip():
                continue
            printed = len(label) if columns is None else bisect_right(columns, len(label))
            look = self._layout(read, segment, printed, first=not index)
            is_title = look.align == "center" or look.outline_level is not None or (look.size or 0) >= _TITLE_SIZE
            continues = bool(index) and _runs_on(previous, text, title=is_title and not look.red)
            page = segment.page if story.is_body else story.page
            sources = self.kept([label, *segment.chars] if label else segment.chars, story.hung_on(read.element))
            drafts.append(self.counted(Draft(text, columns, story.region, page, read.number, None, continues, look, sources)))
            previous = text
            if main and look.size:
                says = read.properties
                setting = Setting(look.size, says.spacing, says.rule, says.snap is not False)
                self.usage.setdefault(self._section, Tally())[setting] += len(text)
        return drafts + self.hung(pieces.after, story, read.number)

    def _layout(self, read: Paragraph, segment: Segment, printed: int, *, first: bool) -> Layout:
        size, bold, red = prevailing(segment.chars)
        if size is None and printed:
            size = self._styles.look(read.style_id, NO_RUN).size
        outline = read.properties.outline or read.style.heading
        return layout(
            read.properties.align, size, bold, red, None if outline == BODY_TEXT else outline, printed, segment.new_page,
            read.toc, indent(read.properties, size, first=first) if size else None,
        )

    def _diagram(self, box: Box, story: Story) -> list[str]:
        """The texts of a SmartArt, one for each paragraph in its shapes."""
        relation = story.relations.get(box.diagram or "")
        if relation is None or relation.target in self._diagrams:
            return []
        self._diagrams.add(relation.target)
        root = self._package.root(relation.target)
        paragraphs = root.iter(A + "p") if root is not None else ()
        texts = ["".join(part.text or "" for part in paragraph.iter(A + "t")) for paragraph in paragraphs]
        return [text for text in texts if text.strip()]


def _runs_on(before: str, after: str, *, title: bool) -> bool:
    from gongwen_lint.readers.docx.joining import runs_on  # its expressions are compiled only for texts with manual breaks

    return runs_on(before, after, title=title)
