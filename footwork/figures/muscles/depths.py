"""Muscles under others: where they lie inside the leg, and what a viewer would see of them.

A muscle in the depth is not over the skin of its angle: it is a spindle within the leg, told by
shares of the leg's depth and breadth, and is projected along the line of sight.
"""

from __future__ import annotations

import functools

import numpy as np
from scipy.interpolate import PchipInterpolator

from footwork.figures.body.frames import LEG_TOP, as_left, leg_frame
from footwork.figures.body.skin import leg_faces, refine
from footwork.figures.body.spots import Spot
from footwork.figures.muscles.courses import read_pairs, taper
from footwork.figures.muscles.regions import OUTSIDE
from footwork.figures.muscles.tables import BONES, DEEP_TENDONS, LEG_DEEP
from footwork.figures.typed import Chosen, Values, Vector

BOX_END = 1.0
"""Below this t a slice would hold the foot: shares are those of the slice here."""


@functools.cache
def _box() -> tuple[Values, Values]:
    """Measure the leg: levels of t (n,), and back, front, inner and outer edge there (n, 4)."""
    frame = leg_frame()
    offset = refine(leg_faces("L", LEG_TOP), 2).rest - frame.knee
    t = offset @ frame.axis / frame.length
    flat = np.stack([offset @ frame.ahead, offset @ frame.outward], axis=1)
    levels = np.linspace(-0.25, BOX_END, 64)
    edges = []
    for level in levels:
        near = flat[np.abs(t - level) < 0.02]
        low, high = near.min(axis=0), near.max(axis=0)
        edges.append((low[0], high[0], low[1], high[1]))
    return levels, np.array(edges)


def _edges(t: Values) -> Values:
    levels, edges = _box()
    return np.stack([np.interp(t, levels, edges[:, column]) for column in range(4)], axis=-1)


def _sight(spot: Spot, right: Vector) -> tuple[Values, Values, tuple[float, float]]:
    """Return t and the place along `right` of points, and how right runs ahead and outward."""
    frame = leg_frame()
    offset = as_left(spot.rest) - frame.knee
    ways = float(right @ frame.ahead), float(right @ frame.outward)
    size = float(np.hypot(*ways))
    ahead, outward = ways[0] / size, ways[1] / size
    sideways = offset @ frame.ahead * ahead + offset @ frame.outward * outward
    return offset @ frame.axis / frame.length, sideways, (ahead, outward)


def _middle(rows: Values, t: Values, ways: tuple[float, float]) -> Values:
    """Find where along the line to the right the middle of a course of the tables is: meters."""
    edges = _edges(t)
    depth, across = (PchipInterpolator(rows[:, 0], rows[:, column])(t) for column in (1, 2))
    ahead = edges[:, 1] - depth * (edges[:, 1] - edges[:, 0])
    outward = edges[:, 2] + across * (edges[:, 3] - edges[:, 2])
    return np.asarray(ahead * ways[0] + outward * ways[1])


def across_deep(muscle: str, spot: Spot, right: Vector) -> Values:
    """Say where across a deep belly or a bone of the left leg each point (n,) is seen.

    `right` (3,) is where the viewer has the right hand. -1 and 1 are the belly's borders.
    """
    t, sideways, ways = _sight(spot, right)
    found = np.full(t.shape, OUTSIDE)
    told = {**LEG_DEEP, **BONES}.get(muscle)
    if told is None:
        return found
    rows = read_pairs(told, ":")[:, [0, 1, 3, 2, 4]]
    inside = (t > rows[0, 0]) & (t < rows[-1, 0])
    level = t[inside]
    edges = _edges(level)
    deep, broad = (PchipInterpolator(rows[:, 0], rows[:, column])(level) for column in (3, 4))
    half = np.hypot(
        deep * (edges[:, 1] - edges[:, 0]) * ways[0], broad * (edges[:, 3] - edges[:, 2]) * ways[1]
    )
    along = (level - rows[0, 0]) / (rows[-1, 0] - rows[0, 0])
    half = half / 2 * (taper(along) if muscle in LEG_DEEP else _blunt(level, rows[:, 0]))
    found[inside] = (sideways[inside] - _middle(rows, level, ways)) / np.maximum(half, 1e-5)
    return found


ROUND = 0.028
"""Over this much of t a bone is round at its ends."""


def _blunt(t: Values, rows: Values) -> Values:
    """Say how wide a bone with rows at some t is, of its full width: round at both ends."""
    near = np.clip(np.minimum(t - rows[0], rows[-1] - t) / ROUND, 0, 1)
    return np.asarray(np.sqrt(1 - (1 - near) ** 2))


def deep_cord(muscle: str, spot: Spot, right: Vector) -> Chosen:
    """Say which points (n,) lie before a deep tendon of the left leg, for one line of sight."""
    t, sideways, ways = _sight(spot, right)
    found = np.zeros(t.shape, bool)
    if muscle not in DEEP_TENDONS:
        return found
    text, width = DEEP_TENDONS[muscle]
    rows = read_pairs(text, ":")
    inside = (t > rows[0, 0]) & (t < rows[-1, 0])
    level = t[inside]
    middle = _middle(rows, level, ways)
    # A course that runs aslant is cut aslant by a slice.
    grid = np.linspace(rows[0, 0], rows[-1, 0], 200)
    slope = np.gradient(_middle(rows, grid, ways), grid * leg_frame().length)
    slant = np.hypot(1, np.interp(level, grid, slope))
    found[inside] = np.abs(sideways[inside] - middle) < width / 2000 * slant
    return found
