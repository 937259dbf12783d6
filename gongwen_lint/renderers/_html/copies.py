"""Copied passages: a ribbon from each place of the draft to its place in the source, and both texts beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongwen_lint.analysis.places import line_of
from gongwen_lint.named import NamedTuple
from gongwen_lint.renderers import _words as words
from gongwen_lint.renderers._beside import Stretches, paired
from gongwen_lint.renderers._html import ids
from gongwen_lint.renderers._html.axis import Axis
from gongwen_lint.renderers._html.cards import has_both
from gongwen_lint.renderers._html.escape import apart, said
from gongwen_lint.renderers._html.marks import marks_of
from gongwen_lint.report import DocumentReport, Finding, TextLine
from gongwen_lint.rules.record import Related
from gongwen_lint.structure.titles import in_marks

_OPEN = 6
"""rows of a long passage that are shown at once"""
_WIDE, _HIGH, _EDGE = 1000, 72, 10
"""the picture's own measure: its width, its height, and how thick both documents are drawn"""


class _Passage(NamedTuple):
    """A copied passage: the finding, by its number from 1, and the place it was copied from."""

    number: int
    finding: Finding
    related: Related


def copies(report: DocumentReport, document: int, axis: Axis) -> Iterator[str]:
    """Source by source; nothing where nothing was copied."""
    passages = [
        _Passage(number, finding, related)
        for number, finding in enumerate(report.findings, 1)
        for related in finding.related if has_both(related)
    ]
    if not passages:
        return
    name = f"{ids.page(document)}c"
    yield f'<section class="copies" aria-labelledby="{name}"><h3 id="{name}">照搬对照</h3>'
    yield '<p class="legend">带底色的相同，<b class="d">加粗划线的</b>不同。'
    yield "图里上面一条是本稿，下面一条是来源，中间连着照搬的段落。</p>"
    for path in dict.fromkeys(passage.related.path for passage in passages):
        mine = [passage for passage in passages if passage.related.path == path]
        yield from _source(report, document, axis, mine)
    yield "</section>"


def _source(report: DocumentReport, document: int, axis: Axis, passages: Sequence[_Passage]) -> Iterator[str]:
    source = passages[0].related
    whole = [
        (finding, related) for finding in report.findings for related in finding.related
        if related.path == source.path and related.unlike is None
    ]
    last = max([related.end_line for _, related in whole] or [passage.related.end_line for passage in passages])
    shares = dict.fromkeys(finding.message for finding, _ in whole if finding.score is not None)
    file = words.file_name(source.path)
    yield '<figure class="ribbon"><figcaption>'
    if source.title and source.title != file:  # an untitled one is called by its file
        yield f'<strong>{apart(in_marks(source.title))}</strong><span class="path">{apart(file)}</span>'
    else:
        yield f"<strong>{apart(file)}</strong>"
    yield "".join(f"<span>{said(share)}</span>" for share in shares)
    yield '</figcaption><div class="lane tall"><span class="k"><span>本稿</span><span>来源</span></span>'
    yield f'<svg class="track" viewBox="0 0 {_WIDE} {_HIGH}" preserveAspectRatio="none" aria-hidden="true">'
    yield f'<rect class="page" width="{_WIDE}" height="{_EDGE}"/>'
    yield f'<rect class="page" y="{_HIGH - _EDGE}" width="{_WIDE}" height="{_EDGE}"/>'
    for passage in passages:
        yield _ribbon(passage, document, axis, last)
    yield f'</svg><span class="v"><span>{len(passages)} 段</span><span>共 {last} 行</span></span></div></figure>'
    for passage in passages:
        yield from _beside(report, document, passage)


