"""What a run adds up to: how often each rule spoke and how the documents of each issuer fared."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gongwen_lint.named import NamedTuple
from gongwen_lint.structure.bodies import left_open
from gongwen_lint.verdicts import verdict

if TYPE_CHECKING:
    from gongwen_lint.report import DocumentReport


class RuleCount(NamedTuple):
    """How often one rule spoke."""

    rule: str
    name: str
    findings: int
    documents: int
    """in which it spoke at least once"""
    error: int
    warning: int
    info: int


class IssuerCount(NamedTuple):
    """The documents of one issuer; what several have issued together counts for each."""

    issuer: str | None
    """None for documents whose issuer was not recognised or is not filled in, and those that could not be read"""
    documents: int
    unreadable: int
    returned: int
    """with the verdict return; likewise the next two"""
    mended: int
    passed: int
    error: int
    warning: int
    info: int
    body: int
    """字数 of the bodies of all documents that could be read"""

    @property
    def mean_body(self) -> float:
        """字数 of a body in the mean; 0 where none could be read."""
        return self.body / max(1, self.documents - self.unreadable)


def issuers_of(report: DocumentReport) -> tuple[str | None, ...]:
    """The issuers that a document counts for, each once; None where none is recognised and filled in."""
    named = [name for name in report.facts.issuers if not left_open(name)] if report.facts else []
    return tuple(dict.fromkeys(named)) or (None,)


class Statistics:
    """Takes the reports as they come; holds counts only, nothing of a document's text."""

    def __init__(self) -> None:
        self.verdicts: Counter[str] = Counter()
        """documents by their verdict"""
        self.profiles: Counter[str] = Counter()
        """documents by the profile they were held against"""
        self._rules: dict[tuple[str, str], Counter[str]] = {}
        self._issuers: dict[str | None, Counter[str]] = {}

    def add(self, report: DocumentReport) -> None:
        """Count one document more."""
        judged = verdict(report)
        self.verdicts[judged] += 1
        self.profiles[report.profile] += 1
        for finding in report.findings:
            self._rules.setdefault((finding.rule, finding.name), Counter()).update(("findings", finding.severity))
        for spoke in {(finding.rule, finding.name) for finding in report.findings}:
            self._rules[spoke]["documents"] += 1
        told = Counter(finding.severity for finding in report.findings)
        told.update(("documents", _COUNTED[judged]))
        told["body"] = report.counts.body if report.counts else 0
        for issuer in issuers_of(report):
            self._issuers.setdefault(issuer, Counter()).update(told)

    def rules(self) -> tuple[RuleCount, ...]:
        """Every rule that spoke: what sends most documents back first, then what is to be mended, then the most frequent."""
        made = (RuleCount(*key, *(count[name] for name in RuleCount._fields[2:])) for key, count in self._rules.items())
        return tuple(sorted(made, key=lambda rule: (-rule.error, -rule.warning, -rule.findings, rule.rule)))

    def issuers(self) -> tuple[IssuerCount, ...]:
        """Every issuer, the one with most documents sent back first, those with none recognised last."""
        made = (IssuerCount(key, *(count[name] for name in IssuerCount._fields[1:])) for key, count in self._issuers.items())
        return tuple(sorted(made, key=lambda one: (one.issuer is None, -one.returned, -one.documents, one.issuer or "")))


_COUNTED = {"return": "returned", "mend": "mended", "pass": "passed", "unreadable": "unreadable"}
"""the field of ``IssuerCount`` that counts a verdict"""
