"""The part that holds the comments: its contents, and how the package comes to know of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import count
from posixpath import basename, dirname, join, normpath

from lxml import etree
from lxml.etree import _Element

from gongwen_lint.annotate.docx.archive import Part
from gongwen_lint.annotate.docx.markup import SPACE, namespace
from gongwen_lint.annotate.notes import Author
from gongwen_lint.errors import unreadable
from gongwen_lint.named import NamedTuple
from gongwen_lint.readers.docx.names import VAL, W, whole
from gongwen_lint.readers.docx.package import Package, part_of

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_MOST = (1 << 31) - 1


class Looks(NamedTuple):
    """The styles of the file for comments; None where it has none."""

    sign: str | None = None
    """of the sign in the text"""
    words: str | None = None
    """of the comment's paragraphs"""


def looks(package: Package, main: str) -> Looks:
    """The styles by what they are called; each program gives them other identifiers."""
    part = part_of(package.relations(main), "styles")
    root = package.root(part) if part else None
    found: dict[str, str | None] = {}
    for style in root.iterchildren(W + "style") if root is not None else ():
        name = style.find(W + "name")
        if name is not None:
            found[(name.get(VAL) or "").lower()] = style.get(W + "styleId")
    return Looks(found.get("annotation reference"), found.get("annotation text"))


def free(taken: Set[int]) -> Iterator[int]:
    """Numbers that are not taken: those after the last one, or where that is near the end, those between."""
    last = max(taken, default=-1)
    return count(last + 1) if last < _MOST // 2 else (number for number in count() if number not in taken)


class Comments:
    """The comments of a file: those it has stay as they are, new ones follow."""

    def __init__(self, package: Package, main: str, w: str, marked: Set[int]) -> None:
        """``w`` is the namespace of the text, ``marked`` are the numbers that it refers to. Raises UnreadableFile ``damaged``."""
        self._package, self._main, self._strict = package, main, w != W
        own = (relation.target for relation in package.relations(main).values() if relation.kind == "comments")
        self._named = next((part for part in own if package.entry(part) is not None), None)
        source = package.source(self._named) if self._named else None
        if source is None:
            self._root = etree.Element(w + "comments", nsmap={"w": w[1:-1]})
        else:
            self._root = package.parse_whole(source, str(self._named))
        self._w = namespace(self._root)
        if not self._w or self._root.tag != self._w + "comments":
            raise package.damaged(str(self._named))
        given = (whole(comment.get(self._w + "id")) for comment in self._root.iterchildren(self._w + "comment"))
        self._ids = free({number for number in given if number is not None} | marked)

    def add(self, text: str, author: Author, look: str | None) -> int:
        """One more comment, its paragraphs separated by line feeds; returns its number."""
        number = next(self._ids)
        says = {"id": str(number), "author": author.name, "date": author.date, "initials": author.initials}
        comment = self._put(self._root, "comment", **says)
        for at, words in enumerate(text.split("\n")):
            paragraph = self._put(comment, "p")
            properties = self._put(paragraph, "pPr")
            if look:
                self._put(properties, "pStyle", val=look)
            else:
                self._put(properties, "spacing", before="0", after="0", line="240", lineRule="auto")
                side = "start" if self._strict else "left"
                self._put(properties, "ind", **{side: "0"}, firstLineChars="0", firstLine="0")
                self._put(properties, "jc", val=side)
            if not at:
                self._put(self._put(paragraph, "r"), "annotationRef")
            run = self._put(paragraph, "r")
            if not look:
                self._put(self._put(run, "rPr"), "sz", val="20")
            letters = self._put(run, "t")
            letters.text = words
            letters.set(SPACE, "preserve")
        return number

    def parts(self) -> Sequence[Part]:
        """The parts that are new or changed. Raises UnreadableFile ``damaged`` where the package does not tell its types."""
        if self._named is not None:
            return [Part(self._named, written(self._root))]
        name = self._free_name()
        types = self._root_of("[content_types].xml")
        if types is None:
            raise unreadable("damaged", self._package.path, reason="缺少 [Content_Types].xml")
        if not any((known.get("PartName") or "").lower() == f"/{name}".lower() for known in types):
            etree.SubElement(types, _TYPES + "Override", PartName=f"/{name}", ContentType=_TYPE)
        return [Part("[content_types].xml", written(types)), Part(name, written(self._root)), self._related(name)]

    def _related(self, name: str) -> Part:
        """The relations of the part with the text, with one to the comments in the place of those that lead nowhere or out."""
        entry = self._package.entry(self._main)
        folder, file = dirname(name), basename((entry.filename if entry else self._main).replace("\\", "/"))
        part = join(folder, "_rels", file + ".rels")
        root = self._root_of(part.lower())
        if root is None:
            root = etree.Element(_RELATIONS + "Relationships", nsmap={None: _RELATIONS[1:-1]})
        for relation in root.findall(_RELATIONS + "Relationship"):
            if (relation.get("Type") or "").endswith("/comments"):
                root.remove(relation)
        used = {relation.get("Id") for relation in root}
        identifier = next(text for number in count(len(root) + 1) if (text := f"rId{number}") not in used)
        kind = _STRICT_RELATION if self._strict else _RELATION
        etree.SubElement(root, _RELATIONS + "Relationship", Id=identifier, Type=kind, Target=basename(name))
        return Part(part, written(root))

    def _free_name(self) -> str:
        """A name beside the part with the text, in its spelling."""
        entry = self._package.entry(self._main)
        folder = dirname(normpath("/" + (entry.filename if entry else self._main).replace("\\", "/"))).lstrip("/")
        names = (join(folder, f"comments{number or ''}.xml") for number in count())
        return next(name for name in names if self._package.entry(name.lower()) is None)

    def _root_of(self, part: str) -> _Element | None:
        source = self._package.source(part)
        return None if source is None else self._package.parse_whole(source, part)

    def _put(self, parent: _Element, name: str, **says: str | None) -> _Element:
        return etree.SubElement(parent, self._w + name, {self._w + key: value for key, value in says.items() if value})


def written(root: _Element) -> bytes:
    """A part as it is stored."""
    tree = root.getroottree()
    return etree.tostring(tree, encoding="UTF-8", xml_declaration=True, standalone=tree.docinfo.standalone is not False)
