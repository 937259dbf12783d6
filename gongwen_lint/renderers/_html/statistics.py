"""How often each rule spoke, and how each issuer's documents fare."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongwen_lint.renderers import _words as words
from gongwen_lint.renderers._html.cards import CLASSES
from gongwen_lint.renderers._html.escape import apart, percent, said
from gongwen_lint.statistics import IssuerCount, RuleCount, Statistics
from gongwen_lint.verdicts import VERDICTS

_NAMED = 3
"""that are named while the table is closed"""


def statistics(counted: Statistics) -> Iterator[str]:
    """Both tables, closed; what they begin with is said outside."""
    yield '<div class="panels">'
    yield from _by_rule(counted.rules())
    yield from _by_issuer(counted.issuers())
    yield "</div>"


def _by_rule(rules: Sequence[RuleCount]) -> Iterator[str]:
    if not rules:
        return
    named = "、".join(f"{said(rule.name)} {rule.findings} 处" for rule in rules[:_NAMED])
    yield f'<details class="panel"><summary><b>按规则</b>{named}{"……" if len(rules) > _NAMED else ""}</summary>'
    yield '<div class="scroll" role="region" aria-label="按规则统计" tabindex="0"><table><thead><tr><th scope="col">规则</th>'
    yield '<th scope="col" class="num">处</th><th scope="col" class="num">份</th><th scope="col" class="wide">'
    yield "、".join(f'<span class="{CLASSES[severity]}">{name}</span>' for severity, name in words.SEVERITIES.items())
    yield "</th></tr></thead><tbody>"
    most = max(rule.findings for rule in rules)
    for rule in rules:
        bar = _bar([count / most for count in (rule.error, rule.warning, rule.info)])
        yield (
            f'<tr><th scope="row"><button type="button" class="pick" data-rule="{said(rule.rule)}">{said(rule.name)}'
            f'<span class="code">{said(rule.rule)}</span></button></th><td class="num">{rule.findings}</td>'
            f'<td class="num">{rule.documents}</td><td class="wide">{bar}</td></tr>'
        )
    yield "</tbody></table></div></details>"


def _bar(shares: Sequence[float]) -> str:
    at, drawn = 0.0, []
    for css, share in zip(CLASSES.values(), shares, strict=True):
        if share:
            drawn.append(f'<rect class="k-{css}" x="{percent(at)}" width="{percent(share)}" height="100%"/>')
        at += share
    return f'<svg class="bar" aria-hidden="true">{"".join(drawn)}</svg>'


def _by_issuer(issuers: Sequence[IssuerCount]) -> Iterator[str]:
    if not issuers:
        return
    back = [one for one in issuers if one.returned]
    named = "、".join(f"{apart(one.issuer or words.UNKNOWN)} {one.returned} 份" for one in back[:_NAMED])
    told = f"建议退回：{named}" if named else f"共 {sum(one.issuer is not None for one in issuers)} 个机关"
    yield f'<details class="panel"><summary><b>按机关</b>{told}{"……" if len(back) > _NAMED else ""}</summary>'
    yield '<div class="scroll" role="region" aria-label="按机关统计" tabindex="0"><table class="issuers"><thead><tr>'
    yield '<th scope="col">发文机关</th>'
    heads = ("份", *VERDICTS.values(), *words.SEVERITIES.values(), "平均字数")
    yield "".join(f'<th scope="col" class="num">{name}</th>' for name in heads)
    yield "</tr></thead><tbody>"
    for place, one in enumerate(issuers):
        name = apart(one.issuer or words.UNKNOWN)
        yield f'<tr><th scope="row"><button type="button" class="pick" data-issuer="{place}">{name}</button></th>'
        judged = (one.returned, one.mended, one.passed, one.unreadable)
        counts = (one.documents, *judged, one.error, one.warning, one.info, round(one.mean_body))
        yield "".join(f'<td class="num">{count}</td>' for count in counts) + "</tr>"
    yield "</tbody></table></div></details>"
