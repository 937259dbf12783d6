"""JUnit's XML, which build servers show as tests: a suite for each document, in it a failed test for each rule that spoke.

The names of the tests are the same from run to run, so a server can tell what is new and what has been mended.
"""

from __future__ import annotations

from itertools import groupby

from gongwen_lint.renderers import _words as words
from gongwen_lint.renderers._xml import HEAD, attributes, escaped
from gongwen_lint.report import DocumentReport, Ended, Finding

_READ = "读取"
"""the test that passes where a document could be read: no suite is empty"""


class Format:
    """Suites within suites; totals are left to whoever reads it, for they would have to stand first."""

    reads_text = False

    def begin(self) -> str:
        return f'{HEAD}<testsuites{attributes(name="gongwen-lint")}>\n'

    def document(self, report: DocumentReport) -> str:
        grave = [finding for finding in report.findings if finding.severity != "info"]
        rules = [(rule, list(found)) for rule, found in groupby(sorted(grave, key=_rule), _rule)]
        errors = int(report.error is not None)
        counted = attributes(name=report.path, tests=1 + len(rules), failures=len(rules), errors=errors, skipped=0)
        inside = _case(report.path, _READ, _unreadable(report)) + "".join(
            _case(report.path, f"{code} {name}", _failure(report, found)) for (code, name), found in rules
        )
        hints = [finding for finding in report.findings if finding.severity == "info"]
        said = ([_told(report, hints)] if hints else []) + ([words.known(report)] if report.known else [])
        if said:
            inside += "    <system-out>{}</system-out>\n".format("\n".join(said))
        return f"  <testsuite{counted}>\n{inside}  </testsuite>\n"

    def end(self, ended: Ended) -> str:
        return f"{_unfinished(ended)}</testsuites>\n"


def _unfinished(ended: Ended) -> str:
    """A suite of its own for a run that was broken off."""
    if ended.summary.broken_off is None:
        return ""
    name, test, code = words.UNFINISHED
    error = f"      <error{attributes(type=code, message=ended.summary.broken_off)}/>\n"
    counted = attributes(name=name, tests=1, failures=0, errors=1, skipped=0)
    return f"  <testsuite{counted}>\n{_case(name, test, error)}  </testsuite>\n"


def _rule(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.name


def _case(suite: str, name: str, inside: str) -> str:
    said = attributes(classname=suite, name=name)
    return f"    <testcase{said}>\n{inside}    </testcase>\n" if inside else f"    <testcase{said}/>\n"


def _unreadable(report: DocumentReport) -> str:
    if report.error is None:
        return ""
    return f"      <error{attributes(type=report.error.code, message=words.unread(report))}/>\n"


def _failure(report: DocumentReport, found: list[Finding]) -> str:
    """All findings of one rule as one failure: servers show the first only."""
    gravest = min(found, key=lambda finding: list(words.SEVERITIES).index(finding.severity))
    more = f"（共 {len(found)} 处）" if len(found) > 1 else ""
    said = attributes(type=gravest.severity, message=gravest.message + more)
    return f"      <failure{said}>{_told(report, found)}</failure>\n"


def _told(report: DocumentReport, found: list[Finding]) -> str:
    """One line a finding."""
    return "\n".join(escaped(_line(report, finding)) for finding in found)


def _line(report: DocumentReport, finding: Finding) -> str:
    where = words.where(finding, report.facts.format if report.facts else "")
    said = f"{words.SEVERITIES[finding.severity]} {where} {finding.rule} {finding.name}：{finding.message}"
    if finding.quote:
        said += f"原文：“{finding.quote}{'……' if finding.cut else ''}”"
    return said + (f"建议：{finding.suggestion}" if finding.suggestion else "")
