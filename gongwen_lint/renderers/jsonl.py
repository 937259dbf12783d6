"""JSON lines: the document objects of the JSON report, one a line as they finish."""

from __future__ import annotations

import json

from gongwen_lint.renderers._objects import document_object
from gongwen_lint.report import DocumentReport, Ended
from gongwen_lint.visible import visible_json


class Format:
    """One line a document."""

    reads_text = False

    def begin(self) -> str:
        return ""

    def document(self, report: DocumentReport) -> str:
        return visible_json(json.dumps(document_object(report), ensure_ascii=False)) + "\n"

    def end(self, ended: Ended) -> str:
        return ""
