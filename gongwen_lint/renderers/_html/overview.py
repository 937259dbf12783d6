"""The overview: every document in one table, what needs somebody first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongwen_lint import __version__
from gongwen_lint.renderers import _words as words
from gongwen_lint.renderers._html import ids
from gongwen_lint.renderers._html.cards import CLASSES
from gongwen_lint.renderers._html.escape import apart, percent, said
from gongwen_lint.renderers._html.rows import Found, Row
from gongwen_lint.renderers._html.statistics import statistics
from gongwen_lint.report import Ended
from gongwen_lint.rules.record import SEVERITIES
from gongwen_lint.statistics import Statistics
from gongwen_lint.verdicts import VERDICTS

_REASONS = 4
"""rules that are named as the reason"""
_COLUMNS = (
    "结论和主要问题", "文件", "标题", "发文机关", "文种类别", "正文字数", *words.SEVERITIES.values(), "水分", "照搬",
)
_NUMBERS = _COLUMNS[5:]
_MEANING = {
    "水分": "铺垫、套话、照转和空泛措施占正文的比例", "照搬": "与同一份别的文件相同的比例；不到报的比例时写段数",
}


def overview(rows: Sequence[Row], counted: Statistics, ended: Ended) -> Iterator[str]:
    """The whole of it; the script only sorts and hides what stands here."""
    yield f'<section id="{ids.OVERVIEW}" aria-labelledby="o-t" tabindex="-1"><h2 id="o-t">总览</h2>'
    yield (
        f'<p class="under">{said(words.in_force(counted.profiles))}。<b class="e">错误</b>：规定写明不得，或者硬性数字明显超过；'
        '<b class="w">警告</b>：规定写一般、原则上、应当；<b class="i">提示</b>：只关文字，供参考。'
        f"gongwen-lint {__version__}</p>"
    )
    yield from _notes(ended)
    issuers = [one.issuer for one in counted.issuers()]
    yield from _tally(counted, ended)
    yield from statistics(counted)
    yield from _filters(rows, issuers)
    yield '<div class="scroll" role="region" aria-labelledby="o-t" tabindex="0"><table id="files"><thead><tr>'
    for number, column in enumerate(_COLUMNS):
        order = ' aria-sort="descending"' if number == 0 else ""
        numeric = ' class="num"' if column in _NUMBERS else ""
        meaning = f' title="{_MEANING[column]}"' if column in _MEANING else ""
        yield f'<th scope="col"{order}{numeric}><button type="button"{meaning}>{column}</button></th>'
    yield "</tr></thead><tbody>\n"
    places = {name: place for place, name in enumerate(issuers)}
    shared = _shared([row.path for row in rows])
    for row in sorted(rows, key=lambda row: row.order):
        yield from _row(row, places, shared)
    yield "</tbody></table></div>"
    if shared:
        yield f'<p class="note">文件都在 {apart(shared)} 下面。</p>'
    known = "基线里已有的不算。" if ended.summary.known else ""
    yield (
        '<p class="note">有错误的建议退回；有警告的，或者标题、文号、主送、署名、日期没有填完的，建议修改；'
        f"其余写“可以”，可能有提示。{known}"
        "结论只看有没有查出问题，退不退由办文的人定。"
        "水分、照搬各是什么，见每份文件的虚实图和照搬对照。</p></section>\n"
    )


def _notes(ended: Ended) -> Iterator[str]:
    """What was not checked, before the figures that lack it; that the run was broken off stands first and out."""
    undone = [note for note in ended.notes if note not in ended.asides]
    if undone:
        broken = ' class="broken"' if ended.summary.unchecked else ""
        yield f'<div class="notes" role="status"><p{broken}>{said(undone[0])}</p>'
        yield "".join(f"<p>{said(note)}</p>" for note in undone[1:]) + "</div>"
    yield "".join(f'<p class="note">{said(note)}</p>' for note in ended.asides)


def _tally(counted: Statistics, ended: Ended) -> Iterator[str]:
    """How many documents of each verdict, as figures and as one bar."""
    summary, documents = ended.summary, counted.verdicts.total()
    found = "，".join(f"{name} {getattr(summary, severity)} 处" for severity, name in words.SEVERITIES.items())
    more = f"，另有 {summary.unchecked} 份没有查" if summary.unchecked else ""
    yield f'<div class="tally"><p><span class="big">{documents}</span> 份{more}</p>'
    for verdict, name in VERDICTS.items():
        yield (
            f'<p><button type="button" class="v-{verdict}" data-verdict="{verdict}" aria-pressed="false">'
            f'<span class="big">{counted.verdicts[verdict]}</span> {name}</button></p>'
        )
    yield f'<p class="found">{found}</p></div>'
    at, drawn = 0.0, []
    for verdict in VERDICTS:
        share = counted.verdicts[verdict] / max(1, documents)
        drawn.append(f'<rect class="b-{verdict}" x="{percent(at)}" width="{percent(share)}" height="100%"/>')
        at += share
    yield f'<svg class="split" aria-hidden="true">{"".join(drawn)}</svg>'


def _filters(rows: Sequence[Row], issuers: Sequence[str | None]) -> Iterator[str]:
    rules = sorted({(found.rule, found.name) for row in rows for found in row.found})
    none = "没有新问题" if any(row.known for row in rows) else "没有问题"
    chosen = {
        "verdict": ("结论", [*VERDICTS.items()]),
        "severity": ("级别", [*((severity, f"有{name}") for severity, name in words.SEVERITIES.items()), ("none", none)]),
        "rule": ("规则", [(code, f"{code} {name}") for code, name in rules]),
        "issuer": ("机关", [(str(place), name or words.UNKNOWN) for place, name in enumerate(issuers)]),
    }
    yield '<form class="filters script" role="search" aria-label="筛选文件"><label>筛选 <input id="f-text" type="search"'
    yield ' placeholder="文件名、标题、机关、问题" autocomplete="off" spellcheck="false"></label>'
    for name, (label, options) in chosen.items():
        yield f'<label>{label} <select id="f-{name}"><option value="">全部</option>'
        yield "".join(f'<option value="{said(value)}">{said(shown)}</option>' for value, shown in options)
        yield "</select></label>"
    yield '<button type="reset">清除</button><span class="push"></span>'
    yield '<button type="button" id="print-overview">只打印总览</button>'
    yield '<button type="button" id="print-all">打印总览和各份</button>'
    yield f'</form><p id="shown" class="script" role="status">显示 {len(rows)} 份，共 {len(rows)} 份</p>'


def _shared(paths: Sequence[str]) -> str:
    """The folder that all the files are in, as far as it is worth saying once instead of in each row."""
    folders = [path[:-len(words.file_name(path))] for path in paths]
    first, last = min(folders, default=""), max(folders, default="")
    same = 0
    while first[:same + 1] == last[:same + 1] and same < len(first):
        same += 1
    return first[:max(first.rfind(mark, 0, same) for mark in "/\\") + 1] if len(paths) > 1 else ""


def _row(row: Row, places: dict[str | None, int], shared: str) -> Iterator[str]:
    severities = " ".join(severity for severity in SEVERITIES if row.count(severity)) or ("none" if row.body is not None else "")
    rules = " ".join(dict.fromkeys(found.rule for found in row.found))
    issuers = " ".join(str(places[name]) for name in row.counted)
    yield (
        f'<tr data-n="{row.number}" data-verdict="{row.verdict}" data-severity="{severities}" data-rule="{said(rules)}"'
        f' data-issuer="{issuers}">'
    )
    yield f'<td class="why" data-k="{_weight(row)}"><strong class="verdict v-{row.verdict}">{VERDICTS[row.verdict]}</strong>'
    known = f' <span class="known">· 基线里{"另" if row.found else "已"}有 {row.known} 处</span>' if row.known else ""
    yield f"{_reasons(row)}{known}</td>"
    name = words.file_name(row.path)
    folder = row.path[len(shared):-len(name)]
    shown = f"{apart(name)}" if row.verdict == "unreadable" else f'<a href="#{ids.page(row.number)}">{apart(name)}</a>'
    yield f'<th scope="row">{shown}{f"<small>{apart(folder)}</small>" if folder else ""}</th>'
    yield f'<td>{apart(row.title) if row.title else ""}</td><td>{apart("、".join(row.issuers)) if row.issuers else ""}</td>'
    yield f'<td>{"".join(f"<span>{said(part)}</span>" for part in row.kind)}</td>'
    yield f'<td class="num">{"" if row.body is None else row.body}</td>'
    for severity in SEVERITIES:
        count = row.count(severity)
        yield f'<td class="num {CLASSES[severity] if count else "zero"}">{"" if row.body is None else count}</td>'
    yield _share(row.padding, "b-water") if row.padding is not None else '<td class="num" data-k="-1"></td>'
    if row.copied or not row.passages:
        yield _share(row.copied, "b-copied") if row.copied else '<td class="num" data-k="-1"></td>'
    else:
        yield f'<td class="num" data-k="{row.passages / 10000:.4f}">{row.passages} 段</td>'
    yield "</tr>\n"


def _weight(row: Row) -> int:
    """A number that is greater the sooner somebody should look."""
    weight = len(VERDICTS) - row.order[0]
    for count in row.order[1:-1]:
        weight = weight * 10000 + min(-count, 9999)
    return weight


def _reasons(row: Row) -> str:
    if row.reason:
        return f'<span class="reasons">{apart(row.reason)}</span>'
    grave = [found for found in row.found if SEVERITIES[found.grave] != "info"]
    told = [
        f'<span{_error(found)} title="{said(found.rule)}">{said(found.name)}{f"×{found.count}" if found.count > 1 else ""}</span>'
        for found in grave
    ]
    if row.unfilled:
        told.insert(sum(not found.grave for found in grave), f"<span>{row.unfilled} 处未填</span>")
    more = f"等 {len(told)} 项" if len(told) > _REASONS else ""
    return f'<span class="reasons">{"、".join(told[:_REASONS])}{more}</span>' if told else ""


def _error(found: Found) -> str:
    return ' class="e"' if SEVERITIES[found.grave] == "error" else ""


def _share(share: float, style: str) -> str:
    drawn = f'<svg class="mini" aria-hidden="true"><rect class="{style}" width="{percent(min(1.0, share))}" height="100%"/></svg>'
    return f'<td class="num" data-k="{share:.4f}">{share:.0%}{drawn}</td>'
