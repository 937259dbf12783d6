"""Which words of a line which findings are about: the line cut where one begins or ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongwen_lint.document import FURNITURE
from gongwen_lint.named import NamedTuple
from gongwen_lint.report import Finding, TextLine


class Mark(NamedTuple):
    """What of a line a finding is about; characters from 0, end exclusive."""

    start: int
    end: int
    number: int
    """of the finding, from 1 in the order of the report"""
    first: bool
    """the finding begins here"""


class Piece(NamedTuple):
    """A piece of a line that the same findings are about."""

    text: str
    numbers: tuple[int, ...]
    begins: tuple[int, ...]
    """of them those that begin before its first character"""


def marks_of(lines: Sequence[TextLine], findings: Sequence[Finding]) -> dict[int, list[Mark]]:
    """The marks of each line, by the number of the line; as a finding quotes, so without the page furniture it runs over."""
    marks: dict[int, list[Mark]] = {}
    for number, finding in enumerate(findings, 1):
        for line in lines[finding.line - 1:finding.end_line]:
            first, last = line.number == finding.line, line.number == finding.end_line
            aside = (line.region == "footnote") != (finding.region == "footnote")
            if not first and (aside or line.region in FURNITURE or not line.text.strip()):
                continue
            start = finding.column - 1 if first else 0
            end = finding.end_column - 1 if last else len(line.text)
            marks.setdefault(line.number, []).append(Mark(start, end, number, first))
    return marks


def pieces(text: str, marks: Sequence[Mark]) -> Iterator[Piece]:
    """The line in pieces, in order, all of it."""
    cuts = sorted({0, len(text), *(mark.start for mark in marks), *(mark.end for mark in marks)})
    starting: dict[int, list[Mark]] = {}
    for mark in marks:
        starting.setdefault(mark.start, []).append(mark)
    here: list[Mark] = []
    for start, end in zip(cuts, [*cuts[1:], cuts[-1]], strict=True):
        new = starting.get(start, [])
        here = sorted((mark for mark in (*here, *new) if start < mark.end), key=_number)
        begins = tuple(mark.number for mark in new if mark.first)
        if text[start:end] or begins:
            yield Piece(text[start:end], tuple(map(_number, here)), begins)


def _number(mark: Mark) -> int:
    return mark.number
