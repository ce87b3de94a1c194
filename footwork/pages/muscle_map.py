"""The muscle map on the pages: the drawn views with some muscles marked and numbered.

The drawings carry each muscle as a group with its id and a point that a leader line can lead to.
Where there is room, the names stand beside the leg, as large as what is read on a phone; else
numbers do, and the names stand in a list beside the picture.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from footwork.look.drawings import Drawings, find_content
from footwork.publishing import addresses
from footwork.views.drawn import MAP_VIEWS
from footwork.views.messages import gettext as _
from footwork.views.messages import list_names

_GROUP = re.compile(r'<g data-muscle="([a-z-]+)"( data-deep="")? data-at="([-\d.]+) ([-\d.]+)">')
_BOX = re.compile(r'<g data-box="(\d+) (\d+) (\d+) (\d+)"/>')

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
_LINE = 1.15
"""From one line of a name to the next, in its size."""
_BETWEEN = 0.5
"""Room between two names, in their size."""
_BROAD = 0.54
"""Mean width of a letter, in its height; of a bold one of the page's typeface."""
_GAP = 12
"""From a name to the leg, in pixels of a phone."""


@dataclass(frozen=True)
class _Region:
    muscle: str
    deep: bool
    at: tuple[float, float]


@dataclass(frozen=True)
class Frame:
    """What of a drawing a page shows: the leg between two columns of numbers. In drawing units."""

    left: float
    top: float
    width: float
    height: float
    size: float
    """Size of a number."""
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
    at: tuple[float, float]


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
    start: tuple[float, float]
    at: tuple[float, float]


@dataclass(frozen=True)
class Layout:
    """How a view with names stands on a page."""

    high: float
    """Height of the leg, in pixels of a phone."""
    across: bool
    """Whether it goes across a phone, with names on both sides, or stands beside another view, with
    names on its right.
    """
    most: float = 1
    """How many times as high as the leg the picture may be, where names need that."""
    linked: bool = False
    """Whether each name leads to the entry of its muscle on the same page."""


def place_names(
    points: Mapping[str, tuple[str, tuple[float, float]]],
    box: tuple[float, float, float, float],
    layout: Layout,
) -> tuple[Frame, list[Name]] | None:
    """Return what is shown of a leg, and where names stand beside it; None where they have no room.

    `points` has the name and the point of each muscle, `box` is where the leg is, in drawing units.
    """
    x, y, width, height = box
    pixel, across = height / layout.high, layout.across
    whole, gap, size = (ACROSS if across else BESIDE) * pixel, _GAP * pixel, LETTER * pixel
    room = (whole - width) / 2 if across else whole - width
    letters = max(1, int((room - gap) / (_BROAD * size)))
    lines_of = {muscle: _wrap(name, letters) for muscle, (name, _at) in points.items()}
    if any(len(line) > letters for lines in lines_of.values() for line in lines):
        return None
    by_place = sorted(points, key=lambda muscle: points[muscle][1])
    middle = x + width / 2
    count = _split_sides([points[muscle][1][0] for muscle in by_place], middle) if across else 0
    sides = ((by_place[:count], True), (by_place[count:], False))
    needed = max(
        sum(len(lines_of[muscle]) * _LINE + _BETWEEN for muscle in chosen) * size
        for chosen, _ends in sides
    )
    if needed > layout.most * height:
        return None
    more = max(0.0, needed - height)
    left = x - room if across else x
    frame = Frame(left, y - more / 2, whole, height + more, size, wide=across)
    found: list[Name] = []
    for chosen, ends in sides:
        ordered = sorted(chosen, key=lambda muscle: points[muscle][1][1])
        blocks = [lines_of[muscle] for muscle in ordered]
        heights = [len(lines) * _LINE * size for lines in blocks]
        tops = _stack([points[muscle][1][1] for muscle in ordered], heights, frame)
        edge = x - gap if ends else x + width + gap
        for muscle, lines, top, high_of in zip(ordered, blocks, tops, heights, strict=True):
            start = (edge + (0.3 if ends else -0.3) * size, top + high_of / 2)
            base = top + 0.85 * size
            found.append(Name(muscle, lines, edge, base, ends, start, points[muscle][1]))
    return frame, found


def _split_sides(places: Sequence[float], middle: float) -> int:
    """Return how many of ascending places stand on the left, so that neither side is crowded."""
    count = sum(place < middle for place in places)
    least = len(places) // 3
    return min(max(count, least), len(places) - least)


