"""The consistency assessment (与为基层减负一致性评估) that article 3 of the central regulation asks of every draft.

>>> from gongwen_lint import examine, read
>>> from gongwen_lint.assessment import assess, narrowed
>>> settings = narrowed(Settings())  # doctest: +SKIP
>>> assess(examine(read("通知.docx"), settings), settings).rows  # doctest: +SKIP
"""

from __future__ import annotations

from gongwen_lint.assessment.items import Item, items
from gongwen_lint.assessment.sheet import (
    CONCLUSIONS,
    REASONS,
    Assessed,
    Assessment,
    Row,
    Unassessed,
    assess,
    narrowed,
)

__all__ = (
    "CONCLUSIONS", "REASONS", "Assessed", "Assessment", "Item", "Row", "Unassessed", "assess", "items", "narrowed",
)
