"""Which printed lines go on the paragraph of the line before: told by where lines begin and end, and only then by words.

A line that ends although the first word of the next would still have fit on it ends its paragraph. A line that begins two
characters in begins one. Titles are centred lines of one size; numbered and hanging items keep their own left edge.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gongwen_lint.named import NamedTuple
from gongwen_lint.readers.pdf.margins import Column
from gongwen_lint.readers.pdf.page import LABEL, LEADER, Row

_ENDS = re.compile(r"[。！？；：!?;:…][”’」』）)》]*$")
_GOES_ON = re.compile(r"[，、,（《“‘〈〔(]$")
_NUMERALS = re.compile(r"[一二三四五六七八九十百千〇零\d]+|[①-⑳㈠-㈩⑴-⒇⒈-⒛]")
_OPENS = re.compile(
    r"(?:抄 ?送|抄 ?报|主 ?送|分 ?送|附 ?[件表] ?[一二三四五六七八九十\d]{0,2}|联 ?系 ?人|联系(?:电话|方式)|附 ?注|主题词) ?[:：]"
    r"|[（(](?:此件|联系人|信息公开|公开方式)"
)
"""how lines behind the body begin; none of them goes on a paragraph whose last sentence is closed"""
_PAIRS = ("（）", "《》", "〔〕", "“”", "()", "【】")
_CLOSE = 0.45
"""parts of the font size within which edges are one"""
_MARGIN = 0.5
"""characters; a line that is moved in less begins at the margin"""
_ALIKE, _SAME = 0.12, 0.03
"""how much, as a part, the sizes of two lines of one paragraph may differ; where one of them is bold, hardly"""
_FIRST_LINE, _FARTHEST = 1.4, 3.2
"""characters that the first line of a paragraph is moved in, at least and at most"""


class Setting(NamedTuple):
    """What is usual in a document; sizes and distances in points."""

    size: float
    pitch: float
    indented: bool
    """paragraphs begin two characters in"""


class _Paragraph(NamedTuple):
    """The paragraph that is open: its first and last line, the margin of its first, the left edge of those after it."""

    first: Row
    last: Row
    margin: float
    left: float | None = None

    def edge(self, row: Row, column: Column) -> float:
        """Left edge of a line as if it stood in the column of the first: pages may have margins of their own."""
        return row.x0 - column.left + self.margin


def is_first_line(row: Row, column: Column) -> bool:
    """Whether a line is moved in as the first line of a paragraph is."""
    return _FIRST_LINE < (row.x0 - column.left) / row.size < _FARTHEST


def continuations(
    rows: Sequence[Row], columns: dict[tuple[int, int], Column], aligns: Sequence[str], setting: Setting,
) -> list[bool]:
    """For each line of the text whether it goes on the paragraph of the line before. ``aligns``: see ``layout.alignments``."""
    found: list[bool] = []
    labels: set[str] = set()
    paragraph: _Paragraph | None = None
    for index, row in enumerate(rows):
        goes_on = paragraph is not None and row.spot is None and paragraph.last.spot is None and _goes_on(
            paragraph, row, columns, aligns[index - 1], aligns[index], setting, labels
        )
        found.append(goes_on)
        column = columns[row.page, row.flow]
        if goes_on and paragraph:
            left = paragraph.edge(row, column) if paragraph.left is None else paragraph.left
            paragraph = paragraph._replace(last=row, left=left)
        else:
            paragraph = _Paragraph(row, row, column.left)
            if row.x0 - column.left <= _MARGIN * row.size:
                labels.add(_kind(row))
    return found


def _kind(row: Row) -> str:
    """What sort of number or label opens a line; empty where none does."""
    label = LABEL.match(row.text)
    return _NUMERALS.sub("1", label.group().strip()) if label else ""


def _goes_on(
    paragraph: _Paragraph, row: Row, columns: dict[tuple[int, int], Column], before: str, here: str, setting: Setting,
    labels: set[str],
) -> bool:
    last = paragraph.last
    if (row.apart or _OPENS.match(row.text)) and _ENDS.search(last.text):  # names with a gap between them sign
        return False
    like = _ALIKE if row.bold == last.bold else _SAME
    if abs(row.size - last.size) > like * last.size or (row.red != last.red and row.size > 1.15 * setting.size):
        return False
    above, column = columns[last.page, last.flow], columns[row.page, row.flow]
    step = row.baseline - last.baseline if (row.page, row.flow) == (last.page, last.flow) else None
    room = above.right - last.x1
    near = step is None or 0.3 * row.size < step < 2.3 * max(setting.pitch, row.size)
    if near and _closes(last.text, row.text):
        centred = here == "center" and (before == here or room < 3 * row.size)
        if centred or (before == here and row.x0 <= last.x0 + 2.5 * row.size):
            return True
    if before == here == "center" or (row.size > 1.15 * setting.size and {before, here} == {"center", "left"}):
        return _title_goes_on(last, row, column, step, setting)
    if here != "left" or before != "left" or LEADER.search(last.text):
        return False
    if not near:
        return False
    full = row.head > room - 0.05 * row.size
    indent = (row.x0 - column.left) / row.size
    if not full:
        return _broken_off(last, indent, room, setting)
    if step is not None and step > 1.4 * max(setting.pitch, 1.2 * row.size) and (_ENDS.search(last.text) or indent > _MARGIN):
        return False
    return _in_line(paragraph, row, column, indent, setting, labels)


def _closes(above: str, below: str) -> bool:
    """Whether the line below closes a bracket or title mark that the line above left open."""
    if _ENDS.search(above):
        return False  # a quotation of several paragraphs
    for opening, closing in _PAIRS:
        if above.count(opening) > above.count(closing) and closing in below:
            return opening not in below or below.index(closing) < below.index(opening)
    return False


def _title_goes_on(last: Row, row: Row, column: Column, step: float | None, setting: Setting) -> bool:
    """Lines of a title stand close below each other; names of bodies, red or of the text's size, only where one was broken."""
    if step is None or step > 2.2 * row.size or step < 0.5 * row.size or row.bold != last.bold:
        return False
    if row.red or (abs(row.size - setting.size) <= _ALIKE * setting.size and not row.bold):
        return (last.x1 - last.x0) + row.head > column.width
    return not _ENDS.search(last.text) and not LABEL.match(row.text)


