"""Passages that a document says twice: whole sentences or their greater part, the same but for words of little weight.

Parallel provisions that differ in a number, a body or a kind are no repeats, nor are asides such as （责任单位：…）, titles in
《》, lists of names, and tails that a condition ahead of them makes a provision of their own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from gongwen_lint.analysis.alike import WALL, Run, alike
from gongwen_lint.analysis.sentences import Sentence
from gongwen_lint.document import Span
from gongwen_lint.expressions import Expression
from gongwen_lint.marks import part_start
from gongwen_lint.named import NamedTuple

if TYPE_CHECKING:
    from gongwen_lint.words.segmenter import Segmenter

_ASIDE = Expression(
    r"[（(〔\[【][^（）()〔〕\[\]【】]{0,200}(?:单位|部门|负责|牵头|配合|局|厅|委|办)[^（）()〔〕\[\]【】]{0,200}[）)〕\]】]"
    r"|(?:责任|牵头|配合|主办|协办|落实|实施|完成)(?:单位|部门|时限)[：:][^。；]{0,200}",
    needs=("单位", "部门", "负责", "牵头", "配合", "局", "厅", "委", "办", "时限"),
)
_LABELS = tuple(what + colon for what in ("单位", "部门", "时限") for colon in "：:")
_CLAUSE, _SENTENCE = "，。；：！？,;:!?" + WALL, "。；：！？;:!?" + WALL
_MARK = Expression(f"[{_CLAUSE}]")
_CLOSED = "。；！？;!?" + WALL
"""what a passage ends before or with; what a colon announces is not said yet"""
_ORDINAL = Expression(
    r"(?:[一二三四五六七八九十]{1,3}(?:是|要|、)|\d{1,2}[.．、]|第[一二三四五六七八九十百]{1,4}条|[①-⑳])[，,]?\s*"
)
_NUMBER = Expression(r"(?:（[一二三四五六七八九十]{1,3}）|[(（]\d{1,2}[)）])\s*|" + _ORDINAL.pattern)
_PLAIN = Expression(r"\d{1,2}[.．、][，,]?\s*")
"""the same of a number in figures, which is cheaper to make ready"""
_NUMBERED = frozenset("一二三四五六七八九十第（(①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
"""what it begins with, if not with a figure"""
_AMENDING = ("修改为", "改为第", "增加一", "作为第")
_AMENDS = Expression(r"修改为|改为第|增加一[条款项]|作为第", needs=_AMENDING)
_AMENDMENTS = 3
"""amending phrases that make a document one that amends"""
_CONDITIONS = ("的", "后", "时", "前", "内", "者", "人", "起", "间")
"""how a clause ends that says for whom or when: what follows is provided for that case alone"""
_LABEL = Expression(r"[^，。；：:]{1,10}[：:]")
_STRICT, _TAIL, _NEVER = 2, 1.2, 1000
"""times the least length: a provision, a field of a form or an answer; the end of two sentences; what is none of these"""
_CASES = ("对", "凡", "符合", "属", "如", "若")
"""how such a clause begins"""
_MARKS = Expression(r"\W+")
_TITLE = Expression(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》")
_SYMBOLS = Expression(r"[\dA-Za-z０-９甲乙丙丁]")
_NUMERALS = Expression(r"[〇零一二两三四五六七八九十百千万亿]")
_TURNS = frozenset("不非未无免除否外")
"""characters that turn a sentence into another"""
_FUNCTION = ("d", "ad", "p", "c", "u", "r", "y", "e", "o", "x", "f")
"""parts of speech that may change without what is said: adverbs, prepositions, conjunctions, particles, pronouns"""
_MODAL = frozenset("要应须可能由") | {"应当", "应该", "必须", "需要", "可以", "进行", "予以", "开展", "加以"}

_LEAST_SHARE, _SAME_SHARE = 0.8, 0.9
"""how much of a passage must be the same; how much where a word of weight was exchanged or added"""
_APART = 200
"""characters between passages in which such words differ: nearer ones are members of a list"""
_EXCHANGED = 30
"""characters the same for each word of weight exchanged"""
_MISSING = 3
"""a clause belongs to a passage where less than one in so many of its characters is missing at the edge"""
_NEAR = 200
"""characters between two passages that may be one: an aside, the number of an item"""


class Repeat(NamedTuple):
    """A passage and the earlier one that it says again."""

    first: Span
    later: Span
    size: int
    """characters of the later passage that are the same, without marks and titles"""
    exact: bool


class _Pair(NamedTuple):
    """The two places of a passage as offsets of the stream, ends exclusive."""

    first: tuple[int, int]
    later: tuple[int, int]
    size: int
    exact: bool


def repeats(sentences: Sequence[Sentence], least: int, provisions: bool = False) -> list[Repeat]:
    """The repeated passages with at least ``least`` characters the same, by their later places; neighbours are one.

    In ``provisions`` sentences repeat by design, case by case: only long ones that are wholly the same count.
    A document that amends another quotes what it puts in and prints it again in its place; it has none.
    """
    stream = _Stream(sentences)
    if sum(map(stream.text.count, _AMENDING)) >= _AMENDMENTS and sum(1 for _ in _AMENDS.finditer(stream.text)) >= _AMENDMENTS:
        return []

    def passage(runs: Sequence[Run]) -> _Pair | None:
        return stream.passage(runs, least, provisions) or stream.passage([max(runs, key=_size)], least, True)

    joined: list[_Pair] = []
    for pair in sorted(alike(stream.text, least, passage), key=lambda pair: pair.later):
        if joined and stream.adjoin(joined[-1], pair):
            last = joined[-1]
            pair = _Pair(
                (last.first[0], pair.first[1]), (last.later[0], pair.later[1]), last.size + pair.size, last.exact and pair.exact
            )
            joined.pop()
        joined.append(pair)
    return [Repeat(stream.span(pair.first), stream.span(pair.later), pair.size, pair.exact) for pair in joined]


class _Stream:
    """The text that is compared: sentences one after another without asides, paragraphs apart."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._starts: list[int] = []
        self._origins: list[tuple[Sentence, int]] = []
        pieces: list[str] = []
        at, block = 0, None
        for sentence in sentences:
            if sentence.block is not block:
                pieces.append(WALL)
                at, block = at + 1, sentence.block
            text = sentence.text
            for start, end in _without(_ASIDE, text, _number(text)) if _may_hold_aside(text) else ((_number(text), len(text)),):
                self._starts.append(at)
                self._origins.append((sentence, start))
                pieces.append(text[start:end])
                at += end - start
        self.text = "".join([*pieces, WALL])

    @cached_property
    def _untitled(self) -> str:
        """The text with walls for titles."""
        return _TITLE.sub(lambda title: WALL * len(title[0]), self.text) if "《" in self.text else self.text

    def adjoin(self, before: _Pair, after: _Pair) -> bool:
        """Whether two passages are one: only asides, numbers of items and the like stand between them in both places."""
        places = ((before.first, after.first), (before.later, after.later))
        if not all(0 <= behind[0] - ahead[1] <= _NEAR for ahead, behind in places):
            return False
        here, there = (_ORDINAL.sub("", self.text[ahead[1]:behind[0]].replace(WALL, "")) for ahead, behind in places)
        return _MARKS.sub("", here) == _MARKS.sub("", there)

    def span(self, place: tuple[int, int]) -> Span:
        """A stretch of the stream as a stretch of the document."""
        return Span(self._offset(place[0]), self._offset(place[1] - 1) + 1)

    def _offset(self, at: int) -> int:
        number = bisect_right(self._starts, at) - 1
        sentence, start = self._origins[number]
        return sentence.block.paragraph.offset(sentence.start + start + at - self._starts[number])

    def passage(self, runs: Sequence[Run], least: int, provisions: bool) -> _Pair | None:
        """The whole clauses that the runs cover in both places, where they make a repeated passage."""
        if (provisions and sum(map(_size, runs)) < least * _STRICT) or (len(runs) > 1 and self._apart(runs, provisions)):
            return None
        end = runs[-1]
        first = self._clauses(runs[0].first, end.first + end.size)
        later = self._clauses(runs[0].later, end.later + end.size)
        runs = _within(runs, first, later)
        if not runs:
            return None
        differences = [pair for pair in self._differences(runs, first, later) if pair != ("", "")]
        if differences and (provisions or _turns("".join(map("".join, differences)))):
            return None
        demand = least * self._demand(first, later, provisions)
        if sum(map(_size, runs)) < demand:
            return None
        same = "".join([self._untitled[run.later:run.later + run.size] for run in runs])
        size = len(_MARKS.sub("", same))
        unlike = max(sum(map(len, side)) for side in zip(*differences, ("", ""), strict=True))
        share = 1 - unlike / max(first[1] - first[0], later[1] - later[0])
        if share < _LEAST_SHARE or size < demand or _listing(same, size):
            return None
        if differences and not self._slight(first, later, size, share):
            return None
        return _Pair(first, later, size, not differences)

    def _apart(self, runs: Sequence[Run], provisions: bool) -> bool:
        """A glance: whether something differs that no passage may differ in, with the end of a clause on either side.

        What stands between such ends is in the passage, wherever that begins and ends.
        """
        ends = [number for number, run in enumerate(runs) if _MARK.search(self.text, run.first, run.first + run.size)]
        if not ends:
            return False
        for before, behind in zip(runs[ends[0]:ends[-1]], runs[ends[0] + 1:ends[-1] + 1], strict=True):
            here = self.text[before.first + before.size:behind.first]
            there = self.text[before.later + before.size:behind.later]
            if here != there:
                differing = "".join(_unlike(_MARKS.sub("", here), _MARKS.sub("", there)))
                if differing and (provisions or _turns(differing)):
                    return True
        return False

    def _clauses(self, start: int, end: int) -> tuple[int, int]:
        """The stretch from a clause's beginning to a clause's end; a clause of which most is missing is left out."""
        text = self.text
        begin = start
        while begin and text[begin - 1] not in _CLAUSE:
            begin -= 1
        if begin < start:
            close = start
            while close < end and text[close] not in _CLAUSE:
                close += 1
            ordinal = _ORDINAL.match(text, begin)
            if ordinal and ordinal.end() >= start:
                begin = min(ordinal.end(), end)
            elif (_MISSING + 1) * (start - begin) > close - begin:
                begin = min(close + 1, end)
        close = end
        while close < len(text) and text[close - 1] not in _CLAUSE and text[close] not in _CLAUSE:
            close += 1
        if close > end:
            open_at = end
            while open_at > begin and text[open_at - 1] not in _CLAUSE:
                open_at -= 1
            if _MISSING * (close - end) > close - open_at:
                close = open_at
        if close < len(text) and text[close] in _CLAUSE[:-1] and text[close - 1] not in _CLAUSE:
            close += 1
        while begin < close and (text[begin] in _CLAUSE or text[begin].isspace()):
            begin += 1
        return begin, close

    def _demand(self, first: tuple[int, int], later: tuple[int, int], provisions: bool) -> float:
        """How many times the least length the passage must have: the less it is a sentence of its own, the more."""
        begins = [self._begins(place[0]) for place in (first, later)]
        ends = [self._ends(place[1]) for place in (first, later)]
        if all(begins) and any(ends):
            labelled = _LABEL.match(self.text, later[0])
            if provisions or labelled:
                stopped = all(self.text[place[1] - 1] == "。" for place in (first, later)) if provisions else all(ends)
                return _NEVER if (provisions and labelled) or not stopped else _STRICT
            return 1
        conditional = provisions or any(self._conditional(place[0]) for place in (first, later))
        return _TAIL if all(ends) and not conditional else _NEVER

    def _ends(self, end: int) -> bool:
        return self.text[end - 1] in _CLOSED or (self.text[end:end + 1] in ("", WALL) and self.text[end - 1] not in "：:，,")

    def _begins(self, start: int) -> bool:
        before = self.text[max(0, start - 12):start].rstrip("　 “")
        return not before or before[-1] in _SENTENCE or any(
            found.end() == len(before) for found in _ORDINAL.finditer(before)
        )

    def _conditional(self, start: int) -> bool:
        """Whether the clause before says for whom or when."""
        before = self.text[max(0, start - 80):start].rstrip("，, ")
        clause = before[part_start(before, _CLAUSE, len(before)):]
        return clause.endswith(_CONDITIONS) or clause.startswith(_CASES)

    def _differences(self, runs: Sequence[Run], first: tuple[int, int], later: tuple[int, int]) -> Iterable[tuple[str, str]]:
        """What stands in one place and not in the other, without marks."""
        a, b = first[0], later[0]
        for run in (*runs, Run(first[1], later[1], 0)):
            here, there = self.text[a:run.first], self.text[b:run.later]
            if here != there:
                yield _unlike(_MARKS.sub("", here), _MARKS.sub("", there))
            a, b = run.first + run.size, run.later + run.size

    def _slight(self, first: tuple[int, int], later: tuple[int, int], size: int, share: float) -> bool:
        """Whether the words in which the passages differ are of little weight."""
        from gongwen_lint.words import segmenter  # only where two passages are nearly the same

        words = segmenter()
        here, there = (words.cut(self.text[slice(*place)]) for place in (first, later))
        sides = [[w for w in side if _MARKS.sub("", w)] for side in (_less(here, there), _less(there, here))]
        if any(_NUMERALS.search(word) and (words.tag(word) or "m").startswith("m") for side in sides for word in side):
            return False
        heavy = [[word for word in side if not _light(word, words)] for side in sides]
        if not any(heavy):
            return True
        if share < _SAME_SHARE or later[0] - first[1] < _APART or any(len(set(side)) < len(side) for side in heavy):
            return False  # a word exchanged twice is what the passages are about
        return max(map(len, heavy)) * _EXCHANGED <= size


