"""What the values of a report are called in Chinese, and where a finding stands in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from gongwen_lint.analysis.places import line_of
from gongwen_lint.document import Place
from gongwen_lint.named import NamedTuple
from gongwen_lint.provisions import document_name, names_in_force
from gongwen_lint.report import Counts, DocumentReport, Facts, Finding
from gongwen_lint.rules.record import Basis, Related
from gongwen_lint.structure.titles import genres
from gongwen_lint.verdicts import unfilled
from gongwen_lint.visible import shortened

if TYPE_CHECKING:
    from gongwen_lint.analysis.padding import Padding
    from gongwen_lint.document import Line

SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示"}
BINDINGS = {"must": "不得", "should": "一般", "advice": "参照"}
PAGES_FROM = {"pdf": "PDF 的页", "layout": "照文件的分页或版面设置", "grid": "按每页22行、每行28字推算"}
PADDING = {
    "lead": "第一项措施之前", "rationale": "意义原则", "safeguards": "组织保障", "said": "套话、照转", "vague": "空泛的措施",
}
"""the parts of the padding map"""
UNFINISHED = ("（本次检查）", "没有查完", "interrupted")
"""where a table of findings tells that the run was broken off: instead of a file, a severity and a rule"""
_USUAL, _COUNTED = 0.13, 301
"""the median of all of it, and in how many public documents (docs/emptiness.md)"""
_NO_PAPER = "其他"
"""the class of genres that are no official papers: 大纲, 合同, 模板"""
ELSEWHERE = "（所选依据未采用，仅供参考）"
"""behind provisions that bind others"""
UNKNOWN = "（认不出）"
"""what stands for an issuer that was not recognised"""
_SHARES = ("X002", "X004")
"""rules whose score is the share of the document that stands in another"""
_REGIONS = {"textbox": "文本框", "footnote": "脚注", "header": "页眉", "footer": "页脚"}


def padding(found: Padding, genre: str | None) -> str:
    """The padding map in half a sentence: what there is of each, and all of it together; what is usual, of official papers."""
    parts = [
        f"{name} {getattr(found, what)} 字（{found.share(what):.0%}）" for what, name in PADDING.items() if getattr(found, what)
    ]
    if not parts:
        return "正文没有找到铺垫、套话、照转和空泛的措施"
    official = genre is not None and genres().get(genre, {}).get("class") != _NO_PAPER
    usual = f"（在 {_COUNTED} 份公开的党政机关文件里，中位数是 {_USUAL:.0%}）" if official else ""
    return f"{'，'.join(parts)}；去掉重复共 {found.any} 字，占正文的 {found.share('any'):.0%}{usual}"


def file_name(path: str) -> str:
    """The last part of a path, whatever system it is of."""
    if path == "-":
        return "标准输入"
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2] or path


def where(finding: Finding, format: str) -> str:
    """The place as the reader of that file looks it up, with the line number of ``gongwen-lint text`` where it is another."""
    first, last = finding.line, finding.end_line
    if format in ("txt", "md"):
        return _through(f"第{first}行", f"第{last}行")
    start, end = _spot(first, finding.place), _spot(last, finding.end_place)
    if finding.end_place.page == finding.place.page and finding.end_place.page_line:
        end = end.removeprefix(f"第{finding.end_place.page}页")
    spot = _REGIONS.get(finding.region, "") + (start if first == last else _through(start, end))
    page = f"第{finding.place.page}页，" if finding.place.page and not finding.place.page_line else ""
    return f"{spot}（{page}行号{_through(str(first), str(last))}）"


def related(place: Related) -> str:
    """A related place as the reader of that file looks it up: its path, and its lines but for a document as a whole."""
    return _spotted(place.path, place)


def related_apart(place: Related) -> str:
    """The same without the folders, for reports that are passed on: those of this machine do not concern others."""
    return _spotted(file_name(place.path), place)


def _spotted(called: str, place: Related) -> str:
    whole = place.title and place.unlike is None
    return called if whole else f"{called} {line_of(place.path, place.line, place.end_line)}"


def spot(line: Line) -> str:
    """The place of a line of a file with pages or paragraphs, as its reader looks it up."""
    return _REGIONS.get(line.region, "") + _spot(line, line.place)


def _through(first: str, last: str) -> str:
    return first if first == last else f"{first}至{last}"


def _spot(line: int, place: Place) -> str:
    if place.page_line:
        return f"第{place.page}页第{place.page_line}行"
    if place.cell:
        return f"表{place.cell.table}第{place.cell.row}行第{place.cell.cell}格"
    return f"第{place.paragraph}段" if place.paragraph else f"第{line}行"


def basis(basis: Basis) -> str:
    """The provision in full, as a rule's page cites it: issuers, 《title》, article and how strictly it binds."""
    return f"{document_name(basis.document)}第{basis.article}条（{BINDINGS[basis.binding]}）"


