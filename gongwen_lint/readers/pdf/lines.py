"""Printed lines from characters: what stands side by side on one baseline, blanks put where the gap is one.

The lines are those of pdfplumber's ``extract_text`` with its own settings (tolerances of 3 points), except that a raised
or lowered mark belongs to the line it stands in, that what is printed twice at one place to look bold is read once, and
that lines which stand over each other are never mingled.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from operator import itemgetter

from gongwen_lint.named import NamedTuple
from gongwen_lint.readers.pdf.chars import Glyph
from gongwen_lint.readers.pdf.styles import Style

GAP = 3.001
"""points between two characters beyond which a blank stands: pdfplumber's 3, and the rounding of PDFium's edges"""
_SAME = 1.0
"""points within which baselines are one and the same"""
_WOBBLE = 3.0
"""points that baselines of one line may differ, as in pdfplumber, where nothing stands over anything else"""
_MARK = 0.8
"""a mark is at most this part of the size of the line that it is raised or lowered in"""
_TIGHT = 1.3
"""parts of the font size; baselines farther apart are those of lines below each other"""
_WIDE = 0.9
"""parts of the font size; a wider gap separates what does not belong together"""
_NEIGHBOURS, _MOST_MARKS = 4, 40
"""how far, in lines, the line of a mark is looked for, and how many marks stand in one line"""
ASCENT, DESCENT = 0.88, 0.12
"""parts of the font size that a Han character takes above and below the baseline"""

_CELL = 1.3
"""parts of the font size; the next cell of a grid of characters begins nearer"""
_DIGITS, _DIGITS_APART = re.compile(r"\d(?=\d)"), re.compile(r"\d (?=\d(?: |\D))")

_x0 = itemgetter(1)


class PrintedLine(NamedTuple):
    """One line as printed; coordinates in points from the upper left corner of the page."""

    text: str
    glyphs: tuple[Glyph, ...]
    """its characters from left to right, without blanks"""
    spaced: tuple[int, ...]
    """indices into ``glyphs`` before which a blank stands"""
    x0: float
    x1: float
    baseline: float
    size: float
    """font size of most characters"""
    bold: bool
    red: bool

    @property
    def top(self) -> float:
        """Upper edge of a Han character of its size."""
        return self.baseline - self.size * ASCENT

    @property
    def bottom(self) -> float:
        """Lower edge of a Han character of its size."""
        return self.baseline + self.size * DESCENT

    @property
    def centre(self) -> float:
        """Middle between the edges; lines follow each other by it."""
        return self.baseline - self.size * (ASCENT - DESCENT) / 2

    @property
    def pieces(self) -> list[tuple[int, int]]:
        """The parts between wide gaps, as ranges of ``glyphs``: words of a table row, or lines of columns side by side."""
        glyphs = self.glyphs
        wide = self.size * _WIDE
        cuts = [at for at in self.spaced if glyphs[at][1] - glyphs[at - 1][2] >= wide]
        return list(zip([0, *cuts], [*cuts, len(glyphs)], strict=True))

    def part(self, begin: int, end: int, runs: list[Style]) -> PrintedLine:
        """The line of characters ``begin`` to ``end`` (exclusive) alone."""
        return _line(list(self.glyphs[begin:end]), tuple(at - begin for at in self.spaced if begin < at < end), runs)


def median(values: Iterable[float]) -> float:
    """The middle value (the higher of two). The library's function takes longer to load than a page to read."""
    ordered = sorted(values)
    return ordered[len(ordered) // 2]


def printed_lines(glyphs: list[Glyph], runs: list[Style]) -> list[PrintedLine]:
    """The lines that the characters form, from top to bottom."""
    lines = [line for cluster in _baselines(glyphs, runs) if (line := _assembled(cluster, runs))]
    texts = " ".join([line.text for line in lines])
    if len(_DIGITS_APART.findall(texts)) > len(_DIGITS.findall(texts)):
        lines = [_in_cells(line, runs) if line.spaced else line for line in lines]
    return sorted(lines, key=lambda line: (line.centre, line.x0))


def _in_cells(line: PrintedLine, runs: list[Style]) -> PrintedLine:
    """The line without blanks between neighbouring cells of a grid, on a page that sets digits as wide as Han characters."""
    glyphs, reach = line.glyphs, _CELL * line.size
    spaced = tuple(at for at in line.spaced if glyphs[at][1] - glyphs[at - 1][1] > reach)
    return _line(list(glyphs), spaced, runs)


def _baselines(glyphs: list[Glyph], runs: list[Style]) -> list[list[Glyph]]:
    """Clusters of characters on one baseline each."""
    clusters: list[list[Glyph]] = []
    last = float("-inf")
    for glyph in sorted(glyphs, key=itemgetter(0)):
        if glyph[0] > last + _SAME:
            clusters.append([])
        clusters[-1].append(glyph)
        last = glyph[0]
    clusters = [cluster for cluster in clusters if any(not glyph[3].isspace() for glyph in cluster)]
    return _with_marks(_wobbling(clusters), runs)


def _wobbling(clusters: list[list[Glyph]]) -> list[list[Glyph]]:
    """Clusters joined with the next one where it begins within the tolerance and nothing stands over anything."""
    joined: list[list[Glyph]] = []
    for cluster in clusters:
        if joined and cluster[0][0] <= joined[-1][-1][0] + _WOBBLE and not _collide(joined[-1], cluster):
            joined[-1].extend(cluster)
        else:
            joined.append(cluster)
    return joined


def _with_marks(clusters: list[list[Glyph]], runs: list[Style]) -> list[list[Glyph]]:
    """Raised and lowered marks put into the lines that they stand in."""
    steps = (below[0][0] - above[0][0] for above, below in pairwise(clusters))
    if all(step > runs[cluster[0][4]].size * _TIGHT for step, cluster in zip(steps, clusters, strict=False)):
        return clusters  # as on most pages: no line begins within the height of another
    sizes = [_size(cluster, runs) for cluster in clusters]
    gone: set[int] = set()
    for small, size in enumerate(sizes):
        for step in (1, -1):
            large = small + step
            while 0 <= large < len(clusters) and abs(large - small) <= _NEIGHBOURS and small not in gone:
                if (
                    large not in gone and size <= sizes[large] * _MARK and len(clusters[small]) <= _MOST_MARKS
                    and abs(clusters[large][0][0] - clusters[small][0][0]) < sizes[large]
                    and _stands_in(clusters[small], size, clusters[large], sizes[large])
                ):
                    clusters[large].extend(clusters[small])
                    gone.add(small)
                large += step
    return [cluster for at, cluster in enumerate(clusters) if at not in gone]


def _stands_in(marks: list[Glyph], size: float, line: list[Glyph], line_size: float) -> bool:
    """Whether most of the marks' height lies within the line's and each mark touches a character of the line."""
    top = max(marks[0][0] - size * ASCENT, line[0][0] - line_size * ASCENT)
    bottom = min(marks[0][0] + size * DESCENT, line[0][0] + line_size * DESCENT)
    if bottom - top < 0.5 * size or _collide(line, marks):
        return False
    reach = 0.6 * line_size
    edges = [edge for _, x0, x1, char, _ in line if not char.isspace() for edge in (x0, x1)]
    ordered = sorted((glyph for glyph in marks if not glyph[3].isspace()), key=_x0)
    for _, x0, x1, _, _ in ordered:
        if not any(-reach < x0 - edge < reach or -reach < edge - x1 < reach for edge in edges):
            return False
        edges += (x0, x1)
    return True


def _collide(one: list[Glyph], other: list[Glyph]) -> bool:
    """Whether characters of the two stand over each other."""
    edges = sorted(
        [(x0, x1, 0) for _, x0, x1, char, _ in one if not char.isspace()]
        + [(x0, x1, 1) for _, x0, x1, char, _ in other if not char.isspace()]
    )
    reach = [float("-inf"), float("-inf")]
    for x0, x1, side in edges:
        if reach[1 - side] - x0 > 0.4 * (x1 - x0) and reach[1 - side] - x0 > _SAME:
            return True
        reach[side] = max(reach[side], x1)
    return False


def _size(glyphs: list[Glyph], runs: list[Style]) -> float:
    first = runs[glyphs[0][4]].size
    sizes = Counter(runs[run].size for _, _, _, char, run in glyphs if not char.isspace())
    return sizes.most_common(1)[0][0] if sizes else first


def _assembled(cluster: list[Glyph], runs: list[Style]) -> PrintedLine | None:
    cluster.sort(key=_x0)
    blanks = [at for at, glyph in enumerate(cluster) if glyph[3].isspace()]
    twice = [
        at for at, (one, other) in enumerate(pairwise(cluster), 1)
        if other[1] - one[1] < 0.2 * (other[2] - other[1]) and other[3] == one[3] and other[4] != one[4]
    ]  # printed twice to look bold
    spaced: list[int] = []
    if blanks or twice:
        kept: list[Glyph] = []
        gone, after_blank, empty = {*blanks, *twice}, False, set(blanks)
        for at, glyph in enumerate(cluster):
            if at in gone:
                after_blank = after_blank or at in empty
                continue
            if kept and (after_blank or glyph[1] > kept[-1][2] + GAP):
                spaced.append(len(kept))
            after_blank = False
            kept.append(glyph)
    else:
        kept = cluster
        spaced = [at for at, (one, other) in enumerate(pairwise(kept), 1) if other[1] > one[2] + GAP]
    return _line(kept, tuple(spaced), runs) if kept else None


def _line(glyphs: list[Glyph], spaced: tuple[int, ...], runs: list[Style]) -> PrintedLine:
    text = "".join([glyph[3] for glyph in glyphs])
    if spaced:
        text = " ".join([text[begin:end] for begin, end in zip((0, *spaced), (*spaced, len(text)), strict=True)])
    styles = Counter([runs[glyph[4]] for glyph in glyphs])
    sizes: dict[float, int] = {}
    bold = red = 0
    for style, count in styles.items():
        sizes[style.size] = sizes.get(style.size, 0) + count
        bold += count if style.bold else 0
        red += count if style.red else 0
    size = max(sizes, key=sizes.__getitem__)
    baselines = {glyph[0] for glyph in glyphs}
    if len(baselines) > 1:
        baseline = Counter(glyph[0] for glyph in glyphs if runs[glyph[4]].size == size).most_common(1)[0][0]
    else:
        baseline = baselines.pop()
    return PrintedLine(
        text, tuple(glyphs), spaced, glyphs[0][1], max([glyph[2] for glyph in glyphs]), baseline, size,
        bold * 2 > len(glyphs), red * 2 > len(glyphs),
    )