def _wrap(name: str, letters: int) -> tuple[str, ...]:
    """Return a name in lines of at most so many letters, where its words are no longer."""
    lines = [""]
    for word in name.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= letters:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(line for line in lines if line)


def _stack(wanted: Sequence[float], heights: Sequence[float], frame: Frame) -> list[float]:
    """Return the tops of blocks that are wanted around ascending heights, in a frame with room."""
    gap = _BETWEEN * frame.size
    tops: list[float] = []
    least = frame.top
    for place, (middle, height) in enumerate(zip(wanted, heights, strict=True)):
        rest = sum(heights[place:]) + gap * (len(heights) - 1 - place)
        most = frame.top + frame.height - rest
        tops.append(max(least, min(most, middle - height / 2)))
        least = tops[-1] + height + gap
    return tops


def frame_leg(box: tuple[float, float, float, float]) -> Frame:
    """Return what is shown of a drawing whose leg fills a box of x, y, width and height."""
    x, y, width, height = box
    wide = width > _WIDE * height and height > width
    number = WIDE_NUMBER if wide else NUMBER
    size = max(number * width / (1 - 2 * _GUTTER * number), TALL_NUMBER * height)
    gutter = _GUTTER * size
    return Frame(x - gutter, y, width + 2 * gutter, height, size, wide)


def place_labels(points: Sequence[tuple[float, float]], frame: Frame) -> list[Label]:
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


class MuscleMaps:
    """Marks muscles on the drawn views."""

    def __init__(self, drawings: Drawings) -> None:
        """Take the drawings of the pages."""
        self._drawings = drawings

    def has_maps(self) -> bool:
        """Return whether the views are drawn."""
        return all(self._drawings.exists(addresses.MAP, view) for view in MAP_VIEWS)

    def choose_views(self, main: Sequence[str], helping: Sequence[str]) -> list[str]:
        """Return the fewest views that show all of the muscles, in the order of the map.

        Of several such sets the one is taken that shows the main muscles most openly.
        """
        regions = {view: self._regions(view) for view in MAP_VIEWS}
        shown = {view: {region.muscle for region in found} for view, found in regions.items()}
        bare = {
            view: {region.muscle for region in found if not region.deep}
            for view, found in regions.items()
        }
        wanted = {*main, *helping} & _unite(shown, MAP_VIEWS)
        for size in range(len(MAP_VIEWS) + 1):
            covering = [
                views
                for views in itertools.combinations(MAP_VIEWS, size)
                if wanted <= _unite(shown, views)
            ]
            if covering:
                return list(max(covering, key=lambda views: len(_unite(bare, views) & {*main})))
        return []

    def split_views(
        self, views: Sequence[str], leading: Collection[str]
    ) -> tuple[list[str], list[str]]:
        """Return the fewest of some views that show all leading muscles they have, and the rest.

        Both are in the order that the views are given in.
        """
        shown = {view: {region.muscle for region in self._regions(view)} for view in views}
        wanted = _unite(shown, views) & {*leading}
        first = next(
            chosen
            for size in range(len(views) + 1)
            for chosen in itertools.combinations(views, size)
            if wanted <= _unite(shown, chosen)
        )
        return list(first), [view for view in views if view not in first]

    def create_map(
        self, view: str, numbers: Mapping[str, int], main: Sequence[str], helping: Sequence[str]
    ) -> Markup:
        """Return a view with the main and helping muscles marked, and numbers on them.

        `numbers` are those of the list beside the picture; other muscles stay as they are.
        """
        body, box = self._read(view)
        frame = frame_leg(box)
        shown = {r.muscle: r for r in reversed(self._regions(view)) if r.muscle in numbers}
        labels = place_labels([region.at for region in shown.values()], frame)
        signs = "".join(
            _create_label(label, numbers[muscle], frame)
            for muscle, label in zip(shown, labels, strict=True)
        )
        names = _(
            "%(view)s, with the muscles of the list marked by their numbers", view=MAP_VIEWS[view]
        )
        return Markup(
            '<svg class="fig map{}" viewBox="{}" role="img" aria-label="{}">{}</svg>'
        ).format(
            " wide" if frame.wide else "",
            frame.view_box,
            names,
            Markup(_mark(body, main, helping) + signs),
        )

    def is_wide(self, view: str) -> bool:
        """Return whether a view goes across the page of a phone."""
        return frame_leg(self._read(view)[1]).wide

    def create_named(
        self,
        view: str,
        names: Mapping[str, str],
        layout: Layout,
        main: Sequence[str] = (),
        helping: Sequence[str] = (),
    ) -> Markup | None:
        """Return a view with the names of some muscles on lines beside it; None without room.

        `names` are by the muscles' ids; the main and the helping muscles are marked.
        """
        body, box = self._read(view)
        shown = {
            r.muscle: (names[r.muscle], r.at) for r in self._regions(view) if r.muscle in names
        }
        placed = place_names(shown, box, layout)
        if placed is None:
            return None
        frame, found = placed
        signs = "".join(_create_name(one, frame, linked=layout.linked) for one in found)
        told = _(
            "%(view)s: %(names)s",
            view=MAP_VIEWS[view],
            names=list_names([names[one.muscle] for one in found]),
        )
        return Markup(
            '<svg class="fig map named{}" viewBox="{}" role="{}" aria-label="{}">{}</svg>'
        ).format(
            "" if layout.across else " half",
            frame.view_box,
            "group" if layout.linked else "img",
            told,
            Markup(_mark(body, main, helping) + signs),
        )

    def find_shown(self, view: str) -> set[str]:
        """Return the muscles that a view shows."""
        return {region.muscle for region in self._regions(view)}

    def _read(self, view: str) -> tuple[str, tuple[float, float, float, float]]:
        """Return what is in the drawing of a view, and where the leg is in it."""
        svg = self._drawings.read(addresses.MAP, view)
        body = find_content(svg) if svg else ""
        found = _BOX.search(body)
        x, y, width, height = map(float, found.groups()) if found else (0.0, 0.0, 900.0, 1200.0)
        return body, (x, y, width, height)

    def _regions(self, view: str) -> list[_Region]:
        svg = self._drawings.read(addresses.MAP, view) or ""
        return [
            _Region(muscle, bool(deep), (float(x), float(y)))
            for muscle, deep, x, y in _GROUP.findall(svg)
        ]


