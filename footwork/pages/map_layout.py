"""Where names and numbers stand beside a drawn leg, and how much of its drawing is shown for them.

All places are in drawing units; `Layout` says how large a unit is on a phone.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

NUMBER, WIDE_NUMBER = 0.072, 0.042
"""Size of a number, of the picture's width: of one that stands beside another, and of a wide one.

On a phone both are larger than 11 pixels.
"""
TALL_NUMBER = 0.0505
"""Least size of a number, of the picture's height: 11 pixels where a picture is 220 high."""
_WIDE = 0.45
"""From this width on, of its height, a leg is shown across the page."""
_LEAST = 0.35
"""At least so much of the numbers stand on either side."""
_GUTTER = 1.9
"""Room for the numbers on either side of the leg, in sizes of a number."""
_APART = 1.25
"""Numbers of one side stand so far from each other, in their size."""

ACROSS, BESIDE = 358, 171
"""Width of a view across the page of a phone, and of one beside another, in its pixels."""
LETTER = 16
"""Height of a name, in pixels of a phone."""
LINE = 1.15
"""From one line of a name to the next, in its size."""
_BETWEEN = 0.5
"""Room between two names, in their size."""
BROAD = 0.58
"""Width of a letter in its height, the mean of a bold name: that of the widest of the faces which
stand in for the page's own, and more than its own .51."""
_GAP = 12
"""From a name to the leg, in pixels of a phone."""
_INSET = 8
"""From a name, or from the sole of a foot, to the edge of the picture, in pixels of a phone."""
_PARTS = (0.5, 0.6, 0.4, 0.7, 0.3)
"""How much of the room beside a leg may be for the names on its left."""
_LEAST_HIGH = 200
"""No leg is lower, in pixels of a phone."""
_MEAN, _LONGEST = 2, 0.25
"""By how many pixels a leg may be lower for lines that are one shorter, in the mean and at most,"""
_THIRD = 8
"""and for one less of the lines that a name has beyond its second."""
_SHANK = 0.75
"""Down to here, of its height, a leg is a shank: below it a foot may reach out to one side."""

_STEP = re.compile(r"([Mclsz])([^Mclsz]*)")
_NUMBER = re.compile(r"-?\d+")

Point = tuple[float, float]
Named = Mapping[str, tuple[str, Point]]
"""The name and the point of each muscle, by its id."""


@dataclass(frozen=True)
class Frame:
    """What of a drawing a page shows: the leg between two columns of names or numbers."""

    left: float
    top: float
    width: float
    height: float
    size: float
    """Size of a name or a number."""
    wide: bool
    """Whether it goes across the page of a phone, where others stand side by side."""

    @property
    def view_box(self) -> str:
        """Return it as the value of an attribute."""
        return f"{self.left:.0f} {self.top:.0f} {self.width:.0f} {self.height:.0f}"


@dataclass(frozen=True)
class Label:
    """A number beside the leg: its middle, and where its line begins and leads to."""

    x: float
    y: float
    start: float
    """Where on the height of the number its line begins, toward the leg."""
    at: Point


@dataclass(frozen=True)
class Name:
    """A name beside the leg: its lines, where the first stands, and what its line leads to."""

    muscle: str
    lines: tuple[str, ...]
    x: float
    y: float
    """Base of the first line."""
    ends: bool
    """Whether it ends at x, left of the leg, and does not begin there."""
    start: Point
    at: Point


@dataclass(frozen=True)
class Layout:
    """How a view with names stands on a page."""

    high: float
    """Height of the leg, in pixels of a phone."""
    across: bool
    """Whether it goes across a phone, with names on both sides, or stands beside another view, with
    names on its right.
    """


@dataclass(frozen=True)
class Plate:
    """A picture across a phone, in its pixels."""

    high: int
    letter: float
    """Height of a name."""

    @property
    def most(self) -> int:
        """How high a leg may be in it."""
        return self.high - 2 * _INSET


