"""Runs of parallel slogans: phrases side by side, alike in form, that tell an attitude and nothing to do."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick

from gongwen_lint.analysis.literals import spelled
from gongwen_lint.analysis.sentences import Sentence, found_in
from gongwen_lint.analysis.shields import shields
from gongwen_lint.document import Span
from gongwen_lint.lexicons import boilerplate
from gongwen_lint.marks import part_start
from gongwen_lint.named import NamedTuple
from gongwen_lint.tables import table

_JOINTS, _STOPS = "，、；,;", "：:。！？!?"
_ONE_MARK = str.maketrans(dict.fromkeys(_JOINTS + _STOPS, "，"))
_NAMES = frozenset("《》“”％%")
"""a title, a name or a share: with figures and Latin letters something to hold on to"""
_MERIT = (
    "品德", "师德", "医德", "政治素质", "评选", "推荐对象", "推荐条件", "申报", "表彰", "先进集体", "先进个人", "先进工作者",
    "候选人", "劳动模范", "榜样", "职业道德", "职业操守", "录用", "任职", "条件：", "条件:",
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
_LONGEST = 40
"""characters of a slogan at most"""
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
        return self.sentence.part(self.start, self.end)


class _Lexicon(NamedTuple):
    """The rows of ``lexicons/slogans.tsv`` by what is done with them."""

    phrases: frozenset[str]
    verbs: frozenset[str]
    objects: frozenset[str]
    fixed: tuple[str, ...]
    hints: AhoCorasick
    """the literals of frames, set phrases and objects: what a sentence with a run holds several of"""
    hinted: tuple[tuple[str, ...], ...]
    """the frames that each of the hints stands for; an empty one stands for set phrases"""


Piece = tuple[int, int]
Reader = Callable[[str, bool, bool], "tuple[int, int] | None"]
"""Where in a piece a slogan stands; the flags allow words before it (first of a run) and behind it (last)."""


def slogan_runs(sentences: Sequence[Sentence], least: int, protected: tuple[str, ...]) -> Iterator[Run]:
    """The runs of at least ``least`` slogans in these sentences, in order, none within another."""
    words = lexicon()
    for number, hits in found_in(sentences, lambda text: words.hints.find_matches_as_indexes(text, overlapping=True)):
        if len(hits) < least:
            continue
        sentence, text = sentences[number], sentences[number].text
        if any(word in text for word in (*_MERIT, *words.fixed)):
            continue
        end, held = 0, None
        for first, last, count, form in sorted(_found(text, hits, least), key=lambda run: (run[0], -run[1])):
            if first < end or any(map(_is_concrete, text[_piece_start(text, first):last])):
                continue
            held = held or shields(text, protected)
            if not held.touch(first, last):
                end = last
                yield Run(sentence, first, last, count, form)


def _found(text: str, hits: Sequence[tuple[int, int, int]], least: int) -> Iterator[tuple[int, int, int, str]]:
    """Start, end, number of slogans and frame of every run; looked for where so many pieces side by side have a hint of it."""
    hinted, pieces = lexicon().hinted, list(_pieces(text))
    starts, hinting = [start for start, _ in pieces], dict[str, set[int]]()
    for key, start, _ in hits:
        for form in hinted[key]:
            hinting.setdefault(form, set()).add(bisect_right(starts, start) - 1)
    for form, numbers in hinting.items():
        if len(numbers) >= least and any(numbers.issuperset(range(number, number + least)) for number in numbers):
            reader = _frame(form) if form else _set_phrase
            yield from ((*run, form) for run in _runs(text, pieces, least, reader) if not _goes_on(text, *run[:2], form))


def _pieces(text: str) -> Iterator[Piece]:
    """Start and end of what stands between marks, without the blanks around it."""
    at = 0
    for part in text.translate(_ONE_MARK).split("，"):
        bare = part.strip()
        if bare:
            start = at + part.index(bare[0])
            yield start, start + len(bare)
        at += len(part) + 1


def _is_concrete(char: str) -> bool:
    return char in _NAMES or (char.isascii() and char.isalnum())


def _piece_start(text: str, at: int) -> int:
    """Where the piece begins that a slogan stands in; not looked for farther away than a slogan's lead is long."""
    return part_start(text, _JOINTS + _STOPS, at, max(0, at - _NEAR))


def _goes_on(text: str, start: int, end: int, form: str) -> bool:
    """Whether the piece before or behind is of the frame but for its last word, which then names a basis: 以……为依据."""
    if not form.startswith("以"):
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
    between = text[end:start].strip()
    return len(between) == 1 and between in _JOINTS


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
    body = re.compile(re.sub(r"~(\d*)", lambda most: f"(?:.{{1,{most[1] or _MOST}}}?)", form.replace("(", "(?:")))
    anywhere = form[0] != "~" and form[1] not in "~("  # a frame that begins with a word of its own needs none to lead it in

    def read(piece: str, first: bool, last: bool) -> tuple[int, int] | None:
        if len(piece) <= _LONGEST and body.fullmatch(piece):
            return 0, len(piece)
        if first:
            for start in range(max(1, len(piece) - _LONGEST), len(piece)):
                if (anywhere or piece.endswith(_LEAD, 0, start)) and body.fullmatch(piece, start):
                    return start, len(piece)
        if last:
            for end in range(1, min(len(piece), _LONGEST)):
                if piece.startswith(_BEHIND, end) and body.fullmatch(piece, 0, end):
                    return 0, end
        return None

    return read


@cache
def lexicon() -> _Lexicon:
    """The words of the lexicon; set phrases that are boilerplate by themselves are taken from there."""
    by_kind: dict[str, list[str]] = {}
    for row in table("slogans"):
        by_kind.setdefault(row["kind"], []).append(row["form"])
    boiler = (entry.pattern for entry in boilerplate() if entry.category == "口号四字格" and len(entry.pattern) == 4)
    phrases = {*by_kind["三字格"], *by_kind["四字格"], *filter(str.isalpha, boiler)}
    hints: dict[str, list[str]] = {word: [""] for word in (*phrases, *by_kind["宾语"])}
    for form in by_kind["句式"]:
        for word in _rarest(form):
            hints.setdefault(word, []).append(form)
    return _Lexicon(
        frozenset(phrases), frozenset(by_kind["动词"]), frozenset(by_kind["宾语"]), tuple(by_kind["固定用法"]),
        AhoCorasick(list(hints)), tuple(map(tuple, hints.values())),
    )


def _rarest(form: str) -> list[str]:
    """The longest literal of a frame, as many times as it has choices: of 在~上(求突破|下功夫) 上求突破 and 上下功夫."""
    literals = filter(None, (part.lstrip("0123456789") for part in form.split("~")))
    return max(map(spelled, literals), key=lambda texts: min(map(len, texts)))