def _size(run: Run) -> int:
    return run.size


def _turns(differing: str) -> bool:
    """Whether what differs turns a passage into another one."""
    return bool(_SYMBOLS.search(differing)) or not _TURNS.isdisjoint(differing)


def _unlike(here: str, there: str) -> tuple[str, str]:
    """Two texts without what they begin and end with in common."""
    while here and there and here[0] == there[0]:
        here, there = here[1:], there[1:]
    while here and there and here[-1] == there[-1]:
        here, there = here[:-1], there[:-1]
    return here, there


def _light(word: str, words: Segmenter) -> bool:
    """Whether a word may change; one that the dictionary does not know is judged by its characters (须于)."""
    if word in _MODAL:
        return True
    tag = words.tag(word)
    return tag.startswith(_FUNCTION) if tag else len(word) > 1 and all(_light(char, words) for char in word)


def _less(words: Iterable[str], others: Iterable[str]) -> list[str]:
    """The words that are not among the others, each as often as it is wanting there."""
    rest: dict[str, int] = {}
    for word in others:
        rest[word] = rest.get(word, 0) + 1
    left = []
    for word in words:
        if rest.get(word, 0):
            rest[word] -= 1
        else:
            left.append(word)
    return left


def _within(runs: Sequence[Run], first: tuple[int, int], later: tuple[int, int]) -> list[Run]:
    """The runs as far as they stand in both places."""
    kept = []
    for run in runs:
        cut = max(0, first[0] - run.first, later[0] - run.later)
        size = min(run.size, first[1] - run.first, later[1] - run.later) - cut
        if size > 0:
            kept.append(Run(run.first + cut, run.later + cut, size))
    return kept


def _listing(text: str, size: int) -> bool:
    """Whether a passage is names or figures one after another."""
    figures = sum(1 for expression in (_SYMBOLS, _NUMERALS) for _ in expression.finditer(text))
    return text.count("、") * 8 > size or figures * 4 > size


def _may_hold_aside(text: str) -> bool:
    return "（" in text or "(" in text or "[" in text or "【" in text or "〔" in text or (
        ("：" in text or ":" in text) and any(label in text for label in _LABELS)
    )


def _number(text: str) -> int:
    """Length of the number that a sentence begins with."""
    first = text[:1]
    expression = _PLAIN if first.isdecimal() else _NUMBER
    found = expression.match(text) if first.isdecimal() or first in _NUMBERED else None
    return found.end() if found else 0


def _without(expression: Expression, text: str, at: int) -> list[tuple[int, int]]:
    """The stretches of a text between the matches, from character ``at``."""
    kept = []
    for found in expression.finditer(text, at):
        kept.append((at, found.start()))
        at = found.end()
    return [(start, end) for start, end in (*kept, (at, len(text))) if end > start]