@dataclass(frozen=True)
class Shape:
    """How far a leg reaches to either side, from its top down."""

    rows: tuple[tuple[float, float, float], ...]
    """Height, and how far it reaches to the left and to the right there."""

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Return its left, its top, its right and its bottom."""
        heights, lefts, rights = zip(*self.rows, strict=True)
        return min(lefts), heights[0], max(rights), heights[-1]


def read_shape(path: str, top: float, bottom: float, step: float = 12) -> Shape:
    """Return the shape of what a path encloses between two heights, in rows about `step` apart.

    `path` is written as `footwork.figures.ink.paths` writes it: whole units, relative, of curves
    and straight lines.
    """
    count = max(1, round((bottom - top) / step))
    step = (bottom - top) / count
    rows: list[list[float]] = [[] for _ in range(count + 1)]
    for x, y in _flatten(path):
        place = round((y - top) / step)
        if 0 <= place <= count:
            rows[place].append(x)
    return Shape(
        tuple((top + place * step, min(row), max(row)) for place, row in enumerate(rows) if row)
    )


def _flatten(path: str, parts: int = 40) -> Iterator[Point]:
    """Yield points along a path."""
    here = first = before = (0.0, 0.0)
    for letter, text in _STEP.findall(path):
        values = [float(value) for value in _NUMBER.findall(text)]
        if letter == "M":
            here = first = before = (values[0], values[1])
            continue
        if letter == "z":
            steps = [[first[0] - here[0], first[1] - here[1]]]
        else:
            many = {"c": 6, "s": 4, "l": 2}[letter]
            steps = [values[place : place + many] for place in range(0, len(values), many)]
        for step in steps:
            pairs = zip(step[::2], step[1::2], strict=True)
            corners = [(here[0] + x, here[1] + y) for x, y in pairs]
            if letter == "s":  # it goes on as the last curve ended
                corners.insert(0, (2 * here[0] - before[0], 2 * here[1] - before[1]))
            yield from _divide([here, *corners], parts)
            before = corners[-2] if len(corners) > 1 else corners[-1]
            here = corners[-1]


def _divide(corners: Sequence[Point], parts: int) -> Iterator[Point]:
    """Yield points along a Bézier curve of any degree, by de Casteljau's construction."""
    for part in range(parts + 1):
        share, left = part / parts, list(corners)
        while len(left) > 1:
            left = [
                (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)
                for a, b in itertools.pairwise(left)
            ]
        yield left[0]


# ------------------------------------------------------------------------------------- names


@dataclass(frozen=True)
class _Column:
    """Where the names of one side may stand."""

    ends: bool
    """Whether names end here, left of the leg."""
    reach: float
    """How far the leg reaches beside them."""
    low: float
    high: float


@dataclass(frozen=True)
class _Block:
    """A name in its lines, and the top of the first."""

    muscle: str
    lines: tuple[str, ...]
    top: float
    height: float
    at: Point


Placed = tuple[Frame, list[Name]]


def place_names(
    points: Named, box: tuple[float, float, float, float], layout: Layout
) -> Placed | None:
    """Return what is shown of a leg, and where names stand beside it; None where they have no room.

    `box` is where the leg is: x, y, width and height.
    """
    x, y, width, height = box
    pixel, across = height / layout.high, layout.across
    whole, gap, size = (ACROSS if across else BESIDE) * pixel, _GAP * pixel, LETTER * pixel
    room = (whole - width) / 2 if across else whole - width
    frame = Frame(x - room if across else x, y, whole, height, size, wide=across)
    columns = (
        _Column(ends=True, reach=x, low=y, high=y + height),
        _Column(ends=False, reach=x + width, low=y, high=y + height),
    )
    counts = range(len(points) + 1) if across else [0]
    sides = _share(points, columns, counts, size, (room - gap, room - gap))
    return sides and (frame, _write(sides, columns, size, gap))


def place_names_around(points: Named, shape: Shape, plate: Plate) -> Placed | None:
    """Return what is shown of a leg across a phone, with names close to it; None without room.

    Names stand beside the shank, and over a foot that reaches out below it. A leg that is cut off
    at the top hangs from the edge of the plate; a foot stands in its middle. Of all sizes of the
    leg, and all ways to part the room beside it, the best has a large leg and short lines.
    """
    heights = range(plate.most, _LEAST_HIGH, -8)
    tried = (
        _place_at(points, shape, plate, high, part)
        for high, part in itertools.product(heights, _PARTS)
    )
    return max((one for one in tried if one), key=lambda one: one[0], default=(0, None))[1]


