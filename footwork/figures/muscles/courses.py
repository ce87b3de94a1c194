"""The ways of tendons over the skin."""

from __future__ import annotations

import functools
import itertools
from dataclasses import dataclass

import numpy as np
from scipy.interpolate import PchipInterpolator
from scipy.ndimage import gaussian_filter1d
from scipy.spatial import cKDTree

from footwork.figures.body.frames import LEG_TOP, as_left, foot_frame, leg_frame
from footwork.figures.body.normals import vertex_normals
from footwork.figures.body.skin import leg_faces, refine
from footwork.figures.body.spots import Face, Spot
from footwork.figures.ink.polylines import resample, smooth_open
from footwork.figures.typed import Chosen, Line, Points, Values


def read_pairs(text: str, mark: str) -> Values:
    """Read rows of numbers: words apart by spaces, the numbers in a word by a mark."""
    return np.array([[float(number) for number in word.split(mark)] for word in text.split()])


@functools.cache
def _skin_spot() -> tuple[Spot, Points]:
    skin = refine(leg_faces("L", LEG_TOP), 2)
    normals = vertex_normals(skin.rest, skin.triangles)
    return Spot(skin.rest, normals), skin.rest


def faces(face: Face, spot: Spot) -> Chosen:
    """Say which points of the foot look that way; sole and outer side run on round edges."""
    _, y, h = spot.foot
    up = spot.normal[..., 2]
    match face:
        case "sole":
            return np.asarray((up < 0) & (h < 0.25))
        case "outer":
            return np.asarray((y > 0.3) & (h < 0.27) & (up > -0.72))
        case "top" | "inner":
            return spot.faces(face)


@functools.cache
def leg_course(text: str) -> Line:
    """Lead a tendon over the skin of the left leg at rest: dense points (n, 3) in meters.

    `text` is a row of the tables: words of t and theta.
    """
    spot, rest = _skin_spot()
    t, theta, radius = spot.leg
    way = read_pairs(text, ":")
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
def foot_course(face: Face, text: str) -> Line:
    """Lead a tendon over the skin of the left foot at rest: dense points (n, 3) in meters.

    `text` is a row of the tables: words of x and y, or of x and h at the sides.
    """
    spot, rest = _skin_spot()
    x, _, h = spot.foot
    chosen = np.flatnonzero(faces(face, spot) & (x < 1.05))
    frame = foot_frame()
    way = resample(read_pairs(text, ","), 0.012)
    way = smooth_open(way, 3.5)
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
    return resample(smooth_open(places, 3.0), 0.001)


@functools.cache
def joined_course(leg: str, face: Face, foot: str) -> Line:
    """Lead a tendon from the leg onto the foot without a break: points (n, 3) in meters.

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


THIN = 0.45
"""How thin a tendon gets where it inserts, of its own width."""


def near_course(course: Line, width: float, spot: Spot) -> Chosen:
    """Say which points lie within a tendon of that width, in millimeters.

    It narrows over the last third of its way.
    """
    reach = width / 2000
    left = as_left(spot.rest)
    box = ((left > course.min(axis=0) - reach) & (left < course.max(axis=0) + reach)).all(axis=-1)
    found = np.zeros(left.shape[:-1], bool)
    if box.any():
        distance, nearest = cKDTree(course).query(left[box], distance_upper_bound=reach)
        along = np.asarray(nearest) / max(1, len(course) - 1)
        found[box] = distance < reach * np.interp(along, [0.66, 1.0], [1.0, THIN])
    return found


TAPER = 0.11
"""Over this share of its length, at either end, a belly runs out to a point."""


def taper(along: Values) -> Values:
    """Say how wide a spindle is, of its full width, at shares of its length from 0 to 1."""
    near = np.clip(np.minimum(along, 1 - along) / TAPER, 0, 1)
    return np.asarray((1 - (1 - near) ** 2) ** 0.7)


@dataclass(frozen=True)
class Spindle:
    """A belly in a plane: the line of its middle, from origin to insertion, and its half widths."""

    middle: Line
    """(n, 2) in meters."""
    half: Values
    """(n,) in meters, 0 at both ends."""

    def across(self, places: Line) -> Values:
        """Say where across the belly each place (m, 2) of the plane lies: (m,).

        -1 is its one border, 0 its middle, 1 its other border; beyond 1 is outside.
        """
        gaps, nearest = (np.asarray(part) for part in cKDTree(self.middle).query(places))
        way = np.gradient(self.middle, axis=0)[nearest]
        off = places - self.middle[nearest]
        side = np.where(way[:, 0] * off[:, 1] - way[:, 1] * off[:, 0] < 0, -1, 1)
        return np.asarray(side * gaps / np.maximum(self.half[nearest], 1e-5))


def read_spindle(way: Line, widths: Values) -> Spindle:
    """Lead a spindle along a way (n, 2) in meters, with widths (n,) in meters on it."""
    dense = resample(np.column_stack([way, widths]), 0.0005)
    calm = gaussian_filter1d(dense, min(8, len(dense) / 8), axis=0, mode="nearest")
    along = np.linspace(0, 1, len(calm))
    return Spindle(calm[:, :2], calm[:, 2] / 2 * taper(along))


def spindle_in(ring: Line) -> Spindle:
    """Fit a spindle into a closed polygon (n, 2) in meters, along its longer axis."""
    dense = resample(np.concatenate([ring, ring[:1]]), 0.0003)[:-1]
    dense = gaussian_filter1d(dense, 6, axis=0, mode="wrap")
    center = dense.mean(axis=0)
    axis = np.linalg.svd(dense - center, full_matrices=False)[2][0]
    axis = axis if axis[0] > 0 else -axis
    turned = (dense - center) @ np.array([axis, [-axis[1], axis[0]]]).T
    steps = np.linspace(turned[:, 0].min(), turned[:, 0].max(), 121)
    low, high = np.zeros(120), np.zeros(120)
    for number, (begin, end) in enumerate(itertools.pairwise(steps)):
        part = turned[(turned[:, 0] >= begin - 0.0006) & (turned[:, 0] <= end + 0.0006), 1]
        low[number], high[number] = part.min(), part.max()
    low, high = gaussian_filter1d(low, 2.5), gaussian_filter1d(high, 2.5)
    along = (steps[1:] + steps[:-1]) / 2
    middle = center + along[:, None] * axis + ((low + high) / 2)[:, None] * [-axis[1], axis[0]]
    return read_spindle(middle, high - low)
