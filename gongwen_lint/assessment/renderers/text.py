"""The sheet on the screen."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint.assessment.renderers import _words as words
from gongwen_lint.assessment.sheet import Assessment
from gongwen_lint.columns import padded, width
from gongwen_lint.rules import all_rules
from gongwen_lint.visible import visible


def render(assessment: Assessment) -> Iterator[str]:
    """Particulars, summary, the items chapter by chapter with what was found, and the note."""
    yield f"{words.TITLE}\n\n"
    known = [(label, value) for label, value in words.particulars(assessment) if value]
    for label, value in known:
        yield f"{padded(label, 8)}  {visible(value)}\n"
    yield "\n" + "".join(f"{sentence}\n" for sentence in words.summary(assessment))
    names = {rule.code: rule.name for rule in all_rules()}
    widest = max(width(words.conclusion(row)) for row in assessment.rows)
    chapter = None
    first = words.first_rows(assessment)
    for row in assessment.rows:
        if row.item.chapter != chapter:
            chapter = row.item.chapter
            yield f"\n{chapter}\n"
        yield f"  {row.number:>2}  {padded(words.conclusion(row), widest)}  {words.item(row)}（{'；'.join(words.bases(row))}）\n"
        for line in (*words.remarks(row, names), *words.told(row, assessment, first)):
            yield f"        {visible(line)}\n"
    yield f"\n{words.key_to_basis(assessment)}\n{words.NOTE}\n"
