"""The contents of a paragraph: characters with their look, line and page breaks, text boxes and notes, in reading order."""

from __future__ import annotations

from lxml.etree import _Element

from gongwen_lint.readers.docx.fields import Fields
from gongwen_lint.readers.docx.items import Chars, Item, Mark, Note
from gongwen_lint.readers.docx.names import RUN, RUN_PROPERTIES, M, W, flat, whole
from gongwen_lint.readers.docx.properties import NO_RUN, run_properties
from gongwen_lint.readers.docx.styles import Look, Styles

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANKS = " \t\r\n"
_DEEPEST = 20  # ruby within ruby; Word has one
_TEXT, _BREAK, _FIELD, _CODE, _RENDERED, _RUBY, _SYMBOL = (
    W + name for name in ("t", "br", "fldChar", "instrText", "lastRenderedPageBreak", "ruby", "sym")
)
_SIMPLE = W + "fldSimple"
_WORDS = {W + "tab": "\t", W + "ptab": "\t", W + "noBreakHyphen": "-", W + "pgNum": "1"}
_GRAPHICS = frozenset(W + name for name in ("drawing", "pict", "object"))
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_FORMULAS = frozenset((M + "oMath", M + "oMathPara"))


class Inline:
    """Reads the contents of paragraphs; keeps the fields that run from one paragraph of a story into the next."""

    def __init__(self, styles: Styles) -> None:
        self.fields = Fields()
        self.picture = False
        """whether a picture was seen"""
        self._styles = styles

    def read(self, paragraph: _Element, style: str | None) -> tuple[list[Item], bool]:
        """The items of a paragraph in the style ``style``, and whether it belongs to a table of contents by its field."""
        items: list[Item] = []
        self._content(paragraph, style, items, 0)
        return items, self.fields.settle()

    def _content(self, parent: _Element, style: str | None, items: list[Item], depth: int) -> None:
        for child in flat(parent):
            tag = child.tag
            if tag == RUN:
                self._run(child, style, items, depth)
            elif tag in _FORMULAS:
                formula = "".join(part.text or "" for part in child.iter(M + "t"))
                self._put(formula, self._styles.look(style, NO_RUN), items, child)
            elif tag == _SIMPLE:  # one without a result; the others are opened
                self.fields.begin()
                self.fields.instruct(child.get(W + "instr") or "")
                self._put(self.fields.end(), self._styles.look(style, NO_RUN), items, child)

    def _run(self, run: _Element, style: str | None, items: list[Item], depth: int) -> None:
        look = None
        for child in flat(run, ()):
            tag = child.tag
            if tag == RUN_PROPERTIES:
                look = self._styles.look(style, run_properties(child))
                continue
            if look is None:
                look = self._styles.look(style, NO_RUN)
            if tag == _TEXT:
                self._put(visible_text(child), look, items, child)
            elif tag == _FIELD:
                self._field(child.get(W + "fldCharType"), look, items)
            elif tag == _CODE:
                self.fields.instruct(child.text or "")
            elif look.hidden or self.fields.hidden:
                continue
            elif tag in _WORDS:
                self._put(_WORDS[tag], look, items, child)
            elif tag == _BREAK:
                kind = child.get(W + "type")
                if kind != "column":
                    items.append(Mark.PAGE if kind == "page" else Mark.LINE)
            elif tag == W + "cr":
                items.append(Mark.LINE)
            elif tag == _RENDERED:
                items.append(Mark.RENDERED)
            elif tag == _SYMBOL:
                from gongwen_lint.readers.docx.symbols import symbol

                self._put(symbol(child.get(W + "char"), child.get(W + "font")), look, items, child)
            elif tag in _GRAPHICS:
                from gongwen_lint.readers.docx.boxes import boxes

                found, picture = boxes(child)
                items += found
                self.picture = self.picture or picture
            elif tag in _NOTES:
                number = whole(child.get(W + "id"))
                if number is not None:
                    items.append(Note(_NOTES[tag], number, child))
            elif tag == _RUBY and depth < _DEEPEST:
                base = child.find(W + "rubyBase")
                if base is not None:
                    self._content(base, style, items, depth + 1)

    def _field(self, kind: str | None, look: Look, items: list[Item]) -> None:
        if kind == "begin":
            self.fields.begin()
        elif kind == "separate":
            self.fields.separate()
        elif kind == "end":
            self._put(self.fields.end(), look, items, None)

    def _put(self, text: str, look: Look, items: list[Item], source: _Element | None) -> None:
        if text and not look.hidden and not self.fields.hidden:
            items.append(Chars(text, look, source))


def visible_text(element: _Element) -> str:
    """The characters of a w:t; blanks around them count only where the file says so."""
    text = element.text or ""
    if text and (text[0] in _BLANKS or text[-1] in _BLANKS) and element.get(_SPACE) != "preserve":
        inherited = next((value for above in element.iterancestors() if (value := above.get(_SPACE))), None)
        if inherited != "preserve":
            return text.strip(_BLANKS)
    return text


