"""The document as a line from 0 to 1, along which its pictures lie: a paragraph is as long as what it says."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from gongwen_lint.document import FURNITURE
from gongwen_lint.report import Finding, TextLine

if TYPE_CHECKING:
    from gongwen_lint.analysis.padding import Stretch


class Axis:
    """Where places of a text stand between its beginning and its end."""

    def __init__(self, lines: Sequence[TextLine]) -> None:
        self._lines = lines
        self._sizes = [0 if line.region in FURNITURE else len(line.text.strip()) for line in lines]
        self._starts = [0, *accumulate(self._sizes)]
        self._whole = max(1, self._starts[-1])

    def at(self, line: int, column: int = 1) -> float:
        """The place of a character; line and column from 1."""
        if line > len(self._lines):
            return 1.0
        blanks = len(self._lines[line - 1].text) - len(self._lines[line - 1].text.lstrip())
        inside = min(max(0, column - 1 - blanks), self._sizes[line - 1])
        return (self._starts[line - 1] + inside) / self._whole

    def of_finding(self, finding: Finding) -> tuple[float, float]:
        """From where to where a finding is."""
        return self.at(finding.line, finding.column), self.at(finding.end_line, finding.end_column)

    def of_stretch(self, stretch: Stretch) -> tuple[float, float]:
        """From where to where a part of the padding map is: from its first words, as far as its 字数 reach in its lines."""
        column = self._lines[stretch.line - 1].text.find(stretch.opening) + 1
        start = self.at(stretch.line, max(1, column))
        least, most = self.at(stretch.end_line), self.at(stretch.end_line + 1)
        return start, min(most, max(least, start + stretch.words / self._whole))
