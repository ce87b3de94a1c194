"""Small things on a body: nails, toes, hems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import contourpy
import numpy as np

from footwork.figures.body.loading import load_body
from footwork.figures.ink.curves import fit_open
from footwork.figures.ink.paths import curve_path
from footwork.figures.ink.polylines import length_of, resample, smooth_open
from footwork.figures.ink.strokes import level_lines
from footwork.figures.ink.svg import path
from footwork.figures.pose.angles import Side, out
from footwork.figures.scene.clothes import hair, shirt, shorts
from footwork.figures.scene.sight import Seen, spread
from footwork.figures.typed import Labels, Line, Mask

SHORTEST = 7
"""Shorter lines between feet, in drawing units, are left out."""

FEET_TOP = 0.12
"""Feet at rest are lower than this, in meters."""


def nails(seen: Seen, group: str, side: Side) -> Mask:
    """Find the toe nails: an oval on the back of each last joint, as a mask (h, w)."""
    body = load_body()
    mask = seen.mask(group)
    spot = seen.skin(mask)
    mirror = np.array([out(side), 1, 1])
    found = np.zeros(len(spot.rest), bool)
    rest, normal = spot.rest * mirror, spot.normal * mirror
    for toe in range(1, 6):
        bone = body.bones[f"toe{toe}-{2 if toe == 1 else 3}.L"]
        way = bone.tail - bone.head
        long = float(np.linalg.norm(way))
        ahead = way / long
        across = np.cross([0, 0, 1.0], ahead)
        across /= np.linalg.norm(across)
        u = (rest - bone.head) @ ahead / long
        v = (rest - bone.head) @ across
        half = 0.0062 if toe == 1 else 0.0036
        oval = ((u - 0.80) / 0.30) ** 2 + (v / half) ** 2 < 1
        found |= oval & (normal[:, 2] > 0.35)
    return spread(mask, found)


def hems(seen: Seen) -> str:
    """Draw where clothes and hair end."""
    mask = seen.mask("body")
    spot = seen.rest[mask]
    who = next(mesh.who for mesh in seen.meshes if mesh.group == "body")
    over = np.maximum(shirt(spot, who), 0)
    text = ""
    for field, cover in ((shorts, over), (shirt, 0 * over), (hair, 0 * over)):
        values = np.where(cover > 0, 1.0, field(spot, who))
        text += level_lines(seen, mask, spread(mask, values), (0.0,), shortest=14)
    return path("pl", text)


def foot_line(seen: Seen) -> str:
    """Draw the line between a person's feet, where one is seen before the other."""
    low = seen.mask("body") & (seen.rest[..., 2] < FEET_TOP)
    feet = spread(low, np.where(seen.rest[..., 0] > 0, 1, 2)[low])
    return path("fl", "".join(_calm_line(line) for line in borders(seen, feet, [1.5])))


def _calm_line(line: Line) -> str:
    return curve_path(fit_open(smooth_open(line, 3), 1.0))


def borders(seen: Seen, areas: Labels, levels: Sequence[float]) -> Iterator[Line]:
    """Yield the lines (n, 2) between numbered areas (h, w), in drawing units; 0 is no area."""
    field = np.ma.masked_array(areas.astype(float), mask=areas == 0)
    generator = contourpy.contour_generator(z=field, line_type=contourpy.LineType.Separate)
    for line in (line for level in levels for line in generator.lines(level)):
        units = seen.camera.units(np.asarray(line, float) + 0.5)
        if length_of(units) > SHORTEST:
            yield resample(units, 1.5)
