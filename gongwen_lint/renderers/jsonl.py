"""JSON lines: the document objects of the JSON report, one a line as they finish."""

from __future__ import annotations

import json
from collections.abc import Iterator

from gongwen_lint.renderers._objects import document_object
from gongwen_lint.report import Run


def render(run: Run, colour: bool) -> Iterator[str]:
    """One line a document."""
    for report in run:
        yield json.dumps(document_object(report), ensure_ascii=False) + "\n"
