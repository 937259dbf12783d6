"""A workbook for Excel and WPS: a row a document, a row a finding, how often each rule spoke, how each issuer fares."""

from __future__ import annotations

from gongwen_lint import __version__
from gongwen_lint.renderers import _words as words
from gongwen_lint.renderers._cells import Column
from gongwen_lint.renderers._rows import Value, document_row, finding_row
from gongwen_lint.renderers._workbook import Book, Table
from gongwen_lint.report import DocumentReport, Ended
from gongwen_lint.statistics import Statistics
from gongwen_lint.verdicts import VERDICTS, attention

_DOCUMENTS = (
    Column("文件", 32), Column("结论", 10), Column("主要问题", 38), Column("错误", 6), Column("警告", 6),
    Column("正文字数", 9, "#,##0"), Column("发文机关", 20), Column("提示", 6), Column("已知", 6),
    Column("标题", 60), Column("文号", 20), Column("日期", 11), Column("文种", 7), Column("类别", 11),
    Column("页数", 6), Column("水分", 7, "0%"), Column("照搬率", 7, "0%"),
)
_MAY_BE_HIDDEN = ("已知", "照搬率")
"""of which there is something only where the run was asked for it"""
_FINDINGS = (
    Column("文件", 20), Column("位置", 13), Column("级别", 6), Column("规则", 7), Column("名称", 11),
    Column("说明", 29), Column("原文", 22), Column("建议", 16), Column("行", 6), Column("依据", 80), Column("来源", 40),
)
_PLACES = (0, 1, 3, 4, 5, 6, 7, 8, 2, 9, 10)
"""of these columns in ``finding_row``: what is printed stands first"""
_RULES = (
    Column("规则", 9), Column("名称", 20), Column("处数", 9, "#,##0"), Column("文件数", 9, "#,##0"),
    Column("占全部文件", 9, "0%"), *(Column(name, 9, "#,##0") for name in ("错误", "警告", "提示")),
)
_ISSUERS = (
    Column("发文机关", 40),
    *(Column(name, 10, "#,##0") for name in ("文件数", *VERDICTS.values(), "错误", "警告", "提示", "平均正文字数")),
)
_HOW = (
    ("汇总", "一份文件一行，该看的在前。结论：有错误的，建议退回；有警告的，或者标题、文号、主送、署名、日期没有填完的，"
     "建议修改；其余可以。结论只是建议，退不退由人定。"),
    ("", "错误是规定写明“不得”“严禁”的，或硬性数字明显超过的；警告是规定写“一般”“原则上”“应当”的；提示只关文字。"),
    ("", "已知是用 --baseline 指定的基线里已有、没有再报的处数；结论只看新的。"),
    ("", "正文字数照 Word 的字数算，不含版头、附件、版记。水分是正文里意义原则、组织保障、套话照转和空泛措施占的份额。"),
    ("", "照搬率是与某一份文件相同的份额，达到规则 X002、X004 的限数才有；没有比对时为空。"),
    ("问题", "一处问题一行。行是 gongwen-lint text 印出的行号，.txt 和 .md 就是文件里的行。规则的说明：gongwen-lint rule 编号。"),
    ("按规则", "处数是报了几次，文件数是在几份文件里报了。"),
    ("按发文机关", "联合行文的，各机关都算一份。读不了和认不出发文机关的，算在“（认不出）”里。"),
    ("", "文件里的控制字符写成 \\n、\\u202e 的样子；等号、加号开头的内容都是文字，不是公式。"),
)


class Format:
    """Rows as the documents come, those of the documents themselves in the order in which they need attention at the end."""

    reads_text = False

    def __init__(self) -> None:
        self._book = Book("公文检查结果")
        self._rows: list[tuple[tuple[int, ...], tuple[Value, ...]]] = []
        self._findings = Table(self._book, "问题", _FINDINGS, 1, printed=8)
        self._statistics = Statistics()

    def begin(self) -> bytes:
        return b""

    def document(self, report: DocumentReport) -> bytes:
        self._statistics.add(report)
        self._rows.append((attention(report), document_row(report)))
        for finding in report.findings:
            row = finding_row(report, finding)
            self._findings.add([row[place] for place in _PLACES])
        return b""

    def end(self, ended: Ended) -> bytes:
        shown = [
            column._replace(hidden=column.title in _MAY_BE_HIDDEN and not any(row[place] for _, row in self._rows))
            for place, column in enumerate(_DOCUMENTS)
        ]
        documents = Table(self._book, "汇总", shown, 2, printed=7, place=0)  # its columns are known only now
        for _, row in sorted(self._rows, key=lambda item: item[0]):
            documents.add(row)
        rules = Table(self._book, "按规则", _RULES, 2, len(_RULES))
        for rule in self._statistics.rules():
            rules.add((*rule[:4], rule.documents / ended.summary.documents, *rule[4:]))
        issuers = Table(self._book, "按发文机关", _ISSUERS, 1, len(_ISSUERS))
        for one in self._statistics.issuers():
            counted = (one.documents, one.returned, one.mended, one.passed, one.unreadable, one.error, one.warning, one.info)
            issuers.add((one.issuer or words.UNKNOWN, *counted, one.mean_body))
        self._book.page("说明", (14, 110), (*self._sums(ended), *_HOW, ("由来", f"gongwen-lint {__version__}")))
        return self._book.packed()

    def _sums(self, ended: Ended) -> tuple[tuple[str, str], ...]:
        """What it all comes to and what was not checked."""
        counted, summary = self._statistics.verdicts, ended.summary
        told = "，".join(f"{name} {counted[key]} 份" for key, name in VERDICTS.items())
        found = f"错误 {summary.error} 处，警告 {summary.warning} 处，提示 {summary.info} 处"
        return ("合计", f"共 {summary.documents} 份：{told}。{found}。"), (
            "依据", words.in_force(self._statistics.profiles).removeprefix("依据：") + "。"
        ), *(("本次检查", note) for note in ended.notes)
