"""Which points of the skin lie over which muscle, by the tables."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterator

import numpy as np
from scipy.interpolate import PchipInterpolator
from scipy.ndimage import gaussian_filter1d

from footwork.figures.body.frames import as_left, foot_frame
from footwork.figures.body.spots import Face, Spot
from footwork.figures.muscles.courses import (
    Spindle,
    faces,
    foot_course,
    joined_course,
    leg_course,
    near_course,
    read_pairs,
    read_spindle,
    spindle_in,
    taper,
)
from footwork.figures.muscles.tables import (
    ACHILLES,
    FOOT_AREAS,
    FOOT_TENDONS,
    LEG_BELLIES,
    LEG_MORE,
    LEG_TENDONS,
)
from footwork.figures.typed import Chosen, Line, Values

RUN_OUT = 0.02
"""By so much of t a belly reaches beyond its first and its last row."""

OUTSIDE = 9.0
"""What stands for a point that is nowhere near a belly, where its borders are -1 and 1."""


def _rows(text: str) -> Values:
    rows = []
    for row in text.split(";"):
        t, span = row.split()
        begin, end = span.split("-")
        rows.append((float(t), float(begin), float(end)))
    return np.array(rows)


@functools.cache
def _belly(text: str) -> tuple[Values, Values, Values]:
    """Spread a belly on a fine grid: t, middle and half width in degrees, a point at both ends."""
    rows = _rows(text)
    t = np.linspace(rows[0, 0] - RUN_OUT, rows[-1, 0] + RUN_OUT, 240)
    inner = np.clip(t, rows[0, 0], rows[-1, 0])
    begin, end = (PchipInterpolator(rows[:, 0], rows[:, column])(inner) for column in (1, 2))
    middle, half = gaussian_filter1d((begin + end) / 2, 5), gaussian_filter1d((end - begin) / 2, 5)
    return t, middle, half * taper(np.linspace(0, 1, len(t)))


def across_belly(text: str, spot: Spot) -> Values:
    """Say where across a belly of the leg each point lies.

    -1 is the belly's one border, 0 its middle, 1 the other border; beyond 1 is outside.
    """
    t, theta, _ = spot.leg
    levels, middles, halves = _belly(text)
    inside = (t > levels[0]) & (t < levels[-1])
    middle, half = np.interp(t, levels, middles), np.interp(t, levels, halves)
    gap = np.mod(theta - middle + 180, 360) - 180
    return np.where(inside, gap / np.maximum(half, 0.05), OUTSIDE)


def _plane(face: Face, x: Values, second: Values) -> Line:
    """Lay places of the foot, x and y or x and h, out flat: (n, 2) in meters."""
    frame = foot_frame()
    if face in ("sole", "top"):
        return frame.point(x, second)
    return np.stack([x, second], axis=-1) * frame.length


@functools.cache
def _foot_spindle(face: Face, text: str) -> Spindle:
    rows = read_pairs(text, ",")
    flat = _plane(face, rows[:, 0], rows[:, 1])
    return read_spindle(flat, rows[:, 2] / 1000) if rows.shape[1] == 3 else spindle_in(flat)


def across_area(face: Face, text: str, spot: Spot) -> Values:
    """Say where across a belly of the foot each point lies, as `across_belly` does for the leg."""
    x, _, h = spot.foot
    rows = read_pairs(text, ",")
    chosen = faces(face, spot) & (x > rows[:, 0].min() - 0.05) & (x < rows[:, 0].max() + 0.05)
    found = np.full(x.shape, OUTSIDE)
    if chosen.any():
        frame = foot_frame()
        left = as_left(spot.rest[chosen])
        if face in ("sole", "top"):
            places = np.stack([left @ frame.ahead, left @ frame.outward], axis=-1)
        else:
            places = np.stack([x[chosen], h[chosen]], axis=-1) * frame.length
        found[chosen] = _foot_spindle(face, text).across(places)
    return found


def strips(
    muscle: str, spot: Spot, *, deep: bool = False, leave: Collection[Face] = ()
) -> Iterator[Values]:
    """Yield for each belly of a muscle where across it the points lie: -1 to 1 inside.

    `deep` bellies are those of the foot that lie under its first layer; what the tables say of the
    faces to `leave` out is not asked for.
    """
    for table in (LEG_BELLIES, LEG_MORE):
        if muscle in table and not deep:
            yield across_belly(table[muscle], spot)
    for face, layer, text in FOOT_AREAS.get(muscle, []):
        if (layer > 1) == deep and face not in leave:
            yield across_area(face, text, spot)


def on_achilles(spot: Spot) -> Chosen:
    """Say which points lie over the Achilles tendon."""
    t, theta, radius = spot.leg
    way = read_pairs(ACHILLES, ":")
    first, last = way[0, 0], way[-1, 0]
    middle, width = (
        PchipInterpolator(way[:, 0], way[:, column])(np.clip(t, first, last)) for column in (1, 2)
    )
    gap = np.radians(np.mod(theta - middle + 180, 360) - 180) * radius * 1000
    past = np.clip((t - 1.09) / 0.05, 0, 1) + np.clip((first + 0.04 - t) / 0.04, 0, 1)
    inside = (t > first) & (t < 1.14)
    return np.asarray(inside & (np.abs(gap) < width / 2 * np.sqrt(np.clip(1 - past**2, 0, 1))))


def belly(muscle: str, spot: Spot, *, deep: bool = False, leave: Collection[Face] = ()) -> Chosen:
    """Say which points lie over the bellies of a muscle, chosen as by `strips`."""
    found = np.zeros(spot.rest.shape[:-1], bool)
    for across in strips(muscle, spot, deep=deep, leave=leave):
        found |= np.abs(across) <= 1
    return found


def unseen_faces(elevation: float) -> tuple[Face, ...]:
    """Say by which faces a foot is not told when seen from so high (degrees, minus from below)."""
    return ("inner", "outer") if elevation < -45 else ("sole",)


def tendon(muscle: str, spot: Spot, *, deep: bool = False, leave: Collection[Face] = ()) -> Chosen:
    """Say which points lie over a muscle's tendons.

    `deep` tendons are those under the first layer of the sole; what the tables say of the faces to
    `leave` out is not asked for.
    """
    found = np.zeros(spot.rest.shape[:-1], bool)
    leg = LEG_TENDONS.get(muscle)
    parts = [part for part in FOOT_TENDONS.get(muscle, []) if (part[1] > 1) == deep]
    for face, layer, text, width in parts:
        if leg is not None and layer == 0:
            found |= near_course(joined_course(leg[0], face, text), width, spot)
        elif face not in leave:
            found |= near_course(foot_course(face, text), width, spot) & faces(face, spot)
    if leg is not None and not deep and not any(layer == 0 for _, layer, _, _ in parts):
        found |= near_course(leg_course(leg[0]), leg[1], spot)
    return found
