"""Limits as the provisions give them, and the choice of the one that holds for a document."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from gongwen_lint.expressions import Expression
from gongwen_lint.named import NamedTuple

MEASURES = (
    "body", "pages", "minutes",
    "meeting_days", "meeting_days_with_groups", "meeting_hours", "meeting_people", "meeting_people_of_departments", "speakers",
    "members", "companions", "months",
)
"""What a limit counts: 字数 of the body, pages of the body, minutes of a speech; of a meeting its days (half days are .5; more
where groups discuss), the hours of one on a single matter, its people (where a government or one of its departments calls it)
and its speakers; the members of a coordinating body, who may accompany a visit, and months on loan."""

KINDS = (
    "综合部署", "专项部署", "规范性制度", "规划", "应急预案", "综合报告", "专项报告", "请示批复函", "事务性通知", "其他",
)
"""The kinds of documents that limits are given for, as ``Outline.kind`` names them."""

_TAIL = Expression(r"(?:[（(〔\[][^（()）〔〕\[\]]{0,20}[）)〕\]]|[》〉”\"\s]|的?通知)+$")
_MARKS = frozenset("）)〕]》〉”\" \t\r\n\u3000")
"""one of which a title has that ends in more than 的通知"""


class Limit(NamedTuple):
    """A number from a provision; None where it exempts the document."""

    value: float | None
    document: str
    """key of the provision in ``documents()``, or the full name of a profile that the user brought"""
    article: str
    binding: str
    """must (不得), should (一般、原则上、应当) or advice"""
    reason: str = ""
    """which documents the provision gives it for, as a phrase"""

    @property
    def because(self) -> str:
        """The reason before what else is said of the limit; empty where a profile gives none."""
        return f"{self.reason}；" if self.reason else ""


class Row(NamedTuple):
    """One line of a provision's limits: which documents it is for, and the limit."""

    measure: str
    kinds: frozenset[str]
    titles: tuple[str, ...]
    """endings of titles"""
    genres: frozenset[str]
    limit: Limit

    def fits(self, kind: str | None, titles: Collection[str], genre: str | None) -> bool:
        """Whether the row speaks of such a document; a row that names neither kinds nor titles nor genres speaks of all."""
        if not (self.kinds or self.titles or self.genres):
            return True
        return kind in self.kinds or genre in self.genres or any(title.endswith(self.titles) for title in titles)


class Profile(NamedTuple):
    """The limits that bind one issuer's documents: its own provision's, then those it inherits."""

    name: str
    document: str
    """full name of the provision"""
    rows: tuple[Row, ...]
    unbound: frozenset[str] = frozenset()
    """issuers that the provision does not bind"""
    inherited: Profile | None = None

    def chain(self) -> Iterator[Profile]:
        """This profile and those it inherits, nearest first."""
        yield self
        if self.inherited:
            yield from self.inherited.chain()

    def limit(
        self, measure: str, kind: str | None = None, titles: Collection[str] = (), genre: str | None = None,
        issuers: Collection[str] = (),
    ) -> Limit | None:
        """The limit in force for a document of this kind, genre and title (its own and the issued one's); None where none is.

        The strictest of the chain holds. A nearer provision that exempts by name is an exception within the 一般 of the
        farther one and ends the search; an exemption of the farther one does not lift a nearer, stricter limit.
        """
        endings = [ending for title in titles if title for ending in (title, _without_tail(title))]
        if any(issuer in profile.unbound for profile in self.chain() for issuer in issuers):
            return None  # a local provision does not bind whom the central one does not
        strictest = None
        for profile in self.chain():
            rows = (row for row in profile.rows if row.measure == measure)
            found = next((row.limit for row in rows if row.fits(kind, endings, genre)), None)
            if found is None:
                continue
            if found.value is None:
                return strictest or found
            if strictest is None or found.value < strictest.value:
                strictest = found
        return strictest


def _without_tail(title: str) -> str:
    """A title without brackets, closing marks and 的通知 behind what it is about."""
    if not _MARKS.isdisjoint(title):
        return _TAIL.sub("", title)
    while title.endswith("通知"):
        title = title.removesuffix("通知").removesuffix("的")
    return title
