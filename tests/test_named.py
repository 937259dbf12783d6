"""``named.NamedTuple`` makes what typing's makes, but for the types of the annotations."""

from __future__ import annotations

import pickle
import typing

import pytest

from gongwen_lint.named import NamedTuple


class Window(NamedTuple):
    """A window of the registry."""

    number: int
    clerk: str = "登记员"
    """who sits there"""

    @property
    def sign(self) -> str:
        """What stands above it."""
        return f"{self.number}号窗口，{self.clerk}"


class Counter(Window):
    """One with something of its own."""

    def next(self) -> Counter:
        """The one beside it."""
        return self._replace(number=self.number + 1)


class Other(typing.NamedTuple):
    """The same fields in typing's way."""

    number: int
    clerk: str = "登记员"


def test_a_class_body_becomes_a_tuple_with_names() -> None:
    window = Window(3)
    assert window == (3, "登记员") == Window(clerk="登记员", number=3)
    assert window.sign == "3号窗口，登记员"
    assert (Window.__doc__, Window.__module__, Window.__name__) == ("A window of the registry.", __name__, "Window")
    assert isinstance(Counter(3).next(), Counter) and Counter(3).next() == (4, "登记员")
    assert pickle.loads(pickle.dumps(window)) == window


@pytest.mark.parametrize("name", ["_fields", "_field_defaults", "__match_args__"])
def test_it_is_as_typing_makes_it(name: str) -> None:
    assert getattr(Window, name) == getattr(Other, name)


def test_too_few_or_wrong_values_are_refused() -> None:
    with pytest.raises(TypeError):
        Window()
    with pytest.raises(TypeError):
        Window(1, desk=2)
