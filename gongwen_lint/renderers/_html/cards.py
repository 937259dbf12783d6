"""What is said of one finding, as a card in the margin."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint.analysis.places import line_of
from gongwen_lint.renderers import _words as words
from gongwen_lint.renderers._html import ids
from gongwen_lint.renderers._html.escape import apart, said
from gongwen_lint.report import DocumentReport, Finding
from gongwen_lint.rules.record import Related
from gongwen_lint.visible import shortened

CLASSES = {"error": "e", "warning": "w", "info": "i"}
"""what each severity is called in the style"""
_QUOTE = 44
"""characters of a quote that are shown: the words themselves are marked in the text"""


def card(report: DocumentReport, document: int, number: int, cited: int) -> str:
    """One finding with its place, suggestion, references and provision (``cited``: the list it stands in, 0 for none)."""
    finding, format = report.findings[number - 1], report.facts.format if report.facts else "txt"
    name = ids.card(document, number)
    more = [f'<p class="s"><b>建议</b>{said(finding.suggestion)}</p>'] if finding.suggestion else []
    more.extend(f'<p class="o"><b>参见</b>{_related(report, document, number, related)}</p>' for related in finding.related)
    more.append(f'<p class="o">{"　".join(_place(finding, format, document, cited))}</p>')
    label = f'aria-label="第{number}处的{"建议和" if finding.suggestion else ""}位置"'
    return (
        f'<section class="card {CLASSES[finding.severity]}" id="{name}" aria-labelledby="{name}h" tabindex="-1">'
        f'<h4 id="{name}h"><a class="n {CLASSES[finding.severity]}" href="#{ids.mark(document, number)}"'
        f' aria-label="第{number}处，回到原文">{number}</a><span class="sev">{words.SEVERITIES[finding.severity]}</span>'
        f'<span class="name">{said(finding.name)}</span><span class="code">{said(finding.rule)}</span></h4>'
        f'<p class="m">{said(finding.message)}</p><details><summary {label}>{"建议" if finding.suggestion else "位置"}</summary>'
        f'{"".join(more)}</details></section>'
    )


def _place(finding: Finding, format: str, document: int, cited: int) -> Iterator[str]:
    if finding.quote:
        more = "……" if finding.cut else ""
        yield f'<q>“{apart(shortened(finding.quote, _QUOTE) + more)}”</q>'
    yield f"<span>{said(words.where(finding, format))}</span>"
    if cited:
        yield f'<a class="go" href="#{ids.provision(document, cited)}">依据</a>'


def has_both(related: Related) -> bool:
    """Whether a passage is told with its source's, so that both can stand beside each other."""
    return related.unlike is not None and related.unlike_here is not None


def _related(report: DocumentReport, document: int, number: int, related: Related) -> str:
    """Where else to look; in the same document a link, for a copied passage one to both beside each other.

    Other files without their folders: the report goes to others, whom the folders of this machine do not concern.
    """
    whole = related.title and related.unlike is None
    where = "" if whole else f" {line_of(related.path, related.line, related.end_line)}"
    if related.path == report.path:
        return f'<a href="#{ids.line(document, related.line)}">{said(where.strip())}</a>，{apart(related.message)}'
    beside = f'　<a class="go" href="#{ids.passage(document, number)}">看对照</a>' if has_both(related) else ""
    return f"{apart(words.file_name(related.path))}{said(where)}，{apart(related.message)}{beside}"
