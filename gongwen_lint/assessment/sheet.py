"""From a report to the assessment: what was found for each item, and what that comes to. No files, no clock, no printing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from gongwen_lint.analysis.limits import limit_in_force
from gongwen_lint.assessment.items import CENTRAL, Item, items
from gongwen_lint.filters import selected
from gongwen_lint.named import NamedTuple
from gongwen_lint.provisions import Limit, Profile, articles, documents
from gongwen_lint.report import DocumentReport, Finding
from gongwen_lint.rules import all_rules
from gongwen_lint.settings import Settings

CONCLUSIONS = ("none", "explain", "inconsistent", "unassessed")
"""nothing found; something that the regulation leaves room for (一般、原则上); what it forbids (不得); not assessed"""
REASONS = ("absent", "deselected", "uncompared")
"""why a rule was not asked: this version has none; the settings leave it out; there was no superior document to compare with"""


class Unassessed(NamedTuple):
    """A rule of an item that was not asked, and why."""

    rule: str
    reason: str
    """one of ``REASONS``"""


class Figure(NamedTuple):
    """How long the document is and may be."""

    measure: str
    """body (字数) or pages"""
    amount: int | None
    limit: Limit | None
    """None where no provision speaks of such a document, ``value`` None where it is exempt"""
    own: bool = False
    """the limit is the user's own (the option of D001 or D002)"""

    @property
    def over(self) -> int:
        """By how much the limit is passed; 0 where it is not."""
        most = self.limit.value if self.limit else None
        return max(0, self.amount - most) if most is not None and self.amount is not None else 0


class Row(NamedTuple):
    """What came of one item."""

    number: int
    """on this sheet, from 1"""
    item: Item
    articles: dict[str, tuple[str, ...]]
    """those of the regulations in force"""
    conclusion: str
    """one of ``CONCLUSIONS``"""
    findings: tuple[Finding, ...] = ()
    unassessed: tuple[Unassessed, ...] = ()
    figures: tuple[Figure, ...] = ()
    compared: str = ""
    """what the document was compared with, where the item asks for that"""


class Assessed(NamedTuple):
    """A regulation that the document was assessed against."""

    document: str
    """key of the provision in ``documents()``, or the full name of a profile that the user brought"""
    articles: tuple[str, ...]
    """that an item, or a limit, rests on"""


class Assessment(NamedTuple):
    """All that the sheet says of one document."""

    report: DocumentReport
    against: tuple[Assessed, ...]
    rows: tuple[Row, ...]

    def numbers(self, conclusion: str) -> tuple[int, ...]:
        """The rows of that conclusion."""
        return tuple(row.number for row in self.rows if row.conclusion == conclusion)


def narrowed(settings: Settings) -> Settings | None:
    """The settings for an assessment: of the rules chosen those that an item names; None where none is left."""
    wanted = {code for item in items() for code in item.rules}
    codes = tuple(code for code in _chosen(settings) if code in wanted)
    return settings._replace(select=codes, extend_select=(), ignore=()) if codes else None


def assess(
    report: DocumentReport, settings: Settings, known: Collection[str] | None = None, compared: str = ""
) -> Assessment:
    """The assessment of a document that could be read.

    ``known`` are the codes of the rules there are (all of this version), ``compared`` tells which documents there were to
    compare with, empty for none.
    """
    known = {rule.code for rule in all_rules()} if known is None else known
    asked = set(_chosen(settings)) & set(known)
    names = (CENTRAL, *(profile.name for profile in settings.profile.chain() if profile.name != CENTRAL))
    shown = [item for item in items() if item.under(names)]
    rows = []
    for number, item in enumerate(shown, 1):
        findings = tuple(finding for finding in report.findings if item in _homes(finding, shown))
        unassessed = tuple(_unassessed(item, known, asked, compared))
        figures = tuple(_lengths(report, settings)) if item.figures == "length" else ()
        against = compared if item.needs == "against" else ""
        conclusion = _conclusion(findings, unassessed)
        rows.append(Row(number, item, item.under(names), conclusion, findings, unassessed, figures, against))
    return Assessment(report, tuple(_against(settings.profile, names, shown)), tuple(rows))


def _chosen(settings: Settings) -> Iterator[str]:
    """The codes that the kernel would check under these settings."""
    return (rule.code for rule in selected(all_rules(), settings.select, settings.extend_select, settings.ignore))


def _homes(finding: Finding, shown: Sequence[Item]) -> list[Item]:
    """The items a finding belongs to: those of its rule whose articles it rests on, else the first of its rule."""
    mine = [item for item in shown if finding.rule in item.rules]
    named = [item for item in mine if any(basis.article in item.articles.get(basis.document, ()) for basis in finding.basis)]
    return named or mine[:1]


def _unassessed(item: Item, known: Collection[str], asked: Collection[str], compared: str) -> Iterator[Unassessed]:
    for code in item.rules:
        if code not in known:
            yield Unassessed(code, "absent")
        elif code not in asked:
            yield Unassessed(code, "deselected")
        elif item.needs == "against" and not compared:
            yield Unassessed(code, "uncompared")


def _conclusion(findings: Sequence[Finding], unassessed: Sequence[Unassessed]) -> str:
    """What was found counts; where nothing was, an item of which a part was not asked is not called clean."""
    if findings:
        return "inconsistent" if any(finding.severity == "error" for finding in findings) else "explain"
    return "unassessed" if unassessed else "none"


def _lengths(report: DocumentReport, settings: Settings) -> Iterator[Figure]:
    """字数 always, pages where a provision, or the user, limits them."""
    assert report.outline and report.counts  # whatever was read has both
    for measure, rule, amount in (("body", "D001", report.counts.body), ("pages", "D002", report.counts.pages)):
        own = settings.options.get(rule, {}).get("limit")
        limit = Limit(int(own), "", "", "") if own else limit_in_force(settings.profile, report.outline, measure)
        if measure == "body" or limit:
            yield Figure(measure, amount, limit, bool(own))


def _against(profile: Profile, names: Sequence[str], shown: Sequence[Item]) -> Iterator[Assessed]:
    """Each regulation with its articles, in its own order; a profile of the user's own with those its limits name."""
    for name in names:
        if name in documents():
            named = {article for item in shown for article in item.articles.get(name, ())}
            yield Assessed(name, tuple(article for article in articles(name) if article in named))
        else:
            own = next(one for one in profile.chain() if one.name == name)
            yield Assessed(own.document, tuple(dict.fromkeys(row.limit.article for row in own.rows)))
