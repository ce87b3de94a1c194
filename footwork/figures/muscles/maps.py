"""The muscle map: the left lower leg and foot from six sides, every muscle a group of its own."""

from __future__ import annotations

import numpy as np
from scipy import ndimage as ndi

from footwork.figures.body.frames import LEG_TOP
from footwork.figures.body.spots import Spot
from footwork.figures.ink.details import nails
from footwork.figures.ink.layers import Drawing
from footwork.figures.ink.painting import paint
from footwork.figures.ink.strokes import outline
from footwork.figures.ink.svg import MARKS, document, path
from footwork.figures.ink.tracing import trace_area
from footwork.figures.muscles.fibers import create_fibers
from footwork.figures.muscles.regions import (
    belly,
    deep_belly,
    in_foot_area,
    on_achilles,
    tendon,
)
from footwork.figures.muscles.tables import FOOT_AREAS
from footwork.figures.muscles.views import MapView
from footwork.figures.pose.angles import LegAngles
from footwork.figures.pose.planting import take_stance
from footwork.figures.scene.camera import Camera, aim
from footwork.figures.scene.sight import Seen, look, spread
from footwork.figures.scene.staging import leg_mesh
from footwork.figures.typed import Mask

FIBERS = (-0.6, -0.2, 0.2, 0.6)
"""Where fibers run across a large belly: -1 and 1 are its borders."""

LARGE = 16000
"""From this area on, in square drawing units, a belly is large."""

NOTCH = 12
"""Notches up to twice as wide, in pixels, are filled."""


def _middle(mask: Mask, camera: Camera) -> str:
    """Find a place well inside a region, in drawing units: where a leader line can end."""
    depth = ndi.distance_transform_edt(np.pad(mask, 1))[1:-1, 1:-1]
    row, column = np.unravel_index(int(depth.argmax()), depth.shape)
    x, y = camera.units(np.array([column + 0.5, row + 0.5]))
    return f"{x:.0f} {y:.0f}"


def _region(seen: Seen, muscle: str, skin: tuple[Mask, Spot], *, view: MapView) -> str:
    """Draw one muscle under the skin as a group, "" when this side does not show it."""
    mask, spot = skin
    area = spread(mask, belly(muscle, spot))
    if len(FOOT_AREAS.get(muscle, ())) > 1:
        # Round the edge of the sole: the places of its two sides leave notches between them.
        area = mask & ndi.binary_closing(area, iterations=NOTCH)
    cord = spread(mask, tendon(muscle, spot)) & ~area
    body = _shape(seen, area, 2.0 if view.height < 0 else 1.3)
    string = _cord(seen, cord)
    large = LARGE * seen.camera.detail**2
    fibers = create_fibers(
        seen, muscle, skin, lambda part: FIBERS if part.sum() > large else (0.0,), 80
    )
    parts = path("td", string) + path("mr", body) + path("mf", fibers)
    at = _middle(area if body else cord, seen.camera)
    return f'<g data-muscle="{muscle}" data-at="{at}">{parts}</g>' if body or string else ""


def _deep_region(seen: Seen, muscle: str, skin: tuple[Mask, Spot], *, view: MapView) -> str:
    """Draw one muscle under others: dashed, or whole where those are left out."""
    mask, spot = skin
    area = spread(mask, deep_belly(muscle, spot))
    cord = spread(mask, tendon(muscle, spot, deep=True))
    body, string = _shape(seen, area, 1.3), _cord(seen, cord)
    cord_css, belly_css = ("td", "mr") if view.open_ else ("dt", "dp")
    parts = path(belly_css, body) + path(cord_css, string)
    at = _middle(area if body else cord, seen.camera)
    group = f'<g data-muscle="{muscle}" data-deep="" data-at="{at}">{parts}</g>'
    return group if body or string else ""


def _shape(seen: Seen, area: Mask, soft: float) -> str:
    return trace_area(seen, area, soft=soft * seen.camera.detail, error=1.4, smallest=160.0)


def _cord(seen: Seen, area: Mask) -> str:
    return trace_area(seen, area, soft=0.9 * seen.camera.detail, error=1.4, smallest=760.0)


def draw_map(view: MapView, detail: float = 1.25) -> Drawing:
    """Draw one side of the map, with `detail` pixels a drawing unit."""
    camera = aim(view, detail)
    stance = take_stance(
        {"L": LegAngles(ankle=view.ankle)}, {} if view.height < 0 or view.ankle else {"L": "sole"}
    )
    seen = look([leg_mesh("L", stance, "sk", view.cut or LEG_TOP)], camera)
    drawing = Drawing()
    paint(seen, drawing)
    mask = seen.mask("legL")
    spot = seen.skin(mask)
    if view.fascia:
        fascia = spread(mask, in_foot_area("sole", FOOT_AREAS["plantar-fascia"][0][2], spot))
        data = trace_area(seen, fascia, soft=1.5, error=1.2)
        drawing.overlays.append(f'<g data-part="plantar-fascia">{path("td", data)}</g>')
    for muscle in view.near:
        drawing.overlays.append(_region(seen, muscle, (mask, spot), view=view))
    achilles = spread(mask, on_achilles(spot))
    if achilles.any() and view.height > -45:
        data = trace_area(seen, achilles, soft=1.5, error=1.2, smallest=200.0)
        bellies = next((n for n, p in enumerate(drawing.overlays) if "gastrocnemius" in p), 0)
        drawing.overlays.insert(bellies, f'<g data-part="achilles-tendon">{path("td", data)}</g>')
    for muscle in view.deep:
        drawing.overlays.append(_deep_region(seen, muscle, (mask, spot), view=view))
    if view.height > -45:
        drawing.overlays.append(
            path("nl", trace_area(seen, nails(seen, "legL", "L"), soft=0.8, smallest=12.0))
        )
    outline(seen, drawing)
    return drawing


def create_map(name: str, title: str, view: MapView) -> str:
    """Return one side of the map as SVG; `title` says what is seen."""
    return document(name, title, draw_map(view).body, more_style=MARKS)
