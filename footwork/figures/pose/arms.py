"""From what the data say of arms to rotations of their bones."""

from __future__ import annotations

import numpy as np

from footwork.figures.body.loading import load_body
from footwork.figures.body.rotations import X, turn, unit
from footwork.figures.body.who import Who
from footwork.figures.pose.angles import Side, out
from footwork.figures.pose.bones import Rotations
from footwork.figures.pose.hands import between, hand_frame, pose_fingers, turn_hand
from footwork.figures.pose.schema import Arm, Pose
from footwork.figures.pose.trunk import pose_trunk
from footwork.figures.typed import Vector

DOWN = np.array([0.0, 0.0, -1.0])

IN, BACK = 0.8, 0.45
"""The palm of a hand that hangs faces the thigh, and a little back."""


def bend_arm(
    side: Side, upper_way: Vector, fore_way: Vector, who: Who = "adult"
) -> tuple[Rotations, np.ndarray]:
    """Pose an arm whose upper arm and forearm point so (3,), the shoulder not turned.

    Returns its rotations, and how the forearm is turned (3, 3).
    """
    body = load_body(who)
    upper = unit(body.head(f"lowerarm01.{side}") - body.head(f"upperarm01.{side}"))
    fore = unit(body.head(f"wrist.{side}") - body.head(f"lowerarm01.{side}"))
    shoulder = between(upper, upper_way)
    elbow = between(shoulder @ fore, fore_way) @ shoulder
    rotations: Rotations = {
        f"upperarm01.{side}": shoulder,
        f"lowerarm01.{side}": shoulder.T @ elbow,
    }
    return rotations, elbow


def pose_arm(side: Side, arm: Arm, who: Who = "adult") -> Rotations:
    """Pose an arm that hangs, raised and bent as the data say.

    What its hand holds on to, it reaches for later: it depends on where the body is.
    """
    sign = out(side)
    away = turn(np.array([0.0, 1.0, 0.0]), -sign * arm.away)
    upper_way = turn(X, -arm.ahead) @ away @ DOWN
    fore_way = turn(X, -arm.ahead - arm.elbow) @ away @ DOWN
    rotations, elbow = bend_arm(side, upper_way, fore_way, who)
    facing = turn(X, -arm.ahead - arm.elbow) @ np.array([-sign * IN, BACK, 0.0])
    hand = hand_frame(fore_way, facing, side, who)
    return turn_hand(side, rotations, elbow, hand, who) | pose_fingers(side, "loose", who)


def pose_upper(pose: Pose, who: Who = "adult") -> Rotations:
    """Pose arms, trunk and head."""
    arms = pose_arm("L", pose.arms.left, who) | pose_arm("R", pose.arms.right, who)
    return arms | pose_trunk(pose)
