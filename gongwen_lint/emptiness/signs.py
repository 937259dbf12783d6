"""The signs that a sentence is empty or not: what it lacks, what phrases fill it, how it is built and where it stands.

A sign is there or not; its name is its row in ``weights.tsv``. Counts and shares are told in steps, so that each step has a
weight of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from gongwen_lint.analysis.boilerplate import Phrase
from gongwen_lint.analysis.concrete import KINDS, elements
from gongwen_lint.analysis.prose import Prose
from gongwen_lint.expressions import Expression

_PAUSES = "，,；;：:"
_LABELS = (
    ("一、", Expression(r"[一二三四五六七八九十]{1,3}[、.．]")),
    ("（一）", Expression(r"[（(][一二三四五六七八九十\d]{1,3}[）)]")),
    ("1.", Expression(r"\d{1,2}[.．、](?!\d)")),
    ("第一条", Expression(r"第\w{1,5}[条章节]")),
    ("一是", Expression(r"[一二三四五六七八九十]是|其[一二三四五]")),
)
_LENGTHS = (20, 35, 60, 100, 160)
_CLAUSES = (1, 3, 6)
_SHARES = (0.0, 0.1, 0.2, 0.4, 0.6)
_PLACES = (0.05, 0.15, 0.5, 0.85, 0.95)


def signs(prose: Prose, phrases: Sequence[Phrase], kind: str | None) -> Iterator[str]:
    """The signs of a sentence, given the lexicons' phrases in it and the kind of its document."""
    text = prose.sentence.text
    yield from _built(text)
    yield from _holds(text)
    yield from _says(text, phrases)
    yield f"类别 {kind}"
    yield f"标题 {prose.part}"
    yield f"位置 {_step(prose.place, _PLACES)}"
    if prose.sentence.block.role == "attachment":
        yield "附件"
    if prose.sentence.start == prose.sentence.block.start:
        yield "段首"


def _built(text: str) -> Iterator[str]:
    pauses = sum(map(text.count, _PAUSES))
    yield f"字数 {_step(len(text), _LENGTHS)}"
    yield f"分句 {_step(pauses + 1, _CLAUSES)}"
    yield f"分句字数 {_step(len(text) / (pauses + 1), (8, 14, 24))}"
    yield f"顿号 {_step(text.count('、'), (0, 2, 5))}"
    if text[-1] not in "。！？!?":
        yield "没有句号"
    for name, marks in (("冒号", "：:"), ("分号", "；;"), ("引号", "“"), ("括号", "（(")):
        if any(mark in text[1:] for mark in marks):
            yield name
    label = next((name for name, label in _LABELS if label.match(text)), None)
    if label:
        yield f"序号 {label}"
    if not text.isascii() and any(char.isascii() and char.isalpha() for char in text):
        yield "字母"


def _holds(text: str) -> Iterator[str]:
    found, covered = Counter(), 0
    for element in elements(text):
        found[element.kind] += 1
        covered += element.end - element.start
    for kind in KINDS:
        if found[kind]:
            yield f"有{kind} {_step(found[kind], (1, 2))}"
    yield f"实在的有几种 {min(3, len(found))}"
    yield f"实在的占 {_step(covered / len(text), _SHARES)}"


def _says(text: str, phrases: Sequence[Phrase]) -> Iterator[str]:
    plain = sum(phrase.end - phrase.start for phrase in phrases if not phrase.frame) / len(text)
    frames = sum(phrase.end - phrase.start for phrase in phrases if phrase.frame) / len(text)
    yield f"套话占 {_step(plain, _SHARES)}"
    yield f"空泛措施占 {_step(frames, _SHARES)}"
    yield f"两样占 {_step(plain + frames, _SHARES)}"
    yield f"处数 {min(4, len(phrases))}"
    for category in {phrase.entry.category for phrase in phrases}:
        yield f"用语 {category}"


def _step(value: float, steps: Sequence[float]) -> str:
    """The step that a value is on: ``≤20``, or ``>160`` beyond the last."""
    return next((f"≤{step:g}" for step in steps if value <= step), f">{steps[-1]:g}")
