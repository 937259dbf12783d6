"""Strangers' text as text of a page: the one way any of it gets there, so that nothing in it is markup, script or direction."""

from __future__ import annotations

from html import escape

from gongwen_lint.visible import visible


def said(text: str) -> str:
    """A text in a page, between tags or in an attribute; control characters and marks of direction are written out."""
    return escape(visible(text))


def apart(text: str) -> str:
    """The same where other words stand beside it, whose order its letters must not turn."""
    return f"<bdi>{said(text)}</bdi>"


def percent(share: float) -> str:
    """A share of a length as SVG has it."""
    return f"{100 * share:.2f}%".replace(".00%", "%")
