"""Hands: how they are turned, and how their fingers are bent, in each thing that they do."""

from __future__ import annotations

import functools

import numpy as np

from footwork.figures.body.loading import load_body
from footwork.figures.body.rotations import turn, unit
from footwork.figures.body.who import Who
from footwork.figures.pose.angles import Side, out
from footwork.figures.pose.bones import Rotations, bone_places, skin_points
from footwork.figures.pose.schema import Hand
from footwork.figures.typed import Numbers, Points, Turn, Vector

# Bends in degrees of the three joints of a finger, root first, from the second finger to the fifth:
# a hand at rest curls a little more toward the little finger.
CURLS: dict[Hand, tuple[tuple[float, float, float], ...]] = {
    "loose": ((14, 22, 10), (20, 26, 12), (24, 28, 14), (26, 28, 14)),
    "on wall": ((5, 5, 5),) * 4,
    "on counter": ((7, 14, 8), (4, 14, 8), (10, 14, 8), (26, 14, 8)),
    "over counter": ((4, 8, 6), (4, 8, 6), (6, 8, 6), (8, 8, 6)),
    "on rail": ((42, 66, 46),) * 4,
    "on thigh": ((6, 10, 6), (6, 10, 6), (8, 10, 6), (12, 10, 6)),
}

CLOSED: dict[Hand, float] = {"on counter": 0.7, "over counter": 0.7, "on thigh": 0.8}
"""Fingers lean together by so many times the angle at which they stand open at rest; else 1.1."""

THUMB: dict[Hand, float] = {"on rail": 0.2, "on counter": 0.3, "over counter": 0.2, "on thigh": 0.7}
"""How far the thumb is laid along the middle finger, 0 to 1; else 0.55."""

THUMB_BENDS: dict[Hand, tuple[float, float, float]] = {
    "on counter": (6, 0, 0),
    "on rail": (-8, 0, 0),
}
"""Bends in degrees of the three joints of a thumb toward the palm, root first; else none."""


def between(one: Vector, two: Vector) -> Turn:
    """Return the smallest turn (3, 3) that takes one direction to another."""
    axis = np.cross(one, two)
    size = float(np.linalg.norm(axis))
    if size < 1e-9:
        return np.eye(3)
    return turn(axis, float(np.degrees(np.arctan2(size, one @ two))))


def _way(bone: str, who: Who) -> Vector:
    body = load_body(who)
    return unit(body.bones[bone].tail - body.head(bone))


def palm_of(side: Side, who: Who = "adult") -> tuple[Vector, Vector]:
    """Return where the middle finger of a hand at rest points, and where its palm faces."""
    body = load_body(who)
    middle = _way(f"finger3-1.{side}", who)
    across = body.head(f"finger5-1.{side}") - body.head(f"finger2-1.{side}")
    return middle, unit(np.cross(middle, across)) * -out(side)


def hand_frame(fingers: Vector, palm: Vector, side: Side, who: Who) -> Turn:
    """Return the turn (3, 3) of a hand whose fingers point one way and whose palm faces another."""
    middle, facing = palm_of(side, who)
    palm = unit(palm - fingers * (palm @ fingers))
    home = np.stack([middle, facing, np.cross(middle, facing)], axis=1)
    there = np.stack([fingers, palm, np.cross(fingers, palm)], axis=1)
    return np.asarray(there @ home.T)


def turn_hand(side: Side, arm: Rotations, elbow: Turn, hand: Turn, who: Who = "adult") -> Rotations:
    """Return an arm, posed as far as its elbow, with the hand turned as it should be in the world.

    `elbow` (3, 3) is how the forearm is turned so far. What of the hand's turn is one about the
    forearm is shared by elbow, forearm and wrist, as along the two bones in life: skin that is
    blended half and half between two bones keeps the cosine of half the turn between them of its
    width, which is a quarter at 150 degrees, as on a wall, and nine tenths at a third of that.
    """
    body = load_body(who)
    turned = elbow.T @ hand
    fore = unit(body.head(f"wrist.{side}") - body.head(f"lowerarm01.{side}"))
    bend = between(fore, turned @ fore)
    share = turn(fore, _angle_about(fore, bend.T @ turned) / 3)
    return arm | {
        f"lowerarm01.{side}": arm[f"lowerarm01.{side}"] @ share,
        f"lowerarm02.{side}": share,
        f"wrist.{side}": share @ turned.T @ bend @ turned,
    }


def _angle_about(axis: Vector, turned: Turn) -> float:
    """Return by how many degrees, -180 to 180, a turn about an axis (3,) turns."""
    across = np.eye(3)[np.abs(axis).argmin()]
    across = unit(across - axis * (axis @ across))
    there = turned @ across
    return float(np.degrees(np.arctan2(axis @ np.cross(across, there), across @ there)))


def pose_fingers(side: Side, hand: Hand, who: Who = "adult") -> Rotations:
    """Bend the fingers for what the hand does."""
    body = load_body(who)
    middle, palm = palm_of(side, who)
    hinge = np.cross(palm, middle)
    thumb = _way(f"finger1-1.{side}", who)
    laid = THUMB.get(hand, 0.55)
    rotations: Rotations = {
        f"finger1-{joint}.{side}": turn(hinge, -bend)
        for joint, bend in enumerate(THUMB_BENDS.get(hand, (0, 0, 0)), start=1)
    }
    along = between(thumb, unit((1 - laid) * thumb + laid * middle))
    rotations[f"finger1-1.{side}"] = rotations[f"finger1-1.{side}"] @ along
    for finger, bends in zip(range(2, 6), CURLS[hand], strict=True):
        mine = unit(
            body.bones[f"finger{finger}-3.{side}"].tail - body.head(f"finger{finger}-1.{side}")
        )
        level = mine - palm * (mine @ palm)
        open_by = float(np.degrees(np.arcsin(np.clip(np.cross(unit(level), middle) @ palm, -1, 1))))
        for joint, bend in enumerate(bends, start=1):
            rotations[f"finger{finger}-{joint}.{side}"] = turn(hinge, -bend)
        rotations[f"finger{finger}-1.{side}"] = rotations[f"finger{finger}-1.{side}"] @ turn(
            palm, CLOSED.get(hand, 1.1) * open_by
        )
    return rotations


@functools.cache
def hand_bones(side: Side) -> tuple[str, ...]:
    """List the bones of a hand, from the wrist."""
    body = load_body()
    found = [f"wrist.{side}"]
    for bone in body.order:
        if body.bones[bone].parent in found:
            found.append(bone)
    return tuple(found)


@functools.cache
def hand_skin(side: Side, hand: Hand, who: Who = "adult") -> tuple[Numbers, Points]:
    """Return the vertices of a hand, and where they are (n, 3) against the wrist, not yet turned.

    The fingers are bent for what the hand does.
    """
    body = load_body(who)
    chosen = np.flatnonzero(body.share(list(hand_bones(side))) > 0.9)
    points = skin_points(bone_places(pose_fingers(side, hand, who), who), chosen, who)
    return chosen, points - body.head(f"wrist.{side}")
