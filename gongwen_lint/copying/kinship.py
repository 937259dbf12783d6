"""How the document that a draft has something from stands to it: above it, its issuer's own, earlier or later."""

from __future__ import annotations

from os.path import abspath

from gongwen_lint.copying.places import places, rank
from gongwen_lint.copying.source import Source
from gongwen_lint.document import Document
from gongwen_lint.expressions import Expression
from gongwen_lint.named import NamedTuple
from gongwen_lint.structure.outline import Outline

_RANKS = ("central", "province", "city", "county", "township")
_MARKS = Expression(r"\W+")
_ABOUT = Expression(r"^.{0,40}?关于")
_TITLED = 8
"""characters of a title that tell it from others"""


class Kinship(NamedTuple):
    """How a source stands to a draft."""

    superior: bool
    """its issuer stands above the draft's"""
    subordinate: bool
    """its issuer stands below the draft's"""
    own: bool
    """a body that issues the draft issued it too"""
    later: bool
    """it is dated after the draft"""


def kinship(outline: Outline, source: Source) -> Kinship:
    """How a source stands to a draft; what cannot be told is not so."""
    mine, theirs = _rank(outline.issuers, outline.level), _rank(source.issuers, source.level)
    above = mine - theirs if mine is not None and theirs is not None else 0
    own = bool(_bare_all(outline.issuers) & _bare_all(source.issuers))
    return Kinship(above > 0, above < 0, own, _is_later(source.date, outline.date))


def is_same(document: Document, outline: Outline, source: Source) -> bool:
    """Whether a source is the draft itself: the same file, or a document of the same title, number, issuers and day.

    So is a paper and the notice by which its own body issued it on that day, where each is a file.
    """
    if _whole(document.path) == _whole(source.path):
        return True
    if _bare_all(outline.issuers) & _bare_all(source.issuers) and outline.date == source.date:
        mine, theirs = _bare(outline.title), _bare(source.title)
        if len(theirs) >= _TITLED and theirs == _bare(outline.inner_title):
            return True
        if len(mine) >= _TITLED and mine != theirs and mine in theirs:
            return True
    known = outline.title and outline.date and outline.issuers
    return bool(known) and (
        (_bare(outline.title), outline.number, outline.date) == (_bare(source.title), source.number, source.date)
        and _bare_all(outline.issuers) == _bare_all(source.issuers)
    )


def is_passed_on(outline: Outline, source: Source) -> bool:
    """Whether the draft only hands the source on: a forwarding that names it, or a notice that prints a superior's paper.

    Where the forwarded text is known (``cover``) it is left out of the draft, and what the notice itself says is compared. A
    title that names the superior's paper to carry it out (贯彻落实《…》的实施意见), or issues a paper of the same name of the
    body's own, hands nothing on.
    """
    subject = _ABOUT.sub("", _bare(source.title))
    if len(subject) < _TITLED or outline.cover == "forward":
        return False
    title, inner = _bare(outline.title), _bare(outline.inner_title)
    if outline.forwards is not None or "转发" in title:
        return subject in title or subject in inner
    superiors = _bare_all(source.issuers) - _bare_all(outline.issuers)
    at = inner.find(subject)
    return at >= 0 and inner.endswith(subject) and any(issuer in inner[:at] for issuer in superiors)


def _rank(issuers: tuple[str, ...], level: str | None) -> int | None:
    """How far below the centre a body stands, by the places its name begins with: 射洪市 is a county's city, 凉州区 no 州."""
    if level in (None, "central", "province"):
        return _RANKS.index(level) if level else None
    return max(map(rank, places(issuers)), default=_RANKS.index(level) if level in _RANKS else None)


def _is_later(date: str | None, other: str | None) -> bool:
    """Whether a day is after another, as far as both tell."""
    if not date or not other:
        return False
    both = min(len(date), len(other))
    return date[:both] > other[:both]


def _bare(text: str | None) -> str:
    return _MARKS.sub("", text or "")


def _bare_all(names: tuple[str, ...]) -> set[str]:
    return {bare.replace("人民政府", "政府") for name in names if (bare := _bare(name))}


def _whole(path: str) -> str:
    return path if path == "-" else abspath(path)
