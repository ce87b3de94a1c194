"""What a reader finds a place by on the map: ankle bones, kneecap, shin edge.

Each is a curved line that thins out, as of a bone that stands out under the skin, and a light on
it. Places are those of the tables: t and theta of the most prominent points.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.interpolate import PchipInterpolator

from footwork.figures.body.spots import Spot
from footwork.figures.ink.svg import path
from footwork.figures.ink.tracing import trace_area
from footwork.figures.muscles.courses import read_pairs
from footwork.figures.scene.sight import Seen, spread
from footwork.figures.typed import Chosen, Mask, Values


@dataclass(frozen=True)
class Bump:
    """A bone under the skin: where its middle lies, and its half axes in millimeters."""

    t: float
    theta: float
    round_: float
    """Half its breadth, measured round the leg."""
    along: float
    """Half its height, measured along the leg."""
    open_: tuple[float, float]
    """How far the light side's border is moved, in millimeters: outward round the leg, and down."""


BUMPS = {
    "inner-ankle-bone": Bump(0.985, 287, 15, 17, (-2.0, -3.4)),
    "outer-ankle-bone": Bump(1.02, 112, 12, 19, (-2.0, -3.4)),
    "kneecap": Bump(-0.085, 4, 21, 25, (-1.6, -3.2)),
    "shin-bump": Bump(0.078, 7, 10, 10, (-0.8, -2.6)),
}

SHIN_EDGE = ".13:7 .30:9 .50:9 .62:8 .72:3 .80:-2 .86:-6"
"""The front edge of the shin bone, "t:theta"."""

EDGE_WIDTH = 1.5
"""Width of its line where that is widest, in millimeters."""


def _ellipse(bump: Bump, spot: Spot, shift: tuple[float, float], size: float) -> Chosen:
    t, theta, radius = spot.leg
    round_ = np.radians(np.mod(theta - bump.theta + 180, 360) - 180) * radius * 1000 - shift[0]
    along = (t - bump.t) * 366 - shift[1]
    inside = (round_ / (bump.round_ * size)) ** 2 + (along / (bump.along * size)) ** 2 < 1
    return np.asarray(inside & (np.abs(round_) < 60))


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


def landmarks(seen: Seen, skin: tuple[Mask, Spot]) -> str:
    """Draw the bones that show under the skin of the left leg.

    `skin` is the bare leg, as a mask (h, w) and its n points.
    """
    mask, spot = skin
    lines, lights = _edge(spot)
    for bump in BUMPS.values():
        whole = _ellipse(bump, spot, (0, 0), 1)
        lines |= whole & ~_ellipse(bump, spot, bump.open_, 1)
        lights |= _ellipse(bump, spot, (bump.open_[0], bump.open_[1]), 0.42)

    def trace(found: Chosen, smallest: float) -> str:
        soft = 0.7 * seen.camera.detail
        return trace_area(seen, spread(mask, found), soft=soft, error=1.0, smallest=smallest)

    return path("lh", trace(lights, 120.0)) + path("lm", trace(lines, 60.0))
