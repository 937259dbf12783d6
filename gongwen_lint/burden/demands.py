"""What a document demands of lower bodies: each act it imposes on them, and who is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gongwen_lint.analysis.sentences import Sentence
from gongwen_lint.burden.acts import ANY_DOER, ANYBODY, Act, acts
from gongwen_lint.burden.names import name_of, name_start
from gongwen_lint.burden.parties import LOWER, OUTSIDE, Party, parties
from gongwen_lint.burden.reach import DEPLOYS, NOTHING, reach_of
from gongwen_lint.document import Span
from gongwen_lint.expressions import Expression
from gongwen_lint.marks import part_start
from gongwen_lint.named import NamedTuple
from gongwen_lint.polarity.stances import IMPOSE, governing, stances
from gongwen_lint.structure.outline import Outline

_NEAR = 30
"""characters between a body and what it is asked within which both are quoted together"""
_FAR = 200
"""characters before an act within which a body is told to do it, or a sentence goes on over a page"""
_ITEM = Expression(r"[（(]?[一二三四五六七八九十\d]{1,3}(?:[）)、.．]|是)|[①②③④⑤⑥⑦⑧⑨⑩]")
"""how an item begins that belongs to the line before that ends in a colon"""
_FORBIDDEN = ("负面清单", "严禁", "禁止", "不得", "不准")
_SENTENCE_ENDS, _OPEN = "。；！？：;!?:", 15
"""how a sentence ends; characters a piece of one has that a page or a line cuts"""
_TOLD = Expression(r"(?<![重主需首想纲])要(?![求素点件领])|必须|务必|须")
_REST, _CLAUSE_ENDS = 16, frozenset("，,。；;：:、）)")
"""characters behind an act within which its clause is quoted to the end"""


class Demand(NamedTuple):
    """One act that a sentence imposes on lower bodies."""

    sentence: Sentence
    act: Act
    asked: Party | None
    """the body that is asked, where the sentence names one"""
    force: str | None
    """must, should, or None where no word says how strongly"""

    @property
    def code(self) -> str:
        """The rule that the act is the business of."""
        return self.act.kind.code

    @property
    def span(self) -> Span:
        """The place of the act in the document, with the body asked before it and the rest of its clause where they are near."""
        text, act = self.sentence.text, self.act
        start, end = act.start, act.end
        if self.asked and start - self.asked.end <= _NEAR:
            start = name_start(text, self.asked.start, self.asked.end)
        else:
            before = range(start, max(-1, start - _REST), -1)
            start = next((at for at in before if at == 0 or text[at - 1] in _CLAUSE_ENDS), start)
        while text[end - 1] in _CLAUSE_ENDS:
            end -= 1
        rest = text[end:end + _REST]
        return self.sentence.part(start, end + next((at for at, char in enumerate(rest) if char in _CLAUSE_ENDS), 0))

    @property
    def who(self) -> str | None:
        """The body asked, by its whole name: 省卫生健康委, 各县（区）档案局; None where the sentence names none clearly."""
        return name_of(self.sentence.text, self.asked.start, self.asked.end) if self.asked else None

    @property
    def text(self) -> str:
        """The act as it stands in the sentence."""
        return self.sentence.text[self.act.start:self.act.end]


def demands_of(outline: Outline, sentences: Iterable[Sentence]) -> Iterator[Demand]:
    """The demands in sentences of a document, in order; a document that imposes nothing has none."""
    reach = reach_of(outline)
    if reach == NOTHING:
        return
    before = listed = ""
    for sentence in sentences:
        listed = listed if _ITEM.match(sentence.text) else ""
        found = acts(sentence.text)
        if found and not _is_forbidden_under(outline.heading_at(sentence.span.start)):
            yield from _imposed(sentence, found, reach, listed or _begun(before))
        if sentence.text.endswith(("：", ":")):
            listed = sentence.text[-_FAR:]
        before = sentence.text


def _is_forbidden_under(heading: str | None) -> bool:
    """Whether a heading names what is forbidden: 负面清单, 严禁事项."""
    return heading is not None and any(word in heading for word in _FORBIDDEN)


def _begun(before: str) -> str:
    """What the sentence before has left open, where a page or a line ended in the middle of it; it may decide what follows."""
    if not before or before[-1] in _SENTENCE_ENDS or len(before) < _OPEN:
        return ""
    return before[part_start(before, _SENTENCE_ENDS, len(before)):][-_FAR:]


def _imposed(sentence: Sentence, found: list[Act], reach: str, begun: str) -> Iterator[Demand]:
    text, shift = sentence.text, len(begun)
    stretches, who = stances(begun + text), parties(text)
    for act in found:
        stretch = governing(stretches, act.start + shift, act.end + shift)
        if stretch.stance != IMPOSE:
            continue
        party = who.asked(act.start)
        if _fits(act, party) and (reach == DEPLOYS or act.kind.standing or _is_told(party, text, act.start)):
            yield Demand(sentence, act, party, stretch.force)


def _fits(act: Act, party: Party | None) -> bool:
    """Whether the act is asked of one of whom it is a burden."""
    if act.kind.who == ANY_DOER:
        return party is None or party.side != OUTSIDE
    return party.side == LOWER if party else act.kind.who == ANYBODY


def _is_told(party: Party | None, text: str, at: int) -> bool:
    """Whether a lower body is told to (要、须); the 应当 of regulations lays down standing duties."""
    return party is not None and party.side == LOWER and _TOLD.search(text, max(party.end, at - _FAR), at) is not None
