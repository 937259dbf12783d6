"""The signs that a sentence is empty or not: what it lacks, what phrases fill it, how it is built and where it stands.

A sign is there or not; its name is its row in ``weights.tsv``. Counts and shares are told in steps, so that each step has a
weight of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gongwen_lint.analysis.concrete import Element
from gongwen_lint.expressions import Expression

if TYPE_CHECKING:
    from gongwen_lint.analysis.boilerplate import Phrase
    from gongwen_lint.analysis.prose import Prose

_PAUSES = "，,；;：:"
_MARKS = (("冒号", "：", ":"), ("分号", "；", ";"), ("引号", "“", "“"), ("括号", "（", "("))
_LABEL = Expression(
    r"(?P<c>[一二三四五六七八九十]{1,3}[、.．])|(?P<b>[（(][一二三四五六七八九十\d]{1,3}[）)])|(?P<a>\d{1,2}[.．、](?!\d))|(?P<t>第\w{1,5}[条章节])"
    r"|(?P<s>[一二三四五六七八九十]是|其[一二三四五])"
)
_LABELS = {"c": "序号 一、", "b": "序号 （一）", "a": "序号 1.", "t": "序号 第一条", "s": "序号 一是"}
_HEADING = 18
"""characters of the longest sentence that may be a heading run into its paragraph"""
_PAUSE = Expression(r"[，,；;：:]")
_LETTER = Expression(r"[A-Za-z]")


class _Steps:
    """A measure told in steps: ``字数 ≤20``, …, ``字数 >160``."""

    def __init__(self, name: str, *steps: float) -> None:
        self._steps = steps
        self._names = (*(f"{name} ≤{step:g}" for step in steps), f"{name} >{steps[-1]:g}")

    def __call__(self, value: float) -> str:
        return self._names[bisect_left(self._steps, value)]


_LENGTH, _CLAUSES, _CLAUSE = _Steps("字数", 20, 35, 60, 100, 160), _Steps("分句", 1, 3, 6), _Steps("分句字数", 8, 14, 24)
_LISTED, _PLACE = _Steps("顿号", 0, 2, 5), _Steps("位置", 0.05, 0.15, 0.5, 0.85, 0.95)
_HOLDS, _PLAIN, _FRAMES, _BOTH = (
    _Steps(name, 0, 0.1, 0.2, 0.4, 0.6) for name in ("实在的占", "套话占", "空泛措施占", "两样占")
)


def signs(prose: Prose, phrases: Sequence[Phrase], found: Sequence[Element], kind: str | None) -> Iterator[str]:
    """The signs of a sentence, given the lexicons' phrases and the concrete elements in it and the kind of its document."""
    text = prose.sentence.text
    yield from _built(text)
    yield from _holds(found, len(text))
    yield from _says(phrases, len(text))
    yield f"类别 {kind}"
    yield f"标题 {prose.part}"
    yield _PLACE(prose.place)
    if prose.sentence.block.role == "attachment":
        yield "附件"
    if prose.sentence.start == prose.sentence.block.start:
        yield "段首"
        if len(text) <= _HEADING and prose.sentence.start + len(text) < prose.sentence.block.end and not _PAUSE.search(text):
            yield "像小标题"


def _built(text: str) -> Iterator[str]:
    length, clauses = len(text), 1 + sum(map(text.count, _PAUSES))
    yield _LENGTH(length)
    yield _CLAUSES(clauses)
    yield _CLAUSE(length / clauses)
    yield _LISTED(text.count("、"))
    if text[-1] not in "。！？!?":
        yield "冒号结尾" if text[-1] in "：:" else "没有句号"
    for name, full, half in _MARKS:
        if full in text or half in text:
            yield name
    if label := _LABEL.match(text):
        yield _LABELS[label.lastgroup]
    if _LETTER.search(text):
        yield "字母"


def _holds(found: Sequence[Element], length: int) -> Iterator[str]:
    kinds = [element.kind for element in found]
    held = set(kinds)
    for kind in held:
        count = kinds.count(kind)
        yield f"有{kind} {'≤1' if count == 1 else '≤2' if count == 2 else '>2'}"
    yield f"实在的有几种 {min(3, len(held))}"
    yield _HOLDS(sum(element.end - element.start for element in found) / length)


def _says(phrases: Sequence[Phrase], length: int) -> Iterator[str]:
    plain = sum(phrase.end - phrase.start for phrase in phrases if not phrase.frame) / length
    frames = sum(phrase.end - phrase.start for phrase in phrases if phrase.frame) / length
    yield _PLAIN(plain)
    yield _FRAMES(frames)
    yield _BOTH(plain + frames)
    yield f"处数 {min(4, len(phrases))}"
    for category in {phrase.entry.category for phrase in phrases}:
        yield f"用语 {category}"
