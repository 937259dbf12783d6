"""The kernel: from a document and settings to a report. No files, no clock, no network, no printing."""

from __future__ import annotations

from collections.abc import Iterable

from gongwen_lint.analysis.context import Analysis, Context
from gongwen_lint.counting import count_han, count_words
from gongwen_lint.document import Document, Span
from gongwen_lint.pages import body_pages
from gongwen_lint.report import Counts, DocumentReport, Finding
from gongwen_lint.rules import all_rules
from gongwen_lint.rules.record import Hit, Rule
from gongwen_lint.settings import Settings
from gongwen_lint.structure import analyse
from gongwen_lint.structure.outline import Outline


def lint(document: Document, settings: Settings | None = None) -> list[Finding]:
    """The findings on a document, in the order of the text."""
    return list(examine(document, settings or Settings()).findings)


def examine(document: Document, settings: Settings) -> DocumentReport:
    """The outline, the counts and the findings of a document."""
    outline = analyse(document, settings.stated)
    counts = count(document, outline)
    analysis = Analysis(document, outline, counts, settings)
    findings = [
        _finding(document, outline, rule, hit) for rule in chosen(settings) for hit in rule.check(Context(analysis, rule))
    ]
    findings.sort(key=lambda finding: (finding.span.start, finding.rule, finding.span.end))
    return DocumentReport(document.path, None, document, outline, counts, settings.profile.name, tuple(findings))


def chosen(settings: Settings) -> list[Rule]:
    """The rules in force: selected by code, prefix or name, less the ignored ones."""
    def named(rule: Rule, words: Iterable[str]) -> bool:
        return any(rule.code.startswith(word.upper()) or rule.name == word for word in words)

    return [
        rule for rule in all_rules()
        if (not settings.select or named(rule, settings.select) or named(rule, settings.extend_select))
        and not named(rule, settings.ignore)
    ]


def count(document: Document, outline: Outline) -> Counts:
    """The counts of DESIGN 3."""
    body = [block.text for block in outline.body()]
    cover = [block.text for block in outline.blocks if block.part == "cover" and block.role in ("body", "heading")]
    total = sum(count_words(line.text) for line in document.lines)
    pages, pages_from = body_pages(document, outline)
    return Counts(
        sum(map(count_words, body)), sum(map(count_han, body)), sum(map(count_words, cover)), total, pages, pages_from
    )


def _finding(document: Document, outline: Outline, rule: Rule, hit: Hit) -> Finding:
    line, column = document.position(hit.span.start)
    end_line, end_column = document.position(max(hit.span.start, hit.span.end - 1))
    return Finding(
        rule.code, rule.name, hit.severity or rule.severity, hit.message, hit.span,
        line, column, end_line, end_column + (hit.span.end > hit.span.start),
        document.lines[line - 1].place, _heading(outline, hit.span),
        hit.quote or document.quote(hit.span), hit.suggestion, hit.score, hit.basis or rule.basis,
    )


def _heading(outline: Outline, span: Span) -> str | None:
    above = [section for section in outline.sections if section.heading.start <= span.start]
    return above[-1].title if above else None
