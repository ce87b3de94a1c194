"""Small things on a body: nails, toes, hems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import contourpy
import numpy as np
from scipy import ndimage as ndi
from scipy.ndimage import distance_transform_edt

from footwork.figures.body.frames import as_left
from footwork.figures.body.loading import load_body
from footwork.figures.ink.curves import fit_open
from footwork.figures.ink.paths import curve_path
from footwork.figures.ink.polylines import gaps_between, length_of, resample, smooth_open
from footwork.figures.ink.strokes import level_lines
from footwork.figures.ink.svg import path
from footwork.figures.pose.angles import Side, out
from footwork.figures.pose.legs import TOES, toe_bones
from footwork.figures.pose.stances import SIDES
from footwork.figures.scene.clothes import hair, shirt, shorts
from footwork.figures.scene.sight import Seen, spread
from footwork.figures.typed import Labels, Line, Mask, Numbers, Points

WEB = 0.28
"""Share of a toe's bones, from its root, that lies inside the foot; a little less than in life."""

APART = 6.0
"""Lines between toes are farther than this from each other, in drawing units."""

INSIDE = 3.2
"""And farther than this from the outline, but for their ends, that reach into it."""

REACH = 2
"""By so many points."""

SHORTEST = 7
"""Shorter lines between toes, in drawing units, are left out."""

TOES_TOP = 0.06
"""Toes at rest are lower than this, in meters."""


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
    over = np.maximum(shirt(spot), 0)
    text = ""
    for field, cover in ((shorts, over), (shirt, 0 * over), (hair, 0 * over)):
        values = np.where(cover > 0, 1.0, field(spot))
        text += level_lines(seen, mask, spread(mask, values), (0.0,), shortest=14)
    return path("pl", text)


def toe_at(rest: Points) -> Numbers:
    """Say which toe each point at rest (n, 3) belongs to, 1 to 5, or 0 for none: (n,).

    A toe begins where it leaves the foot, at the web beside its first joint.
    """
    left, body = as_left(rest), load_body()
    found, nearest = np.zeros(len(rest), int), np.full(len(rest), np.inf)
    for toe in TOES:
        names = toe_bones("L", toe)
        root, tip = body.head(names[0]), body.bones[names[-1]].tail
        along = np.clip((left - root) @ (tip - root) / float((tip - root) @ (tip - root)), 0, 1)
        away = np.linalg.norm(left - root - along[:, None] * (tip - root), axis=1)
        mine = away < nearest
        found[mine] = np.where(along[mine] > WEB, toe, 0)
        nearest[mine] = away[mine]
    return found


def toe_lines(seen: Seen) -> str:
    """Draw the lines between a person's toes, as far as there is room for them.

    Toes are small on a person, and seen from the side they lie one behind the other: what would
    run together with a longer line, or with the outline, is left out.
    """
    text = ""
    for side in SIDES.values():
        mine = (
            seen.mask("body") & (seen.rest[..., 2] < TOES_TOP) & (seen.rest[..., 0] * out(side) > 0)
        )
        edge = distance_transform_edt(mine) / seen.camera.detail
        toes = spread(mine, toe_at(seen.rest[mine]))
        lines = list(borders(seen, toes, [toe + 0.5 for toe in TOES[:-1]]))
        kept = np.full((1, 2), np.inf)
        for line in sorted(lines, key=length_of, reverse=True):
            x, y = seen.camera.pixels(line)
            runs, count = ndi.label((gaps_between(line, kept) > APART) & (edge[y, x] > INSIDE))
            if not count:
                continue
            index = np.flatnonzero(runs == np.bincount(runs[runs > 0]).argmax())
            piece = line[max(0, index[0] - REACH) : index[-1] + 1 + REACH]
            if length_of(piece) > SHORTEST:
                kept = np.concatenate([kept, piece])
                text += _calm_line(piece)
    return path("toe", text)


def foot_line(seen: Seen) -> str:
    """Draw the line between a person's feet, where one is seen before the other."""
    low = seen.mask("body") & (seen.rest[..., 2] < 2 * TOES_TOP)
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
