"""Two maps of the leg, so that anatomy can be said in numbers.

Leg (t, theta): t is 0 at the knee joint and 1 at the ankle joint; theta is the angle round the
middle of the slice there, in degrees: 0 in front, 90 at the outer side, 180 behind, 270 at the
inner side. Foot (x, y, h): x is 0 at the back of the heel and 1 at the tip of the second toe; y is
0 at the inner border and 1 at the outer border, at that x; h is the height above the sole, in foot
lengths. All points are points of the body at rest. A right leg is looked at in the mirror, as a
left one.
"""

from __future__ import annotations

import functools

import numpy as np
from scipy.ndimage import gaussian_filter1d

from footwork.figures.body.loading import load_body
from footwork.figures.body.rotations import Z, flat, unit
from footwork.figures.body.skin import leg_faces, refine
from footwork.figures.typed import Line, Points, Values, Vector

LEG_TOP = 0.80
"""Height in meters up to which a leg counts as one."""

# The measured leg of the tables points its foot this far outward (degrees).
TABLE_TOE_OUT = 17.0


def as_left(points: Points) -> Points:
    """Mirror points (..., 3) of a right leg onto the left one."""
    return np.asarray(points * np.where(points[..., :1] < 0, [-1, 1, 1], [1, 1, 1]))


class LegFrame:
    """(t, theta) of points of the left leg at rest."""

    def __init__(self) -> None:
        body = load_body()
        self.knee, self.ankle = body.head("lowerleg01.L"), body.head("foot.L")
        self.length = float(np.linalg.norm(self.ankle - self.knee))
        self.axis = unit(self.ankle - self.knee)
        ahead = np.array([0.0, -1.0, 0.0])
        self.ahead = unit(ahead - self.axis * (ahead @ self.axis))
        outward = np.cross(self.axis, self.ahead)
        self.outward = outward if outward[0] > 0 else -outward
        rest = refine(leg_faces("L", LEG_TOP), 2).rest
        along = (rest - self.knee) @ self.axis / self.length
        self.levels = np.linspace(-0.3, 1.2, 76)
        middles = []
        for level in self.levels:
            near = rest[np.abs(along - level) < 0.015]
            flatwise = np.stack(
                [(near - self.knee) @ self.ahead, (near - self.knee) @ self.outward], axis=1
            )
            middles.append((flatwise.min(axis=0) + flatwise.max(axis=0)) / 2)
        self.middles = gaussian_filter1d(np.array(middles), 2, axis=0)
        direction = foot_direction()
        self.toe_out = float(np.degrees(np.arctan2(direction[0], -direction[1])))

    def of(self, points: Points) -> tuple[Values, Values, Values]:
        """Find t, theta and the distance from the slice's middle of points (..., 3).

        Theta is 0 to 360 degrees, as in the tables; points and distance are in meters.
        """
        offset = as_left(points) - self.knee
        t = offset @ self.axis / self.length
        ahead = offset @ self.ahead - np.interp(t, self.levels, self.middles[:, 0])
        outward = offset @ self.outward - np.interp(t, self.levels, self.middles[:, 1])
        theta = np.degrees(np.arctan2(outward, ahead))
        theta = theta + (TABLE_TOE_OUT - self.toe_out) * np.clip((t - 0.6) / 0.4, 0, 1)
        return t, np.mod(theta, 360), np.hypot(ahead, outward)


def foot_direction() -> Vector:
    """Return the direction (3,) along the floor from heel to second toe, of the left foot."""
    body = load_body()
    heel = body.vertices[body.used]
    heel = heel[(heel[:, 0] > 0) & (heel[:, 2] < 0.06)]
    back = heel[heel[:, 1] > heel[:, 1].max() - 0.006].mean(axis=0)
    return flat(body.bones["toe2-3.L"].tail - back)


class FootFrame:
    """(x, y, h) of points of the left foot at rest."""

    def __init__(self) -> None:
        body = load_body()
        self.ahead = foot_direction()
        self.outward = np.cross(self.ahead, Z)
        if self.outward[0] < 0:
            self.outward = -self.outward
        rest = refine(leg_faces("L", LEG_TOP), 2).rest
        foot = rest[rest[:, 2] < 0.085]
        along = foot @ self.ahead
        second = body.used[body.share(["toe2-3.L"])[body.used] > 0.5]
        self.back = float(along.min())
        self.length = float((body.vertices[second] @ self.ahead).max() - self.back)
        x, across = (along - self.back) / self.length, foot @ self.outward
        self.levels = np.linspace(0.0, 1.0, 51)
        edges = []
        for level in self.levels:
            near = across[np.abs(x - level) < 0.025]
            edges.append((near.min(), near.max()))
        self.edges = gaussian_filter1d(np.array(edges), 1, axis=0)

    def of(self, points: Points) -> tuple[Values, Values, Values]:
        """Find x, y and h, in the foot's own measures, of points (..., 3) in meters."""
        left = as_left(points)
        x = (left @ self.ahead - self.back) / self.length
        inner, outer = (np.interp(x, self.levels, self.edges[:, side]) for side in (0, 1))
        y = (left @ self.outward - inner) / (outer - inner)
        return x, y, left[..., 2] / self.length

    def point(self, x: Values, y: Values) -> Line:
        """Find where on the floor a place of the foot lies: (..., 2) meters ahead and outward."""
        inner, outer = (np.interp(x, self.levels, self.edges[:, side]) for side in (0, 1))
        return np.stack(
            [np.asarray(x) * self.length + self.back, inner + np.asarray(y) * (outer - inner)],
            axis=-1,
        )


@functools.cache
def leg_frame() -> LegFrame:
    """Return the one leg frame."""
    return LegFrame()


@functools.cache
def foot_frame() -> FootFrame:
    """Return the one foot frame."""
    return FootFrame()
