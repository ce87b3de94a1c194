"""What a reader finds a place by on the map: ankle bones, kneecap, shin edge.

Each is a curved line that thins out, as of a bone that stands out under the skin, and a light on
it. Places are those of the most prominent points: t and theta on the leg, x and h at the ankle.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy import ndimage as ndi
from scipy.interpolate import PchipInterpolator

from footwork.figures.body.frames import foot_frame, leg_frame
from footwork.figures.body.spots import Spot
from footwork.figures.ink.svg import path
from footwork.figures.ink.tracing import trace_area
from footwork.figures.muscles.courses import read_pairs
from footwork.figures.muscles.regions import on_achilles
from footwork.figures.scene.sight import Seen, spread
from footwork.figures.typed import Chosen, Mask, Values


@dataclass(frozen=True)
class Bump:
    """A bone under the skin: where its middle lies, and its half axes in millimeters."""

    at: tuple[float, float]
    """t and theta on the leg; x and h at the ankle."""
    breadth: float
    """Half its breadth, measured round the leg or along the foot."""
    height: float
    """Half its height."""
    side: Literal["leg", "inner", "outer"] = "leg"
    """In which frame its place is told."""


BUMPS = {
    "inner-ankle-bone": Bump((0.282, 0.345), 15, 17, "inner"),
    "outer-ankle-bone": Bump((0.222, 0.295), 12.5, 19, "outer"),
    "kneecap": Bump((-0.085, 4), 22, 25),
    "shin-bump": Bump((0.078, 7), 10, 10),
}

LINE = 2.0
"""Width of a bone's line where that is widest, in millimeters."""

THINNEST = 3.0
"""And at least so many drawing units, where a leg is seen from far."""

CORD_LINE = 2.0
"""Width of the lines along the Achilles tendon, in drawing units."""

SHIN_EDGE = ".13:7 .30:9 .50:9 .62:8 .72:3 .80:-2 .86:-6"
"""The front edge of the shin bone, "t:theta"."""

EDGE_WIDTH = 1.5
"""Width of its line where that is widest, in millimeters."""


def _places(bump: Bump, spot: Spot) -> tuple[Values, Values, Chosen]:
    """Find how far right and down of a bone's middle points are, in millimeters; which may be."""
    if bump.side == "leg":
        t, theta, radius = spot.leg
        turned = np.radians(np.mod(theta - bump.at[1] + 180, 360) - 180)
        right, down = turned * radius * 1000, (t - bump.at[0]) * leg_frame().length * 1000
        return right, down, np.abs(turned) < 1
    x, y, h = spot.foot
    size = foot_frame().length * 1000
    outward = spot.normal[..., 0] * np.sign(spot.rest[..., 0])
    facing = outward * (1 if bump.side == "outer" else -1) > 0.1
    right, down = (bump.at[0] - x) * size, (bump.at[1] - h) * size
    return right, down, facing & ((y > 0.5) == (bump.side == "outer"))


def _ellipse(bump: Bump, spot: Spot, up: float, size: float = 1.0) -> Chosen:
    """Say which points lie on a bone; moved up by millimeters, and a share of its size."""
    right, down, near = _places(bump, spot)
    right, down = right + 0.4 * up, down + up
    inside = (right / (bump.breadth * size)) ** 2 + (down / (bump.height * size)) ** 2 < 1
    return np.asarray(inside & near)


def _edge(spot: Spot) -> tuple[Chosen, Chosen]:
    """Find the line of the shin's edge, and the light on the bone beside it."""
    t, theta, radius = spot.leg
    rows = read_pairs(SHIN_EDGE, ":")
    middle = PchipInterpolator(rows[:, 0], rows[:, 1])(np.clip(t, rows[0, 0], rows[-1, 0]))
    off: Values = np.radians(np.mod(theta - middle + 180, 360) - 180) * radius * 1000
    along = (t - rows[0, 0]) / (rows[-1, 0] - rows[0, 0])
    thin = np.sqrt(np.clip(4 * along * (1 - along), 0, 1))
    line = np.abs(off) < EDGE_WIDTH / 2 * thin
    light = np.abs(off + 6.5) < 2.2 * thin**2
    inside = (along > 0) & (along < 1)
    return line & inside, light & inside


CORD = (0.80, 1.05)
"""From which t to which the Achilles tendon stands out as a cord."""


def _cord(seen: Seen, skin: tuple[Mask, Spot]) -> Mask:
    """Find the lines along both edges of the Achilles tendon, as a mask (h, w)."""
    mask, spot = skin
    band = spread(mask, on_achilles(spot))
    wide = max(1, round(CORD_LINE * seen.camera.detail))
    t = spread(mask, spot.leg[0])
    # Its edge is drawn where there is skin beside it: elsewhere the leg has its outline.
    inner = ndi.binary_erosion(band | ~mask, iterations=wide)
    return np.asarray(band & ~inner & (t > CORD[0]) & (t < CORD[1]))


def landmarks(seen: Seen, skin: tuple[Mask, Spot], *, bumps: Iterable[str] = tuple(BUMPS)) -> str:
    """Draw the bones that show under the skin of a leg.

    `skin` is the bare leg, as a mask (h, w) and its n points, and `bumps` which bones are drawn
    beside the edge of the shin.
    """
    mask, spot = skin
    lines, lights = _edge(spot)
    wide = max(LINE, THINNEST * 1000 / seen.camera.units_per_meter)
    for bump in (BUMPS[name] for name in bumps):
        lines |= _ellipse(bump, spot, 0) & ~_ellipse(bump, spot, wide)
        lights |= _ellipse(bump, spot, bump.height * 0.25, 0.45)

    def trace(found: Chosen, smallest: float) -> str:
        soft = 0.7 * seen.camera.detail
        return trace_area(seen, spread(mask, found), soft=soft, error=1.0, smallest=smallest)

    cord = trace_area(seen, _cord(seen, skin), soft=0.6, error=1.0, smallest=60.0)
    return path("lh", trace(lights, 120.0)) + path("lm", trace(lines, 60.0) + cord)
