"""The document as a picture from its beginning to its end: headings, padding, copies, findings, lane by lane."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongwen_lint.named import NamedTuple
from gongwen_lint.renderers import _words as words
from gongwen_lint.renderers._html import ids
from gongwen_lint.renderers._html.axis import Axis
from gongwen_lint.renderers._html.cards import CLASSES, has_both
from gongwen_lint.renderers._html.escape import apart, percent, said
from gongwen_lint.report import DocumentReport, TextLine

COPIED = "照搬的段落"
_APART = 0.025
"""how far apart two headings' labels must stand to be read"""
_LEAST = 0.003
"""the least length that is seen"""
_SWATCH = '<svg class="swatch" aria-hidden="true"><rect class="b-{}"/></svg>{}'
_KEY = f'图从左到右是全文，点色块到原文。{_SWATCH.format("solid", "实")}{_SWATCH.format("washed", "虚")}'
_MARKS = "、．.，。：　 "


class Bar(NamedTuple):
    """A stretch of a lane and where a click on it leads; what a mouse on it is told the script takes from card and table."""

    start: float
    end: float
    style: str
    target: str = ""


def picture(report: DocumentReport, document: int, axis: Axis) -> Iterator[str]:
    """The figure with its lanes, and the same in a table; nothing where there is nothing to draw."""
    kinds = list(_kinds(report, document, axis))
    copied = list(_copied(report, document, axis))
    if not (kinds or copied or report.findings):
        return
    headings = list(_headings(report.lines, axis))
    name = f"{ids.page(document)}v"
    yield f'<section class="map" aria-labelledby="{name}"><h3 id="{name}">虚实图</h3><figure>'
    genre = report.facts.genre if report.facts else None
    yield f'<figcaption>{said(words.padding(report.padding, genre))}。{_KEY}</figcaption>' if report.padding else ""
    grid = "".join(f'<line class="g" x1="{percent(at)}" x2="{percent(at)}" y2="100%"/>' for at, _ in headings)
    yield lane("从头到尾", "".join(_labels(headings)), "", "heads") if headings else ""
    if report.padding:
        whole = Bar(0.0, 1.0, "solid")
        washed = [Bar(bar.start, bar.end, "washed") for bar in kinds]
        share = report.padding.share("any")
        yield lane("全文", bars([whole, *washed]), f"虚的 {share:.0%}", "whole")
        for what, label in words.PADDING.items():
            if count := getattr(report.padding, what):
                mine = [bar for bar in kinds if bar.style == what]
                yield lane(label, grid + bars(mine), f"{count} 字　{report.padding.share(what):.0%}")
    if copied:
        yield lane(COPIED, grid + bars(copied), f"{len(copied)} 段")
    if report.findings:
        yield lane("问题", grid + "".join(_ticks(report, document, axis)), f"{len(report.findings)} 处")
    yield "</figure>"
    yield from _table(report, document)
    yield "</section>"


def lane(label: str, drawn: str, value: str, style: str = "") -> str:
    """One lane of a picture: what it shows, the drawing, and what it comes to."""
    return (
        f'<div class="lane {style}"><span class="k">{said(label)}</span>'
        f'<svg class="track" aria-hidden="true">{drawn}</svg><span class="v">{said(value)}</span></div>'
    )


def bars(drawn: Sequence[Bar]) -> str:
    """Stretches along a lane."""
    return "".join(_bar(bar) for bar in drawn)


def _bar(bar: Bar) -> str:
    width = max(_LEAST, bar.end - bar.start)
    start = min(bar.start, 1 - _LEAST)
    drawn = f'<rect class="b-{bar.style}" x="{percent(start)}" width="{percent(width)}" height="100%"/>'
    return f'<a href="#{bar.target}" tabindex="-1">{drawn}</a>' if bar.target else drawn


def _kinds(report: DocumentReport, document: int, axis: Axis) -> Iterator[Bar]:
    for stretch in report.padding.map if report.padding else ():
        yield Bar(*axis.of_stretch(stretch), stretch.what, ids.line(document, stretch.line))


def _copied(report: DocumentReport, document: int, axis: Axis) -> Iterator[Bar]:
    for number, finding in enumerate(report.findings, 1):
        if any(map(has_both, finding.related)):
            yield Bar(*axis.of_finding(finding), "copied", ids.mark(document, number))


def _ticks(report: DocumentReport, document: int, axis: Axis) -> Iterator[str]:
    for number, finding in enumerate(report.findings, 1):
        at = percent(min(axis.of_finding(finding)[0], 0.997))
        yield (
            f'<a href="#{ids.mark(document, number)}" tabindex="-1"><rect class="k-{CLASSES[finding.severity]}" x="{at}"/></a>'
        )


def _headings(lines: Sequence[TextLine], axis: Axis) -> Iterator[tuple[float, str]]:
    """Where the headings of the first level stand, and by what they are told: their number, or their first characters."""
    for line in lines:
        if line.role == "heading" and line.level == 1 and not line.continues:
            text = line.text.strip()
            cut = next((at for at, char in enumerate(text) if char in _MARKS), len(text))
            yield axis.at(line.number), text[:cut] if 0 < cut <= 4 else text[:2]


def _labels(headings: Sequence[tuple[float, str]]) -> Iterator[str]:
    last = -1.0
    for at, label in headings:
        if at - last >= _APART:
            yield f'<text x="{percent(at)}" y="11">{said(label)}</text>'
            last = at


def _table(report: DocumentReport, document: int) -> Iterator[str]:
    """The padding map in words."""
    if not (report.padding and report.padding.map):
        return
    yield '<details class="words"><summary>用文字列出</summary><table><thead><tr><th scope="col">是什么</th>'
    yield '<th scope="col">行号</th><th scope="col">字数</th><th scope="col">开头</th></tr></thead><tbody>'
    for stretch in report.padding.map:
        through = "" if stretch.end_line == stretch.line else f"至{stretch.end_line}"
        yield (
            f"<tr><td>{words.PADDING[stretch.what]}</td>"
            f'<td><a href="#{ids.line(document, stretch.line)}">{stretch.line}{through}</a></td>'
            f'<td class="num">{stretch.words}</td><td>{apart(stretch.opening)}……</td></tr>'
        )
    yield "</tbody></table></details>"
