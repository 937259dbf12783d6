"""How often each rule spoke, and how each issuer's documents fare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from gongwen_lint.renderers import _words as words
from gongwen_lint.renderers._html.cards import CLASSES
from gongwen_lint.renderers._html.escape import apart, percent, said
from gongwen_lint.renderers._html.rows import Row
from gongwen_lint.rules.record import SEVERITIES

_NAMED = 3
"""that are named while the table is closed"""


def issuers_of(rows: Sequence[Row]) -> list[str]:
    """All issuers, those with most documents to go back first."""
    documents = Counter(name for row in rows for name in row.issuers)
    back = Counter(name for row in rows if row.verdict == "return" for name in row.issuers)
    return sorted(documents, key=lambda name: (-back[name], -documents[name], name))


def statistics(rows: Sequence[Row]) -> Iterator[str]:
    """Both tables, closed; what they begin with is said outside."""
    yield '<div class="panels">'
    yield from _by_rule(rows)
    yield from _by_issuer(rows)
    yield "</div>"


def _by_rule(rows: Sequence[Row]) -> Iterator[str]:
    counted: Counter[tuple[str, str]] = Counter()
    severities: Counter[tuple[str, int]] = Counter()
    documents: Counter[str] = Counter()
    for row in rows:
        documents.update({found.rule for found in row.found})
        for found in row.found:
            counted[found.rule, found.name] += found.count
            severities[found.rule, found.grave] += found.count
    often = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    if not often:
        return
    named = "、".join(f"{said(name)} {count} 处" for (_, name), count in often[:_NAMED])
    yield f'<details class="panel"><summary><b>按规则</b>{named}{"……" if len(often) > _NAMED else ""}</summary>'
    yield '<div class="scroll" role="region" aria-label="按规则统计" tabindex="0"><table><thead><tr><th scope="col">规则</th>'
    yield '<th scope="col" class="num">处</th><th scope="col" class="num">份</th><th scope="col" class="wide">'
    yield "、".join(f'<span class="{CLASSES[severity]}">{name}</span>' for severity, name in words.SEVERITIES.items())
    yield "</th></tr></thead><tbody>"
    most = max(counted.values())
    for (code, name), count in often:
        bar = _bar([severities[code, grave] / most for grave in range(len(SEVERITIES))])
        yield (
            f'<tr><th scope="row"><button type="button" class="pick" data-rule="{said(code)}">{said(name)}'
            f'<span class="code">{said(code)}</span></button></th><td class="num">{count}</td>'
            f'<td class="num">{documents[code]}</td><td class="wide">{bar}</td></tr>'
        )
    yield "</tbody></table></div></details>"


def _bar(shares: Sequence[float]) -> str:
    at, drawn = 0.0, []
    for css, share in zip(CLASSES.values(), shares, strict=True):
        if share:
            drawn.append(f'<rect class="k-{css}" x="{percent(at)}" width="{percent(share)}" height="100%"/>')
        at += share
    return f'<svg class="bar" aria-hidden="true">{"".join(drawn)}</svg>'


def _by_issuer(rows: Sequence[Row]) -> Iterator[str]:
    names = issuers_of(rows)
    if not names:
        return
    back = {name: sum(name in row.issuers for row in rows if row.verdict == "return") for name in names[:_NAMED]}
    named = "、".join(f"{apart(name)} {count} 份" for name, count in back.items() if count)
    yield f'<details class="panel"><summary><b>按机关</b>{f"建议退回：{named}" if named else f"共 {len(names)} 个机关"}'
    yield f'{"……" if len(names) > _NAMED else ""}</summary>'
    yield '<div class="scroll" role="region" aria-label="按机关统计" tabindex="0"><table><thead><tr><th scope="col">发文机关</th>'
    yield "".join(f'<th scope="col" class="num">{name}</th>' for name in ("份", "建议退回", *words.SEVERITIES.values(), "水分"))
    yield "</tr></thead><tbody>"
    of_name: dict[str, list[Row]] = {}
    for row in rows:
        for name in dict.fromkeys(row.issuers):
            of_name.setdefault(name, []).append(row)
    for place, name in enumerate(names):
        yield from _issuer(place, name, of_name[name])
    yield "</tbody></table></div></details>"


def _issuer(place: int, name: str, rows: Sequence[Row]) -> Iterator[str]:
    yield f'<tr><th scope="row"><button type="button" class="pick" data-issuer="{place}">{apart(name)}</button></th>'
    counts = (len(rows), sum(row.verdict == "return" for row in rows), *(sum(row.count(s) for row in rows) for s in SEVERITIES))
    yield "".join(f'<td class="num">{count}</td>' for count in counts)
    shares = [row.padding for row in rows if row.padding is not None]
    yield f'<td class="num">{f"{sum(shares) / len(shares):.0%}" if shares else ""}</td></tr>'
