"""The report an official reads: file, place, one sentence, quote, suggestion and provision, and what it all adds up to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from gongwen_lint.columns import padded
from gongwen_lint.named import NamedTuple
from gongwen_lint.renderers import _words as words
from gongwen_lint.report import DocumentReport, Ended, Facts, Finding, Summary
from gongwen_lint.rules.record import Related
from gongwen_lint.verdicts import attention, verdict
from gongwen_lint.visible import shortened, visible

_QUOTE, _HEADING = 80, 24
"""characters of a quote and of a heading that are shown"""
_RULES = 8
"""rules that are named at the end"""
_NAMED = 10
"""documents of a verdict that are named at the end; all of those that go back are"""
_NUMERALS = "第〇零一二两三四五六七八九十百条章节"
_COLOURS = {"path": "1", "error": "1;31", "warning": "33", "info": "36", "basis": "2", "counts": "2"}
"""what each part of the report looks like on a terminal, as its control sequences number it"""


class _Judged(NamedTuple):
    """What is kept of a document."""

    order: tuple[int, ...]
    """as ``attention``"""
    verdict: str
    name: str
    reason: str


class Format:
    """Each document as soon as it is checked, then the summary; of several also how often each rule spoke and which go back."""

    reads_text = False

    def __init__(self) -> None:
        self._unread: list[str] = []
        self._found: Counter[tuple[str, str]] = Counter()
        self._judged: list[_Judged] = []
        self._profiles: dict[str, None] = {}

    def begin(self) -> str:
        return ""

    def document(self, report: DocumentReport) -> str:
        name = "标准输入" if report.path == "-" else visible(report.path)
        self._found.update((finding.rule, finding.name) for finding in report.findings)
        self._profiles[report.profile] = None
        self._unread.extend([name] if report.error else [])
        main = words.reasons(report)[:1]
        self._judged.append(_Judged(attention(report), verdict(report), name, main[0].said if main else ""))
        return "".join(f"{self._line(part, text)}\n" for part, text in (("path", name), *_document(report), ("", "")))

    def end(self, ended: Ended) -> str:
        said = "".join(f"{text}\n" for text in (*self._sums(ended.summary), *map(visible, ended.notes)))
        if ended.summary.documents < 2:
            return said
        judged = "".join(f"{self._line(part, text)}\n" for part, text in _judged(sorted(self._judged)))
        return _by_rule(self._found) + said + "".join(f"读不了：{name}\n" for name in self._unread) + "\n" + judged

    def _sums(self, summary: Summary) -> Iterator[str]:
        yield _summary(summary)
        if self._profiles:
            yield f"{visible(words.in_force(self._profiles))}。"

    @staticmethod
    def _line(part: str, text: str) -> str:
        return text


class Coloured(Format):
    """The same for a terminal."""

    @staticmethod
    def _line(part: str, text: str) -> str:
        return f"\x1b[{_COLOURS[part]}m{text}\x1b[0m" if part in _COLOURS else text


def _document(report: DocumentReport) -> Iterator[tuple[str, str]]:
    """What there is to say of a document, line by line, and what each line is."""
    if report.error:
        yield "error", f"  读不了  {visible(words.unread(report))}"
        return
    assert report.facts and report.counts  # whatever was read has both
    for finding in report.findings:
        yield from _finding(finding, report.facts.format)
    if told := words.known(report):
        yield "", f"  {told}"
    yield "counts", f"  {_recognised(report.facts)}{words.counts(report.counts)}。"
    if report.padding:
        yield "counts", f"  虚实：{words.padding(report.padding, report.facts.genre)}。"


def _finding(finding: Finding, format: str) -> Iterator[tuple[str, str]]:
    under = f"，“{visible(shortened(finding.heading, _HEADING))}”之下" if finding.heading else ""
    yield finding.severity, f"  {words.SEVERITIES[finding.severity]}  {words.where(finding, format)}{under}"
    yield "", f"        {finding.rule} {finding.name}：{visible(finding.message)}"
    if finding.quote:
        more = "……" if finding.cut else ""
        yield "", f"        原文：“{visible(shortened(finding.quote, _QUOTE))}{more}”"
    if finding.suggestion:
        yield "", f"        建议：{visible(finding.suggestion)}"
    for related in finding.related:
        yield "", f"        参见：{visible(words.related(related))}，{visible(related.message)}"
        if related.unlike is not None and related.unlike_here is not None:
            yield from _side_by_side(finding, related)
    if finding.basis:
        yield "basis", f"        依据：{words.bases(finding)}"


def _side_by_side(finding: Finding, related: Related) -> Iterator[tuple[str, str]]:
    """Both passages in two columns."""
    from gongwen_lint.renderers._beside import COLUMN, beside  # only where something was copied

    if related.unlike or related.unlike_here:
        yield "", "        对照：不同处在〔〕里，左边是本稿。"
    elif _follows(related.quote, finding.quote):
        yield "", "        对照：一字不差。"
        return
    else:
        yield "", "        对照：用字相同，次序不同，左边是本稿。"
    shown = beside(finding.quote, related.quote, related.unlike_here or (), related.unlike or ())
    if shown.before:
        yield "", "          ……（前面相同，从略）"
    for mine, theirs in shown.rows:
        yield "", f"          {padded(mine, COLUMN + 2)}│ {theirs}".rstrip()
    if shown.behind:
        yield "", "          ……（后面从略）"


def _follows(theirs: str, mine: str) -> bool:
    """Whether all that one passage says, but for the numbers of its items, stands in the other in the same order."""
    behind = iter(mine)
    return all(char in behind for char in theirs if char.isalpha() and char not in _NUMERALS)


def _recognised(facts: Facts) -> str:
    """What the document was taken for, so that a wrong limit can be seen and put right."""
    known = "、".join(words.recognised(facts))
    return f"认作 {known}。" if known else ""


def _by_rule(found: Mapping[tuple[str, str], int]) -> str:
    """How often each rule spoke, the most frequent first and of many no more than these."""
    if not found:
        return ""
    often = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    told = "，".join(f"{code} {name} {count} 处" for (code, name), count in often[:_RULES])
    more = f"，等 {len(often)} 条（全部见 --statistics）" if len(often) > _RULES else ""
    return f"各规则：{told}{more}。\n"


def _judged(documents: Sequence[_Judged]) -> Iterator[tuple[str, str]]:
    """Which documents go back, and the main reason of each, which are to be mended and which are not; the worst first."""
    for judged, part, said in (("return", "error", "退回"), ("mend", "warning", "修改"), ("pass", "", "可以")):
        told = [one for one in documents if one.verdict == judged]
        named = judged == "return" or len(told) <= _NAMED
        yield part, f"{said} {len(told)} 份{'：' if told and named else '。'}"
        for one in told if named else ():
            yield "", f"  {one.name}{f'　{one.reason}' if one.reason else ''}"
    yield "", "接着：加 --statistics 看每份的主要问题、在哪里，各规则、各机关的合计；不再逐处列出。"


def _summary(summary: Summary) -> str:
    unreadable = f"，其中 {summary.unreadable} 份读不了" if summary.unreadable else ""
    return (
        f"共 {summary.documents} 份{unreadable}；"
        f"错误 {summary.error} 处，警告 {summary.warning} 处，提示 {summary.info} 处。"
    )
