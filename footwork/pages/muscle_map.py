"""The muscle map on the pages: the drawn views with some muscles marked and numbered.

The drawings carry each muscle as a group with its id and a point to hang a number on. The
names stand in a list beside the picture, where they can be read at any size.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from footwork.look.drawings import Drawings, find_content, find_view
from footwork.views.messages import gettext as _

VIEWS = {
    "front": _("Front of the leg"),
    "outer": _("Outer side"),
    "inner": _("Inner side"),
    "back": _("Back of the leg"),
    "top": _("Top of the foot"),
    "sole": _("Sole"),
    "sole-deep": _("Sole, deeper"),
}
"""The views of the map in the order in which they are shown, with their names."""

_GROUP = re.compile(r'<g data-muscle="([a-z-]+)"( data-deep="")? data-at="([-\d.]+) ([-\d.]+)">')
_RADIUS = 30
"""Radius of a number's disc in units of the drawing, which is 900 wide."""


@dataclass(frozen=True)
class _Region:
    muscle: str
    deep: bool
    at: tuple[float, float]


class MuscleMaps:
    """Marks muscles on the drawn views."""

    def __init__(self, drawings: Drawings) -> None:
        """Take the drawings of the pages."""
        self._drawings = drawings

    def has_maps(self) -> bool:
        """Return whether the views are drawn."""
        return all(self._drawings.exists("muscles", view) for view in VIEWS)

    def choose_views(self, main: Sequence[str], helping: Sequence[str]) -> list[str]:
        """Return the fewest views that show all of the muscles, in the order of the map.

        Of several such sets the one is taken that shows the main muscles most openly.
        """
        regions = {view: self._regions(view) for view in VIEWS}
        shown = {view: {region.muscle for region in found} for view, found in regions.items()}
        bare = {
            view: {region.muscle for region in found if not region.deep}
            for view, found in regions.items()
        }
        wanted = {*main, *helping} & _unite(shown, VIEWS)
        for size in range(len(VIEWS) + 1):
            covering = [
                views
                for views in itertools.combinations(VIEWS, size)
                if wanted <= _unite(shown, views)
            ]
            if covering:
                return list(max(covering, key=lambda views: len(_unite(bare, views) & {*main})))
        return []

    def create_map(
        self, view: str, numbers: Mapping[str, int], main: Sequence[str], helping: Sequence[str]
    ) -> Markup:
        """Return a view with the main and helping muscles marked, and numbers on them.

        `numbers` are those of the list beside the picture; other muscles stay as they are.
        """
        svg = self._drawings.read("muscles", view)
        view_box, body = (find_view(svg), find_content(svg)) if svg else ("0 0 900 1200", "")

        def mark(found: re.Match[str]) -> str:
            kind = "on" if found[1] in main else "on2" if found[1] in helping else ""
            return found[0].replace("<g ", f'<g class="{kind}" ', 1) if kind else found[0]

        shown = [region for region in self._regions(view) if region.muscle in numbers]
        discs = "".join(
            f'<g class="mk"><circle cx="{x:.0f}" cy="{y:.0f}" r="{_RADIUS}"/>'
            f'<text x="{x:.0f}" y="{y + 12:.0f}">{numbers[region.muscle]}</text></g>'
            for region, (x, y) in zip(shown, _spread([r.at for r in shown]), strict=True)
        )
        names = _(
            "%(view)s, with the muscles of the list marked by their numbers", view=VIEWS[view]
        )
        return Markup(
            '<svg class="fig map" viewBox="{}" role="img" aria-label="{}">{}</svg>'
        ).format(view_box, names, Markup(_GROUP.sub(mark, body) + discs))

    def _regions(self, view: str) -> list[_Region]:
        svg = self._drawings.read("muscles", view) or ""
        return [
            _Region(muscle, bool(deep), (float(x), float(y)))
            for muscle, deep, x, y in _GROUP.findall(svg)
        ]


def _unite(muscles: Mapping[str, set[str]], views: Iterable[str]) -> set[str]:
    return set().union(*(muscles[view] for view in views))


def _spread(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the points moved apart until no two discs cover each other."""
    spread = [list(point) for point in points]
    for _turn in range(60):
        moved = False
        for index, one in enumerate(spread):
            for other in spread[index + 1 :]:
                x, y = other[0] - one[0], other[1] - one[1]
                apart = math.hypot(x, y)
                missing = 2 * _RADIUS + 6 - apart
                if missing > 0:
                    moved = True
                    # Two discs on one spot part upward and downward.
                    x, y = (x / apart, y / apart) if apart else (0.0, 1.0)
                    for disc, way in ((one, -0.5), (other, 0.5)):
                        disc[0] += way * missing * x
                        disc[1] += way * missing * y
        if not moved:
            break
    return [(x, y) for x, y in spread]
