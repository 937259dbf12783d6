"""The page of one document: why it goes back or not, its pictures, the copied passages, and the text with what is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gongwen_lint.renderers import _words as words
from gongwen_lint.renderers._html import ids
from gongwen_lint.renderers._html.axis import Axis
from gongwen_lint.renderers._html.cards import CLASSES
from gongwen_lint.renderers._html.copies import copies
from gongwen_lint.renderers._html.escape import apart, said
from gongwen_lint.renderers._html.picture import picture
from gongwen_lint.renderers._html.text import text
from gongwen_lint.report import DocumentReport, Facts
from gongwen_lint.rules.record import SEVERITIES, Basis
from gongwen_lint.verdicts import VERDICTS, unfilled, verdict


def page(report: DocumentReport, document: int) -> Iterator[str]:
    """The page of a document that could be read; ``document`` is its number, from 1.

    It stands in a ``noscript``, which a browser without script shows, and one with script leaves unread until the script opens
    the page: of hundreds of documents somebody looks at some.
    """
    assert report.facts and report.counts
    name, axis = ids.page(document), Axis(report.lines)
    lists = {basis: number for number, basis in enumerate(dict.fromkeys(f.basis for f in report.findings if f.basis), 1)}
    yield f'<noscript class="kept" data-page="{name}"><article class="doc" id="{name}" aria-labelledby="{name}t" tabindex="-1">'
    yield f'<p class="back"><a href="#{ids.OVERVIEW}">返回总览</a></p>'
    yield f'<h2 id="{name}t">{apart(report.facts.title or words.file_name(report.path))}</h2>'
    yield from _facts(report.path, report.facts)
    yield from _why(report, document)
    yield f'<p class="counts">{said(words.counts(report.counts))}。</p>'
    yield from picture(report, document, axis)
    yield from copies(report, document, axis)
    printed = " printed" if report.facts.format == "pdf" else ""
    yield f'<section class="text{printed}" aria-labelledby="{name}x"><h3 id="{name}x">原文和问题</h3>'
    yield from text(report, document, [lists.get(finding.basis, 0) for finding in report.findings])
    yield "</section>"
    yield from _provisions(report, document, lists)
    yield "</article></noscript>\n"


def _facts(path: str, facts: Facts) -> Iterator[str]:
    """What was recognised, so that a wrong limit can be seen and put right."""
    known = {
        "文件": words.file_name(path) if path == "-" else path, "发文机关": "、".join(facts.issuers), "发文字号": facts.number,
        "主送": facts.addressee, "成文日期": facts.date, "认作": "、".join(words.recognised(facts)),
        "所附文件": facts.inner_title,
    }
    yield '<dl class="facts">'
    yield from (f"<div><dt>{label}</dt><dd>{apart(value)}</dd></div>" for label, value in known.items() if value)
    yield "</dl>"


def _why(report: DocumentReport, document: int) -> Iterator[str]:
    """The verdict and each rule that spoke, the gravest first, with a link to where it first did."""
    found = verdict(report)
    severities = Counter(finding.severity for finding in report.findings)
    counted = "，".join(f"{words.SEVERITIES[severity]} {severities[severity]} 处" for severity in SEVERITIES)
    known = f"（基线里{'另' if report.findings else '已'}有 {report.known} 处）" if report.known else ""
    left = f"，版头、标题、主送、署名或日期 {len(open_)} 处未填" if (open_ := unfilled(report)) else ""
    told = counted + left if report.findings else "没有新问题" if known else "没有发现问题。"
    yield f'<div class="why"><p><strong class="verdict v-{found}">{VERDICTS[found]}</strong><span>{told}{known}</span></p>'
    if report.findings:
        yield f"<ul>{''.join(_rules_that_spoke(report, document))}</ul>"
    yield "</div>"


def _rules_that_spoke(report: DocumentReport, document: int) -> Iterator[str]:
    first: dict[str, int] = {}
    spoke: dict[str, list[int]] = {}
    for number, finding in enumerate(report.findings, 1):
        first.setdefault(finding.rule, number)
        spoke.setdefault(finding.rule, []).append(SEVERITIES.index(finding.severity))
    for code in sorted(first, key=lambda code: (min(spoke[code]), -len(spoke[code]), code)):
        times = f" {len(spoke[code])} 处" if len(spoke[code]) > 1 else ""
        yield (
            f'<li class="{CLASSES[SEVERITIES[min(spoke[code])]]}"><a href="#{ids.card(document, first[code])}">'
            f'{said(report.findings[first[code] - 1].name)}<span class="code">{said(code)}</span></a>{times}</li>'
        )


def _provisions(report: DocumentReport, document: int, lists: dict[tuple[Basis, ...], int]) -> Iterator[str]:
    """What the findings rest on, each set of provisions once."""
    if not lists:
        return
    name = f"{ids.page(document)}b"
    yield f'<section class="basis" aria-labelledby="{name}"><h3 id="{name}">依据</h3><dl>'
    for basis, number in lists.items():
        rules = dict.fromkeys((f.rule, f.name) for f in report.findings if f.basis == basis)
        yield f'<div id="{ids.provision(document, number)}" tabindex="-1"><dt>{_rules(rules)}</dt>'
        yield "".join(f"<dd>{said(words.cited(*one))}</dd>" for one in basis)
        yield f"<dd>{words.ELSEWHERE}</dd></div>" if any(f.elsewhere for f in report.findings if f.basis == basis) else "</div>"
    yield "</dl></section>"


def _rules(rules: dict[tuple[str, str], None]) -> str:
    return "、".join(f"{said(code)} {said(name)}" for code, name in rules)