def _create_label(label: Label, number: int, frame: Frame) -> str:
    x, y = label.at
    way = f"M{label.start:.0f} {label.y:.0f}L{x:.0f} {y:.0f}"
    return (
        f'<g class="mk"><path class="mk-b" d="{way}"/><path class="mk-l" d="{way}"/>'
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{0.16 * frame.size:.0f}"/>'
        f'<text x="{label.x:.0f}" y="{label.y + 0.35 * frame.size:.0f}" '
        f'font-size="{frame.size:.1f}">{number}</text></g>'
    )


def _create_name(name: Name, frame: Frame, *, linked: bool) -> str:
    """Return a name on its line as SVG, each line of it a part of its own."""
    (x, y), (to_x, to_y) = name.start, name.at
    way = f"M{x:.0f} {y:.0f}L{to_x:.0f} {to_y:.0f}"
    dot = 3 * frame.size / LETTER
    lines = "".join(
        f'<tspan x="{name.x:.0f}" dy="{step:.0f}">{escape(line)}</tspan>'
        for step, line in zip((0, *[frame.size * _LINE] * 9), name.lines, strict=False)
    )
    text = f'<text y="{name.y:.0f}" font-size="{frame.size:.1f}">{lines}</text>'
    if linked:
        text = f'<a href="#{name.muscle}">{text}</a>'
    return (
        f'<g class="mk {"mk-e" if name.ends else "mk-s"}"><path class="mk-b" d="{way}"/>'
        f'<path class="mk-l" d="{way}"/><circle cx="{to_x:.0f}" cy="{to_y:.0f}" r="{dot:.1f}"/>'
        f"{text}</g>"
    )


def _mark(body: str, main: Collection[str], helping: Collection[str]) -> str:
    """Return a drawing in which the groups of the muscles at work have a class."""

    def mark(found: re.Match[str]) -> str:
        kind = "on" if found[1] in main else "on2" if found[1] in helping else ""
        return found[0].replace("<g ", f'<g class="{kind}" ', 1) if kind else found[0]

    return _GROUP.sub(mark, body)


def _unite(muscles: Mapping[str, set[str]], views: Iterable[str]) -> set[str]:
    return set().union(*(muscles[view] for view in views))