def cited(document: str, article: str, binding: str) -> str:
    """The same for a line among many: without the number, and the centre without issuers: 《…》第2条（一般）."""
    return f"{titled(document)}第{article}条（{BINDINGS[binding]}）"


def titled(document: str) -> str:
    """A regulation without its number, the centre's without its issuers."""
    name = document_name(document)
    cut = name[:name.rfind("》") + 1] or name
    return cut[cut.find("《"):] if cut.startswith("中共中央") else cut  # 全市 does not say of which city; the issuer does


def bases(finding: Finding) -> str:
    """What a finding rests on."""
    said = "；".join(cited(basis.document, basis.article, basis.binding) for basis in finding.basis)
    return said + ELSEWHERE if finding.elsewhere else said


def in_force(profiles: Iterable[str]) -> str:
    """Which provisions documents were held against."""
    return f"依据：{'；'.join('、'.join(names_in_force(profile)) for profile in profiles)}"


def counts(counts: Counts) -> str:
    """How long a document is; says which count it is."""
    said = [f"正文 {counts.body} 字（其中汉字 {counts.body_han}）"]
    if counts.cover:
        said.append(f"通知本身 {counts.cover} 字")
    said.append(f"全文 {counts.total} 字")
    if counts.pages is not None and counts.pages_from:
        said.append(f"正文 {counts.pages} 页（{PAGES_FROM[counts.pages_from]}）")
    return "，".join(said)


def known(report: DocumentReport) -> str:
    """What there is to say where nothing was found, or besides what was found; nothing of a document without a baseline's."""
    if report.findings:
        return f"另有 {report.known} 处在基线里。" if report.known else ""
    return f"没有新问题（基线里已有 {report.known} 处）。" if report.known else "没有发现问题。"


def recognised(facts: Facts) -> tuple[str, ...]:
    """Genre and kind, as far as there is something to say of them: what a document was taken for."""
    kind = None if facts.genre and facts.kind == "其他" else facts.kind
    return tuple(value for value in (facts.genre, kind) if value)


def copied(report: DocumentReport) -> float | None:
    """The largest share of the document that was found to stand in one other; None where none was found too large."""
    shares = (finding.score for finding in report.findings if finding.rule in _SHARES and finding.score is not None)
    return max(shares, default=None)


def unread(report: DocumentReport) -> str:
    """Why a document could not be read, without its name."""
    return report.error.message.removeprefix(f"{report.path}：") if report.error else ""


class Reason(NamedTuple):
    """Why a document is not as it should be."""

    said: str
    first: Finding
    """where it is seen first"""


def reasons(report: DocumentReport) -> list[Reason]:
    """The rules with errors, then what is not filled in, then the rules with warnings; of one kind the most frequent first."""
    found: dict[tuple[int, str, str], list[Finding]] = {}
    for finding in report.findings:
        if finding.severity != "info":
            found.setdefault((list(SEVERITIES).index(finding.severity), finding.rule, finding.name), []).append(finding)
    often = sorted(found.items(), key=lambda item: (item[0][0], -len(item[1]), item[0]))
    told = [
        (grave, Reason(f"{code} {name}{f'（{len(spoke)} 处）' if len(spoke) > 1 else ''}", spoke[0]))
        for (grave, code, name), spoke in often
    ]
    open_ = [Reason(f"{len(left)} 处未填", left[0])] if (left := unfilled(report)) else []
    return [*(one for grave, one in told if not grave), *open_, *(one for grave, one in told if grave)]


def troubles(report: DocumentReport, most: int = 3) -> str:
    """Why a document is not as it should be: the reason it could not be read, else the ``reasons``, the first ones by name."""
    if report.error:
        return unread(report)
    told = [one.said for one in reasons(report)]
    return "、".join(told[:most]) + (f"等 {len(told)} 项" if len(told) > most else "")


def main_trouble(report: DocumentReport, most: int = 24) -> str:
    """The first of the ``reasons`` with its first place and so many characters of the words that are meant, then the next two."""
    told = reasons(report)
    if not told:
        return unread(report)
    first, others = told[0].first, "、".join(one.said for one in told[1:3])
    quote = f"“{shortened(first.quote, most)}{'……' if first.cut else ''}”" if first.quote else ""
    place = where(first, report.facts.format if report.facts else "txt")
    more = f"等 {len(told) - 1} 项" if len(told) > 3 else ""
    return f"{told[0].said}，见{place}{quote}" + (f"；另有 {others}{more}" if others else "")
