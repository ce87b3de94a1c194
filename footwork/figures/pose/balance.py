"""Balance: a body that stands holds its center of mass over what it stands on.

Hips and ankles do it, as in life: the pelvis goes to the side over the foot (the standing hip comes
in), and the whole body leans from the ankles. Only what is left over is done by the trunk. The
feet are turned in the world as before, and so stand as before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from scipy.spatial import ConvexHull

from footwork.figures.body.loading import load_body
from footwork.figures.body.mass import center_of_mass
from footwork.figures.body.who import Who
from footwork.figures.pose.angles import LegAngles, Side, out
from footwork.figures.pose.bones import Rotations, bone_places, move_point
from footwork.figures.pose.feet import Part, touching
from footwork.figures.pose.legs import pose_leg
from footwork.figures.pose.trunk import bend_aside
from footwork.figures.typed import Line, Vector

SAFE = 0.5
"""The center of mass is held over the middle of what touches: within it, made so much smaller."""

HIP_IN, HIP_OUT = 10.0, 12.0
"""So far (degrees) a standing hip comes in or goes out for balance, its own angle counted."""

LEAN = 10.0
"""So far (degrees) the body leans from the ankles, ahead or back."""

BEND = 12.0
"""So far (degrees) the trunk bends aside for what the hips leave over."""

Planted = Mapping[Side, Part]
Legs = dict[Side, LegAngles]


def hull_of(points: Line) -> Line:
    """Return the corners (k, 2) of what points (n, 2) enclose, counterclockwise."""
    return np.asarray(points[ConvexHull(points).vertices])


def nearest_in(hull: Line, point: Vector) -> Vector:
    """Return the place (2,) of a hull (k, 2), counterclockwise, that is nearest to a point (2,)."""
    ahead = np.roll(hull, -1, axis=0) - hull
    inward = np.stack([-ahead[:, 1], ahead[:, 0]], axis=1)
    if (((point - hull) * inward).sum(axis=1) >= 0).all():
        return point
    share = ((point - hull) * ahead).sum(axis=1) / np.maximum((ahead**2).sum(axis=1), 1e-12)
    edge = hull + np.clip(share, 0, 1)[:, None] * ahead
    return np.asarray(edge[np.linalg.norm(edge - point, axis=1).argmin()])


def _sway(legs: Legs, planted: Planted, aside: float, ahead: float) -> Legs:
    """Move the hips over standing feet by degrees: to the body's left, and ahead."""
    moved = dict(legs)
    for side in planted:
        leg = legs[side]
        moved[side] = replace(
            leg,
            hip_out=leg.hip_out - out(side) * aside,
            hip=leg.hip - ahead,
            ankle=leg.ankle + ahead,
        )
    return moved


def _room(legs: Legs, planted: Planted) -> tuple[float, float]:
    """Return how far the hips can still go to the right (minus) and to the left, in degrees."""
    low, high = -90.0, 90.0
    for side in planted:
        angle = legs[side].hip_out
        inward, outward = max(0.0, angle + HIP_IN), max(0.0, HIP_OUT - angle)
        low = max(low, -outward if side == "L" else -inward)
        high = min(high, inward if side == "L" else outward)
    return low, high


class _Base:
    """What is stood on, whatever the hips do: places on the ground against the standing ankle."""

    def __init__(self, legs: Legs, planted: Planted, who: Who) -> None:
        self.who = who
        self.bone = f"foot.{next(iter(planted))}"
        rotations: Rotations = {}
        for side, leg in legs.items():
            rotations |= pose_leg(side, leg, who)
        places = bone_places(rotations, who)
        stood_on = [touching(side, part, places, who) for side, part in planted.items()]
        points = np.concatenate(stood_on)[:, :2] - self._ankle(places)
        hull = hull_of(points)
        middle = hull.mean(axis=0)
        self.hull = middle + SAFE * (hull - middle)

    def _ankle(self, places: Mapping[str, np.ndarray]) -> Vector:
        return move_point(places, self.bone, _head(self.bone, self.who))[:2]

    def missing(self, legs: Legs, others: Rotations) -> Vector:
        """Return how far (2,), in meters, the center of mass has to go to be over the base."""
        rotations = dict(others)
        for side, leg in legs.items():
            rotations |= pose_leg(side, leg, self.who)
        places = bone_places(rotations, self.who)
        center = center_of_mass(places, self.who)[:2] - self._ankle(places)
        return nearest_in(self.hull, center) - center


def _head(bone: str, who: Who) -> Vector:
    return load_body(who).head(bone)


def balance(
    legs: Mapping[Side, LegAngles],
    bases: tuple[tuple[Planted, float], ...],
    others: Rotations,
    who: Who = "adult",
) -> tuple[Legs, Rotations]:
    """Hold the center of mass over what is stood on: returns the legs and the upper body.

    `bases` are what stands and how much each of these counts, all together 1: from one stand to
    the next the weight goes over bit by bit. `others` is how arms and trunk are posed. The feet of
    the first that counts stay where they are.
    """
    legs = dict(legs)
    counted = [(planted, share) for planted, share in bases if planted and share > 0]
    if not counted:
        return legs, others
    planted = counted[0][0]
    found = [(_Base(legs, stood, who), share) for stood, share in counted]
    low, high = _room(legs, planted)
    body = load_body(who)
    long = float(body.head("upperleg01.L")[2] - body.head("foot.L")[2])
    aside = ahead = 0.0
    for _ in range(5):
        moved = _sway(legs, planted, aside, ahead)
        gap = np.asarray(sum(share * base.missing(moved, others) for base, share in found))
        aside = float(np.clip(aside + np.degrees(gap[0] / long), low, high))
        ahead = float(np.clip(ahead - np.degrees(gap[1] / long), -LEAN, LEAN))
    moved = _sway(legs, planted, aside, ahead)
    rest = float(sum(share * base.missing(moved, others)[0] for base, share in found))
    if abs(rest) > 0.002:
        high_up = float(body.head("spine01")[2] - body.head("spine05")[2])
        degrees = float(np.clip(np.degrees(rest / (0.3 * high_up)), -BEND, BEND))
        others = bend_aside(others, degrees)
    return moved, others
