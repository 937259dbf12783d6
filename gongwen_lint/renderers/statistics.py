"""What a folder comes to, for a reviewer: which documents go back and why, how often each rule spoke, how each issuer fares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongwen_lint.columns import padded, width
from gongwen_lint.named import NamedTuple
from gongwen_lint.renderers import _words as words
from gongwen_lint.renderers._rows import name_of
from gongwen_lint.report import DocumentReport, Ended, Summary
from gongwen_lint.statistics import Statistics
from gongwen_lint.verdicts import VERDICTS, attention, verdict
from gongwen_lint.visible import visible

_TOLD = ("return", "mend", "unreadable")
"""verdicts of which each document is named"""
_NEXT = (
    "接着：看一份的全部问题，gongwen-lint check 文件；逐份看、分发，加 --report html=报告.html 或 --report xlsx=报告.xlsx；\n"
    "退回时附上意见，加 --annotate 文件夹，每份另存一份带批注的。\n"
)


class _Told(NamedTuple):
    """What is kept of a document."""

    order: tuple[int, ...]
    """as ``attention``"""
    name: str
    error: int
    warning: int
    why: str


class Format:
    """Says all of it at the end; keeps a line for each document that is named."""

    reads_text = False

    def __init__(self) -> None:
        self._statistics = Statistics()
        self._told: dict[str, list[_Told]] = {judged: [] for judged in _TOLD}
        self._known: list[tuple[int, str]] = []

    def begin(self) -> str:
        return ""

    def document(self, report: DocumentReport) -> str:
        self._statistics.add(report)
        judged = verdict(report)
        self._known.extend([(report.known, _name(report))] if report.known else [])
        if judged in self._told:
            found = [finding.severity for finding in report.findings]
            why = _in_column(words.main_trouble(report))
            self._told[judged].append(_Told(
                attention(report), _name(report), found.count("error"), found.count("warning"), why
            ))
        return ""

    def end(self, ended: Ended) -> str:
        parts = [_sums(ended.summary, self._statistics)]
        for judged, told in self._told.items():
            if told:
                worst_first = sorted(told, key=lambda one: one.order)
                parts.append(f"{VERDICTS[judged]}（{len(told)} 份）\n" + "".join(map(_named, worst_first)))
        if self._known:
            parts.append(_table(f"基线里已有、没有再报的（{len(self._known)} 份）", ("已知", "文件"), self._known))
        if rules := self._statistics.rules():
            parts.append(_table("按规则", ("规则", "处数", "文件", "错误", "警告", "提示"), [
                (f"{rule.rule} {rule.name}", *rule[2:]) for rule in rules
            ]))
        if issuers := self._statistics.issuers():
            head = ("文件", "退回", "修改", "可以", "读不了", "错误", "警告", "提示", "平均字数", "发文机关")
            parts.append(_table("按发文机关", head, [
                (one.documents, one.returned, one.mended, one.passed, one.unreadable, one.error, one.warning, one.info,
                 round(one.mean_body), _in_column(one.issuer or words.UNKNOWN))
                for one in issuers
            ]))
        parts += ["".join(f"{visible(note)}\n" for note in ended.notes)] if ended.notes else []
        return "\n".join([*parts, _NEXT])


def _name(report: DocumentReport) -> str:
    return _in_column(name_of(report))


def _in_column(name: str) -> str:
    """A name in a column: a tab would be as wide as the terminal likes."""
    return visible(name).replace("\t", "\\t")


def _named(one: _Told) -> str:
    """A document, its name whole so that it can be copied, and below it why."""
    found = "，".join(f"{name} {count}" for name, count in (("错误", one.error), ("警告", one.warning)) if count)
    return f"  {one.name}\n      {found}{'：' if found else ''}{one.why}\n"


def _sums(summary: Summary, statistics: Statistics) -> str:
    told = "，".join(
        f"{name} {statistics.verdicts[key]} 份" for key, name in VERDICTS.items() if statistics.verdicts[key] or key == "return"
    )
    return (
        f"共 {summary.documents} 份：{told}。\n"
        f"错误 {summary.error} 处，警告 {summary.warning} 处，提示 {summary.info} 处。\n"
        + (f"{words.in_force(statistics.profiles)}。\n" if statistics.profiles else "")
    )


def _table(title: str, head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A heading and rows in columns: numbers to the right, texts to the left."""
    return f"{title}\n" + "".join(f"  {line}\n" for line in _lines([head, *rows]))


def _lines(rows: Sequence[Sequence[object]]) -> Iterator[str]:
    columns = list(zip(*rows, strict=True))
    widths = [max(width(str(value)) for value in column) for column in columns]
    numbers = [number for number, column in enumerate(columns) if all(isinstance(value, int) for value in column[1:])]
    for row in rows:
        cells = [
            " " * (places - width(text)) + text if column in numbers else padded(text, places)
            for column, (places, text) in enumerate(zip(widths, map(str, row), strict=True))
        ]
        yield "  ".join(cells).rstrip()
