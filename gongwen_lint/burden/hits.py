"""Findings on demands: one a sentence and code, that says who is asked for what and what the provision says of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, islice
from typing import TYPE_CHECKING

from gongwen_lint.analysis.limits import severity_under
from gongwen_lint.burden.acts import ANY_DOER
from gongwen_lint.document import Span
from gongwen_lint.rules.record import Basis, Hit

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context
    from gongwen_lint.burden.demands import Demand

_NAMES = 2
"""kinds of acts that a message names"""


def asked_together(context: Context) -> Iterator[list[Demand]]:
    """The demands that are the rule's business, those of one sentence together."""
    mine = (demand for demand in context.demands if demand.code == context.rule.code)
    for _, group in groupby(mine, key=lambda demand: id(demand.sentence)):
        yield list(group)


def hits(context: Context, ground: str, advice: str) -> Iterator[Hit]:
    """One finding a sentence. ``ground`` is what the provision says, as the second half of the message's sentence."""
    for demands in asked_together(context):
        yield hit(demands, ground, advice)


def hit(demands: list[Demand], ground: str, advice: str, basis: tuple[Basis, ...] = (), severity: str | None = None) -> Hit:
    """The finding on demands of one sentence, from the first to the last."""
    spans = [demand.span for demand in demands]
    return Hit(
        Span(min(span.start for span in spans), max(span.end for span in spans)), f"{said(demands)}，{ground}。",
        suggestion=advice, basis=basis, severity=severity,
    )


def prohibited(
    context: Context, demands: list[Demand], ground: str, advice: str, basis: tuple[Basis, ...], settled: bool = True,
) -> Hit:
    """The finding on what ``basis`` forbids: as hard as it says where it binds, a warning where the text leaves it open."""
    severity = severity_under(context.settings.profile, basis) if settled else "warning"
    return hit(demands, ground, advice, basis, severity)


def said(demands: list[Demand]) -> str:
    """Who is asked for what, in a few words: 要求“各市”报送落实情况; 这里提出成立领导小组."""
    names = "、".join(islice(dict.fromkeys(demand.act.kind.name for demand in demands), _NAMES))
    if demands[0].act.kind.who == ANY_DOER:
        return f"这里提出{names}"
    who = next((f"“{demand.who}”" for demand in demands if demand.who), "")
    return f"要求{who}{names}"
