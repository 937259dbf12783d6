"""The report for a browser: one file with everything in it, an overview and a page for each document."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from gongwen_lint import __version__
from gongwen_lint.renderers._html import ids
from gongwen_lint.renderers._html.overview import overview
from gongwen_lint.renderers._html.page import page
from gongwen_lint.renderers._html.rows import Row, row
from gongwen_lint.report import DocumentReport, Ended
from gongwen_lint.statistics import Statistics

_FOLDER = Path(__file__).with_name("_html")
_STYLES, _BARE, _SCRIPTS = ("style.css", "pages.css", "print.css"), ("noscript.css",), ("pages.js", "table.js", "keys.js")


class Format:
    """The pages as the documents come, the overview behind them; of a document only a row and counts are kept.

    Nothing in the file is fetched from anywhere, and only its own style and script are let run (by their hashes).
    """

    reads_text = True

    def __init__(self) -> None:
        self._rows: list[Row] = []
        self._statistics = Statistics()
        self._style, self._bare, self._script = _whole(_STYLES), _whole(_BARE), _whole(_SCRIPTS)

    def begin(self) -> str:
        policy = (
            f"default-src 'none'; style-src '{_hash(self._style)}' '{_hash(self._bare)}'; script-src '{_hash(self._script)}';"
            " base-uri 'none'; form-action 'none'"
        )
        return (
            '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
            f'<meta name="generator" content="gongwen-lint {__version__}">\n<title>公文检查报告</title>\n'
            f"<style>{self._style}</style>\n<noscript><style>{self._bare}</style></noscript>\n</head>\n<body>\n{_HEAD}<main>\n"
            f"{_OPENING}\n"
        )

    def document(self, report: DocumentReport) -> str:
        number = len(self._rows) + 1
        self._rows.append(row(report, number))
        self._statistics.add(report)
        return "" if report.error else "".join(page(report, number))

    def end(self, ended: Ended) -> str:
        parts = "".join(overview(self._rows, self._statistics, ended))
        return f"{parts}</main>\n<script>{self._script}</script>\n</body>\n</html>\n"


_OPENING = (
    '<div id="opening"><p>正在打开……</p><p class="stuck">一直停在这里，是浏览器没有运行这个网页的脚本，文件名点了也打不开。'
    "请把这个网页下载到本机，用较新的 Chrome、Edge 或 Firefox 打开；还不行，就在浏览器里关闭脚本（JavaScript）再打开："
    "不能排序、筛选，点文件名照样看各份。</p></div>"
)
_HEAD = (
    f'<a class="skip" href="#{ids.OVERVIEW}">跳到总览</a>\n'
    '<header class="top"><h1>公文检查报告</h1><nav class="script" aria-label="翻页">'
    '<button type="button" id="to-overview">返回总览</button>'
    '<span class="group"><button type="button" id="before">上一份</button><span id="which"></span>'
    '<button type="button" id="after">下一份</button></span>'
    '<span class="group"><button type="button" id="previous">上一处</button><span id="where" role="status"></span>'
    '<button type="button" id="next">下一处</button></span>'
    '<button type="button" id="print-one">打印本份</button></nav>'
    '<p class="help script"><label><input type="checkbox" id="keys" checked> 快捷键</label>'
    '<span class="at-overview"><kbd>/</kbd>筛选　<kbd>↑</kbd><kbd>↓</kbd>逐份　<kbd>Enter</kbd>打开</span>'
    '<span class="at-page"><kbd>j</kbd><kbd>k</kbd>下一处、上一处　<kbd>n</kbd><kbd>p</kbd>下一份、上一份　'
    "<kbd>Esc</kbd>回总览</span></p></header>\n"
    "<noscript><p class=\"note\">浏览器没有开启脚本：不能排序、筛选，点文件名照样看各份。</p></noscript>\n"
)


def _whole(names: tuple[str, ...]) -> str:
    return "\n" + "".join((_FOLDER / name).read_text(encoding="utf-8") for name in names)


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
