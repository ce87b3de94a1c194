"""The inner arch of a foot raised: the foot grows a little shorter, heel and ball stay down."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from footwork.figures.body.frames import foot_frame
from footwork.figures.body.loading import load_body
from footwork.figures.pose.angles import Side, out
from footwork.figures.typed import Place, Points

FROM, TO = 0.12, 0.70
"""The arch is from the heel to the ball, as shares of the foot's length from the heel."""

ABOVE, TOP = 0.05, 0.11
"""Up to the first height at rest, in meters, skin is raised in full; from the second not at all."""

OUTER = 0.2
"""The outer edge of the foot is raised by this share of the inner one."""


def raise_arch(
    points: Points, side: Side, millimeters: float, places: Mapping[str, Place]
) -> Points:
    """Return the body's points (n, 3), in meters, with the inner arch of one foot raised."""
    rest = load_body().vertices
    x, y, _ = foot_frame().of(rest)
    along = np.clip((x - FROM) / (TO - FROM), 0, 1)
    rise = np.sin(np.pi * along) ** 2 * (1 - (1 - OUTER) * np.clip(y, 0, 1))
    rise *= np.clip((TOP - rest[:, 2]) / (TOP - ABOVE), 0, 1)
    rise[rest[:, 0] * out(side) <= 0] = 0
    up = places[f"foot.{side}"][:3, 2]
    return np.asarray(points + millimeters / 1000 * rise[:, None] * up)
