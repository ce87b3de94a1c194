"""The muscles that work in a scene, on the skin of the leg."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from scipy import ndimage as ndi

from footwork.figures.body.frames import LEG_TOP
from footwork.figures.body.spots import Face, Spot
from footwork.figures.ink.layers import Drawing
from footwork.figures.ink.svg import path
from footwork.figures.ink.tracing import trace_area
from footwork.figures.muscles.fibers import create_fibers
from footwork.figures.muscles.regions import belly, on_achilles, tendon, unseen_faces
from footwork.figures.pose.angles import Side, out
from footwork.figures.pose.schema import Scene
from footwork.figures.scene.clothes import shorts
from footwork.figures.scene.sight import Seen, spread
from footwork.figures.typed import Chosen, Mask

FIBERS = (-0.72, -0.44, -0.15, 0.15, 0.44, 0.72)
"""Where fibers run across a wide belly: -1 and 1 are its borders."""

WIDE = 46
"""From this mean width on, in drawing units, a belly is wide."""


SLIVER = 0.06
"""A bit of muscle at the leg's edge with a smaller share of all that is marked is left out."""

CLEFT = 2.0
"""Clefts between working muscles up to twice as wide, in drawing units, are closed."""


def bare_leg(seen: Seen, group: str, side: Side) -> tuple[Mask, Spot]:
    """Find the pixels (h, w) that show bare skin of one leg, and the places they show."""
    mask = seen.mask(group)
    rest = seen.rest[mask]
    mine = (rest[:, 0] * out(side) > 0) & (rest[:, 2] < LEG_TOP) & (shorts(rest) < 0)
    mask = mask.copy()
    mask[mask] = mine
    return mask, seen.skin(mask)


def working_areas(seen: Seen, scene: Scene, side: Side) -> dict[str, Mask]:
    """Find where a leg shows muscles that help, and that lead: masks (h, w) by their class."""
    mask, spot = bare_leg(seen, "body" if scene.shows == "body" else f"leg{side}", side)
    leave = unseen_faces(seen.camera.elevation)
    strong, light = np.zeros(mask.shape, bool), np.zeros(mask.shape, bool)
    if mask.any():
        for name in scene.muscles.light:
            light |= spread(mask, belly(name, spot, leave=leave))
        for name in scene.muscles.strong:
            strong |= spread(mask, belly(name, spot, leave=leave))
        strong = ndi.binary_closing(strong, iterations=max(1, round(CLEFT * seen.camera.detail)))
        strong &= mask & ~spread(mask, _bare_achilles(spot, leave))
    return {"mu2": light & ~strong, "mu": strong}


def _bare_achilles(spot: Spot, leave: Collection[Face]) -> Chosen:
    """Say where the Achilles tendon lies over all muscles: it covers soleus, not gastrocnemius."""
    return on_achilles(spot) & ~(
        belly("gastrocnemius-lateral", spot, leave=leave)
        | belly("gastrocnemius-medial", spot, leave=leave)
    )


def mark_muscles(seen: Seen, scene: Scene, side: Side, drawing: Drawing) -> None:
    """Paint the muscles of a leg that work, with fibers, and the tendons they pull at."""
    wanted = scene.muscles.strong
    mask, spot = bare_leg(seen, "body" if scene.shows == "body" else f"leg{side}", side)
    if not mask.any():
        return
    areas = working_areas(seen, scene, side)
    cords = np.zeros(mask.shape, bool)
    leave = unseen_faces(seen.camera.elevation)
    for name in wanted:
        cords |= spread(mask, tendon(name, spot, leave=leave))
    if any(name.startswith(("gastrocnemius", "soleus")) for name in wanted):
        cords |= spread(mask, on_achilles(spot))
    soft = 1.5 * seen.camera.detail
    data = trace_area(seen, cords & ~areas["mu"], soft=soft * 0.6, error=0.8, smallest=300.0)
    drawing.overlays.append(path("tb", data))
    for css, area in areas.items():
        smallest = max(200.0, SLIVER * area.sum() / seen.camera.detail**2)
        data = trace_area(seen, area, soft=soft, error=1.0, smallest=smallest)
        drawing.overlays.append(path(css, data))

    def choose(part: Mask) -> Sequence[float]:
        rows = np.flatnonzero(part.any(axis=1))
        width = part.sum() / max(1, np.ptp(rows)) if len(rows) else 0
        return FIBERS if width > WIDE * seen.camera.detail else (-0.4, 0.2)

    fibers = "".join(create_fibers(seen, name, (mask, spot), choose) for name in wanted)
    drawing.overlays.append(path("fb", fibers))
