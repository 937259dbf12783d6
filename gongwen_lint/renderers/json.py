"""JSON, version 1 (DESIGN 4, schema/report.schema.json): one object a call, its documents written as they finish."""

from __future__ import annotations

import json

from gongwen_lint import __version__
from gongwen_lint.renderers._objects import document_object, statistics_object, summary_object
from gongwen_lint.report import DocumentReport, Ended
from gongwen_lint.statistics import Statistics
from gongwen_lint.visible import visible_json


class Format:
    """The whole report as one JSON object, with a line feed at the end."""

    reads_text = False

    def __init__(self) -> None:
        self._before = "\n    "
        self._statistics = Statistics()

    def begin(self) -> str:
        tool = json.dumps({"name": "gongwen-lint", "version": __version__}, ensure_ascii=False)
        return f'{{\n  "version": 1,\n  "tool": {tool},\n  "documents": ['

    def document(self, report: DocumentReport) -> str:
        self._statistics.add(report)
        before, self._before = self._before, ",\n    "
        return before + visible_json(json.dumps(document_object(report), ensure_ascii=False, indent=2)).replace("\n", "\n    ")

    def end(self, ended: Ended) -> str:
        statistics = visible_json(json.dumps(statistics_object(self._statistics), ensure_ascii=False, indent=2))
        statistics = statistics.replace("\n", "\n  ")
        return f'\n  ],\n  "summary": {json.dumps(summary_object(ended.summary))},\n  "statistics": {statistics}\n}}\n'
