"""What lies over the painted skin: working muscles, tendons, nails, hems; and the start's ghost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import contourpy
import numpy as np
from scipy import ndimage as ndi
from scipy.ndimage import distance_transform_edt

from footwork.figures import muscles
from footwork.figures.body import load_body
from footwork.figures.camera import MARGIN
from footwork.figures.frames import LEG_TOP, as_left, foot_frame
from footwork.figures.person import hair, shirt, shorts
from footwork.figures.places import LEG_BELLIES, LEG_MORE
from footwork.figures.poses import Scene
from footwork.figures.posing import TOES, Side, out, toe_bones
from footwork.figures.scene import Drawing, Mesh, Seen, level_lines, look
from footwork.figures.stances import SIDES
from footwork.figures.svg import path
from footwork.figures.tracing import (
    curve_path,
    fit_open,
    gaps_between,
    length_of,
    resample,
    rings_of,
    smooth_open,
)

Array = np.ndarray[Any, Any]

FIBRES = (-0.72, -0.44, -0.15, 0.15, 0.44, 0.72)
"""Where fibres run across a belly: -1 and 1 are its borders."""

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

FOOT = 0.06
"""Toes at rest are lower than this, in metres."""


def spread(mask: Array, values: Array, *, fill: Any = 0) -> Array:
    """Values of a mask's pixels as a whole picture."""
    whole = np.full(mask.shape, fill, dtype=values.dtype)
    whole[mask] = values
    return whole


def bare_leg(seen: Seen, group: str, side: Side) -> tuple[Array, muscles.Spot]:
    """The pixels that show bare skin of one leg, and their places."""
    mask = seen.mask(group)
    rest = seen.rest[mask]
    mine = (rest[:, 0] * out(side) > 0) & (rest[:, 2] < LEG_TOP) & (shorts(rest) < 0)
    mask = mask.copy()
    mask[mask] = mine
    return mask, seen.skin(mask)


def nails(seen: Seen, group: str, side: Side) -> Array:
    """The toe nails: an oval on the back of each last joint."""
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


def fibres_of(seen: Seen, muscle: str, mask: Array, spot: muscles.Spot) -> str:
    """Path data of the fibres of a muscle of the leg."""
    text = ""
    for table in (LEG_BELLIES, LEG_MORE):
        if muscle in table:
            across = muscles.across_belly(table[muscle], spot)
            part = spread(mask, np.abs(across) <= 1)
            rows = np.flatnonzero(part.any(axis=1))
            width = part.sum() / max(1, np.ptp(rows)) if len(rows) else 0
            levels = FIBRES if width > 46 * seen.camera.detail else (-0.4, 0.2)
            text += level_lines(seen, part, spread(mask, across, fill=9.0), levels)
    return text


def working_areas(seen: Seen, scene: Scene, side: Side) -> dict[str, Array]:
    """Where a leg shows muscles that work: the masks of those that help, and of those that lead."""
    mask, spot = bare_leg(seen, "body" if scene.shows == "body" else f"leg{side}", side)
    strong, light = np.zeros(mask.shape, bool), np.zeros(mask.shape, bool)
    if mask.any():
        for name in scene.muscles.light:
            light |= spread(mask, muscles.belly(name, spot))
        for name in scene.muscles.strong:
            strong |= spread(mask, muscles.belly(name, spot))
    return {"mu2": light & ~strong, "mu": strong}


def mark_muscles(seen: Seen, scene: Scene, side: Side, drawing: Drawing) -> None:
    """Paint the muscles of a leg that work, with fibres, and the tendons they pull at."""
    wanted = scene.muscles.strong
    mask, spot = bare_leg(seen, "body" if scene.shows == "body" else f"leg{side}", side)
    if not mask.any():
        return
    areas = working_areas(seen, scene, side)
    cords = np.zeros(mask.shape, bool)
    for name in wanted:
        cords |= spread(mask, muscles.tendon(name, spot))
    if any(name.startswith(("gastrocnemius", "soleus")) for name in wanted):
        cords |= spread(mask, muscles.on_achilles(spot))
    soft = 1.5 * seen.camera.detail
    data = seen.trace(cords & ~areas["mu"], soft=soft * 0.7, error=0.8, smallest=380.0)
    drawing.overlays.append(path("td", data))
    for css, area in areas.items():
        data = seen.trace(area, soft=soft, error=1.0, smallest=200.0)
        drawing.overlays.append(path(css, data))
    fibres = "".join(fibres_of(seen, name, mask, spot) for name in wanted)
    drawing.overlays.append(path("fb", fibres))


def hems(seen: Seen) -> str:
    """Where clothes and hair end."""
    mask = seen.mask("body")
    spot = seen.rest[mask]
    over = np.maximum(shirt(spot), 0)
    text = ""
    for field, cover in ((shorts, over), (shirt, 0 * over), (hair, 0 * over)):
        values = np.where(cover > 0, 1.0, field(spot))
        text += level_lines(seen, mask, spread(mask, values), (0.0,), shortest=14)
    return path("pl", text)


def toe_at(rest: Array) -> Array:
    """Which toe each point at rest belongs to, 1 to 5; 0 is none.

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
    """The lines between a person's toes, as far as there is room for them.

    Toes are small on a person, and seen from the side they lie one behind the other: what would
    run together with a longer line, or with the outline, is left out.
    """
    text = ""
    for side in SIDES.values():
        mine = seen.mask("body") & (seen.rest[..., 2] < FOOT) & (seen.rest[..., 0] * out(side) > 0)
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
    """The line between a person's feet, where one is seen before the other."""
    low = seen.mask("body") & (seen.rest[..., 2] < 2 * FOOT)
    feet = spread(low, np.where(seen.rest[..., 0] > 0, 1, 2)[low])
    return path("fl", "".join(_calm_line(line) for line in borders(seen, feet, [1.5])))


def _calm_line(line: Array) -> str:
    return curve_path(fit_open(smooth_open(line, 3), 1.0))


def borders(seen: Seen, areas: Array, levels: Sequence[float]) -> Iterator[Array]:
    """The lines between numbered areas, in drawing units; 0 is none."""
    field = np.ma.masked_array(areas.astype(float), mask=areas == 0)
    generator = contourpy.contour_generator(z=field, line_type=contourpy.LineType.Separate)
    for line in (line for level in levels for line in generator.lines(level)):
        units = seen.camera.units(np.asarray(line, float) + 0.5)
        if length_of(units) > SHORTEST:
            yield resample(units, 1.5)


def ghost(before: Sequence[Mesh], seen: Seen) -> str:
    """Path data of the foot's outline as it was before, where nothing covers it now."""
    camera = seen.camera
    was = look(before, camera)
    mask = was.raster.hit
    _, _, h = foot_frame().of(was.rest)
    foot = ndi.binary_dilation(mask & (h < 0.30), iterations=3)
    covered = ndi.binary_dilation(
        seen.mask(*{m.group for m in seen.meshes if m.rest_normals is not None}), iterations=5
    )
    text = ""
    for ring in rings_of(mask, 1.0, camera.detail, MARGIN, 2000.0):
        even = resample(np.concatenate([ring, ring[:1]]), 2.0)
        x, y = camera.pixels(even)
        free = foot[y, x] & ~covered[y, x]
        start = int(np.argmin(free))
        free, even = np.roll(free, -start), np.roll(even, -start, axis=0)
        names, count = ndi.label(free)
        for name in range(1, count + 1):
            piece = even[names == name]
            if length_of(piece) > 40:
                text += curve_path(fit_open(smooth_open(piece, 4), 1.5))
    return text
