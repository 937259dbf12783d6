"""What the sheet says in Chinese, the same on the screen and on paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from gongwen_lint import __version__
from gongwen_lint.assessment.sheet import Assessed, Assessment, Figure, Row
from gongwen_lint.numerals import number
from gongwen_lint.provisions import document_name
from gongwen_lint.renderers import _words as words
from gongwen_lint.report import Finding
from gongwen_lint.visible import shortened

TITLE = "与为基层减负一致性评估表"
CONCLUSIONS = {"none": "未涉及", "explain": "涉及，需说明理由", "inconsistent": "不一致", "unassessed": "未评估"}
REASONS = {"absent": "本版不评估", "deselected": "按设置没有评估", "uncompared": "未对照上位文件"}
SPECIAL = "专门文件除外"
NOTE = "本表由程序逐条查找，只列出可能涉及的文字；是否一致，由承办人和审核人认定。"
LINES = "“行号”是 gongwen-lint text 印出的行号。"
SIGNED = ("起草单位", "承办人", "审核人", "日期")
OFFICE = "办公厅（室）核文意见"

_SHORT = {"central": "规定", "gansu": "甘肃", "wuwei": "武威", "zhejiang": "浙江"}
"""what the regulations are called in a narrow column"""
_UNITS = {"body": "字", "pages": "页"}
_HEADING, _QUOTE = 18, 100
"""characters of a heading and of a quote that are shown"""


def particulars(assessment: Assessment) -> Iterator[tuple[str, str]]:
    """What document it is: label and value, "无" or "没有认出" never hidden."""
    report = assessment.report
    outline, counts = report.outline, report.counts
    assert outline and counts
    kind = f"{outline.kind}（{outline.kind_reason}）" if outline.kind and outline.kind_reason else outline.kind
    pages = f"{counts.pages} 页（{words.PAGES_FROM[counts.pages_from]}）" if counts.pages and counts.pages_from else None
    cover = f"；通知本身 {counts.cover} 字" if counts.cover else ""
    yield "文件标题", outline.title or "没有认出"
    yield "所附文件", outline.inner_title or ""
    yield "发文机关", "、".join(outline.issuers) or "没有认出"
    yield "发文字号", outline.number or "无"
    yield "主送机关", (outline.addressee or "无").rstrip("：:")
    yield "成文日期", outline.date or "无"
    yield "文种", outline.genre or "没有认出"
    yield "类别", kind or "没有认出"
    yield "正文字数", f"{counts.body} 字（其中汉字 {counts.body_han}）{cover}"
    yield "正文页数", pages or "没有正文"
    yield "评估依据", "；".join(regulation(one) for one in assessment.against)
    yield "文件名", file_name(report.path)
    yield "评估工具", f"gongwen-lint {__version__}"


def file_name(path: str) -> str:
    """The file's name without its folders: the sheet is passed on, the folders are nobody's business."""
    return "标准输入" if path == "-" else path.replace("\\", "/").rpartition("/")[2]


def regulation(one: Assessed) -> str:
    """The regulation by its full name, with the articles assessed."""
    return f"{document_name(one.document)}第{spans(one.articles)}条" if one.articles else document_name(one.document)


def bases(row: Row) -> list[str]:
    """The articles a row rests on, regulation by regulation: 规定第3、8条, 浙江第21、22条."""
    return [f"{_SHORT[document]}第{spans(articles)}条" for document, articles in row.articles.items()]


def key_to_basis(assessment: Assessment) -> str:
    """What the short names in the basis column mean."""
    known = [one.document for one in assessment.against if one.document in _SHORT]
    told = "；".join(f"“{_SHORT[document]}”指{words.titled(document)}" for document in known)
    return f"依据一栏：{told}。"


def spans(articles: tuple[str, ...]) -> str:
    """Numbers in a row taken together: 1至3、5, 二至九、十一."""
    runs: list[list[str]] = []
    last: int | None = None
    for article in articles:
        value = number(article)
        if runs and last is not None and value == last + 1:
            runs[-1].append(article)
        else:
            runs.append([article])
        last = value
    return "、".join(f"{run[0]}至{run[-1]}" if len(run) > 2 else "、".join(run) for run in runs)


def item(row: Row) -> str:
    """What a row asks."""
    return f"{row.item.text}（{SPECIAL}）" if row.item.special else row.item.text


def conclusion(row: Row) -> str:
    """The conclusion; where nothing was asked, the reason in its place."""
    reasons = {one.reason for one in row.unassessed}
    if row.conclusion == "unassessed" and len(reasons) == 1 and len(row.unassessed) == len(row.item.rules):
        return REASONS[reasons.pop()]
    return CONCLUSIONS[row.conclusion]


def remarks(row: Row, names: Mapping[str, str]) -> Iterator[str]:
    """What is to be said of a row besides its passages: its figures, and the rules that were not asked while others were.

    ``names`` are the names of the rules by code.
    """
    for figure in row.figures:
        yield f"{_figure(figure)}。"
    if row.compared:
        yield f"对照的是{row.compared}。"
    if row.unassessed and len(row.unassessed) < len(row.item.rules):
        for reason, group in _grouped(row).items():
            rules = "、".join(f"{code}{names.get(code, '')}" for code in group)
            yield f"其中 {rules}：{REASONS[reason]}。"


def _grouped(row: Row) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in row.unassessed:
        found.setdefault(one.reason, []).append(one.rule)
    return found


def _figure(figure: Figure) -> str:
    unit, limit = _UNITS[figure.measure], figure.limit
    amount = "正文页数不明" if figure.amount is None else f"正文 {figure.amount} {unit}"
    if limit is None:
        return f"{amount}，所选依据没有给这类文件定上限"
    if limit.value is None:
        return f"{amount}，不限（{limit.reason or '所选依据除外'}）"
    over = f"，超出 {figure.over} {unit}" if figure.over else ""
    why = "自定的上限" if figure.own else limit.reason or f"{document_name(limit.document)}第{limit.article}条"
    return f"{amount}，限 {limit.value} {unit}{over}（{why}）"


def told(row: Row, assessment: Assessment, first: Mapping[Finding, int]) -> Iterator[str]:
    """The passages of a row, a sentence or two each, numbered where there are several.

    ``first`` is what ``first_rows`` tells. Where a row has figures, they say it already.
    """
    report = assessment.report
    assert report.document and report.outline
    title = report.outline.title_span
    findings = () if row.figures else row.findings
    for place, finding in enumerate(findings, 1):
        begin = f"（{place}）" if len(findings) > 1 else ""
        where = _where(finding, assessment)
        if first[finding] != row.number:
            yield f"{begin}{where}：见第{first[finding]}项。"
        else:
            said = finding.span == title or not finding.quote or finding.quote in finding.message
            quote = "" if said else f"原文：“{_quote(finding)}”"
            yield f"{begin}{where}：{finding.message}{quote}"


def first_rows(assessment: Assessment) -> dict[Finding, int]:
    """For each finding the first row that lists it: a passage that touches two items is quoted once."""
    found: dict[Finding, int] = {}
    for row in assessment.rows:
        for finding in row.findings:
            found.setdefault(finding, row.number)
    return found


def _where(finding: Finding, assessment: Assessment) -> str:
    report = assessment.report
    assert report.document and report.outline
    if finding.span == report.outline.title_span:
        return "标题"
    place = words.where(finding, report.document.format)
    heading = finding.heading
    return place if not heading or finding.quote == heading else f"{place}，“{shortened(heading, _HEADING)}”之下"


def _quote(finding: Finding) -> str:
    """The passage, its middle cut where it is long; one of which only the beginning was quoted says so."""
    return shortened(finding.quote, _QUOTE) + ("……" if finding.cut else "")


def summary(assessment: Assessment) -> Iterator[str]:
    """How many items came out how, and what to do next."""
    counts = Counter(row.conclusion for row in assessment.rows)
    parts = [_counted(assessment, name, counts[name]) for name in ("inconsistent", "explain", "unassessed") if counts[name]]
    parts.append(f"未涉及 {counts['none']} 项")
    yield f"共 {len(assessment.rows)} 项：{'，'.join(parts)}。"
    yield next_step(counts)


def _counted(assessment: Assessment, name: str, count: int) -> str:
    label = CONCLUSIONS[name].replace("，", "、")
    return f"{label} {count} 项（第{spans(tuple(map(str, assessment.numbers(name))))}项）"


def next_step(counts: Mapping[str, int]) -> str:
    """One or two plain sentences."""
    said = []
    if counts.get("inconsistent"):
        said.append("不一致的，先改文稿再送核；认为没有违反规定的，在最后一栏说明")
    if counts.get("explain"):
        said.append("涉及的，删去或者在最后一栏写明理由和依据")
    if not said:
        said.append("没有查到需要修改或者说明的地方")
    if counts.get("unassessed"):
        said.append("没有评估的，由承办人自己核对")
    return "；".join(said) + "。"
