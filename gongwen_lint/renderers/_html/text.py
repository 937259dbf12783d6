"""A document's text as it is numbered, what is wrong marked in it and told beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongwen_lint.document import FURNITURE
from gongwen_lint.named import NamedTuple
from gongwen_lint.renderers import _words as words
from gongwen_lint.renderers._html import ids
from gongwen_lint.renderers._html.cards import CLASSES, card
from gongwen_lint.renderers._html.escape import said
from gongwen_lint.renderers._html.marks import Mark, Piece, marks_of, pieces
from gongwen_lint.report import DocumentReport, Finding, TextLine

_WIDE = 100
"""characters from which a passage is only tinted: lines under a whole paragraph are hard to read"""
_HEADING = 50
"""characters from which a heading is none to look at"""
_STYLED = frozenset({"masthead", "title", "number", "heading", "signature", "date", "page_number", "body", "note"})


class _Paragraph(NamedTuple):
    """Lines that are one paragraph, and whether a blank line stands before them."""

    lines: tuple[TextLine, ...]
    gap: bool


def text(report: DocumentReport, document: int, cited: Sequence[int]) -> Iterator[str]:
    """The whole text; ``cited`` tells for each finding which list of provisions it rests on (0: none)."""
    marks = marks_of(report.lines, report.findings)
    told: dict[int, list[int]] = {}
    for number, finding in enumerate(report.findings, 1):
        told.setdefault(finding.line, []).append(number)
    for paragraph in _paragraphs(report.lines, told):
        numbers = [number for line in paragraph.lines for number in told.get(line.number, ())]
        yield f'<div class="p{" gap" if paragraph.gap else ""}"><div class="t">'
        for line in paragraph.lines:
            below = report.lines[line.number] if line.number < len(report.lines) else None
            runs_on = below is not None and below.continues and below.role != "heading"
            yield _line(line, document, marks.get(line.number, ()), report.findings, runs_on)
        yield "</div>"
        if numbers:
            yield '<div class="cards">'
            for number in numbers:
                yield card(report, document, number, cited[number - 1])
            yield "</div>"
        yield "</div>"


def _paragraphs(lines: Sequence[TextLine], told: dict[int, list[int]]) -> Iterator[_Paragraph]:
    """The lines by paragraphs; blank ones leave a gap, unless something is said of them."""
    open_lines: list[TextLine] = []
    gap = blank = False
    for line in lines:
        if not line.text.strip() and line.number not in told:
            blank = True
            continue
        if open_lines and line.region in FURNITURE:  # a paragraph goes on behind it
            open_lines.append(line)
            continue
        titled = open_lines and line.role == open_lines[-1].role == "title"  # a title broken by hand is one all the same
        if open_lines and (blank or not (line.continues or titled)):
            yield _Paragraph(tuple(open_lines), gap)
            open_lines = []
        if not open_lines:
            gap = blank
        open_lines.append(line)
        blank = False
    if open_lines:
        yield _Paragraph(tuple(open_lines), gap)


def _line(line: TextLine, document: int, marks: Sequence[Mark], findings: Sequence[Finding], runs_on: bool) -> str:
    inside = "".join(_piece(piece, document, findings) for piece in pieces(line.text, marks))
    classes = [f"r-{line.role}"] if line.role in _STYLED else []
    alone = len(line.text) < _HEADING and "。" not in line.text and not runs_on  # else text runs on behind it
    classes += [f"h{line.level}"] if line.role == "heading" and line.level and alone else []
    indented = line.role in ("body", "heading") and line.region == "main" and not line.continues
    classes += ["ind"] if indented and not line.text[:1].isspace() else []
    classes += ["aside"] if line.region in FURNITURE or line.region == "footnote" else []
    name = ids.line(document, line.number)
    return f'<p id="{name}" class="{" ".join(["l", *classes])}"><i>{line.number}</i><span>{inside}</span></p>'


def _piece(piece: Piece, document: int, findings: Sequence[Finding]) -> str:
    links = "".join(_link(document, number, findings[number - 1]) for number in piece.begins)
    words = said(piece.text).replace("\t", '<b class="tab">\t</b>')
    if not piece.numbers or not piece.text:
        return links + words
    about = [findings[number - 1] for number in piece.numbers]
    severities = dict.fromkeys(CLASSES[finding.severity] for finding in about)
    narrow = any(finding.span.end - finding.span.start < _WIDE for finding in about)
    classes = " ".join([*severities, *(["u"] if narrow else [])])
    numbers = " ".join(map(str, piece.numbers))
    return f'{links}<mark class="{classes}" data-f="{numbers}">{words}</mark>'


def _link(document: int, number: int, finding: Finding) -> str:
    about = f"第{number}处，{words.SEVERITIES[finding.severity]}：{finding.name}"
    return (
        f'<a class="n {CLASSES[finding.severity]}" id="{ids.mark(document, number)}" href="#{ids.card(document, number)}"'
        f' aria-label="{said(about)}">{number}</a>'
    )