def _broken_off(last: Row, indent: float, room: float, setting: Setting) -> bool:
    """A line that ends early in the middle of a sentence, before a line at the margin: a word of Latin letters was too long."""
    if indent > _MARGIN or _ENDS.search(last.text) or last.red or last.size > 1.15 * setting.size:
        return False
    return bool(_GOES_ON.search(last.text)) or (setting.indented and room < 5 * last.size)


def _in_line(
    paragraph: _Paragraph, row: Row, column: Column, indent: float, setting: Setting, labels: set[str],
) -> bool:
    """Whether a line after a full one begins where the lines of its paragraph do. ``labels``: the sorts of numbers that open
    paragraphs at the margin; where none of the sort does, a number there stands in the middle of a paragraph."""
    x0, close = paragraph.edge(row, column), _CLOSE * row.size
    first, last = paragraph.first, paragraph.last
    labelled = bool(LABEL.match(row.text))
    if paragraph.left is not None and abs(x0 - paragraph.left) <= close and indent > _MARGIN:
        return not labelled or not _ENDS.search(last.text)
    if indent <= _MARGIN or x0 < first.x0 - row.size:
        ends = labelled and _ENDS.search(last.text) and (
            not setting.indented or _kind(row) in labels or row.text.startswith("附件")
        )
        return not ends
    if paragraph.left is not None:
        return False
    if any(abs(x0 - hang) <= close < hang - first.x0 for hang in first.hangs):
        return not labelled
    if x0 > first.x0 + close and not _ENDS.search(last.text):
        return not labelled and indent > _FARTHEST
    return False
