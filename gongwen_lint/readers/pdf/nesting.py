"""How often the forms of a .pdf draw each other and how deep marked content stands, before PDFium draws it: a few hundred bytes
can ask for it a thousand million times."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from gongwen_lint.readers.limits import within
from gongwen_lint.readers.pdf.streams import Stream, content, streams, unpacked

_MOST_DRAWN = 10_000
"""forms that one form draws, with those that these draw and so on; a plan or a map has some hundreds"""
_LEVELS = 40
"""PDFium's own limit on forms within forms"""
_CONTENT = 4 << 20
"""bytes of a form's orders, or of packed objects, that are looked at"""

_MOST_OPEN = 1_000
"""marks of content that one stream begins and does not end; tagged files leave none or a few open, and PDFium copies all that
are open for each more"""
_NO_ORDERS = re.compile(
    rb"/Length1\b|/Subtype\s*/(?:Image\b|Type1C|CIDFontType0C|OpenType)|/Type\s*/(?:ObjStm|XRef|Metadata)\b"
)

_FORM = re.compile(rb"/Subtype\s*/Form\b")
_PACKED = re.compile(rb"/Type\s*/ObjStm\b")
_DRAWS = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")
_OBJECT = re.compile(rb"\b(\d+)\s+\d+\s+obj\b")
_LONGEST = 4_096
"""bytes of an object that are looked at"""
_REFERENCE = rb"\s*(\d+)\s+\d+\s+R\b"
_RESOURCES_AT = re.compile(rb"/Resources" + _REFERENCE)
_DRAWABLE_AT = re.compile(rb"/XObject" + _REFERENCE)
_DRAWABLE = re.compile(rb"/XObject\s*<<([^>]*)>>")
_NAMED = re.compile(rb"/([^\s/<>\[\](){}%]+)" + _REFERENCE)


def check_nesting(data: bytes, path: str) -> None:
    """Nothing where the forms of the file draw each other a bearable number of times, and marked content is not too deep.

    Raises UnreadableFile ``too-large``.
    """
    _check_marks(data, path)
    if data.find(b"/Form") < 0:
        return
    forms = {stream.number: stream for stream in streams(data) if _FORM.search(stream.dictionary)}
    draws = {number: Counter(_DRAWS.findall(content(data, stream, _CONTENT))) for number, stream in forms.items()}
    if not any(draws.values()):
        return
    objects = _Objects(data)
    children = {
        number: [(named[name], count) for name, count in drawn.items() if named.get(name) in forms]
        for number, drawn in draws.items() if (named := objects.drawable(forms[number]))
    }
    drawn = dict.fromkeys(forms, 1)
    for _ in range(_LEVELS):
        before, drawn = drawn, {
            number: min(_MOST_DRAWN + 1, 1 + sum(count * drawn[child] for child, count in children.get(number, ())))
            for number in forms
        }
        within(path, "嵌套图形数", max(drawn.values()), _MOST_DRAWN)
        if drawn == before:
            return


def _check_marks(data: bytes, path: str) -> None:
    for stream in streams(data):
        if _NO_ORDERS.search(stream.dictionary):
            continue
        begun = 0
        for piece in unpacked(data[stream.begin:stream.end], stream.filters):
            begun += piece.count(b" BMC") + piece.count(b" BDC") + piece.count(b"\nBMC") - piece.count(b"EMC")
            within(path, "未结束的内容标记数", begun, _MOST_OPEN)


class _Objects:
    """The objects of a file by number, also those that are packed together in streams; looked up when first asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._found: dict[int, bytes] | None = None

    def drawable(self, stream: Stream) -> dict[bytes, int]:
        """The numbers of the objects that a form may draw, by the names it calls them."""
        body = stream.dictionary
        if match := _RESOURCES_AT.search(body):
            body = self._object(int(match[1]))
        if match := _DRAWABLE_AT.search(body):
            body = b"/XObject" + self._object(int(match[1]))
        match = _DRAWABLE.search(body)
        return {name: int(number) for name, number in _NAMED.findall(match[1])} if match else {}

    def _object(self, number: int) -> bytes:
        if self._found is None:
            ends = ((int(match[1]), match.end()) for match in _OBJECT.finditer(self._data))
            self._found = {number: self._data[end:end + _LONGEST] for number, end in ends}
            self._found.update(self._packed())
        return self._found.get(number, b"")

    def _packed(self) -> Iterator[tuple[int, bytes]]:
        for stream in streams(self._data):
            first = re.search(rb"/First\s+(\d+)", stream.dictionary)
            if not first or not _PACKED.search(stream.dictionary):
                continue
            text = content(self._data, stream, _CONTENT)
            head = [int(word) for word in text[:int(first[1])].split() if word.isdigit()]
            starts = [int(first[1]) + offset for offset in head[1::2]]
            for number, begin, end in zip(head[0::2], starts, [*starts[1:], len(text)], strict=False):
                yield number, text[begin:end]
