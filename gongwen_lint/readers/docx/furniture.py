"""What stands apart from the running text: headers and footers, each once, and footnotes and endnotes."""

from __future__ import annotations

from gongwen_lint.readers.docx.body import Body
from gongwen_lint.readers.docx.lines import Draft
from gongwen_lint.readers.docx.names import W, on, whole
from gongwen_lint.readers.docx.package import Package, Relation, part_of

_NOTE_PARTS = (("footnote", "footnotes"), ("endnote", "endnotes"))


def headers_and_footers(package: Package, body: Body, relations: dict[str, Relation]) -> tuple[list[Draft], list[Draft]]:
    """The lines of the headers and of the footers that are shown, each distinct one once, in the order of the sections."""
    shown: dict[str, list[Draft]] = {"header": [], "footer": []}
    read: set[str] = set()
    known: set[tuple[str, ...]] = set()
    even = None
    for section in body.sections:
        for reference in section.references:
            relation = relations.get(reference.relation)
            if relation is None or relation.target in read or (reference.kind == "first" and not section.title_page):
                continue
            if reference.kind == "even":
                even = _even_differ(package, relations) if even is None else even
                if not even:
                    continue
            read.add(relation.target)
            root = package.root(relation.target)
            if root is None:
                continue
            own = package.relations(relation.target)
            drafts = body.blocks(root, body.story(reference.region, own))
            words = (reference.region, *(draft.text for draft in drafts))
            if words not in known:
                known.add(words)
                shown[reference.region] += drafts
    return shown["header"], shown["footer"]


def notes(package: Package, body: Body, relations: dict[str, Relation]) -> list[Draft]:
    """The lines of the footnotes and then of the endnotes that the text refers to, in the order it does.

    The raised mark in the text and the one before the note are not part of the text: they number, and say nothing.
    """
    drafts: list[Draft] = []
    for kind, named in _NOTE_PARTS:
        wanted = {
            note.number: (page, paragraph, note.source) for note, page, paragraph in reversed(body.notes) if note.kind == kind
        }
        part = part_of(relations, named) if wanted else None
        root = package.root(part) if part else None
        if root is None or part is None:
            continue
        own = package.relations(part)
        found = {whole(note.get(W + "id")): note for note in root.iterchildren(W + kind) if not note.get(W + "type")}
        story = body.story("footnote", own)
        for number in reversed(wanted):
            note = found.get(number)
            if note is not None:
                # An endnote stands at the end, not on the page that refers to it.
                page, story.anchor, story.hangs = wanted[number]
                story.page = page if kind == "footnote" else None
                drafts += body.blocks(note, story)
    return drafts


def _even_differ(package: Package, relations: dict[str, Relation]) -> bool:
    """Whether even pages have headers and footers of their own."""
    part = part_of(relations, "settings")
    root = package.root(part) if part else None
    setting = None if root is None else root.find(W + "evenAndOddHeaders")
    return setting is not None and on(setting)
