"""The kernel: from a document and settings to a report. No files, no clock, no network, no printing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gongwen_lint.analysis.context import Analysis, Context
from gongwen_lint.analysis.tact import tactful
from gongwen_lint.counting import count_han, count_words
from gongwen_lint.document import Document, Line, Place
from gongwen_lint.filters import distinct, in_order, outdone, selected
from gongwen_lint.pages import body_pages
from gongwen_lint.report import Counts, DocumentReport, Facts, Finding
from gongwen_lint.rules import all_rules
from gongwen_lint.rules.record import Basis, Hit, Rule
from gongwen_lint.settings import Settings
from gongwen_lint.stretches import texts
from gongwen_lint.structure import analyse
from gongwen_lint.structure.outline import Outline

if TYPE_CHECKING:
    from gongwen_lint.copying.references import References
    from gongwen_lint.provisions import Profile


def lint(document: Document, settings: Settings | None = None, references: Sequence[References] = ()) -> list[Finding]:
    """The findings on a document, in the order of the text."""
    return list(examine(document, settings, references).findings)


def examine(document: Document, settings: Settings | None = None, references: Sequence[References] = ()) -> DocumentReport:
    """The outline, the counts and the findings of a document, which is held against ``references``."""
    settings = settings or Settings()
    outline = analyse(document, settings.stated)
    counts = count(document, outline)
    analysis = Analysis(document, outline, counts, settings, references)
    rules = selected(all_rules(), settings.select, settings.extend_select, settings.ignore)
    found = (
        _finding(analysis, rule, hit)
        for rule in rules
        for hit in rule.check(Context(analysis, rule))
    )
    findings = tuple(distinct(in_order(outdone(found, rules))))
    padding = analysis.padding if analysis.has_judged else None
    facts = Facts(document.format, *(getattr(outline, name) for name in Facts._fields[1:]))
    return DocumentReport(
        document.path, None, facts, counts, settings.profile.name, findings, padding, document=document, outline=outline
    )


def count(document: Document, outline: Outline) -> Counts:
    """The counts of DESIGN 3."""
    body = "\n".join(texts(outline.body()))  # a line feed counts nothing and ends a word, as the end of a line does
    cover = "\n".join(texts(block for block in outline.blocks if block.part == "cover" and block.role in ("body", "heading")))
    pages, pages_from = body_pages(document, outline)
    return Counts(count_words(body), count_han(body), count_words(cover), count_words(document.text), pages, pages_from)


def _finding(analysis: Analysis, rule: Rule, hit: Hit) -> Finding:
    document = analysis.document
    line, column = document.position(hit.span.start)
    end_line, end_column = document.position(max(hit.span.start, hit.span.end - 1))
    end_column += hit.span.end > hit.span.start
    first, last, whole = document.lines[line - 1], document.lines[end_line - 1], document.quote(hit.span)
    edits = analysis.guard.sound(hit.edits) if hit.edits else ()
    suggestion = tactful(hit.suggestion, whole, analysis.settings.protected) if hit.suggestion else None
    places = tuple(document.position(edit.span.start) for edit in edits)
    moved = any(touched.columns is not None for touched in (first, last, *(document.lines[at[0] - 1] for at in places)))
    return Finding(
        rule.code, rule.name, hit.severity or rule.severity, hit.message, hit.span,
        line, column, end_line, end_column, _place(first, column), analysis.outline.heading_at(hit.span.start),
        hit.quote or whole, suggestion, hit.score, hit.basis or rule.basis, hit.related,
        last.place, first.region, hit.quote is not None and len(hit.quote) < len(whole),
        (_file_column(first, column), _file_column(last, end_column)) if moved else None,
        edits, places, analysis.outline.roles[line - 1][0], _binds_others(hit.basis or rule.basis, analysis.settings.profile),
    )


def _binds_others(bases: Sequence[Basis], profile: Profile) -> bool:
    """Whether what provisions demand or forbid is demanded by none of the profile's own."""
    mine = {name for one in profile.chain() for name in (one.name, one.document)}
    return not any(basis.document in mine for basis in bases) and any(basis.binding != "advice" for basis in bases)


def _file_column(line: Line, column: int) -> int:
    """The column in the file itself, where mending the line has moved it."""
    if not line.columns:
        return column
    return line.columns[column - 1] if column <= len(line.columns) else line.columns[-1] + 1


def _place(line: Line, column: int) -> Place:
    """The place of a character: that of its line, in a table row that of its cell (cells are joined by a tab)."""
    place = line.place
    if place.cell is None:  # asked first: to count in a long line for each of its findings takes quadratic time
        return place
    before = line.text.count("\t", 0, column - 1)
    return place._replace(cell=place.cell._replace(cell=place.cell.cell + before)) if before else place
