"""Drawings for small pictures: the same shapes with no more points than can be seen.

A card shows a drawing a seventh as large as its page does. There, most points of a curve lie closer
to a straight line than half a pixel is wide. They are left out by the rule of Douglas and Peucker
(1973, doi:10.3138/FM57-6770-U75U-7727), and so are shapes smaller than that.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import pairwise

Point = tuple[float, float]
Line = list[Point]

WITHIN = 2
"""How far a point may be from the line that leaves it out, in units of a drawing: less than half a
pixel where a drawing of 900 units is 180 pixels wide."""

_PATH = re.compile(r' d="([^"]*)"')
_TOKEN = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)")
_NUMBERS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Z": 0}
"""How many numbers a command takes, by its name in capitals; drawings have no others."""
_PARTS = 6
"""Straight parts that a curve of 100 units is read as: they are within one of it."""


def _list_weights(parts: int) -> tuple[tuple[float, float, float, float], ...]:
    """Return what the four points of a curve weigh at the end of each of its parts."""
    ends = (part / parts for part in range(1, parts + 1))
    return tuple(((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3) for t in ends)


_WEIGHTS = tuple(_list_weights(parts) for parts in range(1, _PARTS + 1))


def create_coarse(svg: str, within: int = WITHIN) -> str:
    """Return a drawing whose lines are straight from point to point of a grid of `within` units.

    Raises ValueError for a path with a command that drawings do not have.
    """
    return _PATH.sub(lambda found: f' d="{_coarsen(found[1], within)}"', svg)


def _coarsen(path: str, within: int) -> str:
    return "".join(
        _write(thin_out(line, within), within, closed=closed)
        for line, closed in read_lines(path)
        if max(max(side) - min(side) for side in zip(*line, strict=True)) >= 2 * within
    )


def read_lines(path: str) -> Iterator[tuple[Line, bool]]:
    """Yield each line of a path as points, its curves in straight parts, and whether it is closed.

    Raises ValueError for a command that drawings do not have.
    """
    line: Line = [(0.0, 0.0)]
    control: Point | None = None
    for command, numbers in _read_commands(path):
        here = line[-1]
        name = command.upper()
        if name in "MZ":
            if len(line) > 1:
                yield line, name == "Z"
            # What follows a closed line without a start of its own begins where that one did.
            line = line[:1] if name == "Z" else _find_points(command, numbers, here)
            control = None
            continue
        points = _find_points(command, numbers, here)
        if name == "S":
            last = control or here
            points.insert(0, (2 * here[0] - last[0], 2 * here[1] - last[1]))
        control = points[1] if name in "CS" else None
        line += _follow(here, *points) if control else points
    if len(line) > 1:
        yield line, False


def _read_commands(path: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each command with its numbers; one that is not repeated in the text is named again."""
    words = _TOKEN.findall(path)
    command, place = "", 0
    while place < len(words):
        if words[place].isalpha():
            command, place = words[place], place + 1
        if command.upper() not in _NUMBERS:
            raise ValueError(f"a path of a drawing must not have the command {command!r}")
        end = place + _NUMBERS[command.upper()]
        yield command, [float(word) for word in words[place:end]]
        # Further points behind a start are lines.
        command, place = {"m": "l", "M": "L"}.get(command, command), end


def _find_points(command: str, numbers: list[float], here: Point) -> Line:
    """Return the points of a command in the drawing's own units."""
    left, top = here if command.islower() else (0.0, 0.0)
    if command in "Hh":
        return [(numbers[0] + left, here[1])]
    if command in "Vv":
        return [(here[0], numbers[0] + top)]
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    return [(x + left, y + top) for x, y in pairs]


def _follow(start: Point, one: Point, other: Point, end: Point) -> Iterator[Point]:
    """Yield points along a cubic Bézier curve, its start left out."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = start, one, other, end
    long = max(max(x0, x1, x2, x3) - min(x0, x1, x2, x3), max(y0, y1, y2, y3) - min(y0, y1, y2, y3))
    # Half as many parts are as near to a curve of a quarter of the size.
    parts = min(_PARTS, math.ceil(_PARTS * math.sqrt(long / 100)))
    for first, second, third, fourth in _WEIGHTS[max(parts, 1) - 1]:
        yield (
            first * x0 + second * x1 + third * x2 + fourth * x3,
            first * y0 + second * y1 + third * y2 + fourth * y3,
        )


def thin_out(line: Line, within: float) -> Line:
    """Return the points of a line that no other point is farther from than `within` units.

    First and last are kept.
    """
    kept = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first > 1:
            away, at = _find_farthest(line, first, last)
            if away > within:
                kept.add(at)
                spans += [(first, at), (at, last)]
    return [line[at] for at in sorted(kept)]


def _find_farthest(line: Line, first: int, last: int) -> tuple[float, int]:
    """Return how far the farthest point of a part is from the straight line between its ends.

    And its place. Where both ends are one point, it is how far it is from that.
    """
    (left, top), (right, bottom) = line[first], line[last]
    wide, high = right - left, bottom - top
    length = math.hypot(wide, high)
    between = line[first + 1 : last]
    if length:
        far = [abs(wide * (y - top) - high * (x - left)) for x, y in between]
    else:
        far = [math.hypot(x - left, y - top) for x, y in between]
    most = max(far)
    return most / (length or 1), first + 1 + far.index(most)


def _write(line: Line, grid: int, *, closed: bool) -> str:
    points = [(round(x / grid) * grid, round(y / grid) * grid) for x, y in line]
    if closed and points[-1] == points[0]:
        points.pop()
    steps = [
        number
        for (x, y), (right, down) in pairwise(points)
        if (x, y) != (right, down)
        for number in (right - x, down - y)
    ]
    if not steps:
        return ""
    # A minus parts two numbers as a space does.
    text = "".join(f"{number}" if number < 0 else f" {number}" for number in steps)
    return f"M{points[0][0]} {points[0][1]}l{text.lstrip()}{'z' if closed else ''}"
