"""Advice as it is given where a formulation stands that nobody is to be advised to delete."""

from __future__ import annotations

from gongwen_lint.analysis.shields import holds_formulation

DELETE = "删去"
"""what every advice to delete says"""


def tactful(advice: str, text: str, protected: tuple[str, ...] = ()) -> str:
    """Advice to delete words of a text, which leaves the formulations in it alone; ``protected`` are the unit's own."""
    if DELETE not in advice or not holds_formulation(text, protected):
        return advice
    return f"{advice.removesuffix('。')}；{_stays(holds_formulation(text))}。"


def sparing(advice: str, political: bool) -> str:
    """Advice on what stands beside formulations, which may be ``political`` or only the unit's own."""
    return f"{_stays(political)}，其余{advice}"


def _stays(political: bool) -> str:
    return f"固定的{'政治表述' if political else '提法'}照原样保留"
