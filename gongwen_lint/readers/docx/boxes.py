"""Drawings: the text boxes in them, in the order a person reads them, and whether there is a picture."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from lxml.etree import _Element

from gongwen_lint.expressions import Expression
from gongwen_lint.named import NamedTuple
from gongwen_lint.readers.docx.items import Box, Spot
from gongwen_lint.readers.docx.names import ALTERNATE, DGM, TEXTBOX, WP, WPG, WPS, A, R, V, chosen, whole

_EMU = 12_700  # in a point
_LENGTH = Expression(r"(-?[0-9]{0,9}(?:\.[0-9]{1,9})?)(pt|in|cm|mm|px|)\Z")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54, "px": 0.75, "": 1.0}
_VML_SHAPES = frozenset(V + name for name in ("shape", "rect", "roundrect", "oval", "line", "polyline", "arc", "curve", "image"))
_GROUPS = frozenset((WPG + "wgp", WPG + "grpSp"))


class _Space(NamedTuple):
    """How coordinates inside a group become points: origin + scale × coordinate."""

    frame: object
    x: float
    y: float
    across: float
    down: float

    def spot(self, left: float, top: float, width: float, height: float) -> Spot:
        return Spot(self.frame, self.x + left * self.across, self.y + top * self.down, width * self.across, height * self.down)


def boxes(graphic: _Element) -> tuple[list[Box], bool]:
    """The text boxes of a w:drawing, w:pict or w:object in the order of the file, and whether it shows a picture."""
    found: list[Box] = []
    picture = graphic.tag.endswith("}object")
    stack: list[tuple[Iterator[_Element], _Space | None, Spot | None]] = [(iter(graphic), None, None)]
    while stack:
        children, space, spot = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            continue
        tag = child.tag
        if tag == TEXTBOX:
            found.append(Box(child, spot=spot))
            continue
        if tag == ALTERNATE:
            child = chosen(child)
            if child is None:
                continue
        elif tag == V + "textpath":
            found.append(Box(None, words=child.get("string") or "", spot=spot, source=child))
        elif tag == DGM + "relIds":
            found.append(Box(None, diagram=child.get(R + "dm"), spot=spot, source=child))
        elif tag == V + "imagedata" or tag == A + "blip":
            picture = True
        elif tag == V + "group":
            spot = _vml_spot(child, space)
            space = _vml_space(child, spot)
        elif tag in _VML_SHAPES:
            spot = _vml_spot(child, space)
        elif tag == WP + "anchor" or tag == WP + "inline":
            spot = _anchored(child)
            space = _Space(spot.frame, spot.left, spot.top, 1 / _EMU, 1 / _EMU)
        elif tag in _GROUPS:
            space = _group(child, space)
        elif tag == WPS + "wsp":
            spot = _shape(child, space) or spot
        stack.append((iter(child), space, spot))
    return found, picture


def reading_order(found: list[Box]) -> list[Box]:
    """Boxes of one frame from top to bottom, those side by side from left to right; others as they come."""
    ordered: list[Box] = []
    for frame, group in groupby(found, key=lambda box: box.spot.frame if box.spot else None):
        together = list(group)
        ordered += together if frame is None else _rows(together)
    return ordered


def _rows(together: list[Box]) -> list[Box]:
    placed = sorted(((box.spot, box) for box in together if box.spot), key=lambda pair: pair[0].top)
    rows: list[list[tuple[Spot, Box]]] = []
    lowest = 0.0
    for spot, box in placed:
        # Side by side with the first of a row stands what begins before the middle of the lowest shape.
        if rows and spot.top < rows[-1][0][0].top + min(lowest, spot.height) / 2:
            rows[-1].append((spot, box))
            lowest = min(lowest, spot.height)
        else:
            rows.append([(spot, box)])
            lowest = spot.height
    return [box for row in rows for _, box in sorted(row, key=lambda pair: pair[0].left)]


def _vml_spot(shape: _Element, space: _Space | None) -> Spot:
    style = _style(shape.get("style"))
    width, height = _points(style.get("width")), _points(style.get("height"))
    if space:
        return space.spot(_points(style.get("left")), _points(style.get("top")), width, height)
    measured = (style.get("mso-position-horizontal-relative", "text"), style.get("mso-position-vertical-relative", "text"))
    frame = "/".join(measured) if style.get("position") == "absolute" else shape
    left = _points(style.get("margin-left")) + _points(style.get("left"))
    return Spot(frame, left, _points(style.get("margin-top")) + _points(style.get("top")), width, height)


def _vml_space(group: _Element, spot: Spot) -> _Space:
    x, y = _pair(group.get("coordorigin"), 0)
    across, down = _pair(group.get("coordsize"), 1000)
    scale_x, scale_y = spot.width / (across or 1), spot.height / (down or 1)
    return _Space(spot.frame, spot.left - x * scale_x, spot.top - y * scale_y, scale_x, scale_y)


def _style(text: str | None) -> dict[str, str]:
    pairs = (item.partition(":") for item in (text or "").split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs}


def _points(text: str | None) -> float:
    length = _LENGTH.match(text or "")
    try:
        return float(length[1]) * _POINTS[length[2]] if length else 0.0
    except ValueError:
        return 0.0


def _pair(text: str | None, unstated: int) -> tuple[int, int]:
    first, _, second = (text or "").partition(",")
    one, two = whole(first.strip()), whole(second.strip())
    return unstated if one is None else one, unstated if two is None else two


def _anchored(anchor: _Element) -> Spot:
    """The place of a DrawingML object; inline ones and those only aligned have a frame of their own."""
    offsets, measured = [], []
    for name in ("positionH", "positionV"):
        position = anchor.find(WP + name)
        offset = None if position is None else position.find(WP + "posOffset")
        value = None if offset is None else whole((offset.text or "").strip())
        if position is not None and value is not None:
            offsets.append(value / _EMU)
            measured.append(position.get("relativeFrom") or "")
    width, height = _sizes(anchor.find(WP + "extent"), "cx", "cy")
    if len(offsets) < 2:
        return Spot(anchor, 0.0, 0.0, width / _EMU, height / _EMU)
    return Spot("/".join(measured), offsets[0], offsets[1], width / _EMU, height / _EMU)


def _group(group: _Element, space: _Space | None) -> _Space | None:
    frame = group.find(f"{WPG}grpSpPr/{A}xfrm")
    if frame is None or space is None:
        return space
    x, y = _sizes(frame.find(A + "off"), "x", "y")
    width, height = _sizes(frame.find(A + "ext"), "cx", "cy")
    inner_x, inner_y = _sizes(frame.find(A + "chOff"), "x", "y")
    inner_width, inner_height = _sizes(frame.find(A + "chExt"), "cx", "cy")
    if group.tag == WPG + "wgp":  # the anchor says where it is
        x = y = 0
    across = space.across * (width / inner_width if inner_width else 1)
    down = space.down * (height / inner_height if inner_height else 1)
    return _Space(
        space.frame, space.x + x * space.across - inner_x * across, space.y + y * space.down - inner_y * down, across, down,
    )


def _shape(shape: _Element, space: _Space | None) -> Spot | None:
    parent = shape.getparent()
    if space is None or parent is None or parent.tag == A + "graphicData":
        return None  # alone in its anchor, which says where it is
    frame = shape.find(f"{WPS}spPr/{A}xfrm")
    if frame is None:
        return None
    return space.spot(*_sizes(frame.find(A + "off"), "x", "y"), *_sizes(frame.find(A + "ext"), "cx", "cy"))


def _sizes(element: _Element | None, *names: str) -> tuple[int, int]:
    if element is None:
        return 0, 0
    first, second = (whole(element.get(name)) for name in names)
    return first or 0, second or 0
