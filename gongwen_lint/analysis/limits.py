"""Which of the profile's limits holds for the document at hand, and how hard a finding that rests on it may be."""

from __future__ import annotations

from gongwen_lint.expressions import Expression
from gongwen_lint.provisions import Limit, Profile
from gongwen_lint.rules.record import Basis
from gongwen_lint.structure.outline import Outline

_ORDER = Expression(r"令\W{0,2}第\w{1,6}号")
"""rules of ministries and governments are made by order, whatever genre their title names"""

SEVERITY = {"must": "error", "should": "warning", "advice": "info"}
"""DESIGN 5: error only where the text says 不得 or gives a hard number, warning where it says 一般、原则上、应当"""


def limit_in_force(profile: Profile, outline: Outline, measure: str) -> Limit | None:
    """The limit for the document; None where no provision speaks of such a document, ``value`` None where it is exempt."""
    titles = [title for title in (outline.title, outline.inner_title) if title]
    by_order = any(_ORDER.search(text) for text in (*titles, outline.number or ""))
    return profile.limit(measure, outline.kind, titles, "令" if by_order else outline.genre, outline.issuers)


def basis_of(limit: Limit) -> tuple[Basis, ...]:
    """The article that gives the limit, as a finding's basis."""
    return (Basis(limit.document, limit.article, limit.binding),)


def severity_under(profile: Profile, basis: tuple[Basis, ...]) -> str:
    """How hard a prohibition of some localities is here: as hard as it says where it binds, a warning elsewhere."""
    binding = {provision.name for provision in profile.chain()}
    return "error" if any(b.document in binding and b.binding == "must" for b in basis) else "warning"
