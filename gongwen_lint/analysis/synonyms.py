"""Words of one meaning side by side: two verbs that share an object (加强和不断强化), adverbs before one verb (切实有效扎实)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, MatchKind

from gongwen_lint.analysis.sentences import Sentence
from gongwen_lint.document import Span
from gongwen_lint.expressions import Expression
from gongwen_lint.named import NamedTuple
from gongwen_lint.tables import table

if TYPE_CHECKING:
    from gongwen_lint.analysis.phrases import PhraseIndex

ADVERB = "副词"
_JOINS = "和|与|、|并|及|以及|并且|，并"
_MARKS = Expression(r"\W")
_LINKS = "和与、并及以且，"
"""the characters of the words that join them"""
_ADVISED = Expression(r"^留“([^”]+)”", needs=("留“",))
_ENDS = ("的",)
"""behind adverbs: they describe a thing (切实有效的办法) and are no adverbs there"""


_CLOSE = 5
"""characters between two words of one meaning, at most: a conjunction and an adverb"""


class _Entry(NamedTuple):
    """A set of words of one meaning, as ``lexicons/synonyms.tsv`` has it."""

    words: tuple[str, ...]
    kind: str
    fixed: tuple[str, ...]
    reason: str


class Stack(NamedTuple):
    """Words of one meaning in a sentence: characters ``start`` to ``end`` (exclusive) of its text."""

    sentence: Sentence
    start: int
    end: int
    words: tuple[str, ...]
    reason: str
    spare: tuple[tuple[int, int], ...] = ()
    """the characters of the sentence's text without which one of the words stays; none where a third word stands beside them"""

    @property
    def text(self) -> str:
        """The words as they stand in the document."""
        return self.sentence.text[self.start:self.end]

    @property
    def span(self) -> Span:
        """Their place in the document."""
        return self.sentence.part(self.start, self.end)


def stacks(sentences: Sequence[Sentence], protected: tuple[str, ...]) -> Iterator[Stack]:
    """The stacked synonyms in these sentences, in order."""
    for sentence in _candidates(sentences):
        searched, sets = _index(protected)
        text = sentence.text
        for found in searched.search(text):
            entry, said = sets[found.pattern], text[found.start:found.end]
            used = tuple(sorted((word for word in entry.words if word in said), key=said.index))
            thing = entry.kind == ADVERB and text.startswith(_ENDS, found.end)
            if len(used) > 1 and _MARKS.sub("", said) not in entry.fixed and not thing:
                spare = _spare(text, found.start, found.end, used, entry)
                yield Stack(sentence, found.start, found.end, used, entry.reason, tuple(spare))


def _spare(text: str, start: int, end: int, used: tuple[str, ...], entry: _Entry) -> Iterator[tuple[int, int]]:
    """What can go: all but one verb with its adverb, all but one adverb. The one that the reason names stays, else the last."""
    if text[end:].lstrip(_LINKS).startswith(entry.words) or text[:start].rstrip(_LINKS).endswith(entry.words):
        return
    advised = _ADVISED.search(entry.reason)
    kept = advised[1] if advised and advised[1] in used else used[-1]
    if entry.kind != ADVERB and text[start:end].endswith("".join(used)):
        return  # 推动促进就业的政策落地: the second verb may belong to what the first is about
    first = text.index(kept, start)
    last = first + len(kept)
    if entry.kind != ADVERB and last == end:
        own = next((word for word in _adverbs() if text.endswith(word, start + len(used[0]), first)), "")
        start, first = (start, first - len(own)) if own else (text.index(used[0], start), first)
    if entry.kind != ADVERB and last < end:
        first = start
    if start < first:
        yield start, first
    if last < end:
        yield last, end


def _candidates(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Sentences in which two words of one set stand close together: cutting every sentence into words would take too long."""
    words, automaton = _words()
    starts = list(accumulate((len(sentence.text) + 1 for sentence in sentences), initial=0))
    hits = automaton.find_matches_as_indexes("\n".join(sentence.text for sentence in sentences))
    last = -1
    for at, (word, start, _) in enumerate(hits):
        for other, _, end in hits[max(0, at - 2):at]:
            if start - end <= _CLOSE and other != word and words[other] & words[word]:
                number = bisect_right(starts, start) - 1
                if number > last and end > starts[number]:
                    yield sentences[number]
                    last = number


@cache
def _entries() -> tuple[_Entry, ...]:
    return tuple(
        _Entry(tuple(row["words"].split("、")), row["kind"], tuple(row["fixed"].split("、")), row["reason"])
        for row in table("synonyms")
    )


@cache
def _adverbs() -> tuple[str, ...]:
    return tuple(word for entry in _entries() if entry.kind == ADVERB for word in entry.words)


@cache
def _words() -> tuple[list[frozenset[int]], AhoCorasick]:
    """The numbers of the sets that each word belongs to, and the automaton that finds the words by their number."""
    sets: dict[str, set[int]] = {}
    for number, entry in enumerate(_entries()):
        for word in entry.words:
            sets.setdefault(word, set()).add(number)
    return [frozenset(numbers) for numbers in sets.values()], AhoCorasick(list(sets), matchkind=MatchKind.LeftmostLongest)


@cache
def _index(protected: tuple[str, ...]) -> tuple[PhraseIndex, tuple[_Entry, ...]]:
    """The sets as patterns, compiled, and the sets that its hits number."""
    from gongwen_lint.analysis.phrases import PhraseIndex  # few documents have a candidate
    from gongwen_lint.lexicons import protected_terms
    from gongwen_lint.words import segmenter

    adverbs = "|".join(_adverbs())
    patterns = []
    for entry in _entries():
        one = "|".join(entry.words)
        verbs = f"[{adverbs}] ({one}) [{_JOINS}] [{adverbs}] ({one})"
        patterns.append(f"({one}) [{_JOINS}|地] ({one}) [{one}]" if entry.kind == ADVERB else verbs)
    return PhraseIndex(patterns, protected_terms().union(protected), segmenter(protected)), _entries()
