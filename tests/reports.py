"""Reports made up for the tests of the formats: whole ones, broken ones, and ones full of what a stranger may write."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from gongwen_lint.document import Place, Span
from gongwen_lint.errors import unreadable
from gongwen_lint.renderers import pieces, renderer
from gongwen_lint.report import Counts, DocumentReport, Ended, Facts, Finding, Summary
from gongwen_lint.rules.record import Basis, Related

HOSTILE = (
    "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", " =1+1", "＝1+1", "＠SUM(A1)", '"=1+1', '","=1+1',
    "</file></failure><script>alert(1)</script>", "&lt;&#0;&quot;", "]]><!--", "\x00\x1b[31m\x07\x9b", "\u202e反了\u2066",
    "\udcff\ufffe\uffff", "一行\n二行\r\n三行", "[点我](https://example.invalid)", "{0}", "_x0041_", "#N/A", "#REF!", "1e5",
    "2025-01-01", "{=1+1}", "'=1", "😀𠮷",
)
BASIS = (Basis("central", "2", "should"),)


def finding(quote: str = "请办理。", **more: object) -> Finding:
    """A finding on the second line of a text, from its first character on."""
    made = Finding(
        "D007", "长句", "warning", "太长。", Span(10, 10 + len(quote)), 2, 1, 2, 1 + len(quote), Place(), None, quote,
        "断成几句。", None, BASIS,
    )
    return made._replace(**more)


def report(*findings: Finding, path: str = "稿.txt", format: str = "txt", **facts: object) -> DocumentReport:
    """A document with these findings; facts as ``Facts`` has them."""
    known = Facts(format, "关于甲的通知", None, ("甲县人民政府",), genre="通知")
    return DocumentReport(path, None, known._replace(**facts), Counts(900, 880, 0, 1000, 2, "grid"), "central", tuple(findings))


def broken(path: str = "坏.pdf") -> DocumentReport:
    """A document that could not be read."""
    return DocumentReport(path, unreadable("empty", path))


def hostile(text: str) -> DocumentReport:
    """A document in which a stranger could write everywhere."""
    related = Related(text, 3, 4, text, text, text)
    found = finding(text, message=text, suggestion=text, heading=text, related=(related,))
    return report(found, path=text, title=text, number=text, issuers=(text, "乙局"), date=text, genre=text)


def whole(form: str, reports: Iterable[DocumentReport], notes: tuple[str, ...] = (), unchecked: int = 0) -> str | bytes:
    """The report in a format: bytes where it is not text."""
    reports = list(reports)
    summary = reduce(Summary.plus, reports, Summary(unchecked=unchecked))
    ended = Ended(summary, (summary.broken_off, *notes) if summary.broken_off else notes)
    made = list(pieces(renderer(form), reports, ended))
    return b"".join(made) if isinstance(made[0], bytes) else "".join(made)
