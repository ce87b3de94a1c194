"""Where to look at a drawing from near: what moves in it, or what is marked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from footwork.look.coarse import read_lines

Box = tuple[float, ...]
"""x, y, width and height, in drawing units."""

WIDTH, HEIGHT = 900.0, 1200.0
"""The size of every drawing, in its units."""
SHAPE = 4 / 5
"""Width over height of what is seen from near."""
MOST = 2 / 3
"""What needs more than this share of a drawing's height is seen as well in all of it."""
ROOM = 50
"""So much is left round what is marked, in drawing units."""

_CROP = re.compile(r' data-crop="([^"]+)"')
"""The box of what moves and works, as a drawing says it of itself."""
_MARKED = re.compile(r'<path class="(?:mu2?|ar|gh)"[^>]*? d="([^"]*)"')
"""The paths of muscles at work, of arrows, and of where something was."""


def choose_near_view(svgs: Sequence[str]) -> str:
    """Return the view box in which drawings of one movement are seen from near.

    It holds what moves in any of them; where that is the whole body, what is marked: muscles at
    work and the signs of motion. It is nothing where that needs nearly all of the drawing too.
    """
    moving = [_find_moving(svg) for svg in svgs]
    return _join_boxes(moving) or _join_boxes([_find_marked(svg) for svg in svgs])


def _find_moving(svg: str) -> Box:
    """Return the box of what moves in a drawing, all of it where it does not say so."""
    crop = _CROP.search(svg)
    return tuple(map(float, crop[1].split())) if crop else (0, 0, WIDTH, HEIGHT)


def _find_marked(svg: str) -> Box:
    """Return the box round what is marked in a drawing, with some room, or all of the drawing."""
    lines = (line for path in _MARKED.findall(svg) for line, _ in read_lines(path))
    points = [point for line in lines for point in line]
    if not points:
        return 0, 0, WIDTH, HEIGHT
    left, top = (max(min(places) - ROOM, 0) for places in zip(*points, strict=True))
    right, floor = (max(places) + ROOM for places in zip(*points, strict=True))
    return left, top, min(right, WIDTH) - left, min(floor, HEIGHT) - top


def _join_boxes(boxes: Sequence[Box]) -> str:
    """Return the view box round some boxes, nothing for one too high.

    It grows to its shape upward and to both sides, within the drawing.
    """
    if not boxes:
        return ""
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, floor = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    high = max(floor - top, (right - left) / SHAPE)
    if high > MOST * HEIGHT:
        return ""
    wide = high * SHAPE
    x = min(max((left + right - wide) / 2, 0), WIDTH - wide)
    return f"{x:.0f} {max(floor - high, 0):.0f} {wide:.0f} {high:.0f}"