def _ribbon(passage: _Passage, document: int, axis: Axis, last: int) -> str:
    start, end = (round(_WIDE * at, 1) for at in axis.of_finding(passage.finding))
    by_lines = (passage.related.line - 1) / last, min(passage.related.end_line, last) / last
    from_, to = (round(_WIDE * at, 1) for at in passage.related.reach or by_lines)
    end, to = max(end, start + 3), max(to, from_ + 3)
    lower = _HIGH - _EDGE
    shape = f"{start},0 {end},0 {end},{_EDGE} {to},{lower} {to},{_HIGH} {from_},{_HIGH} {from_},{lower} {start},{_EDGE}"
    where = line_of(passage.related.path, passage.related.line, passage.related.end_line)
    title = f"第{passage.number}处：本稿{_lines(passage.finding)}，来源{where}"
    return (
        f'<a href="#{ids.passage(document, passage.number)}" tabindex="-1"><polygon class="b-copied" points="{shape}">'
        f"<title>{said(title)}</title></polygon></a>"
    )


def _lines(finding: Finding) -> str:
    return f"行号{finding.line}" if finding.line == finding.end_line else f"行号{finding.line}至{finding.end_line}"


def _beside(report: DocumentReport, document: int, passage: _Passage) -> Iterator[str]:
    """Both texts in the rows of a table, a paragraph of the draft after the other; long ones open on request."""
    number, finding, related = passage
    name = ids.passage(document, number)
    where = line_of(related.path, related.line, related.end_line)
    yield f'<section class="passage" id="{name}" aria-labelledby="{name}h" tabindex="-1"><h4 id="{name}h">'
    yield f'<a class="n" href="#{ids.mark(document, number)}" aria-label="第{number}处，回到原文">{number}</a>'
    yield f"{said(finding.message)}</h4>"
    head = (
        f'<thead><tr><th scope="col" class="at">行号</th><th scope="col">本稿　{_lines(finding)}</th>'
        f'<th scope="col">来源　{said(where)}</th></tr></thead><tbody>'
    )
    rows = list(_rows(report.lines, document, passage))
    yield f'<table>{head}{"".join(rows[:_OPEN])}</tbody></table>'
    if len(rows) > _OPEN:
        yield f"<details><summary>展开其余 {len(rows) - _OPEN} 行</summary><table class='rest'>{head}"
        yield f"{''.join(rows[_OPEN:])}</tbody></table></details>"
    yield "</section>"


def _rows(lines: Sequence[TextLine], document: int, passage: _Passage) -> Iterator[str]:
    mine, theirs = passage.finding.quote, passage.related.quote
    here, there = passage.related.unlike_here or (), passage.related.unlike or ()
    starts = _starts(lines, passage.finding)
    shown = 0
    for (start, end), (from_, to) in paired(mine, theirs, list(starts)):
        line = max((number for at, number in starts.items() if at < max(end, 1)), default=passage.finding.line)
        link = f'<a href="#{ids.line(document, line)}">{line}</a>' if line != shown and end > start else ""
        shown = line if link else shown
        left, right = _told(mine, here, start, end), _told(theirs, there, from_, to)
        yield f'<tr><td class="at">{link}</td><td>{left}</td><td>{right}</td></tr>'


def _starts(lines: Sequence[TextLine], finding: Finding) -> dict[int, int]:
    """Where in the quote each of its paragraphs begins, and the number of its first line."""
    starts, at = {}, 0
    for number, marks in marks_of(lines, [finding]).items():
        if at == 0 or not lines[number - 1].continues:
            starts[at] = number
        at += marks[0].end - marks[0].start
    return starts


def _told(text: str, unlike: Stretches, start: int, end: int) -> str:
    """A stretch of a passage, what is other in it set off."""
    pieces, at = [], start
    for first, last in unlike:
        first, last = max(first, start), min(last, end)
        if first < last:
            pieces += [_same(text[at:first]), f'<b class="d">{said(text[first:last])}</b>']
            at = last
    return f"<bdi>{''.join([*pieces, _same(text[at:end])])}</bdi>"


def _same(text: str) -> str:
    return f"<span>{said(text)}</span>" if text else ""
