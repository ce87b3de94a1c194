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
from footwork.pages.map_layout import (
    BROAD,
    LETTER,
    LINE,
    Frame,
    Label,
    Layout,
    Name,
    Named,
    Plate,
    frame_leg,
    place_labels,
    place_names,
    place_names_around,
    read_shape,
)
from footwork.publishing import addresses
from footwork.views.drawn import MAP_VIEWS
from footwork.views.messages import gettext as _
from footwork.views.messages import list_names

_GROUP = re.compile(r'<g data-muscle="([a-z-]+)"( data-deep="")? data-at="([-\d.]+) ([-\d.]+)">')
_BOX = re.compile(r'<g data-box="(\d+) (\d+) (\d+) (\d+)"/>')

_SKIN = re.compile(r'<path class="sk" d="([^"]+)"')

ATLAS = Plate(high=428, letter=LETTER)
"""The picture on the page of the map."""


@dataclass(frozen=True)
class _Region:
    muscle: str
    deep: bool
    at: tuple[float, float]


@dataclass(frozen=True)
class AtlasView:
    """A view as the page of the map has it."""

    name: str
    picture: Markup
    tile: Markup
    """The same drawing, small and without names, to choose it by."""


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
        placed = place_names(self._name_shown(view, names), box, layout)
        if placed is None:
            return None
        frame, found = placed
        signs = "".join(_create_name(one, frame) for one in found)
        return Markup(
            '<svg class="fig map named{}" viewBox="{}" role="img" aria-label="{}">{}</svg>'
        ).format(
            "" if layout.across else " half",
            frame.view_box,
            _tell_names(view, names, found),
            Markup(_mark(body, main, helping) + signs),
        )

    def create_atlas_view(self, view: str, names: Mapping[str, str]) -> AtlasView:
        """Return a view with the names of all muscles that it shows, each the way to its entry.

        Raises ValueError where they have no room, however small the leg is.
        """
        body, (x, y, width, height) = self._read(view)
        skin = _SKIN.search(body)
        if skin is None:
            raise ValueError(f"{view}: the drawing of the muscle map has no skin")
        shape = read_shape(skin[1], y, y + height)
        # A muscle whose place is cut off with the drawing has its name in other views.
        points = {
            muscle: (name, at)
            for muscle, (name, at) in self._name_shown(view, names).items()
            if at[1] >= y
        }
        placed = place_names_around(points, shape, ATLAS)
        if placed is None:
            raise ValueError(f"{view}: the names of its muscles have no room beside it")
        frame, found = placed
        name = f"{addresses.MAP}-{view}"
        picture = Markup(
            '<svg class="fig map named" viewBox="{}" role="group" aria-label="{}">'
            '<g class="fig" id="{}">{}</g>{}</svg>'
        ).format(
            frame.view_box,
            _tell_names(view, names, found),
            name,
            Markup(body),
            Markup("".join(_create_link(one, frame) for one in found)),
        )
        tile = Markup(
            '<svg viewBox="{:.0f} {:.0f} {:.0f} {:.0f}" aria-hidden="true"><use href="#{}"/></svg>'
        ).format(x, y, width, height, name)
        return AtlasView(MAP_VIEWS[view], picture, tile)

    def _name_shown(self, view: str, names: Mapping[str, str]) -> Named:
        """Return the name and the place of each muscle that is drawn, the nearest drawing of it."""
        return {r.muscle: (names[r.muscle], r.at) for r in self._regions(view) if r.muscle in names}

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


def _tell_names(view: str, names: Mapping[str, str], found: Iterable[Name]) -> str:
    return _(
        "%(view)s: %(names)s",
        view=MAP_VIEWS[view],
        names=list_names([names[one.muscle] for one in found]),
    )


def _create_name(name: Name, frame: Frame) -> str:
    """Return a name on its line as SVG."""
    return _create_line(name, frame, _create_text(name, frame), LETTER)


def _create_link(name: Name, frame: Frame) -> str:
    """Return a name on its line as SVG, with what a finger hits, as the way to its entry."""
    high = len(name.lines) * LINE * frame.size
    wide = BROAD * max(map(len, name.lines)) * frame.size
    # A name of one line can be hit in 24 pixels of a phone: a little more than its half of the room
    # between two names.
    more = 0.3 * frame.size
    hit = (
        f'<rect class="mk-h" x="{name.x - wide * name.ends - more:.0f}" '
        f'y="{name.start[1] - high / 2 - more:.0f}" width="{wide + 2 * more:.0f}" '
        f'height="{high + 2 * more:.0f}"/>'
    )
    link = f'<a href="#{name.muscle}">{hit}{_create_text(name, frame)}</a>'
    return _create_line(name, frame, link, ATLAS.letter)


def _create_text(name: Name, frame: Frame) -> str:
    """Return a name, each line of it a part of its own."""
    lines = "".join(
        f'<tspan x="{name.x:.0f}" dy="{step:.0f}">{escape(line)}</tspan>'
        for step, line in zip((0, *[frame.size * LINE] * 9), name.lines, strict=False)
    )
    return f'<text y="{name.y:.0f}" font-size="{frame.size:.1f}">{lines}</text>'


def _create_line(name: Name, frame: Frame, text: str, letter: float) -> str:
    """Return a name with the line to its muscle; `letter` is its height in pixels of a phone."""
    (x, y), (to_x, to_y) = name.start, name.at
    way = f"M{x:.0f} {y:.0f}L{to_x:.0f} {to_y:.0f}"
    dot = 3 * frame.size / letter
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