def _place_at(
    points: Named, shape: Shape, plate: Plate, high: int, part: float
) -> tuple[float, Placed] | None:
    """Return how good names stand around a leg of some height in pixels of a phone, and where.

    `part` of the room beside it is for the names on its left.
    """
    left, top, right, bottom = shape.box
    pixel = (bottom - top) / high
    whole, gap, inset = ACROSS * pixel, _GAP * pixel, _INSET * pixel
    size = plate.letter * pixel
    columns = (_find_column(shape, pixel, ends=True), _find_column(shape, pixel, ends=False))
    room = whole - (columns[1].reach - columns[0].reach) - 2 * (gap + inset)
    rooms = (room * part, room * (1 - part))
    sides = _share(points, columns, range(len(points) + 1), size, rooms)
    if not sides:
        return None
    wide = [max((_measure(b.lines) for b in side), default=0) * size + gap for side in sides]
    begins = min(columns[0].reach - wide[0], left)
    ends = max(columns[1].reach + wide[1], right)
    if ends - begins > whole - 2 * inset:
        return None
    tall = plate.high * pixel
    head = 0 if top <= 0 else (tall - (bottom - top)) / 2
    frame = Frame((begins + ends - whole) / 2, top - head, whole, tall, size, wide=True)
    names = _write(sides, columns, size, gap)
    lines = [math.dist(name.start, name.at) / pixel for name in names]
    more = sum(max(0, len(name.lines) - 2) for name in names)
    worth = high - _MEAN * sum(lines) / len(lines) - _LONGEST * max(lines) - _THIRD * more
    return worth, (frame, names)


def _find_column(shape: Shape, pixel: float, *, ends: bool) -> _Column:
    """Return where names may stand on one side of a leg: above a foot that reaches out there."""
    _, top, _, bottom = shape.box
    inset = _INSET * pixel
    sign = -1 if ends else 1
    reaches = [(y, sign * (left if ends else right)) for y, left, right in shape.rows]
    shank = max(reach for y, reach in reaches if y <= top + _SHANK * (bottom - top))
    below = [y for y, reach in reaches if reach > shank + 2 * _GAP * pixel]
    if below:
        return _Column(ends, sign * shank, top + inset, below[0] - inset)
    return _Column(ends, sign * max(reach for _, reach in reaches), top + inset, bottom)


def _share(
    points: Named,
    columns: tuple[_Column, _Column],
    counts: Sequence[int] | range,
    size: float,
    rooms: tuple[float, float],
) -> tuple[list[_Block], list[_Block]] | None:
    """Share names between the sides, so that they stand as near to their points as they can.

    The first of `counts` stand left, by their points; None where no count leaves all in `rooms`,
    how wide names may be on the left and on the right.
    """
    by_place = sorted(points, key=lambda muscle: points[muscle][1])
    best: tuple[list[_Block], list[_Block]] | None = None
    least = float("inf")
    for count in counts:
        sides = [
            _arrange({muscle: points[muscle] for muscle in chosen}, column, size, room)
            for chosen, column, room in zip(
                (by_place[:count], by_place[count:]), columns, rooms, strict=True
            )
        ]
        if sides[0] is None or sides[1] is None:
            continue
        far = sum(
            _find_length(side, column) for side, column in zip(sides, columns, strict=True) if side
        )
        if far < least:
            least, best = far, (sides[0], sides[1])
    return best


def _arrange(chosen: Named, column: _Column, size: float, room: float) -> list[_Block] | None:
    """Return names of one side from the top down, so that none of their lines cross.

    None where they have no room, as wide as `room` and as high as the column.
    """
    lines_of = {muscle: _wrap(name, room / size) for muscle, (name, _at) in chosen.items()}
    if any(_measure(lines) * size > room for lines in lines_of.values()):
        return None
    order = sorted(chosen, key=lambda muscle: chosen[muscle][1][1])
    gap = _BETWEEN * size
    needed = sum(len(lines) * LINE * size + gap for lines in lines_of.values()) - gap
    if order and needed > column.high - column.low:
        return None

    def stack(order: Sequence[str]) -> list[_Block]:
        heights = [len(lines_of[muscle]) * LINE * size for muscle in order]
        wanted = [chosen[muscle][1][1] for muscle in order]
        tops = _stack(wanted, heights, gap, (column.low, column.high))
        return [
            _Block(muscle, lines_of[muscle], top, height, chosen[muscle][1])
            for muscle, top, height in zip(order, tops, heights, strict=True)
        ]

    # Two lines that cross are longer than the same two with their names changed over.
    blocks = stack(order)
    length = _find_length(blocks, column)
    better = True
    while better:
        better = False
        for one, other in itertools.combinations(range(len(order)), 2):
            tried = list(order)
            tried[one], tried[other] = tried[other], tried[one]
            moved = stack(tried)
            if (shorter := _find_length(moved, column)) < length - 1:
                order, blocks, length, better = tried, moved, shorter, True
    return blocks


def _find_length(blocks: Sequence[_Block], column: _Column) -> float:
    """Return how long all lines from names to their points are."""
    return sum(math.hypot(column.reach - b.at[0], b.top + b.height / 2 - b.at[1]) for b in blocks)


