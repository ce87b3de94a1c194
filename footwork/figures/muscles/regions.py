"""Which points of the skin lie over which muscle, by the tables."""

from __future__ import annotations

import functools

import numpy as np
from scipy.interpolate import PchipInterpolator
from scipy.ndimage import gaussian_filter1d

from footwork.figures.body.spots import Face, Spot
from footwork.figures.ink.polylines import resample
from footwork.figures.muscles.courses import (
    foot_course,
    joined_course,
    leg_course,
    near_course,
    read_pairs,
)
from footwork.figures.muscles.tables import (
    ACHILLES,
    FOOT_AREAS,
    FOOT_TENDONS,
    LEG_BELLIES,
    LEG_DEEP,
    LEG_MORE,
    LEG_TENDONS,
)
from footwork.figures.typed import Chosen, Line, Values

CAP = 0.022
"""Over this much of t a belly runs out round at its ends."""


def _rows(text: str) -> Values:
    rows = []
    for row in text.split(";"):
        t, span = row.split()
        begin, end = span.split("-")
        rows.append((float(t), float(begin), float(end)))
    return np.array(rows)


@functools.cache
def _belly(text: str) -> tuple[Values, Values, Values]:
    """Spread a belly on a fine grid: t, middle and half width in degrees, round at both ends."""
    rows = _rows(text)
    t = np.linspace(rows[0, 0] - CAP, rows[-1, 0] + CAP, 240)
    inner = np.clip(t, rows[0, 0], rows[-1, 0])
    begin, end = (PchipInterpolator(rows[:, 0], rows[:, column])(inner) for column in (1, 2))
    middle, half = gaussian_filter1d((begin + end) / 2, 5), gaussian_filter1d((end - begin) / 2, 5)
    past = np.abs(t - inner) / CAP
    return t, middle, half * np.sqrt(np.clip(1 - past**2, 0, 1))


def across_belly(text: str, spot: Spot) -> Values:
    """Say where across a belly each point lies.

    -1 is the belly's one border, 0 its middle, 1 the other border; beyond 1 is outside.
    """
    t, theta, _ = spot.leg
    levels, middles, halves = _belly(text)
    inside = (t > levels[0]) & (t < levels[-1])
    middle, half = np.interp(t, levels, middles), np.interp(t, levels, halves)
    gap = np.mod(theta - middle + 180, 360) - 180
    return np.where(inside & (half > 0.5), gap / np.maximum(half, 0.5), 9.0)


def _smooth_ring(points: Line) -> Line:
    ring = resample(np.concatenate([points, points[:1]]), 0.006)[:-1]
    return gaussian_filter1d(ring, 2.2, axis=0, mode="wrap")


def inside_ring(x: Values, y: Values, ring: Line) -> Chosen:
    """Say which points lie in a closed polygon (n, 2), by the even-odd rule."""
    inside = np.zeros(np.shape(x), bool)
    for (x0, y0), (x1, y1) in zip(ring, np.roll(ring, -1, axis=0), strict=True):
        if y0 == y1:
            continue
        crosses = (y0 > y) != (y1 > y)
        inside ^= crosses & (x < (x1 - x0) * (y - y0) / (y1 - y0) + x0)
    return inside


def in_foot_area(face: Face, text: str, spot: Spot) -> Chosen:
    """Say which points of the foot lie inside an area of the tables."""
    x, y, h = spot.foot
    ring = _smooth_ring(read_pairs(text, ","))
    found = np.zeros(x.shape, bool)
    chosen = spot.faces(face) & (x > ring[:, 0].min()) & (x < ring[:, 0].max())
    second = y if face in ("sole", "top") else h
    found[chosen] = inside_ring(x[chosen], second[chosen], ring)
    return found


def on_achilles(spot: Spot) -> Chosen:
    """Say which points lie over the Achilles tendon."""
    t, theta, radius = spot.leg
    way = read_pairs(ACHILLES, ":")
    middle, width = (
        PchipInterpolator(way[:, 0], way[:, column])(np.clip(t, 0.57, 1.12)) for column in (1, 2)
    )
    gap = np.radians(np.mod(theta - middle + 180, 360) - 180) * radius * 1000
    past = np.clip((t - 1.09) / 0.05, 0, 1) + np.clip((0.60 - t) / 0.05, 0, 1)
    inside = (
        (t > 0.55) & (t < 1.14) & (np.abs(gap) < width / 2 * np.sqrt(np.clip(1 - past**2, 0, 1)))
    )
    return np.asarray(inside)


def belly(muscle: str, spot: Spot) -> Chosen:
    """Say which points lie over the part of a muscle that is next to the skin."""
    found = np.zeros(spot.rest.shape[:-1], bool)
    for table in (LEG_BELLIES, LEG_MORE):
        if muscle in table:
            found |= np.abs(across_belly(table[muscle], spot)) <= 1
    for face, layer, text in FOOT_AREAS.get(muscle, []):
        if layer <= 1:
            found |= in_foot_area(face, text, spot)
    return found


def deep_belly(muscle: str, spot: Spot) -> Chosen:
    """Say which points lie over the part of a muscle that lies under other muscles."""
    found = np.zeros(spot.rest.shape[:-1], bool)
    if muscle in LEG_DEEP:
        found |= np.abs(across_belly(LEG_DEEP[muscle], spot)) <= 1
    for face, layer, text in FOOT_AREAS.get(muscle, []):
        if layer > 1:
            found |= in_foot_area(face, text, spot)
    return found


def tendon(muscle: str, spot: Spot, *, deep: bool = False) -> Chosen:
    """Say which points lie over a muscle's tendons.

    `deep` tendons are those under other tissue of the sole and the inner side.
    """
    found = np.zeros(spot.rest.shape[:-1], bool)
    leg = LEG_TENDONS.get(muscle)
    for face, layer, text, width in FOOT_TENDONS.get(muscle, []):
        if (layer > 1) != deep:
            continue
        if leg is not None and layer == 0:
            found |= near_course(joined_course(leg[0], face, text), width, spot)
        else:
            found |= near_course(foot_course(face, text), width, spot) & spot.faces(face)
    if (
        leg is not None
        and not deep
        and not any(part[1] == 0 for part in FOOT_TENDONS.get(muscle, []))
    ):
        found |= near_course(leg_course(leg[0]), leg[1], spot)
    return found
