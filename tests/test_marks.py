"""Where a part between marks begins."""

from __future__ import annotations

import pytest

from gongwen_lint.marks import part_start


@pytest.mark.parametrize(("text", "at", "least", "start"), [
    ("先登记，后归档", 5, 0, 4),
    ("先登记，后归档", 3, 0, 0),  # a mark at the place itself does not stand before it
    ("一，二。三", 4, 0, 4),
    ("一。二，三", 4, 0, 4),
    ("先登记，后归档", 7, 4, 4),
    ("先登记，后归档", 7, 5, 5),  # the mark stands too far before
    ("", 0, 0, 0),
])
def test_a_part_begins_behind_the_nearest_mark_before_the_place(text: str, at: int, least: int, start: int) -> None:
    assert part_start(text, "，。", at, least) == start
