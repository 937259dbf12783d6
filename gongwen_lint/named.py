"""``NamedTuple`` at half the price: typing's own makes a type of every annotation, which a hundred classes pay at each start.

A module that uses it begins with ``from __future__ import annotations``, as all here do: annotations stay the words they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import namedtuple

    _OF_THE_CLASS = ("__module__", "__qualname__", "__annotations__")

    class _Makes(type):
        """Makes a named tuple of a class body: its annotations are the fields, the rest stays as it is."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, object]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = body.get("__annotations__", {})
            defaults = [body.pop(field) for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body["__module__"])
            made.__annotations__ = fields
            for word, value in body.items():
                if word not in _OF_THE_CLASS:
                    setattr(made, word, value)
            return made

    class NamedTuple(metaclass=_Makes):
        """The base to write classes with, as that of typing."""
