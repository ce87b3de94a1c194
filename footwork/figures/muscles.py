"""Which points of the skin lie over which muscle, by the tables in `places.py`."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.interpolate import PchipInterpolator
from scipy.ndimage import gaussian_filter1d
from scipy.spatial import cKDTree

from footwork.figures.body import leg_faces, refine
from footwork.figures.camera import vertex_normals
from footwork.figures.frames import LEG_TOP, as_left, foot_frame, leg_frame
from footwork.figures.places import (
    ACHILLES,
    FOOT_AREAS,
    FOOT_TENDONS,
    LEG_BELLIES,
    LEG_DEEP,
    LEG_MORE,
    LEG_TENDONS,
    Face,
)
from footwork.figures.tracing import resample

Array = np.ndarray[Any, Any]

CAP = 0.022
"""Over this much of t a belly runs out round at its ends."""


@dataclass(frozen=True)
class Spot:
    """Points of skin that are looked at.

    Their place at rest and the direction their skin faces at rest.
    """

    rest: Array
    normal: Array

    @functools.cached_property
    def leg(self) -> tuple[Array, Array, Array]:
        """t, theta, radius."""
        return leg_frame().of(self.rest)

    @functools.cached_property
    def foot(self) -> tuple[Array, Array, Array]:
        """x, y, h."""
        return foot_frame().of(self.rest)

    def faces(self, face: Face) -> Array:
        """Skin of the foot that looks that way."""
        _, y, h = self.foot
        up = self.normal[..., 2]
        match face:
            case "sole":
                return np.asarray((up < -0.25) & (h < 0.2))
            case "top":
                return np.asarray((up > 0.05) & (h < 0.5))
            case "inner":
                return np.asarray((y < 0.5) & (h < 0.5) & (np.abs(up) < 0.72))
            case "outer":
                return np.asarray((y > 0.5) & (h < 0.5) & (np.abs(up) < 0.72))


def _rows(text: str) -> Array:
    rows = []
    for row in text.split(";"):
        t, span = row.split()
        begin, end = span.split("-")
        rows.append((float(t), float(begin), float(end)))
    return np.array(rows)


def _pairs(text: str, mark: str) -> Array:
    return np.array([[float(number) for number in word.split(mark)] for word in text.split()])


@functools.cache
def _belly(text: str) -> tuple[Array, Array, Array]:
    """A belly on a fine grid: t, middle, half width (degrees), run out round at both ends."""
    rows = _rows(text)
    t = np.linspace(rows[0, 0] - CAP, rows[-1, 0] + CAP, 240)
    inner = np.clip(t, rows[0, 0], rows[-1, 0])
    begin, end = (PchipInterpolator(rows[:, 0], rows[:, column])(inner) for column in (1, 2))
    middle, half = gaussian_filter1d((begin + end) / 2, 5), gaussian_filter1d((end - begin) / 2, 5)
    past = np.abs(t - inner) / CAP
    return t, middle, half * np.sqrt(np.clip(1 - past**2, 0, 1))


def across_belly(text: str, spot: Spot) -> Array:
    """For each point.

    -1 at the belly's one border, 0 in its middle, 1 at the other; beyond 1 outside.
    """
    t, theta, _ = spot.leg
    levels, middles, halves = _belly(text)
    inside = (t > levels[0]) & (t < levels[-1])
    middle, half = np.interp(t, levels, middles), np.interp(t, levels, halves)
    gap = np.mod(theta - middle + 180, 360) - 180
    return np.where(inside & (half > 0.5), gap / np.maximum(half, 0.5), 9.0)


def _smooth_ring(points: Array) -> Array:
    ring = resample(np.concatenate([points, points[:1]]), 0.006)[:-1]
    return gaussian_filter1d(ring, 2.2, axis=0, mode="wrap")


def inside_ring(x: Array, y: Array, ring: Array) -> Array:
    """Which points lie in a closed polygon (even-odd rule)."""
    inside = np.zeros(np.shape(x), bool)
    for (x0, y0), (x1, y1) in zip(ring, np.roll(ring, -1, axis=0), strict=True):
        if y0 == y1:
            continue
        crosses = (y0 > y) != (y1 > y)
        inside ^= crosses & (x < (x1 - x0) * (y - y0) / (y1 - y0) + x0)
    return inside


def in_foot_area(face: Face, text: str, spot: Spot) -> Array:
    """Points of the foot inside an area."""
    x, y, h = spot.foot
    ring = _smooth_ring(_pairs(text, ","))
    found = np.zeros(x.shape, bool)
    chosen = spot.faces(face) & (x > ring[:, 0].min()) & (x < ring[:, 0].max())
    second = y if face in ("sole", "top") else h
    found[chosen] = inside_ring(x[chosen], second[chosen], ring)
    return found


@functools.cache
def _skin_spot() -> tuple[Spot, Array]:
    skin = refine(leg_faces("L", LEG_TOP), 2)
    normals = vertex_normals(skin.rest, skin.triangles)
    return Spot(skin.rest, normals), skin.rest


@functools.cache
def leg_course(text: str) -> Array:
    """A tendon's way over the skin of the left leg, at rest: dense points in metres."""
    spot, rest = _skin_spot()
    t, theta, radius = spot.leg
    way = _pairs(text, ":")
    angle = np.unwrap(np.radians(way[:, 1]))
    steps = np.linspace(way[0, 0], way[-1, 0], 60)
    angles = np.degrees(PchipInterpolator(way[:, 0], angle)(steps))
    places = []
    for level, goal in zip(steps, angles, strict=True):
        gap = np.mod(theta - goal + 180, 360) - 180
        far = np.hypot((t - level) * leg_frame().length, np.radians(gap) * radius)
        nearest = np.argsort(far, kind="stable")[:4]
        weight = 1 / (far[nearest] + 1e-4)
        places.append((rest[nearest] * weight[:, None]).sum(axis=0) / weight.sum())
    return resample(gaussian_filter1d(np.array(places), 1.5, axis=0, mode="nearest"), 0.001)


