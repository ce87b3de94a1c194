"""From what the data say of arms and trunk to rotations of their bones."""

from __future__ import annotations

import numpy as np

from footwork.figures.body.loading import load_body
from footwork.figures.body.rotations import X, turn, unit
from footwork.figures.pose.angles import Side, out
from footwork.figures.pose.bones import Rotations
from footwork.figures.pose.hips import pose_hips
from footwork.figures.pose.schema import Arm, Pose
from footwork.figures.typed import Turn, Vector

LOOSE, ON_WALL = 14.0, 5.0
"""Degrees by which each joint of a finger is bent in a hand that hangs, and in one on a wall."""

RISE = 50.0
"""Fingers on a wall point up from level by so many degrees: their tips touch it."""

CLOSED = 1.3
"""Fingers lean together by so many times the angle at which they stand open at rest."""


def _between(one: Vector, two: Vector) -> Turn:
    """Return the smallest turn (3, 3) that takes one direction to another."""
    axis = np.cross(one, two)
    size = float(np.linalg.norm(axis))
    if size < 1e-9:
        return np.eye(3)
    return turn(axis, float(np.degrees(np.arctan2(size, one @ two))))


def pose_arm(side: Side, arm: Arm) -> Rotations:
    """Pose an arm that hangs, raised and bent as the data say, its hand loose or on a wall."""
    body = load_body()
    sign = out(side)
    upper = unit(body.head(f"lowerarm01.{side}") - body.head(f"upperarm01.{side}"))
    fore = unit(body.head(f"wrist.{side}") - body.head(f"lowerarm01.{side}"))
    away = turn(np.array([0.0, 1.0, 0.0]), -sign * arm.away)
    first = turn(X, -arm.ahead) @ away @ np.array([0.0, 0.0, -1.0])
    second = turn(X, -arm.ahead - arm.elbow) @ away @ np.array([0.0, 0.0, -1.0])
    shoulder = _between(upper, first)
    elbow = _between(shoulder @ fore, second) @ shoulder
    rotations: Rotations = {
        f"upperarm01.{side}": shoulder,
        f"lowerarm01.{side}": shoulder.T @ elbow,
    }
    if arm.hand == "loose":
        return rotations | _fingers(side, LOOSE)
    return rotations | _hand_on_wall(side, elbow) | _fingers(side, ON_WALL)


def _way(bone: str) -> Vector:
    body = load_body()
    return unit(body.bones[bone].tail - body.head(bone))


def _palm(side: Side) -> tuple[Vector, Vector]:
    """Return where the middle finger of a hand at rest points, and where its palm faces."""
    body = load_body()
    middle = _way(f"finger3-1.{side}")
    across = body.head(f"finger5-1.{side}") - body.head(f"finger2-1.{side}")
    return middle, unit(np.cross(middle, across)) * -out(side)


def _hand_on_wall(side: Side, elbow: Turn) -> Rotations:
    """Pose a hand whose fingers point up at a wall ahead; the forearm turns halfway.

    `elbow` (3, 3) is how the forearm is turned in the world.
    """
    body = load_body()
    middle, palm = _palm(side)
    up, facing = (turn(X, -angle) @ np.array([0.0, 0.0, -1.0]) for angle in (90 + RISE, RISE))
    home = np.stack([middle, palm, np.cross(middle, palm)], axis=1)
    there = np.stack([up, facing, np.cross(up, facing)], axis=1)
    turned = elbow.T @ there @ home.T
    fore = unit(body.head(f"wrist.{side}") - body.head(f"lowerarm01.{side}"))
    # What of this is a turn about the forearm happens in the forearm, as in life.
    bend = _between(fore, turned @ fore)
    return {f"lowerarm02.{side}": bend.T @ turned, f"wrist.{side}": turned.T @ bend @ turned}


def _fingers(side: Side, curl: float) -> Rotations:
    """Pose fingers side by side, bent by so many degrees at each joint."""
    middle, palm = _palm(side)
    hinge = np.cross(palm, middle)
    thumb = _way(f"finger1-1.{side}")
    rotations: Rotations = {
        f"finger1-1.{side}": _between(thumb, unit(0.55 * thumb + 0.45 * middle))
    }
    for finger in range(2, 6):
        mine = _way(f"finger{finger}-1.{side}")
        level = mine - palm * (mine @ palm)
        open_by = float(np.degrees(np.arcsin(np.clip(np.cross(unit(level), middle) @ palm, -1, 1))))
        for joint in (1, 2, 3):
            rotations[f"finger{finger}-{joint}.{side}"] = turn(hinge, -curl)
        rotations[f"finger{finger}-1.{side}"] = rotations[f"finger{finger}-1.{side}"] @ turn(
            palm, CLOSED * open_by
        )
    return rotations


def pose_upper(pose: Pose) -> Rotations:
    """Pose arms and trunk; a leaning trunk turns in the lower back."""
    rotations = pose_arm("L", pose.arms.left) | pose_arm("R", pose.arms.right)
    return rotations | pose_hips(pose.hips, pose.lean)
