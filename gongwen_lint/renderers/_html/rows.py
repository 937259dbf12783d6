"""What the overview keeps of each document: one small row, whatever the document's size."""

from __future__ import annotations

from collections import Counter

from gongwen_lint.named import NamedTuple
from gongwen_lint.renderers import _words as words
from gongwen_lint.renderers._html.cards import has_both
from gongwen_lint.report import DocumentReport, Finding
from gongwen_lint.rules.record import SEVERITIES
from gongwen_lint.statistics import issuers_of
from gongwen_lint.verdicts import attention, unfilled, verdict


class Found(NamedTuple):
    """How often a rule spoke at a severity."""

    grave: int
    """place of the severity in ``SEVERITIES``"""
    rule: str
    name: str
    count: int


class Row(NamedTuple):
    """A document in the overview."""

    number: int
    """of its page, which is also its place in the order of the run, from 1"""
    path: str
    verdict: str
    """a key of ``VERDICTS``"""
    reason: str
    """why it could not be read"""
    title: str
    issuers: tuple[str, ...]
    counted: tuple[str | None, ...]
    """the issuers that it counts for"""
    kind: tuple[str, ...]
    """genre and kind, as far as they were recognised"""
    body: int | None
    """字数"""
    padding: float | None
    """share of the body, from 0 to 1"""
    copied: float
    """the largest share that stands in one other document; 0 where that was not found too large"""
    passages: int
    """copied ones"""
    found: tuple[Found, ...]
    """the gravest first, then the most frequent"""
    unfilled: int
    """places left open in masthead, number, title, addressee, signature or date"""
    known: int
    """findings left out because a baseline holds them"""
    order: tuple[int, ...]
    """what needs somebody first stands first: as ``attention``, then as in the run"""

    def count(self, severity: str) -> int:
        """How many findings are of a severity."""
        return sum(found.count for found in self.found if SEVERITIES[found.grave] == severity)


def row(report: DocumentReport, number: int) -> Row:
    """The row of a document."""
    facts = report.facts
    return Row(
        number, report.path, verdict(report), words.unread(report),
        facts.title or "" if facts else "", facts.issuers if facts else (), issuers_of(report),
        words.recognised(facts) if facts else (),
        report.counts.body if report.counts else None, report.padding.share("any") if report.padding else None,
        words.copied(report) or 0.0,
        sum(any(map(has_both, finding.related)) for finding in report.findings), _found(report.findings),
        len(unfilled(report)), report.known,
        (*attention(report), number),
    )


def _found(findings: tuple[Finding, ...]) -> tuple[Found, ...]:
    counted = Counter((SEVERITIES.index(finding.severity), finding.rule, finding.name) for finding in findings)
    return tuple(sorted((Found(*rule, count) for rule, count in counted.items()), key=lambda f: (f.grave, -f.count, f.rule)))
