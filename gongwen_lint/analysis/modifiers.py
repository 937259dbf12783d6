"""Words of degree and resolve before verbs, which can go and nothing changes: 切实, 进一步, 不断, 大力."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from gongwen_lint.analysis.literals import Literals
from gongwen_lint.analysis.sentences import Sentence, found_in
from gongwen_lint.analysis.shields import shields
from gongwen_lint.document import Span
from gongwen_lint.named import NamedTuple
from gongwen_lint.tables import table
from gongwen_lint.words import segmenter
from gongwen_lint.words.segmenter import Segmenter

ALONE = ("决心", "程度")
"""kinds of ``lexicons/modifiers.tsv`` that count by themselves"""
STACKED = "叠用"
"""the kind that counts only beside another: 有效 by itself tells a result"""
_JOINTS = ("", "、", "和", "并", "而", "且")
"""what stands between two words before one verb"""
_EMPTY = frozenset({"切实", "切切实实", "扎实", "扎扎实实", "进一步", "不断", "大力", "强力", "全力", "着力"})
"""those that a verb never needs, so that they can go unseen; 积极, 持续, 努力 tell a little"""
_HELD = ("不", "未", "没", "没有", "不能", "未能", "难以", "无法", "不够", "认识", "关于")
"""what denies the word and not the verb, or tells of a matter by its name: 未切实履行, 关于进一步加强"""


class Modifiers(NamedTuple):
    """The modifiers of one verb: characters ``start`` to ``end`` (exclusive) of the sentence's text."""

    sentence: Sentence
    start: int
    end: int
    words: tuple[str, ...]
    spare: tuple[tuple[int, int], ...] = ()
    """the characters of the sentence's text without which one word of several is left, or no word where one tells nothing"""

    @property
    def text(self) -> str:
        """The modifiers as they stand in the document."""
        return self.sentence.text[self.start:self.end]

    @property
    def span(self) -> Span:
        """Their place in the document."""
        return self.sentence.part(self.start, self.end)


def modifiers(sentences: Sequence[Sentence], protected: tuple[str, ...]) -> Iterator[Modifiers]:
    """The modifiers in these sentences, those of one verb together, in order."""
    words = segmenter()
    for number, hits in found_in(sentences, _lexicon()[0].search):
        sentence = sentences[number]
        runs = [run for run in _runs(sentence.text, hits) if _counts(sentence.text, run, words)]
        if runs:
            held = shields(sentence.text, protected)
            for run in runs:
                start, end = run[0][0], run[-1][1]
                if not held.touch(start, end):
                    said = tuple(sentence.text[first:last] for first, last, _ in run)
                    yield Modifiers(sentence, start, end, said, tuple(_spare(sentence.text, run)))


def _spare(text: str, run: list[tuple[int, int, str]]) -> Iterator[tuple[int, int]]:
    """What can go: of several words all but one that tells a scope or an effect, or the last; nothing where two do."""
    start, end = run[0][0], run[-1][1]
    if text.endswith(_HELD, 0, start):
        return
    if len(run) == 1:
        if text[start:end] in _EMPTY:
            yield start, end + text.startswith("地", end)
        return
    telling = [one for one in run if one[2] == STACKED]
    if len(telling) > 1:
        return
    first, last, _ = telling[0] if telling else run[-1]
    if start < first:
        yield start, first
    if last < end:
        yield last, end


@cache
def _lexicon() -> tuple[Literals, tuple[str, ...]]:
    rows = table("modifiers")
    return Literals([row["term"] for row in rows]), tuple(row["kind"] for row in rows)


def _runs(text: str, hits: Iterable[tuple[int, int, int]]) -> list[list[tuple[int, int, str]]]:
    """Start, end and kind of the words, those that stand side by side in one list."""
    kinds = _lexicon()[1]
    runs: list[list[tuple[int, int, str]]] = []
    for number, start, end in hits:
        kind = kinds[number]
        if kind != STACKED and kind not in ALONE:
            continue
        if runs and text[runs[-1][-1][1]:start] in _JOINTS:
            runs[-1].append((start, end, kind))
        else:
            runs.append([(start, end, kind)])
    return runs


def _counts(text: str, run: list[tuple[int, int, str]], words: Segmenter) -> bool:
    """Whether these stand before a verb that tells an act: not in 技术的广泛深入应用, which names a thing."""
    if len(run) == 1 and run[0][2] not in ALONE:
        return False
    end = run[-1][1]
    end += text.startswith("地", end)
    tag = words.tag(text[end:end + 2]) or words.tag(text[end:end + 1]) or ""
    return tag.startswith("v") and not text.endswith(("的", "了"), 0, run[0][0])