@functools.cache
def foot_course(face: Face, text: str) -> Array:
    """A tendon's way over the skin of the left foot, at rest: dense points in metres."""
    spot, rest = _skin_spot()
    x, _, h = spot.foot
    chosen = np.flatnonzero(spot.faces(face) & (x < 1.05))
    frame = foot_frame()
    way = resample(_pairs(text, ","), 0.012)
    way = gaussian_filter1d(way, 1.5, axis=0, mode="nearest")
    if face in ("sole", "top"):
        flat = np.stack([rest[chosen] @ frame.ahead, rest[chosen] @ frame.outward], axis=1)
        goals = frame.point(way[:, 0], way[:, 1])
    else:
        flat = np.stack([x[chosen], h[chosen]], axis=1) * frame.length
        goals = way * frame.length
    gaps, near = (np.asarray(part) for part in cKDTree(flat).query(goals, k=4))
    weight = 1 / (gaps + 1e-4)
    places = (rest[chosen][near] * weight[..., None]).sum(axis=1) / weight.sum(
        axis=1, keepdims=True
    )
    return resample(gaussian_filter1d(places, 1.5, axis=0, mode="nearest"), 0.001)


@functools.cache
def joined_course(leg: str, face: Face, foot: str) -> Array:
    """A tendon from the leg onto the foot without a break.

    Past the ankle it is led over the skin.
    """
    above, below = leg_course(leg), foot_course(face, foot)
    _, rest = _skin_spot()
    t, _, _ = leg_frame().of(above)
    above = above[t < 0.99]
    gaps = np.linalg.norm(below - above[-1], axis=1)
    below = below[int(gaps.argmin()) :]
    way = resample(np.concatenate([above, below]), 0.002)
    way = gaussian_filter1d(way, 6, axis=0, mode="nearest")
    near = np.asarray(cKDTree(rest).query(way, k=4)[1])
    return resample(gaussian_filter1d(rest[near].mean(axis=1), 4, axis=0, mode="nearest"), 0.001)


def near_course(course: Array, width: float, spot: Spot) -> Array:
    """Points within a tendon of that width (millimetres)."""
    reach = width / 2000
    left = as_left(spot.rest)
    box = ((left > course.min(axis=0) - reach) & (left < course.max(axis=0) + reach)).all(axis=-1)
    found = np.zeros(left.shape[:-1], bool)
    if box.any():
        distance, _ = cKDTree(course).query(left[box], distance_upper_bound=reach)
        found[box] = np.isfinite(distance)
    return found


def on_achilles(spot: Spot) -> Array:
    """Points over the Achilles tendon."""
    t, theta, radius = spot.leg
    way = _pairs(ACHILLES, ":")
    middle, width = (
        PchipInterpolator(way[:, 0], way[:, column])(np.clip(t, 0.57, 1.12)) for column in (1, 2)
    )
    gap = np.radians(np.mod(theta - middle + 180, 360) - 180) * radius * 1000
    past = np.clip((t - 1.09) / 0.05, 0, 1) + np.clip((0.60 - t) / 0.05, 0, 1)
    inside = (
        (t > 0.55) & (t < 1.14) & (np.abs(gap) < width / 2 * np.sqrt(np.clip(1 - past**2, 0, 1)))
    )
    return np.asarray(inside)


def belly(muscle: str, spot: Spot) -> Array:
    """Points over the part of a muscle that lies under the skin."""
    found = np.zeros(spot.rest.shape[:-1], bool)
    for table in (LEG_BELLIES, LEG_MORE):
        if muscle in table:
            found |= np.abs(across_belly(table[muscle], spot)) <= 1
    for face, layer, text in FOOT_AREAS.get(muscle, []):
        if layer <= 1:
            found |= in_foot_area(face, text, spot)
    return found


def deep_belly(muscle: str, spot: Spot) -> Array:
    """Points over the part of a muscle that lies under other muscles."""
    found = np.zeros(spot.rest.shape[:-1], bool)
    if muscle in LEG_DEEP:
        found |= np.abs(across_belly(LEG_DEEP[muscle], spot)) <= 1
    for face, layer, text in FOOT_AREAS.get(muscle, []):
        if layer > 1:
            found |= in_foot_area(face, text, spot)
    return found


def tendon(muscle: str, spot: Spot, *, deep: bool = False) -> Array:
    """Points over a muscle's tendons (`deep`.

    Those under other tissue of the sole and the inner side).
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
