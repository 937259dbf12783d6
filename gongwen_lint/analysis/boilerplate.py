"""Where the boilerplate of the lexicons stands in a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from gongwen_lint.analysis.patterns import is_plain
from gongwen_lint.analysis.phrases import PhraseIndex
from gongwen_lint.analysis.sentences import Sentence
from gongwen_lint.document import Span
from gongwen_lint.expressions import Expression
from gongwen_lint.lexicons import FRAMES, OWN, Entry, boilerplate, protected_terms
from gongwen_lint.named import NamedTuple
from gongwen_lint.words import segmenter

_HANDS_ON = Expression(r"(?:印发|转发|批转|下发)给你们", needs=("给你们",))
THANKS = Expression(
    r"^(?:[^，。]{1,4}，)?(?:再次|衷心|诚挚|由衷|非常|十分|真诚|地)*感谢(?:您|你|贵)[^。；要将]*[。：:！]?$", needs=("感谢",),
)
"""the thanks that begin and end an answer to a proposal"""


class Phrase(NamedTuple):
    """One phrase in a sentence: characters ``start`` to ``end`` (exclusive) of the sentence's text."""

    sentence: Sentence
    start: int
    end: int
    entry: Entry

    @property
    def frame(self) -> bool:
        """Whether it only names a line of work: nothing to report by itself, a sign of an empty passage together with others."""
        return self.entry.category in FRAMES

    @property
    def text(self) -> str:
        """The phrase as it stands in the document."""
        return self.sentence.text[self.start:self.end]

    @property
    def span(self) -> Span:
        """Its place in the document."""
        return self.sentence.part(self.start, self.end)


def phrases(sentences: Sequence[Sentence], added: tuple[str, ...], protected: tuple[str, ...]) -> Iterator[tuple[Phrase, ...]]:
    """The boilerplate in each sentence, in order; one that only hands a document on or gives thanks is a formula of the genre."""
    searched, entries = index(added, protected)
    texts = [
        "" if _HANDS_ON.search(sentence.text) or THANKS.search(sentence.text) else sentence.text for sentence in sentences
    ]
    for sentence, hits in zip(sentences, searched.search_all(texts), strict=True):
        yield tuple(Phrase(sentence, found.start, found.end, entries[found.pattern]) for found in hits)


@cache
def index(added: tuple[str, ...] = (), protected: tuple[str, ...] = ()) -> tuple[PhraseIndex, tuple[Entry, ...]]:
    """The compiled lexicon with a unit's own phrases, and the entries that its hits number."""
    own = tuple(Entry(pattern, OWN, "本单位的用语文件列为套话") for pattern in added)
    entries = (*own, *boilerplate())
    words = segmenter((*filter(is_plain, added), *protected))
    frames = frozenset(number for number, entry in enumerate(entries) if entry.category in FRAMES)
    return PhraseIndex([entry.pattern for entry in entries], protected_terms().union(protected), words, frames), entries
