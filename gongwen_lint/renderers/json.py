"""JSON, version 1 (DESIGN 4, schema/report.schema.json): one object a call, its documents written as they finish."""

from __future__ import annotations

import json
from collections.abc import Iterator

from gongwen_lint import __version__
from gongwen_lint.renderers._objects import document_object, summary_object
from gongwen_lint.report import Run


def render(run: Run, colour: bool) -> Iterator[str]:
    """The whole report as one JSON object, with a line feed at the end."""
    tool = json.dumps({"name": "gongwen-lint", "version": __version__}, ensure_ascii=False)
    yield f'{{\n  "version": 1,\n  "tool": {tool},\n  "documents": ['
    before = "\n    "
    for report in run:
        yield before + json.dumps(document_object(report), ensure_ascii=False, indent=2).replace("\n", "\n    ")
        before = ",\n    "
    yield f'\n  ],\n  "summary": {json.dumps(summary_object(run.summary))}\n}}\n'
