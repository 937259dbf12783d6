"""Runs of parallel slogans: phrases side by side, alike in form, that tell an attitude and nothing to do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from gongwen_lint.analysis.patterns import is_plain
from gongwen_lint.analysis.sentences import Sentence
from gongwen_lint.analysis.shields import shields
from gongwen_lint.document import Span
from gongwen_lint.expressions import Expression
from gongwen_lint.lexicons import boilerplate
from gongwen_lint.tables import table

_PIECE = Expression(r"[^，、；,;：:。！？!?\s]+")
_JOINTS = frozenset("，、；,;")
_CONCRETE = Expression(r"[\d《》“”A-Za-z%％]")
"""a figure, a title or a name: something to hold on to"""
_MERIT = Expression(
    r"品德|师德|医德|政治素质|评选|推荐对象|推荐条件|申报|表彰|先进(?:集体|个人|工作者)|候选人|劳动模范|榜样|职业道德|职业操守|录用|任职"
    r"|条件[：:]"
)
"""conditions that a person meets and praise of one are no exhortation"""
_LEAD = (
    "要", "应", "须", "需", "切实", "进一步", "必须", "真正", "着力", "并", "来", "去", "以", "不断", "大力", "全面", "坚持",
    "继续", "广泛", "是", "会", "都", "各级", "干部", "部门", "单位", "同志", "各地", "科室", "做到", "实现", "确保", "增强",
    "强化", "才能", "能够", "我们", "大家", "全县", "全市",
)
"""what may stand before the first slogan of a run, in the same piece"""
_BEHIND = ("的", "等", "之", "上来")
"""what may follow the last"""
_NEAR = 40
"""characters before a run in which its piece is looked for"""
_MOST = 12
"""characters that ~ stands for, at most"""


class Run(NamedTuple):
    """Slogans side by side: characters ``start`` to ``end`` (exclusive) of the sentence's text."""

    sentence: Sentence
    start: int
    end: int
    count: int
    form: str
    """the frame they share as the lexicon writes it; empty for set phrases"""

    @property
    def span(self) -> Span:
        """Their place in the document."""
        return self.sentence.block.paragraph.span(self.sentence.start + self.start, self.sentence.start + self.end)


class _Lexicon(NamedTuple):
    """The rows of ``lexicons/slogans.tsv`` by what is done with them."""

    phrases: frozenset[str]
    verbs: frozenset[str]
    objects: frozenset[str]
    fixed: tuple[str, ...]
    frames: tuple[tuple[str, ...], ...]
    """the frames by their longest literal, in the order of the first words of ``hints``"""
    both: frozenset[int]
    """places of the frames whose literal is an object too, such as 意识"""
    hints: AhoCorasick
    """the longest literals of the frames, then set phrases and objects: what a sentence with a run holds several of"""


Piece = tuple[int, int]
Reader = Callable[[str, bool, bool], "tuple[int, int] | None"]
"""Where in a piece a slogan stands; the flags allow words before it (first of a run) and behind it (last)."""


def slogan_runs(sentences: Iterable[Sentence], least: int, protected: tuple[str, ...]) -> Iterator[Run]:
    """The runs of at least ``least`` slogans in these sentences, in order, none within another."""
    words = lexicon()
    for sentence in sentences:
        text = sentence.text
        times = Counter(key for key, _, _ in words.hints.find_matches_as_indexes(text, overlapping=True))
        if times.total() < least or _MERIT.search(text) or any(term in text for term in words.fixed):
            continue
        end, held = 0, None
        for first, last, count, form in sorted(_found(text, times, least), key=lambda run: (run[0], -run[1])):
            if first < end or _CONCRETE.search(text, _piece_start(text, first), last):
                continue
            held = held or shields(text, protected)
            if not held.touch(first, last):
                end = last
                yield Run(sentence, first, last, count, form)


def _found(text: str, times: Counter[int], least: int) -> Iterator[tuple[int, int, int, str]]:
    """Start, end, number of slogans and frame of every run."""
    pieces, frames = [match.span() for match in _PIECE.finditer(text)], lexicon().frames
    if sum(count for key, count in times.items() if key >= len(frames) or key in lexicon().both) >= least:
        yield from ((*run, "") for run in _runs(text, pieces, least, _set_phrase))
    for key, count in times.items():
        for form in frames[key] if key < len(frames) and count >= least else ():
            yield from ((*run, form) for run in _runs(text, pieces, least, _frame(form)) if not _goes_on(text, *run[:2], form))


