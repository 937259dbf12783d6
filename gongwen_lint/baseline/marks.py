"""The marks of a finding: a salted hash of each sentence that it quotes, which tells the sentence again and not what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b
from typing import TYPE_CHECKING

from gongwen_lint.expressions import Expression
from gongwen_lint.named import NamedTuple
from gongwen_lint.structure.labels import label_at

if TYPE_CHECKING:
    from gongwen_lint.report import Facts, Finding

_END = Expression("(?<=[。！？；!?;])", re.A)
_SIZE = 8
"""bytes of a mark"""
WHOLE = ""
"""the mark of what a rule says of the document as a whole"""


class Known(NamedTuple):
    """A finding as the baseline knows it."""

    rule: str
    marks: tuple[str, ...]
    """of its sentences, in order"""
    under: str
    """the mark of the heading that it stands under; empty where there is none"""

    @property
    def told(self) -> tuple[str, ...]:
        """The marks that tell something of the text."""
        return () if self.marks == (WHOLE,) else self.marks


def known(salt: bytes, finding: Finding, facts: Facts | None) -> Known:
    """A finding of a document of which ``facts`` were recognised.

    What quotes the title speaks of the document as a whole, with a number that the next sentence changes; its mark is the rule
    alone. Neither blanks nor the numbers of items and headings make a difference.
    """
    quote = _bare(finding.quote)
    if facts is not None and facts.title and quote == _bare(facts.title):
        return Known(finding.rule, (WHOLE,), "")
    marks = tuple(_mark(salt, finding.rule, sentence) for sentence in _sentences(quote))
    heading = _unnumbered(finding.heading or "")
    return Known(finding.rule, marks, _mark(salt, "", heading) if heading else "")


def _sentences(quote: str) -> Iterator[str]:
    sentences = [said for piece in _END.split(quote) if (said := _unnumbered(piece))]
    yield from sentences or [quote]


def _unnumbered(text: str) -> str:
    label = label_at(text)
    return _bare(text[label.end:] if label else text)


def _bare(text: str) -> str:
    return "".join(text.split())


def _mark(salt: bytes, rule: str, text: str) -> str:
    said = f"{rule}\n{text}".encode("utf-8", "surrogatepass")
    return blake2b(said, key=salt, person=b"gongwen baseline", digest_size=_SIZE).hexdigest()
