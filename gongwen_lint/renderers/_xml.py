"""Strangers' text in XML: marks that would end it escaped, what XML cannot hold written out."""

from __future__ import annotations

from gongwen_lint.visible import storable

_MARKS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;"})
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def escaped(text: str) -> str:
    """The text for between tags or between double quotation marks, on one line."""
    return storable(text).translate(_MARKS)


def attributes(**values: object) -> str:
    """The attributes of an element, each with a blank before it."""
    return "".join(f' {name}="{escaped(str(value))}"' for name, value in values.items())