def _write(
    sides: tuple[list[_Block], list[_Block]],
    columns: tuple[_Column, _Column],
    size: float,
    gap: float,
) -> list[Name]:
    """Return names where they stand, those on the left first, from the top down."""
    found: list[Name] = []
    for blocks, column in zip(sides, columns, strict=True):
        edge = column.reach - gap if column.ends else column.reach + gap
        inward = 0.3 * size if column.ends else -0.3 * size
        found += [
            Name(
                block.muscle,
                block.lines,
                edge,
                block.top + 0.85 * size,
                column.ends,
                (edge + inward, block.top + block.height / 2),
                block.at,
            )
            for block in blocks
        ]
    return found


def _measure(lines: Sequence[str]) -> float:
    """Return how wide the longest of some lines is, in the height of its letters."""
    return BROAD * max(map(len, lines))


def _wrap(name: str, room: float) -> tuple[str, ...]:
    """Return a name in lines that fit into a room, in the height of a letter, if its parts do.

    A word may part after its hyphen, where it has no room as a whole.
    """
    lines = [""]
    for word in name.split():
        whole = _measure([word]) <= room
        for place, part in enumerate([word] if whole else re.findall(r"[^-]+-?", word)):
            longer = f"{lines[-1]}{'' if place else ' '}{part}".strip()
            if _measure([longer]) <= room:
                lines[-1] = longer
            else:
                lines.append(part)
    return tuple(line for line in lines if line)


def _stack(
    wanted: Sequence[float], heights: Sequence[float], gap: float, room: tuple[float, float]
) -> list[float]:
    """Return the tops of blocks, in their order, each as near to a wanted middle as all can be.

    Blocks that would meet are pooled, and each pool stands about the mean of what its blocks want
    (R. Barlow et al., Statistical Inference under Order Restrictions, 1972: pooling of violators).
    """
    before = [sum(heights[:place]) + gap * place for place in range(len(heights))]
    pools: list[tuple[float, int]] = []
    for middle, height, shift in zip(wanted, heights, before, strict=True):
        pools.append((middle - height / 2 - shift, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (one, few), (other, more) = pools.pop(-2), pools.pop()
            pools.append(((one * few + other * more) / (few + more), few + more))
    places = [place for place, count in pools for _ in range(count)]
    low, high = room
    total = (before[-1] + heights[-1]) if heights else 0.0
    return [
        max(low, min(high - total, place)) + shift
        for place, shift in zip(places, before, strict=True)
    ]


# ----------------------------------------------------------------------------------- numbers


def frame_leg(box: tuple[float, float, float, float]) -> Frame:
    """Return what is shown of a drawing whose leg fills a box of x, y, width and height."""
    x, y, width, height = box
    wide = width > _WIDE * height and height > width
    number = WIDE_NUMBER if wide else NUMBER
    size = max(number * width / (1 - 2 * _GUTTER * number), TALL_NUMBER * height)
    gutter = _GUTTER * size
    return Frame(x - gutter, y, width + 2 * gutter, height, size, wide)


def place_labels(points: Sequence[Point], frame: Frame) -> list[Label]:
    """Return where the numbers of points in a drawing stand, one a point.

    A number stands on the side that its point is nearer to, at its height where there is room; a
    side that is crowded leaves those nearest to the middle to the other one.
    """
    middle = frame.left + frame.width / 2
    room = max(1, int((frame.height - frame.size) / (frame.size * _APART)) + 1)
    by_place = sorted(range(len(points)), key=lambda index: points[index])
    least = int(len(points) * _LEAST)
    count = sum(point[0] < middle for point in points)
    count = min(max(count, least), len(points) - least)
    count = min(max(count, len(points) - room), room)
    found: dict[int, Label] = {}
    for side, chosen in ((-1, by_place[:count]), (1, by_place[count:])):
        ordered = sorted(chosen, key=lambda index: points[index][1])
        heights = _spread([points[index][1] for index in ordered], frame)
        x = middle + side * (frame.width / 2 - 0.75 * frame.size)
        for index, y in zip(ordered, heights, strict=True):
            found[index] = Label(x, y, x - side * 0.72 * frame.size, points[index])
    return [found[index] for index in range(len(points))]


def _spread(heights: Sequence[float], frame: Frame) -> list[float]:
    """Return ascending heights moved apart until no two numbers cover each other."""
    apart, half = frame.size * _APART, frame.size / 2
    low, high = frame.top + half, frame.top + frame.height - half
    placed: list[float] = []
    for number, height in enumerate(heights):
        least = placed[-1] + apart if placed else low
        most = high - (len(heights) - 1 - number) * apart
        # Numbers that crowd a place begin above it, so that the first do not push all others down.
        crowd = sum(abs(other - height) < apart / 2 for other in heights[number + 1 :])
        placed.append(max(least, min(most, height - crowd * apart / 2)))
    return placed
