"""The padding map: how much of the body comes before the first measure, is groundwork, safeguards, or empty sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from gongwen_lint.analysis.headings import RATIONALE, SAFEGUARDS, counted, outermost
from gongwen_lint.analysis.operative import KINDS, lead_of
from gongwen_lint.analysis.passages import runs
from gongwen_lint.counting import count_words
from gongwen_lint.document import Document, Span
from gongwen_lint.named import NamedTuple

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Analysis
    from gongwen_lint.emptiness.verdict import Judged

_DEPLOYS = ("综合部署", "专项部署", "事务性通知")
"""kinds of documents in which groundwork and safeguards are beside the matter; in regulations and plans they are chapters"""
_OPENING = 14
"""characters that a stretch is told by"""


class Stretch(NamedTuple):
    """Part of the map: what it is (lead, rationale, safeguards, said or vague), and its lines, both from 1 and included."""

    what: str
    line: int
    end_line: int
    words: int
    """字数"""
    opening: str
    """its first characters"""


class Padding(NamedTuple):
    """字数 of the body that is each of these, and the body's own; what is several of them counts in each, and once in ``any``."""

    body: int
    lead: int
    """before the first measure; 0 where no measure was recognised, and for papers that begin otherwise (D003)"""
    rationale: int
    """under headings on significance, situation, principles"""
    safeguards: int
    """under headings on leadership, responsibility, safeguards"""
    said: int
    """in sentences that only say formulas or what a superior said (S002, S003)"""
    vague: int
    """in measures that nobody could check (S005)"""
    any: int
    """in any of the above"""
    map: tuple[Stretch, ...]
    """the stretches, in the order of the text"""

    def share(self, what: str) -> float:
        """What share of the body one of the counts is, from 0 to 1."""
        return getattr(self, what) / self.body if self.body else 0.0


def padding_of(analysis: Analysis) -> Padding:
    """The padding map of a document's main part."""
    document = analysis.document
    found = [("lead", lead)] if (lead := _lead(analysis)) else []
    if analysis.outline.kind in _DEPLOYS:
        for what, part in (("rationale", RATIONALE), ("safeguards", SAFEGUARDS)):
            for section in outermost(analysis.outline, part):
                found.append((what, [block.span for block in counted(analysis.outline, section)]))
    found += _empty(analysis)
    found.sort(key=lambda item: (item[1][0].start, -item[1][-1].end))
    stretches = tuple(_stretch(document, what, spans) for what, spans in found)
    words = Counter()
    for stretch in stretches:
        words[stretch.what] += stretch.words
    together = sum(count_words(document.quote(span)) for span in _union(span for _, spans in found for span in spans))
    return Padding(
        analysis.counts.body, *(words[what] for what in ("lead", "rationale", "safeguards", "said", "vague")), together,
        stretches,
    )


def _stretch(document: Document, what: str, spans: list[Span]) -> Stretch:
    first, last = spans[0].start, max(spans[-1].start, spans[-1].end - 1)
    words = sum(count_words(document.quote(span)) for span in spans)
    opening = document.quote(Span(first, min(spans[0].end, first + _OPENING))).strip()
    return Stretch(what, document.position(first)[0], document.position(last)[0], words, opening)


def _lead(analysis: Analysis) -> list[Span]:
    if analysis.outline.kind not in KINDS:
        return []
    lead = lead_of(analysis.outline, analysis.sentences)
    return [sentence.span for sentence in lead.sentences] if lead.operative else []


def _empty(analysis: Analysis) -> Iterator[tuple[str, list[Span]]]:
    """The runs of empty sentences of one sort, with nothing between them."""
    for what, run in runs(analysis.judged, _sort):
        yield what, [sentence.prose.sentence.span for sentence in run]


def _sort(sentence: Judged) -> str | None:
    block = sentence.prose.sentence.block
    if block.part != "main" or block.role == "attachment":
        return None
    if sentence.verdict.says_nothing():
        return "said"
    return "vague" if sentence.verdict.is_vague() else None


def _union(spans: Iterable[Span]) -> Iterator[Span]:
    """The stretches that any of the spans covers, in order."""
    start, end = None, -1
    for span in sorted(spans):
        if start is not None and span.start <= end:
            end = max(end, span.end)
            continue
        if start is not None:
            yield Span(start, end)
        start, end = span.start, span.end
    if start is not None:
        yield Span(start, end)