def _piece_start(text: str, at: int) -> int:
    """Where the piece begins that a slogan stands in; not looked for farther away than a slogan's lead is long."""
    near = max(0, at - _NEAR)
    return max(near, max(text.rfind(mark, near, at) for mark in "，、；,;。：:") + 1)


def _goes_on(text: str, start: int, end: int, form: str) -> bool:
    """Whether the piece before or behind is of the frame but for its last word, which then names a basis: 以……为依据."""
    if form[0] != "以":
        return False
    before = _piece_start(text, max(0, start - 1))
    return text.startswith("以", before, start) or text.startswith("以", end + 1)


def _runs(text: str, pieces: list[Piece], least: int, read: Reader) -> Iterator[tuple[int, int, int]]:
    """Start, end and length of each longest run of pieces that ``read`` takes for slogans."""
    at = 0
    while at <= len(pieces) - least:
        run: list[Piece] = []
        for number in range(at, len(pieces)):
            start, end = pieces[number]
            if run and not _joined(text, pieces[number - 1][1], start):
                break
            got = read(text[start:end], not run, False)
            last = got is None and len(run) + 1 >= least and (got := read(text[start:end], False, True)) is not None
            if got is None or (run and not _alike(text, run[-1], (start + got[0], start + got[1]), read)):
                break
            run.append((start + got[0], start + got[1]))
            if last:
                break
        if run and len(run) >= least:
            yield run[0][0], run[-1][1], len(run)
        at += max(1, len(run))


def _joined(text: str, end: int, start: int) -> bool:
    return text[end:start].strip() in _JOINTS


def _alike(text: str, before: Piece, this: Piece, read: Reader) -> bool:
    """Whether two slogans are parallel: of a frame they are, set phrases where they are equally long."""
    return read is not _set_phrase or before[1] - before[0] == this[1] - this[0]


def _set_phrase(piece: str, first: bool, last: bool) -> tuple[int, int] | None:
    """Where a piece is a set phrase, or an attitude's verb and object."""
    if _is_slogan(piece):
        return 0, len(piece)
    for length in (3, 4, 5, 6):
        if first and _is_slogan(piece[-length:]) and piece[:-length].endswith(_LEAD):
            return len(piece) - length, len(piece)
        if last and _is_slogan(piece[:length]) and piece.startswith(_BEHIND, length):
            return 0, length
    return None


def _is_slogan(text: str) -> bool:
    words = lexicon()
    return text in words.phrases or (4 <= len(text) <= 6 and text[:2] in words.verbs and text[-2:] in words.objects)


@cache
def _frame(form: str) -> Reader:
    body = re.sub(r"~(\d*)", lambda most: f"(?:.{{1,{most[1] or _MOST}}}?)", form.replace("(", "(?:"))
    lead = "" if form[1] not in "~(" and form[0] != "~" else f"(?:^|(?:{'|'.join(_LEAD)}))"
    whole, tail = re.compile(body), re.compile(f"{lead}({body})$")
    head = re.compile(f"({body})(?:{'|'.join(_BEHIND)}|$)")

    def read(piece: str, first: bool, last: bool) -> tuple[int, int] | None:
        if whole.fullmatch(piece):
            return 0, len(piece)
        match = tail.search(piece) if first else head.match(piece) if last else None
        return match.span(1) if match else None

    return read


@cache
def lexicon() -> _Lexicon:
    """The words of the lexicon; set phrases that are boilerplate by themselves are taken from there."""
    by_kind: dict[str, list[str]] = {}
    for row in table("slogans"):
        by_kind.setdefault(row["kind"], []).append(row["form"])
    boiler = (entry.pattern for entry in boilerplate() if entry.category == "口号四字格")
    phrases = {*by_kind["三字格"], *by_kind["四字格"], *(one for one in boiler if len(one) == 4 and is_plain(one))}
    frames: dict[str, list[str]] = {}
    for form in by_kind["句式"]:
        frames.setdefault(max(re.split(r"\([^()]*\)|~\d*", form), key=len), []).append(form)
    hints = [*frames, *sorted((phrases | {*by_kind["宾语"]}) - frames.keys())]
    return _Lexicon(
        frozenset(phrases), frozenset(by_kind["动词"]), frozenset(by_kind["宾语"]), tuple(by_kind["固定用法"]),
        tuple(map(tuple, frames.values())), frozenset(at for at, anchor in enumerate(frames) if anchor in by_kind["宾语"]),
        AhoCorasick(hints),
    )
